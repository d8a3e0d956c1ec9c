//! The yearbook as somebody at the screen sees and plays it.

use super::*;
use crate::desk::{Add, Edit};
use crate::domain::calendar::Year;
use crate::domain::contact::Inspection;
use crate::domain::department::Department;
use crate::domain::described::Described as _;
use crate::domain::member::Departure;
use crate::domain::record::Record;
use crate::domain::yearwork::{
    Activity, ActivityKind, Budget, Cost, PlanItem, PublicityItem, PublicityPlan, Summary,
};
use crate::tui::app::Object;
use crate::tui::screens::Screen as _;
use crate::tui::screens::board::BoardScreen;
use crate::tui::screens::test_session;
use crate::tui::screens::test_store::{EDUCATION, HEALTH, TestStore, day};

type TestSession = test_session::TestSession<BoardScreen>;

fn add(office: &mut TestStore, record: impl Into<Record>) {
    office.carry(&Add(record.into()));
}

fn edit(office: &mut TestStore, id: u64, record: impl Into<Record>) {
    let record = record.into();
    let seen = office.desk.book().seq_of(record.kind(), id);
    let seen = seen.expect("it is there");
    office.carry(&Edit { record, seen });
}

fn item(office: &mut TestStore, month: u32, title: &str) {
    let item = PlanItem {
        plan: PlanId(1),
        month,
        title: title.into(),
        kind: Some(ActivityKind::Forum),
        who: "刘金凤".into(),
        ..PlanItem::blank(office.desk.book(), office.desk.today())
    };
    add(office, item);
}

/// Education's plan with five items: held, overdue, this month's, a later one, one that was dropped; an activity
/// with health outside it; money, a workroom that lacks two of ten, a report.
fn office() -> TestStore {
    let mut office = TestStore::new();
    for (month, title) in [
        (5, "校园安全调研"),
        (9, "模拟政协进校园"),
        (11, "职教产教融合座谈会"),
        (12, "教师读书会"),
    ] {
        item(&mut office, month, title);
    }
    let dropped = PlanItem {
        plan: PlanId(1),
        month: 7,
        title: "暑期研学".into(),
        ended: Some(Departure {
            on: day("2026-07-01"),
            reason: "并入专题调研".into(),
        }),
        ..PlanItem::blank(office.desk.book(), office.desk.today())
    };
    add(&mut office, dropped);
    let book = office.desk.book();
    let held = Activity {
        items: vec![PlanItemId(1)],
        costs: vec![Cost {
            sector: EDUCATION,
            amount: Money(216_000),
        }],
        ..book.activities.get(ActivityId(1)).expect("held").clone()
    };
    let output = book.outputs.get(OutputId(1)).expect("handed in").clone();
    edit(&mut office, 1, held);
    let output = crate::domain::yearwork::Output {
        activity: Some(ActivityId(1)),
        number: "118".into(),
        ..output
    };
    edit(&mut office, 1, output);
    let outside = Activity {
        sectors: vec![EDUCATION, HEALTH],
        title: "公益助考".into(),
        kind: ActivityKind::Service,
        participants: vec![MemberId(1)],
        invited: Some(120),
        ..Activity::on(day("2026-06-09"))
    };
    add(&mut office, outside);
    let (book, today) = (office.desk.book(), office.desk.today());
    let budget = Budget {
        sector: EDUCATION,
        amount: Money(300_000),
        ..Budget::blank(book, today)
    };
    let inspection = Inspection {
        workroom: WorkroomId(1),
        on: day("2026-04-20"),
        have1: true,
        have2: true,
        have3: true,
        have4: true,
        have5: true,
        have6: true,
        have7: true,
        have8: true,
        ..Inspection::blank(book, today)
    };
    let planned = PublicityPlan {
        planned: 4,
        ..PublicityPlan::blank(book, today)
    };
    let report = PublicityItem {
        title: "校园安全调研成效明显".into(),
        medium: "益阳日报".into(),
        on: day("2026-05-09"),
        sectors: vec![EDUCATION],
        activity: Some(ActivityId(1)),
        ..PublicityItem::blank(book, today)
    };
    let department = Department {
        name: "办公室".into(),
        ..Department::blank(book, today)
    };
    add(&mut office, budget);
    add(&mut office, inspection);
    add(&mut office, planned);
    add(&mut office, report);
    add(&mut office, department);
    office
}

