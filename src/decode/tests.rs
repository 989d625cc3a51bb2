use std::path::Path;

use super::*;

fn decided(bytes: &[u8], hint: Option<&str>) -> (String, EncodingSource) {
    let decoded = decode(bytes, hint);
    (decoded.encoding, decoded.source)
}

fn encode(label: &str, text: &str) -> Vec<u8> {
    encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(text).0.into_owned()
}

fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

#[test]
fn a_byte_order_mark_is_believed_before_all_else_and_is_no_text() {
    let decoded = decode("\u{feff}<meta charset=koi8-r>é".as_bytes(), Some("windows-1252"));
    assert_eq!(decoded.text, "<meta charset=koi8-r>é");
    assert_eq!((decoded.encoding.as_str(), decoded.source), ("utf-8", EncodingSource::ByteOrderMark));
    let bytes = utf_16("\u{feff}<p>né", u16::to_be_bytes);
    assert_eq!(decode(&bytes, None).text, "<p>né");
    assert_eq!(decided(&bytes, None), ("utf-16be".into(), EncodingSource::ByteOrderMark));
}

#[test]
fn a_hint_is_believed_where_the_bytes_are_valid_in_it() {
    let page = encode("gb18030", "<title>新闻</title>");
    assert_eq!(decided(&page, Some("text/html; charset=\"GB2312\"")), ("gbk".into(), EncodingSource::Hint));
    assert_eq!(decided(&page, Some("gb18030")), ("gb18030".into(), EncodingSource::Hint));
    assert_ne!(decided(&page, Some("utf-8")).1, EncodingSource::Hint);
    assert_eq!(decided("<p>été".as_bytes(), Some("text/html")), ("utf-8".into(), EncodingSource::ValidUtf8));
    assert_eq!(decided("<p>été".as_bytes(), Some("no-such-thing")).1, EncodingSource::ValidUtf8);
}

#[test]
fn a_hint_of_utf_16_is_not_believed_of_a_page_of_single_bytes() {
    assert_eq!(decided(b"<p>plain</p>", Some("utf-16")), ("utf-8".into(), EncodingSource::Ascii));
    assert_eq!(decided(&utf_16("<p>plain</p>", u16::to_be_bytes), Some("utf-16")), ("utf-16be".into(), EncodingSource::Hint));
}

#[test]
fn valid_utf_8_is_believed_before_what_the_page_declares() {
    let page = "<meta charset=windows-1251><p>Привет";
    assert_eq!(decided(page.as_bytes(), None), ("utf-8".into(), EncodingSource::ValidUtf8));
    assert_eq!(decode(page.as_bytes(), None).text, page);
}

#[test]
fn utf_16_without_a_mark_is_known_by_its_zeros() {
    let text = "<!DOCTYPE html><html><head><title>Новости</title></head><body><p>Привет, мир";
    for (to_bytes, name) in [(u16::to_le_bytes as fn(u16) -> [u8; 2], "utf-16le"), (u16::to_be_bytes, "utf-16be")] {
        let mut bytes = utf_16(text, to_bytes);
        assert_eq!(decided(&bytes, None), (name.into(), EncodingSource::ZeroBytes));
        assert_eq!(decode(&bytes, None).text, text);
        bytes.pop();
        assert_eq!(decode(&bytes, None).text, "<!DOCTYPE html><html><head><title>Новости</title></head><body><p>Привет, ми");
    }
}

