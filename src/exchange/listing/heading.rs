//! Headings that open a sector's part of a list, in whatever numbering.
//!
//! A heading is known by its count, by a sector's name or ending, by a colon behind it, or by being
//! numbered as the other headings of its list are. Whether there is such a sector is not asked. What
//! may be a heading and may be something else is said to be so; the lines around it decide.

use std::collections::HashSet;

use super::count;
use super::leads;
use super::naming::{self, Names};
use super::numbering::{Numbering, numbering, western_number};
use crate::exchange::office::words::{is_blank, is_han};
use crate::exchange::seats::vacant_seats;
use crate::exchange::surnames::begins_with_surname;

/// A line that opens a part of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct Heading<'a> {
    /// The sector, without spaces, numbering and what a group's name adds to it.
    pub(in crate::exchange) sector: String,
    /// How many people it claims.
    pub(in crate::exchange) count: Option<usize>,
    /// The word that says that its people were added: 增补.
    pub(in crate::exchange) added: Option<&'static str>,
    /// What stands behind it in the same line.
    pub(in crate::exchange) rest: &'a str,
}

impl<'a> Heading<'a> {
    fn of(sector: String, rest: &'a str) -> Self {
        let apart = leads::without_addition(&sector).map(|(bare, word)| (bare.to_owned(), word));
        let (sector, added) = match apart {
            Some((bare, word)) => (bare, Some(word)),
            None => (sector, None),
        };
        Heading {
            sector,
            count: None,
            added,
            rest,
        }
    }
}

/// What a line opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange) enum Opening<'a> {
    /// A sector's part.
    Sector(Heading<'a>),
    /// The holders of an office, or the members of a body that is no sector.
    Other(Heading<'a>),
    /// A part of the sector before, or another sector: a word with a colon, or with a count.
    Label(Heading<'a>),
    /// A sector's part, or a person.
    Doubtful(Heading<'a>),
}

/// The sector that a line names when it is taken for a heading, however that was told.
pub(in crate::exchange) fn sector_of(line: &str) -> Option<String> {
    match opening(line) {
        Some(
            Opening::Sector(heading)
            | Opening::Other(heading)
            | Opening::Label(heading)
            | Opening::Doubtful(heading),
        ) => Some(heading.sector),
        None => naming::sector(numbering(line).1),
    }
}

/// Reads a heading that plainly is a sector's.
pub(in crate::exchange) fn plain(line: &str) -> Option<Heading<'_>> {
    match opening(line)? {
        Opening::Sector(heading) => Some(heading),
        Opening::Other(_) | Opening::Label(_) | Opening::Doubtful(_) => None,
    }
}

/// Reads what a line opens by itself, whatever stands around it.
pub(in crate::exchange) fn opening(line: &str) -> Option<Opening<'_>> {
    let (style, bare) = numbering(line);
    if vacant_seats(bare).is_some() {
        return None;
    }
    // 教育界：（1）周明远 numbers a person.
    let numbers = |it: &count::Counted<'_>| {
        let colon = it.before.trim_end_matches(is_blank).ends_with([':', '：']);
        colon && !it.of_people && !it.after.chars().all(is_blank)
    };
    if let Some(counted) = count::in_line(bare).filter(|it| !numbers(it)) {
        let named = naming::sector(counted.before).filter(|_| !are_people(counted.before, bare));
        let Some(sector) = named else {
            return closed(bare);
        };
        let rest = counted.after.trim_start_matches(is_colon_or_blank);
        let said = &bare[counted.before.len()..bare.len() - counted.after.len()];
        let heading = Heading::of(sector, rest);
        let heading = Heading {
            count: Some(counted.number),
            added: heading.added.or_else(|| leads::addition_in(said)),
            ..heading
        };
        let names = naming::names(&heading.sector);
        // 王伟（2）李小明 numbers people.
        let is_heading = counted.of_people || names == Names::Sector;
        return is_heading.then_some(match names {
            Names::Office | Names::Body => Opening::Other(heading),
            Names::Within => Opening::Label(heading),
            Names::Sector | Names::SectorOrPerson | Names::Word => Opening::Sector(heading),
        });
    }
    if let Some((before, rest)) = label_of(bare) {
        return labelled(before, rest);
    }
    led(bare)
        .map(Opening::Sector)
        .or_else(|| in_bracket(bare))
        .or_else(|| alone(bare, style.is_some()))
}

