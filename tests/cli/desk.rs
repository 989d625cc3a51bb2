//! A folder with a command line in it, and what to put there.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;
use tempfile::TempDir;

pub const SENTENCE: &str = "Water just off the boil is best for a green tea, and three minutes are enough for the leaves to open, \
    though people who like it stronger leave the pot alone for a little longer than that.";

/// A page with content whose title needs quotes in YAML.
pub fn article(name: &str) -> String {
    let title = format!("Tea: “green” or \"black\"? {name}");
    format!(
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{title}</title></head><body><nav><a href=/>Home</a> <a href=/tea>Tea</a></nav>\
         <main><article><h1>{title}</h1><p>First, {name}. {SENTENCE}</p><p>Then, {name}. {SENTENCE} {SENTENCE}</p><p>Last, {name}. {SENTENCE}</p></article></main></body></html>"
    )
}

/// A page with words but no content.
pub const MENU: &str = "<!DOCTYPE html><title>Menu</title><nav><ul><li><a href=/a>Home</a><li><a href=/b>News</a><li><a href=/c>Contact</a></ul></nav>";

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap()
    }

    pub fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

/// A folder with a command line in it.
pub struct Desk(TempDir);

impl Desk {
    pub fn new() -> Self {
        Desk(TempDir::new().unwrap())
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn put(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}; there is {:?}", self.names()))
    }

    /// Every file, in order.
    pub fn names(&self) -> Vec<String> {
        let mut folders = vec![self.0.path().to_owned()];
        let mut names = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    names.push(path.strip_prefix(self.0.path()).unwrap().display().to_string());
                }
            }
        }
        names.sort();
        names
    }

    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tamis"));
        command.current_dir(self.0.path()).args(words).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub fn run(&self, words: &[&str]) -> Ran {
        self.run_with(words, b"")
    }

    pub fn run_with(&self, words: &[&str], input: &[u8]) -> Ran {
        let mut child = self.command(words).stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_owned();
        let writer = std::thread::spawn(move || {
            // A command that does not read its input closes it.
            let _ = stdin.write_all(&input);
        });
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }
}
