//! Lines that are labels whatever stands around them: of buttons and boxes, the length of a film, the time that reading takes,
//! who owns the rights, templates that were never filled in.

use crate::metadata::names_template;
use crate::select::Reason;
use crate::table::labels as table;
use crate::text::Shape;

/// Why a short line is none of the content, if it is not.
pub(super) fn judge_line(text: &str) -> Option<Reason> {
    // Makers of pages write a joiner of letters into empty paragraphs.
    if text.starts_with(table::JOINER) && text.chars().all(|c| c == table::JOINER || c.is_whitespace()) {
        return Some(Reason::Label);
    }
    if is_template(text) {
        return Some(Reason::Template);
    }
    if is_reading_time(text) {
        return Some(Reason::Label);
    }
    if text.is_ascii() {
        return is_button_label(text.trim_matches(|c: char| !c.is_ascii_alphanumeric())).then_some(Reason::Label);
    }
    let lower = text.to_lowercase();
    let plain = if lower.contains('’') { lower.replace('’', "'") } else { lower };
    is_button_label(plain.trim_matches(|c: char| !c.is_alphanumeric())).then_some(Reason::Label)
}

/// Whether a line without marks at its ends is a label, perhaps with a few words behind it. The text of a block has no more than
/// one space between two words.
fn is_button_label(bare: &str) -> bool {
    let names_box =
        |(label, rest): (&str, &str)| table::BOX_LABELS.has_lower(label.trim()) && Shape::of(rest).words() <= table::BOX_WORDS;
    table::LABELS.has_lower(bare) || bare.split_once(':').is_some_and(names_box)
}

/// A token that a template should have replaced: `#post_seo_title`, `{{ title }}`, `%%headline%%`.
fn is_template(text: &str) -> bool {
    let text = text.trim();
    let framed =
        |open: &str, close: &str| text.len() > open.len() + close.len() && text.starts_with(open) && text.ends_with(close);
    names_template(text) || framed("{{", "}}") || framed("${", "}") || framed("%%", "%%") || framed("<%", "%>")
}

/// Whether a line says nothing but how long a film is and when it was shown.
pub(super) fn is_length(text: &str) -> bool {
    if !text.contains(':') {
        return false;
    }
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    // Numbers alone are the cells of tables, and a length of minutes may be that of a recipe.
    let has_clock = lower.split(|c: char| c != ':' && !c.is_ascii_digit()).any(|number| number.len() > 3 && number.contains(':'));
    let has_name = lower.split(|c: char| !c.is_alphabetic()).any(|word| table::LENGTH_NAMES.has(word));
    has_clock && has_name && words.all(tells_length)
}

/// Whether a word is a number, a unit of time or both (`1mn20s`), or one of those that go with them.
fn tells_length(word: &str) -> bool {
    word.split(|c: char| c.is_ascii_digit()).all(|unit| unit.is_empty() || table::LENGTH_WORDS.has(unit))
}

/// Whether a line says nothing but how long reading takes: `5 min read`, `Lesezeit: ca. 3 Minuten`.
fn is_reading_time(text: &str) -> bool {
    if text.len() > table::READING_BYTES || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let lower = text.to_lowercase();
    !lower.is_ascii() && table::READING_PHRASES.iter().any(|phrase| lower.contains(phrase)) || are_reading_words(&lower)
}

/// Whether all words of a lower-case text are numbers, or such as go with the time that reading takes, and it says that it is
/// that.
fn are_reading_words(text: &str) -> bool {
    let (mut has_unit, mut is_told, mut is_marked, mut has_name) = (false, false, false, false);
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let are_known = words.all(|word| {
        let word = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_name = table::READING_NAMES.has(word);
        // "Reading: 60 minutes" is a part of an exam.
        is_told |= table::READING_TIMES.has(word) || is_name && has_unit;
        has_name |= is_name;
        is_marked |= table::READING_MARKS.has(word);
        has_unit |= table::READING_UNITS.has(word);
        let is_unit = word.is_empty() || table::READING_UNITS.has(word);
        is_unit || is_name || [table::READING_TIMES, table::READING_MARKS, table::READING_WORDS].iter().any(|list| list.has(word))
    });
    let is_read = text.split(' ').next_back() == Some("read");
    are_known && has_unit && (is_told || has_name && is_marked || is_read)
}

/// Whether a line says nothing but where a picture is from: `Jane Doe | Getty Images`, `Photo: Shutterstock`.
pub(super) fn is_credit(text: &str) -> bool {
    let has_sign = || text.contains(['|', '/', '©', ':']) && !text.contains("://") && !text.ends_with('.');
    if text.len() > table::CREDIT_BYTES || !has_sign() {
        return false;
    }
    let lower = text.to_lowercase();
    let is_labelled = |(before, _): (&str, &str)| table::CREDIT_NAMES.iter().any(|name| before.contains(name));
    let names =
        |agency: &&str| lower.split(|c: char| !c.is_alphanumeric() && c != ' ').any(|part| part.trim().starts_with(*agency));
    table::PICTURE_AGENCIES.iter().any(names)
        && lower.split_once(':').is_none_or(is_labelled)
        && Shape::of(text).words() <= table::CREDIT_WORDS
}

/// Whether a line says who owns the rights in a text, or that nobody may copy it.
pub(super) fn reserves_rights(text: &str) -> bool {
    let lower = text.to_lowercase();
    table::RIGHTS.iter().any(|phrase| lower.contains(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_reading_takes_is_no_text_and_how_long_baking_takes_is() {
        for line in [
            "5 min read",
            "Reading time: 3 minutes",
            "Lesezeit: ca. 4 Minuten",
            "3 minutes to read",
            "この記事は約5分で読めます",
            "Temps de lecture : 2 min",
            "3 min de lectura",
        ] {
            assert_eq!(judge_line(line), Some(Reason::Label), "{line}");
        }
        for line in [
            "5 min",
            "Baking time: 30 minutes",
            "Read chapter 3",
            "5 books to read",
            "30 Minuten",
            "Lecture 3",
            "Reading: 60 minutes",
            "15分钟读懂量子计算",
        ] {
            assert_eq!(judge_line(line), None, "{line}");
        }
    }

    #[test]
    fn where_a_picture_is_from_is_no_text() {
        assert!(is_credit("Jane Doe | Getty Images") && is_credit("Photo: Shutterstock") && is_credit("© iStock.com/jane"));
        assert!(!is_credit("Shutterstock buys a rival") && !is_credit("Photo Ada Byron on https://unsplash.com"));
        assert!(!is_credit("Lawsuit: Getty Images v. Stability AI") && !is_credit("Edmund Calamy | 1600"));
    }

    #[test]
    fn who_owns_the_rights_is_no_text_and_what_is_said_of_rights_is() {
        assert!(reserves_rights("© 2024 The Daily Tide. All rights reserved."));
        assert!(reserves_rights("[저작권자ⓒ 섬일보, 무단전재 및 재배포 금지]"));
        assert!(!reserves_rights("The harbour board reserved all of its rights."));
    }
}
