//! What is typed and not saved: kept while it is typed, offered again, had back; never written over
//! what somebody else saved, never lost between two sessions. Sessions end here without a word; how one
//! is killed is told in `tests/stories`.

use std::path::PathBuf;

use super::test_session::{TestSession, TestStore};
use crate::desk::form::FileForms;
use crate::domain::form::Status;
use crate::domain::id::FormId;
use crate::domain::member::Member;
use crate::text::Locale;

/// The files of drafts beside the store.
fn kept(office: &TestStore) -> Vec<PathBuf> {
    let folder = office.place().parent().expect("a folder");
    let all = std::fs::read_dir(folder).expect("readable");
    let paths = all.map(|it| it.expect("an entry").path());
    paths
        .filter(|it| it.to_string_lossy().contains(".drafts-"))
        .collect()
}

fn edit_employer(me: &mut TestSession, words: &str) {
    me.press("Ctrl-P").write("到委员名册").press("Enter");
    me.press("e Tab Tab Tab Tab").write(words);
}

#[test]
fn what_was_typed_outlives_its_session_and_is_offered_until_it_is_saved() {
    let office = TestStore::new();
    for words in ["一", "二"] {
        let mut me = office.sit("小王");
        if words == "二" {
            me.shows("没有保存的内容").press("Esc");
        }
        edit_employer(&mut me, words);
        me.rest();
        drop(me);
    }
    let mut me = office.sit("小王");
    me.shows("没有保存的内容")
        .shows("修改委员")
        .shows("2026-11-24 12:00");
    // Both stand in one list; what is saved goes from it.
    me.shows("未保存 2").press("Enter").shows("[ 保存");
    me.press("Ctrl-S").shows("未保存 1").press("Enter");
    // The second was begun on the record as it was before the first was saved.
    me.shows("请逐项选定")
        .press("Esc Esc F8")
        .hides("没有保存的内容");
    me.tell_written();
    drop(me);
    let mut again = office.sit("小王");
    again.hides("没有保存的内容");
    let mut other = office.sit("小李");
    other.hides("没有保存的内容");
}

#[test]
fn nothing_is_written_while_nothing_is_typed_and_nothing_stays_when_all_is_saved() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.rest();
    assert_eq!(kept(&office).len(), 0);
    edit_employer(&mut me, "一");
    assert_eq!(kept(&office).len(), 0, "a moment after");
    me.rest();
    assert_eq!(kept(&office).len(), 1);
    me.press("Ctrl-S").shows("u 撤销").rest();
    assert_eq!(kept(&office).len(), 0);
}

#[test]
fn a_line_that_drops_keeps_what_was_typed_a_moment_ago() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    edit_employer(&mut me, "刚打的字");
    me.drop_line();
    office
        .sit("小王")
        .shows("刚打的字")
        .press("Enter")
        .shows("[ 保存");
}

#[test]
fn esc_keeps_by_one_key_discards_by_another_and_both_can_be_had_back() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    edit_employer(&mut me, "留着");
    me.press("Esc")
        .shows("改动还没有保存")
        .press("Enter")
        .hides("改动还没有保存");
    me.press("Esc F7").hides("[ 保存").shows("已暂存");
    edit_employer(&mut me, "放弃");
    me.press("Esc F8").hides("[ 保存").shows("已放弃");
    // From the palette as well as by its key.
    me.press("Ctrl-P").write("未保存的").press("Enter");
    me.shows("未保存 1")
        .shows("留着")
        .press("Tab")
        .shows("放弃");
    me.press("Enter").shows("[ 保存").shows("放弃");
    me.press("Ctrl-S").shows("u 撤销");
    me.press("Esc").hides("没有保存的内容");
    drop(me);
    // Later is not discarding: it is offered again.
    let mut me = office.sit("小王");
    me.shows("留着").press("Esc").hides("没有保存的内容");
    drop(me);
    let mut me = office.sit("小王");
    me.shows("留着").press("x").shows("已放弃");
    me.tell_written();
    drop(me);
    let mut me = office.sit("小王");
    me.hides("没有保存的内容").press("D").shows("留着");
    me.press("x")
        .shows("不能再找回")
        .press("y")
        .hides("没有保存的内容");
    me.tell_written();
    assert_eq!(kept(&office).len(), 0);
}

#[test]
fn the_last_ten_that_were_discarded_can_be_had_back() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    for n in 10..22 {
        edit_employer(&mut me, &format!("第{n}份"));
        me.press("Esc F8");
    }
    me.press("D").shows("可找回 10").shows("第21份");
    me.press("End").shows("第12份");
}

#[test]
fn the_reason_of_a_return_is_kept_and_a_refusal_does_not_lose_it() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.press("F3 r")
        .shows("理由")
        .write("请补充时间地点")
        .rest();
    drop(me);
    let mut me = office.sit("小王");
    me.shows("退回").shows("请补充时间地点").press("Enter");
    me.shows("理由：").shows("请补充时间地点");
    // Somebody files the form meanwhile: the reason is still there, to be read and copied.
    let form = pending(&me);
    let mut other = office.sit("小李");
    let filed = other
        .desk
        .borrow_mut()
        .carry_out(&FileForms { forms: vec![form] });
    filed.expect("filed");
    other.rest();
    me.press("Enter").shows("请补充时间地点").shows("×");
    me.press("Esc")
        .shows("F7 暂存")
        .press("F7 D")
        .shows("未保存 1")
        .press("y");
    assert_eq!(me.copied, ["请补充时间地点"]);
}

/// The form that the queue chooses first.
fn pending(me: &TestSession) -> FormId {
    let desk = me.desk.borrow();
    let prompt = me.reason_is_for();
    let form = desk.book().forms.get(prompt).expect("a pending form");
    assert_eq!(form.status(), Status::Submitted);
    form.id
}

