//! Words around the names of authors, and what is no name.

use std::ops::RangeInclusive;

use super::words::Words;

/// What the names of papers and other things begin with, and those of people do not, lower case, sorted.
pub const ARTICLES: &Words = &Words::new(&["das", "der", "die", "the"]);

/// Characters of the longest name, and words: longer ones are sentences.
pub const NAME_CHARS: usize = 60;
/// See [`NAME_CHARS`].
pub const NAME_WORDS: usize = 6;
/// Words of the longest label before a name.
pub const LABEL_WORDS: usize = 6;
/// What stands before the name of the owner of a site.
pub const COPYRIGHTS: [&str; 2] = ["©", "(c)"];
/// What stands around the years between the two,
pub const YEAR_MARKS: [char; 5] = ['-', '–', ',', '|', '.'];
/// before the name,
pub const OWNED_BY: &str = "by ";
/// and behind it.
pub const OWNER_ENDS: [char; 4] = ['.', ',', '|', '–'];

/// Names that one page may have.
pub const AUTHORS: usize = 20;

/// Letters of the longest abbreviation at the end of a name.
pub const ABBREVIATION: usize = 3;

/// Words of the name of a person, in scripts with capitals,
pub const PERSON_WORDS: RangeInclusive<usize> = 2..=5;
/// how many of them have one at the least,
pub const CAPITALS: usize = 2;
/// and how many may have none: `Jane de la Doe`.
pub const SMALL_WORDS: usize = 2;
/// Characters of such a name in scripts without capitals.
pub const CASELESS_CHARS: RangeInclusive<usize> = 2..=12;
/// Words behind the given name of one that is surely a person's.
pub const FAMILY_WORDS: RangeInclusive<usize> = 1..=3;
/// What is written before a name and is one word with it, in front of an apostrophe: `d'Arc`, `l’Hôpital`.
pub const ELISIONS: [char; 2] = ['d', 'l'];
/// The apostrophes.
pub const APOSTROPHES: [char; 2] = ['\'', '’'];
/// What stands between the parts of a given name.
pub const HYPHENS: [char; 2] = ['-', '‐'];

/// What stands between names, or between a name and what is said of who has it.
pub const SEPARATORS: [char; 15] = [',', ';', '，', '、', '|', '•', '·', '/', '\n', '—', '(', ')', '–', '»', '«'];
/// What stands between an author and where that one is, or what for.
pub const DASH: &str = " — ";
/// Words that stand between two names, besides those of [`BETWEEN`].
pub const BETWEEN_SIGNS: [&str; 2] = ["&", "+"];
/// Letters of the longest word that is an initial or a short name where it begins with a capital, whatever it means otherwise.
pub const SHORT_NAME: usize = 2;
/// Colons: that of the scripts of East Asia is wider.
pub const COLONS: [char; 2] = [':', '：'];
/// What ends a label before a name,
pub const LABEL_ENDS: [char; 6] = [' ', ':', '：', '/', '\u{a0}', '@'];
/// and stands behind it, beside white space.
pub const BEHIND_LABEL: [char; 5] = [':', '：', '/', '-', '–'];
/// What stands before a label in the middle of a line.
pub const BEFORE_LABEL: [char; 6] = [' ', '|', '·', '/', '(', '（'];
/// Marks at the ends of a name that are part of it.
pub const NAME_MARKS: [char; 4] = ['.', '!', ')', '_'];
/// Letters of the shortest name.
pub const NAME_LETTERS: usize = 2;
/// Marks that no name has.
pub const NO_NAME_MARKS: [char; 10] = ['?', '=', '{', '}', '%', '<', '>', ':', '[', '*'];
/// Words of the longest name with the end of a sentence in it.
pub const DOTTED_WORDS: usize = 4;
/// Words beside a date that are no part of it, from which on there is a name beside it.
pub const BESIDE_DATE: usize = 2;
/// Words behind a label beside a date that may be a name which no given name tells.
pub const LABELLED_WORDS: usize = 3;
/// Letters of the longest abbreviation that ends a line and no sentence.
pub const ABBREVIATED_WORD: usize = 3;

