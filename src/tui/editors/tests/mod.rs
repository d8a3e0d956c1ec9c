//! The editors' tests, by subject. Each plays keys into an editor over a real store.

mod choosing;
mod collisions;
mod cures;
mod opening;
mod people_stories;
mod refusals;
mod year_stories;

use super::testing::{TestStore, YEAR, date, sheet};
use super::*;

use crate::desk::{Edit, Refusal, faults};
use crate::domain::appointment::{Convenor, Leader, Liaison};
use crate::domain::committee::{Committee, Coordinator, PartyOrganisation};
use crate::domain::contact::{ContactWay, Heard, KeyContact, Workroom};
use crate::domain::form::Status;
use crate::domain::member::{Departure, Member, Sex};
use crate::domain::record::{Entity, Kind};
use crate::domain::sector::Sector;
use crate::domain::yearwork::*;
use crate::text::Locale;
use crate::tui::test_terminal::{Shown, TestTerminal};
use crate::tui::widgets::Outcome;

fn drawn(editor: &RecordEditor, width: u16, height: u16, locale: Locale) -> Shown {
    let stage = TestTerminal::new(width, height).speaking(locale);
    stage.draw(|canvas| editor.draw(canvas))
}

fn text(editor: &RecordEditor) -> String {
    drawn(editor, 100, 40, Locale::Zh).text
}

/// An editor of every kind, each on a record that [`TestStore::filled`] has.
fn every_what() -> Vec<What> {
    let body = Body::Sector(SectorId(1));
    vec![
        What::Organisation,
        What::Setting("plan-due".into()),
        What::AddCommittee,
        What::EditCommittee(CommitteeId(1)),
        What::NameCoordinator(CommitteeId(1)),
        What::SetPartyOrganisation(CommitteeId(1)),
        What::AssignSectors(CommitteeId(1)),
        What::AddSector(Some(CommitteeId(1))),
        What::EditSector(SectorId(1)),
        What::AssignCommittee(SectorId(3)),
        What::AddMember(Some(SectorId(1))),
        What::EditMember(MemberId(1)),
        What::EnterWorkroom(MemberId(1)),
        What::Leave(MemberId(1)),
        What::Replace(MemberId(1)),
        What::Merge(MemberId(1)),
        What::Elect(SectorId(1)),
        What::EditConvenor(ConvenorId(1)),
        What::DesignateFirst(SectorId(1)),
        What::MakeFirst(SectorId(1), ConvenorId(2)),
        What::Approve(ConvenorId(1)),
        What::EndConvenor(ConvenorId(1)),
        What::AddLiaison(SectorId(1)),
        What::EditLiaison(LiaisonId(1)),
        What::EndLiaison(LiaisonId(1)),
        What::AddLeader(Some(SectorId(1))),
        What::AssignLeader(SectorId(2)),
        What::EditLeader(LeaderId(1)),
        What::EndLeader(LeaderId(1)),
        What::AddKeyContact(MemberId(1)),
        What::EditKeyContact(KeyContactId(1)),
        What::EndKeyContact(KeyContactId(1)),
        What::EndOneKeyContact(MemberId(1)),
        What::AddWorkroom,
        What::EditWorkroom(WorkroomId(1)),
        What::AddPlan(body, YEAR),
        What::EditPlan(PlanId(1)),
        What::AddSummary(body, YEAR),
        What::EditSummary(SummaryId(1)),
        What::AddActivity(Some(SectorId(1))),
        What::EditActivity(ActivityId(1)),
        What::AddOutput(SectorId(1)),
        What::EditOutput(OutputId(1)),
        What::AddStudy,
        What::EditStudy(StudyId(1)),
        What::AddCircular(YEAR),
        What::EditCircular(CircularId(1)),
        What::BeginForm(Some(MemberId(1))),
        What::CorrectForm(FormId(1)),
    ]
}
