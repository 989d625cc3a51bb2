//! Keeps quotes whole, or none of them: half of what somebody is quoted with is not what he said.

use std::collections::HashSet;

use super::{Reason, Verdict};
use crate::block::{TextBlock, blocks_in};
use crate::dom::{Dom, NodeId};
use crate::table::named::Named;
use crate::table::tags::{Tag, Tags};

/// Of a quote of which a part stands elsewhere, too, and a part does not, all is kept where the latter is longer, and else
/// nothing.
pub(super) fn settle_quotes(dom: &Dom, blocks: &[TextBlock], verdicts: &mut [Verdict]) {
    let mut until = 0;
    for at in 0..blocks.len() {
        let is_repeat = verdicts.get(at).is_some_and(|verdict| verdict.reason == Reason::Repeat);
        let Some(block) = blocks.get(at).filter(|_| is_repeat && at >= until) else { continue };
        let Some(quote) = quote_around(dom, block) else { continue };
        let inside = blocks_in(dom, blocks, quote);
        until = inside.end;
        let own = verdicts.get(inside.clone()).unwrap_or_default();
        // A refrain stands once more in the quote itself.
        let texts: HashSet<u64> =
            own.iter().filter(|verdict| verdict.keep).filter_map(|verdict| text_of(blocks, verdict)).collect();
        let is_again = |verdict: &Verdict| text_of(blocks, verdict).is_some_and(|text| texts.contains(&text));
        let is_elsewhere = |verdict: &Verdict| verdict.reason == Reason::Repeat && !is_again(verdict);
        let words = |is_counted: &dyn Fn(&Verdict) -> bool| {
            let counted = own.iter().filter(|verdict| is_counted(verdict)).filter_map(|verdict| blocks.get(verdict.block));
            counted.map(|block| block.shape.words()).sum::<u32>()
        };
        let (kept, repeated) = (words(&|verdict| verdict.keep), words(&is_elsewhere));
        if kept == 0 || repeated == 0 {
            continue;
        }
        for verdict in verdicts.get_mut(inside).unwrap_or_default() {
            if kept > repeated && verdict.reason == Reason::Repeat {
                verdict.keep_as(Reason::Between);
            } else if kept <= repeated && verdict.keep {
                verdict.drop_as(Reason::Repeat);
            }
        }
    }
}

/// The fingerprint of what a block says.
fn text_of(blocks: &[TextBlock], verdict: &Verdict) -> Option<u64> {
    blocks.get(verdict.block).map(|block| block.shape.hash)
}

/// The outermost quote around a block, but for what a post says itself: old forums write that as a quote.
fn quote_around(dom: &Dom, block: &TextBlock) -> Option<NodeId> {
    let is_quote = |id: &NodeId| dom.tag(*id) == Tag::BLOCKQUOTE && !dom.is_named(*id, Named::Post);
    if !dom.is_within(block.container, Tags::of(&[Tag::BLOCKQUOTE])) {
        return None;
    }
    dom.ancestors_and_self(block.container).filter(is_quote).last()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::split_blocks;
    use crate::dom::{Limits, parse};

    /// The texts that are kept of a page on which those that say `again` stand elsewhere, too.
    fn kept(html: &str) -> Vec<String> {
        let dom = parse(html, &Limits::default());
        let blocks = split_blocks(&dom);
        let judge = |(block, text): (usize, &TextBlock)| {
            let keep = !text.text(&dom).contains("again");
            Verdict { block, keep, score: 0.9, reason: if keep { Reason::Score } else { Reason::Repeat } }
        };
        let mut verdicts: Vec<Verdict> = blocks.iter().enumerate().map(judge).collect();
        settle_quotes(&dom, &blocks, &mut verdicts);
        let left = verdicts.iter().filter(|verdict| verdict.keep).filter_map(|verdict| blocks.get(verdict.block));
        left.map(|block| block.text(&dom).into_owned()).collect()
    }

    #[test]
    fn a_quote_is_kept_as_a_whole_or_not_at_all() {
        let repeated = "<blockquote><cite>Ada wrote:</cite><p>The ferry leaves an hour later again.</blockquote><p>Why?";
        assert_eq!(kept(repeated), ["Why?"]);
        let new = "<blockquote><p>Late again.<p>I waited on the quay until the last lamp was out.</blockquote>";
        assert_eq!(kept(new), ["Late again.", "I waited on the quay until the last lamp was out."]);
        let once = "<blockquote><p>I waited on the quay.</blockquote><blockquote><p>Late again.</blockquote>";
        assert_eq!(kept(once), ["I waited on the quay."]);
    }

    #[test]
    fn a_song_keeps_its_verses_and_one_refrain() {
        let song =
            "<blockquote>The tide goes out again<p>Row, row to the islands<p>The tide goes out again<p>The tide goes out again";
        assert_eq!(kept(&song.replacen(" again", "", 1).replace(" again", "")).len(), 4);
        let refrain = "<p>The tide goes out";
        let dom =
            parse(&format!("<blockquote>{refrain}<p>Row to the islands{}</blockquote>", refrain.repeat(4)), &Limits::default());
        let blocks = split_blocks(&dom);
        let judge = |block: usize| Verdict {
            block,
            keep: block < 2,
            score: 0.9,
            reason: if block < 2 { Reason::Score } else { Reason::Repeat },
        };
        let mut verdicts: Vec<Verdict> = (0..blocks.len()).map(judge).collect();
        settle_quotes(&dom, &blocks, &mut verdicts);
        assert_eq!(verdicts.iter().filter(|verdict| verdict.keep).count(), 2);
    }

    #[test]
    fn a_post_that_is_written_as_a_quote_keeps_what_is_its_own() {
        let post = "<blockquote class=messageText>The ferry leaves an hour later again.<p>Help!</blockquote>";
        assert_eq!(kept(post), ["Help!"]);
    }
}
