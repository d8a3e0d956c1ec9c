//! An announcement in parts: the title, and under each heading its lines.
//!
//! Lines that open something by themselves come first ([`heading`]); what may be a heading and may be
//! something else is settled by what stands around it, above all by the counts.

use std::collections::HashSet;

use super::beside;
use super::title::{self, Of};
use crate::exchange::listing::heading::{self, Heading, Opening};
use crate::exchange::listing::leads;
use crate::exchange::listing::line::Line;
use crate::exchange::listing::naming::{self, Names};
use crate::exchange::listing::numbering::{numbering, western_number};
use crate::exchange::listing::pieces;
use crate::exchange::listing::splitting::{Split, split};
use crate::exchange::listing::{count, particulars};
use crate::exchange::office::place::Placed;
use crate::exchange::office::words::{is_blank, is_han, squeeze};
use crate::exchange::surnames::begins_with_surname;

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
    title: Vec<Line>,
    /// The word that says that the people of the parts that follow have left.
    leaving: Option<&'static str>,
    /// The line that says so, while nobody stands below it.
    left_by: Option<Line>,
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
    /// Does 等 behind the names say that there are others, or the heading that these were added?
    pub(super) excerpt: Option<&'static str>,
    /// The word that says that its people have left.
    pub(super) left: Option<&'static str>,
    /// What a part of the sector counts and how many stand there, where they disagree.
    pub(super) fault: Option<(Placed<String>, usize, Split)>,
    /// The lines of names.
    pub(super) lines: Vec<Line>,
    /// The last row that belongs to it.
    pub(super) last_row: u32,
    /// The heading's whole line, and whether a colon stands in it.
    pub(super) line: Line,
    pub(super) colon: bool,
}

impl Part {
    /// Whether this heading, under which nobody stands, is one of several sectors: it counts nobody
    /// or as many as the next few do together. Of the sectors that it names itself, whoever stands there
    /// counts.
    pub(super) fn heads(&self, (following, people): (&[Part], &[usize])) -> bool {
        let Some(count) = self.count else {
            return true;
        };
        let named = naming::several(&self.heading.value).unwrap_or_default();
        let mut sum = 0;
        for (part, people) in following.iter().zip(people) {
            let own = named.contains(&part.heading.value.as_str());
            sum += part.count.unwrap_or(if own { *people } else { 0 });
            if sum >= count {
                break;
            }
        }
        count > 0 && sum == count
    }

    /// What stands in brackets in the heading and is not read.
    pub(super) fn remark(&self) -> Option<String> {
        let word = squeeze(&self.line.text);
        naming::remark_of(&word, &self.heading.value).map(str::to_owned)
    }

    /// Takes a line of names; what it says behind them of how many they are is the count.
    fn add(&mut self, text: &str, line: &Line) {
        let closing = count::at_end(text).filter(|closing| {
            let agrees =
                closing.number.is_none() || self.count.is_none_or(|it| Some(it) == closing.number);
            agrees && !particulars::are_in(text)
        });
        let names = closing.map_or(text, |closing| closing.names);
        if let Some(closing) = closing {
            self.count = closing.number.or(self.count);
            // 等3名 behind three names is a manner of speaking.
            if closing.and_others && self.count.is_none() {
                self.excerpt = Some("等");
            }
        }
        self.last_row = self.last_row.max(line.at.row);
        self.lines.push(Line {
            text: names.to_owned(),
            ..line.clone()
        });
    }

    pub(super) fn is_within(&self) -> bool {
        let label = self.heading.value.as_str();
        let introduced = leads::introduces(label);
        let within = naming::names(label) == Names::Within && !introduced;
        self.kind == Kind::Label && within && !self.is_of_left()
    }

