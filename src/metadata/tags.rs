//! Turns what stands in a field of tags into the tags: without what a site notes there for its own programs.

use crate::table::meta::{INTERNAL_TAG_KEYS, LETTERS_OF_HUMP, SHORT_TAG, TAG, TAG_SEPARATORS};
use crate::text::key;

/// The tags in a text.
pub(super) fn split_tags(text: &str) -> impl Iterator<Item = &str> {
    let is_short = |tag: &str| (SHORT_TAG..=TAG).contains(&tag.chars().count());
    text.split(TAG_SEPARATORS).map(str::trim).filter(move |tag| is_short(tag) && !is_internal(tag))
}

/// The first of all tags that are written alike but for capitals and hyphens.
pub(super) fn unique<'a>(tags: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut known: Vec<String> = Vec::new();
    let mut kept = Vec::new();
    for tag in tags {
        let folded = tag.to_lowercase().replace(['-', '_'], " ");
        if !known.contains(&folded) {
            known.push(folded);
            kept.push(tag.to_owned());
        }
    }
    kept
}

/// Whether a tag is a note for programs: `contentId: 12`, `locale: US`, an address. `Dune: Part Two` is none.
fn is_internal(tag: &str) -> bool {
    let Some((name, _)) = tag.split_once(':') else { return false };
    tag.contains("://") || is_identifier(name) || INTERNAL_TAG_KEYS.binary_search(&key(name).as_str()).is_ok()
}

/// Whether a word is put together as programs do it: `contentId`. `macOS` and `iPhone` are names.
fn is_identifier(word: &str) -> bool {
    let is_word = word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let first = word.bytes().take_while(u8::is_ascii_lowercase).count();
    let mut rest = word.bytes().skip(first);
    is_word && first >= LETTERS_OF_HUMP && rest.next().is_some() && rest.next().is_some_and(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_for_programs_are_no_tags() {
        let tags: Vec<&str> = split_tags("content-type: Guide, contentId: 12, locale: US, tea, https://example.org/a").collect();
        assert_eq!(tags, ["tea"]);
        for tag in ["Dune: Part Two", "iPhone: tips", "macOS: news", "spider-man: no way home", "Region: Global", "tea:"] {
            assert!(!is_internal(tag), "{tag}");
        }
    }

    #[test]
    fn a_bar_stands_between_tags() {
        assert_eq!(split_tags("Green tea | Black tea|Cups").collect::<Vec<_>>(), ["Green tea", "Black tea", "Cups"]);
    }

    #[test]
    fn a_tag_that_differs_in_capitals_and_hyphens_alone_is_the_same() {
        let tags = ["Tea Cups", "tea-cups", "C", "C++", "tea_cups", "C#"];
        assert_eq!(unique(tags.into_iter()), ["Tea Cups", "C", "C++", "C#"]);
    }
}
