//! A browser that shows what comes out runs nothing and asks for nothing, whatever went in.
//!
//! Needs Chromium (`chromium` on the path, or what `TAMIS_BROWSER` names); without it the test says that it was skipped.

mod allowed;
mod pages;
mod promises;

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use pages::{POSITIONS, payloads};
use promises::keep_all;
use tamis::Document;

/// Notes what runs, and touches everything that could be touched. Links are not followed, but what they are is looked at.
const WATCH: &str = "<script>
const ran = new Set();
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'msgbox'])
    window[name] = () => ran.add(name);
window.addEventListener('securitypolicyviolation', event => ran.add('policy: ' + event.violatedDirective), true);
window.addEventListener('load', () => {
    document.addEventListener('click', event => event.preventDefault());
    for (const element of document.body.querySelectorAll('*')) {
        for (const name of element.getAttributeNames())
            if (name.startsWith('on')) ran.add(name);
        const protocol = element.protocol || 'https:';
        if (!['https:', 'http:', 'ftp:', 'mailto:', 'tel:', 'file:'].includes(protocol)) ran.add(protocol);
        for (const name of ['click', 'mouseover', 'pointerenter', 'focus', 'toggle', 'load', 'error', 'animationstart'])
            element.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }));
    }
    setTimeout(() => document.documentElement.setAttribute('data-ran', 'ran: ' + [...ran].join(', ') + ';'), 1000);
}, { once: true });
</script>";

/// How long a page may take; a busy machine needs minutes.
const PATIENCE: Duration = Duration::from_mins(10);

fn browser() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let known = ["chromium", "chromium-browser", "google-chrome"];
    let on_path = || env::split_paths(&path).flat_map(|folder| known.map(|name| folder.join(name))).find(|file| file.is_file());
    env::var_os("TAMIS_BROWSER").map(PathBuf::from).or_else(on_path)
}

/// Counts who asks for something of a host that ends in `.example`.
fn listen() -> (u16, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let asked = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&asked);
    thread::spawn(move || {
        for connection in listener.incoming() {
            counter.fetch_add(1, Ordering::SeqCst);
            drop(connection);
        }
    });
    (port, asked)
}

/// What ran on a page, and how often it asked for something.
fn show(browser: &Path, page: &str) -> (String, usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("page.html");
    fs::write(&file, page).expect("a page");
    let (port, asked) = listen();
    let mut running = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync", "--virtual-time-budget=10000"])
        .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
        .arg(format!("--host-resolver-rules=MAP *.example 127.0.0.1:{port}, MAP * ~NOTFOUND"))
        .arg("--dump-dom")
        .arg(format!("file://{}", file.display()))
        .stdout(fs::File::create(folder.path().join("dom")).expect("a place for what is shown"))
        .stderr(fs::File::create(folder.path().join("errors")).expect("a place for errors"))
        .spawn()
        .expect("the browser starts");
    let begun = Instant::now();
    while running.try_wait().expect("a process").is_none() {
        if begun.elapsed() > PATIENCE {
            let _ = running.kill();
            panic!("the browser does not come to an end");
        }
        thread::sleep(Duration::from_millis(50));
    }
    let read = |name: &str| String::from_utf8_lossy(&fs::read(folder.path().join(name)).expect("what was written")).into_owned();
    let dom = read("dom");
    let ran = dom.split_once("data-ran=\"ran: ").and_then(|(_, rest)| rest.split_once(";\""));
    let ran = ran.map(|(ran, _)| ran.to_owned());
    (ran.unwrap_or_else(|| panic!("the page was not shown\n{}", read("errors"))), asked.load(Ordering::SeqCst))
}

#[test]
fn a_browser_runs_nothing_and_asks_for_nothing() {
    let Some(browser) = browser() else {
        eprintln!(
            "skipped: no browser. Install chromium, or name one: TAMIS_BROWSER=/path/to/chromium cargo test --test browser"
        );
        return;
    };
    let bad = "<img src=x onerror=confirm(1)><img src=http://evil.example/x.png><a href='javascript:alert(1)'>x</a>";
    let (ran, asked) = show(&browser, &format!("<html><head>{WATCH}</head><body>{bad}</body></html>"));
    assert!(
        ran.contains("confirm") && ran.contains("javascript:") && ran.contains("onerror") && asked > 0,
        "sees nothing: {ran:?}, {asked}"
    );

    let mut all: Document = tamis::extract("");
    for payload in payloads() {
        for position in POSITIONS {
            all.body.extend(keep_all(&position.replace("{}", &payload), Some("https://page.example/")).body);
        }
    }
    all.metadata.title = Some("</title><script>alert(1)</script>".into());
    let page = all.to_page();
    // The policy of the page would hide what its markup does.
    let (before, policy) = page.split_once("<meta http-equiv=\"Content-Security-Policy\"").expect("a policy");
    let (_, after) = policy.split_once('>').expect("the end of the policy");
    let (ran, asked) = show(&browser, &[before, WATCH, after].concat());
    assert_eq!((ran.as_str(), asked), ("", 0));

    // Pictures are asked for here, and nothing else happens.
    let (ran, _) = show(&browser, &format!("<html><head>{WATCH}</head><body>{}</body></html>", all.to_html()));
    assert_eq!(ran, "");
}
