//! Turns the words around the dates of a line into what each is the date of: `Published 3 May 2026, updated 4 May 2026`.

use super::Field;
use super::date::{DayOrder, Found, find};
use super::moment::Moment;
use crate::table::dates::{LEAST_DIGITS, MODIFIED, MODIFIED_PHRASES, OTHER_DATES, PUBLISHED, SPAN_MARKS, UNSPACED_WORD};
use crate::table::meta::{LINE, MIN_DATE};
use crate::table::words::Words;

/// The dates of a line that has two or more with a label between them, each with its field: a date that no label stands before is
/// that of the publication. Nothing where the line has fewer, or is running text.
pub(super) fn labelled_dates(line: &str, order: DayOrder) -> Vec<(Field, Found)> {
    let has_digits = || line.chars().filter(|c| c.is_numeric()).nth(LEAST_DIGITS - 1).is_some();
    if line.len() > LINE * 4 || !has_digits() {
        return Vec::new();
    }
    let lower = line.to_lowercase();
    let mut labels = find_labels(&lower);
    if labels.is_empty() {
        return Vec::new();
    }
    labels.push((lower.len(), Field::Date));
    let (mut from, mut field) = (0, Field::Date);
    let mut dates: Vec<(Field, Found)> = Vec::new();
    for (at, next) in labels {
        let part = lower.get(from..at).unwrap_or_default();
        dates.extend(find(part, order).map(|found| (field, found)));
        (from, field) = (at, next);
    }
    if dates.len() < 2 || dates.iter().all(|(field, _)| *field == Field::Modified) { Vec::new() } else { dates }
}

/// Where the labels of dates begin in a lower-case line, in order.
fn find_labels(lower: &str) -> Vec<(usize, Field)> {
    let mut labels: Vec<(usize, Field)> = Vec::new();
    let mut start = None;
    for (at, c) in lower.char_indices().chain([(lower.len(), ' ')]) {
        if c.is_alphabetic() {
            start = start.or(Some(at));
        } else if let Some(start) = start.take() {
            let word = lower.get(start..at).unwrap_or_default();
            if MODIFIED.has_beginning_of(word) {
                labels.push((start, Field::Modified));
            } else if PUBLISHED.has_beginning_of(word) {
                labels.push((start, Field::Date));
            }
        }
    }
    labels.extend(MODIFIED_PHRASES.iter().filter_map(|phrase| lower.find(phrase)).map(|at| (at, Field::Modified)));
    labels.sort_by_key(|(at, _)| *at);
    labels
}

/// Whether a text has another date behind the one that it begins with.
pub(super) fn has_other_date(text: &str, first: Moment, order: DayOrder) -> bool {
    let behind = text.char_indices().nth(MIN_DATE).and_then(|(at, _)| text.get(at..));
    behind.and_then(|behind| find(behind, order)).is_some_and(|found| found.moment.days() != first.days())
}

/// Whether the date of a text is that of something else: of what its label says, or of what begins and ends at a time.
pub(super) fn is_of_other(text: &str) -> bool {
    let is_time = |word: &&str| {
        let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        word.split_once(':').is_some_and(|(hour, minute)| digits(hour) && digits(minute.trim_end_matches(['h', ',', '.'])))
    };
    let lasts = |text: &str| text.split(|c: char| c == ' ' || SPAN_MARKS.contains(&c)).filter(is_time).count() == 2;
    says(text, OTHER_DATES) || text.contains(SPAN_MARKS) && lasts(text) && !says_modified(text)
}

/// Whether a text speaks of a later change.
pub(super) fn says_modified(text: &str) -> bool {
    let lower = text.to_lowercase();
    has_word_like(&lower, MODIFIED) || MODIFIED_PHRASES.iter().any(|phrase| lower.contains(phrase))
}

/// Whether a label speaks of a later change, and not behind that of the publication: `Published 3 May, updated`.
pub(super) fn ends_with_change(label: &str) -> bool {
    let lower = label.to_lowercase();
    let mut words = lower.rsplit(|c: char| !c.is_alphabetic());
    let is_last = |word: &str| MODIFIED.has_beginning_of(word);
    let mut last = || words.find(|word| is_last(word) || PUBLISHED.has_beginning_of(word));
    says_modified(label) && (!says(label, PUBLISHED) || last().is_some_and(is_last))
}

/// Whether one of the words of a text begins like one of a list.
pub(super) fn says(text: &str, beginnings: &Words) -> bool {
    has_word_like(&text.to_lowercase(), beginnings)
}

fn has_word_like(lower: &str, beginnings: &Words) -> bool {
    lower.split(|c: char| !c.is_alphabetic()).any(|word| beginnings.has_beginning_of(word))
        // Some write no blanks between words.
        || !lower.is_ascii()
            && beginnings.iter().any(|word| !word.is_ascii() && word.chars().count() <= UNSPACED_WORD && lower.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(line: &str) -> Vec<(Field, String)> {
        let dates = labelled_dates(line, DayOrder::DayFirst);
        dates.into_iter().map(|(field, found)| (field, found.moment.to_string().chars().take(10).collect())).collect()
    }

    #[test]
    fn each_date_of_a_line_has_the_label_before_it() {
        let both = [(Field::Date, "2024-03-12".to_owned()), (Field::Modified, "2024-03-13".to_owned())];
        for line in [
            "Publié le 12 mars 2024 à 18h04, mis à jour le 13 mars 2024 à 07h30",
            "March 12, 2024 (Updated March 13, 2024)",
            "Published: 12 March 2024 | Last update: 13 March 2024",
            "Veröffentlicht am 12.03.2024, aktualisiert am 13.03.2024",
            "发布时间：2024-03-12 更新时间：2024-03-13",
        ] {
            assert_eq!(days(line), both, "{line}");
        }
        let turned = days("Updated March 13, 2024, first published March 12, 2024");
        assert_eq!(turned, [both[1].clone(), both[0].clone()]);
        assert_eq!(days("Published 12 March 2024"), []);
        assert_eq!(days("From 12 March 2024 to 13 March 2024"), []);
    }
}
