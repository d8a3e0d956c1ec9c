//! A sitting of the council: who waits is approved at once, a problem that it took up is solved.

use crate::roster;
use crate::story::Seat;

#[test]
fn who_waits_is_approved_in_one_batch_and_a_problem_is_solved() {
    let office = roster::office();
    for name in ["周文敏", "李小明"] {
        office
            .runs(&["convenor", "elect", "教育界", name, "--on", "2026-3-15"])
            .done();
    }
    let mut story = Seat::of(&office, "王秘书").open();
    story.press("8").shows("按 a 新建会议；有 2 人待审定");
    story.press("F10").leaves(0);
    let sitting = [
        "add",
        "sitting",
        "body=council",
        "number=3",
        "held_on=2026-4-2",
    ];
    office.runs(&sitting).done();
    let problem = [
        "add",
        "problem",
        "sitting=1",
        "title=周转房选址",
        "owner=市住建局",
        "due=2026-5-20",
    ];
    office.runs(&problem).done();

    let mut story = Seat::of(&office, "王秘书").open();
    story.press("8").shows("第3次主席会议");
    story.press("Tab").shows("周文敏").shows("可审定 2");
    story.press("* v").shows("审定召集人 2 项");
    story.press("y").shows("本次已审定 2");
    story.press("u").shows("可审定 2");
    story.press("U").shows("本次已审定 2");
    story.press("Tab").shows("周转房选址").shows("逾期");
    story.press("v").shows("登记解决情况").press("Ctrl-S");
    story.shows("当年解决 1");
    story.press("F10").leaves(0);

    let journal = office.json(&["journal", "--limit", "10"]);
    let told = journal.to_string();
    assert!(told.contains("approve-convenor"), "{told}");
    let problems = office.json(&["export", "problems"]).to_string();
    assert!(problems.contains("solved"), "{problems}");
}

/// A sitting is shown to a room with a clicker: an item at a time, at 80 columns and on a wide screen.
#[test]
fn an_agenda_is_shown_to_a_room_item_by_item() {
    let office = roster::office();
    for name in ["周文敏", "李小明"] {
        office
            .runs(&["convenor", "elect", "教育界", name, "--on", "2026-3-15"])
            .done();
    }
    let sitting = [
        "add",
        "sitting",
        "body=council",
        "number=3",
        "held_on=2026-4-2",
    ];
    office.runs(&sitting).done();
    for (kind, title) in [("report", "听取一季度工作"), ("approval", "审定界别召集人")]
    {
        let (kind, title) = (format!("kind={kind}"), format!("title={title}"));
        let item = ["add", "agenda-item", "sitting=1", &kind, &title];
        office.runs(&item).done();
    }
    let mut story = Seat::of(&office, "王秘书").size(80, 24).open();
    story
        .press("8")
        .shows("第3次主席会议")
        .shows("听取一季度工作");
    story
        .press("o")
        .shows("会议模式")
        .press("End")
        .line()
        .until_at_rest();
    story.press("Esc").line().until_at_rest();
    story.press("Ctrl-P").type_in("会议模式").press("Enter");
    story
        .shows("一、听取一季度工作")
        .shows("2026年4月2日")
        .shows("1/2");
    story.hides("F2").hides("2026]");
    story
        .press("PgDn")
        .shows("二、审定界别召集人")
        .shows("周文敏")
        .shows("待审定 2");
    story.press("8").press("PgUp").shows("一、听取一季度工作");
    story
        .press("Esc")
        .shows("F2 去处")
        .hides("一、听取一季度工作");
    story.is_as_if_drawn_afresh();
    story.press("F10").leaves(0);

    let mut story = Seat::of(&office, "wang")
        .lang("en_US.UTF-8")
        .size(160, 48)
        .open();
    story.press("8").shows("第3次主席会议");
    story.press("Ctrl-P").type_in("meeting mode").press("Enter");
    story
        .shows("1. 听取一季度工作")
        .shows("2026-04-02")
        .shows("to be considered");
    story
        .press("Space")
        .shows("2 to approve")
        .press("F10")
        .shows("F2 places");
    story.press("F10").leaves(0);
}
