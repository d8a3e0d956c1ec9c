//! The chairpersons' council approves convenors and first convenors in a sitting, all in one entry and of one
//! day (article 16).

use crate::desk::convenor;
use crate::desk::keep::find;
use crate::desk::refusal::Refusal;
use crate::desk::request::{ActOutcome, Request, RequestContext};
use crate::desk::several::Several;
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::id::{ConvenorId, SittingId};
use crate::domain::record::Kind;
use crate::domain::sitting::{CouncilSitting, SittingBody};
use crate::domain::verb::Verb;
use crate::store::Tx;
use crate::text::Text;

/// Records whom a sitting of the council approved.
pub struct ApproveIn {
    /// The sitting; its day is that of the approval.
    pub sitting: SittingId,
    /// Whose appointments.
    pub convenors: Vec<ConvenorId>,
}

impl ApproveIn {
    fn approvals(&self, book: &Book) -> Result<Several<convenor::Approve>, Refusal> {
        let sitting = find::<CouncilSitting>(book, self.sitting)?;
        if sitting.body != SittingBody::Council {
            return Err(Refusal::Procedure(Text::of(
                "召集人由主席会议审定，这次会议不是主席会议。",
                "The chairpersons' council approves convenors; this sitting is another body's.",
            )));
        }
        let all = self.convenors.iter().map(|convenor| convenor::Approve {
            convenor: *convenor,
            on: sitting.held_on,
        });
        Several::of(all).ok_or_else(|| {
            Refusal::Procedure(Text::of(
                "没有待审定的召集人。",
                "No convenor waits for the council.",
            ))
        })
    }
}

impl Request for ApproveIn {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::ApproveConvenor
    }

    fn permission(&self, _book: &Book) -> Result<Permission, Refusal> {
        Ok(Permission::Organisation)
    }

    fn note(&self, book: &Book) -> String {
        let sitting = book.name_of(Kind::CouncilSitting, self.sitting.0);
        match self.approvals(book) {
            Ok(all) => format!("{sitting}：{}", all.note(book)),
            Err(_) => sitting,
        }
    }

    fn bears_on(&self, _book: &Book) -> Vec<(Kind, u64)> {
        let convenors = self.convenors.iter().map(|id| (Kind::Convenor, id.0));
        // Its day is that of the approval.
        let sitting = (Kind::CouncilSitting, self.sitting.0);
        convenors.chain([sitting]).collect()
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        self.approvals(book)?.carry_out(book, tx, context)
    }
}
