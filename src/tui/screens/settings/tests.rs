//! The settings as somebody at the screen sees and plays them.

use super::*;
use crate::desk::Grounds;
use crate::tui::screens::board::BoardScreen;
use crate::tui::screens::test_session;
use crate::tui::screens::test_store::{TestStore, day};

type TestSession = test_session::TestSession<BoardScreen>;

fn at(office: TestStore) -> TestSession {
    let place = SettingsPlace::default();
    TestSession::with(office, BoardScreen::new(Box::new(place)))
}

/// The council moved the day by which plans are due.
fn office() -> TestStore {
    let mut office = TestStore::new();
    office.carry(&ChangeSetting {
        key: "plan-due".to_owned(),
        value: "12-25".to_owned(),
        grounds: Some(Grounds {
            decided_by: "第10次主席会议".to_owned(),
            on: day("2026-11-05"),
        }),
    });
    office
}

#[test]
fn settings_stand_by_article_and_say_what_was_changed_and_why() {
    let mut sitting = at(office());
    let shown = sitting.picture(120, 34);
    for words in ["设置 · 全部", "改过 1", "第17条 五有", "附件 登记表办理"] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    sitting.press("Left Down Down Down Down Down Down Right");
    let shown = sitting.picture(120, 34);
    for words in [
        "设置 · 第17条 五有",
        "12-25 *",
        "03-31",
        "第10次主席会议 2026-11-05 决定",
        "若还原",
        "J1702",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    insta::assert_snapshot!(sitting.picture(80, 24));
}

#[test]
fn enter_changes_and_x_restores_once_asked() {
    let mut sitting = at(office());
    sitting.press("/");
    sitting.press("J 1 7 0 2 Enter");
    sitting.press("Enter");
    let said = sitting.effects();
    assert!(said.contains("set-plan-due"), "{said}");
    sitting.press("x");
    let asked = format!("{:?}", sitting.said);
    assert!(asked.contains("由 12-25 还原为 03-31"), "{asked}");
    assert!(asked.contains("不合规"), "{asked}");
    sitting.say_yes();
    let settings = sitting.office.desk.book().settings();
    assert_eq!(settings.plan_due.to_string(), "03-31");
    // What the council had decided holds no more.
    let readings = &sitting.office.desk.book().interpretations;
    assert!(readings.iter().all(|it| it.ended.is_some()));
    sitting.press("x");
    let refused = format!("{:?}", sitting.said);
    assert!(refused.contains("没有改过"), "{refused}");
}

#[test]
fn every_source_has_a_name_and_every_setting_is_under_one() {
    for of in sources() {
        let name = words::named(Some(of));
        assert!(name.zh.split(' ').all(|it| !it.is_empty()), "{name:?}");
    }
    let under: usize = sources()
        .into_iter()
        .map(|it| settings(Some(it)).count())
        .sum();
    assert_eq!(under, SETTINGS.len());
}
