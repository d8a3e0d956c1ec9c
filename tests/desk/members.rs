//! Members from joining to leaving, their key contacts, liaisons and leaders.

use jiebie::desk::form::{FileForms, UploadForms};
use jiebie::desk::member::{Leave, Merge, Replace};
use jiebie::desk::{Edit, Refusal};
use jiebie::domain::appointment::{Leader, Liaison};
use jiebie::domain::calendar::Year;
use jiebie::domain::committee::Coordinator;
use jiebie::domain::contact::{ContactWay, Heard, KeyContact};
use jiebie::domain::id::*;
use jiebie::domain::member::Member;
use jiebie::domain::record::Kind;

use crate::testkit::*;

#[test]
fn a_member_is_entered_moved_and_struck_out() {
    let (mut desk, home) = with_sector("教育界");
    let other = add_sector(&mut desk, "体育界");
    let id = does(&mut desk, &add(member("王伟", home)), "add-member", "王伟");
    // Another of the same name is another member.
    let twin = does(&mut desk, &add(member("王伟", home)), "add-member", "王伟");
    assert_ne!(id, twin);
    let seen = desk.book().members.seq(id).expect("entered");
    let mut record = desk.book().members.get(id).expect("entered").clone();
    record.sector = other.into();
    record.phone = "0737-4222222".into();
    let edit = edit_of(record, seen);
    does(&mut desk, &edit, "edit-member", "王伟");
    let ids = |sector| -> Vec<_> { desk.book().roster_of(sector).map(|it| it.id).collect() };
    assert_eq!(
        (ids(home), ids(other)),
        (vec![twin], vec![id]),
        "the sectors' rosters follow"
    );
    does(&mut desk, &remove::<Member>(id), "remove-member", "王伟");
    // An identity is not given twice.
    let next = add_member(&mut desk, "李小明", home);
    assert!(next > twin);
    is_sound(&desk);
}

