//! Prints pages block by block, for a person to judge.

use std::io::IsTerminal;
use std::process::ExitCode;

use anyhow::{Context, Result};
use tamis::{Extractor, Page};
use tamis_eval::reading::{Paint, Shown, read_page};
use tamis_eval::score::{Jury, score_pages};
use tamis_eval::set::{Set, Truth};

use crate::ReadArgs;

/// Shows the pages that are named, or the worst ones.
pub fn read(args: &ReadArgs) -> Result<ExitCode> {
    let set = Set::open(&args.dir)?.with_markup(args.markup);
    let jury = match &args.folds {
        Some(folder) => Jury::of_folds(folder)?,
        None => Jury::of_one(Extractor::new()),
    };
    let shown = match (args.all, args.errors) {
        (true, _) => Shown::Everything,
        (false, true) => Shown::Errors,
        (false, false) => Shown::Content,
    };
    let paint = if std::io::stdout().is_terminal() { Paint::Colours } else { Paint::Plain };
    for id in choose_pages(args, &set, &jury)? {
        let truth = set.truth(&id).with_context(|| format!("no page {id} in {}", set.name))?;
        let extractor = jury.extractor(truth);
        if args.text {
            print!("{}", page_text(&set, truth, extractor)?);
        } else if args.truth {
            println!("{}", truth.text.as_deref().unwrap_or_default());
        } else {
            println!("{}", read_page(extractor, &set, truth)?.show(shown, paint));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn choose_pages(args: &ReadArgs, set: &Set, jury: &Jury) -> Result<Vec<String>> {
    let Some(worst) = args.worst else { return Ok(args.ids.clone()) };
    let mut pages = score_pages(jury, set)?;
    pages.retain(|page| args.r#type.is_none() || page.kind == args.r#type);
    pages.sort_by(|a, b| a.rank().total_cmp(&b.rank()).then_with(|| a.id.cmp(&b.id)));
    Ok(pages.into_iter().skip(args.skip).take(worst).map(|page| page.id).collect())
}

fn page_text(set: &Set, truth: &Truth, extractor: &Extractor) -> Result<String> {
    let bytes = set.read_page(truth)?;
    let page = Page::bytes(&bytes);
    let page = truth.url.as_deref().map_or(page, |url| page.url(url));
    Ok(extractor.extract(&page).to_text())
}
