//! Lines that look like content and are none, and the words of notices.

use super::words::Words;

/// Words of the longest line that may be a label.
pub const LINE_WORDS: u32 = 12;
/// Kept blocks at the beginning of the text among which the headline is looked for.
pub const HEAD_BLOCKS: usize = 4;
/// Those among which it is dropped.
pub const HEADLINE_BLOCKS: usize = 2;
/// Words of the shortest heading over a text that is known for the headline though it is not just the title.
pub const HEADLINE_WORDS: u32 = 4;
/// Words of the shortest standfirst that is dropped where the text begins with it.
pub const REPEATED_WORDS: u32 = 6;
/// Lines about the lengths of films from which on they are a list of other films.
pub const LENGTH_LINES: usize = 4;
/// Words of text beside the cards of films that make them a list of other films.
pub const TEXT_BESIDE_CARDS: u32 = 20;
/// Words of the longest line in such a card.
pub const CARD_WORDS: u32 = 25;
/// Words of the largest page that may be but a notice or a footer.
pub const NOTICE_PAGE_WORDS: u32 = 300;
/// Words of the text that a page has for each card of another article in it.
pub const TEXT_FOR_CARD: usize = 200;
/// The link around the heading of a card is looked for so many levels up.
pub const CARD_LEVELS: usize = 6;
/// Nodes of a card among which a picture or a text is looked for.
pub const CARD_NODES: usize = 64;

/// What cards of the members of a forum begin their lines with, lower case, sorted,
#[rustfmt::skip]
pub const MEMBER_LABELS: &Words = &Words::new(&[
    "beiträge", "berichten", "dołączył", "from", "inscription", "inscrit", "join date", "joined", "lid geworden", "likes received",
    "location", "member since", "mensagens", "mensajes", "messages", "messaggi", "ort", "posts", "posty", "reaction score",
    "registered", "registrado", "registrato", "registriert", "registriert seit", "rejestracja", "reputation", "wohnort", "зарегистрирован",
    "откуда", "регистрация", "сообщений", "сообщения",
]);
/// and words in the names of their elements,
#[rustfmt::skip]
pub const MEMBER_CARDS: &Words = &Words::new(&[
    "author", "cauthorpane", "member", "postauthor", "postdetails", "poster", "postleft", "postprofile", "profile", "user", "userinfo",
]);
/// which are looked for so many levels up.
pub const MEMBER_LEVELS: usize = 5;
/// What an element calls the number of a post,
pub const POST_NUMBER: &str = "position";
/// so many levels up.
pub const POST_NUMBER_LEVELS: usize = 3;
/// What the subject of an answer begins with, lower case, sorted.
#[rustfmt::skip]
pub const ANSWER_MARKS: &Words = &Words::new(&["antw", "aw", "odp", "re", "res", "sv", "vs", "ynt", "回复"]);

/// What elements say that stand in front of the page,
pub const DIALOG_ROLES: [&str; 2] = ["dialog", "alertdialog"];
/// and words in the names of those that stand there until it is loaded,
pub const LOADING: &Words = &Words::new(&["loader", "loading", "preloader", "spinner"]);
/// which are looked for so many levels up.
pub const LOADING_LEVELS: usize = 2;
/// Words of the largest page that may be but an error or a request to switch scripts on.
pub const NOTICE_WORDS: u32 = 60;
/// The share of the words about consent from which on a text is about nothing else, by the walls and banners of the data sets.
pub const CONSENT_SHARE: f32 = 0.07;
/// How many different words about consent such a text has.
pub const CONSENT_DIFFERENT: usize = 3;
/// Characters between tags.
pub const TAG_MARKS: [char; 7] = ['·', '|', '•', ',', '/', '#', '-'];

/// Words of the longest reference to another article.
pub const REFERENCE_WORDS: u32 = 30;
/// Letters of a label that is none where it stands alone: the Spanish `lea` is a name, too.
pub const NAME_LETTERS: usize = 3;
/// Words of the longest label alone.
pub const LABEL_WORDS: u32 = 8;
/// The most words of a list of references, as a share of the page's text: of more, they are what the page is about.
pub const REFERENCE_PART: f32 = 0.25;
/// What headings over links to other pages say, lower case, sorted,
#[rustfmt::skip]
pub const MORE_WORDS: &Words = &Words::new(&[
    "altre", "altri", "andere", "autres", "další", "fler", "flere", "lisää", "mais", "meer", "mehr", "mere", "more", "más", "other", "otras",
    "otros", "outras", "outros", "weitere", "więcej", "другие", "еще", "ещё", "更多",
]);
/// also behind one of these;
pub const MORE_VERBS: &Words =
    &Words::new(&["discover", "encore", "explore", "find", "for", "learn", "noch", "read", "see", "view"]);
