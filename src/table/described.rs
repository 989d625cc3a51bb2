//! Labels of what is said of goods, on pages of which hardly anything else is kept.

use super::words::Words;

/// Kept words of the fullest such page. Of the blocks that come back 58 were content and 2 were not, on five sites; from 200
/// words on they are a coin.
pub const MOST_KEPT: u32 = 25;
/// Words of the longest label.
pub const LABEL_WORDS: u32 = 4;
/// Words before the English ones, lower case, sorted.
pub const BEFORE: &Words = &Words::new(&["full", "item", "key", "lot", "product", "tech", "technical", "vehicle"]);
/// Labels, lower case, sorted.
#[rustfmt::skip]
pub const LABELS: &Words = &Words::new(&[
    "artikelbeschreibung", "artikelmerkmale", "açıklama", "beschreibung", "beskrivelse", "beskrivning", "características",
    "caractéristiques", "caractéristiques de l'objet", "caractéristiques principales", "caractéristiques techniques",
    "caratteristiche", "descripción", "description", "description de l'objet", "description du produit", "descrizione",
    "descrizione del prodotto", "descrição", "details", "detalles", "dettagli", "especificaciones", "features",
    "ficha técnica", "kenmerken", "leírás", "omschrijving", "opis", "popis", "productomschrijving", "produktbeschreibung",
    "produktdetails", "scheda tecnica", "specificaties", "specification", "specifications", "specifiche",
    "specifiche dell'oggetto", "specifics", "specs", "summary", "ürün açıklaması", "описание", "характеристики", "商品の説明",
    "商品説明", "説明",
]);
/// What stands under a label is in the smallest element that begins with it and holds more, so many levels up,
pub const LEVELS: usize = 5;
/// and has so many words,
pub const MOST_WORDS: u32 = 600;
/// of which such a share is linked.
pub const LINKED_PART: f32 = 0.5;
/// What is no part of the text is looked for so many levels up.
pub const CONTROL_LEVELS: usize = 8;

/// The item of a list that a label may be is looked for so many levels up.
pub const ITEM_LEVELS: usize = 2;
