//! Words that part a register by who its people are, and name no sector: those who have left, those who attend
//! only, those who were added.
//!
//! They stand in a title, in a sheet's name, alone in a row, or in the place of a sector.

use super::draft::RosterDraft;
use super::lists;
use crate::exchange::listing::leads;
use crate::exchange::place::Placed;
use crate::exchange::words;
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

/// Words for people who are members no longer, or never were.
const OTHERS: [&str; 24] = [
    "离任",
    "退出",
    "卸任",
    "去世",
    "逝世",
    "病故",
    "病逝",
    "已故",
    "调出",
    "调离",
    "转出",
    "退休",
    "离职",
    "辞职",
    "辞去",
    "免去",
    "撤销",
    "终止",
    "往届",
    "历任",
    "上届",
    "列席",
    "机关干部",
    "机关工作人员",
];

/// Words for those who have become members.
const ADDED: [&str; 6] = ["增补", "新任", "新增", "递补", "补选", "增选"];

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
    let named = |known: &&&str| {
        let mut words = std::iter::once(word).chain(bare);
        words.any(|word| word.strip_prefix(**known).is_some_and(plain))
    };
    if let Some(word) = OTHERS.iter().find(named) {
        return Some(People::Others(word));
    }
    ADDED.iter().find(named).map(|_| People::Added)
}

/// The word of a title, or of a sheet's name, that says that its people are no members. One that names several
/// kinds of people, or who is left out, says so of nobody.
pub(super) fn others(titles: &[String]) -> Option<&'static str> {
    let title: String = titles.iter().map(|line| words::squeeze(line)).collect();
    let mixed = [
        "增补",
        "新增",
        "新任",
        "调整",
        "变动",
        "变更",
        "不含",
        "不包括",
        "除",
        "在任",
        "现任",
        "出席",
        "参会",
    ];
    if mixed.iter().any(|word| title.contains(word)) {
        return None;
    }
    // 委员及列席人员 are both, 离退休干部 may serve.
    let alone = |word: &&str| {
        let before = title.split_once(word).map(|(before, _)| before);
        before.is_some_and(|it| !it.ends_with(['及', '和', '与', '、', '含', '离']))
    };
    OTHERS.into_iter().find(alone)
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

    #[test]
    fn a_title_of_others_is_told_from_one_of_both() {
        let of = |title: &str| others(&[title.to_owned()]);
        assert_eq!(of("政协东山市委员会离任委员名单"), Some("离任"));
        assert_eq!(of("退出委员"), Some("退出"));
        assert_eq!(of("列席人员名单"), Some("列席"));
        assert_eq!(of("委员名册（不含退出）"), None);
        assert_eq!(of("增补和退出委员名单"), None);
        assert_eq!(of("委员及列席人员名册"), None);
        assert_eq!(of("政协和平区委员会历任委员名册"), Some("历任"));
        assert_eq!(of("委员名册"), None);
    }
}
