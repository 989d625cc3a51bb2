//! Turns the data of scripts into the markup of the one thing in it that the page is about.
//!
//! Every text that may be content is a find, owned by the object that it is a field of. The thing with the page's title is the
//! content; where none has it, the texts of the one place in the data that has the most words are.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::attribute::decode;
use super::block_list::list_html;
use super::markup::{element, escaped, has_blocks, paragraphs, strip, unescape_markup};
use super::value::{Object, Value};
use super::{About, Evidence};
use crate::table::payload as table;
use crate::text::Shape;

/// The content of a page in its data, as markup.
pub(super) fn find_content<'a>(values: impl Iterator<Item = &'a Value<'a>>, title: Option<&str>) -> Option<Content> {
    let title = title.map(|title| Shape::of(title).hash);
    let mut harvest =
        Harvest { names: HashMap::new(), things: Vec::new(), finds: Vec::new(), bytes: 0, seen: HashMap::new(), title };
    values.for_each(|value| harvest.walk(value));
    let (chosen, evidence, thing) = harvest.choose();
    let words: u32 = chosen.iter().map(|find| find.words).sum();
    let least = if evidence == Evidence::Size { table::FRAGMENT_WORDS } else { table::SHORT_WORDS };
    if (words as usize) < least {
        return None;
    }
    let named = thing.filter(|_| evidence == Evidence::Fields);
    let html = harvest.write(&chosen, named);
    let about = thing.and_then(|thing| harvest.things.get(thing)).map(|thing| thing.about.clone());
    Some(Content { html, evidence, about: about.unwrap_or_default() })
}

/// What was found, as markup.
pub(super) struct Content {
    pub(super) html: String,
    pub(super) evidence: Evidence,
    pub(super) about: About,
}

/// An object of the data.
struct Thing {
    /// The object that it is part of; the outermost is part of itself.
    parent: usize,
    /// What it is called, by whom it is and of when.
    about: About,
    has_title: bool,
}

/// A text that may be content.
struct Find {
    owner: usize,
    /// A fingerprint of the names that lead to it, without the numbers of lists.
    place: u64,
    words: u32,
    html: String,
}

struct Harvest<'a> {
    /// What the names that were met mean, and their fingerprints; the same few name everything.
    names: HashMap<&'a str, (Meaning, u64)>,
    things: Vec<Thing>,
    finds: Vec<Find>,
    /// Bytes of all finds.
    bytes: usize,
    /// Finds by how their text begins: the same text often stands once with markup and once without.
    seen: HashMap<u64, usize>,
    title: Option<u64>,
}

/// A value that is to be looked at, and how it was reached.
struct Visit<'a> {
    value: &'a Value<'a>,
    name: &'a str,
    owner: usize,
    place: u64,
}

impl<'a> Harvest<'a> {
    fn walk(&mut self, value: &'a Value<'a>) {
        let root = self.things.len();
        self.things.push(Thing { parent: root, about: About::default(), has_title: false });
        let first = Visit { value, name: "", owner: root, place: 0 };
        let mut open = vec![first];
        let mut left = table::VALUES;
        while let Some(visit) = open.pop() {
            left = left.saturating_sub(1);
            if left == 0 || self.bytes > table::CONTENT_BYTES {
                return;
            }
            self.look_at(&visit, &mut open);
        }
    }

    fn look_at(&mut self, visit: &Visit<'a>, open: &mut Vec<Visit<'a>>) {
        match visit.value {
            Value::Text(text) => self.look_at_text(visit, text),
            Value::List(items) => {
                if let Some(html) = list_html(items).or_else(|| self.string_list(items, visit.name)) {
                    self.push(visit, html);
                    return;
                }
                let before = open.len();
                let visits = items.iter().filter(|item| !matches!(item, Value::Number(_)));
                open.extend(visits.map(|item| Visit { value: item, ..*visit }));
                if let Some(items) = open.get_mut(before..) {
                    items.reverse();
                }
            }
            Value::Object(fields) => {
                let owner = self.things.len();
                let before = open.len();
                let mut titles: Vec<Cow<'_, str>> = Vec::new();
                for (name, value) in fields.iter() {
                    if !matches!(value, Value::Text(_) | Value::List(_) | Value::Object(_)) {
                        continue;
                    }
                    let (meaning, print) = self.known(name);
                    let title = value.as_text().filter(|title| meaning.is(Meaning::TITLE) && title.len() < table::TITLE_BYTES);
                    titles.extend(title.map(plain));
                    if !meaning.is(Meaning::FOREIGN) {
                        let place = if name == visit.name { visit.place } else { visit.place.rotate_left(7) ^ print };
                        open.push(Visit { value, name, owner, place });
                    }
                }
                let has_title = self.title.is_some() && titles.iter().any(|title| Some(Shape::of(title).hash) == self.title);
                let title = titles.into_iter().next().map(Cow::into_owned);
                self.things.push(Thing { parent: visit.owner, about: About { title, ..about_of(fields) }, has_title });
                if let Some(fields) = open.get_mut(before..) {
                    fields.reverse();
                }
            }
            _ => {}
        }
    }

