//! J1503: every member keeps enough key contacts.

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
    code: "J1503",
    name: "too-few-key-contacts",
    article: Some(15),
    level: Level::Due,
    settings: &["key-contacts-min", "establish-days"],
    title: Text::of("重点联系对象不足", "Too few key contacts"),
    why: Text::of(
        "每名委员重点联系3至5名界别群众。",
        "Every member focuses on three to five constituents.",
    ),
    remedy: Text::of(
        "由委员自主选择并补充重点联系对象。",
        "Let the member choose more constituents, and record them.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    if findings.are_of_the_year() {
        return;
    }
    let least = book.settings().key_contacts_min as usize;
    let reference_date = today.reference_date();
    let kept = kept(book, reference_date);
    for member in book.serving(reference_date) {
        let count = kept.get(&member.id).copied().unwrap_or(0);
        if count < least {
            let remedy = Remedy::edit_key_contacts(member.id);
            findings.add_standing_counted(
                member.joined,
                count,
                Place::member(book, member, today),
                remedy,
            );
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let (name, count) = (names::person_of(finding, book), finding.count);
    let least = book.settings().key_contacts_min;
    let contacts = counted(count as usize, "key contact");
    text!(
        "{name}重点联系{count}人，少于{least}人",
        "{name} keeps {contacts}; at least {least} are asked"
    )
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::contact::KeyContact;
    use crate::domain::member::{Departure, Member};
    use crate::rules::testing::{Case, day};
    vec![
        Case::due("none sixty days after the term's first day", |s| {
            let sector = s.sector("教育界");
            s.member("王伟", sector);
            s.term("2026-05-02", None);
        }),
        Case::breach("none on the day after", |s| {
            let sector = s.sector("教育界");
            s.member("王伟", sector);
            s.term("2026-05-01", None);
        }),
        Case::due("sixty days after the member joined", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.edit(wang, |it: &mut Member| it.joined = Some(day("2026-05-02")));
        }),
        Case::breach("sixty-one days after", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.edit(wang, |it: &mut Member| it.joined = Some(day("2026-05-01")));
        }),
        Case::breach("two", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.key_contacts(wang, 2);
        }),
        Case::breach("three, one of them ended", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            let contacts = s.key_contacts(wang, 3);
            s.edit(contacts[0], |it: &mut KeyContact| {
                it.ended = Some(Departure {
                    on: day("2026-06-30"),
                    reason: String::new(),
                });
            });
        }),
        Case::silent("three, one of them on its last day", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            let contacts = s.key_contacts(wang, 3);
            s.edit(contacts[0], |it: &mut KeyContact| {
                it.ended = Some(Departure {
                    on: day("2026-07-01"),
                    reason: String::new(),
                });
            });
        }),
        Case::silent("one, where one is enough", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.key_contacts(wang, 1);
            s.settle(|settings| settings.key_contacts_min = 1);
        }),
    ]
}
