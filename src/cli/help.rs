//! Turns what the flags cannot say of themselves into texts of the help.

pub(super) const ABOUT: &str =
    "Turns saved web pages into what they are about, without menus, share bars, related posts and footers";

/// Lines of at most 80 characters: what is wrapped is not read.
pub(super) const EXAMPLES: &str = "\
Examples:
  tamis page.html                         Markdown on the terminal
  curl -sL https://example.org | tamis -  a page from a pipe
  tamis -f text -o page.txt page.html     plain text in a file
  tamis --fields title,date page.html     JSON with these fields
  tamis -o articles/ saved/               a folder of Markdown, a file a page
  tamis -f jsonl saved/ > pages.jsonl     a folder, with all below it, as lines
  tamis -o pages.jsonl.zst crawl.warc.gz  an archive, as packed lines
  tamis -o blog.jsonl --match '/blog/\\d{4}/' crawl.warc.gz
                                          its pages with such an address
  tamis -o pages.parquet --rows-per-file 100000 --stats --resume crawl/
                                          tables; goes on after an interruption
  tamis meta --all page.html              title, date, ..., and where each stood
  tamis explain page.html                 each block, kept or dropped, and why
  tamis digest -o digest.md saved/        the first sentences of each page";

pub(super) const EXITS: &str = "\
Exit status:
  0    every input had content
  1    some input had none
  2    the command makes no sense
  3    something could not be read or written, or is no web page
  130  interrupted; what was begun is done";

pub(super) const EXPLAINED: &str = "\
A line for each block, in page order:
  keep, drop or title; the headline is no part of the content, but stands above
  the probability that the block is content
  what decided (below)
  the features that weighed most, towards content (+) or away from it (-);
  network is what the blocks around say
  where the block stands, and its first words

What decided:
  score       kept: the probability reaches the threshold of the page
  low-score   dropped: it does not
  between     kept: code, a quote, a table or its cell, a list or a heading
              among blocks that are kept; what completes a quote
  answer      kept: a folded question or answer, one of several beside a text
  recipe      kept: a field of a recipe, such as how long it takes, or what its
              data list as an ingredient or a step, and the heading over these
  rejoined    kept: it stands elsewhere, too, but its list or code lacks it here
  note        kept: a footnote that kept text refers to
  alike       kept: one more answer, card or entry of those that look alike, of
              which most are kept; the rest of a post in a thread
  described   kept: it stands under a label like Description, and hardly
              anything else is kept
  caption     kept: --captions asks for it
  grid        kept: the name, price or text of a card in the grid of goods under
              the headline
  repeat      dropped: the same text stands there again, with a better score,
              or most of the quote that it is in does
  headline    dropped: the headline or the standfirst, where the text begins
              with it once more
  label       dropped: the label of a button or a box, a line of tags, the
              length of a film, an appeal to subscribe; a box of other goods,
              delivery, reviews or choices; comments below a text
  read-also   dropped: a few words that ask to read another article, and a link
  alone       dropped: a heading at the end, or the name over a quote, with
              nothing kept under it
  stamp       dropped: when, and by whom, an entry of a list was written, how
              often it was answered; the authors above a text
  signature   dropped: what a member of a forum has under every post
  hidden      dropped: nobody sees it, and nothing unfolds it
  template    dropped: a template that was never filled in
  empty-page  dropped: all that would be kept of the page is a few words
  consent     dropped: all that would be kept asks for consent to cookies
  footer      dropped: all that would be kept is the footer
  notice      dropped: all that would be kept is an error, or asks for scripts
  limit       dropped: it lies behind what a limit allows

With --format json, an object with status, confidence and blocks; each block has
text, path, verdict (block, keep, score, reason), is_title and weights.";
