//! What the HTML of a document may be made of, written down a second time: the renderer is held against this list.

/// Elements without attributes.
pub const ELEMENTS: &[&str] = &[
    "a",
    "aside",
    "blockquote",
    "br",
    "caption",
    "code",
    "dd",
    "del",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Attributes, but for classes, by element.
pub const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("a", &["href"]),
    ("code", &["class"]),
    ("img", &["alt", "src", "title"]),
    ("li", &["id", "value"]),
    ("ol", &["reversed", "start", "type"]),
    ("td", &["align", "colspan", "rowspan"]),
    ("th", &["align", "colspan", "rowspan"]),
];

/// Classes by element; those of `code` name its language.
pub const CLASSES: &[(&str, &[&str])] = &[
    ("aside", &["callout", "caution", "important", "note", "tip", "warning"]),
    ("figure", &["audio", "embed", "video"]),
    ("ol", &["notes"]),
    ("p", &["callout-title"]),
];

/// Schemes of addresses.
pub const SCHEMES: &[&str] = &["ftp", "http", "https", "mailto", "tel"];

/// A sanitizer with this list.
pub fn sanitizer() -> ammonia::Builder<'static> {
    let mut builder = ammonia::Builder::empty();
    builder.add_tags(ELEMENTS).url_schemes(SCHEMES.iter().copied().collect()).link_rel(None);
    for (element, attributes) in ATTRIBUTES {
        builder.add_tag_attributes(element, *attributes);
    }
    for (element, classes) in CLASSES {
        builder.add_allowed_classes(element, *classes);
    }
    builder
}
