//! Turns scores into floors, and scores that fell below them into a list.
//!
//! Floors rise with the scores; one is lowered only with a reason, which the file keeps.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use crate::score::SetScore;

/// How far under a score its floor lies: differences smaller than that mean nothing.
const SLACK: f64 = 0.002;
/// The same for a figure over a part of a set.
const SLACK_OF_PART: f64 = 0.005;

/// The scores that must be kept, by set and by name of the figure, and why some were lowered.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(default)]
pub struct Floors {
    /// By set, then by figure.
    pub floors: BTreeMap<String, BTreeMap<String, f64>>,
    /// Every floor that was ever lowered.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lowered: Vec<Lowered>,
}

/// A floor that was lowered.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Lowered {
    /// Set and figure.
    pub floor: String,
    /// What it was.
    pub from: f64,
    /// What it became.
    pub to: f64,
    /// Why.
    pub reason: String,
}

/// A score that lies under its floor, or that is not there any more.
#[derive(Clone, Debug, PartialEq)]
pub struct Shortfall {
    /// Set and figure.
    pub floor: String,
    /// The least it may be.
    pub least: f64,
    /// What it is.
    pub is: Option<f64>,
}

impl Floors {
    /// Reads a file of floors; no file is no floors.
    ///
    /// # Errors
    /// The file cannot be read, or is not a list of floors.
    pub fn open(path: &Path) -> Result<Floors> {
        if !path.exists() {
            return Ok(Floors::default());
        }
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("{} is not a list of floors", path.display()))
    }

    /// Writes the file.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn save(&self, path: &Path) -> Result<()> {
        let mut text = String::from(
            "# The least that each figure of `tamis-eval score` may be. Written by `score --set-floors`, which raises floors;\n\
             # `--reason` is needed to lower one.\n\n",
        );
        text += &toml::to_string(self).context("floors are data")?;
        fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
    }

    /// The figures of these sets that lie under their floors.
    #[must_use]
    pub fn shortfalls(&self, scores: &[SetScore]) -> Vec<Shortfall> {
        let mut below = Vec::new();
        for score in scores {
            let metrics = score.metrics();
            for (name, &least) in self.floors.get(&score.set).into_iter().flatten() {
                let is = metrics.get(name).copied();
                if is.is_none_or(|is| is < least) {
                    below.push(Shortfall { floor: format!("{}.{name}", score.set), least, is });
                }
            }
        }
        below
    }

    /// Raises the floors to just under these scores, and lowers those that are not reached if there is a reason.
    ///
    /// # Errors
    /// A floor is not reached and there is no reason.
    pub fn set(&mut self, scores: &[SetScore], reason: Option<&str>) -> Result<()> {
        let below = self.shortfalls(scores);
        let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
        if reason.is_none() && !below.is_empty() {
            bail!("these floors are not reached; a floor is lowered only with --reason\n{}", list(&below));
        }
        for score in scores {
            let floors = self.floors.entry(score.set.clone()).or_default();
            for (name, is) in score.metrics() {
                let slack = if name == "f1" || name.starts_with("segments") { SLACK } else { SLACK_OF_PART };
                let least = ((is - slack).max(0.0) * 1000.0).floor() / 1000.0;
                let floor = floors.entry(name).or_insert(least);
                *floor = floor.max(least);
            }
        }
        for shortfall in &below {
            self.lower(shortfall, reason.unwrap_or_default());
        }
        Ok(())
    }

    fn lower(&mut self, shortfall: &Shortfall, reason: &str) {
        let Some((set, name)) = shortfall.floor.split_once('.') else { return };
        let Some(floors) = self.floors.get_mut(set) else { return };
        let to = shortfall.is.map_or(0.0, |is| (is * 1000.0).floor() / 1000.0);
        if shortfall.is.is_some() {
            floors.insert(name.to_owned(), to);
        } else {
            floors.remove(name);
        }
        let (floor, from) = (shortfall.floor.clone(), shortfall.least);
        self.lowered.push(Lowered { floor, from, to, reason: reason.to_owned() });
    }
}

/// The shortfalls as a table for people.
#[must_use]
pub fn list(below: &[Shortfall]) -> String {
    let mut table = format!("{:<34} {:>7} {:>7} {:>7}\n", "below its floor", "floor", "is", "lacks");
    for Shortfall { floor, least, is } in below {
        let _ = match is {
            Some(is) => writeln!(table, "{floor:<34} {least:>7.4} {is:>7.4} {:>7.4}", least - is),
            None => writeln!(table, "{floor:<34} {least:>7.4} {:>7}", "gone"),
        };
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Overlap;
    use crate::score::Means;

    fn score(f1: f64) -> SetScore {
        let mut score = SetScore::of_pages("set", &[], 0);
        score.content = Some(Means { pages: 9, overlap: Overlap { precision: f1, recall: f1, f1 } });
        score
    }

    #[test]
    fn floors_rise_with_the_scores_and_stay_when_these_fall_a_little() {
        let mut floors = Floors::default();
        floors.set(&[score(0.9)], None).unwrap();
        assert!((floors.floors["set"]["f1"] - 0.898).abs() < 1e-9);
        floors.set(&[score(0.899)], None).unwrap();
        assert!((floors.floors["set"]["f1"] - 0.898).abs() < 1e-9);
        assert!(floors.shortfalls(&[score(0.899)]).is_empty());
    }

    #[test]
    fn a_floor_is_lowered_only_with_a_reason() {
        let mut floors = Floors::default();
        floors.set(&[score(0.9)], None).unwrap();
        assert_eq!(floors.shortfalls(&[score(0.8)]).len(), 1);
        assert!(floors.set(&[score(0.8)], Some(" ")).is_err());
        floors.set(&[score(0.8)], Some("cleaner truths")).unwrap();
        assert!((floors.floors["set"]["f1"] - 0.8).abs() < 1e-9);
        assert_eq!(floors.lowered[0].reason, "cleaner truths");
    }

    #[test]
    fn a_figure_that_is_gone_is_below_its_floor() {
        let mut floors = Floors::default();
        floors.set(&[score(0.9)], None).unwrap();
        assert_eq!(floors.shortfalls(&[SetScore::of_pages("set", &[], 0)])[0].is, None);
    }

    #[test]
    fn floors_survive_their_file() {
        let path = std::env::temp_dir().join(format!("tamis-floors-{}.toml", std::process::id()));
        let mut floors = Floors::default();
        floors.set(&[score(0.9)], None).unwrap();
        floors.set(&[score(0.8)], Some("why")).unwrap();
        floors.save(&path).unwrap();
        let read = Floors::open(&path).unwrap();
        fs::remove_file(&path).unwrap();
        assert_eq!(read, floors);
    }
}
