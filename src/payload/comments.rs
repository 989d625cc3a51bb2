//! Turns the text of a page into the places of its comments: what they hold is no data of the page.

use memchr::memmem;

/// The comments of a page, one after the other.
pub(super) struct Comments<'a> {
    html: &'a str,
    /// Where the first that may still be asked for begins, and where it ends.
    next: Option<(usize, usize)>,
}

impl<'a> Comments<'a> {
    pub(super) fn of(html: &'a str) -> Self {
        Comments { html, next: find_comment(html, 0) }
    }

    /// Forgets the comments that begin before a place: a script may write of them.
    pub(super) fn skip_to(&mut self, at: usize) {
        if self.next.is_some_and(|(start, _)| start < at) {
            self.next = find_comment(self.html, at);
        }
    }

    /// Where the comment ends that a place is in; places are asked for in their order.
    pub(super) fn end_around(&mut self, at: usize) -> Option<usize> {
        while let Some((start, end)) = self.next.filter(|(start, _)| *start < at) {
            if at < end {
                return Some(end);
            }
            self.next = find_comment(self.html, end.max(start + 1));
        }
        None
    }
}

/// Where the next comment begins and ends. One that does not end is none: its beginning is part of a text.
fn find_comment(html: &str, from: usize) -> Option<(usize, usize)> {
    let rest = html.as_bytes().get(from..)?;
    let start = memmem::find(rest, b"<!--")?;
    // `<!-->` is a whole comment: its dashes are those of both ends.
    let inside = start + "<!".len();
    let end = memmem::find(rest.get(inside..)?, b"-->")?;
    Some((from + start, from + inside + end + "-->".len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_in_a_comment_or_in_none() {
        let html = "a<!-- b -->c<!-- d -->e<!-- f";
        let mut comments = Comments::of(html);
        let inside: String = html.char_indices().filter(|(at, _)| comments.end_around(*at).is_some()).map(|(_, c)| c).collect();
        assert_eq!(inside, "!-- b -->!-- d -->");
        assert_eq!(find_comment("<!-->a-->", 0), Some((0, 5)));
        let mut comments = Comments::of(html);
        comments.skip_to(3);
        assert_eq!((comments.end_around(5), comments.end_around(14)), (None, Some(22)));
    }
}
