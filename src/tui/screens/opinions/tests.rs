//! The opinions as somebody at the screen sees and plays them.

use super::*;
use crate::desk::opinion::{AnswerOpinion, AssignOpinion, SendOpinionBack};
use crate::desk::{Add, Desk};
use crate::domain::id::MemberId;
use crate::domain::opinion::{Answer, AnswerClass, Promise, UnitRole};
use crate::tui::key::Key;
use crate::tui::screens::Screen as _;
use crate::tui::screens::board::BoardScreen;
use crate::tui::screens::test_session;
use crate::tui::screens::test_store::{TestStore, day};

type TestSession = test_session::TestSession<BoardScreen>;

fn opinion(title: &str, topic: &str, on: &str, desk: &Desk) -> Opinion {
    Opinion {
        title: title.into(),
        topic: topic.into(),
        content: format!("群众反映{title}。"),
        reporter: MemberId(1),
        received_on: day(on),
        ..Opinion::blank(desk.book(), desk.today())
    }
}

fn given(office: &mut TestStore, id: u64, unit: &str, on: &str) {
    office.carry(&AssignOpinion {
        opinion: OpinionId(id),
        unit: unit.into(),
        role: UnitRole::Lead,
        on: day(on),
    });
}

fn answered(office: &mut TestStore, id: u64, class: AnswerClass, by: Option<&str>) {
    let by = by.map(day);
    office.carry(&AnswerOpinion {
        opinion: OpinionId(id),
        answer: Answer {
            on: day("2026-10-20"),
            class,
            what: "年底前装完三部电梯".into(),
            satisfaction: None,
            promise: by.map(|by| Promise { by, kept: None }),
        },
        close: false,
    });
}

/// Five opinions: one nobody has, one sent back, one with a unit, one promised, one answered.
fn office() -> TestStore {
    let mut office = TestStore::new();
    let rows = [
        ("校门口停车难", "交通", "2026-10-09"),
        ("乡镇卫生院夜间急诊", "医疗", "2026-09-23"),
        ("残疾人就业岗位", "就业", "2026-11-02"),
        ("老旧小区加装电梯", "住房", "2026-08-12"),
        ("社区图书角", "文化", "2026-09-01"),
    ];
    for (title, topic, on) in rows {
        let made = opinion(title, topic, on, &office.desk);
        office.carry(&Add(made.into()));
    }
    given(&mut office, 2, "市卫健委", "2026-10-12");
    office.carry(&SendOpinionBack {
        opinion: OpinionId(2),
        unit: "市卫健委".into(),
        on: day("2026-10-14"),
        reason: "须编制部门会商".into(),
    });
    given(&mut office, 3, "市残联", "2026-11-06");
    given(&mut office, 4, "市住建局", "2026-08-20");
    answered(&mut office, 4, AnswerClass::InProgress, Some("2026-10-31"));
    given(&mut office, 5, "市文旅局", "2026-09-03");
    answered(&mut office, 5, AnswerClass::Solved, None);
    office
}

fn at(office: TestStore) -> TestSession {
    TestSession::with(office, BoardScreen::new(Box::new(Opinions::default())))
}

fn listed(sitting: &TestSession) -> Vec<u64> {
    let rows = sitting.screen.listed().into_iter();
    rows.filter_map(|it| it.record()).map(|it| it.1).collect()
}

#[test]
fn what_presses_stands_first_and_the_sum_adds_up() {
    let sitting = at(office());
    // The one nobody has, the promise of 31 October, the one that was sent back, the unit's, and what only waits to
    // be closed.
    assert_eq!(listed(&sitting), [1, 4, 2, 3, 5]);
    let shown = sitting.picture(120, 34);
    for words in [
        "在办 5",
        "承诺台账 1",
        "待交办 2（逾期2）",
        "办理中 1",
        "待兑现 1（逾期1）",
        "已答复 1",
        "逾期24天",
        "市残联",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
}

#[test]
fn the_next_step_is_named_and_taken() {
    let mut sitting = at(office());
    let steps = |sitting: &TestSession| {
        let rows = sitting.screen.keys(&sitting.office.ctx());
        let of = |key| {
            let row = rows.iter().find(|it| it.keys.contains(&key));
            row.map_or(String::new(), |it| it.label.zh.to_string())
        };
        [of(Key::char('g')), of(Key::char('v'))]
    };
    assert_eq!(steps(&sitting), ["交办", "确认"]);
    sitting.press("g");
    let said = sitting.effects();
    assert!(said.contains("assign-opinion"), "{said}");
    sitting.press("Down");
    assert_eq!(steps(&sitting), ["催办", "兑现"]);
    sitting.press("End");
    assert_eq!(steps(&sitting), ["满意情况", "办结"]);
    sitting.press("F6");
    let said = sitting.effects();
    assert!(said.contains("close-opinion"), "{said}");
}

#[test]
fn leaves_are_turned_and_a_row_is_read() {
    let mut sitting = at(office());
    sitting.press("Tab");
    assert_eq!(listed(&sitting), [4]);
    let shown = sitting.picture(80, 22);
    assert!(shown.contains("年底前装完三部电梯"), "{shown}");
    sitting.press("Enter");
    let shown = sitting.picture(80, 22);
    assert!(shown.contains("交办市住建局"), "{shown}");
    // The first link of the page is the reporter.
    sitting.press("Enter");
    assert!(sitting.effects().contains("Go(Member(MemberId(1)))"));
    sitting.press("Esc Tab");
    assert_eq!(listed(&sitting), Vec::<u64>::new());
    let shown = sitting.picture(80, 22);
    assert!(shown.contains("在办 5 条"), "{shown}");
    sitting.press("Shift-Tab Shift-Tab");
    assert_eq!(listed(&sitting).len(), 5);
}

#[test]
fn an_opinion_is_gone_to_wherever_it_stands() {
    let mut sitting = at(office());
    let ctx = sitting.office.ctx();
    sitting.screen.go(Place::Record(Kind::Opinion, 3), &ctx);
    assert_eq!(sitting.screen.aim(&ctx).len(), 1);
    let shown = sitting.picture(120, 34);
    assert!(shown.contains("意见 #3 · 残疾人就业岗位"), "{shown}");
}

#[test]
fn a_unit_that_dealt_with_the_like_is_named() {
    let mut office = office();
    let like = opinion("卫生院缺儿科", "医疗", "2026-09-10", &office.desk);
    office.carry(&Add(like.into()));
    given(&mut office, 6, "市委编办", "2026-09-14");
    let mut sitting = at(office);
    let ctx = sitting.office.ctx();
    sitting.screen.go(Place::Record(Kind::Opinion, 2), &ctx);
    let shown = sitting.picture(120, 34);
    assert!(
        shown.contains("同类意见多由市委编办办理（1 件）"),
        "{shown}"
    );
    assert!(shown.contains("市卫健委退回：须编制部门会商"), "{shown}");
}

#[test]
fn a_past_year_shows_what_waited_then() {
    let mut office = office();
    office.look_at(Year(2025));
    let sitting = at(office);
    assert_eq!(listed(&sitting), Vec::<u64>::new());
    assert!(sitting.picture(80, 22).contains("2025 往年"));
}

#[test]
fn pictures() {
    let mut sitting = at(office());
    sitting.press("Down");
    sitting.all_sizes("opinions", "in-hand");
    sitting.press("Tab");
    sitting.all_sizes("opinions", "promises");
    let mut sitting = at(TestStore::blank());
    sitting.all_sizes("opinions", "blank");
}
