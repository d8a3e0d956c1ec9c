//! Closed years: what changes them needs a reason, which is kept; what goes on after them does not.

use chrono::NaiveDate;
use jiebie::desk::assessment::AddExample;
use jiebie::desk::convenor::DesignateFirst;
use jiebie::desk::form::{BeginForm, CorrectForm, FileForms};
use jiebie::desk::member::Leave;
use jiebie::desk::opinion::AssignOpinion;
use jiebie::desk::papers::circular;
use jiebie::desk::sector::{Named, Rename};
use jiebie::desk::{Add, Desk, Refusal, Remove, Verify};
use jiebie::domain::appointment::Liaison;
use jiebie::domain::assessment::Points;
use jiebie::domain::authority::Role;
use jiebie::domain::calendar::Year;
use jiebie::domain::closing::{Correction, YearClosing};
use jiebie::domain::contact::KeyContact;
use jiebie::domain::described::Described as _;
use jiebie::domain::form::Sheet;
use jiebie::domain::id::*;
use jiebie::domain::interpretation::Interpretation;
use jiebie::domain::member::Departure;
use jiebie::domain::opinion::{AnswerClass, Opinion, UnitRole};
use jiebie::domain::record::{Kind, Record};
use jiebie::domain::yearwork::{
    Activity, Answered, Body, Instructed, Outcome, Output, Ruling, Summary,
};
use jiebie::store::Store;

use crate::testkit::*;

const DAY: &str = "2027-01-08";

/// An office in whose year 2026 there are a plan, an activity and a form that waits; it is 8 January 2027.
fn office() -> (TestStore, Desk, SectorId, MemberId) {
    let (mut desk, home) = with_sector("教育界");
    let wang = add_member(&mut desk, "王伟", home);
    let plan = plan(Body::Sector(home));
    desk.carry_out(&add(plan)).expect("entered");
    desk.carry_out(&add(activity("走访", &[home])))
        .expect("entered");
    let begun = BeginForm {
        sheet: sheet(wang, home),
        submit: true,
    };
    desk.carry_out(&begun).expect("handed in");
    let store = Store::open(desk.path()).expect("opens");
    let later = sit_down(store, "王主任", Role::Admin, DAY);
    (desk, later, home, wang)
}

fn closing_on(day: &str) -> Add {
    Add(Record::YearClosing(YearClosing {
        id: YearClosingId(0),
        year: Year(2026),
        closed_on: date(day),
        note: String::new(),
    }))
}

fn closing() -> Add {
    closing_on(DAY)
}

fn corrections(desk: &Desk) -> Vec<Correction> {
    desk.book().corrections.iter().cloned().collect()
}

/// Refused without a reason; with one it is done, and the reason is kept.
#[track_caller]
fn needs_a_reason<R: jiebie::desk::Request>(desk: &mut Desk, request: &R, what: &str) {
    let before = corrections(desk).len();
    let refusal = refuses(desk, request);
    says(&refusal.text(), "2026年已经关账", "The year 2026 is closed");
    desk.set_because(Some("漏登补记".to_owned()));
    desk.carry_out(request).expect("done for a reason");
    desk.set_because(None);
    let kept = corrections(desk);
    assert_eq!(kept.len(), before + 1);
    let last = kept.last().expect("one");
    assert_eq!((last.year, last.on), (Year(2026), date(DAY)));
    assert_eq!(
        (last.by.as_str(), last.reason.as_str()),
        ("王主任", "漏登补记")
    );
    assert!(last.what.contains(what), "{}", last.what);
    is_sound(desk);
}

#[test]
fn a_year_is_closed_once_it_is_over_and_only_once() {
    let (mut first, mut desk, ..) = office();
    refuses_field(
        &mut first,
        &closing(),
        "closed_on",
        "日期不能晚于今天",
        "lies after today",
    );
    refuses_field(
        &mut desk,
        &closing_on(TODAY),
        "closed_on",
        "年度结束后才能关账",
        "once it is over",
    );
    does(&mut desk, &closing(), "add-year-closing", "2026");
    refuses_field(&mut desk, &closing(), "year", "已经关账", "closed already");
}

