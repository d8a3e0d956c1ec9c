//! Which pieces make one name: `陈　文` is one, `陈文　王溪梅` are two.
//!
//! Pieces that no sign parts are put together in every way that names can be written, each way at
//! a cost that says how unusual it is. The cheapest is taken when it is the only one so cheap; where
//! a count is declared, the cheapest that meets it. What comes out even is left undecided: nobody
//! is taken for somebody by guess.

use super::manners::{Custom, leaving_cost, name_cost};
use super::pieces::{Gap, Piece};
use crate::exchange::place::At;

/// A person's name in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct Listed {
    /// The line where it begins.
    pub(in crate::exchange) at: At,
    /// The name.
    pub(in crate::exchange) name: String,
    /// The words in brackets behind it.
    pub(in crate::exchange) remarks: Vec<String>,
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
}

/// Puts pieces together; where `wanted` names are declared, so that there are as many.
///
/// # Errors
/// With a count that no way meets, or several: what came out without it.
pub(in crate::exchange) fn split(pieces: &[Piece], wanted: Option<usize>) -> Result<Split, Split> {
    let custom = Custom::of(pieces, wanted.is_some());
    let mut ways = Vec::new();
    for stretch in parted(pieces, |gap| gap == Gap::Sign) {
        let whole = Stretch::of(stretch, custom);
        if wanted.is_some() || whole.cheapest().is_some() {
            ways.push(whole);
        } else {
            // What a line leaves open is no matter of the next.
            let lines = parted(stretch, |gap| matches!(gap, Gap::Break { .. }));
            ways.extend(lines.into_iter().map(|line| Stretch::of(line, custom)));
        }
    }
    let free: Vec<_> = ways.iter().map(Stretch::cheapest).collect();
    let plain = assemble(&ways, &free);
    let Some(wanted) = wanted else {
        return Ok(plain);
    };
    if plain.undecided.is_empty() && plain.names.len() == wanted {
        return Ok(plain);
    }
    // The table grows with pieces and count; a list so long has no such heading.
    if pieces.len() > MOST_PIECES || wanted > MOST_PIECES {
        return Err(plain);
    }
    match meeting(&ways, wanted) {
        Some(counts) => {
            let chosen: Vec<_> = ways
                .iter()
                .zip(counts)
                .map(|(stretch, names)| stretch.with(names))
                .collect();
            Ok(assemble(&ways, &chosen))
        }
        None => Err(plain),
    }
}

const MOST_PIECES: usize = 4_000;

/// How much dearer than the cheapest a way that meets the count may be.
const BEARABLE: u32 = 13;

/// A way's cost, and whether it is the only one of that cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Price {
    cost: u32,
    only: bool,
}

impl Price {
    const NOTHING: Price = Price {
        cost: 0,
        only: true,
    };

    fn and(self, other: Price) -> Price {
        Price {
            cost: self.cost + other.cost,
            only: self.only && other.only,
        }
    }
}

/// The cheaper of two; equally cheap ones are not the only.
fn offer(best: &mut Option<(Price, usize)>, price: Price, step: usize) {
    match best {
        Some((known, _)) if known.cost < price.cost => {}
        Some((known, _)) if known.cost == price.cost => known.only = false,
        _ => *best = Some((price, step)),
    }
}

/// Pieces between two signs, and what every way of taking them together costs.
struct Stretch<'p> {
    pieces: &'p [Piece],
    /// `table[n][k]`: the cheapest way to make `k` names of the first `n` pieces, and how many
    /// pieces its last step takes; none taken together where the piece is left out.
    table: Vec<Vec<Option<(Price, usize)>>>,
}

/// The step that leaves a piece out.
const LEAVE_OUT: usize = 0;

impl<'p> Stretch<'p> {
    fn of(pieces: &'p [Piece], custom: Custom) -> Self {
        let mut table = vec![vec![Some((Price::NOTHING, LEAVE_OUT))]];
        for end in 1..=pieces.len() {
            let mut row = vec![None; end + 1];
            for length in 1..=end.min(4) {
                let start = end - length;
                if let Some(cost) = name_cost(pieces, start, end, custom) {
                    let price = Price { cost, only: true };
                    for (names, before) in table[start].iter().enumerate() {
                        if let Some((before, _)) = before {
                            offer(&mut row[names + 1], before.and(price), length);
                        }
                    }
                }
            }
            if let Some(cost) = leaving_cost(&pieces[end - 1], custom.counted) {
                let price = Price { cost, only: true };
                for (names, before) in table[end - 1].iter().enumerate() {
                    if let Some((before, _)) = before {
                        offer(&mut row[names], before.and(price), LEAVE_OUT);
                    }
                }
            }
            table.push(row);
        }
        Stretch { pieces, table }
    }

