//! Lines beside the names: signatures, dates, remarks, page numbers.

use crate::exchange::listing::count::{closes, opens};
use crate::exchange::listing::heading::label_of;
use crate::exchange::office::dates::{self, NoDate};
use crate::exchange::office::words::{is_han, squeeze};

/// Whether a line is no line of names. What cannot be told is left to the count.
pub(in crate::exchange) fn is_beside(line: &str) -> bool {
    // What stands in a bracket says something of a person.
    let word = without_brackets(&squeeze(line));
    let sentence = word.trim_end_matches(['。', '.']).contains('。') || word.contains([':', '；']);
    let starts = [
        "注",
        "说明",
        "备注",
        "附件",
        "附:",
        "抄送",
        "主题词",
        "印发",
        "来源",
        "责任编辑",
    ];
    let has = [
        "政协",
        "办公室",
        "办公厅",
        "名单",
        "姓氏笔画",
        "姓氏笔划",
        "为序",
        "排列",
        "电话",
        "盖章",
        "公示",
        "以上",
        "编辑",
        "打印",
        "委员会委员",
    ];
    let page = !word.chars().any(is_han)
        || word.starts_with('第') && word.contains('页')
        || word.starts_with('共') && word.ends_with('页');
    // Western names have no Chinese character either.
    let western = word.chars().filter(char::is_ascii_alphabetic).count() > 1;
    sentence
        || is_date(&word)
        || page && !western
        || starts.iter().any(|start| word.starts_with(start))
        || has.iter().any(|part| word.contains(part))
}

/// A label that stands before names in the same line: 委员： and the like.
pub(in crate::exchange) fn without_label(line: &str) -> &str {
    let Some((label, rest)) = label_of(line) else {
        return line;
    };
    let label = squeeze(label);
    let label = label.trim_end_matches("名单");
    let known = ["委员", "成员", "人员", "组成人员", "姓名", ""];
    if known.contains(&label) { rest } else { line }
}

fn without_brackets(word: &str) -> String {
    let mut depth = 0_usize;
    let outside = word.chars().filter(|&c| {
        if opens(c) {
            depth += 1;
        } else if closes(c) && depth > 0 {
            depth -= 1;
            return false;
        }
        depth == 0
    });
    outside.collect()
}

/// Whether a word is a day, or a month.
pub(in crate::exchange) fn is_date(word: &str) -> bool {
    let digits = word
        .chars()
        .any(|c| c.is_ascii_digit() || "〇○零".contains(c));
    let ended = word.ends_with(['日', '月', '年']);
    let day = matches!(dates::date(word), Ok(_) | Err(NoDate::NeedsDay));
    day && (digits || ended)
}
