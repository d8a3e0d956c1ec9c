//! A sector's year: the plan, its items, the activity that ticks one, and that somebody looked at it.

use crate::roster;
use crate::story::Seat;

#[test]
fn an_item_is_ticked_by_the_activity_that_is_entered_for_it() {
    let office = roster::office();
    let mut story = Seat::of(&office, "王秘书").open();
    story.press("4 Left").choose("教育界");
    story.shows("按 a 登记年度计划");
    story.press("a").shows("教育界工作计划").press("Ctrl-S");
    story.shows("没有事项");
    story.press("F10").leaves(0);
    let item = [
        "add",
        "plan-item",
        "plan=1",
        "month=3",
        "title=校园安全调研",
        "kind=research",
    ];
    office.runs(&item).done();

    let mut story = Seat::of(&office, "王秘书").open();
    story.press("4 Left").choose("教育界");
    story.press("Right Down").shows("3月 校园安全调研");
    story.press("g").shows("新增界别活动").shows("校园安全调研");
    story.press("Ctrl-S").shows("已开展 待核实");
    story
        .press("v")
        .hides("已开展 待核实")
        .shows("开展 1 逾期 0");
    story.press("F10").leaves(0);

    let activities = office.json(&["export", "activities"]).to_string();
    assert!(activities.contains("校园安全调研"), "{activities}");
    assert!(activities.contains("research"), "{activities}");
}
