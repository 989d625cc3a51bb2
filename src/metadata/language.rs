//! Turns the many spellings of a language into its tag, and a text into the language it is written in.

use std::fmt;
use std::sync::LazyLock;

use super::{Field, Metadata, Source};
use crate::table::languages::{
    FIRST_WIDE, KIN, LANGUAGES, LETTERS_AGAINST, LETTERS_READ, LETTERS_TOLD, LITTLE_WORDS, LITTLE_WORDS_AGAINST,
    LITTLE_WORDS_LEAST, LITTLE_WORDS_ONE_IN, PARTED, SURE, SURE_AGAINST, TAG_LETTERS, UNDETERMINED, WIDE_LETTERS,
};
use crate::table::shelves::Shelves;

/// The tag of a language as pages spell it: the primary language, with the script or region only where it changes the text.
///
/// `fr-FR` is `fr`, `en_us` is `en`, `zh-Hant-TW` is `zh-Hant`, `pt-BR` stays.
pub(super) fn normalise(value: &str) -> Option<String> {
    let value = value.split([',', ';', ' ']).next().unwrap_or_default().trim();
    let mut parts = value.split(['-', '_']);
    let primary = parts.next().unwrap_or_default().to_ascii_lowercase();
    if !TAG_LETTERS.contains(&primary.len()) || !primary.chars().all(|c| c.is_ascii_lowercase()) || primary == UNDETERMINED {
        return None;
    }
    let rest: Vec<String> = parts.map(str::to_ascii_lowercase).collect();
    let is_meant = |(language, parts, _): &&(&str, &[&str], &str)| {
        primary == *language && rest.iter().any(|part| parts.contains(&part.as_str()))
    };
    let tag = PARTED.iter().find(is_meant).map(|(.., tag)| (*tag).to_owned());
    Some(tag.unwrap_or(primary))
}

/// The language that a text is written in, and how surely.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Told {
    language: &'static str,
    /// From 0 to 1.
    sure: f64,
    /// Letters of the text, those of East Asia three times.
    letters: usize,
}

/// The beginning of a text: as much of it as is read for its language. Refuses what comes after that.
#[derive(Debug, Default)]
pub(crate) struct Beginning {
    text: String,
    letters: usize,
}

impl fmt::Write for Beginning {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        for (at, c) in part.char_indices() {
            self.letters += if c >= FIRST_WIDE { WIDE_LETTERS } else { usize::from(c.is_alphabetic()) };
            if self.letters >= LETTERS_READ {
                self.text.push_str(part.get(..at).unwrap_or_default());
                return Err(fmt::Error);
            }
        }
        self.text.push_str(part);
        Ok(())
    }
}

impl Beginning {
    /// Tells the language.
    pub(super) fn tell(&self) -> Option<Told> {
        if self.letters < LETTERS_TOLD {
            return None;
        }
        let info = whatlang::detect(&self.text)?;
        let code = info.lang().code();
        let at = LANGUAGES.binary_search_by(|(known, _)| (*known).cmp(code)).ok()?;
        LANGUAGES.get(at).map(|(_, language)| Told { language, sure: info.confidence(), letters: self.letters })
    }
}

impl Metadata {
    /// Takes the language of the content's text where the page declares none, or one that the text firmly contradicts.
    pub(crate) fn settle_language(&mut self, text: &Beginning) {
        let declared = self.language.as_deref().map(|declared| declared.split('-').next().unwrap_or_default());
        // Most texts are long and in the language that the page declares: they need no detector, which costs much.
        let is_long = text.letters >= LETTERS_AGAINST;
        let plain = if is_long { plain_language(&text.text) } else { None };
        if declared.is_some_and(|declared| !is_long || plain == Some(declared)) {
            return;
        }
        let plain = plain.filter(|_| declared.is_none()).map(|language| Told { language, sure: 1.0, letters: text.letters });
        let Some(told) = plain.or_else(|| text.tell()) else { return };
        let believed = match declared {
            None => told.sure >= SURE,
            Some(declared) => {
                told.letters >= LETTERS_AGAINST && told.sure >= SURE_AGAINST && contradicts(told.language, declared)
            }
        };
        if believed {
            self.language = Some(told.language.to_owned());
            self.sources.insert(Field::Language, Source::Text);
        }
    }
}

/// The little words, each with the languages that it is one of, as bits.
static LITTLE: LazyLock<Shelves<u16>> = LazyLock::new(|| {
    let words = LITTLE_WORDS.iter().flat_map(|(_, words)| *words);
    let languages = |word: &str| {
        let have = LITTLE_WORDS.iter().zip(0..).filter(|((_, words), _)| words.contains(&word));
        have.fold(0, |languages, (_, at)| languages | 1 << at)
    };
    Shelves::new(words.map(|word| (*word, languages(word))))
});

