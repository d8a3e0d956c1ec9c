//! A committee confirms that a sheet holds.

use crate::desk::keep::{accept, find, leave};
use crate::desk::refusal::Refusal;
use crate::desk::request::{ActOutcome, Request, RequestContext};
use crate::domain::assessment::{Assessed, AssessmentSheet, Confirmed};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::id::{AssessmentSheetId, CommitteeId};
use crate::domain::record::Kind;
use crate::domain::verb::Verb;
use crate::store::Tx;
use crate::text;
use crate::text::Text;

/// Confirms a sheet, which stays as it is from then on.
pub struct ConfirmSheet {
    /// Which.
    pub sheet: AssessmentSheetId,
}

/// Why a sheet can't be confirmed.
#[must_use]
pub fn why_not_confirmed(sheet: &AssessmentSheet) -> Option<Text> {
    if let Some(confirmed) = sheet.confirmed {
        let on = confirmed.on;
        return Some(text!("已于 {on} 确认", "confirmed on {on}"));
    }
    let disputed = Text::of("申诉还没有答复", "the appeal waits for an answer");
    sheet.is_disputed().then_some(disputed)
}

impl Request for ConfirmSheet {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::ConfirmSheet
    }

    fn permission(&self, book: &Book) -> Result<Permission, Refusal> {
        leave(&find::<AssessmentSheet>(book, self.sheet)?.into(), book)
    }

    fn note(&self, book: &Book) -> String {
        book.name_of(Kind::AssessmentSheet, self.sheet.0)
    }

    fn bears_on(&self, _book: &Book) -> Vec<(Kind, u64)> {
        vec![(Kind::AssessmentSheet, self.sheet.0)]
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        let sheet = find::<AssessmentSheet>(book, self.sheet)?;
        if let Some(why) = why_not_confirmed(&sheet) {
            let (zh, en) = (&why.zh, &why.en);
            return Err(Refusal::Procedure(text!(
                "{zh}，不能确认。",
                "It can't be confirmed: {en}."
            )));
        }
        let sheet = AssessmentSheet {
            confirmed: Some(Confirmed {
                on: context.today.reference_date(),
                by: committee_of(&sheet, book),
            }),
            ..sheet
        };
        accept(&sheet.clone().into(), book, &context.today)?;
        tx.put(sheet)?;
        Ok(ActOutcome::default())
    }
}

/// Whose committee says that the sheet holds; none where the office does.
fn committee_of(sheet: &AssessmentSheet, book: &Book) -> Option<CommitteeId> {
    let on = sheet.closed_on;
    match sheet.of {
        Assessed::Member(id) => book.committee_of(book.members.get(id)?, on),
        Assessed::Sector(id) => book.sectors.get(id)?.committee_on(on),
        Assessed::Convenor(id) => {
            let sector = book.convenors.get(id)?.sector;
            book.sectors.get(sector)?.committee_on(on)
        }
        Assessed::Committee(id) => Some(id),
        Assessed::Department(_) => None,
    }
}
