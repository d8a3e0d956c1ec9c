//! The journal: an act of another day and another front is found, read, and taken back.

use crate::story::Seat;
use crate::test_store::TestStore;

#[test]
fn what_was_done_at_the_shell_is_taken_back_at_the_screens() {
    let office = TestStore::of(&["--members", "60", "--forms", "60", "--seed", "5"]);
    let employer = || {
        let member = office.json(&["show", "member", "1"]);
        member["employer"].as_str().expect("an employer").to_owned()
    };
    let before = employer();
    office
        .runs(&["set", "member", "1", "employer=市档案馆"])
        .done();
    office
        .runs(&["set", "member", "2", "employer=市图书馆"])
        .done();
    let mut story = Seat::of(&office, "王秘书").size(80, 24).open();
    story.press("6").shows("修改委员");
    story
        .press("Down Enter")
        .shows(&format!("{before} → 市档案馆"));
    story
        .shows("（命令行）")
        .shows("之后有人改过")
        .shows("没有");
    story.press("x").shows(&format!("市档案馆 → {before}"));
    story.press("y").shows("撤销：");
    assert_eq!(employer(), before);
    // The act that was taken back can't be once more; the taking back can.
    story.press("x").shows("后来又有改动");
    story.press("F10").leaves(0);
    office.runs(&["verify"]).done();
}
