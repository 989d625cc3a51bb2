//! Completes threads: where much of what posts say is kept, all of it is. A short answer looks like the label of a button.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hasher};

use super::{Reason, Verdict};
use crate::block::TextBlock;
use crate::dom::class::{classes_of, has_word};
use crate::dom::{Dom, NodeId};
use crate::table::attrs::AttrName;
use crate::table::limits::RULE_BYTES;
use crate::table::named::Named;
use crate::table::posts as table;
use crate::table::tags::Tag;
use crate::table::words::Words;

/// What holds the text of a post, or of all posts that look alike.
#[derive(Default)]
struct Body {
    /// A number for its tag and its name.
    look: u64,
    words: u32,
    kept: u32,
    /// Bodies with a text that is kept.
    posts: usize,
    /// Blocks that are in doubt.
    doubtful: Vec<usize>,
}

/// Keeps the rest of the posts on pages whose text is posts.
pub(super) fn complete_posts(dom: &Dom, blocks: &[TextBlock], verdicts: &mut [Verdict]) {
    let all: u32 =
        blocks.iter().zip(verdicts.iter()).filter(|(_, verdict)| verdict.keep).map(|(block, _)| block.shape.words()).sum();
    // Most pages have no posts: what is kept tells it, which are a few of all blocks.
    let kept = blocks.iter().zip(verdicts.iter()).filter(|(_, verdict)| verdict.keep);
    let mut bodies: Vec<NodeId> = kept.filter_map(|(block, _)| body_of(dom, block)).map(|(id, _)| id).collect();
    bodies.sort_unstable();
    bodies.dedup();
    if bodies.len() < table::FEWEST {
        return;
    }
    let mut threads: HashMap<u64, Body> = HashMap::new();
    for body in find_bodies(dom, blocks, verdicts) {
        let thread = threads.entry(body.look).or_default();
        thread.words += body.words;
        thread.kept += body.kept;
        thread.posts += usize::from(body.kept >= table::LEAST_WORDS);
        thread.doubtful.extend(body.doubtful);
    }
    for thread in threads.into_values() {
        let is_kept = thread.kept as f32 >= table::KEPT * thread.words as f32;
        let is_page = thread.kept as f32 >= table::PART * all as f32;
        if thread.posts >= table::FEWEST && is_kept && is_page {
            for at in thread.doubtful {
                if let Some(verdict) = verdicts.get_mut(at) {
                    verdict.keep_as(Reason::Alike);
                }
            }
        }
    }
}

/// The innermost elements that are named after the text of a post.
fn find_bodies(dom: &Dom, blocks: &[TextBlock], verdicts: &[Verdict]) -> Vec<Body> {
    let mut bodies: BTreeMap<NodeId, Body> = BTreeMap::new();
    for (at, (block, verdict)) in
        blocks.iter().zip(verdicts).enumerate().filter(|(_, (_, verdict))| verdict.reason != Reason::Repeat)
    {
        let Some((id, look)) = body_of(dom, block) else { continue };
        let words = block.shape.words();
        let body = bodies.entry(id).or_default();
        body.look = look;
        body.words += words;
        body.kept += if verdict.keep { words } else { 0 };
        if verdict.reason == Reason::LowScore && verdict.score >= table::LEAST_SCORE {
            body.doubtful.push(at);
        }
    }
    // What holds another is the whole post, with its author and its buttons.
    let with_text: Vec<NodeId> = bodies.iter().filter(|(_, body)| body.kept > 0).map(|(id, _)| *id).collect();
    let is_outer =
        |id: NodeId| with_text.get(with_text.partition_point(|other| *other <= id)).is_some_and(|next| dom.contains(id, *next));
    bodies.into_iter().filter(|(id, _)| !is_outer(*id)).map(|(_, body)| body).collect()
}

