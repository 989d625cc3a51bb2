//! Names of months, words around dates, and the years that a date may have.

use std::ops::RangeInclusive;

use super::words::{Words, words_of};

/// Years that a page's date may have: the web is not older, and what is later is a mistake.
pub const YEARS: RangeInclusive<u32> = 1990..=2100;

/// Hours that the clocks of the westernmost time zone are behind UTC.
pub const WEST: u32 = 12;
/// Hours that those of the easternmost are before it.
pub const EAST: u32 = 14;

/// Years that the calendar of Thailand is ahead.
pub const BUDDHIST_ERA: u32 = 543;

/// The eras of Japan, and the year before the first of each.
pub const ERAS: &[(&str, u32)] = &[("令和", 2018), ("平成", 1988)];

/// Digits of the shortest two dates: a day and a year each.
pub const LEAST_DIGITS: usize = 10;

/// Words beside each of the dates of a line that is nothing but dates with their labels.
pub const WORDS_OF_LABEL: usize = 5;

/// Words in a line that is a date: the day of the week, "p.m.".
pub const WORDS_OF_TIME: usize = 3;

/// Characters of a text in which a date is looked for.
pub const TEXT: usize = 200;

/// Names of months, lower case: nominative, genitive and short forms, of 33 languages; sorted.
///
/// Where two languages disagree on a name, the larger one has it.
#[rustfmt::skip]
pub const MONTHS: &[(&str, u8)] = &[
    ("abr", 4), ("abril", 4), ("ago", 8), ("agost", 8), ("agosto", 8), ("agu", 8), ("agustus", 8), ("aout", 8), ("aoû", 8),
    ("août", 8), ("apr", 4), ("april", 4), ("aprila", 4), ("aprile", 4), ("aprilie", 4), ("aprill", 4), ("apríl", 4),
    ("apríla", 4), ("ara", 12), ("aralık", 12), ("aug", 8), ("august", 8), ("augusta", 8), ("augusti", 8), ("augustus", 8),
    ("augusztus", 8), ("avgust", 8), ("avgusta", 8), ("avr", 4), ("avril", 4), ("ağu", 8), ("ağustos", 8), ("balandžio", 4),
    ("birželio", 6), ("bře", 3), ("březen", 3), ("března", 3), ("cze", 6), ("czerwca", 6), ("czerwiec", 6), ("dec", 12),
    ("decembar", 12), ("december", 12), ("decembra", 12), ("decembre", 12), ("decembrie", 12), ("des", 12), ("desember", 12),
    ("desembre", 12), ("detsember", 12), ("dez", 12), ("dezember", 12), ("dezembro", 12), ("dic", 12), ("dicembre", 12),
    ("diciembre", 12), ("dub", 4), ("duben", 4), ("dubna", 4), ("déc", 12), ("décembre", 12), ("eki", 10), ("ekim", 10),
    ("ene", 1), ("enero", 1), ("eyl", 9), ("eylül", 9), ("feb", 2), ("febbraio", 2), ("feber", 2), ("febr", 2), ("febrer", 2),
    ("febrero", 2), ("februar", 2), ("februara", 2), ("februari", 2), ("februarie", 2), ("february", 2), ("február", 2),
    ("februára", 2), ("fev", 2), ("fevereiro", 2), ("fevr", 2), ("fevrier", 2), ("fév", 2), ("févr", 2), ("février", 2),
    ("gegužės", 5), ("gen", 1), ("gener", 1), ("gennaio", 1), ("giu", 6), ("giugno", 6), ("gru", 12), ("grudnia", 12),
    ("grudzień", 12), ("gruodžio", 12), ("haz", 6), ("haziran", 6), ("ian", 1), ("ianuarie", 1), ("iul", 7), ("iulie", 7),
    ("iun", 6), ("iunie", 6), ("jaanuar", 1), ("jan", 1), ("janeiro", 1), ("januar", 1), ("januara", 1), ("januari", 1),
    ("january", 1), ("január", 1), ("januára", 1), ("janv", 1), ("janvier", 1), ("juil", 7), ("juillet", 7), ("juin", 6),
    ("jul", 7), ("jula", 7), ("julho", 7), ("juli", 7), ("julio", 7), ("juliol", 7), ("july", 7), ("jun", 6), ("juna", 6),
    ("june", 6), ("junho", 6), ("juni", 6), ("junio", 6), ("juny", 6), ("juuli", 7), ("juuni", 6), ("jänner", 1), ("júl", 7),
    ("júla", 7), ("július", 7), ("jún", 6), ("júna", 6), ("június", 6), ("kas", 11), ("kasım", 11), ("kolovoz", 8),
    ("kolovoza", 8), ("kovo", 3), ("kvě", 5), ("květen", 5), ("května", 5), ("kwi", 4), ("kwiecień", 4), ("kwietnia", 4),
    ("lapkričio", 11), ("led", 1), ("leden", 1), ("ledna", 1), ("liepos", 7), ("lip", 7), ("lipanj", 6), ("lipca", 7),
    ("lipiec", 7), ("lipnja", 6), ("lis", 11), ("listopad", 11), ("listopada", 11), ("listopadu", 11), ("lug", 7),
    ("luglio", 7), ("lut", 2), ("lutego", 2), ("luty", 2), ("maart", 3), ("mag", 5), ("maggio", 5), ("mai", 5), ("maig", 5),
    ("maio", 5), ("maj", 5), ("maja", 5), ("mar", 3), ("marca", 3), ("march", 3), ("marco", 3), ("marec", 3), ("maret", 3),
    ("mars", 3), ("mart", 3), ("marta", 3), ("martie", 3), ("marts", 3), ("marzec", 3), ("marzo", 3), ("març", 3),
    ("março", 3), ("may", 5), ("mayo", 5), ("mayıs", 5), ("mei", 5), ("mrt", 3), ("mrz", 3), ("máj", 5), ("mája", 5),
    ("május", 5), ("márc", 3), ("március", 3), ("mär", 3), ("märts", 3), ("märz", 3), ("nis", 4), ("nisan", 4), ("noi", 11),
    ("noiembrie", 11), ("nop", 11), ("nov", 11), ("novembar", 11), ("november", 11), ("novembra", 11), ("novembre", 11),
    ("novembro", 11), ("noviembre", 11), ("oca", 1), ("ocak", 1), ("oct", 10), ("october", 10), ("octobre", 10),
    ("octombrie", 10), ("octubre", 10), ("okt", 10), ("oktobar", 10), ("oktober", 10), ("oktobra", 10), ("oktoober", 10),
    ("október", 10), ("októbra", 10), ("ott", 10), ("ottobre", 10), ("out", 10), ("outubro", 10), ("ožujak", 3), ("ožujka", 3),
    ("paź", 10), ("październik", 10), ("października", 10), ("pro", 12), ("prosinac", 12), ("prosinca", 12), ("prosince", 12),
    ("prosinec", 12), ("rugpjūčio", 8), ("rugsėjo", 9), ("rujan", 9), ("rujna", 9), ("sausio", 1), ("sep", 9), ("sept", 9),
    ("septembar", 9), ("september", 9), ("septembra", 9), ("septembre", 9), ("septembrie", 9), ("septiembre", 9), ("set", 9),
    ("setembre", 9), ("setembro", 9), ("setiembre", 9), ("settembre", 9), ("sie", 8), ("sierpień", 8), ("sierpnia", 8),
    ("siječanj", 1), ("siječnja", 1), ("spalio", 10), ("srp", 8), ("srpanj", 7), ("srpen", 8), ("srpna", 8), ("srpnja", 7),
    ("studeni", 11), ("studenog", 11), ("studenoga", 11), ("sty", 1), ("styczeń", 1), ("stycznia", 1), ("svibanj", 5),
    ("svibnja", 5), ("szept", 9), ("szeptember", 9), ("tem", 7), ("temmuz", 7), ("travanj", 4), ("travnja", 4), ("vasario", 2),
    ("veebruar", 2), ("veljača", 2), ("veljače", 2), ("wrz", 9), ("wrzesień", 9), ("września", 9), ("září", 9), ("ápr", 4),
    ("április", 4), ("úno", 2), ("únor", 2), ("února", 2), ("červen", 6), ("července", 7), ("červenec", 7), ("června", 6),
    ("říj", 10), ("říjen", 10), ("října", 10), ("şub", 2), ("şubat", 2), ("απρ", 4), ("απρίλιος", 4), ("απριλίου", 4),
    ("αυγ", 8), ("αυγούστου", 8), ("αύγουστος", 8), ("δεκ", 12), ("δεκέμβριος", 12), ("δεκεμβρίου", 12), ("ιαν", 1),
    ("ιανουάριος", 1), ("ιανουαρίου", 1), ("ιουλ", 7), ("ιουλίου", 7), ("ιουν", 6), ("ιουνίου", 6), ("ιούλιος", 7),
    ("ιούνιος", 6), ("μάιος", 5), ("μάρτιος", 3), ("μαΐου", 5), ("μαίου", 5), ("μαι", 5), ("μαρ", 3), ("μαρτίου", 3),
    ("νοέμβριος", 11), ("νοε", 11), ("νοεμ", 11), ("νοεμβρίου", 11), ("οκτ", 10), ("οκτωβρίου", 10), ("οκτώβριος", 10),
    ("σεπ", 9), ("σεπτ", 9), ("σεπτέμβριος", 9), ("σεπτεμβρίου", 9), ("φεβ", 2), ("φεβρουάριος", 2), ("φεβρουαρίου", 2),
    ("авг", 8), ("август", 8), ("августа", 8), ("апр", 4), ("апрель", 4), ("апреля", 4), ("април", 4), ("априла", 4),
    ("бер", 3), ("березень", 3), ("березня", 3), ("вер", 9), ("вересень", 9), ("вересня", 9), ("гру", 12), ("груд", 12),
    ("грудень", 12), ("грудня", 12), ("дек", 12), ("декабрь", 12), ("декабря", 12), ("декември", 12), ("децембар", 12),
    ("децембра", 12), ("жов", 10), ("жовт", 10), ("жовтень", 10), ("жовтня", 10), ("июл", 7), ("июль", 7), ("июля", 7),
    ("июн", 6), ("июнь", 6), ("июня", 6), ("кві", 4), ("квіт", 4), ("квітень", 4), ("квітня", 4), ("лип", 7), ("липень", 7),
    ("липня", 7), ("лис", 11), ("листопад", 11), ("листопада", 11), ("лют", 2), ("лютий", 2), ("лютого", 2), ("май", 5),
    ("мар", 3), ("март", 3), ("марта", 3), ("мая", 5), ("мај", 5), ("маја", 5), ("новембар", 11), ("новембра", 11),
    ("ноември", 11), ("ноя", 11), ("нояб", 11), ("ноябрь", 11), ("ноября", 11), ("окт", 10), ("октобар", 10), ("октобра", 10),
    ("октомври", 10), ("октябрь", 10), ("октября", 10), ("сен", 9), ("сент", 9), ("сентябрь", 9), ("сентября", 9),
    ("септембар", 9), ("септембра", 9), ("септември", 9), ("сер", 8), ("серп", 8), ("серпень", 8), ("серпня", 8), ("січ", 1),
    ("січень", 1), ("січня", 1), ("тра", 5), ("трав", 5), ("травень", 5), ("травня", 5), ("фебруар", 2), ("фебруара", 2),
    ("фев", 2), ("февр", 2), ("февраль", 2), ("февраля", 2), ("февруари", 2), ("чер", 6), ("черв", 6), ("червень", 6),
    ("червня", 6), ("юли", 7), ("юни", 6), ("янв", 1), ("январь", 1), ("января", 1), ("януари", 1), ("јануар", 1),
    ("јануара", 1), ("јул", 7), ("јула", 7), ("јун", 6), ("јуна", 6), ("אוגוסט", 8), ("אוקטובר", 10), ("אפריל", 4),
    ("באוגוסט", 8), ("באוקטובר", 10), ("באפריל", 4), ("בדצמבר", 12), ("ביולי", 7), ("ביוני", 6), ("בינואר", 1), ("במאי", 5),
    ("במרס", 3), ("במרץ", 3), ("בנובמבר", 11), ("בספטמבר", 9), ("בפברואר", 2), ("דצמבר", 12), ("יולי", 7), ("יוני", 6),
    ("ינואר", 1), ("מאי", 5), ("מרס", 3), ("מרץ", 3), ("נובמבר", 11), ("ספטמבר", 9), ("פברואר", 2), ("آب", 8), ("آذار", 3),
    ("أبريل", 4), ("أغسطس", 8), ("أفريل", 4), ("أكتوبر", 10), ("أوت", 8), ("أيار", 5), ("أيلول", 9), ("إبريل", 4),
    ("ابريل", 4), ("اغسطس", 8), ("اكتوبر", 10), ("تموز", 7), ("جانفي", 1), ("جوان", 6), ("جويلية", 7), ("حزيران", 6),
    ("ديسمبر", 12), ("سبتمبر", 9), ("شباط", 2), ("فبراير", 2), ("فيفري", 2), ("مارس", 3), ("ماي", 5), ("مايو", 5),
    ("نوفمبر", 11), ("نيسان", 4), ("يناير", 1), ("يوليه", 7), ("يوليو", 7), ("يونيه", 6), ("يونيو", 6), ("अक्टूबर", 10),
    ("अक्तूबर", 10), ("अगस्त", 8), ("अप्रैल", 4), ("जनवरी", 1), ("जुलाई", 7), ("जून", 6), ("दिसंबर", 12), ("दिसम्बर", 12),
    ("नवंबर", 11), ("नवम्बर", 11), ("फरवरी", 2), ("फ़रवरी", 2), ("मई", 5), ("मार्च", 3), ("सितंबर", 9), ("सितम्बर", 9),
    ("กรกฎาคม", 7), ("กันยายน", 9), ("กุมภาพันธ์", 2), ("ตุลาคม", 10), ("ธันวาคม", 12), ("พฤศจิกายน", 11), ("พฤษภาคม", 5),
    ("มกราคม", 1), ("มิถุนายน", 6), ("มีนาคม", 3), ("สิงหาคม", 8), ("เมษายน", 4),
];

