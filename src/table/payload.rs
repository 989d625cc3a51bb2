//! What content goes by in the data of scripts, and how much of such data is read.

/// Bytes of scripts that are read of a page: states of over 2 MB are lists of everything a site sells.
pub const SCRIPT_BYTES: usize = 4 << 20;
/// Scripts that are looked at.
pub const SCRIPTS: usize = 500;
/// Bytes of the shortest literal that may hold content.
pub const LEAST_LITERAL: usize = 100;
/// Bytes of the shortest value of an attribute that may hold content.
pub const LEAST_ATTRIBUTE: usize = 200;
/// Bytes of the shortest row of a stream that is read.
pub const LEAST_ROW: usize = 20;
/// Rows of a stream that are read.
pub const STREAM_ROWS: usize = 10_000;
/// Bytes of the longest name of a kind.
pub const KIND_BYTES: usize = 40;
/// Bytes of the longest string that may be a title.
pub const TITLE_BYTES: usize = 1000;
/// Letters and digits at the beginning of a text by which its copies are known.
pub const BEGINNING: usize = 40;
/// Digits of the longest id of a row of a stream.
pub const ID_DIGITS: usize = 8;
/// Fields of an object with so many are compared by name each with all others; with more, they are sorted.
pub const FEW_FIELDS: usize = 8;
/// Digits of the longest length of one.
pub const LENGTH_DIGITS: usize = 8;
/// What a script that is no linked data has in its attributes where it is data,
pub const OTHER_DATA: &str = "json";
/// and where it is a program: one of these, or no type.
pub const PROGRAMS: [&str; 2] = ["javascript", "module"];
/// How the names of attributes begin that hold data,
pub const ATTRIBUTE_PREFIX: &str = "data-";
/// and how their values do: with marks of JSON or of markup, as they are or as references.
pub const ATTRIBUTE_BEGINS: &[&str] = &["{", "[", "<", "&lt;", "&#123;", "&#x7b;", "&lbrace;"];
/// How rows of streams begin behind their number, which are data in a string.
pub const ROW_BEGINS: [&str; 4] = ["[\"", "{\"", "[[", "[{"];

/// How deep objects and lists are nested; what is deeper is left out.
pub const VALUE_DEPTH: usize = 100;
/// How often data may be written into a string of other data.
pub const NESTED_VALUES: usize = 2;
/// Objects and lists that are looked at.
pub const VALUES: usize = 300_000;
/// Bytes of all the content that is collected before one thing is chosen.
pub const CONTENT_BYTES: usize = 4 << 20;

/// A text with a name (`":`) for every so many bytes is data.
pub const DATA_BYTES: usize = 60;

/// Words of the shortest text that is content by itself, and of the shortest with markup.
pub const TEXT_WORDS: usize = 12;
/// Bytes of the shortest text that is looked at: no shorter one has so many words.
pub const TEXT_BYTES: usize = 2 * TEXT_WORDS;
/// Words of the least content that makes a fragment whatever is known of it: shorter ones are mostly descriptions, which the
/// metadata has.
pub const FRAGMENT_WORDS: usize = 40;
/// Words of the least content of something that has the title of the page, or a title and an author or a date of its own.
pub const SHORT_WORDS: usize = 24;
/// People who wrote one thing that are read.
pub const AUTHORS: usize = 20;
/// Bytes of the longest text that may be a date.
pub const DATE_TEXT: usize = 60;
/// Names under which it stands who wrote something, letter case aside.
pub const AUTHOR_NAMES: &[&str] = &["author", "authorName", "authors", "byline", "creator", "writer", "writers"];
/// Names under which it stands when something was published, letter case aside.
#[rustfmt::skip]
pub const DATE_NAMES: &[&str] = &[
    "dateCreated", "datePublished", "date_published", "firstPublished", "firstPublishedAt", "first_published_at", "pubDate",
    "publicationDate", "publishDate", "publish_date", "published", "publishedAt", "publishedDate", "publishedOn", "published_at",
];
/// The share of the words of the largest thing with the page's title that a part of it must have to be the content instead.
pub const PART_SHARE: f32 = 0.6;

/// Fewer kept words than this, or a confidence under the next number, and the scripts of a page are looked at.
pub const VISIBLE_WORDS: u32 = 250;
/// See [`VISIBLE_WORDS`].
pub const VISIBLE_CONFIDENCE: f32 = 0.5;
/// How many times the words of the visible content a fragment must have to be used instead of it.
pub const BETTER_THAN_VISIBLE: f32 = 2.0;
/// Words of a fragment that has nothing but its size for it; it is used only where the page shows nothing at all.
pub const LONE_WORDS: u32 = 150;
/// The mean words of the texts of such a fragment.
pub const LONE_TEXT_WORDS: usize = 40;
/// How many times the words of the description a fragment must have to say more than that.
pub const BETTER_THAN_DESCRIPTION: f32 = 1.5;
/// Words of the longest description: a longer one, as of a job, is the content itself.
pub const DESCRIPTION_WORDS: u32 = 100;
/// The share of the words of a page that must stand in `<noscript>` for that to be its source.
pub const NOSCRIPT_SHARE: f32 = 0.5;

