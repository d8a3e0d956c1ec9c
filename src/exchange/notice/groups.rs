//! A notice in groups: under each heading the lines of its labels.

use crate::exchange::listing::lines::Line;
use crate::exchange::listing::{count, heading};
use crate::exchange::place::Placed;
use crate::exchange::words::{is_blank, squeeze};

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

/// Takes lines apart: the groups, and the lines that belong to none.
pub(super) fn of(lines: &[Line]) -> (Vec<Group>, Vec<&Line>) {
    let mut groups: Vec<Group> = Vec::new();
    let mut beside = Vec::new();
    let mut current = None;
    for line in lines {
        if let Some((label, rest)) = label(&line.text) {
            let Some(group) = groups.last_mut() else {
                beside.push(line);
                continue;
            };
            current = Some(label);
            if label == Label::Other {
                beside.push(line);
                continue;
            }
            group.add(label, line, rest);
            continue;
        }
        let opened = heading::plain(&line.text).filter(|heading| heading.rest.is_empty());
        if let Some(heading) = opened {
            current = None;
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
        match (groups.last_mut(), current) {
            // A list goes on over several lines.
            (Some(group), Some(label)) if goes_on(label, &line.text) => {
                group.add(label, line, &line.text);
            }
            _ => beside.push(line),
        }
    }
    (groups, beside)
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

/// Lists go on in the next line; a committee and a liaison don't once they are named, and a
/// sentence is none.
fn goes_on(label: Label, text: &str) -> bool {
    let sentence = text.trim_end().trim_end_matches('。').contains('。');
    let digits = text.chars().any(|c| c.is_ascii_digit());
    let people = matches!(
        label,
        Label::Leader | Label::Deputy | Label::Convenors | Label::Members
    );
    people && !sentence && !digits && !squeeze(text).contains("政协")
}

/// The label that a line begins with, and what stands behind it.
fn label(text: &str) -> Option<(Label, &str)> {
    let (before, rest) = text.split_once([':', '：']).or_else(|| spaced(text))?;
    let word = squeeze(before);
    // 组长(召集人) is a 组长.
    let bare = word.split(['(', '[']).next().unwrap_or(&word);
    let bare = heading::numbering(bare).1;
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
        other if other.chars().count() <= 8 && !heading::is_sector_like(other) => {
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
