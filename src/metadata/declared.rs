//! Turns meta tags, links, JSON-LD and microdata into candidates.

use serde_json::{Map, Value};
use std::collections::HashMap;

use super::Field;
use super::address::{Addresses, host};
use super::candidate::Candidates;
use super::class::is_within_foreign;
use super::date::{DayOrder, read};
use super::finds::{Finds, Item, Kind};
use super::json_ld::{Graph, Node, address, by_id, each, text};
use super::plain::{plain, text_of};
use super::tags::split_tags;
use super::{names, title};
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::linked_data::{
    ADDRESSES, CONTENT_TYPES, FEW_CONTENTS, PAGE_TYPES, PEOPLE, PROPERTIES, SITE_TYPES, TITLES, WEBSITE,
};
use crate::table::meta::{
    CARD_DATA, CARD_LABEL, CONTENT_ITEM_PROPERTIES, DESCRIPTION, FEED_END, INDEX_PAGE, INDEX_PROPERTIES, ITEM_PROPERTIES, LINE,
    Origin, PREFIX_ENDS, PREFIXED_NAME_BYTES, PUBLICATION, TAG, TAGS, TEXT_NODES, TITLE,
};
use crate::table::meta_names::{Given, META_NAMES, NAMES};
use crate::table::page_types::PRODUCTS;
use crate::table::tags::Tag;

/// What values are read with.
pub(super) struct Reader<'a> {
    pub(super) dom: &'a Dom,
    pub(super) addresses: &'a Addresses,
    pub(super) order: DayOrder,
    pub(super) out: Candidates,
}

