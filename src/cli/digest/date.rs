//! Turns dates as pages give them into days to sort by.

/// When something was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moment {
    /// Minutes since 0000-03-01T00:00Z, in the calendar of today.
    minutes: i64,
}

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day {
    pub(super) year: u32,
    /// 1 to 12.
    pub(super) month: u32,
    /// 1 to 31.
    pub(super) number: u32,
}

/// The day of `2026-02-04` or `2026-02-04T07:12:31+01:00`.
pub(super) fn day(date: &str) -> Option<Day> {
    let mut parts = date.get(..10)?.split('-');
    let mut number = || parts.next()?.parse::<u32>().ok();
    let (year, month, number) = (number()?, number()?, number()?);
    ((1..=12).contains(&month) && (1..=31).contains(&number)).then_some(Day { year, month, number })
}

/// The moment of a date; a day without a time counts as its beginning.
pub(super) fn moment(date: &str) -> Option<Moment> {
    let Day { year, month, number } = day(date)?;
    let clock = |at: usize| date.get(at..at + 5).and_then(clock_minutes);
    let time = date.get(10..11).filter(|mark| matches!(*mark, "T" | " ")).and_then(|_| clock(11)).unwrap_or(0);
    let sign = date.get(16..).and_then(|rest| rest.rfind(['+', '-'])).map(|at| at + 16);
    let offset = sign.and_then(|at| Some((date.as_bytes().get(at)?, clock(at + 1)?)));
    let offset = offset.map_or(0, |(sign, minutes)| if *sign == b'-' { -minutes } else { minutes });
    // Years begin in March, so that the day that comes and goes is their last.
    let (year, month) = if month < 3 { (i64::from(year) - 1, month + 9) } else { (i64::from(year), month - 3) };
    let days = year * 365 + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (153 * i64::from(month) + 2) / 5
        + i64::from(number)
        - 1;
    Some(Moment { minutes: days * 24 * 60 + time - offset })
}

fn clock_minutes(text: &str) -> Option<i64> {
    let (hours, minutes) = text.split_once(':')?;
    Some(hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_ordered_across_offsets_months_and_years() {
        let sorted = [
            "2024-02-29",
            "2024-03-01",
            "2025-12-31T23:59:00+00:00",
            "2026-01-01T00:30:00-01:00",
            "2026-01-01T02:00:00+00:00",
            "2026-02-03",
        ];
        let moments: Vec<_> = sorted.iter().map(|date| moment(date).unwrap()).collect();
        assert!(moments.is_sorted_by(|a, b| a < b), "{moments:?}");
        assert_eq!(moment("2026-02-03T01:30:00+01:30"), moment("2026-02-03"));
    }

    #[test]
    fn what_is_no_date_is_none() {
        assert_eq!(day("2026-13-01"), None);
        assert_eq!(day("février"), None);
        assert_eq!(moment(""), None);
    }
}
