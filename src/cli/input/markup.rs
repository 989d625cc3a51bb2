//! Turns bytes into whether they are HTML.

/// Elements that a page may begin with, or that at least stand in it; sorted.
const ELEMENTS: &[&str] = &[
    "a",
    "article",
    "b",
    "base",
    "blockquote",
    "body",
    "br",
    "center",
    "div",
    "dl",
    "em",
    "font",
    "footer",
    "form",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "noscript",
    "ol",
    "p",
    "pre",
    "script",
    "section",
    "span",
    "strong",
    "style",
    "table",
    "td",
    "template",
    "title",
    "tr",
    "ul",
];
/// Letters of the longest of them.
const LONGEST: usize = 10;

/// Whether a file that begins so is a page, as a server has sent it: not the source of one.
pub(super) fn begins(head: &[u8]) -> bool {
    let wide: Vec<u8>;
    let mut rest = match head {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => {
            wide = head.iter().copied().skip(2).filter(|byte| *byte != 0).collect();
            wide.as_slice()
        }
        _ => head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head),
    };
    if memchr::memmem::find(rest, b"<?php").is_some() {
        return false;
    }
    let mut is_xml = false;
    loop {
        rest = rest.trim_ascii_start();
        let (begin, end): (&[u8], &[u8]) = if rest.starts_with(b"<?xml") { (b"<?xml", b"?>") } else { (b"<!--", b"-->") };
        let Some(after) = rest.strip_prefix(begin) else { break };
        is_xml |= begin == b"<?xml";
        // Of a comment that is longer than the bytes here, HTML is the likeliest to follow.
        let Some(at) = memchr::memmem::find(after, end) else { return !is_xml };
        rest = after.get(at + end.len()..).unwrap_or_default();
    }
    is_tag(rest)
}

/// Whether there is a tag of HTML anywhere.
pub(in super::super) fn is_markup(bytes: &[u8]) -> bool {
    // Of two bytes for a letter one is a zero; what holds many is no text of one byte for each.
    let is_wide = matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
    is_wide || memchr::memchr_iter(b'<', bytes).any(|at| bytes.get(at..).is_some_and(is_tag))
}

/// Whether a tag of HTML stands here, or its doctype.
fn is_tag(bytes: &[u8]) -> bool {
    let Some(bytes) = bytes.strip_prefix(b"<") else { return false };
    let doctype = b"!doctype html";
    if bytes.get(..doctype.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(doctype)) {
        return true;
    }
    let bytes = bytes.strip_prefix(b"/").unwrap_or(bytes);
    let length = bytes.iter().take(LONGEST + 1).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let is_ended = bytes.get(length).is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'));
    let name = bytes.get(..length).and_then(|name| std::str::from_utf8(name).ok()).unwrap_or_default().to_ascii_lowercase();
    is_ended && ELEMENTS.binary_search(&name.as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_elements_are_sorted_and_none_is_too_long() {
        assert!(ELEMENTS.is_sorted() && ELEMENTS.iter().all(|name| name.len() <= LONGEST));
    }

    #[test]
    fn pages_are_told_from_other_files_by_how_they_begin() {
        for page in [
            "<!DOCTYPE html><p>x",
            "\u{feff}\n <HTML lang=en>",
            "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">",
            "<!-- saved --><!-- twice --><head>",
            "<!-- a comment that is longer than",
            "<p",
            "<h1>x</h1>",
        ] {
            assert!(begins(page.as_bytes()), "{page}");
        }
        assert!(begins(b"\xff\xfe<\0h\0t\0m\0l\0>\0"));
        for other in [
            "",
            "plain text, then <p>",
            "<?php echo 1; ?><html>",
            "<html><?php echo 1; ?>",
            "<%@ page %><html>",
            "<?xml version=\"1.0\"?><rss>",
            "<?xml version=\"1.0\"?><!-- never",
            "<svg xmlns=x>",
            "<pages>",
            "#!/bin/sh",
            "{\"a\": \"<p>\"}",
        ] {
            assert!(!begins(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn a_tag_anywhere_is_markup() {
        assert!(is_markup(b"Tea <b>is</b> good") && is_markup(b"x</P>") && is_markup(b"<br/>"));
        assert!(!is_markup(b"a < b, Vec<u8>, Option<Item>, <stdio.h> and 1 <2"));
    }
}