/// such links under one of them.
pub const MORE_LINKS: usize = 3;
/// Labels that also stand over a text of the page's own: what a game needs, and what is better.
pub const OWN_LABELS: &Words = &Words::new(&["recommended"]);
/// What authors write over what they have read and what else they know of, lower case, sorted.
pub const AUTHORS_HEADINGS: &Words = &Words::new(&[
    "further reading",
    "lue myös",
    "recommended reading",
    "se också",
    "se også",
    "see also",
    "siehe auch",
    "vea también",
    "veja também",
    "ver también",
    "voir aussi",
    "véase también",
    "zobacz też",
    "延伸閱讀",
    "延伸阅读",
]);
/// Signs behind the label of a reference.
pub const REFERENCE_SIGNS: [char; 11] = [':', '：', '|', '>', '→', '»', '►', ']', '］', '】', '》'];
/// Signs before such a label, behind which it needs none.
pub const REFERENCE_POINTERS: [char; 12] = ['>', '»', '→', '►', '▶', '▷', '▼', '■', '◆', '●', '☞', '※'];
/// Marks around a label without a sign behind it.
pub const REFERENCE_MARKS: u32 = 3;
/// Characters of a line in which its label is looked for.
pub const LONGEST_REFERENCE_LABEL: usize = 48;

