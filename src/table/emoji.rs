//! Which characters are emoji (Unicode's `emoji-data.txt`): those that are drawn in colour.

/// Ranges of emoji, sorted; digits and what is a sign of its own in texts (`©`, `→`) are none.
#[rustfmt::skip]
const RANGES: &[(char, char)] = &[
    ('\u{231a}', '\u{231b}'), ('\u{23e9}', '\u{23f3}'), ('\u{23f8}', '\u{23fa}'), ('\u{2600}', '\u{2604}'),
    ('\u{260e}', '\u{260e}'), ('\u{2611}', '\u{2611}'), ('\u{2614}', '\u{2615}'), ('\u{2618}', '\u{2618}'),
    ('\u{261d}', '\u{261d}'), ('\u{2620}', '\u{2620}'), ('\u{2622}', '\u{2623}'), ('\u{2626}', '\u{2626}'),
    ('\u{262a}', '\u{262a}'), ('\u{262e}', '\u{262f}'), ('\u{2638}', '\u{263a}'), ('\u{2640}', '\u{2640}'),
    ('\u{2642}', '\u{2642}'), ('\u{2648}', '\u{2653}'), ('\u{265f}', '\u{2660}'), ('\u{2663}', '\u{2663}'),
    ('\u{2665}', '\u{2666}'), ('\u{2668}', '\u{2668}'), ('\u{267b}', '\u{267b}'), ('\u{267e}', '\u{267f}'),
    ('\u{2692}', '\u{2697}'), ('\u{2699}', '\u{2699}'), ('\u{269b}', '\u{269c}'), ('\u{26a0}', '\u{26a1}'),
    ('\u{26a7}', '\u{26a7}'), ('\u{26aa}', '\u{26ab}'), ('\u{26b0}', '\u{26b1}'), ('\u{26bd}', '\u{26be}'),
    ('\u{26c4}', '\u{26c5}'), ('\u{26c8}', '\u{26c8}'), ('\u{26ce}', '\u{26cf}'), ('\u{26d1}', '\u{26d1}'),
    ('\u{26d3}', '\u{26d4}'), ('\u{26e9}', '\u{26ea}'), ('\u{26f0}', '\u{26f5}'), ('\u{26f7}', '\u{26fa}'),
    ('\u{26fd}', '\u{26fd}'), ('\u{2702}', '\u{2702}'), ('\u{2705}', '\u{2705}'), ('\u{2708}', '\u{270d}'),
    ('\u{270f}', '\u{270f}'), ('\u{2712}', '\u{2712}'), ('\u{2714}', '\u{2714}'), ('\u{2716}', '\u{2716}'),
    ('\u{271d}', '\u{271d}'), ('\u{2721}', '\u{2721}'), ('\u{2728}', '\u{2728}'), ('\u{2733}', '\u{2734}'),
    ('\u{2744}', '\u{2744}'), ('\u{2747}', '\u{2747}'), ('\u{274c}', '\u{274c}'), ('\u{274e}', '\u{274e}'),
    ('\u{2753}', '\u{2755}'), ('\u{2757}', '\u{2757}'), ('\u{2763}', '\u{2764}'), ('\u{2795}', '\u{2797}'),
    ('\u{27b0}', '\u{27b0}'), ('\u{27bf}', '\u{27bf}'), ('\u{2b1b}', '\u{2b1c}'), ('\u{2b50}', '\u{2b50}'),
    ('\u{2b55}', '\u{2b55}'), ('\u{1f000}', '\u{1f0ff}'), ('\u{1f170}', '\u{1f251}'), ('\u{1f300}', '\u{1faff}'),
];

/// What joins emoji, or says how they are drawn: the selector, the joiner, tags of flags.
fn joins(c: char) -> bool {
    matches!(c, '\u{200d}' | '\u{fe0f}' | '\u{e0020}'..='\u{e007f}')
}

/// Whether a text is nothing but emoji.
#[must_use]
pub fn is_emoji(text: &str) -> bool {
    let is_one = |c: char| RANGES.iter().any(|(first, last)| (*first..=*last).contains(&c));
    text.chars().any(is_one) && text.chars().all(|c| is_one(c) || joins(c) || c == ' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_sorted_and_apart() {
        assert!(RANGES.iter().all(|(first, last)| first <= last) && RANGES.is_sorted_by(|one, other| one.1 < other.0));
    }

    #[test]
    fn emoji_are_what_is_drawn_in_colour() {
        for text in ["😀", "❤️", "👩‍🚀", "🇫🇷", "👍🏽 🎉", "✅", "☀️"] {
            assert!(is_emoji(text), "{text}");
        }
        for text in ["", " ", "a", "7", "©", "→", "\u{fe0f}", "😀 tea", "★", "✓"] {
            assert!(!is_emoji(text), "{text}");
        }
    }
}
