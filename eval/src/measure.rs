//! Turns an output and a truth into figures, as the field reports them.

use std::collections::HashMap;

use serde::Serialize;

use crate::set::Field;
use crate::words::{Splitting, each_word, fold};

/// How well two bags of words agree; every figure is from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Overlap {
    /// The share of the output's words that are in the truth.
    pub precision: f64,
    /// The share of the truth's words that are in the output.
    pub recall: f64,
    /// The harmonic mean of both.
    pub f1: f64,
}

impl Overlap {
    /// The agreement of bags of `output` and `truth` words with `shared` words in common. Two empty bags agree.
    #[must_use]
    pub fn of_counts(output: usize, truth: usize, shared: usize) -> Overlap {
        if output == 0 && truth == 0 {
            return Overlap { precision: 1.0, recall: 1.0, f1: 1.0 };
        }
        Overlap { precision: share(shared, output), recall: share(shared, truth), f1: share(2 * shared, output + truth) }
    }

    /// The agreement of the words of two texts.
    #[must_use]
    pub fn of_texts(output: &str, truth: &str, splitting: Splitting) -> Overlap {
        let mut missing: HashMap<String, usize> = HashMap::new();
        let mut in_truth = 0;
        each_word(truth, splitting, |word| {
            in_truth += 1;
            if let Some(count) = missing.get_mut(word) {
                *count += 1;
            } else {
                missing.insert(word.to_owned(), 1);
            }
        });
        let (mut in_output, mut shared) = (0, 0);
        each_word(output, splitting, |word| {
            in_output += 1;
            if let Some(count) = missing.get_mut(word).filter(|count| **count > 0) {
                *count -= 1;
                shared += 1;
            }
        });
        Overlap::of_counts(in_output, in_truth, shared)
    }
}

/// `part / whole`, 0 where there is no whole.
#[must_use]
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Segments found and not found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Segments {
    /// Segments of the content that the output holds.
    pub true_positives: usize,
    /// Segments of the rest that the output holds.
    pub false_positives: usize,
    /// Segments of the content that the output lacks.
    pub false_negatives: usize,
    /// Segments of the rest that the output lacks.
    pub true_negatives: usize,
}

impl Segments {
    /// Looks for segments that belong to the content and for segments that do not; white space is folded.
    #[must_use]
    pub fn find(output: &str, with: &[String], without: &[String]) -> Segments {
        let output = fold(output);
        let found = |segments: &[String]| segments.iter().filter(|segment| output.contains(&fold(segment))).count();
        let (right, wrong) = (found(with), found(without));
        Segments {
            true_positives: right,
            false_positives: wrong,
            false_negatives: with.len() - right,
            true_negatives: without.len() - wrong,
        }
    }

    /// Adds the counts of another page.
    pub fn add(&mut self, other: Segments) {
        self.true_positives += other.true_positives;
        self.false_positives += other.false_positives;
        self.false_negatives += other.false_negatives;
        self.true_negatives += other.true_negatives;
    }

    /// Precision, recall and F1 of the segments found.
    #[must_use]
    pub fn overlap(&self) -> Overlap {
        let found = self.true_positives + self.false_positives;
        Overlap::of_counts(found, self.true_positives + self.false_negatives, self.true_positives)
    }

    /// The share of segments that are where they should be.
    #[must_use]
    pub fn accuracy(&self) -> f64 {
        let wrong = self.false_positives + self.false_negatives;
        let right = self.true_positives + self.true_negatives;
        share(right, right + wrong)
    }
}

/// How a field of the metadata came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// As the truth has it.
    Right,
    /// Different from the truth, or missing.
    Wrong,
    /// Given, though the page does not say it.
    Invented,
    /// Not given, as the page does not say it.
    Withheld,
}

/// Judges a field by what its set says of it; none where the set says nothing that can be compared.
fn judge<T>(given: &[String], truth: &Field, read: impl Fn(&str) -> Option<T>, same: impl Fn(&T, &T) -> bool) -> Option<Outcome> {
    let given: Vec<T> = given.iter().filter_map(|value| read(value)).collect();
    match truth {
        Field::Unknown => None,
        Field::Absent if given.is_empty() => Some(Outcome::Withheld),
        Field::Absent => Some(Outcome::Invented),
        Field::Known(values) => {
            let known: Vec<T> = values.iter().filter_map(|value| read(value)).collect();
            let right = given.iter().any(|given| known.iter().any(|known| same(given, known)));
            (!known.is_empty()).then_some(if right { Outcome::Right } else { Outcome::Wrong })
        }
    }
}