/// What stands before a link to another article, or over several, lower case, sorted.
#[rustfmt::skip]
pub const REFERENCE_LABELS: &[&str] = &[
    "a lire", "a lire aussi", "also read", "also see", "articles liés", "articles similaires", "articoli correlati",
    "artigos relacionados", "artikel terkait", "artículos relacionados", "auch interessant", "auch lesenswert", "auch spannend",
    "ayrıca okuyun", "baca juga", "benzer haberler", "berita terkait", "bunlar da ilginizi çekebilir", "bài viết liên quan",
    "citeşte şi", "citește mai mult", "citește și", "clientes también compraron", "clientes também compraram",
    "customers also bought", "customers also viewed", "customers who bought this also bought",
    "customers who bought this item also bought", "customers who viewed this also viewed",
    "customers who viewed this item also viewed", "czytaj również", "czytaj także", "czytaj też", "czytaj więcej",
    "dans le même thème", "das könnte dich auch interessieren", "das könnte euch auch interessieren",
    "das könnte ihnen auch gefallen", "das könnte sie auch interessieren", "das thema könnte dich auch interessieren",
    "diese themen könnten dich auch interessieren", "dit vind je misschien ook interessant", "don't miss",
    "du liker kanskje disse også", "explore more", "frequently bought together", "further reading", "gerelateerde artikelen",
    "gerelateerde producten", "hier lesen", "ikke gå glipp av", "ilgili haber", "ilgili haberler", "ilginizi çekebilir",
    "i̇lgili haber", "i̇lgili haberler", "i̇lginizi çekebilir", "kapcsolódó cikk", "kapcsolódó cikkek", "keep reading",
    "kunden kauften auch", "könnte dich auch interessieren", "könnte euch auch interessieren", "lasi arī", "lasīt arī",
    "latest news", "le puede interesar", "le recomendamos", "lea", "lea además", "lea aquí", "lea más", "lea tambien",
    "lea también", "lee además", "lee también", "leer más", "lees meer", "lees ook", "lees verder", "leggi anche", "leia mais",
    "leia também", "les mer", "les også", "lesen sie auch", "lesen sie mehr", "lesetipp", "lest auch", "lies auch",
    "lihat juga", "lire aussi", "lire également", "loe ka", "loe veel", "lue lisää", "lue myös", "lues også", "läs mer",
    "läs också", "läs även", "læs mere", "læs også", "meer over dit onderwerp", "mehr dazu", "mehr lesen", "mehr themen",
    "mehr zu diesem thema", "mehr zum thema", "more articles", "more news", "more stories", "must read", "más sobre este tema",
    "next by date", "next by thread", "next message", "noticias relacionadas", "notícias relacionadas", "nächste nachricht",
    "olvassa el", "olvasta már", "passend dazu", "people also bought", "people also viewed",
    "people who bought this also bought", "people who viewed this also viewed", "people who viewed this item also viewed",
    "pode gostar também", "podobne artykuły", "podobne produkty", "polecamy", "potrebbe interessarti anche",
    "powiązane artykuły", "preberi še", "preberite tudi", "prev by date", "prev by thread", "previous message",
    "prodotti correlati", "productos relacionados", "produits associés", "produits similaires", "produtos relacionados",
    "pročitajte i", "pročitajte još", "pročitajte više", "przeczytaj również", "przeczytaj także", "przeczytaj też",
    "přečtěte si", "přečtěte si také", "read also", "read more", "read next", "read on", "read this next", "recent posts",
    "recommended", "recommended reading", "recommended stories", "related", "related article", "related articles",
    "related content", "related news", "related posts", "related products", "related reading", "related stories",
    "related story", "relaterade artiklar", "relaterede artikler", "relaterte artikler", "saiba mais", "schon gelesen",
    "se också", "se også", "see also", "see more", "siehe auch", "siehe dazu", "simak juga", "similar items",
    "similar products", "skaitykite taip pat", "související články", "sprawdź też", "sur le même sujet", "también lea",
    "también te puede interesar", "te podría interesar", "te puede interesar", "te puede interesar leer", "te recomendamos",
    "ti potrebbe interessare", "tin liên quan", "to też może cię zainteresować", "vea también", "veja mais", "veja também",
    "ver también", "verwandte artikel", "vezi şi", "vezi și", "voir aussi", "vorherige nachricht", "vous aimerez aussi",
    "véase también", "w tym temacie", "weitere artikel", "weitere beiträge", "weitere meldungen", "weitere nachrichten",
    "weitere news", "weitere themen", "weiterlesen", "wird oft zusammen gekauft", "xem thêm", "you may also be interested",
    "you may also be interested in", "you may also like", "you might also be interested in", "you might also like",
    "zobacz także", "zobacz też", "zobacz więcej", "à lire", "à lire aussi", "à lire également", "à voir aussi",
    "ähnliche artikel", "ähnliche beiträge", "ähnliche produkte", "čtěte také", "čtěte též", "đọc thêm", "δείτε ακόμη",
    "δείτε επίσης", "διαβάστε ακόμα", "διαβάστε ακόμη", "διαβάστε επίσης", "διαβάστε περισσότερα", "σχετικά άρθρα", "вижте още",
    "материалы по теме", "по теме", "похожие статьи", "похожие товары", "прочетете още", "прочетете повече",
    "с этим товаром покупают", "смотрите также", "читайте еще", "читайте ещё", "читайте также", "читайте також", "читать также",
    "כתבות נוספות", "לכתבה המלאה", "קראו גם", "קראו עוד", "ראו גם", "أخبار ذات صلة", "إقرأ أيضا", "إقرأ أيضاً", "اقرأ أيضا",
    "اقرأ أيضاً", "اقرأ أيضًا", "اقرأ المزيد", "اقرأ ايضا", "بیشتر بخوانید", "شاهد أيضا", "شاهد أيضاً", "مزید پڑھیں",
    "مطالب مرتبط", "مقالات ذات صلة", "مواضيع ذات صلة", "یہ بھی پڑھیں", "इसे भी पढ़ें", "यह भी पढ़ें", "ये भी पढ़ें",
    "আরও পড়ুন", "ข่าวที่เกี่ยวข้อง", "บทความที่เกี่ยวข้อง", "อ่านข่าวต้นฉบับ", "อ่านข่าวที่เกี่ยวข้อง", "อ่านเพิ่มเติม",
    "เรื่องที่เกี่ยวข้อง", "あわせて読みたい", "おすすめ記事", "この商品を見た人はこちらも", "この商品を買った人はこんな商品も", "合わせて読みたい", "延伸閱讀", "延伸阅读", "推荐阅读",
    "推薦閱讀", "更多阅读", "相关商品", "相关报道", "相关文章", "相关新闻", "相关阅读", "相關商品", "相關報導", "相關報道", "相關文章", "相關新聞", "相關閱讀", "関連エントリ", "関連エントリー",
    "関連ニュース", "関連リンク", "関連商品", "関連記事", "관련 기사", "관련기사",
];

/// Words of the longest badge of a card.
pub const BADGE_WORDS: u32 = 2;

