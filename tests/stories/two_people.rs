//! Two people at one store: each sees the other, nobody overwrites unseen, and one that is killed
//! takes nothing along.

use chrono::NaiveDateTime;
use jiebie::domain::authority::{Actor, Front, Permission, Role};
use jiebie::domain::calendar::Year;
use jiebie::domain::verb::Verb;
use jiebie::store::{Act, Store};
use rustix::process::Signal;

use crate::roster;
use crate::story::{Seat, Story};
use crate::test_store::{TestStore, system_user};

/// Opens the editor of a member, the caret at the employer's end.
fn edit_employer(story: &mut Story, name: &str) {
    story.press("Ctrl-P").type_in(name).choose(name);
    story
        .press("Enter")
        .shows(&format!("{name} · 要办与时间线"));
    story.press("Alt-e").shows("修改委员");
    story.press("Tab Tab Tab Tab");
}

fn employer(office: &TestStore, name: &str) -> String {
    let member = office.json(&["show", "member", name]);
    member["employer"].as_str().expect("an employer").to_owned()
}

#[test]
fn both_see_each_other_and_a_conflict_shows_both_versions() {
    let office = roster::office();
    let mut wang = Seat::of(&office, "小王").open();
    let mut li = Seat::of(&office, "小李").open();
    edit_employer(&mut wang, "陈思远");
    wang.type_in("（王改）").caret_behind("教师（王改）");
    edit_employer(&mut li, "陈思远");
    li.type_in("（李改）").press("Ctrl-S").shows("修改委员：");
    assert_eq!(employer(&office, "陈思远"), "青山区实验小学教师（李改）");
    // Wang's save is held up, with both versions and who wrote the other.
    // Who wrote it is whom the system knows, and not whom the environment names.
    let user = system_user();
    wang.press("Ctrl-S").shows(&user);
    wang.shows("青山区实验小学教师（王改）")
        .shows("青山区实验小学教师（李改）");
    assert_eq!(employer(&office, "陈思远"), "青山区实验小学教师（李改）");
    // He may go back to what he typed, and then takes his own.
    wang.press("Esc").caret_behind("教师（王改）");
    wang.press("Ctrl-S").shows("青山区实验小学教师（李改）");
    wang.press("m").line().until_at_rest();
    wang.press("Ctrl-S").shows("修改委员：");
    assert_eq!(employer(&office, "陈思远"), "青山区实验小学教师（王改）");
    // Li hears of it without a key, on the list and in the footer.
    li.shows(&format!("{} 修改委员", system_user()))
        .shows("青山区实验小学教师（王");
    // Both versions are in the journal, and what was overwritten is one undo away.
    wang.press("u").shows("已撤销");
    li.shows("青山区实验小学教师（李");
    wang.press("F10").leaves(0);
    li.press("F10").leaves(0);
    office.runs(&["verify"]).done();
}

#[test]
fn one_that_is_killed_leaves_the_other_working() {
    let office = roster::office();
    let mut wang = Seat::of(&office, "小王").open();
    let mut li = Seat::of(&office, "小李").open();
    edit_employer(&mut wang, "吴晓芳");
    wang.type_in("，市人大代表")
        .press("Ctrl-S")
        .shows("修改委员：");
    li.shows(&format!("{} 修改委员", system_user()));
    edit_employer(&mut wang, "吴晓芳");
    wang.type_in("未保存的话").caret_behind("未保存的话");
    wang.signal(Signal::KILL);
    assert_eq!(wang.line().end(), None);
    edit_employer(&mut li, "孙立新");
    li.type_in("兼教练").press("Ctrl-S").shows("修改委员：");
    li.press("u").shows("已撤销").press("U").shows("已重做");
    assert_eq!(
        employer(&office, "吴晓芳"),
        "市农村商业银行行长，市人大代表"
    );
    assert_eq!(employer(&office, "孙立新"), "市足球协会秘书长兼教练");
    // A third sits down as if nothing had been.
    let mut third = Seat::of(&office, "小张").open();
    third.shows("委员 · 全部 (1/8)").press("F10").leaves(0);
    li.press("F10").leaves(0);
    office.runs(&["verify"]).done();
}

/// Runs `meanwhile` in the middle of a write of somebody else, who then goes on.
fn beside_a_writer(office: &TestStore, meanwhile: impl FnOnce()) {
    let store = Store::open(office.store()).expect("opens");
    let mut book = store.load_book(Year(2026)).expect("a book");
    let actor = Actor {
        name: "小李".into(),
        role: Role::Admin,
        front: Front::Shell,
    };
    let grant = actor.may(Permission::Import).expect("may");
    let at: NaiveDateTime = "2026-11-24T12:00:00".parse().expect("a moment");
    let act = Act {
        verb: Verb::Import,
        note: String::new(),
        at: at.into(),
        of: None,
    };
    let written = store.write::<_, ()>(&mut book, &grant, &act, |book, tx| {
        let mut sector = book.sectors.iter().next().expect("a sector").clone();
        sector.note.push('改');
        tx.put(sector)?;
        meanwhile();
        Ok(())
    });
    assert!(written.expect("written").seq.is_some());
}

#[test]
fn a_writer_that_stands_still_is_waited_for_a_moment_and_keeps_nobody_in() {
    let office = TestStore::of(&["--members", "60", "--forms", "60", "--seed", "5"]);
    let filed = office.forms("filed").len();
    let mut story = Seat::of(&office, "王秘书").open();
    story.press("F3").shows("待备案 (1/");
    // It comes to its end: what was asked for is done, without another key.
    beside_a_writer(&office, || {
        story.press("f").shows("小李 正在写入“导入”");
        story.press("q").shows("其他按键暂不执行");
        // The words stand there since the wait began: let the key be read before the wait ends.
        story.line().until_at_rest();
    });
    story.shows("u 撤销").hides("正在写入");
    assert_eq!(office.forms("filed").len(), filed + 1);
    // It does not: that is said after two seconds, and looking goes on.
    beside_a_writer(&office, || {
        story.press("f").shows("这次没有办理");
        story.press("Down").shows("待备案 (2/");
        story.press("f").shows("正在写入").press("F10").leaves(0);
    });
    assert_eq!(office.forms("filed").len(), filed + 1);
    office.runs(&["verify"]).done();
}
