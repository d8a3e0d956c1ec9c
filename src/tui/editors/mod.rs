//! The editors: what a record's fields are on the screen, and the request that saving asks for.
//!
//! One noun a file. An editor checks only what it can't turn into a record (a date that is none);
//! whether the record can stand is the desk's to say, and its answer comes back to the field.

use serde::{Deserialize, Serialize};

use crate::domain::calendar::Year;
use crate::domain::id::*;
use crate::domain::yearwork::Body;

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
    /// Which sectors a committee looks after.
    AssignSectors(CommitteeId),
    /// A new sector, of this committee if any.
    AddSector(Option<CommitteeId>),
    /// A sector and its committee.
    EditSector(SectorId),
    /// A new member, of this sector if any.
    AddMember(Option<SectorId>),
    /// A member.
    EditMember(MemberId),
    /// A member leaves.
    Leave(MemberId),
    /// A member is replaced.
    Replace(MemberId),
    /// A sector elects a convenor.
    Elect(SectorId),
    /// A convenor's appointment.
    EditConvenor(ConvenorId),
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
