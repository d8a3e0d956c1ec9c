//! The sittings as somebody at the screen sees and plays them.

mod room;

use super::*;
use crate::desk::{Add, AnyRequest, Edit};
use crate::domain::appointment::Convenor;
use crate::domain::sitting::{AgendaItem, CouncilSitting, Problem, Solved};
use crate::tui::screens::Screen as _;
use crate::tui::screens::board::BoardScreen;
use crate::tui::screens::test_session;
use crate::tui::screens::test_store::{TestStore, day};

type TestSession = test_session::TestSession<BoardScreen>;

/// 李小明 of education waits with a day of election, 刘洋 of health without.
const LI: u64 = 2;
const LIU: u64 = 4;

fn convenor(office: &TestStore, id: u64) -> Convenor {
    let found = office.desk.book().convenors.get(ConvenorId(id));
    found.expect("a convenor of the office").clone()
}

fn edited(office: &TestStore, convenor: Convenor) -> Box<AnyRequest> {
    let seen = office.desk.book().seq_of(Kind::Convenor, convenor.id.0);
    Box::new(Edit {
        record: convenor.into(),
        seen: seen.expect("it is there"),
    })
}

fn sitting(body: SittingBody, number: u16, on: &str, office: &TestStore) -> CouncilSitting {
    CouncilSitting {
        body,
        number: Some(number),
        held_on: day(on),
        ..CouncilSitting::blank(office.desk.book(), office.desk.today())
    }
}

fn item_of(sitting: u64, kind: ItemKind, title: &str, office: &TestStore) -> AgendaItem {
    AgendaItem {
        sitting: SittingId(sitting),
        kind,
        title: title.into(),
        rapporteur: "委员联络委".into(),
        ..AgendaItem::blank(office.desk.book(), office.desk.today())
    }
}

fn problem_of(title: &str, due: Option<&str>, office: &TestStore) -> Problem {
    Problem {
        sitting: SittingId(1),
        title: title.into(),
        owner: "市住建局".into(),
        due: due.map(day),
        ..Problem::blank(office.desk.book(), office.desk.today())
    }
}

/// Two sittings of the council held, one of the Party group, one to come; two convenors wait, one of them without
/// the day of the election; four problems, one overdue, one without a day, one solved.
fn office() -> TestStore {
    let mut office = TestStore::new();
    let rows = [
        (SittingBody::Council, 10, "2026-11-05"),
        (SittingBody::Council, 11, "2026-12-03"),
        (SittingBody::PartyGroup, 4, "2026-09-11"),
        (SittingBody::Council, 9, "2026-10-09"),
    ];
    for (body, number, on) in rows {
        let made = sitting(body, number, on, &office);
        office.carry(&Add(made.into()));
    }
    let liu = Convenor {
        elected: None,
        ..convenor(&office, LIU)
    };
    let edit = edited(&office, liu);
    office.carry(&*edit);
    let rows = [
        (2, ItemKind::Report, "听取三季度界别工作情况"),
        (2, ItemKind::Approval, "审定界别召集人"),
        (2, ItemKind::Problem, "专题研究界别工作"),
        (1, ItemKind::Report, "听取半年工作汇报"),
    ];
    for (of, kind, title) in rows {
        let made = item_of(of, kind, title, &office);
        office.carry(&Add(made.into()));
    }
    let rows = [
        ("培训名额", None),
        ("工作室经费", Some("2026-11-30")),
        ("周转房选址", Some("2026-11-09")),
    ];
    for (title, due) in rows {
        let made = problem_of(title, due, &office);
        office.carry(&Add(made.into()));
    }
    let solved = Problem {
        solved: Some(Solved {
            on: day("2026-11-12"),
            how: "已增设车位".into(),
        }),
        ..problem_of("校门口停车", Some("2026-11-20"), &office)
    };
    office.carry(&Add(solved.into()));
    office
}

/// At the left, where the sitting is chosen.
fn at(office: TestStore) -> TestSession {
    let mut session = TestSession::with(office, BoardScreen::new(Box::new(Sittings::default())));
    session.press("Left");
    session
}

fn listed(session: &TestSession) -> Vec<u64> {
    let rows = session.screen.listed().into_iter();
    rows.filter_map(Item::record).map(|it| it.1).collect()
}

#[test]
fn the_next_sitting_stands_first_with_what_is_ready_for_it() {
    let session = at(office());
    let shown = session.picture(120, 34);
    let at = |words: &str| {
        let at = shown.find(words);
        at.unwrap_or_else(|| panic!("{words}\n{shown}"))
    };
    assert!(at("12-03") < at("11-05") && at("11-05") < at("10-09"));
    assert!(at("10-09") < at("09-11"));
    for words in [
        "第11次主席会议 12-03 拟开 · 2026",
        "议题 3",
        "待审定 2",
        "问题 3",
        "1 人缺推选日",
        "未了 3",
        "有缺项 1  就绪 2",
    ] {
        at(words);
    }
}

#[test]
fn nobody_is_approved_before_the_sitting_was_held() {
    let mut session = at(office());
    session.press("Tab");
    assert_eq!(listed(&session), [LIU, LI]);
    assert!(session.picture(120, 34).contains("缺推选日"));
    session.press("* v");
    let said = session.effects();
    assert!(said.contains("会议 2026-12-03 召开"), "{said}");
}

