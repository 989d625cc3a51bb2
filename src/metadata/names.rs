//! Turns a byline into the names of people: without "By", roles, addresses and what is no name at all.

mod person;

use super::address::{user_of_address, without_addresses};
use super::date::{DayOrder, find, is_month};
use super::plain::{fold, plain};
use crate::table::dates::{PUBLISHED, WEEKDAYS};
use crate::table::names::{
    ABBREVIATED_WORD, ABBREVIATION, AFTER, AUTHORS, BEFORE, BEFORE_LABEL, BEHIND_LABEL, BESIDE_DATE, BETWEEN, BETWEEN_SIGNS, BY,
    BYLINE, COLONS, DASH, DOTTED_WORDS, GOES_ON, INVITATIONS, LABEL_ENDS, LABEL_WORDS, LABELLED_WORDS, NAME_CHARS, NAME_LETTERS,
    NAME_MARKS, NAME_WORDS, NO_NAME_MARKS, NOBODY, ORGANISATION, OTHER_WORDS, PICTURES, REPORTER_NAME, REPORTERS, ROLES,
    SEPARATORS, SHORT_NAME, SUFFIXES, WROTE, WROTE_ENDS,
};
use crate::table::punctuation::SPACED_ENDS;
use crate::table::words::Words;
use crate::text::key;
pub(super) use person::{
    can_be_shown, drop_behind_block, is_company, is_organisation, is_surely_person, looks_like_person, owner_of,
};
use person::{has_article, has_given_name};

/// The names in the value of a field or of a marked byline.
pub(super) fn read(text: &str) -> Vec<String> {
    let text = plain(text);
    if text.is_empty() {
        return Vec::new();
    }
    if let Some(user) = user_of_address(&text) {
        return name(user).into_iter().collect();
    }
    let text = without_addresses(&text);
    // Behind the dash stands where the author is, or what for.
    let text = text.split_once(DASH).map(|(name, _)| name).filter(|name| looks_like_person(name)).unwrap_or(&text);
    if let Some(names) = turned(text) {
        return names;
    }
    let mut names = Vec::new();
    let mut roles = Vec::new();
    let parts = text.split(SEPARATORS).flat_map(split_words);
    for part in parts {
        if let Some(name) = name(part).filter(|name| !names.contains(name)) {
            if has_word_of(&name, ROLES) { roles.push(name) } else { names.push(name) }
        }
        if names.len() == AUTHORS {
            break;
        }
    }
    // Behind a whole name, `London` is where its owner is, and `Health` what for.
    if names.first().is_some_and(|name| has_case(name) && name.contains(' ')) {
        let mut others = names.split_off(1);
        others.retain(|name| (!has_case(name) || name.contains(' ')) && !has_article(name));
        names.append(&mut others);
    }
    if names.is_empty() {
        // `Example Staff` is somebody, `Staff Writer` is nobody.
        roles.retain(|name: &String| !name.to_lowercase().split(' ').all(|word| ROLES.has(word) || NOBODY.has(word)));
        roles.truncate(1);
        names = roles;
    }
    names
}

fn has_word_of(name: &str, list: &Words) -> bool {
    has_part_of(name, list, |c| matches!(c, ' ' | '-'))
}

/// Whether one of the parts between marks, in lower case, is in a list.
fn has_part_of(text: &str, list: &Words, is_mark: impl Fn(char) -> bool) -> bool {
    if text.is_ascii() {
        return text.split(is_mark).any(|part| list.has_lower(part));
    }
    text.to_lowercase().split(is_mark).any(|part| list.has(part))
}

/// The names in a line that reads like a byline: `By Jane Doe`, `Published 3 May 2020 by Jane Doe`, `Von Max Mustermann am 3. Mai
/// 2020`.
pub(super) fn read_byline(line: &str) -> Vec<String> {
    let line = plain(line);
    if let Some(reporter) = reporter(&line) {
        return vec![reporter.to_owned()];
    }
    let rest = strip_first(&line, BYLINE).map(before_label).or_else(|| behind_label(&line)).or_else(|| {
        let is_dateline = || find(&line, DayOrder::DayFirst).is_some() || has_word_of(&line, PUBLISHED);
        let has_by = line.split(' ').any(|word| BY.iter().any(|by| by.trim_ascii() == word));
        let behind = |by: &&str| line.split_once(*by).map(|(_, rest)| rest);
        if has_by { BY.iter().find_map(behind).filter(|_| is_dateline()) } else { None }
    });
    let Some(rest) = rest else { return Vec::new() };
    let cut = cut_after(rest);
    let words = cut.split_whitespace().count();
    if words == 0 || words > NAME_WORDS * 2 {
        return Vec::new();
    }
    let names = read(cut);
    // In running text a name is two words or more, each with a capital, or one of a script without capitals.
    if names.iter().all(|name| looks_like_person(name)) { names } else { Vec::new() }
}

