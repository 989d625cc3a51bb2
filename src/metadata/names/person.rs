//! Turns a name into what it is the name of: a person, an organisation, a company.

use super::{has_part_of, has_word_of, strip_first};
use crate::metadata::plain::{BLOCK_MARK, fold};
use crate::table::given_names::GIVEN_NAMES;
use crate::table::names::{
    APOSTROPHES, ARTICLES, BETWEEN, CAPITALS, CASELESS_CHARS, ELISIONS, FAMILY_WORDS, HYPHENS, LEGAL_FORMS, NOBODY, ORGANISATION,
    ORGANISATION_ENDS, OWNED, PARTICLES, PERSON_WORDS, ROLES, SITE_WORDS, SMALL_WORDS, TITLES,
};

/// Whether a name reads like that of a person.
pub(in crate::metadata) fn looks_like_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let has_case = name.chars().any(|c| c.is_uppercase() || c.is_lowercase());
    if !has_case {
        return CASELESS_CHARS.contains(&name.chars().count()) && !is_organisation(name);
    }
    let capitalised = words.iter().filter(|word| word.chars().next().is_some_and(char::is_uppercase)).count();
    PERSON_WORDS.contains(&words.len())
        && capitalised >= CAPITALS
        && capitalised + SMALL_WORDS >= words.len()
        && !is_organisation(name)
        && !name.chars().any(|c| c.is_ascii_digit())
}

/// Whether a name is that of a person by its words alone, where nothing else says that it is a name: the first word is a given
/// name or a title, or another one is an initial.
pub(in crate::metadata) fn is_surely_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let titles = words.iter().take_while(|word| TITLES.has_lower(word.trim_end_matches('.'))).count();
    let bare = words.get(titles..).unwrap_or_default();
    let [first, rest @ ..] = bare else { return false };
    let is_initial = |word: &&str| word.chars().count() == 2 && word.ends_with('.') && word.starts_with(char::is_uppercase);
    let given = first.split(HYPHENS).next().unwrap_or_default().trim_end_matches('.');
    let is_named = titles > 0 || GIVEN_NAMES.has_lower(given) || rest.iter().any(is_initial);
    let is_written = |word: &&str| {
        let letters = word.trim_start_matches(ELISIONS).trim_start_matches(APOSTROPHES);
        letters.starts_with(char::is_uppercase) || PARTICLES.has(word)
    };
    is_named
        && FAMILY_WORDS.contains(&rest.len())
        && bare.iter().all(is_written)
        && looks_like_person(name)
        && !has_word_of(name, ROLES)
        && !has_word_of(name, NOBODY)
}

/// The person whose site has this name: `Jane Doe`, `Jane Doe's blog`.
pub(in crate::metadata) fn owner_of(site: &str) -> Option<String> {
    let owner = OWNED.iter().find_map(|mark| site.split_once(mark)).map_or(site, |(owner, _)| owner);
    let owner = strip_first(owner, SITE_WORDS).unwrap_or(owner);
    let cut = owner.rsplit_once(' ').filter(|(_, last)| SITE_WORDS.has_lower(last));
    let owner = fold(cut.map_or(owner, |(owner, _)| owner));
    is_surely_person(&owner).then_some(owner)
}

/// Whether a name ends with the form of a company: the owner of the page, not its author.
pub(in crate::metadata) fn is_company(name: &str) -> bool {
    name.rsplit_once(' ').is_some_and(|(_, last)| LEGAL_FORMS.has_lower(last.trim_end_matches('.')))
}

/// Whether what stands in a marked byline can be a name: a person, an organisation, or one word, as users have.
pub(in crate::metadata) fn can_be_shown(name: &str) -> bool {
    !name.contains(' ') || looks_like_person(name) || is_organisation(name)
}

/// Whether a name is that of a thing: `The Grain`.
pub(super) fn has_article(name: &str) -> bool {
    name.split(' ').next().is_some_and(|first| ARTICLES.has_lower(first))
}

/// Whether a name begins with a given name.
pub(super) fn has_given_name(name: &str) -> bool {
    name.split([' ', '-']).next().is_some_and(|first| GIVEN_NAMES.has_lower(first))
}

/// Whether a name reads like that of an organisation.
pub(in crate::metadata) fn is_organisation(name: &str) -> bool {
    has_part_of(name, ORGANISATION, |c| !c.is_alphanumeric())
        || has_article(name) && name.contains(' ')
        || name.contains('.') && !name.contains(". ")
        // Their letters have no case.
        || !name.is_ascii() && ORGANISATION_ENDS.iter().any(|end| name.ends_with(end))
}

/// Drops what stands in the blocks behind that of a person, unless it is a person by its words alone, or the line goes on there
/// (`Jane Doe,`, `and Jo Roe`): what there is of the author elsewhere.
pub(in crate::metadata) fn drop_behind_block(text: &str, names: &mut Vec<String>) {
    let mut blocks = text.split(BLOCK_MARK);
    let Some(mut last) = blocks.next() else { return };
    if !names.first().is_some_and(|first| looks_like_person(first) && last.contains(first.as_str())) {
        return;
    }
    let mut own = vec![last];
    for block in blocks {
        let begins_so = || block.split_whitespace().next().is_some_and(|word| BETWEEN.has_lower(word));
        if last.trim_end().ends_with([',', '&']) || begins_so() {
            own.push(block);
        }
        last = block;
    }
    names.retain(|name| own.iter().any(|block| block.contains(name.as_str())) || is_surely_person(name));
}