/// What stands before a name: lower case, sorted. A colon or white space follows.
#[rustfmt::skip]
pub const BEFORE: &Words = &Words::new(&[
    "a cura di", "about", "about author", "about the author", "af", "all posts by", "article by", "article written by",
    "articles by", "artigo de", "auteur", "auteurs", "author", "author information", "author name", "author(s)", "authors",
    "autor", "autor artykułu", "autor/in", "autor:in", "autora", "autore", "autoren", "autores", "autori", "autorin", "av",
    "awtor", "bild", "bilder", "by", "byline", "bởi", "contributed", "contributed by", "contributor", "contributors",
    "created by", "criado por", "de", "di", "di redazione", "door", "edited by", "ein artikel von", "ein beitrag von",
    "ein gastbeitrag von", "ein interview von", "ein kommentar von", "eine analyse von", "eingestellt von", "erstellt von",
    "escrita por", "escrito por", "fact checked by", "fact-checked by", "foto", "fotos", "from", "författare",
    "gastbeitrag von", "gastkommentar von", "geposted von", "gepostet von", "geschreven door", "geschrieben am",
    "geschrieben von", "gespeichert von", "guest post by", "haber", "hosted by", "interview", "interview by", "interview von",
    "kirjoittanut", "kommentar von", "latest posts by", "medically reviewed", "medically reviewed by", "meet",
    "meet the author", "more by", "more from", "more posts by", "muhabir", "napisane przez", "napisał", "napisała", "napsal",
    "oleh", "oprac", "oprac.", "opracował", "opracowała", "originally posted by", "par", "penned by", "penulis", "por", "por:",
    "postado por", "posted", "posted by", "posted on", "posts by", "presented by", "produced by", "propos recueillis par",
    "publicado por", "publicerad av", "publisert av", "published by", "publié par", "recipe by", "recueilli par",
    "recueillis par", "redactie", "redakteur", "redakteurin", "reportage", "reported by", "reporter", "reporting by",
    "reviewed", "reviewed by", "rédaction", "rédigé par", "scris de", "scritto da", "skrevet av", "skriven av", "skrivet av",
    "started by", "story by", "submitted", "submitted by", "szerző", "tekst", "tekst i zdjęcia", "testo", "text", "text by",
    "text von", "texte", "texte par", "texto", "the author", "thread starter", "title", "toimittaja", "topic starter",
    "tác giả", "un article de", "un articolo di", "verfasser", "verfasst von", "veröffentlicht von", "view all posts by",
    "view posts by", "vom", "von", "von redakteur", "von redakteurin", "words", "words by", "writer", "writers", "written by",
    "yazan", "yazar", "zdroj", "écrit par", "írta", "από", "γράφει", "γράφει η", "γράφει ο", "εφημερίδα", "σύνταξη", "автор",
    "автор статьи", "текст", "מאת", "الكاتب", "بقلم", "كتب", "كتبت", "लेखक", "ผู้เขียน", "โดย", "ライター", "作成者", "作者", "取材・文",
    "執筆", "執筆者", "执笔", "撰文", "文", "新华社", "本刊", "本报", "本报记者", "本网", "编辑", "著者", "記者", "记者", "通讯员", "글", "기자",
]);

/// What a label before it goes on with, so that it is part of a name: `Contributors to …`. Lower case, sorted.
pub const GOES_ON: &Words = &Words::new(&["for", "of", "to"]);

/// What parts two names beside commas and other marks: lower case, sorted.
#[rustfmt::skip]
pub const BETWEEN: &Words = &Words::new(&["and", "e", "ed", "en", "et", "i", "ja", "mit", "och", "og", "sowie", "und", "ve", "with", "y", "και", "и", "та", "і", "و"]);

