//! F10 and Ctrl-C end the program from wherever they are pressed; what is typed is kept, after asking.

use super::test_session::TestStore;

/// What opens something over the screen where nothing is typed.
const WINDOWS: [&str; 8] = [
    "F1", "Ctrl-P", "Ctrl-N", "Ctrl-R", "Ctrl-X", "D", "F3 r", "Tab e",
];

#[test]
fn the_keys_that_end_the_program_do_so_over_everything() {
    let office = TestStore::new();
    for open in WINDOWS {
        for key in ["F10", "Ctrl-C"] {
            let mut me = office.sit("小王");
            me.press(open).press(key);
            assert!(me.ended, "{key} over {open}\n{}", me.screen());
        }
        // Where a character is typed, it is one.
        let mut me = office.sit("小王");
        me.press(open).press("q");
        assert!(!me.ended, "q over {open}");
    }
}

#[test]
fn what_is_typed_is_kept_after_asking() {
    let office = TestStore::new();
    for (n, open) in ["Tab e Tab Tab Tab Tab", "F3 r"].into_iter().enumerate() {
        for (key, answer) in [("F10", "Enter"), ("Ctrl-C", "y"), ("F10", "F10")] {
            let words = format!("没写完{n}");
            let mut me = office.sit("小王");
            me.press(open).write(&words);
            me.press(key).shows("退出时暂存");
            assert!(!me.ended);
            // Who goes on, goes on.
            me.press("Esc").hides("退出时暂存").shows(&words);
            me.burst(&format!("{key} {key}")).shows("退出时暂存");
            assert!(!me.ended, "the question was not seen");
            me.press(answer);
            assert!(me.ended, "{answer}");
            drop(me);
            let mut again = office.sit("小王");
            again.shows("没有保存的内容").shows(&words);
            again.press("x").press("D x y");
            again.tell_written();
        }
    }
}

#[test]
fn work_that_would_be_broken_off_is_asked_about() {
    let office = TestStore::new();
    office.file("名册.csv", "姓名,界别\n张三丰,教育界\n");
    let mut me = office.sit("小王");
    me.press("Ctrl-N")
        .write("名册.csv")
        .press("Enter")
        .awaits("导入预览");
    me.press("F10").shows("没有做完").press("Enter");
    assert!(!me.ended, "the safe answer is chosen first");
    me.shows("导入预览").press("F10 y");
    assert!(me.ended);
}

#[test]
fn an_undo_that_is_refused_names_its_entry_and_why() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.press("Tab e Tab Tab Tab Tab").write("（王）");
    me.press("Ctrl-S").shows("u 撤销");
    let n = me.desk.borrow().book().seq().0;
    let mut other = office.sit("小李");
    other.press("Tab e Tab Tab Tab Tab").write("（李）");
    other.press("Ctrl-S").shows("u 撤销");
    me.hear().after_a_look().press("u");
    me.shows(&format!("第 {n} 号操作（修改委员："))
        .shows("没有撤销")
        .shows("小李 2026-11-24 12:00 修改委员")
        .hides("未保存");
}
