//! Turns the elements of the posts of a thread into who wrote each, and when: what the page says in the element of the post, or in
//! the card around it.
//!
//! Judges no text, and looks at nothing on a page without posts. A name that is not surely one is none.

mod card;
mod linked;
mod signature;

use crate::document::{Body, Post};
use crate::dom::Dom;
use crate::metadata::signed::day_order_of;
use crate::table::parts::FEWEST_POSTS;
use card::Cards;
use linked::fill_in;
use signature::Signature;

/// Names the posts of a thread; none where there are fewer than two, or where the page says of most neither by whom they are nor of
/// when. Never fails.
///
/// `body` is that of `dom`, with its places in page order.
///
/// ```
/// use tamis::{document::{Body, PostPlace}, dom::parse, speakers::name_posts, table::tags::Tag};
///
/// let html = "<div><b class=username>ada_q</b><p>Late.</div><div><b class=username>quayside</b><p>On time.</div>";
/// let dom = parse(html, &tamis::Limits::default());
/// let place = |(at, node)| PostPlace { node, within: Vec::new(), blocks: at..at + 1 };
/// let places: Vec<PostPlace> = dom.elements(Tag::DIV).enumerate().map(place).collect();
/// let posts = name_posts(&dom, &Body { places, ..Body::default() });
/// assert_eq!(posts[1].author.as_deref(), Some("quayside"));
/// ```
#[must_use]
pub fn name_posts(dom: &Dom, body: &Body) -> Vec<Post> {
    let places = body.places.as_slice();
    if places.len() < FEWEST_POSTS {
        return Vec::new();
    }
    let order = day_order_of(dom);
    let cards = Cards::around(dom, places);
    let name = |(at, place)| {
        let Signature { author, time } = Signature::read(cards.regions(at), order);
        Post::new(place, author, time)
    };
    let mut posts: Vec<Post> = places.iter().enumerate().map(name).collect();
    if posts.iter().any(|post| post.author.is_none() || post.time.is_none()) {
        fill_in(dom, body, &mut posts, order);
    }
    // Parts of a page that look alike are no posts, unless somebody has written them.
    let signed = posts.iter().filter(|post| post.author.is_some()).count();
    let dated = posts.iter().filter(|post| post.time.is_some()).count();
    if signed > 0 && signed.max(dated) * 2 >= posts.len() { posts } else { Vec::new() }
}

#[cfg(test)]
mod tests;
