//! Turns Ctrl-C into the wish to stop: pages in work are finished and written, a second one stops at once.

use std::process;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Outcome;
use super::report::tell;

static REQUESTED: AtomicBool = AtomicBool::new(false);

/// Listens from now on. Where that cannot be had, Ctrl-C stops the program as it would without.
pub(super) fn listen() {
    let _ = ctrlc::set_handler(|| {
        if REQUESTED.swap(true, Ordering::SeqCst) {
            process::exit(i32::from(Outcome::Interrupted.code()));
        }
        tell("stopping when the pages in work are written; once more stops at once");
    });
}

/// Whether somebody wants the work to stop.
pub(super) fn is_requested() -> bool {
    REQUESTED.load(Ordering::SeqCst)
}
