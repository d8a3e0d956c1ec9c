//! How names are written, and how unusual each way is: what it costs to read pieces as one name, or
//! to say that a piece is none.

use super::leads;
use super::particulars::is_body;
use super::pieces::{Gap, Piece};
use crate::exchange::names::person;
use crate::exchange::office::words::is_han;
use crate::exchange::sex_and_ethnicity::{ethnicity, has_no_surnames};
use crate::exchange::surnames::{begins_with_surname, is_compound_surname};

/// How a list is written, as far as it shows, and what each of its pieces looks like.
pub(super) struct NamePatterns<'p> {
    pieces: &'p [Piece],
    looks: Vec<Look>,
    /// Names of three characters are written together.
    solid: bool,
    /// The least width of the spaces between two whole names.
    between: Option<usize>,
    /// Does a count say how many there are?
    counted: bool,
    /// Does the text run on from line to line? It does not where each line has as many names as the
    /// next, as columns have.
    runs_on: bool,
}

impl<'p> NamePatterns<'p> {
    pub(super) fn of(pieces: &'p [Piece], counted: bool) -> Self {
        let is_whole = |piece: &Piece| piece.text.chars().count() > 1;
        let between = pieces.windows(2).filter_map(|pair| match pair[1].gap {
            Gap::Spaces(width) => Some(width).filter(|_| pair.iter().all(is_whole)),
            Gap::Sign | Gap::Break { .. } => None,
        });
        NamePatterns {
            looks: (0..pieces.len())
                .map(|at| {
                    if is_stray(pieces, at) {
                        Look::Nothing
                    } else {
                        look(&pieces[at])
                    }
                })
                .collect(),
            solid: pieces.iter().any(|piece| piece.text.chars().count() == 3),
            between: between.min(),
            counted,
            runs_on: runs_on(pieces),
            pieces,
        }
    }
}

fn runs_on(pieces: &[Piece]) -> bool {
    let lines = pieces.chunk_by(|_, next| !matches!(next.gap, Gap::Break { .. }));
    let lengths: Vec<_> = lines.map(<[Piece]>::len).collect();
    match lengths.split_last() {
        Some((_, before @ [first, ..])) => {
            let columns = before.len() > 2 && before.iter().all(|length| length == first);
            *first > 1 && !columns
        }
        _ => false,
    }
}

/// Whether a piece alone in its line is a usual word that is no half of a name: 续, 完, 女.
fn is_stray(pieces: &[Piece], at: usize) -> bool {
    let parted = |at: usize| {
        let gap = pieces.get(at).map(|piece| piece.gap);
        matches!(gap, None | Some(Gap::Sign | Gap::Break { .. }))
    };
    leads::is_stray(&pieces[at].text) && parted(at) && parted(at + 1)
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
    /// A name, one character of which a bracket describes; with how many before the bracket.
    Described(usize),
    /// No name.
    Nothing,
}

