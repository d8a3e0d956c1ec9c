//! What a new record may stand there twice with: told to whoever enters it, and never refused. People share names.

use std::collections::HashSet;

use crate::domain::appointment::{Leader, Liaison};
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::contact::{ContactEntry, KeyContact};
use crate::domain::member::Member;
use crate::domain::record::Record;
use crate::domain::sitting::{AgendaItem, Problem};
use crate::domain::yearwork::{Activity, LeaderContact, Output};
use crate::text;
use crate::text::Text;

/// Why a record that is entered deserves a look beside those that there are.
pub(super) fn doubles(record: &Record, book: &Book, today: Today) -> Option<Text> {
    match record {
        Record::Liaison(it) if it.ended.is_none() => liaison(it, book, today),
        Record::Leader(it) if it.ended.is_none() => leader(it, book, today),
        Record::Member(it) => member(it, book, today),
        Record::KeyContact(it) => key_contact(it, book, today),
        Record::Activity(it) => activity(it, book),
        Record::Output(it) => output(it, book),
        Record::ContactEntry(it) => contact_entry(it, book),
        Record::LeaderContact(it) => leader_contact(it, book),
        Record::AgendaItem(it) => agenda_item(it, book),
        Record::Problem(it) => problem(it, book),
        _ => None,
    }
}

fn liaison(it: &Liaison, book: &Book, today: Today) -> Option<Text> {
    let serving = book.liaisons_of(it.sector, today.date);
    let other = serving.iter().find(|other| other.id != it.id)?;
    let (name, id, sector) = (&other.name, other.id, book.sector_name(it.sector));
    Some(text!(
        "{sector}已有在任联络员{name}（编号 {id}）；已换人的，请终止前一名。",
        "{sector} has the liaison {name} (#{id}) already. If the one took over from the other, end the former."
    ))
}

fn leader(it: &Leader, book: &Book, today: Today) -> Option<Text> {
    let mut all = book.leaders.iter();
    let stands = |other: &&Leader| {
        let ended = other.ended.as_ref();
        other.id != it.id
            && other.name == it.name
            && ended.is_none_or(|ended| ended.on > today.date)
    };
    let id = all.find(stands)?.id;
    let name = &it.name;
    Some(text!(
        "已有同名的主席会议成员{name}（编号 {id}），请核对是否重复登记。",
        "There is a leader {name} (#{id}) already; check that it is not the same person twice."
    ))
}

fn member(it: &Member, book: &Book, today: Today) -> Option<Text> {
    let mut serving = book.serving(today.date);
    let sector = *it.sector.latest();
    let same = |other: &&Member| {
        other.id != it.id && other.name == it.name && other.sector_on(today.date) == sector
    };
    let id = serving.find(same)?.id;
    let (name, sector) = (&it.name, book.sector_name(sector));
    Some(text!(
        "{sector}已有同名委员{name}（编号 {id}），请核对是否重复登记；重复的用 jiebie merge 合并。",
        "{sector} has a member {name} (#{id}) already; check that it is not the same person twice. Doubles are merged with jiebie merge."
    ))
}

fn key_contact(it: &KeyContact, book: &Book, today: Today) -> Option<Text> {
    let member = it.member_on(today.date);
    if book.member_name(member) == it.name {
        let name = &it.name;
        return Some(text!(
            "联系对象与委员本人同名（{name}），请核对。",
            "The contact has the member's own name ({name}); check it."
        ));
    }
    let kept = book.key_contacts_of(member, today.date);
    let id = kept
        .iter()
        .find(|other| other.id != it.id && other.name == it.name)?
        .id;
    let name = &it.name;
    Some(text!(
        "该委员已有同名的联系对象{name}（编号 {id}），请核对是否重复登记。",
        "The member has a contact {name} (#{id}) already; check that it is not entered twice."
    ))
}

fn output(it: &Output, book: &Book) -> Option<Text> {
    let year = Year::of(it.handed_in);
    let mut others = book.outputs.iter().filter(|other| {
        other.id != it.id && other.channel == it.channel && Year::of(other.handed_in) == year
    });
    let same = |other: &&Output| !it.number.is_empty() && other.number == it.number;
    let other = others.find(same)?;
    let (id, number, title) = (other.id, &other.number, &other.title);
    Some(text!(
        "{year}年案号 {number} 已是“{title}”（编号 {id}），请核对。",
        "Of {year} the number {number} is “{title}” (#{id}) already; check it."
    ))
}

