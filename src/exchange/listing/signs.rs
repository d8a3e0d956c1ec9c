//! Signs that part the names of a line, and the words of a bracket behind a name.

use super::count::{closes, opens};
use crate::exchange::sex_and_ethnicity::{ethnicity, sex};
use crate::exchange::words::{is_blank, squeeze};

/// The words of a remark; what stands in brackets inside it parts nothing: `集团（海口）公司`.
pub(super) fn words_of(text: &str) -> Vec<String> {
    let mut depth = 0_usize;
    // Characters that only spaces part are one word: （ 女 ， 土 家 族 ）.
    let words = text.split(|c| {
        if opens(c) {
            depth += 1;
        } else if closes(c) && depth > 0 {
            depth -= 1;
            return false;
        }
        depth == 0 && is_part(c) && !is_blank(c)
    });
    words
        .flat_map(|word| {
            let whole = squeeze(word);
            if sex(&whole).is_some() || ethnicity(&whole).is_some() {
                vec![whole]
            } else {
                word.split(is_blank).map(as_written).collect()
            }
        })
        .filter(|word| !word.is_empty() && word != "备注")
        .collect()
}

fn as_written(word: &str) -> String {
    word.chars().filter(|c| !is_blank(*c)).collect()
}

/// Whether `c` parts two names, or the halves of one.
pub(super) fn is_part(c: char) -> bool {
    is_separator(c) || is_blank(c)
}

/// Whether `c` ends a name.
pub(super) fn is_separator(c: char) -> bool {
    "、，,﹑､;；/／|｜。！!？?：:—…\u{fe50}\u{fe51}".contains(c)
        || ('①'..='⑳').contains(&c)
        || closes(c)
}
