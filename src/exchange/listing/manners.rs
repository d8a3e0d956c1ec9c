//! How names are written, and how unusual each way is: what it costs to read pieces as one name, or
//! to say that a piece is none.

use super::pieces::{Gap, Piece};
use crate::exchange::names::{is_compound_surname, person};
use crate::exchange::sex_and_ethnicity::ethnicity;
use crate::exchange::words::is_han;

/// How a list is written, as far as it shows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Custom {
    /// Names of three characters are written together.
    solid: bool,
    /// The least width of the spaces between two whole names.
    between: Option<usize>,
    /// Does a count say how many there are?
    pub(super) counted: bool,
}

impl Custom {
    pub(super) fn of(pieces: &[Piece], counted: bool) -> Self {
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
pub(super) fn name_cost(pieces: &[Piece], start: usize, end: usize, custom: Custom) -> Option<u32> {
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
pub(super) fn leaving_cost(piece: &Piece, counted: bool) -> Option<u32> {
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
