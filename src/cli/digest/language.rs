//! What stands around the sentences of a digest, in the languages that it can be in, and the words that sentences are judged by.

use std::collections::BTreeMap;

use super::date::Day;

/// A language of digests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::cli) enum Language {
    De,
    En,
    Es,
    Fr,
    It,
    Ja,
    Nl,
    Pt,
    Zh,
}

/// The words around the sentences.
pub(super) struct Wording {
    pub(super) heading: &'static str,
    pub(super) source: &'static str,
    pub(super) published: &'static str,
    /// Before the other sources of a story.
    pub(super) also: &'static str,
    /// The heading over pages without content.
    pub(super) missing: &'static str,
    months: [&'static str; 12],
    date: DateForm,
}

/// How a language writes dates.
enum DateForm {
    /// What stands between the parts: day, month, year.
    DayMonthYear(&'static str, &'static str),
    /// 2026年2月4日
    Counted,
}

const ALL: [(&str, Language); 9] = [
    ("de", Language::De),
    ("en", Language::En),
    ("es", Language::Es),
    ("fr", Language::Fr),
    ("it", Language::It),
    ("ja", Language::Ja),
    ("nl", Language::Nl),
    ("pt", Language::Pt),
    ("zh", Language::Zh),
];

impl Language {
    /// The language of a tag: `fr`, `pt-BR`.
    pub(in crate::cli) fn from_tag(tag: &str) -> Option<Language> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
        ALL.iter().find(|(name, _)| *name == primary).map(|(_, language)| *language)
    }

    /// The tags of all languages.
    pub(in crate::cli) fn names() -> Vec<&'static str> {
        ALL.iter().map(|(name, _)| *name).collect()
    }

    /// The language of most pages among those that a digest can be in; English where there are none.
    pub(super) fn of_most<'a>(tags: impl Iterator<Item = &'a str>) -> Language {
        let mut counts: BTreeMap<Language, usize> = BTreeMap::new();
        for language in tags.filter_map(Language::from_tag) {
            *counts.entry(language).or_default() += 1;
        }
        counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(Language::En, |(language, _)| language)
    }

    /// A day as the language writes it.
    pub(super) fn date(self, day: Day) -> String {
        let Wording { months, date, .. } = self.wording();
        let month = months.get(day.month as usize - 1).copied().unwrap_or_default();
        match date {
            DateForm::Counted => format!("{}年{}月{}日", day.year, day.month, day.number),
            DateForm::DayMonthYear(first, second) => {
                // The first of a month is an ordinal in French.
                let ordinal = if self == Language::Fr && day.number == 1 { "er" } else { "" };
                format!("{}{ordinal}{first}{month}{second}{}", day.number, day.year)
            }
        }
    }

    #[rustfmt::skip]
    pub(super) fn wording(self) -> Wording {
        use DateForm::{Counted, DayMonthYear};
        let [heading, source, published, also, missing] = match self {
            Language::De => ["Zusammenfassungen", "Quelle: ", "Veröffentlicht: ", "Auch bei: ", "Ohne Inhalt"],
            Language::En => ["Summaries", "Source: ", "Published: ", "Also: ", "Without content"],
            Language::Es => ["Resúmenes", "Fuente: ", "Publicación: ", "También en: ", "Sin contenido"],
            Language::Fr => ["Résumés", "Source : ", "Publication : ", "Aussi : ", "Sans contenu"],
            Language::It => ["Riassunti", "Fonte: ", "Pubblicazione: ", "Anche su: ", "Senza contenuto"],
            Language::Ja => ["要約", "出典：", "公開：", "他の掲載：", "本文なし"],
            Language::Nl => ["Samenvattingen", "Bron: ", "Gepubliceerd: ", "Ook: ", "Zonder inhoud"],
            Language::Pt => ["Resumos", "Fonte: ", "Publicação: ", "Também em: ", "Sem conteúdo"],
            Language::Zh => ["摘要", "来源：", "发布：", "其他来源：", "无内容"],
        };
        let months = match self {
            Language::De => ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
            Language::En => ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
            Language::Es => ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
            Language::Fr => ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
            Language::It => ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"],
            Language::Nl => ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
            Language::Pt => ["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"],
            Language::Ja | Language::Zh => [""; 12],
        };
        let date = match self {
            Language::De => DayMonthYear(". ", " "),
            Language::Es | Language::Pt => DayMonthYear(" de ", " de "),
            Language::Ja | Language::Zh => Counted,
            _ => DayMonthYear(" ", " "),
        };
        Wording { heading, source, published, also, missing, months, date }
    }
}

