//! What the title of a list says that the list is: only what says so is a sector's whole membership.

use crate::exchange::office::words::squeeze;
use crate::exchange::seats::no_members_in;

/// What a list is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::exchange) enum Of {
    /// Nothing is said.
    #[default]
    Unsaid,
    /// The membership: 委员名单.
    Membership,
    /// Some of the members: those of the standing committee, those who were added; the word that says so.
    Some(&'static str),
    /// The sectors' convenors.
    Convenors,
    /// People who have left or are no members; the word that says so.
    Left(&'static str),
    /// People who need not be members: the sectors' liaisons.
    Liaisons,
}

/// Reads what stands before the first heading.
pub(in crate::exchange) fn of(lines: &[String]) -> Of {
    let title: String = lines.iter().map(|line| squeeze(line)).collect();
    let has = |word: &str| title.contains(word);
    let named = |words: &[&'static str]| words.iter().find(|word| has(word)).copied();
    let everybody = has("委员名单")
        || has("委员名册")
        || has("组成人员名单")
        || has("全体委员")
        || has("花名册")
        || has("委员一览")
        || has("委员信息");
    let with_members = has("委员名单") || has("及委员") || has("和委员") || has("成员");
    if let Some(word) = no_members_in(&title) {
        return Of::Left(word);
    }
    if named(&["召集人", "组长"]).is_some() && !with_members {
        return Of::Convenors;
    }
    if has("联络员") && !with_members {
        return Of::Liaisons;
    }
    let some = [
        "增补",
        "递补",
        "补选",
        "新增",
        "常务委员",
        "常委",
        "专门委员会",
        "专委会",
        "候选",
        "建议",
        "推荐",
        "先进",
        "优秀",
        "获奖",
        "表彰",
        "缺席",
        "请假",
        "参会",
        "出席",
        "部分",
    ];
    match named(&some) {
        Some(word) => Of::Some(word),
        None if everybody => Of::Membership,
        None => Of::Unsaid,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_whose_list_it_is() {
        for (title, expected) in [
            ("政协第七届益阳市委员会委员名单", Of::Membership),
            (
                "中国人民政治协商会议东山县\n第九届委员会委员名单",
                Of::Membership,
            ),
            ("政协东山县委员会增补委员名单", Of::Some("增补")),
            ("政协第九届东山县委员会常务委员名单", Of::Some("常务委员")),
            ("各界别召集人名单", Of::Convenors),
            ("各界别小组组长名单", Of::Convenors),
            ("界别召集人及委员名单", Of::Membership),
            ("关于撤销李某委员资格的决定", Of::Left("撤销")),
            ("界别联络员名单", Of::Liaisons),
            ("政协东山市第七届委员会离任委员名单", Of::Left("离任")),
            ("届中退出的委员名册", Of::Left("退出")),
            ("委员名单（已退休）", Of::Left("退休")),
            ("往届政协委员名单", Of::Left("往届")),
            ("列席人员名单", Of::Left("列席")),
            ("委员名单（不含已离任）", Of::Membership),
            ("退休干部局 政协委员名单", Of::Membership),
            ("各界别", Of::Unsaid),
        ] {
            let lines: Vec<_> = title.lines().map(str::to_owned).collect();
            assert_eq!(of(&lines), expected, "{title}");
        }
    }
}
