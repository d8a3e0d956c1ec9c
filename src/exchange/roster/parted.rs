//! Words that part a register by who its people are, and name no sector: those who have left, those who attend
//! only, those who were added.
//!
//! They stand alone in a row, or in the place of a sector. What a title says of all is `announcement::title`'s.

use super::draft::RosterDraft;
use super::lists;
use crate::exchange::listing::leads::{self, ADDITIONS};
use crate::exchange::office::place::Placed;
use crate::text;
use crate::text::Text;

/// What such words say of the people below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum People {
    /// They are no members, by this word.
    Others(&'static str),
    /// They are members who were added.
    Added,
}

/// What a line says of the people below it, where it says nothing else: `二、退出委员（3人）`, `以下为增补委员`.
pub(super) fn heading(line: &str) -> Option<People> {
    if let Some(word) = leads::leaving(line) {
        return Some(People::Others(word));
    }
    let word = lists::heading(line).map_or_else(|| lists::sector(line), |(name, _)| name);
    let word = word.trim_end_matches([':', '：']);
    let led = ["以下为", "以下是", "以下", "下列", "本届", "已", "新近"];
    let bare = led.iter().find_map(|start| word.strip_prefix(start));
    let plain = |rest: &str| {
        [
            "",
            "委员",
            "人员",
            "人员名单",
            "委员名单",
            "名单",
            "的委员",
            "政协委员",
        ]
        .contains(&rest)
    };
    let named = |known: &&str| {
        let mut words = std::iter::once(word).chain(bare);
        words.any(|word| word.strip_prefix(known).is_some_and(plain))
    };
    let mut added = ADDITIONS.iter().chain(&["新任"]);
    added.any(named).then_some(People::Added)
}

/// Why such people are not taken in.
pub(super) fn why(word: &str, rows: usize) -> Text {
    text!(
        "写明是“{word}”，下面的 {rows} 行没有按委员读入。已离任的，请逐人登记离任；确是在任委员的，请改正这个标题",
        "it says “{word}”: the {rows} rows below were not taken in as members. Record for each who has left that the term ended; if they do serve, correct the title"
    )
}

/// The part of a table that stands under such a word.
pub(super) struct Part {
    heading: Placed<String>,
    word: &'static str,
    rows: usize,
    last_row: u32,
}

impl Part {
    pub(super) fn of(heading: Placed<String>, word: &'static str) -> Self {
        Part {
            last_row: heading.at.row,
            heading,
            word,
            rows: 0,
        }
    }

    /// Counts a row, which is not read.
    pub(super) fn add(&mut self, row: u32) {
        self.rows += 1;
        self.last_row = row;
    }

    pub(super) fn close(self, draft: &mut RosterDraft) {
        draft.reject_list(self.heading, self.last_row, why(self.word, self.rows));
    }
}

/// Says that people were added to the sector above, or that their own are taken.
pub(super) fn note_added(heading: Placed<String>, sector: Option<&str>, draft: &mut RosterDraft) {
    let text = match sector {
        Some(sector) => text!(
            "这一行不是姓名；下面的人按增补委员读入上面的{sector}，请核对",
            "this is no name; the people below were taken in as added members of {sector}, which stands above: please check"
        ),
        None => Text::of(
            "这一行不是姓名；下面的人按增补委员读入",
            "this is no name; the people below were taken in as added members",
        ),
    };
    draft.note(heading.at, heading.value, text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_who_the_people_below_it_are() {
        for line in [
            "退出",
            "退出委员",
            "离任委员：",
            "二、退出委员（3人）",
            "以下为退出委员",
            "退出委员名单",
            "已故委员",
            "列席人员",
            "上届委员",
        ] {
            assert!(matches!(heading(line), Some(People::Others(_))), "{line}");
        }
        for line in ["增补委员", "一、增补（2人）", "新任委员"] {
            assert_eq!(heading(line), Some(People::Added), "{line}");
        }
        for line in [
            "周明",
            "教育界",
            "特邀人士",
            "退休教师协会",
            "离任审计局长",
            "委员",
        ] {
            assert_eq!(heading(line), None, "{line}");
        }
    }
}
