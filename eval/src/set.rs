//! Turns a folder of saved pages with known content into [`Truth`]s and the bytes of their pages.
//!
//! A set is a folder with `truth.jsonl`, one object a line, and `pages/<id>.html.gz`.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use flate2::read::GzDecoder;
use serde::Deserialize;

use crate::markup::Markup;

/// What is known of a page. What its set does not say is absent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Truth {
    /// The name of the page within its set.
    pub id: String,
    /// Where the page came from.
    pub url: Option<String>,
    /// The kind of page: `article`, `forum` …
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// The whole content; absent where only segments are known.
    pub text: Option<String>,
    /// Pieces of text that belong to the content.
    pub with: Vec<String>,
    /// Pieces of text that do not.
    pub without: Vec<String>,
    /// The headline.
    pub title: Field,
    /// Who wrote it.
    pub author: Field,
    /// The day it was published.
    pub date: Field,
}

/// What a set says of one field of a page's metadata.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Field {
    /// Nobody looked.
    #[default]
    Unknown,
    /// The page does not say it.
    Absent,
    /// Any of these is right.
    Known(Vec<String>),
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Spelling {
            One(String),
            Several(Vec<String>),
        }
        let values = match Option::<Spelling>::deserialize(deserializer)? {
            None => Vec::new(),
            Some(Spelling::One(value)) => vec![value],
            Some(Spelling::Several(values)) => values,
        };
        let values: Vec<String> = values.into_iter().filter(|value| !value.trim().is_empty()).collect();
        Ok(if values.is_empty() { Field::Absent } else { Field::Known(values) })
    }
}

/// A folder of pages with their truths.
#[derive(Clone, Debug)]
pub struct Set {
    /// The name of the folder.
    pub name: String,
    /// The truths in the order of the file.
    pub truths: Vec<Truth>,
    dir: PathBuf,
    markup: Markup,
}

impl Set {
    /// Whether the folder is a set.
    #[must_use]
    pub fn is_at(dir: &Path) -> bool {
        dir.join("truth.jsonl").is_file()
    }

    /// Reads the truths of a set, not its pages.
    ///
    /// # Errors
    /// `truth.jsonl` cannot be read, or a line of it is not a truth.
    pub fn open(dir: &Path) -> Result<Set> {
        let path = dir.join("truth.jsonl");
        let lines = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let truths = lines
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim().is_empty())
            .map(|(at, line)| serde_json::from_str(line).with_context(|| format!("{}, line {}", path.display(), at + 1)))
            .collect::<Result<_>>()?;
        let dir = dir.canonicalize().with_context(|| format!("cannot find {}", dir.display()))?;
        let name = dir.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Set { name, truths, dir, markup: Markup::Whole })
    }

    /// The same set, of which pages are read with so much of their markup.
    #[must_use]
    pub fn with_markup(mut self, markup: Markup) -> Set {
        self.markup = markup;
        self
    }

    /// The truth of the page with this name.
    #[must_use]
    pub fn truth(&self, id: &str) -> Option<&Truth> {
        self.truths.iter().find(|truth| truth.id == id)
    }

    /// The bytes of a page as it was saved, less what [`Set::with_markup`] takes away.
    ///
    /// # Errors
    /// The page is not there, or is not gzipped.
    pub fn read_page(&self, truth: &Truth) -> Result<Vec<u8>> {
        let path = self.dir.join("pages").join(format!("{}.html.gz", truth.id));
        let file = File::open(&path).with_context(|| format!("cannot open {}", path.display()))?;
        let mut bytes = Vec::new();
        GzDecoder::new(file).read_to_end(&mut bytes).with_context(|| format!("cannot unpack {}", path.display()))?;
        Ok(self.markup.strip(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_known_absent_or_unknown() {
        let truth: Truth = serde_json::from_str(r#"{"id":"a","author":["A","B"],"date":null}"#).unwrap();
        assert_eq!(truth.author, Field::Known(vec!["A".into(), "B".into()]));
        assert_eq!(truth.date, Field::Absent);
        assert_eq!(truth.title, Field::Unknown);
        let truth: Truth = serde_json::from_str(r#"{"id":"a","author":"","title":"T"}"#).unwrap();
        assert_eq!(truth.author, Field::Absent);
        assert_eq!(truth.title, Field::Known(vec!["T".into()]));
    }
}