#[test]
fn the_encodings_of_the_web_are_read_by_declaration_and_by_guess() {
    let pages = [
        ("gb18030", "今天的天气很好，我们去公园散步。孩子们在草地上玩耍，老人们在树下聊天。"),
        ("shift_jis", "今日は天気が良いので、公園へ散歩に行きました。子供たちは芝生で遊んでいます。"),
        ("euc-kr", "오늘은 날씨가 좋아서 공원에 산책을 갔습니다. 아이들은 잔디밭에서 놀고 있습니다."),
        ("euc-jp", "今日は天気が良いので、公園へ散歩に行きました。子供たちは芝生で遊んでいます。"),
        ("big5", "今天的天氣很好，我們去公園散步。孩子們在草地上玩耍，老人們在樹下聊天。"),
        ("windows-1251", "Сегодня хорошая погода, и мы пошли гулять в парк. Дети играют на траве."),
        ("windows-1252", "Il était une fois une forêt où personne n’osait pénétrer à la tombée de la nuit."),
        ("windows-1253", "Σήμερα ο καιρός είναι καλός και πήγαμε βόλτα στο πάρκο με τα παιδιά."),
        ("iso-8859-2", "Dzisiaj jest ładna pogoda, więc poszliśmy na spacer do parku. Dzieci bawią się na trawie."),
    ];
    for (label, text) in pages {
        let text = if label == "iso-8859-2" { text.to_owned() } else { format!("<p>{text}</p>") };
        let declared = encode(label, &format!("<meta charset={label}><p>{text}"));
        let decoded = decode(&declared, None);
        assert!(decoded.text.ends_with(&text), "{label}");
        assert_eq!((decoded.encoding.as_str(), decoded.source), (label, EncodingSource::Meta));
        let decoded = decode(&encode(label, &text), None).text.into_owned();
        assert_eq!(decoded, text, "{label} by guess");
    }
}

#[test]
fn a_page_that_calls_itself_utf_8_and_is_not_is_guessed() {
    let page = encode("windows-1252", "<meta charset=utf-8><p>Un été à la mer, où l’on s’ennuyait déjà près de la forêt.");
    let decoded = decode(&page, None);
    assert!(decoded.text.contains("l’on s’ennuyait déjà"), "{}", decoded.text);
    assert_eq!(decoded.source, EncodingSource::Detected);
}

#[test]
fn a_few_broken_bytes_do_not_make_utf_8_something_else() {
    let mut page = "<p>Un été à la mer, déjà passé. ".repeat(4).into_bytes();
    page.extend_from_slice(b"caf\xc3 </p>");
    let decoded = decode(&page, None);
    assert_eq!((decoded.encoding.as_str(), decoded.source), ("utf-8", EncodingSource::Detected));
    assert!(decoded.text.contains("déjà") && decoded.text.ends_with("caf\u{fffd} </p>"));
}

#[test]
fn a_page_cut_in_the_middle_of_a_character_loses_only_that() {
    let text = "<p>日本語";
    for label in ["utf-8", "shift_jis", "euc-jp", "gb18030"] {
        let bytes = encode(label, text);
        let decoded = decode(&bytes[..bytes.len() - 1], Some(label));
        assert_eq!(decoded.text, "<p>日本", "{label}");
        assert_eq!(decoded.source, EncodingSource::Hint, "{label}");
    }
    let bytes = &text.as_bytes()[..text.len() - 2];
    assert_eq!(decided(bytes, None), ("utf-8".into(), EncodingSource::ValidUtf8));
}

#[test]
fn ascii_is_utf_8_unless_it_escapes_into_japanese() {
    assert_eq!(decided(b"<p>plain</p>", None), ("utf-8".into(), EncodingSource::Ascii));
    let bytes = encode("iso-2022-jp", "<p>今日は天気が良いので、公園へ散歩に行きました。</p>");
    assert!(bytes.is_ascii());
    assert!(decode(&bytes, None).text.contains("公園へ"));
}

#[test]
fn an_xml_declaration_is_a_declaration_and_meta_goes_first() {
    let page = encode("windows-1251", "<?xml version='1.0' encoding = \"windows-1251\"?><p>Да");
    assert_eq!(decided(&page, None), ("windows-1251".into(), EncodingSource::Meta));
    let page = encode("koi8-r", "<?xml version='1.0' encoding='windows-1251'?><meta charset=koi8-r><p>Да");
    assert_eq!(decided(&page, None), ("koi8-r".into(), EncodingSource::Meta));
}

#[test]
fn declarations_that_cannot_be_true_mean_what_browsers_make_of_them() {
    assert_eq!(decided(b"<meta charset=utf-16>", None), ("utf-8".into(), EncodingSource::Meta));
    assert_eq!(decided(b"<meta charset=x-user-defined>\xe9", None), ("windows-1252".into(), EncodingSource::Meta));
    assert_eq!(decided(b"<!-- <meta charset=koi8-r> --><meta charset=koi8-u>", None).0, "koi8-u");
    assert_eq!(decided(b"<p title='<meta charset=koi8-r>'>", None).1, EncodingSource::Ascii);
}

