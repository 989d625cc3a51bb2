//! Our tokenizer is the standard's: it passes the tests that browsers share, where their folder lies beside the project.

use std::cell::RefCell;
use std::fs;
use std::path::Path;

use html5ever::tokenizer::{Doctype, Tag, TagKind, Token, TokenSink, TokenSinkResult};
use serde_json::{Map, Value, json};
use tamis::dom::oracle::{Scope, Start, State, tokenize};

/// Tests that are not run, by their file or their description, each with its reason. Of the others only the parse errors are
/// not looked at: nobody reads them, so the tokenizer does not report any.
const SKIPPED: &[(&str, &str)] = &[
    ("xmlViolation.test", "asks for tokens that fit into XML, which is a mode of its own and not ours"),
    ("Invalid Unicode character U+DFFF", HALF),
    ("Invalid Unicode character U+D800", HALF),
    ("Invalid Unicode character U+DFFF with valid preceding character", HALF),
    ("Invalid Unicode character U+D800 with valid following character", HALF),
];
const HALF: &str = "feeds half of a surrogate pair, which no Rust text can hold";

/// Puts tokens down as the tests write them.
#[derive(Default)]
struct Tokens(RefCell<Vec<Value>>);

impl Tokens {
    fn push(&self, token: Value) {
        self.0.borrow_mut().push(token);
    }

    /// Runs of text may be cut anywhere; the tests have them whole.
    fn push_text(&self, text: &str) {
        let mut tokens = self.0.borrow_mut();
        if let Some(last) = tokens.last_mut().filter(|last| last[0] == "Character") {
            last[1] = json!(format!("{}{text}", last[1].as_str().unwrap()));
            return;
        }
        tokens.push(json!(["Character", text]));
    }

    fn push_tag(&self, tag: &Tag) {
        let name = &*tag.name;
        if tag.kind == TagKind::EndTag {
            return self.push(json!(["EndTag", name]));
        }
        let attrs: Map<String, Value> =
            tag.attrs.iter().map(|attr| (attr.name.local.to_string(), json!(attr.value.to_string()))).collect();
        assert_eq!(attrs.len(), tag.attrs.len(), "an attribute twice: {:?}", tag.attrs);
        self.push(if tag.self_closing { json!(["StartTag", name, attrs, true]) } else { json!(["StartTag", name, attrs]) });
    }

    fn push_doctype(&self, doctype: &Doctype) {
        let text = |part: &Option<_>| part.as_ref().map(ToString::to_string);
        let Doctype { name, public_id, system_id, force_quirks } = doctype;
        self.push(json!(["DOCTYPE", text(name), text(public_id), text(system_id), !force_quirks]));
    }
}

impl TokenSink for Tokens {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        match token {
            Token::CharacterTokens(text) => {
                assert!(!text.is_empty() && !text.contains('\0'), "{text:?}");
                self.push_text(&text);
            }
            Token::NullCharacterToken => self.push_text("\0"),
            Token::CommentToken(comment) => self.push(json!(["Comment", comment.to_string()])),
            Token::TagToken(tag) => self.push_tag(&tag),
            Token::DoctypeToken(doctype) => self.push_doctype(&doctype),
            Token::EOFToken | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

fn tokens(page: &str, start: &Start<'_>) -> Vec<Value> {
    let sink = Tokens::default();
    tokenize(page, &sink, start);
    sink.0.into_inner()
}

fn state(name: &str) -> State {
    match name {
        "Data state" => State::Data,
        "RCDATA state" => State::Rcdata,
        "RAWTEXT state" => State::Rawtext,
        "Script data state" => State::Script,
        "PLAINTEXT state" => State::Plaintext,
        "CDATA section state" => State::Cdata,
        _ => panic!("an unknown state: {name}"),
    }
}

/// A text that is escaped twice holds `\uXXXX` for what JSON cannot; `None` where that is half of a surrogate pair.
fn unescaped(text: &str) -> Option<String> {
    let mut units = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\\u") {
        let (number, after) = after.split_at(4);
        units.extend(before.encode_utf16());
        units.push(u16::from_str_radix(number, 16).unwrap());
        rest = after;
    }
    units.extend(rest.encode_utf16());
    String::from_utf16(&units).ok()
}

fn unescaped_all(value: &Value) -> Option<Value> {
    Some(match value {
        Value::String(text) => Value::String(unescaped(text)?),
        Value::Array(values) => Value::Array(values.iter().map(unescaped_all).collect::<Option<_>>()?),
        Value::Object(values) => Value::Object(
            values.iter().map(|(key, value)| Some((unescaped(key)?, unescaped_all(value)?))).collect::<Option<_>>()?,
        ),
        other => other.clone(),
    })
}

/// What a test gives and wants, or `None` if it is one of those that no Rust text can hold.
fn input_and_output(test: &Value) -> Option<(String, Value)> {
    let (input, output) = (&test["input"], &test["output"]);
    if test["doubleEscaped"] == true {
        return Some((unescaped(input.as_str()?)?, unescaped_all(output)?));
    }
    Some((input.as_str()?.to_owned(), output.clone()))
}

fn is_skipped(name: &str) -> bool {
    SKIPPED.iter().any(|(skipped, _)| *skipped == name)
}

#[derive(Default)]
struct Tally {
    passed: usize,
    failed: Vec<String>,
}

impl Tally {
    fn run(&mut self, file: &str, test: &Value) {
        let description = test["description"].as_str().unwrap();
        if is_skipped(description) {
            return;
        }
        let (input, output) = input_and_output(test).unwrap_or_else(|| panic!("{file}: {description} cannot be fed"));
        let states = test["initialStates"].as_array().cloned().unwrap_or_else(|| vec![json!("Data state")]);
        let element = test["lastStartTag"].as_str().unwrap_or_default();
        for name in states {
            let start = Start { state: state(name.as_str().unwrap()), element, scope: Scope::Everything };
            let tokens = Value::Array(tokens(&input, &start));
            if tokens == output {
                self.passed += 1;
            } else {
                self.failed.push(format!("{file}: {description} in {name}\n  {input:?}\n  {tokens}\n  {output}"));
            }
        }
    }
}

#[test]
fn the_tests_of_the_standard_pass() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/html5lib/tokenizer");
    let mut tally = Tally::default();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.extension().is_none_or(|extension| extension != "test") || is_skipped(&file) {
            continue;
        }
        let tests: Value =
            serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap_or_else(|error| panic!("{file}: {error}"));
        for test in tests["tests"].as_array().unwrap() {
            tally.run(&file, test);
        }
    }
    println!("{} passed", tally.passed);
    let shown: Vec<_> = tally.failed.iter().take(20).cloned().collect();
    assert!(shown.is_empty(), "{} of {} fail:\n{}", tally.failed.len(), tally.passed, shown.join("\n"));
}