impl Reader<'_> {
    /// Adds a value as the field wants it; what the field cannot be is left out.
    pub(super) fn take(&mut self, field: Field, origin: Origin, value: &str) {
        match field {
            Field::Authors => {
                for name in names::read(value) {
                    self.out.push(field, origin, name);
                }
            }
            Field::Date | Field::Modified => {
                if let Some(moment) = read(value, self.order) {
                    self.out.push(field, origin, moment.to_string());
                }
            }
            Field::Url | Field::Image => {
                if let Some(url) = self.addresses.absolute(value) {
                    self.out.push(field, origin, url);
                }
            }
            Field::Licence => {
                let value = self
                    .addresses
                    .absolute(value)
                    .filter(|_| value.contains("://") || value.starts_with('/'))
                    .unwrap_or_else(|| plain(value));
                self.out.push(field, origin, value);
            }
            Field::Tags => self.take_tags(origin, value),
            Field::Language => {
                if let Some(language) = super::language::normalise(value) {
                    self.out.push(field, origin, language);
                }
            }
            Field::Title | Field::Site | Field::Description | Field::Section => {
                let mut value = plain(value);
                if field == Field::Site {
                    // Some give the address of the site as its name.
                    let host = if value.contains("://") { host(&value) } else { None };
                    value = host.unwrap_or_else(|| title::without_loose_marks(&value).to_owned());
                }
                let longest = if field == Field::Description { DESCRIPTION } else { TITLE };
                if value.chars().count() <= longest {
                    self.out.push(field, origin, value);
                }
            }
        }
    }

    fn take_tags(&mut self, origin: Origin, value: &str) {
        let value = plain(value);
        let known = self.out.at(Field::Tags, origin).count();
        for tag in split_tags(&value).take(TAGS.saturating_sub(known)) {
            self.out.push(Field::Tags, origin, tag);
        }
    }

    pub(super) fn take_metas(&mut self, finds: &Finds<'_>) {
        let dom = self.dom;
        for meta in &finds.metas {
            let Some(content) = dom.attr(*meta, AttrName::CONTENT) else { continue };
            if content.starts_with('{') && dom.attr(*meta, AttrName::NAME).is_some_and(|name| name == INDEX_PAGE) {
                self.take_index_page(content);
            }
            for attr in [AttrName::PROPERTY, AttrName::NAME, AttrName::HTTP_EQUIV] {
                let Some(name) = dom.attr(*meta, attr) else { continue };
                for name in name.split_whitespace() {
                    if let Some((field, origin)) = known_meta(name).or_else(|| publication_behind_prefix(name)) {
                        self.take(field, origin, content);
                    }
                }
            }
        }
    }

    /// Takes what a meta tag says of the page that has all of it in one object.
    fn take_index_page(&mut self, content: &str) {
        let graph = Graph::parse(std::iter::once(content));
        for fields in graph.objects() {
            for (name, field) in INDEX_PROPERTIES {
                for value in each(fields.get(*name)).filter_map(Value::as_str) {
                    self.take(*field, Origin::Index, value);
                }
            }
        }
    }

    /// Takes the author whom a card for Twitter names: `twitter:label1` is "Written by", `twitter:data1` the name.
    pub(super) fn take_card_author(&mut self, finds: &Finds<'_>) {
        let dom = self.dom;
        let part = |meta: NodeId, part: &str| {
            let name = dom.attr(meta, AttrName::NAME).or_else(|| dom.attr(meta, AttrName::PROPERTY))?;
            name.strip_prefix(part).map(|number| (number, dom.attr(meta, AttrName::CONTENT).unwrap_or_default()))
        };
        let labels = finds.metas.iter().filter_map(|meta| part(*meta, CARD_LABEL));
        let Some((number, _)) = labels.into_iter().find(|(_, label)| names::is_label(label)) else { return };
        let data = finds.metas.iter().filter_map(|meta| part(*meta, CARD_DATA)).find(|(other, _)| *other == number);
        if let Some((_, name)) = data {
            self.take(Field::Authors, Origin::Twitter, name);
        }
    }

    pub(super) fn take_links(&mut self, finds: &Finds<'_>) {
        let dom = self.dom;
        for node in finds.links.iter().chain(&finds.rel_links) {
            let (Some(rel), Some(href)) = (dom.attr(*node, AttrName::REL), dom.attr(*node, AttrName::HREF)) else { continue };
            let in_head = dom.tag(*node) == Tag::LINK;
            let is_feed = rel.eq_ignore_ascii_case("alternate")
                && dom.attr(*node, AttrName::TYPE).is_some_and(|kind| kind.ends_with(FEED_END));
            if let Some(owner) = dom.attr(*node, AttrName::TITLE).filter(|_| is_feed).and_then(names::owner_of) {
                self.out.push(Field::Authors, Origin::SiteOwner, owner);
            }
            if !in_head && rel.split_whitespace().any(|rel| rel.eq_ignore_ascii_case("author")) {
                self.take_rel_author(*node);
            }
            for rel in rel.split_whitespace() {
                let is = |name: &str| rel.eq_ignore_ascii_case(name);
                if is("license") {
                    self.take(Field::Licence, if in_head { Origin::LinkTag } else { Origin::RelLink }, href);
                } else if in_head && is("canonical") {
                    self.take(Field::Url, Origin::LinkTag, href);
                } else if in_head && is("image_src") {
                    self.take(Field::Image, Origin::LinkTag, href);
                } else if !in_head && is("tag") {
                    self.take(Field::Tags, Origin::RelLink, &text_of(dom, *node, TAG + 1));
                }
            }
        }
    }

    /// Takes the text of a link to the author; links of comments and of other articles are passed over.
    fn take_rel_author(&mut self, node: NodeId) {
        if !is_within_foreign(self.dom, node) {
            let text = text_of(self.dom, node, LINE);
            self.take(Field::Authors, Origin::RelLink, &text);
        }
    }

    /// Reads the nodes of the content, the page and the site; `is_wanted` says whether a title is one that the page has
    /// elsewhere.
    ///
    /// Gives whether the content is something that is sold.
    pub(super) fn take_graph(&mut self, graph: &Graph, is_wanted: impl Fn(&str) -> bool) -> bool {
        let nodes = graph.nodes();
        let ids = by_id(&nodes);
        let is = |node: &Node<'_>, list: &[&str]| node.types().any(|kind| list.binary_search(&kind.as_str()).is_ok());
        let contents: Vec<Node<'_>> = nodes.iter().filter(|node| !node.foreign && is(node, CONTENT_TYPES)).copied().collect();
        let named = |node: &&Node<'_>| TITLES.iter().any(|name| node.text(name).is_some_and(&is_wanted));
        let chosen = contents.iter().find(named).or_else(|| contents.first());
        // A list of articles that does not say which one the page is about says nothing of the page.
        if let Some(node) = chosen.filter(|node| contents.len() <= FEW_CONTENTS || named(node)) {
            self.take_ld(*node, Origin::LdContent, &ids);
        }
        if let Some(node) = nodes.iter().find(|node| !node.foreign && is(node, PAGE_TYPES)) {
            self.take_ld(*node, Origin::LdPage, &ids);
        }
        let own = || nodes.iter().filter(|node| !node.foreign);
        let site =
            own().find(|node| node.types().any(|kind| kind == WEBSITE)).or_else(|| own().find(|node| is(node, SITE_TYPES)));
        if let Some(name) = site.and_then(|node| node.text("name")) {
            self.take(Field::Site, Origin::LdSite, name);
        }
        contents.iter().all(|node| is(node, PRODUCTS)) && contents.iter().any(|node| named(&node))
    }

    fn take_ld(&mut self, node: Node<'_>, origin: Origin, ids: &HashMap<&str, &Map<String, Value>>) {
        for (name, field) in PROPERTIES {
            if let Some(value) = node.text(name) {
                self.take(*field, origin, value);
            }
        }
        for keyword in each(node.get("keywords")).filter_map(|value| text(Some(value))) {
            self.take(Field::Tags, origin, keyword);
        }
        for (name, field) in ADDRESSES {
            if let Some(value) = address(node.get(name)) {
                self.take(*field, origin, value);
            }
        }
        if let Some(name) = text(node.get("publisher").map(|value| resolve(value, ids))) {
            self.take(Field::Site, origin, name);
        }
        for (name, other) in PEOPLE {
            let origin = other.unwrap_or(origin);
            let people = each(node.get(name)).flat_map(|person| each(Some(resolve(person, ids))));
            for name in people.flat_map(names_of).filter_map(|name| text(Some(name))) {
                self.take(Field::Authors, origin, name);
            }
        }
    }

    pub(super) fn take_items(&mut self, items: &[Item<'_>], headline: Option<NodeId>) {
        let dom = self.dom;
        let is_around = |item: &&Item<'_>| headline.is_some_and(|headline| dom.contains(item.scope.node, headline));
        let contents = || items.iter().filter(|item| item.scope.kind == Kind::Content);
        let first = contents().find(is_around).or_else(|| contents().next()).map(|item| item.scope);
        for item in items {
            let origin = match item.scope.kind {
                Kind::Content if Some(item.scope) == first => Origin::ItemContent,
                Kind::Page => Origin::ItemPage,
                _ => continue,
            };
            for name in item.name.split_whitespace() {
                self.take_item(item.node, name, origin);
            }
        }
    }

    fn take_item(&mut self, node: NodeId, name: &str, origin: Origin) {
        let dom = self.dom;
        let find = |list: &[(&str, Field)]| list.iter().find(|(known, _)| *known == name).map(|(_, field)| *field);
        let within = find(CONTENT_ITEM_PROPERTIES).filter(|_| origin == Origin::ItemContent);
        let Some(field) = find(ITEM_PROPERTIES).or(within) else { return };
        // A scope of its own says its name in a property.
        if matches!(field, Field::Authors | Field::Site) && dom.attr(node, AttrName::ITEMSCOPE).is_some() {
            let inner = dom.descendants(node).take(TEXT_NODES).find(|id| {
                dom.attr(*id, AttrName::ITEMPROP).is_some_and(|name| name.split_whitespace().any(|name| name == "name"))
            });
            if let Some(inner) = inner {
                self.take(field, origin, &value_of(dom, inner));
            }
            return;
        }
        let value = match field {
            Field::Image | Field::Licence => [AttrName::CONTENT, AttrName::SRC, AttrName::HREF]
                .iter()
                .find_map(|name| dom.attr(node, *name))
                .map(str::to_owned),
            _ => Some(value_of(dom, node)),
        };
        if let Some(value) = value {
            self.take(field, origin, &value);
        }
    }
}

