//! What the pages of the homes say: whom one asks at the office, how a member stands, what was promised.

use crate::desk::dossier::owed;
use crate::desk::home::{ConvenorHome, Duty, Person, Raised};
use crate::domain::id::{CommitteeId, MemberId, OpinionId, SectorId};
use crate::domain::opinion::Opinion;
use crate::domain::record::Kind;
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Place};
use crate::tui::panes::lines::Line;
use crate::tui::screens::board::Told;
use crate::tui::screens::dossier::{what_is_owed, when_owed};
use crate::tui::screens::parts::dates::{short, short_or_dash, with_weekday};
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::screens::parts::names::masked;
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;

/// Whom one asks at the office, what the office has in hand for the sector, and what it looked at last.
pub(super) fn office(id: SectorId, home: &ConvenorHome, ctx: &Ctx<'_>) -> Told {
    let (book, day, year) = (ctx.book(), ctx.today().reference_date(), ctx.today().year);
    let mut told = Told {
        title: Text::of("找办公室", "The office")
            .say(ctx.locale)
            .to_owned(),
        ..Told::default()
    };
    let sector = book.sectors.get(id);
    let committee = sector.and_then(|it| it.committee_on(day));
    match committee {
        Some(id) => of_committee(&mut told, id, ctx),
        None => {
            let none = Text::of(
                "还没有联系的专委会",
                "no committee looks after the sector yet",
            );
            told.say(&Text::of("专委会", "Committee"), none.say(ctx.locale), ctx);
        }
    }
    let label = Text::of("联络员", "Liaison");
    let liaisons = book.liaisons_of(id, day);
    for it in &liaisons {
        let words = [it.name.as_str(), &it.employer, &masked(&it.phone)].join(" ");
        let place = Place::Record(Kind::Liaison, it.id.0);
        told.link(&label, words.trim().to_owned(), place, ctx);
    }
    if liaisons.is_empty() {
        let none = Text::of("还没有", "none yet");
        told.say(&label, none.say(ctx.locale), ctx);
    }
    let head = Text::of("最近核实", "Verified last");
    told.head(&head, !home.verified.is_empty(), ctx);
    for it in &home.verified {
        let (kind, id) = it.record;
        let (on, by) = (short(it.on, year), &it.by);
        let words = format!("{on} {by}  {}", book.name_of(kind, id));
        told.linked(
            (Symbol::Verified, Role::Ok),
            "",
            words,
            Place::Record(kind, id),
        );
    }
    let count = home.office.len();
    let head = text!("由办公室办的 {count} 件", "With the office: {count}");
    told.head(&head, count > 0, ctx);
    for it in &home.office {
        let mark = (of_level(it.level), role_of_level(it.level));
        let when = when_owed(it, ctx);
        let what = what_is_owed(it, book.sector_name(id));
        let words = what.say(ctx.locale).to_owned();
        let (kind, of) = it.record;
        told.linked(mark, when.say(ctx.locale), words, Place::of(kind, of, book));
    }
    let word = Text::of("档案", "Dossier");
    let name = book.sector_name(id).to_owned();
    told.lines.push(Line::Blank);
    told.link(&word, name, Place::Dossier(Kind::Sector, id.0), ctx);
    told
}

fn of_committee(told: &mut Told, id: CommitteeId, ctx: &Ctx<'_>) {
    let (book, day) = (ctx.book(), ctx.today().reference_date());
    let name = book.committee_name(id).to_owned();
    let place = Place::Dossier(Kind::Committee, id.0);
    told.link(&Text::of("专委会", "Committee"), name, place, ctx);
    let director = book.committees.get(id);
    let director = director.and_then(|it| it.coordinator_on(day));
    let Some(director) = director else { return };
    let label = Text::of("总协调人", "Coordinator");
    match director.member.and_then(|id| book.members.get(id)) {
        Some(member) => {
            let words = format!("{} {}", member.name, masked(&member.phone));
            told.link(
                &label,
                words.trim().to_owned(),
                Place::Member(member.id),
                ctx,
            );
        }
        None => told.say(&label, &director.name, ctx),
    }
}

/// Those whom a duty is of, one by one.
pub(super) fn members(told: &mut Told, members: &[MemberId], ctx: &Ctx<'_>) {
    let count = members.len();
    let head = text!("哪几位（{count}）", "Who ({count})");
    told.head(&head, count > 0, ctx);
    for id in members {
        told.links.push(Place::Member(*id));
        told.lines.push(Line::Words {
            mark: None,
            lead: None,
            role: Role::Accent,
            text: ctx.book().member_name(*id).to_owned(),
            link: Some(told.links.len() - 1),
        });
    }
}

