//! Signs that part the names of a line, and the words of a bracket behind a name.

use super::count::{closes, opens};
use crate::exchange::office::words::{is_blank, squeeze};
use crate::exchange::phones;
use crate::exchange::sex_and_ethnicity::{ethnicity, sex};

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

/// The telephone number of a bracket, which is its person's, and the other words of it: `（女，13900000002）`.
pub(super) fn phone_apart(text: &str) -> (Option<String>, String) {
    const LABELS: [&str; 5] = ["联系电话", "电话", "手机号", "手机", "号码"];
    let mut phone = None;
    let parts = text.split(|c| "，,、；;".contains(c)).filter(|word| {
        let mut number = word.trim();
        for label in LABELS {
            number = number.strip_prefix(label).unwrap_or(number);
        }
        let number = number.trim_start_matches([':', '：', ' ']);
        let digits = number.chars().filter(char::is_ascii_digit).count();
        let read = phones::phones(number)
            .ok()
            .filter(|_| digits >= 7 && phone.is_none());
        let one = read
            .filter(|all| all.len() == 1)
            .and_then(|all| all.into_iter().next());
        let others = one.is_none();
        phone = phone.take().or(one);
        others
    });
    let others: Vec<_> = parts.collect();
    let others = if others.is_empty() {
        String::new()
    } else {
        others.join("，")
    };
    (phone, others)
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
