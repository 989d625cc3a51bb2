//! Turns where a page came from and its `<base>` into what its relative addresses belong to.

use url::Url;

use super::Dom;
use crate::table::attrs::AttrName;
use crate::table::schemes::{BASE_BYTES, PICTURE_SCHEMES};
use crate::table::tags::Tag;

/// What the first `<base>` of the head says, which may itself be relative to where the page came from; else that place. None
/// where nothing could be fetched there.
pub(crate) fn base_of(dom: &Dom, page: Option<&str>) -> Option<Url> {
    let page = page.and_then(|page| Url::parse(page.trim()).ok());
    let is_base = |id| dom.tag(id) == Tag::BASE;
    // What a comment or an advertisement brings into the body does not count.
    let mut head = dom.nodes().take_while(|id| dom.tag(*id) != Tag::BODY);
    let declared = head.find_map(|id| dom.attr(id, AttrName::HREF).filter(|_| is_base(id)));
    // Each link repeats it: a long one would make a page of links many times as long as it was.
    let base = declared.map(str::trim).filter(|href| href.len() <= BASE_BYTES).and_then(|href| match &page {
        Some(page) => page.join(href).ok(),
        None => Url::parse(href).ok(),
    });
    let is_web = |url: &Url| PICTURE_SCHEMES.contains(&url.scheme());
    base.filter(is_web).or(page.filter(is_web))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{Limits, parse};

    fn base(head: &str, page: Option<&str>) -> Option<String> {
        base_of(&parse(head, &Limits::default()), page).map(String::from)
    }

    #[test]
    fn the_first_base_of_the_head_counts() {
        let page = Some(" https://a.example/b/c ");
        assert_eq!(base("<base target=x><base href='/d/'><base href='/e/'>", page).as_deref(), Some("https://a.example/d/"));
        assert_eq!(base("<p><base href='/d/'>", page).as_deref(), Some("https://a.example/b/c"));
        assert_eq!(base("<base href=' https://b.example/ '>", None).as_deref(), Some("https://b.example/"));
    }

    #[test]
    fn where_nothing_can_be_fetched_is_no_base() {
        let page = Some("https://a.example/b");
        assert_eq!(base("<base href='file:///etc/'>", page).as_deref(), page);
        assert_eq!(base("<base href='d/'>", None), None);
        assert_eq!(base("", Some("file:///home/")), None);
    }
}
