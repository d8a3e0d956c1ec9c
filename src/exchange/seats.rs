//! What is said in the place of a name or behind it about a seat: that nobody has it, or that whoever had it
//! has left. Who is a member is not decided here.

use super::listing::count;
use super::office::words::{is_blank, is_han, is_vacant, squeeze};
use super::surnames::begins_with_surname;

/// How many seats a writing says that nobody has: `待定`, `（暂缺）`, `缺额2名`, `另有一名待补`. None for
/// anything else.
pub fn vacant_seats(written: &str) -> Option<usize> {
    let word = squeeze(written);
    let word = word
        .trim_start_matches(count::opens)
        .trim_end_matches(|c| count::closes(c) || "。.".contains(c));
    let word = ["另有", "还有", "尚有"]
        .iter()
        .find_map(|start| word.strip_prefix(start))
        .unwrap_or(word);
    let numeral = |c: char| c.is_ascii_digit() || "一二两三四五六七八九十".contains(c);
    let unit = |c: char| "名人位个席".contains(c);
    let (number, word) = match word.trim_end_matches("委员").strip_suffix(unit) {
        Some(before) => {
            let bare = before.trim_end_matches(numeral);
            (&before[bare.len()..], bare)
        }
        None => {
            let bare = word.trim_start_matches(numeral);
            match bare.strip_prefix(unit) {
                Some(behind) => (&word[..word.len() - bare.len()], behind),
                None => ("", word),
            }
        }
    };
    let seats = match number {
        "" => Some(1),
        "两" => Some(2),
        digits => count::alone(digits),
    };
    (word.chars().any(is_han) && is_vacant(word)).then_some(seats?)
}

/// Whether a remark says that somebody died, resigned or was removed, or that nothing is settled yet: whoever
/// is listed so may not serve.
#[must_use]
pub fn may_not_serve(remark: &str) -> bool {
    const WORDS: [&str; 19] = [
        "免去",
        "免职",
        "撤销",
        "除名",
        "离任",
        "调离",
        "调出",
        "转出",
        "故去",
        "不再",
        "辞去",
        "辞职",
        "退出",
        "卸任",
        "终止",
        "开除",
        "待定",
        "待核实",
        "拟增补",
    ];
    let mut words = remark.split(|c: char| is_blank(c) || "，,、；;。（）()".contains(c));
    WORDS.iter().chain(&LEFT).any(|word| remark.contains(word))
        || words.any(|word| behind_names().any(|known| known == word))
        || vacant_seats(remark).is_some()
}

/// Words behind a name that say that its person has left: `林秀兰 已故`, `林秀兰已故`.
const LEFT: [&str; 12] = [
    "已故",
    "病故",
    "病逝",
    "去世",
    "逝世",
    "已亡",
    "已辞职",
    "已离任",
    "已退出",
    "已免去",
    "已卸任",
    "已调离",
];

/// Others that stand alone or right behind a name: in longer remarks they may say something else.
const ALONE: [&str; 26] = [
    "已免",
    "已辞",
    "退出",
    "离任",
    "卸任",
    "终止",
    "开除",
    "辞职",
    "免职",
    "免去",
    "调离",
    "调出",
    "转出",
    "前任",
    "前任委员",
    "待批",
    "待审批",
    "待确认",
    "拟任",
    "拟增补",
    "候补",
    "候补委员",
    "候选",
    "非委员",
    "不是委员",
    "列席",
];

fn behind_names() -> impl Iterator<Item = &'static str> {
    LEFT.iter().chain(&ALONE).copied().chain(["免"])
}

/// Whether a word says of a name that its person has left or is not settled, and is nobody's name.
pub(super) fn is_of_left(word: &str) -> bool {
    behind_names().any(|known| known == word && word != "免")
}

