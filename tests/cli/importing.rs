//! `jiebie import`: files in, what is said of them, and what is not done.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use serde_json::Value;

use crate::test_store::{Answer, TestStore};

const CLEAN: &[&str] = &["import"];

/// A roster as an office keeps it: a title, numbers as numbers, merged cells, padded names. One
/// convenor is not in the sector's list when `faulty`.
pub fn roster(office: &TestStore, name: &str, faulty: bool) -> String {
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
    let mut book = Workbook::new();
    let plain = Format::new();
    let sheet = book.add_worksheet();
    sheet.set_name("委员名册").expect("a name");
    sheet
        .merge_range(0, 0, 0, 4, "政协某市委员会委员名册", &plain)
        .expect("a title");
    for (c, head) in ["姓 名", "界别", "工作单位及职务", "所在专委会", "联系电话"]
        .into_iter()
        .enumerate()
    {
        sheet.write(1, c as u16, head).expect("a head");
    }
    for (r, (name, sector, phone)) in [
        ("王　伟", "教育", 13_900_000_001.0),
        ("李小明", "教育", 13_900_000_002.0),
        ("赵静", "体育界", 13_900_000_003.0),
    ]
    .into_iter()
    .enumerate()
    {
        let r = r as u32 + 2;
        sheet.write(r, 0, name).expect("a cell");
        sheet.write(r, 1, sector).expect("a cell");
        sheet.write(r, 2, "市第一中学教师").expect("a cell");
        sheet.write(r, 3, "提案委员会").expect("a cell");
        sheet.write(r, 4, phone).expect("a cell");
    }
    let sheet = book.add_worksheet();
    sheet.set_name("专委会联系界别").expect("a name");
    for (c, head) in ["专委会", "主任", "联系界别"].into_iter().enumerate() {
        sheet.write(0, c as u16, head).expect("a head");
    }
    sheet
        .merge_range(1, 0, 2, 0, "提案委员会", &plain)
        .expect("a committee");
    sheet.write(1, 1, "赵静").expect("a director");
    sheet.write(1, 2, "教育界").expect("a sector");
    sheet.write(2, 2, "体育界").expect("a sector");
    let sheet = book.add_worksheet();
    sheet.set_name("界别召集人").expect("a name");
    let heads = [
        "界别",
        "第一召集人",
        "召集人",
        "联络员",
        "联络员电话",
        "推选时间",
        "审定时间",
    ];
    for (c, head) in heads.into_iter().enumerate() {
        sheet.write(0, c as u16, head).expect("a head");
    }
    sheet.write(1, 0, "教育界").expect("a sector");
    sheet.write(1, 1, "王伟").expect("a convenor");
    let others = if faulty {
        "李小明、赵静"
    } else {
        "李小明"
    };
    sheet.write(1, 2, others).expect("convenors");
    sheet.write(1, 3, "孙联络").expect("a liaison");
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let elected = ExcelDateTime::from_ymd(2026, 2, 11).expect("a day");
    sheet
        .write_with_format(1, 5, &elected, &date)
        .expect("a day");
    let path = office.path(name);
    book.save(&path).expect("a workbook");
    path.display().to_string()
}

fn counts(office: &TestStore) -> Value {
    office.json(&["show", "counts"])
}

fn with<'a>(args: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    [args, more].concat()
}

#[test]
fn a_clean_roster_is_written_and_a_second_time_changes_nothing() {
    let office = TestStore::empty();
    let file = roster(&office, "名册.xlsx", false);
    let told = office.runs_zh(&with(CLEAN, &[&file])).done();
    for part in [
        "名册.xlsx（xlsx）：读到 10 项，采纳 10，无变化 0，未采纳 0。",
        "按文件新建界别 2 个：教育界、体育界",
        "按文件新建专委会 1 个：提案委员会",
        "新增：专委会 1，界别 2，委员 3，界别召集人 2，界别联络员 1",
        "已写入（日志第 2 条）。",
    ] {
        assert!(told.contains(part), "no {part:?} in {told}");
    }
    let now = counts(&office);
    assert_eq!((&now["members"], &now["sectors"]), (&3.into(), &2.into()));
    assert_eq!(
        office.json(&["show", "member", "王伟"])["phone"],
        "139****0001"
    );
    let told = office.runs(&with(CLEAN, &[&file])).done();
    assert!(
        told.contains("10 read, 0 accepted, 10 unchanged, 0 rejected."),
        "{told}"
    );
    assert!(
        told.contains("The store has it all already; nothing changed."),
        "{told}"
    );
    assert_eq!(office.json(&["journal"]).as_array().map(Vec::len), Some(2));
    office.runs(&["journal", "verify"]).done();
    assert_eq!(office.runs(&["check"]).code, 1);
}

