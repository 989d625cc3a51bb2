//! Turns the comment that browsers and `SingleFile` write before a page into the address that it was saved from.

use memchr::memmem;

/// The comment stands before everything else, but for a doctype and the `<html>` tag.
const LOOKED_AT: usize = 4096;

/// The address that the first comments of a page give: `<!-- saved from url=(0019)https://… -->` or the lines of `SingleFile`.
pub(super) fn find_url(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let comment = head.get(memmem::find(head, b"<!--")? + 4..)?;
    let comment = comment.get(..memmem::find(comment, b"-->")?)?;
    let address = match memmem::find(comment, b"saved from url=(") {
        Some(at) => {
            let rest = comment.get(at..)?;
            rest.get(memchr::memchr(b')', rest)? + 1..)?
        }
        None if memmem::find(comment, b"Page saved with SingleFile").is_some() => {
            comment.get(memmem::find(comment, b"url:")? + 4..)?
        }
        None => return None,
    };
    let address = address.trim_ascii_start();
    let end = address.iter().position(u8::is_ascii_whitespace).unwrap_or(address.len());
    let address = std::str::from_utf8(address.get(..end)?).ok()?;
    // What was saved from a disk says nothing of where it is.
    let url = url::Url::parse(address).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_read_from_the_first_comment() {
        let page = b"<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://example.org/a?b=c \n saved date: Mon\n-->";
        assert_eq!(find_url(page).as_deref(), Some("https://example.org/a?b=c"));
        let page = b"<!DOCTYPE html>\n<!-- saved from url=(0021)https://example.org/b -->\n<html>";
        assert_eq!(find_url(page).as_deref(), Some("https://example.org/b"));
        for other in
            ["", "<!-- url: https://example.org/a -->", "<!-- saved from url=(0010)file:///a -->", "<!-- saved from url=("]
        {
            assert_eq!(find_url(other.as_bytes()), None, "{other}");
        }
    }
}
