//! Exports: every list in every format, what is in them, and that a register imported again changes
//! nothing.

use std::fs;

use serde_json::Value;

use crate::test_store::TestStore;

const LISTS: [&str; 15] = [
    "members",
    "sectors",
    "committees",
    "convenors",
    "liaisons",
    "leaders",
    "key-contacts",
    "workrooms",
    "forms",
    "activities",
    "outputs",
    "plans",
    "summaries",
    "studies",
    "findings",
];

/// Exports to a file and gives its bytes.
fn exported(office: &TestStore, args: &[&str], name: &str) -> Vec<u8> {
    let path = office.path(name);
    let to = path.display().to_string();
    office
        .runs_zh(&[&["export"], args, &["-o", &to, "--force"]].concat())
        .done();
    fs::read(path).expect("the file")
}

#[test]
fn every_list_is_written_in_every_format() {
    let office = TestStore::demo();
    for list in LISTS {
        let book = exported(&office, &[list], "list.xlsx");
        assert!(book.starts_with(b"PK"), "{list}");
        let table = String::from_utf8(exported(&office, &[list], "list.csv")).expect("UTF-8");
        let text = String::from_utf8(exported(&office, &[list], "list.json")).expect("UTF-8");
        let all: Value = serde_json::from_str(&text).expect("JSON");
        let all = all.as_array().expect("an array");
        assert!(!all.is_empty(), "{list}");
        // An element a line, between the brackets' lines.
        assert_eq!(text.lines().count(), all.len() + 2, "{list}");
        assert!(table.starts_with('\u{feff}') && table.ends_with("\r\n"));
        let rows = table.split("\r\n").filter(|row| !row.is_empty()).count();
        assert!(rows > all.len(), "{list}: {rows} rows");
        // The same again on the standard output.
        let args = ["export", list, "--format", "json", "--lang", "zh"];
        assert_eq!(office.runs(&args).done(), text, "{list}");
    }
    for (what, ending) in [
        ("roster", "xlsx"),
        ("roster", "csv"),
        ("roster", "docx"),
        ("workbook", "xlsx"),
    ] {
        let bytes = exported(&office, &[what], &format!("{what}.{ending}"));
        assert_eq!(bytes.starts_with(b"PK"), ending != "csv", "{what}");
    }
}

/// Who is counted is named as well, so that the table can come back.
#[test]
fn tables_name_whom_they_count() {
    let office = TestStore::demo();
    for (list, field, column) in [("activities", "participants", 6), ("outputs", "authors", 7)] {
        let all = office.json(&["export", list]);
        let table = String::from_utf8(exported(&office, &[list], "list.csv")).expect("UTF-8");
        for (record, row) in all
            .as_array()
            .expect("an array")
            .iter()
            .zip(table.lines().skip(1))
        {
            let people = record[field].as_array().expect("an array").iter();
            let names: Vec<_> = people
                .map(|it| it["name"].as_str().expect("a name"))
                .collect();
            let cells: Vec<_> = row.split(',').collect();
            // Whose name is shared is told apart by the number.
            let named = cells[column].split('、').map(|it| it.split('#').next());
            let named: Vec<_> = named.flatten().collect();
            assert_eq!(named.join("、"), names.join("、"), "{row}");
            // Who leads wrote it, too.
            let all = names.len() + usize::from(record["lead"].is_object());
            assert_eq!(cells[column + 1], all.to_string(), "{row}");
        }
    }
}

#[test]
fn what_is_exported_says_the_same_as_what_is_shown() {
    let office = TestStore::demo();
    for (export, show) in [
        (&["export", "forms"][..], &["forms"][..]),
        (&["export", "findings"], &["check"]),
        (&["export", "sectors"], &["show", "sector"]),
        (&["export", "committees"], &["show", "committee"]),
    ] {
        assert_eq!(office.json(export), office.json(show), "{export:?}");
    }
    // The list of members goes by sectors, not by number.
    let mut exported = office.json(&["export", "members"]);
    let all = exported.as_array_mut().expect("an array");
    all.sort_by_key(|member| member["id"].as_u64());
    assert_eq!(exported, office.json(&["show", "member"]));
}

#[test]
fn a_part_of_the_records_may_be_exported() {
    let office = TestStore::demo();
    let sectors = office.json(&["show", "sector"]);
    let sector = sectors
        .as_array()
        .and_then(|all| all.iter().find(|it| it["committee"].is_object()))
        .expect("a sector");
    let (name, committee) = (&sector["name"], &sector["committee"]["name"]);
    let (name, committee) = (
        name.as_str().expect("a name"),
        committee.as_str().expect("a name"),
    );
    let members = office.json(&["export", "members", "--sector", name]);
    let ids = |list: &Value| -> Vec<Value> {
        let all = list.as_array().expect("an array").iter();
        all.map(|it| it["id"].clone()).collect()
    };
    assert_eq!(ids(&members), ids(&sector["members"]));
    let plans = office.json(&["export", "plans", "--committee", committee]);
    let all = office.json(&["export", "plans"]);
    assert!(plans.as_array().expect("an array").len() < all.as_array().expect("an array").len());
    let every = office.json(&["export", "forms", "--all-years"]);
    let counts = office.json(&["show", "counts"]);
    assert_eq!(
        every.as_array().map(|all| all.len() as u64),
        counts["forms"].as_u64()
    );
    let years: usize = [2025, 2026]
        .map(|year| {
            let year = year.to_string();
            let forms = office.json(&["export", "forms", "--year", &year]);
            forms.as_array().map_or(0, Vec::len)
        })
        .iter()
        .sum();
    assert!(years <= every.as_array().map_or(0, Vec::len));
}

