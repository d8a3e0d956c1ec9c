//! The year's work: plans, summaries, activities, outputs, studies, circulars, and evidence.

use jiebie::desk::Refusal;
use jiebie::desk::remarks::remarks;
use jiebie::domain::calendar::Year;
use jiebie::domain::id::*;
use jiebie::domain::record::Entity;
use jiebie::domain::yearwork::{Activity, Body, Circular, Evidence, Output, Plan, Study, Summary};

use crate::testkit::*;

#[test]
fn a_body_has_one_plan_and_one_summary_a_year() {
    let (mut desk, home) = with_sector("教育界");
    let committee = add_committee(&mut desk, "提案委员会");
    let of = Body::Sector(home);
    let id = does(&mut desk, &add(plan(of)), "add-plan", "教育界 2026");
    refuses_field(
        &mut desk,
        &add(plan(of)),
        "year",
        "这一年的工作计划已登记",
        "recorded already",
    );
    does(
        &mut desk,
        &add(plan(Body::Committee(committee))),
        "add-plan",
        "提案委员会 2026",
    );
    let mut next = plan(of);
    next.year = Year(2027);
    next.made_on = None;
    does(&mut desk, &add(next), "add-plan", "教育界 2027");
    does(&mut desk, &add(summary(of)), "add-summary", "教育界 2026");
    refuses_field(
        &mut desk,
        &add(summary(of)),
        "year",
        "这一年的工作总结已登记",
        "recorded already",
    );
    refuses_field(
        &mut desk,
        &add(plan(Body::Sector(SectorId(9)))),
        "body",
        "没有这个界别",
        "no such sector",
    );
    let mut late = plan(Body::Committee(committee));
    late.year = Year(2025);
    late.made_on = Some(date("2026-11-25"));
    refuses_field(
        &mut desk,
        &add(late),
        "made_on",
        "不能晚于今天",
        "lies after today",
    );
    // Correcting a plan does not collide with itself.
    let seen = desk.book().plans.seq(id).expect("entered");
    let mut record = desk.book().plans.get(id).expect("entered").clone();
    record.title = "教育界 2026 年工作计划".into();
    does(
        &mut desk,
        &edit_of(record, seen),
        "edit-plan",
        "教育界 2026",
    );
    does(&mut desk, &remove::<Plan>(id), "remove-plan", "教育界");
}

#[test]
fn activities_and_outputs_name_only_sectors_and_members_that_there_are() {
    let (mut desk, home) = with_sector("教育界");
    let member = add_member(&mut desk, "王伟", home);
    let mut record = activity("界别座谈会", &[home, SectorId(9)]);
    record.participants = vec![member, MemberId(9)];
    record.held_on = date("2026-11-25");
    match refuses(&mut desk, &add(record)) {
        Refusal::Fields(errors) => {
            let fields: Vec<_> = errors.iter().map(|error| error.field).collect();
            assert_eq!(fields, ["held_on", "sectors", "participants"]);
        }
        other => panic!("{other:?}"),
    }
    let id = does(
        &mut desk,
        &add(activity("界别座谈会", &[home])),
        "add-activity",
        "界别座谈会",
    );
    assert_eq!(desk.book().activities_of(home, Year(2026)).len(), 1);
    does(
        &mut desk,
        &remove::<Activity>(id),
        "remove-activity",
        "界别座谈会",
    );
    let mut record = output("关于校园食堂的提案", SectorId(9));
    record.authors = vec![MemberId(9)];
    record.title = String::new();
    match refuses(&mut desk, &add(record)) {
        Refusal::Fields(errors) => {
            let fields: Vec<_> = errors.iter().map(|error| error.field).collect();
            assert_eq!(fields, ["title", "sector", "authors"]);
        }
        other => panic!("{other:?}"),
    }
    does(
        &mut desk,
        &add(output("关于校园食堂的提案", home)),
        "add-output",
        "校园食堂",
    );
    assert_eq!(desk.book().outputs_of(home, Year(2026)).count(), 1);
}

