//! Names of files that every system takes.

/// The most characters of one part of a name: three bytes each, and names end at 255 bytes.
const LONGEST: usize = 24;

/// A name of these parts, joined by hyphens, with the ending `extension`.
///
/// Characters that some system refuses in a name, and those that nobody sees, become `_`; a part
/// that is too long is cut. Different parts may come out alike: one of them should be an ID.
#[must_use]
pub fn file_name<'p>(parts: impl IntoIterator<Item = &'p str>, extension: &str) -> String {
    let parts: Vec<String> = parts.into_iter().map(tame).collect();
    format!("{}.{extension}", parts.join("-"))
}

fn tame(part: &str) -> String {
    let kept: String = part
        .trim()
        .chars()
        .map(|c| if is_wild(c) { '_' } else { c })
        .take(LONGEST)
        .collect();
    // A name that begins with a dot is hidden; one that ends with a dot or blank loses it.
    let kept = kept.trim_matches(|c: char| c == '.' || c.is_whitespace());
    if kept.is_empty() {
        "_".to_owned()
    } else {
        kept.to_owned()
    }
}

fn is_wild(c: char) -> bool {
    c.is_control()
        || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_hold_nothing_that_a_system_refuses() {
        let name = |parts: &[&str]| file_name(parts.iter().copied(), "docx");
        assert_eq!(name(&["登记表", "王　伟", "12"]), "登记表-王　伟-12.docx");
        assert_eq!(name(&["..", "a/b\\c:d", " x. "]), "_-a_b_c_d-x.docx");
        assert_eq!(name(&["a\u{202e}b\n", ""]), "a_b-_.docx");
        let long = name(&[&"长".repeat(300)]);
        assert!(long.len() < 255 && long.ends_with("长.docx"));
    }
}
