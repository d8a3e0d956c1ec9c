//! The editors' tests, by subject. Each plays keys into an editor over a real store.

mod choosing;
mod collisions;
mod cures;
mod opening;
mod people_stories;
mod refusals;
mod several;
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
use crate::domain::subject::Subject;
use crate::domain::yearwork::*;
use crate::text::Locale;
use crate::tui::test_terminal::{Shown, TestTerminal};
use crate::tui::widgets::Outcome;

/// Test identities, each with the kind of its record.
trait Of {
    /// What a command is for.
    fn subject(self) -> Subject;
}

macro_rules! of {
    ($($id:ident: $kind:ident),*) => {$(
        impl Of for $id {
            fn subject(self) -> Subject {
                Subject::of(Kind::$kind, self.raw())
            }
        }
    )*};
}

of! {
    OnlyId: Organisation, CommitteeId: Committee, SectorId: Sector, MemberId: Member,
    ConvenorId: Convenor, LiaisonId: Liaison, LeaderId: Leader, KeyContactId: KeyContact,
    WorkroomId: Workroom, FormId: RegistrationForm, PlanId: Plan, SummaryId: Summary,
    ActivityId: Activity, OutputId: Output, StudyId: Study, CircularId: Circular, PrizeId: Prize,
    TrainingId: Training, SittingId: CouncilSitting, ProblemId: Problem, OpinionId: Opinion
}

impl Of for () {
    fn subject(self) -> Subject {
        Subject::default()
    }
}

impl Of for Body {
    fn subject(self) -> Subject {
        Subject::of_body(self)
    }
}

/// A command for a record.
fn of(command: CommandId, of: impl Of) -> Invocation {
    Invocation::of(command, of.subject())
}

/// A record is entered, of whom `of` says.
fn add(kind: Kind, of: impl Of) -> Invocation {
    Invocation::of(CommandId::Add(kind), of.subject())
}

/// A record is corrected.
fn edit(id: impl Of) -> Invocation {
    of(CommandId::Edit, id)
}

/// What a record is about ends.
fn end(id: impl Of) -> Invocation {
    of(CommandId::End, id)
}

/// A setting is changed.
fn setting(key: &str) -> Invocation {
    of(CommandId::of_setting(key).expect("a setting"), ())
}

fn drawn(editor: &RecordEditor, width: u16, height: u16, locale: Locale) -> Shown {
    let stage = TestTerminal::new(width, height).speaking(locale);
    stage.draw(|canvas| editor.draw(canvas))
}

fn text(editor: &RecordEditor) -> String {
    drawn(editor, 100, 40, Locale::Zh).text
}

/// An editor of every kind, each on a record that [`TestStore::filled`] has.
fn every_what() -> Vec<Invocation> {
    let body = Body::Sector(SectorId(1));
    vec![
        edit(OnlyId::ONLY),
        setting("plan-due"),
        add(Kind::Committee, ()),
        edit(CommitteeId(1)),
        of(CommandId::NameCoordinator, CommitteeId(1)),
        of(CommandId::SetPartyOrganisation, CommitteeId(1)),
        of(CommandId::AssignSectors, CommitteeId(1)),
        add(Kind::Sector, CommitteeId(1)),
        edit(SectorId(1)),
        of(CommandId::AssignCommittee, SectorId(3)),
        of(CommandId::SplitSector, SectorId(1)),
        of(CommandId::MergeSectors, SectorId(1)),
        of(CommandId::Rename, SectorId(1)),
        of(CommandId::Rename, CommitteeId(1)),
        of(CommandId::DissolveCommittee, CommitteeId(1)),
        add(Kind::Member, SectorId(1)),
        edit(MemberId(1)),
        of(CommandId::EnterWorkroom, MemberId(1)),
        of(CommandId::Leave, MemberId(1)),
        of(CommandId::Replace, MemberId(1)),
        of(CommandId::Merge, MemberId(1)),
        of(CommandId::ElectConvenor, SectorId(1)),
        edit(ConvenorId(1)),
        of(CommandId::DesignateFirst, SectorId(1)),
        of(CommandId::DesignateFirst, ConvenorId(2)),
        of(CommandId::RecordApproval, ConvenorId(1)),
        end(ConvenorId(1)),
        add(Kind::Liaison, SectorId(1)),
        edit(LiaisonId(1)),
        end(LiaisonId(1)),
        add(Kind::Leader, SectorId(1)),
        of(CommandId::AssignLeader, SectorId(2)),
        edit(LeaderId(1)),
        end(LeaderId(1)),
        add(Kind::KeyContact, MemberId(1)),
        edit(KeyContactId(1)),
        end(KeyContactId(1)),
        of(CommandId::EndKeyContact, MemberId(1)),
        add(Kind::Workroom, ()),
        edit(WorkroomId(1)),
        add(Kind::Department, ()),
        add(Kind::PointsTable, ()).in_year(YEAR),
        add(Kind::PointsItem, ()),
        add(Kind::PlanItem, PlanId(1)),
        add(Kind::PublicityPlan, ()).in_year(YEAR),
        add(Kind::PublicityItem, ActivityId(1)),
        add(Kind::Budget, SectorId(1)).in_year(YEAR),
        add(Kind::ServiceEntry, SectorId(1)),
        add(Kind::Inspection, WorkroomId(1)),
        add(Kind::Research, body),
        add(Kind::Plan, body).in_year(YEAR),
        edit(PlanId(1)),
        add(Kind::Summary, body).in_year(YEAR),
        edit(SummaryId(1)),
        add(Kind::Activity, SectorId(1)),
        edit(ActivityId(1)),
        add(Kind::Training, SectorId(1)),
        edit(TrainingId(1)),
        add(Kind::Output, SectorId(1)),
        edit(OutputId(1)),
        add(Kind::Study, ()),
        edit(StudyId(1)),
        add(Kind::Circular, ()).in_year(YEAR),
        edit(CircularId(1)),
        add(Kind::CouncilSitting, ()),
        edit(SittingId(1)),
        of(CommandId::ApproveInSitting, SittingId(1)),
        of(CommandId::AwardInSitting, SittingId(1)),
        add(Kind::Prize, SectorId(1)).in_year(YEAR),
        add(Kind::AgendaItem, SittingId(1)),
        add(Kind::Problem, SittingId(1)),
        of(CommandId::SolveProblem, ProblemId(1)),
        add(Kind::ContactEntry, KeyContactId(1)),
        add(Kind::LeaderContact, SectorId(1)),
        of(CommandId::HandOver, MemberId(1)),
        add(Kind::Opinion, MemberId(1)),
        edit(OpinionId(1)),
        of(CommandId::DrawOpinion, FormId(2)),
        of(CommandId::AssignOpinion, OpinionId(1)),
        of(CommandId::SendOpinionBack, OpinionId(1)),
        of(CommandId::ConvertOpinion, OpinionId(1)),
        of(CommandId::AnswerOpinion, OpinionId(1)),
        of(CommandId::JudgeAnswer, OpinionId(1)),
        of(CommandId::KeepPromise, OpinionId(1)),
        of(CommandId::CloseOpinion, OpinionId(1)),
        add(Kind::ReminderRound, ()),
        of(CommandId::BeginForm, MemberId(1)),
        edit(FormId(1)),
    ]
}
