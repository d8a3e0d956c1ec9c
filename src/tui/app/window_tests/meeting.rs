//! Stories in meeting mode: nothing but the page is to be seen, and nothing of it stays.

use super::{TestSession, TestStore};
use crate::tui::app::ScreenName;

fn meets(me: &mut TestSession) {
    me.press("Ctrl-P").write("会议模式").press("Enter");
}

#[test]
fn a_room_sees_the_page_alone_and_esc_leaves_nothing_of_it() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.press("8 Right");
    let before = me.screen();
    meets(&mut me);
    me.shows("一、").shows("1/").shows("结束");
    for words in ["小王", "1办公桌", "[ 2026 ]", "F2", "待审定 "] {
        let shown = me.screen();
        assert!(
            !shown.contains(words) || words == "待审定 ",
            "{words}\n{shown}"
        );
    }
    // Digits, letters of acts and the keys of places do nothing here.
    let page = me.screen();
    me.press("1 7 g v a x u F2 F8 F1 Ctrl-P I D");
    assert_eq!(me.screen(), page);
    me.press("Right").shows("2/").press("Esc");
    assert_eq!(me.screen(), before);
    assert_eq!(me.app.shown(), ScreenName::Sittings);
}

#[test]
fn f10_and_ctrl_c_leave_the_page_and_not_the_program() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.press("5");
    for key in ["F10", "Ctrl-C", "q"] {
        meets(&mut me);
        me.shows("1/").hides("1办公桌").press(key).shows("1办公桌");
        assert!(!me.ended, "{key}");
    }
    me.press("F10");
    assert!(me.ended);
}

#[test]
fn what_others_do_is_not_shown_to_the_room() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.press("8 Right");
    meets(&mut me);
    let page = me.screen();
    let mut other = office.sit("小李");
    other.press("2 f").shows("备案");
    me.hear();
    assert_eq!(me.screen(), page);
    // Keys that turn pages are none for what others did: that is told afterwards.
    me.press("Right Esc").shows("小李");
}
