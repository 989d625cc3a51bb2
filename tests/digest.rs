//! `tamis digest` on pages with the flaws of a digest that was made without it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

fn tamis(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tamis")).args(arguments).current_dir(folder).output().expect("tamis runs")
}

/// A page of a site with a title, a day, and what stands in its article.
fn page(site: &str, title: &str, day: &str, article: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=fr><head><meta charset=utf-8><title>{title} - {site}</title>\
        <meta property=og:site_name content='{site}'><meta property=og:title content='{title}'>\
        <meta property=article:published_time content='{day}T08:00:00+01:00'>\
        <link rel=canonical href='https://{}.example/{}'></head><body><nav><a href=/>Accueil</a> <a href=/eco>Économie</a></nav>\
        <main><article><h1>{title}</h1>{article}</article></main>\
        <footer><a href=/mentions>Mentions légales</a> <a href=/cgu>Conditions</a></footer></body></html>",
        site.to_lowercase(),
        title.to_lowercase().replace([' ', '\''], "-"),
    )
}

const STORY: &[&str] = &[
    "La capitainerie de Brume a fermé mardi le bassin nord du port pour trois jours, après la rupture d'une amarre sur un cargo chargé de bois.",
    "Selon M. Aubry, qui commande la vedette de service, personne n'a été blessé, mais deux voiliers au mouillage ont été légèrement endommagés.",
    "« Nous n'avons jamais vu un câble céder de cette façon », a-t-il déclaré devant les caméras venues sur le quai.",
    "Les expertises ont commencé dans la soirée et devraient durer jusqu'à jeudi, le temps de vérifier les autres points d'ancrage du bassin.",
    "Les pêcheurs de la coopérative ont été invités à décharger leurs prises dans l'avant-port, où une grue mobile a été installée en urgence.",
    "La mairie a ouvert une permanence pour les plaisanciers dont le bateau se trouve encore dans la zone interdite par l'arrêté.",
];

fn paragraphs(lines: &[&str]) -> String {
    lines.iter().flat_map(|line| ["<p>", line, "</p>"]).collect()
}

/// A folder with the same story twice, another one with flaws, and a page without content.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let other = [
        "Le marché couvert de Saint-Orme rouvrira ses portes samedi après onze mois de travaux, a annoncé la ville.",
        "La halle de 1887 a retrouvé ses verrières d'origine, que les artisans de l'atelier Quill ont refaites une à une.",
        "Les commerçants, installés jusqu'ici sur la place, retrouveront leurs étals dans l'ordre d'avant le chantier.",
        "Une fanfare accompagnera l'ouverture, puis un banquet réunira les habitants du quartier sous la charpente.",
        "Le budget, de quatre millions d'écus, a été tenu, et la dernière facture sera réglée avant la fin du mois de mars.",
    ];
    let flawed = format!(
        "<p>Partager:</p><p>Par Ada Quill, publié le 2 février 2026 à 18h55.</p><p>Marchés · Patrimoine</p><h2>Une halle refaite</h2>{}",
        paragraphs(&other)
    );
    let longer = format!(
        "{}<p>Le préfet maritime doit se rendre sur place mercredi matin pour un premier point avec les équipes de secours.</p>",
        paragraphs(STORY)
    );
    let write = |name: &str, html: String| fs::write(folder.path().join(name), html).expect("a page is written");
    write("a.html", page("Marée", "Le bassin nord fermé", "2026-02-03", &paragraphs(STORY)));
    write("b.html", page("Rivage", "Port de Brume : le bassin nord ferme", "2026-02-03", &longer));
    write("c.html", page("Halles", "Le marché [couvert] rouvre *samedi*", "2026-02-02", &flawed));
    write(
        "d.html",
        "<html lang=fr><title>Film</title><body><footer><a href=/a>About</a> <a href=/p>Press</a> © 2026</footer>".to_owned(),
    );
    folder
}

