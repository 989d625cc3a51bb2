//! The script data states: where a script ends, which a comment in it that mentions scripts may put off.

use memchr::memchr2;

use super::page::Page;
use super::rawtext::{ends_name, is_end_tag};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Escape {
    /// Outside of `<!--` … `-->`.
    No,
    Single,
    /// Behind a `<script` in there: its end tag does not end the script.
    Double,
}

/// Where the end tag of the script begins; the end of the page if there is none.
pub(super) fn end(page: Page<'_>, mut from: usize, element: &str) -> usize {
    let mut escape = Escape::No;
    loop {
        let found = match escape {
            Escape::No => page.find(b'<', from),
            _ => memchr2(b'<', b'-', page.bytes(from)).map_or(page.len(), |found| from + found),
        };
        if found == page.len() || escape != Escape::Double && is_end_tag(page, found, element) {
            return found;
        }
        (from, escape) = step(page, found, escape);
    }
}

/// What follows from the `<` or `-` at `at`: where to go on, and how.
fn step(page: Page<'_>, at: usize, escape: Escape) -> (usize, Escape) {
    let rest = page.bytes(at);
    match escape {
        // The dashes may be those of the end, too: `<!-->` is empty.
        Escape::No if rest.starts_with(b"<!--") => (at + 2, Escape::Single),
        Escape::No => (at + 1, Escape::No),
        _ if rest.starts_with(b"-->") => (at + 3, Escape::No),
        _ if rest.starts_with(b"-") => (at + 1, escape),
        Escape::Single => toggle(page, at + 1, Escape::Double).unwrap_or((at + 1, Escape::Single)),
        Escape::Double if rest.starts_with(b"</") => toggle(page, at + 2, Escape::Single).unwrap_or((at + 2, Escape::Double)),
        Escape::Double => (at + 1, Escape::Double),
    }
}

/// The other escape, if the tag with this name is a script's.
fn toggle(page: Page<'_>, name_at: usize, other: Escape) -> Option<(usize, Escape)> {
    const NAME: &str = "script";
    let after = name_at + NAME.len();
    (page.starts_with_ignoring_case(name_at, NAME) && ends_name(page.byte(after))).then_some((after + 1, other))
}
