//! An announcement in parts: the title, and under each heading its lines.
//!
//! Lines that open something by themselves come first ([`heading`]); what may be a heading and may be
//! something else is settled by what stands around it, above all by the counts.

use std::collections::HashSet;
use std::sync::Arc;

use super::beside;
use super::title::{self, Of};
use crate::exchange::listing::heading::{self, Opening};
use crate::exchange::listing::lines::Line;
use crate::exchange::listing::naming::{self, Names};
use crate::exchange::listing::numbering::{numbering, western_number};
use crate::exchange::listing::pieces;
use crate::exchange::listing::splitting::split;
use crate::exchange::listing::{count, particulars};
use crate::exchange::names::begins_with_surname;
use crate::exchange::place::Placed;
use crate::exchange::words::{is_blank, is_han, squeeze};

/// A document taken apart.
#[derive(Default)]
pub(super) struct Parts {
    /// Does the title say that this is a list?
    pub(super) titled: bool,
    /// Whose list it is.
    pub(super) of: Of,
    /// The total that title or end declare.
    pub(super) total: Option<Placed<usize>>,
    /// The sectors in their order.
    pub(super) parts: Vec<Part>,
    /// Lines that are no names: signature, date, remarks.
    pub(super) beside: Vec<Line>,
    /// Lines of people that stand under no heading.
    pub(super) headless: Vec<Line>,
    title: Vec<String>,
}

/// What a part's heading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A sector.
    Sector,
    /// An office or a body: its people are left out.
    Other,
    /// A word with a colon, or with a count, that may be a sector or a part of the sector before.
    Label,
    /// A word alone in its line that may be a sector or a person.
    Doubtful,
}

/// A part under a heading.
pub(super) struct Part {
    /// What the heading is.
    pub(super) kind: Kind,
    /// The sector, where its heading stands.
    pub(super) heading: Placed<String>,
    /// How many people the heading claims.
    pub(super) count: Option<usize>,
    /// The lines of names.
    pub(super) lines: Vec<Line>,
    /// The last row that belongs to it.
    pub(super) last_row: u32,
    /// The heading's whole line, and whether a colon stands in it.
    line: Line,
    colon: bool,
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

    /// Takes in what turned out to be no heading.
    fn absorb(&mut self, other: Part) {
        self.last_row = self.last_row.max(other.last_row);
        match other.kind {
            Kind::Label => {
                let label: Arc<str> = other.heading.value.into();
                self.lines.extend(other.lines.into_iter().map(|line| Line {
                    within: Some(Arc::clone(&label)),
                    ..line
                }));
            }
            Kind::Sector | Kind::Other | Kind::Doubtful => {
                self.lines.push(other.line);
                self.lines.extend(other.lines);
            }
        }
    }

    fn is_within(&self) -> bool {
        self.kind == Kind::Label && naming::names(&self.heading.value) == Names::Within
    }
}

/// Takes lines apart.
pub(super) fn of(lines: &[Line]) -> Parts {
    let lines: Vec<_> = lines
        .iter()
        .flat_map(|line| {
            let parts = heading::cut(&line.text).into_iter();
            parts.map(|text| Line {
                text: text.to_owned(),
                ..line.clone()
            })
        })
        .collect();
    let lines = lines.as_slice();
    let styles: HashSet<_> = lines
        .iter()
        .filter(|line| heading::plain(&line.text).is_some())
        .filter_map(|line| numbering(&line.text).0)
        .collect();
    let mut parts = Parts::default();
    let (mut before, mut person) = (None, None);
    for (n, line) in lines.iter().enumerate() {
        let numbered = || heading::numbered(&line.text, &styles).map(Opening::Sector);
        let opened = heading::opening(&line.text)
            .or_else(numbered)
            .or_else(|| heading::in_turn(&line.text, before, person))
            .or_else(|| parts.between(lines, n))
            .filter(|opening| !parts.is_person(opening))
            .filter(|opening| {
                // 周明远：市第一中学校长 is a person.
                matches!(opening, Opening::Sector(_)) || !particulars::are_in(&line.text)
            });
        match opened {
            Some(opening) => {
                if let Opening::Sector(_) = opening {
                    (before, person) = (western_number(&line.text), None);
                }
                parts.open(opening, line);
            }
            None => {
                person = western_number(&line.text).or(person);
                parts.go_on(line);
            }
        }
    }
    parts.of = title::of(&parts.title);
    parts.settle();
    parts
}

impl Parts {
    fn open(&mut self, opening: Opening<'_>, line: &Line) {
        let (kind, heading) = match opening {
            Opening::Sector(heading) => (Kind::Sector, heading),
            Opening::Other(heading) => (Kind::Other, heading),
            Opening::Label(heading) => (Kind::Label, heading),
            Opening::Doubtful(heading) => (Kind::Doubtful, heading),
        };
        let mut part = Part {
            kind,
            heading: Placed {
                at: line.at.clone(),
                value: heading.sector,
            },
            count: heading.count,
            lines: Vec::new(),
            last_row: line.at.row,
            line: line.clone(),
            colon: line.text.contains([':', '：']),
        };
        if !heading.rest.is_empty() {
            part.lines.push(Line {
                text: heading.rest.to_owned(),
                ..line.clone()
            });
        }
        self.parts.push(part);
    }

