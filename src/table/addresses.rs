//! What addresses say of sites: names of hosts, and parts of paths that tell what a page is about.

use super::words::Words;

/// Parts of the paths of pages about authors, sorted.
pub const AUTHOR_PATHS: &Words = &Words::new(&[
    "auteur",
    "auteurs",
    "author",
    "authors",
    "autor",
    "autoren",
    "autores",
    "contributor",
    "contributors",
    "journalist",
    "journaliste",
    "profile",
    "redakteur",
    "reporter",
    "staff",
    "writer",
    "writers",
]);

/// Parts of a path before its last among which an author's page says that it is one.
pub const AUTHOR_PATH_PARTS: usize = 3;

/// Parts of the paths of pages about a rubric, sorted.
#[rustfmt::skip]
pub const RUBRIC_PATHS: &Words = &Words::new(&[
    "archive", "archives", "categories", "category", "kategorie", "kategorien", "rubrik", "rubrique", "search", "section",
    "sections", "series", "tag", "tags", "tema", "temas", "thema", "theme", "themen", "themes", "topic", "topics",
]);

/// Hosts' first labels that say nothing about the site's name, sorted.
#[rustfmt::skip]
pub const HOST_LABELS: &Words = &Words::new(&["amp", "blog", "de", "docs", "en", "es", "forum", "fr", "it", "m", "mobile", "news", "shop", "www", "www1", "www2"]);

/// Letters of the shortest label of a host that names the site; shorter ones are parts of what all hosts of a country end with.
pub const HOST_LABEL: usize = 4;

/// Addresses of home pages without their host.
pub const HOMES: [&str; 4] = ["/", "./", "../", "../../"];

/// The slashes of the longest with it: `https://example.org/`.
pub const HOME_SLASHES: usize = 3;

/// Bytes of the longest address of a home page that a link has.
pub const HOME_BYTES: usize = 256;

/// Letters of the end of a host that stands for a country.
pub const COUNTRY: usize = 2;

/// The labels before that of a country that stand for a kind of owners: what is registered stands before them.
#[rustfmt::skip]
pub const DOMAIN_KINDS: &Words = &Words::new(&[
    "ac", "co", "com", "edu", "go", "gob", "gouv", "gov", "govt", "in", "ltd", "me", "ne", "net", "nhs", "nic", "or", "org",
    "plc", "re", "sch",
]);

/// How the labels of hosts begin that are there for every site.
pub const WWW: &str = "www";

/// Letters and digits of the shortest domain that names the site in a title.
pub const DOMAIN_KEY: usize = 3;
