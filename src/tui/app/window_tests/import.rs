//! Stories at the window of the import.

use super::{TestSession, TestStore, members, somebody};

const HEAD: &str = "姓名,界别,工作单位及职务,联系电话\n";

#[test]
fn a_roster_is_chosen_by_arrows_previewed_taken_and_undone() {
    let office = TestStore::new();
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
    me.press("1").shows("办公桌");
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
    let office = TestStore::new();
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
    me.press("n")
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
fn the_rows_of_the_preview_are_filtered_sorted_and_copied() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let (sector, ..) = somebody(&me);
    let rows = ["欧阳新来", "司马后来", "上官又来"];
    let rows: String = rows.map(|it| format!("{it},{sector},某单位,\n")).concat();
    office.file("名册.csv", &format!("{HEAD}{rows}"));
    me.press("Ctrl-N").write("名册.csv").press("Enter");
    me.awaits("改动 3").press("Tab");
    // Letters of the filter are no keys of the window.
    me.press("/")
        .write("smhl")
        .shows("改动 1")
        .hides("新增委员 欧阳新来");
    me.press("Enter").press("y").shows("已发送到终端");
    me.press("Esc").shows("改动 3").shows("导入预览");
    me.press("S").shows("按哪一列排序").press("Down");
    me.press("Enter")
        .shows("名称↑")
        .press("Home")
        .shows("新增委员 上官又来");
    me.press("Esc").hides("导入预览");
}

#[test]
fn what_cannot_be_read_says_why_and_the_line_stays() {
    let office = TestStore::new();
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
    let office = TestStore::new();
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
    let office = TestStore::new();
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
        .press("Tab e Tab Tab Tab Tab")
        .write("（别人改的）")
        .press("Ctrl-S");
    other.shows("修改委员：");
    me.press("Enter").awaits("已导入").shows("新1");
    me.press("u").shows("已撤销");
    // The undone import leaves what the other wrote.
    assert!(
        somebody(&me).2.ends_with("（别人改的）"),
        "{}",
        somebody(&me).2
    );
}

#[test]
fn an_unknown_sector_is_asked_about_and_the_files_are_compared_again_with_the_answer() {
    let office = TestStore::new();
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
    let office = TestStore::new();
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
    me.press("P").shows("另存未采纳的行").awaits("未采纳.xlsx");
    me.press("Enter")
        .awaits("未采纳的行已写入")
        .shows("导入预览");
    me.press("P Enter")
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
        .shows("****00");
    me.press("Esc");
}

#[test]
fn whoever_is_missing_from_a_whole_list_is_named_and_leaves_only_when_it_is_recorded() {
    let office = TestStore::new();
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
        members.any(|it| it.name == absent && it.holds_seat_on(today))
    };
    assert!(serves, "nobody is ended for being absent");
}

#[test]
fn the_day_of_a_move_is_asked_before_it_is_taken_in() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let (sector, name, employer) = somebody(&me);
    let (id, other, today) = {
        let desk = me.desk.borrow();
        let id = desk.book().members.iter().next().expect("a member").id;
        let mut sectors = desk.book().sectors_in_order().into_iter();
        let other = sectors.find(|it| it.name != sector).expect("another");
        (id, other.name.clone(), desk.today().date.to_string())
    };
    office.file(
        "调整.csv",
        &format!("编号,姓名,界别,工作单位及职务,委员工作室,重点联系对象,登记表\n{id},{name},{other},{employer},,,\n"),
    );
    me.press("Ctrl-N").write("调整.csv").press("Enter");
    me.awaits("变动 1")
        .press("Enter")
        .shows("变动日期")
        .shows(&today);
    me.press("Esc").hides("自何日起变动");
    me.press("m")
        .write("2100-1-1")
        .press("Enter")
        .shows("不能晚于今天");
    me.press("Esc").press("Ctrl-S").write("3-1").press("Enter");
    me.awaits("已按回答重新比对")
        .press("Tab Tab")
        .shows("自 2026-03-01 起由");
    me.press("Enter").awaits("已导入：采纳 1（变动 1）");
    let desk = me.desk.borrow();
    let sector_of = |day: &str| {
        let member = desk.book().members.get(id).expect("there");
        desk.book()
            .sector_name(member.sector_on(day.parse().expect("a day")))
            .to_owned()
    };
    assert_eq!(sector_of("2026-02-28"), sector);
    assert_eq!(sector_of("2026-03-01"), other);
}

#[test]
fn what_changes_a_closed_year_asks_why() {
    let office = TestStore::new();
    let later = "2027-01-08T12:00:00".parse().expect("a moment");
    let mut me = office.sit_at("小王", later);
    me.closes_the_year();
    let (sector, _, _) = somebody(&me);
    office.file(
        "补录.csv",
        &format!("活动名称,活动类型,时间,举办界别\n补录走访,座谈会,2026-12-20,{sector}\n"),
    );
    me.press("Ctrl-N").write("补录.csv").press("Enter");
    me.awaits("2026年已经关账").hides("导入预览");
    // Without a reason nothing is shown and nothing done.
    me.press("Esc").shows("导入").hides("已经关账");
    me.press("Enter").awaits("2026年已经关账");
    me.write("漏登补记").press("Enter").awaits("导入预览");
    me.press("Enter").awaits("已导入：采纳 1");
    let desk = me.desk.borrow();
    let kept: Vec<_> = desk.book().corrections.iter().collect();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].reason, "漏登补记");
}

#[test]
fn of_which_day_rows_are_that_name_none_is_asked_and_a_day_is_typed() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let (_, name, _) = somebody(&me);
    office.file(
        "提案目录.csv",
        &format!("案号,案由,第一提案人\n9001,关于早餐的提案,{name}\n9002,关于路灯的提案,{name}\n"),
    );
    let outputs = |me: &TestSession| me.desk.borrow().book().outputs.len();
    let before = outputs(&me);
    me.press("Ctrl-N").write("提案目录.csv").press("Enter");
    me.awaits("未采纳 2").shows("疑问 1").press("Enter");
    me.shows("没有日期的行").shows("提交时间");
    me.write("2027-01-01").press("Enter").shows("不能晚于今天");
    me.press("Ctrl-U").write("2026-01-10").press("Enter");
    me.awaits("未采纳 0").shows("改动 2");
    me.press("Ctrl-S").awaits("已导入：采纳 2");
    assert_eq!(outputs(&me), before + 2);
}
