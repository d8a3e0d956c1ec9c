//! What falls due as somebody at the screen sees and plays it.

use super::*;
use crate::domain::calendar::Year;
use crate::tui::screens::Screen as _;
use crate::tui::screens::board::BoardScreen;
use crate::tui::screens::test_session;
use crate::tui::screens::test_store::{TestStore, day};

type TestSession = test_session::TestSession<BoardScreen>;

fn at(office: TestStore) -> TestSession {
    TestSession::with(office, BoardScreen::new(Box::new(DuePlace::default())))
}

#[test]
fn equal_duties_are_one_row_and_the_parts_add_up() {
    let sitting = at(TestStore::new());
    assert_eq!(sitting.screen.listed().len(), 9);
    let shown = sitting.picture(120, 34);
    for words in [
        "近期 22",
        "逾期 13  今天 0  本周和下周 2  30 天内 7",
        "界别没有年度工作计划（4 项）",
        "医药卫生界等 4 个",
        "逾期5天",
        "11-25 周三",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
}

#[test]
fn each_of_several_is_read_and_gone_to() {
    let mut sitting = at(TestStore::new());
    sitting.press("Enter");
    let shown = sitting.picture(80, 22);
    for words in ["逐项（4）", "体育界尚无2026年度工作计划", "2026 年 11 月"] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    // What is done on the page is for the one that is chosen there.
    sitting.press("Down g");
    let said = sitting.effects();
    assert!(said.contains("sector#3"), "{said}");
    sitting.press("Enter");
    assert_eq!(sitting.effects(), "Go(Sector(SectorId(3)))");
    sitting.press("Esc");
    assert!(!sitting.picture(80, 22).contains("逐项"));
}

#[test]
fn the_next_step_does_the_first_or_goes_where_it_is_done() {
    let mut sitting = at(TestStore::new());
    sitting.press("g");
    let said = sitting.effects();
    assert!(said.contains("sector#2"), "{said}");
    sitting.press("Down Down Down Down F5");
    assert_eq!(sitting.effects(), "Go(Form(FormId(2)))");
    // All of the row are reminded, and none is struck out from here.
    sitting.press("Home R");
    let said = sitting.effects();
    assert_eq!(said.matches("J1702").count(), 4, "{said}");
    let rows = sitting.screen.keys(&sitting.office.ctx());
    let removes = |it: &crate::tui::keymap::KeyRow| it.label.zh == "删除";
    assert!(!rows.iter().any(removes));
}

#[test]
fn whose_it_is_is_chosen_at_the_left_and_adds_up() {
    let mut sitting = at(TestStore::new());
    sitting.press("Left Down");
    let shown = sitting.picture(120, 34);
    assert!(shown.contains("日程 · 教科卫体委员会"), "{shown}");
    sitting.press("End");
    assert!(sitting.picture(120, 34).contains("日程 · 其他"));
    assert!(sitting.screen.listed().len() < 9);
    let mut place = DuePlace::default();
    let ctx = sitting.office.ctx();
    place.gather_side(&ctx);
    let all = place.owners[0].1;
    let each: usize = place.owners[1..].iter().map(|it| it.1).sum();
    assert_eq!(all, each);
}

#[test]
fn rows_are_found_by_people_and_rules() {
    let mut sitting = at(TestStore::new());
    sitting.press("/ 李小明 Enter");
    assert!(sitting.screen.listed().len() < 9);
    assert!(sitting.picture(120, 34).contains("备案李小明的登记表"));
    sitting.press("Esc / J1702 Enter");
    assert_eq!(sitting.screen.listed().len(), 1);
    assert!(
        sitting
            .picture(120, 34)
            .contains("界别没有年度工作计划（4 项）")
    );
}

#[test]
fn a_month_tells_days_off_and_days_worked() {
    let office = TestStore::new();
    let lines = page::month(day("2026-10-10"), day("2026-10-10"), &[], &office.ctx());
    let said: Vec<String> = lines
        .iter()
        .map(|line| format!("{line:?}"))
        .filter(|it| it.contains("班") || it.contains("休"))
        .collect();
    // The holiday from 1 to 7 October, the Saturday after it, and the legend.
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said[0].matches('休').count() == 2, "{said:?}");
}

#[test]
fn a_past_year_says_so() {
    let mut office = TestStore::new();
    office.look_at(Year(2025));
    let sitting = at(office);
    assert!(sitting.picture(80, 22).contains("2025 往年"));
}

#[test]
fn pictures() {
    let mut sitting = at(TestStore::new());
    sitting.all_sizes("due", "at-hand");
    sitting.press("Right");
    sitting.all_sizes("due", "read");
    sitting.press("Left Tab");
    sitting.all_sizes("due", "later");
    let mut sitting = at(TestStore::blank());
    sitting.all_sizes("due", "blank");
}
