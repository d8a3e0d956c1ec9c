//! Tests of the field for paths: somebody types, presses Tab, goes into the list.

use super::*;
use crate::tui::test_terminal::{TestTerminal, keys};

const ENDINGS: &[&str] = &["xlsx", "csv"];

/// Presses keys, and lists the folders that the field asks for.
fn press(field: &mut PathField, names: &str) -> Outcome<PathWish> {
    let mut last = Outcome::Ignored;
    for input in keys(names) {
        last = answer(field, &input);
    }
    last
}

fn write(field: &mut PathField, text: &str) {
    for c in text.chars() {
        answer(field, &Key::char(c).into());
    }
}

fn answer(field: &mut PathField, input: &Input) -> Outcome<PathWish> {
    let outcome = field.handle(input);
    if let Outcome::Gave(PathWish::List(folder)) = &outcome {
        field.listed(listing(folder));
    }
    outcome
}

fn listing(folder: &Path) -> Listing {
    let names: &[&str] = match folder.to_str() {
        Some("/here") => &["名册/", "空/", "a.csv", "ab.CSV", "note.pdf", ".hidden.csv"],
        Some("/here/名册/") => &["2025年 委员.xlsx", "2025年 召集人.xlsx", "更早/"],
        Some("/home/") => &["li/"],
        _ => &[],
    };
    let entries = names.iter().map(|name| Entry {
        name: name.trim_end_matches('/').to_owned(),
        folder: name.ends_with('/'),
    });
    Listing {
        folder: folder.to_path_buf(),
        entries: if folder == Path::new("/secret/") {
            Err(Text::of("没有权限", "no permission"))
        } else {
            Ok(entries.collect())
        },
    }
}

fn field(wanted: Wanted, text: &str) -> PathField {
    let places = Places {
        here: "/here".into(),
        home: Some("/home/li".into()),
    };
    let mut field = PathField::new(wanted, places, text);
    if let Some(PathWish::List(folder)) = field.open() {
        field.listed(listing(&folder));
    }
    field
}

fn shown(field: &PathField) -> String {
    TestTerminal::new(30, 8)
        .draw(|c| field.draw(c.area(), c))
        .text
}

#[test]
fn tab_completes_as_a_shell_does() {
    let mut field = field(Wanted::Files(ENDINGS.to_vec()), "");
    press(&mut field, "名 Tab");
    assert_eq!(field.text(), "名册/");
    // What both begin with; a blank asks for quotes, which stay open.
    press(&mut field, "2 Tab");
    assert_eq!(field.text(), "\"名册/2025年 ");
    press(&mut field, "委 Tab");
    assert_eq!(field.text(), "\"名册/2025年 委员.xlsx\"");
    // A second file.
    write(&mut field, " ab");
    press(&mut field, "Tab");
    assert_eq!(field.text(), "\"名册/2025年 委员.xlsx\" ab.CSV");
    let (_, each) = field.paths().expect("paths");
    assert_eq!(
        each,
        [
            Path::new("/here/名册/2025年 委员.xlsx"),
            Path::new("/here/ab.CSV")
        ]
    );
    assert_eq!(press(&mut field, "Enter"), Outcome::Gave(PathWish::Done));
}

#[test]
fn arrows_alone_find_a_file() {
    let mut field = field(Wanted::Files(ENDINGS.to_vec()), "");
    let listed = shown(&field);
    assert!(
        listed.contains("名册/") && listed.contains("a.csv"),
        "{listed}"
    );
    assert!(
        !listed.contains("note.pdf") && !listed.contains("hidden"),
        "{listed}"
    );
    press(&mut field, "Down Enter");
    assert_eq!(field.text(), "名册/");
    assert!(
        shown(&field).contains("▌2025年 委员.xlsx"),
        "{}",
        shown(&field)
    );
    press(&mut field, "Down Enter");
    assert_eq!(field.text(), "\"名册/2025年 召集人.xlsx\"");
    assert_eq!(press(&mut field, "Enter"), Outcome::Gave(PathWish::Done));
    // Up from the first row, and a letter, go back to the line.
    let mut field = super::tests::field(Wanted::Files(ENDINGS.to_vec()), "");
    press(&mut field, "Down Up");
    assert!(!shown(&field).contains('▌'));
    press(&mut field, "Down a");
    assert_eq!(field.text(), "a");
    assert!(
        TestTerminal::new(20, 5)
            .draw(|c| field.draw(c.area(), c))
            .caret
            .is_some()
    );
}

#[test]
fn a_name_of_another_case_is_listed_and_nothing_is_lost_by_tab() {
    let mut field = field(Wanted::Files(ENDINGS.to_vec()), "");
    press(&mut field, "A Tab");
    assert_eq!(field.text(), "A");
    assert!(shown(&field).contains("▌a.csv"), "{}", shown(&field));
    let mut field = super::tests::field(Wanted::Folder, "");
    assert!(!shown(&field).contains("a.csv"));
    press(&mut field, "x Tab");
    assert_eq!(field.text(), "x");
}

#[test]
fn one_target_may_have_blanks_without_quotes() {
    let mut field = field(Wanted::Target(ENDINGS.to_vec()), "名册 2026.xlsx");
    assert_eq!(
        field.paths().map(|it| it.0),
        Some(PathBuf::from("/here/名册 2026.xlsx"))
    );
    press(&mut field, "Ctrl-U");
    assert_eq!(field.paths(), None);
    write(&mut field, "/secret/");
    assert!(shown(&field).contains("没有权限"), "{}", shown(&field));
    for (w, h) in (0..20).flat_map(|w| (0..8).map(move |h| (w, h))) {
        TestTerminal::new(w, h).draw(|c| field.draw(c.area(), c));
    }
}

#[test]
fn a_late_answer_for_another_folder_is_passed_over() {
    let mut field = field(Wanted::Files(ENDINGS.to_vec()), "");
    field.handle(&Key::char('~').into());
    field.handle(&Key::TAB.into());
    field.listed(listing(Path::new("/here")));
    assert!(!shown(&field).contains("a.csv"));
    field.handle(&Key::char('/').into());
    press(&mut field, "Ctrl-U");
    field.handle(&Input::Paste("'/here/名册/".into()));
    field.listed(listing(Path::new("/here/名册/")));
    assert!(shown(&field).contains("更早/"), "{}", shown(&field));
}
