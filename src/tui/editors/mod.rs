//! The editors: what a record's fields are on the screen, and the request that saving asks for.
//!
//! One noun a file. An editor checks only what it can't turn into a record (a date that is none);
//! whether the record can stand is the desk's to say, and its answer comes back to the field.
//! [`open`] makes a [`RecordEditor`]; [`for_remedy`] says which editor or request puts a finding
//! right. Nothing is written here: saving hands out a request.
//!
//! To add a record: its [`What`], and a line in `dispatch`; a request of its own has a file with a
//! `Paper`.

mod activity;
mod choices;
mod compare;
mod convenor;
mod cure;
mod described;
mod dispatch;
mod ending;
mod fields;
mod leader;
mod merging;
mod organisation;
mod paper;
mod reading;
mod record_editor;
mod registration_form;
mod rows;
mod seat;
mod sector;
mod yearly_paper;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use cure::{Cure, for_remedy};
pub use record_editor::{EditorOutcome, RecordEditor};

use serde::{Deserialize, Serialize};

use super::app::Ctx;
use crate::domain::book::Book;
use crate::domain::calendar::Year;
use crate::domain::id::*;
use crate::domain::yearwork::Body;
use crate::text::Text;

/// Which editor is opened, for which record. As data, so that a finding's remedy can ask for it
/// and a draft can be offered again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// The organisation's name and term.
    Organisation,
    /// A setting, by its key.
    Setting(String),
    /// A new committee.
    AddCommittee,
    /// A committee, its coordinator and Party organisation.
    EditCommittee(CommitteeId),
    /// A committee's coordinator only.
    NameCoordinator(CommitteeId),
    /// A committee's Party organisation only.
    SetPartyOrganisation(CommitteeId),
    /// Which sectors a committee looks after.
    AssignSectors(CommitteeId),
    /// A new sector, of this committee if any.
    AddSector(Option<CommitteeId>),
    /// A sector and its committee.
    EditSector(SectorId),
    /// A sector's committee only.
    AssignCommittee(SectorId),
    /// A new member, of this sector if any.
    AddMember(Option<SectorId>),
    /// A member.
    EditMember(MemberId),
    /// A member's workroom only.
    EnterWorkroom(MemberId),
    /// A member leaves.
    Leave(MemberId),
    /// A member is replaced.
    Replace(MemberId),
    /// Another record of the member is merged into this one.
    Merge(MemberId),
    /// A sector elects a convenor.
    Elect(SectorId),
    /// A convenor's appointment.
    EditConvenor(ConvenorId),
    /// Which of a sector's convenors is the first.
    DesignateFirst(SectorId),
    /// Make this convenor of the sector the first, from a day on.
    MakeFirst(SectorId, ConvenorId),
    /// The council approves a convenor.
    Approve(ConvenorId),
    /// A convenor's appointment ends.
    EndConvenor(ConvenorId),
    /// A sector gets a liaison.
    AddLiaison(SectorId),
    /// A liaison.
    EditLiaison(LiaisonId),
    /// A liaison's charge ends.
    EndLiaison(LiaisonId),
    /// A new leader, in contact with this sector if any.
    AddLeader(Option<SectorId>),
    /// A leader for a sector: one of those there are, or a new one.
    AssignLeader(SectorId),
    /// A leader.
    EditLeader(LeaderId),
    /// A leader's charge ends.
    EndLeader(LeaderId),
    /// A member chooses a key contact.
    AddKeyContact(MemberId),
    /// A key contact.
    EditKeyContact(KeyContactId),
    /// A key contact ends.
    EndKeyContact(KeyContactId),
    /// One of a member's key contacts ends; which, is chosen.
    EndOneKeyContact(MemberId),
    /// A new workroom.
    AddWorkroom,
    /// A workroom.
    EditWorkroom(WorkroomId),
    /// The plan of a body for a year.
    AddPlan(Body, Year),
    /// A plan.
    EditPlan(PlanId),
    /// The summary of a body for a year.
    AddSummary(Body, Year),
    /// A summary.
    EditSummary(SummaryId),
    /// An activity, of this sector if any.
    AddActivity(Option<SectorId>),
    /// An activity.
    EditActivity(ActivityId),
    /// An output of a sector.
    AddOutput(SectorId),
    /// An output.
    EditOutput(OutputId),
    /// A study by the leadership.
    AddStudy,
    /// A study.
    EditStudy(StudyId),
    /// The circular of a year.
    AddCircular(Year),
    /// A circular.
    EditCircular(CircularId),
    /// A new registration form, of this member if any.
    BeginForm(Option<MemberId>),
    /// A form that is not filed yet.
    CorrectForm(FormId),
}

/// Opens an editor.
///
/// # Errors
/// Why it can't be opened: the record is gone, or can't be edited now, or something has to be
/// there first.
pub fn open(what: &What, ctx: &Ctx<'_>) -> Result<RecordEditor, Text> {
    RecordEditor::open(what, ctx)
}

/// What an editor is called, with the names that the book has now.
#[must_use]
pub fn title(what: &What, book: &Book) -> Text {
    dispatch::paper_of(what).title(book)
}

/// The records whose keys a field's text holds, one a line.
fn ids<I: Id>(text: &str) -> Vec<I> {
    let keys = text.lines();
    keys.filter_map(|key| key.parse().ok().map(I::from_raw))
        .collect()
}

fn no_sectors() -> Text {
    Text::of(
        "还没有界别。请先登记界别，或导入名册。",
        "There are no sectors yet. Enter one, or import a roster.",
    )
}
