use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use tempfile::TempDir;

use super::super::open;
use super::*;

/// Pages of up to a mebibyte, whatever their names.
fn search() -> Search {
    Search { max_bytes: 1 << 20, ..Search::default() }
}

fn record(kind: &str, url: &str, body: &str) -> Vec<u8> {
    let fields = format!("1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Length: {}\r\n\r\n", body.len());
    [MARK, fields.as_bytes(), body.as_bytes(), b"\r\n\r\n"].concat()
}

fn response(url: &str, text: &str) -> Vec<u8> {
    record("response", url, &format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=koi8-r\r\n\r\n<p>{text}"))
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// The texts of the pages, and what is said at the end.
fn read(pages: impl Iterator<Item = Result<Source, Fault>>) -> (Vec<String>, Option<String>) {
    let mut texts = Vec::new();
    let mut said = None;
    for page in pages {
        match page {
            Ok(source) => texts.push(String::from_utf8(source.read(1 << 20).unwrap().bytes).unwrap()),
            Err(fault) => said = Some(fault.what),
        }
    }
    (texts, said)
}

fn read_plain(bytes: &[u8]) -> (Vec<String>, Option<String>) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.warc");
    std::fs::write(&path, bytes).unwrap();
    read(WarcPages::plain(&path, open(&path).unwrap(), search()))
}

fn read_packed(bytes: &[u8]) -> (Vec<String>, Option<String>) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.warc.gz");
    std::fs::write(&path, bytes).unwrap();
    read(WarcPages::packed(&path, open(&path).unwrap(), search()))
}

fn read_stream(bytes: &[u8]) -> (Vec<String>, Option<String>) {
    read(WarcPages::stream(Path::new("-"), Cursor::new(bytes.to_vec()), search()))
}

