//! Words before people that name no sector: that they were added, that they have left, where they are from.

use super::count::opens;
use super::naming::{Names, names};
use super::numbering::numbering;
use super::region::{is_usually_within, is_within};
use crate::exchange::office::words::{is_han, squeeze};
use crate::exchange::seats::NO_MEMBERS;
use crate::exchange::surnames::begins_with_surname;

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
