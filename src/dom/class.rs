//! Turns class names into words: `postAvatar`, `post-avatar` and `post_avatar` are `post` and `avatar`.

use super::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::limits::RULE_BYTES;
use crate::table::words::Words;

/// The words of class names or file names: they end at marks, and before each capital letter that follows a small one.
pub(crate) fn words_of(names: &str) -> impl Iterator<Item = &str> {
    let mut rest = names;
    std::iter::from_fn(move || {
        rest = rest.get(start_of_word(rest)..).unwrap_or_default();
        let (word, after) = rest.split_at_checked(end_of_word(rest)).unwrap_or((rest, ""));
        rest = after;
        Some(word).filter(|word| !word.is_empty())
    })
}

/// Where the first word of a text begins, or the text ends.
fn start_of_word(text: &str) -> usize {
    let start = text.bytes().position(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii()).unwrap_or(text.len());
    // Nearly all names are ASCII.
    if text.as_bytes().get(start).is_none_or(u8::is_ascii) {
        return start;
    }
    text.find(char::is_alphanumeric).unwrap_or(text.len())
}

/// Where the word ends that a text begins with.
fn end_of_word(text: &str) -> usize {
    let mut previous_is_small = false;
    for (at, byte) in text.bytes().enumerate() {
        if byte.is_ascii_lowercase() {
            previous_is_small = true;
            continue;
        }
        // Nearly all names are ASCII.
        if !byte.is_ascii() {
            return end_of_any_word(text);
        }
        if previous_is_small && byte.is_ascii_uppercase() || !byte.is_ascii_alphanumeric() {
            return at;
        }
        previous_is_small = false;
    }
    text.len()
}

fn end_of_any_word(text: &str) -> usize {
    let mut previous_is_small = false;
    let end = text.char_indices().find(|(_, c)| {
        let is_cut = previous_is_small && c.is_uppercase();
        previous_is_small = c.is_lowercase();
        is_cut || !c.is_alphanumeric()
    });
    end.map_or(text.len(), |(at, _)| at)
}

/// Whether one of the words is in a list of lower-case words.
pub(crate) fn has_word(names: &str, list: &Words) -> bool {
    words_of(names).any(|word| list.has_ascii_lower(word.as_bytes()))
}

/// The classes of an element, as far as rules read them: each block in it asks.
pub(crate) fn classes_of(dom: &Dom, at: NodeId) -> Option<&str> {
    dom.attr(at, AttrName::CLASS).map(as_rules_read)
}

/// As much of the classes of an element as rules read.
pub(super) fn as_rules_read(classes: &str) -> &str {
    if classes.len() <= RULE_BYTES {
        return classes;
    }
    classes.get(..classes.floor_char_boundary(RULE_BYTES)).unwrap_or_default()
}

/// Whether one of the classes of an element, as a whole, is in a list of lower-case names.
pub(crate) fn has_class(dom: &Dom, at: NodeId, list: &Words) -> bool {
    let classes = classes_of(dom, at).unwrap_or_default().as_bytes();
    // An empty name is in no list.
    classes.split(u8::is_ascii_whitespace).any(|class| list.has_ascii_lower(class))
}

/// Whether one of the words in the classes of an element is in a list of lower-case words.
pub(crate) fn has_class_word(dom: &Dom, at: NodeId, list: &Words) -> bool {
    classes_of(dom, at).is_some_and(|classes| has_word(classes, list))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOGO: &Words = &Words::new(&["logo"]);

    #[test]
    fn words_end_at_marks_and_where_the_case_changes() {
        assert_eq!(words_of("postAvatar img--round_2 URL").collect::<Vec<_>>(), ["post", "Avatar", "img", "round", "2", "URL"]);
        assert_eq!(words_of("überÄhnlich große-Karte").collect::<Vec<_>>(), ["über", "Ähnlich", "große", "Karte"]);
        assert!(has_word("siteLogo", LOGO) && !has_word("logotype", LOGO));
    }
}