/// The names of [`MONTHS`], at the same places.
pub const MONTH_NAMES: &Words = &Words::new(&words_of::<{ MONTHS.len() }, u8>(MONTHS));

/// Months of the Levant, whose names are two words.
#[rustfmt::skip]
pub const MONTH_PAIRS: &[((&str, &str), u8)] = &[
    (("تشرين", "الأول"), 10), (("تشرين", "الاول"), 10), (("تشرين", "الثاني"), 11),
    (("كانون", "الأول"), 12), (("كانون", "الاول"), 12), (("كانون", "الثاني"), 1),
];

/// Beginnings of words that are months in languages which decline them beyond a list (Finnish, Greek); sorted.
#[rustfmt::skip]
pub const MONTH_STEMS: &[(&str, u8)] = &[
    ("elokuu", 8), ("heinäkuu", 7), ("helmikuu", 2), ("huhtikuu", 4), ("joulukuu", 12), ("kesäkuu", 6), ("lokakuu", 10),
    ("maaliskuu", 3), ("marraskuu", 11), ("syyskuu", 9), ("tammikuu", 1), ("toukokuu", 5),
];

/// Names of days of the week, lower case, sorted: no name is one.
#[rustfmt::skip]
pub const WEEKDAYS: &Words = &Words::new(&[
    "czwartek", "dienstag", "dimanche", "dinsdag", "domenica", "domingo", "donderdag", "donnerstag", "freitag", "fri", "friday",
    "gestern", "giovedì", "heute", "jeudi", "jueves", "lundi", "lunedì", "lunes", "maandag", "mardi", "martedì", "martes",
    "mercoledì", "mercredi", "mittwoch", "miércoles", "mon", "monday", "montag", "niedziela", "piątek", "poniedziałek",
    "sabato", "samedi", "samstag", "sat", "saturday", "sobota", "sonntag", "sun", "sunday", "sábado", "thu", "thur", "thurs",
    "thursday", "today", "tue", "tues", "tuesday", "vendredi", "venerdì", "viernes", "vrijdag", "wed", "wednesday", "woensdag",
    "wtorek", "yesterday", "zaterdag", "zondag", "środa", "воскресенье", "вторник", "понедельник", "пятница", "среда",
    "суббота", "четверг",
]);

