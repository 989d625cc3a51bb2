//! Turns the many spellings of a language into its tag.

/// The tag of a language as pages spell it: the primary language, with the script or region only where it changes the text.
///
/// `fr-FR` is `fr`, `en_us` is `en`, `zh-Hant-TW` is `zh-Hant`, `pt-BR` stays.
pub(super) fn normalise(value: &str) -> Option<String> {
    let value = value.split([',', ';', ' ']).next().unwrap_or_default().trim();
    let mut parts = value.split(['-', '_']);
    let primary = parts.next().unwrap_or_default().to_ascii_lowercase();
    if !(2..=3).contains(&primary.len()) || !primary.chars().all(|c| c.is_ascii_lowercase()) || primary == "und" {
        return None;
    }
    let rest: Vec<String> = parts.map(str::to_ascii_lowercase).collect();
    let has = |part: &str| rest.iter().any(|other| other == part);
    Some(match primary.as_str() {
        "zh" if has("hant") || has("tw") || has("hk") || has("mo") => "zh-Hant".to_owned(),
        "zh" if has("hans") || has("cn") || has("sg") => "zh-Hans".to_owned(),
        "pt" if has("br") => "pt-BR".to_owned(),
        "sr" if has("latn") => "sr-Latn".to_owned(),
        _ => primary,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_goes_unless_it_changes_the_text() {
        for (value, tag) in [
            ("fr-FR", "fr"),
            ("en_US", "en"),
            ("DE", "de"),
            ("pt-br", "pt-BR"),
            ("zh-TW", "zh-Hant"),
            ("zh_CN", "zh-Hans"),
            ("zh", "zh"),
            ("en, fr", "en"),
        ] {
            assert_eq!(normalise(value).as_deref(), Some(tag), "{value}");
        }
    }

    #[test]
    fn what_is_no_tag_is_no_language() {
        for value in ["", "english", "x", "{{lang}}", "und"] {
            assert_eq!(normalise(value), None, "{value}");
        }
    }
}
