//! What stands over a screen has its keys in the last line, and its own help on F1.

use super::test_session::TestStore;

#[test]
fn the_last_line_belongs_to_what_is_on_top() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.press("Tab");
    let behind = last(&me.screen());
    assert!(behind.contains("F2 去处"), "{behind}");
    // An editor: neither the screen's keys nor those that act everywhere.
    me.press("e");
    let editing = last(&me.screen());
    assert!(
        editing.contains("Ctrl-S 保存") && editing.contains("F1 帮助"),
        "{editing}"
    );
    assert!(!editing.contains("F2"), "{editing}");
    // The question that closing asks.
    me.press("a Esc");
    assert!(
        last(&me.screen()).contains("F8 放弃"),
        "{}",
        last(&me.screen())
    );
    me.press("F8");
    // A menu, the palette, a question.
    me.press("F2");
    assert!(
        last(&me.screen()).contains("Enter 选定"),
        "{}",
        last(&me.screen())
    );
    me.press("Esc Ctrl-P");
    assert!(
        last(&me.screen()).contains("Enter 选定"),
        "{}",
        last(&me.screen())
    );
    me.press("Esc");
    assert_eq!(last(&me.screen()), behind);
    // What is typed into a filter is for no key of the screen.
    for place in ["1", "2", "3", "4"] {
        me.press(place).press("/");
        let typing = last(&me.screen());
        assert!(typing.contains("Esc 取消筛选"), "{place}: {typing}");
        me.press("Esc");
    }
    me.press("4 V");
    assert!(last(&me.screen()).contains("Enter 选定"));
    me.press("Esc c");
    assert!(last(&me.screen()).contains("Space 选"));
}

fn last(screen: &str) -> String {
    screen.lines().last().unwrap_or_default().to_owned()
}

#[test]
fn f1_in_an_editor_lists_its_keys_and_esc_goes_back_to_it() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.press("Tab e").shows("Ctrl-S 保存").press("x");
    me.press("F1")
        .shows("保存；有误的项目旁注明原因")
        .hides("查看上一年");
    // What a rule asks has no place here.
    me.press("Tab").shows("保存；有误的项目旁注明原因");
    me.press("Esc").shows("[ 保存 Ctrl-S ]").hides("旁注明原因");
    // What was typed is there still.
    me.press("Esc").shows("放弃").press("F8");
    for keys in ["Ctrl-P", "Ctrl-N", "Ctrl-X", "D", "F8"] {
        let mut me = office.sit("小王");
        let before = me.press(keys).screen();
        me.press("F1").shows("按键").press("F1");
        assert_eq!(me.screen(), before, "{keys}");
    }
}
