//! Turns errors into sentences that tell what is wrong and what to do about it.

use std::io;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use url::Url;

/// The ends of the names of many hosts: sorted.
const HOST_ENDS: &[&str] = &[
    "app", "at", "au", "be", "br", "ca", "ch", "cn", "com", "cz", "de", "dev", "edu", "es", "eu", "fr", "gov", "in", "info",
    "io", "it", "jp", "kr", "mx", "net", "news", "nl", "org", "pl", "ru", "se", "ua", "uk", "us",
];

/// An input that gives no page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) path: PathBuf,
    pub(crate) what: String,
    pub(crate) kind: FaultKind,
    pub(crate) cause: Cause,
}

/// A sentence on one line: errors repeat what stands in an archive or was written behind the command, and a terminal would obey
/// it.
pub(crate) fn tame(what: &str) -> String {
    /// Characters of the longest sentence, with room for two paths.
    const LONGEST: usize = 10_000;
    what.chars().take(LONGEST).map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// What a fault means for the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FaultKind {
    /// It could not be read or written.
    Failed,
    /// It could be read, and there is no page in it.
    NoPages,
    /// A part of an archive is lost; the rest of it is read.
    Partial,
    /// Nothing is lost: a folder that holds itself by way of a link, an archive in a folder that holds no pages, the answer of a
    /// server that it has no such page.
    Harmless,
}

/// The kinds of faults that are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Cause {
    Missing,
    NotPermitted,
    Broken,
    Unreadable,
    Unwritable,
    NoPages,
    NotAPage,
    BrokenRecord,
    HttpStatus,
    Crash,
}

impl Cause {
    /// The kind in words.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Cause::Missing => "missing",
            Cause::NotPermitted => "not permitted",
            Cause::Broken => "broken archive or packed file",
            Cause::Unreadable => "unreadable",
            Cause::Unwritable => "unwritable",
            Cause::NoPages => "without pages",
            Cause::NotAPage => "not a web page",
            Cause::BrokenRecord => "broken record",
            Cause::HttpStatus => "left out for their HTTP status",
            Cause::Crash => "fault of tamis",
        }
    }
}

impl Fault {
    pub(crate) fn new(path: &Path, what: impl Into<String>, kind: FaultKind, cause: Cause) -> Self {
        Fault { path: path.to_owned(), what: tame(&what.into()), kind, cause }
    }

    pub(crate) fn of_reading(path: &Path, error: &io::Error) -> Self {
        let (what, cause) = match error.kind() {
            io::ErrorKind::NotFound => (tell_missing(path), Cause::Missing),
            io::ErrorKind::PermissionDenied => ("may not be read; check its permissions".to_owned(), Cause::NotPermitted),
            io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => {
                (format!("is broken or not whole ({error}); fetch or pack it again"), Cause::Broken)
            }
            io::ErrorKind::Unsupported if error.raw_os_error().is_none() => (error.to_string(), Cause::Unreadable),
            // What zstd has to say is of no kind.
            io::ErrorKind::Other if error.raw_os_error().is_none() => {
                (format!("is broken or not whole ({error}); fetch or pack it again"), Cause::Broken)
            }
            _ => (format!("cannot be read ({error}); check the file and its disk"), Cause::Unreadable),
        };
        Fault::new(path, what, FaultKind::Failed, cause)
    }

    /// A page that could not be written where it should go.
    pub(crate) fn of_writing(path: &Path, target: &Path, error: &io::Error) -> Self {
        let what = format!("{} {}", target.display(), tell_unwritten(error));
        Fault::new(path, what, FaultKind::Failed, Cause::Unwritable)
    }

    /// A page that what is made of it would be written over.
    pub(crate) fn of_replacing(path: &Path) -> Self {
        let what = "the output would replace the page itself; name another place with -o";
        Fault::new(path, what, FaultKind::Failed, Cause::Unwritable)
    }

    /// A page that would become a file which is there already, and may be another page.
    pub(crate) fn of_hiding(path: &Path, target: &Path) -> Self {
        let what = format!(
            "{} is there already, in a folder with the pages themselves, and may be one of them; name another place with -o, or \
             remove it",
            target.display()
        );
        Fault::new(path, what, FaultKind::Failed, Cause::Unwritable)
    }

    pub(super) fn of_walking(error: &walkdir::Error) -> Self {
        let path = error.path().map(Path::to_owned).unwrap_or_default();
        if error.loop_ancestor().is_some() {
            let what = "links back to a folder that it is in; its pages are read there";
            return Fault::new(&path, what, FaultKind::Harmless, Cause::NoPages);
        }
        match error.io_error() {
            Some(cause) => Fault::of_reading(&path, cause),
            None => Fault::new(&path, format!("{error}; check the folder"), FaultKind::Failed, Cause::Unreadable),
        }
    }
}

