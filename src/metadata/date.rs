//! Turns a written date into a [`Moment`]: machine formats and the ways in which people write dates in many languages.
//!
//! Does not guess: a date without a year, or one that no calendar has, is none.

use super::moment::{Clock, Moment};
use crate::table::dates::{
    AFTER_NOON, BEFORE_NOON, BUDDHIST_ERA, DAY_SIGNS, EAST, ERAS, FIRST_OF_ERA, GLUE, GLUE_MARKS, GLUE_PARTS, GREENWICH,
    HOUR_MARKS, HOUR_SIGNS, LAST_CENTURY, MONTH_NAMES, MONTH_PAIRS, MONTH_SIGNS, MONTH_STEMS, MONTHS, NUMBERED_MONTH,
    SHORT_YEAR_MARKS, TEXT, WEEKDAY_SIGNS, WEEKDAYS, YEAR_FIRST_MARKS, YEAR_SIGNS, YEARS,
};

/// Which number of `3/2/2026` is the day, where both could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DayOrder {
    DayFirst,
    MonthFirst,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'a> {
    Number { value: u32, digits: u32 },
    Word(&'a str),
    Mark(char),
}

/// A date found in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) moment: Moment,
    /// How many words and numbers of the text are not part of the date.
    pub(super) other_words: usize,
    /// How many of them stand before it.
    pub(super) words_before: usize,
}

/// Reads a date from the value of an attribute, a meta tag or a JSON field.
pub(super) fn read(text: &str, order: DayOrder) -> Option<Moment> {
    let text = text.trim();
    if let Ok(number) = text.parse::<u64>() {
        return match text.len() {
            10 => Moment::from_epoch(number),
            13 => Moment::from_epoch(number / 1000),
            // `20260204`, and the same with the time behind it.
            8 | 12 | 14 => {
                let day = number / 10_u64.pow(text.len() as u32 - 8);
                Moment::new((day / 10_000) as u32, (day / 100 % 100) as u32, (day % 100) as u32)
            }
            _ => None,
        };
    }
    find(text, order).map(|found| found.moment)
}

/// Finds the first date in the first characters of a text.
pub(super) fn find(text: &str, order: DayOrder) -> Option<Found> {
    // No date is without a number.
    if !text.chars().take(TEXT).any(|c| digit(c).is_some()) {
        return None;
    }
    let tokens = split_tokens(text);
    (0..tokens.len()).find_map(|at| {
        let scan = Scan { tokens: &tokens, order };
        let (moment, end) = scan.date(at)?;
        let (clock, end) = scan.clock(end);
        // The day of the week is part of the date.
        let is_word = |token: &&Token<'_>| match token {
            Token::Mark(_) => false,
            Token::Word(word) => !WEEKDAYS.has_lower(word) && !WEEKDAY_SIGNS.has_lower(word),
            Token::Number { .. } => true,
        };
        let words = |tokens: &[Token<'_>]| tokens.iter().filter(is_word).count();
        let words_before = words(tokens.get(..at).unwrap_or_default());
        let other_words = words_before + words(tokens.get(end..).unwrap_or_default());
        Some(Found { moment: moment.at(clock), other_words, words_before })
    })
}

/// The value of a digit: ASCII, full-width, Arabic, Persian, or of India and Thailand.
fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '०'..='९' => '०',
        '๐'..='๙' => '๐',
        '０'..='９' => '０',
        _ => return None,
    };
    Some(c as u32 - zero as u32)
}

fn split_tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut word: Option<usize> = None;
    let mut number: Option<(u32, u32)> = None;
    let end = text.char_indices().nth(TEXT).map_or(text.len(), |(at, _)| at);
    let text = text.get(..end).unwrap_or_default();
    for (at, c) in text.char_indices().chain([(end, ' ')]) {
        let value = digit(c);
        // Signs that are parts of words, but no letters: the accent of Russian, those of Hindi and Thai.
        let in_word = c.is_alphabetic() || matches!(c, '\u{301}' | '\u{93c}' | '\u{94d}' | '\u{e47}'..='\u{e4e}');
        if let Some((value, digits)) = number.filter(|_| value.is_none()) {
            tokens.push(Token::Number { value, digits });
            number = None;
        }
        if let Some(start) = word.filter(|_| !in_word) {
            tokens.push(Token::Word(text.get(start..at).unwrap_or_default()));
            word = None;
        }
        if let Some(digit) = value {
            let (before, digits) = number.unwrap_or_default();
            number = Some((before.saturating_mul(10).saturating_add(digit), digits + 1));
        } else if in_word {
            word = word.or(Some(at));
        } else if !c.is_whitespace() {
            tokens.push(Token::Mark(c));
        }
    }
    tokens
}

