//! What constituents say, step by step: assigned, sent back, converted, answered, promised, closed.

use jiebie::desk::form::SubmitForms;
use jiebie::desk::lists::{List, View};
use jiebie::desk::opinion::{
    AnswerOpinion, AssignOpinion, CloseOpinion, ConvertOpinion, DrawOpinion, JudgeAnswer,
    KeepPromise, SendOpinionBack, drawn_from, funnel,
};
use jiebie::desk::{Add, Desk};
use jiebie::domain::calendar::Today;
use jiebie::domain::described::Described as _;
use jiebie::domain::id::*;
use jiebie::domain::opinion::{
    Answer, AnswerClass, Opinion, OpinionState, Promise, Satisfaction, UnitRole,
};
use jiebie::domain::record::Kind;
use jiebie::domain::yearwork::Output;
use jiebie::rules;
use jiebie::store::StoreError;
use jiebie::text::Locale;

use crate::testkit::*;

/// An opinion of a member of 教育界, received on 2026-05-08.
fn received() -> (TestStore, MemberId, OpinionId) {
    let (mut desk, home) = with_sector("教育界");
    let luo = add_member(&mut desk, "罗志远", home);
    let opinion = opinion(&desk, luo, "2026-05-08");
    let id = desk.carry_out(&add(opinion)).expect("entered").value;
    (desk, luo, id)
}

fn opinion(desk: &Desk, reporter: MemberId, on: &str) -> Opinion {
    Opinion {
        title: "乡村教师周转房".into(),
        reporter,
        received_on: date(on),
        ..Opinion::blank(desk.book(), desk.today())
    }
}

fn assign(opinion: OpinionId, unit: &str, role: UnitRole, on: &str) -> AssignOpinion {
    AssignOpinion {
        opinion,
        unit: unit.into(),
        role,
        on: date(on),
    }
}

fn back(opinion: OpinionId, unit: &str, on: &str) -> SendOpinionBack {
    SendOpinionBack {
        opinion,
        unit: unit.into(),
        on: date(on),
        reason: "不属本单位职责".into(),
    }
}

fn answer(opinion: OpinionId, class: AnswerClass, on: &str, by: Option<&str>) -> AnswerOpinion {
    AnswerOpinion {
        opinion,
        answer: Answer {
            on: date(on),
            class,
            what: "已列入计划。".into(),
            satisfaction: None,
            promise: by.map(|by| Promise {
                by: date(by),
                kept: None,
            }),
        },
        close: false,
    }
}

fn of(desk: &Desk, id: OpinionId) -> Opinion {
    desk.book().opinions.get(id).expect("there").clone()
}

fn found(desk: &Desk, day: &str) -> Vec<&'static str> {
    let found = rules::check(desk.book(), &Today::on(date(day)));
    let codes = found.iter().map(|it| it.rule.code);
    codes
        .filter(|it| matches!(*it, "J2001" | "J2002"))
        .collect()
}

#[test]
fn a_unit_that_sends_an_opinion_back_stays_in_its_history() {
    let (mut desk, _, id) = received();
    assert_eq!(of(&desk, id).state(), OpinionState::Received);
    assert_eq!(
        found(&desk, "2026-05-28"),
        Vec::<&str>::new(),
        "fifteen working days"
    );
    assert_eq!(found(&desk, "2026-05-29"), ["J2001"]);
    let lead = assign(id, "市教育局", UnitRole::Lead, "2026-05-12");
    does(
        &mut desk,
        &lead,
        "assign-opinion",
        "乡村教师周转房 市教育局",
    );
    let second = assign(id, "市住建局", UnitRole::Lead, "2026-05-12");
    refuses_procedure(&mut desk, &second, "已由市教育局主办", "has the lead");
    let joint = assign(id, "市住建局", UnitRole::Joint, "2026-05-12");
    desk.carry_out(&joint).expect("assigned");
    refuses_procedure(&mut desk, &joint, "已交办市住建局", "has it already");
    refuses_procedure(
        &mut desk,
        &back(id, "市住建局", "2026-05-18"),
        "3 个工作日内（截至 2026-05-15）",
        "by 2026-05-15",
    );
    refuses_procedure(
        &mut desk,
        &back(id, "市水利局", "2026-05-13"),
        "没有在办",
        "does not have",
    );
    does(
        &mut desk,
        &back(id, "市住建局", "2026-05-15"),
        "send-opinion-back",
        "市住建局 不属本单位职责",
    );
    let it = of(&desk, id);
    assert_eq!(it.state(), OpinionState::Assigned, "the other unit has it");
    desk.carry_out(&assign(id, "市财政局", UnitRole::Joint, "2026-05-18"))
        .expect("assigned anew");
    let units: Vec<_> = of(&desk, id)
        .handlings
        .iter()
        .map(|it| (it.unit.clone(), it.sent_back.is_some()))
        .collect();
    assert_eq!(
        units,
        [
            ("市教育局".to_owned(), false),
            ("市住建局".to_owned(), true),
            ("市财政局".to_owned(), false)
        ]
    );
    assert_eq!(found(&desk, "2026-08-06"), Vec::<&str>::new());
    assert_eq!(found(&desk, "2026-08-07"), ["J2002"]);
}

