//! Which scripts hold data that a stage reads; the bodies of all others are dropped while parsing.

/// What the `type` of a script has in it, in lower case, where it is linked data.
pub const LINKED_DATA: &str = "ld+json";

/// How linked data names the type of what it tells of.
pub const TYPE: &str = "\"@type\"";

/// Whether a script of this `type` is data: JSON of any kind (JSON-LD, application state) or a formula.
#[must_use]
pub fn holds_data(script_type: &str) -> bool {
    let script_type = script_type.trim().to_ascii_lowercase();
    script_type.ends_with("json") || script_type.contains("json;") || script_type.starts_with("math/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_and_formulas_are_data_and_programs_are_not() {
        assert!(holds_data("application/ld+json"));
        assert!(holds_data("application/json; charset=utf-8"));
        assert!(holds_data(" Math/TeX; mode=display"));
        assert!(!holds_data("text/javascript"));
        assert!(!holds_data("module"));
    }
}
