//! A notice in groups: under each heading the lines of its labels.

use crate::exchange::announcement::is_date;
use crate::exchange::listing::heading::{self, Opening};
use crate::exchange::listing::line::Line;
use crate::exchange::listing::numbering::numbering;
use crate::exchange::listing::splitting::split;
use crate::exchange::listing::{count, naming, pieces};
use crate::exchange::office::place::Placed;
use crate::exchange::office::words::{is_blank, squeeze};

/// What a line of a group says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// 组长, 第一召集人.
    Leader,
    /// 副组长.
    Deputy,
    /// 召集人, without saying who is the first.
    Convenors,
    /// 成员.
    Members,
    /// 联系处室, 联系专委会.
    Committee,
    /// 联络员.
    Liaison,
    /// Anything else.
    Other,
}

/// A sector's group.
pub(super) struct Group {
    /// The sector, where the heading stands.
    pub(super) heading: Placed<String>,
    /// How many people it has, leaders included.
    pub(super) count: Option<usize>,
    /// The last row that belongs to it.
    pub(super) last_row: u32,
    lines: Vec<(Label, Line)>,
}

impl Group {
    /// The lines of a label, without the label.
    pub(super) fn lines(&self, label: Label) -> impl Iterator<Item = &Line> {
        let all = self.lines.iter();
        all.filter(move |(known, _)| *known == label)
            .map(|(_, line)| line)
    }

    /// Does it name a leader, or say who its members are?
    pub(super) fn is_led(&self) -> bool {
        let leads = [
            Label::Leader,
            Label::Deputy,
            Label::Convenors,
            Label::Members,
        ];
        self.lines.iter().any(|(label, _)| leads.contains(label))
    }
}

/// A notice taken apart.
#[derive(Default)]
pub(super) struct Groups<'l> {
    /// The groups in their order.
    pub(super) groups: Vec<Group>,
    /// Lines that belong to none.
    pub(super) beside: Vec<&'l Line>,
    /// Lines of members that stand under no heading.
    pub(super) headless: Vec<&'l Line>,
}

/// Takes lines apart.
pub(super) fn of(lines: &[Line]) -> Groups<'_> {
    let Groups {
        mut groups,
        mut beside,
        mut headless,
    } = Groups::default();
    let mut current = None;
    // Below the heading of what is no sector's group: 一、成立领导小组.
    let mut foreign = false;
    for (n, line) in lines.iter().enumerate() {
        if let Some((label, rest)) = label(&line.text) {
            let group = groups.last_mut().filter(|_| !foreign);
            current = group.as_ref().map(|_| label);
            match group {
                Some(group) if label != Label::Other => group.add(label, line, rest),
                None if label == Label::Members && !foreign => headless.push(line),
                _ => beside.push(line),
            }
            continue;
        }
        match heading::opening(&line.text) {
            Some(Opening::Sector(heading)) if heading.rest.is_empty() => {
                (current, foreign) = (None, false);
                groups.push(Group {
                    heading: Placed {
                        at: line.at.clone(),
                        value: heading.sector,
                    },
                    count: heading.count,
                    last_row: line.at.row,
                    lines: Vec::new(),
                });
                continue;
            }
            Some(Opening::Other(_)) => {
                (current, foreign) = (None, true);
                beside.push(line);
                continue;
            }
            _ if opens_section(&line.text) => {
                (current, foreign) = (None, true);
                beside.push(line);
                continue;
            }
            _ => {}
        }
        let before = lines[n.saturating_sub(1)].text.as_str();
        let label = current.and_then(|label| goes_on(label, line, before));
        match (groups.last_mut(), label) {
            // A list goes on over several lines.
            (Some(group), Some(label)) => {
                current = Some(label);
                group.add(label, line, &line.text);
            }
            _ => beside.push(line),
        }
    }
    Groups {
        groups,
        beside,
        headless,
    }
}

/// Whether a line is the numbered heading of a part of the notice: `二、界别小组`, `三、工作要求`.
fn opens_section(line: &str) -> bool {
    let (style, bare) = numbering(line);
    let word = squeeze(bare);
    let endings = [
        "小组",
        "办公室",
        "安排",
        "要求",
        "职责",
        "分工",
        "事项",
        "机构",
        "任务",
        "原则",
        "制度",
        "时间",
        "地点",
        "名单",
        "设置",
        "划分",
        "组成",
    ];
    style.is_some() && endings.iter().any(|ending| word.ends_with(ending))
}