#[test]
fn what_all_units_send_back_is_handled_anew() {
    let (mut desk, _, id) = received();
    desk.carry_out(&assign(id, "市教育局", UnitRole::Lead, "2026-05-28"))
        .expect("assigned");
    desk.carry_out(&back(id, "市教育局", "2026-06-01"))
        .expect("sent back");
    assert_eq!(of(&desk, id).state(), OpinionState::Received);
    assert_eq!(found(&desk, "2026-06-23"), Vec::<&str>::new());
    assert_eq!(found(&desk, "2026-06-24"), ["J2001"]);
}

#[test]
fn an_answer_that_promises_stays_open_until_the_promise_is_kept() {
    let (mut desk, _, id) = received();
    refuses_procedure(
        &mut desk,
        &answer(id, AnswerClass::InProgress, "2026-07-30", None),
        "写明承诺时限",
        "by when",
    );
    refuses_procedure(
        &mut desk,
        &answer(id, AnswerClass::Solved, "2026-07-30", Some("2026-12-31")),
        "没有承诺时限",
        "promises nothing",
    );
    let promised = answer(
        id,
        AnswerClass::InProgress,
        "2026-07-30",
        Some("2026-12-31"),
    );
    does(&mut desk, &promised, "answer-opinion", "B 正在解决");
    assert_eq!(of(&desk, id).state(), OpinionState::Promised);
    assert_eq!(found(&desk, "2026-12-31"), Vec::<&str>::new());
    let close = CloseOpinion {
        opinion: id,
        on: date("2026-08-01"),
        how: String::new(),
    };
    refuses_procedure(&mut desk, &close, "承诺尚未兑现", "to be kept");
    refuses_procedure(
        &mut desk,
        &answer(id, AnswerClass::Solved, "2026-08-01", None),
        "已经答复",
        "It was answered",
    );
    let keep = KeepPromise {
        opinion: id,
        on: date("2026-11-20"),
        how: "周转房已交付。".into(),
    };
    does(&mut desk, &keep, "keep-promise", "2026-11-20");
    let it = of(&desk, id);
    assert_eq!(it.state(), OpinionState::Closed);
    assert_eq!(it.closed.map(|it| it.how), Some("周转房已交付。".into()));
    refuses_procedure(
        &mut desk,
        &keep,
        "已于 2026-11-20 办结",
        "closed on 2026-11-20",
    );
    let undone = desk.undo().expect("undone");
    assert!(undone.0 > 0);
    assert_eq!(of(&desk, id).state(), OpinionState::Promised);
}

#[test]
fn who_is_not_satisfied_gets_another_answer() {
    let (mut desk, _, id) = received();
    desk.carry_out(&answer(id, AnswerClass::Reference, "2026-08-06", None))
        .expect("answered");
    let judged = |on: &str| JudgeAnswer {
        opinion: id,
        on: date(on),
        said: Satisfaction::Dissatisfied,
    };
    refuses_procedure(&mut desk, &judged("2026-08-05"), "早于上一步", "last step");
    let judge = judged("2026-08-06");
    does(&mut desk, &judge, "judge-answer", "不满意");
    assert_eq!(of(&desk, id).state(), OpinionState::Again);
    assert_eq!(found(&desk, "2026-09-05"), Vec::<&str>::new());
    assert_eq!(found(&desk, "2026-09-06"), ["J2002"]);
    let close = |on: &str| CloseOpinion {
        opinion: id,
        on: date(on),
        how: String::new(),
    };
    refuses_procedure(&mut desk, &close("2026-09-01"), "须再次答复", "another");
    // One unit may have it now; once it was answered again, no other.
    let late = |unit: &str| assign(id, unit, UnitRole::Lead, "2026-09-02");
    desk.rehearse(&late("市财政局")).expect("assigned");
    desk.carry_out(&answer(id, AnswerClass::Solved, "2026-09-01", None))
        .expect("answered again");
    assert_eq!(of(&desk, id).answers.len(), 2);
    refuses_procedure(
        &mut desk,
        &late("市财政局"),
        "已经答复，不再交办",
        "was answered",
    );
    refuses_procedure(&mut desk, &close("2026-08-31"), "早于上一步", "last step");
    does(
        &mut desk,
        &close("2026-09-02"),
        "close-opinion",
        "2026-09-02",
    );
    assert_eq!(found(&desk, "2026-12-31"), Vec::<&str>::new());
    // Who is not satisfied after all has it taken up again.
    desk.carry_out(&judged("2026-09-03")).expect("judged");
    assert_eq!(of(&desk, id).state(), OpinionState::Again);
}