/// The name at the beginning of a line that what its owner does follows: `홍길동 기자`.
fn reporter(line: &str) -> Option<&str> {
    let (name, rest) = line.split_once(' ')?;
    let is_name = !name.is_ascii() && !has_case(name) && name.chars().all(char::is_alphanumeric);
    let role = rest.split(' ').next().unwrap_or_default();
    (is_name && (2..=REPORTER_NAME).contains(&name.chars().count()) && REPORTERS.has(role)).then_some(name)
}

/// What stands behind a label in the middle of a line: `2025-12-03 来源：江岚日报 作者：顾砚秋 62`.
fn behind_label(line: &str) -> Option<&str> {
    let colons = line.match_indices(COLONS);
    let (_, rest) = colons.filter_map(|(at, _)| line.split_at_checked(at)).find(|(before, _)| {
        let word = before.trim_end().split(BEFORE_LABEL).next_back().unwrap_or_default();
        BYLINE.has_lower(word)
    })?;
    let rest = rest.trim_start_matches([':', '：', ' ']);
    let first = rest.split(' ').next().unwrap_or_default();
    // Where letters have no case, a blank ends a name.
    Some(if has_case(first) { rest } else { first })
}

/// What stands before the next label of a line, where letters have no case: `王小明 发布时间:2026-02-04`.
fn before_label(rest: &str) -> &str {
    let label = rest.split(' ').skip(1).find(|word| word.contains(COLONS));
    let label = label.filter(|_| !rest.split(' ').next().is_some_and(has_case));
    label.and_then(|label| rest.split_once(label)).map_or(rest, |(before, _)| before.trim_end())
}

fn has_case(word: &str) -> bool {
    word.chars().any(|c| c.is_uppercase() || c.is_lowercase())
}

/// The names in a text that is nothing but a label and names behind a colon: `Автор: Тимофей Брусникин`.
pub(super) fn read_labelled(text: &str) -> Vec<String> {
    let Some((label, rest)) = text.split_once(COLONS) else { return Vec::new() };
    let mut names = if is_label(label) { read(rest) } else { Vec::new() };
    names.retain(|name| looks_like_person(name));
    names
}

/// The names in a text that says of them that they wrote the page: `This post was written by Jane Doe, Head of Tea`.
pub(super) fn read_wrote(text: &str) -> Vec<String> {
    if !may_be_wrote(text) {
        return Vec::new();
    }
    let Some(rest) = strip_first(text, WROTE) else { return Vec::new() };
    let mut names = read(cut_after(rest.split(". ").next().unwrap_or_default()));
    names.retain(|name| looks_like_person(name));
    // Behind the first name, what else has capitals may be where the person works.
    let first = names.first().is_some_and(|name| is_surely_person(name));
    names.retain(|name| !first || is_surely_person(name));
    names
}

/// Whether a text is nothing but a label that says of the name behind it that it wrote the page.
pub(super) fn is_wrote(text: &str) -> bool {
    WROTE.has_lower(text.trim_end_matches([':', '：', ' '])) && may_be_wrote(text)
}

/// Whether one of the first words may end such a label: a cheap look, since every text of a page is asked.
fn may_be_wrote(text: &str) -> bool {
    text.as_bytes().split(|byte| *byte == b' ').take(LABEL_WORDS).any(|mut word| {
        while let Some(rest) = word.strip_suffix(b":").or_else(|| word.strip_suffix("：".as_bytes())) {
            word = rest;
        }
        WROTE_ENDS.has_ascii_lower(word)
    })
}

/// Whether a line ends where a name follows: `By`, `3 May 2020 by`.
pub(super) fn ends_like_label(line: &str) -> bool {
    let label = line.trim_end_matches([':', '：', ' ']);
    let behind_date = || {
        let lower = label.to_lowercase();
        BY.iter().any(|by| lower.ends_with(by.trim_end()))
            && (find(line, DayOrder::DayFirst).is_some() || has_word_of(line, PUBLISHED))
    };
    label.chars().nth(1).is_some() && (BYLINE.has_lower(label) || behind_date())
}

