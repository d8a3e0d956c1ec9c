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
use crate::domain::appointment::{Leader, Liaison};
use crate::domain::book::Book;
use crate::domain::committee::Committee;
use crate::domain::contact::{KeyContact, Workroom};
use crate::domain::described::Described;
use crate::domain::id::{Id, OnlyId, SectorId};
use crate::domain::member::Member;
use crate::domain::record::Kind;
use crate::domain::sector::Sector;
use crate::domain::yearwork::{Activity, Body, Circular, Output, Plan, Study, Summary};
use crate::text::Text;

/// The paper of an editor.
pub(super) fn paper_of(what: &What) -> Box<dyn Paper> {
    match what.clone() {
        What::Organisation => correct(Kind::Organisation, OnlyId::ONLY),
        What::Setting(key) => Box::new(OneSetting(key)),
        What::AddCommittee => Box::new(New::of::<Committee>(|_, _| Ok(()))),
        What::EditCommittee(id) => correct(Kind::Committee, id),
        What::NameCoordinator(id) => Box::new(Correct::part::<Committee>(
            id,
            Text::of("登记总协调人", "name the coordinator"),
            &["coordinator", MOVED_ON],
        )),
        What::SetPartyOrganisation(id) => Box::new(Correct::part::<Committee>(
            id,
            Text::of("登记党组织", "enter the Party organisation"),
            &["party_organisation"],
        )),
        What::AssignSectors(id) => Box::new(OfCommittee(id)),
        What::AddSector(of) => Box::new(
            New::of::<Sector>(move |it, _| {
                it.committee = of.into();
                Ok(())
            })
            .about(move |book| {
                of.map(|id| book.committee_name(id).to_owned())
                    .unwrap_or_default()
            }),
        ),
        What::EditSector(id) => correct(Kind::Sector, id),
        What::AssignCommittee(id) => Box::new(Correct::part::<Sector>(
            id,
            Text::of("明确联系专委会", "assign a committee"),
            &["committee"],
        )),
        What::AddMember(of) => Box::new(
            New::of::<Member>(move |it, ctx| {
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
        What::EditMember(id) => correct(Kind::Member, id),
        What::EnterWorkroom(id) => Box::new(Correct::part::<Member>(
            id,
            Text::of("入驻工作室", "enter a workroom"),
            &["workroom", MOVED_ON],
        )),
        What::Leave(id) => Box::new(Leaving(id)),
        What::Merge(id) => Box::new(Merging(id)),
        What::Replace(id) => Box::new(Replacing(id)),
        What::Elect(sector) => Box::new(Election(sector)),
        What::EditConvenor(id) => correct(Kind::Convenor, id),
        What::DesignateFirst(sector) => Box::new(FirstOf(sector, None)),
        What::MakeFirst(sector, convenor) => Box::new(FirstOf(sector, Some(convenor))),
        What::Approve(id) => Box::new(Approval(id)),
        What::EndConvenor(id) => end(Kind::Convenor, id),
        What::AddLiaison(of) => Box::new(
            New::of::<Liaison>(move |it, ctx| {
                it.sector = find(&ctx.book().sectors, of)?.id;
                Ok(())
            })
            .about(move |book| book.sector_name(of).to_owned()),
        ),
        What::EditLiaison(id) => correct(Kind::Liaison, id),
        What::EndLiaison(id) => end(Kind::Liaison, id),
        What::AddLeader(of) => Box::new(New::of::<Leader>(move |it, _| {
            it.sectors = of.into_iter().collect::<Vec<_>>().into();
            Ok(())
        })),
        What::AssignLeader(sector) => Box::new(LeaderFor(sector)),
        What::EditLeader(id) => correct(Kind::Leader, id),
        What::EndLeader(id) => end(Kind::Leader, id),
        What::AddKeyContact(of) => Box::new(
            New::of::<KeyContact>(move |it, ctx| {
                it.member = find(&ctx.book().members, of)?.id;
                Ok(())
            })
            .about(move |book| book.member_name(of).to_owned()),
        ),
        What::EditKeyContact(id) => correct(Kind::KeyContact, id),
        What::EndKeyContact(id) => end(Kind::KeyContact, id),
        What::EndOneKeyContact(member) => Box::new(OneContactOf(member)),
        What::AddWorkroom => Box::new(New::of::<Workroom>(|_, _| Ok(()))),
        What::EditWorkroom(id) => correct(Kind::Workroom, id),
        What::AddPlan(body, year) => Box::new(
            New::of::<Plan>(move |it, ctx| {
                known(ctx.book(), body)?;
                it.body = body;
                it.year = year;
                it.made_on = ctx.today().within(year);
                it.title = format!("{year}年{}工作计划", ctx.book().body_name(body));
                Ok(())
            })
            .about(move |book| format!("{} {year}", book.body_name(body))),
        ),
        What::EditPlan(id) => correct(Kind::Plan, id),
        What::AddSummary(body, year) => Box::new(
            New::of::<Summary>(move |it, ctx| {
                known(ctx.book(), body)?;
                it.body = body;
                it.year = year;
                it.made_on = ctx.today().within(year);
                it.title = format!("{year}年{}工作总结", ctx.book().body_name(body));
                Ok(())
            })
            .about(move |book| format!("{} {year}", book.body_name(body))),
        ),
        What::EditSummary(id) => correct(Kind::Summary, id),
        What::AddActivity(of) => Box::new(
            New::of::<Activity>(move |it, _| {
                it.sectors = of.into_iter().collect();
                Ok(())
            })
            .about(move |book| {
                of.map(|id| book.sector_name(id).to_owned())
                    .unwrap_or_default()
            }),
        ),
        What::EditActivity(id) => correct(Kind::Activity, id),
        What::AddOutput(of) => Box::new(
            New::of::<Output>(move |it, ctx| {
                it.sector = find(&ctx.book().sectors, of)?.id;
                Ok(())
            })
            .about(move |book| book.sector_name(of).to_owned()),
        ),
        What::EditOutput(id) => correct(Kind::Output, id),
        What::AddStudy => Box::new(New::of::<Study>(|_, _| Ok(()))),
        What::EditStudy(id) => correct(Kind::Study, id),
        What::AddCircular(year) => Box::new(
            New::of::<Circular>(move |it, ctx| {
                *it = Circular::blank(ctx.book(), ctx.today().looking_at(year));
                Ok(())
            })
            .about(move |_| year.to_string()),
        ),
        What::EditCircular(id) => correct(Kind::Circular, id),
        What::BeginForm(member) => Box::new(Beginning(member)),
        What::CorrectForm(form) => Box::new(Correction(form)),
    }
}

fn correct(kind: Kind, id: impl Id) -> Box<dyn Paper> {
    Box::new(Correct::of(kind, id.raw()))
}

fn end(kind: Kind, id: impl Id) -> Box<dyn Paper> {
    let id = id.raw();
    Box::new(Ends { kind, id })
}

/// That whoever owes a paper is there.
fn known(book: &Book, body: Body) -> Result<(), Text> {
    match body {
        Body::Sector(id) => find(&book.sectors, id).map(|_| ()),
        Body::Committee(id) => find(&book.committees, id).map(|_| ()),
    }
}
