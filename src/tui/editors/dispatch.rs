//! Which noun's paper serves which editor.

use super::What;
use super::convenor::{Approval, Election, FirstOf};
use super::ending::{Ends, OneContactOf};
use super::fields::MOVED_ON;
use super::leader::LeaderFor;
use super::merging::Merging;
use super::organisation::OneSetting;
use super::paper::{Correct, New, Paper, find};
use super::registration_form::{Beginning, Correction};
use super::seat::{Leaving, Replacing};
use super::sector::OfCommittee;
use crate::domain::appointment::{Convenor, Leader, Liaison};
use crate::domain::book::Book;
use crate::domain::committee::Committee;
use crate::domain::contact::{KeyContact, Workroom};
use crate::domain::described::Described;
use crate::domain::id::{OnlyId, SectorId};
use crate::domain::member::Member;
use crate::domain::organisation::Organisation;
use crate::domain::sector::Sector;
use crate::domain::yearwork::{Activity, Body, Circular, Output, Plan, Study, Summary};
use crate::text::Text;

/// The paper of an editor.
pub(super) fn paper_of(what: &What) -> Box<dyn Paper> {
    match what.clone() {
        What::Organisation => Box::new(Correct::<Organisation>::of(OnlyId::ONLY)),
        What::Setting(key) => Box::new(OneSetting(key)),
        What::AddCommittee => Box::new(New::<Committee>::of(|_, _| Ok(()))),
        What::EditCommittee(id) => Box::new(Correct::<Committee>::of(id)),
        What::NameCoordinator(id) => Box::new(Correct::<Committee>::part(
            id,
            Text::of("登记总协调人", "name the coordinator"),
            &["coordinator", MOVED_ON],
        )),
        What::SetPartyOrganisation(id) => Box::new(Correct::<Committee>::part(
            id,
            Text::of("登记党组织", "enter the Party organisation"),
            &["party_organisation"],
        )),
        What::AssignSectors(id) => Box::new(OfCommittee(id)),
        What::AddSector(of) => Box::new(
            New::<Sector>::of(move |it, _| {
                it.committee = of.into();
                Ok(())
            })
            .about(move |book| {
                of.map(|id| book.committee_name(id).to_owned())
                    .unwrap_or_default()
            }),
        ),
        What::EditSector(id) => Box::new(Correct::<Sector>::of(id)),
        What::AssignCommittee(id) => Box::new(Correct::<Sector>::part(
            id,
            Text::of("明确联系专委会", "assign a committee"),
            &["committee"],
        )),
        What::AddMember(of) => Box::new(
            New::<Member>::of(move |it, ctx| {
                if ctx.book().sectors.is_empty() {
                    return Err(super::no_sectors());
                }
                // None of the choices, so that one has to be chosen.
                it.sector = of.unwrap_or(SectorId(0)).into();
                Ok(())
            })
            .about(move |book| {
                of.map(|id| book.sector_name(id).to_owned())
                    .unwrap_or_default()
            }),
        ),
        What::EditMember(id) => Box::new(Correct::<Member>::of(id)),
        What::EnterWorkroom(id) => Box::new(Correct::<Member>::part(
            id,
            Text::of("入驻工作室", "enter a workroom"),
            &["workroom", MOVED_ON],
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
            New::<Liaison>::of(move |it, ctx| {
                it.sector = find(&ctx.book().sectors, of)?.id;
                Ok(())
            })
            .about(move |book| book.sector_name(of).to_owned()),
        ),
        What::EditLiaison(id) => Box::new(Correct::<Liaison>::of(id)),
        What::EndLiaison(id) => Box::new(Ends::<Liaison>::of(id)),
        What::AddLeader(of) => Box::new(New::<Leader>::of(move |it, _| {
            it.sectors = of.into_iter().collect::<Vec<_>>().into();
            Ok(())
        })),
        What::AssignLeader(sector) => Box::new(LeaderFor(sector)),
        What::EditLeader(id) => Box::new(Correct::<Leader>::of(id)),
        What::EndLeader(id) => Box::new(Ends::<Leader>::of(id)),
        What::AddKeyContact(of) => Box::new(
            New::<KeyContact>::of(move |it, ctx| {
                it.member = find(&ctx.book().members, of)?.id;
                Ok(())
            })
            .about(move |book| book.member_name(of).to_owned()),
        ),
        What::EditKeyContact(id) => Box::new(Correct::<KeyContact>::of(id)),
        What::EndKeyContact(id) => Box::new(Ends::<KeyContact>::of(id)),
        What::EndOneKeyContact(member) => Box::new(OneContactOf(member)),
        What::AddWorkroom => Box::new(New::<Workroom>::of(|_, _| Ok(()))),
        What::EditWorkroom(id) => Box::new(Correct::<Workroom>::of(id)),
        What::AddPlan(body, year) => Box::new(
            New::<Plan>::of(move |it, ctx| {
                known(ctx.book(), body)?;
                it.body = body;
                it.year = year;
                it.made_on = ctx.today().within(year);
                it.title = format!("{year}年{}工作计划", ctx.book().body_name(body));
                Ok(())
            })
            .about(move |book| format!("{} {year}", book.body_name(body))),
        ),
        What::EditPlan(id) => Box::new(Correct::<Plan>::of(id)),
        What::AddSummary(body, year) => Box::new(
            New::<Summary>::of(move |it, ctx| {
                known(ctx.book(), body)?;
                it.body = body;
                it.year = year;
                it.made_on = ctx.today().within(year);
                it.title = format!("{year}年{}工作总结", ctx.book().body_name(body));
                Ok(())
            })
            .about(move |book| format!("{} {year}", book.body_name(body))),
        ),
        What::EditSummary(id) => Box::new(Correct::<Summary>::of(id)),
        What::AddActivity(of) => Box::new(
            New::<Activity>::of(move |it, _| {
                it.sectors = of.into_iter().collect();
                Ok(())
            })
            .about(move |book| {
                of.map(|id| book.sector_name(id).to_owned())
                    .unwrap_or_default()
            }),
        ),
        What::EditActivity(id) => Box::new(Correct::<Activity>::of(id)),
        What::AddOutput(of) => Box::new(
            New::<Output>::of(move |it, ctx| {
                it.sector = find(&ctx.book().sectors, of)?.id;
                Ok(())
            })
            .about(move |book| book.sector_name(of).to_owned()),
        ),
        What::EditOutput(id) => Box::new(Correct::<Output>::of(id)),
        What::AddStudy => Box::new(New::<Study>::of(|_, _| Ok(()))),
        What::EditStudy(id) => Box::new(Correct::<Study>::of(id)),
        What::AddCircular(year) => Box::new(
            New::<Circular>::of(move |it, ctx| {
                *it = Circular::blank(ctx.book(), ctx.today().looking_at(year));
                Ok(())
            })
            .about(move |_| year.to_string()),
        ),
        What::EditCircular(id) => Box::new(Correct::<Circular>::of(id)),
        What::BeginForm(member) => Box::new(Beginning(member)),
        What::CorrectForm(form) => Box::new(Correction(form)),
    }
}

/// That whoever owes a paper is there.
fn known(book: &Book, body: Body) -> Result<(), Text> {
    match body {
        Body::Sector(id) => find(&book.sectors, id).map(|_| ()),
        Body::Committee(id) => find(&book.committees, id).map(|_| ()),
    }
}
