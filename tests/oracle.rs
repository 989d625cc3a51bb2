//! Our tree is html5ever's: node by node the one that `markup5ever_rcdom` builds, on every page that is at hand.
//!
//! The pages of the corpus are all compared. Of the data sets beside the project, where they are, every tenth page is;
//! `TAMIS_ORACLE=all` compares all of them.

mod rcdom;

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use tamis::Limits;
use tamis::decode::decode;
use tamis::dom::oracle::parse_as_sent;

use rcdom::{has_swallowing_frame, lines_of_ours, lines_of_theirs, their_dom};

/// One in so many pages of the data sets is compared.
const SAMPLE: usize = 10;

#[derive(Default)]
struct Tally {
    compared: usize,
    /// Pages that our limits cut, or that lose a frame which would swallow them: they are not meant to be the same.
    cut: usize,
    different: Vec<String>,
}

impl Tally {
    fn compare(&mut self, name: &str, bytes: &[u8]) {
        let page = decode(bytes, None);
        let dom = parse_as_sent(&page.text, &Limits::default());
        if dom.reached().is_some() || has_swallowing_frame(&page.text) {
            self.cut += 1;
            return;
        }
        self.compared += 1;
        let (ours, theirs) = (lines_of_ours(&dom), lines_of_theirs(&their_dom(&page.text).document));
        if ours == theirs {
            return;
        }
        let at = ours.iter().zip(&theirs).take_while(|(ours, theirs)| ours == theirs).count();
        let show = |lines: &[String]| lines.get(at).map_or("nothing".to_owned(), |line| line.chars().take(300).collect());
        self.different.push(format!("{name}, node {at}:\n  ours   {}\n  theirs {}", show(&ours), show(&theirs)));
    }

    fn finish(self, what: &str) {
        println!("{what}: {} pages compared, {} cut by a limit", self.compared, self.cut);
        let shown: Vec<_> = self.different.iter().take(20).cloned().collect();
        assert!(shown.is_empty(), "{} pages are different:\n{}", self.different.len(), shown.join("\n"));
    }
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn our_tree_is_theirs_on_every_page_of_the_corpus() {
    let mut tally = Tally::default();
    for folder in files_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")) {
        if let Ok(bytes) = fs::read(folder.join("page.html")) {
            tally.compare(&folder.display().to_string(), &bytes);
        }
    }
    assert!(tally.compared > 0);
    tally.finish("corpus");
}

#[test]
fn our_tree_is_theirs_on_the_pages_of_the_data_sets() {
    let step = if std::env::var("TAMIS_ORACLE").is_ok_and(|which| which == "all") { 1 } else { SAMPLE };
    for set in files_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data")) {
        let pages = files_in(&set.join("pages"));
        let mut tally = Tally::default();
        for path in pages.iter().step_by(step) {
            let mut bytes = Vec::new();
            MultiGzDecoder::new(fs::File::open(path).unwrap()).read_to_end(&mut bytes).unwrap();
            tally.compare(&path.file_name().unwrap().to_string_lossy(), &bytes);
        }
        if !pages.is_empty() {
            tally.finish(&set.file_name().unwrap().to_string_lossy());
        }
    }
}

#[test]
fn our_tree_is_theirs_where_markup_is_broken() {
    let mut tally = Tally::default();
    for page in [
        "",
        "text",
        "<p>a<p>b</div>c",
        "<table>a<tr>b<td>c</table>d",
        "<b><i>a</b>b</i>c",
        "<a href=x>a<a href=y>b",
        "<p>a<b>b<p>c</b>d",
        "<ul><li>a<ul><li>b</ul>c<li>d",
        "<select><option>a<p>b",
        "<svg><p>a</svg>b<math><mi>c<p>d",
        "<body class=a><p>a<body id=b class=c>",
        "<template><tr><td>a</template>b",
        "<noscript><p>a</noscript>",
        "<frameset><frame></frameset>",
        "<!-- a -->b<!-- c -->d",
        "<p>a<!-- b -->c",
        "<script>a</script><style>b</style><title>c</title>",
        "<script type=application/ld+json>{}</script>",
        "<form><div></form><form>a",
        "<h1>a<h2>b</h1>c",
        "<button>a<button>b",
        "<table><td>a<table><td>b</table>c</table>d",
        "<p><svg viewBox='0 0 1 1' xlink:href=a><foreignObject><p>b",
        "\0a\r\nb\rc&amp;&notit;&#0;",
        "<img src=a srcset=b><image alt=c>",
        "<nobr>a<nobr>b",
        "<pre>\n\na</pre><textarea>\nb</textarea>",
        "<html lang=a><html lang=b dir=c>",
        "<annotation-xml encoding=text/html><p>a",
        "<math><annotation-xml encoding=text/html><p>a",
        "a</body>b</html>c",
        "<plaintext>a<p>b",
    ] {
        tally.compare(page, page.as_bytes());
    }
    tally.finish("broken markup");
}
