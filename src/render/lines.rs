//! Turns lines into lines with what stands before them: the `> ` of quotes, the markers and the indentation of lists.

use std::fmt;

use crate::document::List;

/// Writes lines inside of quotes and lists.
pub(super) struct Lines<'a, W> {
    out: &'a mut W,
    /// What stands before every line.
    prefix: String,
    /// What stands before the next line instead: the prefix with a list marker in it.
    marker: Option<String>,
    /// Whether a blank line is due before the next block.
    gap: bool,
    /// The markers of the list that was written last, if nothing was written since.
    list: Option<Markers>,
}

/// The signs of a list's markers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Markers {
    numbered: bool,
    other: bool,
}

impl Markers {
    pub(super) fn marker(self, number: i64) -> String {
        match (self.numbered, self.other) {
            (true, false) => format!("{number}. "),
            (true, true) => format!("{number}) "),
            (false, false) => "- ".into(),
            (false, true) => "* ".into(),
        }
    }
}

/// The place to go back to when a quote or an item ends.
pub(super) struct Outside(usize);

impl<'a, W: fmt::Write> Lines<'a, W> {
    pub(super) fn new(out: &'a mut W) -> Self {
        Lines { out, prefix: String::new(), marker: None, gap: false, list: None }
    }

    /// Everything until `leave` stands behind `first` on its first line and behind `rest` on all others.
    pub(super) fn enter(&mut self, first: &str, rest: &str) -> fmt::Result {
        self.close_gap()?;
        let outside = self.marker.take().unwrap_or_else(|| self.prefix.clone());
        self.marker = Some(outside + first);
        self.prefix.push_str(rest);
        self.list = None;
        Ok(())
    }

    /// The place to come back to, asked before `enter`.
    pub(super) fn place(&self) -> Outside {
        Outside(self.prefix.len())
    }

    /// Ends what `enter` began; a marker that nothing followed stands alone.
    pub(super) fn leave(&mut self, outside: &Outside) -> fmt::Result {
        if self.marker.is_some() {
            self.line("")?;
        }
        self.prefix.truncate(outside.0);
        self.list = None;
        Ok(())
    }

    /// Whether the next line is the first behind a list marker.
    pub(super) fn is_after_marker(&self) -> bool {
        self.marker.is_some()
    }

    pub(super) fn line(&mut self, text: &str) -> fmt::Result {
        self.close_gap()?;
        self.list = None;
        let marker = self.marker.take();
        let before = marker.as_deref().unwrap_or(&self.prefix);
        self.out.write_str(if text.is_empty() { before.trim_end_matches(' ') } else { before })?;
        self.out.write_str(text)?;
        self.out.write_char('\n')
    }

    /// A blank line stands between what is written and what follows, if anything does.
    pub(super) fn part(&mut self) {
        self.gap = self.marker.is_none();
    }

    /// The markers for a list that begins here: two lists that follow each other are one to `CommonMark` unless their markers
    /// differ.
    pub(super) fn markers(&self, list: &List) -> Markers {
        let numbered = list.start.is_some();
        Markers { numbered, other: self.list == Some(Markers { numbered, other: false }) }
    }

    /// A list with these markers ended.
    pub(super) fn end_list(&mut self, markers: Markers) {
        self.list = Some(markers);
    }

    /// What follows stands on the very next line.
    pub(super) fn join(&mut self) {
        self.gap = false;
    }

    fn close_gap(&mut self) -> fmt::Result {
        if std::mem::take(&mut self.gap) {
            self.out.write_str(self.prefix.trim_end_matches(' '))?;
            self.out.write_char('\n')?;
        }
        Ok(())
    }
}
