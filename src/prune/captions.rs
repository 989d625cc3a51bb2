//! Captions that say little but who took the picture, and those of news.

use super::Page;
use crate::block::TextBlock;
use crate::dom::NodeId;
use crate::dom::declared::declares;
use crate::select::{Reason, Selection};
use crate::table::captions as table;
use crate::table::labels::PICTURE_AGENCIES;
use crate::table::named::Named;
use crate::table::tags::{Tag, Tags};

const FIGCAPTION: Tags = Tags::of(&[Tag::FIGCAPTION]);

impl Page<'_> {
    /// The kept captions that go, as long as they are a part of the text.
    pub(super) fn find_captions(&self, selection: &Selection) -> Vec<usize> {
        // One that the text counts is asked for by it.
        let is_counted = |at: usize| selection.verdicts.get(at).is_some_and(|verdict| verdict.reason == Reason::Between);
        let mut last: Option<(NodeId, bool)> = None;
        let mut is_caption = |block: &TextBlock| {
            // Most blocks stand in the same element as the one before.
            let parent = self.dom.parent(block.container);
            let around = last.filter(|(known, _)| *known == parent).map(|(_, around)| around);
            let around = around.unwrap_or_else(|| self.is_caption(parent, table::LEVELS - 1));
            last = Some((parent, around));
            around || self.is_caption(block.container, 1)
        };
        let captions: Vec<(usize, &TextBlock)> =
            self.kept(selection).filter(|(at, block)| is_caption(block) && !is_counted(*at)).collect();
        if captions.is_empty() {
            return Vec::new();
        }
        let is_news = declares(self.dom, &table::NEWS);
        let is_credited = |block: &TextBlock| {
            block.shape.words() <= table::MOST_WORDS && ends_with_credit(&block.text(self.dom).to_lowercase())
        };
        let gone: Vec<(usize, &TextBlock)> =
            captions.into_iter().filter(|(_, block)| is_news && self.is_in_figure(block) || is_credited(block)).collect();
        let held: u32 = gone.iter().map(|(_, block)| block.shape.words()).sum();
        let all: u32 = self.kept(selection).map(|(_, block)| block.shape.words()).sum();
        if held as f32 > table::PART * all as f32 {
            return Vec::new();
        }
        gone.into_iter().map(|(at, _)| at).collect()
    }

    /// Whether an element, or one of so many around it, is a caption or named so.
    fn is_caption(&self, id: NodeId, levels: usize) -> bool {
        if !self.dom.is_within(id, FIGCAPTION) && !self.is_in(id, Named::Caption) {
            return false;
        }
        let is_box = |id: NodeId| matches!(self.dom.tag(id), Tag::BODY | Tag::HTML | Tag::MAIN | Tag::ARTICLE);
        let is_named = |id: NodeId| !is_box(id) && self.is_named(id, Named::Caption);
        let mut around = self.dom.ancestors_and_self(id).take(levels).zip(1..);
        around.any(|(id, level)| self.dom.tag(id) == Tag::FIGCAPTION || level < table::NAME_LEVELS && is_named(id))
    }

    fn is_in_figure(&self, block: &TextBlock) -> bool {
        self.dom.find_around(block.container, table::LEVELS, FIGCAPTION).is_some()
    }
}

/// Whether a lower-case text ends with who took or sells the picture: `… at noon (Image: Getty)`, `… at noon | Foto: Jo Doe`.
fn ends_with_credit(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches('.');
    let begins_with = |rest: &str| table::CREDITS.iter().any(|credit| rest.trim_start().starts_with(credit));
    if let Some(inside) = text.strip_suffix([')', ']']) {
        return inside.rsplit(['(', '[']).next().is_some_and(|inside| inside.len() < text.len() - 1 && begins_with(inside));
    }
    let is_name = |rest: &str| {
        let rest = rest.trim();
        (2..=table::NAME_BYTES).contains(&rest.len()) && !rest.contains(['.', '!', '?'])
    };
    let signs = table::CREDIT_SIGNS.iter().filter_map(|sign| text.rsplit_once(sign));
    let is_signed = signs.into_iter().any(|(_, rest)| is_name(rest));
    let behind_bar = text.rsplit_once('|').is_some_and(|(_, rest)| begins_with(rest) && is_name(rest));
    let last = text.rsplit([' ', '/', ',']).next().unwrap_or_default();
    is_signed
        || behind_bar
        || table::AGENCIES.contains(&last)
        || PICTURE_AGENCIES
            .iter()
            .any(|agency| text.strip_suffix(agency).is_some_and(|before| !before.ends_with(char::is_alphanumeric)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::kept;
    use super::*;

    #[test]
    fn a_credit_stands_at_the_end_of_a_caption() {
        for text in [
            "the pier at noon (image: jo doe)",
            "the pier | foto: jo doe",
            "the pier. photo by jo doe",
            "the pier at noon / dpa",
            "© jo doe",
        ] {
            assert!(ends_with_credit(text), "{text}");
        }
        for text in
            ["the pier at noon (left)", "the old photo", "a photo by the sea. it was cold there", "the pier | the quay", "(image"]
        {
            assert!(!ends_with_credit(text), "{text}");
        }
    }

    #[test]
    fn captions_of_news_and_credits_go_and_others_stay() {
        let text = "<p>The boats to the inner islands leave at noon, and those to the north in the evening.</p>".to_owned();
        let text: String = (0..9).map(|n| text.replace("noon", &format!("{n} o'clock"))).collect();
        let left = |head: &str, caption: &str| {
            kept(&format!("{head}{text}<figure><img src=a.jpg><figcaption>{caption}</figcaption></figure>")).len()
                - kept(&text).len()
        };
        let news = r#"<script type="application/ld+json">{"@type": "NewsArticle"}</script>"#;
        assert_eq!(left("", "The last boat of the evening leaves the pier."), 1);
        assert_eq!(left(news, "The last boat of the evening leaves the pier."), 0);
        assert_eq!(left("", "The last boat of the evening leaves the pier (Photo: Jo Doe)."), 0);
    }
}