/// The language of which a text has as many of the little words as no text in another one has, and far more than of any other:
/// the detector said the same of each of 2,000 saved pages of which that is true.
fn plain_language(text: &str) -> Option<&'static str> {
    let mut found = [0_usize; LITTLE_WORDS.len()];
    let mut count = 0;
    let little = &*LITTLE;
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        count += 1;
        let languages = little.get(word).unwrap_or(0);
        for (at, found) in found.iter_mut().enumerate() {
            *found += usize::from(languages >> at & 1);
        }
    }
    let most = found.iter().max().copied().filter(|most| *most >= LITTLE_WORDS_LEAST && most * LITTLE_WORDS_ONE_IN >= count)?;
    let mut near = LITTLE_WORDS.iter().zip(found).filter(|(_, found)| found * LITTLE_WORDS_AGAINST > most);
    near.next().filter(|_| near.next().is_none()).map(|((language, _), _)| *language)
}

/// Whether a text in one language cannot be in the other; the detector has to know both.
fn contradicts(told: &str, declared: &str) -> bool {
    told != declared
        && LANGUAGES.iter().any(|(_, language)| *language == declared)
        && !KIN.iter().any(|kin| kin.contains(&told) && kin.contains(&declared))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    const FRENCH: &str = "Le pont tournant de la petite ville est bloqué depuis quarante ans, et personne ne sait plus où \
                          se trouve la manivelle. Les bateaux attendent au quai que la marée veuille bien les porter. ";

    fn settled(declared: Option<&str>, text: &str) -> Option<String> {
        let mut metadata = Metadata { language: declared.map(str::to_owned), ..Metadata::default() };
        let mut beginning = Beginning::default();
        beginning.write_str(text).ok();
        metadata.settle_language(&beginning);
        assert_eq!(metadata.sources.contains_key(&Field::Language), metadata.language.as_deref() != declared);
        metadata.language
    }

    #[test]
    fn a_text_tells_its_language_where_the_page_does_not() {
        assert_eq!(settled(None, FRENCH).as_deref(), Some("fr"));
        assert_eq!(settled(None, &"院子里，桂花已经落尽，新炒的茶香却刚刚升起来。".repeat(3)).as_deref(), Some("zh"));
        assert_eq!(settled(None, "Le pont tournant"), None);
        assert_eq!(settled(None, &"0123 ".repeat(500)), None);
    }

    #[test]
    fn a_text_is_plainly_in_the_language_of_its_little_words() {
        let english = "It is an hour from the town to the first of the islands, and that is a rest for the crew of the boat.";
        assert_eq!(plain_language(english), Some("en"));
        assert_eq!(plain_language(FRENCH), None, "half of its little words are Spanish, too");
        assert_eq!(
            plain_language(&format!("{FRENCH} Dans le port, une mouette sur des filets, avec du vent pour elle.")),
            Some("fr")
        );
        assert_eq!(plain_language(""), None);
    }

    #[test]
    fn only_a_long_text_contradicts_what_is_declared() {
        assert_eq!(settled(Some("en"), FRENCH).as_deref(), Some("en"));
        assert_eq!(settled(Some("en"), &FRENCH.repeat(8)).as_deref(), Some("fr"));
        assert_eq!(settled(Some("br"), &FRENCH.repeat(8)).as_deref(), Some("br"), "the detector knows no Breton");
        assert_eq!(settled(Some("fr-CA"), &FRENCH.repeat(8)).as_deref(), Some("fr-CA"));
    }

    #[test]
    fn a_region_goes_unless_it_changes_the_text() {
        for (value, tag) in [
            ("fr-FR", "fr"),
            ("en_US", "en"),
            ("DE", "de"),
            ("pt-br", "pt-BR"),
            ("zh-TW", "zh-Hant"),
            ("zh_CN", "zh-Hans"),
            ("zh-Hans-HK", "zh-Hans"),
            ("zh-Hant-SG", "zh-Hant"),
            ("zh", "zh"),
            ("en, fr", "en"),
        ] {
            assert_eq!(normalise(value).as_deref(), Some(tag), "{value}");
        }
    }

    #[test]
    fn what_is_no_tag_is_no_language() {
        for value in ["", "english", "x", "{{lang}}", "und"] {
            assert_eq!(normalise(value), None, "{value}");
        }
    }
}
