//! A part of a year's records, drawn at random to be looked at. The same seed draws the same ones of the same
//! records, so that whoever doubts a draw can repeat it.

use super::keep::Verify;
use super::refusal::Refusal;
use super::request::{ActOutcome, Request, RequestContext};
use super::several::Several;
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::record::Kind;
use crate::domain::verb::Verb;
use crate::store::Tx;
use crate::text::Text;

/// A draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draw {
    /// Of which kind.
    pub kind: Kind,
    /// How many of a hundred.
    pub percent: u32,
    /// By which numbers are drawn.
    pub seed: u64,
    /// Of how many records.
    pub all: usize,
    /// Those that were drawn, in order.
    pub drawn: Vec<u64>,
}

impl Draw {
    /// Draws of the year's records of a kind, verified or not: rounded up, so that something is drawn where
    /// there is anything.
    #[must_use]
    pub fn of(book: &Book, today: Today, kind: Kind, percent: u32, seed: u64) -> Draw {
        let ids = book.ids(kind).into_iter();
        let mut all: Vec<u64> = ids
            .filter(|id| {
                let Some(record) = book.fields(kind, *id) else {
                    return false;
                };
                let of_year = book.year_of(record).is_none_or(|year| year == today.year);
                of_year && record.came().is_none_or(|came| came <= today.date)
            })
            .collect();
        // Each record's lot depends on seed and number alone: one that is entered later moves no other.
        all.sort_by_key(|id| (mixed(seed.wrapping_add(mixed(*id))), *id));
        let count = (all.len() * percent.min(100) as usize).div_ceil(100);
        let mut drawn = all[..count].to_vec();
        drawn.sort_unstable();
        Draw {
            kind,
            percent,
            seed,
            all: all.len(),
            drawn,
        }
    }
}

/// SplitMix64's last step.
fn mixed(mut bits: u64) -> u64 {
    bits = bits.wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// Says that the records of a draw were looked at and hold. The journal keeps of how many, how many and by which
/// seed they were drawn.
pub struct VerifySample {
    /// The draw.
    pub draw: Draw,
    /// From what that is known.
    pub from: String,
}

impl VerifySample {
    fn all(&self, book: &Book) -> Option<Several<Verify>> {
        let kind = self.draw.kind;
        let waits = |id: &&u64| {
            let record = book.fields(kind, **id);
            record.is_some_and(|it| it.is_verified() == Some(false))
        };
        let waiting = self.draw.drawn.iter().filter(waits);
        Several::of(waiting.map(|id| Verify {
            kind,
            id: *id,
            from: self.from.clone(),
        }))
    }
}

impl Request for VerifySample {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::Verify(self.draw.kind)
    }

    fn permission(&self, book: &Book) -> Result<Permission, Refusal> {
        match self.all(book) {
            Some(all) => all.permission(book),
            None => Ok(Permission::Organisation),
        }
    }

    fn note(&self, book: &Book) -> String {
        let Draw {
            percent,
            seed,
            all,
            drawn,
            ..
        } = &self.draw;
        let names = self.all(book).map_or_else(String::new, |it| it.note(book));
        format!(
            "抽查 {percent}%，种子 {seed}，{all} 抽 {}：{names}",
            drawn.len()
        )
    }

    fn bears_on(&self, _book: &Book) -> Vec<(Kind, u64)> {
        let drawn = self.draw.drawn.iter();
        drawn.map(|id| (self.draw.kind, *id)).collect()
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        let all = self.all(book).ok_or_else(|| {
            Refusal::Procedure(Text::of(
                "抽到的都已核实，没有待核实的。",
                "All that was drawn is verified already.",
            ))
        })?;
        all.carry_out(book, tx, context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::BookBuilder;

    #[test]
    fn a_draw_can_be_repeated_and_is_hardly_moved_by_what_comes_later() {
        let mut s = BookBuilder::new();
        let sector = s.sector("教育界");
        for day in 1..=28 {
            s.output(sector, &format!("2026-05-{day:02}"));
        }
        s.output(sector, "2025-05-01");
        let draw = |s: &BookBuilder, seed| Draw::of(&s.book, s.today, Kind::Output, 10, seed);
        let first = draw(&s, 7);
        assert_eq!((first.all, first.drawn.len()), (28, 3));
        assert_eq!(first, draw(&s, 7));
        assert!((1..20).any(|seed| draw(&s, seed).drawn != first.drawn));
        s.output(sector, "2026-06-01");
        let later = draw(&s, 7);
        let kept = first.drawn.iter().filter(|id| later.drawn.contains(id));
        assert!(kept.count() >= 2, "{first:?} {later:?}");
        assert_eq!(
            Draw::of(&s.book, s.today, Kind::Plan, 10, 7).drawn,
            [] as [u64; 0]
        );
    }
}