#[test]
fn a_year_has_one_circular_and_studies_lie_in_the_past() {
    let mut desk = desk();
    does(
        &mut desk,
        &add(circular("2026 年情况通报")),
        "add-circular",
        "2026 年情况通报",
    );
    refuses_field(
        &mut desk,
        &add(circular("又一份通报")),
        "year",
        "这一年的情况通报已登记",
        "recorded already",
    );
    does(
        &mut desk,
        &add(study("2026-10-10")),
        "add-study",
        "2026-10-10",
    );
    refuses_field(
        &mut desk,
        &add(study("2026-11-25")),
        "held_on",
        "不能晚于今天",
        "lies after today",
    );
}

#[test]
fn what_was_looked_at_is_verified_once_by_whoever_looked() {
    let (mut desk, home) = with_sector("教育界");
    let body = Body::Sector(home);
    let plan = desk.carry_out(&add(plan(body))).expect("entered").value;
    let summary = desk.carry_out(&add(summary(body))).expect("entered").value;
    let activity = desk
        .carry_out(&add(activity("座谈会", &[home])))
        .expect("entered")
        .value;
    let output = desk
        .carry_out(&add(output("提案", home)))
        .expect("entered")
        .value;
    let study = desk
        .carry_out(&add(study("2026-10-10")))
        .expect("entered")
        .value;
    let circular = desk
        .carry_out(&add(circular("情况通报")))
        .expect("entered")
        .value;
    does(&mut desk, &verify::<Plan>(plan), "verify-plan", "");
    does(&mut desk, &verify::<Summary>(summary), "verify-summary", "");
    does(
        &mut desk,
        &verify::<Activity>(activity),
        "verify-activity",
        "",
    );
    does(&mut desk, &verify::<Output>(output), "verify-output", "");
    does(&mut desk, &verify::<Study>(study), "verify-study", "");
    does(
        &mut desk,
        &verify::<Circular>(circular),
        "verify-circular",
        "",
    );
    let looked = Evidence::Verified {
        on: date(TODAY),
        by: "王主任".into(),
        from: String::new(),
    };
    let record = desk.book().plans.get(plan).expect("kept");
    assert_eq!(record.evidence, looked);
    let entry = last_entry(&desk);
    let mut colleague = desk.colleague("周秘书");
    let again = colleague
        .carry_out(&verify::<Plan>(plan))
        .expect("nothing to do");
    assert_eq!(again.seq, None);
    assert_eq!(last_entry(&desk), entry);
    assert!(!colleague.can_undo());
    assert!(matches!(
        refuses(&mut desk, &verify::<Plan>(PlanId(99))),
        Refusal::Gone { id: 99, .. }
    ));
}

#[test]
fn what_was_verified_and_is_corrected_is_recorded_only() {
    let (mut desk, home) = with_sector("教育界");
    let of = Body::Sector(home);
    let id = desk.carry_out(&add(plan(of))).expect("entered").value;
    desk.carry_out(&verify::<Plan>(id)).expect("verified");
    let held = |desk: &jiebie::desk::Desk| desk.book().plans.get(id).expect("kept").clone();
    let saved = |desk: &mut jiebie::desk::Desk, title: &str| {
        let seen = desk.book().seq_of(Plan::KIND, id.0).expect("kept");
        let title = title.to_owned();
        let plan = Plan {
            title,
            ..held(desk)
        };
        let done = desk.carry_out(&edit_of(plan, seen)).expect("saved");
        (done.seq, remarks(&done, desk.book(), desk.today()).len())
    };
    // What is saved as it was stays as it was believed.
    let title = held(&desk).title;
    let same = saved(&mut desk, &title);
    assert_eq!(same, (None, 0));
    assert_eq!(saved(&mut desk, "另一个计划").1, 1);
    assert_eq!(held(&desk).evidence, Evidence::Recorded);
    // Taken back, it is what was verified.
    desk.undo().expect("undone");
    assert!(held(&desk).evidence.is_verified());
}