/// What an object that is part of a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph,
    /// A heading.
    Heading,
    /// A quotation.
    Quote,
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// Code.
    Code,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a table.
    Cell,
    /// A link in a line.
    Link,
    /// A piece of a line.
    Text,
    /// A break in a line.
    Break,
    /// Something that holds blocks.
    Group,
    /// A picture, a film, an advertisement: not text.
    Media,
}

impl BlockKind {
    /// Whether it is a block of text: a list that has such is a document.
    #[must_use]
    pub fn is_block(self) -> bool {
        use BlockKind::{Code, Heading, Item, List, Paragraph, Quote, Table};
        matches!(self, Paragraph | Heading | Quote | List | Item | Code | Table)
    }
}

/// The kinds of blocks by what editors call them, letters and digits only, lower case, sorted.
#[rustfmt::skip]
pub const BLOCK_KINDS: &[(&str, BlockKind)] = &[
    ("ad", BlockKind::Media), ("advertisement", BlockKind::Media), ("atomic", BlockKind::Media), ("block", BlockKind::Paragraph),
    ("blockquote", BlockKind::Quote), ("br", BlockKind::Break), ("bullet", BlockKind::Item), ("bulletedlist", BlockKind::List),
    ("bulletlist", BlockKind::List), ("code", BlockKind::Code), ("codeblock", BlockKind::Code), ("column", BlockKind::Group),
    ("columns", BlockKind::Group), ("div", BlockKind::Group), ("doc", BlockKind::Group), ("document", BlockKind::Group), ("embed", BlockKind::Media),
    ("group", BlockKind::Group), ("h1", BlockKind::Heading), ("h2", BlockKind::Heading), ("h3", BlockKind::Heading),
    ("h4", BlockKind::Heading), ("h5", BlockKind::Heading), ("h6", BlockKind::Heading), ("hardbreak", BlockKind::Break),
    ("header", BlockKind::Heading), ("headerfive", BlockKind::Heading), ("headerfour", BlockKind::Heading),
    ("headerone", BlockKind::Heading), ("headerthree", BlockKind::Heading), ("headertwo", BlockKind::Heading),
    ("heading", BlockKind::Heading), ("heading1", BlockKind::Heading), ("heading2", BlockKind::Heading),
    ("heading3", BlockKind::Heading), ("heading4", BlockKind::Heading), ("heading5", BlockKind::Heading),
    ("heading6", BlockKind::Heading), ("hyperlink", BlockKind::Link), ("image", BlockKind::Media), ("li", BlockKind::Item),
    ("linebreak", BlockKind::Break), ("link", BlockKind::Link), ("list", BlockKind::List), ("listitem", BlockKind::Item),
    ("number", BlockKind::Item), ("numberedlist", BlockKind::List), ("ol", BlockKind::List), ("olist", BlockKind::List),
    ("orderedlist", BlockKind::List), ("orderedlistitem", BlockKind::Item), ("p", BlockKind::Paragraph),
    ("paragraph", BlockKind::Paragraph), ("preformatted", BlockKind::Code), ("pullquote", BlockKind::Media), ("quote", BlockKind::Quote), ("root", BlockKind::Group),
    ("span", BlockKind::Text), ("table", BlockKind::Table), ("tablecell", BlockKind::Cell), ("tableheader", BlockKind::Cell),
    ("tableheadercell", BlockKind::Cell), ("tablerow", BlockKind::Row), ("td", BlockKind::Cell), ("text", BlockKind::Text),
    ("th", BlockKind::Cell), ("tr", BlockKind::Row), ("ul", BlockKind::List), ("ulist", BlockKind::List),
    ("unorderedlist", BlockKind::List), ("unorderedlistitem", BlockKind::Item), ("unstyled", BlockKind::Paragraph), ("video", BlockKind::Media),
];

/// Fields that say what kind of block an object is, the most telling first.
pub const KIND_NAMES: &[&str] = &["_type", "nodeType", "blockName", "type", "name", "__typename", "tagName", "tag", "kind"];
/// Fields that say it more closely.
pub const STYLE_NAMES: &[&str] = &["listItem", "style"];
/// Fields with the text of a block.
pub const TEXT_NAMES: &[&str] =
    &["text", "value", "innerHTML", "innerHtml", "html", "content", "markup", "originalContent", "code"];
/// Those of them whose text is markup, whatever the kind of the block.
pub const MARKUP_NAMES: &[&str] = &["html", "innerHTML", "innerHtml", "markup", "originalContent"];
/// Fields with what a block holds.
pub const CHILD_NAMES: &[&str] = &["content", "children", "items", "innerBlocks", "nodes", "blocks", "spans", "rows", "cells"];
/// Fields with an object that has the text of a block.
pub const WRAPPER_NAMES: &[&str] = &["attributes", "attrs", "data", "model", "props", "root"];