#[test]
fn what_changes_a_closed_year_needs_a_reason_that_is_kept() {
    let (_folder, mut desk, home, wang) = office();
    desk.carry_out(&closing()).expect("closed");
    let plan = desk.book().plans.iter().next().expect("one").id;
    let verify = Verify {
        kind: Kind::Plan,
        id: plan.0,
        from: String::new(),
    };
    needs_a_reason(&mut desk, &verify, "年度工作计划");
    // The circular counts what is verified, whatever the kind.
    let held = desk.book().activities.iter().next().expect("one").id;
    let verify = Verify {
        kind: Kind::Activity,
        id: held.0,
        from: String::new(),
    };
    needs_a_reason(&mut desk, &verify, "走访");
    let late = Activity {
        held_on: date("2026-12-30"),
        ..activity("慰问", &[home])
    };
    needs_a_reason(&mut desk, &add(late), "慰问");
    // Of appointments the days count.
    let liaison = Liaison {
        since: Some(date("2026-12-01")),
        ..liaison("孙联络", home)
    };
    needs_a_reason(&mut desk, &add(liaison), "界别联络员");
    // A constituent is not named in it, so that the person can be erased.
    let contact = KeyContact {
        since: Some(date("2026-12-02")),
        ..key_contact("贺小满", wang)
    };
    needs_a_reason(&mut desk, &add(contact), "重点联系对象 #");
    assert!(
        corrections(&desk)
            .iter()
            .all(|it| !it.what.contains("贺小满"))
    );
    // A form that is handed in now counts for the year that it says.
    let begun = BeginForm {
        sheet: Sheet {
            filled_on: Some(date("2026-12-31")),
            ..sheet(wang, home)
        },
        submit: true,
    };
    needs_a_reason(&mut desk, &begun, "登记表");
    // The closing itself is taken back for a reason only.
    let id = desk.book().year_closings.iter().next().expect("one").id.0;
    let reopen = Remove {
        kind: Kind::YearClosing,
        id,
    };
    needs_a_reason(&mut desk, &reopen, "年度关账");
    assert!(desk.book().year_closings.is_empty());
}

#[test]
fn what_goes_on_after_a_closed_year_is_done_as_ever() {
    let (_folder, mut desk, home, _) = office();
    desk.carry_out(&closing()).expect("closed");
    let forms = desk.book().forms.iter().map(|it| it.id).collect();
    desk.carry_out(&FileForms { forms }).expect("filed");
    let trip = Activity {
        held_on: date("2027-01-07"),
        ..activity("走访", &[home])
    };
    desk.carry_out(&add(trip)).expect("entered");
    let liaison = Liaison {
        since: Some(date("2027-01-02")),
        ..liaison("孙联络", home)
    };
    desk.carry_out(&add(liaison)).expect("entered");
    assert_eq!(corrections(&desk), []);
}

/// What papers say of 2026.
fn told_of_2026(desk: &mut Desk) -> String {
    desk.look_at(Year(2026)).expect("a year");
    let draft = circular::draft_of(desk).expect("a draft");
    let findings = jiebie::rules::check(desk.book(), &desk.today());
    let findings = findings
        .iter()
        .map(|it| (it.rule.code, it.subject, it.level));
    let findings: Vec<_> = findings.filter(|it| it.0 < "J9").collect();
    format!(
        "{:#?}{:#?}{findings:#?}",
        draft.circular.body, draft.figures
    )
}