/// How a member stands, and what is wanting.
pub(super) fn person(person: &Person, ctx: &Ctx<'_>) -> Told {
    let (book, today, locale) = (ctx.book(), ctx.today(), ctx.locale);
    let name = book.member_name(person.member).to_owned();
    let mut told = Told {
        title: name.clone(),
        ..Told::default()
    };
    let employer = book.members.get(person.member);
    let employer = employer.map_or("", |it| it.employer.as_str());
    told.say(&Text::of("单位", "Employer"), employer, ctx);
    let forms = person.forms.counting();
    let forms = text!("{forms} 份", "{forms}");
    told.say(&Text::of("登记表", "Forms"), forms.say(locale), ctx);
    let (kept, most) = (person.contacts, book.settings().key_contacts_max);
    let contacts = format!("{kept}/{most}");
    told.say(&Text::of("重点联系", "Key contacts"), &contacts, ctx);
    let held = person.activities;
    let held = text!("{held} 次", "{held}");
    told.say(&Text::of("活动", "Activities"), held.say(locale), ctx);
    let last = short_or_dash(person.last, today.year);
    told.say(&Text::of("最近", "Last"), &last, ctx);
    let word = Text::of("履职档案", "Dossier");
    told.link(&word, name.clone(), Place::Member(person.member), ctx);
    let of = (Kind::Member, person.member.0);
    let all = owed(of, &ctx.facts.findings, book, today);
    told.head(&Text::of("要办", "To do"), !all.is_empty(), ctx);
    for it in &all {
        let mut line = Line::marked(
            of_level(it.level),
            role_of_level(it.level),
            what_is_owed(it, &name).say(locale).to_owned(),
        );
        if let Line::Words { lead, role, .. } = &mut line {
            *lead = Some((*role, when_owed(it, ctx).say(locale).to_owned()));
            *role = Role::Plain;
        }
        told.lines.push(line);
    }
    told
}

/// What was promised for an opinion, by whom and by when.
pub(super) fn promise(opinion: &Opinion, ctx: &Ctx<'_>) -> Told {
    let (id, title) = (opinion.id, &opinion.title);
    let words = text!("意见 #{id} · {title}", "Opinion #{id} · {title}");
    let mut told = Told {
        title: words.say(ctx.locale).to_owned(),
        ..Told::default()
    };
    let name = ctx.book().member_name(opinion.reporter).to_owned();
    let label = Text::of("反映人", "Reporter");
    told.link(&label, name, Place::Member(opinion.reporter), ctx);
    promised(&mut told, opinion, ctx);
    let label = Text::of("登记", "Record");
    let record = format!("#{id}");
    told.link(&label, record, Place::Record(Kind::Opinion, id.0), ctx);
    told
}

/// What is said of an opinion, and what was answered and promised.
fn promised(told: &mut Told, opinion: &Opinion, ctx: &Ctx<'_>) {
    let (locale, year) = (ctx.locale, ctx.today().year);
    told.say(&Text::of("内容", "Content"), &opinion.content, ctx);
    let units: Vec<&str> = opinion.standing().map(|it| it.unit.as_str()).collect();
    let units = units.join(locale.between());
    told.say(&Text::of("承办单位", "Unit"), &units, ctx);
    for answer in &opinion.answers {
        let on = short(answer.on, year);
        let what = answer.what.as_str();
        let words = text!("{on} {what}", "{on} {what}");
        told.say(&Text::of("答复", "Answer"), words.say(locale), ctx);
        let Some(promise) = answer.promise else {
            continue;
        };
        let by = with_weekday(promise.by, year);
        let kept = promise.kept.map(|on| short(on, year));
        let (zh, en) = (&by.zh, &by.en);
        let words = match kept {
            Some(on) => text!("{zh} 前办到，{on} 已办到", "by {en}; done on {on}"),
            None => text!("{zh} 前办到", "by {en}"),
        };
        told.say(&Text::of("承诺", "Promise"), words.say(locale), ctx);
    }
}

/// What a duty is, whole, and what Enter does.
pub(super) fn duty(duty: &Duty, ctx: &Ctx<'_>) -> Told {
    let locale = ctx.locale;
    let mut told = Told {
        title: duty.lead.say(locale).to_owned(),
        ..Told::default()
    };
    told.lines.push(Line::plain(duty.what.say(locale)));
    if !duty.beside.say(locale).is_empty() {
        told.lines
            .push(Line::of(Role::Muted, duty.beside.say(locale)));
    }
    if let Some((label, _)) = &duty.step {
        told.lines.push(Line::Blank);
        let words = format!("Enter {}", label.say(locale));
        told.lines.push(Line::of(Role::Key, words));
    }
    told
}

/// What became of an opinion that the member brought in.
pub(super) fn raised(raised: &Raised, ctx: &Ctx<'_>) -> Told {
    let mut told = Told::default();
    let Some(opinion) = opinion(raised.opinion, ctx) else {
        return told;
    };
    told.title = opinion.title.clone();
    told.lines.push(Line::plain(raised.said.say(ctx.locale)));
    told.lines.push(Line::Blank);
    let on = short(opinion.received_on, ctx.today().year);
    told.say(&Text::of("反映时间", "Brought in"), &on, ctx);
    promised(&mut told, opinion, ctx);
    told
}

fn opinion<'c>(id: OpinionId, ctx: &'c Ctx<'_>) -> Option<&'c Opinion> {
    ctx.book().opinions.get(id)
}
