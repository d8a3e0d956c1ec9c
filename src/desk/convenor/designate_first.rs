//! Designates the first convenor (第一召集人, article 16): exactly one of a sector's convenors.

use chrono::NaiveDate;

use super::had_left;
use crate::desk::checks::Faults;
use crate::desk::keep::find;
use crate::desk::refusal::Refusal;
use crate::desk::request::{ActOutcome, Request, RequestContext};
use crate::domain::appointment::Convenor;
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::id::{ConvenorId, SectorId};
use crate::domain::record::Kind;
use crate::domain::verb::Verb;
use crate::store::Tx;
use crate::text;

/// Makes a convenor the first from a day on; whoever was first until then steps back among the
/// others. The council approves the change (rule J1608).
pub struct DesignateFirst {
    /// Whose appointment.
    pub convenor: ConvenorId,
    /// The first day.
    pub on: NaiveDate,
}

impl Request for DesignateFirst {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::DesignateFirst
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
        let mut faults = Faults::default();
        faults
            .past("on", Some(self.on), &context.today)
            .in_term("on", self.on, book);
        if let Some(why) = had_left(book, &convenor, self.on) {
            faults.when(true, "on", why);
        }
        faults.none()?;
        if !book.is_convenor(&convenor, self.on) {
            let on = self.on;
            return Err(Refusal::Procedure(text!(
                "该召集人 {on} 不在任（尚未推选，或任期已终止），不能明确为第一召集人。",
                "On {on} this appointment does not hold: it had not begun, or has ended. It can't become the first."
            )));
        }
        let until = next_first(book, convenor.sector, convenor.id, self.on);
        for mut other in others(book, convenor.sector, self.convenor) {
            if other.step_back(self.on) {
                tx.put(other)?;
            }
        }
        convenor.become_first(self.on, until);
        tx.put(convenor)?;
        Ok(ActOutcome::default())
    }
}

/// The sector's appointments, ended ones too, but for this one.
pub(super) fn others(
    book: &Book,
    sector: SectorId,
    but: ConvenorId,
) -> impl Iterator<Item = Convenor> {
    let all = book.appointments_of(sector);
    all.filter(move |it| it.id != but).cloned()
}

/// The day after `day` from which another is the first already, where one is known.
pub(super) fn next_first(
    book: &Book,
    sector: SectorId,
    but: ConvenorId,
    day: NaiveDate,
) -> Option<NaiveDate> {
    let all = book.appointments_of(sector).filter(|it| it.id != but);
    all.filter_map(|it| it.next_first_after(day)).min()
}
