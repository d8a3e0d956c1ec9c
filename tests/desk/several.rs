//! One act on several records: one entry, all or nothing, and whose fails is told.

use jiebie::desk::convenor::{Approve, Elect};
use jiebie::desk::{Edit, EditAlike, End, Refusal, Request, Several, StrikeOut, Verify};
use jiebie::domain::id::*;
use jiebie::domain::record::{Kind, Record};
use jiebie::domain::yearwork::Body;

use crate::testkit::*;

/// Convenors of a sector whom the council has not approved.
fn elected(count: usize) -> (TestStore, Vec<ConvenorId>) {
    let (mut desk, home) = with_sector("教育界");
    let names = ["王伟", "李小明", "周芳", "赵强"];
    let convenors = names.iter().take(count).map(|name| {
        let member = add_member(&mut desk, name, home);
        let elect = Elect {
            sector: home,
            member,
            elected: date("2026-02-11"),
            first: false,
            replaces: None,
            reason: String::new(),
            note: String::new(),
        };
        desk.carry_out(&elect).expect("elected").value.id()
    });
    let convenors = convenors.collect();
    (desk, convenors)
}

fn approvals(convenors: &[ConvenorId], on: &str) -> Several<Approve> {
    let on = date(on);
    let all = convenors.iter().map(|it| Approve { convenor: *it, on });
    Several::of(all).expect("one at least")
}

#[test]
fn several_convenors_are_approved_in_one_entry_and_undone_with_it() {
    let (mut desk, convenors) = elected(3);
    let before = desk.book().seq();
    does(
        &mut desk,
        &approvals(&convenors, "2026-03-01"),
        "approve-convenor",
        "教育界 王伟 2026-03-01、教育界 李小明 2026-03-01、教育界 周芳 2026-03-01",
    );
    assert_eq!(desk.book().seq().0, before.0 + 1);
    let approved = |desk: &TestStore| {
        let all = desk.book().convenors.iter();
        all.filter(|it| it.approved == Some(date("2026-03-01")))
            .count()
    };
    assert_eq!(approved(&desk), 3);
    desk.undo().expect("undone");
    assert_eq!(approved(&desk), 0);
    is_sound(&desk);
}

#[test]
fn where_one_fails_nothing_is_done_and_it_is_named() {
    let (mut desk, convenors) = elected(3);
    desk.carry_out(&approvals(&convenors[1..2], "2026-03-01"))
        .expect("approved");
    let before = desk.book().seq();
    refuses_procedure(
        &mut desk,
        &approvals(&convenors, "2026-03-02"),
        "李小明：当日没有等待审定的事项",
        "李小明: Nothing waited for the council on that day",
    );
    assert_eq!(desk.book().seq(), before);
    // A field that is wrong for one is told with the name as well.
    let ends = convenors.iter().map(|it| End {
        kind: Kind::Convenor,
        id: it.0,
        departure: departure("2025-01-01"),
    });
    let all = Several::of(ends).expect("one at least");
    let Refusal::Fields(errors) = refuses(&mut desk, &all) else {
        panic!("no field");
    };
    assert!(errors[0].field == "on" && errors[0].text.zh.contains("王伟："));
    // Of a single one nobody has to be named.
    refuses_procedure(
        &mut desk,
        &approvals(&convenors[1..2], "2026-03-02"),
        "当日没有等待审定的事项",
        "Nothing waited for the council on that day",
    );
    assert!(Several::<Verify>::of([]).is_none());
}

#[test]
fn one_field_of_several_is_changed_in_one_entry_and_undone_whole() {
    let (mut desk, home) = with_sector("教育界");
    let ids = ["王伟", "李小明", "周芳"].map(|name| add_member(&mut desk, name, home));
    let employers = |desk: &TestStore| {
        let all = ids.map(|id| desk.book().members.get(id).expect("a member"));
        all.map(|it| it.employer.clone())
    };
    let before = employers(&desk);
    let seq = desk.book().seq();
    let alike = |desk: &TestStore| {
        let edits = ids.map(|id| {
            let record = desk.book().record(Kind::Member, id.0);
            let Some(Record::Member(mut member)) = record else {
                panic!("no member");
            };
            member.employer = "市政协机关".into();
            Edit {
                record: Record::Member(member),
                seen: desk.book().seq_of(Kind::Member, id.0).unwrap_or_default(),
            }
        });
        EditAlike::of(edits).expect("three")
    };
    let all = alike(&desk);
    assert_eq!(all.bears_on(desk.book()).len(), 3);
    desk.carry_out(&all).expect("changed");
    assert_eq!(desk.book().seq().0, seq.0 + 1);
    assert_eq!(employers(&desk), ["市政协机关"; 3]);
    desk.undo().expect("undone");
    assert_eq!(employers(&desk), before);
    // Where somebody changed one of them since, none is changed.
    let all = alike(&desk);
    let again = alike(&desk);
    desk.carry_out(&again).expect("changed");
    assert!(desk.carry_out(&all).is_err());
    assert!(EditAlike::of([]).is_none());
    // Several are struck out for a reason, which the journal keeps.
    let out = StrikeOut {
        records: ids.map(|id| (Kind::Member, id.0)).to_vec(),
        why: "重复录入".into(),
    };
    assert_eq!(out.bears_on(desk.book()).len(), 3);
    does(
        &mut desk,
        &out,
        "remove-member",
        "王伟、李小明、周芳（重复录入）",
    );
    assert_eq!(desk.book().members.iter().count(), 0);
    desk.undo().expect("undone");
    assert_eq!(desk.book().members.iter().count(), 3);
    is_sound(&desk);
}

#[test]
fn a_record_that_is_gone_keeps_the_others_as_they_were() {
    let (mut desk, home) = with_sector("教育界");
    let plan_id: PlanId = desk
        .carry_out(&add(plan(Body::Sector(home))))
        .expect("entered")
        .value;
    let both = [plan_id.0, 99].map(|id| Verify {
        kind: Kind::Plan,
        id,
        from: String::new(),
    });
    assert!(matches!(
        refuses(&mut desk, &Several::of(both).expect("two")),
        Refusal::Gone { id: 99, .. } | Refusal::Procedure(_)
    ));
    let plan = desk.book().plans.get(plan_id).expect("a plan");
    assert!(!plan.evidence.is_verified());
}
