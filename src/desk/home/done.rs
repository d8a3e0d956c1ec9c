//! What a member did in the year, each kind in a line of plain words.

use chrono::NaiveDate;

use super::duty::{Duty, Standing};
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year, short};
use crate::domain::form::Status;
use crate::domain::id::MemberId;
use crate::domain::record::Kind;
use crate::text;
use crate::text::Text;

const NOTHING: Text = Text::of("", "");

/// What the member did in the year, each kind in a line.
pub(super) fn done(id: MemberId, book: &Book, today: Today) -> Vec<Duty> {
    let day = today.reference_date();
    let all = [
        ("done-forms", forms(id, book, today.year)),
        ("done-contacts", contacts(id, book, day)),
        ("done-heard", heard(id, book, today)),
        ("done-workroom", workroom(id, book, today)),
        ("done-activities", activities(id, book, today)),
        ("done-trainings", trainings(id, book, today)),
        ("done-outputs", outputs(id, book, today)),
    ];
    let done = all.into_iter().filter_map(|(source, said)| {
        let (what, beside) = said?;
        Some(Duty {
            standing: Standing::Done,
            lead: Text::of("做到了", "done"),
            what,
            beside,
            by: None,
            step: None,
            source: source.to_owned(),
            record: (Kind::Member, id.0),
        })
    });
    done.collect()
}

/// What was done, and what is said beside it.
type Said = Option<(Text, Text)>;

fn forms(id: MemberId, book: &Book, year: Year) -> Said {
    let tally = book.tally(id, year);
    let (count, filed) = (
        tally.counting(),
        tally.at(Status::Filed) + tally.at(Status::Uploaded),
    );
    let what = text!("交了登记表 {count} 份", "handed in forms: {count}");
    (count > 0).then(|| (what, text!("已备案 {filed} 份", "{filed} filed")))
}

fn contacts(id: MemberId, book: &Book, day: NaiveDate) -> Said {
    let kept = book.key_contacts_of(id, day);
    let (count, settings) = (kept.len(), book.settings());
    let asked = settings.key_contacts_min as usize..=settings.key_contacts_max as usize;
    let names: Vec<&str> = kept.iter().map(|it| it.name.as_str()).collect();
    let (zh, en) = (names.join("、"), names.join(", "));
    let what = text!(
        "确定了重点联系对象 {count} 名：{zh}",
        "chose key contacts ({count}): {en}"
    );
    asked.contains(&count).then_some((what, NOTHING))
}

fn heard(id: MemberId, book: &Book, today: Today) -> Said {
    let day = today.reference_date();
    let entries = book
        .contacts_ever_of(id)
        .flat_map(|it| book.entries_of(it.id));
    let theirs = entries.filter(|it| it.member(book) == Some(id) && it.on <= day);
    let days: Vec<NaiveDate> = theirs
        .map(|it| it.on)
        .filter(|on| Year::of(*on) == today.year)
        .collect();
    let (count, last) = (days.len(), days.iter().max()?);
    let last = short(*last, today.year);
    Some((
        text!(
            "听取重点联系对象的意见 {count} 次",
            "heard key contacts: {count}"
        ),
        text!("最近 {last}", "last on {last}"),
    ))
}

fn workroom(id: MemberId, book: &Book, today: Today) -> Said {
    let day = today.reference_date();
    let member = book.members.get(id)?;
    let name = book.name_of(Kind::Workroom, member.workroom_on(day)?.0);
    let since = member.workroom.days().filter(|on| *on <= day).max();
    let since = since.map(|on| short(on, today.year));
    Some((
        text!("入驻工作室：{name}", "joined the workroom {name}"),
        since.map_or(NOTHING, |on| text!("{on} 起", "since {on}")),
    ))
}

fn activities(id: MemberId, book: &Book, today: Today) -> Said {
    let day = today.reference_date();
    let held = book.activities_in(today.year);
    let held = held.filter(|it| it.held_on <= day && it.participants.contains(&id));
    let mut held: Vec<_> = held.collect();
    held.sort_by_key(|it| (it.held_on, it.id));
    let named = |en: bool| {
        let each = held.iter().map(|it| {
            let (on, kind) = (short(it.held_on, today.year), it.kind.word());
            format!("{on} {}", if en { &kind.en } else { &kind.zh })
        });
        each.collect::<Vec<_>>().join(if en { ", " } else { "，" })
    };
    let (count, zh, en) = (held.len(), named(false), named(true));
    let what = text!(
        "参加活动 {count} 次：{zh}",
        "took part in activities ({count}): {en}"
    );
    (count > 0).then_some((what, NOTHING))
}

fn trainings(id: MemberId, book: &Book, today: Today) -> Said {
    let all = book.trainings.iter();
    let theirs = all.filter(|it| {
        Year::of(it.held_on) == today.year
            && it.held_on <= today.reference_date()
            && it.attended.contains(&id)
    });
    let titles: Vec<&str> = theirs.map(|it| it.title.as_str()).collect();
    let (count, zh, en) = (titles.len(), titles.join("、"), titles.join(", "));
    let what = text!(
        "参加学习培训 {count} 次：{zh}",
        "attended trainings ({count}): {en}"
    );
    (count > 0).then_some((what, NOTHING))
}

fn outputs(id: MemberId, book: &Book, today: Today) -> Said {
    let day = today.reference_date();
    let all = book.outputs_in(today.year);
    let theirs = all.filter(|it| it.handed_in <= day && it.wrote().any(|who| who == id));
    let titles: Vec<&str> = theirs.map(|it| it.title.as_str()).collect();
    let (count, first) = (titles.len(), titles.first()?);
    let what = match count {
        1 => text!("提交履职成果：{first}", "handed in an output: {first}"),
        _ => text!(
            "提交履职成果 {count} 件，如{first}",
            "handed in outputs ({count}), such as {first}"
        ),
    };
    Some((what, NOTHING))
}