#[test]
fn phone_numbers_are_hidden_until_they_are_asked_for() {
    let office = TestStore::demo();
    let masked = office.runs(&["export", "members"]).done();
    let shown = office.runs(&["export", "members", "--show-phones"]).done();
    assert!(masked.contains("****") && !shown.contains("****"));
    // The register has no numbers rather than hidden ones.
    let without = office.runs_zh(&["export", "roster"]).done();
    assert!(!without.contains("联系电话") && !without.contains("****"));
    let with = office
        .runs_zh(&["export", "roster", "--show-phones"])
        .done();
    assert!(with.contains("联系电话"));
}

#[test]
fn a_register_imported_again_changes_nothing() {
    let office = TestStore::demo();
    for (args, name) in [
        (&["roster"][..], "r.xlsx"),
        (&["roster", "--show-phones"], "p.xlsx"),
        (&["roster"], "d.docx"),
        (
            &["roster", "--show-phones", "--order", "name-strokes"],
            "n.csv",
        ),
        (&["members", "--show-phones"], "m.csv"),
        (&["members", "--show-phones"], "m.xlsx"),
    ] {
        exported(&office, args, name);
        let file = office.path(name).display().to_string();
        let told = office.runs(&["import", &file]).done();
        assert!(
            told.contains("0 accepted, 120 unchanged, 0 rejected"),
            "{name}: {told}"
        );
    }
    assert_eq!(office.json(&["journal"]).as_array().map(Vec::len), Some(1));
}

#[test]
fn of_the_councils_workbook_only_its_tables_are_read() {
    let office = TestStore::demo();
    exported(&office, &["workbook"], "council.xlsx");
    let path = office.path("council.xlsx").display().to_string();
    let run = office.runs(&["import", &path, "--dry-run", "--json"]);
    let told: Value = serde_json::from_str(&run.out).expect("JSON");
    let file = &told["files"][0];
    assert_eq!(file["created"]["members"], 0, "{file}");
    let rejected = file["rejected"].as_array().expect("an array");
    // The demo's own faults among the convenors; no cell of the matrices is a name.
    let elsewhere = rejected.iter().filter(|it| it["sheet"] != "界别召集人");
    assert_eq!(elsewhere.count(), 0, "{rejected:?}");
}

#[test]
fn heads_and_words_are_in_the_language_of_the_run() {
    let office = TestStore::demo();
    let zh = office.runs_zh(&["export", "convenors"]).done();
    assert!(
        zh.starts_with("\u{feff}编号,界别,姓名,第一召集人,推选时间"),
        "{zh}"
    );
    let en = office.runs(&["export", "convenors"]).done();
    assert!(
        en.starts_with("\u{feff}ID,Sector,Name,First convenor,Elected"),
        "{en}"
    );
    let told = office.path("c.xlsx").display().to_string();
    let zh = office
        .runs_zh(&["export", "committees", "-o", &told])
        .done();
    assert!(
        zh.starts_with("专委会已导出到") && zh.ends_with(" 条\n"),
        "{zh}"
    );
    let result = office.json(&["export", "roster", "-o", &told, "--force"]);
    assert_eq!(result["count"], 120);
    assert_eq!(result["format"], "xlsx");
    assert_eq!(result["unplaced"], serde_json::json!([]));
}

#[test]
fn what_cannot_be_written_is_refused() {
    let office = TestStore::demo();
    let at = |name: &str| office.path(name).display().to_string();
    office
        .runs_zh(&["export", "workbook", "-o", &at("w.csv")])
        .refused(&["主席会议工作簿", "不能导出为 csv", "xlsx"]);
    office
        .runs(&["export", "members", "-o", &at("m.doc")])
        .refused(&["m.doc", "xlsx, csv, json", "--format"]);
    office
        .runs_zh(&["export", "members", "--all-years"])
        .refused(&["--all-years", "登记表"]);
    office
        .runs_zh(&["export", "members", "-o", &at("no/m.csv")])
        .refused(&["没有目录", "no"]);
    office
        .runs_zh(&["export", "persons"])
        .refused(&["persons", "members"]);
    office
        .runs(&["export", "members", "--sector", "无此界"])
        .refused(&["无此界"]);
    // What was refused left no file, not even a part of one.
    let names = fs::read_dir(office.path("")).expect("the folder");
    let names: Vec<_> = names
        .map(|it| {
            it.expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| !name.starts_with("office.store"))
        .collect();
    assert_eq!(names, Vec::<String>::new());
}