    fn meaning(&mut self, name: &'a str) -> Meaning {
        self.known(name).0
    }

    /// What a name means, and its fingerprint.
    fn known(&mut self, name: &'a str) -> (Meaning, u64) {
        *self.names.entry(name).or_insert_with(|| (Meaning::of(name), Shape::of(name).hash))
    }

    /// A list of strings under a name that content goes by.
    fn string_list(&mut self, items: &[Value<'_>], name: &'a str) -> Option<String> {
        let is_list =
            items.len() > 1 && items.iter().all(|item| item.as_text().is_some()) && self.meaning(name).is(Meaning::LIST);
        let texts = || items.iter().filter_map(Value::as_text);
        let items = || texts().map(|item| element("li", &escaped(item))).collect::<String>();
        is_list.then(|| if texts().any(has_blocks) { texts().collect() } else { element("ul", &items()) })
    }

    fn look_at_text(&mut self, visit: &Visit<'a>, text: &str) {
        let text = text.trim();
        if text.len() < table::TEXT_BYTES {
            return;
        }
        let unescaped = unescape_markup(text);
        let text = unescaped.as_deref().unwrap_or(text);
        if is_data(text) {
            return;
        }
        if has_blocks(text) {
            self.push(visit, text.to_owned());
        } else if self.meaning(visit.name).is(Meaning::CONTENT) {
            self.push(visit, if text.contains("</") { element("p", text) } else { paragraphs(&plain(text)) });
        }
    }

    /// Takes note of content. Of two copies the longer stays; of equal ones the first.
    fn push(&mut self, visit: &Visit<'_>, html: String) {
        let text = strip(&html);
        let words = Shape::of(&text).words();
        if (words as usize) < table::TEXT_WORDS {
            return;
        }
        let find = Find { owner: visit.owner, place: visit.place, words, html };
        let beginning: String = text.chars().filter(|c| c.is_alphanumeric()).take(table::BEGINNING).collect();
        self.bytes += find.html.len();
        let beginning = Shape::of(&beginning).hash;
        let Some(at) = self.seen.get(&beginning).copied() else {
            self.seen.insert(beginning, self.finds.len());
            self.finds.push(find);
            return;
        };
        if let Some(copy) = self.finds.get_mut(at).filter(|copy| copy.words + copy.words * table::WHOLE_SHARE / 100 < words) {
            *copy = find;
        }
    }

    /// The texts that are the content, what speaks for it, and the thing that they are of, if it is one.
    fn choose(&self) -> (Vec<&Find>, Evidence, Option<usize>) {
        let words = self.words_below();
        let titled = || (0..self.things.len()).filter(|at| self.things.get(*at).is_some_and(|thing| thing.has_title));
        let count = |at: usize| words.get(at).copied().unwrap_or(0);
        let most = titled().map(count).max().unwrap_or(0);
        let of_title = || {
            let enough = most as f32 * table::PART_SHARE;
            let chosen = titled().filter(|at| count(*at) as f32 >= enough).min_by_key(|at| (count(*at), *at));
            (chosen.map(|thing| self.finds_below(thing)).unwrap_or_default(), Evidence::Title, chosen)
        };
        if most as usize >= table::FRAGMENT_WORDS {
            return of_title();
        }
        let largest = self.largest_place();
        let largest_words: u32 = largest.iter().map(|find| find.words).sum();
        // An article has a title, and who wrote it or when; where the data have one such thing alone, it is the content.
        let is_article = |at: &usize| {
            let about = self.things.get(*at).map(|thing| &thing.about);
            let is_signed =
                about.is_some_and(|about| about.title.is_some() && (!about.authors.is_empty() || about.date.is_some()));
            is_signed && count(*at) as usize >= table::SHORT_WORDS
        };
        let mut articles = (0..self.things.len()).filter(is_article);
        let article = articles.next().filter(|_| articles.next().is_none());
        if let Some(article) = article.filter(|at| count(*at) as f32 >= largest_words as f32 * table::PART_SHARE) {
            return (self.finds_below(article), Evidence::Fields, Some(article));
        }
        if largest_words as usize >= table::FRAGMENT_WORDS || (most as usize) < table::SHORT_WORDS {
            return (largest, Evidence::Size, None);
        }
        of_title()
    }

    /// The words of all finds of each thing and of the things in it.
    fn words_below(&self) -> Vec<u32> {
        let mut words = vec![0u32; self.things.len()];
        for find in &self.finds {
            if let Some(words) = words.get_mut(find.owner) {
                *words += find.words;
            }
        }
        // A thing comes after what it is part of.
        for (at, thing) in self.things.iter().enumerate().rev().filter(|(at, thing)| thing.parent != *at) {
            let own = words.get(at).copied().unwrap_or(0);
            if let Some(words) = words.get_mut(thing.parent) {
                *words += own;
            }
        }
        words
    }

    fn finds_below(&self, chosen: usize) -> Vec<&Find> {
        let mut is_below = vec![false; self.things.len()];
        for (at, thing) in self.things.iter().enumerate() {
            let below = at == chosen || is_below.get(thing.parent).copied().unwrap_or(false);
            if let Some(slot) = is_below.get_mut(at) {
                *slot = below;
            }
        }
        self.finds.iter().filter(|find| is_below.get(find.owner).copied().unwrap_or(false)).collect()
    }

    /// The finds of the place with the most words, with the other finds of their owners; none where they are short: descriptions
    /// of other pages.
    fn largest_place(&self) -> Vec<&Find> {
        let mut places: HashMap<u64, u32> = HashMap::new();
        for find in &self.finds {
            *places.entry(find.place).or_default() += find.words;
        }
        let Some((place, words)) = places.into_iter().max_by_key(|(place, words)| (*words, *place)) else { return Vec::new() };
        let count = self.finds.iter().filter(|find| find.place == place).count();
        if words as usize / count.max(1) < table::LONE_TEXT_WORDS {
            return Vec::new();
        }
        let owners: HashSet<usize> = self.finds.iter().filter(|find| find.place == place).map(|find| find.owner).collect();
        self.finds.iter().filter(|find| owners.contains(&find.owner)).collect()
    }

    /// The finds one after the other, each thing with its name before it unless that is the page's, or will be.
    fn write(&self, chosen: &[&Find], named: Option<usize>) -> String {
        let mut out = String::new();
        let mut owner = None;
        for find in chosen {
            let thing = self.things.get(find.owner).filter(|_| owner != Some(find.owner));
            owner = Some(find.owner);
            let thing = thing.filter(|thing| !thing.has_title && named != owner);
            if let Some(name) = thing.and_then(|thing| thing.about.title.as_deref()) {
                out.push_str(&element("h3", &escaped(name)));
            }
            out.push_str("<div>");
            out.push_str(&find.html);
            out.push_str("</div>\n");
        }
        out
    }
}

/// A text without references, which linked data have now and then.
fn plain(text: &str) -> Cow<'_, str> {
    if text.contains('&') { Cow::Owned(decode(text)) } else { Cow::Borrowed(text) }
}

