//! Records that the chairpersons' council approved convenors (article 16): an appointment, a changed
//! first convenor, or both at once.

use chrono::NaiveDate;

use crate::desk::keep::{accept, find};
use crate::desk::refusal::Refusal;
use crate::desk::request::{ActOutcome, Request, RequestContext};
use crate::domain::appointment::Convenor;
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::id::ConvenorId;
use crate::domain::record::Kind;
use crate::domain::verb::Verb;
use crate::store::Tx;
use crate::text::Text;

/// Records the council's approval.
pub struct Approve {
    /// Whose appointment.
    pub convenor: ConvenorId,
    /// The day of the council.
    pub on: NaiveDate,
}

impl Request for Approve {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::ApproveConvenor
    }

    fn permission(&self, book: &Book) -> Result<Permission, Refusal> {
        let convenor = find::<Convenor>(book, self.convenor)?;
        Ok(Permission::Sector(convenor.sector))
    }

    fn note(&self, book: &Book) -> String {
        let name = book.name_of(Kind::Convenor, self.convenor.0);
        format!("{name} {}", self.on)
    }

    fn bears_on(&self, _book: &Book) -> Vec<(Kind, u64)> {
        vec![(Kind::Convenor, self.convenor.0)]
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        let mut convenor = find::<Convenor>(book, self.convenor)?;
        if !convenor.approve(self.on) {
            return Err(Refusal::Procedure(Text::of(
                "当日没有等待审定的事项。审定日期有误请修改该条记录。",
                "Nothing waited for the council on that day. If the day of an approval is wrong, correct the record.",
            )));
        }
        accept(&convenor.clone().into(), book, &context.today)?;
        tx.put(convenor)?;
        Ok(ActOutcome::default())
    }
}
