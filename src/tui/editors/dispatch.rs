//! Which noun's paper serves which editor.

use super::What;
use super::convenor::{Approval, Election, FirstOf};
use super::ending::{Ends, OneContactOf};
use super::leader::LeaderFor;
use super::merging::Merging;
use super::organisation::OneSetting;
use super::paper::{Correct, New, Paper};
use super::registration_form::{Beginning, Correction};
use super::seat::{Leaving, Replacing};
use super::sector::OfCommittee;
use super::{
    activity, committee, key_contact, leader, leadership, liaison, member, output, sector,
    workroom, yearly_paper,
};
use crate::domain::appointment::{Convenor, Leader, Liaison};
use crate::domain::committee::Committee;
use crate::domain::contact::{KeyContact, Workroom};
use crate::domain::id::OnlyId;
use crate::domain::member::Member;
use crate::domain::organisation::Organisation;
use crate::domain::sector::Sector;
use crate::domain::yearwork::{Activity, Circular, Output, Plan, Study, Summary};
use crate::text::Text;

/// The paper of an editor.
pub(super) fn paper_of(what: &What) -> Box<dyn Paper> {
    match what.clone() {
        What::Organisation => Box::new(Correct::<Organisation>::of(OnlyId::ONLY)),
        What::Setting(key) => Box::new(OneSetting(key)),
        What::AddCommittee => Box::new(New::of(|ctx| Ok(committee::blank(ctx)))),
        What::EditCommittee(id) => Box::new(Correct::<Committee>::of(id)),
        What::NameCoordinator(id) => Box::new(Correct::<Committee>::part(
            id,
            Text::of("登记总协调人", "name the coordinator"),
            committee::COORDINATOR,
        )),
        What::SetPartyOrganisation(id) => Box::new(Correct::<Committee>::part(
            id,
            Text::of("登记党组织", "enter the Party organisation"),
            committee::PARTY,
        )),
        What::AssignSectors(id) => Box::new(OfCommittee(id)),
        What::AddSector(of) => Box::new(New::of(move |ctx| Ok(sector::blank(ctx, of))).about(
            move |book| {
                of.map(|id| book.committee_name(id).to_owned())
                    .unwrap_or_default()
            },
        )),
        What::EditSector(id) => Box::new(Correct::<Sector>::of(id)),
        What::AssignCommittee(id) => Box::new(Correct::<Sector>::part(
            id,
            Text::of("明确联系专委会", "assign a committee"),
            &["committee"],
        )),
        What::AddMember(of) => Box::new(New::of(move |ctx| member::blank(ctx, of)).about(
            move |book| {
                of.map(|id| book.sector_name(id).to_owned())
                    .unwrap_or_default()
            },
        )),
        What::EditMember(id) => Box::new(Correct::<Member>::of(id)),
        What::EnterWorkroom(id) => Box::new(Correct::<Member>::part(
            id,
            Text::of("入驻工作室", "enter a workroom"),
            member::WORKROOM,
        )),
        What::Leave(id) => Box::new(Leaving(id)),
        What::Merge(id) => Box::new(Merging(id)),
        What::Replace(id) => Box::new(Replacing(id)),
        What::Elect(sector) => Box::new(Election(sector)),
        What::EditConvenor(id) => Box::new(Correct::<Convenor>::of(id)),
        What::DesignateFirst(sector) => Box::new(FirstOf(sector, None)),
        What::MakeFirst(sector, convenor) => Box::new(FirstOf(sector, Some(convenor))),
        What::Approve(id) => Box::new(Approval(id)),
        What::EndConvenor(id) => Box::new(Ends::<Convenor>::of(id)),
        What::AddLiaison(of) => Box::new(
            New::of(move |ctx| liaison::blank(ctx, of))
                .about(move |book| book.sector_name(of).to_owned()),
        ),
        What::EditLiaison(id) => Box::new(Correct::<Liaison>::of(id)),
        What::EndLiaison(id) => Box::new(Ends::<Liaison>::of(id)),
        What::AddLeader(of) => Box::new(New::of(move |_| {
            Ok(leader::blank(of.into_iter().collect()))
        })),
        What::AssignLeader(sector) => Box::new(LeaderFor(sector)),
        What::EditLeader(id) => Box::new(Correct::<Leader>::of(id)),
        What::EndLeader(id) => Box::new(Ends::<Leader>::of(id)),
        What::AddKeyContact(of) => Box::new(
            New::of(move |ctx| key_contact::blank(ctx, of))
                .about(move |book| book.member_name(of).to_owned()),
        ),
        What::EditKeyContact(id) => Box::new(Correct::<KeyContact>::of(id)),
        What::EndKeyContact(id) => Box::new(Ends::<KeyContact>::of(id)),
        What::EndOneKeyContact(member) => Box::new(OneContactOf(member)),
        What::AddWorkroom => Box::new(New::of(|_| Ok(workroom::blank()))),
        What::EditWorkroom(id) => Box::new(Correct::<Workroom>::of(id)),
        What::AddPlan(body, year) => Box::new(
            New::of(move |ctx| yearly_paper::plan(ctx, body, year))
                .about(move |book| format!("{} {year}", book.body_name(body))),
        ),
        What::EditPlan(id) => Box::new(Correct::<Plan>::of(id)),
        What::AddSummary(body, year) => Box::new(
            New::of(move |ctx| yearly_paper::summary(ctx, body, year))
                .about(move |book| format!("{} {year}", book.body_name(body))),
        ),
        What::EditSummary(id) => Box::new(Correct::<Summary>::of(id)),
        What::AddActivity(of) => Box::new(New::of(move |ctx| Ok(activity::blank(ctx, of))).about(
            move |book| {
                of.map(|id| book.sector_name(id).to_owned())
                    .unwrap_or_default()
            },
        )),
        What::EditActivity(id) => Box::new(Correct::<Activity>::of(id)),
        What::AddOutput(of) => Box::new(
            New::of(move |ctx| output::blank(ctx, of))
                .about(move |book| book.sector_name(of).to_owned()),
        ),
        What::EditOutput(id) => Box::new(Correct::<Output>::of(id)),
        What::AddStudy => Box::new(New::of(|ctx| Ok(leadership::study(ctx)))),
        What::EditStudy(id) => Box::new(Correct::<Study>::of(id)),
        What::AddCircular(year) => Box::new(
            New::of(move |ctx| Ok(leadership::circular(ctx, year)))
                .about(move |_| year.to_string()),
        ),
        What::EditCircular(id) => Box::new(Correct::<Circular>::of(id)),
        What::BeginForm(member) => Box::new(Beginning(member)),
        What::CorrectForm(form) => Box::new(Correction(form)),
    }
}