#[test]
fn a_digest_has_each_story_once_and_the_newest_first() {
    let folder = folder();
    let output = tamis(folder.path(), &["digest", ".", "-q", "--sentences", "2"]);
    let digest = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(output.status.code(), Some(1), "one page has no content");
    assert!(
        digest.starts_with("# Résumés – 3 février 2026\n\n## [Port de Brume : le bassin nord ferme](https://rivage.example/"),
        "{digest}"
    );
    assert!(digest.contains("*Source : Rivage | Publication : 3 février 2026*"), "{digest}");
    assert!(
        digest.contains("Aussi : [Marée](https://marée.example/") || digest.contains("Aussi : [Marée](https://xn--"),
        "{digest}"
    );
    assert_eq!(digest.matches("La capitainerie de Brume").count(), 1, "{digest}");
    let sentences: Vec<&str> = digest.lines().filter(|line| line.starts_with("- ")).collect();
    assert!(sentences[1].starts_with("- Selon M. Aubry, qui commande") && sentences[1].ends_with("endommagés."), "{digest}");
}

#[test]
fn stories_of_one_day_are_in_the_order_of_their_hours() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, time) in [("a", "08:00"), ("b", "20:00"), ("c", "12:00")] {
        let title = format!("What happened at {time}");
        let text: String = (0..12)
            .map(|at| {
                format!(
                    "<p>Sentence {name}{at} of {name} says {name}{at} what nobody {name} else has said. It is {name}{at} all.</p>"
                )
            })
            .collect();
        let head = format!("<title>{title}</title><meta property=article:published_time content=2026-02-03T{time}:00Z>");
        fs::write(
            folder.path().join(format!("{name}.html")),
            format!("<html lang=en>{head}<article><h1>{title}</h1>{text}</article>"),
        )
        .expect("written");
    }
    let output = tamis(folder.path(), &["digest", ".", "-q"]);
    let digest = String::from_utf8(output.stdout).expect("UTF-8");
    let places = ["20:00", "12:00", "08:00"].map(|time| digest.find(time));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{digest}");
}

#[test]
fn labels_bylines_tags_and_headings_are_in_no_sentence() {
    let folder = folder();
    let output = tamis(folder.path(), &["digest", "c.html", "-q"]);
    let digest = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(digest.lines().filter(|line| line.starts_with("- ")).count(), 4, "{digest}");
    for leak in ["Partager", "Ada Quill, publié", "Patrimoine", "Une halle refaite"] {
        assert!(!digest.contains(leak), "{leak}\n{digest}");
    }
    assert!(digest.contains(r"\[couvert\]"), "the title is escaped\n{digest}");
}

#[test]
fn pages_without_content_are_named_at_the_end_with_the_reason() {
    let folder = folder();
    let output = tamis(folder.path(), &["digest", ".", "--lang", "en", "-o", "digest.md"]);
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("d.html: "), "the reason is said on standard error, too");
    let digest = fs::read_to_string(folder.path().join("digest.md")).expect("the digest is written");
    let (_, missing) = digest.split_once("## Without content\n\n").expect("a list of pages without content");
    assert!(missing.starts_with("- Film – the page"), "{digest}");
    assert!(digest.starts_with("# Summaries – 3 February 2026\n"), "{digest}");
}

#[test]
fn what_makes_no_sense_is_said() {
    let folder = folder();
    for (arguments, piece) in [
        (&["digest", ".", "--lang", "xx"], "--lang xx"),
        (&["digest", ".", "--sentences", "0"], "--sentences 0"),
        (&["digest", ".", "-o", "."], "folder"),
    ] {
        let output = tamis(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains(piece), "{arguments:?}");
    }
}

#[test]
fn all_that_stands_around_the_sentences_is_in_the_language_that_was_asked_for() {
    let folder = folder();
    let frames = [
        (
            "de",
            "# Zusammenfassungen – 3. Februar 2026",
            "Quelle: Rivage | Veröffentlicht: 3. Februar 2026",
            "*Auch bei: [",
            "## Ohne Inhalt",
            "die Seite ",
        ),
        (
            "fr",
            "# Résumés – 3 février 2026",
            "Source : Rivage | Publication : 3 février 2026",
            "*Aussi : [",
            "## Sans contenu",
            "la page ",
        ),
        ("ja", "# 要約 – 2026年2月3日", "出典：Rivage | 公開：2026年2月3日", "*他の掲載：[", "## 本文なし", "文字はありますが"),
    ];
    for (language, heading, facts, also, missing, reason) in frames {
        let output = tamis(folder.path(), &["digest", "a.html", "b.html", "d.html", "-q", "--lang", language]);
        let digest = String::from_utf8(output.stdout).expect("UTF-8");
        for piece in [heading, facts, also, missing, &format!("- Film – {reason}")] {
            assert!(digest.contains(piece), "{piece}\n{digest}");
        }
    }
}
