//! Turns class names into words: `postAvatar`, `post-avatar` and `post_avatar` are `post` and `avatar`.

use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;

/// The words of class names or file names.
pub(super) fn words_of(names: &str) -> impl Iterator<Item = &str> {
    names.split(|c: char| !c.is_alphanumeric()).flat_map(split_case).filter(|word| !word.is_empty())
}

/// Splits before each capital letter that follows a small one.
fn split_case(name: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(name);
    std::iter::from_fn(move || {
        let name = rest?;
        let mut previous_is_small = false;
        let cut = name.char_indices().find(|(_, c)| {
            let is_cut = previous_is_small && c.is_uppercase();
            previous_is_small = c.is_lowercase();
            is_cut
        });
        let (word, after) =
            cut.and_then(|(at, _)| name.split_at_checked(at)).map_or((name, None), |(word, after)| (word, Some(after)));
        rest = after;
        Some(word)
    })
}

/// Whether one of the words is in a list of lower-case words.
pub(super) fn has_word(names: &str, list: &[&str]) -> bool {
    words_of(names).any(|word| list.iter().any(|known| word.eq_ignore_ascii_case(known)))
}

/// Whether one of the classes of an element, as a whole, is in a list of lower-case names.
pub(super) fn has_class(dom: &Dom, at: NodeId, list: &[&str]) -> bool {
    let Some(classes) = dom.attr(at, AttrName::CLASS) else { return false };
    classes.split_ascii_whitespace().any(|class| list.iter().any(|known| class.eq_ignore_ascii_case(known)))
}

/// Whether one of the words in the classes of an element is in a list of lower-case words.
pub(super) fn has_class_word(dom: &Dom, at: NodeId, list: &[&str]) -> bool {
    dom.attr(at, AttrName::CLASS).is_some_and(|classes| has_word(classes, list))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_at_marks_and_where_the_case_changes() {
        assert_eq!(words_of("postAvatar img--round_2 URL").collect::<Vec<_>>(), ["post", "Avatar", "img", "round", "2", "URL"]);
        assert!(has_word("siteLogo", &["logo"]) && !has_word("logotype", &["logo"]));
    }
}
