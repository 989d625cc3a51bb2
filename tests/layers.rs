//! The order of the modules: each may use only what stands before it.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules in the order in which a page goes through them, those of one rank in one line. The last are the command line,
/// a crate of its own that sees the library from outside.
const RANKS: &[&[&str]] = &[
    &["table", "text"],
    &["decode"],
    &["dom"],
    &["payload"],
    &["block"],
    &["feature"],
    &["score"],
    &["select"],
    &["notes"],
    &["metadata"],
    &["prune"],
    &["captions"],
    &["document"],
    &["polish"],
    &["speakers"],
    &["completeness"],
    &["render"],
    &["explanation"],
    &["extractor"],
    &["lib"],
    &["main", "cli"],
];

fn rank(module: &str) -> Option<usize> {
    RANKS.iter().position(|modules| modules.contains(&module))
}

fn source_files() -> Vec<PathBuf> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// The top-level module of a file.
fn module_of(path: &Path) -> String {
    let path = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    let first = path.components().next().unwrap();
    Path::new(first.as_os_str()).file_stem().unwrap().to_str().unwrap().to_owned()
}

/// The modules that follow `crate::` in a source, also those of `crate::{a, b::c}`. Comments and tests name what they like.
fn used_modules(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let code: String = source.lines().map(|line| line.split("//").next().unwrap().to_owned() + "\n").collect();
    let mut used = Vec::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(list) => used.extend(group(list)),
            None => used.push(first_name(rest)),
        }
    }
    used
}

/// The first names of the members of `{a, b::{c, d}, e}`, after its opening brace.
fn group(list: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut depth = 0;
    let mut member = String::new();
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(std::mem::take(&mut member)),
            _ => {}
        }
        member.push(c);
    }
    names.push(member);
    names.iter().map(|member| first_name(member.trim_start_matches([',', ' ', '\n']))).filter(|name| !name.is_empty()).collect()
}

fn first_name(path: &str) -> String {
    path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn no_module_uses_one_that_comes_after_it() {
    let mut wrong = Vec::new();
    let mut checked = 0;
    for path in source_files() {
        let module = module_of(&path);
        // The tests of a module may build what they need from later stages.
        if path.file_stem().is_some_and(|stem| stem == "tests") {
            continue;
        }
        let Some(own) = rank(&module) else {
            wrong.push(format!("{}: the module {module} has no rank in tests/layers.rs", path.display()));
            continue;
        };
        for used in used_modules(&fs::read_to_string(&path).unwrap()) {
            checked += 1;
            match rank(&used) {
                _ if used == module => {}
                Some(other) if other < own => {}
                Some(_) => wrong.push(format!("{}: {module} uses {used}", path.display())),
                // Items of lib.rs are above every module but the command line.
                None => wrong.push(format!("{}: {module} uses {used} of the crate's root; name its module", path.display())),
            }
        }
    }
    assert!(wrong.is_empty(), "arrows that point back:\n{}", wrong.join("\n"));
    assert!(checked > 10, "only {checked} uses were seen");
}

#[test]
fn every_way_to_use_a_module_is_seen() {
    let source = "use crate::dom::{Dom, NodeId};\nuse crate::{\n    text::Shape,\n    table::{tags, attrs},\n    score,\n};\n\
        fn f() -> crate::select::Focus { todo!() } // crate::render\n/// [`crate::extractor`]\n#[cfg(test)]\nmod tests {\n    use crate::lib;\n}\n";
    assert_eq!(used_modules(source), ["dom", "text", "table", "score", "select"]);
}

#[test]
fn every_dependency_is_used_and_its_reason_given() {
    let manifest = include_str!("../Cargo.toml");
    let all = source_files().iter().map(|path| fs::read_to_string(path).unwrap()).collect::<String>();
    let listed = manifest.split("\n[dependencies]\n").nth(1).unwrap().split("\n[").next().unwrap();
    let lines: Vec<&str> = listed.lines().filter(|line| !line.is_empty()).collect();
    for (before, line) in lines.iter().zip(&lines[1..]).filter(|(_, line)| !line.starts_with('#')) {
        let (name, _) = line.split_once(" = ").unwrap();
        let path = name.replace('-', "_");
        let is_named = |end: &str| all.contains(&format!("{path}{end}"));
        assert!(is_named("::") || is_named("!("), "nothing in src/ uses {name}");
        assert!(before.starts_with('#'), "no comment says what {name} is for");
    }
    assert!(lines.len() > 20, "{} lines", lines.len());
}
