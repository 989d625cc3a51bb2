//! Turns `<table>` elements into a judgement: data in rows and columns, or the layout of the page.

use super::frame::CellShape;
use super::kept::Kept;
use crate::document::Alignment;
use crate::dom::style::value_of;
use crate::dom::{Dom, NodeId};
use crate::table::attrs::{AttrName, LAYOUT_ROLES};
use crate::table::shape::{
    CELL_BLOCKS, CELL_WORDS, CELLS_TO_LONG, HEADING_LEVELS, LONG_CELL_ROWS, POST_ROWS, SPAN, SPANNING_BLOCKS,
};
use crate::table::tags::Tag;

/// Whether a table holds data. Stops at the first table inside, so a page of nested tables is looked at once.
pub(super) fn is_data(dom: &Dom, table: NodeId, kept: &Kept<'_>) -> bool {
    let is_layout = dom.attr(table, AttrName::ROLE).is_some_and(|role| LAYOUT_ROLES.contains(&role.trim()));
    let mut has_headings = false;
    let (mut holds_parts, mut holds_code) = (false, false);
    let (mut rows, mut columns, mut widest) = (0_usize, 0_usize, 0_usize);
    let (mut cells, mut long_cells) = (0_usize, 0_usize);
    // Headings that are all that their cells hold.
    let mut heads = 0_usize;
    // Cells below several others that hold paragraphs: what these stand over, as the author and the day over a post.
    let mut posts = 0_usize;
    for id in dom.descendants(table) {
        match dom.tag(id) {
            Tag::TABLE | Tag::FORM | Tag::ARTICLE | Tag::NAV => return false,
            Tag::PRE | Tag::XMP => holds_code = true,
            Tag::TR => {
                rows += 1;
                columns = 0;
            }
            Tag::TH | Tag::CAPTION | Tag::THEAD => has_headings |= kept.share(id).kept_blocks > 0,
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 => {
                let cell = dom.ancestors_and_self(id).take(HEADING_LEVELS).find(|id| matches!(dom.tag(*id), Tag::TD | Tag::TH));
                let is_alone = cell.is_some_and(|cell| kept.share(cell).words == kept.share(id).words);
                heads += usize::from(is_alone);
                holds_parts |= !is_alone;
            }
            Tag::TD => {
                let share = kept.share(id);
                cells += 1;
                long_cells += usize::from(share.words > CELL_WORDS);
                holds_parts |= share.blocks >= CELL_BLOCKS && !is_list(dom, id);
                posts += usize::from(share.blocks >= SPANNING_BLOCKS && cell_shape(dom, id).columns > 1 && !is_list(dom, id));
            }
            _ => {}
        }
        if matches!(dom.tag(id), Tag::TD | Tag::TH) {
            columns += 1;
            widest = widest.max(columns);
        }
    }
    // Several are the heads of columns, one alone is that of a part of the page.
    holds_parts |= posts > 0 && rows <= posts * POST_ROWS || heads == 1;
    // A list of features among the properties of a thing may be long.
    if long_cells > 0 && !(has_headings && rows >= LONG_CELL_ROWS && long_cells * CELLS_TO_LONG <= cells) {
        return false;
    }
    // One row with code is the code beside the numbers of its lines.
    // Shops call tables of properties a layout and head their rows.
    !(holds_code && rows < 2) && (has_headings || !is_layout && widest >= 2 && rows >= 2 && !holds_parts)
}

/// Whether a cell holds nothing but a list.
fn is_list(dom: &Dom, cell: NodeId) -> bool {
    dom.children(cell).any(|id| matches!(dom.tag(id), Tag::UL | Tag::OL))
}

/// How a `<td>` or `<th>` is placed.
pub(super) fn cell_shape(dom: &Dom, cell: NodeId) -> CellShape {
    let span = |name| {
        let digits = dom.attr(cell, name).map(str::trim).unwrap_or_default();
        // What is larger than any number is larger than the cap.
        let span =
            if digits.len() > 4 && digits.chars().all(|c| c.is_ascii_digit()) { SPAN } else { digits.parse().unwrap_or(1) };
        span.clamp(1, SPAN)
    };
    CellShape {
        heading: dom.tag(cell) == Tag::TH,
        columns: span(AttrName::COLSPAN),
        rows: span(AttrName::ROWSPAN),
        alignment: dom
            .attr(cell, AttrName::STYLE)
            .and_then(alignment)
            .or_else(|| dom.attr(cell, AttrName::ALIGN).and_then(named)),
    }
}

fn alignment(style: &str) -> Option<Alignment> {
    named(value_of(style, "text-align")?)
}

fn named(value: &str) -> Option<Alignment> {
    match value.trim().to_ascii_lowercase().as_str() {
        "left" => Some(Alignment::Left),
        "center" => Some(Alignment::Center),
        "right" => Some(Alignment::Right),
        _ => None,
    }
}
