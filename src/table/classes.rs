//! What tokens of class names, ids and roles say of an element, in groups.
//!
//! A token is a piece of a name between marks or changes of case, in lower case and without digits at its end:
//! `relatedPosts-grid2` has the tokens `related`, `posts` and `grid`. Only words of user interfaces stand here, in the
//! English that stylesheets are written in, whatever the language of the page.

macro_rules! groups {
    ($($name:ident: $($token:literal)+;)*) => {
        #[expect(clippy::upper_case_acronyms, reason = "a list of numbers, read only through the constants")]
        enum Number { $($name),* }

        /// The names of the groups in capitals, by number.
        pub const GROUPS: &[&str] = &[$(stringify!($name)),*];

        $(#[doc = concat!("The group `", stringify!($name), "` as a bit.")] pub const $name: u64 = 1 << Number::$name as u64;)*

        /// Each token with its group, in the order of the groups; a token may stand in several.
        const TOKENS: &[(&str, u64)] = &[$($(($token, $name),)+)*];
    };
}

groups! {
    NAV: "nav" "navbar" "navi" "navigation" "navigations" "menu" "menus" "submenu" "mainnav" "subnav" "topnav" "megamenu" "dropdown" "hamburger" "offcanvas" "burger" "drawer" "menubar" "sitemap" "skip" "jump";
    HEADER: "header" "head" "masthead" "topbar" "hdr" "banner" "logo" "branding" "hero" "jumbotron";
    FOOTER: "footer" "foot" "bottom" "colophon" "ftr" "contentinfo" "footnotes" "subfooter";
    SIDE: "side" "sidebar" "aside" "rail" "complementary" "secondary" "sidenav" "widget" "widgets" "gadget" "sticky" "right" "left" "tertiary";
    SHARE: "share" "shares" "sharing" "social" "socials" "addtoany" "addthis" "sharedaddy" "sns" "follow" "facebook" "twitter" "whatsapp" "linkedin" "pinterest" "bookmark" "jetpack";
    RELATED: "related" "similar" "recommend" "recommended" "recommendation" "recommendations" "recirc" "recirculation" "suggested" "suggestion" "suggestions" "upnext" "popular" "trending" "mostread" "outbrain" "taboola" "more" "also" "read" "readmore" "crosssell" "upsell" "upsells" "latest" "recent" "hot" "viewed" "onward" "further" "associated" "teaser" "teasers";
    COMMENT: "comment" "comments" "commentlist" "disqus" "respond" "reply" "replies" "feedback" "commentary" "livefyre" "discussion";
    COOKIE: "cookie" "cookies" "consent" "gdpr" "privacy" "cmp" "onetrust" "didomi" "ccpa" "cookiebot" "usercentrics";
    PROMO: "promo" "promos" "promotion" "promotional" "promoted" "ad" "ads" "advert" "adverts" "advertisement" "advertising" "advertorial" "sponsor" "sponsored" "sponsors" "adsense" "adslot" "adsbygoogle" "cta" "donate" "donation" "paywall" "affiliate" "offer" "offers" "deal" "deals" "campaign" "dfp" "gpt" "marketing" "announcement" "alert" "notice" "notification" "partner" "partners";
    NEWSLETTER: "newsletter" "newsletters" "subscribe" "subscription" "subscriptions" "signup" "mailing" "mailchimp" "optin" "inscription";
    BREADCRUMB: "breadcrumb" "breadcrumbs" "crumbs" "crumb" "pathway" "trail" "breadcrumblist";
    TAG: "tag" "tags" "tagcloud" "keyword" "keywords" "topics" "label" "labels" "category" "categories" "cat" "cats" "taxonomy" "term" "terms" "kicker" "badge" "badges" "hashtag" "chip" "chips" "pill";
    AUTHOR: "author" "authors" "byline" "bylines" "bio" "biography" "writer" "profile" "avatar" "contributor" "contributors" "vcard" "credit" "credits" "gravatar" "editor";
    DATE: "date" "dates" "time" "timestamp" "published" "posted" "updated" "datetime" "pubdate" "dateline" "ago" "calendar";
    META: "meta" "metadata" "info" "infos" "postmeta" "details" "stats" "statistics" "count" "counts" "counter" "views" "attribution";
    MODAL: "modal" "modals" "popup" "popups" "overlay" "lightbox" "dialog" "toast" "tooltip" "popover" "interstitial" "snackbar" "fancybox";
    SEARCH: "search" "searchbox" "searchform" "searchbar" "query" "filter" "filters" "facet" "facets" "refine" "refinement" "sort" "sorting" "autocomplete" "typeahead";
    PAGINATION: "pagination" "pager" "paging" "paginate" "paginator" "next" "prev" "previous" "older" "newer" "pagenavi" "pages";
    CART: "cart" "basket" "checkout" "buy" "wishlist" "minicart" "qty" "quantity" "addtocart" "purchase" "bag" "swatch" "swatches" "variant" "variants" "option" "options" "stock" "shipping" "delivery" "payment" "payments" "returns";
    PRICE: "price" "prices" "pricing" "cost" "amount" "sale" "discount" "money" "currency" "msrp" "regular";
    REVIEW: "review" "reviews" "rating" "ratings" "stars" "star" "testimonial" "testimonials" "reviewer" "score" "bazaarvoice" "yotpo" "trustpilot" "bv" "vote" "votes" "voting";
    PRODUCT: "product" "products" "sku" "pdp" "merchandise" "shop" "woocommerce" "catalog" "catalogue" "commerce" "goods";
    CARD: "card" "cards" "tile" "tiles" "item" "items" "entry" "entries" "loop" "result" "results" "listing" "listings" "list" "feed" "stream" "archive" "hentry" "excerpt" "summary";
    CONTENT: "content" "contents" "body" "text" "article" "story" "post" "posts" "main" "maincontent" "articlebody" "bodytext" "richtext" "rte" "prose" "markdown" "copy" "wysiwyg" "editorial" "articlecontent" "page" "node" "blog" "single" "news" "paragraph" "editable" "rich";
    DESCRIPTION: "description" "desc" "intro" "introduction" "lead" "lede" "abstract" "standfirst" "dek" "blurb" "chapo" "chapeau" "subtitle" "subheading" "overview" "about" "synopsis" "tagline" "subhead" "subline" "vorspann" "summary";
    TITLE: "title" "titles" "headline" "headlines" "heading" "headings" "name" "caption" "hed" "captions" "legend";
    SPEC: "spec" "specs" "specification" "specifications" "feature" "features" "attribute" "attributes" "properties" "property" "technical" "parameter" "parameters" "ingredient" "ingredients" "nutrition" "instructions" "instruction" "recipe" "directions" "steps" "step" "infobox" "materials" "dimensions";
    TOC: "toc" "tableofcontents" "outline" "onthispage" "anchors" "scrollspy";
    HIDDEN: "hidden" "hide" "invisible" "sr" "visuallyhidden" "screenreader" "screen" "assistive" "offscreen" "noprint" "mobile" "print" "printonly" "collapsed" "lazy" "noscript" "tabpanel" "collapse";
    FORUM: "forum" "forums" "topic" "thread" "threads" "message" "messages" "cooked" "question" "questions" "answer" "answers" "postbody" "bbcode" "bb" "phpbb" "vbulletin" "xenforo" "discourse" "postcontent" "quote" "conversation" "postcell" "qa";
    USER: "user" "users" "username" "member" "members" "account" "signature" "sig" "reputation" "login" "signin" "register" "registration" "password" "poster" "moderator" "karma" "profile";
    CODE: "code" "highlight" "highlighter" "syntax" "prettyprint" "codehilite" "hljs" "prism" "snippet" "sourcecode" "console" "terminal" "pre" "sphx" "admonition" "docutils" "doc" "docs" "api" "reference";
    FORM: "form" "forms" "field" "fields" "input" "inputs" "fieldset" "contact" "wpcf" "hs" "captcha" "submit" "gform" "control";
    MEDIA: "media" "image" "images" "img" "gallery" "video" "videos" "photo" "photos" "picture" "figure" "slider" "carousel" "slide" "slides" "slideshow" "swiper" "player" "thumb" "thumbnail" "thumbnails" "thumbcaption" "audio" "podcast" "slick" "owl";
    FAQ: "faq" "faqs" "accordion" "accordions" "tab" "tabs" "panel" "panels" "collapsible" "toggle" "expander" "expandable";
    ACTION: "action" "actions" "button" "buttons" "btn" "btns" "link" "links" "tools" "toolbar" "tool" "utility" "icon" "icons" "print" "edit" "editsection" "copy" "copied" "clipboard" "control" "controls" "download" "permalink" "anchor";
    LEGAL: "copyright" "legal" "imprint" "impressum" "disclaimer" "license" "licence" "terms" "policy" "copyrights" "rights";
    LAYOUT: "col" "cols" "column" "columns" "row" "container" "wrapper" "wrap" "inner" "outer" "section" "block" "grid" "region" "area" "box" "module" "component" "primary" "center" "full" "width";
    LANGUAGE: "lang" "language" "languages" "locale" "country" "region" "translate" "translation" "hreflang" "currency" "store";
    LANDING: "hero" "benefit" "benefits" "service" "services" "team" "client" "clients" "plan" "plans" "stat" "logos" "customers" "cta" "tier" "why" "how" "elementor" "wpb" "vc" "et" "divi" "wix" "sqs" "framer" "usp" "brand" "brands" "partners";
}

/// The tokens, each with all its groups.
pub struct Tokens {
    /// By the hash of the token; where a place is taken, in the next that is free.
    slots: Vec<(&'static str, u64)>,
    /// Bits of which one is set for each token.
    hints: Vec<u64>,
}

/// Places for tokens, a power of two: three of four stay free, so that most tokens that are not known meet a free one.
const SLOTS: usize = 8192;
/// Bits that say whether a token may be known, a power of two: they stay where the processor has them at hand, which the places
/// for tokens do not.
const HINTS: usize = 16_384;

impl Tokens {
    /// Makes the table; done once.
    #[must_use]
    pub fn new() -> Tokens {
        let mut slots: Vec<(&'static str, u64)> = vec![("", 0); SLOTS];
        let mut hints = vec![0; HINTS / u64::BITS as usize];
        for (token, group) in TOKENS {
            let place = Place::of(token.as_bytes());
            let (word, bit) = place.hint();
            hints.iter_mut().skip(word).take(1).for_each(|hints| *hints |= bit);
            let mut at = place.slot();
            while let Some((known, groups)) = slots.get_mut(at) {
                if known.is_empty() || known == token {
                    *known = token;
                    *groups |= group;
                    break;
                }
                at = (at + 1) % SLOTS;
            }
        }
        Tokens { slots, hints }
    }

    /// The groups of a lower-case token as bits; 0 for most. `place` was told of each of its bytes.
    #[must_use]
    pub fn groups_at(&self, place: Place, token: &[u8]) -> u64 {
        let (word, bit) = place.hint();
        if self.hints.get(word).is_none_or(|hints| hints & bit == 0) {
            return 0;
        }
        let mut at = place.slot();
        while let Some((known, groups)) = self.slots.get(at).filter(|(known, _)| !known.is_empty()) {
            if known.as_bytes() == token {
                return *groups;
            }
            at = (at + 1) % SLOTS;
        }
        0
    }
}

impl Default for Tokens {
    fn default() -> Self {
        Self::new()
    }
}

/// Where a token is looked up: a hash of its bytes, told one after the other.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place(u32);

impl Place {
    /// The next byte of the token.
    pub fn push(&mut self, byte: u8) {
        self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x9E37_79B1);
    }

    /// The place of a whole token.
    #[must_use]
    pub fn of(token: &[u8]) -> Place {
        let mut place = Place::default();
        for byte in token {
            place.push(*byte);
        }
        place
    }

    /// The place of its hint: a word and a bit in it.
    fn hint(self) -> (usize, u64) {
        let bit = (self.0 >> (u32::BITS - HINTS.ilog2())) as usize;
        (bit / u64::BITS as usize, 1 << (bit % u64::BITS as usize))
    }

    fn slot(self) -> usize {
        (self.0 >> 16) as usize % SLOTS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_lower_case_and_stand_once_in_a_group() {
        for (at, (token, group)) in TOKENS.iter().enumerate() {
            assert!(token.bytes().all(|byte| byte.is_ascii_lowercase()), "{token}");
            assert!(!TOKENS[..at].contains(&(*token, *group)), "{token} stands twice");
        }
        assert!(GROUPS.len() <= 64);
    }

    #[test]
    fn a_token_of_two_groups_has_both() {
        let tokens = Tokens::new();
        let groups_of = |token: &[u8]| tokens.groups_at(Place::of(token), token);
        assert_eq!(groups_of(b"hero"), HEADER | LANDING);
        assert_eq!(groups_of(b"menu"), NAV);
        assert_eq!(groups_of(b"qqq"), 0);
    }
}