/// Signs of days of the week before a date, lower case, sorted.
pub const WEEKDAY_SIGNS: &Words = &Words::new(&["di", "do", "fr", "mi", "mo", "sa", "so"]);

/// Marks that may,
pub const GLUE_MARKS: [char; 10] = ['.', ',', '-', '/', '،', '\'', '’', '°', 'º', 'ª'];
/// and how many of all these may follow each other.
pub const GLUE_PARTS: usize = 4;

/// Marks between the numbers of a date that begins with its year,
pub const YEAR_FIRST_MARKS: [char; 5] = ['-', '/', '.', '‐', '–'];
/// and before a year of two digits behind the name of a month.
pub const SHORT_YEAR_MARKS: [char; 3] = ['\'', '’', '-'];
/// The first year of two digits that is one of the last century: the web is not older.
pub const LAST_CENTURY: u32 = 90;

/// What stands behind the year, the month and the day in China, Japan and Korea, and behind the hour.
pub const YEAR_SIGNS: [char; 2] = ['年', '년'];
/// See [`YEAR_SIGNS`].
pub const MONTH_SIGNS: [char; 2] = ['月', '월'];
/// See [`YEAR_SIGNS`].
pub const DAY_SIGNS: [char; 3] = ['日', '일', '号'];
/// See [`YEAR_SIGNS`]; also in French and Portuguese.
pub const HOUR_SIGNS: [char; 4] = ['h', 'H', '時', '시'];
/// What stands between the hour and the minute.
pub const HOUR_MARKS: [char; 3] = [':', '.', '：'];
/// The year in which an era of Japan begins, behind its name.
pub const FIRST_OF_ERA: &str = "元年";
/// The word before the number of a month in Vietnam.
pub const NUMBERED_MONTH: &str = "tháng";
/// The halves of a day.
pub const BEFORE_NOON: &str = "am";
/// See [`BEFORE_NOON`].
pub const AFTER_NOON: &str = "pm";
/// The names of the time in Greenwich.
pub const GREENWICH: [&str; 4] = ["Z", "z", "UTC", "GMT"];

