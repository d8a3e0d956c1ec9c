//! What may be a heading and may be something else, settled by what stands around it: above all by the
//! counts. What a heading has under it is judged together.

use std::sync::Arc;

use super::parts::{Kind, Part, Parts};
use crate::exchange::listing::leads;
use crate::exchange::listing::line::Line;
use crate::exchange::listing::pieces;
use crate::exchange::listing::splitting::{Split, split};

impl Parts {
    /// Settles what may be a heading.
    pub(super) fn settle(&mut self) {
        let by_colon = self
            .parts
            .iter()
            .any(|part| part.kind == Kind::Sector && part.colon && part.count.is_none());
        let all = std::mem::take(&mut self.parts);
        let mut all = all.into_iter().peekable();
        while let Some(mut part) = all.next() {
            let mut open = Vec::new();
            while let Some(next) = all.next_if(|next| {
                matches!(next.kind, Kind::Label | Kind::Doubtful) && !next.is_of_left()
            }) {
                open.push(next);
            }
            let parted = open.iter().any(Part::is_within);
            if matches!(part.kind, Kind::Label | Kind::Doubtful) {
                // Nothing stands before it that it could be a part of.
                part.kind = alone(&part, self.titled && by_colon);
            }
            let mut rest = match (part.kind, part.count) {
                (Kind::Sector, Some(count)) => within_count(&mut part, open, count),
                (Kind::Sector, None) => within(&mut part, open, by_colon, parted),
                (Kind::Other | Kind::Label | Kind::Doubtful, _) => {
                    open.into_iter().for_each(|other| part.absorb(other));
                    Vec::new()
                }
            };
            // Where the heading before has nobody, or a part beside them, they may be parts of its sector.
            let headed = !part.lines.is_empty() && !parted;
            for other in &mut rest {
                other.kind = alone(other, by_colon && headed);
            }
            self.parts.push(part);
            self.parts.append(&mut rest);
        }
    }
}

impl Part {
    /// Takes in what turned out to be no heading.
    fn absorb(&mut self, other: Part) {
        self.last_row = self.last_row.max(other.last_row);
        match other.kind {
            Kind::Label => {
                let label: Arc<str> = other.heading.value.as_str().into();
                let until = match other.count {
                    Some(count) => other.until(count).unwrap_or_else(|split| {
                        self.fault = Some((other.heading.clone(), count, split));
                        other.lines.len()
                    }),
                    None => other.lines.len(),
                };
                let lines = other.lines.into_iter().enumerate();
                self.lines.extend(lines.map(|(n, line)| Line {
                    within: (n < until).then(|| Arc::clone(&label)),
                    ..line
                }));
            }
            Kind::Sector | Kind::Other | Kind::Doubtful => {
                self.lines.push(other.line);
                self.lines.extend(other.lines);
            }
        }
    }

    /// How many of its lines have the people that it counts; who stands below them is of no part.
    fn until(&self, count: usize) -> Result<usize, Split> {
        let all = split(&pieces::of_lines(&self.lines), Some(count));
        if all.is_ok() {
            return Ok(self.lines.len());
        }
        let meets = |until: &usize| {
            let split = split(&pieces::of_lines(&self.lines[..*until]), Some(count));
            split.is_ok_and(|split| split.names.len() == count)
        };
        let until = (1..self.lines.len().min(MOST_WITHIN)).find(meets);
        until.ok_or_else(|| all.unwrap_or_else(|split| split))
    }
}

/// What a part is that belongs to no sector before it: a sector where the others have a colon too.
fn alone(part: &Part, by_colon: bool) -> Kind {
    let introduced = leads::introduces(&part.heading.value) || part.is_of_left();
    let named = part.colon && by_colon && !part.is_within() && !introduced;
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

/// Takes the parts behind a heading without a count that are regions; hands back the others. What stands
/// under one heading is judged together: under one that has nobody itself, `高校：` and `中小学：` are parts.
fn within(part: &mut Part, open: Vec<Part>, by_colon: bool, parted: bool) -> Vec<Part> {
    let mut rest: Vec<Part> = Vec::new();
    let nobody = part.lines.is_empty() && (parted || !by_colon);
    for other in open {
        // An introduction says of no sector that the people are its.
        let label = other.kind == Kind::Label && !leads::introduces(&other.heading.value);
        match rest.last_mut() {
            None if other.is_within() || nobody && label => part.absorb(other),
            Some(last) if other.is_within() => last.absorb(other),
            _ => rest.push(other),
        }
    }
    rest
}
