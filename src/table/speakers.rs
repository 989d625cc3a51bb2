//! How pages name who wrote a post and when, and what stands beside that.

use super::words::Words;

/// Words in the names of what holds the name of who wrote a post, lower case, sorted;
#[rustfmt::skip]
pub const AUTHORS: &Words = &Words::new(&[
    "auteur", "author", "authorname", "autor", "bigusername", "byline", "creator", "displayname", "handle", "membername", "nick", "nickname",
    "postauthor", "poster", "postername", "screenname", "username",
]);
/// those of people,
pub const PEOPLE: &Words = &Words::new(&["member", "person", "profile", "user"]);
/// which make one with one of these beside them.
pub const NAMES: &Words = &Words::new(&["details", "fullname", "info", "link", "name"]);
/// Those after which what stands there is a name, whatever it looks like.
pub const NAMED: &Words = &Words::new(&[
    "authorname",
    "bigusername",
    "displayname",
    "membername",
    "nick",
    "nickname",
    "postername",
    "screenname",
    "username",
]);
/// The same of what is about an author but not the name.
#[rustfmt::skip]
pub const ABOUT: &Words = &Words::new(&[
    "avatar", "avatars", "badge", "badges", "banner", "bio", "count", "date", "email", "flair", "follow", "group", "icon", "image", "img", "job",
    "joined", "last", "level", "location", "mention", "photo", "picture", "position", "posts", "rank", "reputation", "role",
    "score", "stats", "status", "tag", "time", "title", "tooltip", "usertitle",
]);
/// The same of what is in a post but no part of it: what others said, what is under each post of its author.
#[rustfmt::skip]
pub const APART: &Words = &Words::new(&[
    "anonymous", "attachments", "blockquote", "breadcrumb", "breadcrumbs", "editby", "edited", "editedby", "editor", "joindate", "joined", "lastedit", "lastedited", "likes", "mention", "modified", "onebox", "quote", "quoted",
    "quotes", "quotetitle", "reactions", "registered", "related", "sig",
]);
/// The same of what says when a post was written.
#[rustfmt::skip]
pub const TIMES: &Words = &Words::new(&[
    "age", "ago", "created", "date", "dateline", "datetime", "datum", "postdate", "posted", "postinfo", "published", "relativetime", "smalltext", "time", "timeago",
    "timestamp", "when",
]);

/// Values of `itemprop` on the name of an author, or on what holds it,
pub const AUTHOR_PROPERTIES: &Words = &Words::new(&["author", "creator"]);
/// on the name in it,
pub const NAME_PROPERTY: &str = "name";
/// and on the time.
pub const TIME_PROPERTIES: &Words = &Words::new(&["datecreated", "datepublished", "uploaddate"]);

/// What is shown in the place of a name, and is none: what members are called together, what can be done, lower case, sorted.
#[rustfmt::skip]
pub const NO_NAMES: &Words = &Words::new(&[
    "administrator", "administrators", "advertisement", "anonymous", "author", "banned", "deleted", "deleted member", "deleted user", "former member", "full member", "guest", "guests", "hero member",
    "junior member", "member", "members", "moderator", "moderators", "newbie", "offline", "online", "op", "original poster", "posts", "premium member", "profile",
    "registered", "registered user", "removed", "reply", "report", "senior member", "site supporter", "staff", "supporter", "unregistered", "user", "veteran", "view profile", "well-known member",
]);

/// Words before a date that is not that of the post: of the member, or of a change. Lower case, sorted.
#[rustfmt::skip]
pub const OTHER_LABELS: &Words = &Words::new(&[
    "changed", "dabei", "edit", "edited", "inscription", "inscrit", "join", "joined", "last", "lid", "mitglied", "modified",
    "registered", "registrado", "registrato", "registriert", "seen", "since", "updated",
]);
/// Bytes of the longest text that is the label of a date.
pub const LABEL_BYTES: usize = 60;
/// The words that a text begins with among which one of these is.
pub const LABEL_WORDS: usize = 4;

/// The card of a post is looked for so many levels around its text.
pub const LEVELS: usize = 4;
/// Rows beside the one with the text, in a table that is one post.
pub const MOST_ROWS: usize = 3;
/// So many elements beside each other are compared.
pub const BESIDE: usize = 64;
/// Nodes of a post that are read.
pub const NODES: usize = 4000;
/// Properties of linked data that hold the text of a post.
pub const TEXT_PROPERTIES: [&str; 3] = ["text", "articleBody", "description"];
/// Those that hold its time.
pub const LINKED_TIMES: [&str; 3] = ["dateCreated", "datePublished", "uploadDate"];
/// Letters and digits with which two texts begin alike that are the same.
pub const BEGINNING: usize = 24;
/// Bytes of a text in which they are looked for.
pub const BEGINNING_BYTES: usize = 400;
/// Words beside a date that its line may have,
pub const WORDS_OF_TIME: usize = 4;
/// and the line with the name of the author.
pub const WORDS_OF_BYLINE: usize = 10;
/// Words beside a date in what is said of a short text when the mouse is over it.
pub const WORDS_OF_TITLE: usize = 1;
/// Bytes of such a text.
pub const TITLED_BYTES: usize = 40;
/// Nodes of the name of an author that are read.
pub const NAME_NODES: usize = 60;