#[test]
fn what_comes_of_an_output_after_the_closing_is_none_of_the_closed_year_s_figures() {
    let (first, mut desk, home, wang) = office();
    let on = |day: &str| Some(date(day));
    let own = Output {
        lead: Some(wang),
        collective: false,
        handed_in: date("2026-11-20"),
        ..output("关于早餐的提案", home)
    };
    let id: OutputId = desk.carry_out(&add(own)).expect("entered").value;
    let asked = Opinion {
        received_on: date("2026-12-01"),
        reporter: wang,
        ..Opinion::blank(desk.book(), desk.today())
    };
    let asked = Opinion {
        title: "路灯不亮".to_owned(),
        content: "小区路灯不亮。".to_owned(),
        ..asked
    };
    let opinion: OpinionId = desk.carry_out(&add(asked)).expect("entered").value;
    desk.carry_out(&closing()).expect("closed");
    let before = told_of_2026(&mut desk);
    let path = first.path().to_owned();
    let mut later = sit_down(
        Store::open(&path).expect("opens"),
        "王主任",
        Role::Admin,
        "2027-06-01",
    );
    assert_eq!(
        told_of_2026(&mut later),
        before,
        "no day that passes changes it"
    );

    let held = later.book().outputs.get(id).expect("there").clone();
    let ruling = |day: Option<NaiveDate>| {
        Some(Ruling {
            outcome: Outcome::NotFiled,
            on: day,
            why: String::new(),
        })
    };
    let instructed = |day: &str| {
        Some(Instructed {
            on: date(day),
            by: "市长".to_owned(),
        })
    };
    let answer = |day: &str| {
        Some(Answered {
            class: AnswerClass::Solved,
            on: on(day),
            satisfaction: None,
        })
    };
    let changed = [
        Output {
            ruling: ruling(on("2027-02-10")),
            ..held.clone()
        },
        Output {
            adopted_city: on("2027-02-10"),
            ..held.clone()
        },
        Output {
            adopted_nation: on("2027-01-08"),
            ..held.clone()
        },
        Output {
            instructed: instructed("2027-02-10"),
            ..held.clone()
        },
        Output {
            answer: answer("2027-02-10"),
            ..held.clone()
        },
    ];
    for output in changed {
        let seen = later.book().seq_of(Kind::Output, id.0).expect("there");
        later
            .carry_out(&edit_of(output.clone(), seen))
            .expect("as ever");
        assert_eq!(told_of_2026(&mut later), before, "{output:?}");
    }
    let forms = later.book().forms.iter().map(|it| it.id).collect();
    later.carry_out(&FileForms { forms }).expect("filed");
    assert_eq!(told_of_2026(&mut later), before);
    let draft = circular::draft_of(&later).expect("a draft");
    for figure in draft
        .figures
        .iter()
        .filter(|it| it.code.starts_with("forms-"))
    {
        let records = figure.records(&later).expect("read").len();
        assert_eq!(figure.printed(), records.to_string(), "{}", figure.code);
    }
    let assign = AssignOpinion {
        opinion,
        unit: "市城管局".to_owned(),
        role: UnitRole::Lead,
        on: date("2027-02-10"),
    };
    later.carry_out(&assign).expect("assigned");
    assert_eq!(told_of_2026(&mut later), before);
    assert_eq!(corrections(&later), []);

    // What is dated before the closing, or has no day, is a correction, and counts.
    let known = [
        Output {
            adopted_city: on("2027-01-07"),
            ..held.clone()
        },
        Output {
            ruling: ruling(None),
            ..held.clone()
        },
        Output {
            answer: answer("2026-12-20"),
            ..held
        },
    ];
    for output in known {
        let was = told_of_2026(&mut later);
        let seen = later.book().seq_of(Kind::Output, id.0).expect("there");
        let edit = edit_of(output, seen);
        let refusal = refuses(&mut later, &edit);
        says(&refusal.text(), "2026年已经关账", "The year 2026 is closed");
        later.set_because(Some("漏登补记".to_owned()));
        later.carry_out(&edit).expect("done for a reason");
        later.set_because(None);
        assert_ne!(told_of_2026(&mut later), was);
    }
    // What is of the year alone counts whenever it comes.
    let late = Summary {
        body: Body::Sector(home),
        made_on: on("2027-03-01"),
        ..summary(Body::Sector(home))
    };
    refuses(&mut later, &add(late.clone()));
    later.set_because(Some("补报".to_owned()));
    let was = told_of_2026(&mut later);
    later.carry_out(&add(late)).expect("done for a reason");
    assert_ne!(told_of_2026(&mut later), was);
    is_sound(&later);
}

#[test]
fn the_organisation_s_name_and_terms_are_changed_in_closed_years_for_a_reason_only() {
    let (_first, mut desk, ..) = office();
    desk.carry_out(&closing()).expect("closed");
    let mut named = desk.book().organisation().expect("one").clone();
    named.name = "政协某县委员会".to_owned();
    let mut numbered = named.clone();
    numbered.term.number += 1;
    let mut begun = numbered.clone();
    begun.term.from = date("2026-02-01");
    for (it, what) in [(named, "某县"), (numbered, "某县"), (begun.clone(), "某县")] {
        let seen = desk.book().seq_of(Kind::Organisation, 0).expect("there");
        needs_a_reason(&mut desk, &edit_of(it, seen), what);
    }
    // When the term ends is none of it.
    begun.term.until = Some(date("2027-03-31"));
    let seen = desk.book().seq_of(Kind::Organisation, 0).expect("there");
    let before = corrections(&desk).len();
    desk.carry_out(&edit_of(begun, seen)).expect("as ever");
    assert_eq!(corrections(&desk).len(), before);
}

