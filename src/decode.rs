//! Turns bytes and hints into text.
//!
//! Does not parse: it looks for the declaration of an encoding as the HTML standard says, and at nothing else of the page.
//!
//! Invariants: it never fails, what is broken becomes U+FFFD; a page that ends in the middle of a character loses that
//! character and nothing else; UTF-8 is not copied, unless it was written twice.

mod prescan;

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{CoderResult, DecoderResult, ISO_8859_2, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252};
use serde::{Deserialize, Serialize};

use crate::table::encodings;

/// The encoding that a page was read in, by its name in the encoding standard, lower case: `utf-8`, `gb18030`.
pub type Encoding = String;

/// What made the reader believe in an encoding, in the order of trust.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum EncodingSource {
    /// The page came as text, not as bytes.
    Text,
    /// A byte order mark.
    ByteOrderMark,
    /// The caller said so, or the HTTP header, and the bytes are valid in it.
    Hint,
    /// Every other byte is zero where it would be in UTF-16.
    ZeroBytes,
    /// The bytes are valid UTF-8 with at least one character of several bytes.
    ValidUtf8,
    /// The page's own `<meta charset>` or XML declaration.
    Meta,
    /// The bytes are ASCII, which reads the same in nearly every encoding.
    Ascii,
    /// A guess by the statistics of the bytes.
    Detected,
}

/// The text of a page, and how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text; of a page that was written as UTF-8 twice, as it was meant.
    pub text: Cow<'a, str>,
    /// What it was read in.
    pub encoding: Encoding,
    /// Why.
    pub source: EncodingSource,
}

impl<'a> Decoded<'a> {
    /// A page that was text before.
    ///
    /// ```
    /// use tamis::decode::{Decoded, EncodingSource};
    ///
    /// assert_eq!(Decoded::from_text("<p>Tea").source, EncodingSource::Text);
    /// ```
    #[must_use]
    pub fn from_text(text: &'a str) -> Self {
        Decoded { text: Cow::Borrowed(text), encoding: name(UTF_8), source: EncodingSource::Text }
    }
}

/// Reads bytes as text. Never fails: what is broken becomes U+FFFD.
///
/// `hint` is the label of an encoding or a whole `Content-Type`, as far as the caller knows.
///
/// ```
/// use tamis::decode::{EncodingSource, decode};
///
/// let page = decode(b"<meta charset=windows-1251>\xcf\xf0\xe8\xe2\xe5\xf2", None);
/// assert!(page.text.ends_with("Привет"));
/// assert_eq!((page.encoding.as_str(), page.source), ("windows-1251", EncodingSource::Meta));
/// ```
#[must_use]
pub fn decode<'a>(bytes: &'a [u8], hint: Option<&str>) -> Decoded<'a> {
    // Asked once: most pages are UTF-8, and it takes a look at every byte.
    let utf_8 = std::str::from_utf8(bytes);
    let (encoding, source) = choose(bytes, utf_8.is_ok(), hint);
    let borrowed = utf_8.ok().filter(|_| encoding == UTF_8);
    let mut text = borrowed.map_or_else(|| read(encoding, bytes), |text| text.strip_prefix('\u{feff}').unwrap_or(text).into());
    while encoding == UTF_8
        && let Some(meant) = undo_double(&text)
    {
        text = Cow::Owned(meant);
    }
    Decoded { text, encoding: name(encoding), source }
}

/// The text of a page whose bytes were UTF-8, taken for Latin-1 by who saved it, and written as UTF-8: `Ã©` for `é`.
/// A text that was meant has no character that is not in Latin-1 and is no such pair, or one of them stands alone somewhere.
fn undo_double(text: &str) -> Option<String> {
    let first = encoding_rs::Encoding::ascii_valid_up_to(text.as_bytes());
    let mut chars = text.get(first..)?.chars();
    let begins_pair = matches!(chars.next()?, '\u{c2}'..='\u{f4}') && matches!(chars.next()?, '\u{80}'..='\u{bf}');
    if !begins_pair || !encoding_rs::mem::is_str_latin1(text) {
        return None;
    }
    let mut bytes = encoding_rs::mem::encode_latin1_lossy(text).into_owned();
    if let Err(error) = std::str::from_utf8(&bytes) {
        // A character cut off at the end is dropped, as everywhere.
        error.error_len().is_none().then(|| bytes.truncate(error.valid_up_to()))?;
    }
    String::from_utf8(bytes).ok()
}

