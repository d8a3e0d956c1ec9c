//! Words before people that name no sector: that they were added, that they have left, where they are from.

use super::count::opens;
use super::naming::{Names, names};
use super::numbering::numbering;
use crate::exchange::names::begins_with_surname;
use crate::exchange::seats::NO_MEMBERS;
use crate::exchange::words::{is_han, squeeze};

/// A sector's name without what says that its people were added, and that word: `教育界增补`.
pub(super) fn without_addition(name: &str) -> Option<(&str, &'static str)> {
    ADDITIONS.iter().find_map(|word| {
        let bare = name.trim_end_matches("委员").trim_start_matches('拟');
        let behind = bare.strip_suffix(word).map(|it| it.trim_end_matches('拟'));
        let sector = behind.or_else(|| bare.strip_prefix(word))?;
        (names(sector) == Names::Sector).then_some((sector, *word))
    })
}

/// Words that say of people that they were added.
pub(in crate::exchange) const ADDITIONS: [&str; 5] = ["增补", "新增", "递补", "补选", "增选"];

/// The word of a count that says that it is of people who were added: `（增补2名）`.
pub(super) fn addition_in(count: &str) -> Option<&'static str> {
    let said = count.trim_start_matches(|c| opens(c) || "共计".contains(c));
    ADDITIONS
        .iter()
        .find(|word| said.starts_with(**word))
        .copied()
}

/// The word of a line that heads people who have left or are no members: `二、免去`, `以下委员不再担任委员：`,
/// `附：本届以来退出委员（2人）`.
pub(in crate::exchange) fn leaving(line: &str) -> Option<&'static str> {
    let word = squeeze(numbering(line).1);
    let word = word.trim_end_matches([':', '。']);
    NO_MEMBERS.into_iter().find(|known| {
        let Some((before, behind)) = word.split_once(known) else {
            return false;
        };
        let plain = |part: &str| {
            let said = "委员资格职务的人名单同志因故附本届以来期间中已年月日第共政协和及";
            part.chars().all(|c| {
                said.contains(c) || c.is_ascii_digit() || "一二三四五六七八九十:,、()".contains(c)
            })
        };
        let introduced = introduces(before) && before.chars().count() <= 8;
        plain(behind) && (plain(before) || introduced)
    })
}

/// Whether a line heads people who were added, or serve: `一、增补`, `二、现任委员`.
pub(in crate::exchange) fn adding(line: &str) -> bool {
    let word = squeeze(numbering(line).1);
    let bare = word.trim_end_matches([':', '。']).trim_end_matches("委员");
    ADDITIONS.contains(&bare) || ["现任", "在任", "新任", "连任", "留任", "继任"].contains(&bare)
}

/// Whether words introduce what follows, as no name does: `以下为增补委员`, `另有`.
pub(in crate::exchange) fn introduces(word: &str) -> bool {
    let starts = [
        "以下", "其中", "现将", "另有", "另外", "另附", "此外", "上述", "下列", "如下", "附件",
        "附表", "附录", "此次", "本次", "以上", "同时",
    ];
    starts.iter().any(|start| word.starts_with(start))
}

/// Whether a word is a region or says where people are from, and is nobody's name.
pub(in crate::exchange) fn is_no_name(word: &str) -> bool {
    word.chars().count() > 1 && is_usually_within(word) || introduces(word) || word.ends_with('某')
}

/// Whether a character alone in its line says something of the list, or of who stands before it.
pub(in crate::exchange) fn is_stray(word: &str) -> bool {
    let mut characters = word.chars();
    matches!((characters.next(), characters.next()), (Some(c), None) if "续完共女男免注附转止毕页".contains(c))
}

/// Whether a word alone heads a part of a sector: a region, or people who were added. What may be a
/// person's name is none.
pub(in crate::exchange) fn heads_part(word: &str) -> bool {
    let plain = word.chars().all(is_han) && !begins_with_surname(word);
    is_no_name(word) || plain && word.chars().count() > 2 && is_within(word)
}

/// Regions, and words for where the people of a sector are from.
pub(super) fn is_within(word: &str) -> bool {
    let endings = [
        "省", "市", "县", "区", "州", "盟", "旗", "镇", "乡", "街道", "村", "地区", "单位", "系统",
        "部门", "企业", "高校", "省直", "市直", "县直", "区直", "中直", "直属", "委员", "同胞",
        "人员", "片", "党员",
    ];
    is_usually_within(word) || endings.iter().any(|ending| word.ends_with(ending))
}

fn is_usually_within(word: &str) -> bool {
    [
        "香港",
        "澳门",
        "台湾",
        "港澳",
        "港澳台",
        "海外",
        "内地",
        "大陆",
        "本地",
        "外地",
        "中央",
        "男",
        "女",
        "男性",
        "女性",
        "中共党员",
        "党外",
        "非中共",
        "新任",
        "连任",
        "留任",
        "新增",
        "增补",
        "递补",
        "补选",
        "增选",
        "补充",
        "省直",
        "市直",
        "县直",
        "区直",
        "中直",
        "直属",
        "已故",
        "高校",
    ]
    .contains(&word)
}