    /// A count behind a heading on its own line, a total, a title, a line of names, or text beside.
    fn go_on(&mut self, line: &Line) {
        let Some(part) = self.parts.last_mut() else {
            let word = squeeze(&line.text);
            self.titled |= ["名单", "名册"].iter().any(|title| word.contains(title));
            if names_people(line) {
                self.headless.push(line.clone());
            } else {
                self.title.push(word);
            }
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
        if !particulars::are_in(text) && beside::is_beside(text) {
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

    /// A number without a count may stand before a person too: a heading of that kind is one only
    /// when it is named as a sector.
    fn is_person(&self, opening: &Opening<'_>) -> bool {
        match opening {
            Opening::Sector(heading) => {
                let word = matches!(naming::names(&heading.sector), Names::Word | Names::Within);
                heading.count.is_none() && word && self.parts.is_empty()
            }
            Opening::Other(_) | Opening::Label(_) | Opening::Doubtful(_) => false,
        }
    }

    /// A word alone, where lines of several names stand before and behind it.
    fn between<'l>(&self, lines: &'l [Line], n: usize) -> Option<Opening<'l>> {
        let part = self.parts.last()?;
        let several =
            |line: &Line| pieces::of_lines([line]).len() > 1 && !beside::is_beside(&line.text);
        let before = part.lines.last()?;
        let next = lines.get(n + 1)?;
        let heading = heading::between_lines(&lines[n].text)?;
        (heading::opening(&next.text).is_none() && several(before) && several(next))
            .then_some(Opening::Doubtful(heading))
    }

    /// Settles what may be a heading.
    fn settle(&mut self) {
        let by_colon = self
            .parts
            .iter()
            .any(|part| part.kind == Kind::Sector && part.colon && part.count.is_none());
        let all = std::mem::take(&mut self.parts);
        let mut all = all.into_iter().peekable();
        while let Some(mut part) = all.next() {
            let mut open = Vec::new();
            while let Some(next) =
                all.next_if(|next| matches!(next.kind, Kind::Label | Kind::Doubtful))
            {
                open.push(next);
            }
            if matches!(part.kind, Kind::Label | Kind::Doubtful) {
                // Nothing stands before it that it could be a part of.
                part.kind = alone(&part, self.titled && by_colon);
            }
            let mut rest = match (part.kind, part.count) {
                (Kind::Sector, Some(count)) => within_count(&mut part, open, count),
                (Kind::Sector, None) => within(&mut part, open, by_colon),
                (Kind::Other | Kind::Label | Kind::Doubtful, _) => {
                    open.into_iter().for_each(|other| part.absorb(other));
                    Vec::new()
                }
            };
            // Where the heading before has nobody, they may be parts of its sector.
            let headed = !part.lines.is_empty();
            for other in &mut rest {
                other.kind = alone(other, by_colon && headed);
            }
            self.parts.push(part);
            self.parts.append(&mut rest);
        }
    }
}

/// The most words of a line without a heading that are tried for names.
const MOST_HEADLESS: usize = 1_000;

/// Whether a line before the first heading names several people, and nothing else.
fn names_people(line: &Line) -> bool {
    // Of more words than that nobody knows what they are, and a person has a Chinese name here.
    let words = pieces::words(&line.text);
    if words > MOST_HEADLESS || !line.text.chars().any(is_han) {
        return false;
    }
    let split = split(&pieces::of_lines([line]), None).unwrap_or_else(|split| split);
    let person = |name: &str| begins_with_surname(name) || name.contains('·');
    split.names.len() > 1
        && split.left_out.is_empty()
        && split.names.iter().all(|listed| person(&listed.name))
}

/// What a part is that belongs to no sector before it: a sector where the others have a colon too.
fn alone(part: &Part, by_colon: bool) -> Kind {
    let named = part.colon && by_colon && !part.is_within();
    if part.kind == Kind::Label && named {
        Kind::Sector
    } else {
        Kind::Doubtful
    }
}

/// The most parts of a sector that are tried against its count.
const MOST_WITHIN: usize = 60;

/// Takes as many of the parts behind a counted heading as its count wants; hands back the others.
fn within_count(part: &mut Part, open: Vec<Part>, count: usize) -> Vec<Part> {
    let meets = |lines: &[Line]| {
        let split = split(&pieces::of_lines(lines), Some(count));
        split.is_ok_and(|split| split.names.len() == count)
    };
    let fitting = if open.is_empty() || open.len() > MOST_WITHIN {
        None
    } else {
        let mut lines = part.lines.clone();
        let mut tried = 0;
        std::iter::once(None)
            .chain(open.iter().map(Some))
            .find_map(|next| {
                if let Some(next) = next {
                    tried += 1;
                    if next.kind == Kind::Doubtful {
                        lines.push(next.line.clone());
                    }
                    lines.extend_from_slice(&next.lines);
                }
                meets(&lines).then_some(tried)
            })
    };
    // Where nothing meets it, the whole sector is rejected with all that stands under it.
    let fitting = fitting.unwrap_or(open.len());
    let mut rest = Vec::new();
    for (n, other) in open.into_iter().enumerate() {
        if n < fitting {
            part.absorb(other);
        } else {
            rest.push(other);
        }
    }
    rest
}

/// Takes the parts behind a heading without a count that are regions; hands back the others.
fn within(part: &mut Part, open: Vec<Part>, by_colon: bool) -> Vec<Part> {
    let mut rest: Vec<Part> = Vec::new();
    for other in open {
        // What a colon opens under a sector that has a colon itself, and nobody, is a part of it.
        let nested = part.lines.is_empty() && other.kind == Kind::Label && !by_colon;
        match rest.last_mut() {
            None if other.is_within() || nested => part.absorb(other),
            Some(last) if other.is_within() => last.absorb(other),
            _ => rest.push(other),
        }
    }
    rest
}