fn look(piece: &Piece) -> Look {
    let text = piece.text.as_str();
    let length = text.chars().count();
    if piece.described {
        Look::Described(text.chars().take_while(|c| is_han(*c)).count())
    } else if length == 1 && text.chars().all(is_han) {
        Look::Single
    } else if person(text).is_err() || leads::is_no_name(text) || is_body(text) {
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

impl NamePatterns<'_> {
    /// What it costs to read the pieces from `start` until `end` as one name; none when they can't be.
    pub(super) fn name_cost(&self, start: usize, end: usize) -> Option<u32> {
        let group = &self.pieces[start..end];
        if self.looks[start..end].contains(&Look::Nothing) {
            return None;
        }
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
        let surname = begins_with_surname(&first_two);
        let breaks = || group[1..].iter().map(|piece| piece.gap);
        let broken = breaks().any(|gap| matches!(gap, Gap::Break { .. }));
        let loose = breaks().any(|gap| gap == Gap::Break { tight: false });
        let wide = breaks().any(|gap| {
            let Gap::Spaces(width) = gap else {
                return false;
            };
            self.between.is_some_and(|between| width >= between)
        });
        use Look::{Described, Dotted, Long, Single, Western, Whole};
        let breaking = match (broken, loose) {
            (false, _) => 0,
            (true, false) => 2,
            (true, true) => 6,
        };
        let cost = match &self.looks[start..end] {
            // A surname alone is no person where the rest follows.
            [Whole(2)] if compound => 6,
            [Dotted] if self.is_rest(start) => 6,
            [Whole(_) | Dotted] => 0,
            [Long] if has_ethnicity(&group[0]) => 0,
            [Long] => 8,
            [Described(1)] => 3,
            [Described(_)] | [Single, Described(1)] => 0,
            [Western] => 3,
            [Western, Western] | [Western, Western, Western] => 1,
            [Single, Single] if compound => 4,
            [Single, Single] => 0,
            [Single, Single, Single] if compound => 1,
            [Single, Single, Single] if self.solid => 14,
            [Single, Single, Single] => 2,
            [Single, Single, Single, Single] if compound => 2,
            [Single, Single, Whole(2)] if compound => 2,
            [Whole(2), Single | Whole(2)] | [Whole(2), Single, Single] if compound => 2,
            // A character alone at a line's edge goes on where the line does.
            [Single, Whole(2)] | [Whole(2), Single] if broken => 2,
            // Spaces as wide as those between names part names.
            [Single, Whole(2)] | [Whole(2), Single] if wide => 7,
            [Single, Whole(2)] => 3,
            [Whole(2), Single] => 5,
            [Single, Whole(3)] | [Whole(3), Single] if broken && (compound || !surname) => 6,
            [Single | Whole(_) | Long, Whole(_) | Dotted | Single] if broken => {
                return Some(self.broken_cost(start)? + if loose { 4 } else { 0 });
            }
            _ => return None,
        };
        Some(cost + breaking + uneven(self.pieces, start, end))
    }

    /// What it costs to read the pieces at `at` and behind it, which a line's end parts, as one name
    /// of more than four characters: `斯琴其` and `木格（蒙古族）`. None where each is a name: then they
    /// are two people, and no count makes one of them.
    fn broken_cost(&self, at: usize) -> Option<u32> {
        let (head, rest) = (&self.pieces[at], &self.pieces[at + 1]);
        if self.is_rest(at + 1) {
            return Some(2);
        }
        // Only the names of Han people begin with a surname.
        let foreign = rest.remarks.iter().any(|remark| has_no_surnames(remark));
        let headed = begins_with_surname(&head.text);
        let whole = begins_with_surname(&rest.text) && self.looks[at + 1] != Look::Single;
        if headed && !(foreign && self.runs_on) || whole && !foreign {
            return None;
        }
        match (self.looks[at], self.counted, self.runs_on) {
            (Look::Long, ..) => Some(2),
            (_, true, _) => Some(3),
            (_, false, true) => Some(0),
            (_, false, false) => Some(13),
        }
    }

    /// Whether a piece that begins a line is plainly the rest of a name: `木·阿吉`.
    fn is_rest(&self, at: usize) -> bool {
        let piece = &self.pieces[at];
        let begins = at > 0 && piece.gap == Gap::Break { tight: true };
        let first = piece.text.split('·').next().unwrap_or("");
        begins && self.looks[at] == Look::Dotted && first.chars().count() == 1
    }

    /// What it costs to say that a piece is no name; none when it plainly is one.
    pub(super) fn leaving_cost(&self, at: usize) -> Option<u32> {
        match self.looks[at] {
            Look::Nothing => Some(0),
            Look::Long if has_ethnicity(&self.pieces[at]) => None,
            Look::Long if self.counted => Some(12),
            Look::Long => Some(4),
            Look::Single => Some(50),
            Look::Whole(_) | Look::Dotted | Look::Western | Look::Described(_) => None,
        }
    }
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

fn has_ethnicity(piece: &Piece) -> bool {
    piece
        .remarks
        .iter()
        .any(|remark| ethnicity(remark).is_some())
}