/// What stands between the times of what begins and ends.
pub const SPAN_MARKS: [char; 3] = ['-', '–', '—'];
/// Characters of the longest word that is looked for within others, in scripts that write no blanks.
pub const UNSPACED_WORD: usize = 3;

/// Words that may stand between the parts of a date, lower case, sorted.
#[rustfmt::skip]
pub const GLUE: &Words = &Words::new(&[
    "a", "d", "de", "del", "di", "do", "er", "m", "nd", "ngày", "năm", "of", "rd", "st", "th", "the", "º", "г", "р", "ค", "พ", "ศ",
]);

/// Words that say that a date is of a later change, lower case, sorted; a word that begins with one counts.
#[rustfmt::skip]
pub const MODIFIED: &Words = &Words::new(&[
    "actualis", "actualiz", "aggiorn", "aktualis", "aktualiz", "atualiz", "bijgewerkt", "cập", "edited", "gewijzigd",
    "geändert", "güncel", "modifi", "opdateret", "oppdatert", "päivitetty", "revised", "updated", "uppdaterad",
    "zaktualizowan", "änderung", "ändrad", "зміне", "измене", "обновл", "оновл", "تحديث", "更新", "수정",
]);

/// The same in several words: lower case, sorted.
pub const MODIFIED_PHRASES: &[&str] = &["last change", "last update", "mis à jour", "mise à jour", "ostatnia zmiana"];