    /// Whether its heading says that its people have left: `免去：`.
    pub(super) fn is_of_left(&self) -> bool {
        leads::leaving(&self.heading.value).is_some()
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
        if let Some(word) = leads::leaving(&line.text) {
            parts.leaving = Some(word);
            parts.titled |= parts.parts.is_empty() && is_title(line);
            parts.left_by = Some(line.clone());
            parts.beside.push(line.clone());
            continue;
        }
        if leads::adding(&line.text) {
            (parts.leaving, parts.left_by) = (None, None);
        }
        let numbered = || heading::numbered(&line.text, &styles).map(Opening::Sector);
        let opened = heading::opening(&line.text)
            .or_else(numbered)
            .or_else(|| heading::in_turn(&line.text, before, person))
            .or_else(|| parts.part_of_sector(line))
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
    let title: Vec<_> = parts.title.iter().map(|line| squeeze(&line.text)).collect();
    parts.of = title::of(&title);
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
            excerpt: heading.added,
            left: self.leaving,
            fault: None,
            lines: Vec::new(),
            last_row: line.at.row,
            line: line.clone(),
            colon: line.text.contains([':', '：']),
        };
        self.left_by = None;
        if !heading.rest.is_empty() {
            part.add(heading.rest, line);
        }
        // 教育界委员名单 is title and heading in one.
        if self.parts.is_empty() && is_title(line) {
            self.titled = true;
            self.title.push(line.clone());
        }
        self.parts.push(part);
    }

    /// A count behind a heading on its own line, a total, a title, a line of names, or text beside.
    fn go_on(&mut self, line: &Line) {
        let Some(part) = self.parts.last_mut() else {
            self.titled |= is_title(line);
            if names_people(line) {
                self.headless.push(line.clone());
            } else {
                self.title.push(line.clone());
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
        } else if let Some(heading) = self.left_by.take() {
            // Whoever stands right below it is of no sector before.
            self.beside.retain(|it| it.at != heading.at);
            let sector = heading.text.trim().to_owned();
            let words = Heading {
                sector,
                count: None,
                added: None,
                rest: &line.text,
            };
            self.open(Opening::Label(words), &heading);
            self.parts
                .last_mut()
                .into_iter()
                .for_each(|part| part.last_row = line.at.row);
        } else {
            part.add(text, line);
        }
    }

    /// A word alone in a line of running text that heads a part of the sector before.
    fn part_of_sector<'l>(&self, line: &'l Line) -> Option<Opening<'l>> {
        let inside = line.flows && !self.parts.is_empty();
        let heading = inside.then(|| heading::part_of_sector(&line.text))?;
        heading.map(Opening::Label)
    }

    /// Lines of the title, or beside the list, that name a sector and people and were not understood.
    pub(super) fn unread(&self) -> impl Iterator<Item = (&Line, &str)> {
        let lines = self.title.iter().chain(&self.beside);
        lines.filter_map(|line| {
            let bare = numbering(&line.text).1;
            if let Some(sector) = naming::sector_at_start_of(bare) {
                let list = bare.contains([':', '：', '、']) || pieces::words(bare) > 1;
                return list.then_some((line, sector));
            }
            let (sector, behind) = naming::sector_in(bare)?;
            let (_, behind) = heading::label_of(behind).unwrap_or(("", behind));
            let behind = Line {
                text: behind.to_owned(),
                ..line.clone()
            };
            names_only(&behind, 1).then_some((line, sector))
        })
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
}

/// Whether a line says that a list follows.
fn is_title(line: &Line) -> bool {
    let word = squeeze(&line.text);
    ["名单", "名册"].iter().any(|title| word.contains(title))
}

/// The most words of a line without a heading that are tried for names.
const MOST_HEADLESS: usize = 1_000;

/// Whether a line before the first heading names several people, and nothing else.
fn names_people(line: &Line) -> bool {
    names_only(line, 2)
}

/// Whether a line names at least so many people, and nothing else.
fn names_only(line: &Line, least: usize) -> bool {
    // Of more words than that nobody knows what they are, and a person has a Chinese name here.
    let words = pieces::words(&line.text);
    if words > MOST_HEADLESS || !line.text.chars().any(is_han) {
        return false;
    }
    let split = split(&pieces::of_lines([line]), None).unwrap_or_else(|split| split);
    let person = |name: &str| begins_with_surname(name) || name.contains('·');
    split.names.len() >= least
        && split.left_out.is_empty()
        && split.names.iter().all(|listed| person(&listed.name))
}
