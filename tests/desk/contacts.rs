//! Key contacts: heard again and again, their log, and handed over when a seat changes.

use jiebie::desk::lists::{List, View};
use jiebie::desk::member::{HandOver, Leave, Replace, to_hand_over};
use jiebie::desk::{Add, Desk, Refusal, Remove};
use jiebie::domain::appointment::Leader;
use jiebie::domain::calendar::Today;
use jiebie::domain::contact::{ContactEntry, ContactWay, Heard, KeyContact};
use jiebie::domain::id::*;
use jiebie::domain::record::Kind;
use jiebie::domain::yearwork::LeaderContact;
use jiebie::rules;
use jiebie::text::Locale;
use serde_json::Value;

use crate::testkit::*;

fn entry(key_contact: KeyContactId, on: &str) -> ContactEntry {
    ContactEntry {
        id: ContactEntryId(0),
        key_contact,
        on: date(on),
        way: ContactWay::Visit,
        heard: "盼修村路".into(),
        consent: true,
        keep_until: None,
    }
}

/// The contacts of 石磊, who left and whose seat 周雨 took over.
fn seat_changed() -> (TestStore, MemberId, MemberId, Vec<KeyContactId>) {
    let (mut desk, home) = with_sector("无党派人士");
    let shi = add_member(&mut desk, "石磊", home);
    let contacts = ["贺小满", "夏清", "尹平安"].map(|name| {
        let contact = key_contact(name, shi);
        desk.carry_out(&add(contact)).expect("entered").value
    });
    desk.carry_out(&add(entry(contacts[0], "2026-05-06")))
        .expect("logged");
    let done = desk.carry_out(&Replace {
        predecessor: shi,
        departure: departure("2026-06-30"),
        successor: jiebie::domain::member::Member {
            joined: Some(date("2026-07-10")),
            ..member("周雨", home)
        },
    });
    let zhou = MemberId(done.expect("replaced").value.entered.expect("a number"));
    (desk, shi, zhou, contacts.to_vec())
}

fn kept_by(desk: &Desk, member: MemberId, on: &str) -> Vec<String> {
    let kept = desk.book().key_contacts_of(member, date(on)).into_iter();
    kept.map(|it| it.name.clone()).collect()
}

#[test]
fn what_was_heard_last_is_the_later_of_log_and_contact_wherever_it_stands() {
    let (mut desk, home) = with_sector("教育界");
    let he = add_member(&mut desk, "何光明", home);
    let mut contact = key_contact("赵一", he);
    contact.last_heard = Some(Heard {
        on: date("2026-02-10"),
        way: ContactWay::Phone,
    });
    let contact: KeyContactId = desk.carry_out(&add(contact)).expect("entered").value;
    let listed = |desk: &Desk| {
        let mut all = Vec::<Value>::new();
        let view = View::whole(desk, Locale::Zh);
        let list = List::Of(Kind::KeyContact);
        let walked: Result<(), jiebie::store::StoreError> = list.each(&view, &mut |it| {
            all.push(it.value());
            Ok(())
        });
        walked.expect("listed");
        all[0]["last_heard"].clone()
    };
    assert_eq!(listed(&desk)["on"], "2026-02-10");
    does(
        &mut desk,
        &Add(entry(contact, "2026-05-06").into()),
        "add-contact-entry",
        "赵一",
    );
    assert_eq!(listed(&desk)["on"], "2026-05-06");
    assert_eq!(listed(&desk)["way"], "visit");
    let quiet = |day: &str| {
        let found = rules::check(desk.book(), &Today::on(date(day)));
        found.iter().filter(|it| it.rule.code == "J1101").count()
    };
    assert_eq!((quiet("2026-08-04"), quiet("2026-08-05")), (0, 1));
    // The log stands on the contact.
    refuses_procedure(
        &mut desk,
        &Remove {
            kind: Kind::KeyContact,
            id: contact.0,
        },
        "不能删除",
        "name it",
    );
}