#[test]
fn with_a_rejection_nothing_is_written_unless_a_part_will_do() {
    let office = TestStore::empty();
    let file = roster(&office, "r.xlsx", true);
    let answer = office.runs_zh(&with(CLEAN, &[&file]));
    assert_eq!((answer.code, answer.err.as_str()), (1, ""));
    for part in [
        "采纳 10，无变化 0，未采纳 1。",
        "“界别召集人”第 2 行 C 列  赵静：教育界的委员名单里没有赵静；体育界有同名委员",
        "没有写入：有 1 项未采纳",
        "--accept-partial",
    ] {
        assert!(answer.out.contains(part), "no {part:?} in {}", answer.out);
    }
    assert_eq!(counts(&office)["members"], 0);
    let answer = office.runs(&with(CLEAN, &[&file, "--accept-partial"]));
    assert_eq!(answer.code, 1);
    assert!(
        answer.out.contains("Written (journal entry 2)."),
        "{}",
        answer.out
    );
    assert_eq!(counts(&office)["convenors"], 2);
    let again = office.json(&with(CLEAN, &[&file, "--accept-partial"]));
    assert_eq!(again["written"], false);
    assert_eq!(again["seq"], Value::Null);
    let file = &again["files"][0];
    assert_eq!(
        (&file["accepted"], &file["unchanged"]),
        (&0.into(), &10.into())
    );
    assert_eq!(file["rejected"][0]["sheet"], "界别召集人");
    assert_eq!(file["rejected"][0]["row"], 2);
    assert_eq!(file["rejected"][0]["column"], "C");
    assert_eq!(file["rejected"][0]["value"], "赵静");
}

#[test]
fn a_rehearsal_shows_every_field_and_writes_nothing() {
    let office = TestStore::empty();
    let file = roster(&office, "r.xlsx", false);
    let told = office.runs_zh(&with(CLEAN, &[&file, "--dry-run"])).done();
    for part in [
        "+ 委员 王伟",
        "    联系电话 139****0001",
        "+ 界别召集人 教育界 王伟",
        "    推选时间 2026-02-11",
        "演练：将改动 9 条记录，没有写入。",
    ] {
        assert!(told.contains(part), "no {part:?} in {told}");
    }
    assert_eq!(counts(&office)["members"], 0);
    office.runs(&with(CLEAN, &[&file])).done();
    let change = office.path("change.csv");
    fs::write(&change, "姓名,界别,联系电话\n王伟,教育界,13900000009\n").expect("a file");
    let change = change.display().to_string();
    let told = office
        .runs(&with(CLEAN, &[&change, "--dry-run", "--show-phones"]))
        .done();
    assert!(
        told.contains("~ member 王伟 #1\n    Phone 13900000001 → 13900000009\n"),
        "{told}"
    );
    let value = office.json(&with(CLEAN, &[&change, "--dry-run"]));
    assert_eq!(value["dry_run"], true);
    assert_eq!(value["changes"][0]["fields"][0]["before"], "139****0001");
    assert_eq!(value["files"][0]["kind"], "csv");
    assert_eq!(value["files"][0]["changed"]["members"], 1);
    // With a rejection it says the same and leaves with 1.
    let faulty = roster(&office, "f.xlsx", true);
    assert_eq!(office.runs(&with(CLEAN, &[&faulty, "--dry-run"])).code, 1);
    assert_eq!(office.json(&["journal"]).as_array().map(Vec::len), Some(2));
}

