//! Lines that are labels wherever they stand: of buttons and boxes, how long reading takes, where pictures are from, who owns the
//! rights.

use super::words::Words;

/// What joins two letters, and is nothing alone: 264 such lines were no content, none was.
pub const JOINER: char = '\u{200d}';
/// Labels of buttons and boxes, lower case, sorted.
#[rustfmt::skip]
pub const LABELS: &Words = &Words::new(&[
    "advertentie", "advertisement", "advertorial", "annons", "annonse", "anzeige", "article continues after ad",
    "article continues after advertisement", "article continues below", "article continues below advertisement",
    "article continues below the advertisement", "article partner", "artikel gaat verder onder de advertentie",
    "artikel gaat verder onder de video", "artikel teilen", "artikeln fortsätter under annonsen",
    "artikkelen fortsetter under annonsen", "artikkeli jatkuu mainoksen jälkeen", "artiklen fortsætter efter annoncen",
    "artiklen fortsætter under annoncen", "beitrag teilen", "comparte", "comparte esta noticia", "compartilhar",
    "compartilhe", "compartir", "condividi", "continua a leggere dopo la pubblicità", "continua após a publicidade",
    "continua depois da publicidade", "continue reading below", "continue reading below advertisement",
    "continúa después de la publicidad", "continúa leyendo después de la publicidad", "continúa tras la publicidad",
    "cook mode prevent your screen from going dark", "copier le lien", "copy link", "dalsza część artykułu pod wideo",
    "dalsza część tekstu pod wideo", "dalszy ciąg materiału pod wideo", "de tekst gaat verder onder de afbeelding",
    "de tekst gaat verder onder de foto", "de tekst loopt door onder de foto", "deel", "deel dit artikel", "del", "dela",
    "delen", "der artikel geht unter der anzeige weiter", "der artikel wird unter der anzeige fortgesetzt", "featured video",
    "featured videos", "follow us", "hirdetés", "in this article", "inhalt", "inhaltsverzeichnis", "jaa",
    "juttu jatkuu mainoksen jälkeen", "l'articolo continua dopo la pubblicità", "l'articolo prosegue dopo la pubblicità",
    "la suite après cette publicité", "la suite après la publicité", "la suite de l'article après la publicité",
    "lees verder na de advertentie", "lees verder onder de advertentie", "mainos", "meer video's", "mehr videos",
    "more share options", "more videos", "más vídeos", "partager", "partager cet article", "partager l'article",
    "partager sur", "partagez", "partagez cet article", "paylaş", "plus de vidéos", "pokračování článku pod reklamou",
    "pubblicità", "publicidad", "publicitate", "publicité", "quảng cáo", "recently viewed", "reklama", "related video",
    "related videos", "saken fortsetter etter annonsen", "saken fortsetter under annonsen", "scroll to continue",
    "scroll to continue with content", "share", "share article", "share on", "share this", "share this article",
    "share this page", "share this post", "share this story", "sharing", "sigue leyendo después de la publicidad",
    "social sharing", "sommaire", "story continues after ad", "story continues after advertisement", "story continues below",
    "story continues below advertisement", "suite de l'article après la publicité", "suivez-nous", "table of contents",
    "teilen", "tekst gaat verder onder de advertentie", "tekst gaat verder onder de foto", "tekst loopt door onder de foto",
    "the article continues below", "the article continues below the video", "tl;dr", "tweet", "udostępnij", "video", "videos",
    "watch video", "watch videos", "weiter nach der anzeige", "weitere videos", "weiterleiten", "zuletzt angesehen",
    "článek pokračuje pod reklamou", "článek pokračuje pod videem", "διαφήμιση", "поделиться", "реклама", "פרסומת", "إعلان",
    "شارك", "مشاركة", "विज्ञापन", "โฆษณา", "シェア", "シェアする", "分享", "分享到", "广告", "広告", "廣告", "공유", "공유하기",
]);

/// What the time that reading takes is called, wherever in the line, lower case, sorted.
#[rustfmt::skip]
pub const READING_TIMES: &Words = &Words::new(&[
    "leestijd", "lesedauer", "lesetid", "lesezeit", "lästid",
]);

