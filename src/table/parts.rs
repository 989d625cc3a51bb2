//! How pages mark the parts of a text for which HTML has elements of its own.

use super::words::Words;

/// Classes of elements that are a picture with its caption, whole names in lower case.
pub const FIGURES: &Words = &Words::new(&["gallery-item", "thumbinner", "wp-caption"]);

/// Classes of the captions in them.
pub const CAPTIONS: &Words = &Words::new(&["gallery-caption", "thumbcaption", "wp-caption-text"]);

/// Classes of quotations that are whole posts, in forums that have each post in one.
pub const POST_TEXTS: &Words = &Words::new(&["messagetext", "postcontent", "selectquotecontainer"]);

/// Words in the classes and ids of the posts of a thread, lower case, sorted.
#[rustfmt::skip]
pub const POSTS: &Words = &Words::new(&[
    "answer", "beitrag", "comment", "commentaire", "comments", "komentarz", "kommentar", "message", "messages", "msg", "post", "posts", "replies", "reply",
    "response", "topic",
]);
/// Those of posts that are parted by what stands in them already, in forums that have each in elements of its own.
pub const POSTS_APART: &Words = &Words::new(&["blockpost", "postbit", "postbitlegacy", "postbody", "postcontainer"]);
/// The same of what a thread begins with, if it is named otherwise.
pub const OPENINGS: &Words = &Words::new(&["frage", "opening", "pregunta", "question", "thread", "vraag"]);
/// Types of linked data that are posts, lower case, sorted.
pub const POST_TYPES: &Words = &Words::new(&["answer", "comment", "discussionforumposting", "question", "socialmediaposting"]);
/// Those that are none, though each has an author: parts of a list of articles.
#[rustfmt::skip]
pub const ENTRY_TYPES: &Words = &Words::new(&["article", "blogposting", "event", "liveblogposting", "newsarticle", "product", "recipe", "review"]);
/// So many of a kind beside each other are posts,
pub const FEWEST_POSTS: usize = 2;
/// if they have so many words on average: parts of one post are shorter.
pub const POST_WORDS: usize = 8;

/// Words of a link that begins a part of a list of pages: the name of a member is shorter.
pub const ENTRY_WORDS: u32 = 3;

/// What a style calls the numbers before the items of a list.
pub const NUMBERS: &Words = &Words::new(&[
    "decimal",
    "decimal-leading-zero",
    "lower-alpha",
    "lower-latin",
    "lower-roman",
    "upper-alpha",
    "upper-latin",
    "upper-roman",
]);

/// Classes of who is quoted, behind the quote.
pub const ATTRIBUTIONS: &Words = &Words::new(&["attribution", "blockquote-attribution"]);

/// Classes of lists of tasks whose items have the class of a box that is ticked, or not.
pub const TASK_LISTS: &Words = &Words::new(&["inline-task-list"]);

/// Classes of their items that are done.
pub const DONE: &Words = &Words::new(&["checked"]);

/// Classes of a box that is ticked.
pub const TICKED: &Words = &Words::new(&["checkbox-on"]);

/// Classes of a box that is not.
pub const UNTICKED: &Words = &Words::new(&["checkbox-off"]);

/// Among how many of its first nodes an item has its box.
pub const BOX_NODES: usize = 4;

/// How many parts of a `<ruby>` are looked at for parentheses.
pub const RUBY_PARTS: usize = 32;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_lower_case() {
        let lists: [&[&str]; 9] = [FIGURES, CAPTIONS, NUMBERS, POST_TEXTS, ATTRIBUTIONS, TASK_LISTS, DONE, TICKED, UNTICKED];
        for list in lists {
            assert!(list.is_sorted());
            assert!(list.iter().all(|word| *word == word.to_ascii_lowercase()));
        }
    }
}
