//! J1101: key contacts are heard again and again.

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::contact::KeyContact;
use crate::domain::id::{Id as _, KeyContactId};
use crate::domain::record::Kind;
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::{Place, Subject};
use crate::text;
use crate::text::Text;
use chrono::{Days, NaiveDate};

pub(super) static RULE: Rule = Rule {
    code: "J1101",
    name: "key-contact-gone-quiet",
    article: Some(11),
    level: Level::Advice,
    settings: &["quiet-days"],
    title: Text::of("重点联系对象久未联系", "Key contact gone quiet"),
    why: Text::of(
        "委员应经常通过电话、走访等方式听取重点联系对象的意见。超过规定天数没有联系记录的提醒；从未听取的，自建立联系之日起算。",
        "Members listen to their key contacts by phone or visit, again and again. One who was not heard for \
         more days than the organisation has set is told; who never was, from the day on which the contact began.",
    ),
    remedy: Text::of(
        "联系该群众并登记联系记录；不再联系的，终止该联系对象。",
        "Get in touch and enter it in the log; if the contact is kept no more, end it.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let day = today.reference_date();
    let days = Days::new(book.settings().quiet_days.into());
    let lately = day.checked_sub_days(days);
    let heard = |it: &KeyContact| lately.is_some_and(|from| book.was_heard(it, from, day));
    for contact in book.key_contacts.iter().filter(|it| it.is_kept_on(day)) {
        // Most are in touch, which is told without looking for the last time.
        if heard(contact) {
            continue;
        }
        let member = book.members.get(contact.member_on(day));
        let Some(member) = member.filter(|it| book.serves(it, day)) else {
            continue;
        };
        let since = quiet_since(contact, book, day).and_then(|it| it.checked_add_days(days));
        if since.is_some_and(|last| last < day) {
            let place = Place {
                subject: Subject::Record(Kind::KeyContact, contact.id.raw()),
                ..Place::member(book, member, today)
            };
            findings.add(place, Remedy::log_contact(contact.id));
        }
    }
}

/// The day from which the quiet is counted: the contact was heard last, else begun, else the member
/// joined or the term began.
fn quiet_since(contact: &KeyContact, book: &Book, day: NaiveDate) -> Option<NaiveDate> {
    let heard = book.last_heard(contact, day).map(|it| it.on);
    let member = book.members.get(contact.member_on(day));
    heard
        .or(contact.since)
        .or_else(|| member?.joined)
        .or_else(|| book.organisation().map(|it| it.term_on(day).from))
}

fn message(finding: &Finding, book: &Book) -> Text {
    let contact = book
        .key_contacts
        .get(KeyContactId::from_raw(finding.subject.raw_id()));
    let name = finding.subject.name(book);
    let Some(contact) = contact else {
        return text!("{name}久未联系", "{name} was not heard for long");
    };
    let member = book.member_name(contact.member_on(finding.as_of));
    match book.last_heard(contact, finding.as_of) {
        Some(heard) => {
            let on = names::date(Some(heard.on));
            text!(
                "{member}的重点联系对象{name}自 {on} 起没有联系记录",
                "{member}'s key contact {name} was last heard on {on}"
            )
        }
        None => text!(
            "{member}的重点联系对象{name}没有联系记录",
            "{member}'s key contact {name} was never heard, as far as is recorded"
        ),
    }
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::contact::{ContactWay, Heard};
    use crate::domain::member::{Departure, Member};
    use crate::domain::organisation::Organisation;
    use crate::rules::testing::{BookBuilder, Case, day};
    /// A contact since 2026-02-01, looked at on 2026-07-01: ninety days before is 2026-04-02.
    fn contact(s: &mut BookBuilder, heard: Option<&str>) -> KeyContactId {
        let sector = s.sector("教育界");
        let wang = s.member("王伟", sector);
        let id = s.key_contacts(wang, 1)[0];
        s.edit(id, |it: &mut KeyContact| {
            it.since = Some(day("2026-02-01"));
            it.last_heard = heard.map(|on| Heard {
                on: day(on),
                way: ContactWay::Phone,
            });
        });
        id
    }
    vec![
        Case::advice("heard ninety-one days ago", |s| {
            contact(s, Some("2026-04-01"));
        }),
        Case::silent("heard ninety days ago", |s| {
            contact(s, Some("2026-04-02"));
        }),
        Case::silent("the log has a later day", |s| {
            let id = contact(s, Some("2026-02-10"));
            s.heard(id, "2026-05-06");
        }),
        Case::silent("the contact has a later day than the log", |s| {
            let id = contact(s, Some("2026-05-06"));
            s.heard(id, "2026-02-10");
        }),
        Case::advice("heard again on a day to come", |s| {
            let id = contact(s, Some("2026-02-10"));
            s.heard(id, "2026-07-02");
        }),
        Case::advice("never heard, begun ninety-one days ago", |s| {
            let id = contact(s, None);
            s.edit(id, |it: &mut KeyContact| it.since = Some(day("2026-04-01")));
        }),
        Case::silent("never heard, begun ninety days ago", |s| {
            let id = contact(s, None);
            s.edit(id, |it: &mut KeyContact| it.since = Some(day("2026-04-02")));
        }),
        Case::silent("nobody knows since when, in a young term", |s| {
            let id = contact(s, None);
            s.edit(id, |it: &mut KeyContact| it.since = None);
            let organisation = s.book.organisation().cloned();
            let mut organisation: Organisation = organisation.expect("the builder's");
            organisation.term.from = day("2026-05-01");
            s.put(organisation);
        }),
        Case::silent("the contact has ended", |s| {
            let id = contact(s, Some("2026-02-10"));
            s.edit(id, |it: &mut KeyContact| {
                it.ended = Some(Departure {
                    on: day("2026-06-01"),
                    reason: String::new(),
                });
            });
        }),
        Case::silent("the member has left", |s| {
            let id = contact(s, Some("2026-02-10"));
            let member = s.book.key_contacts.get(id).expect("a contact");
            let member = member.member_on(day("2026-07-01"));
            s.edit(member, |it: &mut Member| {
                it.left = Some(Departure {
                    on: day("2026-06-01"),
                    reason: String::new(),
                });
            });
        }),
    ]
}
