//! Undo, redo, conflicts between two people, rehearsals, and what a reader may not.

use jiebie::desk::convenor::{DesignateFirst, Elect};
use jiebie::desk::form::{BeginForm, FileForms, UploadForms};
use jiebie::desk::member::{Leave, Replace};
use jiebie::desk::{ChangeSetting, Desk, Refusal, Request};
use jiebie::domain::appointment::Liaison;
use jiebie::domain::authority::Role;
use jiebie::domain::form::RegistrationForm;
use jiebie::domain::id::*;
use jiebie::domain::member::Member;
use jiebie::domain::record::{Kind, Seq};
use jiebie::domain::sector::Sector;
use jiebie::domain::yearwork::{Body, Plan};
use jiebie::store::Store;

use crate::testkit::*;

#[test]
fn undo_and_redo_are_entries_that_name_what_they_reverse() {
    let (mut desk, home) = with_sector("教育界");
    assert!(!desk.can_redo());
    let id = add_member(&mut desk, "王伟", home);
    let entered = last_entry(&desk).seq;
    assert_eq!(desk.undo().expect("undone"), entered);
    let entry = last_entry(&desk);
    assert_eq!((entry.verb.as_str(), entry.of), ("undo", Some(entered)));
    assert_eq!(entry.note, format!("#{}", entered.0));
    assert!(desk.book().members.get(id).is_none());
    is_as_stored(&desk);
    let undone = entry.seq;
    assert_eq!(desk.redo().expect("redone"), undone);
    let entry = last_entry(&desk);
    assert_eq!((entry.verb.as_str(), entry.of), ("redo", Some(undone)));
    assert_eq!(desk.book().member_name(id), "王伟");
    assert!(desk.can_undo() && !desk.can_redo());
    is_as_stored(&desk);
    is_sound(&desk);
}

