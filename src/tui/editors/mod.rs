//! The editors: what a record's fields are on the screen, and the request that saving asks for.
//!
//! One noun a file. An editor checks only what it can't turn into a record (a date that is none);
//! whether the record can stand is the desk's to say, and its answer comes back to the field.
//! [`open`] makes a [`RecordEditor`] of a command and what it is for. Nothing is written here: saving
//! hands out a request.
//!
//! What is described has its editor from the description; a request of its own has a file with a
//! `Paper`, and a line in `paper_of`.

mod activity;
mod alike;
mod beyond;
mod choices;
mod compare;
mod convenor;
mod described;
mod described_paper;
mod ending;
mod fields;
mod inspection;
mod leader;
mod merging;
mod opinion;
mod paper;
mod reading;
mod record_editor;
mod registration_form;
mod rows;
mod seat;
mod sector;
mod setting;
mod several;
mod sitting;
mod units;
mod workroom;
mod yearly_paper;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use record_editor::{EditorOutcome, RecordEditor};

use super::app::Ctx;
use crate::desk::sector::Named;
#[cfg(test)]
use crate::domain::book::Book;
use crate::domain::command::CommandId;
use crate::domain::id::*;
use crate::domain::record::Kind;
use crate::domain::subject::Invocation;
use crate::text::Text;
use alike::OneField;
use convenor::{Approval, Election, FirstOf};
use described_paper::{Correct, New};
use ending::{Ends, OneContactOf};
use fields::MOVED_ON;
use leader::LeaderFor;
use merging::Merging;
use paper::Paper;
use registration_form::{Beginning, Correction};
use seat::{HandingOver, Leaving, Replacing};
use sector::OfCommittee;
use setting::OneSetting;
use units::{Dissolving, MergingSectors, Renaming, Splitting};
use workroom::Entering;

/// Opens the editor of a command.
///
/// # Errors
/// Why it can't be opened: the record is gone, or can't be edited now, or something has to be
/// there first.
pub fn open(of: &Invocation, ctx: &Ctx<'_>) -> Result<RecordEditor, Text> {
    RecordEditor::open(of, paper_of(of)?, ctx)
}

/// The noun's side of the editor of a command.
fn paper_of(it: &Invocation) -> Result<Box<dyn Paper>, Text> {
    use CommandId::*;
    let of = &it.subject;
    let one = |kind| of.one(kind).ok_or_else(no_editor);
    let member = || one(Kind::Member).map(MemberId);
    let sector = || one(Kind::Sector).map(SectorId);
    let part = |kind, title, fields| -> Result<Box<dyn Paper>, Text> {
        Ok(Box::new(Correct::part(kind, one(kind)?, title, fields)))
    };
    let step = |of| -> Result<Box<dyn Paper>, Text> {
        Ok(Box::new(opinion::Step(of, OpinionId(one(Kind::Opinion)?))))
    };
    Ok(match it.command {
        Add(kind) => Box::new(New {
            kind,
            owner: of.only(),
            year: it.year,
        }),
        Alike(n) => {
            let (kind, _) = *of.records.first().ok_or_else(no_editor)?;
            let ids = of.all(kind).ok_or_else(no_editor)?;
            Box::new(OneField::of(kind, ids, n).ok_or_else(no_editor)?)
        }
        Set(n) => Box::new(OneSetting::of(n).ok_or_else(no_editor)?),
        Edit => match of.only().ok_or_else(no_editor)? {
            (Kind::RegistrationForm, id) => Box::new(Correction(FormId(id))),
            (kind, id) => Box::new(Correct::of(kind, id)),
        },
        End => {
            let (kind, _) = *of.records.first().ok_or_else(no_editor)?;
            let ids = of.all(kind).ok_or_else(no_editor)?;
            Box::new(Ends { kind, ids })
        }
        NameCoordinator => part(
            Kind::Committee,
            Text::of("登记总协调人", "name the coordinator"),
            &["coordinator", MOVED_ON],
        )?,
        SetPartyOrganisation => part(
            Kind::Committee,
            Text::of("登记党组织", "enter the Party organisation"),
            &["party_organisation"],
        )?,
        AssignCommittee => part(
            Kind::Sector,
            Text::of("明确联系专委会", "assign a committee"),
            &["committee"],
        )?,
        EnterWorkroom => match of.records.len() {
            0 | 1 => part(Kind::Member, workroom::TITLE, &["workroom", MOVED_ON])?,
            _ => Box::new(Entering(of.all(Kind::Member).ok_or_else(no_editor)?)),
        },
        AssignSectors => Box::new(OfCommittee(CommitteeId(one(Kind::Committee)?))),
        SplitSector => Box::new(Splitting(sector()?)),
        MergeSectors => Box::new(MergingSectors(sector()?)),
        Rename => Box::new(Renaming(match of.one(Kind::Committee) {
            Some(id) => Named::Committee(CommitteeId(id)),
            None => Named::Sector(sector()?),
        })),
        DissolveCommittee => Box::new(Dissolving(CommitteeId(one(Kind::Committee)?))),
        Leave => Box::new(Leaving(member()?)),
        Replace => Box::new(Replacing(member()?)),
        HandOver => Box::new(HandingOver(member()?)),
        Merge => Box::new(Merging(member()?)),
        EndKeyContact => Box::new(OneContactOf(member()?)),
        ElectConvenor => Box::new(Election(sector()?)),
        DesignateFirst => match of.one(Kind::Convenor) {
            Some(id) => Box::new(FirstOf::Convenor(ConvenorId(id))),
            None => Box::new(FirstOf::Sector(sector()?)),
        },
        RecordApproval => {
            let all = of.all(Kind::Convenor).ok_or_else(no_editor)?;
            Box::new(Approval(all.into_iter().map(ConvenorId).collect()))
        }
        ApproveInSitting => Box::new(sitting::Approvals(SittingId(one(Kind::CouncilSitting)?))),
        SolveProblem => Box::new(sitting::Solving(ProblemId(one(Kind::Problem)?))),
        AwardInSitting => Box::new(sitting::Awards(SittingId(one(Kind::CouncilSitting)?))),
        AssignLeader => Box::new(LeaderFor(sector()?)),
        DrawOpinion => Box::new(opinion::Drawn(FormId(one(Kind::RegistrationForm)?))),
        AssignOpinion => step(opinion::Of::Assign)?,
        SendOpinionBack => step(opinion::Of::SendBack)?,
        ConvertOpinion => step(opinion::Of::Convert)?,
        AnswerOpinion => step(opinion::Of::Answer)?,
        JudgeAnswer => step(opinion::Of::Judge)?,
        KeepPromise => step(opinion::Of::KeepPromise)?,
        CloseOpinion => step(opinion::Of::Close)?,
        BeginForm => Box::new(Beginning(of.one(Kind::Member).map(MemberId))),
        _ => return Err(no_editor()),
    })
}

/// What a draft says that no editor is for.
fn no_editor() -> Text {
    Text::of("没有对应的编辑窗口", "there is no editor for this")
}

/// What an editor is called, with the names that the book has now.
#[cfg(test)]
fn title(of: &Invocation, book: &Book) -> Text {
    paper_of(of).map_or_else(|why| why, |it| it.title(book))
}
