//! Turns blocks into the number of bytes of text and addresses in them.

use super::{Block, Image, Inline};

/// The blocks up to the one that reaches so many bytes, and whether that is less than all.
pub(crate) fn cut(mut blocks: Vec<Block>, most: usize) -> (Vec<Block>, bool) {
    let mut size = 0_usize;
    let kept = blocks
        .iter()
        .take_while(|block| {
            size < most && {
                size = size.saturating_add(of_block(block));
                true
            }
        })
        .count();
    let is_cut = kept < blocks.len();
    blocks.truncate(kept);
    (blocks, is_cut)
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
        Block::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            of_line(&table.caption) + of_blocks(cells.flat_map(|cell| &cell.content))
        }
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
    use super::*;

    #[test]
    fn the_block_that_reaches_the_limit_is_the_last() {
        let paragraph = || Block::Paragraph { content: vec![Inline::Text { text: "0123456789".into() }] };
        let blocks = || vec![paragraph(), paragraph(), paragraph()];
        assert_eq!(cut(blocks(), 30), (blocks(), false));
        assert_eq!(cut(blocks(), 20), (vec![paragraph(), paragraph()], true));
        assert_eq!(cut(blocks(), 11), (vec![paragraph(), paragraph()], true));
        assert_eq!(cut(blocks(), 0), (vec![], true));
        assert_eq!(cut(vec![], 0), (vec![], false));
    }
}
