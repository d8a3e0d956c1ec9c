//! What the left says of a member: who it is, the facts, and the key contacts one by one.

use chrono::NaiveDate;

use super::page::told_of_record;
use crate::desk::erase::is_erased;
use crate::desk::member::successor_of;
use crate::domain::contact::KeyContact;
use crate::domain::id::{CommitteeId, SectorId};
use crate::domain::member::Member;
use crate::domain::record::Kind;
use crate::rules::{Finding, Subject};
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Place, ScreenName};
use crate::tui::panes::lines::Line;
use crate::tui::screens::board::Told;
use crate::tui::screens::desk::facts_of;
use crate::tui::screens::parts::dates::short;
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;

/// The name, and that the member left, when, and who followed.
pub(super) fn called(member: &Member, ctx: &Ctx<'_>) -> Text {
    let (book, name) = (ctx.book(), &member.name);
    let today = ctx.today();
    let left = member
        .left
        .as_ref()
        .filter(|it| it.on <= today.reference_date());
    let Some(left) = left else {
        return Text::same(name.clone());
    };
    let on = short(left.on, today.year);
    match successor_of(book, member.id) {
        Some(next) => {
            let next = &next.name;
            text!(
                "{name} 已离任 {on}（继任 {next}）",
                "{name}, left {on} (followed by {next})"
            )
        }
        None => text!("{name} 已离任 {on}", "{name}, left {on}"),
    }
}

pub(super) fn told(member: &Member, ctx: &Ctx<'_>) -> Told {
    let facts = facts_of((Kind::Member, member.id.0), ctx);
    let (lines, links) = facts.unwrap_or_default();
    let mut told = Told {
        title: titled(member, ctx).say(ctx.locale).to_owned(),
        lines,
        links,
    };
    for line in &mut told.lines {
        if let Line::Field {
            link: Some(_),
            role,
            ..
        } = line
        {
            *role = Role::Accent;
        }
    }
    contacts(&mut told, member, ctx);
    told
}

/// Of a sector and a committee what the desk says; of others what the record has in it.
pub(super) fn told_of_body(of: (Kind, u64), ctx: &Ctx<'_>) -> Told {
    let (book, name) = (ctx.book(), ctx.book().name_of(of.0, of.1));
    let Some((lines, links)) = facts_of(of, ctx) else {
        return told_of_record(of, ctx);
    };
    let mut told = Told {
        title: name.clone(),
        lines,
        links,
    };
    let day = ctx.today().reference_date();
    let (label, others) = match of {
        (Kind::Committee, id) => {
            let all = book.sectors_of(Some(CommitteeId(id)), day);
            let all = all.iter().map(|it| (Kind::Sector, it.id.0));
            (Text::of("所联系界别", "sectors"), all.collect())
        }
        (_, id) => {
            let sector = book.sectors.get(SectorId(id));
            let committee = sector.and_then(|it| it.committee_on(day));
            let all: Vec<_> = committee
                .map(|it| (Kind::Committee, it.0))
                .into_iter()
                .collect();
            (Text::of("联系专委会", "committee"), all)
        }
    };
    for (kind, id) in others {
        let name = book.name_of(kind, id);
        told.link(&label, name, Place::Dossier(kind, id), ctx);
    }
    let desk = ScreenName::Desk.title();
    told.link(&desk, name, Place::of(of.0, of.1, book), ctx);
    told
}

/// The name with the sector and the charge.
fn titled(member: &Member, ctx: &Ctx<'_>) -> Text {
    let (book, day) = (ctx.book(), ctx.today().reference_date());
    let sector = member.sector_on(day);
    let convenors = book.convenors_of(sector, day);
    let own = convenors.iter().find(|it| it.member == member.id);
    let (zh, en) = match own.map(|it| it.is_first_on(day)) {
        Some(true) => (" 第一召集人", ", first convenor"),
        Some(false) => (" 召集人", ", convenor"),
        None => ("", ""),
    };
    let (name, sector) = (&member.name, book.sector_name(sector));
    text!("{name} · {sector}{zh}", "{name} · {sector}{en}")
}

fn contacts(told: &mut Told, member: &Member, ctx: &Ctx<'_>) {
    let (book, day) = (ctx.book(), ctx.today().reference_date());
    let kept = book.key_contacts_of(member.id, day);
    let (count, most) = (kept.len(), book.settings().key_contacts_max);
    let head = text!("重点联系对象 {count}/{most}", "Key contacts {count}/{most}");
    told.head(&head, true, ctx);
    for contact in kept {
        contact_line(told, contact, day, ctx);
    }
    let erased = book.contacts_ever_of(member.id);
    match erased.filter(|it| is_erased(it)).count() {
        0 => {}
        n => {
            let words = text!(
                "另有 {n} 名，个人信息已按本人要求清除",
                "{n} more, erased at their own wish"
            );
            let line = Line::of(Role::Muted, words.say(ctx.locale));
            told.lines.push(line);
        }
    }
}

/// Name, employer, when and how heard last; marked where a rule has something to say of it.
fn contact_line(told: &mut Told, contact: &KeyContact, day: NaiveDate, ctx: &Ctx<'_>) {
    let (book, locale, year) = (ctx.book(), ctx.locale, ctx.today().year);
    let about = Subject::Record(Kind::KeyContact, contact.id.0);
    let findings = ctx.facts.findings.iter();
    let found: Option<&Finding> = findings
        .filter(|it| it.subject == about)
        .min_by_key(|it| it.level);
    let heard = book.last_heard(contact, day);
    let mark = match (found, heard) {
        (Some(it), _) => (of_level(it.level), role_of_level(it.level)),
        (None, Some(_)) => (Symbol::Verified, Role::Ok),
        (None, None) => (Symbol::Missing, Role::Muted),
    };
    let heard = match heard {
        Some(heard) => {
            let way = heard.way.word();
            let (on, zh, en) = (short(heard.on, year), &way.zh, &way.en);
            text!("{on} {zh}", "{on} {en}")
        }
        None => Text::of("没有联系记录", "never logged"),
    };
    let parts = [
        contact.name.as_str(),
        contact.employer.as_str(),
        heard.say(locale),
    ];
    let parts = parts.iter().filter(|it| !it.is_empty()).copied();
    let words = parts.collect::<Vec<_>>().join("  ");
    let place = Place::Record(Kind::KeyContact, contact.id.0);
    told.linked(mark, "", words, place);
}
