//! Turns the JSON-LD of a page into its nodes: every object with a type, however deep it lies, with what it refers to.
//!
//! Repairs what is safely repaired (line breaks in strings, commas too many, comments around it, escaped marks) and ignores the
//! rest.

use std::borrow::Cow;
use std::collections::HashMap;

use serde_json::{Deserializer, Map, Value};

use crate::table::linked_data::{
    ADDRESS_FIELDS, BRAND, CDATA, CONTENT_TYPES, FOREIGN_PROPERTIES, FRAME_BYTES, FRAME_ENDS, JSON_BYTES, REFERENCE_FIELDS,
    TEXT_FIELDS,
};
use crate::table::meta::FINDS;
use crate::table::page_types::PRODUCTS;

/// The objects of all scripts of a page.
pub(super) struct Graph {
    values: Vec<Value>,
}

/// An object with a type.
#[derive(Clone, Copy)]
pub(super) struct Node<'a> {
    pub(super) fields: &'a Map<String, Value>,
    /// Whether it hangs under a property that is about something else than the page's content: a comment, a related article.
    pub(super) foreign: bool,
}

impl Graph {
    /// Parses the scripts; what cannot be parsed is left out.
    pub(super) fn parse<'a>(scripts: impl Iterator<Item = &'a str>) -> Graph {
        let mut left = JSON_BYTES;
        let mut values = Vec::new();
        for script in scripts {
            if script.len() > left {
                break;
            }
            left -= script.len();
            read_values(script, &mut values);
        }
        Graph { values }
    }

    /// The outermost objects.
    pub(super) fn objects(&self) -> impl Iterator<Item = &Map<String, Value>> {
        self.values.iter().filter_map(Value::as_object)
    }

    /// The names of the brands of what is sold.
    pub(super) fn brands(&self) -> impl Iterator<Item = &str> {
        let is_product = |node: &Node<'_>| node.types().any(|kind| PRODUCTS.contains(&kind.as_str()));
        self.nodes().into_iter().filter(is_product).filter_map(|node| node.text(BRAND))
    }

    /// Whether the page is a text, a film, a question ..., and not only what is sold.
    pub(super) fn has_text(&self) -> bool {
        let is_text = |kind: &str| CONTENT_TYPES.binary_search(&kind).is_ok() && !PRODUCTS.contains(&kind);
        self.nodes().iter().any(|node| !node.foreign && node.types().any(|kind| is_text(&kind)))
    }

    /// The objects with a type, outer ones first.
    pub(super) fn nodes(&self) -> Vec<Node<'_>> {
        let mut nodes = Vec::new();
        let mut open: Vec<(&Value, bool)> = self.values.iter().rev().map(|value| (value, false)).collect();
        while let Some((value, foreign)) = open.pop() {
            match value {
                Value::Array(items) => open.extend(items.iter().rev().map(|item| (item, foreign))),
                Value::Object(fields) => {
                    if fields.contains_key("@type") && nodes.len() < FINDS {
                        nodes.push(Node { fields, foreign });
                    }
                    let is_inside = |name: &str| FOREIGN_PROPERTIES.binary_search(&name.to_ascii_lowercase().as_str()).is_ok();
                    open.extend(
                        fields
                            .iter()
                            .rev()
                            .filter(|(_, value)| !value.is_string())
                            .map(|(name, value)| (value, foreign || is_inside(name))),
                    );
                }
                _ => {}
            }
        }
        nodes
    }
}

/// The nodes by their `@id`, where they say more than that.
pub(super) fn by_id<'a>(nodes: &[Node<'a>]) -> HashMap<&'a str, &'a Map<String, Value>> {
    let named = |node: &&Node<'_>| node.fields.len() > REFERENCE_FIELDS || node.fields.contains_key("name");
    nodes.iter().filter(named).filter_map(|node| Some((node.fields.get("@id")?.as_str()?, node.fields))).collect()
}

impl<'a> Node<'a> {
    /// The types of the node, lower case, without the vocabulary's address.
    pub(super) fn types(self) -> impl Iterator<Item = String> + 'a {
        each(self.fields.get("@type")).filter_map(Value::as_str).map(last_segment)
    }

    /// The value of a field.
    pub(super) fn get(self, name: &str) -> Option<&'a Value> {
        self.fields.get(name)
    }

    /// The text of a field: a string, a number, or the first of a list of them.
    pub(super) fn text(self, name: &str) -> Option<&'a str> {
        text(self.get(name))
    }
}

/// The last part of a type's address, lower case: `https://schema.org/NewsArticle` is `newsarticle`.
pub(super) fn last_segment(name: &str) -> String {
    name.trim_end_matches('/').rsplit(['/', '#', ':']).next().unwrap_or_default().to_ascii_lowercase()
}

