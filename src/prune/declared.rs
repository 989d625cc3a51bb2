//! What the data of a page say that it is.

use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::tags::Tag;

/// Whether JSON-LD or microdata tell of something of one of these schema.org types, anywhere on the page.
pub(super) fn declares(dom: &Dom, types: &[&str]) -> bool {
    let is_type = |name: &str| types.contains(&name);
    let in_json = |text: &str| text.split('"').skip(1).step_by(2).any(is_type);
    let has_items = dom.uses(AttrName::ITEMTYPE);
    let item = |id: NodeId| dom.attr(id, AttrName::ITEMTYPE).and_then(|kind| kind.rsplit(['/', '#']).next());
    dom.nodes().any(|id| match dom.tag(id) {
        Tag::SCRIPT => {
            dom.attr(id, AttrName::TYPE).is_some_and(|kind| kind.contains("ld+json"))
                && dom.children(id).any(|text| in_json(dom.text(text)))
        }
        _ => has_items && item(id).is_some_and(is_type),
    })
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