/// Whether a line of names ends where another one follows: `By Jane Doe and`, `By Jane Doe,`.
pub(super) fn awaits_other(line: &str) -> bool {
    let last = line.rsplit(' ').next().unwrap_or_default();
    last.ends_with(',') || BETWEEN_SIGNS.contains(&last) || BETWEEN.has_lower(last)
}

/// The names in a short line beside a date, where nothing says that they are names: `Jane Doe | 3 min read`, `by jane`.
pub(super) fn read_beside_date(text: &str) -> Vec<String> {
    if let Some(rest) = strip_first(text, BYLINE).filter(|rest| rest.split(' ').count() <= LABELLED_WORDS) {
        let mut names = read(rest);
        names.retain(|name| can_be_shown(name));
        return names;
    }
    let mut names: Vec<String> = text.split(" - ").flat_map(read).collect();
    names.retain(|name| is_surely_person(name));
    names
}

/// Whether a line has hardly more than names, a date and marks, and does not speak of a picture.
pub(super) fn is_beside(line: &str, names: &[String]) -> bool {
    let is_known = |word: &str| names.iter().any(|name| name.split(' ').any(|part| part == word));
    let words = line.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.'));
    let others = words.filter(|word| {
        let is_abbreviation = word.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-'));
        !is_known(word) && !is_abbreviation && !is_month(word) && !word.starts_with(|c: char| c.is_ascii_digit())
    });
    let is_picture = || has_part_of(line, PICTURES, |c| !c.is_alphanumeric() && c != '©');
    others.count() <= OTHER_WORDS && !is_picture() && !is_sentence(line)
}

/// Whether a line ends as sentences do: with a mark behind a word that is no abbreviation.
fn is_sentence(line: &str) -> bool {
    let last = line.rsplit(' ').next().unwrap_or_default();
    let word = last.trim_end_matches(SPACED_ENDS);
    word.len() < last.len()
        && word.chars().count() > ABBREVIATED_WORD
        && word.chars().skip(1).any(char::is_lowercase)
        && !is_month(word)
}

/// Whether a line begins as bylines do.
pub(super) fn begins_like_byline(line: &str) -> bool {
    strip_first(line, BYLINE).is_some()
}

/// Whether a line is the label of a byline, so that the next line is a name: `Written by`.
pub(super) fn is_label(line: &str) -> bool {
    let line = fold(line);
    let label = line.trim_end_matches([':', '：', ' ']);
    BYLINE.has_lower(label) && label.chars().nth(1).is_some()
}

/// Drops organisations and parts of other names where a person is known.
///
/// `site` is the key of the site's name.
pub(super) fn settle(names: Vec<String>, site: &str) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    let mut keys: Vec<String> = Vec::new();
    for name in names {
        let key = key(&name);
        if !key.is_empty() && !keys.contains(&key) {
            keys.push(key);
            kept.push(name);
        }
    }
    let is_site = |name: &String| !site.is_empty() && key(name) == site;
    if kept.iter().any(|name| looks_like_person(name)) {
        kept.retain(|name| !is_organisation(name) && (!is_site(name) || looks_like_person(name)));
        // Beside a name, `Content writer` is what its owner does.
        let has_role = |name: &String| has_word_of(name, ROLES);
        if kept.iter().any(|name| looks_like_person(name) && !has_role(name)) {
            kept.retain(|name| !has_role(name) || has_given_name(name));
        }
    } else if kept.iter().any(|name| !is_site(name)) {
        kept.retain(|name| !is_site(name));
    }
    kept
}

/// The names in a text that has each surname before a comma: `Doe, Jane`, `Doe, Jane A.; Roe, J.`.
fn turned(text: &str) -> Option<Vec<String>> {
    let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty()).take(AUTHORS);
    let turn = |part: &str| {
        let (last, first) = part.split_once(',')?;
        let mut words = first.split_whitespace();
        let begins = words.next().is_some_and(|word| is_single_name(word) || is_initial(word));
        (begins && words.all(is_initial) && is_single_name(last)).then(|| format!("{} {}", first.trim(), last.trim()))
    };
    parts.map(turn).collect()
}