/// The items of a list, or the value itself.
pub(super) fn each(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let items = match value {
        Some(Value::Array(items)) => items.as_slice(),
        Some(value) => std::slice::from_ref(value),
        None => &[],
    };
    items.iter()
}

/// The first string in a value: itself, in a list, or as its `@value` or `name`.
pub(super) fn text(value: Option<&Value>) -> Option<&str> {
    each(value).find_map(|value| match value {
        Value::String(text) => Some(text.as_str()),
        Value::Object(fields) => TEXT_FIELDS.iter().find_map(|name| fields.get(*name)?.as_str()),
        _ => None,
    })
}

/// The first address in a value: itself, in a list, or as its `url`, `contentUrl` or `@id`.
pub(super) fn address(value: Option<&Value>) -> Option<&str> {
    each(value).find_map(|value| match value {
        Value::String(text) => Some(text.as_str()),
        Value::Object(fields) => ADDRESS_FIELDS.iter().find_map(|name| text(fields.get(*name))),
        _ => None,
    })
}

fn read_values(script: &str, values: &mut Vec<Value>) {
    let script = unwrap(script);
    if let Ok(value) = serde_json::from_str(script) {
        values.push(value);
        return;
    }
    let unescaped = if script.contains('"') {
        Cow::Borrowed(script)
    } else {
        Cow::Owned(script.replace("&quot;", "\"").replace("&amp;", "&"))
    };
    // Several values may stand one after the other; the first mistake ends the reading.
    let repaired = repair(&unescaped);
    values.extend(Deserializer::from_str(&repaired).into_iter::<Value>().map_while(Result::ok));
}

/// Takes comment and CDATA marks and a last semicolon off.
fn unwrap(script: &str) -> &str {
    let is_frame = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | ';');
    let start =
        script.find(['{', '[']).filter(|at| script.get(..*at).is_some_and(|before| before.len() < FRAME_BYTES)).unwrap_or(0);
    let mut text = script.get(start..).unwrap_or_default();
    // `<![CDATA[` has brackets of its own.
    if let Some(inner) = text.strip_prefix(CDATA) {
        text = inner.find(['{', '[']).and_then(|at| inner.get(at..)).unwrap_or_default();
    }
    loop {
        let before = text;
        text = text.trim_matches(is_frame);
        for end in FRAME_ENDS {
            text = text.strip_suffix(end).unwrap_or(text);
        }
        if text.len() == before.len() {
            return text;
        }
    }
}

/// Escapes control characters within strings, drops commas before a closing bracket and backslashes that escape nothing.
fn repair(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut in_string = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                in_string = !in_string;
                out.push(c);
            }
            '\\' if in_string => {
                if matches!(chars.peek(), Some('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u')) {
                    out.push(c);
                    out.extend(chars.next());
                }
            }
            c if in_string && c.is_control() => out.push(' '),
            ']' | '}' if !in_string => {
                let kept = out.trim_end().trim_end_matches(',').len();
                out.truncate(kept);
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn types(script: &str) -> Vec<String> {
        Graph::parse([script].into_iter()).nodes().iter().flat_map(|node| node.types()).collect()
    }

    #[test]
    fn objects_are_found_in_graphs_and_arrays_and_one_after_the_other() {
        assert_eq!(
            types(r#"{"@graph":[{"@type":"WebPage"},{"@type":["Article","http://schema.org/BlogPosting"]}]}"#),
            ["webpage", "article", "blogposting"]
        );
        assert_eq!(types(r#"{"@type":"A"}{"@type":"B"}"#), ["a", "b"]);
    }

    #[test]
    fn what_is_about_another_content_is_marked() {
        let graph =
            Graph::parse([r#"{"@type":"Article","comment":[{"@type":"Comment","author":{"@type":"Person"}}]}"#].into_iter());
        assert_eq!(graph.nodes().iter().map(|node| node.foreign).collect::<Vec<_>>(), [false, true, true]);
    }

    #[test]
    fn broken_json_is_repaired_where_that_is_safe() {
        for script in [
            "<!-- {\"@type\":\"A\",\"name\":\"x\"} -->",
            "//<![CDATA[\n{\"@type\":\"A\"}\n//]]>",
            "/* <![CDATA[ */ {\"@type\":\"A\"} /* ]]> */",
            "{\"@type\":\"A\",\"name\":\"two\nlines\",}",
            "{\"@type\":\"A\",\"name\":\"it\\'s\"};",
            "{&quot;@type&quot;:&quot;A&quot;}",
        ] {
            assert_eq!(types(script), ["a"], "{script}");
        }
        assert!(types("{\"@type\": \"A\", \"name\": ").is_empty());
    }

    #[test]
    fn json_that_is_nested_without_end_is_ignored() {
        assert!(types(&"[".repeat(100_000)).is_empty());
    }
}