/// Whether the bytes are no text at all: a picture, an archive, a program.
///
/// ```
/// assert!(tamis::decode::looks_binary(b"\x89PNG\r\n\x1a\n"));
/// assert!(!tamis::decode::looks_binary("<p>été</p>".as_bytes()));
/// ```
#[must_use]
pub fn looks_binary(bytes: &[u8]) -> bool {
    if encodings::MAGIC.iter().any(|magic| bytes.starts_with(magic)) {
        return true;
    }
    if encoding_rs::Encoding::for_bom(bytes).is_some() || utf_16_by_zeros(bytes).is_some() {
        return false;
    }
    let sample = sample(bytes);
    let controls = sample.iter().filter(|byte| matches!(byte, 0..=8 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f)).count();
    controls > 0 && controls * encodings::BINARY_CONTROLS >= sample.len()
}

/// The encoding that a label means, as browsers read labels; none for those that mean nothing, or only exist to be refused.
///
/// ```
/// use tamis::decode::find_encoding;
///
/// assert_eq!(find_encoding(" Latin1 ").as_deref(), Some("windows-1252")); // what browsers read for that name
/// assert_eq!(find_encoding("tea"), None);
/// ```
#[must_use]
pub fn find_encoding(label: &str) -> Option<Encoding> {
    encoding_rs::Encoding::for_label_no_replacement(label.as_bytes()).map(name)
}

fn name(encoding: &'static encoding_rs::Encoding) -> Encoding {
    encoding.name().to_ascii_lowercase()
}

fn choose(bytes: &[u8], is_utf_8: bool, hint: Option<&str>) -> (&'static encoding_rs::Encoding, EncodingSource) {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        return (encoding, EncodingSource::ByteOrderMark);
    }
    if let Some(encoding) = hint.and_then(read_hint).and_then(|encoding| confirm_hint(encoding, bytes)) {
        return (encoding, EncodingSource::Hint);
    }
    if let Some(encoding) = utf_16_by_zeros(bytes) {
        return (encoding, EncodingSource::ZeroBytes);
    }
    let characters = Utf8Characters::count(bytes, is_utf_8);
    if characters.whole > 0 && characters.broken == 0 {
        return (UTF_8, EncodingSource::ValidUtf8);
    }
    if let Some(encoding) = prescan::find_declared(bytes).filter(|declared| *declared != UTF_8 || characters.are_utf_8()) {
        return (encoding, EncodingSource::Meta);
    }
    // Escape sequences are how ISO-2022-JP writes Japanese in ASCII.
    if characters.whole + characters.broken == 0 && !bytes.contains(&0x1b) {
        return (UTF_8, EncodingSource::Ascii);
    }
    let encoding = if characters.whole > 0 && characters.are_utf_8() { UTF_8 } else { guess(bytes) };
    (encoding, EncodingSource::Detected)
}

/// The encoding of a label, or of the `charset` of a `Content-Type`.
fn read_hint(hint: &str) -> Option<&'static encoding_rs::Encoding> {
    let label = if hint.contains(['/', ';', '=']) { prescan::charset_in(hint.as_bytes())? } else { hint.as_bytes() };
    encoding_rs::Encoding::for_label_no_replacement(label)
}

/// The hint, if the bytes can be what it says.
fn confirm_hint(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    if encoding == UTF_16LE || encoding == UTF_16BE {
        // Any bytes are valid UTF-16, and `utf-16` without more says nothing of their order.
        let eight_bit = std::str::from_utf8(bytes).is_ok() && !bytes.contains(&0);
        return utf_16_by_zeros(bytes).or((!eight_bit).then_some(encoding));
    }
    is_valid(encoding, bytes).then_some(encoding)
}

