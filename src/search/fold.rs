//! What counts as the same character, and what counts as no character at all.
//!
//! Owns the folding of case, full width and tone marks, and the list of gaps. Never changes the
//! number of characters, so that a position in a folded text is one in the original. Does not
//! fold traditional into simplified characters.

/// The character that `ch` is compared as.
pub(super) fn fold(ch: char) -> char {
    match ch {
        'a'..='z' | '0'..='9' | '\u{4E00}'..='\u{9FFF}' => ch,
        'A'..='Z' => ch.to_ascii_lowercase(),
        // Full-width forms lie at a fixed distance from ASCII.
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(ch) - 0xFEE0).map_or(ch, |half| half.to_ascii_lowercase())
        }
        'ā' | 'á' | 'ǎ' | 'à' | 'Ā' | 'Á' | 'Ǎ' | 'À' => 'a',
        'ē' | 'é' | 'ě' | 'è' | 'ê' | 'Ē' | 'É' | 'Ě' | 'È' | 'Ê' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' | 'Ī' | 'Í' | 'Ǐ' | 'Ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' | 'Ō' | 'Ó' | 'Ǒ' | 'Ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' | 'Ū' | 'Ú' | 'Ǔ' | 'Ù' => 'u',
        // A keyboard without ü types v.
        'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' | 'Ü' | 'Ǖ' | 'Ǘ' | 'Ǚ' | 'Ǜ' => 'v',
        _ => ch.to_lowercase().next().unwrap_or(ch),
    }
}

/// Whether the folded `ch` separates words without being looked for: blanks, the dots in names,
/// the apostrophe that input methods put between syllables, hyphens.
///
/// A query drops its gaps and a match passes over those of a text, so `王伟` finds `王　伟`,
/// `买买提艾力` finds `买买提·艾力`, and `20260318` finds `2026-03-18`.
pub(super) fn is_gap(ch: char) -> bool {
    ch.is_whitespace()
        || matches!(
            ch,
            '·' | '•' | '・' | '･' | '‧' | '∙' | '.' | '\'' | '’' | '-' | '‐' | '–'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_fold_as_they_are_typed() {
        let cases = [
            ('A', 'a'),
            ('Ｗ', 'w'),
            ('ｗ', 'w'),
            ('７', '7'),
            ('（', '('),
            ('ǚ', 'v'),
            ('Á', 'a'),
            ('Я', 'я'),
            ('王', '王'),
            ('・', '・'),
        ];
        for (from, to) in cases {
            assert_eq!(fold(from), to, "{from}");
        }
    }

    #[test]
    fn gaps_are_blanks_and_the_dots_of_names() {
        for gap in [' ', '\u{3000}', '·', '•', '・', '\'', '-'] {
            assert!(is_gap(fold(gap)), "{gap:?}");
        }
        for solid in ['王', 'a', '1', '(', '，', '/'] {
            assert!(!is_gap(fold(solid)), "{solid:?}");
        }
    }
}