#[test]
fn rejected_rows_are_saved_as_a_table() {
    let office = TestStore::empty();
    let file = roster(&office, "r.xlsx", true);
    let table = office.path("rejects.csv");
    fs::write(&table, "old").expect("a file");
    let path = table.display().to_string();
    let answer = office.runs_zh(&with(CLEAN, &[&file, "--rejects", &path]));
    answer.refused(&["rejects.csv", "已经存在", "--force"]);
    let answer = office.runs_zh(&with(CLEAN, &[&file, "--rejects", &path, "--force"]));
    assert_eq!(answer.code, 1);
    let saved = fs::read_to_string(&table).expect("the table");
    let lines: Vec<_> = saved.lines().collect();
    assert_eq!(lines[0], "\u{feff}文件,工作表,行,列,内容,原因");
    assert!(lines[1].starts_with(&format!(
        "{file},界别召集人,2,C,赵静,教育界的委员名单里没有赵静"
    )));
    assert_eq!(lines.len(), 2);
    // On the standard output the summary goes aside.
    let answer = office.runs(&with(CLEAN, &[&file, "--rejects", "-"]));
    assert_eq!(answer.code, 1);
    assert!(
        answer
            .out
            .starts_with("\u{feff}file,sheet,row,column,value,reason\r\n")
    );
    assert!(answer.err.contains("1 rejected"), "{}", answer.err);
    // Where it can't be saved nothing is imported.
    let nowhere = office.path("no/such/folder.csv").display().to_string();
    office
        .runs(&with(
            CLEAN,
            &[&file, "--accept-partial", "--rejects", &nowhere],
        ))
        .refused(&["There is no folder", "no/such"]);
    let folder = office.path("").display().to_string();
    office
        .runs(&with(
            CLEAN,
            &[&file, "--accept-partial", "--rejects", &folder],
        ))
        .refused(&[]);
    office
        .runs(&with(CLEAN, &[&file, "--json", "--rejects", "-"]))
        .refused(&["--rejects", "--json"]);
    assert_eq!(counts(&office)["members"], 0);
}

#[test]
fn rejected_rows_are_corrected_in_their_workbook_and_imported() {
    let office = TestStore::empty();
    let list = office.path("名册.csv");
    let register = "姓名,界别,联系电话\n王伟,教育界,13900000001\n赵静,教育界,1390000\n";
    fs::write(&list, register).expect("a file");
    let notice = office.path("名单.txt");
    fs::write(&notice, "委员名单\n体育界（3名）\n钱进、孙联\n").expect("a file");
    let [list, notice] = [list, notice].map(|path| path.display().to_string());
    let table = office.path("改正.xlsx").display().to_string();
    let first = [&list, &notice, "--accept-partial", "--rejects", &table];
    let answer = office.runs_zh(&with(CLEAN, &first));
    assert_eq!(answer.code, 1, "{}", answer.out);
    // 赵静 was taken in without her number.
    assert_eq!(counts(&office)["members"], 2);
    let again = office.json(&with(CLEAN, &[&table, "--dry-run"]));
    let file = &again["files"][0];
    assert_eq!(
        file["rejected"].as_array().map(Vec::len),
        Some(2),
        "{again}"
    );
    assert_eq!(file["sheets"][0]["kind"], "members");
    assert_eq!(file["sheets"][1]["kind"], "announcement");
    // Corrected as a person would.
    let limits = jiebie::exchange::Limits::default();
    let read = jiebie::exchange::open_file(table.as_ref(), &limits).expect("a workbook");
    let mut book = rust_xlsxwriter::Workbook::new();
    for sheet in read.sheets() {
        let page = book.add_worksheet();
        for row in 0..sheet.height() {
            for (column, cell) in sheet.row(row).iter().enumerate() {
                let text = cell.text();
                let right = text.replace("1390000", "13900000002").replace("3名", "2名");
                page.write(row as u32, column as u16, right)
                    .expect("a cell");
            }
        }
    }
    book.save(&table).expect("saved");
    office
        .runs(&with(CLEAN, &[&table, "--create-sectors"]))
        .done();
    assert_eq!(counts(&office)["members"], 4);
    let phone = &office.json(&["show", "member", "赵静"])["phone"];
    assert_eq!(phone, "139****0002");
    // Where it can't be saved nothing is imported.
    let nowhere = office.path("no/such/folder.xlsx").display().to_string();
    office
        .runs(&with(CLEAN, &[&list, "--rejects", &nowhere]))
        .refused(&["There is no folder", "no/such"]);
}

#[test]
fn a_file_may_come_from_the_standard_input() {
    let office = TestStore::empty();
    let mut command = office.command(&["import", "-"]);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program runs");
    let mut input = child.stdin.take().expect("a pipe");
    let file = roster(&office, "r.xlsx", false);
    input
        .write_all(&fs::read(file).expect("the file"))
        .expect("written");
    drop(input);
    let told = Answer::of(child.wait_with_output().expect("an end")).done();
    assert!(told.starts_with("- (xlsx): 10 read, 10 accepted"), "{told}");
    office
        .runs(&["import", "-", "-"])
        .refused(&["standard input", "only once"]);
}

