//! Turns a page into the same page as it would have been written in 1999: laid out by tables, with breaks between its paragraphs.
//!
//! Hardly a page of the sets is that old, and many that people have saved are.

use std::collections::HashSet;

use tamis::decode::decode;
use tamis::dom::{Dom, Limits, NodeId, parse};
use tamis::table::attrs::AttrName;
use tamis::table::tags::Tag;

/// The attributes that a page of that time has, too.
const KEPT: [&str; 10] = ["href", "src", "alt", "name", "type", "value", "colspan", "rowspan", "action", "title"];
/// A box with so many columns at most may have them side by side.
const MOST_COLUMNS: usize = 4;

/// The page, with its boxes as cells of tables. Whether columns stand side by side, how paragraphs are parted and how headings
/// and lists are written differs from page to page.
#[must_use]
pub fn lay_out_in_tables(page: &[u8]) -> Vec<u8> {
    let dom = parse(&decode(page, None).text, &Limits::default());
    // The high bits of a product are those of all that goes into it.
    let habits = (dom.nodes().len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    let mut writer = Writer { dom: &dom, with_boxes: find_boxes(&dom), habits, out: String::new() };
    writer.out += "<html><head>";
    for title in dom.nodes().filter(|id| dom.tag(*id) == Tag::TITLE).take(1) {
        writer.out += "<title>";
        writer.write_children(title);
        writer.out += "</title>";
    }
    writer.out += "</head><body>";
    dom.nodes().filter(|id| dom.tag(*id) == Tag::BODY).take(1).for_each(|body| writer.write_box(body));
    writer.out += "</body></html>";
    writer.out.into_bytes()
}

/// All elements that hold an element that is not part of a line.
fn find_boxes(dom: &Dom) -> HashSet<NodeId> {
    let mut found = HashSet::new();
    for id in dom.nodes().filter(|id| dom.tag(*id).is_element() && !dom.tag(*id).is_inline() && !dom.is_skipped(*id)) {
        for above in dom.ancestors_and_self(dom.parent(id)) {
            if !found.insert(above) {
                break;
            }
        }
    }
    found
}

struct Writer<'a> {
    dom: &'a Dom,
    with_boxes: HashSet<NodeId>,
    habits: u64,
    out: String,
}

impl Writer<'_> {
    /// One of the habits of the page's author.
    fn does(&self, habit: u32) -> bool {
        self.habits >> habit & 1 == 1
    }

    fn write_children(&mut self, id: NodeId) {
        let dom = self.dom;
        for child in dom.children(id) {
            self.write(child);
        }
    }

    /// The parts of a box as cells: one for each box in it, and one for what stands between two.
    fn write_box(&mut self, id: NodeId) {
        let children = || self.dom.children(id).filter(|child| !self.dom.is_skipped(*child) && !self.is_blank(*child));
        let boxes = children().filter(|child| is_box(self.dom.tag(*child))).count();
        if boxes < 2 || boxes < children().count() / 2 {
            return self.write_children(id);
        }
        let side_by_side = boxes <= MOST_COLUMNS && self.does(id.index() as u32 % 7);
        let parts: Vec<NodeId> = children().collect();
        self.out += "<table border=0 cellpadding=2 width=\"100%\"><tr>";
        let mut in_cell = false;
        for (place, part) in parts.into_iter().enumerate() {
            let is_box = is_box(self.dom.tag(part));
            if is_box || !in_cell {
                self.out += if place > 0 && !side_by_side { "</tr><tr><td valign=top>" } else { "<td valign=top>" };
            }
            in_cell = !is_box;
            self.write(part);
        }
        self.out += "</tr></table>";
    }

    fn is_blank(&self, id: NodeId) -> bool {
        self.dom.tag(id) == Tag::TEXT && self.dom.text(id).trim().is_empty()
    }

    fn write(&mut self, id: NodeId) {
        let tag = self.dom.tag(id);
        match tag {
            Tag::TEXT => self.out += &self.dom.text(id).replace('&', "&amp;").replace('<', "&lt;"),
            _ if self.dom.is_skipped(id) => {}
            _ if is_box(tag) => {
                if self.with_boxes.contains(&id) {
                    self.write_box(id);
                } else {
                    self.write_children(id);
                    self.out += "<br>";
                }
            }
            Tag::P if self.does(8) => {
                self.write_children(id);
                self.out += "<br><br>\n";
            }
            Tag::UL | Tag::OL | Tag::MENU if self.does(9) => self.write_children(id),
            Tag::LI if self.does(9) => {
                self.out += "&#149; ";
                self.write_children(id);
                self.out += "<br>\n";
            }
            _ if tag.heading_level().is_some() && self.does(10) => {
                self.out += "<font size=\"+1\"><b>";
                self.write_children(id);
                self.out += "</b></font><br>\n";
            }
            Tag::SPAN | Tag::TIME | Tag::LABEL | Tag::MARK | Tag::DATA => self.write_children(id),
            _ => self.write_element(id),
        }
    }

    fn write_element(&mut self, id: NodeId) {
        let name = match self.dom.tag(id) {
            Tag::STRONG => "b",
            Tag::EM => "i",
            _ => self.dom.local_name(id),
        };
        self.out.extend(["<", name]);
        for attr in
            self.dom.attrs(id).iter().filter(|attr| KEPT.contains(&attr.name().name()) && attr.name() != AttrName::LOCAL_NAME)
        {
            let value = self.dom.value(*attr).replace('&', "&amp;").replace('"', "&quot;");
            self.out.extend([" ", attr.name().name(), "=\"", &value, "\""]);
        }
        self.out += ">";
        if !matches!(self.dom.tag(id), Tag::BR | Tag::HR | Tag::IMG | Tag::INPUT | Tag::WBR | Tag::SOURCE) {
            self.write_children(id);
            self.out.extend(["</", name, ">"]);
        }
    }
}

/// Whether it only lays out what it holds.
fn is_box(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::BODY
            | Tag::DIV
            | Tag::SECTION
            | Tag::ARTICLE
            | Tag::MAIN
            | Tag::HEADER
            | Tag::FOOTER
            | Tag::NAV
            | Tag::ASIDE
            | Tag::FIGURE
            | Tag::FIGCAPTION
            | Tag::HGROUP
            | Tag::DETAILS
            | Tag::SUMMARY
            | Tag::DIALOG
            | Tag::SEARCH
            | Tag::OTHER
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_become_cells_and_nothing_is_lost() {
        let page = "<title>Tea</title><nav class=menu><a href=/ id=x>Home</a></nav><main><h1>Green <span>tea</span></h1><p>Boil &amp; wait.</p></main>";
        let found = String::from_utf8(lay_out_in_tables(page.as_bytes())).unwrap();
        assert!(found.contains("<td valign=top><a href=\"/\">Home</a><br>"), "{found}");
        assert!(found.contains("Green tea") && found.contains("Boil &amp; wait."), "{found}");
        assert!(found.contains("<title>Tea</title>") && !found.contains("class") && !found.contains("<main"), "{found}");
    }

    #[test]
    fn a_page_of_one_box_has_no_table() {
        let found = String::from_utf8(lay_out_in_tables(b"<div><div><p>Tea</div></div>")).unwrap();
        assert!(found.contains("Tea") && !found.contains("<table"), "{found}");
    }
}
