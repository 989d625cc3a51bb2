//! The markup that gets into plain fields: `<b>Tea</b> &amp;eacute;`.

/// Characters of the longest tag that is taken for markup.
pub const MARKUP_TAG: usize = 200;

/// Elements that are markup inside a line of text, lower case, sorted.
#[rustfmt::skip]
pub const MARKUP: &[&str] = &["a", "b", "br", "em", "font", "i", "mark", "nobr", "p", "small", "span", "strong", "sub", "sup", "u", "wbr"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_sorted_so_that_the_search_finds_each() {
        assert!(MARKUP.is_sorted_by(|a, b| a < b));
    }
}
