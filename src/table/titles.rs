//! How the titles of pages are put together, and how headlines are known.

use super::words::Words;

/// Titles that a page gives itself with which its headings are compared.
pub const TITLES: usize = 16;
/// Parts of a headline that are looked at.
pub const HEADLINE_PARTS: usize = 16;
/// Words in the names of what stands above a headline, inside of it.
pub const KICKERS: &Words =
    &Words::new(&["dachzeile", "eyebrow", "kicker", "overline", "pretitle", "roofline", "spitzmarke", "supertitle", "topline"]);

/// Words in the names of what a site says of itself.
pub const SLOGANS: &Words = &Words::new(&["slogan", "tagline"]);

/// Words in the names of what stands in front of a page, whose headings are not the page's.
pub const BEFORE_THE_PAGE: &Words = &Words::new(&["cmp", "consent", "cookie", "cookies", "dialog", "gdpr", "modal", "popup"]);

/// Marks that stand between a title and the name of a site, where white space is on both sides of them.
#[rustfmt::skip]
pub const SEPARATORS: &[char] = &[
    '|', '-', '–', '—', '·', '•', '»', '«', '›', '‹', '>', '<', '/', '~', '→', '⋆', '*', '−', '｜', '―', '¦', '│', '♦', '_', ':',
];

/// Those of them that stand between the two without white space, too,
pub const BARS: [char; 2] = ['|', '｜'];
/// and those that do so in scripts that write none.
pub const WIDE_SEPARATORS: [char; 2] = ['_', '-'];

/// Letters and digits of the longest part of a title that names a site only as it is, without `www`.
pub const HOST_KEY: usize = 4;

/// What a title may begin with that is no letter.
pub const OPENING_MARKS: [char; 9] = ['"', '\'', '(', '«', '„', '“', '‘', '¿', '¡'];

/// What forums write between their name and the title of a topic, lower case, sorted.
pub const TOPIC_LABELS: &Words =
    &Words::new(&["thema anzeigen", "ver tema", "view forum", "view topic", "voir le sujet", "zobacz temat", "просмотр темы"]);

/// What people draw around titles: `~*~ My page ~*~`.
pub const ORNAMENTS: [char; 4] = ['~', '=', '|', '•'];

/// Classes of the headline of an article or a post, whole names in lower case, sorted.
pub const HEADLINE_CLASSES: &Words = &Words::new(&[
    "article-headline",
    "article-title",
    "article__headline",
    "article__title",
    "articletitle",
    "entry-title",
    "post-title",
    "post__title",
    "posttitle",
    "topic-title",
]);

/// The rank of a headline that has nothing for it but to be an `h1`; what else it has adds to it.
pub const UNTOLD: u32 = 1;
/// It shares words with a title.
pub const SIMILAR: u32 = 2;
/// A title begins or ends with it, or the other way round.
pub const TOLD: u32 = 4;
/// Its class says that it is the headline, and a title has it as a part.
pub const MARKED: u32 = 6;
/// It is an `h1` that says just what a title does.
pub const EXACT: u32 = 8;
/// The rank of what is no heading, but says what the title does.
pub const UNMARKED: u32 = 4;
/// Words of the longest name of a site that may be what the page calls itself, too.
pub const SITE_WORDS: usize = 4;
/// Letters and digits of a headline up to which only a whole title tells of it.
pub const SHORT_TITLE: usize = 12;

/// A headline that ends with the title for other sites has a kicker before it, of so many words at least: `The best` and `Ten`
/// are part of the title. Of 19 such pages 14 want the title without it.
pub const KICKER_WORDS: u32 = 2;

/// Characters of the longest headline: of 2,328 titles the longest has 196, and what is longer is text.
pub const HEADLINE: usize = 240;

/// Letters and digits of the shortest end of a title that a heading behind its beginning makes the headline.
pub const LEAST_END: usize = 16;

/// Words of the shortest headline at the end of a title.
pub const LONG_END_WORDS: u32 = 4;

/// Letters and digits of the shortest headline that is found by what it says alone.
pub const MARKLESS_HEADLINE: usize = 12;

/// Titles that say nothing of the page, and give way to its headline or the name of its site: lower case, sorted.
pub const NO_TITLES: &[&str] = &[
    "acasă",
    "accueil",
    "ana sayfa",
    "anasayfa",
    "app",
    "article",
    "artikel",
    "beranda",
    "default",
    "document",
    "dokument",
    "domů",
    "etusivu",
    "forside",
    "hem",
    "hjem",
    "hjemmeside",
    "home",
    "home page",
    "homepage",
    "index",
    "index.html",
    "inicio",
    "início",
    "kezdőlap",
    "main page",
    "new page",
    "page",
    "page d'accueil",
    "page d’accueil",
    "pagina principale",
    "portada",
    "početna",
    "página inicial",
    "página principal",
    "react app",
    "startpagina",
    "startseite",
    "startsida",
    "status",
    "strona główna",
    "test",
    "title",
    "trang chủ",
    "unbenanntes dokument",
    "untitled",
    "untitled document",
    "untitled page",
    "vite app",
    "úvodní stránka",
    "αρχική",
    "главная",
    "главная страница",
    "головна",
    "דף הבית",
    "الرئيسية",
    "トップページ",
    "ホーム",
    "首頁",
    "首页",
    "홈",
];

/// The share of the words of a headline that another title of the page has, for the headline to be the title.
pub const SHARED_WORDS: f32 = 0.3;

/// The same share for a heading beside which the byline stands, though it is not the title.
pub const MOST_WORDS: f32 = 0.6;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_say_nothing_are_sorted_so_that_the_search_finds_each() {
        assert!(NO_TITLES.is_sorted_by(|a, b| a < b));
    }
}