/// Whether a word is a letter that stands for a name: `A`, `A.`, `J.-P.`.
fn is_initial(word: &str) -> bool {
    word.split(['.', '-'])
        .all(|letter| letter.is_empty() || letter.chars().count() == 1 && letter.starts_with(char::is_uppercase))
        && word.starts_with(char::is_uppercase)
}

fn is_single_name(text: &str) -> bool {
    let text = text.trim();
    let capital = text.chars().next().is_some_and(char::is_uppercase);
    capital
        && text.chars().skip(1).any(char::is_lowercase)
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
        && !SUFFIXES.has_lower(text)
        && !ROLES.has_lower(text)
        && !ORGANISATION.has_lower(text)
}

/// Splits at `&`, `+` and words like "and", where both sides can be names.
fn split_words(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for word in text.split(' ') {
        let end = at + word.len();
        let parts_names = BETWEEN_SIGNS.contains(&word) || BETWEEN.has_lower(word);
        // With a capital, what is no longer than two letters is a name: `Paul E Smith`, `Ed Doe`.
        let is_name = word.len() <= SHORT_NAME && word.starts_with(char::is_uppercase);
        if parts_names && !is_name {
            parts.push(text.get(start..at).unwrap_or_default());
            start = end;
        }
        at = end + 1;
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts
}

/// The rest behind one of the beginnings, if the text has one as whole words.
fn strip_first<'a>(text: &'a str, beginnings: &Words) -> Option<&'a str> {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '@');
    let ends = text.char_indices().filter(|(_, c)| LABEL_ENDS.contains(c)).map(|(at, _)| at);
    let ends = ends.chain([text.len()]).take(LABEL_WORDS);
    let end = ends.filter(|end| text.get(..*end).is_some_and(|first| beginnings.has_lower(first))).last()?;
    Some(text.get(end..).unwrap_or_default().trim_start_matches(|c: char| BEHIND_LABEL.contains(&c) || c.is_whitespace()))
}

/// Cuts a text before the first word that ends a name.
fn cut_after(text: &str) -> &str {
    let mut at = 0;
    let mut before = 0;
    for word in text.split(' ') {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if before > 0
            && word.starts_with(|c: char| c.is_ascii_digit())
            && text.get(before..at).is_some_and(|word| is_month(word.trim()))
        {
            return text.get(..before).unwrap_or_default();
        }
        if at > 0
            && (AFTER.has_lower(bare)
                || WEEKDAYS.has_lower(bare)
                || word.starts_with(|c: char| c.is_ascii_digit())
                || word == "-")
        {
            return text.get(..at).unwrap_or_default();
        }
        before = at;
        at += word.len() + 1;
    }
    text
}

