//! Designates the first convenor (第一召集人, article 16): exactly one of a sector's convenors.

use crate::desk::keep::find;
use crate::desk::refusal::Refusal;
use crate::desk::request::{Request, Scene};
use crate::domain::appointment::Convenor;
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::id::ConvenorId;
use crate::domain::verb::Verb;
use crate::store::{StoreError, Tx};
use crate::text::Text;

/// Makes a convenor the first; whoever was first steps back among the others.
pub struct DesignateFirst {
    /// Whose appointment.
    pub convenor: ConvenorId,
}

impl Request for DesignateFirst {
    type Output = ();

    fn verb(&self) -> Verb {
        Verb::DesignateFirst
    }

    fn permission(&self, book: &Book) -> Result<Permission, Refusal> {
        let convenor = find::<Convenor>(book, self.convenor)?;
        Ok(Permission::Sector(convenor.sector))
    }

    fn note(&self, book: &Book) -> String {
        book.name_of(crate::domain::record::Kind::Convenor, self.convenor.0)
    }

    fn carry_out(&self, book: &Book, tx: &mut Tx<'_>, scene: &Scene) -> Result<(), Refusal> {
        let mut convenor = find::<Convenor>(book, self.convenor)?;
        if !convenor.holds_on(scene.today.date) {
            return Err(Refusal::Procedure(Text::of(
                "该召集人任期已终止，不能明确为第一召集人。",
                "This appointment has ended; it can't become the first.",
            )));
        }
        let mut others = book.convenors_of(convenor.sector, scene.today.date);
        others.retain(|other| other.id != self.convenor);
        step_back(tx, &others)?;
        convenor.first = true;
        tx.put(convenor)?;
        Ok(())
    }
}

/// Nobody of `convenors` is first any longer.
pub(super) fn step_back(tx: &mut Tx<'_>, convenors: &[&Convenor]) -> Result<(), StoreError> {
    for former in convenors.iter().filter(|convenor| convenor.first) {
        let mut former = (*former).clone();
        former.first = false;
        tx.put(former)?;
    }
    Ok(())
}