/// What links are called that are paid for, but for the first letter.
pub const PAID_LINKS: &str = "ffiliate";
/// What they are called, lower case.
pub const PAID_LINK_NAMES: [&str; 4] = ["affiliate link", "affiliate-link", "affiliated link", "affiliatelink"];
/// Words of the longest text that says that the page has such.
pub const DISCLOSURE_WORDS: u32 = 60;
/// What such a text says before that, lower case. Of 26 of them on the pages of wcxb and hand that the model had not seen, and
/// had kept, 3 were content.
pub const DISCLOSURES: [&str; 10] = [
    "this post",
    "this article",
    "this page",
    "this recipe",
    "this site",
    "this website",
    "this blog",
    "dieser beitrag",
    "dieser artikel",
    "cet article",
];

/// The heading that holds a block is looked for so many levels up.
pub const HEADING_LEVELS: usize = 2;
/// The appeal that a heading stands over is looked for so many levels up,
pub const BOX_LEVELS: usize = 5;
/// has at most so many nodes,
pub const BOX_NODES: usize = 200;
/// and says no more than this.
pub const APPEAL_WORDS: u32 = 30;
/// Fields for a name that an appeal may have beside the one for a mail address: with more, it is a letter.
pub const APPEAL_FIELDS: usize = 2;
/// The types of fields for a mail address,
pub const MAIL_FIELDS: &[&str] = &["email"];
/// for a number to call,
pub const CALL_FIELDS: &[&str] = &["tel"];
/// and for what is not said.
pub const TEXT_FIELDS: &[&str] = &["text"];
/// Words in the names of fields that ask whether one is a person.
pub const CAPTCHAS: &Words = &Words::new(&["captcha", "hcaptcha", "recaptcha"]);
/// How the address of somebody begins who wants to be written or called.
pub const CONTACT_SCHEMES: &[&str] = &["mailto:", "tel:"];
/// Words in the names of boxes that ask for something, lower case, sorted.
#[rustfmt::skip]
pub const APPEALS: &Words = &Words::new(&[
    "consegna", "delivery", "donate", "donation", "donations", "dons", "dostawa", "entrega", "envio", "levering", "lieferung",
    "livraison", "newsletter", "regwall", "shipping", "spedizione", "spende", "spenden", "subscribe", "versand",
]);
/// Words of the largest such box,
pub const NAMED_APPEAL_WORDS: u32 = 60;
/// and its share of the page's: the page of a newsletter has such names, too.
pub const APPEAL_PART: f32 = 0.1;
/// Words of the longest heading that goes since nothing is kept under it: longer ones are calls at the end of a landing page,
/// which the truths keep.
pub const BARE_HEADING_WORDS: u32 = 5;
/// The most headings, at the end or among the text, that are dropped; more are a list.
pub const BARE_HEADINGS: usize = 2;

/// The list of terms around a reference is looked for so many levels up.
pub const DEFINITION_LEVELS: usize = 4;

/// What forums draw over a signature.
pub const SIGNATURE_LINE: &str = "___________";
/// The score from which on a heading among the text stays though its section was dropped. Cross-validated, of those under it on
/// pages with one or two: 69 are no content and 37 are.
pub const SURE_HEADING: f32 = 0.6;
/// Words of the shortest such section.
pub const HOLLOW_WORDS: u32 = 6;

/// The element around a post's signature is looked for so many levels up.
pub const SIGNATURE_LEVELS: usize = 4;

/// Classes of a signature in the markup of forums, whole names in lower case.
#[rustfmt::skip]
pub const SIGNATURES: &Words = &Words::new(&[
    "forum-signature", "ipscomment_signature", "ipsentry__signature", "message-signature", "post-signature", "post_signature",
    "postsignature", "signature", "signaturecontainer", "user-signature", "usersignature",
]);

/// Classes of what folds a quote in forums, or a description in manuals, whole names in lower case, sorted.
pub const FOLDS: &Words =
    &Words::new(&["bbcodeblock-expandlink", "bbcodeblock-shrinklink", "hideme", "ipsquote_showmore", "quoteexpand"]);

/// Classes of the parts of lines beside the name of a function in a manual: since when it is there, a link to its source. Whole names
/// in lower case, sorted.
pub const ENTRY_SIDES: &Words = &Words::new(&["rightside"]);
/// It has at most so many words.
pub const SIDE_WORDS: u32 = 12;

