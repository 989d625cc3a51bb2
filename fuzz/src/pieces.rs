//! Turns bytes into markup: each byte is a piece of it.

/// What the states of the tokenizer and of the tree builder turn on, and some of what lies between.
const PIECES: &[&str] = &[
    "<", ">", "/", "=", "\"", "'", "!", "-", "--", "]", "]]>", "?", "&", ";", "#", "x", " ", "\t", "\n", "\r", "\r\n", "\x0C", "\0", "a",
    "é", "<!--", "-->", "--!>", "<!", "<!-", "<!>", "<!-->", "<!--->", "</>", "</", "</ ", "<?", "<![CDATA[", "<!doctype html>",
    "<!DOCTYPE", " public", " SYSTEM", " \"-//W3C//DTD HTML 4.01 Transitional//EN\"", "<script>", "</script>", "<script", "</script",
    "<SCRIPT type=application/ld+json>", "<style>", "</style>", "<title>", "</title>", "</title", "<textarea>", "</textarea>", "<xmp>",
    "</xmp>", "<noscript>", "</noscript>", "<iframe>", "</iframe>", "<noframes>", "</noframes>", "<plaintext>", "<svg>", "</svg>",
    "<math>", "</math>", "<mi>", "<annotation-xml encoding=text/html>", "<annotation-xml>", "<foreignObject>", "<desc>",
    "<font color=a>", "<font>", "<font size=1 face=b>", "<font onclick=a>", "<b>", "</b>", "<b id=a>", "<b a=1 c=2>", "<b c=2 a=1>",
    "<b A=1 a=2>", "<i>", "</i>", "<a href=a>", "</a>", "<nobr x=1>", "<u y>", "<u y=z>", "<table>", "</table>", "<tr>", "<td>", "</td>",
    "<caption>", "<col>", "<select>", "<option>", "<input type=hidden>", "<input TYPE=Hidden x>", "<input>", "<form>", "</form>", "<p>",
    "</p>", "<div>", "</div>", "<pre>", "<listing>", "<template>", "</template>", "<body class=a>", "</body>", "<html lang=b>", "</html>",
    "<head>", "</head>", "<frameset>", "</frameset>", "<frame>", "<meta charset=a>", "<link rel=a>", "<br/>", "</br>", "<image src=a>",
    "<svg xlink:href=a href=b/>", "<math definitionURL=a xml:lang=b>", "<custom-element-of-some-length ", " id=x", " ID=\"y\"", " class='a&b",
    " title=a&ampb", " title=&amp", " onclick=\"a&copy=1\"", " href=?a&lt=1&gt;", " data-lazy-srcset-of-some-kind=1", " id", " =a", " /x",
    "&amp;", "&amp", "&ampx", "&not", "&notin;", "&notit;", "&nbsp", "&#", "&#x", "&#38", "&#x26;", "&#0;", "&#x80;", "&#13;", "&#10;",
    "&#xD800;", "&#x110000;", "&#99999999999;", "&CounterClockwiseContourIntegral;", "&nGt;", "&;", "&xyz;", "&lang;", "\u{feff}", "\u{fffe}",
    "script", "<h1>", "</h1>", "<ul>", "<li>", "<dl>", "<dd>", "<ruby>", "<rt>", "<button>", "<marquee>", "</marquee>", "<hr>", "</p/>", "<p/>",
];

/// The page that these bytes stand for.
pub fn page(bytes: &[u8]) -> String {
    bytes.iter().filter_map(|byte| PIECES.get(usize::from(*byte) % PIECES.len())).copied().collect()
}
