//! Keeps what a recipe says of itself in a few words: how long it takes, for how many it is, what is in it. Such lines stand
//! beside buttons and look like them.

use std::collections::HashSet;

use super::{Reason, Verdict, is_heading};
use crate::block::TextBlock;
use crate::dom::class::has_word;
use crate::dom::declared::{declared_texts, declares};
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::named::Named;
use crate::table::recipes as table;
use crate::table::tags::Tag;
use crate::text::Shape;

/// Keeps the fields of the recipe that a page declares, if the page has more that is kept.
pub(super) fn keep_recipe_fields(dom: &Dom, blocks: &[TextBlock], verdicts: &mut [Verdict]) {
    if !verdicts.iter().any(|verdict| verdict.keep) || !declares(dom, &[table::TYPE]) {
        return;
    }
    let is_low = |verdict: &Verdict| verdict.reason == Reason::LowScore;
    let may_be = |block: &TextBlock| block.shape.words() <= table::MOST_WORDS && !is_control(dom, block);
    let texts: Vec<Option<String>> = blocks
        .iter()
        .zip(verdicts.iter())
        .map(|(block, verdict)| (is_low(verdict) && may_be(block)).then(|| block.text(dom).to_lowercase()))
        .collect();
    let text = |at: usize| texts.get(at).and_then(Option::as_deref);
    let is_likely = |at: usize| verdicts.get(at).is_some_and(|verdict| verdict.score >= table::LEAST_OF_PAIR);
    let is_pair = |at: usize| {
        let label = text(at).is_some_and(|text| end_of_label(text).is_some_and(str::is_empty));
        label && is_likely(at) && is_likely(at + 1) && text(at + 1).is_some_and(is_amount)
    };
    let is_field = |at: usize| {
        let (Some(text), Some(block)) = (text(at), blocks.get(at)) else { return false };
        let is_labelled = || block.shape.digits > 0 && end_of_label(text).is_some();
        (is_labelled() || is_named_field(dom, block)) && !is_note(dom, block)
            || is_pair(at)
            || at.checked_sub(1).is_some_and(is_pair)
    };
    let declared = declared_lines(dom);
    let is_line = |at: usize| blocks.get(at).is_some_and(|block| declared.contains(&block.shape.hash));
    // What a menu says may be an ingredient, too: `Chicken`.
    let may_be_line = |verdict: &Verdict| is_low(verdict) && verdict.score >= table::LEAST_OF_LINE;
    let is_declared = |at: usize| verdicts.get(at).is_some_and(may_be_line) && is_line(at);
    // A heading over such lines goes with them; between the two stand switches of units and buttons to copy.
    let is_over = |at: usize| {
        let is_heading_at = |at: usize| blocks.get(at).is_some_and(|block| is_heading(dom, block));
        let is_between = |at: &usize| is_heading_at(*at) || blocks.get(*at).is_some_and(|block| is_control(dom, block));
        let is_likely = verdicts.get(at).is_some_and(|verdict| is_low(verdict) && verdict.score >= table::LEAST_OF_PAIR);
        is_likely && is_heading_at(at) && {
            let mut behind = (at + 1..blocks.len()).take(table::HEADING_REACH);
            let is_kept = |at: usize| verdicts.get(at).is_some_and(|verdict| verdict.keep) || is_declared(at);
            behind.find(|at| is_kept(*at) || !is_between(at)).is_some_and(|at| is_kept(at) && is_line(at))
        }
    };
    let is_wanted = |at: &usize| is_field(*at) || is_declared(*at) || is_over(*at);
    let fields: Vec<usize> = (0..blocks.len()).filter(is_wanted).collect();
    for at in fields {
        if let Some(verdict) = verdicts.get_mut(at) {
            verdict.keep_as(Reason::Recipe);
        }
    }
}

/// Fingerprints of what the data of the page say is in the dish and how it is made, line by line.
fn declared_lines(dom: &Dom) -> HashSet<u64> {
    let texts = declared_texts(dom, &table::LINES);
    texts.iter().map(|text| Shape::of(text)).filter(|shape| shape.words() > 0).map(|shape| shape.hash).collect()
}

/// Whether a block is part of a control or of what stands around a text.
fn is_control(dom: &Dom, block: &TextBlock) -> bool {
    let is_one = |tag: Tag| {
        matches!(tag, Tag::BUTTON | Tag::LABEL | Tag::FORM | Tag::SELECT | Tag::OPTION | Tag::NAV | Tag::FOOTER | Tag::ASIDE)
    };
    dom.ancestors_and_self(dom.parent(block.first)).take(table::CONTROL_LEVELS).any(|id| is_one(dom.tag(id)))
}

