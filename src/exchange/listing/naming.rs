//! How sectors are named, and what else stands where a sector's name could: offices, bodies, regions.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::numbering::numbering;
use super::region::is_within;
use crate::domain::settings::Settings;
use crate::exchange::office::words::{is_han, squeeze};
use crate::exchange::surnames::{begins_with_surname, is_compound_surname};

/// The longest name of a sector that is believed.
const LONGEST: usize = 24;

/// What a word is that stands where a heading could.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) enum Names {
    /// A sector, by its usual name or by its ending.
    Sector,
    /// What ends as a sector does and begins as a person does: 李世界.
    SectorOrPerson,
    /// An office: 副主席.
    Office,
    /// A body that is no sector: 常务委员会.
    Body,
    /// A region, or a part of a sector's people: 香港, 市直单位.
    Within,
    /// Any other word.
    Word,
}

/// What a sector's name, as [`sector`] makes it, names.
pub(in crate::exchange) fn names(word: &str) -> Names {
    if is_known(word) || several(word).is_some() {
        Names::Sector
    } else if is_office(word) {
        Names::Office
    } else if is_body(word) {
        Names::Body
    } else if is_sector_like(word) {
        let length = word.chars().count();
        let person = length <= 3 && begins_with_surname(word) || length == 4 && is_compound(word);
        if word.ends_with('界') && person {
            Names::SectorOrPerson
        } else {
            Names::Sector
        }
    } else if is_within(word) {
        Names::Within
    } else {
        Names::Word
    }
}

/// The sector that a word is, or that it begins with: before something that is no character of a name, or
/// before a name that nothing parts from it, as `教育界周明远`.
pub(in crate::exchange) fn sector_at_start_of(word: &str) -> Option<&str> {
    let end = word.find(|c: char| !is_han(c)).unwrap_or(word.len());
    let start = &word[..end];
    if names(start) == Names::Sector {
        return Some(start);
    }
    let mut ends = start
        .match_indices('界')
        .map(|(at, sign)| &start[..at + sign.len()]);
    ends.find(|sector| is_known(sector))
}

/// The first usual name of a sector in a line, and what stands behind it.
pub(in crate::exchange) fn sector_in(line: &str) -> Option<(&str, &str)> {
    line.match_indices('界').find_map(|(at, sign)| {
        let (before, behind) = line.split_at(at + sign.len());
        let starts = before
            .char_indices()
            .rev()
            .map(|(start, _)| &before[start..]);
        let known = starts.take(8).filter(|word| is_known(word)).last()?;
        Some((known, behind))
    })
}

/// The sectors that one heading names: `经济界、工商联界`, `教育界和科技界`, `科技界等`; none where it names
/// one. The 界 of a sector of several words stands at its end: `共青团和青联界`.
pub(in crate::exchange) fn several(sector: &str) -> Option<Vec<&str>> {
    if is_known(sector) {
        return None;
    }
    let open = sector
        .strip_suffix('等')
        .filter(|bare| is_sector_like(bare));
    let words: Vec<_> = open
        .unwrap_or(sector)
        .split(|c| "、和与及".contains(c))
        .map(|word| {
            if word.ends_with("界别") {
                word.trim_end_matches('别')
            } else {
                word
            }
        })
        .filter(|word| !word.is_empty())
        .collect();
    let named = |word: &str| word.ends_with('界') && names(word) == Names::Sector || is_known(word);
    let (_, before) = words.split_last()?;
    let apart = before.iter().any(|word| word.ends_with('界')) && words.iter().all(|it| named(it));
    // 民革、民盟 are two, 共青团、青联 may be one.
    let known = words.len() > 1 && words.iter().all(|word| is_known(word));
    let parties = known && words.iter().any(|word| PARTIES.contains(word));
    (open.is_some() || apart || parties).then_some(words)
}

/// Parties: none shares a sector, or is called 界.
const PARTIES: [&str; 11] = [
    "中共",
    "民革",
    "民盟",
    "民建",
    "民进",
    "农工党",
    "农工",
    "致公党",
    "致公",
    "九三学社",
    "台盟",
];

/// What a heading has in brackets behind its sector, unless it is a count or the sector's other name:
/// `科技界（牵头）`.
pub(in crate::exchange) fn remark_of<'a>(squeezed: &'a str, named: &str) -> Option<&'a str> {
    let (before, behind) = squeezed.split_once('(')?;
    let inside = behind.split(')').next().filter(|_| !before.contains(':'))?;
    let other = super::count::alone(inside).is_some() || is_sector_like(inside);
    let heads = sector(numbering(before).1).is_some_and(|it| it == named);
    (heads && !other && !inside.is_empty()).then_some(inside)
}

/// A sector's name out of a heading: without spaces, quotes and 界别小组. None when it can be none.
pub(in crate::exchange) fn sector(written: &str) -> Option<String> {
    let word = squeeze(written);
    let word = word.trim_matches(|c: char| "【】《》〈〉“”\"'「」『』[]-—–－_=＝:*·•".contains(c));
    let name = without_group(word.split('(').next().unwrap_or(word));
    // 以下为教育界委员 is a heading, 以下为增补委员 none.
    let led = ["以下为", "以下是", "下列为"]
        .iter()
        .find_map(|start| name.strip_prefix(start));
    let led = led.filter(|bare| is_sector_like(bare.trim_end_matches("委员")));
    let name = led.map(str::to_owned).unwrap_or(name);
    // 教育界委员名单 is a heading, 委员名单 a title.
    let listed = name
        .strip_suffix("名单")
        .map(|it| it.trim_end_matches("委员"));
    let name = match listed.filter(|bare| is_sector_like(bare) && !is_title(bare)) {
        Some(bare) => bare.to_owned(),
        None => name,
    };
    let name = match name.strip_suffix("委员") {
        Some(bare) if is_sector_like(bare) && !is_office(&name) => bare.to_owned(),
        _ => name,
    };
    let length = name.chars().count();
    let signs = name
        .chars()
        .any(|c| !(is_han(c) || c.is_ascii_alphabetic() || "、和与及·".contains(c)));
    ((2..=LONGEST).contains(&length) && !signs && !is_title(&name)).then_some(name)
}

