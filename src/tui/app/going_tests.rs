//! Where one goes and comes back, by which keys, and what is said of an act.

use super::place::ScreenName;
use super::test_session::TestStore;

#[test]
fn esc_leads_back_to_where_one_went_on_from_and_a_digit_forgets_that() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.press("0");
    me.press("Enter").shows("逐项");
    me.press("Down Enter");
    assert_eq!(me.app.shown(), ScreenName::Dossier);
    me.press("Esc");
    assert_eq!(me.app.shown(), ScreenName::Due);
    // The page is as it was left.
    me.shows("逐项").press("Esc");
    assert_eq!(me.app.shown(), ScreenName::Due);
    me.press("Esc Esc");
    assert_eq!(me.app.shown(), ScreenName::Due);
    me.press("Enter Down Enter 7 Esc Esc");
    assert_eq!(me.app.shown(), ScreenName::Opinions);
}

#[test]
fn full_width_keys_act_as_their_half_width_ones() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    for (key, shown) in [
        ("７", ScreenName::Opinions),
        ("０", ScreenName::Due),
        ("１", ScreenName::Desk),
    ] {
        me.press(key);
        assert_eq!(me.app.shown(), shown, "{key}");
    }
    me.press("【")
        .shows("[ 2025 ]")
        .press("】")
        .shows("[ 2026 ]");
    me.press("？").shows("按键").press("Esc");
    // Chinese input methods send either where the slash is; what is typed into a field stays as it is.
    for opens in ["、", "／"] {
        me.press(opens).write("１").shows("１").press("Esc Esc");
    }
    me.press("：").write("设置").shows("到设置");
}

#[test]
fn an_act_says_for_whom_it_was() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let name = {
        let desk = me.desk.borrow();
        let book = desk.book();
        let sector = book.sectors_in_order()[0].id;
        book.members_of(sector, desk.today().date)[0].name.clone()
    };
    me.press("Tab e Tab Tab Tab Tab").write("（兼）");
    me.press("Ctrl-S")
        .shows(&format!("修改委员：{name}。u 撤销"));
}