#[test]
fn all_marked_are_approved_at_once_and_who_cannot_is_named() {
    let mut session = at(office());
    // The sitting of 5 November.
    session.press("Down Tab * v");
    let said = format!("{:?}", session.said);
    for words in [
        "七届第10次主席会议（2026-11-05）审定召集人 1 项：教育界李小明",
        "1 项不能：医药卫生界刘洋（缺推选日）",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    session.say_yes();
    let on = |id| convenor(&session.office, id).approved;
    assert_eq!((on(LI), on(LIU)), (Some(day("2026-11-05")), None));
    assert_eq!(listed(&session), [LIU, LI]);
    let shown = session.picture(120, 34);
    assert!(shown.contains("可审定 0  缺项 1  本次已审定 1"), "{shown}");
    // An earlier sitting does not offer whom a later one approved.
    session.press("Left Down");
    assert_eq!(listed(&session), [LIU]);
}

#[test]
fn whoever_lacks_the_day_gets_it_first() {
    let mut session = at(office());
    session.press("Down Tab");
    assert_eq!(session.labels(), ["补推选日", "审定召集人", "新增议题"]);
    session.press("v");
    let said = session.effects();
    assert!(
        said.contains("不能办理：医药卫生界刘洋（缺推选日）"),
        "{said}"
    );
    session.press("F5");
    let said = session.effects();
    assert!(said.contains("edit convenor#4"), "{said}");
}

#[test]
fn what_is_new_depends_on_where_one_is() {
    let mut session = at(office());
    session.press("a");
    assert!(session.effects().contains("add-sitting"));
    session.press("Right a");
    let said = session.effects();
    assert!(said.contains("add-agenda-item sitting#2"), "{said}");
    session.press("Tab Tab a");
    let said = session.effects();
    assert!(said.contains("add-problem sitting#2"), "{said}");
}

#[test]
fn problems_of_all_sittings_are_followed_up() {
    let mut session = at(office());
    session.press("Tab Tab");
    // Overdue, due on the 30th, without a day, solved in the year.
    assert_eq!(listed(&session), [3, 2, 1, 4]);
    let shown = session.picture(120, 34);
    for words in [
        "逾期15天",
        "剩6天",
        "未定时限",
        "逾期 1  未到期 2  当年解决 1",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    assert_eq!(session.labels()[1], "已解决");
    session.press("v");
    assert!(session.effects().contains("solve-problem problem#3"));
    session.press("End v");
    assert!(session.effects().contains("已经解决"));
}

#[test]
fn what_changed_since_the_last_sitting_is_told() {
    let mut session = at(office());
    assert!(!session.picture(120, 34).contains("变化 ·"));
    session.press("Shift-Tab");
    let shown = session.picture(120, 34);
    for words in ["变化 · 11-06 以来", "新出现", "会议 4：", "新登记 "] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
}

#[test]
fn a_sitting_of_another_year_is_gone_to() {
    let mut office = office();
    let old = sitting(SittingBody::Council, 1, "2025-03-04", &office);
    office.carry(&Add(old.into()));
    let mut session = at(office);
    assert!(!session.picture(120, 34).contains("2025-03-04"));
    let ctx = session.office.ctx();
    session
        .screen
        .go(Place::Record(Kind::CouncilSitting, 5), &ctx);
    let shown = session.picture(120, 34);
    assert!(shown.contains("第1次主席会议 2025-03-04"), "{shown}");
    session.screen.go(Place::Record(Kind::Problem, 2), &ctx);
    assert!(session.picture(120, 34).contains("工作室经费"));
}

#[test]
fn a_past_year_has_its_sittings_and_no_changes() {
    let mut office = office();
    let old = sitting(SittingBody::Council, 1, "2025-03-04", &office);
    office.carry(&Add(old.into()));
    office.look_at(Year(2025));
    let mut session = at(office);
    let shown = session.picture(120, 34);
    assert!(shown.contains("03-04 · 2025 往年"), "{shown}");
    assert!(!shown.contains("第11次"), "{shown}");
    session.press("Shift-Tab");
    assert!(session.picture(120, 34).contains("往年不列变化"));
}

#[test]
fn without_a_sitting_who_waits_is_told() {
    let session = at(TestStore::new());
    let shown = session.picture(120, 34);
    assert!(shown.contains("按 a 新建会议；有 2 人待审定"), "{shown}");
    assert_eq!(session.labels()[2], "新增会议");
    let mut office = TestStore::new();
    let party = sitting(SittingBody::PartyGroup, 4, "2026-09-11", &office);
    office.carry(&Add(party.into()));
    let mut session = at(office);
    session.press("Tab");
    let shown = session.picture(120, 34);
    assert!(shown.contains("在左边选一次主席会议"), "{shown}");
}

#[test]
fn pictures() {
    let mut session = at(office());
    session.press("Right Down");
    session.all_sizes("sittings", "agenda");
    session.press("Tab");
    session.all_sizes("sittings", "approval");
    session.press("Tab");
    session.all_sizes("sittings", "problems");
    session.press("Tab");
    session.all_sizes("sittings", "changes");
    let mut session = at(TestStore::blank());
    session.all_sizes("sittings", "blank");
}
