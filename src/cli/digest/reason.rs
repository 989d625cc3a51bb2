//! Turns why a page has no content into words, in the language of the digest.

use std::borrow::Cow;

use tamis::{EmptyReason, Status};

use super::language::Language;
use crate::cli::record;

/// Why a page has no sentences in the digest.
#[derive(Clone, Debug)]
pub(super) enum Missing {
    /// It has no content.
    Page(Status),
    /// It could not be read; what the system says of that is in English.
    Fault(String),
}

impl Missing {
    /// The reason as it is written.
    pub(super) fn told(&self, language: Language) -> Cow<'_, str> {
        match self {
            Missing::Fault(what) => what.into(),
            Missing::Page(status) => {
                let reason = if let Status::Empty(reason) = *status { reason } else { EmptyReason::NoContent };
                let english = || record::reason(*status).map_or("the page has no content".into(), Cow::from);
                translated(reason, language).map_or_else(english, Cow::from)
            }
        }
    }
}

/// A reason in a language other than English, which is that of the library.
#[rustfmt::skip]
fn translated(reason: EmptyReason, language: Language) -> Option<&'static str> {
    let [nothing, binary, no_text, consent, footer, notice, no_content, brief] = match language {
        Language::De => ["die Datei ist leer", "die Datei ist kein Text", "die Seite hat keinen Text; Skripte oder Bilder zeigen ihren Inhalt", "die Seite fragt nur nach der Zustimmung zu Cookies", "die Seite zeigt nur ihre Fußzeile", "die Seite ist eine Fehlermeldung oder verlangt Skripte", "die Seite hat Text, aber keinen Inhalt", "die Seite hat wenige Worte, zu wenige für einen Inhalt"],
        Language::En => return None,
        Language::Es => ["el archivo está vacío", "el archivo no es texto", "la página no tiene texto; su contenido lo dibujan scripts o imágenes", "la página solo pide el consentimiento para las cookies", "la página solo muestra su pie", "la página es un mensaje de error o exige scripts", "la página tiene texto, pero ningún contenido", "la página tiene pocas palabras, demasiado pocas para ser un contenido"],
        Language::Fr => ["le fichier est vide", "le fichier n’est pas du texte", "la page n’a pas de texte ; des scripts ou des images en montrent le contenu", "la page ne fait que demander le consentement aux cookies", "la page ne montre que son pied de page", "la page est un message d’erreur ou exige des scripts", "la page a du texte, mais aucun contenu", "la page n’a que quelques mots, trop peu pour un contenu"],
        Language::It => ["il file è vuoto", "il file non è testo", "la pagina non ha testo; il contenuto è disegnato da script o immagini", "la pagina chiede solo il consenso ai cookie", "la pagina mostra solo il piè di pagina", "la pagina è un messaggio d’errore o richiede script", "la pagina ha testo, ma nessun contenuto", "la pagina ha solo poche parole, troppo poche per un contenuto"],
        Language::Ja => ["ファイルが空です", "ファイルがテキストではありません", "本文がありません。内容はスクリプトか画像で表示されます", "Cookieへの同意を求めるだけのページです", "フッターしかありません", "エラーページか、スクリプトを要求するページです", "文字はありますが、本文がありません", "短い文しかなく、本文とは言えません"],
        Language::Nl => ["het bestand is leeg", "het bestand is geen tekst", "de pagina heeft geen tekst; scripts of afbeeldingen tonen de inhoud", "de pagina vraagt alleen toestemming voor cookies", "de pagina toont alleen haar voettekst", "de pagina is een foutmelding of eist scripts", "de pagina heeft tekst, maar geen inhoud", "de pagina heeft maar een paar woorden, te weinig voor een inhoud"],
        Language::Pt => ["o ficheiro está vazio", "o ficheiro não é texto", "a página não tem texto; o conteúdo é desenhado por scripts ou imagens", "a página só pede o consentimento para cookies", "a página só mostra o rodapé", "a página é uma mensagem de erro ou exige scripts", "a página tem texto, mas nenhum conteúdo", "a página só tem algumas palavras, poucas demais para um conteúdo"],
        Language::Zh => ["文件为空", "文件不是文本", "页面没有文字，内容由脚本或图片显示", "页面只要求同意使用 Cookie", "页面只有页脚", "页面是错误信息，或要求启用脚本", "页面有文字，但没有正文", "页面只有几句话，不足以成为正文"],
    };
    Some(match reason {
        EmptyReason::NoInput => nothing,
        EmptyReason::Binary => binary,
        EmptyReason::NoText => no_text,
        EmptyReason::Consent => consent,
        EmptyReason::Footer => footer,
        EmptyReason::Notice => notice,
        EmptyReason::Brief => brief,
        _ => no_content,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_reason_has_its_own_words_in_every_language() {
        use EmptyReason::{Binary, Brief, Consent, Footer, NoContent, NoInput, NoText, Notice};
        let reasons = [NoInput, Binary, NoText, NoContent, Brief, Consent, Footer, Notice];
        let languages = [
            Language::De,
            Language::En,
            Language::Es,
            Language::Fr,
            Language::It,
            Language::Ja,
            Language::Nl,
            Language::Pt,
            Language::Zh,
        ];
        let missing = reasons.map(|reason| Missing::Page(Status::Empty(reason)));
        let told: HashSet<_> = languages.iter().flat_map(|language| missing.iter().map(|page| page.told(*language))).collect();
        assert_eq!(told.len(), reasons.len() * languages.len());
    }
}
