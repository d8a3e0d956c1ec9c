//! Which pieces make one name: `陈　文` is one, `陈文　王溪梅` are two.
//!
//! Pieces that no sign parts are put together in every way that names can be written, each way at
//! a cost that says how unusual it is. The cheapest is taken when it is the only one so cheap; where
//! a count is declared, the cheapest that meets it. What comes out even is left undecided: nobody
//! is taken for somebody by guess.

use std::ops::Range;

use super::name_patterns::NamePatterns;
use super::particulars::Particulars;
use super::pieces::{Gap, Piece};
use super::vacancies;
use crate::exchange::office::place::At;

/// A person's name in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct Listed {
    /// The line where it begins.
    pub(in crate::exchange) at: At,
    /// The name.
    pub(in crate::exchange) name: String,
    /// The words in brackets behind it.
    pub(in crate::exchange) remarks: Vec<String>,
    /// The marks beside it.
    pub(in crate::exchange) marks: Vec<String>,
    /// Does a bracket describe a character of the name, so that it is not whole?
    pub(in crate::exchange) described: bool,
    /// What else the line says of the person.
    pub(in crate::exchange) particulars: Option<Box<Particulars>>,
}

/// What pieces came to.
#[derive(Clone, Debug, Default)]
pub(in crate::exchange) struct Split {
    /// The names, in their order.
    pub(in crate::exchange) names: Vec<Listed>,
    /// Pieces that are no names.
    pub(in crate::exchange) left_out: Vec<Piece>,
    /// Pieces that may be names in several ways, as they stand.
    pub(in crate::exchange) undecided: Vec<Vec<Piece>>,
    /// Pieces that say that a seat is vacant, each with the number of seats.
    pub(in crate::exchange) vacant: Vec<(Piece, usize)>,
}

impl Split {
    /// How many seats are said to be vacant.
    pub(in crate::exchange) fn seats(&self) -> usize {
        let seats = self.vacant.iter().map(|(_, seats)| *seats);
        seats.fold(0, usize::saturating_add)
    }
}

/// Puts pieces together; where `wanted` names are declared, so that there are as many.
///
/// # Errors
/// With a count that no way meets, or several: what came out without it.
pub(in crate::exchange) fn split(pieces: &[Piece], wanted: Option<usize>) -> Result<Split, Split> {
    let (pieces, vacant) = vacancies::without(pieces);
    let mut read = put_together(&pieces, wanted);
    if let (Err(plain), Some(wanted)) = (&read, wanted) {
        // A count may be of the seats.
        let seats = vacant.iter().map(|(_, seats)| *seats).sum();
        let people = wanted.checked_sub(seats).filter(|_| seats > 0);
        let met = people.and_then(|people| put_together(&pieces, Some(people)).ok());
        read = met.ok_or_else(|| plain.clone());
    }
    let (Ok(split) | Err(split)) = &mut read;
    split.vacant = vacant;
    read
}

/// Puts pieces of people together.
fn put_together(pieces: &[Piece], wanted: Option<usize>) -> Result<Split, Split> {
    let looked = Looked::of(pieces, wanted.is_some());
    let mut blocks = Vec::new();
    for block in looked.blocks(0, pieces.len()) {
        if wanted.is_some() || looked.cheapest(&block).is_some() {
            blocks.push(block);
        } else {
            // What a line leaves open is no matter of the next.
            let breaks = (block.start + 1..block.end).filter(|&at| {
                matches!(pieces[at].gap, Gap::Break { .. }) && !looked.goes_across(at)
            });
            let mut start = block.start;
            for end in breaks.chain([block.end]) {
                blocks.extend(looked.blocks(start, end));
                start = end;
            }
        }
    }
    let free: Vec<_> = blocks.iter().map(|block| looked.cheapest(block)).collect();
    let plain = assemble(pieces, &blocks, &free);
    let Some(wanted) = wanted else {
        return Ok(plain);
    };
    if plain.undecided.is_empty() && plain.names.len() == wanted {
        return Ok(plain);
    }
    match looked.meeting(&blocks, wanted) {
        Some(chosen) => Ok(assemble(pieces, &blocks, &chosen)),
        None => Err(plain),
    }
}

/// The most pieces of a block that are tried with every number of names: their table grows with the
/// square. No office writes so many characters one by one without a sign between them.
const LONGEST_BLOCK: usize = 1_000;

/// The most cells of the table that weighs blocks against each other.
const LARGEST_TABLE: usize = 1 << 20;

/// How much dearer than the cheapest a way that meets the count may be.
const BEARABLE: u32 = 13;

/// A way's cost, and whether it is the only one of that cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Price {
    cost: u32,
    only: bool,
}

impl Price {
    const NOTHING: Price = Price::of(0);

    const fn of(cost: u32) -> Self {
        Price { cost, only: true }
    }