/// Titles of papers, and parts of titles that a line's end breaks.
fn is_title(word: &str) -> bool {
    let parts = [
        "名单",
        "名册",
        "通知",
        "公告",
        "附件",
        "决定",
        "委员会委员",
        "关于",
        "政协",
        "协商会议",
        "印发",
        "公布",
        "成立",
        "确定",
        "共有",
        "现有",
    ];
    ["各界", "各界别"].contains(&word)
        || parts.iter().any(|part| word.contains(part))
        || ["合计", "总计", "共计", "小计", "注"]
            .iter()
            .any(|word_start| word.starts_with(word_start))
}

/// Whether sectors are named so: a usual name or alias, or one that ends as theirs do.
pub(in crate::exchange) fn is_sector_like(name: &str) -> bool {
    let length = name.chars().count();
    is_known(name)
        || length >= 2 && name.ends_with('界') && !name.ends_with("各界")
        || length >= 4 && has_bodys_ending(name) && !is_compound(name)
}

/// Whether a word is written as the name of a sector's group: 教育界别小组.
pub(in crate::exchange) fn is_group(written: &str) -> bool {
    let word = squeeze(written);
    let word = word.split('(').next().unwrap_or(&word);
    ["界别", "界别组", "界别小组", "界小组", "界组"]
        .iter()
        .any(|ending| word.len() > ending.len() && word.ends_with(ending))
}

/// The name without what the name of a sector's group adds: 经济界界别小组, 经济界别小组.
fn without_group(word: &str) -> String {
    let word = word
        .strip_suffix('组')
        .map_or(word, |word| word.strip_suffix('小').unwrap_or(word));
    let Some(bare) = word.strip_suffix("界别") else {
        return word.to_owned();
    };
    if bare.is_empty() {
        word.to_owned()
    } else if bare.ends_with('界') || has_bodys_ending(bare) || PARTIES.contains(&bare) {
        bare.to_owned()
    } else {
        format!("{bare}界")
    }
}

/// Offices in a committee, at a session of it, or anywhere.
fn is_office(word: &str) -> bool {
    let word = ["人选", "候选人", "成员", "组成人员"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    [
        "主席",
        "秘书长",
        "常务委员",
        "常委",
        "常委会",
        "主席团",
        "主任委员",
        "主任",
        "书记",
        "监票人",
        "计票人",
        "顾问",
        "党组",
        "发言人",
        "联络员",
        "联络人",
        "秘书",
    ]
    .iter()
    .any(|office| word.ends_with(office))
}

/// Bodies that are no sectors, and offices that work for them.
fn is_body(word: &str) -> bool {
    [
        "委员会",
        "代表会议",
        "代表大会",
        "全体会议",
        "专委会",
        "工委",
        "领导小组",
        "领导",
        "办公室",
        "办公厅",
        "机关",
        "筹备组",
        "秘书处",
        "工作组",
        "小组",
        "界别",
        "各界",
    ]
    .iter()
    .any(|body| word.ends_with(body))
}

/// Names of parties and bodies that have no 界 behind them.
fn has_bodys_ending(name: &str) -> bool {
    [
        "人士",
        "协会",
        "联合会",
        "联谊会",
        "同盟",
        "学社",
        "总工会",
        "民主党",
        "共产党",
        "致公党",
        "革命委员会",
        "促进会",
        "建国会",
        "华侨",
        "侨联",
        "共青团",
        "青联",
        "妇联",
        "科协",
        "台联",
        "台属",
        "侨眷",
        "工商联",
    ]
    .iter()
    .any(|ending| name.ends_with(ending))
}

/// Usual names of sectors that are no alias of another.
const OTHERS: &str = "宗教界 工商界 政法界 军队界 企业界 金融界 法律界 卫生界 青年界 妇女界 外事界 侨务界 民族界 \
    文化界 新闻界 农林界 环保界 水利界 交通界 建设界 旅游界 体育界 教育界 经济界 农业界 文体界 文艺界 文卫界 文教界 \
    农工界 农村界 农界 党派界 台侨界 青联界 工会界 妇联界 侨联界 侨界 国企界 国资界 民企界 民宗界 民营界 电力界 \
    水务界 林业界 渔业界 商业界 商贸界 财税界 财经界 科技界 教科界 学术界 法制界 司法界 公安界 应急界 社区界 工业界 党外界";

/// Whether a sector is usually called so, with 界 or without it.
pub(in crate::exchange) fn is_known(name: &str) -> bool {
    static KNOWN: LazyLock<HashSet<String>> = LazyLock::new(|| {
        let aliases = Settings::default().sector_aliases;
        let named = aliases.into_iter().flat_map(<[String; 2]>::from);
        named
            .chain(OTHERS.split_whitespace().map(str::to_owned))
            .collect()
    });
    KNOWN.contains(name)
        || match name.strip_suffix('界') {
            Some(bare) => KNOWN.contains(bare),
            // 文教：may be anything, 文教界 may not.
            None => false,
        }
}

/// Whether a word begins with a surname of two characters.
pub(super) fn is_compound(word: &str) -> bool {
    let first: String = word.chars().take(2).collect();
    is_compound_surname(&first)
}
