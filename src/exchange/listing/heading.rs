//! Headings that open a sector's part of a list, in whatever numbering.
//!
//! A heading is known by its count, by a sector's usual name, or by being numbered as the other
//! headings of its list are. Whether there is such a sector is not asked.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::count;
use crate::domain::settings::Settings;
use crate::exchange::names::is_compound_surname;
use crate::exchange::words::{half_width, is_blank, is_han, squeeze};

/// A line that opens a sector's part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct Heading<'a> {
    /// The sector, without spaces, numbering and what a group's name adds to it.
    pub(in crate::exchange) sector: String,
    /// How many people it claims.
    pub(in crate::exchange) count: Option<usize>,
    /// What stands behind it in the same line.
    pub(in crate::exchange) rest: &'a str,
}

/// The sector that a line names when it is taken for a heading, however that was told.
pub(in crate::exchange) fn sector_of(line: &str) -> Option<String> {
    match plain(line) {
        Some(heading) => Some(heading.sector),
        None => sector(numbering(line).1),
    }
}

/// How a line is numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::exchange) enum Numbering {
    /// `一、`
    Chinese,
    /// `（一）`
    Bracketed,
    /// `1.` `1、` `(1)` `①` `第1组`
    Western,
}

/// The longest name of a sector that is believed.
const LONGEST: usize = 24;

/// Reads a heading that is one by itself: it has a count, or names a sector as sectors are named.
pub(in crate::exchange) fn plain(line: &str) -> Option<Heading<'_>> {
    let (style, bare) = numbering(line);
    if let Some(counted) = count::in_line(bare) {
        let sector = sector(counted.before)?;
        // 王伟（2）李小明 numbers people.
        return (counted.of_people || is_sector_like(&sector)).then_some(Heading {
            sector,
            count: Some(counted.number),
            rest: counted.after.trim_start_matches(is_colon_or_blank),
        });
    }
    let (before, rest) = match bare.find([':', '：']) {
        Some(colon) => (
            &bare[..colon],
            bare[colon..].trim_start_matches(is_colon_or_blank),
        ),
        None => (bare, ""),
    };
    if let Some(heading) = led(before, rest) {
        return Some(heading);
    }
    let sector = sector(before)?;
    let known = is_known(&sector);
    let padded = before.trim().chars().any(is_blank) && !is_spelt_out(before);
    // 李世界 is a person: a short name that is not a usual one needs a number before it.
    let short = sector.chars().count() < 4 && style.is_none();
    (known || !padded && !short && is_sector_like(&sector)).then_some(Heading {
        sector,
        count: None,
        rest,
    })
}

/// A usual name of a sector with names behind it in the same line: `经济界　王　伟　李小明`.
fn led<'a>(before: &'a str, rest: &str) -> Option<Heading<'a>> {
    let before = before.trim_start_matches(is_blank);
    let end = before.find(is_blank)?;
    let (word, names) = before.split_at(end);
    let names = names.trim_start_matches(is_blank);
    let sector = sector(word)?;
    let usual = is_known(&sector) && sector.chars().count() >= 3;
    (usual && rest.is_empty() && names.chars().count() >= 2).then_some(Heading {
        sector,
        count: None,
        rest: names,
    })
}

/// Reads a heading that is one only because the others of the list are numbered as it is.
pub(in crate::exchange) fn numbered<'a>(
    line: &'a str,
    styles: &HashSet<Numbering>,
) -> Option<Heading<'a>> {
    let (style, bare) = numbering(line);
    // 1. may number people too.
    let style = style.filter(|style| *style != Numbering::Western)?;
    let alone = !bare.trim().chars().any(is_blank) || is_spelt_out(bare);
    let sector = sector(bare)?;
    (styles.contains(&style) && alone).then_some(Heading {
        sector,
        count: None,
        rest: "",
    })
}

/// Reads a heading that is one because its number follows that of the heading `before` it:
/// `21、共青团和青联` behind `20、社会科学界`. What may be a person's name is none: people are numbered too.
pub(in crate::exchange) fn in_turn(line: &str, before: Option<u32>) -> Option<Heading<'_>> {
    let (style, bare) = numbering(line);
    let follows = before.is_some() && western_number(line) == before.map(|number| number + 1);
    let alone = !bare.trim().chars().any(is_blank);
    let sector = sector(bare)?;
    let named = sector.chars().count() >= 4 && !is_compound(&sector);
    (style == Some(Numbering::Western) && follows && alone && named).then_some(Heading {
        sector,
        count: None,
        rest: "",
    })
}

/// The number in Western digits that a line begins with.
pub(in crate::exchange) fn western_number(line: &str) -> Option<u32> {
    let line = line.trim_start_matches(|c| is_blank(c) || count::opens(c));
    let digits: String = line
        .chars()
        .map(half_width)
        .take_while(char::is_ascii_digit)
        .collect();
    digits.parse().ok()
}

/// Whether a word begins with a surname of two characters.
fn is_compound(word: &str) -> bool {
    let first: String = word.chars().take(2).collect();
    is_compound_surname(&first)
}