/// Why something cannot be written, and what to do about it.
pub(crate) fn tell_unwritten(error: &io::Error) -> String {
    use io::ErrorKind as Kind;
    let advice = match error.kind() {
        Kind::PermissionDenied => "you may not write there; name another place with -o, or change its permissions",
        Kind::ReadOnlyFilesystem => "the disk can only be read; name another place with -o",
        Kind::StorageFull => "the disk is full; make room, or name another place with -o",
        Kind::QuotaExceeded | Kind::FileTooLarge => {
            "there is a limit on what you may write; make room, or name another place with -o"
        }
        Kind::NotFound => "there is no such folder; make it first, or name another place with -o",
        Kind::NotADirectory | Kind::AlreadyExists => "a part of the path is a file, not a folder; name another place with -o",
        Kind::IsADirectory => "there is a folder of that name; name another place with -o",
        Kind::InvalidFilename => "the disk takes no such name; name another place with -o",
        Kind::ResourceBusy => "it is in use; wait for it, or name another place with -o",
        _ => return format!("cannot be written ({error}); check the place and its disk"),
    };
    format!("cannot be written: {advice}")
}

/// What an input that is not there was most likely meant as, and what to do about it.
fn tell_missing(path: &Path) -> String {
    let text = path.to_string_lossy();
    // A slash may have been lost on the way.
    let scheme = text.split_once(":/").map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme.as_deref() {
        Some("file") => {
            let named = Url::parse(&text).ok().and_then(|url| url.to_file_path().ok());
            let example = named.map(|path| format!(": {}", path.display())).unwrap_or_default();
            format!("is an address, and tamis takes paths; name the file itself{example}")
        }
        Some("http" | "https") => {
            format!("is an address, and tamis reads saved pages, never the network; try: curl -sL '{text}' | tamis -")
        }
        Some(scheme)
            if text.contains("://") && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')) =>
        {
            "is an address, and tamis reads saved pages, never the network; save the page first, and name the file".to_owned()
        }
        _ if looks_like_host(&text) => format!(
            "there is no such file or folder; tamis reads saved pages, never the network: if it is an address, try: \
             curl -sL 'https://{text}' | tamis -"
        ),
        _ if text.trim_start().starts_with('<') => {
            "is no path; name the file that the page is in, or in a list of paths (--files-from) the files with the pages"
                .to_owned()
        }
        _ if text.starts_with('#') => "there is no such file or folder; a list of paths has no comments".to_owned(),
        _ => "there is no such file or folder; check the path".to_owned(),
    }
}

/// Whether a path begins like an address whose scheme was left out: with the name of a host, a well-known one where it stands
/// alone.
fn looks_like_host(path: &str) -> bool {
    let (first, rest) = path.split_once('/').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let (host, port) = first.split_once(':').map_or((first, None), |(host, port)| (host, Some(port)));
    let is_label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let (name, last) = host.rsplit_once('.').unwrap_or((host, ""));
    let is_domain = name.split('.').all(is_label) && last.chars().count() > 1 && last.chars().all(char::is_alphabetic);
    let is_alone = rest.is_none() && port.is_none();
    let is_known = HOST_ENDS.binary_search(&last).is_ok() || host.starts_with("www.");
    let is_own = host == "localhost" || host.parse::<Ipv4Addr>().is_ok();
    port.is_none_or(|port| port.parse::<u16>().is_ok()) && (is_own || is_domain) && (!is_alone || is_domain && is_known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_an_archive_is_one_line_whatever_stands_in_it() {
        let fault = Fault::new(Path::new("a.tar"), "is broken (not a number: \u{1b}[2J\n)", FaultKind::Partial, Cause::Broken);
        assert_eq!(fault.what, "is broken (not a number: \u{fffd}[2J\u{fffd})");
    }

    #[test]
    fn addresses_are_told_from_paths() {
        assert!(HOST_ENDS.is_sorted());
        let hosts = [
            "example.org",
            "www.example.zz",
            "example.zz/tea",
            "localhost:80/tea",
            "127.0.0.1:8000",
            "example.org:8080",
            "news.example.co.uk/a/b.html",
            "bücher.example/x",
        ];
        assert!(hosts.iter().all(|text| looks_like_host(text)));
        let paths =
            ["page.html", "notes.txt", "a.warc.gz", "../a", "./b.c", "folder/example.org", "v1.2/a.html", "a b.org", "x", "a.1"];
        for path in paths {
            assert!(!looks_like_host(path), "{path}");
        }
    }

    #[test]
    fn an_address_of_a_file_is_told_its_path() {
        let told = tell_missing(Path::new("file:///home/me/my%20page.html"));
        assert!(told.ends_with("name the file itself: /home/me/my page.html"), "{told}");
        assert!(tell_missing(Path::new("ftp://example.org/a")).contains("save the page first"));
        assert!(tell_missing(Path::new("gone.html")).ends_with("check the path"));
        assert!(tell_missing(Path::new(" <html>")).starts_with("is no path"));
    }

    #[test]
    fn what_cannot_be_written_is_told_with_its_cause() {
        let told = |kind: io::ErrorKind| tell_unwritten(&io::Error::from(kind));
        assert!(told(io::ErrorKind::PermissionDenied).contains("you may not write there"));
        assert!(told(io::ErrorKind::ReadOnlyFilesystem).contains("can only be read"));
        assert!(told(io::ErrorKind::StorageFull).contains("make room"));
        let gone = "cannot be written: there is no such folder; make it first, or name another place with -o";
        assert_eq!(told(io::ErrorKind::NotFound), gone, "once is enough");
        assert!([io::ErrorKind::PermissionDenied, io::ErrorKind::NotFound].iter().all(|kind| !told(*kind).contains("room")));
    }
}