    fn and(self, other: Price) -> Price {
        Price {
            cost: self.cost + other.cost,
            only: self.only && other.only,
        }
    }
}

/// The cheaper of two; equally cheap ones are not the only.
fn offer<S>(best: &mut Option<(Price, S)>, price: Price, step: S) {
    match best {
        Some((known, _)) if known.cost < price.cost => {}
        Some((known, _)) if known.cost == price.cost => known.only = false,
        _ => *best = Some((price, step)),
    }
}

/// How many pieces the last step of a way takes together; none where it leaves one out.
type Step = u8;
const LEAVE_OUT: Step = 0;

/// The most pieces that make one name.
const MOST_TOGETHER: usize = 4;

/// A way: the pieces that each name takes, from and until.
type Way = Vec<(usize, usize)>;

/// Pieces with what every step costs.
struct Looked {
    /// For each piece, what the names that end with it cost, by how many pieces they take.
    names: Vec<[Option<u32>; MOST_TOGETHER]>,
    /// What it costs to leave each out.
    leaving: Vec<Option<u32>>,
}

impl Looked {
    fn of(pieces: &[Piece], counted: bool) -> Self {
        let list = NamePatterns::of(pieces, counted);
        let names = (0..pieces.len()).map(|last| {
            std::array::from_fn(|n| {
                let start = (last + 1).checked_sub(n + 1)?;
                let within = pieces[start + 1..=last]
                    .iter()
                    .all(|it| it.gap != Gap::Sign);
                within.then(|| list.name_cost(start, last + 1)).flatten()
            })
        });
        Looked {
            names: names.collect(),
            leaving: (0..pieces.len()).map(|n| list.leaving_cost(n)).collect(),
        }
    }

    /// Whether a name across the line's end before the piece `at` is as likely as none.
    fn goes_across(&self, at: usize) -> bool {
        let last = self.names.len().min(at + MOST_TOGETHER - 1);
        (at..last).any(|last| {
            let across = self.names[last].iter().skip(last + 1 - at);
            across.flatten().any(|cost| *cost == 0)
        })
    }

    /// The pieces between `start` and `end`, cut wherever no name can go across.
    fn blocks(&self, start: usize, end: usize) -> Vec<Range<usize>> {
        let mut cuts = vec![true; end - start + 1];
        for last in start..end {
            for (n, cost) in self.names[last].iter().enumerate().skip(1) {
                if cost.is_some() && last >= start + n {
                    cuts[last - n + 1 - start..=last - start].fill(false);
                }
            }
        }
        let mut blocks = Vec::new();
        let mut from = start;
        for until in start + 1..=end {
            if cuts[until - start] {
                blocks.push(from..until);
                from = until;
            }
        }
        blocks
    }

    /// The steps that end behind the piece `last` of a block that begins at `start`.
    fn steps(&self, start: usize, last: usize) -> impl Iterator<Item = (Step, u32)> {
        let names = self.names[last].iter().zip(1..);
        let names = names.filter_map(move |(cost, n)| {
            let fits = start + usize::from(n) <= last + 1;
            cost.filter(|_| fits).map(|cost| (n, cost))
        });
        names.chain(self.leaving[last].map(|cost| (LEAVE_OUT, cost)))
    }

    /// The cheapest way; none when it is not the only one.
    fn cheapest(&self, block: &Range<usize>) -> Option<Way> {
        let mut best = vec![Some((Price::NOTHING, LEAVE_OUT))];
        for last in block.clone() {
            let mut here = None;
            for (step, cost) in self.steps(block.start, last) {
                let before = last + 1 - block.start - usize::from(step.max(1));
                if let Some((before, _)) = best[before] {
                    offer(&mut here, before.and(Price::of(cost)), step);
                }
            }
            best.push(here);
        }
        let (price, _) = best[block.len()]?;
        price.only.then(|| {
            way(block, |end| {
                let (_, step) = best[end]?;
                Some(step)
            })
        })
    }

    /// `table[n][k]`: the cheapest way to make `k` names of the first `n` pieces, and its last step.
    fn table(&self, block: &Range<usize>) -> Vec<Vec<Option<(Price, Step)>>> {
        let mut table = vec![vec![Some((Price::NOTHING, LEAVE_OUT))]];
        for last in block.clone() {
            let end = last + 1 - block.start;
            let mut row = vec![None; end + 1];
            for (step, cost) in self.steps(block.start, last) {
                let names = usize::from(step != LEAVE_OUT);
                let before: &Vec<_> = &table[end - usize::from(step.max(1))];
                for (k, known) in before.iter().enumerate() {
                    if let Some((known, _)) = known {
                        offer(&mut row[k + names], known.and(Price::of(cost)), step);
                    }
                }
            }
            table.push(row);
        }
        table
    }