/// What a form says once it was sent, or not, is looked for so many levels up.
pub const ANSWER_LEVELS: usize = 3;
/// Its classes, whole names in lower case, sorted.
pub const FORM_ANSWERS: &Words = &Words::new(&[
    "elementor-message",
    "form-error",
    "form-message",
    "form-success",
    "form__message",
    "gform_validation_errors",
    "hs-error-msg",
    "hs-error-msgs",
    "mc4wp-response",
    "newsletter-form__message",
    "nf-response-msg",
    "w-form-done",
    "w-form-fail",
    "wpcf7-response-output",
]);

/// Classes of the signs beside headings that lead to themselves, whole names in lower case, sorted.
pub const HEADING_SIGNS: &Words = &Words::new(&[
    "anchor-link",
    "anchorjs-link",
    "hash-link",
    "header-anchor",
    "headerlink",
    "heading-anchor",
    "sl-anchor-link",
]);
/// Words of the longest of these: "Section titled …".
pub const HEADING_SIGN_WORDS: u32 = 16;

/// Words of a link under each of several entries ("Learn more").
pub const ENTRY_LINK_WORDS: u32 = 3;
/// So many that say the same are such.
pub const ENTRY_LINKS: usize = 3;

/// The quote that holds the name over it is looked for so many levels up.
pub const QUOTE_LEVELS: usize = 3;

/// Words in the classes of what says when and by whom an entry was written, lower case, sorted.
pub const STAMP_WORDS: &Words = &Words::new(&[
    "author",
    "authors",
    "byline",
    "bylines",
    "date",
    "dateline",
    "dates",
    "datetime",
    "info",
    "infos",
    "iteminfo",
    "meta",
    "metadata",
    "posted",
    "postmeta",
    "pubdate",
    "published",
    "time",
    "timestamp",
    "updated",
]);
/// Words in the classes of lists of events, whose days are what they tell of, lower case, sorted.
#[rustfmt::skip]
pub const EVENT_WORDS: &Words = &Words::new(&[
    "agenda", "calendar", "concerts", "event", "eventos", "events", "kalender", "schedule", "termine", "veranstaltungen",
]);
/// Such a list is looked for so many levels up.
pub const EVENT_LEVELS: usize = 6;
/// The cell around a line is looked for so many levels up,
pub const CELL_LEVELS: usize = 3;
/// and what stands beside it in the row among so many blocks before and behind it.
pub const ROW_BLOCKS: usize = 200;
/// So many authors are looked for in lines above the text.
pub const BYLINE_AUTHORS: usize = 32;
/// Words beside the names in a line above the text.
pub const BYLINE_WORDS: u32 = 2;
/// So many of a kind are those of a list.
pub const STAMPS: usize = 3;
/// The share of them that has a date, or of such links that says the same.
pub const DATED_PART: f32 = 0.8;
/// The share of the entries under which the same link stands.
pub const LINKED_PART: f32 = 0.8;
/// The score from which on such a line is content all the same. Of 22 kinds of lines under it on the pages of hand and wcxb that
/// the model had not seen, 19 were no content; the days of a chronicle had .91.
pub const SURE_SCORE: f32 = 0.85;

/// Words of notices about consent, lower case, sorted.
#[rustfmt::skip]
pub const CONSENT_WORDS: &Words = &Words::new(&[
    "accept", "acceptar", "accepter", "accetta", "aceptar", "advertising", "akceptuję", "akzeptieren", "anunciantes",
    "consenso", "consent", "consentement", "consentimento", "consentimiento", "cookie", "cookies", "datenschutz",
    "datenschutzerklärung", "dsgvo", "einwilligung", "gdpr", "partenaires", "partner", "partnern", "partners", "personalised",
    "personalisierte", "personalized", "personnalisée", "personnalisées", "preferences", "privacidad", "privacy", "préférences",
    "publicidad", "publicité", "publicités", "reject", "rgpd", "socios", "toestemming", "traceurs", "trackern", "tracking",
    "werbung", "zustimmen", "zustimmung", "zwecke",
]);

/// What a page says that shows nothing because it wants something first, lower case.
#[rustfmt::skip]
pub const NOTICES: &[&str] = &[
    "access denied", "activez javascript", "are you a robot", "checking if the site connection is secure",
    "checking your browser", "enable javascript", "error 403", "error 404", "javascript aktivieren", "javascript is disabled",
    "javascript is required", "javascript muss aktiviert", "needs javascript", "pardon our interruption", "requires javascript",
    "turn on javascript", "unusual traffic", "verify you are human", "veuillez activer javascript", "you have been blocked",
];