#[test]
fn unknown_sectors_are_created_only_when_asked_to() {
    let office = TestStore::empty();
    let file = roster(&office, "r.xlsx", false);
    office.runs(&with(CLEAN, &[&file])).done();
    let more = office.path("more.csv");
    fs::write(&more, "姓名,界别\n钱进,经济界\n").expect("a file");
    let more = more.display().to_string();
    let answer = office.runs(&with(CLEAN, &[&more]));
    assert_eq!(answer.code, 1);
    assert!(
        answer
            .out
            .contains("row 2, column B  经济界: there is no sector “经济界”"),
        "{}",
        answer.out
    );
    office
        .runs(&with(CLEAN, &[&more, "--create-sectors"]))
        .done();
    assert_eq!(counts(&office)["sectors"], 3);
}

#[test]
fn what_can_not_be_read_changes_nothing() {
    let office = TestStore::empty();
    let good = roster(&office, "good.xlsx", false);
    let write = |name: &str, bytes: &[u8]| {
        fs::write(office.path(name), bytes).expect("a file");
        office.path(name).display().to_string()
    };
    let mut one_cell = rust_xlsxwriter::Workbook::new();
    one_cell
        .add_worksheet()
        .write(0, 0, "姓名")
        .expect("a cell");
    let one_cell = one_cell.save_to_buffer().expect("a workbook");
    let mut blank = rust_xlsxwriter::Workbook::new();
    blank.add_worksheet();
    let blank = blank.save_to_buffer().expect("a workbook");
    let before = fs::read(office.store()).expect("the store");
    for (file, zh, en) in [
        (
            office.path("none.xlsx").display().to_string(),
            "找不到",
            "no such file",
        ),
        (write("a.pdf", b"%PDF-1.7 ..."), "PDF", "PDF"),
        (write("empty.xlsx", b""), "没有读入", "was not read"),
        (write("one.xlsx", &one_cell), "没有读入", "was not read"),
        (write("blank.xlsx", &blank), "没有读入", "was not read"),
        (
            write("letter.csv", "敬启者,你好\n再见,\n".as_bytes()),
            "没有读入",
            "was not read",
        ),
        (office.path("").display().to_string(), "文件夹", "folder"),
    ] {
        // A good file beside it is not taken in either.
        office.runs(&["import", &good, &file]).refused(&[en]);
        office.runs_zh(&["import", &file]).refused(&[zh]);
    }
    office.runs(&["import"]).refused(&["Missing"]);
    assert!(fs::read(office.store()).expect("the store") == before);
    let nowhere = TestStore::bare();
    nowhere
        .runs(&["import", &good])
        .refused(&["office.store", "jiebie init"]);
    assert!(!nowhere.store().exists());
}

#[test]
fn a_list_comes_back_with_its_rejected_rows_and_its_kind() {
    let office = TestStore::demo();
    let list = office.path("list.csv").display().to_string();
    office.runs(&["export", "plans", "-o", &list]).done();
    // Nothing in it says that these are plans.
    let answer = office.runs(&["import", &list]);
    assert_eq!(answer.code, 1, "{answer:?}");
    assert!(answer.out.contains("--kind"), "{answer:?}");
    let told = office.runs(&["import", &list, "--kind", "plan"]).done();
    assert!(told.contains("nothing changed"), "{told}");

    let contacts = office.path("contacts.csv");
    let text = "委员,联系对象姓名,联系电话\n无此人,赵一,13800000001\n";
    fs::write(&contacts, text).expect("a list");
    let contacts = contacts.display().to_string();
    let table = office.path("rejects.xlsx").display().to_string();
    let answer = office.runs_zh(&["import", &contacts, "--rejects", &table]);
    assert!(
        answer.out.contains("没有名称或编号为“无此人”的委员"),
        "{answer:?}"
    );
    // As it is, it is rejected again, and for the same reason.
    let again = office.runs_zh(&["import", &table]);
    assert!(
        again.out.contains("没有名称或编号为“无此人”的委员"),
        "{again:?}"
    );
    let value = office.json(&["import", &contacts, "--dry-run"]);
    assert_eq!(value["files"][0]["sheets"][0]["kind"], "key-contact");
}

#[test]
fn a_list_of_forms_is_no_register() {
    let office = TestStore::demo();
    for lang in ["zh", "en"] {
        let list = office
            .path(&format!("forms-{lang}.csv"))
            .display()
            .to_string();
        office
            .runs(&["--lang", lang, "export", "forms", "-o", &list])
            .done();
        let answer = office.runs_zh(&["import", &list]);
        assert_eq!(answer.code, 1, "{answer:?}");
        assert!(answer.out.contains("这是登记表清单"), "{answer:?}");
    }
}