/// Words that say that a date is of a publication, lower case, sorted; a word that begins with one counts.
#[rustfmt::skip]
pub const PUBLISHED: &Words = &Words::new(&[
    "created", "date", "datum", "dibuat", "diterbitkan", "dodano", "eingestellt", "erschienen", "erstellt", "escrito",
    "geplaatst", "geposted", "gepostet", "gepubliceerd", "geschrieben", "gespeichert", "gönderilme", "julkaistu", "kiadva",
    "lisätty", "napisan", "objavljeno", "opublikowan", "pada", "postado", "posted", "première", "pubblicato", "publicad",
    "publicat", "publicerad", "publikov", "publisert", "published", "publié", "scritto", "skrevet", "submitted", "udgivet",
    "veröffentlicht", "vydáno", "yayın", "đăng", "δημοσ", "дата", "добавлено", "опубликован", "опубліков", "نشر", "公開", "发布",
    "發布", "게시", "입력",
]);

/// Words that say that a date is that of something else than the page: lower case, sorted; a word that begins with one counts.
#[rustfmt::skip]
pub const OTHER_DATES: &Words = &Words::new(&[
    "beigetreten", "birthday", "deadline", "expires", "founded", "geboren", "inscrit", "iscritto", "joined", "mitglied",
    "registered", "registriert", "зарегистрирован", "регистрация",
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_sorted_so_that_the_search_finds_each() {
        assert!(MONTHS.is_sorted_by(|a, b| a.0 < b.0));
        assert!(MONTH_STEMS.is_sorted_by(|a, b| a.0 < b.0));
        let lists: [&[&str]; 6] = [WEEKDAYS, GLUE, MODIFIED, MODIFIED_PHRASES, PUBLISHED, OTHER_DATES];
        for list in lists {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
        }
    }

    #[test]
    fn every_month_is_one_of_twelve() {
        assert!(MONTHS.iter().chain(MONTH_STEMS).all(|(_, month)| (1..=12).contains(month)));
    }
}
