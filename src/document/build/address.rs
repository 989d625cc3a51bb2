//! Turns what pages write in `href` and `src` into addresses that are absolute where they can be and never a script.

use std::borrow::Cow;
use std::fmt::Write;

use url::{ParseError, Url};

use crate::dom::Dom;
use crate::dom::base::{Base, base_of};
use crate::table::schemes::{ADDRESS_BYTES, LINK_SCHEMES, PICTURE_SCHEMES};

/// What the relative addresses of a page belong to.
pub(super) struct Addresses {
    base: Option<Base>,
}

impl Addresses {
    /// Those of a page that came from an address.
    pub(super) fn of_page(dom: &Dom, page_url: Option<&str>) -> Self {
        Addresses { base: base_of(dom, page_url) }
    }

    /// The address that a link leads to; none where it leads nowhere, runs a script or is longer than any is.
    pub(super) fn of_link(&self, href: &str) -> Option<String> {
        let href = Some(clean(href)).filter(|href| href.len() <= ADDRESS_BYTES)?;
        match href.strip_prefix('#') {
            Some("") => None,
            Some(_) => Some(encode(&href)),
            None => self.resolve(&href, LINK_SCHEMES),
        }
    }

    /// The address of a picture; none for pictures that are written into the page.
    pub(super) fn of_picture(&self, src: &str) -> Option<String> {
        // Data can be megabytes: looked at before it is copied.
        if src.trim_start().get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:")) {
            return None;
        }
        let src = Some(clean(src)).filter(|src| src.len() <= ADDRESS_BYTES && !src.starts_with('#'))?;
        self.resolve(&src, PICTURE_SCHEMES)
    }

    fn resolve(&self, address: &str, schemes: &[&str]) -> Option<String> {
        if address.is_empty() {
            return None;
        }
        let url = match &self.base {
            Some(base) => base.join(address),
            None => Url::parse(address),
        };
        match url {
            Ok(url) => schemes.contains(&url.scheme()).then(|| encode(url.as_str())),
            Err(ParseError::RelativeUrlWithoutBase) => Some(encode(&address.replace('\\', "/"))),
            Err(_) => None,
        }
    }
}

/// Whether a link leads to a place on its own page.
pub(super) fn leads_within(href: &str) -> bool {
    clean(href).starts_with('#')
}

/// What the URL standard drops, so that `java\nscript:` is seen for what it is.
fn clean(address: &str) -> Cow<'_, str> {
    let is_around = |c: char| c <= ' ' || c.is_whitespace();
    if !address.bytes().any(|byte| matches!(byte, b'\t' | b'\n' | b'\r')) {
        return Cow::Borrowed(address.trim_matches(is_around));
    }
    let kept: String = address.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    Cow::Owned(kept.trim_matches(is_around).to_owned())
}

/// Writes the characters by their codes that no address may hold and that formats trip over.
fn encode(address: &str) -> String {
    if address.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>' | b'"' | b'`')) {
        return address.to_owned();
    }
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        if c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '`' | '\u{ad}' | '\u{200b}' | '\u{feff}') {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                // A String takes everything.
                let _ = write!(out, "%{byte:02X}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{Limits, parse};

    fn link(href: &str, page: Option<&str>) -> Option<String> {
        Addresses::of_page(&parse("<p>", &Limits::default()), page).of_link(href)
    }

    #[test]
    fn links_become_absolute_by_the_base_of_the_page() {
        let dom = parse("<base href='/docs/'><p>", &Limits::default());
        let addresses = Addresses::of_page(&dom, Some("https://example.org/a/b"));
        assert_eq!(addresses.of_link("x y?q=1"), Some("https://example.org/docs/x%20y?q=1".into()));
        assert_eq!(addresses.of_link("#note1"), Some("#note1".into()));
        assert_eq!(addresses.of_link("//cdn.example/x"), Some("https://cdn.example/x".into()));
    }

    #[test]
    fn a_base_as_long_as_a_page_is_none() {
        let base = |bytes: usize| format!("<base href='https://b.example/{}/'><p>", "b".repeat(bytes));
        let link = |html: &str| Addresses::of_page(&parse(html, &Limits::default()), Some("https://a.example/")).of_link("x");
        assert!(link(&base(100)).is_some_and(|url| url.starts_with("https://b.example/bbb")));
        assert_eq!(link(&base(10_000)), Some("https://a.example/x".into()));
    }

    #[test]
    fn links_stay_relative_where_the_page_is_unknown() {
        assert_eq!(link("a b\"<c", None), Some("a%20b%22%3Cc".into()));
        assert_eq!(link("mailto:a@b.example", None), Some("mailto:a@b.example".into()));
    }

    #[test]
    fn scripts_are_no_links_however_they_are_written() {
        for href in [
            "javascript:alert(1)",
            " JavaScript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:x",
            "\u{a0}javascript:x",
            "data:text/html,x",
            "vbscript:x",
            "blob:x",
            "file:///etc/passwd",
        ] {
            assert_eq!(link(href, None), None, "{href:?}");
            assert_eq!(link(href, Some("https://example.org/")), None, "{href:?}");
        }
    }

    #[test]
    fn nothing_is_no_link() {
        assert_eq!(link("", Some("https://example.org/")), None);
        assert_eq!(link(" # ", Some("https://example.org/")), None);
        assert_eq!(link("http://[", None), None);
    }
}