#[test]
fn a_draft_never_goes_over_what_somebody_saved_meanwhile() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    edit_employer(&mut me, "（王）");
    me.rest();
    drop(me);
    let mut other = office.sit("小李");
    edit_employer(&mut other, "（李）");
    other.press("Ctrl-S").shows("u 撤销");
    let mut me = office.sit("小王");
    me.shows("（王）").press("Enter");
    me.shows("小李")
        .shows("请逐项选定")
        .shows("（李）")
        .shows("（王）");
    // Going back to what was typed does not save it over the other either.
    me.press("Esc Ctrl-S").shows("请逐项选定");
    me.press("t Ctrl-S").hides("请逐项选定");
    let ends = |me: &TestSession, words: &str| {
        let desk = me.desk.borrow();
        let mut members = desk.book().members.iter();
        members.any(|it: &Member| it.employer.ends_with(words))
    };
    assert!(ends(&me, "（李）") && !ends(&me, "（王）"));
}

#[test]
fn what_can_no_longer_be_saved_can_be_read_and_copied() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.press("Tab l")
        .shows("离任")
        .press("Tab")
        .write("工作调动去外地")
        .rest();
    drop(me);
    let mut other = office.sit("小李");
    other.press("Tab l Ctrl-S").shows("u 撤销");
    let mut me = office.sit("小王");
    me.shows("已不能保存").shows("工作调动去外地");
    me.press("Enter").shows("没有保存的内容").shows("已经离任");
    me.press("y").shows("剪贴板");
    assert_eq!(me.copied, ["工作调动去外地"]);
    me.press("x").hides("没有保存的内容");
}

#[test]
fn a_session_that_goes_on_is_told_of_and_taken_over_only_when_asked_to() {
    let office = TestStore::new();
    let mut here = office.sit("小王");
    edit_employer(&mut here, "这里的");
    here.rest();
    let mut there = office.sit("小王");
    there.shows("您的另一处会话正在填写").shows("这里的");
    there.press("x").shows("请在那里放弃").press("Esc");
    edit_employer(&mut there, "那里的");
    there.rest();
    assert_eq!(kept(&office).len(), 2, "a file each");
    there
        .press("Esc F8 D")
        .press("Enter")
        .shows("接过来")
        .press("Esc");
    there.press("Enter y").shows("[ 保存").shows("这里的");
    there.press("Ctrl-S").shows("u 撤销").rest();
    // The first is told before it saves; its words are on the screen still.
    here.press("Ctrl-S")
        .shows("您的另一处会话")
        .shows("没有保存")
        .shows("这里的");
    here.write("又").rest();
    drop(here);
    let mut again = office.sit("小王");
    again.shows("这里的又").press("Enter").shows("请逐项选定");
}

#[test]
fn a_session_learns_of_its_taking_over_while_it_types_on() {
    let office = TestStore::new();
    let mut here = office.sit("小王");
    edit_employer(&mut here, "一");
    here.rest();
    let mut there = office.sit("小王");
    there.press("Enter y").shows("[ 保存").rest();
    here.write("二").rest();
    here.shows("您的另一处会话已接着填写").shows("一二");
    // It stays said, whatever others do, and the first saving asks.
    let mut neighbour = office.sit("小张");
    edit_employer(&mut neighbour, "旁人");
    neighbour.press("Ctrl-S").shows("u 撤销");
    here.rest().shows("您的另一处会话已接着填写");
    here.press("Ctrl-S").shows("没有保存").shows("一二");
    there.write("三").rest();
    drop(here);
    drop(there);
    let mut both = office.sit("小王");
    let first = both.shows("未保存 2").screen();
    let all = first + &both.press("Down").screen();
    assert!(all.contains("一二") && all.contains("一三"), "{all}");
}

#[test]
fn a_damaged_file_is_told_and_blocks_nothing() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    edit_employer(&mut me, "一");
    me.rest();
    drop(me);
    let [file] = kept(&office).try_into().expect("one file");
    let whole = std::fs::read(&file).expect("bytes");
    std::fs::write(&file, &whole[..whole.len() - 9]).expect("cut");
    office
        .sit("小王")
        .shows("有损坏")
        .shows(".damaged")
        .shows("办公桌");
    office.sit("小王").hides("有损坏").shows("办公桌");
}

#[test]
fn a_folder_that_cannot_be_written_is_said_once_and_the_words_stay() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let folder = office.place().parent().expect("a folder").to_path_buf();
    let away = folder.with_extension("away");
    edit_employer(&mut me, "还在");
    std::fs::rename(&folder, &away).expect("moved away");
    me.rest().shows("无法暂存").shows("还在");
    std::fs::rename(&away, &folder).expect("moved back");
    me.write("呢").rest().shows("又可以暂存").shows("还在呢");
    drop(me);
    office.sit("小王").shows("还在呢");
}

#[test]
fn the_window_of_what_is_not_saved_draws_at_any_size_in_both_languages() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    edit_employer(&mut me, "一");
    me.press("Esc F8");
    edit_employer(&mut me, "二");
    me.press("Esc F7 D").shows("未保存 1");
    for locale in Locale::ALL {
        me.app.locale = locale;
        for (width, height) in [(80, 24), (120, 36), (60, 16), (20, 6), (1, 1)] {
            me.resize(width, height).screen();
        }
        me.resize(80, 24);
        let words = match locale {
            Locale::Zh => ["x 放弃", "以后再说", "工作单位及职务"],
            Locale::En => ["x discard", "later", "Employer"],
        };
        for word in words {
            me.shows(word);
        }
    }
}