/// What may stand before a name in the running text of a line, so that the line is a byline: lower case, sorted.
#[rustfmt::skip]
pub const BYLINE: &Words = &Words::new(&[
    "af", "article by", "auteur", "auteurs", "author", "author(s)", "authors", "autor", "autor/in", "autor:in", "autora",
    "autore", "autoren", "autores", "autori", "autorin", "autorzy", "av", "by", "contributors", "di", "door", "ein beitrag von",
    "eingestellt von", "erstellt von", "escrito por", "geschreven door", "geschrieben von", "muhabir", "napisane przez", "oleh",
    "oprac", "oprac.", "opracował", "opracowała", "opublikowane przez", "par", "penulis", "por", "posted by",
    "propos recueillis par", "publicado por", "published by", "publié par", "recueilli par", "recueillis par", "reported by",
    "reporting by", "rédigé par", "scris de", "scritto da", "skrevet av", "started by", "story by", "submitted by", "szerző",
    "tekst", "text", "text by", "text von", "tác giả", "verfasst von", "veröffentlicht von", "von", "words by", "writer",
    "written by", "yazan", "yazar", "écrit par", "írta", "γράφει", "γράφει η", "γράφει ο", "автор", "מאת", "بقلم", "كتب",
    "लेखक", "ผู้เขียน", "โดย", "ライター", "作者", "取材・文", "執筆", "執筆者", "撰文", "文", "本报记者", "著者", "記者", "记者", "通讯员",
]);

/// What stands behind the name of a journalist where letters have no case: `홍길동 기자`. Sorted.
pub const REPORTERS: &Words = &Words::new(&["기자"]);
/// Letters of the longest name before it.
pub const REPORTER_NAME: usize = 4;

/// How links to the maker of a product or to more of an author begin, lower case, sorted.
pub const INVITATIONS: &Words = &Words::new(&[
    "besuche den",
    "besuchen sie",
    "follow",
    "latest",
    "read more",
    "see all",
    "see more",
    "show all",
    "show more",
    "subscribe to",
    "view",
    "view all",
    "visit my",
    "visit our",
    "visit the",
]);

/// Labels that say of the name behind them that it wrote the page, wherever they stand: lower case, sorted.
#[rustfmt::skip]
pub const WROTE: &Words = &Words::new(&[
    "article by", "article written by", "artigo de", "artikel von", "auteur de l'article", "autor artykułu", "autor/in",
    "autor:in", "beitrag von", "blog beitrag von", "ein artikel von", "ein beitrag von", "ein gastbeitrag von", "escrito por",
    "gastbeitrag von", "geschreven door", "geschrieben von", "guest post by", "scritto da", "skrevet av", "story by", "text by",
    "text von", "texte par", "this article was written by", "this blog post was written by", "this blog was written by",
    "this guest post was written by", "this piece was written by", "this post was written by", "this story was written by",
    "un article de", "un articolo di", "verfasst von", "words by", "written by",
]);

/// The last words of these labels, sorted.
#[rustfmt::skip]
pub const WROTE_ENDS: &Words = &Words::new(&["artykułu", "autor/in", "autor:in", "av", "by", "da", "de", "di", "door", "l'article", "par", "por", "von"]);

/// Titles that stand before the name of a person: lower case without dots, sorted.
pub const TITLES: &Words =
    &Words::new(&["doc", "dr", "ing", "mag", "mr", "mrs", "ms", "pfarrer", "prof", "professor", "rev", "sir"]);

/// Words beside the names in a line with a date that it may have.
pub const OTHER_WORDS: usize = 5;

/// Words of lines that say who took a picture: lower case, sorted.
#[rustfmt::skip]
pub const PICTURES: &Words = &Words::new(&[
    "abbildung", "afp", "bild", "bilder", "bildnachweis", "copyright", "cover", "credit", "credits", "foto", "fotos", "getty", "illustration",
    "image", "images", "imago", "photo", "photograph", "photographer", "photography", "photos", "picture", "pixabay", "quelle",
    "shutterstock", "source", "unsplash", "©", "фото",
]);

/// Parts of names that have no capital, sorted.
pub const PARTICLES: &Words = &Words::new(&[
    "al", "bin", "da", "de", "del", "den", "der", "di", "do", "dos", "du", "el", "la", "le", "ten", "ter", "van", "von", "y",
    "zu",
]);

/// What stands behind the name of a person in the name of their site: `Jane Doe's blog`.
pub const OWNED: &[&str] = &["'s ", "’s "];

/// Words around the name of a person in the name of their site: lower case, sorted.
pub const SITE_WORDS: &Words = &Words::new(&["blog", "blog by", "blog of", "blog von", "homepage", "website"]);