/// How the kinds of headings end that say their level.
pub const HEADING_ENDS: &[(&str, u64)] = &[
    ("1", 1),
    ("2", 2),
    ("3", 3),
    ("4", 4),
    ("5", 4),
    ("6", 4),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 4),
    ("six", 4),
];

/// How the kinds of lists begin that have numbers, in lower case,
pub const ORDERED: &str = "ordered";
/// and as they are written.
pub const NUMBERED: &str = "number";
/// References of which one says that the marks of a text were escaped when it was saved.
pub const ESCAPED: [&str; 3] = ["&amp;", "&#", "&nbsp;"];

/// Names under which text is content, letters only, lower case, sorted.
#[rustfmt::skip]
pub const CONTENT_NAMES: &[&str] = &[
    "abstract", "answer", "answerbody", "answertext", "article", "articlebody", "articlecontent", "articlehtml", "articletext",
    "body", "bodyhtml", "bodytext", "content", "contenthtml", "contents", "contenttext", "cooked", "copy", "description",
    "descriptionhtml", "details", "fullcontent", "fulldescription", "fulltext", "html", "htmlbody", "htmlcontent",
    "introduction", "longdescription", "maintext", "markdown", "message", "messagebody", "paragraph", "plaintext", "postbody",
    "postcontent", "posttext", "productdescription", "question", "questionbody", "rawbody", "rawcontent", "rendered",
    "reviewbody", "richtext", "selftext", "standfirst", "story", "storybody", "subheadline", "summary", "text", "transcript",
];
/// Names of lists of strings that are content, like [`CONTENT_NAMES`].
#[rustfmt::skip]
pub const LIST_NAMES: &[&str] = &[
    "benefits", "body", "bullets", "content", "directions", "features", "highlights", "ingredients", "instructions",
    "keypoints", "paragraphs", "recipeingredient", "recipeinstructions", "steps", "text",
];
/// Names of what an object is called, like [`CONTENT_NAMES`].
pub const TITLE_NAMES: &[&str] = &["headline", "name", "pagetitle", "question", "subject", "title"];
/// Words in the names of what is not the content, lower case, sorted.
#[rustfmt::skip]
pub const FOREIGN_NAMES: &[&str] = &[
    "ad", "ads", "alert", "alerts", "author", "authors", "banner", "banners", "bio", "breadcrumb", "breadcrumbs", "cart",
    "comments", "config", "consent", "cookie", "cookies", "css", "delivery", "disclaimer", "error", "errors", "experiments",
    "flags", "footer", "haspart", "header", "i18n", "imprint", "intl", "itemlistelement", "labels", "latest", "legal", "locale",
    "locales", "menu", "menus", "messages", "meta", "metadata", "modal", "modals", "more", "nav", "navigation", "newsletter",
    "offers", "opengraph", "organization", "policy", "popular", "privacy", "profile", "promo", "promos", "publisher",
    "recommendations", "recommended", "related", "returns", "review", "reviews", "schema", "script", "scripts", "seo",
    "settings", "shipping", "sidebar", "similar", "sponsored", "strings", "style", "styles", "teasers", "terms",
    "theme", "translation", "translations", "trending", "upsell", "user", "users", "widget", "widgets", "withdrawal",
];
/// The references that are written for the marks of JSON and of markup.
pub const REFERENCES: &[(&str, &str)] = &[
    ("quot;", "\""),
    ("#34;", "\""),
    ("#x22;", "\""),
    ("amp;", "&"),
    ("#38;", "&"),
    ("lt;", "<"),
    ("#60;", "<"),
    ("#x3c;", "<"),
    ("gt;", ">"),
    ("#62;", ">"),
    ("#x3e;", ">"),
    ("#39;", "'"),
    ("#039;", "'"),
    ("#x27;", "'"),
    ("apos;", "'"),
    ("#123;", "{"),
    ("#x7b;", "{"),
    ("lbrace;", "{"),
    ("#125;", "}"),
    ("#x7d;", "}"),
    ("rbrace;", "}"),
];
/// The elements that make a string with markup one of several lines, or of one that was meant to be.
pub const BLOCKS: &[&str] =
    &["article", "blockquote", "br", "div", "h1", "h2", "h3", "h4", "li", "ol", "p", "section", "table", "ul"];

/// White space between a sign of assignment and what is assigned is skipped for so many bytes.
pub const ASSIGNED_SPACE: usize = 16;
/// A text that has so many parts in a hundred more words than one that begins alike is the whole of it.
pub const WHOLE_SHARE: u32 = 5;
/// The share of the items of a list that have to be blocks of a text for it to be one.
pub const BLOCK_SHARE: f32 = 0.5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_sorted_so_that_the_search_finds_each() {
        for list in [CONTENT_NAMES, LIST_NAMES, TITLE_NAMES, FOREIGN_NAMES] {
            let wrong = list.windows(2).find(|pair| pair[0] >= pair[1]);
            assert!(wrong.is_none(), "{wrong:?}");
        }
        let wrong = BLOCK_KINDS.windows(2).find(|pair| pair[0].0 >= pair[1].0);
        assert!(wrong.is_none(), "{wrong:?}");
    }
}
