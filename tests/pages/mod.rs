//! The pages that the promises are held against.
#![allow(dead_code, reason = "not every test uses all of it")]

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What could run or load something, if it came out as it went in. `␤` in the list is a line's end.
pub fn payloads() -> impl Iterator<Item = String> {
    include_str!("../xss/payloads.txt").lines().map(|payload| payload.replace('␤', "\n"))
}

/// Where on a page a payload may stand.
pub const POSITIONS: &[&str] = &[
    "<p>{}</p>",
    "<p>a {} b</p>",
    "<h2>{}</h2>",
    "<ul><li>{}<li>{}</ul>",
    "<p title=\"{}\">x</p>",
    "<p><img src=a.png alt=\"{}\" title='{}'></p>",
    "<p><img src=\"{}\" alt=x></p>",
    "<p><img src=a.png alt={}></p>",
    "<p><a href=\"{}\">x</a></p>",
    "<p><a href='{}'>x</a></p>",
    "<p><a href={}>x</a></p>",
    "<p><a href=\"https://a.example/?{}\">x</a></p>",
    "<table><tr><th>{}<th>b<tr><td>{}<td>d</table>",
    "<pre><code>{}</code></pre>",
    "<pre class=\"language-{}\">x</pre>",
    "<p><code>{}</code></p>",
    "<p><math><semantics><mi>x</mi><annotation encoding='application/x-tex'>{}</annotation></semantics></math></p>",
    "<p><math><mtext>{}</mtext></math></p>",
    "<p>x <script type='math/tex'>{}</script></p>",
    "<p><math alttext=\"{}\"><mi>x</mi></math></p>",
    "<p><img class=latex alt=\"{}\" src=x></p>",
    "<!-- {} --><p>x</p>",
    "<![CDATA[ {} ]]><p>x</p>",
    "<svg><![CDATA[ {} ]]></svg><p>x</p>",
    "<p>x</p><noscript>{}</noscript>",
    "<p>x</p><template>{}</template>",
    "<div><template shadowrootmode=open>{}</template></div><p>x</p>",
    "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"{}\",\"articleBody\":\"{}\"}</script><p>x</p>",
    "<meta name=description content=\"{}\"><meta property=og:title content='{}'><p>x</p>",
    "<title>{}</title><p>x</p>",
    "<textarea>{}</textarea><p>x</p>",
    "<p>x</p><iframe src=\"https://a.example/embed/{}\" title=\"{}\"></iframe><p>y</p>",
    "<p>x</p><video src=\"{}\" title='{}'></video><p>y</p>",
    "<figure><img src=a.png alt=x><figcaption>{}</figcaption></figure>",
    "<p>x<sup><a href=#n>1</a></sup></p><ol><li id=n>{}</ol>",
    "<div class='admonition note'><p class=admonition-title>{}</p><p>{}</p></div>",
    "<blockquote>{}<footer>{}</footer></blockquote>",
    "<dl><dt>{}<dd>{}</dl>",
    "<p><span class=sidenote>{}</span> x</p>",
    "<p><span class=math>\\({}\\)</span></p>",
    "<p><img src='a.png?{}' srcset='{} 2x' data-src=\"{}\" alt=x></p>",
    "<p><ruby>x<rt>{}</rt></ruby> <abbr title=\"{}\">y</abbr> <q cite='{}'>z</q></p>",
    "<p lang=\"{}\" dir='{}' id=\"{}\" class='{}' style=\"{}\">x</p>",
    "<ol start=\"{}\" type='{}'><li value=\"{}\">x</ol>",
    "<table><tr><th colspan=\"{}\" align='{}'>x<td rowspan={}>y</table>",
    "<blockquote><p>[!NOTE]<br>{}</p></blockquote><p>x</p>",
    "<details><summary>{}</summary>{}</details>",
    "<p>x</p><svg><foreignObject>{}</foreignObject><title>{}</title></svg>",
    "<base href=\"{}\"><p><a href=x>x</a></p>",
];

/// The pages of the corpus, and of the data sets where they are: one in ten, or all with `TAMIS_ALL_PAGES`.
pub fn pages() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = Vec::new();
    for entry in fs::read_dir(root.join("corpus")).expect("the corpus").flatten() {
        let path = entry.path().join("page.html");
        let bytes = fs::read(&path).expect("a page");
        pages.push((path, bytes));
    }
    let step = if std::env::var_os("TAMIS_ALL_PAGES").is_some() { 1 } else { 10 };
    for set in ["hand", "news", "segments", "wcxb"] {
        let Ok(folder) = fs::read_dir(root.join("../shared/data").join(set).join("pages")) else { continue };
        let mut paths: Vec<PathBuf> = folder.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths.into_iter().step_by(step) {
            let mut bytes = Vec::new();
            let file = fs::File::open(&path).expect("a page");
            flate2::read::GzDecoder::new(file).read_to_end(&mut bytes).expect("a packed page");
            pages.push((path, bytes));
        }
    }
    pages.into_iter().map(|(path, bytes)| (path, tamis::decode::decode(&bytes, None).text.into_owned())).collect()
}
