//! The figures as somebody at the screen sees and walks them.

use super::*;
use crate::tui::screens::Screen as _;
use crate::tui::screens::board::BoardScreen;
use crate::tui::screens::test_session;
use crate::tui::screens::test_store::TestStore;

type TestSession = test_session::TestSession<BoardScreen>;

fn at(office: TestStore) -> TestSession {
    TestSession::with(office, BoardScreen::new(Box::new(InsightPlace::default())))
}

#[test]
fn a_figure_opens_the_records_behind_it() {
    let mut sitting = at(TestStore::new());
    let shown = sitting.picture(120, 34);
    assert!(shown.contains("全会 · 登记表每月 · 2026"), "{shown}");
    sitting.press("End Enter");
    let shown = sitting.picture(120, 34);
    assert!(shown.contains("明细"), "{shown}");
    sitting.press("Enter");
    let said = sitting.effects();
    assert!(said.starts_with("Go(Form("), "{said}");
    // Back to the same figure.
    sitting.press("Esc");
    assert_eq!(sitting.screen.marked(), 0);
    assert!(sitting.picture(120, 34).contains("▌"));
}

#[test]
fn who_lacks_a_form_stands_behind_the_part_and_is_reminded() {
    let mut sitting = at(TestStore::new());
    sitting.press("Tab");
    let shown = sitting.picture(120, 34);
    assert!(shown.contains("交过登记表的委员"), "{shown}");
    assert!(shown.contains("未交登记表的委员"), "{shown}");
    sitting.press("R");
    let said = sitting.effects();
    assert!(said.contains("催办"), "{said}");
}

#[test]
fn every_chart_has_its_empty_state_and_a_past_year_says_so() {
    let mut sitting = at(TestStore::blank());
    for words in ["还没有委员和登记表", "当年还没有活动", "当年还没有意见建议"]
    {
        let mut seen = false;
        for _ in 0..Chart::ALL.len() {
            seen |= sitting.picture(80, 22).contains(words);
            sitting.press("Tab");
        }
        assert!(seen, "{words}");
    }
    let mut office = TestStore::new();
    office.look_at(Year(2025));
    let sitting = at(office);
    assert!(sitting.picture(80, 22).contains("2025 往年"));
}

#[test]
fn pictures() {
    let mut sitting = at(TestStore::new());
    for chart in [
        "months", "coverage", "rhythm", "kinds", "opinions", "years", "evenness",
    ] {
        sitting.all_sizes("insight", chart);
        sitting.press("Tab");
    }
}
