//! What the data of a page say that it is.

use memchr::memmem;

use super::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::tags::Tag;

/// Whether JSON-LD or microdata tell of something of one of these schema.org types, anywhere on the page.
pub(crate) fn declares(dom: &Dom, types: &[&str]) -> bool {
    let in_json = |text: &str| types.iter().any(|name| is_quoted(text, name));
    let has_items = dom.uses(AttrName::ITEMTYPE);
    let item = |id: NodeId| dom.attr(id, AttrName::ITEMTYPE).and_then(|kind| kind.rsplit(['/', '#']).next());
    dom.nodes().any(|id| match dom.tag(id) {
        Tag::SCRIPT => {
            dom.attr(id, AttrName::TYPE).is_some_and(|kind| kind.contains("ld+json"))
                && dom.children(id).any(|text| in_json(dom.text(text)))
        }
        _ => has_items && item(id).is_some_and(|name| types.contains(&name)),
    })
}

/// Whether a text has the name in quotation marks.
fn is_quoted(text: &str, name: &str) -> bool {
    let byte = |at: usize| text.as_bytes().get(at) == Some(&b'"');
    memmem::find_iter(text.as_bytes(), name).any(|at| at > 0 && byte(at - 1) && byte(at + name.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{Limits, parse};

    #[test]
    fn a_page_declares_what_its_data_or_its_items_are() {
        let is_product = |html: &str| declares(&parse(html, &Limits::default()), &["Product"]);
        assert!(is_product(r#"<script type="application/ld+json">{"@type": "Product"}</script>"#));
        assert!(is_product("<div itemscope itemtype='https://schema.org/Product'>x</div>"));
        assert!(!is_product(r#"<script type="application/ld+json">{"@type": "Article"}</script>"#));
        assert!(!is_product("<p>Product</p>"));
    }
}
