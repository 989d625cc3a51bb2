//! How pages say which language a listing is in, and which of its parts are not code.

/// What stands before the language in a class name, the longest of those that begin alike first.
pub const LANGUAGE_PREFIXES: &[&str] = &["highlight-source-", "highlight-text-", "highlight-", "language-", "lang-", "src-", "brush:"];

/// Class names whose neighbour is the language: `class="sourceCode rust"`, `class="brush: rust"`.
pub const LANGUAGE_FOLLOWS: &[&str] = &["brush:", "sourcecode"];

/// Values that name no language.
pub const NOT_LANGUAGES: &[&str] = &[
    "auto", "box", "code", "container", "default", "hl", "lines", "no-highlight", "nohighlight", "none", "notranslate", "output", "plain",
    "plaintext", "text", "txt", "undefined", "wrapper",
];

/// The longest name of a language, in bytes.
pub const LANGUAGE_BYTES: usize = 24;

/// How many elements around a listing may name its language.
pub const LANGUAGE_ANCESTORS: usize = 3;

/// Classes of the numbers beside the lines, whole names in lower case.
pub const LINE_NUMBERS: &[&str] = &[
    "code-line-number", "gutter", "hljs-ln-n", "hljs-ln-numbers", "line-number", "line-numbers-rows", "linenodiv", "lineno", "linenos",
    "lnt", "react-code-line-number", "rouge-gutter",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_lower_case() {
        assert!(NOT_LANGUAGES.is_sorted());
        assert!(LANGUAGE_FOLLOWS.is_sorted());
        for word in NOT_LANGUAGES.iter().chain(LANGUAGE_FOLLOWS).chain(LINE_NUMBERS).chain(LANGUAGE_PREFIXES) {
            assert_eq!(*word, word.to_ascii_lowercase());
        }
    }

    #[test]
    fn a_longer_prefix_stands_before_the_one_it_begins_with() {
        for (at, prefix) in LANGUAGE_PREFIXES.iter().enumerate() {
            assert!(LANGUAGE_PREFIXES.iter().skip(at + 1).all(|later| !later.starts_with(prefix)), "{prefix}");
        }
    }
}
