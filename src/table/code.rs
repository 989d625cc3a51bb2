//! How pages say which language a listing is in, and which of its parts are not code.

use super::words::Words;

/// What stands before the language in a class name, the longest of those that begin alike first.
pub const LANGUAGE_PREFIXES: &[&str] =
    &["highlight-source-", "highlight-text-", "highlight-", "language-", "lang-", "mw-highlight-lang-", "src-", "brush:"];

/// Class names whose neighbour is the language: `class="sourceCode rust"`, `class="brush: rust"`.
pub const LANGUAGE_FOLLOWS: &[&str] = &["brush:", "sourcecode", "syntaxhighlighter"];

/// The same of a `<figure>`, whose name would say nothing elsewhere.
pub const FIGURE_FOLLOWS: &str = "highlight";

/// What stands between the names in a class.
pub const NAME_SEPARATORS: [char; 4] = [' ', '\t', '\n', ';'];

/// Marks in the names of languages: `c++`, `f#`, `objective-c`.
pub const NAME_MARKS: [char; 5] = ['+', '#', '.', '_', '-'];

/// Values that name no language.
pub const NOT_LANGUAGES: &[&str] = &[
    "auto",
    "box",
    "code",
    "container",
    "default",
    "hl",
    "lines",
    "no-highlight",
    "nogutter",
    "nohighlight",
    "none",
    "notranslate",
    "output",
    "plain",
    "plaintext",
    "text",
    "txt",
    "undefined",
    "wrapper",
];

/// The longest name of a language, in bytes.
pub const LANGUAGE_BYTES: usize = 24;

/// How many elements around a listing may name its language.
pub const LANGUAGE_ANCESTORS: usize = 3;

/// Among how many of its first nodes a listing has the `<code>` that may name its language.
pub const LANGUAGE_NODES: usize = 8;

/// Languages that a bare class of a `<pre>` or `<code>` may name.
pub const KNOWN_LANGUAGES: &[&str] = &[
    "bash",
    "c++",
    "clojure",
    "cpp",
    "csharp",
    "css",
    "dart",
    "diff",
    "dockerfile",
    "elixir",
    "elm",
    "erlang",
    "fsharp",
    "go",
    "graphql",
    "groovy",
    "haskell",
    "html",
    "http",
    "ini",
    "java",
    "javascript",
    "js",
    "json",
    "jsx",
    "julia",
    "kotlin",
    "lisp",
    "lua",
    "makefile",
    "markdown",
    "matlab",
    "nginx",
    "nix",
    "objc",
    "objectivec",
    "ocaml",
    "perl",
    "php",
    "powershell",
    "protobuf",
    "python",
    "ruby",
    "rust",
    "scala",
    "scheme",
    "scss",
    "sh",
    "shell",
    "sql",
    "swift",
    "toml",
    "ts",
    "tsx",
    "typescript",
    "vim",
    "xml",
    "yaml",
    "zig",
];

/// Classes of the numbers beside the lines, whole names in lower case.
pub const LINE_NUMBERS: &Words = &Words::new(&[
    "ace_gutter",
    "blob-num",
    "cm-gutters",
    "code-line-number",
    "codemirror-gutter-wrapper",
    "codemirror-linenumber",
    "crayon-nums",
    "gl",
    "gutter",
    "hljs-ln-n",
    "hljs-ln-numbers",
    "line-number",
    "line-numbers-rows",
    "lineno",
    "linenodiv",
    "linenos",
    "linenumber",
    "ln",
    "lnt",
    "react-code-line-number",
    "react-syntax-highlighter-line-number",
    "rouge-gutter",
]);

/// Classes of elements that are listings without being a `<pre>`, whole names in lower case.
pub const LISTINGS: &Words = &Words::new(&[
    "ace_text-layer",
    "cm-content",
    "codemirror-code",
    "crayon-table",
    "fragment",
    "js-file-line-container",
    "syntaxhighlighter",
    "view-lines",
]);

/// Among how many of the first elements around it what belongs to a listing has that listing.
pub const LISTING_SIBLINGS: usize = 8;

/// Among how many of its first nodes such a listing has its first line.
pub const LISTING_NODES: usize = 64;

/// Classes of elements that are a line of code, whole names in lower case.
pub const LINES: &Words = &Words::new(&[
    "ace_line",
    "blob-code",
    "cm-line",
    "code-line",
    "codemirror-line",
    "crayon-line",
    "hljs-ln-line",
    "line",
    "react-code-line",
    "token-line",
    "view-line",
]);

/// Classes of lines that a style hides, which only make the rest compile, whole names in lower case.
pub const HIDDEN_LINES: &Words = &Words::new(&["boring"]);

/// Classes of what stands beside a listing and belongs to the highlighter, whole names in lower case.
pub const FURNITURE: &Words = &Words::new(&[
    "ace_gutter",
    "cm-gutters",
    "codemirror-gutter-wrapper",
    "crayon-toolbar",
    "line-numbers-wrapper",
    "margin-view-overlays",
]);

/// Classes of the count of runs beside the cells of a notebook, whole names in lower case.
pub const PROMPTS: &Words = &Words::new(&["input_prompt", "jp-inputprompt", "jp-outputprompt", "output_prompt", "prompt"]);

/// The most nodes of one.
pub const PROMPT_NODES: u32 = 16;
/// How each of them ends.
pub const PROMPT_END: &str = "]:";
/// The longest of them, in characters that are not white space.
pub const PROMPT_CHARS: usize = 12;

/// The class of a `<pre>` whose `lang` is the language of its code.
pub const UNTRANSLATED: &Words = &Words::new(&["notranslate"]);

/// Words in the classes of what names the language of the listing beside it.
pub const LANGUAGE_LABELS: &Words = &Words::new(&["lang", "language"]);

/// The longest text of a button in a listing, in characters.
pub const BUTTON_CHARS: usize = 20;

/// Words in the classes of what stands in a listing to be clicked.
pub const BUTTONS: &Words = &Words::new(&["clipboard", "copy", "copybtn", "toolbar"]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_lower_case() {
        assert!(NOT_LANGUAGES.is_sorted());
        assert!(LANGUAGE_FOLLOWS.is_sorted());
        let lists: [&[&str]; 8] = [KNOWN_LANGUAGES, LINE_NUMBERS, LISTINGS, LINES, BUTTONS, FURNITURE, LANGUAGE_LABELS, PROMPTS];
        for list in lists {
            assert!(list.is_sorted());
        }
        for word in NOT_LANGUAGES.iter().chain(LANGUAGE_FOLLOWS).chain(LINE_NUMBERS).chain(LANGUAGE_PREFIXES).chain(PROMPTS) {
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
