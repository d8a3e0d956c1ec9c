//! Stories at the windows of files in and out: what is shown before anything is written, and that
//! whoever stops has changed nothing.

use super::sitting::{Office, Sitting};

const HEAD: &str = "姓名,界别,工作单位及职务,联系电话\n";

fn members(me: &Sitting) -> usize {
    me.desk.borrow().book().members.len()
}

/// A sector of the demo, and one of its members.
fn somebody(me: &Sitting) -> (String, String, String) {
    let desk = me.desk.borrow();
    let book = desk.book();
    let member = book.members.iter().next().expect("a member");
    let sector = book.sector_name(member.sector).to_owned();
    (sector, member.name.clone(), member.employer.clone())
}

#[test]
fn a_roster_is_chosen_by_arrows_previewed_taken_and_undone() {
    let office = Office::new();
    let mut me = office.sit("小王");
    let (sector, name, employer) = somebody(&me);
    office.file(
        "名册.csv",
        &format!("{HEAD}{name},{sector},{employer}（兼）,\n欧阳新来,{sector},某单位,13800001234\n"),
    );
    office.file("无关.pdf", "x");
    let before = members(&me);
    me.press("Ctrl-N")
        .shows("导入")
        .awaits("名册.csv")
        .hides("无关");
    me.press("Down Enter").shows("名册.csv").press("Enter");
    me.awaits("导入预览")
        .shows("文件 1")
        .shows("改动 2")
        .shows("未采纳 0");
    me.press("Tab").shows("欧阳新来").shows("（兼）");
    me.shows(&format!("{employer} → {employer}（兼）"));
    me.press("Down").shows("138****1234").hides("13800001234");
    assert_eq!(members(&me), before, "nothing is written before Enter");
    me.press("Enter").awaits("已导入：采纳 2").hides("导入预览");
    assert_eq!(members(&me), before + 1);
    me.press("F2").shows("办公桌");
    me.press("u").shows("已撤销");
    assert_eq!(members(&me), before);
    me.press("U").shows("已重做");
    assert_eq!(members(&me), before + 1);
    // The same once more changes nothing, and Enter says so.
    me.press("Ctrl-N").write("名册.csv").press("Enter");
    me.awaits("导入预览")
        .shows("改动 0")
        .press("Enter")
        .shows("没有可导入的改动");
    me.press("Esc").hides("导入预览");
}

#[test]
fn a_part_is_taken_only_after_a_question_and_new_sectors_only_on_demand() {
    let office = Office::new();
    let mut me = office.sit("小王");
    let (sector, ..) = somebody(&me);
    office.file(
        "有错 名册.csv",
        &format!("{HEAD}欧阳新来,{sector},某单位,\n司马后来,没有的界,某单位,\n"),
    );
    let before = members(&me);
    me.press("Ctrl-N").write("有错 名册.csv").press("Enter");
    // What needs a decision is shown first.
    me.awaits("未采纳 1").shows("没有的界").shows("第 3 行");
    me.press("Enter")
        .shows("有未采纳的内容")
        .press("Enter")
        .hides("有未采纳的内容");
    assert_eq!(members(&me), before);
    me.press("F6")
        .awaits("未采纳 0")
        .shows("按文件新建界别：没有的界");
    me.press("n").awaits("未采纳 1");
    me.press("Ctrl-S")
        .shows("导入其余")
        .press("y")
        .awaits("已导入：采纳 1");
    assert_eq!(members(&me), before + 1);
}

#[test]
fn what_cannot_be_read_says_why_and_the_line_stays() {
    let office = Office::new();
    let mut me = office.sit("小王");
    office.file("空.csv", "");
    me.press("I").press("Enter").shows("请写出文件的路径");
    me.write("空.csv 没有.csv")
        .press("Enter")
        .awaits("没有读入")
        .shows("0 字节")
        .shows("找不到");
    me.shows("空.csv 没有.csv").press("Esc").hides("没有读入");
}

#[test]
fn whoever_stops_the_reading_is_back_at_the_line_and_late_answers_are_nobodys() {
    let office = Office::new();
    let mut me = office.sit("小王");
    let (sector, name, employer) = somebody(&me);
    office.file(
        "名册.csv",
        &format!("{HEAD}{name},{sector},{employer}新,\n"),
    );
    me.press("I")
        .write("名册.csv")
        .press("Enter")
        .shows("正在读取和比对");
    me.press("Esc").hides("正在读取和比对").shows("名册.csv");
    // The work's answer comes late; a second try is the one that counts.
    me.press("Enter").awaits("导入预览").shows("改动 1");
    me.press("Esc").hides("导入");
    assert_eq!(somebody(&me).2, employer);
}

#[test]
fn a_change_by_another_between_preview_and_writing_is_kept_and_heard_of_once() {
    let office = Office::new();
    let (mut me, mut other) = (office.sit("小王"), office.sit("小李"));
    let (sector, name, employer) = somebody(&me);
    office.file(
        "名册.csv",
        &format!("{HEAD}{name},{sector},{employer}（新）,\n"),
    );
    me.press("I")
        .write("名册.csv")
        .press("Enter")
        .awaits("导入预览");
    other
        .press("Alt-2 e Tab Tab Tab Tab")
        .write("（别人改的）")
        .press("Ctrl-S");
    other.shows("修改委员：完成");
    me.press("Enter").awaits("已导入").shows("1 处更新");
    me.press("u").shows("已撤销");
    // The undone import leaves what the other wrote.
    assert!(
        somebody(&me).2.ends_with("（别人改的）"),
        "{}",
        somebody(&me).2
    );
}
