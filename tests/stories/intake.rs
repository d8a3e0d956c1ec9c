//! Filled forms from a folder, on the screens: one that is dropped into it is taken in.

use crate::roster;
use crate::story::Seat;

#[test]
fn a_form_that_is_dropped_into_the_folder_is_taken_in_while_the_window_is_open() {
    let office = roster::office();
    let folder = office.path("收件");
    std::fs::create_dir(&folder).expect("a folder");
    let mut story = Seat::of(&office, "王秘书").size(80, 24).open();
    story
        .press("Ctrl-R")
        .shows("从哪个文件夹收")
        .press("Ctrl-U");
    story.type_in(&folder.display().to_string()).press("Enter");
    story.shows("可收 0").press("Enter").shows("已收 0");
    // A member writes the form as plain text, and somebody puts it there.
    let form = "委员联系服务界别群众情况登记表\n填表时间：2026年11月20日\n委员姓名：李小明\n界别：教育界\n\
                工作单位及职务：市职业技术学院教授\n联系服务界别群众情况：走访学校，收集意见建议三条。\n";
    std::fs::write(folder.join("李小明.txt"), form).expect("a form");
    story.shows("已收 1").shows("李小明.txt");
    assert_eq!(office.json(&["forms"]).as_array().map(Vec::len), Some(1));
    story.press("Esc").hides("已收 1").press("F10").leaves(0);
    office.runs(&["verify"]).done();
}
