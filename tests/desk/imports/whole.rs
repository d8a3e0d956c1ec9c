//! All or nothing: one entry, one transaction, several files, and who may.

use jiebie::desk::import::{Import, Moves};
use jiebie::domain::record::Kind;

use super::*;

fn faulty() -> Roster {
    Roster::default()
        .members(&[
            ["王伟", "教育界", "", "", ""],
            ["李明", "体育界", "", "", ""],
        ])
        .map(&[["提案委员会", "", "教育界"]])
        .convenors(&[["教育界", "王伟", "李明", "", "", "", ""]])
}

#[test]
fn with_a_rejection_nothing_is_written_and_the_outcome_says_what_would_be() {
    let mut desk = desk();
    let (book, entry) = (desk.book().clone(), last_entry(&desk));
    let done = desk.carry_out(&faulty().whole()).expect("looked at");
    assert!(done.value.held_back);
    assert_eq!((done.seq, done.changes.len()), (None, 0));
    assert_eq!((desk.book(), last_entry(&desk)), (&book, entry));
    assert!(!desk.can_undo());
    rejects_one(&done.value, &["界别召集人!C2 李明", "体育界有同名委员"]);
    let file = &done.value.files[0];
    assert_eq!((file.read(), file.accepted, file.unchanged), (6, 5, 0));
    assert_eq!(file.created.of(Kind::Member), 2);
    is_as_stored(&desk);
    is_sound(&desk);
    let outcome = imports(&mut desk, &faulty());
    assert!(!outcome.held_back);
    assert_eq!(outcome.files[0].created, file.created);
}

#[test]
fn what_the_reader_rejects_counts_too() {
    let mut desk = desk();
    let roster = Roster::default().members(&[
        ["王伟", "教育界", "", "", "139****0001"],
        ["", "教育界", "市第一中学", "", ""],
    ]);
    let done = desk.carry_out(&roster.whole()).expect("looked at");
    assert!(done.value.held_back);
    assert_eq!(told(&done.value).len(), 2);
    let file = &done.value.files[0];
    assert_eq!((file.read(), file.accepted), (3, 1));
}

#[test]
fn where_nothing_changes_it_is_told_whether_nothing_had_to_or_could() {
    let mut desk = desk();
    imports(&mut desk, &faulty());
    let all_rejected = Roster::default().members(&[["王伟", "没有的界", "", "", ""]]);
    let request = all_rejected.partly();
    let done = desk.carry_out(&request).expect("looked at");
    assert_eq!(done.seq, None);
    says(
        &done.value.nothing_changed(),
        "1 项都没有采纳，没有改动",
        "Nothing was taken in, 1 rejected",
    );
    let again = desk.carry_out(&faulty().partly()).expect("looked at").value;
    says(
        &again.nothing_changed(),
        "1 项没有采纳；其余 5 项与库中一致，没有改动",
        "1 rejected; the store has the other 5 already",
    );
    let clean = Roster::default().members(&[["王伟", "教育界", "", "", ""]]);
    let again = desk.carry_out(&clean.partly()).expect("looked at").value;
    says(
        &again.nothing_changed(),
        "与库中一致，没有改动",
        "The store has it all already",
    );
}

#[test]
fn an_import_is_undone_and_redone_as_one() {
    let mut desk = desk();
    let before = desk.book().clone();
    imports(&mut desk, &faulty());
    let after = desk.book().clone();
    desk.undo().expect("undone");
    assert_eq!(desk.book().members, before.members);
    assert_eq!(desk.book().sectors.len(), 0);
    desk.redo().expect("redone");
    assert_eq!(desk.book().members.len(), after.members.len());
    assert_eq!(desk.book().convenors.len(), after.convenors.len());
    is_sound(&desk);
}

#[test]
fn several_files_are_one_entry_in_any_order() {
    let mut desk = desk();
    let convenors = Roster::default().convenors(&[["教育界", "王伟", "", "", "", "", ""]]);
    let register = Roster::default().members(&[["王伟", "教育", "", "提案委", ""]]);
    let map = Roster::default().map(&[["提案委员会", "王伟", "教育界"]]);
    let request = Import {
        files: vec![
            convenors.named("/a/召集人.xlsx"),
            register.named("/a/名册.xlsx"),
            map.named("/a/联系界别.xlsx"),
        ],
        accept_partial: false,
        create_sectors: false,
        moves: Moves::default(),
        answers: Default::default(),
    };
    let outcome = does(
        &mut desk,
        &request,
        "import",
        "召集人.xlsx、名册.xlsx、联系界别.xlsx",
    );
    assert_eq!(told(&outcome), Vec::<String>::new());
    let read: Vec<_> = outcome
        .files
        .iter()
        .map(|file| (file.path.as_str(), file.read()))
        .collect();
    assert_eq!(
        read,
        [
            ("/a/召集人.xlsx", 1),
            ("/a/名册.xlsx", 1),
            ("/a/联系界别.xlsx", 3)
        ]
    );
    assert_eq!(outcome.files[0].created.of(Kind::Convenor), 1);
    assert_eq!(outcome.files[2].created.of(Kind::Sector), 1);
    let again = desk.carry_out(&request).expect("imported");
    assert_eq!(again.seq, None);
    assert!(again.value.files.iter().all(|file| file.accepted == 0));
}

#[test]
fn a_reader_imports_nothing() {
    let desk = desk();
    let mut reader = desk.reader();
    let refusal = refuses(&mut reader, &faulty().partly());
    says(&refusal.text(), "没有这项权限", "may not do this");
}

#[test]
fn an_import_meets_what_a_colleague_just_wrote() {
    let mut desk = desk();
    let mut colleague = desk.colleague("李秘书");
    imports(&mut colleague, &faulty());
    // This desk has not looked since; the same file brings nothing more.
    changes_nothing(&mut desk, &faulty(), 1);
}
