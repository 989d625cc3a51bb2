//! How pages name what a recipe says of itself in a few words. Of such lines that the models, which had not seen the pages, did
//! not keep, 128 were content and 14 were not.

use super::words::Words;

/// The type of pages that have a recipe, in their data.
pub const TYPE: &str = "Recipe";
/// The properties that list its ingredients and its steps.
pub const LINES: [&str; 2] = ["recipeIngredient", "recipeInstructions"];
/// The score from which on such a line is kept.
pub const LEAST_OF_LINE: f32 = 0.05;
/// Blocks between such a line and the heading that is looked for before it.
pub const HEADING_REACH: usize = 8;
/// Words of the longest line.
pub const MOST_WORDS: u32 = 12;
/// Buttons, forms and what stands around a text are looked for so many levels up.
pub const CONTROL_LEVELS: usize = 8;

/// What lines begin with, lower case.
#[rustfmt::skip]
pub const LABELS: &[&str] = &[
    "active", "additional", "amount per serving", "antal", "arbeitszeit", "backzeit", "baking", "bereidingstijd", "calories", "chilling", "chill",
    "cocción", "cook", "cooking", "cooling", "cottura", "cuisson", "czas", "doba", "dosi", "für", "gesamtzeit", "hands-on", "inactive", "kochzeit",
    "makes", "per serving", "personen", "porce", "porcie", "porciones", "portion", "portionen", "portioner", "portions", "porzioni", "porções", "prep",
    "preparación", "preparation", "preparazione", "préparation", "raciones", "ready in", "rendimento", "repos", "resting", "ruhezeit", "serves",
    "serving", "serving size", "servings", "temps de", "temps total", "tempo", "tiempo", "tilberedningstid", "tillagningstid", "total", "vorbereitung",
    "yield", "yields", "zubereitung", "čas", "время", "порции", "порций", "分量", "調理時間",
];
/// and may go on with.
#[rustfmt::skip]
pub const TIME_WORDS: &[&str] = &[
    "cocción", "cuisson", "de cocción", "de cottura", "de preparación", "de preparo", "di cottura", "di preparazione", "préparation", "repos", "time",
    "total", "totale",
];
/// What stands behind a number, lower case, sorted.
#[rustfmt::skip]
pub const UNITS: &Words = &Words::new(&[
    "cal", "day", "days", "g", "h", "heure", "heures", "hora", "horas", "hour", "hours", "hr", "hrs", "kcal", "m", "min", "mins", "minut", "minuta",
    "minute", "minuten", "minuter", "minutes", "minuti", "minutos", "minutter", "ora", "ore", "people", "personas", "personen", "personer", "personnes",
    "persons", "porciones", "portion", "portionen", "portioner", "portions", "porzioni", "serving", "servings", "std", "stunde", "stunden", "tim",
    "timer", "timmar", "мин", "минут", "ч", "час", "часа", "人分", "分", "時間",
]);
/// The score from which on a label alone and the amount behind it are kept, and a heading over lines that the data say.
pub const LEAST_OF_PAIR: f32 = 0.1;

/// Words in the classes of the fields in the cards that widespread plugins write, lower case, sorted,
#[rustfmt::skip]
pub const FIELDS: &Words = &Words::new(&[
    "calories", "cook", "cooktime", "duration", "kcal", "makes", "nutrient", "nutrients", "nutrition", "nutritional", "nutritions", "portion",
    "portionen", "portions", "prep", "preptime", "serves", "serving", "servings", "servingsize", "time", "times", "total", "totaltime", "yield",
    "yields", "zeit",
]);
/// which are looked for so many levels up.
pub const FIELD_LEVELS: usize = 2;
/// The same of what stands beside them and over the text,
pub const NOTES: &Words = &Words::new(&["disclaimer", "meta", "mode"]);
/// so many levels up.
pub const NOTE_LEVELS: usize = 4;
/// How the classes of such cards begin,
#[rustfmt::skip]
pub const CARDS: [&str; 9] = [
    "ERS", "easyrecipe", "h-recipe", "hrecipe", "jetpack-recipe", "mv-create", "tasty-recipes", "wprm-recipe", "wpurp",
];
/// words in them, sorted,
#[rustfmt::skip]
pub const RECIPE_WORDS: &Words = &Words::new(&["create", "easyrecipe", "ers", "hrecipe", "recipe", "recipes", "wpurp"]);
/// and so many levels up they are looked for.
pub const CARD_LEVELS: usize = 12;
