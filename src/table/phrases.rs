//! Phrases of sentences that are none of a text, all lower case. The counts are of blocks that were kept on the pages of the sets
//! by models that had not seen them.

use super::words::Words;

/// What a text begins with that a designer put there until the real one comes: 28 were no content, none was.
pub const PLACEHOLDER: &str = "lorem ipsum";

/// What sentences say of the links of a page, of its player and of where else its author writes. 23 were no content, none was.
pub const PHRASES: [&str; 5] = ["commission at no", "flash player", "me on instagram", "purchases made", "we may earn"];
/// What sentences say that a page asks for, and how it earns, where the scorer is less sure than the next number: 42 were no
/// content, 3 were.
pub const UNSURE_PHRASES: [&str; 7] = [
    "affiliate link",
    "affiliate program",
    "earn a commission",
    "earn a small commission",
    "get in touch",
    "newsletter",
    "pinterest",
];
/// See [`UNSURE_PHRASES`].
pub const UNSURE_SCORE: f32 = 0.85;
/// So many of them are what a page asks for; one with more is about that.
pub const MOST_UNSURE: usize = 2;
/// What lines of cards begin with that say what the card is filed under, and what the goods cost: 43 were no content, none was.
pub const BEGINNINGS: [&str; 3] = ["keyword:", "keywords:", "sale price"];
/// Words of the longest of these.
pub const MOST_WORDS: u32 = 60;

/// The score from which on a text that is longer than an appeal is not looked at.
pub const SURE_SCORE: f32 = 0.9;
/// Nodes of a block that are looked at.
pub const NODES: usize = 64;
/// Words of which one is in each of these phrases and sentences, as names of classes are parted, lower case, sorted.
#[rustfmt::skip]
pub const TRIGGERS: &Words = &Words::new(&[
    "affiliate", "boletín", "commission", "correo", "earn", "email", "flash", "inbox", "instagram", "keyword", "keywords", "mail", "mailing", "newsletter",
    "newsletters", "nieuwsbrief", "nyhedsbrev", "nyhetsbrev", "pinterest", "posteingang", "purchases", "sale", "touch",
]);

/// With what a sentence asks to subscribe,
#[rustfmt::skip]
pub const SUBSCRIBE: &[&str] = &[
    "abonn", "anmeld", "assine", "get ", "inscri", "iscriv", "join", "meld dich", "melden sie", "receive", "schrijf", "sign up", "subscribe", "suscr",
    "tilmeld", "zapisz",
];
/// and to what. With both 25 were no content, one was.
#[rustfmt::skip]
pub const LETTERS: &[&str] = &[
    "boletín", "correo", "e-mail", "email list", "email updates", "inbox", "mailing list", "newsletter", "nieuwsbrief", "nyhedsbrev", "nyhetsbrev",
    "posteingang",
];
/// Words of the longest such sentence: longer ones are as often content.
pub const APPEAL_WORDS: u32 = 25;
/// The largest share of the kept words of a page that it is.
pub const APPEAL_PART: f32 = 0.1;
