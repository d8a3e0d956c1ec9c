//! A committee's workbook as an office keeps it, made on the spot: title rows, merged cells, padded
//! names, telephones as numbers.

use crate::test_store::TestStore;

/// Name, sector, employer of everybody in it.
pub const MEMBERS: [(&str, &str, &str); 8] = [
    ("王　伟", "教育", "市第一中学校长"),
    ("李小明", "教育", "市职业技术学院教授"),
    ("周文敏", "教育界", "市教育局教研室主任"),
    ("陈思远", "教育", "青山区实验小学教师"),
    ("赵　静", "体育界", "市体育运动学校教练"),
    ("孙立新", "体育界", "市足球协会秘书长"),
    ("钱国强", "经济界", "鸿运机械有限公司董事长"),
    ("吴晓芳", "经济界", "市农村商业银行行长"),
];

/// Writes the workbook into the office's folder; its path.
pub fn workbook(office: &TestStore, name: &str) -> String {
    use rust_xlsxwriter::{Format, Workbook};
    let plain = Format::new();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("委员名册").expect("a name");
    sheet
        .merge_range(0, 0, 0, 3, "政协某市委员会委员名册", &plain)
        .expect("a title");
    let heads = ["姓 名", "界别", "工作单位及职务", "联系电话"];
    sheet.write_row(1, 0, heads).expect("heads");
    for (n, (name, sector, employer)) in (0u32..).zip(MEMBERS) {
        sheet
            .write_row(n + 2, 0, [name, sector, employer])
            .expect("a member");
        let telephone = 13_900_000_001.0 + f64::from(n);
        sheet.write(n + 2, 3, telephone).expect("a number");
    }
    let sheet = book.add_worksheet();
    sheet.set_name("专委会联系界别").expect("a name");
    sheet
        .write_row(0, 0, ["专委会", "主任", "联系界别"])
        .expect("heads");
    sheet
        .merge_range(1, 0, 2, 0, "教科卫体委员会", &plain)
        .expect("a committee");
    sheet.write(1, 1, "赵静").expect("a director");
    sheet.write(1, 2, "教育界").expect("a sector");
    sheet.write(2, 2, "体育界").expect("a sector");
    sheet
        .write_row(3, 0, ["经济委员会", "", "经济界"])
        .expect("a committee");
    let path = office.path(name);
    book.save(&path).expect("a workbook");
    path.display().to_string()
}

/// An office that has taken the workbook in.
pub fn office() -> TestStore {
    let office = TestStore::empty();
    let file = workbook(&office, "名册.xlsx");
    office.runs(&["import", &file]).done();
    office
}
