//! What a person sees when the store's file is replaced, removed or written over under an open screen,
//! and where it may only be read.

use std::fs;

use super::test_session::{TestSession, TestStore};

/// Begins to correct the first member, and types.
fn types(me: &mut TestSession) {
    me.press("Tab e Tab Tab Tab Tab").write("（兼）");
    me.shows("（兼）");
}

fn employers(me: &TestSession) -> Vec<String> {
    let desk = me.desk.borrow();
    let members = desk.book().members.iter();
    members.map(|it| it.employer.clone()).collect()
}

#[test]
fn a_replaced_store_takes_no_write_and_what_was_typed_goes_into_the_file_that_is_there() {
    let office = TestStore::new();
    // A backup of an hour ago, and what was done since.
    let backup = office.folder().join("backup");
    fs::copy(office.place(), &backup).expect("copied");
    let mut me = office.sit("小王");
    types(&mut me);
    fs::rename(&backup, office.place()).expect("restored");
    me.press("Ctrl-S").shows("已被另一个文件替换").shows("打开");
    // Not now: what was typed stays, and the file that is there is as it was.
    me.press("Esc").shows("（兼）");
    me.press("Ctrl-S").shows("已被另一个文件替换");
    me.press("Enter")
        .shows("已打开现在的数据文件")
        .shows("（兼）");
    assert!(!employers(&me).iter().any(|it| it.ends_with("（兼）")));
    // The record there is compared with before anything is saved over it, where it is another.
    me.press("Ctrl-S");
    if me.screen().contains("F7") {
        me.press("F7 Ctrl-S");
    } else {
        me.press("Ctrl-S");
    }
    me.shows("修改委员：");
    let other = office.sit("小李");
    assert!(employers(&other).iter().any(|it| it.ends_with("（兼）")));
}

#[test]
fn a_removed_store_is_told_and_is_there_again_when_it_is_put_back() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    types(&mut me);
    let aside = office.folder().join("aside");
    fs::rename(office.place(), &aside).expect("moved away");
    me.hear().shows("已被删除或移走").shows("（兼）");
    me.press("Ctrl-S").shows("已被删除或移走").shows("（兼）");
    fs::rename(&aside, office.place()).expect("put back");
    me.press("Ctrl-S").shows("修改委员：");
}

#[test]
fn another_content_in_the_file_is_told_when_it_is_heard_of() {
    let office = TestStore::new();
    let other = TestStore::new();
    let mut they = other.sit("小李");
    types(&mut they);
    they.press("Ctrl-S").shows("修改委员：");
    let mut me = office.sit("小王");
    types(&mut me);
    me.press("Ctrl-S").shows("修改委员：");
    drop(they);
    fs::copy(other.place(), office.place()).expect("written over");
    me.hear().shows("内容已被另一份数据覆盖").press("Enter");
    me.shows("已打开现在的数据文件");
}

#[test]
fn where_the_store_may_only_be_read_every_change_is_refused_with_that_reason() {
    let office = TestStore::new();
    let mut me = office.sit_to_read("小王");
    me.shows("[只读]").shows("不能修改");
    let before = employers(&me);
    for keys in ["Tab e", "a", "n", "Ctrl-N", "Ctrl-R", "u", "F3 f", "e"] {
        me.press("1").press(keys).shows("只读：");
        me.hides("[ 保存");
    }
    // Looking and exporting go on.
    me.press("1 Ctrl-X").shows("导出").press("Esc");
    // Help and palette say why as well.
    me.press("1 F1").shows("只读").press("Esc");
    assert_eq!(employers(&me), before);
}

#[test]
fn a_file_that_is_cut_short_and_put_back_in_place_is_told_both_times() {
    let office = TestStore::new();
    let whole = fs::read(office.place()).expect("read");
    let mut me = office.sit("小王");
    types(&mut me);
    for left in [0, 4096, 32_768] {
        fs::write(office.place(), &whole[..left]).expect("cut short");
        me.hear().hides("又能正常读取");
        fs::write(office.place(), &whole).expect("put back");
        me.hear().shows("又能正常读取了").shows("（兼）");
        me.hear().shows("（兼）");
    }
    me.press("Ctrl-S").shows("修改委员：");
}
