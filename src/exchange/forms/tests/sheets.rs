//! Forms in workbooks: real dates, several on a sheet, several sheets, lists.

use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet};

use super::*;
use crate::exchange::office::workbook::fixtures;
use crate::text::Locale;

const WANG: &str = "2026-03-05|王伟|教育界|市第一中学副校长|走访6户。⏎收集意见3条。";

/// The printed form with its upper left corner here; the date as `date` writes it.
fn printed(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    name: &str,
    date: impl Fn(&mut Worksheet, u32, u16),
) {
    let plain = Format::new();
    let mut put = |down: u32, right: u16, text: &str| {
        sheet
            .write(row + down, column + right, text)
            .expect("a cell");
    };
    put(0, 0, TITLE);
    put(1, 0, "填表时间");
    put(2, 0, "委员姓名");
    put(2, 1, name);
    put(2, 2, "界 别");
    put(2, 3, "教育界");
    put(3, 0, "工作单位及职务");
    put(3, 1, "市第一中学副校长");
    for (down, part) in (4..).zip(["联系", "服务", "界别", "群众", "情况"]) {
        put(down, 0, part);
    }
    put(9, 0, REMARK);
    let account = "走访6户。\n收集意见3条。";
    sheet
        .merge_range(row + 4, column + 1, row + 8, column + 3, account, &plain)
        .expect("a cell");
    date(sheet, row + 1, column + 1);
}

fn real_date(sheet: &mut Worksheet, row: u32, column: u16) {
    let format = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
    let day = ExcelDateTime::from_ymd(2026, 3, 5).expect("a day");
    sheet
        .write_with_format(row, column, &day, &format)
        .expect("a cell");
}

#[test]
fn dates_are_read_as_cells_serials_and_text() {
    let dates: [fn(&mut Worksheet, u32, u16); 5] = [
        real_date,
        |sheet, row, column| drop(sheet.write(row, column, 46_086)),
        |sheet, row, column| drop(sheet.write(row, column, 20_260_305)),
        |sheet, row, column| drop(sheet.write(row, column, "二○二六年三月五日")),
        |sheet, row, column| {
            for (right, part) in (0..).zip(["2026", "年", "3", "月", "5", "日"]) {
                sheet.write(row, column + right, part).expect("a cell");
            }
        },
    ];
    for date in dates {
        let bytes = fixtures::xlsx(|book| printed(book.add_worksheet(), (2, 1), "王伟", date));
        assert_eq!(said(&form(&bytes)), WANG);
    }
}

#[test]
fn forms_stand_below_and_beside_each_other_and_on_many_sheets() {
    let bytes = fixtures::xlsx(|book| {
        let sheet = book.add_worksheet();
        printed(sheet, (0, 0), "王伟", real_date);
        printed(sheet, (12, 0), "李明", real_date);
        printed(sheet, (0, 6), "张强", real_date);
        book.add_worksheet().write(0, 0, "说明").expect("a cell");
        let sheet = book.add_worksheet();
        sheet.set_name("丙").expect("a name");
        printed(sheet, (0, 0), "赵敏", real_date);
        printed(sheet, (20, 0), "", |_, _, _| ());
    });
    let draft = forms(&bytes).expect("forms");
    let names: Vec<String> = draft.forms.iter().map(said).collect();
    let wang = |name| WANG.replace("王伟", name);
    assert_eq!(names[..3], [wang("王伟"), wang("李明"), wang("张强")]);
    assert_eq!(names[3], wang("赵敏"));
    // The last has an account without a name, as the template was filled.
    assert_eq!(names[4], wang("–").replace("2026-03-05", "–"));
    let at = draft.forms[3].at.text();
    assert_eq!(at.say(Locale::Zh), "“丙”第 1 行 A 列");
}

#[test]
fn a_list_is_a_form_a_row() {
    let rows = [
        ["2026年联系服务界别群众情况汇总", "", "", "", "", ""],
        [
            "序号",
            "委员姓名",
            "界别",
            "工作单位及职务",
            "填表时间",
            "联系服务界别群众情况",
        ],
        [
            "1",
            "王伟",
            "教育界",
            "市第一中学副校长",
            "2026.3.5",
            "走访6户。\n收集意见3条。",
        ],
        ["2", "李明", "经济界", "", "3月6日", "座谈"],
        ["", "", "", "", "", ""],
        [
            "序号",
            "委员姓名",
            "界别",
            "工作单位及职务",
            "填表时间",
            "联系服务界别群众情况",
        ],
        ["3", "张强", "体育界", "", "", ""],
        ["备注：共3人", "", "", "", "", ""],
    ];
    let bytes = fixtures::xlsx(|book| {
        let sheet = book.add_worksheet();
        for (row, cells) in (0..).zip(rows) {
            sheet.write_row(row, 0, cells).expect("a row");
        }
    });
    let draft = forms(&bytes).expect("forms");
    let all: Vec<String> = draft.forms.iter().map(said).collect();
    assert_eq!(all, [WANG, "–|李明|经济界|–|座谈", "–|张强|体育界|–|–"]);
    assert_eq!(draft.forms[1].faults.len(), 1);
}

#[test]
fn a_roster_is_no_form_and_does_not_take_long() {
    let bytes = fixtures::xlsx(|book| {
        let sheet = book.add_worksheet();
        sheet
            .write_row(0, 0, ["姓名", "界别", "工作单位及职务", "联系电话", "备注"])
            .expect("a row");
        for row in 1..3_000_u32 {
            sheet
                .write_row(row, 0, ["王伟", "教育界", "单位", "职务", "姓名"])
                .expect("a row");
        }
    });
    assert!(forms(&bytes).is_none());
}