/// One name, cleaned, if the text is one.
fn name(text: &str) -> Option<String> {
    let mut text = text.trim();
    while let Some(rest) = strip_first(text, BEFORE) {
        if rest.is_empty() {
            return None;
        }
        // `Contributors to the Tea Book` are who they are.
        if rest.split(' ').next().is_some_and(|word| GOES_ON.has(word)) {
            break;
        }
        text = rest;
    }
    if find(text, DayOrder::DayFirst).is_some_and(|found| found.other_words < BESIDE_DATE) {
        return None;
    }
    let text = cut_after(text);
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let text = words.join(" ");
    let text = text.trim_matches(|c: char| !c.is_alphanumeric() && !NAME_MARKS.contains(&c)).trim_start_matches(['.', ' ']);
    // The dot of an abbreviation is part of the name, that of a sentence is not.
    let is_abbreviation = |stem: &str| stem.rsplit([' ', '.']).next().is_some_and(|last| last.chars().count() <= ABBREVIATION);
    let text = text.strip_suffix('.').filter(|stem| !is_abbreviation(stem)).unwrap_or(text);
    // Once more for screen readers, with nothing between.
    let text =
        text.split_at_checked(text.len() / 2).filter(|(one, two)| one == two && one.contains(' ')).map_or(text, |(one, _)| one);
    let fits = text.chars().count() <= NAME_CHARS
        && words.len() <= NAME_WORDS
        && text.chars().filter(|c| c.is_alphabetic()).count() >= NAME_LETTERS;
    // A picture's, not an author's; one word alone may be the name of a paper.
    let nobody = text.split_once(' ').is_some_and(|(first, _)| PICTURES.has_lower(first))
        || strip_first(text, INVITATIONS).is_some()
        || NOBODY.has_lower(text)
        || if text.contains('.') { SUFFIXES.has_lower(&text.replace('.', "")) } else { SUFFIXES.has_lower(text) };
    let is_day =
        text.split(' ').all(|word| WEEKDAYS.has_lower(word) || is_month(word) || word.bytes().all(|byte| byte.is_ascii_digit()));
    let is_sentence = text.contains(NO_NAME_MARKS) || text.contains(". ") && words.len() > DOTTED_WORDS;
    (fits && !nobody && !is_day && !is_sentence).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_no_by_and_no_role() {
        assert_eq!(read("By Jane Doe"), ["Jane Doe"]);
        assert_eq!(read("Von: Max Mustermann"), ["Max Mustermann"]);
        assert_eq!(read("Written by Jane Doe, Staff Writer"), ["Jane Doe"]);
        assert_eq!(read("Jane Doe, MD, PhD"), ["Jane Doe"]);
        assert_eq!(read("作者：王小明"), ["王小明"]);
        assert_eq!(read("Por Ana Souza — São Paulo"), ["Ana Souza"]);
        assert_eq!(read("oprac. Jan Nowak"), ["Jan Nowak"]);
        assert_eq!(read("Soizic MORVAN."), ["Soizic MORVAN"]);
        assert_eq!(read("John Doe Jr."), ["John Doe Jr."]);
        assert!(read("Visit the Brightleaf Store").is_empty());
        assert_eq!(read_byline("박지훈 기자 park@example.org"), ["박지훈"]);
        assert_eq!(read_byline("文/孙一鸣"), ["孙一鸣"]);
        assert_eq!(read("本报 记者 孙一鸣"), ["孙一鸣"]);
        assert_eq!(read("Visit Oslo"), ["Visit Oslo"]);
    }

    #[test]
    fn lists_are_split_and_a_surname_first_is_turned() {
        assert_eq!(read("Jane Doe, John Roe and Ann Poe"), ["Jane Doe", "John Roe", "Ann Poe"]);
        assert_eq!(read("Jane Doe & Max Müller"), ["Jane Doe", "Max Müller"]);
        assert_eq!(read("Jean Dupont et Marie Curie"), ["Jean Dupont", "Marie Curie"]);
        assert_eq!(read("Doe, Jane"), ["Jane Doe"]);
        assert_eq!(read("Paul E Smith"), ["Paul E Smith"]);
        assert_eq!(read("Ed Doe"), ["Ed Doe"]);
        assert_eq!(read("Ada ed Enzo Rossi"), ["Ada", "Enzo Rossi"]);
        assert_eq!(read("JANE DOE AND ED ROE"), ["JANE DOE", "ED ROE"]);
    }

    #[test]
    fn each_name_of_a_list_with_surnames_first_is_turned() {
        assert_eq!(read("Doe, Jane; Müller-Lüdenscheidt, Max"), ["Jane Doe", "Max Müller-Lüdenscheidt"]);
        assert_eq!(read("Doe, Jane A.; Roe, J.-P."), ["Jane A. Doe", "J.-P. Roe"]);
        assert_eq!(read("Doe, J. A."), ["J. A. Doe"]);
        assert_eq!(read("Jane Doe, MD; John Roe, PhD"), ["Jane Doe", "John Roe"]);
        assert_eq!(read("Jane Doe; John Roe"), ["Jane Doe", "John Roe"]);
    }

    #[test]
    fn addresses_and_dates_are_no_names() {
        assert!(read("https://example.org/jane").is_empty());
        assert!(read("info@example.org").is_empty());
        assert_eq!(read("Jane Doe jane@example.org"), ["Jane Doe"]);
        assert!(read("3 May 2020").is_empty());
        assert_eq!(read("Jane Doe | 3 May 2020"), ["Jane Doe"]);
    }

    #[test]
    fn nobody_is_nobody() {
        for text in ["admin", "Image from the archive", "Unknown", "Staff Writer", "undefined", "", "By"] {
            assert!(read(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_line_is_a_byline_if_it_begins_like_one_and_names_a_person() {
        assert_eq!(read_byline("By Jane Doe on May 3, 2020"), ["Jane Doe"]);
        assert_eq!(read_byline("Von Max Mustermann am 3. Mai 2020"), ["Max Mustermann"]);
        assert!(read_byline("By the time we came home it was dark").is_empty());
        assert!(read_byline("Jane Doe").is_empty());
    }

    #[test]
    fn a_label_may_stand_anywhere_in_a_line_with_either_colon() {
        for line in [
            "作者：王小明 2026-02-04",
            "作者:王小明 发布时间:2026-02-04 10:30",
            "2026-02-04 10:30 来源:新华网 作者:王小明 编辑:李四",
            "2026-02-04 作者 : 王小明",
        ] {
            assert_eq!(read_byline(line), ["王小明"], "{line}");
        }
        assert_eq!(read_byline("2026-02-04 | Author: Jane Doe"), ["Jane Doe"]);
    }

    #[test]
    fn the_form_of_a_company_tells_it_from_a_person() {
        assert!(is_company("Tea Times GmbH") && is_company("Tea Times, Inc."));
        assert!(!is_company("Jane Doe") && !is_company("AG"));
    }

    #[test]
    fn a_name_that_is_written_twice_is_one() {
        assert_eq!(read("Jane DoeJane Doe"), ["Jane Doe"]);
        assert_eq!(read("coco"), ["coco"]);
    }

    #[test]
    fn organisations_go_where_a_person_is_known() {
        let names = |names: &[&str], site| settle(names.iter().map(|name| (*name).to_owned()).collect(), site);
        assert_eq!(names(&["Example News", "Jane Doe"], ""), ["Jane Doe"]);
        assert_eq!(names(&["Example News"], ""), ["Example News"]);
        assert_eq!(names(&["The Daily", "Example News"], "thedaily"), ["Example News"]);
        assert_eq!(names(&["jane doe", "Jane Doe"], ""), ["jane doe"]);
    }

    #[test]
    fn an_address_of_mail_alone_gives_the_name_of_its_user() {
        assert_eq!(read("jane.doe@example.org"), ["jane.doe"]);
    }

    #[test]
    fn a_name_alone_is_a_person_by_its_given_name_a_title_or_an_initial() {
        for name in ["Jane Doe", "Dr. Doe Roe", "Xeno K. Doe", "Vincent van Doe", "Hans-Peter Doe", "Анна Петрова"] {
            assert!(is_surely_person(name), "{name}");
        }
        for name in ["Green Tea", "Case Studies", "Jane", "Jane Doe Magazine", "Jane drinks Tea", "Paul Times", "Anna Staff"] {
            assert!(!is_surely_person(name), "{name}");
        }
    }

    #[test]
    fn a_label_may_say_who_wrote_the_page_and_where_they_work() {
        assert_eq!(read_wrote("This post was written by Jane Doe, Head of Marketing and Community Tea"), ["Jane Doe"]);
        assert_eq!(read_wrote("Written by Jane Doe and John Roe"), ["Jane Doe", "John Roe"]);
        assert!(read_wrote("Written by hand in the old days").is_empty());
        assert!(read_wrote("Posted by Jane Doe").is_empty());
    }

    #[test]
    fn a_line_beside_a_date_has_a_name_if_it_has_hardly_more() {
        let is_byline = |line: &str| {
            let names = read_beside_date(line);
            !names.is_empty() && is_beside(line, &names)
        };
        for line in [
            "11.12.2019 - Jane Doe",
            "Jane Doe in Teas",
            "by jane",
            "Jane Doe, VMD, DACVB; John Roe, DVM",
            "Jane Doe | 6 min read",
        ] {
            assert!(is_byline(line), "{line}");
        }
        for line in [
            "Photo: Jane Doe",
            "Green Tea",
            "Thanks as always to my dear friend, Jane Doe",
            "Jane Doe/AFP Images",
            "Jane Doe has more.",
        ] {
            assert!(!is_byline(line), "{line}");
        }
    }

    #[test]
    fn a_site_may_have_the_name_of_its_owner() {
        assert_eq!(owner_of("Jane Doe's blog").as_deref(), Some("Jane Doe"));
        assert_eq!(owner_of("Blog von Anna Muster").as_deref(), Some("Anna Muster"));
        assert_eq!(owner_of("Jane Doe").as_deref(), Some("Jane Doe"));
        for site in ["Tea Times", "Jane Doe News", "Anna's Kitchen", "Jane"] {
            assert_eq!(owner_of(site), None, "{site}");
        }
    }
}
