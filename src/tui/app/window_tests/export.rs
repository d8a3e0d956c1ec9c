//! Stories at the window of the export.

use super::{TestSession, TestStore, somebody};
use crate::desk::due::due;

#[test]
fn a_chosen_form_is_written_as_a_document_and_a_file_is_replaced_only_after_a_question() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.press("F3").shows("待备案").press("P");
    me.shows("选中的登记表").shows("空白登记表");
    me.press("Enter")
        .shows("写到哪个文件")
        .press("Enter")
        .awaits("已写入");
    me.hides("写到哪个文件");
    let written = office.files("docx");
    assert_eq!(written.len(), 1, "{written:?}");
    assert!(written[0].starts_with("登记表-"), "{written:?}");
    me.press("P Enter")
        .awaits(&written[0])
        .press("Enter")
        .awaits("已有同名文件");
    me.press("Enter")
        .shows("写到哪个文件")
        .hides("已有同名文件");
    me.press("Ctrl-S")
        .awaits("已有同名文件")
        .press("y")
        .awaits("已写入");
    assert_eq!(office.files("docx"), written);
    // Marked ones together, or each in its own file.
    me.press("* Ctrl-X")
        .shows("份登记表，分开")
        .press("Down Enter");
    me.shows("写到哪个文件夹")
        .write("打印/")
        .press("Enter")
        .awaits("已写入");
    let apart = std::fs::read_dir(office.folder().join("打印"))
        .expect("a folder")
        .count();
    assert!(apart > 1, "{apart}");
    me.press("P Enter").press("Enter").awaits("份登记表）");
    assert_eq!(office.files("docx").len(), 2);
}

#[test]
fn a_list_is_written_of_the_sector_at_hand_or_of_all_in_the_kind_of_its_ending() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let (sector, ..) = somebody(&me);
    me.press("Ctrl-P").write(&sector).press("Enter");
    me.press("Ctrl-X")
        .shows("主席会议工作簿")
        .press("Esc")
        .hides("主席会议工作簿");
    let list = |me: &mut TestSession| {
        me.press("Ctrl-X").shows("委员名册");
        while !me.screen().lines().any(|row| row.contains("▌委员  ")) {
            me.press("Down");
        }
        me.press("Enter").shows("导出 · 委员");
    };
    list(&mut me);
    me.shows(&format!("范围：{sector}")).shows("隐去中间");
    me.press("Alt-s")
        .shows("范围：全部")
        .press("Alt-p")
        .shows("完整显示");
    me.press("Ctrl-U")
        .write("全部.pdf")
        .press("Enter")
        .awaits("不能写成 .pdf");
    me.press("Backspace Backspace Backspace")
        .write("csv")
        .press("Enter")
        .awaits("已写入");
    let all = std::fs::read_to_string(office.folder().join("全部.csv")).expect("a file");
    let serving = {
        let desk = me.desk.borrow();
        let today = desk.today().date;
        let members = desk.book().members.iter();
        members.filter(|it| it.holds_seat_on(today)).count()
    };
    assert_eq!(all.lines().count(), 1 + serving);
    list(&mut me);
    me.press("Ctrl-U")
        .write("一个界别")
        .press("Enter")
        .awaits("一个界别.xlsx");
    list(&mut me);
    me.press("Ctrl-U")
        .write("一个界别.csv")
        .press("Enter")
        .awaits("一个界别.csv（");
    let one = std::fs::read_to_string(office.folder().join("一个界别.csv")).expect("a file");
    assert!(one.lines().count() < all.lines().count());
    assert!(one.contains("****") && !all.contains("****"));
    // What can't be written says why, and what was typed stays.
    list(&mut me);
    me.press("Ctrl-U")
        .write("没有/x.csv")
        .press("Enter")
        .awaits("没有目录");
    me.shows("没有/x.csv")
        .press("Esc")
        .shows("导出")
        .press("Esc");
}

#[test]
fn the_circular_of_the_year_is_drafted_as_a_document() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.press("Ctrl-X").shows("2026 年情况通报草稿");
    while !me
        .screen()
        .lines()
        .any(|row| row.contains("▌2026 年情况通报草稿"))
    {
        me.press("Down");
    }
    me.press("Enter").press("Enter").awaits("已写入");
    assert_eq!(office.files("docx").len(), 1, "{:?}", office.files("docx"));
}

#[test]
fn what_falls_due_is_written_as_a_calendar_and_a_sittings_papers_as_documents() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.press("0 P").shows("▌到期事项日历");
    me.press("Enter Ctrl-U")
        .write("到期")
        .press("Enter")
        .awaits("已写入");
    let calendar = std::fs::read_to_string(office.folder().join("到期.ics")).expect("a file");
    let due = {
        let desk = me.desk.borrow();
        due(desk.book(), desk.today(), None).len()
    };
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), due);
    me.press("8 P")
        .shows("议程")
        .shows("提请审定名单")
        .shows("纪要");
    me.press("Enter Enter").awaits("已写入");
    assert_eq!(office.files("docx").len(), 1, "{:?}", office.files("docx"));
}
