//! The checklist: from a cell to its finding, to the remedy, and back by undo.

use crate::story::Seat;
use crate::test_store::TestStore;

#[test]
fn a_missing_plan_is_recorded_from_its_cell_and_undone() {
    let office = TestStore::of(&["--members", "60", "--forms", "60", "--seed", "5"]);
    let lacking = || {
        let found = office.json(&["check", "--rule", "J1702"]);
        let found = found.as_array().expect("an array");
        let name = |it: &serde_json::Value| it["sector"].as_str().expect("a sector").to_owned();
        found.iter().map(name).collect::<Vec<_>>()
    };
    let before = lacking();
    let sector = &before[0];
    let cell = format!("{sector} · 年度工作计划：");
    let mut story = Seat::of(&office, "王秘书").open();
    story.press("F4").shows("年完成情况").press("/");
    story.type_in(sector).press("Enter").choose(sector);
    story
        .press("Right Right Right Right")
        .shows(&format!("{cell}缺"));
    let at_first = story.line().resting_screen();
    // Its finding, the rule's page, the remedy.
    story.press("Enter").shows("g       登记工作计划");
    story.shows(&format!("J1702 {sector}"));
    story
        .press("F1 Tab")
        .shows("规则说明")
        .press("Esc")
        .hides("规则说明");
    story.press("g").shows("新增年度工作计划");
    story.press("Tab Tab").type_in("存于档案柜三层");
    story.press("Ctrl-S").shows("新增年度工作计划：");
    story
        .shows("这一格没有问题")
        .shows(&format!("{cell}已登记"));
    assert_eq!(lacking(), before[1..]);
    // Undone it stands as before; redone it is recorded again.
    story.press("u").shows("已撤销").shows(&format!("{cell}缺"));
    assert_eq!(lacking(), before);
    story
        .press("U")
        .shows("已重做")
        .shows(&format!("{cell}已登记"));
    story
        .press("u")
        .shows("已撤销")
        .press("Esc")
        .hides("登记工作计划");
    // Only the footer's message may differ.
    let rows = |it: &str| {
        it.lines()
            .rev()
            .skip(1)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(rows(&story.line().resting_screen()), rows(&at_first));
    story.press("F10").leaves(0);
    office.runs(&["verify"]).done();
}

#[test]
fn columns_of_ones_own_are_there_the_next_time() {
    let office = TestStore::of(&["--members", "60", "--forms", "60", "--seed", "5"]);
    let mut story = Seat::of(&office, "王秘书").open();
    story
        .press("3")
        .shows("年完成情况")
        .press("c")
        .shows("我的列");
    story.press("Down Space");
    story.line().resting_screen();
    story.press("Enter").hides("Enter 用").shows("我的列");
    story.press("F10").leaves(0);
    let mut story = Seat::of(&office, "王秘书").open();
    story.press("3").shows("年完成情况").shows("我的列");
    story.press("F10").leaves(0);
}