impl Group {
    fn add(&mut self, label: Label, line: &Line, text: &str) {
        self.last_row = self.last_row.max(line.at.row);
        if !text.chars().all(is_blank) {
            self.lines.push((
                label,
                Line {
                    text: text.to_owned(),
                    ..line.clone()
                },
            ));
        }
    }
}

/// What a line without a label goes on with. Lists go on in the next line; a committee and a liaison
/// don't once they are named, and a sentence is none. Behind a leader, names go on with the other
/// leaders only where the line `before` ends with a separator: else they are the members'.
fn goes_on(label: Label, line: &Line, before: &str) -> Option<Label> {
    let text = &line.text;
    let sentence = text.trim_end().trim_end_matches('。').contains('。');
    let digits = text.chars().any(|c| c.is_ascii_digit());
    if sentence || digits || squeeze(text).contains("政协") || is_date(&squeeze(text)) {
        return None;
    }
    match label {
        Label::Members => Some(label),
        Label::Leader | Label::Deputy | Label::Convenors => {
            let before = before.trim_end_matches(is_blank);
            if before.ends_with(['、', '，', ',', ':', '：']) {
                return Some(label);
            }
            let names = split(&pieces::of_lines([line]), None).unwrap_or_else(|split| split);
            let people = !names.names.is_empty() && names.left_out.is_empty();
            people.then_some(Label::Members)
        }
        Label::Committee | Label::Liaison | Label::Other => None,
    }
}

/// The label that a line begins with, and what stands behind it.
fn label(text: &str) -> Option<(Label, &str)> {
    let (before, rest) = heading::label_of(text).or_else(|| spaced(text))?;
    let word = squeeze(before);
    // 组长(召集人) is a 组长.
    let bare = word.split(['(', '[']).next().unwrap_or(&word);
    let bare = numbering(bare).1;
    let bare = bare.trim_start_matches("界别");
    let label = match bare {
        "组长" | "小组长" | "第一召集人" | "首席召集人" | "总召集人" => {
            Label::Leader
        }
        "副组长" | "副召集人" | "其他召集人" => Label::Deputy,
        "召集人" => Label::Convenors,
        "成员" | "组员" | "委员" | "小组成员" | "组成人员" | "成员名单" | "委员名单" => {
            Label::Members
        }
        "联系处室"
        | "联系专委会"
        | "联系专门委员会"
        | "联系委室"
        | "联系委办"
        | "责任处室"
        | "责任委室"
        | "对口专委会"
        | "对口联系专委会"
        | "联系单位"
        | "服务处室"
        | "牵头专委会"
        | "归口专委会"
        | "责任专委会"
        | "专委会" => Label::Committee,
        "联络员" | "联系人" | "联络人" => Label::Liaison,
        // 经济界 2名： opens a group.
        other
            if other.chars().count() <= 8
                && !naming::is_sector_like(other)
                && heading::plain(text).is_none() =>
        {
            // 召集人 in brackets makes any label a convenor's: 负责人(召集人).
            if word.contains("召集人") {
                Label::Convenors
            } else {
                Label::Other
            }
        }
        _ => return None,
    };
    Some((label, rest.trim_start_matches(is_blank)))
}

/// A label that only spaces part from what follows: `组 长  王伟`.
fn spaced(text: &str) -> Option<(&str, &str)> {
    [
        "组长",
        "副组长",
        "召集人",
        "第一召集人",
        "副召集人",
        "成员",
        "组员",
        "联系处室",
        "联系专委会",
    ]
    .iter()
    .find_map(|label| {
        let mut wanted = label.chars().peekable();
        let mut end = 0;
        for (at, c) in text.char_indices() {
            if is_blank(c) {
                continue;
            }
            if wanted.next_if_eq(&c).is_none() {
                break;
            }
            end = at + c.len_utf8();
        }
        let (label, rest) = text.split_at(end);
        // A bracket belongs to the label: 组长（召集人） 王伟.
        let behind = match rest.find(count::closes) {
            Some(close) if rest.trim_start_matches(is_blank).starts_with(count::opens) => {
                let sign = rest[close..].chars().next().map_or(0, char::len_utf8);
                &rest[close + sign..]
            }
            _ => rest,
        };
        let parted = behind.starts_with(is_blank) || behind.len() < rest.len();
        (wanted.peek().is_none() && parted).then_some((label, behind))
    })
}
