//! The figures as somebody at the screen sees and walks them.

use super::*;
use crate::tui::app::{Effect, Opening};
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
    assert!(said.contains("Remind") && said.contains("J1001"), "{said}");
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

/// The pages that it shows to a room.
fn slides(session: &mut TestSession) -> Slides {
    session.meets();
    match session.said.pop() {
        Some(Effect::Open(Opening::Meeting(slides))) => *slides,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_room_sees_the_charts_that_have_figures_beginning_with_the_chosen_one() {
    let mut session = at(TestStore::new());
    session.press("Tab");
    let shown = slides(&mut session);
    assert_eq!(shown.heading, "政协益阳市委员会 · 截至2026年11月24日");
    let titles: Vec<&str> = shown.pages.iter().map(|it| it.title.as_str()).collect();
    // No opinion was received: that page is left out.
    assert_eq!(titles.len(), Chart::ALL.len() - 1, "{titles:?}");
    assert_eq!(titles[shown.first], "全会 · 交过登记表的委员");
    let coverage = shown.pages[shown.first].table.as_ref().expect("a table");
    assert_eq!(coverage.bars.len(), coverage.rows.len());
    // The figures of one sector are its own.
    session.press("Left Down Down Down");
    let shown = slides(&mut session);
    assert!(!shown.pages[0].title.starts_with("全会"), "{shown:?}");
}

#[test]
fn a_chart_without_figures_says_so_and_opens_nothing() {
    let mut session = at(TestStore::new());
    session.press("Tab Tab Tab Tab");
    session.meets();
    let said = session.effects();
    assert!(
        said.starts_with("Warn") && said.contains("当年还没有意见建议"),
        "{said}"
    );
    let mut office = TestStore::new();
    office.look_at(Year(2025));
    let mut session = at(office);
    session.press("Tab");
    let shown = slides(&mut session);
    assert!(
        shown.heading.contains("往年 · 截至2025年12月31日"),
        "{shown:?}"
    );
}

#[test]
fn nobodys_name_is_shown_to_a_room() {
    let mut session = at(TestStore::new());
    let shown = format!("{:?}", slides(&mut session));
    let book = session.office.desk.book();
    let members = book.members.iter().map(|it| (&it.name, &it.phone));
    let contacts = book.key_contacts.iter().map(|it| (&it.name, &it.phone));
    for (name, phone) in members.chain(contacts) {
        assert!(!shown.contains(name.as_str()), "{name}");
        assert!(phone.is_empty() || !shown.contains(phone.as_str()));
    }
}

#[test]
fn pictures_of_a_room() {
    let mut session = at(TestStore::new());
    for chart in ["months", "coverage", "rhythm", "kinds"] {
        session.a_room("insight", &format!("room-{chart}"));
        session.press("Tab");
    }
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