#[test]
fn an_adoption_counts_in_the_year_of_its_day_and_is_changed_for_a_reason_once_that_is_closed() {
    let (first, mut desk, home, wang) = office();
    let own = Output {
        lead: Some(wang),
        handed_in: date("2026-11-20"),
        ..output("关于早餐的提案", home)
    };
    let id: OutputId = desk.carry_out(&add(own)).expect("entered").value;
    let path = first.path().to_owned();
    let mut later = sit_down(
        Store::open(&path).expect("opens"),
        "王主任",
        Role::Admin,
        "2028-02-01",
    );
    let closing = Add(Record::YearClosing(YearClosing {
        id: YearClosingId(0),
        year: Year(2027),
        closed_on: date("2028-01-10"),
        note: String::new(),
    }));
    later.carry_out(&closing).expect("closed");
    for (day, asks) in [("2027-05-10", true), ("2028-01-20", false)] {
        let mut it = later.book().outputs.get(id).expect("there").clone();
        it.adopted_nation = Some(date(day));
        let seen = later.book().seq_of(Kind::Output, id.0).expect("there");
        let done = later.rehearse(&edit_of(it, seen));
        assert_eq!(
            matches!(done, Err(Refusal::ClosedYear(Year(2027)))),
            asks,
            "{day}"
        );
    }
}

#[test]
fn a_year_whose_counts_go_on_is_not_closed_before_they_end() {
    let (_first, mut desk, ..) = office();
    let set = jiebie::desk::ChangeSetting {
        key: "count-until".to_owned(),
        value: "next-01-31".to_owned(),
        grounds: None,
    };
    desk.carry_out(&set).expect("set");
    refuses_field(
        &mut desk,
        &closing(),
        "closed_on",
        "计数到 2027-01-31",
        "go on until 2027-01-31",
    );
}

#[test]
fn what_was_done_is_undone_in_a_closed_year_for_a_reason_only() {
    let (_folder, mut desk, home, _) = office();
    let late = Activity {
        held_on: date("2026-12-30"),
        ..activity("慰问", &[home])
    };
    desk.carry_out(&add(late)).expect("entered");
    let entered = desk.undoable().expect("an act");
    desk.carry_out(&closing()).expect("closed");
    let refused = desk.take_back(entered, true).expect_err("refused");
    assert!(refused.text().zh.contains("2026年已经关账"));
    desk.set_because(Some("重复登记".to_owned()));
    desk.take_back(entered, true).expect("undone");
    assert_eq!(corrections(&desk).len(), 1);
}

#[test]
fn nobody_enters_a_correction_by_hand() {
    let (_folder, mut desk, ..) = office();
    let by_hand = Record::begun(Kind::Correction, desk.book(), desk.today()).expect("one");
    refuses_procedure(&mut desk, &Add(by_hand), "更正不能这样办理", "correction");
}

#[test]
fn what_held_in_a_closed_year_is_changed_for_a_reason_only() {
    let (mut first, _, home, wang) = office();
    let li = add_member(&mut first, "李明", home);
    for member in [wang, li] {
        first
            .carry_out(&add(convenor(home, member)))
            .expect("elected");
    }
    let [leader, second] = [wang, li].map(|member| {
        let mut all = first.book().convenors.iter();
        all.find(|it| it.member == member).expect("elected").id
    });
    let store = Store::open(first.path()).expect("opens");
    let mut desk = sit_down(store, "王主任", Role::Admin, DAY);
    desk.carry_out(&closing()).expect("closed");
    let on = date("2026-12-30");
    let designate = DesignateFirst {
        convenor: second,
        on,
    };
    needs_a_reason(&mut desk, &designate, "李明");
    let remove = Remove {
        kind: Kind::Convenor,
        id: leader.0,
    };
    needs_a_reason(&mut desk, &remove, "王伟");
    let leave = Leave {
        member: wang,
        departure: Departure {
            on,
            reason: "调动".to_owned(),
        },
    };
    needs_a_reason(&mut desk, &leave, "王伟");
    // That it was corrected stays said when the correction is taken back.
    let before = corrections(&desk);
    desk.set_because(Some("录错".to_owned()));
    desk.undo().expect("undone");
    let after = corrections(&desk);
    assert_eq!(after[..before.len()], before);
    assert_eq!(after.len(), before.len() + 1);
}

#[test]
fn a_form_is_moved_into_a_closed_year_for_a_reason_only() {
    let (_folder, mut desk, home, wang) = office();
    desk.carry_out(&closing()).expect("closed");
    let begun = BeginForm {
        sheet: Sheet {
            filled_on: Some(date("2027-01-05")),
            ..sheet(wang, home)
        },
        submit: true,
    };
    let entered = desk.carry_out(&begun).expect("handed in").value.entered;
    let form = FormId(entered.expect("one"));
    let moved = CorrectForm {
        form,
        seen: desk
            .book()
            .seq_of(Kind::RegistrationForm, form.0)
            .expect("there"),
        sheet: Sheet {
            filled_on: Some(date("2026-12-31")),
            ..sheet(wang, home)
        },
        submit: false,
    };
    needs_a_reason(&mut desk, &moved, "登记表");
}

