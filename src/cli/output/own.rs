//! Turns a file that is there already into whether an earlier run has written it, so that none of somebody else is replaced by
//! one that is to go on.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;
use serde_json::{Map, Value};

use super::Packing;
use crate::cli::plan::Form;
use crate::cli::record::Field;

/// The longest object that is looked at.
const OBJECT_BYTES: u64 = 1 << 30;
/// The end of a table in which it says who has made it.
const TAIL_BYTES: u64 = 1 << 12;

/// Fails where something stands there that this command has not written.
pub(super) fn check(path: &Path, form: &Form, packing: Packing) -> io::Result<()> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    let is_own = file.metadata()?.len() == 0
        || match form {
            Form::Object(fields) | Form::Line(fields) => begins_with(file, packing, fields),
            Form::Row => is_table(&mut file).unwrap_or(false),
            // Text is everybody's.
            Form::Document { .. } => false,
        };
    if is_own {
        return Ok(());
    }
    let what = "is there already, and does not look like the beginning of this run, which --resume could go on with; name another \
        place with -o, or leave out --resume to replace it";
    Err(io::Error::new(io::ErrorKind::InvalidInput, what))
}

/// Whether it begins with an object of these fields.
fn begins_with(file: File, packing: Packing, fields: &[Field]) -> bool {
    let file = BufReader::new(file);
    let plain: Box<dyn Read> = match packing {
        Packing::None => Box::new(file),
        Packing::Gzip => Box::new(MultiGzDecoder::new(file)),
        Packing::Zstd => match zstd::Decoder::with_buffer(file) {
            Ok(decoder) => Box::new(decoder),
            Err(_) => return false,
        },
    };
    let objects = serde_json::Deserializer::from_reader(BufReader::new(plain.take(OBJECT_BYTES)));
    let Some(Ok(object)) = objects.into_iter::<Map<String, Value>>().next() else { return false };
    let is_field = |name: &String| fields.iter().any(|field| field.name() == *name);
    object.keys().all(is_field) && fields.iter().all(|field| object.contains_key(&field.name()))
}

/// Whether it is a table that says that tamis has made it.
fn is_table(file: &mut File) -> io::Result<bool> {
    let mut begin = [0; 4];
    file.read_exact(&mut begin)?;
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL_BYTES)))?;
    let mut tail = Vec::new();
    file.take(TAIL_BYTES).read_to_end(&mut tail)?;
    Ok(&begin == b"PAR1" && memchr::memmem::find(&tail, b"tamis ").is_some())
}
