//! Turns blocks into the number of bytes of text and addresses in them.

use super::{Block, Body, Image, Inline, Row};

/// The blocks up to the one that reaches so many bytes, and whether that is less than all. Of a list or a table that does, the items
/// or rows up to there.
pub(crate) fn cut(body: Body, most: usize) -> (Body, bool) {
    let Body { mut blocks, places } = body;
    let (before, is_cut) = keep_up_to(&mut blocks, most, of_block);
    let left = most.saturating_sub(before);
    let (_, is_last_cut) = match blocks.last_mut() {
        Some(Block::List(list)) => keep_up_to(&mut list.items, left, |item| of_blocks(&item.content)),
        Some(Block::Table(table)) => keep_up_to(&mut table.rows, left, of_row),
        _ => (0, false),
    };
    (Body { blocks, places }.settled(), is_cut || is_last_cut)
}

/// Drops what stands behind the part that reaches so many bytes. Gives the bytes before that part, and whether anything was dropped.
fn keep_up_to<T>(parts: &mut Vec<T>, most: usize, size_of: impl Fn(&T) -> usize) -> (usize, bool) {
    let (mut before, mut size) = (0_usize, 0_usize);
    let kept = parts
        .iter()
        .take_while(|part| {
            size < most && {
                before = size;
                size = size.saturating_add(size_of(part));
                true
            }
        })
        .count();
    let is_cut = kept < parts.len();
    parts.truncate(kept);
    (before, is_cut)
}

fn of_row(row: &Row) -> usize {
    of_blocks(row.cells.iter().flat_map(|cell| &cell.content))
}

fn of_blocks<'a>(blocks: impl IntoIterator<Item = &'a Block>) -> usize {
    blocks.into_iter().map(of_block).sum()
}

/// Recurses as deep as the blocks are nested: built documents have a bound on that.
fn of_block(block: &Block) -> usize {
    match block {
        Block::Heading { content, .. } | Block::Paragraph { content } => of_line(content),
        Block::List(list) => of_blocks(list.items.iter().flat_map(|item| &item.content)),
        Block::Quote { content, attribution } => of_blocks(content) + of_line(attribution),
        Block::Callout { title, content, .. } => of_line(title) + of_blocks(content),
        Block::Code { text, .. } => text.len(),
        Block::Table(table) => of_line(&table.caption) + table.rows.iter().map(of_row).sum::<usize>(),
        Block::Figure(figure) => figure.images.iter().map(of_image).sum::<usize>() + of_line(&figure.caption),
        Block::Math { latex } => latex.len(),
        Block::Media(media) => media.url.len() + media.title.len(),
        Block::Footnotes { notes } => of_blocks(notes.iter().flat_map(|note| &note.content)),
        Block::Definitions { items } => {
            let terms = items.iter().flat_map(|item| &item.terms).map(|term| of_line(term)).sum::<usize>();
            terms + of_blocks(items.iter().flat_map(|item| &item.details).flatten())
        }
        Block::Rule => 0,
    }
}

/// Recurses as deep as inlines are nested: six in built documents.
fn of_line(line: &[Inline]) -> usize {
    let sizes = line.iter().map(|inline| match inline {
        Inline::Text { text } | Inline::Code { text } => text.len(),
        Inline::Link { url, content } => url.len() + of_line(content),
        Inline::Math { latex } => latex.len(),
        Inline::Image(image) => of_image(image),
        Inline::FootnoteReference { .. } | Inline::Break => 1,
        mark => of_line(mark.content()),
    });
    sizes.sum()
}

fn of_image(image: &Image) -> usize {
    image.url.len() + image.alt.len() + image.title.as_ref().map_or(0, String::len)
}

#[cfg(test)]
mod tests {
    use super::super::{Item, List};
    use super::*;

    fn cut(blocks: Vec<Block>, most: usize) -> (Vec<Block>, bool) {
        let (body, is_cut) = super::cut(blocks.into(), most);
        (body.blocks, is_cut)
    }

    #[test]
    fn the_block_that_reaches_the_limit_is_the_last() {
        let paragraph = || Block::Paragraph { content: vec![Inline::Text { text: "0123456789".into() }] };
        let blocks = || vec![paragraph(), paragraph(), paragraph()];
        assert_eq!(cut(blocks(), 30), (blocks(), false));
        assert_eq!(cut(blocks(), 20), (vec![paragraph(), paragraph()], true));
        assert_eq!(cut(blocks(), 11), (vec![paragraph(), paragraph()], true));
        assert_eq!(cut(blocks(), 0), (vec![], true));
        assert_eq!(cut(vec![], 0), (vec![], false));
        let list = |items: usize| {
            let item = || Item { checked: None, content: vec![paragraph()] };
            Block::List(List { items: (0..items).map(|_| item()).collect(), ..List::default() })
        };
        assert_eq!(cut(vec![paragraph(), list(9)], 35), (vec![paragraph(), list(3)], true));
        assert_eq!(cut(vec![paragraph(), list(2)], 35), (vec![paragraph(), list(2)], false));
    }
}
