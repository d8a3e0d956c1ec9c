//! What the chosen cell says in words, and findings by their levels.

use super::grid::Grid;
use crate::rules::{Counts, Level};
use crate::text;
use crate::text::{Locale, Text};

/// The chosen cell in words: whose, which duty, how far it is proved, what is found; of a row, how much of it the year
/// before has left.
pub(super) fn in_words(grid: &Grid, counts: Counts, carried: usize) -> Text {
    let (Some(row), Some(spot)) = (grid.row(), grid.spot()) else {
        return Text::of(
            "没有符合筛选的行。按 Esc 取消筛选。",
            "No row fits the filter. Esc takes it away.",
        );
    };
    let name = &row.name;
    let (Some(column), Some(cell)) = (spot.column, grid.cell()) else {
        let (found, earlier) = (found(row.counts), of_last_year(carried));
        let (zh, en) = (&found.zh, &found.en);
        let (more_zh, more_en) = (&earlier.zh, &earlier.en);
        return text!("{name}：{zh}{more_zh}", "{name}: {en}{more_en}");
    };
    let (title, word) = (column.title(), cell.standing.word());
    let count = cell.count;
    let much = match cell.of {
        Some(of) => text!("，{count}/{of}", ", {count} of {of}"),
        None if count > 0 && (count > 1 || column.is_counted()) => {
            text!("，{count} 项", ", {count}")
        }
        None => Text::of("", ""),
    };
    let found = found(counts);
    let zh = format!(
        "{name} · {}：{}{}。{}",
        title.zh, word.zh, much.zh, found.zh
    );
    let en = format!(
        "{name} · {}: {}{}. {}",
        title.en, word.en, much.en, found.en
    );
    text!("{zh}", "{en}")
}

/// How much of it the year before has left.
fn of_last_year(carried: usize) -> Text {
    match carried {
        0 => Text::of("", ""),
        n => text!("（其中上年未了 {n}）", " ({n} of them left from last year)"),
    }
}

/// How many findings of each level, in words.
pub(super) fn found(counts: Counts) -> Text {
    let counts = Level::ALL.into_iter().zip(each(counts));
    let there: Vec<Text> = counts
        .filter(|(_, n)| *n > 0)
        .map(|(level, n)| counted(level, n))
        .collect();
    if there.is_empty() {
        return Text::of("没有问题", "nothing is wrong");
    }
    let join = |locale, separator| {
        let words: Vec<&str> = there.iter().map(|it| it.say(locale)).collect();
        words.join(separator)
    };
    let (zh, en) = (join(Locale::Zh, "，"), join(Locale::En, ", "));
    text!("{zh}", "{en}")
}

/// The counts in the order of the levels.
pub(super) fn each(counts: Counts) -> [u32; 3] {
    [counts.breach, counts.due, counts.advice]
}

/// `不合规 3`, `3 breaches`.
pub(super) fn counted(level: Level, n: u32) -> Text {
    let word = level.word();
    let zh = &word.zh;
    let en = match (level, n) {
        (Level::Breach, 1) => "breach",
        (Level::Breach, _) => "breaches",
        (Level::Due, _) => "due",
        (Level::Advice, 1) => "piece of advice",
        (Level::Advice, _) => "pieces of advice",
    };
    text!("{zh} {n}", "{n} {en}")
}

/// How many findings of a cell are said in the line below the matrix.
pub(super) const SAID: usize = 3;

/// Words, and then what was found.
pub(super) fn followed_by(words: Text, messages: &[Text]) -> Text {
    if messages.is_empty() {
        return words;
    }
    let all = |locale, separator| {
        let messages: Vec<&str> = messages.iter().map(|it| it.say(locale)).collect();
        messages.join(separator)
    };
    let (zh, en) = (all(Locale::Zh, "；"), all(Locale::En, "; "));
    let (words_zh, words_en) = (words.zh, words.en);
    text!("{words_zh}：{zh}", "{words_en}: {en}")
}