#[test]
fn pages_are_the_responses_and_resources_that_are_html() {
    let records = [
        record("warcinfo", "", "software: x"),
        response("https://a.example/", "One"),
        record("request", "https://a.example/", "GET / HTTP/1.1\r\n\r\n"),
        record("response", "https://a.example/i", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n<p>Picture"),
        record("response", "https://a.example/e", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Error"),
        record("response", "https://a.example/b", "HTTP/1.1 200 OK\r\n\r\n <p>Bare"),
        [MARK, b"1.0\nwarc-type: resource\ncontent-type: text/html\ncontent-length: 6\n\n<p>Two\n\n"].concat(),
    ];
    let all = records.concat();
    let said = "is what a server answered with HTTP status 404; left out".to_owned();
    let expected = (vec!["<p>One".to_owned(), " <p>Bare".to_owned(), "<p>Two".to_owned()], Some(said));
    assert_eq!(read_plain(&all), expected);
    assert_eq!(read_stream(&all), expected);
    assert_eq!(read_packed(&gzip(&all)), expected);
    let members: Vec<Vec<u8>> = records.iter().map(|record| gzip(record)).collect();
    assert_eq!(read_packed(&members.concat()), expected);
}

#[test]
fn a_page_has_its_url_its_charset_and_its_place() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.warc.gz");
    let first = gzip(&response("https://a.example/", "One"));
    let second = gzip(&response("<https://a.example/b/c.html?d=1>", "Two"));
    std::fs::write(&path, [first.as_slice(), &second].concat()).unwrap();
    let sources: Vec<Source> = WarcPages::packed(&path, open(&path).unwrap(), search()).map(Result::unwrap).collect();
    let place = |source: &Source| source.path.to_str().unwrap().rsplit_once('#').unwrap().1.parse::<usize>().unwrap();
    assert_eq!((place(&sources[0]), place(&sources[1])), (0, first.len()));
    assert_eq!(sources[0].name, Path::new("a.example/index"));
    assert_eq!(sources[1].name, Path::new("a.example/b/c.html_d=1"));
    let page = sources.into_iter().nth(1).unwrap().read(1 << 20).unwrap();
    assert_eq!(page.url.as_deref(), Some("https://a.example/b/c.html?d=1"));
    assert_eq!(page.content_type.as_deref(), Some("text/html; charset=koi8-r"));
}

#[test]
fn broken_records_are_skipped_and_counted() {
    let good = |text: &str| response("https://a.example/", text);
    let lying = |length: &str| {
        let text = String::from_utf8(good("Liar")).unwrap();
        let (before, after) = text.split_once("Content-Length: ").unwrap();
        format!("{before}Content-Length: {length}{}", after.split_at(2).1).into_bytes()
    };
    for length in ["5", "99", "200", "99999999999", "18446744073709551615", "x", "-1"] {
        let all = [good("One"), lying(length), good("Two"), good("Three")].concat();
        let (texts, said) = read_plain(&all);
        assert_eq!(texts, ["<p>One", "<p>Two", "<p>Three"], "{length}");
        assert!(said.unwrap().starts_with("one record is broken"), "{length}");
        let packed = [gzip(&good("One")), gzip(&lying(length)), gzip(&good("Two")), gzip(&good("Three"))].concat();
        assert_eq!(read_packed(&packed).0, ["<p>One", "<p>Two", "<p>Three"], "{length}");
    }
}

#[test]
fn a_broken_member_costs_itself_alone() {
    let good = |text: &str| gzip(&response("https://a.example/", text));
    for at in 0..good("Lost").len() {
        let mut lost = good("Lost");
        lost[at] ^= 0x55;
        let (texts, said) = read_packed(&[good("One"), lost, good("Two")].concat());
        assert_eq!((texts.first().unwrap().as_str(), texts.last().unwrap().as_str()), ("<p>One", "<p>Two"), "byte {at}");
        assert!(texts.len() == 2 && said.is_some() || texts.len() == 3, "byte {at}: {texts:?}");
    }
    let (texts, said) = read_packed(&[good("One"), b"some garbage".to_vec(), good("Two")].concat());
    assert_eq!((texts.len(), said.is_some()), (2, true));
}

#[test]
fn a_file_cut_anywhere_gives_what_is_whole() {
    let good = |text: &str| response("https://a.example/", text);
    let all = [good("One"), good("Two")].concat();
    let packed = [gzip(&good("One")), gzip(&good("Two"))].concat();
    for end in 0..all.len() - 4 {
        let (texts, said) = read_plain(&all[..end]);
        assert_eq!(texts.len(), usize::from(end >= good("One").len() - 4), "{end}");
        assert!(said.is_some() || end == 0 || end >= good("One").len() - 4 && end <= good("One").len(), "{end}");
        assert_eq!(read_stream(&all[..end]).0, texts, "{end}");
    }
    for end in 0..packed.len() {
        assert_eq!(read_packed(&packed[..end]).0.len(), usize::from(end >= gzip(&good("One")).len()), "{end}");
    }
}

#[test]
fn records_that_all_lie_are_read_in_linear_time() {
    let lie = [MARK, b"1.1\r\nWARC-Type: response\r\nContent-Length: 500000\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<p>\r\n\r\n"].concat();
    let seconds = |records: usize| {
        let all = [lie.repeat(records), response("https://a.example/", "Last")].concat();
        let begun = cpu_time::ThreadTime::now();
        let (_, said) = read_plain(&all);
        assert!(said.unwrap().contains("records are broken"));
        begun.elapsed().as_secs_f64()
    };
    // 4 where time is linear, 16 where it is quadratic; a busy machine is asked again.
    assert!((0..5).any(|_| seconds(20_000) < 8.0 * seconds(5_000)));
}

#[test]
fn a_field_without_an_end_is_not_read_into_memory() {
    let endless = [MARK, b"1.1\r\nX: ", vec![b'x'; 1 << 20].as_slice()].concat();
    let all = [endless, b"\r\n".to_vec(), response("https://a.example/", "Last")].concat();
    assert_eq!(read_plain(&all).0, ["<p>Last"]);
    assert_eq!(read_stream(&all).0, ["<p>Last"]);
}

#[test]
fn garbage_between_records_costs_no_record() {
    let good = |text: &str| response("https://a.example/", text);
    for garbage in ["x", "some garbage", "\r\n\r\ngarbage\r\n", "Content-Length: 5\r\n\r\n", "Wx", "WARC\nWAR", "\0\0\0\0"] {
        let all = [good("One"), garbage.into(), good("Two"), garbage.into(), good("Three")].concat();
        let said = "there are bytes that are no record in 2 places; left out, the first at ";
        let packed =
            [gzip(&[&good("One"), garbage.as_bytes()].concat()), garbage.into(), gzip(&good("Two")), gzip(&good("Three"))];
        for (texts, fault) in [read_plain(&all), read_stream(&all), read_packed(&gzip(&all)), read_packed(&packed.concat())] {
            assert_eq!(texts, ["<p>One", "<p>Two", "<p>Three"], "{garbage:?}");
            assert!(fault.as_ref().unwrap().starts_with(said), "{garbage:?}: {fault:?}");
        }
        let before = [garbage.as_bytes(), &good("One")].concat();
        assert_eq!(read_plain(&before).0, ["<p>One"], "{garbage:?}");
        assert_eq!(read_stream(&before).0, ["<p>One"], "{garbage:?}");
    }
}

#[test]
fn the_place_of_garbage_is_told() {
    let good = response("https://a.example/", "One");
    let said = |bytes: &[u8]| read_plain(bytes).1.unwrap();
    assert!(said(&[&good, b"garbage".as_slice()].concat()).contains(&format!("the first at {};", good.len())));
    let packed = read_packed(&[gzip(&good), b"garbage".to_vec(), gzip(&good)].concat()).1.unwrap();
    assert!(packed.contains(&format!("the first at {};", gzip(&good).len())), "{packed}");
}
