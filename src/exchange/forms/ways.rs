//! The ways in which a member met constituents (articles 10–12), as a form says them: boxes that are
//! ticked, else the answer to a label that asks for them, else what the account tells.
//!
//! A mark stands before its words or behind them; the first of a line shows which. A line of boxes is
//! what could be chosen, so words without a tick in it say nothing.

use std::collections::BTreeSet;

use crate::domain::contact::ContactWay;
use crate::exchange::office::words::is_blank;

/// What offices write for each way.
const WORDS: [(ContactWay, &[&str]); 7] = [
    (
        ContactWay::Visit,
        &["走访", "入户", "上门", "家访", "看望", "登门"],
    ),
    (ContactWay::Reception, &["接待", "来访"]),
    (ContactWay::Phone, &["电话", "致电", "通话"]),
    (ContactWay::WeChat, &["微信", "QQ", "ＱＱ", "钉钉", "短信"]),
    (
        ContactWay::Community,
        &["社区活动", "小区活动", "进社区", "参加社区"],
    ),
    (ContactWay::Workroom, &["工作室"]),
    (ContactWay::Cloud, &["政协云"]),
];

/// The ways that the answers to their label and the account say.
pub(super) fn ways<'a>(
    asked: impl Iterator<Item = &'a str> + Clone,
    account: &'a str,
) -> BTreeSet<ContactWay> {
    let lines = || asked.clone().chain([account]).flat_map(str::lines);
    let ticked: BTreeSet<_> = lines().flat_map(ticked).collect();
    if !ticked.is_empty() {
        return ticked;
    }
    let written = |text: &str| -> BTreeSet<_> {
        let lines = text.lines().filter(|line| !line.contains(is_mark));
        lines.flat_map(in_words).collect()
    };
    let answered: BTreeSet<_> = asked.flat_map(written).collect();
    if answered.is_empty() {
        written(account)
    } else {
        answered
    }
}

/// The ways whose boxes are ticked in a line.
fn ticked(line: &str) -> Vec<ContactWay> {
    let Some(first) = line.find(is_mark) else {
        return Vec::new();
    };
    // “走访☑ 接待☐”, but not “方式：☑走访 ☐接待”.
    let behind = !in_words(last_word(&line[..first])).is_empty();
    let marks = line.char_indices().filter(|&(_, c)| is_tick(c));
    let words = marks.map(|(at, mark)| {
        if behind {
            last_word(&line[..at])
        } else {
            first_word(&line[at + mark.len_utf8()..])
        }
    });
    words.flat_map(in_words).collect()
}

/// The words behind a mark, up to the next mark or gap.
fn first_word(text: &str) -> &str {
    let text = text.trim_start_matches(is_padding);
    let end = text.find(|c| is_mark(c) || is_gap(c));
    &text[..end.unwrap_or(text.len())]
}

/// The words before a mark.
fn last_word(text: &str) -> &str {
    let text = text.trim_end_matches(is_padding);
    let start = text
        .char_indices()
        .rev()
        .find(|&(_, c)| is_mark(c) || is_gap(c));
    start.map_or(text, |(at, c)| &text[at + c.len_utf8()..])
}

/// The ways that words name, but for those that they deny.
fn in_words(text: &str) -> Vec<ContactWay> {
    let named = |word: &str| {
        text.match_indices(word).any(|(at, _)| {
            let before = &text[..at];
            let after = &text[at + word.len()..];
            let denied = before.ends_with(['未', '没', '无', '不']) || before.ends_with("没有");
            // A number to call is no call.
            let number = word == "电话"
                && (before.ends_with("联系")
                    || after.starts_with("号码")
                    || after
                        .trim_start_matches([':', '：', ' '])
                        .starts_with(is_digit));
            !denied && !number
        })
    };
    let ways = WORDS
        .iter()
        .filter(|(_, words)| words.iter().any(|word| named(word)));
    ways.map(|(way, _)| *way).collect()
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn is_tick(c: char) -> bool {
    matches!(
        c,
        '☑' | '☒'
            | '√'
            | '✓'
            | '✔'
            | '✅'
            | '■'
            | '●'
            | '◉'
            | '▣'
            | '◼'
            | '⬛'
            | '🗹'
            | '🗷'
    )
}

fn is_mark(c: char) -> bool {
    is_tick(c) || matches!(c, '☐' | '□' | '○' | '◯' | '◻' | '▢' | '⬜')
}

/// Signs around a mark or a word that belong to neither.
fn is_padding(c: char) -> bool {
    is_blank(c) || "()（）[]【】〔〕".contains(c)
}

fn is_gap(c: char) -> bool {
    is_blank(c) || "、，,；;。：:/／|｜()（）[]【】".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ContactWay::{Cloud, Community, Phone, Reception, Visit, WeChat, Workroom};

    fn read(asked: &str, account: &str) -> Vec<ContactWay> {
        let asked = Some(asked).filter(|asked| !asked.is_empty());
        ways(asked.into_iter(), account).into_iter().collect()
    }

    #[test]
    fn ticks_stand_before_or_behind_their_words() {
        for line in [
            "☒走访群众 ☐接待群众 ☑微信交流",
            "■走访 □接待 ■微信",
            "●走访○接待●微信",
            "走访☑ 接待☐ 微信☑",
            "走访（√）、接待（ ）、微信（√）",
            "√走访 接待 √微信",
            "[√] 走访 [ ] 接待 [√] 微信",
            "方式：✔走访；□接待；✔微信",
        ] {
            assert_eq!(read(line, ""), [Visit, WeChat], "{line}");
            let account = format!("{line}\n电话回访3人。");
            assert_eq!(read("", &account), [Visit, WeChat], "{line}");
        }
        assert_eq!(read("☐走访 ☐接待", "电话回访3人"), [Phone]);
        assert!(read("☐走访 ☐接待", "").is_empty());
    }

    #[test]
    fn written_words_say_the_ways() {
        assert_eq!(read("走访2户、微信联系", "接待3人"), [Visit, WeChat]);
        assert_eq!(read("13812345678", "接待来访群众3人"), [Reception]);
        assert_eq!(
            read("", "参加社区活动，在委员工作室座谈，通过政协云反映"),
            [Community, Workroom, Cloud]
        );
        assert!(read("", "未走访。联系电话：13812345678，电话 4212345").is_empty());
        assert_eq!(read("", "电话访谈2人"), [Phone]);
    }
}