fn contact_entry(it: &ContactEntry, book: &Book) -> Option<Text> {
    let mut all = book.contact_entries.iter();
    let same = |other: &&ContactEntry| {
        other.id != it.id && (other.key_contact, other.on) == (it.key_contact, it.on)
    };
    let other = all.find(same)?;
    let (id, day) = (other.id, other.on);
    Some(text!(
        "这个联系对象{day}已有一条联系记录（编号 {id}），请核对是否重复登记。",
        "This contact has an entry of {day} (#{id}) already; check that it is not entered twice."
    ))
}

fn leader_contact(it: &LeaderContact, book: &Book) -> Option<Text> {
    let mut all = book.leader_contacts.iter();
    let same = |other: &&LeaderContact| {
        other.id != it.id && (other.leader, other.sector, other.on) == (it.leader, it.sector, it.on)
    };
    let other = all.find(same)?;
    let (id, day) = (other.id, other.on);
    Some(text!(
        "该主席会议成员{day}联系这个界别已有记录（编号 {id}），请核对是否重复登记。",
        "The leader's contact with this sector of {day} (#{id}) is recorded already; check that it is not entered twice."
    ))
}

fn agenda_item(it: &AgendaItem, book: &Book) -> Option<Text> {
    let all = book.agenda_of(it.sitting).into_iter();
    let others: Vec<_> = all.filter(|other| other.id != it.id).collect();
    let other = others.iter().find(|other| {
        other.title == it.title || other.number.is_some() && other.number == it.number
    })?;
    let (id, title) = (other.id, &other.title);
    Some(match other.number.filter(|_| other.title != it.title) {
        Some(number) => text!(
            "本次会议第 {number} 项已是“{title}”（编号 {id}），请核对序号。",
            "Item {number} of this sitting is “{title}” (#{id}) already; check the number."
        ),
        None => text!(
            "本次会议已有议题“{title}”（编号 {id}），请核对是否重复登记。",
            "The sitting has an item “{title}” (#{id}) already; check that it is not entered twice."
        ),
    })
}

fn problem(it: &Problem, book: &Book) -> Option<Text> {
    let mut all = book.problems.iter();
    let same = |other: &&Problem| other.id != it.id && other.title == it.title;
    let other = all.find(|other| same(other) && other.sitting == it.sitting)?;
    let (id, title) = (other.id, &other.title);
    Some(text!(
        "本次会议已提出督办问题“{title}”（编号 {id}），请核对是否重复登记。",
        "The sitting has raised the problem “{title}” (#{id}) already; check that it is not entered twice."
    ))
}

/// What several sectors held together may be entered by each of them.
fn activity(it: &Activity, book: &Book) -> Option<Text> {
    let other = book.activities.iter().find(|other| {
        other.id != it.id && other.held_on == it.held_on && alike(&other.title, &it.title)
    })?;
    let (id, title, day) = (other.id, &other.title, other.held_on);
    let names = other.sectors.iter().map(|id| book.sector_name(*id));
    let names: Vec<_> = names.collect();
    let (zh, en) = match names.as_slice() {
        [] => ("市政协".to_owned(), "the organisation".to_owned()),
        names => (names.join("、"), names.join(", ")),
    };
    Some(text!(
        "{zh}{day}已登记活动“{title}”（编号 {id}），请核对是否重复；几个界别联合举办的只登记一次，举办界别选上各界别。",
        "{en} has an activity “{title}” on {day} (#{id}) already; check that it is not the same twice. What sectors hold together is entered once, with all of them."
    ))
}

/// Do two titles have most of what they say in common, pair by pair of characters?
fn alike(one: &str, other: &str) -> bool {
    let pairs = |title: &str| -> HashSet<(char, char)> {
        let chars = || title.chars().filter(|it| it.is_alphanumeric());
        chars().zip(chars().skip(1)).collect()
    };
    let (one, other) = (pairs(one), pairs(other));
    let common = one.intersection(&other).count();
    common > 0 && common * 3 >= one.len() + other.len()
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn titles_are_alike_that_have_most_in_common() {
        for (one, other, are) in [
            ("乡村教师周转房调研", "教育界“乡村教师周转房”专题调研", true),
            ("送医下乡", "送医下乡义诊", true),
            ("送医下乡", "经济形势座谈会", false),
            ("读书会", "调研", false),
        ] {
            assert_eq!(alike(one, other), are, "{one} {other}");
        }
    }
}