/// Whether a word is the name of a month.
pub(super) fn is_month(word: &str) -> bool {
    month(word.trim_end_matches('.')).is_some()
}

/// The month with this name.
fn month(word: &str) -> Option<u32> {
    let listed = MONTH_NAMES.place_lower(word).and_then(|at| MONTHS.get(at));
    let stem = || {
        let first = word.as_bytes().first()?.to_ascii_lowercase();
        let may_begin = MONTH_STEMS.iter().any(|(stem, _)| stem.as_bytes().first() == Some(&first) && stem.len() <= word.len());
        let lower = may_begin.then(|| word.to_lowercase())?;
        MONTH_STEMS.iter().find(|(stem, _)| lower.starts_with(stem))
    };
    listed.or_else(stem).map(|(_, month)| u32::from(*month))
}

/// The year that two digits mean.
fn full_year(digits: u32) -> u32 {
    if digits >= LAST_CENTURY { 1900 + digits } else { 2000 + digits }
}

/// Reads dates at a place in a list of tokens; every reader gives the place behind what it read.
#[derive(Clone, Copy)]
struct Scan<'a> {
    tokens: &'a [Token<'a>],
    order: DayOrder,
}

impl Scan<'_> {
    fn date(self, at: usize) -> Option<(Moment, usize)> {
        if at > 0 && matches!(self.tokens.get(at), Some(Token::Number { .. })) && self.continues_number(at) {
            return None;
        }
        self.year_first(at)
            .or_else(|| self.compact(at))
            .or_else(|| self.in_era(at))
            .or_else(|| self.numbers(at))
            .or_else(|| self.day_then_month(at))
            .or_else(|| self.month_then_day(at))
    }

    /// Whether a number continues one before it, so that no date can begin here: `1.2.2026` is not `2.2026`.
    fn continues_number(self, at: usize) -> bool {
        let before = at.checked_sub(2).and_then(|at| self.tokens.get(at));
        matches!(before, Some(Token::Number { .. })) && matches!(self.tokens.get(at - 1), Some(Token::Mark('.' | '/' | '-')))
    }

    fn number(self, at: usize, digits: std::ops::RangeInclusive<u32>) -> Option<u32> {
        match self.tokens.get(at) {
            Some(Token::Number { value, digits: count }) if digits.contains(count) => Some(*value),
            _ => None,
        }
    }

    fn is_mark(self, at: usize, marks: &[char]) -> bool {
        matches!(self.tokens.get(at), Some(Token::Mark(mark)) if marks.contains(mark))
    }

    fn starts_with(self, at: usize, beginnings: &[char]) -> bool {
        matches!(self.tokens.get(at), Some(Token::Word(word)) if word.starts_with(beginnings))
    }

    fn month(self, at: usize) -> Option<u32> {
        match self.tokens.get(at) {
            Some(Token::Word(word)) => month(word),
            _ => None,
        }
    }

    /// Whether a word is written in these letters.
    fn is_in(self, at: usize, letters: std::ops::RangeInclusive<char>) -> bool {
        matches!(self.tokens.get(at), Some(Token::Word(word)) if word.starts_with(|c| letters.contains(&c)))
    }

    /// Skips marks and little words between the parts of a date.
    fn skip_glue(self, at: usize) -> usize {
        let glue = |token: &&Token<'_>| match token {
            Token::Mark(mark) => GLUE_MARKS.contains(mark),
            Token::Word(word) => GLUE.has_lower(word),
            Token::Number { .. } => false,
        };
        at + self.tokens.get(at..).unwrap_or_default().iter().take(GLUE_PARTS).take_while(glue).count()
    }

    /// `2026-02-04`, `2026. 2. 4.`, `2026年2月4日`, `2026 February 4`.
    fn year_first(self, at: usize) -> Option<(Moment, usize)> {
        let year = self.number(at, 4..=4)?;
        if self.starts_with(at + 1, &YEAR_SIGNS) {
            let month = self.number(at + 2, 1..=2).filter(|_| self.starts_with(at + 3, &MONTH_SIGNS))?;
            let day = self.number(at + 4, 1..=2).filter(|_| self.starts_with(at + 5, &DAY_SIGNS))?;
            return Some((Moment::new(year, month, day)?, at + 6));
        }
        if let Some(month) = self.month(self.skip_glue(at + 1)) {
            let at = self.skip_glue(self.skip_glue(at + 1) + 1);
            return Some((Moment::new(year, month, self.number(at, 1..=2)?)?, at + 1));
        }
        let month = self.number(at + 2, 1..=2).filter(|_| self.is_mark(at + 1, &YEAR_FIRST_MARKS))?;
        let day = self.number(at + 4, 1..=2).filter(|_| self.is_mark(at + 3, &YEAR_FIRST_MARKS))?;
        Some((Moment::new(year, month, day)?, at + 5))
    }

    /// `令和8年2月4日`, `令和元年5月1日`.
    fn in_era(self, at: usize) -> Option<(Moment, usize)> {
        let Some(Token::Word(word)) = self.tokens.get(at) else { return None };
        let (rest, before) = ERAS.iter().find_map(|(era, before)| Some((word.strip_prefix(era)?, before)))?;
        let (year, at) = match rest {
            FIRST_OF_ERA => (1, at + 1),
            "" => (self.number(at + 1, 1..=2).filter(|_| self.starts_with(at + 2, &['年']))?, at + 3),
            _ => return None,
        };
        let month = self.number(at, 1..=2).filter(|_| self.starts_with(at + 1, &['月']))?;
        let day = self.number(at + 2, 1..=2).filter(|_| self.starts_with(at + 3, &['日']))?;
        Some((Moment::new(before + year, month, day)?, at + 4))
    }

    /// `20260204T071231Z`, at the start of a text.
    fn compact(self, at: usize) -> Option<(Moment, usize)> {
        let number = self.number(at, 8..=8).filter(|_| at == 0 && self.starts_with(1, &['T']))?;
        Some((Moment::new(number / 10_000, number / 100 % 100, number % 100)?, at + 1))
    }

    /// `4.2.2026`, `04/02/2026`, `4-2-2026`, `04.02.26`, `4 tháng 2, 2026`.
    fn numbers(self, at: usize) -> Option<(Moment, usize)> {
        let first = self.number(at, 1..=2)?;
        if matches!(self.tokens.get(at + 1), Some(Token::Word(word)) if word.to_lowercase() == NUMBERED_MONTH) {
            let month = self.number(at + 2, 1..=2)?;
            let at = self.skip_glue(at + 3);
            return Some((Moment::new(self.number(at, 4..=4)?, month, first)?, at + 1));
        }
        let Some(Token::Mark(mark @ ('.' | '/' | '-' | '–'))) = self.tokens.get(at + 1).copied() else { return None };
        let second = self.number(at + 2, 1..=2).filter(|_| self.is_mark(at + 3, &[mark]))?;
        let year = match self.tokens.get(at + 4) {
            Some(Token::Number { value, digits: 4 }) => *value,
            Some(Token::Number { value, digits: 2 }) if mark != '-' => full_year(*value),
            _ => return None,
        };
        let month_first = second > 12 || mark != '.' && first <= 12 && self.order == DayOrder::MonthFirst;
        let (day, month) = if month_first { (second, first) } else { (first, second) };
        Some((Moment::new(year, month, day)?, at + 5))
    }

    /// `4 février 2026`, `4th of February, 2026`, `4-Feb-2026`, `4 كانون الثاني 2026`.
    fn day_then_month(self, at: usize) -> Option<(Moment, usize)> {
        let day = self.number(at, 1..=2)?;
        let name = self.skip_glue(at + 1);
        let (month, end) = self.month(name).map(|month| (month, name + 1)).or_else(|| self.levantine_month(name))?;
        let at = self.skip_glue(end);
        let year = self
            .number(at, 4..=4)
            .or_else(|| self.number(at, 2..=2).filter(|_| self.is_mark(at - 1, &SHORT_YEAR_MARKS)).map(full_year))?;
        let is_thai = self.is_in(name, '\u{e00}'..='\u{e7f}');
        let year = if is_thai && year > *YEARS.end() { year - BUDDHIST_ERA } else { year };
        Some((Moment::new(year, month, day)?, at + 1))
    }

    /// The months of the Levant with names of two words.
    fn levantine_month(self, at: usize) -> Option<(u32, usize)> {
        let (Some(Token::Word(first)), Some(Token::Word(second))) = (self.tokens.get(at), self.tokens.get(at + 1)) else {
            return None;
        };
        let (_, month) = MONTH_PAIRS.iter().find(|(pair, _)| *pair == (*first, *second))?;
        Some((u32::from(*month), at + 2))
    }

    /// `February 4, 2026`, `Feb. 4th 2026`, `Feb 04 07:12:31 2026`.
    fn month_then_day(self, at: usize) -> Option<(Moment, usize)> {
        // Most words are no month: only one with a number behind it, as far as glue may reach, is looked up.
        let ahead = self.tokens.get(at + 1..).unwrap_or_default().iter().take(GLUE_PARTS + 1);
        if !ahead.into_iter().any(|token| matches!(token, Token::Number { digits: 1..=2, .. })) {
            return None;
        }
        let month = self.month(at)?;
        let at = self.skip_glue(at + 1);
        let day = self.number(at, 1..=2)?;
        let mut at = self.skip_glue(at + 1);
        if self.is_mark(at + 1, &[':']) && self.is_mark(at + 3, &[':']) {
            at += 5;
        }
        Some((Moment::new(self.number(at, 4..=4)?, month, day)?, at + 1))
    }

    /// The time of the day behind a date, if it has an offset, and the place behind it.
    fn clock(self, at: usize) -> (Option<Clock>, usize) {
        let ahead = self.tokens.get(at..).unwrap_or_default().iter().take(4);
        let skipped = ahead.take_while(|token| !matches!(token, Token::Number { .. })).count();
        let start = at + skipped;
        let Some((hour, minute)) = self.hour_and_minute(start) else { return (None, at) };
        let mut end = start + 3;
        let mut second = 0;
        if let Some(value) = self.number(end + 1, 2..=2).filter(|_| self.is_mark(end, &[':'])) {
            second = value;
            end += 2;
            if self.is_mark(end, &['.', ',']) && self.number(end + 1, 1..=9).is_some() {
                end += 2;
            }
        }
        let mut hour = hour;
        if let Some(Token::Word(half)) = self.tokens.get(end) {
            let half = half.to_ascii_lowercase();
            if half == AFTER_NOON || half == BEFORE_NOON {
                hour = hour % 12 + if half == AFTER_NOON { 12 } else { 0 };
                end += 1;
            }
        }
        if hour > 23 || minute > 59 || second > 59 {
            return (None, at);
        }
        match self.offset(end) {
            Some((offset, end)) => (Some(Clock { hour, minute, second, offset }), end),
            None => (None, end),
        }
    }

    fn hour_and_minute(self, at: usize) -> Option<(u32, u32)> {
        let hour = self.number(at, 1..=2)?;
        let apart = self.is_mark(at + 1, &HOUR_MARKS) || self.starts_with(at + 1, &HOUR_SIGNS);
        Some((hour, self.number(at + 2, 2..=2).filter(|_| apart)?))
    }

    /// `Z`, `UTC`, `+01:00`, `GMT+0100`, `-5`.
    fn offset(self, at: usize) -> Option<(i32, usize)> {
        let named = matches!(self.tokens.get(at), Some(Token::Word(word)) if GREENWICH.contains(word));
        let at = at + usize::from(named);
        let sign = match self.tokens.get(at) {
            Some(Token::Mark('+')) => 1,
            Some(Token::Mark('-' | '−')) => -1,
            _ => return named.then_some((0, at)),
        };
        let (minutes, end) = match self.tokens.get(at + 1) {
            Some(Token::Number { value, digits: 4 }) => (value / 100 * 60 + value % 100, at + 2),
            Some(Token::Number { value, digits: 1..=2 }) => {
                match self.number(at + 3, 2..=2).filter(|_| self.is_mark(at + 2, &[':'])) {
                    Some(minutes) => (value * 60 + minutes, at + 4),
                    None => (value * 60, at + 2),
                }
            }
            _ => return named.then_some((0, at)),
        };
        (minutes <= EAST * 60).then_some((sign * minutes.cast_signed(), end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day_first(text: &str) -> Option<String> {
        find(text, DayOrder::DayFirst).map(|found| found.moment.to_string())
    }

    #[test]
    fn machine_formats_keep_their_offset() {
        let read = |text| read(text, DayOrder::DayFirst).map(|moment| moment.to_string());
        assert_eq!(read("2026-02-04T07:12:31+00:00").as_deref(), Some("2026-02-04T07:12:31+00:00"));
        assert_eq!(read("2026-02-04T07:12:31.123Z").as_deref(), Some("2026-02-04T07:12:31+00:00"));
        assert_eq!(read("2026-02-04 07:12:31 -0530").as_deref(), Some("2026-02-04T07:12:31-05:30"));
        assert_eq!(read("Wed, 04 Feb 2026 07:12:31 GMT").as_deref(), Some("2026-02-04T07:12:31+00:00"));
        assert_eq!(read("Wed Feb 04 2026 07:12:31 GMT+0100 (CET)").as_deref(), Some("2026-02-04T07:12:31+01:00"));
        assert_eq!(read("1770189151").as_deref(), Some("2026-02-04T07:12:31+00:00"));
        assert_eq!(read("20260204").as_deref(), Some("2026-02-04"));
        assert_eq!(read("20260204071231").as_deref(), Some("2026-02-04"));
        assert_eq!(read("98765432101234"), None);
    }

    #[test]
    fn a_time_without_an_offset_is_no_moment() {
        assert_eq!(day_first("2026-02-04T07:12:31").as_deref(), Some("2026-02-04"));
        assert_eq!(day_first("Publié le 3 février 2026 à 18h55").as_deref(), Some("2026-02-03"));
    }

    #[test]
    fn months_are_read_in_many_languages() {
        for text in [
            "February 4, 2026",
            "4th of February 2026",
            "Feb. 4, 2026",
            "4. Februar 2026",
            "4 février 2026",
            "4 de febrero de 2026",
            "4 febbraio 2026",
            "4 de fevereiro de 2026",
            "4 februari 2026",
            "4 lutego 2026",
            "4 февраля 2026 г.",
            "4 лютого 2026",
            "4. února 2026",
            "4 Şubat 2026",
            "4. februar 2026",
            "4. helmikuuta 2026",
            "2026. február 4.",
            "4 februarie 2026",
            "4 Φεβρουαρίου 2026",
            "4 فبراير 2026",
            "٤ فبراير ٢٠٢٦",
            "4 شباط 2026",
            "2026年2月4日",
            "2026년 2월 4일",
            "4 Februari 2026",
            "4 בפברואר 2026",
            "4 फ़रवरी 2026",
            "४ फरवरी २०२६",
            "4 กุมภาพันธ์ 2569",
            "๔ กุมภาพันธ์ พ.ศ. ๒๕๖๙",
            "4 กุมภาพันธ์ 2026",
            "令和8年2月4日（水）",
            "4. februára 2026",
            "4. veljače 2026.",
            "4 февруари 2026 г.",
            "4. фебруар 2026.",
            "2026 m. vasario 4 d.",
            "4. veebruar 2026",
            "4 de febrer de 2026",
            "Ngày 4 tháng 2, 2026",
            "4. 2. 2026",
            "04.02.26",
            "4/2/2026",
            "2026/02/04",
        ] {
            assert_eq!(day_first(text).as_deref(), Some("2026-02-04"), "{text}");
        }
        assert_eq!(day_first("4 كانون الثاني 2026").as_deref(), Some("2026-01-04"));
        assert_eq!(day_first("令和元年5月1日").as_deref(), Some("2019-05-01"));
    }

    #[test]
    fn the_order_of_day_and_month_is_taken_from_the_page_unless_only_one_fits() {
        let month_first = |text| find(text, DayOrder::MonthFirst).map(|found| found.moment.to_string());
        assert_eq!(month_first("02/04/2026").as_deref(), Some("2026-02-04"));
        assert_eq!(month_first("14/02/2026").as_deref(), Some("2026-02-14"));
        assert_eq!(day_first("02/14/2026").as_deref(), Some("2026-02-14"));
        assert_eq!(month_first("04.02.2026").as_deref(), Some("2026-02-04"));
    }

    #[test]
    fn what_no_calendar_has_is_no_date() {
        for text in [
            "30 February 2026",
            "2026-13-01",
            "2025-02-29",
            "4 February",
            "1823-05-06",
            "version 1.2.3",
            "192.168.10.2026",
            "3 days ago",
            "",
        ] {
            assert_eq!(day_first(text), None, "{text}");
        }
        assert_eq!(day_first("2024-02-29").as_deref(), Some("2024-02-29"));
    }

    #[test]
    fn words_around_a_date_are_counted() {
        let other = |text| find(text, DayOrder::DayFirst).map(|found| found.other_words);
        assert_eq!(other("Publié le 3 février 2026 à 18h55"), Some(2));
        assert_eq!(other("3 février 2026"), Some(0));
        assert_eq!([other("Donnerstag, 25.04.2024, von Ada"), other("Do 25.04.2024 | von Ada")], [Some(2), Some(2)]);
    }
}
