//! The homes as a convenor, a member, and whoever looks as one of them see and play them.

use super::*;
use crate::desk::home::Home;
use crate::domain::calendar::Year;
use crate::domain::id::MemberId;
use crate::domain::record::Kind;
use crate::tui::app::Facts;
use crate::tui::input::{Input, Mouse, MouseDeed};
use crate::tui::keymap::duplicates;
use crate::tui::screens::Screen as _;
use crate::tui::screens::board::BoardScreen;
use crate::tui::screens::test_session;
use crate::tui::screens::test_store::{EDUCATION, HEALTH, LEFT, TestStore};
use crate::tui::symbols::{Symbol, Symbols};

type TestSession = test_session::TestSession<BoardScreen>;

fn convenor() -> TestSession {
    TestSession::with(TestStore::new(), screen(Home::Convenor(EDUCATION)))
}

fn member(id: u64) -> TestSession {
    TestSession::with(TestStore::new(), screen(Home::Member(MemberId(id))))
}

#[test]
fn a_convenor_sees_three_questions_and_whom_to_ask() {
    let sitting = convenor();
    let shown = sitting.picture(120, 34);
    for words in [
        "教育界 要办 · 2026",
        "五有",
        "计划与活动 · 2026",
        "校园安全调研",
        "委员 · 2026",
        "找办公室",
        "教科卫体委员会",
        "陈静",
        "05-20 王主任",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    // Nobody of another sector.
    for name in ["刘洋", "赵强", "孙丽"] {
        assert!(!shown.contains(name), "{name}\n{shown}");
    }
}

#[test]
fn the_next_step_opens_what_mends_it_and_members_are_reminded() {
    let mut sitting = convenor();
    sitting.press("/ 联络员 Enter g");
    let said = sitting.effects();
    assert!(
        said.contains("add-liaison") || said.contains("Liaison"),
        "{said}"
    );
    sitting.press("Esc / 登记表 Enter g");
    let said = sitting.effects();
    assert!(said.contains("Remind") && said.contains("J1001"), "{said}");
    // The page of it names them, and each leads to the dossier.
    sitting.press("Right");
    let shown = sitting.picture(80, 22);
    assert!(
        shown.contains("哪几位") || shown.contains("欧阳文静"),
        "{shown}"
    );
}

#[test]
fn panes_are_walked_round_and_each_keeps_its_marks() {
    let mut sitting = convenor();
    sitting.press("Tab Tab Space");
    let marked = sitting.screen.marked();
    assert_eq!(marked, 1);
    sitting.press("Tab Tab");
    assert_eq!(sitting.screen.marked(), 0);
    sitting.press("Shift-Tab Shift-Tab");
    assert_eq!(sitting.screen.marked(), 1);
    sitting.press("R");
    let said = sitting.effects();
    assert!(
        said.contains("Remind") || said.contains("无人可催"),
        "{said}"
    );
}

#[test]
fn what_a_convenor_enters_is_chosen_and_is_the_sectors() {
    let mut sitting = convenor();
    sitting.press("a 1");
    let said = sitting.effects();
    assert_eq!(said, "Edit(add-activity sector#1)");
    let labels = sitting.labels();
    assert_eq!(labels[2], "登记");
}

#[test]
fn a_sector_without_a_plan_is_told_the_steps_and_one_with_all_done_that_it_is() {
    let sitting = TestSession::with(TestStore::new(), screen(Home::Convenor(HEALTH)));
    let shown = sitting.picture(120, 34);
    assert!(shown.contains("1 按 a 登记年度计划"), "{shown}");
    let board = ConvenorPlace::of(HEALTH);
    let empty = board.empty(0, &sitting.office.ctx());
    assert!(empty.zh.starts_with("该办的都办了"), "{empty:?}");
}

#[test]
fn a_member_reads_sentences_without_marks_and_enters_what_is_to_be_done() {
    let mut sitting = member(3);
    let shown = sitting.picture(100, 28);
    for words in ["欧阳文静 · 教育界 · 2026 年我该做的", "还没做", "Enter"] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    let marks = [
        Symbol::Breach,
        Symbol::Due,
        Symbol::Advice,
        Symbol::Verified,
    ];
    let marks = marks.map(|it| Symbols::UNICODE.get(it));
    for words in marks
        .into_iter()
        .chain(["逾期", "不合规", "王伟", "李小明"])
    {
        assert!(!shown.contains(words), "{words}\n{shown}");
    }
    sitting.press("Enter");
    let said = sitting.effects();
    assert!(said.contains("Edit("), "{said}");
    sitting.press("n");
    let said = sitting.effects();
    assert_eq!(said, "Edit(begin-form member#3)");
    // Nothing of the office's is done to a member from here.
    let rows = sitting.screen.keys(&sitting.office.ctx());
    for label in ["删除", "终止", "离任", "催办"] {
        assert!(!rows.iter().any(|it| it.label.zh == label), "{label}");
    }
}

#[test]
fn a_member_who_left_and_a_year_that_is_over_say_so() {
    let sitting = member(LEFT.0);
    assert!(sitting.picture(100, 28).contains("已于 2026-06-30 离任"));
    let mut office = TestStore::new();
    office.look_at(Year(2025));
    let sitting = TestSession::with(office, screen(Home::Member(MemberId(1))));
    assert!(sitting.picture(100, 28).contains("2025 年该做的 · 往年"));
    let mut office = TestStore::new();
    office.look_at(Year(2025));
    let sitting = TestSession::with(office, screen(Home::Convenor(EDUCATION)));
    assert!(sitting.picture(120, 34).contains("2025 往年"));
}

#[test]
fn a_duty_of_the_sectors_is_not_the_sector() {
    let mut sitting = convenor();
    sitting.press("/ 联络员 Enter x");
    let said = sitting.effects();
    assert!(said.starts_with("Warn"), "{said}");
    sitting.press("Tab End x");
    let said = sitting.effects();
    assert!(!said.contains("教育界，"), "{said}");
}

#[test]
fn a_click_gives_a_pane_the_keyboard_and_chooses_its_row() {
    let mut sitting = convenor();
    let shown = sitting.picture(120, 34);
    let rows = shown.lines().enumerate();
    let mut rows = rows.filter(|(_, row)| row.contains("李小明 召"));
    let (y, _) = rows.next().expect("a row of a member");
    let press = Input::Mouse(Mouse {
        deed: MouseDeed::Press,
        x: 100,
        y: y as u16,
    });
    let effects = sitting.screen.handle(&press, &sitting.office.ctx());
    assert!(effects.is_some_and(|it| it.is_empty()));
    let subject = sitting.screen.subject(&sitting.office.ctx());
    assert_eq!(subject.records, [(Kind::Member, 2)]);
}

#[test]
fn before_the_rules_were_run_nothing_is_said_to_be_done() {
    let mut office = TestStore::new();
    office.facts = Facts::pending(office.desk.book(), office.desk.today());
    let sitting = TestSession::with(office, screen(Home::Member(MemberId(1))));
    let shown = sitting.picture(80, 22);
    assert!(shown.contains("检查中"), "{shown}");
    assert!(!shown.contains("都做了"), "{shown}");
}

#[test]
fn no_key_stands_twice() {
    for sitting in [convenor(), member(1)] {
        let rows = sitting.screen.keys(&sitting.office.ctx());
        assert_eq!(duplicates(&rows), Vec::<String>::new());
    }
}

#[test]
fn pictures() {
    let mut sitting = convenor();
    sitting.all_sizes("home", "convenor");
    sitting.press("Right");
    sitting.all_sizes("home", "read");
    sitting.press("Left Tab Tab");
    sitting.all_sizes("home", "members");
    sitting.press("Tab");
    sitting.all_sizes("home", "office");
    let mut sitting = TestSession::with(TestStore::new(), screen(Home::Convenor(HEALTH)));
    sitting.all_sizes("home", "no-plan");
    let mut sitting = member(3);
    sitting.all_sizes("home", "member");
    let mut sitting = member(LEFT.0);
    sitting.all_sizes("home", "left");
}