/// The same where it stands behind the time, or beside a word for time, lower case, sorted.
#[rustfmt::skip]
pub const READING_NAMES: &Words = &Words::new(&[
    "czytania", "lectura", "lecture", "leitura", "lettura", "läsning", "okuma", "read", "reading", "чтения",
]);

/// Words for time beside these, lower case, sorted.
#[rustfmt::skip]
pub const READING_MARKS: &Words = &Words::new(&[
    "czas", "estimado", "estimated", "süresi", "tempo", "temps", "tiempo", "time", "время",
]);

/// Units of time, lower case, sorted.
#[rustfmt::skip]
pub const READING_UNITS: &Words = &Words::new(&[
    "dakika", "dk", "min", "mins", "minut", "minuta", "minute", "minuten", "minuter", "minutes", "minuti", "minutos", "minuts",
    "minutter", "minuty", "мин", "минут", "минуты",
]);

/// Other words of such lines, lower case, sorted.
#[rustfmt::skip]
pub const READING_WORDS: &Words = &Words::new(&[
    "a", "about", "approximate", "approximately", "ca", "circa", "de", "di", "ein", "eine", "einer", "environ", "est", "etwa",
    "geschätzte", "in", "less", "only", "takes", "than", "the", "to",
]);

/// The same where no blanks are written.
pub const READING_PHRASES: [&str; 5] = ["分で読めます", "分钟读完", "预计阅读", "預計閱讀", "阅读约"];

/// Bytes of the longest such line.
pub const READING_BYTES: usize = 64;

/// What lines say that reserve the rights in a text, lower case.
#[rustfmt::skip]
pub const RIGHTS: &[&str] = &[
    "all rights reserved", "alla rättigheter förbehållna", "alle rechte vorbehalten", "alle rechten voorbehouden",
    "kaikki oikeudet pidätetään", "reproduction interdite", "todos los derechos reservados", "todos os direitos reservados",
    "tous droits réservés", "tutti i diritti riservati", "tüm hakları saklıdır", "wszelkie prawa zastrzeżone",
    "все права защищены", "无断转载", "未經授權不得", "未经授权不得", "未经许可不得", "無断複製", "無断転載", "禁止转载", "轉載必究", "转载必究", "무단 전재", "무단전재",
];

/// The last lines behind a text, among which such are looked for.
pub const LAST_LINES: usize = 3;

/// Labels of boxes that a few words may follow, lower case.
pub const BOX_LABELS: &Words = &Words::new(&["tl;dr", "tldr"]);

/// Words behind the label of a box that are part of it.
pub const BOX_WORDS: u32 = 3;

/// Words of the longest line that says where a picture is from.
pub const CREDIT_WORDS: u32 = 8;

/// What stands before a colon in it, lower case.
pub const CREDIT_NAMES: [&str; 8] = ["bild", "credit", "foto", "image", "photo", "picture", "quelle", "source"];

/// Bytes of such a line.
pub const CREDIT_BYTES: usize = 96;

/// Who sells pictures, lower case. Of 42 such lines on the pages of the sets, 40 were no content.
pub const PICTURE_AGENCIES: [&str; 7] = ["adobe stock", "alamy", "getty images", "istock", "pixabay", "shutterstock", "unsplash"];

/// What the length of a film is called, lower case, sorted.
pub const LENGTH_NAMES: &Words =
    &Words::new(&["dauer", "duración", "durata", "duration", "duração", "durée", "duur", "laufzeit", "min", "mn", "sec"]);

/// Words of lines about the length of a film, lower case, without digits, sorted.
#[rustfmt::skip]
pub const LENGTH_WORDS: &Words = &Words::new(&[
    "a", "ago", "aujourd", "dauer", "days", "duración", "durata", "duration", "durée", "gestern", "h", "heures", "heute",
    "hier", "hours", "hoy", "hui", "il", "jours", "le", "m", "min", "mins", "minuten", "minutes", "mn", "published", "publié",
    "s", "sec", "sek", "std", "today", "um", "vom", "vor", "y", "yesterday", "à",
]);
