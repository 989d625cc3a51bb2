//! Turns packed bytes into plain ones, and no more of them than asked for.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use brotli_decompressor::Decompressor;
use flate2::bufread::MultiGzDecoder;

use super::sniff::Packing;

/// The bytes of a zstd frame that must be kept to unpack it: 128 MiB are what its own tool allows without being asked.
const ZSTD_WINDOW_LOG: u32 = 27;
const BROTLI_BUFFER: usize = 1 << 16;

/// Reads up to one byte more than `max_bytes`: that one tells that there is more.
pub(super) fn read(input: impl BufRead + Send, packing: Packing, max_bytes: usize) -> io::Result<Vec<u8>> {
    let input = if packing == Packing::Unknown { open_unknown(input)?.1 } else { open(input, packing)? };
    let mut bytes = Vec::new();
    input.take(max_bytes as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What may be packed, as plain bytes, and how it is.
pub(super) fn open_unknown<'a>(mut input: impl BufRead + Send + 'a) -> io::Result<(Packing, Box<dyn BufRead + Send + 'a>)> {
    let mut magic = Vec::new();
    // A pipe may give its first bytes one by one, so they are asked for, not peeked at.
    input.by_ref().take(4).read_to_end(&mut magic)?;
    let packing = Packing::of_bytes(&magic);
    Ok((packing, open(Cursor::new(magic).chain(input), packing)?))
}

/// What is packed, as plain bytes.
pub(super) fn open<'a>(input: impl BufRead + Send + 'a, packing: Packing) -> io::Result<Box<dyn BufRead + Send + 'a>> {
    Ok(match packing {
        Packing::None | Packing::Unknown => Box::new(input),
        Packing::Gzip => Box::new(BufReader::new(MultiGzDecoder::new(input))),
        Packing::Brotli => Box::new(BufReader::new(Decompressor::new(input, BROTLI_BUFFER))),
        Packing::Zstd => {
            let mut decoder = zstd::Decoder::with_buffer(input)?;
            decoder.window_log_max(ZSTD_WINDOW_LOG)?;
            Box::new(BufReader::new(decoder))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_read_than_tells_that_there_is_more() {
        for packing in [Packing::None, Packing::Unknown] {
            assert_eq!(read(&b"0123456789"[..], packing, 4).unwrap(), b"01234");
            assert_eq!(read(&b"0"[..], packing, 4).unwrap(), b"0");
            assert_eq!(read(&b""[..], packing, 4).unwrap(), b"");
        }
        let packed = zstd::encode_all(&b"0123456789"[..], 0).unwrap();
        assert_eq!(read(packed.as_slice(), Packing::Unknown, 4).unwrap(), b"01234");
    }

    #[test]
    fn a_bomb_is_unpacked_no_further_than_asked() {
        use std::io::Write;
        let (plain, most) = (vec![b'x'; 64 << 20], 1 << 16);
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(&plain).unwrap();
        let zstd = zstd::encode_all(plain.as_slice(), 0).unwrap();
        for packed in [gzip.finish().unwrap(), zstd] {
            assert!(packed.len() < plain.len() / 100);
            let bytes = read(packed.as_slice(), Packing::Unknown, most).unwrap();
            assert!(bytes.len() == most + 1 && bytes.capacity() < 4 * most, "{} of {}", bytes.len(), bytes.capacity());
        }
    }
}
