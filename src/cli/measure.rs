//! Turns words into numbers, sizes and times.

use std::time::Duration;

/// More threads than any machine can use take its memory for nothing.
const MOST_JOBS: u16 = 1024;

/// How many pages at the same time.
pub(super) fn read_jobs(text: &str) -> Result<u16, String> {
    let jobs = text.trim().parse().ok().filter(|jobs| *jobs <= MOST_JOBS);
    jobs.ok_or_else(|| format!("not a number of pages at the same time; write one from 1 to {MOST_JOBS}, or 0"))
}

/// How many rows.
pub(super) fn read_rows(text: &str) -> Result<u64, String> {
    let rows = text.trim().parse().ok().filter(|rows| *rows > 0);
    rows.ok_or_else(|| "not a number of rows; write one from 1 on, such as 100000".to_owned())
}

/// `500K`, `1.5 MB`, `10MiB`: units are powers of 1024.
pub(super) fn read_size(text: &str) -> Result<usize, String> {
    let (number, unit) = split(text);
    let shift = match unit.as_str() {
        "" | "b" => Some(0),
        "k" | "kb" | "kib" => Some(10),
        "m" | "mb" | "mib" => Some(20),
        "g" | "gb" | "gib" => Some(30),
        _ => None,
    };
    let bytes = shift.and_then(|shift: u32| match number.parse::<usize>() {
        Ok(number) => number.checked_mul(1 << shift),
        // There is no half byte.
        Err(_) if shift == 0 => None,
        // One with a fraction is exact enough: the cast takes what is too much for as much as there can be.
        Err(_) => number.parse::<f64>().ok().map(|number| (number * f64::from(1 << shift)) as usize),
    });
    bytes.filter(|bytes| (1..usize::MAX).contains(bytes)).ok_or_else(|| {
        "not a size; write a number of bytes, or one with K, M or G behind it: 500K, 1.5M, 10MB, 1GiB (1K is 1024 bytes)"
            .to_owned()
    })
}

/// `10`, `2.5`, `10s`, `500ms`, `2m`.
pub(super) fn read_time(text: &str) -> Result<Duration, String> {
    let (number, unit) = split(text);
    let seconds = match unit.as_str() {
        "ms" => Some(1e-3),
        "" | "s" | "sec" => Some(1.0),
        "m" | "min" => Some(60.0),
        _ => None,
    };
    let time = seconds.zip(number.parse::<f64>().ok()).map(|(seconds, number)| seconds * number);
    let time = time.filter(|time| *time > 0.0).and_then(|time| Duration::try_from_secs_f64(time).ok());
    time.ok_or_else(|| "not a time; write a number of seconds, such as 10 or 0.5, or one with ms, s or m behind it".to_owned())
}

/// The digits with their point, and what stands behind them in lower case.
fn split(text: &str) -> (&str, String) {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    (number, unit.trim().to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_in_every_usual_way_or_refused() {
        let sizes =
            [("7", 7), ("2k", 2048), ("3MB", 3 << 20), ("1G", 1 << 30), ("1.5M", 3 << 19), ("1MiB", 1 << 20), ("1 M", 1 << 20)];
        for (text, bytes) in sizes.into_iter().chain([("1g", 1 << 30), (" 0.5 kb", 512), ("5 B", 5), ("1.K", 1024)]) {
            assert_eq!(read_size(text), Ok(bytes), "{text}");
        }
        for text in
            ["", "0", "-1", "M", ".", "1.5", "1,5M", "1e3", "0.0001K", "1.2.3M", "5T", "99999999999999999999G", "nan", "infK"]
        {
            assert!(read_size(text).is_err(), "{text}");
        }
        assert!(read_size("99999999999999999999.5G").is_err());
    }

    #[test]
    fn times_are_read_or_refused() {
        for (text, ms) in [("0.5", 500), ("10s", 10_000), ("500ms", 500), ("2 m", 120_000)] {
            assert_eq!(read_time(text), Ok(Duration::from_millis(ms)), "{text}");
        }
        assert!(["", "0", "-1", "nan", "inf", "1e99", "x", "s", "5h"].iter().all(|text| read_time(text).is_err()));
    }
}
