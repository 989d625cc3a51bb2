//! Turns saved pages into what they are about, from the command line.

#[cfg_attr(not(feature = "parquet"), allow(dead_code, reason = "what only tables need"))]
mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(std::env::args_os().collect())
}
