//! How pages mark remarks that are set apart from the text.

use super::words::Words;
use crate::table::tags::Tag;

/// Words in the classes of the element around such a remark.
pub const HOLDERS: &Words = &Words::new(&["admonition", "admonitionblock", "alert", "callout"]);

/// Whole names of classes of such elements, which say what they are only beside a kind.
pub const HOLDER_NAMES: &Words =
    &Words::new(&["blockquote-tag", "confluence-information-macro", "custom-block", "hint", "notecard", "starlight-aside"]);

/// What one of them has in it, however it is capitalised.
pub const STEMS: &[&str] = &[
    "allout",
    "blockquote-tag",
    "custom-block",
    "dmonition",
    "hint",
    "information-macro",
    "lert",
    "notecard",
    "starlight-aside",
];

/// Those of them that say so on their own, whether or not the kind is known.
pub const CERTAIN: &Words = &Words::new(&["admonition", "admonitionblock"]);

/// Classes, or the words behind or before [`BOX`] in one, of such an element where its text begins with the name of the kind, or where
/// it is a quote: `note`, `wiki-box-note`.
pub const LONE: &Words = &Words::new(&["caution", "danger", "important", "note", "tip", "warning"]);
/// The word beside one of these,
pub const BOX: &str = "box";
/// and how it stands in a class that goes on behind it.
pub const BOX_BEGINS: [&str; 2] = ["box-", "box_"];
/// Its first text is looked for among so many nodes.
pub const FIRST_NODES: usize = 16;

/// Elements that may be such a remark.
pub const TAGS: &[Tag] = &[Tag::ASIDE, Tag::BLOCKQUOTE, Tag::DETAILS, Tag::DIV, Tag::P, Tag::SECTION];

/// Words in the classes of its title.
pub const TITLES: &Words = &Words::new(&["heading", "title"]);

/// Words that say what it is, in five groups: note, tip, important, warning, caution.
pub const KINDS: [&[&str]; 5] = [
    &["abstract", "info", "information", "note", "primary", "secondary", "seealso", "summary", "todo"],
    &["hint", "success", "tip"],
    &["important"],
    &["attention", "warn", "warning"],
    &["bug", "caution", "danger", "error", "failure"],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_lower_case() {
        let lists: [&[&str]; 5] = [HOLDERS, HOLDER_NAMES, CERTAIN, LONE, TITLES];
        for list in lists.into_iter().chain(KINDS) {
            assert!(list.is_sorted());
            assert!(list.iter().all(|word| *word == word.to_ascii_lowercase()));
        }
        assert!(TAGS.is_sorted());
        assert!(HOLDERS.iter().chain(HOLDER_NAMES).all(|holder| STEMS.iter().any(|stem| holder.contains(stem))));
    }
}
