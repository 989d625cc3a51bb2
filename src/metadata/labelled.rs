//! Turns a line with several dates into which of them is which: `Published 3 May 2026, updated 4 May 2026`.

use super::Field;
use super::date::{DayOrder, Found, find};
use crate::table::dates::{LEAST_DIGITS, MODIFIED, MODIFIED_PHRASES, PUBLISHED};
use crate::table::meta::LINE;

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
