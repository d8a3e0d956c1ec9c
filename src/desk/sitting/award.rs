//! The chairpersons' council decides on the prizes of a year in a sitting, all in one entry and of one day
//! (article 21).

use crate::desk::keep::{accept, find};
use crate::desk::refusal::Refusal;
use crate::desk::request::{ActOutcome, Request, RequestContext};
use crate::domain::assessment::{Decided, Prize};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::id::{PrizeId, SittingId};
use crate::domain::record::Kind;
use crate::domain::sitting::{CouncilSitting, SittingBody};
use crate::domain::verb::Verb;
use crate::store::Tx;
use crate::text;
use crate::text::Text;

/// Records which prizes a sitting decided on.
pub struct AwardIn {
    /// The sitting; its day is that of the decision.
    pub sitting: SittingId,
    /// Which.
    pub prizes: Vec<PrizeId>,
}

impl Request for AwardIn {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::AwardPrizes
    }

    fn permission(&self, _book: &Book) -> Result<Permission, Refusal> {
        Ok(Permission::Organisation)
    }

    fn note(&self, book: &Book) -> String {
        let sitting = book.name_of(Kind::CouncilSitting, self.sitting.0);
        let prizes = self.prizes.iter().filter_map(|id| book.prizes.get(*id));
        let names: Vec<String> = prizes
            .map(|it| book.name_of(Kind::Prize, it.id.0))
            .collect();
        format!("{sitting}：{}", names.join("、"))
    }

    fn bears_on(&self, _book: &Book) -> Vec<(Kind, u64)> {
        let prizes = self.prizes.iter().map(|id| (Kind::Prize, id.0));
        let sitting = (Kind::CouncilSitting, self.sitting.0);
        prizes.chain([sitting]).collect()
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        let sitting = find::<CouncilSitting>(book, self.sitting)?;
        if sitting.body != SittingBody::Council {
            return Err(Refusal::Procedure(NOT_THE_COUNCIL));
        }
        if self.prizes.is_empty() {
            return Err(Refusal::Procedure(NONE_WAITS));
        }
        for id in &self.prizes {
            let prize = find::<Prize>(book, *id)?;
            if let Some(decided) = prize.decided {
                let (name, on) = (book.name_of(Kind::Prize, id.0), decided.on);
                return Err(Refusal::Procedure(text!(
                    "{name}已于 {on} 评定。",
                    "{name} was decided on {on}."
                )));
            }
            let prize = Prize {
                decided: Some(Decided {
                    on: sitting.held_on,
                    sitting: Some(sitting.id),
                }),
                ..prize
            };
            accept(&prize.clone().into(), book, &context.today)?;
            tx.put(prize)?;
        }
        Ok(ActOutcome::default())
    }
}

const NOT_THE_COUNCIL: Text = Text::of(
    "评优由主席会议审定，这次会议不是主席会议。",
    "The chairpersons' council decides on prizes; this sitting is another body's.",
);

/// That no nomination waits.
pub const NONE_WAITS: Text = Text::of("没有待评定的提名。", "No nomination waits for the council.");
