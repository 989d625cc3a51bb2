//! Turns the name of a page into whether it is to be read, before anything else is done for it.

use std::path::Path;

use regex::bytes::{Regex, RegexSet};

use super::passed::PassedOver;

/// The pages that are wanted, by their names: the path that a page is called by, or the address of a record of a WARC.
#[derive(Clone, Debug, Default)]
pub(crate) struct Selection {
    /// Any of these has to match, where there are some.
    matched: RegexSet,
    /// None of these may.
    skipped: RegexSet,
}

impl Selection {
    /// Those that `--match` and `--skip` ask for; a sentence where one of them is no pattern.
    pub(crate) fn new(matched: &[String], skipped: &[String]) -> Result<Selection, String> {
        Ok(Selection { matched: compile("--match", matched)?, skipped: compile("--skip", skipped)? })
    }

    /// Whether the page of a name is to be read. Names are bytes: a disk has some that are no text.
    pub(crate) fn wants(&self, name: &Path) -> bool {
        let name = name.as_os_str().as_encoded_bytes();
        (self.matched.is_empty() || self.matched.is_match(name)) && !self.skipped.is_match(name)
    }
}

fn compile(flag: &str, patterns: &[String]) -> Result<RegexSet, String> {
    RegexSet::new(patterns).map_err(|error| {
        let broken = patterns.iter().find_map(|pattern| Some((pattern.as_str(), Regex::new(pattern).err()?)));
        let (pattern, error) = broken.unwrap_or(("all of them", error));
        let what = tell(pattern, &error);
        format!("{flag}: this is no regular expression: {pattern} ({what}); write '\\.html$' for what a shell calls '*.html'")
    })
}

/// What is wrong with a pattern, on one line: its parser writes the pattern on a line of its own, and marks below it where.
fn tell(pattern: &str, error: &regex::Error) -> String {
    let told = error.to_string();
    let Some((drawn, what)) = told.rsplit_once("\nerror: ") else { return told };
    let mut lines = drawn.lines().skip(1);
    // Both lines begin with the same blanks. Of a pattern of several lines more is drawn.
    let place = match (lines.next().and_then(|line| line.strip_suffix(pattern)), lines.next(), lines.next()) {
        (Some(blanks), Some(mark), None) => mark.find('^').and_then(|at| Some(at.checked_sub(blanks.len())? + 1)),
        _ => None,
    };
    place.map_or_else(|| what.to_owned(), |place| format!("{what}, at its character {place}"))
}

/// How pages are looked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Search {
    /// The most bytes that are read of a page.
    pub(super) max_bytes: usize,
    pub(super) selection: Selection,
    pub(super) passed: PassedOver,
}

impl Search {
    /// Whether a page is to be read; one that is not is counted.
    pub(super) fn takes(&self, name: &Path) -> bool {
        let is_wanted = self.selection.wants(name);
        if !is_wanted {
            self.passed.note_left_out(name);
        }
        is_wanted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of a few names are wanted.
    fn wanted(matched: &[&str], skipped: &[&str]) -> Vec<&'static str> {
        let owned = |patterns: &[&str]| patterns.iter().map(|pattern| (*pattern).to_owned()).collect::<Vec<_>>();
        let selection = Selection::new(&owned(matched), &owned(skipped)).unwrap();
        let names = ["s/blog/a.html", "s/Blog/b.html", "s/news/c.htm"];
        names.into_iter().filter(|name| selection.wants(Path::new(name))).collect()
    }

    #[test]
    fn any_pattern_anywhere_in_a_name_is_enough_and_letters_are_as_they_are() {
        assert_eq!(wanted(&[], &[]).len(), 3);
        assert_eq!(wanted(&["blog"], &[]), ["s/blog/a.html"]);
        assert_eq!(wanted(&["(?i)BLOG"], &[]), ["s/blog/a.html", "s/Blog/b.html"]);
        assert_eq!(wanted(&["blog/", "m$"], &[]), ["s/blog/a.html", "s/news/c.htm"]);
    }

    #[test]
    fn what_is_skipped_is_so_whatever_matches() {
        assert_eq!(wanted(&[], &["html$"]), ["s/news/c.htm"]);
        assert_eq!(wanted(&["^s/"], &["news", r"b\."]), ["s/blog/a.html"]);
        assert_eq!(wanted(&["blog"], &["blog"]), [""; 0]);
    }

    #[test]
    fn a_pattern_that_is_none_is_told_with_its_place() {
        let told = Selection::new(&[], &["a".to_owned(), "b(c".to_owned()]).unwrap_err();
        let expected = "--skip: this is no regular expression: b(c (unclosed group, at its character 2); write ";
        assert!(told.starts_with(expected), "{told}");
        let told = Selection::new(&["(?x)a\n[b".to_owned()], &[]).unwrap_err();
        assert!(told.contains("unclosed character class") && !told.contains("error"), "{told}");
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_no_text_is_one_nevertheless() {
        use std::os::unix::ffi::OsStrExt;
        let selection = Selection::new(&[r"\.html$".to_owned()], &[]).unwrap();
        assert!(selection.wants(Path::new(std::ffi::OsStr::from_bytes(b"a\xff.html"))));
    }
}