/// By whom and of when an object says to be.
fn about_of(fields: &Object<'_>) -> About {
    let known = |names: &[&str], name: &str| names.iter().any(|known| known.eq_ignore_ascii_case(name));
    let named = |value: &Value<'_>| match value {
        Value::Object(fields) => table::TITLE_NAMES.iter().find_map(|name| fields.get(name)?.as_text()).map(str::to_owned),
        value => value.as_text().map(str::to_owned),
    };
    let mut about = About::default();
    for (name, value) in fields.iter() {
        if known(table::AUTHOR_NAMES, name) {
            match value {
                Value::List(people) => about.authors.extend(people.iter().take(table::AUTHORS).filter_map(named)),
                person => about.authors.extend(named(person)),
            }
        } else if known(table::DATE_NAMES, name) && about.date.is_none() {
            about.date = value.as_text().filter(|date| date.len() < table::DATE_TEXT).map(str::to_owned);
        }
    }
    about.authors.retain(|name| name.len() < table::TITLE_BYTES);
    about
}

/// Whether a text is data that was written into a string, and that no reader knew for such: the stream of a framework.
fn is_data(text: &str) -> bool {
    let row = text.trim_start_matches(|c: char| c.is_ascii_hexdigit()).trim_start_matches(':');
    let begins = table::ROW_BEGINS.iter().any(|begin| row.starts_with(begin));
    begins || text.matches("\":").count() * table::DATA_BYTES > text.len()
}

/// What a name says of what is under it: a set.
#[derive(Clone, Copy)]
struct Meaning(u8);

impl Meaning {
    const TITLE: u8 = 1;
    const CONTENT: u8 = 1 << 1;
    /// A list of strings is content.
    const LIST: u8 = 1 << 2;
    const FOREIGN: u8 = 1 << 3;

    fn of(name: &str) -> Meaning {
        let plain: String = name.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect();
        let lists = [
            (Meaning::TITLE, table::TITLE_NAMES),
            (Meaning::CONTENT, table::CONTENT_NAMES),
            (Meaning::LIST, table::LIST_NAMES),
            (Meaning::FOREIGN, table::FOREIGN_NAMES),
        ];
        let listed = lists.iter().filter(|(_, list)| list.binary_search(&plain.as_str()).is_ok());
        let foreign = if has_foreign_word(name) { Meaning::FOREIGN } else { 0 };
        Meaning(listed.fold(foreign, |set, (meaning, _)| set | meaning))
    }

    fn is(self, meaning: u8) -> bool {
        self.0 & meaning != 0
    }
}

/// Whether a word of the name says that what is under it is not the content.
fn has_foreign_word(name: &str) -> bool {
    let mut word = String::new();
    let mut before = ' ';
    for c in name.chars().chain(std::iter::once(' ')) {
        let begins = !c.is_alphanumeric() || c.is_uppercase() && before.is_lowercase();
        if begins && !word.is_empty() {
            if table::FOREIGN_NAMES.binary_search(&word.as_str()).is_ok() {
                return true;
            }
            word.clear();
        }
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
        before = c;
    }
    false
}
