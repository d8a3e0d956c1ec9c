//! Seats that a list says nobody has: `待定`, `（暂缺）`, `缺额2名`. Nobody is entered for them, and they count
//! only where the number fits no other way.

use std::borrow::Cow;

use super::pieces::{Gap, Piece};
use crate::exchange::seats::vacant_seats;

/// The pieces without those that say that a seat is vacant, and those.
pub(super) fn without(pieces: &[Piece]) -> (Cow<'_, [Piece]>, Vec<(Piece, usize)>) {
    let mut vacant = Vec::new();
    let mut rest = Vec::new();
    let mut at = 0;
    let mut parted = false;
    while at < pieces.len() {
        let mut piece = pieces[at].clone();
        if let Some((words, seats, length)) = vacancy(pieces, at) {
            piece.text = words;
            vacant.push((piece, seats));
            at += length;
            parted = true;
        } else {
            // Who stands around a vacancy is not one person.
            if std::mem::take(&mut parted) {
                piece.gap = Gap::Sign;
            }
            rest.push(piece);
            at += 1;
        }
    }
    if vacant.is_empty() {
        (Cow::Borrowed(pieces), vacant)
    } else {
        (Cow::Owned(rest), vacant)
    }
}

/// The vacancy that begins with the piece `at`: its words, its seats, how many pieces it takes.
fn vacancy(pieces: &[Piece], at: usize) -> Option<(String, usize, usize)> {
    let single = |at: usize| {
        let piece = pieces.get(at)?;
        (piece.text.chars().count() == 1).then_some(())
    };
    let spaced = |at: usize| {
        let gap = pieces.get(at).map(|piece| piece.gap);
        at > 0 && matches!(gap, Some(Gap::Spaces(_)))
    };
    if single(at).is_none() {
        let text = &pieces[at].text;
        return Some((text.clone(), vacant_seats(text)?, 1));
    }
    // 无 alone is one, beside others it is a half of a name; 待　定 is padded.
    let length = if spaced(at + 1) { 2 } else { 1 };
    single(at + length - 1)?;
    let words: String = pieces[at..at + length]
        .iter()
        .map(|it| it.text.as_str())
        .collect();
    let alone = length == 2 || !spaced(at);
    Some((
        words.clone(),
        vacant_seats(&words).filter(|_| alone)?,
        length,
    ))
}
