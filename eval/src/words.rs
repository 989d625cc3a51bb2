//! Turns text into the words that the scores count.
//!
//! A word is what `\w+` finds in lower-cased text, with the meaning that published scores give it: letters, numbers and
//! the underscore, but no combining marks.

use std::sync::LazyLock;

use regex::Regex;

/// Whether scripts without spaces are split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Splitting {
    /// A run of word characters is a word in every script.
    Runs,
    /// Every Chinese, Japanese or Korean character is a word of its own.
    Characters,
}

impl Splitting {
    /// How the words of a set are counted. One benchmark is published with unsplit runs; all else splits them.
    #[must_use]
    pub fn of_set(name: &str) -> Splitting {
        if name == "wcxb" { Splitting::Runs } else { Splitting::Characters }
    }
}

static RUN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[\p{L}\p{N}_]+").expect("the pattern is right"));

static CHARACTER: LazyLock<Regex> = LazyLock::new(|| {
    const CJK: &str = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\u{30fc}\u{ff70}]";
    let pattern = format!(r"[\p{{L}}\p{{N}}&&{CJK}]|[[\p{{L}}\p{{N}}_]--{CJK}]+");
    Regex::new(&pattern).expect("the pattern is right")
});

/// Calls `take` with each word of the text, lower case, in order.
pub fn each_word(text: &str, splitting: Splitting, mut take: impl FnMut(&str)) {
    let lower = text.to_lowercase();
    let pattern = match splitting {
        Splitting::Runs => &*RUN,
        Splitting::Characters => &*CHARACTER,
    };
    for word in pattern.find_iter(&lower) {
        take(word.as_str());
    }
}

/// The words of a text, lower case, in order.
#[must_use]
pub fn words(text: &str, splitting: Splitting) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, splitting, |word| words.push(word.to_owned()));
    words
}

/// The text with every stretch of white space made one space, and none at its ends.
#[must_use]
pub fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_numbers_and_underscores() {
        assert_eq!(
            words("Don't_stop: 3.5 Straße, ½ x² Ⅷ!", Splitting::Runs),
            ["don", "t_stop", "3", "5", "straße", "½", "x²", "ⅷ"]
        );
    }

    #[test]
    fn marks_end_a_word() {
        assert_eq!(words("हिन्दी", Splitting::Runs), ["ह", "न", "द"]);
    }

    #[test]
    fn characters_are_words_only_where_they_are_split() {
        assert_eq!(words("我的iPhone12号、한국 コーヒー", Splitting::Runs), ["我的iphone12号", "한국", "コーヒー"]);
        let split = ["我", "的", "iphone12", "号", "한", "국", "コ", "ー", "ヒ", "ー"];
        assert_eq!(words("我的iPhone12号、한국 コーヒー", Splitting::Characters), split);
    }
}
