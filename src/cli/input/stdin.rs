//! Turns standard input into what is read of it, the beginning of which was looked at before.

use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::sync::{Mutex, PoisonError};

use super::Counted;
use super::sniff::{Kind, SNIFFED};
use super::unpack;

/// As much of a packed archive as is unpacked at once, with room to spare.
const LOOKED_AT: u64 = 1 << 18;

/// What was looked at, and not read since.
static BEGINNING: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Whether standard input is an archive by its first bytes. They are kept for [`open`].
pub(in super::super) fn is_archive() -> bool {
    let mut beginning = Vec::new();
    // What cannot be read is told where it is read.
    let _ = io::stdin().lock().take(LOOKED_AT).read_to_end(&mut beginning);
    let mut head = Vec::new();
    if let Ok((_, unpacked)) = unpack::open_unknown(beginning.as_slice()) {
        // Packed, what was looked at ends too early.
        let _ = unpacked.take(SNIFFED as u64).read_to_end(&mut head);
    }
    *BEGINNING.lock().unwrap_or_else(PoisonError::into_inner) = beginning;
    matches!(Kind::of_bytes(&head), Kind::Tar | Kind::Warc)
}

/// Standard input from its beginning.
pub(super) fn open() -> impl BufRead + Send {
    let beginning = std::mem::take(&mut *BEGINNING.lock().unwrap_or_else(PoisonError::into_inner));
    BufReader::new(Counted(Cursor::new(beginning).chain(io::stdin())))
}
