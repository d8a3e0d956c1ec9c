//! Names of files that every system takes.

use crate::domain::attachment::Attachment;

/// The most characters of one part of a name: three bytes each, and names end at 255 bytes.
const LONGEST: usize = 24;

/// The most characters of a whole name, without its ending.
const LONGEST_OF_A_FILE: usize = 50;

/// A name of these parts, joined by hyphens, with the ending `extension`.
///
/// Characters that some system refuses in a name, and those that nobody sees, become `_`; a part
/// that is too long is cut. Different parts may come out alike: one of them should be an ID.
#[must_use]
pub fn file_name<'p>(parts: impl IntoIterator<Item = &'p str>, extension: &str) -> String {
    let parts = parts.into_iter().map(|it| tame(it, LONGEST));
    format!("{}.{extension}", parts.collect::<Vec<_>>().join("-"))
}

/// What a file of a record is called when it is written out: its own name, of which nothing can lead elsewhere or
/// act on a terminal.
#[must_use]
pub fn name_of(file: &Attachment) -> String {
    let (stem, ending) = file
        .name
        .rsplit_once('.')
        .unwrap_or((&file.name, &file.kind));
    format!(
        "{}.{}",
        tame(stem, LONGEST_OF_A_FILE),
        tame(ending, LONGEST)
    )
}

fn tame(part: &str, longest: usize) -> String {
    let kept: String = part
        .trim()
        .chars()
        .map(|c| if is_wild(c) { '_' } else { c })
        .take(longest)
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

    #[test]
    fn a_file_of_a_record_keeps_its_own_name_as_far_as_it_is_harmless() {
        for (name, out) in [
            ("计划 2026.docx", "计划 2026.docx"),
            ("../../etc/pass\u{1b}[31mwd.txt", "_.._etc_pass_[31mwd.txt"),
            ("a\n\u{202e}b.pdf\r", "a__b.pdf"),
            ("名单", "名单.docx"),
        ] {
            let file = Attachment {
                digest: crate::domain::attachment::Digest([0; 32]),
                name: name.into(),
                kind: "docx".into(),
                bytes: 1,
                nth: 1,
                on: None,
            };
            assert_eq!(name_of(&file), out);
        }
    }
}
