//! Which pieces make one name: `陈　文` is one, `陈文　王溪梅` are two.
//!
//! Pieces that no sign parts are put together in every way that names can be written, each way at
//! a cost that says how unusual it is. The cheapest is taken when it is the only one so cheap; where
//! a count is declared, the cheapest that meets it. What comes out even is left undecided: nobody
//! is taken for somebody by guess.

use super::pieces::{Gap, Piece};
use crate::exchange::names::{is_compound_surname, person};
use crate::exchange::place::At;
use crate::exchange::sex_and_ethnicity::ethnicity;
use crate::exchange::words::is_han;

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
    match meeting(&ways, &free, wanted) {
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

/// How a list is written, as far as it shows.
#[derive(Clone, Copy, Debug)]
struct Custom {
    /// Names of three characters are written together.
    solid: bool,
    /// The least width of the spaces between two whole names.
    between: Option<usize>,
    /// Does a count say how many there are?
    counted: bool,
}

impl Custom {
    fn of(pieces: &[Piece], counted: bool) -> Self {
        let is_whole = |piece: &Piece| piece.text.chars().count() > 1;
        let between = pieces.windows(2).filter_map(|pair| match pair[1].gap {
            Gap::Spaces(width) => Some(width).filter(|_| pair.iter().all(is_whole)),
            Gap::Sign | Gap::Break { .. } => None,
        });
        Custom {
            solid: pieces.iter().any(|piece| piece.text.chars().count() == 3),
            between: between.min(),
            counted,
        }
    }
}

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
fn meeting(
    ways: &[Stretch<'_>],
    free: &[Option<Vec<(usize, usize)>>],
    wanted: usize,
) -> Option<Vec<usize>> {
    // What the cheapest of all ways costs, even ones too.
    let least = |stretch: &Stretch<'_>| {
        let prices = stretch.prices().iter().flatten();
        prices.map(|(price, _)| price.cost).min()
    };
    let cheapest: u32 = ways.iter().filter_map(least).sum();
    debug_assert_eq!(ways.len(), free.len());
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

/// What a piece looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// One Chinese character: a half of a padded name.
    Single,
    /// As many as a name has.
    Whole(usize),
    /// More than names usually have without a dot.
    Long,
    /// With a dot inside.
    Dotted,
    /// Western letters.
    Western,
    /// No name.
    Nothing,
}

fn look(piece: &Piece) -> Look {
    let text = piece.text.as_str();
    let length = text.chars().count();
    if length == 1 && text.chars().all(is_han) {
        Look::Single
    } else if person(text).is_err() {
        Look::Nothing
    } else if text.is_ascii() {
        Look::Western
    } else if text.contains('·') {
        Look::Dotted
    } else if length <= 4 {
        Look::Whole(length)
    } else {
        Look::Long
    }
}

/// What it costs to read these pieces as one name; none when they can't be.
fn name_cost(pieces: &[Piece], start: usize, end: usize, custom: Custom) -> Option<u32> {
    let group = &pieces[start..end];
    // Brackets stand behind a name.
    if group[..group.len() - 1]
        .iter()
        .any(|piece| !piece.remarks.is_empty())
    {
        return None;
    }
    let first_two: String = group
        .iter()
        .flat_map(|piece| piece.text.chars())
        .take(2)
        .collect();
    let compound = is_compound_surname(&first_two);
    let breaks = || group[1..].iter().map(|piece| piece.gap);
    let broken = breaks().any(|gap| matches!(gap, Gap::Break { .. }));
    let loose = breaks().any(|gap| gap == Gap::Break { tight: false });
    let wide = breaks().any(|gap| {
        let Gap::Spaces(width) = gap else {
            return false;
        };
        custom.between.is_some_and(|between| width >= between)
    });
    let looks: Vec<_> = group.iter().map(look).collect();
    use Look::{Dotted, Long, Single, Western, Whole};
    let cost = match looks.as_slice() {
        // A surname alone is no person where the rest follows.
        [Whole(2)] if compound => 6,
        [Whole(_) | Dotted] => 0,
        [Long] if has_ethnicity(&group[0]) => 0,
        [Long] => 8,
        [Western] => 3,
        [Western, Western] | [Western, Western, Western] => 1,
        [Single, Single] if compound => 4,
        [Single, Single] => 0,
        [Single, Single, Single] if compound => 1,
        [Single, Single, Single] if custom.solid => 14,
        [Single, Single, Single] => 2,
        [Single, Single, Single, Single] if compound => 2,
        [Single, Single, Whole(2)] if compound => 2,
        [Whole(2), Single] | [Whole(2), Whole(2)] | [Whole(2), Single, Single] if compound => 2,
        // A character alone at a line's edge goes on where the line does.
        [Single, Whole(2)] | [Whole(2), Single] if broken => 2,
        // Spaces as wide as those between names part names.
        [Single, Whole(2)] | [Whole(2), Single] if wide => 7,
        [Single, Whole(2)] => 3,
        [Whole(2), Single] => 5,
        [Single, Whole(3)] | [Whole(3), Single] if broken => 6,
        [Dotted, Single | Whole(_)] | [Single | Whole(_), Dotted] if broken => 11,
        _ => return None,
    };
    let breaking = match (broken, loose) {
        (false, _) => 0,
        (true, false) => 2,
        (true, true) => 6,
    };
    Some(cost + breaking + uneven(pieces, start, end))
}

/// Spaces inside a name that are wider than those around it.
fn uneven(pieces: &[Piece], start: usize, end: usize) -> u32 {
    let width = |piece: &Piece| match piece.gap {
        Gap::Spaces(width) => Some(width),
        Gap::Sign | Gap::Break { .. } => None,
    };
    let inner = pieces[start + 1..end].iter().filter_map(width).max();
    let outer = [start, end].map(|edge| pieces.get(edge).filter(|_| edge > 0).and_then(width));
    let wider = |outer: &&Option<usize>| outer.is_some_and(|outer| Some(outer) < inner);
    4 * outer.iter().filter(wider).count() as u32
}

/// What it costs to say that a piece is no name; none when it plainly is one.
fn leaving_cost(piece: &Piece, counted: bool) -> Option<u32> {
    match look(piece) {
        Look::Nothing => Some(0),
        Look::Long if has_ethnicity(piece) => None,
        Look::Long if counted => Some(12),
        Look::Long => Some(4),
        Look::Single => Some(50),
        Look::Whole(_) | Look::Dotted | Look::Western => None,
    }
}

fn has_ethnicity(piece: &Piece) -> bool {
    piece
        .remarks
        .iter()
        .any(|remark| ethnicity(remark).is_some())
}