#[test]
fn a_member_that_can_not_stand_is_refused_field_by_field() {
    let (mut desk, home) = with_sector("教育界");
    let mut record = member(" ", SectorId(9));
    record.committee = Some(CommitteeId(9)).into();
    record.phone = "见名册".into();
    record.joined = Some(date("2026-05-01"));
    record.left = Some(departure("2026-04-01"));
    match refuses(&mut desk, &add(record)) {
        Refusal::Fields(errors) => {
            let fields: Vec<_> = errors.iter().map(|error| error.field).collect();
            assert_eq!(fields, ["name", "sector", "phone", "committee", "left"]);
        }
        other => panic!("{other:?}"),
    }
    let id = add_member(&mut desk, "王伟", home);
    let record = desk.book().members.get(id).expect("entered").clone();
    let stale = Edit {
        seen: desk.book().sectors.seq(home).expect("entered"),
        record: record.into(),
    };
    match refuses(&mut desk, &stale) {
        refusal @ Refusal::Conflict {
            kind: Kind::Member,
            theirs: Some(_),
        } => {
            says(
                &refusal.text(),
                "这条委员刚被别人改过",
                "changed by somebody else meanwhile",
            );
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_member_with_records_is_not_struck_out_but_leaves() {
    type Hang = fn(&mut TestStore, MemberId, SectorId);
    let hangs: [(&str, Hang); 8] = [
        ("convenor", |desk, id, home| {
            desk.carry_out(&add(convenor(home, id))).expect("entered");
        }),
        ("contact", |desk, id, _| {
            desk.carry_out(&add(key_contact("赵大爷", id)))
                .expect("entered");
        }),
        ("draft", |desk, id, home| {
            add_form(desk, id, home, false);
        }),
        ("archived form", |desk, id, home| {
            let forms = vec![add_form(desk, id, home, true)];
            desk.carry_out(&FileForms {
                forms: forms.clone(),
            })
            .expect("filed");
            desk.carry_out(&UploadForms { forms }).expect("uploaded");
        }),
        ("activity", |desk, id, home| {
            let mut record = activity("座谈会", &[home]);
            record.participants = vec![id];
            desk.carry_out(&add(record)).expect("entered");
        }),
        ("output", |desk, id, home| {
            let mut record = output("提案", home);
            record.authors = vec![id];
            desk.carry_out(&add(record)).expect("entered");
        }),
        ("coordinator", |desk, id, _| {
            let mut record = committee("提案委员会");
            record.coordinator = Some(Coordinator {
                name: "王伟".into(),
                member: Some(id),
                since: None,
            })
            .into();
            desk.carry_out(&add(record)).expect("entered");
        }),
        ("successor", |desk, id, home| {
            desk.carry_out(&Replace {
                predecessor: id,
                departure: departure("2026-10-01"),
                successor: member("李小明", home),
            })
            .expect("replaced");
        }),
    ];
    for (what, hang) in hangs {
        let (mut desk, home) = with_sector("教育界");
        let id = add_member(&mut desk, "王伟", home);
        hang(&mut desk, id, home);
        match refuses(&mut desk, &remove::<Member>(id)) {
            Refusal::Procedure(text) => says(&text, "离任请用", "Record that the member left"),
            other => panic!("{what}: {other:?}"),
        }
    }
}

#[test]
fn a_member_with_forms_of_a_year_that_nobody_looks_at_is_not_struck_out() {
    let mut desk = desk_at("2026-12-30");
    let home = add_sector(&mut desk, "教育界");
    let id = add_member(&mut desk, "王伟", home);
    let forms = vec![add_form(&mut desk, id, home, true)];
    desk.carry_out(&FileForms {
        forms: forms.clone(),
    })
    .expect("filed");
    desk.carry_out(&UploadForms { forms }).expect("uploaded");
    let (_folder, path) = desk.close();
    let store = jiebie::store::Store::open(&path).expect("opens");
    let mut later = sit_down(
        store,
        "王主任",
        jiebie::domain::authority::Role::Admin,
        "2028-01-04",
    );
    assert!(!later.book().has_tallies(Year(2026)));
    refuses_procedure(
        &mut later,
        &remove::<Member>(id),
        "不能删除",
        "can't be struck out",
    );
}

#[test]
fn a_member_leaves_and_the_key_contacts_end_with_the_seat() {
    let (mut desk, home) = with_sector("教育界");
    let id = add_member(&mut desk, "王伟", home);
    let contact = does(
        &mut desk,
        &add(key_contact("赵大爷", id)),
        "add-key-contact",
        "王伟 赵大爷",
    );
    let leave = |on| Leave {
        member: id,
        departure: departure(on),
    };
    does(&mut desk, &leave("2026-10-01"), "leave", "王伟 2026-10-01");
    assert!(desk.book().members_of(home, date(TODAY)).is_empty());
    assert_eq!(desk.book().members_of(home, date("2026-10-01")).len(), 1);
    let ended = &desk.book().key_contacts.get(contact).expect("kept").ended;
    assert_eq!(ended, &Some(departure("2026-10-01")));
    refuses_procedure(
        &mut desk,
        &leave("2026-11-01"),
        "已经离任",
        "has left already",
    );
    let mut late = member("李小明", home);
    late.joined = Some(date("2026-06-01"));
    let late = desk.carry_out(&add(late)).expect("entered").value;
    let before = Leave {
        member: late,
        departure: departure("2026-05-01"),
    };
    refuses_field(
        &mut desk,
        &before,
        "on",
        "离任日期早于到任日期",
        "left before joining",
    );
    let nobody = Leave {
        member: MemberId(99),
        departure: departure("2026-05-01"),
    };
    assert!(matches!(
        refuses(&mut desk, &nobody),
        Refusal::Gone { id: 99, .. }
    ));
}

#[test]
fn a_successor_takes_the_seat_in_mid_term() {
    let (mut desk, home) = with_sector("教育界");
    let id = add_member(&mut desk, "王伟", home);
    let replace = |successor| Replace {
        predecessor: id,
        departure: departure("2026-10-01"),
        successor,
    };
    // A successor that can't stand: the predecessor does not leave either.
    refuses_field(
        &mut desk,
        &replace(member("", home)),
        "name",
        "此项必填",
        "must be filled in",
    );
    let next = does(
        &mut desk,
        &replace(member("李小明", home)),
        "replace",
        "王伟 → 李小明",
    )
    .id();
    let record = desk.book().members.get(next).expect("entered");
    assert_eq!(record.replaces, Some(id));
    assert_eq!(
        desk.book().members.get(id).expect("kept").left,
        Some(departure("2026-10-01"))
    );
    // Who has left already may still be replaced, once.
    let again: MemberId = does(
        &mut desk,
        &Replace {
            predecessor: next,
            departure: departure("2026-11-01"),
            successor: member("周芳", home),
        },
        "replace",
        "李小明 → 周芳",
    )
    .id();
    assert_ne!(again, next);
}

#[test]
fn a_seat_is_not_taken_twice() {
    let (mut desk, home) = with_sector("教育界");
    let id = add_member(&mut desk, "王伟", home);
    let replace = |name| Replace {
        predecessor: id,
        departure: departure("2026-10-01"),
        successor: member(name, home),
    };
    desk.carry_out(&replace("李小明")).expect("replaced");
    refuses_procedure(
        &mut desk,
        &replace("周芳"),
        "已由李小明接任",
        "taken over by 李小明 already",
    );
}

#[test]
fn key_contacts_are_kept_and_ended() {
    let (mut desk, home) = with_sector("教育界");
    let id = add_member(&mut desk, "王伟", home);
    let mut wrong = key_contact("赵大爷", MemberId(99));
    wrong.since = Some(date("2027-01-01"));
    wrong.last_heard = Some(Heard {
        on: date("2026-12-01"),
        way: ContactWay::Phone,
    });
    match refuses(&mut desk, &add(wrong)) {
        Refusal::Fields(errors) => {
            let fields: Vec<_> = errors.iter().map(|error| error.field).collect();
            assert_eq!(fields, ["member", "since", "last_heard", "last_heard"]);
            says(
                &errors[2].text,
                "不能晚于今天（2026-11-24）",
                "lies after today (2026-11-24)",
            );
        }
        other => panic!("{other:?}"),
    }
    let contact = add_contact(&mut desk, id);
    let end = |on| end::<KeyContact>(contact, departure(on));
    refuses_field(
        &mut desk,
        &end("2026-01-31"),
        "on",
        "终止日期早于开始日期",
        "before the beginning",
    );
    does(
        &mut desk,
        &end("2026-11-01"),
        "end-key-contact",
        "王伟 赵大爷",
    );
    assert!(desk.book().key_contacts_of(id, date(TODAY)).is_empty());
    let last = desk.book().key_contacts_of(id, date("2026-11-01"));
    assert_eq!(last.len(), 1);
    // An end is not moved by ending again.
    refuses_procedure(
        &mut desk,
        &end("2026-11-20"),
        "已经终止",
        "has ended already",
    );
    does(
        &mut desk,
        &remove::<KeyContact>(contact),
        "remove-key-contact",
        "王伟 赵大爷",
    );
}

fn add_contact(desk: &mut TestStore, member: MemberId) -> KeyContactId {
    desk.carry_out(&add(key_contact("赵大爷", member)))
        .expect("entered")
        .value
}

#[test]
fn liaisons_and_leaders_are_kept_and_ended() {
    let (mut desk, home) = with_sector("教育界");
    let id = does(
        &mut desk,
        &add(liaison("小陈", home)),
        "add-liaison",
        "教育界 小陈",
    );
    let mut wrong = liaison("", SectorId(9));
    wrong.phone = "12".into();
    match refuses(&mut desk, &add(wrong)) {
        Refusal::Fields(errors) => {
            let fields: Vec<_> = errors.iter().map(|error| error.field).collect();
            assert_eq!(fields, ["name", "sector", "phone"]);
        }
        other => panic!("{other:?}"),
    }
    does(
        &mut desk,
        &end::<Liaison>(id, departure("2026-11-01")),
        "end-liaison",
        "教育界 小陈",
    );
    assert!(desk.book().liaisons_of(home, date(TODAY)).is_empty());
    let chief = does(
        &mut desk,
        &add(leader("李副主席", &[home])),
        "add-leader",
        "李副主席",
    );
    refuses_field(
        &mut desk,
        &add(leader("周副主席", &[SectorId(9)])),
        "sectors",
        "没有这个界别",
        "no such sector",
    );
    assert_eq!(desk.book().leaders_of(home, date(TODAY)).len(), 1);
    does(
        &mut desk,
        &end::<Leader>(chief, departure("2026-11-01")),
        "end-leader",
        "李副主席",
    );
    assert!(desk.book().leaders_of(home, date(TODAY)).is_empty());
    does(
        &mut desk,
        &remove::<Leader>(chief),
        "remove-leader",
        "李副主席",
    );
}

#[test]
fn two_records_of_one_person_become_one_and_everything_follows() {
    let (mut desk, home) = with_sector("教育界");
    let other = add_sector(&mut desk, "体育界");
    let mut first = member("王伟", home);
    first.phone = "13900000001".into();
    first.employer = String::new();
    first.note = "驻会".into();
    let keep = desk.carry_out(&add(first)).expect("a member").value;
    let mut second = member("王玮", other);
    second.employer = "市第一中学".into();
    second.phone = "13900000002".into();
    second.note = "笔误".into();
    let double = desk.carry_out(&add(second)).expect("a member").value;
    // A form that waits and one of the archive, a contact, an appointment, an activity of both.
    let waiting = add_form(&mut desk, double, other, true);
    let done = add_form(&mut desk, double, other, true);
    desk.carry_out(&FileForms { forms: vec![done] })
        .expect("filed");
    desk.carry_out(&UploadForms { forms: vec![done] })
        .expect("uploaded");
    desk.carry_out(&add(key_contact("李群众", double)))
        .expect("a contact");
    desk.carry_out(&add(convenor(other, double)))
        .expect("a convenor");
    let mut both = activity("调研", &[home, other]);
    both.participants = vec![double, keep];
    let activity = desk.carry_out(&add(both)).expect("an activity").value;
    let before = desk.book().clone();
    let tally = desk.book().tally(double, Year(2026));
    does(
        &mut desk,
        &Merge {
            keep,
            double,
            certain: true,
        },
        "merge",
        "王伟",
    );
    let book = desk.book();
    assert!(book.members.get(double).is_none());
    let kept = book.members.get(keep).expect("there");
    assert_eq!(
        (kept.phone.as_str(), kept.employer.as_str()),
        ("13900000001", "市第一中学")
    );
    assert_eq!(kept.note, "驻会；笔误");
    assert_eq!(book.forms.get(waiting).expect("pending").sheet.member, keep);
    assert_eq!(
        desk.form(done).expect("read").expect("kept").sheet.member,
        keep
    );
    assert_eq!(book.tally(keep, Year(2026)), tally);
    assert_eq!(
        book.key_contacts
            .iter()
            .map(|it| *it.member.latest())
            .collect::<Vec<_>>(),
        [keep]
    );
    assert_eq!(
        book.convenors
            .iter()
            .map(|it| it.member)
            .collect::<Vec<_>>(),
        [keep]
    );
    assert_eq!(
        book.activities.get(activity).expect("there").participants,
        [keep]
    );
    assert!(book.referring_to(Kind::Member, double.0).is_empty());
    is_sound(&desk);
    // One undo brings both back with all that was theirs.
    desk.undo().expect("undone");
    assert_eq!(desk.book().members.get(double), before.members.get(double));
    assert_eq!(
        desk.form(done).expect("read").expect("kept").sheet.member,
        double
    );
    is_sound(&desk);
}

#[test]
fn two_people_are_not_merged() {
    let (mut desk, home) = with_sector("教育界");
    let one = add_member(&mut desk, "王伟", home);
    refuses_procedure(
        &mut desk,
        &Merge {
            keep: one,
            double: one,
            certain: false,
        },
        "同一编号",
        "same record",
    );
    let successor = Replace {
        predecessor: one,
        departure: departure("2026-06-30"),
        successor: member("李明", home),
    };
    let next = desk.carry_out(&successor).expect("replaced").value.id();
    for (keep, double) in [(one, next), (next, one)] {
        refuses_procedure(
            &mut desk,
            &Merge {
                keep,
                double,
                certain: true,
            },
            "不是同一人",
            "two people",
        );
    }
}

#[test]
fn whose_names_or_phones_differ_are_merged_only_when_it_is_certain() {
    let (mut desk, home) = with_sector("教育界");
    let mut add = |name: &str, phone: &str| {
        let mut it = member(name, home);
        it.phone = phone.into();
        desk.carry_out(&add(it)).expect("a member").value
    };
    let one = add("王伟", "13900000001");
    let other_name = add("王维", "");
    let other_phone = add("王伟", "13800000002");
    let alike = add("王伟", "");
    for (double, zh, en) in [
        (
            other_name,
            "姓名不同（王伟、王维）",
            "names differ (王伟, 王维)",
        ),
        (
            other_phone,
            "联系电话不同（139****0001、138****0002）",
            "phones differ (139****0001, 138****0002)",
        ),
    ] {
        let merge = |certain| Merge {
            keep: one,
            double,
            certain,
        };
        refuses_field(&mut desk, &merge(false), "certain", zh, en);
        does(&mut desk, &merge(true), "merge", "王伟");
    }
    let merge = Merge {
        keep: one,
        double: alike,
        certain: false,
    };
    does(&mut desk, &merge, "merge", "王伟");
}