#[test]
fn an_opinion_of_no_sector_is_its_reporters_and_stays_in_sight_until_it_is_closed() {
    let (mut desk, _, id) = received();
    let sector = desk.book().sectors.iter().next().expect("one").id;
    assert_eq!(of(&desk, id).sectors, [sector]);
    let listed = |desk: &Desk, day: &str| {
        let view = View {
            today: Today::on(date(day)),
            ..View::whole(desk, Locale::Zh)
        };
        let mut count = 0;
        let taken: Result<(), StoreError> = List::Of(Kind::Opinion).each(&view, &mut |_| {
            count += 1;
            Ok(())
        });
        taken.expect("listed");
        count
    };
    let counted = |desk: &Desk, day: &str| funnel(desk.book(), Today::on(date(day)), |_| true);
    assert_eq!(listed(&desk, "2027-01-10"), 1);
    let next = counted(&desk, "2027-01-10");
    assert_eq!((next.received, next.carried, next.overdue), (0, 1, 1));
    desk.carry_out(&answer(id, AnswerClass::Reference, "2026-08-06", None))
        .expect("answered");
    desk.carry_out(&CloseOpinion {
        opinion: id,
        on: date("2026-08-07"),
        how: String::new(),
    })
    .expect("closed");
    assert_eq!(listed(&desk, "2027-01-10"), 0);
    assert_eq!(counted(&desk, "2027-01-10").carried, 0);
}

#[test]
fn an_opinion_becomes_an_output() {
    let (mut desk, _, id) = received();
    let sector = desk.book().sectors.iter().next().expect("one").id;
    let before = add(output("年初的提案", sector));
    let before: OutputId = desk.carry_out(&before).expect("entered").value;
    let output: OutputId = desk
        .carry_out(&add(Output {
            handed_in: date("2026-07-08"),
            ..output("关于周转房的提案", sector)
        }))
        .expect("entered")
        .value;
    let of_it = ConvertOpinion {
        opinion: id,
        output: before,
        on: date("2026-07-08"),
    };
    refuses_procedure(&mut desk, &of_it, "早于收到意见建议", "before the opinion");
    let convert = ConvertOpinion {
        opinion: id,
        output,
        on: date("2026-07-08"),
    };
    does(&mut desk, &convert, "convert-opinion", "履职成果");
    refuses_procedure(&mut desk, &convert, "已登记转化", "already");
    assert_eq!(of(&desk, id).state(), OpinionState::Converted);
    let counts = funnel(desk.book(), desk.today(), |_| true);
    assert_eq!(
        (counts.received, counts.converted.values().sum()),
        (1, 1usize)
    );
    assert_eq!(counts.overdue, 1, "it was not answered in time");
}

