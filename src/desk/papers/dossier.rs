//! A member's dossier on paper: all that was done, or for an award only what is chosen of it.

use super::proof::proof;
use crate::desk::Desk;
use crate::desk::dossier::events;
use crate::desk::keep::find;
use crate::desk::refusal::Refusal;
use crate::domain::id::MemberId;
use crate::domain::member::Member;
use crate::domain::record::Kind;
use crate::exchange::office::word::Paper;
use crate::exchange::papers::dossier::{MOST, PrintedDossier, paper as printed};

/// The page of a member; `only` are the records of which it tells, where not all.
///
/// # Errors
/// There is no such member, or the store can't be read.
pub fn paper(desk: &Desk, id: MemberId, only: &[(Kind, u64)]) -> Result<Paper, Refusal> {
    let (book, day) = (desk.book(), desk.today().reference_date());
    let member = find::<Member>(book, id)?;
    let told = events((Kind::Member, id.0), desk)?;
    let older = told.older_forms;
    let all = told.all.into_iter();
    let all = all.filter(|it| only.is_empty() || only.contains(&it.record));
    let all: Vec<_> = all.collect();
    let left_out = all.len().saturating_sub(MOST);
    let entries = all.into_iter().take(MOST).map(|it| {
        let (kind, what) = (it.kind.zh.into_owned(), it.what.zh.into_owned());
        [it.on.to_string(), kind, what]
    });
    Ok(printed(&PrintedDossier {
        organisation: book
            .organisation()
            .map_or(String::new(), |it| it.name.clone()),
        as_of: day,
        facts: facts(desk, &member),
        entries: entries.collect(),
        left_out: match only.is_empty() {
            true => left_out + older,
            false => left_out,
        },
        proof: proof(desk)?,
    }))
}

fn facts(desk: &Desk, member: &Member) -> Vec<(&'static str, String)> {
    let (book, day) = (desk.book(), desk.today().reference_date());
    let sector = member.sector_on(day);
    let sex = member
        .sex
        .map_or(String::new(), |it| it.word().zh.into_owned());
    let committee = book.committee_of(member, day);
    let charges = book.convenors.iter().filter(|it| it.member == member.id);
    let charges = charges.filter(|it| book.is_convenor(it, day)).map(|it| {
        let first = if it.is_first_on(day) {
            "第一召集人"
        } else {
            "召集人"
        };
        format!("{}{first}", book.sector_name(it.sector))
    });
    let room = member.workroom_on(day);
    let seat = match (&member.left, member.joined) {
        (Some(left), _) if left.on <= day => format!("{} 离任", left.on),
        (_, Some(joined)) => format!("{joined} 起"),
        _ => "届初起".to_owned(),
    };
    let contacts = book.key_contacts_of(member.id, day).into_iter();
    let contacts: Vec<String> = contacts.map(|it| it.name.clone()).collect();
    let all = [
        ("姓名", member.name.clone()),
        ("性别民族", format!("{sex} {}", member.ethnicity)),
        ("界别", book.sector_name(sector).to_owned()),
        (
            "所在专委会",
            committee.map_or(String::new(), |id| book.committee_name(id).to_owned()),
        ),
        ("单位职务", member.employer.clone()),
        ("任职", seat),
        ("职务", charges.collect::<Vec<_>>().join("、")),
        (
            "工作室",
            room.map_or(String::new(), |id| book.name_of(Kind::Workroom, id.0)),
        ),
        ("重点联系对象", contacts.join("、")),
    ];
    let said = all
        .into_iter()
        .map(|(label, it)| (label, it.trim().to_owned()));
    said.filter(|it| !it.1.is_empty()).collect()
}