/// What a meta tag of this name gives.
fn known_meta(name: &str) -> Option<Given> {
    NAMES.place_ascii_lower(name.as_bytes()).and_then(|at| META_NAMES.get(at)).map(|(_, given)| *given)
}

/// The same for a date of publication whose name has a prefix of the maker's own: `acme-published-date`.
fn publication_behind_prefix(name: &str) -> Option<Given> {
    if name.len() > PREFIXED_NAME_BYTES {
        return None;
    }
    let name = name.to_ascii_lowercase();
    if !name.contains(PUBLICATION) {
        return None;
    }
    let ends = name.char_indices().filter(|(_, c)| PREFIX_ENDS.contains(c)).filter_map(|(at, _)| name.get(at + 1..));
    let mut known =
        ends.filter(|end| end.contains(PUBLICATION)).filter_map(known_meta).filter(|(field, _)| *field == Field::Date);
    known.next().map(|(field, _)| (field, Origin::Named))
}

/// The value of an `itemprop`.
fn value_of(dom: &Dom, node: NodeId) -> String {
    let stated =
        dom.attr(node, AttrName::CONTENT).or_else(|| dom.attr(node, AttrName::DATETIME)).filter(|value| !value.is_empty());
    stated.map_or_else(|| text_of(dom, node, TITLE), str::to_owned)
}

/// The names of a person; some give one object the names of several.
fn names_of(person: &Value) -> impl Iterator<Item = &Value> {
    let list = person.get("name").filter(|name| name.is_array());
    each(list.or(Some(person)))
}

/// What a reference by `@id` refers to, if it is on the page.
fn resolve<'a>(value: &'a Value, ids: &HashMap<&str, &'a Map<String, Value>>) -> &'a Value {
    let Value::Object(fields) = value else { return value };
    if fields.contains_key("name") {
        return value;
    }
    let target = fields.get("@id").and_then(Value::as_str).and_then(|id| ids.get(id));
    target.and_then(|fields| fields.get("name")).unwrap_or(value)
}
