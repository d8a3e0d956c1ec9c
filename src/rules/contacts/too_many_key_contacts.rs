//! J1504: no member keeps more key contacts than can be looked after.

use super::kept;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::Place;
use crate::text;
use crate::text::{Text, counted};

pub(super) static RULE: Rule = Rule {
    code: "J1504",
    name: "too-many-key-contacts",
    article: Some(15),
    level: Level::Breach,
    settings: &["key-contacts-max"],
    title: Text::of("重点联系对象过多", "Too many key contacts"),
    why: Text::of(
        "每名委员重点联系3至5名界别群众；过多则难以深入。",
        "Every member focuses on three to five constituents; with more there is no focus.",
    ),
    remedy: Text::of(
        "终止部分重点联系，保留规定人数。",
        "End some of the contacts.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let most = book.settings().key_contacts_max as usize;
    let reference_date = today.reference_date();
    let kept = kept(book, reference_date);
    for member in book.serving(reference_date) {
        let count = kept.get(&member.id).copied().unwrap_or(0);
        if count > most {
            let remedy = Remedy::edit_key_contacts(member.id);
            findings.add_counted(count, Place::member(book, member, today), remedy);
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let (name, count) = (names::person_of(finding, book), finding.count);
    let most = book.settings().key_contacts_max;
    let contacts = counted(count as usize, "key contact");
    text!(
        "{name}重点联系{count}人，超过{most}人",
        "{name} keeps {contacts}; at most {most} are asked"
    )
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::contact::KeyContact;
    use crate::rules::testing::{Case, day};
    vec![
        Case::breach("six", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.key_contacts(wang, 6);
        }),
        Case::silent("six, one of them from tomorrow on", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            let contacts = s.key_contacts(wang, 6);
            s.edit(contacts[0], |it: &mut KeyContact| {
                it.since = Some(day("2026-07-02"))
            });
        }),
        Case::silent("five", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.key_contacts(wang, 5);
        }),
    ]
}