#[test]
fn with_nothing_to_undo_it_says_so() {
    let mut desk = desk();
    for refusal in [desk.undo(), desk.redo()] {
        match refusal {
            Err(refusal @ Refusal::NothingToUndo) => {
                says(&refusal.text(), "没有可撤销", "Nothing to undo");
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn something_new_ends_the_chance_to_redo() {
    let (mut desk, home) = with_sector("教育界");
    add_member(&mut desk, "王伟", home);
    desk.undo().expect("undone");
    add_member(&mut desk, "李小明", home);
    assert!(!desk.can_redo());
    assert!(matches!(desk.redo(), Err(Refusal::NothingToUndo)));
}

#[test]
fn an_act_of_many_changes_is_undone_as_one() {
    let (mut desk, home) = with_sector("教育界");
    let old = add_member(&mut desk, "王伟", home);
    desk.carry_out(&add(key_contact("赵大爷", old)))
        .expect("entered");
    let before = desk.book().clone();
    desk.carry_out(&Replace {
        predecessor: old,
        departure: departure("2026-10-01"),
        successor: member("李小明", home),
    })
    .expect("replaced");
    assert_eq!(desk.changes(last_entry(&desk).seq).expect("read").len(), 3);
    desk.undo().expect("undone");
    assert_eq!(desk.book().members, records_of(&desk, &before).members);
    assert_eq!(
        desk.book().members.get(old).expect("kept").left,
        None,
        "the seat is held again"
    );
    assert!(
        desk.book()
            .key_contacts
            .iter()
            .all(|contact| contact.ended.is_none())
    );
}

/// The records of `before` with the sequence numbers that the desk's book has now.
fn records_of(
    desk: &jiebie::desk::Desk,
    before: &jiebie::domain::book::Book,
) -> jiebie::domain::book::Book {
    let mut restamped = before.clone();
    for &kind in Kind::ALL {
        for id in 0..64 {
            if let (Some(record), Some(seq)) =
                (before.record(kind, id), desk.book().seq_of(kind, id))
            {
                restamped.load(record, seq);
            }
        }
    }
    restamped
}

#[test]
fn undo_is_refused_when_somebody_changed_the_record_since() {
    let (mut desk, home) = with_sector("教育界");
    let id = add_member(&mut desk, "王伟", home);
    let mut colleague = desk.colleague("周秘书");
    let seen = colleague.book().members.seq(id).expect("entered");
    let mut record = colleague.book().members.get(id).expect("entered").clone();
    record.phone = "0737-4222222".into();
    colleague.carry_out(&edit_of(record, seen)).expect("edited");
    let entry = last_entry(&desk);
    match desk.undo() {
        Err(
            refusal @ Refusal::Conflict {
                kind: Kind::Member,
                theirs: Some(_),
            },
        ) => speaks(&refusal.text()),
        other => panic!("{other:?}"),
    }
    assert_eq!(last_entry(&desk), entry);
    assert!(desk.can_undo(), "it stays the last act");
    assert!(!desk.can_redo());
    is_as_stored(&desk);
    // When the colleague takes it back, it can be undone.
    colleague.undo().expect("undone");
    desk.undo().expect("undone");
    assert!(desk.book().members.get(id).is_none());
}

#[test]
fn undo_does_not_take_away_what_somebody_else_hung_a_record_on() {
    let (mut desk, home) = with_sector("教育界");
    let mut colleague = desk.colleague("周秘书");
    add_member(&mut colleague, "王伟", home);
    match desk.undo() {
        Err(Refusal::Procedure(text)) => says(
            &text,
            "委员 王伟 还要用到它",
            "the member 王伟 stands on it",
        ),
        other => panic!("{other:?}"),
    }
    assert_eq!(desk.book().sector_name(home), "教育界");
    is_as_stored(&desk);
    colleague.undo().expect("undone");
    desk.undo().expect("undone");
    assert!(desk.book().sectors.is_empty());
}

#[test]
fn undo_does_not_take_away_a_member_whose_form_is_archived() {
    let (mut desk, home) = with_sector("教育界");
    let id = add_member(&mut desk, "王伟", home);
    let mut colleague = desk.colleague("周秘书");
    let forms = vec![add_form(&mut colleague, id, home, true)];
    let filed = forms.clone();
    colleague
        .carry_out(&FileForms { forms: filed })
        .expect("filed");
    colleague
        .carry_out(&UploadForms { forms })
        .expect("uploaded");
    assert!(matches!(desk.undo(), Err(Refusal::Procedure(_))));
    is_sound(&desk);
}

#[test]
fn undo_does_not_bring_back_what_has_no_ground_any_more() {
    let (mut desk, home) = with_sector("教育界");
    let id = desk
        .carry_out(&add(liaison("小陈", home)))
        .expect("entered")
        .value;
    desk.carry_out(&remove::<Liaison>(id)).expect("removed");
    let mut colleague = desk.colleague("周秘书");
    colleague
        .carry_out(&remove::<Sector>(home))
        .expect("removed");
    match desk.undo() {
        Err(Refusal::Procedure(text)) => says(&text, "界别", "sector"),
        other => panic!("{other:?}"),
    }
    assert!(desk.book().liaisons.is_empty());
    is_as_stored(&desk);
}

#[test]
fn an_archived_form_comes_back_to_the_queue_when_its_upload_is_undone() {
    let (mut desk, home) = with_sector("教育界");
    let member = add_member(&mut desk, "王伟", home);
    let id = add_form(&mut desk, member, home, true);
    let forms = || vec![id];
    desk.carry_out(&FileForms { forms: forms() })
        .expect("filed");
    desk.carry_out(&UploadForms { forms: forms() })
        .expect("uploaded");
    assert!(desk.book().forms.is_empty());
    desk.undo().expect("undone");
    assert_eq!(desk.book().forms.len(), 1);
    desk.redo().expect("redone");
    assert!(desk.book().forms.is_empty());
    is_as_stored(&desk);
    is_sound(&desk);
}

#[test]
fn a_rehearsal_tells_what_would_change_and_changes_nothing() {
    let (mut desk, home) = with_sector("教育界");
    let (book, entry) = (desk.book().clone(), last_entry(&desk));
    let done = desk
        .rehearse(&add(member("王伟", home)))
        .expect("rehearsed");
    assert_eq!(done.changes.len(), 1);
    assert!(desk.rehearse(&add(member("", home))).is_err());
    assert_eq!(desk.book(), &book);
    assert_eq!(last_entry(&desk), entry);
    is_as_stored(&desk);
    // The identity that was rehearsed is still free.
    assert_eq!(add_member(&mut desk, "王伟", home), done.value);
}

#[test]
fn a_reader_changes_nothing_by_any_verb() {
    let (mut desk, home) = with_sector("教育界");
    let id = add_member(&mut desk, "王伟", home);
    let form = add_form(&mut desk, id, home, true);
    let mut reader = desk.reader();
    fn denied<R: Request>(reader: &mut jiebie::desk::Desk, request: &R) {
        match refuses(reader, request) {
            refusal @ Refusal::Denied(_) => {
                says(&refusal.text(), "读者 没有这项权限", "读者 may not do this");
            }
            other => panic!("{}: {other:?}", request.verb().code()),
        }
        assert!(matches!(reader.rehearse(request), Err(Refusal::Denied(_))));
    }
    let seen = Seq(1);
    let sector_id = home;
    denied(&mut reader, &add(sector("体育界")));
    denied(&mut reader, &add(committee("提案委员会")));
    denied(&mut reader, &add(plan(Body::Sector(home))));
    denied(&mut reader, &add(study("2026-10-10")));
    denied(&mut reader, &remove::<Member>(id));
    denied(&mut reader, &remove::<Sector>(sector_id));
    let record = reader.book().members.get(id).expect("entered").clone();
    denied(&mut reader, &edit_of(record, seen));
    let leave = departure("2026-10-01");
    denied(
        &mut reader,
        &Leave {
            member: id,
            departure: leave,
        },
    );
    denied(
        &mut reader,
        &Elect {
            sector: home,
            member: id,
            elected: date("2026-02-11"),
            first: true,
            replaces: None,
            reason: String::new(),
            note: String::new(),
        },
    );
    denied(
        &mut reader,
        &BeginForm {
            sheet: sheet(id, home),
            submit: false,
        },
    );
    denied(&mut reader, &FileForms { forms: vec![form] });
    denied(
        &mut reader,
        &ChangeSetting {
            key: "plan-due".into(),
            value: "04-01".into(),
            grounds: None,
        },
    );
    // What is not there is told before leave is asked.
    let gone = DesignateFirst {
        convenor: ConvenorId(9),
        on: date(TODAY),
    };
    assert!(matches!(refuses(&mut reader, &gone), Refusal::Gone { .. }));
    let gone = end::<Liaison>(LiaisonId(9), departure("2026-10-01"));
    assert!(matches!(refuses(&mut reader, &gone), Refusal::Gone { .. }));
}

#[test]
fn two_people_on_one_store_see_each_others_acts() {
    let (mut desk, home) = with_sector("教育界");
    let mut colleague = desk.colleague("周秘书");
    let id = add_member(&mut desk, "王伟", home);
    assert!(colleague.book().members.get(id).is_none());
    let news = colleague.refresh().expect("refreshed");
    assert_eq!(news.len(), 1);
    assert_eq!(
        (news[0].verb.as_str(), news[0].actor.as_str()),
        ("add-member", "王主任")
    );
    assert_eq!(colleague.book(), desk.book());
    assert!(colleague.refresh().expect("refreshed").is_empty());
    // Without a refresh, an act works on what is there.
    add_member(&mut desk, "李小明", home);
    let third = add_member(&mut colleague, "周芳", home);
    assert_eq!(third, MemberId(3));
    assert_eq!(colleague.book().members.len(), 3);
    // What is undone is one's own.
    desk.undo().expect("undone");
    let left: Vec<_> = desk
        .book()
        .members
        .iter()
        .map(|member| member.name.as_str())
        .collect();
    assert_eq!(left, ["王伟", "周芳"]);
}

#[test]
fn an_act_of_somebody_who_saw_its_record_before_it_changed_is_refused() {
    use jiebie::desk::committee::AssignSectors;
    use jiebie::desk::member::Merge;

    let (mut desk, home) = with_sector("教育界");
    let committee = add_committee(&mut desk, "教科卫体委员会");
    let id = add_member(&mut desk, "王伟", home);
    let double = add_member(&mut desk, "王 伟", home);
    let seen = desk.book().seq();
    let leave = || Leave {
        member: id,
        departure: departure("2026-10-01"),
    };
    let replace = || Replace {
        predecessor: id,
        departure: departure("2026-10-01"),
        successor: member("李小明", home),
    };
    let merge = || Merge {
        keep: id,
        double,
        certain: true,
    };
    let assign = || AssignSectors {
        committee,
        sectors: Vec::new(),
        from: None,
    };
    let mut colleague = desk.colleague("周秘书");
    let mut record = colleague.book().members.get(id).expect("entered").clone();
    record.phone = "0737-4222222".into();
    let at = colleague.book().members.seq(id).expect("entered");
    let edited = colleague.carry_out(&edit_of(record, at));
    edited.expect("edited");
    // Another gives the committee a sector, which it would let go of unseen.
    colleague
        .carry_out(&AssignSectors {
            committee,
            sectors: vec![home],
            from: None,
        })
        .expect("assigned");
    let before = last_entry(&desk);
    fn overtaken<T: std::fmt::Debug>(done: Result<T, Refusal>, of: Kind, name: &str) {
        match done {
            Err(refusal @ Refusal::Overtaken { kind, .. }) if kind == of => {
                says(&refusal.text(), name, name);
            }
            other => panic!("{other:?}"),
        }
    }
    overtaken(desk.carry_out_as_seen(&leave(), seen), Kind::Member, "王伟");
    overtaken(
        desk.carry_out_as_seen(&replace(), seen),
        Kind::Member,
        "王伟",
    );
    overtaken(desk.carry_out_as_seen(&merge(), seen), Kind::Member, "王伟");
    overtaken(
        desk.carry_out_as_seen(&assign(), seen),
        Kind::Sector,
        "教育界",
    );
    assert_eq!(last_entry(&desk), before);
    // A key contact that ends with the seat is a part of what was seen.
    let seen = desk.book().seq();
    colleague
        .carry_out(&add(key_contact("赵大爷", id)))
        .expect("entered");
    overtaken(
        desk.carry_out_as_seen(&leave(), seen),
        Kind::KeyContact,
        "赵大爷",
    );
    // Who has seen it all may.
    let seen = desk.book().seq();
    desk.carry_out_as_seen(&assign(), seen).expect("assigned");
    let seen = desk.book().seq();
    desk.carry_out_as_seen(&leave(), seen).expect("left");
}

#[test]
fn an_entry_says_how_far_the_clock_was_behind() {
    let (mut desk, home) = with_sector("教育界");
    assert_eq!(jiebie::desk::behind_of(&last_entry(&desk)), None);
    let store = Store::open(desk.path()).expect("opens again");
    let mut early = sit_down(store, "李干事", Role::Admin, "2026-11-20");
    add_member(&mut early, "王伟", home);
    let told = jiebie::desk::behind_of(&last_entry(&early)).expect("it was behind");
    says(&told, "本机时钟慢 4 天", "clock 4 days behind");
    desk.refresh().expect("caught up");
}

#[test]
fn what_goes_by_verbs_of_its_own_is_not_kept_by_hand() {
    let (mut desk, home) = with_sector("教育界");
    let member = add_member(&mut desk, "王伟", home);
    let form = add_form(&mut desk, member, home, false);
    let paper = desk.carry_out(&add(plan(Body::Sector(home))));
    let paper = paper.expect("entered").value;
    let record = desk.book().forms.get(form).expect("there").clone();
    let seen = desk.book().forms.seq(form).expect("seen");
    let head = desk.head().expect("a journal").map(|it| it.seq);
    let refused = |desk: &mut Desk, refusal: Option<Refusal>| {
        let words = refusal.expect("refused").text();
        assert!(words.zh.contains("不能这样办理"), "{}", words.zh);
        assert_eq!(desk.head().expect("a journal").map(|it| it.seq), head);
    };
    let settings = desk.book().settings().clone();
    let it = desk.carry_out(&edit_of(settings, Seq(0))).err();
    refused(&mut desk, it);
    let it = desk.carry_out(&edit_of(record, seen)).err();
    refused(&mut desk, it);
    let it = desk.carry_out(&remove::<RegistrationForm>(form)).err();
    refused(&mut desk, it);
    let it = desk.carry_out(&verify::<Member>(member)).err();
    refused(&mut desk, it);
    let it = desk.carry_out(&end::<Plan>(paper, departure(TODAY))).err();
    refused(&mut desk, it);
}