#[test]
fn a_closed_year_keeps_the_figures_and_departments_by_which_it_was_closed() {
    let (_first, mut desk, ..) = office();
    let codes = |desk: &Desk, year: u16| {
        let findings = jiebie::rules::check(desk.book(), &desk.today().looking_at(Year(year)));
        let codes = findings.iter().map(|it| it.rule.code);
        let of_year = codes.filter(|it| ["J1001", "J1803"].contains(it));
        of_year.map(str::to_owned).collect::<Vec<_>>()
    };
    let set = |value: &str| jiebie::desk::ChangeSetting {
        key: "forms-per-year".to_owned(),
        value: value.to_owned(),
        grounds: None,
    };
    // Until it is closed, a figure that changes bears on last year, too.
    let before = codes(&desk, 2026);
    desk.carry_out(&set("2")).expect("set");
    assert_ne!(codes(&desk, 2026), before);
    desk.carry_out(&set("1")).expect("set");
    desk.carry_out(&closing()).expect("closed");
    let next = codes(&desk, 2027);
    desk.carry_out(&set("2")).expect("set");
    assert_eq!(codes(&desk, 2026), before);
    let store = Store::open(desk.path()).expect("opens");
    let again = sit_down(store, "王主任", Role::Admin, DAY);
    assert_eq!(codes(&again, 2026), before);

    let department = |name: &str, since: Option<&str>| {
        add(jiebie::domain::department::Department {
            id: DepartmentId(0),
            name: name.to_owned(),
            since: since.map(date),
            position: 1,
            ended: None,
            note: String::new(),
        })
    };
    // One that is new this year is none of last year's; one without a day was always there.
    let new = department("研究室", Some("2027-01-04"));
    desk.carry_out(&new).expect("entered");
    assert_eq!(codes(&desk, 2026), before);
    assert_ne!(codes(&desk, 2027), next);
    needs_a_reason(&mut desk, &department("办公室", None), "办公室");
    is_sound(&desk);
}

#[test]
fn what_papers_of_a_closed_year_print_is_changed_for_a_reason_only() {
    let (mut first, _, home, _) = office();
    let committee = add_committee(&mut first, "提案委员会");
    let table = first
        .carry_out(&AddExample { year: Year(2026) })
        .expect("entered")
        .value
        .id();
    let read = Interpretation {
        about: "第17条".to_owned(),
        reading: "一年一次".to_owned(),
        decided_by: "委员学习联络委员会".to_owned(),
        ..Interpretation::blank(first.book(), first.today())
    };
    let read: InterpretationId = first.carry_out(&add(read)).expect("entered").value;
    let store = Store::open(first.path()).expect("opens");
    let mut desk = sit_down(store, "王主任", Role::Admin, DAY);
    desk.carry_out(&closing()).expect("closed");
    let seen = |desk: &Desk, kind, id| desk.book().seq_of(kind, id).expect("there");

    let items: Vec<_> = desk.book().points_items.iter().cloned().collect();
    let mut item = items[0].clone();
    assert_eq!(item.table, table);
    item.cap = Some(Points::whole(1));
    let at = seen(&desk, Kind::PointsItem, item.id.0);
    needs_a_reason(&mut desk, &edit_of(item, at), "考核项目");

    let mut it = desk.book().interpretations.get(read).expect("one").clone();
    it.reading = "一年两次".to_owned();
    let at = seen(&desk, Kind::Interpretation, read.0);
    needs_a_reason(&mut desk, &edit_of(it, at), "第17条");

    let mut it = desk.book().sectors.get(home).expect("one").clone();
    it.name = "教育和体育界".to_owned();
    let at = seen(&desk, Kind::Sector, home.0);
    needs_a_reason(&mut desk, &edit_of(it, at), "教育和体育界");

    let mut it = desk.book().committees.get(committee).expect("one").clone();
    it.name = "提案督办委员会".to_owned();
    let at = seen(&desk, Kind::Committee, committee.0);
    needs_a_reason(&mut desk, &edit_of(it, at), "提案督办委员会");

    // What holds from a later day on is done as ever, and so is what no paper has.
    let before = corrections(&desk).len();
    let renamed = Rename {
        of: Named::Sector(home),
        name: "教科界".to_owned(),
        from: date("2027-01-05"),
    };
    desk.carry_out(&renamed).expect("renamed");
    let mut it = desk.book().sectors.get(home).expect("one").clone();
    it.note = "备注".to_owned();
    let at = seen(&desk, Kind::Sector, home.0);
    desk.carry_out(&edit_of(it, at)).expect("noted");
    assert_eq!(corrections(&desk).len(), before);
}