/// The nearest element around a block that is named after the text of a post, with its look.
fn body_of(dom: &Dom, block: &TextBlock) -> Option<(NodeId, u64)> {
    for id in dom.ancestors_and_self(block.container).take(table::LEVELS) {
        let classes = classes_of(dom, id);
        // A name that is longer than all classes that rules read is none.
        let own_id = || dom.attr(id, AttrName::ID).filter(|name| name.len() <= RULE_BYTES);
        let own_id = if classes.is_some() { None } else { own_id() };
        let is = |named: Named, list: &Words| own_id.map_or_else(|| dom.is_named(id, named), |name| has_word(name, list));
        let is_beside = is(Named::BesidePost, table::BESIDE) && !is(Named::PostBody, table::TEXTS);
        if is_beside || matches!(dom.tag(id), Tag::ASIDE | Tag::HEADER | Tag::FOOTER | Tag::BUTTON | Tag::FORM) {
            return None;
        }
        if is(Named::Post, table::NAMES) {
            return Some((id, look_of(dom.tag(id), classes.or(own_id).unwrap_or_default())));
        }
    }
    None
}

/// A number for a tag and names; digits tell posts apart.
fn look_of(tag: Tag, names: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write_u16(tag.0);
    names.split(|c: char| c.is_ascii_digit()).for_each(|part| hasher.write(part.as_bytes()));
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::split_blocks;
    use crate::dom::{Limits, parse};

    const LONG: &str = "I have kept a rye starter for nine months now, and it has never smelt of anything but apples.";

    /// The texts that come back of a page on which those of twelve words and more are kept.
    fn returned(html: &str) -> Vec<String> {
        let dom = parse(html, &Limits::default());
        let blocks = split_blocks(&dom);
        let judge = |(block, text): (usize, &TextBlock)| {
            let keep = text.shape.words() >= table::LEAST_WORDS;
            Verdict { block, keep, score: 0.1, reason: if keep { Reason::Score } else { Reason::LowScore } }
        };
        let mut verdicts: Vec<Verdict> = blocks.iter().enumerate().map(judge).collect();
        complete_posts(&dom, &blocks, &mut verdicts);
        let back = verdicts.iter().filter(|verdict| verdict.reason == Reason::Alike);
        back.map(|verdict| blocks[verdict.block].text(&dom).into_owned()).collect()
    }

    fn post(name: &str, text: &str) -> String {
        format!("<div class=post-12><p class=author>Ada<div class='{name}'><p>{text}</div><button>Like</button></div>")
    }

    #[test]
    fn short_answers_of_a_thread_come_back_without_what_stands_beside_them() {
        let thread = post("message-text", LONG).repeat(3) + &post("message-text", "Thanks, it works.");
        assert_eq!(returned(&thread), ["Thanks, it works."]);
        let named = thread.replace("class='message-text'", "id=reply-body-9");
        assert_eq!(returned(&named), ["Thanks, it works."]);
        let quoted = thread.replace("Thanks, it works.", "<div class=post-meta><p>Edited by Ada</div>");
        assert_eq!(returned(&quoted), [""; 0]);
    }

    #[test]
    fn what_stands_around_the_text_of_a_post_is_none_of_it() {
        let whole = |text: &str| format!("<div class=post-12><p>{LONG}<p>Ada{}</div>", post("message-text", text));
        assert_eq!(
            returned(&(whole(LONG).repeat(3) + &post("message-text", LONG).repeat(3) + &whole("Thanks, it works."))),
            ["Thanks, it works."]
        );
        let notice = |text: &str| format!("<div class=post-12><div class=notice><p>Edited twice</div><p>{text}</div>");
        assert_eq!(returned(&(notice(LONG).repeat(3) + &notice("Thanks!"))), ["Thanks!"]);
        let form = |text: &str| format!("<div class=post-12><form><p>Answer</form><p>{text}</div>");
        assert_eq!(returned(&form(LONG).repeat(3)), [""; 0]);
    }

    #[test]
    fn two_comments_or_those_under_an_article_are_no_thread() {
        let short = post("comment-text", "Thanks, it works.");
        assert_eq!(returned(&(post("comment-text", LONG).repeat(2) + &short)), [""; 0]);
        let article = format!("<article>{}</article>", format!("<p>{LONG}").repeat(4));
        assert_eq!(returned(&(article + &post("comment-text", LONG).repeat(3) + &short)), [""; 0]);
        assert_eq!(returned(&(post("comment-text", LONG).repeat(3) + &short.repeat(60))), [""; 0]);
    }
}