/// A title is right when it is the true one but for case, punctuation and white space.
#[must_use]
pub fn judge_title(given: Option<&str>, truth: &Field) -> Option<Outcome> {
    let given: Vec<String> = given.map(str::to_owned).into_iter().collect();
    judge(&given, truth, plain, |given, known| given == known)
}

/// Authors are right when any of them is a true one, or is a part of one, or holds one.
#[must_use]
pub fn judge_authors(given: &[String], truth: &Field) -> Option<Outcome> {
    judge(given, truth, plain, |given, known| given.contains(known.as_str()) || known.contains(given.as_str()))
}

/// A date is right when it is the same day.
#[must_use]
pub fn judge_date(given: Option<&str>, truth: &Field) -> Option<Outcome> {
    let given: Vec<String> = given.map(str::to_owned).into_iter().collect();
    judge(&given, truth, day, |given, known| given == known)
}

/// Lower case, without punctuation, white space folded; none where nothing is left.
fn plain(text: &str) -> Option<String> {
    let kept: String = text.to_lowercase().chars().filter(|c| c.is_alphanumeric() || c.is_whitespace()).collect();
    Some(fold(&kept)).filter(|text| !text.is_empty())
}

/// Year, month and day at the start of a date; sets write `2024-05-02`, and now and then `2024-05.02` or `2024-05-2`.
fn day(date: &str) -> Option<(u32, u32, u32)> {
    let mut numbers = date.trim().split(|c: char| !c.is_ascii_digit());
    let mut next = || numbers.next()?.parse::<u32>().ok();
    Some((next().filter(|year| *year > 999)?, next()?, next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(value: &str) -> Field {
        Field::Known(vec![value.to_owned()])
    }

    fn names(values: &[&str]) -> Vec<String> {
        values.iter().map(|value| (*value).to_owned()).collect()
    }

    #[test]
    fn a_word_counts_as_often_as_both_have_it() {
        let overlap = Overlap::of_texts("a a a b", "A, a; c", Splitting::Runs);
        assert_eq!(overlap, Overlap { precision: 0.5, recall: 2.0 / 3.0, f1: 4.0 / 7.0 });
    }

    #[test]
    fn nothing_is_right_only_where_nothing_is_expected() {
        assert!((Overlap::of_texts(" – ", "", Splitting::Runs).f1 - 1.0).abs() < 1e-9);
        assert!(Overlap::of_texts("", "word", Splitting::Runs).f1 < 1e-9);
        assert!(Overlap::of_texts("word", "", Splitting::Runs).f1 < 1e-9);
    }

    #[test]
    fn segments_are_found_across_line_breaks() {
        let segments = Segments::find("one\n  two\nthree", &names(&["one two", "four"]), &names(&["three", "menu", "five"]));
        let expected = Segments { true_positives: 1, false_positives: 1, false_negatives: 1, true_negatives: 2 };
        assert_eq!(segments, expected);
        assert!((segments.accuracy() - 0.6).abs() < 1e-9);
        assert!((segments.overlap().f1 - 0.5).abs() < 1e-9);
    }

    #[test]
    fn a_title_may_differ_in_case_and_punctuation_only() {
        assert_eq!(judge_title(Some("“Tea”: a  Guide!"), &known("tea – a guide")), Some(Outcome::Right));
        assert_eq!(judge_title(Some("Tea: a guide | Shop"), &known("Tea: a guide")), Some(Outcome::Wrong));
        assert_eq!(judge_title(None, &known("Tea")), Some(Outcome::Wrong));
        assert_eq!(judge_title(Some("Tea"), &Field::Unknown), None);
    }

    #[test]
    fn any_author_is_enough_and_none_is_needed_where_none_is_named() {
        assert_eq!(judge_authors(&names(&["Jo Lee"]), &known("Ann Wu, Jo Lee")), Some(Outcome::Right));
        assert_eq!(judge_authors(&names(&["Jo"]), &known("Ann Wu")), Some(Outcome::Wrong));
        assert_eq!(judge_authors(&[], &Field::Absent), Some(Outcome::Withheld));
        assert_eq!(judge_authors(&names(&["admin"]), &Field::Absent), Some(Outcome::Invented));
    }

    #[test]
    fn a_date_is_a_day() {
        assert_eq!(judge_date(Some("2024-05-02T23:10:00+09:00"), &known("2024-05.2")), Some(Outcome::Right));
        assert_eq!(judge_date(Some("2024-05-03"), &known("2024-05-02")), Some(Outcome::Wrong));
        assert_eq!(judge_date(Some("2024-05-03"), &known("2024-05")), None);
    }
}