/// What stands before a name behind a date: `Published 3 May 2020 by Jane Doe`.
pub const BY: &[&str] = &[" by ", " von ", " par ", " por ", " door "];

/// Words that end a name: what follows is a role, a place or a date. Lower case, sorted.
#[rustfmt::skip]
pub const AFTER: &Words = &Words::new(&[
    "a las", "aktualisiert", "am", "am:", "at", "bei", "comments", "contributor", "correspondent", "covers", "dated", "den",
    "el", "em", "es", "est", "follow", "follows", "für", "has", "il", "in", "is", "ist", "joined", "last", "le", "leads",
    "min", "minute", "minutes", "mis", "modified", "on", "op", "posted", "publicado", "published", "publié", "reading", "says",
    "schreibt", "schrieb", "see", "since", "updated", "views", "vom", "vor", "w", "was", "writes", "wrote",
]);

/// Parts of a list of names that are titles, not people: lower case without dots, sorted.
#[rustfmt::skip]
pub const SUFFIXES: &Words = &Words::new(&[
    "b a", "ba", "bs", "bsc", "bsc (hons)", "bsn", "cdn", "cfa", "cfp", "cpa", "cpt", "crnp", "cscs", "dc", "dds", "dipl-ing",
    "dmd", "do", "dpt", "dr", "dvm", "edd", "esq", "faap", "facp", "fnp", "fnp-c", "frcp", "ii", "iii", "jd", "jr", "lac",
    "lcsw", "ldn", "llb", "llm", "lmft", "m a", "m d", "ma", "mag", "mba", "md", "mfa", "mph", "ms", "msc", "mscn", "msn",
    "msw", "np", "pa-c", "ph d", "pharmd", "phd", "prof", "psyd", "rd", "rdn", "rn", "sr",
]);

/// Words of which one makes a part of a list of names a role: lower case, sorted.
#[rustfmt::skip]
pub const ROLES: &Words = &Words::new(&[
    "analyst", "anchor", "assistant", "associate", "attorney", "author", "autor", "autorin", "blogger", "ceo", "chair",
    "chefredakteur", "chefredakteurin", "chief", "co-founder", "cofounder", "collaborator", "collaboratore", "columnist",
    "consultant", "contributing", "contributor", "coordinator", "correspondent", "corresponsal", "creator", "critic", "cto",
    "developer", "dietitian", "director", "editor", "editorial", "editors", "engineer", "expert", "fellow", "founder",
    "freelance", "freelancer", "giornalista", "head", "intern", "investigator", "journalist", "journaliste", "korrespondent",
    "korrespondentin", "lead", "lecturer", "manager", "marketing", "member", "mitarbeiter", "nutritionist", "owner", "partner",
    "periodista", "photographer", "photos", "physician", "politics", "president", "producer", "professor", "publisher",
    "redacteur", "redactor", "redactora", "redakcja", "redakteur", "redakteurin", "reporter", "reporterin", "researcher",
    "reviewer", "rédacteur", "rédactrice", "scientist", "senior", "special", "specialist", "staff", "strategist", "student",
    "university", "videographer", "volontär", "volontärin", "vp", "writer", "writers",
]);

