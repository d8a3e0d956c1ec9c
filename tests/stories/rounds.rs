//! Reminding: from a promise that is overdue and from a cell of the checklist to a round that is kept, and to who did it since.

use crate::story::Seat;
use crate::test_store::TestStore;

#[test]
fn what_was_chosen_is_reminded_said_to_be_sent_and_left_alone_for_a_week() {
    let office = TestStore::of(&["--members", "60", "--forms", "60", "--seed", "5"]);
    let rounds = || {
        let all = office.json(&["list", "reminder-rounds"]);
        all.as_array().expect("an array").len()
    };
    let before = rounds();
    let mut story = Seat::of(&office, "王秘书").size(80, 24).open();
    story.press("7").shows("意见 · 在办").press("Tab");
    story.shows("承诺台账 · ").press("R");
    story.shows("兑现意见建议").shows("已选 1");
    story.press("v").shows("确已发出？发给 1 个");
    story.type_in("公函").press("Enter").shows("×1 公函");
    story.shows("本周已催").shows("可催 0  一周内已催 1");
    assert_eq!(rounds(), before + 1);
    // It is held back; with a reason it is not.
    story.press("v").shows("七天内不再催");
    story
        .press("o")
        .shows("仍要催")
        .choose("仍要催")
        .press("Enter");
    story.shows("为什么七天内再催").type_in("换了经办人");
    story.press("Ctrl-S").shows("可催 1  一周内已催 0");
    story.press("Esc").shows("承诺台账 · ");
    // Nobody of a cell that lacks nothing; of the next what it lacks, and nothing else of the sector.
    story
        .press("3")
        .shows("检查")
        .press("Down Down Right Right");
    story.press("R").shows("无人可催：中国民主建国会");
    story.press("Right R").shows("界别没有联络员");
    story.shows("已选 1").hides("登记表，");
    story.press("F10").leaves(0);
    let shown = office.json(&["list", "reminder-rounds"]).to_string();
    assert!(shown.contains("公函"), "{shown}");
    office.runs(&["verify"]).done();
}
