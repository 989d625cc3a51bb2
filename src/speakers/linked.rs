//! Turns what linked data say of posts into the authors and times of those that their elements do not name: of posts that begin with
//! the same words.

use std::collections::HashMap;

use crate::document::flat::{flatten, words};
use crate::document::{Body, Post};
use crate::dom::Dom;
use crate::metadata::signed::{DayOrder, Declared, declared_posts};
use crate::table::speakers as table;

/// Fills in what is missing.
pub(super) fn fill_in(dom: &Dom, body: &Body, posts: &mut [Post], order: DayOrder) {
    let mut known: HashMap<String, Option<Declared>> = HashMap::new();
    for declared in declared_posts(dom, order) {
        let Some(beginning) = beginning_of(&declared.text) else { continue };
        // Two posts that begin alike cannot be told from each other.
        known.entry(beginning).and_modify(|known| *known = None).or_insert(Some(declared));
    }
    if known.is_empty() {
        return;
    }
    let unsigned = posts.iter_mut().zip(&body.places).filter(|(post, _)| post.author.is_none() || post.time.is_none());
    for (post, place) in unsigned {
        let said = words(&flatten(place.blocks_in(&body.blocks)));
        let Some(Some(declared)) = beginning_of(&said).and_then(|beginning| known.get(&beginning)) else { continue };
        // What the page shows and what it declares of another post do not belong together.
        let is_same =
            |shown: &Option<String>, declared: &Option<String>| shown.is_none() || declared.is_none() || shown == declared;
        if is_same(&post.author, &declared.author) {
            post.author = post.author.take().or_else(|| declared.author.clone());
            post.time = post.time.take().or_else(|| declared.time.clone());
        }
    }
}

/// The first letters and digits of a text, if it has so many.
fn beginning_of(text: &str) -> Option<String> {
    let letters: String =
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(table::BEGINNING).collect();
    (letters.chars().count() == table::BEGINNING).then_some(letters)
}
