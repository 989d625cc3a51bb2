//! How a page of its own looks.

/// Blocks at the beginning of a body among which its title may stand once more: a picture or a line of the shelf is before it.
pub const TITLE_BLOCKS: usize = 4;

/// What a page is called that says nothing of itself: HTML wants a name for each.
pub const UNTITLED: &str = "Untitled";

/// Languages that are written from right to left, by their codes.
pub const RIGHT_TO_LEFT: &[&str] = &["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi"];

/// The style: the reader's own font sizes, lines of readable length, dark where the reader's system is, black on white on paper.
pub const STYLE: &str = "\
:root { color-scheme: light dark; }
body { margin: 0; padding: 1rem; font: 1.05rem/1.6 Charter, Georgia, serif; overflow-wrap: break-word; }
article { max-width: 42rem; margin: 0 auto; }
header { margin-bottom: 2rem; }
header p { margin: 0.2rem 0; font-size: 0.9rem; opacity: 0.8; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.6em 0 0.5em; break-after: avoid; }
h1 { margin-top: 0.5em; }
pre { overflow-x: auto; padding: 0.8rem; border: 1px solid #8886; border-radius: 4px; line-height: 1.4; }
code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.9em; }
blockquote, aside { margin: 1rem 0; padding: 0 1rem; border-inline-start: 3px solid #8888; }
.callout-title { font-weight: bold; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { padding: 0.3rem 0.6rem; border: 1px solid #8886; vertical-align: top; }
th:not([align]) { text-align: start; }
figure { margin: 1rem 0; }
figcaption { font-size: 0.9rem; opacity: 0.8; }
dt { font-weight: bold; }
.notes { font-size: 0.9rem; border-top: 1px solid #8886; padding-top: 0.5rem; }
@media print { body { padding: 0; font-size: 11pt; } pre, table, figure, blockquote { break-inside: avoid; } pre { white-space: pre-wrap; } }
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_sorted_and_the_style_loads_nothing() {
        assert!(RIGHT_TO_LEFT.is_sorted());
        assert!(!STYLE.contains("url(") && !STYLE.contains("@import") && !STYLE.contains('<'));
    }
}
