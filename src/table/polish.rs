//! What is left behind in lines.

/// Blocks at the beginning among which the head of an agency's story is looked for.
pub const HEAD_BLOCKS: usize = 3;
/// Words of the shortest note in double brackets before such a story.
pub const NOTE_WORDS: u32 = 6;
/// Marks whose words are gone, and what they become.
pub const LEFT_BEHIND: &[(&str, &str)] = &[(", ,", ","), (" ( )", "")];
/// Bullets that people type before lines. Dashes are left out: they begin what is said, too.
pub const BULLETS: &[char] = &['-', '*', '•', '·', '▪', '‣', '●', '■', '►', '✓', '✔', '➢'];
/// What stands behind the number before a line.
pub const NUMBER_ENDS: &[char] = &['.', ')'];
/// Digits of the longest: years are none.
pub const NUMBER_DIGITS: usize = 3;
/// Blocks of the longest step behind a number that stands alone.
pub const MOST_OF_STEP: usize = 5;
/// So many lines are a list.
pub const LEAST_TYPED: usize = 3;

/// How a text ends that is cut off.
pub const LEADING_ON: &[&str] = &["[…]", "[...]", "…", "...", "Read more", "read more", "more"];
/// Bytes of the shortest beginning that is one of the text behind it.
pub const BEGINNING_BYTES: usize = 60;
/// What is left of the dots of a text that is cut off, once its end is taken away.
pub const CUT_DOTS: [char; 4] = ['[', '.', '…', ' '];
/// What the lines of the summary of an agency's story begin with.
pub const STAR: &str = "* ";
/// Words of the shortest text over a signature that does not end as sentences do.
pub const SIGNED_WORDS: u32 = 8;
/// Marks of lists that people type.
pub const MARKERS: &[&str] = &["- ", "– ", "• ", "· ", "▪ ", "‣ ", "* "];
/// What bylines begin with, lower case.
pub const BYLINES: &[&str] = &["by ", "di ", "par ", "por ", "von "];
/// Characters of the longest byline.
pub const BYLINE_CHARS: usize = 100;

/// Words of the shortest heading that is a paragraph where it ends as a sentence that is told. Of 83 on the pages of the sets, 70
/// are standfirsts, captions and praise; steps with a number before them are shorter.
pub const SENTENCE_WORDS: u32 = 16;
/// The same however it ends, unless it asks.
pub const LONGEST_HEADING: u32 = 30;
/// Bytes below which no heading has so many words.
pub const SENTENCE_BYTES: usize = 40;
/// How a sentence ends that is told,
pub const TOLD_ENDS: [char; 3] = ['.', '…', '。'];
/// and one that asks,
pub const ASKED_ENDS: [char; 3] = ['?', '？', '؟'];
/// perhaps with marks behind that close what it says.
pub const CLOSING: [char; 7] = ['"', '”', '“', '’', '»', ')', ']'];
/// What rules are typed of,
pub const RULE_MARKS: [char; 12] = ['*', '-', '–', '—', '_', '=', '~', '∼', '•', '·', '#', '⁂'];
/// at least so many.
pub const FEWEST_RULE_MARKS: usize = 3;
/// Marks that are drawn around or before a text, and say nothing in a paragraph of their own.
pub const LONE_MARKS: [char; 12] = ['"', '“', '”', '„', '«', '»', '—', '–', '-', '.', '•', '|'];

/// Labels of share bars that a colon may follow, lower case, sorted.
pub const SHARE_LABELS: &[&str] = &[
    "compartilhar",
    "compartir",
    "condividi",
    "delen",
    "partager",
    "partager cet article",
    "partagez",
    "share",
    "share this",
    "share this article",
    "teilen",
    "поделиться",
    "分享",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_that_are_searched_are_sorted() {
        assert!(SHARE_LABELS.is_sorted_by(|a, b| a < b));
    }
}