    fn prices(&self) -> &[Option<(Price, usize)>] {
        self.table.last().map_or(&[], Vec::as_slice)
    }

    /// The cheapest way; none when it is not the only one.
    fn cheapest(&self) -> Option<Vec<(usize, usize)>> {
        let mut best = None;
        for (names, price) in self.prices().iter().enumerate() {
            if let Some((price, _)) = price {
                offer(&mut best, *price, names);
            }
        }
        let (price, names) = best?;
        price.only.then(|| self.way(names))
    }

    fn with(&self, names: usize) -> Option<Vec<(usize, usize)>> {
        Some(self.way(names))
    }

    /// The pieces that each of `names` names takes, from and until.
    fn way(&self, mut names: usize) -> Vec<(usize, usize)> {
        let mut way = Vec::new();
        let mut end = self.pieces.len();
        while end > 0 {
            match self.table[end].get(names).copied().flatten() {
                Some((_, LEAVE_OUT)) | None => end -= 1,
                Some((_, length)) => {
                    way.push((end - length, end));
                    end -= length;
                    names = names.saturating_sub(1);
                }
            }
        }
        way.reverse();
        way
    }
}

/// How many names each stretch has so that all together are `wanted`, if there is one best way.
fn meeting(ways: &[Stretch<'_>], wanted: usize) -> Option<Vec<usize>> {
    // What the cheapest of all ways costs, even ones too.
    let least = |stretch: &Stretch<'_>| {
        let prices = stretch.prices().iter().flatten();
        prices.map(|(price, _)| price.cost).min()
    };
    let cheapest: u32 = ways.iter().filter_map(least).sum();
    let mut tables = vec![vec![None; wanted + 1]];
    tables[0][0] = Some((Price::NOTHING, 0));
    for stretch in ways {
        let before = &tables[tables.len() - 1];
        let mut row = vec![None; wanted + 1];
        for (sum, known) in before.iter().enumerate() {
            let Some((known, _)) = known else { continue };
            for (names, price) in stretch.prices().iter().enumerate() {
                if let Some((price, _)) = price
                    && sum + names <= wanted
                {
                    offer(&mut row[sum + names], known.and(*price), names);
                }
            }
        }
        tables.push(row);
    }
    let (price, _) = tables.last()?.get(wanted).copied().flatten()?;
    if !price.only || price.cost > cheapest + BEARABLE {
        return None;
    }
    let mut left = wanted;
    let mut counts = Vec::with_capacity(ways.len());
    for row in tables[1..].iter().rev() {
        let (_, names) = row[left]?;
        counts.push(names);
        left -= names;
    }
    counts.reverse();
    Some(counts)
}

fn assemble(ways: &[Stretch<'_>], chosen: &[Option<Vec<(usize, usize)>>]) -> Split {
    let mut split = Split::default();
    for (stretch, way) in ways.iter().zip(chosen) {
        let Some(way) = way else {
            split.undecided.push(stretch.pieces.to_vec());
            continue;
        };
        let mut next = 0;
        for &(start, end) in way {
            split
                .left_out
                .extend_from_slice(&stretch.pieces[next..start]);
            split.names.push(listed(&stretch.pieces[start..end]));
            next = end;
        }
        split.left_out.extend_from_slice(&stretch.pieces[next..]);
    }
    split
}

fn listed(pieces: &[Piece]) -> Listed {
    let western = pieces.iter().all(|piece| piece.text.is_ascii());
    let texts: Vec<_> = pieces.iter().map(|piece| piece.text.as_str()).collect();
    Listed {
        at: pieces[0].at.clone(),
        name: texts.join(if western { " " } else { "" }),
        remarks: pieces
            .iter()
            .flat_map(|piece| piece.remarks.clone())
            .collect(),
    }
}

/// Pieces cut before each gap that `cuts`.
fn parted(pieces: &[Piece], cuts: impl Fn(Gap) -> bool) -> Vec<&[Piece]> {
    let mut found = Vec::new();
    let mut start = 0;
    for end in 1..=pieces.len() {
        if pieces.get(end).is_none_or(|piece| cuts(piece.gap)) {
            found.push(&pieces[start..end]);
            start = end;
        }
    }
    found
}