/// A sector in brackets before its names: `（经济界）高翔、李强`. Alone in its line it may belong to a name.
fn in_bracket(bare: &str) -> Option<Opening<'_>> {
    let inside = bare.strip_prefix(count::opens)?;
    let (word, behind) = inside.split_at(inside.find(count::closes)?);
    let heading = Heading::of(
        naming::sector(word)?,
        behind.trim_start_matches(|c| count::closes(c) || is_colon_or_blank(c)),
    );
    if naming::names(&heading.sector) != Names::Sector {
        None
    } else if heading.rest.is_empty() {
        let round = bare.starts_with(['（', '(']) && heading.sector.ends_with('界');
        round.then_some(Opening::Doubtful(heading))
    } else {
        Some(Opening::Sector(heading))
    }
}

/// Whether what stands before a count are the names that it counts: `周明远　林秀兰（2人）`.
fn are_people(before: &str, bare: &str) -> bool {
    let Some(sector) = naming::sector(before) else {
        return false;
    };
    let word = naming::names(&sector) == Names::Word;
    // 林秀兰 共2人 closes a list.
    let closing = count::at_end(bare).is_some() && !bare.ends_with(count::closes);
    if closing && word && begins_with_surname(&sector) && sector.chars().count() <= 3 {
        return true;
    }
    let mut words = before
        .split(|c| is_blank(c) || "、，,".contains(c))
        .filter(|word| !word.is_empty())
        .skip(1)
        .peekable();
    let several = words.peek().is_some() && !is_spelt_out(before);
    word && several && words.all(|it| begins_with_surname(it) || vacant_seats(it).is_some())
}

/// A heading whose names are counted behind them: `教育界：周明远、林秀兰等3名`.
fn closed(bare: &str) -> Option<Opening<'_>> {
    let opening = match label_of(bare) {
        Some((before, rest)) => labelled(before, rest),
        None => led(bare).map(Opening::Sector),
    };
    // 会议时间：3人 is no list.
    let counts = count::at_end(bare).is_some();
    opening.filter(|it| counts || matches!(it, Opening::Sector(_)))
}

/// What stands before a line's first colon, and behind it; a colon in a bracket parts nothing.
pub(in crate::exchange) fn label_of(line: &str) -> Option<(&str, &str)> {
    let mut depth = 0_usize;
    let colon = line.char_indices().find(|&(_, c)| {
        if count::opens(c) {
            depth += 1;
        } else if count::closes(c) {
            depth = depth.saturating_sub(1);
        }
        depth == 0 && matches!(c, ':' | '：')
    });
    let (before, rest) = line.split_at(colon?.0);
    Some((before, rest.trim_start_matches(is_colon_or_blank)))
}

/// A line cut before each sector's heading that stands behind another sector's names in it:
/// `教育界：周明远；经济界：高翔`.
pub(in crate::exchange) fn cut(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, sign) in line.match_indices(['；', ';', '。']) {
        let rest = &line[at + sign.len()..];
        // The heading stands before the next sign.
        let near = &rest[..rest.find(['；', ';', '。']).unwrap_or(rest.len())];
        let opens =
            matches!(opening(near), Some(Opening::Sector(heading)) if !heading.rest.is_empty());
        if opens {
            parts.push(&line[from..at]);
            from = at + sign.len();
        }
    }
    parts.push(&line[from..]);
    parts
}

/// A word with a colon behind it: `民革界：`, `香港：周明远`, `副主席：`.
fn labelled<'a>(before: &str, rest: &'a str) -> Option<Opening<'a>> {
    let sector = naming::sector(before)?;
    let group = naming::is_group(before);
    let heading = Heading::of(sector, rest);
    match naming::names(&heading.sector) {
        // With a colon behind it, it is no person.
        Names::Sector | Names::SectorOrPerson => Some(Opening::Sector(heading)),
        _ if group => Some(Opening::Sector(heading)),
        Names::Office | Names::Body => Some(Opening::Other(heading)),
        Names::Within | Names::Word => {
            let word = heading.sector.chars().count() <= 12 && heading.sector.chars().all(is_han);
            (word && !is_remark(&heading.sector)).then_some(Opening::Label(heading))
        }
    }
}

/// Words before a colon that open no list of people.
fn is_remark(word: &str) -> bool {
    let words = [
        "注",
        "备注",
        "说明",
        "附",
        "附注",
        "附件",
        "来源",
        "时间",
        "地点",
        "电话",
        "传真",
        "邮箱",
        "地址",
        "联系人",
        "联系电话",
        "责任编辑",
        "编辑",
        "审核",
        "校对",
        "作者",
        "记者",
        "供稿",
        "发布时间",
        "抄送",
        "抄报",
        "主题词",
        "单位",
        "日期",
        "委员",
        "成员",
        "人员",
        "姓名",
        "各委员",
        "全体委员",
    ];
    words.contains(&word)
        || ["注", "附件", "联系", "各位", "各界别", "各"]
            .iter()
            .any(|start| word.starts_with(start))
}

