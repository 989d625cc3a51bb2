//! Turns bytes into pages: each byte is a piece, so that pages get further than single bytes do.

mod content;
mod markup;
mod records;
mod statements;

pub use content::CONTENT;
pub use markup::PIECES;
pub use records::RECORDS;
pub use statements::STATEMENTS;

/// A page of tags and parts of tags, whole and broken.
pub fn markup(bytes: &[u8]) -> String {
    join(bytes, PIECES)
}

/// A page of headings, lists, tables, notes, formulas, menus …
pub fn content(bytes: &[u8]) -> String {
    join(bytes, CONTENT)
}

/// A page that says much of itself.
pub fn statements(bytes: &[u8]) -> String {
    join(bytes, STATEMENTS)
}

/// A file of records, responses and messages.
pub fn records(bytes: &[u8]) -> String {
    join(bytes, RECORDS)
}

fn join(bytes: &[u8], pieces: &[&str]) -> String {
    bytes.iter().filter_map(|byte| pieces.get(usize::from(*byte) % pieces.len())).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_has_a_byte() {
        for pieces in [PIECES, CONTENT, RECORDS, STATEMENTS] {
            assert!(pieces.len() <= 256, "{} pieces", pieces.len());
        }
    }
}
