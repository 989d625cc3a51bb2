//! Runs a target over pages made of pieces at random, with the stock toolchain, and makes what it finds small:
//! `cargo run --release --no-default-features --example noise -- clean 5000 [first seed]`. With a file in the place of the number,
//! runs the target over the file and prints the page that it stands for.

use std::fs;
use std::panic::{self, UnwindSafe};
use std::path::Path;

use tamis_fuzz::{STRICTER, TARGETS, made_page, noise, statements_of};

fn fails(body: fn(&[u8]), input: &[u8]) -> Option<String> {
    fn caught(run: impl FnOnce() + UnwindSafe) -> Option<String> {
        let error = panic::catch_unwind(run).err()?;
        let text = error.downcast_ref::<String>().cloned();
        Some(text.or_else(|| error.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default())
    }
    caught(|| body(input))
}

/// Leaves out bytes for as long as the body still fails.
fn shrink(body: fn(&[u8]), mut input: Vec<u8>) -> Vec<u8> {
    let mut width = input.len() / 2;
    while width > 0 {
        let mut at = 1;
        while at + width <= input.len() {
            let shorter = [&input[..at], &input[at + width..]].concat();
            if fails(body, &shorter).is_some() {
                input = shorter;
            } else {
                at += width;
            }
        }
        width /= 2;
    }
    input
}

fn show(name: &str, input: &[u8]) {
    let page = match input.split_first() {
        _ if name == "metadata" => statements_of(input),
        Some((choice, bytes)) if choice & 128 != 0 && !["archive", "markdown"].contains(&name) => made_page(bytes),
        _ => Some(String::from_utf8_lossy(input).into_owned()),
    };
    println!("  page {:?}", page.unwrap_or_default().chars().take(4000).collect::<String>());
}

fn main() {
    let mut args = std::env::args().skip(1);
    let (name, what) = (args.next().expect("a target"), args.next().expect("a number or a file"));
    let (_, body) = TARGETS.iter().chain([&STRICTER]).find(|(target, _)| *target == name).expect("a target of this crate");
    panic::set_hook(Box::new(|_| {}));
    if Path::new(&what).exists() {
        let input = shrink(*body, fs::read(&what).expect("read"));
        println!("{:?} of {}", fails(*body, &input).map(|fault| fault.chars().take(4000).collect::<String>()), input.len());
        return show(&name, &input);
    }
    let first: u64 = args.next().map_or(0, |seed| seed.parse().expect("a seed"));
    let mut found: Vec<String> = Vec::new();
    for seed in first..first + what.parse::<u64>().expect("a number") {
        let input = [vec![128 | seed as u8 & 15], noise(seed, 2 + seed as usize % 60)].concat();
        let Some(_) = fails(*body, &input) else { continue };
        let small = shrink(*body, input);
        let fault = fails(*body, &small).unwrap_or_default();
        let kind: String = fault.chars().filter(|c| !c.is_ascii_digit()).take(12).collect();
        if found.iter().filter(|other| **other == kind).count() < 20 {
            println!("{seed}: {}", fault.chars().take(1200).collect::<String>());
            show(&name, &small);
        }
        found.push(kind);
    }
    println!("{} found", found.len());
}