#[test]
fn an_opinion_is_drawn_from_a_form_that_was_handed_in() {
    let (mut desk, home) = with_sector("教育界");
    let luo = add_member(&mut desk, "罗志远", home);
    let form = add_form(&mut desk, luo, home, false);
    let drawn = |desk: &Desk| {
        let form = desk.form(form).expect("read").expect("there");
        Opinion {
            title: "乡村教师周转房".into(),
            ..drawn_from(&form, desk.book(), desk.today())
        }
    };
    let first = drawn(&desk);
    assert_eq!(
        (first.reporter, first.sectors.as_slice()),
        (luo, &[home][..])
    );
    refuses_procedure(
        &mut desk,
        &DrawOpinion(first),
        "还没有提交",
        "not handed in",
    );
    desk.carry_out(&SubmitForms { forms: vec![form] })
        .expect("submitted");
    let it = drawn(&desk);
    does(
        &mut desk,
        &DrawOpinion(it),
        "add-opinion",
        "乡村教师周转房 ← ",
    );
    let id = desk.book().ids(Kind::Opinion)[0];
    assert_eq!(of(&desk, OpinionId(id)).form, Some(form));
    let submitted = desk
        .form(form)
        .expect("read")
        .expect("there")
        .submitted_on();
    assert_eq!(Some(of(&desk, OpinionId(id)).received_on), submitted);
    // A form gives each opinion once, is its member's, and was there before.
    let other = add_member(&mut desk, "刘金凤", home);
    let twice = drawn(&desk);
    refuses_field(
        &mut desk,
        &DrawOpinion(twice.clone()),
        "title",
        "已提取过",
        "already",
    );
    for (wrong, field, zh, en) in [
        (
            Opinion {
                reporter: other,
                ..twice.clone()
            },
            "reporter",
            "罗志远填的",
            "罗志远's",
        ),
        (
            Opinion {
                received_on: date("2026-01-05"),
                ..twice.clone()
            },
            "received_on",
            "早于登记表",
            "before the form",
        ),
    ] {
        refuses_field(&mut desk, &DrawOpinion(wrong), field, zh, en);
    }
    let second = Opinion {
        title: "校车".into(),
        ..twice
    };
    desk.carry_out(&DrawOpinion(second))
        .expect("another of the form");
    // What only steps change is not written otherwise, and days are not ahead.
    let mut ahead = opinion(&desk, luo, "2026-11-25");
    refuses_field(
        &mut desk,
        &Add(ahead.clone().into()),
        "received_on",
        "不能晚于今天",
        "after today",
    );
    ahead.received_on = date(TODAY);
    desk.carry_out(&add(ahead)).expect("entered");
    refuses_field(
        &mut desk,
        &assign(OpinionId(id), "市教育局", UnitRole::Lead, "2026-11-25"),
        "on",
        "不能晚于今天",
        "after today",
    );
}

#[test]
fn an_opinion_came_before_it_was_handled_and_within_the_term() {
    let (mut desk, luo, id) = received();
    desk.carry_out(&assign(id, "市教育局", UnitRole::Lead, "2026-05-12"))
        .expect("assigned");
    let later = |on: &str, desk: &Desk| {
        let seen = desk.book().seq_of(Kind::Opinion, id.0).expect("there");
        let it = Opinion {
            received_on: date(on),
            ..of(desk, id)
        };
        edit_of(it, seen)
    };
    let edit = later("2026-05-13", &desk);
    refuses_field(
        &mut desk,
        &edit,
        "received_on",
        "2026-05-12 已经办理",
        "by then",
    );
    let edit = later("2026-05-12", &desk);
    desk.carry_out(&edit).expect("on the day itself");
    let early = opinion(&desk, luo, "2019-05-08");
    refuses_field(
        &mut desk,
        &Add(early.into()),
        "received_on",
        "早于本届开始",
        "before the term",
    );
}

#[test]
fn an_opinion_stays_with_the_sector_that_its_reporter_had_when_it_came() {
    let (mut desk, luo, id) = received();
    let sport = add_sector(&mut desk, "体育界");
    let home = desk
        .book()
        .members
        .get(luo)
        .expect("there")
        .sector_on(date(TODAY));
    let both = Opinion {
        title: "体育老师".into(),
        sectors: vec![home, sport],
        ..opinion(&desk, luo, "2026-05-08")
    };
    let both = desk.carry_out(&add(both)).expect("entered").value;
    let moved = |desk: &mut Desk, on: &str| {
        let mut luo = desk.book().members.get(luo).expect("there").clone();
        let seen = desk.book().members.seq(luo.id).expect("seen");
        luo.sector.change(date(on), sport);
        desk.carry_out(&edit_of(luo, seen)).expect("moved");
    };
    let sector_of = |desk: &Desk, id: OpinionId| {
        let due = jiebie::desk::due::due(desk.book(), desk.today(), None);
        let own = due.iter().find(|it| it.record == (Kind::Opinion, id.0));
        let due = own.expect("due").sector;
        let found = rules::check(desk.book(), &desk.today());
        let subject = rules::Subject::Record(Kind::Opinion, id.0);
        let found = found.iter().find(|it| it.subject == subject);
        assert_eq!(due, found.expect("overdue").sector);
        due
    };
    moved(&mut desk, "2026-06-01");
    assert_eq!([id, both].map(|id| sector_of(&desk, id)), [Some(home); 2]);
    // The move was before it came: it was the other sector's already.
    moved(&mut desk, "2026-05-01");
    assert_eq!([id, both].map(|id| sector_of(&desk, id)), [Some(sport); 2]);
}