/// Abbreviations that end with a full stop within a sentence, by language (none: in all), lower case, without the stop, sorted.
/// One that often ends a sentence (etc, usw) is none.
#[rustfmt::skip]
pub(super) const ABBREVIATIONS: &[(&str, &[&str])] = &[
    ("", &["cf", "dr", "e.g", "ed", "fig", "i.e", "j.-c", "pp", "prof", "st", "vol", "vs"]),
    ("de", &["abs", "art", "aug", "bzw", "ca", "d.h", "dez", "feb", "geb", "hr", "inkl", "jan", "mio", "mrd", "nov", "nr", "o.ä", "okt", "s.o", "sept", "sog", "str", "tel", "u.a", "vgl", "z.b", "z.t"]),
    ("en", &["apr", "aug", "capt", "co", "col", "corp", "dec", "dept", "feb", "gen", "gov", "hon", "inc", "jan", "jr", "lt", "ltd", "mr", "mrs", "ms", "mt", "mx", "no", "nov", "oct", "rep", "rev", "sen", "sep", "sept", "sgt", "sr", "u.k", "u.s"]),
    ("es", &["art", "av", "cap", "dra", "ee.uu", "excmo", "núm", "p.ej", "pág", "sr", "sra", "srta", "ud", "uds"]),
    ("fr", &["al", "apr", "art", "av", "chap", "env", "ex", "m", "mlle", "mm", "mme", "mmes", "n", "ndlr", "p", "ste", "sté", "éd"]),
    ("it", &["art", "avv", "dott", "ing", "on", "pag", "sig", "sig.ra"]),
    ("nl", &["a.u.b", "bijv", "blz", "dhr", "drs", "mevr", "mr", "mw", "nl", "nr", "o.a", "red"]),
    ("pt", &["art", "av", "dra", "p.ex", "pág", "sr", "sra"]),
    ("ru", &["г", "гг", "им", "млн", "млрд", "руб", "св", "стр", "т.е", "тыс", "ул"]),
];

/// Languages that write ordinal numbers with a full stop.
pub(super) const ORDINALS: &[&str] =
    &["cs", "da", "de", "et", "fi", "hr", "hu", "lv", "nb", "nn", "no", "pl", "sk", "sl", "sr", "tr"];

/// Pieces of sentences about how a text came about, lower case.
#[rustfmt::skip]
pub(super) const DISCLAIMERS: &[&str] = &[
    "affiliate commission", "affiliate link", "all rights reserved", "amazon associate", "automatically translated", "automatisch übersetzt", "cookies", "droits réservés",
    "first appeared on", "inscrivez-vous à notre newsletter", "liens d'affiliation", "liens affiliés", "machine translat", "subscribe to our newsletter", "this article was originally published", "tradotto automaticamente", "traducción automática", "traducido automáticamente", "traduction automati", "traduzione automatica", "was translated", "übersetzt mit",
];

/// What lines about the day and the author begin with, lower case.
#[rustfmt::skip]
pub(super) const DATELINES: &[&str] = &[
    "actualizado", "actualisé", "aggiornato", "aktualisiert", "atualizado", "by ", "gepubliceerd", "last updated", "mis à jour", "modifié le", "par ", "por ", "posted ", "posted on", "publicado", "publié", "pubblicato", "published", "stand:", "temps de lecture", "updated", "veröffentlicht", "von ", "written by", "écrit par",
];

/// Words of the longest line that may be about the day and the author.
pub(super) const DATELINE_WORDS: usize = 10;
/// Words of the shortest sentence that a digest quotes: shorter ones are labels and cries.
pub(super) const LEAST_WORDS: usize = 4;
/// Characters of the shortest such sentence in scripts without spaces.
pub(super) const LEAST_UNSPACED: usize = 8;
/// Characters of the longest sentence: longer ones are lists or pages without full stops.
pub(super) const MOST_CHARS: usize = 700;
/// The share of words in common from which on a sentence says what one before it has said.
pub(super) const SAME_SENTENCE: f64 = 0.7;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_each_language_does() {
        let day = Day { year: 2026, month: 2, number: 3 };
        let written: Vec<String> = ALL.iter().map(|(_, language)| language.date(day)).collect();
        assert_eq!(
            written,
            [
                "3. Februar 2026",
                "3 February 2026",
                "3 de febrero de 2026",
                "3 février 2026",
                "3 febbraio 2026",
                "2026年2月3日",
                "3 februari 2026",
                "3 de fevereiro de 2026",
                "2026年2月3日"
            ]
        );
        assert_eq!(Language::Fr.date(Day { number: 1, ..day }), "1er février 2026");
    }

    #[test]
    fn abbreviations_are_sorted_so_that_the_search_finds_each() {
        assert!(ABBREVIATIONS.iter().all(|(_, words)| words.is_sorted_by(|a, b| a < b)));
    }

    #[test]
    fn the_language_of_most_pages_is_that_of_the_digest() {
        assert_eq!(Language::of_most(["fr", "de", "fr", "ru"].into_iter()), Language::Fr);
        assert_eq!(Language::of_most(["fr", "de"].into_iter()), Language::De);
        assert_eq!(Language::of_most(["ru"].into_iter()), Language::En);
    }
}