/// A usual name of a sector with names behind it in the same line: `经济界　王　伟　李小明`.
fn led(bare: &str) -> Option<Heading<'_>> {
    let bare = bare.trim_start_matches(is_blank);
    let (word, names) = bare.split_at(bare.find(is_blank)?);
    let names = names.trim_start_matches(is_blank);
    let sector = naming::sector(word)?;
    let long = sector.chars().count() >= 3 || !begins_with_surname(&sector);
    let heading = Heading::of(sector, names);
    let usual = naming::names(&heading.sector) == Names::Sector && long;
    let mut words = names.split(is_blank).filter(|word| !word.is_empty());
    if usual && words.all(|word| naming::names(word) == Names::Sector) {
        // 教育界　科技界 is one heading of two.
        let sector = std::iter::once(heading.sector.as_str())
            .chain(names.split(is_blank).filter(|word| !word.is_empty()))
            .collect::<Vec<_>>()
            .join("、");
        return Some(Heading::of(sector, ""));
    }
    (usual && names.chars().count() >= 2).then_some(heading)
}

/// A sector's name alone in its line.
fn alone(bare: &str, numbered: bool) -> Option<Opening<'_>> {
    let sector = naming::sector(bare)?;
    let group = naming::is_group(bare);
    let padded = bare.trim().chars().any(is_blank) && !is_spelt_out(bare);
    let heading = Heading::of(sector, "");
    match naming::names(&heading.sector) {
        _ if group => Some(Opening::Sector(heading)),
        Names::Sector => {
            // 王伟 李世界 are two people.
            let whole = !padded || naming::is_known(&heading.sector);
            whole.then_some(Opening::Sector(heading))
        }
        Names::SectorOrPerson if numbered && !padded => Some(Opening::Sector(heading)),
        Names::SectorOrPerson => Some(Opening::Doubtful(heading)),
        Names::Office | Names::Body if !padded => Some(Opening::Other(heading)),
        Names::Office | Names::Body | Names::Within | Names::Word => None,
    }
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
    let sector = naming::sector(bare)?;
    (styles.contains(&style) && alone).then_some(Heading::of(sector, ""))
}

/// Reads a heading that is one because its number follows that of the heading `before` it:
/// `21、共青团和青联` behind `20、社会科学界`. People are numbered too: `person` is the number of the
/// one before, and what may be a person's name and follows that, or nothing else tells, is no heading
/// or a doubtful one.
pub(in crate::exchange) fn in_turn(
    line: &str,
    before: Option<u32>,
    person: Option<u32>,
) -> Option<Opening<'_>> {
    let (style, bare) = numbering(line);
    let number = western_number(line);
    let follows = |other: Option<u32>| number.is_some() && other.map(|it| it + 1) == number;
    let alone = !bare.trim().chars().any(is_blank);
    if style != Some(Numbering::Western) || !follows(before) || !alone {
        return None;
    }
    let sector = naming::sector(bare)?;
    let long = sector.chars().count() >= 4 && !naming::is_compound(&sector);
    let heading = Heading::of(sector, "");
    if long {
        Some(Opening::Sector(heading))
    } else if follows(person) {
        None
    } else if begins_with_surname(&heading.sector) {
        Some(Opening::Doubtful(heading))
    } else {
        Some(Opening::Sector(heading))
    }
}

/// A word that stands alone where a heading would, between lines of several names: `群团`. Whether it
/// is one, nothing tells.
pub(in crate::exchange) fn between_lines(line: &str) -> Option<Heading<'_>> {
    let (style, bare) = numbering(line);
    let word = bare.trim_matches(is_blank);
    let plain = word.chars().all(is_han) && (2..=8).contains(&word.chars().count());
    let heading = Heading::of(naming::sector(word)?, "");
    (style.is_none() && plain && !begins_with_surname(word)).then_some(heading)
}

/// A word alone in its line that heads a part of the sector before, or introduces people: `香港`,
/// `以下为增补委员`; with names behind it, a region: `香港　陈大文　李小明`.
pub(in crate::exchange) fn part_of_sector(line: &str) -> Option<Heading<'_>> {
    let bare = numbering(line).1;
    let word = naming::sector(bare)?;
    if leads::heads_part(&word) {
        return Some(Heading::of(word, ""));
    }
    let (word, names) = bare.split_at(bare.find(is_blank)?);
    let heads = word.chars().count() > 1 && leads::heads_part(word);
    heads.then(|| Heading::of(word.to_owned(), names.trim_start_matches(is_blank)))
}

/// Whether the blanks part single characters only: `体 育 界`.
fn is_spelt_out(written: &str) -> bool {
    let mut words = written.split(is_blank).filter(|word| !word.is_empty());
    words.all(|word| word.chars().count() == 1)
}

fn is_colon_or_blank(c: char) -> bool {
    is_blank(c) || matches!(c, ':' | '：')
}
