//! A run that is said to be on an earlier day: papers, findings and lists are of that day.

use serde_json::Value;

use crate::test_store::TestStore;

const FEBRUARY: &str = "2026-02-28";

/// What is said of February, paper by paper.
fn of_february(office: &TestStore) -> Vec<(String, String)> {
    let commands: [&[&str]; 9] = [
        &["check"],
        &["forms", "--json"],
        &["show", "counts", "--json"],
        &["show", "sector", "教育界", "--json"],
        &["circular", "2026", "--trace"],
        &["export", "workbook", "--format", "xlsx", "-o", "-"],
        &["export", "forms", "--format", "csv"],
        &["export", "sectors", "--format", "csv"],
        &["export", "findings", "--format", "csv"],
    ];
    let said = commands.map(|args| {
        let output = office.command_on(FEBRUARY, args).output().expect("runs");
        assert_ne!(output.status.code(), Some(2), "{args:?}: {output:?}");
        let said = match args {
            ["export", "workbook", ..] => text_of(output.stdout),
            _ => String::from_utf8(output.stdout).expect("UTF-8"),
        };
        // The head of the journal is that of the day on which the paper is made.
        let lines = said.lines().filter(|line| !line.contains("台账核验码"));
        (args.join(" "), lines.collect::<Vec<_>>().join("\n"))
    });
    said.into()
}

/// The cells of a workbook, a row a line.
fn text_of(bytes: Vec<u8>) -> String {
    use calamine::{Reader, Xlsx};
    let mut book = Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook");
    let mut lines = Vec::new();
    for (name, sheet) in book.worksheets() {
        lines.push(name);
        let row = |row: &[calamine::Data]| row.iter().map(|it| format!("{it} ")).collect();
        lines.extend(sheet.rows().map(row).collect::<Vec<String>>());
    }
    lines.join("\n")
}

#[test]
fn a_paper_of_february_knows_nothing_of_what_came_later() {
    let office = TestStore::demo();
    let of = |day: &str| -> Vec<Value> {
        let answer = office.runs_on(day, &["forms", "--json"]);
        serde_json::from_str(&answer.out).expect("JSON")
    };
    let (then, now) = (of(FEBRUARY), of(crate::test_store::TODAY));
    assert!(!then.is_empty() && then.len() < now.len());
    for form in &then {
        let id = form["id"].to_string();
        let shown = office.runs_on(FEBRUARY, &["show", "form", &id, "--json"]);
        let shown: Value = serde_json::from_str(&shown.out).expect("JSON");
        assert_eq!(shown["status"], form["status"]);
        let steps = shown["history"].as_array().expect("steps");
        let late = |it: &&Value| it["at"].as_str().is_some_and(|at| at > "2026-03");
        assert_eq!(steps.iter().find(late), None, "{shown}");
    }
    let later = now
        .iter()
        .find(|form| !then.iter().any(|it| it["id"] == form["id"]));
    let later = later.expect("a form")["id"].to_string();
    office
        .runs_on(FEBRUARY, &["show", "form", &later])
        .refused(&[&later]);

    let before = of_february(&office);
    let submitted = office.forms("submitted");
    let ids: Vec<&str> = submitted.iter().map(String::as_str).collect();
    let (file, give_back) = ids.split_at(ids.len() / 2);
    // Some of them can't be filed as they are.
    office.runs(&[&["form", "file"], file].concat());
    office.runs(&[&["form", "upload"], file].concat());
    let reason = ["--reason", "补写联系对象"];
    office
        .runs(&[&["form", "return"], give_back, &reason].concat())
        .done();
    let stays = office.forms("submitted");
    let moved: Vec<_> = ids
        .iter()
        .filter(|id| !stays.iter().any(|it| it == *id))
        .collect();
    assert!(moved.len() > give_back.len());
    for (before, after) in before.iter().zip(of_february(&office)) {
        assert_eq!(before, &after);
    }
    // What is done is done to the records as they are.
    office
        .runs_on(FEBRUARY, &["form", "file", moved[0]])
        .refused(&[]);
}