#[test]
fn a_leaving_members_contacts_go_on_with_the_successor() {
    let (mut desk, shi, zhou, contacts) = seat_changed();
    assert_eq!(kept_by(&desk, shi, "2026-06-30").len(), 3);
    assert!(kept_by(&desk, shi, "2026-07-10").is_empty());
    let offered: Vec<_> = to_hand_over(desk.book(), shi, date(TODAY))
        .iter()
        .map(|it| it.id)
        .collect();
    assert_eq!(offered, contacts);
    let handed = HandOver {
        from: shi,
        to: zhou,
        on: date("2026-07-10"),
        contacts: contacts.clone(),
    };
    does(&mut desk, &handed, "hand-over", "石磊 → 周雨 2026-07-10");
    assert_eq!(kept_by(&desk, zhou, "2026-07-10").len(), 3);
    assert!(kept_by(&desk, zhou, "2026-07-09").is_empty());
    // History stays: on earlier days they were the other's, and so is their log.
    assert_eq!(kept_by(&desk, shi, "2026-06-30").len(), 3);
    assert!(kept_by(&desk, shi, "2026-07-10").is_empty());
    let contact: &KeyContact = desk.book().key_contacts.get(contacts[0]).expect("there");
    assert_eq!(contact.since, Some(date("2026-02-01")));
    assert_eq!(contact.ended, None);
    let heard = desk.book().last_heard(contact, date(TODAY));
    assert_eq!(heard.map(|it| it.on), Some(date("2026-05-06")));
    let found = rules::check(desk.book(), &Today::on(date(TODAY)));
    assert!(found.iter().all(|it| it.rule.code != "J1503"));
    // A second time there is nothing to hand over.
    refuses_field(
        &mut desk,
        &handed,
        "contacts",
        "不能移交",
        "can't be handed over",
    );
    desk.undo().expect("undone");
    assert!(kept_by(&desk, zhou, "2026-07-10").is_empty());
}

#[test]
fn what_can_not_be_handed_over_is_refused() {
    let (mut desk, shi, zhou, contacts) = seat_changed();
    let hand = |to, on: &str, contacts: &[KeyContactId]| HandOver {
        from: shi,
        to,
        on: date(on),
        contacts: contacts.to_vec(),
    };
    let all = contacts.as_slice();
    refuses_field(
        &mut desk,
        &hand(zhou, "2026-07-09", all),
        "to",
        "周雨 2026-07-09 不在任",
        "周雨 does not serve",
    );
    refuses_field(
        &mut desk,
        &hand(shi, "2026-07-10", all),
        "to",
        "同一名委员",
        "the same member",
    );
    refuses_field(
        &mut desk,
        &hand(zhou, "2026-11-25", all),
        "on",
        "不能晚于今天",
        "after today",
    );
    refuses_field(
        &mut desk,
        &hand(zhou, "2026-07-10", &[]),
        "contacts",
        "没有可移交",
        "no contact to hand over",
    );
    desk.carry_out(&Leave {
        member: zhou,
        departure: departure("2026-10-01"),
    })
    .expect("left");
    refuses_field(
        &mut desk,
        &hand(zhou, "2026-11-01", all),
        "to",
        "不在任",
        "does not serve",
    );
}

/// The one contact of 石磊, handed over to 周雨 on 2026-07-10 while both serve.
fn handed_over() -> (TestStore, MemberId, KeyContactId) {
    let (mut desk, home) = with_sector("无党派人士");
    let shi = add_member(&mut desk, "石磊", home);
    let zhou = add_member(&mut desk, "周雨", home);
    let contact: KeyContactId = desk
        .carry_out(&add(key_contact("贺小满", shi)))
        .expect("entered")
        .value;
    let handed = HandOver {
        from: shi,
        to: zhou,
        on: date("2026-07-10"),
        contacts: vec![contact],
    };
    desk.carry_out(&handed).expect("handed over");
    (desk, shi, contact)
}

#[test]
fn a_back_dated_leave_ends_nothing_that_was_handed_over_since() {
    let (mut desk, shi, contact) = handed_over();
    let leave = Leave {
        member: shi,
        departure: departure("2026-07-01"),
    };
    desk.carry_out(&leave).expect("left");
    let it = desk.book().key_contacts.get(contact).expect("there");
    assert_eq!(it.ended, None);
    desk.undo().expect("undone");
    let replace = Replace {
        predecessor: shi,
        departure: departure("2026-07-01"),
        successor: member(
            "吴越",
            *desk.book().members.get(shi).expect("there").sector.latest(),
        ),
    };
    desk.carry_out(&replace).expect("replaced");
    let it = desk.book().key_contacts.get(contact).expect("there");
    assert_eq!(it.ended, None);
}

