//! What rules read from the classes of an element: each list has a bit, so that the classes are looked up once for all of them.

use super::words::Words;
use super::{
    boxes, callouts, captions, code, entries, formulas, hidden, icons, lettering, lists, notes, parts, posts, prune, recipes,
    scoring, spoken,
};

/// What an element is named, a bit for each.
pub type Bits = u64;

/// What an element may be named, by its classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// What asks for a donation or a subscription.
    Appeal,
    /// Who is quoted.
    Attribution,
    /// Who wrote an entry.
    Author,
    /// What stands beside the text of a post.
    BesidePost,
    /// One of the boxes of [`boxes::KINDS`].
    Box,
    /// What holds a remark that is set apart from the text.
    CalloutHolder,
    /// A remark that only its own name says, or a kind of one.
    CalloutKind,
    /// A remark as generators of documentation name it.
    CalloutName,
    /// What stands under a picture.
    Caption,
    /// The caption of a figure that no element says.
    CaptionPart,
    /// What stands beside code and is none.
    CodeFurniture,
    /// A line of code.
    CodeLine,
    /// What is there to be clicked.
    Control,
    /// A formula as a script has drawn it.
    DrawnFormula,
    /// A mark beside a heading, to edit what is under it.
    EditMark,
    /// A picture of an emoji.
    Emoji,
    /// What stands beside the name of a function in a manual.
    EntrySide,
    /// A list of events.
    Event,
    /// A figure that no element says.
    FigurePart,
    /// What folds or unfolds a quote.
    Fold,
    /// What may be unfolded.
    Folded,
    /// Questions and answers that fold.
    Folding,
    /// The footer of the page, and not of an article, by its tag or its role.
    Footer,
    /// What a form says once it was sent.
    FormAnswer,
    /// Code that is a formula.
    FormulaCode,
    /// What holds a formula and its drawing.
    FormulaHolder,
    /// What holds the source of a formula.
    FormulaSource,
    /// The sign of a link to a heading.
    HeadingSign,
    /// What its own style or attribute hides, whatever its classes.
    Hidden,
    /// A line of code that is hidden until somebody asks for it.
    HiddenLine,
    /// What a font draws an icon for.
    IconFont,
    /// A paragraph that is an item of a list.
    ItemParagraph,
    /// The language of the code below it.
    LanguageLabel,
    /// The last post of a topic.
    LastPost,
    /// The numbers of lines of code.
    LineNumbers,
    /// A listing that no element says.
    Listing,
    /// A sign that the page is loading.
    Loading,
    /// What a forum says of a member.
    MemberCard,
    /// What is known of an entry.
    Meta,
    /// A comment, a post or a recipe, whose lines are its own.
    Owner,
    /// What somebody else says.
    Person,
    /// What holds the text of a post.
    Post,
    /// A post of a thread whose posts are parted already.
    PostApart,
    /// What a post says, though it is named after what stands beside it, too.
    PostBody,
    /// A quotation that is a whole post.
    PostText,
    /// How often a cell of a notebook was run.
    Prompt,
    /// A field in the card of a recipe.
    RecipeField,
    /// What the card of a recipe says of itself.
    RecipeNote,
    /// A remark of editors about a text.
    Remark,
    /// A note beside the line that it belongs to.
    SideNote,
    /// What every post of a member ends with.
    Signature,
    /// A part of the name of a function in a manual.
    SignaturePart,
    /// What is only read aloud.
    Spoken,
    /// What is read aloud beside a box to be ticked.
    SpokenText,
    /// When, and by whom, an entry was written.
    Stamp,
    /// What an entry is filed under.
    Tag,
    /// A post of a thread.
    ThreadPost,
    /// The title of a remark.
    Title,
    /// What is said of a sign when the mouse is over it.
    Tooltip,
    /// What no machine should translate.
    Untranslated,
}

impl Named {
    /// The bit that stands for it.
    #[must_use]
    pub const fn bit(self) -> Bits {
        1 << self as u32
    }
}

/// The words of class names that say so.
pub const WORDS: [(Named, &Words); 30] = [
    (Named::Appeal, prune::APPEALS),
    (Named::Author, entries::AUTHORS),
    (Named::BesidePost, posts::BESIDE),
    (Named::Box, boxes::NAMES),
    (Named::CalloutHolder, callouts::HOLDERS),
    (Named::CalloutKind, callouts::LONE),
    (Named::Caption, captions::CAPTIONS),
    (Named::Control, code::BUTTONS),
    (Named::Emoji, icons::EMOJIS),
    (Named::Event, prune::EVENT_WORDS),
    (Named::Folded, hidden::FOLDED),
    (Named::Folding, scoring::ANSWER_BOXES),
    (Named::LanguageLabel, code::LANGUAGE_LABELS),
    (Named::LastPost, entries::LAST_POST_NAMES),
    (Named::Loading, prune::LOADING),
    (Named::MemberCard, prune::MEMBER_CARDS),
    (Named::Meta, entries::META),
    (Named::Owner, entries::OWNERS),
    (Named::Person, entries::PEOPLE),
    (Named::Post, posts::NAMES),
    (Named::PostApart, parts::POSTS_APART),
    (Named::PostBody, posts::TEXTS),
    (Named::RecipeField, recipes::FIELDS),
    (Named::RecipeNote, recipes::NOTES),
    (Named::SpokenText, spoken::SPOKEN_TEXTS),
    (Named::Stamp, prune::STAMP_WORDS),
    (Named::Tag, entries::TAGS),
    (Named::ThreadPost, parts::POSTS),
    (Named::Title, callouts::TITLES),
    (Named::Tooltip, boxes::TOOLTIPS),
];

/// The classes, as a whole, that say so.
pub const CLASSES: [(Named, &Words); 28] = [
    (Named::Attribution, parts::ATTRIBUTIONS),
    (Named::CalloutName, callouts::HOLDER_NAMES),
    (Named::CaptionPart, parts::CAPTIONS),
    (Named::CodeFurniture, code::FURNITURE),
    (Named::CodeLine, code::LINES),
    (Named::DrawnFormula, formulas::DRAWN),
    (Named::EditMark, notes::EDIT_MARKS),
    (Named::EntrySide, prune::ENTRY_SIDES),
    (Named::FigurePart, parts::FIGURES),
    (Named::Fold, prune::FOLDS),
    (Named::FormAnswer, prune::FORM_ANSWERS),
    (Named::FormulaCode, formulas::CODES),
    (Named::FormulaHolder, formulas::HOLDERS),
    (Named::FormulaSource, formulas::SOURCES),
    (Named::HeadingSign, prune::HEADING_SIGNS),
    (Named::HiddenLine, code::HIDDEN_LINES),
    (Named::IconFont, icons::ICON_FONTS),
    (Named::ItemParagraph, lists::ITEM_PARAGRAPHS),
    (Named::LineNumbers, code::LINE_NUMBERS),
    (Named::Listing, code::LISTINGS),
    (Named::PostText, parts::POST_TEXTS),
    (Named::Prompt, code::PROMPTS),
    (Named::Remark, notes::REMARKS),
    (Named::SideNote, notes::SIDE_NOTES),
    (Named::Signature, prune::SIGNATURES),
    (Named::SignaturePart, lettering::SIGNATURE_PARTS),
    (Named::Spoken, spoken::SPOKEN),
    (Named::Untranslated, code::UNTRANSLATED),
];
