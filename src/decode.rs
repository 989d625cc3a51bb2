//! Turns bytes and hints into text.
use serde::{Deserialize, Serialize};

/// The encoding that a page was read in, by its name in the encoding standard, lower case: `utf-8`, `gb18030`.
pub type Encoding = String;

/// What made the reader believe in an encoding, in the order of trust.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum EncodingSource {
    /// The page came as text, not as bytes.
    Text,
    /// A byte order mark.
    ByteOrderMark,
    /// The caller said so, or the HTTP header, and the bytes are valid in it.
    Hint,
    /// The bytes are valid UTF-8 with at least one character of several bytes.
    ValidUtf8,
    /// The page's own `<meta charset>`.
    Meta,
    /// A guess by the statistics of the bytes.
    Detected,
}