    /// How many names a block can have, each number with its price.
    fn choices(&self, block: &Range<usize>) -> Vec<(usize, Price)> {
        let row = self.table(block).pop().unwrap_or_default();
        let row = row.into_iter().enumerate();
        row.filter_map(|(k, cell)| Some((k, cell?.0))).collect()
    }

    /// The way that makes `names` names of a block.
    fn with(&self, block: &Range<usize>, mut names: usize) -> Way {
        let table = self.table(block);
        way(block, |end| {
            let (_, step) = table[end].get(names).copied().flatten()?;
            names = names.saturating_sub(usize::from(step != LEAVE_OUT));
            Some(step)
        })
    }

    /// The ways of the blocks so that all together make `wanted` names, if there is one best.
    fn meeting(&self, blocks: &[Range<usize>], wanted: usize) -> Option<Vec<Option<Way>>> {
        if blocks.iter().any(|block| block.len() > LONGEST_BLOCK) {
            return None;
        }
        let choices: Vec<_> = blocks.iter().map(|block| self.choices(block)).collect();
        // What can be only one number of names weighs nothing.
        let fixed: usize = choices
            .iter()
            .map(|all| if let [(k, _)] = all.as_slice() { *k } else { 0 })
            .sum();
        let open: Vec<_> = choices.iter().filter(|all| all.len() > 1).collect();
        let most: usize = open.iter().filter_map(|all| Some(all.last()?.0)).sum();
        let left = wanted.checked_sub(fixed).filter(|left| *left <= most)?;
        if (left + 1).checked_mul(open.len() + 1)? > LARGEST_TABLE {
            return None;
        }
        let even = choices
            .iter()
            .any(|all| matches!(all.as_slice(), [(_, price)] if !price.only));
        let cheapest = |all: &&Vec<(usize, Price)>| all.iter().map(|(_, price)| price.cost).min();
        let least: u32 = open.iter().filter_map(cheapest).sum();
        let mut tables = vec![vec![None; left + 1]];
        tables[0][0] = Some((Price::NOTHING, 0));
        for all in &open {
            let before = &tables[tables.len() - 1];
            let mut row = vec![None; left + 1];
            for (sum, known) in before.iter().enumerate() {
                let Some((known, _)) = known else { continue };
                for (k, price) in all.iter().filter(|(k, _)| sum + k <= left) {
                    offer(&mut row[sum + k], known.and(*price), *k);
                }
            }
            tables.push(row);
        }
        let (price, _) = tables.last()?[left]?;
        if even || !price.only || price.cost > least + BEARABLE {
            return None;
        }
        let mut left = left;
        let mut counts = Vec::with_capacity(open.len());
        for row in tables[1..].iter().rev() {
            let (_, names) = row[left]?;
            counts.push(names);
            left -= names;
        }
        let ways = blocks.iter().zip(&choices).map(|(block, all)| {
            let names = match all.as_slice() {
                [(only, _)] => *only,
                _ => counts.pop()?,
            };
            Some(self.with(block, names))
        });
        Some(ways.collect())
    }
}

/// Walks a block back from its end, by the step that ends where it has come to.
fn way(block: &Range<usize>, mut step: impl FnMut(usize) -> Option<Step>) -> Way {
    let mut way = Vec::new();
    let mut end = block.len();
    while end > 0 {
        match step(end) {
            Some(LEAVE_OUT) | None => end -= 1,
            Some(length) => {
                let start = end.saturating_sub(usize::from(length));
                way.push((block.start + start, block.start + end));
                end = start;
            }
        }
    }
    way.reverse();
    way
}

fn assemble(pieces: &[Piece], blocks: &[Range<usize>], chosen: &[Option<Way>]) -> Split {
    let mut split = Split::default();
    for (block, way) in blocks.iter().zip(chosen) {
        let Some(way) = way else {
            split.undecided.push(pieces[block.clone()].to_vec());
            continue;
        };
        let mut next = block.start;
        for &(start, end) in way {
            split.left_out.extend_from_slice(&pieces[next..start]);
            split.names.push(listed(&pieces[start..end]));
            next = end;
        }
        split.left_out.extend_from_slice(&pieces[next..block.end]);
    }
    split
}

fn listed(pieces: &[Piece]) -> Listed {
    let western = pieces.iter().all(|piece| piece.text.is_ascii());
    let texts: Vec<_> = pieces.iter().map(|piece| piece.text.as_str()).collect();
    Listed {
        at: pieces[0].at.clone(),
        name: texts.join(if western { " " } else { "" }),
        remarks: pieces[0]
            .within
            .iter()
            .map(|within| within.to_string())
            .chain(pieces.iter().flat_map(|piece| piece.remarks.clone()))
            .collect(),
        marks: pieces
            .iter()
            .flat_map(|piece| piece.marks.clone())
            .collect(),
        described: pieces.iter().any(|piece| piece.described),
        particulars: pieces.iter().find_map(|piece| piece.particulars.clone()),
    }
}