/// What stands where a name should, and names nobody: lower case, sorted.
#[rustfmt::skip]
pub const NOBODY: &Words = &Words::new(&[
    "a guest", "about", "about me", "about us", "add comment", "adm", "admin", "admin admin", "admin2", "administrateur",
    "administrator", "aest", "ago", "all articles", "all posts", "anonym", "anonyme", "anonymous", "anonymus", "archive",
    "archives", "article", "artikel", "auteur", "author", "authors", "autor", "autore", "autoren", "bio", "blog", "bst", "by",
    "cest", "cet", "comments", "contact", "contact us", "contributor", "contributors", "default", "default author", "drucken",
    "editor", "edt", "email", "empty", "erstellt", "est", "expert", "facebook", "false", "filter by", "find", "follow",
    "follow us", "full bio", "gast", "gestern", "gmt", "guest", "guest author", "guest contributor", "guest post",
    "guest writer", "hallo", "hello", "heute", "home", "hoy", "il y a", "info", "insights", "instagram", "ist", "join",
    "join today", "join us", "joined", "junior member", "kommentare", "kontakt", "last", "latest", "learn more", "leer más",
    "lees meer", "leggi tutto", "linkedin", "lire la suite", "log in", "login", "mail", "mehr", "mehr lesen", "member", "menu",
    "moderator", "more", "more articles", "my account", "n n", "n/a", "na", "name", "new member", "news", "none", "noreply",
    "not set", "null", "office", "offline", "online", "optional", "our team", "page", "pdt", "photo", "posted", "posts",
    "presse", "print", "profile", "pst", "publisher", "quote", "read bio", "read full bio", "read more", "redacción", "reply",
    "report", "reviewed", "root", "rss", "see more", "senior member", "share", "share this", "show more", "sign in", "sign up",
    "site admin", "site editor", "siteadmin", "social media", "sort", "sort by", "staff", "subscribe", "subscribe to rss",
    "super admin", "super user", "superadmin", "superuser", "support", "sysadmin", "system", "team", "teilen", "test",
    "the author", "today", "top", "true", "tweet", "twitter", "undefined", "unknown", "unknown author", "update", "updated",
    "user", "username", "utc", "various", "various authors", "veröffentlicht", "video", "view all posts", "view bio",
    "view more", "view profile", "vor", "web admin", "web editor", "webadmin", "webmaster", "website", "weiterlesen", "wib",
    "wita", "wordpress", "wp admin", "wpadmin", "written", "x", "yesterday", "you", "администратор", "редакция", "最后回复", "管理员",
]);

/// Words of which one makes a name that of an organisation: lower case, sorted.
#[rustfmt::skip]
pub const ORGANISATION: &Words = &Words::new(&[
    "academy", "ag", "agence", "agencia", "agency", "agentur", "associated", "association", "blog", "bureau", "center",
    "centre", "club", "co", "college", "committee", "company", "contributors", "corp", "corporation", "council", "daily",
    "department", "desk", "digital", "editorial", "editors", "foundation", "gazette", "gmbh", "group", "inc", "institut",
    "institute", "journal", "limited", "llc", "ltd", "magazin", "magazine", "media", "ministry", "network", "news", "newsdesk",
    "newspaper", "newsroom", "office", "online", "post", "press", "presse", "publishing", "radio", "redacción", "redactie",
    "redaction", "redakce", "redakcja", "redaktion", "redaktionen", "redaktionsteam", "redazione", "redação", "reporters",
    "rédaction", "service", "services", "society", "software", "solutions", "staff", "studio", "studios", "szerkesztőség",
    "team", "times", "today", "toimitus", "tv", "university", "verein", "verlag", "weekly", "writers", "редакция",
]);

/// Ends of the names of organisations in languages that write no blanks: sorted.
#[rustfmt::skip]
pub const ORGANISATION_ENDS: &[&str] = &[
    "公司", "台", "报", "新聞", "新闻", "日報", "社", "網", "編輯部", "編集部", "编辑部", "网", "频道", "뉴스", "신문", "일보",
];

/// The last words of the names of companies, lower case without the last dot, sorted.
pub const LEGAL_FORMS: &Words = &Words::new(&[
    "ag",
    "bv",
    "corp",
    "corporation",
    "e.v",
    "gmbh",
    "inc",
    "kg",
    "limited",
    "llc",
    "ltd",
    "mbh",
    "plc",
    "pty",
    "sarl",
    "srl",
    "ug",
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_sorted_so_that_the_search_finds_each() {
        let lists: [&[&str]; 17] = [
            BEFORE,
            GOES_ON,
            BETWEEN,
            BYLINE,
            WROTE,
            WROTE_ENDS,
            TITLES,
            PARTICLES,
            PICTURES,
            SITE_WORDS,
            AFTER,
            SUFFIXES,
            ROLES,
            NOBODY,
            ORGANISATION,
            ORGANISATION_ENDS,
            LEGAL_FORMS,
        ];
        for list in lists {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
        }
    }

    #[test]
    fn every_label_of_authorship_ends_with_a_listed_word() {
        for label in WROTE {
            assert!(label.split(' ').next_back().is_some_and(|end| WROTE_ENDS.contains(&end)), "{label}");
        }
    }
}
