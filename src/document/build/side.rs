//! Turns notes that stand in the line they belong to into footnotes at the end of the document.

use super::Builder;
use super::frame::{Frame, Kind};
use super::line::Marks;
use super::run::Run;
use crate::document::Footnote;
use crate::dom::NodeId;
use crate::table::shape::NESTING;

/// The notes that were found in lines so far.
#[derive(Default)]
pub(super) struct SideNotes {
    notes: Vec<Footnote>,
    /// The note that is open, and what it interrupts. None stands in another.
    open: Option<Interrupted>,
}

struct Interrupted {
    note: NodeId,
    run: Run,
    marks: Marks,
}

impl SideNotes {
    pub(super) fn is_open(&self, note: NodeId) -> bool {
        self.open.as_ref().is_some_and(|open| open.note == note)
    }

    pub(super) fn into_notes(self) -> Vec<Footnote> {
        self.notes
    }
}

impl Builder<'_> {
    /// Refers to the note, and collects it apart from the line.
    pub(super) fn open_side_note(&mut self, note: NodeId, number: u32) {
        if self.run.verdict == Some(false) || self.side.open.is_some() || self.containers >= NESTING {
            return;
        }
        self.run.line.push_note(number);
        let (run, marks) = (std::mem::take(&mut self.run), std::mem::take(&mut self.marks));
        self.side.open = Some(Interrupted { note, run, marks });
        self.containers += 1;
        self.frames.push(Frame::new(note, Kind::Note { number, labelled: false }));
    }

    /// Goes on with the line.
    pub(super) fn close_side_note(&mut self) {
        self.close_run();
        if let Some(Interrupted { run, marks, .. }) = self.side.open.take() {
            (self.run, self.marks) = (run, marks);
        }
        self.containers -= 1;
        if let Some(Frame { kind: Kind::Note { number, .. }, blocks, .. }) = self.frames.pop() {
            if blocks.is_empty() {
                self.run.line.pop_note();
            } else {
                // A line may be nothing but the number of its note.
                self.run.verdict = Some(true);
                self.side.notes.push(Footnote { number, content: blocks });
            }
        }
    }
}
