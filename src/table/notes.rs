//! How pages mark footnotes, and what stands beside text only to be clicked.

use super::words::Words;

/// Words in the classes and roles of a link to a note.
pub const REFERENCES: &Words =
    &Words::new(&["citation", "fn", "fnref", "footnote", "footnotes", "noteref", "reference", "sdfootnoteanc"]);

/// Words in the classes and roles of what leads back from a note to the text.
pub const BACKLINKS: &Words = &Words::new(&["backlink", "backlinks", "backref", "footnoteback", "reversefootnote"]);

/// How the names of the places begin that word processors give to notes, in lower case.
pub const NOTE_PLACES: &[&str] = &["_edn", "_ftn", "sdendnote", "sdfootnote"];

/// The numerals of notes at the end.
pub const ROMAN_DIGITS: &[char] = &['i', 'l', 'v', 'x'];

/// The longest number of a note in them: lxxxviii.
pub const ROMAN_CHARS: usize = 8;

/// Signs that stand for a note.
pub const SIGNS: &[char] = &['*', '§', '¶', '†', '‡'];

/// Those that stand for a note wherever they are links; the others also stand for a part of the page.
pub const BARE_SIGNS: &[char] = &['*', '†', '‡'];

/// What stands around the label of a mark, in its link,
pub const LABEL_MARKS: [char; 7] = ['[', ']', '(', ')', '.', ':', '^'];
/// and before and behind it where it begins the note.
pub const MARKS_BEFORE_LABEL: [char; 4] = ['[', '(', '^', ' '];
/// See [`MARKS_BEFORE_LABEL`].
pub const MARKS_BEHIND_LABEL: [char; 5] = [']', ')', '.', ':', ' '];
/// How what is left of it begins where its number was a link: with the bracket that closed it, or a mark and a space.
pub const ENDS_OF_LABEL: [&str; 4] = [")", "]", ". ", ": "];
/// How a note begins that has nothing of its label but what stood before that.
pub const BEGINS_OF_LABEL: [char; 2] = ['^', ' '];
/// What a text ends with before a link that is no mark by its class: the bracket is the text's, or another link stands before it.
pub const OPEN_BRACKETS: [char; 5] = ['[', '(', ',', '-', '–'];
/// What stands beside the links in a mark.
pub const BESIDE_LINKS: [char; 6] = ['[', ']', '(', ')', ',', ';'];

/// Words before the number of a note, in lower case.
pub const LABELS: &[&str] = &["fn", "n", "nb", "note", "ref"];

/// Digits of the highest number of a note.
pub const NUMBER_DIGITS: usize = 3;

/// The longest text of a link to a note, in characters.
pub const MARK_CHARS: usize = 10;

/// The longest note, in words.
pub const NOTE_WORDS: u32 = 600;

/// The score from which on a note is kept, by its best block, where kept text refers to it. Of the blocks that come back on the
/// pages of the sets, by models that have not seen them, 17 are content and 4 not.
pub const LEAST_NOTE: f32 = 0.12;

/// The same where a note beside it, in the same list, is kept: half of the notes are worth less than none.
pub const LEAST_NOTE_BESIDE: f32 = 0.03;

/// The score from which on a block of such a note is kept: links under it, to where its text is to be had, have less. Without it,
/// 24 of these came back on one page.
pub const LEAST_IN_NOTE: f32 = 0.05;

/// The blocks that a note may have to be kept for its mark.
pub const NOTE_BLOCKS: usize = 40;

/// How many elements around a link its mark may take in: `<sup>[<a>1</a>]</sup>`.
pub const MARK_ANCESTORS: usize = 3;

/// How many nodes an element with marks in it may have to be one mark.
pub const MARK_NODES: u32 = 64;

/// The longest text of an anchor or an edit mark, in characters; a longer one is that of a heading.
pub const EDIT_MARK_CHARS: usize = 8;

/// The same of one in square brackets.
pub const EDIT_CHOICES_CHARS: usize = 60;

/// Classes of anchors, edit marks and links to the source beside a heading or an entry, and of numbers that lists and notes have
/// anyway, whole names in lower case.
pub const EDIT_MARKS: &Words = &Words::new(&[
    "anchor-link",
    "anchorjs-link",
    "direct-link",
    "edit-section",
    "editsection",
    "hash-link",
    "header-anchor",
    "headeranchor",
    "headerlink",
    "heading-anchor",
    "ltx_note_mark",
    "ltx_tag_item",
    "ltx_tag_note",
    "mw-editsection",
    "octicon-link",
    "section-anchor",
    "viewcode-link",
]);

/// Classes of notes that stand in the line they belong to and are drawn beside it, whole names in lower case.
pub const SIDE_NOTES: &Words = &Words::new(&["ltx_role_footnote", "marginnote", "sidenote"]);

/// Elements of the same kind, which scripts draw.
pub const SIDE_NOTE_ELEMENTS: &[&str] = &["d-footnote", "foot-note", "inline-footnote", "margin-note", "side-note"];

/// Classes of what shows them.
pub const SIDE_TOGGLES: &Words = &Words::new(&["margin-toggle"]);

/// Classes of raised remarks on a text of which its editors are not sure, whole names in lower case.
pub const REMARKS: &Words = &Words::new(&["inline-template"]);

/// The longest of them, in characters.
pub const REMARK_CHARS: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_lower_case() {
        let lists: [&[&str]; 9] =
            [REFERENCES, BACKLINKS, LABELS, NOTE_PLACES, EDIT_MARKS, REMARKS, SIDE_NOTES, SIDE_NOTE_ELEMENTS, SIDE_TOGGLES];
        for list in lists {
            assert!(list.is_sorted());
            assert!(list.iter().all(|word| *word == word.to_ascii_lowercase()));
        }
        assert!(ROMAN_DIGITS.is_sorted() && SIGNS.is_sorted() && BARE_SIGNS.is_sorted());
    }
}