/// What stands behind the label that a lower-case text begins with, if it is one of a recipe's fields.
fn end_of_label(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let rests = table::LABELS.iter().filter_map(|label| text.strip_prefix(label));
    let rest = rests.filter(|rest| !rest.starts_with(char::is_alphabetic)).min_by_key(|rest| rest.len())?;
    let rest = table::TIME_WORDS.iter().find_map(|word| rest.trim_start().strip_prefix(word)).unwrap_or(rest);
    Some(rest.trim_start_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether a lower-case text is nothing but a number, perhaps with a unit: `38 min`, `4 servings`, `1 h 20 m`.
fn is_amount(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_unit = |word: &str| {
        let unit = word.trim_start_matches(|c: char| c.is_numeric());
        unit.is_empty() || table::UNITS.has(unit)
    };
    text.contains(|c: char| c.is_ascii_digit()) && words.all(is_unit)
}

/// Whether a block is in what the card says of itself, or in what stands over a text about the recipe.
fn is_note(dom: &Dom, block: &TextBlock) -> bool {
    let mut around = dom.ancestors_and_self(dom.parent(block.first)).take(table::NOTE_LEVELS);
    dom.is_in(block.first, Named::RecipeNote) && around.any(|id| dom.is_named(id, Named::RecipeNote))
}

/// Whether a block is named after such a field in the card of a recipe.
fn is_named_field(dom: &Dom, block: &TextBlock) -> bool {
    let around = || dom.ancestors_and_self(dom.parent(block.first));
    let is_field = |id: NodeId| dom.is_named(id, Named::RecipeField);
    let is_card = |id: NodeId| {
        let names = dom.attr(id, AttrName::CLASS).unwrap_or_default();
        has_word(names, table::RECIPE_WORDS)
            && names.split_ascii_whitespace().any(|name| table::CARDS.iter().any(|card| name.starts_with(card)))
    };
    dom.is_in(block.first, Named::RecipeField)
        && around().take(table::FIELD_LEVELS).any(is_field)
        && around().take(table::CARD_LEVELS).any(is_card)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::split_blocks;
    use crate::dom::{Limits, parse};

    /// The texts that come back of a page on which all but the paragraphs were dropped.
    fn returned(html: &str, score: f32) -> Vec<String> {
        let page = format!(
            r#"<script type="application/ld+json">{{"@type": "Recipe"}}</script><p>Boil the kelp until it is soft.</p>{html}"#
        );
        let dom = parse(&page, &Limits::default());
        let blocks = split_blocks(&dom);
        let judge = |(block, text): (usize, &TextBlock)| {
            let keep = dom.tag(text.container) == Tag::P;
            Verdict { block, keep, score, reason: if keep { Reason::Score } else { Reason::LowScore } }
        };
        let mut verdicts: Vec<Verdict> = blocks.iter().enumerate().map(judge).collect();
        keep_recipe_fields(&dom, &blocks, &mut verdicts);
        let back = blocks.iter().zip(&verdicts).filter(|(_, verdict)| verdict.reason == Reason::Recipe);
        back.map(|(block, _)| block.text(&dom).into_owned()).collect()
    }

    #[test]
    fn times_and_servings_of_a_recipe_come_back() {
        assert_eq!(returned("<div>Prep Time: 10 minutes</div><div>Serves 4</div><div>Total</div>", 0.05).len(), 2);
        assert_eq!(returned("<ul><li>Gesamtzeit 1 Std.</li><li>Zubereitung in Lund</li></ul>", 0.05).len(), 1);
        assert_eq!(returned("<form><div>Servings 4</div></form>", 0.05).len(), 0);
        let pair = "<div>Cook time</div><div>40 mins</div><div>40 votes</div>";
        assert_eq!(returned(pair, 0.2), ["Cook time", "40 mins"]);
        assert_eq!(returned(pair, 0.05).len(), 0);
        let card = "<div class=wprm-recipe><div class=recipe-calories>458 kcal</div></div>";
        assert_eq!(returned(card, 0.05), ["458 kcal"]);
        assert_eq!(returned(&card.replace("wprm-recipe>", "recipe>"), 0.05).len(), 0);
    }

    #[test]
    fn lines_that_the_data_of_a_recipe_say_come_back() {
        let data = r#"<script type="application/ld+json">{"@type": "Recipe", "recipeIngredient": ["1 sheet of Kelp"],
            "recipeInstructions": [{"@type": "HowToStep", "text": "Rinse the kelp."}]}</script>"#;
        let list = "<h3>Ingredients</h3><button>2x</button><ul><li><label>1 sheet of kelp</label></li><li>2 sheets of kelp</li>\
            </ul><h3>Steps</h3><h4>First</h4><div>Rinse the <b>kelp</b>.</div>";
        let lines = ["Ingredients", "1 sheet of kelp", "Steps", "First", "Rinse the kelp."];
        assert_eq!(returned(&format!("{data}{list}"), 0.15), lines);
        assert_eq!(returned(&format!("{data}{list}"), 0.05), ["1 sheet of kelp", "Rinse the kelp."]);
        assert_eq!(returned(&format!("{data}{list}"), 0.02).len(), 0, "a menu says it, too");
        let others = list.replace("<button>2x</button>", "<ul><li><a href=/s>Leek soup</a></ul>");
        assert_eq!(returned(&format!("{data}{others}"), 0.15), lines[1..]);
        assert_eq!(returned(list, 0.05).len(), 0);
    }

    #[test]
    fn on_other_pages_such_lines_are_no_recipe() {
        let dom = parse("<p>Boil the kelp.</p><div>Prep Time: 10 minutes</div>", &Limits::default());
        let blocks = split_blocks(&dom);
        let verdict =
            |block, keep| Verdict { block, keep, score: 0.2, reason: if keep { Reason::Score } else { Reason::LowScore } };
        let mut verdicts = [verdict(0, true), verdict(1, false)];
        keep_recipe_fields(&dom, &blocks, &mut verdicts);
        assert!(!verdicts[1].keep);
    }
}
