//! Turns the visible page around its headline into bylines and dates.
//!
//! Looks at a bounded number of nodes before and behind the headline, within the article if there is one, and passes over what is
//! about something else: menus, comments, related articles.

use std::cell::OnceCell;

use super::Field;
use super::candidate::Candidates;
use super::class::{Marks, is_credit, is_foreign, is_rubric, leads_to_rubric, marks};
use super::date::{DayOrder, Found, find, read};
use super::labelled::{ends_with_change, has_other_date, is_of_other, labelled_dates, says, says_modified};
use super::moment::Moment;
use super::names;
use super::plain::{BLOCK_MARK, byline_of, fold, text_of};
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::dates::{PUBLISHED, WORDS_OF_LABEL};
use crate::table::meta::{
    BYLINE_NODES, DATE_DISTANCE, DATE_LINES, DATE_NODES_BEFORE, DATE_WORDS, LABEL, LABELLED_DATE_WORDS, LINE, LINE_TEXTS,
    LISTED_BYLINES, MARKED_DATE_WORDS, NODES_AFTER, NODES_AT_END, NODES_BEFORE, Origin, SIGNED, TEXT_AFTER, TEXT_NODES,
};
use crate::table::tags::Tag;

/// What an article on the page is, if its headline is outside of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Articles {
    /// Part of the content.
    Own,
    /// A teaser of another page.
    Listed,
}

/// Looks around the headline and adds what it finds.
pub(super) fn look_around(dom: &Dom, (headline, articles): (NodeId, Articles), order: DayOrder, out: &mut Candidates) {
    let root =
        dom.ancestors_and_self(headline).find(|id| matches!(dom.tag(*id), Tag::ARTICLE | Tag::MAIN)).unwrap_or(NodeId::ROOT);
    let first = (headline.index().saturating_sub(NODES_BEFORE)).max(root.index());
    let last = (dom.end(headline).index() + NODES_AFTER).min(dom.end(root).index());
    let mut look = Look {
        dom,
        headline,
        articles,
        order,
        out,
        at_end: false,
        line: Line::default(),
        authors: Vec::new(),
        running: 0,
        lines: 0,
        labelled: false,
        seen: 0,
        dated: None,
        signed: None,
        bylines: Vec::new(),
        recent: Vec::new(),
    };
    dom.descendants(headline).filter(|id| dom.tag(*id) == Tag::TIME).for_each(|time| look.take_time(time, marks(dom, time)));
    let last = look.walk(NodeId(first as u32), NodeId(last as u32));
    look.take_authors();
    if dom.tag(root) == Tag::ARTICLE {
        let end = dom.end(root).index();
        look.at_end = true;
        look.running = 0;
        look.walk(NodeId(end.saturating_sub(NODES_AT_END).max(last.index()) as u32), NodeId(end as u32));
        look.take_authors();
    }
    // Several bylines one after the other are those of other pages.
    if look.bylines.len() >= LISTED_BYLINES {
        look.out.drop(Field::Authors, |origin, _| SIGNED.contains(&origin));
    }
}

#[derive(Debug, Default)]
struct Line {
    text: String,
    /// The first texts that it is made of.
    texts: Vec<NodeId>,
    /// Bytes that are not in `text`, since the line is long anyway.
    more: usize,
    container: Option<NodeId>,
    /// What was read as names beside a date, once somebody asked.
    names: OnceCell<Vec<String>>,
}

struct Look<'a> {
    dom: &'a Dom,
    headline: NodeId,
    articles: Articles,
    order: DayOrder,
    out: &'a mut Candidates,
    /// Whether this is the end of the article, not the place around its headline.
    at_end: bool,
    line: Line,
    /// Elements whose class says that they hold an author, in page order.
    authors: Vec<NodeId>,
    /// Characters of running text seen behind the headline.
    running: usize,
    /// Short lines seen behind the headline.
    lines: usize,
    /// Whether the last line was a label: "Written by".
    labelled: bool,
    /// Short lines seen before and behind the headline.
    seen: usize,
    /// The last short line with a date.
    dated: Option<usize>,
    /// The last line with the names of authors.
    signed: Option<usize>,
    /// The first name of each line with authors, each once.
    bylines: Vec<String>,
    /// The last short lines, the latest first: what stands alone in them may be a name beside a date.
    recent: Vec<Line>,
}