/// The numbering before a line, and the line without it.
pub(in crate::exchange) fn numbering(line: &str) -> (Option<Numbering>, &str) {
    let line = line.trim_matches(is_blank);
    let line = line.trim_start_matches(['#', '◆', '■', '●', '▲', '☆', '★', '※', ' ', '\u{3000}']);
    let chinese = |c: char| "一二三四五六七八九十百〇零".contains(c) || ('Ⅰ'..='Ⅻ').contains(&c);
    let western = |c: char| half_width(c).is_ascii_digit();
    if let Some(rest) =
        line.strip_prefix(|c: char| ('①'..='⑳').contains(&c) || ('⑴'..='⒛').contains(&c))
    {
        return (Some(Numbering::Western), rest.trim_start_matches(is_blank));
    }
    if let Some(inner) = line.strip_prefix('第') {
        let rest = inner.trim_start_matches(|c| chinese(c) || western(c));
        if rest.len() < inner.len()
            && let Some(rest) = rest
                .strip_prefix("小组")
                .or_else(|| rest.strip_prefix('组'))
        {
            let rest =
                rest.trim_start_matches(|c: char| is_colon_or_blank(c) || "、.．".contains(c));
            return (Some(Numbering::Western), rest);
        }
    }
    if let Some(inner) = line.strip_prefix(count::opens) {
        let inner = inner.trim_start_matches(is_blank);
        for (digit, style) in [
            (&chinese as &dyn Fn(char) -> bool, Numbering::Bracketed),
            (&western, Numbering::Western),
        ] {
            let rest = inner.trim_start_matches(digit);
            let closed = rest
                .trim_start_matches(is_blank)
                .strip_prefix(count::closes);
            if rest.len() < inner.len()
                && let Some(rest) = closed
            {
                let rest = rest.trim_start_matches(|c: char| is_blank(c) || "、.．".contains(c));
                return (Some(style), rest);
            }
        }
        return (None, line);
    }
    for (digit, style) in [
        (&chinese as &dyn Fn(char) -> bool, Numbering::Chinese),
        (&western, Numbering::Western),
    ] {
        let rest = line.trim_start_matches(digit);
        if rest.len() < line.len() {
            let mark = rest.trim_start_matches(is_blank);
            let mark = mark.strip_prefix(|c: char| "、.．,，)）﹑".contains(c));
            return match mark {
                Some(rest) => (Some(style), rest.trim_start_matches(is_blank)),
                // 1 经济界
                None if style == Numbering::Western && rest.starts_with(is_blank) => {
                    (Some(style), rest.trim_start_matches(is_blank))
                }
                None => (None, line),
            };
        }
    }
    (None, line)
}

/// A sector's name out of a heading: without spaces, quotes and 界别小组. None when it can be none.
pub(in crate::exchange) fn sector(written: &str) -> Option<String> {
    let word = squeeze(written);
    let word = word.trim_matches(|c: char| "【】《》〈〉“”\"'「」『』[]-—–－_=＝:*·•".contains(c));
    let name = without_group(word.split('(').next().unwrap_or(word));
    let name = match name.strip_suffix("委员") {
        Some(bare) if is_sector_like(bare) => bare.to_owned(),
        _ => name,
    };
    let length = name.chars().count();
    let signs = name
        .chars()
        .any(|c| !(is_han(c) || c.is_ascii_alphabetic() || "、和与及·".contains(c)));
    let title = ["名单", "名册", "通知", "公告", "附件", "决定", "委员会委员"];
    let is_title = title.iter().any(|word| name.contains(word))
        || ["政协", "合计", "总计", "共计", "小计", "注"]
            .iter()
            .any(|word| name.starts_with(word));
    ((2..=LONGEST).contains(&length) && !signs && !is_title).then_some(name)
}

/// Whether sectors are named so: a usual name or alias, or one that ends as theirs do.
pub(in crate::exchange) fn is_sector_like(name: &str) -> bool {
    let length = name.chars().count();
    is_known(name)
        || length >= 3 && name.ends_with('界')
        || length >= 4 && is_body(name) && !is_compound(name)
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
    } else if bare.ends_with('界') || is_body(bare) {
        bare.to_owned()
    } else {
        format!("{bare}界")
    }
}

/// Names of parties and bodies, which have no 界 behind them.
fn is_body(name: &str) -> bool {
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
        "委员会",
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

/// Usual names of three characters that are no alias of another.
const OTHERS: &str = "宗教界 工商界 政法界 军队界 企业界 金融界 法律界 卫生界 青年界 妇女界 外事界 侨务界 民族界 \
    文化界 新闻界 农林界 环保界 水利界 交通界 建设界 旅游界 体育界 教育界 经济界 农业界";

fn is_known(name: &str) -> bool {
    static KNOWN: LazyLock<HashSet<String>> = LazyLock::new(|| {
        let aliases = Settings::default().sector_aliases;
        let named = aliases.into_iter().flat_map(<[String; 2]>::from);
        named.chain(OTHERS.split(' ').map(str::to_owned)).collect()
    });
    KNOWN.contains(name)
}

/// Whether the blanks part single characters only: `体 育 界`.
fn is_spelt_out(written: &str) -> bool {
    let mut words = written.split(is_blank).filter(|word| !word.is_empty());
    words.all(|word| word.chars().count() == 1)
}

fn is_colon_or_blank(c: char) -> bool {
    is_blank(c) || matches!(c, ':' | '：')
}