#[test]
fn text_is_not_binary_and_pictures_and_archives_are() {
    for magic in encodings::MAGIC {
        assert!(looks_binary(&[magic, b"and what follows it".as_slice()].concat()));
    }
    let noise: Vec<u8> = (0..2000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert!(looks_binary(&noise));
    assert!(!looks_binary(b""));
    assert!(!looks_binary("<p>日本語</p>".as_bytes()));
    assert!(!looks_binary(&encode("shift_jis", &"日本語の文章".repeat(50))));
    assert!(!looks_binary(&utf_16("<p>a page", u16::to_le_bytes)));
    assert!(!looks_binary(format!("<p>a page with a stray \0 in {}", "its text ".repeat(20)).as_bytes()));
}

/// What the standard's tests expect, in pairs of page and label.
fn standard_cases(file: &[u8]) -> Vec<(Vec<u8>, String)> {
    let mut cases = Vec::new();
    let mut field: Option<&str> = None;
    let mut data: Vec<&[u8]> = Vec::new();
    for line in file.split(|byte| *byte == b'\n') {
        match line {
            b"#data" => (field, data) = (Some("data"), Vec::new()),
            b"#encoding" => field = Some("encoding"),
            _ if field == Some("data") => data.push(line),
            _ if field == Some("encoding") => {
                cases.push((data.join(&b'\n'), String::from_utf8_lossy(line).trim().to_ascii_lowercase()));
                field = None;
            }
            _ => {}
        }
    }
    cases
}

/// Runs where the tests lie beside the project.
#[test]
fn the_tests_of_the_standard_pass() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/html5lib/encoding");
    let mut wrong = Vec::new();
    for name in ["tests1.dat", "tests2.dat", "test-yahoo-jp.dat"] {
        let Ok(file) = std::fs::read(folder.join(name)) else { continue };
        for (page, expected) in standard_cases(&file) {
            let marked = encoding_rs::Encoding::for_bom(&page).map(|(encoding, _)| encoding);
            let declared = marked.or(prescan::find_declared(&page)).map_or("windows-1252".to_owned(), super::name);
            let expected = find_encoding(&expected).unwrap_or(expected);
            if declared != expected {
                wrong.push(format!(
                    "{name}: {declared}, not {expected}: {}",
                    String::from_utf8_lossy(&page[..page.len().min(200)])
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n----\n"));
}

#[test]
fn a_page_that_was_written_as_utf_8_twice_is_read_as_it_was_meant() {
    let twice = |text: &str| text.bytes().map(char::from).collect::<String>();
    for text in ["<p>It’s a café — for two", "<meta charset=utf-8><p>Чай", "<p>\u{a0}© 茶"] {
        assert_eq!(decode(twice(text).as_bytes(), None).text, text);
        assert_eq!(decode(twice(text).as_bytes(), Some("utf-8")).text, text);
        assert_eq!(decode(twice(&twice(text)).as_bytes(), None).text, text);
        assert_eq!(decode(text.as_bytes(), None).text, text);
    }
    assert_eq!(decode(twice("<p>café — ").trim_end_matches(['\u{94}', ' ']).as_bytes(), None).text, "<p>café ");
    assert_eq!(decided(twice("<p>café").as_bytes(), None), ("utf-8".into(), EncodingSource::ValidUtf8));
}

#[test]
fn pounds_and_fractions_are_no_letters_of_polish() {
    for text in [
        "It\u{2019}s going to cost £4,000 in all.",
        "Admission is £3.",
        "3½ pints and cost £2",
        "Naïve people paid £9",
        "¥500 for tea",
    ] {
        let page = format!("<p>{text}");
        assert_eq!(decode(&WINDOWS_1252.encode(&page).0, None).text, page);
    }
    let polish = "Łódź ma 3 mosty, a pięć łodzi płynie do Łeby, gdzie żyją śledzie. Tam jedzie autobus linii Ł2.";
    assert_eq!(decode(&WINDOWS_1250.encode(polish).0, None).text, polish);
}

#[test]
fn letters_that_may_be_meant_are_left_alone() {
    for text in ["<p>Ça va ? Â© et été", "<p>Ã© is what becomes of é.", "<p>Ã© – an e", "<p>São Paulo", "<p>«Â", "<p>Â", "<p>Ü"]
    {
        assert_eq!(decode(text.as_bytes(), None).text, text);
    }
}