impl Look<'_> {
    /// Reads from one node to another, and gives the node where it stopped.
    fn walk(&mut self, first: NodeId, last: NodeId) -> NodeId {
        let mut at = self.outermost_foreign(first).map_or(first, |foreign| self.dom.end(foreign));
        while at < last && self.running < TEXT_AFTER {
            let tag = self.dom.tag(at);
            if tag == Tag::TEXT {
                self.push_text(at);
            } else if tag.is_element() {
                let around = self.dom.contains(at, self.headline);
                let passes = at == self.headline || !around && (self.dom.is_skipped(at) || !self.meet(at, tag));
                if passes {
                    at = self.dom.end(at);
                    continue;
                }
            }
            at = NodeId(at.0 + 1);
        }
        self.end_line();
        at
    }

    /// Where a value was found; at the end of the article all places are one.
    fn origin(&self, origin: Origin) -> Origin {
        if self.at_end { Origin::EndByline } else { origin }
    }

    /// The walk may begin within something foreign.
    fn outermost_foreign(&self, first: NodeId) -> Option<NodeId> {
        let outside = self.dom.ancestors_and_self(first).filter(|id| !self.dom.contains(*id, self.headline));
        outside.filter(|id| is_foreign(self.dom, *id, marks(self.dom, *id))).last()
    }

    /// Takes what an element is named after. Gives `false` where its contents are about something else.
    fn meet(&mut self, at: NodeId, tag: Tag) -> bool {
        let marks = marks(self.dom, at);
        if is_foreign(self.dom, at, marks) || tag == Tag::ARTICLE && self.articles == Articles::Listed {
            return false;
        }
        if tag == Tag::BR || !tag.is_inline() {
            self.end_line();
        }
        // Among teasers, what stands behind another title is another page's.
        if self.articles == Articles::Listed && at > self.headline && matches!(tag, Tag::H2 | Tag::H3 | Tag::H4) {
            self.running = TEXT_AFTER;
            return false;
        }
        if tag == Tag::TIME {
            self.take_time(at, marks);
            return true;
        }
        if marks.is_author() || tag == Tag::A && self.is_behind_label() {
            self.authors.push(at);
        }
        if marks.has(Marks::DATE) || marks.has(Marks::MODIFIED) {
            self.take_marked_date(at, marks);
        }
        true
    }

    fn push_date(&mut self, at: NodeId, field: Field, origin: Origin, moment: Moment) {
        let is_above = at.index() + DATE_NODES_BEFORE < self.headline.index();
        let origin = if is_above { Origin::Above } else { self.origin(origin) };
        self.out.push(field, origin, moment.to_string());
    }

    /// Whether the next text is behind a label: `Posted by <a>jane</a>`, or behind another author: `by <a>jane</a> and
    /// <a>jo</a>`.
    fn is_behind_label(&self) -> bool {
        let line = &self.line.text;
        line.is_empty() && self.labelled || line.len() <= LABEL && names::ends_like_label(line) || self.is_behind_author()
    }

    fn is_behind_author(&self) -> bool {
        let is_here = |author: &NodeId| self.line.container.is_some_and(|line| self.dom.contains(line, *author));
        let line = &self.line.text;
        line.len() <= LINE && names::awaits_other(line) && self.authors.last().is_some_and(is_here)
    }

    fn take_time(&mut self, at: NodeId, marks: Marks) {
        let text = text_of(self.dom, at, LINE);
        let stamp = self.dom.attr(at, AttrName::DATETIME).and_then(|value| read(value, self.order));
        let moment = stamp.or_else(|| find(&text, self.order).map(|found| found.moment));
        let Some(moment) = moment else { return };
        self.dated = Some(self.seen);
        let modified = marks.is_modified() || ends_with_change(&self.line.text) || says_modified(&text);
        self.push_date(at, if modified { Field::Modified } else { Field::Date }, Origin::TimeTag, moment);
    }

    fn take_marked_date(&mut self, at: NodeId, marks: Marks) {
        let text = text_of(self.dom, at, LINE);
        if self.take_labelled(&text, at, Origin::MarkedByline) {
            return;
        }
        // Where another date follows, what the text says of a change is about that one.
        let is_first = |found: &Found| found.words_before == 0 && has_other_date(&text, found.moment, self.order);
        let fits = |found: &Found| found.other_words <= MARKED_DATE_WORDS || is_first(found);
        let Some(found) = find(&text, self.order).filter(fits).filter(|_| !is_of_other(&text)) else { return };
        let says_so = says_modified(&text) && !says(&text, PUBLISHED) && !is_first(&found);
        let modified = marks.is_modified() || says_so || says_modified(&self.line.text);
        self.push_date(at, if modified { Field::Modified } else { Field::Date }, Origin::MarkedByline, found.moment);
    }

    /// Takes the dates of a text that has several, each with its label. Gives `false` where it has not.
    fn take_labelled(&mut self, text: &str, at: NodeId, origin: Origin) -> bool {
        let dates = labelled_dates(text, self.order);
        let is_line = dates.iter().all(|(_, found)| found.other_words <= WORDS_OF_LABEL);
        if dates.is_empty() || !is_line {
            return false;
        }
        for (field, found) in dates {
            self.push_date(at, field, origin, found.moment);
        }
        true
    }

    fn push_text(&mut self, at: NodeId) {
        let text = self.dom.text(at);
        if text.trim().is_empty() {
            return;
        }
        let container = self.dom.ancestors_and_self(self.dom.parent(at)).find(|id| !self.dom.tag(*id).is_inline());
        if self.line.container != container {
            self.end_line();
            self.line.container = container;
        }
        if !self.line.text.is_empty() {
            self.line.text.push(' ');
        }
        if self.line.texts.len() < LINE_TEXTS {
            self.line.texts.push(at);
        }
        // What is longer is running text: only its length counts.
        if self.line.text.len() < LINE * 4 {
            self.line.text.push_str(text.trim());
        } else {
            self.line.more += text.chars().count();
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let chars = line.text.chars().count() + line.more;
        if chars > LINE {
            if self.dom.end(self.headline) <= line.container.unwrap_or(NodeId::ROOT) {
                self.running += chars;
            }
            return;
        }
        if line.text.is_empty() {
            return;
        }
        self.lines += usize::from(line.container.is_some_and(|container| container > self.headline));
        let mut authors = names::read_byline(&line.text);
        if self.labelled && authors.is_empty() {
            authors = names::read(&line.text);
            authors.retain(|name| names::looks_like_person(name) || names::is_organisation(name));
        }
        self.labelled = names::is_label(&line.text);
        if let Some(first) = authors.first() {
            self.signed = Some(self.seen);
            if !self.bylines.contains(first) {
                self.bylines.push(first.clone());
            }
        }
        for name in &authors {
            self.out.push(Field::Authors, self.origin(Origin::PlainByline), name.as_str());
        }
        self.take_plain_date(&line);
        if !self.at_end && self.lines <= DATE_LINES {
            self.take_lone_names(line);
        }
        self.seen += 1;
    }

    /// Takes the names in a line beside a date, or in the first line behind the headline.
    fn take_lone_names(&mut self, line: Line) {
        self.recent.truncate(DATE_DISTANCE);
        self.recent.insert(0, line);
        let is_dated = |distance: usize| self.dated.is_some_and(|dated| self.seen <= dated + distance);
        let lines = if is_dated(0) { self.recent.len() } else { usize::from(is_dated(DATE_DISTANCE) || self.lines == 1) };
        let recent = self.recent.iter().take(lines).map(|line| line.names.get_or_init(|| self.lone_names(line)));
        let names = recent.into_iter().find(|names| !names.is_empty()).cloned();
        for name in names.unwrap_or_default() {
            self.out.push(Field::Authors, Origin::LoneName, name);
        }
    }

    /// The names in a line that has hardly more than names.
    fn lone_names(&self, line: &Line) -> Vec<String> {
        let texts = line.texts.iter().map(|at| (at, names::read_beside_date(&fold(self.dom.text(*at)))));
        let is_name = |at: NodeId| !leads_to_rubric(self.dom, at) && !is_credit(self.dom, at);
        let names: Vec<String> =
            texts.filter(|(at, names)| !names.is_empty() && is_name(**at)).flat_map(|(_, names)| names).collect();
        if names::is_beside(&line.text, &names) { names } else { Vec::new() }
    }

    /// Takes the date of a line that has a label, that begins with the date, or that is hardly more than the date.
    fn take_plain_date(&mut self, line: &Line) {
        let Some(found) = find(&line.text, self.order) else { return };
        if is_of_other(&line.text) {
            return;
        }
        if self.take_labelled(&line.text, line.container.unwrap_or(self.headline), Origin::PlainByline) {
            self.dated = Some(self.seen);
            return;
        }
        let near = self.lines <= DATE_LINES || self.signed.is_some_and(|signed| self.seen <= signed + DATE_DISTANCE);
        if found.other_words <= LABELLED_DATE_WORDS {
            self.dated = Some(self.seen);
        }
        let (published, modified) = (says(&line.text, PUBLISHED), says_modified(&line.text));
        let is_labelled = published || modified || names::begins_like_byline(&line.text) || found.words_before == 0 && near;
        if near && found.other_words <= DATE_WORDS || is_labelled && found.other_words <= LABELLED_DATE_WORDS {
            let field = if modified && !published { Field::Modified } else { Field::Date };
            self.push_date(line.container.unwrap_or(self.headline), field, Origin::PlainByline, found.moment);
        }
    }

    /// Takes the names from the innermost of the elements that hold authors: those of the first byline.
    fn take_authors(&mut self) {
        let authors = std::mem::take(&mut self.authors);
        let mut found: Vec<(NodeId, Vec<String>)> = Vec::new();
        // Page order reversed: what is inside comes before what holds it.
        for node in authors.into_iter().rev() {
            let covered = found.last().is_some_and(|(inner, _)| self.dom.contains(node, *inner));
            let text = byline_of(self.dom, self.name_in(node).unwrap_or(node), LINE);
            if covered || text.chars().count() >= LINE {
                continue;
            }
            let mut names = names::read(&text);
            names.retain(|name| if self.at_end { names::looks_like_person(name) } else { names::can_be_shown(name) });
            if !names.is_empty() {
                self.drop_rubrics(node, &mut names);
                let has_mark = || self.dom.descendants(node).take(TEXT_NODES).any(|id| self.dom.text(id).contains('|'));
                if text.contains(BLOCK_MARK) && !has_mark() {
                    names::drop_behind_block(&text, &mut names);
                }
            }
            if !names.is_empty() {
                found.push((node, names));
            }
        }
        let Some(first) = found.last().map(|(node, _)| node.index()) else { return };
        for (_, names) in found.iter().rev().take_while(|(node, _)| node.index() <= first + BYLINE_NODES) {
            for name in names {
                self.out.push(Field::Authors, self.origin(Origin::MarkedByline), name.as_str());
            }
        }
    }

    /// Drops what links to rubrics and tags in a byline say: `by <a>Jane Doe</a> in <a rel=tag>Teas</a>`.
    fn drop_rubrics(&self, author: NodeId, names: &mut Vec<String>) {
        let links = self.dom.descendants(author).take(TEXT_NODES).filter(|id| self.dom.tag(*id) == Tag::A);
        let rubrics = links.filter(|id| is_rubric(self.dom, *id)).map(|id| text_of(self.dom, id, LINE));
        let said: Vec<String> = rubrics.flat_map(|text| names::read(&text)).collect();
        names.retain(|name| !said.contains(name));
    }

    /// The one name that an element gives of its author in a property.
    fn name_in(&self, author: NodeId) -> Option<NodeId> {
        let has = |id: NodeId, wanted: &str| self.dom.attr(id, AttrName::ITEMPROP) == Some(wanted);
        let mut names = self.dom.descendants(author).take(TEXT_NODES).filter(|id| has(*id, "name"));
        let name = names.next().filter(|_| has(author, "author"))?;
        names.next().is_none().then_some(name)
    }
}