#[test]
fn a_contact_ends_neither_before_its_hand_over_nor_before_it_was_heard() {
    let (mut desk, _, contact) = handed_over();
    let end = |on: &str| end::<KeyContact>(contact, departure(on));
    refuses_field(
        &mut desk,
        &end("2026-07-09"),
        "on",
        "2026-07-10 已移交周雨",
        "handed over to 周雨",
    );
    desk.carry_out(&add(entry(contact, "2026-08-03")))
        .expect("logged");
    refuses_field(
        &mut desk,
        &end("2026-08-02"),
        "on",
        "2026-08-03 还有联系记录",
        "heard on 2026-08-03",
    );
    let it = desk
        .book()
        .key_contacts
        .get(contact)
        .expect("there")
        .clone();
    let seen = desk.book().seq_of(Kind::KeyContact, contact.0);
    let edit = edit_of(
        KeyContact {
            ended: Some(departure("2026-08-02")),
            ..it.clone()
        },
        seen.expect("there"),
    );
    refuses_field(&mut desk, &edit, "ended", "还有联系记录", "was heard");
    let edit = edit_of(
        KeyContact {
            since: Some(date("2026-08-04")),
            ..it
        },
        seen.expect("there"),
    );
    refuses_field(&mut desk, &edit, "since", "已有联系记录", "has an entry");
    desk.carry_out(&end("2026-08-03")).expect("ended");
    refuses_field(
        &mut desk,
        &Add(entry(contact, "2026-08-04").into()),
        "on",
        "2026-08-03 已终止",
        "ended on 2026-08-03",
    );
    refuses_field(
        &mut desk,
        &Add(entry(contact, "2026-01-31").into()),
        "on",
        "才建立联系",
        "began on",
    );
}

#[test]
fn nobody_left_before_what_was_done_last() {
    let (mut desk, home) = with_sector("无党派人士");
    let shi = add_member(&mut desk, "石磊", home);
    let contact: KeyContactId = desk
        .carry_out(&add(key_contact("贺小满", shi)))
        .expect("entered")
        .value;
    desk.carry_out(&add(entry(contact, "2026-08-03")))
        .expect("logged");
    let leave = |on: &str| Leave {
        member: shi,
        departure: departure(on),
    };
    let Refusal::Fields(errors) = refuses(&mut desk, &leave("2026-08-02")) else {
        panic!("a field is wrong");
    };
    assert!(errors.iter().all(|it| it.field == "on"), "{errors:#?}");
    assert!(
        errors[0].text.zh.contains("2026-08-03 还有联系记录"),
        "{errors:#?}"
    );
    desk.carry_out(&leave("2026-08-03")).expect("left");
}

#[test]
fn a_leader_meets_sectors_until_the_charge_ends_and_within_the_term() {
    let (mut desk, home) = with_sector("无党派人士");
    let chair: LeaderId = desk
        .carry_out(&add(leader("郑明", &[home])))
        .expect("entered")
        .value;
    let met = |on: &str| LeaderContact {
        id: LeaderContactId(0),
        leader: chair,
        sector: home,
        on: date(on),
        what: "参加调研".into(),
    };
    let early = Add(met("2019-08-03").into());
    refuses_field(&mut desk, &early, "on", "早于本届开始", "before the term");
    desk.carry_out(&add(met("2026-08-03"))).expect("entered");
    let end = |on: &str| end::<Leader>(chair, departure(on));
    refuses_field(
        &mut desk,
        &end("2026-08-02"),
        "on",
        "2026-08-03",
        "2026-08-03",
    );
    desk.carry_out(&end("2026-08-31")).expect("ended");
    let late = Add(met("2026-09-01").into());
    refuses_field(
        &mut desk,
        &late,
        "on",
        "2026-08-31 已终止",
        "ended on 2026-08-31",
    );
}

#[test]
fn a_plan_is_of_no_year_before_the_term() {
    let (mut desk, home) = with_sector("无党派人士");
    let old = jiebie::domain::yearwork::Plan {
        year: jiebie::domain::calendar::Year(2015),
        made_on: None,
        ..plan(jiebie::domain::yearwork::Body::Sector(home))
    };
    refuses_field(
        &mut desk,
        &Add(old.into()),
        "year",
        "早于本届开始",
        "before the term",
    );
}
