//! An announcement in parts: the title, and under each sector's heading its lines.

use std::collections::HashSet;

use super::beside;
use crate::exchange::listing::count;
use crate::exchange::listing::heading::{self, Heading};
use crate::exchange::listing::lines::Line;
use crate::exchange::place::Placed;
use crate::exchange::words::{is_blank, squeeze};

/// A document taken apart.
#[derive(Default)]
pub(super) struct Parts {
    /// Does the title say that this is a list?
    pub(super) titled: bool,
    /// The total that title or end declare.
    pub(super) total: Option<Placed<usize>>,
    /// The sectors in their order.
    pub(super) parts: Vec<Part>,
    /// Lines that are no names: signature, date, remarks.
    pub(super) beside: Vec<Line>,
}

/// A sector's part.
pub(super) struct Part {
    /// The sector, where its heading stands.
    pub(super) heading: Placed<String>,
    /// How many people the heading claims.
    pub(super) count: Option<usize>,
    /// The lines of names.
    pub(super) lines: Vec<Line>,
    /// The last row that belongs to it.
    pub(super) last_row: u32,
}

impl Part {
    /// Whether this heading, under which nobody stands, is one of several sectors: it counts nobody
    /// or as many as the next few do together.
    pub(super) fn heads(&self, following: &[Part]) -> bool {
        let Some(count) = self.count else {
            return true;
        };
        let mut sum = 0;
        for part in following {
            sum += part.count.unwrap_or(0);
            if sum >= count {
                break;
            }
        }
        count > 0 && sum == count
    }
}

/// Takes lines apart.
pub(super) fn of(lines: &[Line]) -> Parts {
    let styles: HashSet<_> = lines
        .iter()
        .filter(|line| heading::plain(&line.text).is_some())
        .filter_map(|line| heading::numbering(&line.text).0)
        .collect();
    let mut parts = Parts::default();
    let mut before = None;
    for line in lines {
        let opened = heading::plain(&line.text)
            .or_else(|| heading::numbered(&line.text, &styles))
            .or_else(|| heading::in_turn(&line.text, before))
            .filter(|heading| !is_person(heading, &parts));
        match opened {
            Some(heading) => {
                before = heading::western_number(&line.text);
                parts.open(heading, line);
            }
            None => parts.go_on(line),
        }
    }
    parts
}

/// A count behind a heading on its own line, a total, a title, a line of names, or text beside.
impl Parts {
    fn open(&mut self, heading: Heading<'_>, line: &Line) {
        let mut part = Part {
            heading: Placed {
                at: line.at.clone(),
                value: heading.sector,
            },
            count: heading.count,
            lines: Vec::new(),
            last_row: line.at.row,
        };
        if !heading.rest.is_empty() {
            part.lines.push(Line {
                text: heading.rest.to_owned(),
                ..line.clone()
            });
        }
        self.parts.push(part);
    }

    fn go_on(&mut self, line: &Line) {
        let Some(part) = self.parts.last_mut() else {
            let word = squeeze(&line.text);
            self.titled |= ["名单", "名册"].iter().any(|title| word.contains(title));
            self.take_total(line);
            return;
        };
        if let Some(counted) = count::in_line(&line.text)
            && [counted.before, counted.after].iter().all(|word| {
                word.chars()
                    .all(|c| is_blank(c) || "。.共计：:".contains(c))
            })
            && part.count.is_none_or(|count| count == counted.number)
        {
            // Below the heading or below the names.
            part.count = Some(counted.number);
            part.last_row = line.at.row;
            return;
        }
        let word = squeeze(&line.text);
        let is_total = ["合计", "总计", "共计", "以上共", "全体委员共"]
            .iter()
            .any(|start| word.starts_with(start));
        if is_total {
            self.take_total(line);
            return;
        }
        let text = beside::without_label(&line.text);
        if beside::is_beside(text) {
            self.beside.push(line.clone());
        } else {
            part.last_row = part.last_row.max(line.at.row);
            part.lines.push(Line {
                text: text.to_owned(),
                ..line.clone()
            });
        }
    }

    fn take_total(&mut self, line: &Line) {
        if self.total.is_none()
            && let Some(value) = count::total(&line.text)
        {
            self.total = Some(Placed {
                at: line.at.clone(),
                value,
            });
        }
    }
}

/// A number without a count may stand before a person too: a heading of that kind is one only when
/// it is named as a sector.
fn is_person(heading: &Heading<'_>, parts: &Parts) -> bool {
    heading.count.is_none() && !heading::is_sector_like(&heading.sector) && parts.parts.is_empty()
}