fn is_valid(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> bool {
    if encoding == UTF_8 {
        return std::str::from_utf8(bytes).err().is_none_or(|error| error.error_len().is_none());
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut rest = bytes;
    let mut out = [0; 4096];
    loop {
        // Never told that the input has ended, so that a character cut off at the end is no fault.
        let (result, read, _) = decoder.decode_to_utf8_without_replacement(rest, &mut out, false);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            DecoderResult::InputEmpty => return true,
            DecoderResult::Malformed(..) => return false,
            DecoderResult::OutputFull => {}
        }
    }
}

fn sample(bytes: &[u8]) -> &[u8] {
    bytes.get(..encodings::SAMPLE_BYTES).unwrap_or(bytes)
}

/// UTF-16 without a byte order mark: markup is ASCII, so many characters have a zero half, always on the same side.
fn utf_16_by_zeros(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let (pairs, _) = sample(bytes).as_chunks::<2>();
    let first = pairs.iter().filter(|[first, _]| *first == 0).count();
    let second = pairs.iter().filter(|[_, second]| *second == 0).count();
    let wins = |zeros: usize, strays: usize| {
        zeros > 1 && zeros * encodings::UTF_16_NULS >= pairs.len() && strays * encodings::UTF_16_STRAY_NULS <= zeros
    };
    if wins(second, first) {
        Some(UTF_16LE)
    } else if wins(first, second) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// How the bytes fare as UTF-8, ASCII aside.
struct Utf8Characters {
    /// Characters of several bytes; where none is broken, whether there are any.
    whole: usize,
    /// Runs of bytes that are none.
    broken: usize,
}

impl Utf8Characters {
    fn count(bytes: &[u8], is_utf_8: bool) -> Self {
        let mut characters = Utf8Characters { whole: 0, broken: 0 };
        if bytes.is_ascii() {
            return characters;
        }
        if is_utf_8 {
            // How many there are is asked only where some are broken.
            characters.whole = 1;
            return characters;
        }
        let mut chunks = bytes.utf8_chunks().peekable();
        while let Some(chunk) = chunks.next() {
            characters.whole += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
            let cut_off =
                chunks.peek().is_none() && std::str::from_utf8(chunk.invalid()).is_err_and(|error| error.error_len().is_none());
            characters.broken += usize::from(!chunk.invalid().is_empty() && !cut_off);
        }
        characters
    }

    /// Whether the bytes can be UTF-8 with a few broken places.
    fn are_utf_8(&self) -> bool {
        self.whole >= self.broken * encodings::WHOLE_TO_BROKEN
    }
}

fn guess(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes.get(..encodings::DETECTION_BYTES).unwrap_or(bytes), false);
    let guess = detector.guess(None, Utf8Detection::Allow);
    if [WINDOWS_1250, ISO_8859_2].contains(&guess) && has_western_amount(bytes) { WINDOWS_1252 } else { guess }
}

/// Whether the bytes that are a pound, a yen or a fraction in western Europe, and a letter farther east, stand at numbers, where
/// letters do not (`£4,000`, `1½`), and there are hardly any other letters: the detector takes each of them for a letter of
/// Polish.
fn has_western_amount(bytes: &[u8]) -> bool {
    let is_amount = |around: &[u8]| match around {
        [_, byte, next] if encodings::CURRENCIES.contains(byte) => next.is_ascii_digit(),
        [before, byte, next] if encodings::FRACTIONS.contains(byte) => before.is_ascii_digit() && !next.is_ascii_alphabetic(),
        _ => false,
    };
    let amounts = bytes.windows(3).filter(|around| is_amount(around)).count();
    let letters = bytes.iter().filter(|byte| **byte >= encodings::FIRST_LETTER).count().saturating_sub(amounts);
    amounts > 0 && letters <= amounts * encodings::LETTERS_TO_AMOUNTS
}

fn read<'a>(encoding: &'static encoding_rs::Encoding, bytes: &'a [u8]) -> Cow<'a, str> {
    let mark = encoding_rs::Encoding::for_bom(bytes).filter(|(marked, _)| *marked == encoding);
    let bytes = bytes.get(mark.map_or(0, |(_, length)| length)..).unwrap_or_default();
    if encoding == UTF_8 {
        match std::str::from_utf8(bytes) {
            Ok(text) => return Cow::Borrowed(text),
            Err(error) if error.error_len().is_none() => {
                let whole = bytes.get(..error.valid_up_to()).unwrap_or_default();
                return String::from_utf8_lossy(whole);
            }
            Err(_) => {}
        }
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
    let mut rest = bytes;
    loop {
        // Not told that the input has ended: a character cut off at the end is dropped.
        let (result, read, _) = decoder.decode_to_string(rest, &mut text, false);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            CoderResult::InputEmpty => return Cow::Owned(text),
            CoderResult::OutputFull => text.reserve(rest.len() + 16),
        }
    }
}

#[cfg(test)]
mod tests;
