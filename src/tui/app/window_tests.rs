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
    me.press("Ctrl-S")
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

#[test]
fn a_chosen_form_is_written_as_a_document_and_a_file_is_replaced_only_after_a_question() {
    let office = Office::new();
    let mut me = office.sit("小王");
    me.press("F3").shows("待备案").press("P");
    me.shows("选中的登记表")
        .shows("空白登记表")
        .hides("委员名册");
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
    let office = Office::new();
    let mut me = office.sit("小王");
    let (sector, ..) = somebody(&me);
    me.press("Ctrl-P").write(&sector).press("Enter");
    me.press("Ctrl-X")
        .shows("主席会议工作簿")
        .press("Esc")
        .hides("主席会议工作簿");
    let list = |me: &mut Sitting| {
        me.press("Ctrl-X").shows("委员名册");
        while !me.screen().lines().any(|row| row.contains("▌委员  ")) {
            me.press("Down");
        }
        me.press("Enter").shows("导出 · 委员");
    };
    list(&mut me);
    me.shows(&format!("范围：{sector}")).shows("隐去中间");
    me.press("F7")
        .shows("范围：全部")
        .press("F6")
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
        members.filter(|it| it.serves_on(today)).count()
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
fn an_unknown_sector_is_asked_about_and_the_files_are_compared_again_with_the_answer() {
    let office = Office::new();
    let mut me = office.sit("小王");
    let (sector, ..) = somebody(&me);
    office.file(
        "名册.csv",
        &format!("{HEAD}欧阳新来,{sector},某单位,\n司马后来,没有的界,某单位,\n"),
    );
    let before = members(&me);
    me.press("Ctrl-N")
        .write("名册.csv")
        .press("Enter")
        .awaits("疑问 1");
    // The question is shown first; Enter answers it, and Esc leaves it open.
    me.shows("待回答")
        .press("Enter")
        .shows("“没有的界”指谁、指什么？");
    me.shows("新建界别“没有的界”").press("Esc").shows("待回答");
    me.press("Enter");
    while !me.screen().contains(&format!("▌是{sector}，以后也这样认")) {
        me.press("Down");
    }
    me.press("Enter")
        .awaits("已按回答重新比对")
        .shows("疑问 0")
        .shows("未采纳 0");
    assert_eq!(members(&me), before);
    me.press("Enter").awaits("已导入：采纳 2");
    assert_eq!(members(&me), before + 2);
    // From now on it is known.
    office.file("后来.csv", &format!("{HEAD}公孙再来,没有的界,某单位,\n"));
    me.press("Ctrl-N")
        .write("后来.csv")
        .press("Enter")
        .awaits("疑问 0")
        .shows("改动 1");
    me.press("Esc");
}

#[test]
fn rejected_rows_are_saved_corrected_and_imported() {
    let office = Office::new();
    let mut me = office.sit("小王");
    let (sector, ..) = somebody(&me);
    office.file(
        "名册.csv",
        &format!("{HEAD}欧阳新来,{sector},某单位,1380000\n司马后来,{sector},某单位,13800005678\n"),
    );
    me.press("Ctrl-N")
        .write("名册.csv")
        .press("Enter")
        .awaits("未采纳 1");
    me.press("F7").shows("另存未采纳的行").awaits("未采纳.xlsx");
    me.press("Enter")
        .awaits("未采纳的行已写入")
        .shows("导入预览");
    me.press("w Enter")
        .awaits("已有同名文件")
        .press("Esc")
        .hides("已有同名文件");
    me.press("Esc").shows("导入预览").hides("另存未采纳的行");
    me.press("Ctrl-U Enter y").awaits("已导入：");
    // The saved row is a roster like any other, with the same fault until it is corrected.
    me.press("Ctrl-N")
        .write("未采纳.xlsx")
        .press("Enter")
        .awaits("未采纳 1")
        .shows("1380000");
    me.press("Esc");
}

#[test]
fn whoever_is_missing_from_a_whole_list_is_named_and_leaves_only_when_it_is_recorded() {
    let office = Office::new();
    let mut me = office.sit("小王");
    let (sector, list, absent) = {
        let desk = me.desk.borrow();
        let book = desk.book();
        let today = desk.today().date;
        let sectors = book.sectors_in_order();
        let sector = sectors
            .iter()
            .find(|it| book.members_of(it.id, today).len() > 2);
        let sector = sector.expect("a sector of three");
        let members = book.members_of(sector.id, today);
        let (absent, rest) = members.split_last().expect("somebody");
        let names: Vec<_> = rest.iter().map(|it| it.name.as_str()).collect();
        let (count, names) = (names.len(), names.join("　"));
        let list = format!(
            "政协云州市委员会委员名单\n（{count}名）\n\n{}（{count}名）\n{names}\n",
            sector.name
        );
        (sector.name.clone(), list, absent.name.clone())
    };
    office.file("名单.txt", &list);
    me.press("Ctrl-N")
        .write("名单.txt")
        .press("Enter")
        .awaits("导入预览");
    me.shows("名单上没有 1")
        .press("Left Left")
        .shows(&absent)
        .shows(&sector);
    me.shows("可能已离任").press("Enter").shows("离任");
    me.press("Esc").shows("名单上没有 1");
    me.press("Ctrl-S").shows("没有可导入的改动").press("Esc");
    let serves = {
        let desk = me.desk.borrow();
        let today = desk.today().date;
        let mut members = desk.book().members.iter();
        members.any(|it| it.name == absent && it.serves_on(today))
    };
    assert!(serves, "nobody is ended for being absent");
}
