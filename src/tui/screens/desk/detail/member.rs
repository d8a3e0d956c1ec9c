//! The page of a member: the record, the charge, the key contacts, the year's forms.

use super::line::{DetailPage, gone, listed};
use crate::desk::lists::{earlier_of, terms_of};
use crate::desk::member::successor_of;
use crate::domain::form::Status;
use crate::domain::id::MemberId;
use crate::domain::record::Kind;
use crate::rules::proof;
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Place};
use crate::tui::screens::parts::dates::short;
use crate::tui::screens::parts::names::masked;

/// The page.
pub(super) fn page(id: MemberId, ctx: &Ctx<'_>) -> DetailPage {
    said(id, true, ctx)
}

/// The same without the key contacts, for who tells of each by itself.
pub(super) fn facts(id: MemberId, ctx: &Ctx<'_>) -> DetailPage {
    said(id, false, ctx)
}

fn said(id: MemberId, with_contacts: bool, ctx: &Ctx<'_>) -> DetailPage {
    let (book, locale, today) = (ctx.book(), ctx.locale, ctx.today());
    let (year, reference_date) = (today.year, today.reference_date());
    let Some(member) = book.members.get(id) else {
        return gone(locale);
    };
    let mut page = DetailPage::new(member.name.clone());
    let sex = member.sex.map(|it| it.word().say(locale).to_owned());
    let about = [sex.unwrap_or_default(), member.ethnicity.clone()].join(" ");
    page.field(
        &Text::of("性别民族", "sex, ethnicity"),
        about.trim(),
        locale,
    );
    let sector = member.sector_on(reference_date);
    page.to(
        &Text::of("界别", "sector"),
        book.sector_name(sector),
        Place::Dossier(Kind::Sector, sector.0),
        locale,
    );
    if let Some(committee) = book.committee_of(member, reference_date) {
        page.to(
            &Text::of("专委会", "committee"),
            book.committee_name(committee),
            Place::Dossier(Kind::Committee, committee.0),
            locale,
        );
    }
    page.always(
        &Text::of("单位职务", "employer, post"),
        member.employer.clone(),
        locale,
    );
    page.field(&Text::of("电话", "phone"), masked(&member.phone), locale);
    let room = member
        .workroom_on(reference_date)
        .and_then(|id| book.workrooms.get(id));
    let label = Text::of("工作室", "workroom");
    match room {
        Some(room) => {
            let place = Place::Dossier(Kind::Workroom, room.id.0);
            page.to(&label, &room.name, place, locale);
        }
        None => page.always(&label, "", locale),
    }
    if let Some(terms) = terms_of(book, member) {
        page.field(&Text::of("届次", "terms"), terms.say(locale), locale);
    }
    page.earlier(&earlier_of(book, member, reference_date), locale);
    if let Some(joined) = member.joined {
        page.field(&Text::of("任职起", "joined"), joined.to_string(), locale);
    }
    if let Some(former) = member.replaces {
        let name = book.member_name(former);
        let label = Text::of("接替", "replaces");
        page.to(&label, name, Place::Member(former), locale);
    }
    if let Some(left) = &member.left {
        let words = format!("{} {}", left.on, left.reason);
        page.field(&Text::of("离任", "left"), words.trim(), locale);
    }
    if let Some(next) = successor_of(book, id) {
        let label = Text::of("继任", "successor");
        page.to(&label, &next.name, Place::Member(next.id), locale);
    }
    for convenor in book.convenors_of(member.sector_on(reference_date), reference_date) {
        if convenor.member == id {
            let role = if convenor.is_first_on(reference_date) {
                Text::of("第一召集人", "first convenor")
            } else {
                Text::of("召集人", "convenor")
            };
            let since = convenor
                .elected
                .map(|day| short(day, year))
                .unwrap_or_default();
            let approved = match convenor.approval(reference_date, today.date) {
                Some(day) => {
                    let day = short(day, year);
                    text!(
                        "推选 {since}，审定 {day}",
                        "elected {since}, approved {day}"
                    )
                }
                None => text!("推选 {since}，待审定", "elected {since}, not approved"),
            };
            page.field(&role, approved.say(locale), locale);
        }
    }
    if with_contacts {
        contacts(id, ctx, &mut page);
    }
    forms(id, ctx, &mut page);
    let took_part = book
        .activities_in(year)
        .filter(|it| it.held_on <= reference_date && it.participants.contains(&id))
        .count();
    page.field(
        &Text::of("参加活动", "activities"),
        took_part.to_string(),
        locale,
    );
    let trainings = || proof::trainings(book, &today);
    let attended = trainings().filter(|it| it.attended.contains(&id)).count();
    let excused = trainings().filter(|it| it.excused.iter().any(|it| it.member == id));
    let words = match excused.count() {
        0 => Text::same(attended.to_string()),
        n => text!("{attended}，请假 {n}", "{attended}, excused {n}"),
    };
    page.field(
        &Text::of("参加培训", "trainings"),
        words.say(locale),
        locale,
    );
    page.field(&Text::of("备注", "note"), member.note.clone(), locale);
    page
}

fn contacts(id: MemberId, ctx: &Ctx<'_>, page: &mut DetailPage) {
    let (book, locale, year) = (ctx.book(), ctx.locale, ctx.today().year);
    let day = ctx.today().reference_date();
    let kept = book.key_contacts_of(id, day);
    let most = book.settings().key_contacts_max;
    let names = kept.iter().map(|it| match book.last_heard(it, day) {
        Some(heard) => it.name.clone() + &locale.in_brackets(&short(heard.on, year)),
        None => it.name.clone(),
    });
    let names = listed(names, locale);
    let value = format!("{}/{most} {names}", kept.len());
    page.field(
        &Text::of("重点联系", "key contacts"),
        value.trim_end(),
        locale,
    );
}

fn forms(id: MemberId, ctx: &Ctx<'_>, page: &mut DetailPage) {
    let (locale, year) = (ctx.locale, ctx.today().year);
    let tally = ctx.book().tally(id, year);
    let counts = Status::ALL.into_iter().filter(|it| tally.at(*it) > 0);
    let words = counts.map(|it| format!("{} {}", it.word().say(locale), tally.at(it)));
    let words = listed(words, locale);
    page.always(&text!("{year}登记表", "forms {year}"), words, locale);
}
