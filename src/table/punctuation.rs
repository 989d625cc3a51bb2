//! Which characters are punctuation to Markdown (the Unicode categories P and S), as far as it has to be known.

/// Ranges of which every character is punctuation or a symbol.
const CERTAIN: &[(char, char)] = &[
    ('!', '/'),
    (':', '@'),
    ('[', '`'),
    ('{', '~'),
    ('¡', '©'),
    ('«', '¬'),
    ('®', '±'),
    ('´', '´'),
    ('¶', '¸'),
    ('»', '»'),
    ('¿', '¿'),
    ('×', '×'),
    ('÷', '÷'),
    ('‐', '‧'),
    ('‰', '⁞'),
    ('、', '〃'),
    ('〈', '】'),
    ('！', '／'),
    ('：', '＠'),
];

/// Symbols that count as letters elsewhere: letters in circles and squares.
const LETTERS_IN_SYMBOLS: &[(char, char)] = &[('\u{24b6}', '\u{24e9}'), ('\u{1f130}', '\u{1f189}')];

/// Marks that end a sentence,
pub const SENTENCE_ENDS: [char; 5] = ['.', '!', '?', '…', '。'];
/// and those of them behind which white space follows.
pub const SPACED_ENDS: [char; 4] = ['.', '!', '?', '…'];

/// Marks that stand behind a word with no space between.
pub const BEHIND_WORD: [char; 7] = ['.', ',', ';', ':', '!', '?', ')'];

/// Brackets and quotation marks with those that close them, sorted.
const PAIRS: &[(char, char)] = &[
    ('"', '"'),
    ('\'', '\''),
    ('(', ')'),
    ('<', '>'),
    ('[', ']'),
    ('«', '»'),
    ('‘', '’'),
    ('“', '”'),
    ('„', '“'),
    ('‹', '›'),
    ('〈', '〉'),
    ('《', '》'),
    ('「', '」'),
    ('『', '』'),
    ('【', '】'),
    ('（', '）'),
];

/// What closes a bracket or a quotation mark.
#[must_use]
pub fn closing(open: char) -> Option<char> {
    PAIRS.iter().find(|(known, _)| *known == open).map(|(_, close)| *close)
}

fn is_in(ranges: &[(char, char)], c: char) -> bool {
    ranges.iter().any(|(first, last)| (*first..=*last).contains(&c))
}

/// Whether the character is certainly punctuation or a symbol.
#[must_use]
pub fn is_punctuation(c: char) -> bool {
    is_in(CERTAIN, c)
}

/// Whether the character could be punctuation or a symbol: everything but letters, digits and white space.
#[must_use]
pub fn may_be_punctuation(c: char) -> bool {
    !c.is_whitespace() && (!c.is_alphanumeric() || !c.is_ascii() && is_in(LETTERS_IN_SYMBOLS, c))
}

/// Signs that belong to the word that they stand at: `C++`, `10%`, `#tea`.
pub const SYMBOLS: &[char] =
    &['#', '$', '%', '&', '*', '+', '-', '/', '<', '=', '>', '@', '\\', '^', '_', '`', '|', '~', '°', '£', '€', '©', '®', '™'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_sorted_and_ascii_agrees_with_the_standard_library() {
        assert!(CERTAIN.is_sorted() && PAIRS.is_sorted());
        for c in '\0'..='\x7f' {
            assert_eq!(is_punctuation(c), c.is_ascii_punctuation(), "{c:?}");
        }
    }

    #[test]
    fn what_is_certain_is_also_possible() {
        for c in '\0'..='\u{ffff}' {
            assert!(!is_punctuation(c) || may_be_punctuation(c), "{c:?}");
        }
    }

    #[test]
    fn letters_are_no_punctuation_but_letters_in_circles_are() {
        assert!(!may_be_punctuation('é') && !may_be_punctuation('語'));
        assert!(may_be_punctuation('Ⓐ') && may_be_punctuation('「'));
    }
}
