//! Turns flags that other tools have into those that were most likely meant.

use std::ffi::OsString;
use std::path::Path;

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

/// Flags of other tools, and what to write here; sorted.
const FLAGS: &[(&str, &str)] = &[
    ("--base", "write --base-url URL"),
    ("--exclude", "write --skip REGEX, a regular expression"),
    ("--fast", "write --precise or --complete, or neither"),
    ("--glob", "write --match REGEX, a regular expression: '\\.html$' for '*.html'"),
    ("--hidden", "hidden files and folders are read where they are named"),
    ("--html", "write -f html"),
    ("--include", "write --match REGEX, a regular expression"),
    ("--include-hidden", "hidden files and folders are read where they are named"),
    ("--input", "name the page itself: tamis page.html"),
    ("--input-dir", "name the folder itself: tamis saved/"),
    ("--json", "write -f json"),
    ("--jsonl", "write -f jsonl"),
    ("--list", "write --files-from FILE"),
    ("--markdown", "write -f markdown, or nothing: it is the default"),
    ("--md", "write -f markdown, or nothing: it is the default"),
    ("--metadata", "write --front-matter, or tamis meta page.html"),
    ("--ndjson", "write -f jsonl"),
    ("--no-progress", "write --progress never"),
    ("--output-dir", "write -o DIR/"),
    ("--output-format", "write -f FORMAT"),
    ("--parallel", "write --jobs N; all processor cores work without it"),
    ("--parquet", "write -f parquet"),
    ("--precision", "write --precise"),
    ("--recall", "write --complete"),
    ("--recursive", "folders are read with all below them without it"),
    ("--silent", "write --quiet"),
    ("--text", "write -f text"),
    ("--threads", "write --jobs N; all processor cores work without it"),
    ("--txt", "write -f text"),
    ("--url", "write --base-url URL for a saved page; tamis never uses the network"),
    ("--with-metadata", "write --front-matter"),
    ("--workers", "write --jobs N; all processor cores work without it"),
    ("-R", "folders are read with all below them without it"),
    ("-i", "name the page itself: tamis page.html"),
    ("-r", "folders are read with all below them without it"),
];

/// What is said where a flag is not known; none where the parser's own words are better.
pub(in crate::cli) fn tell_flag(words: &[OsString], error: &Error) -> Option<String> {
    if error.kind() != ErrorKind::UnknownArgument {
        return None;
    }
    let Some(ContextValue::String(flag)) = error.get(ContextKind::InvalidArg) else { return None };
    let is_file = |word: &&OsString| word.to_string_lossy().starts_with(flag.as_str()) && Path::new(word).is_file();
    if let Some(file) = words.iter().skip(1).find(is_file).filter(|_| flag.starts_with('-')) {
        let file = file.to_string_lossy();
        return Some(format!(
            "{file}: is taken for flags, since it begins with a dash; for the file of that name, write ./{file}"
        ));
    }
    let advice = FLAGS.binary_search_by_key(&flag.as_str(), |(flag, _)| flag).ok().and_then(|found| FLAGS.get(found));
    if let Some((flag, advice)) = advice {
        return Some(format!("{flag}: there is no such flag; {advice}"));
    }
    // The parser guesses by the letters that two words share, wherever they stand: `--complete` for `--nope`.
    let guess = match error.get(ContextKind::SuggestedArg) {
        Some(ContextValue::String(meant)) if !is_far(flag, meant) => Some(strsim::osa_distance(flag, meant)),
        _ => None,
    };
    let near = near_flag(flag).filter(|(known, _)| guess.is_none_or(|guess| strsim::osa_distance(flag, known) < guess));
    match (near, guess) {
        (Some((known, advice)), _) => Some(format!("{flag}: there is no such flag; if you mean {known}: {advice}")),
        (None, Some(_)) => None,
        (None, None) => Some(format!("{flag}: there is no such flag; tamis --help has all of them")),
    }
}

/// The flag of another tool that a word is most like, if it is like one.
fn near_flag(flag: &str) -> Option<&'static (&'static str, &'static str)> {
    let is_near = |(known, _): &&(&str, &str)| known.starts_with("--") && !is_far(flag, known);
    FLAGS.iter().filter(is_near).min_by_key(|(known, _)| strsim::osa_distance(flag, known))
}

/// A flag was not meant where more than one letter in so many would have to change.
const FAR: usize = 3;
/// Bytes of the shortest flag that may be the beginning of another, dashes among them.
const BEGINNING: usize = 4;

fn is_far(flag: &str, meant: &str) -> bool {
    let begins = flag.len() >= BEGINNING && meant.starts_with(flag);
    !begins && (flag.len() > 2 * meant.len() || strsim::osa_distance(flag, meant) > meant.len() / FAR)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::CommandLine;
    use clap::CommandFactory;

    #[test]
    fn only_near_flags_are_guessed() {
        assert!(is_far("--nope", "--complete") && !is_far("--compleet", "--complete"));
        assert!(!is_far("--jbos", "--jobs") && !is_far("--out", "--output") && is_far("--o", "--output"));
    }

    #[test]
    fn a_flag_of_another_tool_may_be_mistyped() {
        let near = |flag| near_flag(flag).map(|(known, _)| *known);
        assert_eq!([near("--markdwon"), near("--jsno"), near("--nope")], [Some("--markdown"), Some("--json"), None]);
    }

    #[test]
    fn the_flags_are_sorted_and_those_of_other_tools_alone() {
        assert!(FLAGS.is_sorted());
        let command = CommandLine::command();
        for (flag, _) in FLAGS {
            let is_own = command.get_arguments().any(|own| {
                own.get_long().is_some_and(|long| *flag == format!("--{long}"))
                    || own.get_short().is_some_and(|short| *flag == format!("-{short}"))
            });
            assert!(!is_own, "{flag}");
        }
    }
}