/// At the left, where whose it is is chosen.
fn at(office: TestStore) -> TestSession {
    let mut session = TestSession::with(office, BoardScreen::new(Box::new(Yearbook::default())));
    session.press("Left");
    session
}

/// At the ledger of education, which stands behind the whole and its committee.
fn education() -> TestSession {
    let mut session = at(office());
    session.press("Down Down");
    session
}

#[test]
fn the_ledger_holds_what_was_promised_against_what_was_done() {
    let session = education();
    let shown = session.picture(200, 48);
    for words in [
        "教育界 · 台账 · 2026",
        "计划 4：开展 1 逾期 1 未到 2  计划外 1  成果 1",
        "05-06 调研视察 2人",
        "提案#118",
        "逾期55天",
        "剩6天",
        "未到期",
        "已取消",
        "计划外 待核实",
        "06-09 公益服务 1人 群众120",
        "缺 剩26天",
        "经费 3000  已用 2160",
        "余 840",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    let order = [
        "校园安全调研",
        "公益助考",
        "暑期研学",
        "模拟政协",
        "工作总结",
    ];
    let places: Vec<_> = order.iter().map(|it| shown.find(it)).collect();
    assert!(places.is_sorted(), "{places:?}\n{shown}");
}

#[test]
fn the_left_adds_up_and_joint_work_counts_once() {
    let mut session = at(office());
    let shown = session.picture(120, 34);
    assert!(shown.contains("已开展 1/4  逾期 1"), "{shown}");
    assert!(shown.contains("计划外 1"), "{shown}");
    // Both have it, and the whole once.
    session.press("Down Down Down");
    let shown = session.picture(200, 48);
    assert!(shown.contains("医药卫生界 · 台账"), "{shown}");
    assert!(shown.contains("公益助考"), "{shown}");
}

#[test]
fn each_row_has_its_next_step() {
    let mut session = education();
    session.press("Right");
    // The plan that nobody looked at.
    assert_eq!(session.labels(), ["核实", "核实", "新增界别活动"]);
    session.press("Down");
    assert_eq!(session.labels()[1], "核实");
    session.press("Down");
    // The activity outside the plan.
    assert_eq!(session.labels()[0], "核实");
    session.press("v");
    session.carry_out();
    assert_eq!(session.labels()[0], "挂到计划");
    session.press("Down Down");
    assert_eq!(session.labels()[0], "登记活动并勾销");
    session.press("g");
    let said = session.effects();
    assert!(said.contains("add-activity plan-item#2"), "{said}");
    session.press("End Up");
    assert_eq!(session.labels()[0], "写总结");
    session.press("g");
    let said = session.effects();
    assert!(said.contains("add-summary sector#1 2026"), "{said}");
    session.press("i");
    let said = session.effects();
    assert!(said.contains("add-plan-item plan#1"), "{said}");
}

#[test]
fn verifying_an_item_verifies_what_ticked_it() {
    let mut office = office();
    let second = Activity {
        sectors: vec![EDUCATION],
        title: "模拟政协进校园".into(),
        items: vec![PlanItemId(2)],
        ..Activity::on(day("2026-11-02"))
    };
    add(&mut office, second);
    let mut session = at(office);
    session.press("Down Down Right Down Down Down Down");
    assert!(session.picture(200, 48).contains("已开展 待核实"));
    // Whoever changes the activity has changed what the key is for.
    let aim = session.screen.aim(&session.office.ctx());
    assert!(aim.contains(&Object::Borne(Kind::Activity, 3)), "{aim:?}");
    session.press("v");
    session.carry_out();
    let book = session.office.desk.book();
    let held = book.activities.get(ActivityId(3)).expect("held");
    assert!(held.evidence.is_verified());
    assert_eq!(session.labels()[0], "登记成果");
}

#[test]
fn a_row_tells_where_each_thing_is_recorded() {
    let mut session = education();
    session.press("Right Down");
    let shown = session.picture(200, 48);
    for words in [
        "5月 校园安全调研",
        "刘金凤",
        "关于加强校园周边安全管理的提案",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    // The third link is the activity, behind whose it is and the plan.
    session.press("Right Down Down Enter");
    let said = session.effects();
    assert!(said.contains("Record(Activity, 1)"), "{said}");
}

#[test]
fn workrooms_money_and_publicity_have_leaves() {
    let mut session = at(office());
    session.press("Tab");
    let shown = session.picture(200, 48);
    for words in ["教育界委员工作室", "04-20", "达到十有 0  欠缺 1  未检查 0"] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    assert_eq!(session.labels()[0], "登记检查");
    session.press("Tab");
    let shown = session.picture(200, 48);
    for words in ["预算 3000  已用 2160  余 840（元）", "未登记"] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    session.press("Tab");
    let shown = session.picture(200, 48);
    for words in ["益阳日报", "全会计划 4  已报道 1"] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    // A department has none of these.
    session.press("Left End Tab Tab");
    assert!(session.picture(200, 48).contains("工作室"));
    session.press("Tab");
    assert!(session.picture(200, 48).contains("经费按界别安排"));
}

#[test]
fn whoever_has_no_plan_yet_is_told_the_steps() {
    let mut session = at(TestStore::new());
    session.press("End");
    let shown = session.picture(120, 34);
    assert!(shown.contains("1 按 a 登记年度计划"), "{shown}");
    session.press("a");
    let said = session.effects();
    assert!(said.contains("add-plan"), "{said}");
    // A plan without items can't be held against anything.
    session.press("Home Down Down Right");
    let shown = session.picture(120, 34);
    assert!(shown.contains("没有事项"), "{shown}");
    assert_eq!(session.labels()[0], "补事项");
}

#[test]
fn an_item_is_gone_to_wherever_it_stands() {
    let mut session = at(office());
    let ctx = session.office.ctx();
    session.screen.go(Place::Record(Kind::PlanItem, 3), &ctx);
    let shown = session.picture(200, 48);
    assert!(shown.contains("教育界 · 台账"), "{shown}");
    assert!(shown.contains("11月 职教产教融合座谈会"), "{shown}");
}

#[test]
fn a_past_year_has_its_own_work() {
    let mut office = office();
    let old = Summary {
        body: Body::Sector(EDUCATION),
        year: Year(2025),
        title: "2025年教育界工作总结".into(),
        ..Summary::blank(office.desk.book(), office.desk.today())
    };
    add(&mut office, old);
    office.look_at(Year(2025));
    let mut session = at(office);
    session.press("Down Down");
    let shown = session.picture(120, 34);
    assert!(shown.contains("2025 往年"), "{shown}");
    assert!(!shown.contains("模拟政协"), "{shown}");
    // What is still missing is late until today, as everywhere: the plan was due on 2025-03-31.
    assert!(shown.contains("逾期603天"), "{shown}");
    assert!(shown.contains("工作总结"), "{shown}");
}

#[test]
fn pictures() {
    let mut session = education();
    session.press("Right Down Down Down Down");
    session.all_sizes("yearbook", "ledger");
    session.press("Left Home Tab");
    session.all_sizes("yearbook", "workrooms");
    session.press("Tab");
    session.all_sizes("yearbook", "money");
    session.press("Tab");
    session.all_sizes("yearbook", "publicity");
    let mut session = at(office());
    session.all_sizes("yearbook", "all");
    let mut session = at(TestStore::blank());
    session.all_sizes("yearbook", "blank");
}
