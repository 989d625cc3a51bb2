//! Turns the data of a page into what it says that it is, and into the texts of a property.

use memchr::memmem;
use serde_json::Value;

use super::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::scripts::{LINKED_DATA, TYPE};
use crate::table::tags::Tag;

/// Whether JSON-LD or microdata tell of something of one of these schema.org types, anywhere on the page.
pub(crate) fn declares(dom: &Dom, types: &[&str]) -> bool {
    let is_one = |kind: &str| kind.rsplit(['/', '#']).next().is_some_and(|name| types.contains(&name));
    linked_data(dom).any(|json| types_in(json).any(is_one))
        || dom.uses(AttrName::ITEMTYPE) && dom.nodes().any(|id| dom.attr(id, AttrName::ITEMTYPE).is_some_and(is_one))
}

/// The scripts with JSON-LD, as they are.
pub(crate) fn linked_data(dom: &Dom) -> impl Iterator<Item = &str> {
    let scripts = dom.elements(Tag::SCRIPT).filter(|id| is_json_ld(dom, *id));
    scripts.flat_map(|id| dom.children(id)).map(|text| dom.text(text))
}

/// Whether an element is a script with JSON-LD in it.
pub(crate) fn is_json_ld(dom: &Dom, id: NodeId) -> bool {
    let is_named =
        |kind: &str| kind.as_bytes().windows(LINKED_DATA.len()).any(|part| part.eq_ignore_ascii_case(LINKED_DATA.as_bytes()));
    dom.tag(id) == Tag::SCRIPT && dom.attr(id, AttrName::TYPE).is_some_and(is_named)
}

/// The texts that JSON-LD gives for one of these properties, in itself or in what stands under it, anywhere on the page.
pub(crate) fn declared_texts(dom: &Dom, properties: &[&str]) -> Vec<String> {
    let mut texts = Vec::new();
    for script in linked_data(dom) {
        for property in properties {
            let name = format!("\"{property}\"");
            // What is behind one ends where the next begins, so that each is read once: of a value inside another, the inner one.
            let values = script.split(name.as_str()).skip(1).filter_map(first_value);
            values.for_each(|value| push_texts(value, &mut texts));
        }
    }
    texts
}

/// The value that stands behind a name in JSON.
fn first_value(behind: &str) -> Option<Value> {
    let json = behind.trim_start().strip_prefix(':')?;
    serde_json::Deserializer::from_str(json).into_iter().next()?.ok()
}

/// All texts in a value.
fn push_texts(value: Value, texts: &mut Vec<String>) {
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::String(text) => texts.push(text),
            Value::Array(values) => open.extend(values),
            Value::Object(fields) => {
                open.extend(fields.into_iter().filter(|(name, _)| !name.starts_with('@')).map(|(_, value)| value));
            }
            _ => {}
        }
    }
}

/// The values of `"@type"` in JSON, found without reading it all: it may be broken.
pub(crate) fn types_in(json: &str) -> impl Iterator<Item = &str> {
    // What is behind one ends where the next begins, so that each is read once.
    let behind = |json: &'_ str| memmem::find(json.as_bytes(), TYPE.as_bytes()).map(|at| (at, at + TYPE.len()));
    let mut rest = behind(json).and_then(|(_, from)| json.get(from..));
    let pieces = std::iter::from_fn(move || {
        let json = rest.take()?;
        let next = behind(json);
        rest = next.and_then(|(_, from)| json.get(from..));
        json.get(..next.map_or(json.len(), |(end, _)| end))
    });
    pieces.flat_map(|rest| {
        // One type, or a list of them.
        let is_list = rest.trim_start_matches([' ', '\n', '\r', '\t', ':']).starts_with('[');
        let value = rest.split(move |c: char| c == ']' || !is_list && matches!(c, ',' | '}')).next().unwrap_or_default();
        value.split('"').skip(1).step_by(2)
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
        assert!(is_product(r#"<script type="application/LD+JSON">{"@type": ["Thing", "http://schema.org/Product"]}</script>"#));
        assert!(!is_product(r#"<script type="application/ld+json">{"@type": "ListItem", "name": "Product"}</script>"#));
    }

    #[test]
    fn texts_of_a_property_are_all_that_stand_under_it() {
        let texts = |json: &str| {
            let page = format!("<script type='application/ld+json'>{json}</script>");
            declared_texts(&parse(&page, &Limits::default()), &["steps"])
        };
        assert_eq!(texts(r#"{"steps": ["Boil \u00bd litre", "Wait"], "other": ["No"]}"#), ["Wait", "Boil ½ litre"]);
        assert_eq!(texts(r#"{"@graph": [{"steps":[{"@type": "Step", "text": "Wait"}]}]}"#), ["Wait"]);
        assert_eq!(texts(r#"["steps", "Wait"] {"steps": [broken"#), [""; 0]);
    }
}
