//! Turns the numbers of a date into a day of the calendar, with the time and the offset where they are known.

use std::fmt;

use crate::table::dates::{EAST, WEST, YEARS};

/// A day, with the time of the day where its offset is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    year: u32,
    month: u32,
    day: u32,
    clock: Option<Clock>,
}

/// The time of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: u32,
    pub(super) minute: u32,
    pub(super) second: u32,
    /// Minutes east of Greenwich.
    pub(super) offset: i32,
}

impl Moment {
    /// A day, if the calendar has it.
    pub(super) fn new(year: u32, month: u32, day: u32) -> Option<Moment> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 => 28 + u32::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        (YEARS.contains(&year) && (1..=days).contains(&day)).then_some(Moment { year, month, day, clock: None })
    }

    /// The moment so many seconds after the start of 1970, in UTC.
    pub(super) fn from_epoch(seconds: u64) -> Option<Moment> {
        let (mut days, rest) = ((seconds / 86_400).cast_signed(), (seconds % 86_400) as u32);
        // The civil calendar counted from a March, so that the leap day is the last of its year.
        days += 719_468;
        let era = days / 146_097;
        let of_era = days % 146_097;
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = (of_year - (153 * from_march + 2) / 5 + 1) as u32;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 } as u32;
        let year = (year_of_era + era * 400 + i64::from(month <= 2)) as u32;
        let clock = Clock { hour: rest / 3600, minute: rest / 60 % 60, second: rest % 60, offset: 0 };
        Moment::new(year, month, day).map(|moment| Moment { clock: Some(clock), ..moment })
    }

    /// The day at this time.
    pub(super) fn at(self, clock: Option<Clock>) -> Moment {
        Moment { clock, ..self }
    }

    /// Days since the start of the calendar's first year, so that neighbours differ by one.
    pub(super) fn days(self) -> i64 {
        let (year, month) = if self.month > 2 { (self.year, self.month - 3) } else { (self.year - 1, self.month + 9) };
        i64::from(year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + self.day)
    }

    /// Whether it was the other day somewhere at this moment, as far as the time zones of the world go.
    pub(super) fn may_be_day_of(self, other: Moment) -> bool {
        let zone = |clock: Clock| match other.days() - self.days() {
            -1 => clock.hour < WEST,
            1 => clock.hour >= 24 - EAST,
            _ => false,
        };
        other.days() == self.days() || self.clock.filter(|clock| clock.offset == 0).is_some_and(zone)
    }

    /// Whether the time is given in UTC, so that the day may be another one where the page was written.
    pub(super) fn is_utc(self) -> bool {
        self.clock.is_some_and(|clock| clock.offset == 0)
    }

    /// Whether the time of the day is known.
    pub(super) fn has_time(self) -> bool {
        self.clock.is_some()
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)?;
        let Some(clock) = self.clock else { return Ok(()) };
        let sign = if clock.offset < 0 { '-' } else { '+' };
        let (hours, minutes) = (clock.offset.abs() / 60, clock.offset.abs() % 60);
        write!(f, "T{:02}:{:02}:{:02}{sign}{hours:02}:{minutes:02}", clock.hour, clock.minute, clock.second)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: u32, offset: i32) -> Moment {
        Moment::new(2026, 2, 4).unwrap().at(Some(Clock { hour, minute: 0, second: 0, offset }))
    }

    #[test]
    fn a_moment_in_utc_is_another_day_where_a_time_zone_makes_it_one() {
        let day = |day| Moment::new(2026, 2, day).unwrap();
        assert!(at(3, 0).may_be_day_of(day(3)) && !at(13, 0).may_be_day_of(day(3)));
        assert!(at(22, 0).may_be_day_of(day(5)) && !at(3, 0).may_be_day_of(day(5)));
        assert!(at(22, 0).may_be_day_of(day(4)) && !at(22, 0).may_be_day_of(day(6)));
        assert!(!at(3, 60).may_be_day_of(day(3)));
    }

    #[test]
    fn a_number_of_seconds_is_a_moment_of_the_calendar() {
        assert_eq!(Moment::from_epoch(951_782_400).unwrap().to_string(), "2000-02-29T00:00:00+00:00");
    }
}
