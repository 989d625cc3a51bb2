//! Languages by their names in ISO 639-3 and the tags that pages use, and when a text tells its own.

/// Letters of a text that are read for its language.
pub const LETTERS_READ: usize = 2000;
/// Letters of the shortest text that tells its language where the page does not. A letter of East Asia counts as three.
pub const LETTERS_TOLD: usize = 100;
/// Letters of the shortest text that is believed against what the page declares.
pub const LETTERS_AGAINST: usize = 800;
/// How sure, from 0 to 1, the detector has to be where the page declares nothing.
pub const SURE: f64 = 0.9;
/// How sure it has to be against what the page declares.
pub const SURE_AGAINST: f64 = 1.0;
/// Where the scripts of East Asia begin.
pub const FIRST_WIDE: char = '\u{2e80}';

/// What a letter of them counts as.
pub const WIDE_LETTERS: usize = 3;

/// Letters of the shortest and the longest tag of a language.
pub const TAG_LETTERS: std::ops::RangeInclusive<usize> = 2..=3;
/// The tag of no language.
pub const UNDETERMINED: &str = "und";
/// Languages whose script or region changes the text, the parts of a tag that say so, and what is meant. The first that fits
/// holds: a region stands for its script where none is told.
pub const PARTED: &[(&str, &[&str], &str)] = &[
    ("zh", &["hans"], "zh-Hans"),
    ("zh", &["hant", "tw", "hk", "mo"], "zh-Hant"),
    ("zh", &["cn", "sg"], "zh-Hans"),
    ("pt", &["br"], "pt-BR"),
    ("sr", &["latn"], "sr-Latn"),
];

/// The languages that are told apart: ISO 639-3, then the tag; sorted.
///
/// Left out are those that the detector takes texts for whose language it does not know: a text in Xhosa for one in Zulu.
#[rustfmt::skip]
pub const LANGUAGES: &[(&str, &str)] = &[
    ("afr", "af"), ("amh", "am"), ("ara", "ar"), ("aze", "az"), ("bel", "be"), ("ben", "bn"), ("bul", "bg"), ("cat", "ca"),
    ("ces", "cs"), ("cmn", "zh"), ("cym", "cy"), ("dan", "da"), ("deu", "de"), ("ell", "el"), ("eng", "en"), ("est", "et"),
    ("fin", "fi"), ("fra", "fr"), ("guj", "gu"), ("heb", "he"), ("hin", "hi"), ("hrv", "hr"), ("hun", "hu"), ("hye", "hy"),
    ("ind", "id"), ("ita", "it"), ("jpn", "ja"), ("kan", "kn"), ("kat", "ka"), ("khm", "km"), ("kor", "ko"), ("lav", "lv"),
    ("lit", "lt"), ("mal", "ml"), ("mar", "mr"), ("mkd", "mk"), ("mya", "my"), ("nep", "ne"), ("nld", "nl"), ("nob", "nb"),
    ("ori", "or"), ("pan", "pa"), ("pes", "fa"), ("pol", "pl"), ("por", "pt"), ("ron", "ro"), ("rus", "ru"), ("sin", "si"),
    ("slk", "sk"), ("slv", "sl"), ("spa", "es"), ("srp", "sr"), ("swe", "sv"), ("tam", "ta"), ("tel", "te"), ("tha", "th"),
    ("tuk", "tk"), ("tur", "tr"), ("ukr", "uk"), ("urd", "ur"), ("uzb", "uz"), ("vie", "vi"), ("yid", "yi"),
];

/// The commonest little words of large languages, lower case, sorted.
#[rustfmt::skip]
pub const LITTLE_WORDS: &[(&str, &[&str])] = &[
    ("de", &["auch", "auf", "das", "dem", "den", "der", "des", "die", "ein", "eine", "für", "im", "in", "ist", "mit", "nicht",
        "sich", "sie", "und", "von", "werden", "wird", "zu"]),
    ("en", &["a", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "of", "on", "or", "that", "the", "this",
        "to", "was", "with", "you", "your"]),
    ("es", &["al", "como", "con", "de", "del", "el", "en", "es", "la", "las", "los", "más", "no", "para", "por", "que", "se",
        "su", "un", "una", "y"]),
    ("fr", &["au", "avec", "dans", "de", "des", "du", "en", "est", "et", "la", "le", "les", "ne", "pas", "plus", "pour", "que",
        "qui", "sur", "un", "une", "à"]),
    ("it", &["che", "con", "da", "dei", "del", "della", "di", "e", "gli", "i", "il", "in", "la", "le", "nel", "non", "per", "si",
        "sono", "un", "una", "è"]),
    ("nl", &["aan", "dat", "de", "een", "en", "het", "in", "is", "met", "niet", "op", "te", "van", "voor", "zijn"]),
    ("pt", &["a", "ao", "as", "com", "como", "da", "de", "do", "dos", "e", "em", "mais", "na", "no", "não", "o", "os", "para",
        "por", "que", "se", "um", "uma"]),
];
/// A text of which one word in so many is a little word of a language is plainly in it …
pub const LITTLE_WORDS_ONE_IN: usize = 6;
/// … if it has at least so many of them …
pub const LITTLE_WORDS_LEAST: usize = 8;
/// … and fewer of the little words of each other language by this factor.
pub const LITTLE_WORDS_AGAINST: usize = 2;

/// Languages that are so near to each other that a text does not contradict what is declared.
pub const KIN: &[&[&str]] = &[
    &["af", "nl"],
    &["az", "tk", "tr", "uz"],
    &["be", "ru", "uk"],
    &["bg", "mk"],
    &["bs", "hr", "sl", "sr"],
    &["cs", "sk"],
    &["da", "nb", "nn", "no"],
    &["hi", "mr", "ne"],
    &["id", "ms"],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_sorted_so_that_the_search_finds_each() {
        assert!(LANGUAGES.is_sorted_by(|a, b| a.0 < b.0));
        assert!(LITTLE_WORDS.iter().all(|(_, words)| words.is_sorted_by(|a, b| a < b)));
        assert!(KIN.iter().all(|kin| kin.is_sorted_by(|a, b| a < b)));
    }
}