/// Words of titles, headings and names of sheets that say of all people below that they have left, or are
/// no members.
pub(super) const NO_MEMBERS: [&str; 30] = [
    "不再担任",
    "辞去",
    "辞职",
    "免去",
    "免职",
    "撤销",
    "终止",
    "开除",
    "除名",
    "退出",
    "离任",
    "卸任",
    "去世",
    "逝世",
    "病故",
    "病逝",
    "已故",
    "故去",
    "调出",
    "调离",
    "转出",
    "退休",
    "离职",
    "往届",
    "历任",
    "上届",
    "列席",
    "候补委员",
    "机关干部",
    "机关工作人员",
];

/// The word of a title, or of the name of a sheet, that says that its people are no members: `离任委员名单`,
/// `委员名单（已退休）`.
pub(super) fn no_members_in(title: &str) -> Option<&'static str> {
    const ANYWHERE: [&str; 6] = ["撤销", "免去", "辞去", "辞职", "不再担任", "终止"];
    let title = squeeze(title);
    let heads = |word: &&str| {
        title.match_indices(*word).any(|(at, _)| {
            let before = title[..at].trim_end_matches(['已', '届', '中']);
            let without = ["不含", "不包括", "不包含", "除", "剔除"];
            let behind =
                title[at + word.len()..].trim_start_matches(|c| "的政协各界别全体".contains(c));
            let people = [
                "委员", "人员", "名单", "名册", "同志", "一览", "情况", ")", "、", "和", "及",
            ];
            let ends = behind.is_empty() || people.iter().any(|it| behind.starts_with(it));
            ends && !without.iter().any(|it| before.ends_with(it))
        })
    };
    let anywhere =
        |word: &&str| ANYWHERE.contains(word) && title.contains(*word) && title.contains("委员");
    NO_MEMBERS
        .iter()
        .find(|word| anywhere(word) || heads(word))
        .copied()
}

/// A name, which may be none, and the word behind it that says that the person has left.
pub(super) fn who_left(written: &str) -> Option<(&str, &'static str)> {
    behind_names().find_map(|word| {
        let name = written.strip_suffix(word)?;
        let whole = begins_with_surname(name) && name.chars().count() > 1;
        // 林秀免 is a name.
        let named = name.is_empty() || whole && word != "免";
        named.then_some((name, word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::names::{NoName, person};

    #[test]
    fn a_seat_that_nobody_has_is_no_person() {
        for (written, seats) in [
            ("待定", 1),
            ("待　定", 1),
            ("（暂缺）", 1),
            ("【待补】", 1),
            ("缺额2名", 2),
            ("空缺两名", 2),
            ("缺１人", 1),
            ("另有一名待补", 1),
            ("另行通知。", 1),
            ("无", 1),
        ] {
            assert_eq!(vacant_seats(written), Some(seats), "{written}");
            assert_eq!(person(written), Err(NoName::Vacant), "{written}");
        }
        for name in ["代定", "吴缺", "王待定", "待定远", "暂时", "李明", "", "——"]
        {
            assert_eq!(vacant_seats(name), None, "{name}");
        }
    }

    #[test]
    fn who_has_left_is_told_from_who_is_called_so() {
        assert_eq!(who_left("林秀兰已故"), Some(("林秀兰", "已故")));
        assert_eq!(who_left("已故"), Some(("", "已故")));
        assert_eq!(who_left("林秀兰退出"), Some(("林秀兰", "退出")));
        assert_eq!(who_left("免"), Some(("", "免")));
        for name in ["林秀兰", "王故", "李去世明", "林秀免", "王候补"] {
            assert_eq!(who_left(name), None, "{name}");
        }
        for remark in [
            "2024年辞去委员",
            "待定",
            "病逝",
            "已亡",
            "退出",
            "2026年退出",
            "免",
            "已免",
            "女，免",
            "前任",
            "拟任",
            "候补",
            "非委员",
            "待批",
            "列席",
        ] {
            assert!(may_not_serve(remark), "{remark}");
        }
        for remark in [
            "2024年增补",
            "前任校长",
            "免疫科主任",
            "中央候补委员",
            "退休教师",
            "女",
        ] {
            assert!(!may_not_serve(remark), "{remark}");
        }
    }
}
