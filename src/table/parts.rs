//! How pages mark the parts of a text for which HTML has elements of its own.

use super::words::Words;

/// Classes of elements that are a picture with its caption, whole names in lower case.
pub const FIGURES: &Words = &Words::new(&["gallery-item", "thumbinner", "wp-caption"]);

/// Classes of the captions in them.
pub const CAPTIONS: &Words = &Words::new(&["gallery-caption", "thumbcaption", "wp-caption-text"]);

/// Classes of who is quoted, behind the quote.
pub const ATTRIBUTIONS: &Words = &Words::new(&["attribution", "blockquote-attribution"]);

/// How many parts of a `<ruby>` are looked at for parentheses.
pub const RUBY_PARTS: usize = 32;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_lower_case() {
        let lists: [&[&str]; 3] = [FIGURES, CAPTIONS, ATTRIBUTIONS];
        for list in lists {
            assert!(list.is_sorted());
            assert!(list.iter().all(|word| *word == word.to_ascii_lowercase()));
        }
    }
}
