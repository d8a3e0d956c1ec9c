//! The names nearest to what was written, to be offered where no name is the same.

use super::{Finder, Index, IndexRow};

/// How many near names are offered.
const OFFERED: usize = 5;

/// The names nearest to `written`, by characters, pinyin or initials, the nearest first, each
/// once. Rows are a key of the caller's and a name.
pub fn near<'n>(written: &str, all: impl Iterator<Item = (u64, &'n str)> + Clone) -> Vec<String> {
    if written.trim().is_empty() {
        return Vec::new();
    }
    let index = Index::build(all.clone().map(|(id, name)| IndexRow::name(id, name)));
    let mut finder = Finder::new(index);
    let mut names: Vec<String> = Vec::new();
    for part in beginnings(written) {
        for hit in finder.find(&part, OFFERED).hits {
            if let Some((_, name)) = all.clone().find(|(id, _)| *id == hit.key)
                && names.len() < OFFERED
                && !names.iter().any(|known| known == name)
            {
                names.push(name.to_owned());
            }
        }
        if !names.is_empty() {
            break;
        }
    }
    names
}

/// What was written, and where characters were written its beginnings too: a wrong character at
/// the end leaves the surname right. The beginnings of pinyin would match anything.
fn beginnings(written: &str) -> Vec<String> {
    let written = written.trim();
    let mut all = vec![written.to_owned()];
    if !written.is_ascii() {
        all.extend([2, 1].map(|count| written.chars().take(count).collect()));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_come_first_and_each_once() {
        let names = [
            (1, "教育界"),
            (2, "体育界"),
            (3, "科学技术协会"),
            (4, "体育界"),
        ];
        let near = |written| near(written, names.iter().copied());
        assert_eq!(near("jyj"), ["教育界"]);
        assert_eq!(near("教育系统"), ["教育界"]);
        assert_eq!(near("体与"), ["体育界"]);
        assert!(near("jzzz").is_empty());
        assert!(near("  ").is_empty());
    }
}
