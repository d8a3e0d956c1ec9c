//! Numbers of members in a table: those of the program's own list mean its members, a running number means
//! nobody.

use super::*;

const OWN: [&str; 3] = ["库内编号", "姓名", "界别"];
const ANY: [&str; 3] = ["编号", "姓名", "界别"];

/// A store with three members of a sector; their numbers.
fn three() -> (Office, [String; 3]) {
    let (mut desk, sector) = with_sector("教育界");
    let ids = ["王伟", "李小明", "赵静"].map(|name| {
        enter(&mut desk, name, sector, "", "");
        only(&desk, name).id.0.to_string()
    });
    (desk, ids)
}

/// Imports what is understood, which is nothing new.
fn tries(desk: &mut Desk, roster: &Roster) -> Outcome {
    let done = desk.carry_out(&roster.partly()).expect("imported");
    assert_eq!((done.seq, done.changes.len()), (None, 0));
    done.value
}

#[test]
fn a_table_with_the_programs_own_numbers_renames_whatever_else_it_has() {
    let (mut desk, [first, ..]) = three();
    let id = only(&desk, "王伟").id;
    let roster = Roster::default().sheet("名册", &OWN, &[[&first, "王维", "教育界"]]);
    let outcome = imports_cleanly(&mut desk, &roster);
    assert_eq!(only(&desk, "王维").id, id);
    assert!(
        notes(&outcome)[0].contains("认作王伟"),
        "{:?}",
        notes(&outcome)
    );
    // As earlier exports headed them, two of their other columns are enough.
    let heads = ["ID", "Name", "Sector", "Key contacts", "Forms"];
    let roster = Roster::default().sheet("名册", &heads, &[[&first, "王伟", "教育界", "3", "1"]]);
    imports_cleanly(&mut desk, &roster);
    assert_eq!(only(&desk, "王伟").id, id);
}

#[test]
fn names_that_stand_in_wrong_rows_are_asked_about() {
    let (mut desk, [first, second, _]) = three();
    let rows = [[&*first, "李小明", "教育界"], [&*second, "王伟", "教育界"]];
    let outcome = tries(&mut desk, &Roster::default().sheet("名册", &OWN, &rows));
    let told = told(&outcome);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.iter().all(|it| it.contains("错了行")), "{told:?}");
    assert_eq!(only(&desk, "王伟").id.0.to_string(), first);
}

#[test]
fn a_number_that_may_be_the_stores_asks_for_a_new_name_and_makes_nobody() {
    let (mut desk, [first, second, third]) = three();
    let rows = [
        [&*first, "王维", "教育界"],
        [&*second, "李小明", "教育界"],
        [&*third, "赵静", "教育界"],
    ];
    let outcome = tries(&mut desk, &Roster::default().sheet("名册", &ANY, &rows));
    rejects_one(&outcome, &["在库中是本界别的王伟", "库内编号"]);
    assert_eq!(desk.book().members.iter().count(), 3);
    // Where the names agree, a sector that differs is a move.
    add_sector(&mut desk, "体育界");
    let rows = [[&*second, "李小明", "体育界"], [&*third, "赵静", "教育界"]];
    let outcome = imports(&mut desk, &Roster::default().sheet("名册", &ANY, &rows));
    assert_eq!((outcome.rejections(), outcome.files[0].moved.len()), (0, 1));
    assert_eq!(desk.book().members.iter().count(), 3);
}

#[test]
fn a_running_number_is_nobodys() {
    let (mut desk, _) = three();
    let rows = [
        ["1", "钱进", "教育界"],
        ["2", "孙联", "教育界"],
        ["3", "王伟", "教育界"],
    ];
    imports_cleanly(&mut desk, &Roster::default().sheet("名册", &ANY, &rows));
    assert_eq!(desk.book().members.iter().count(), 5);
    // So is one that runs past the store's numbers, as an office's own register has it.
    let rows = [["2022015", "周明", "教育界"], ["2022016", "吴刚", "教育界"]];
    imports_cleanly(&mut desk, &Roster::default().sheet("名册", &ANY, &rows));
    assert_eq!(desk.book().members.iter().count(), 7);
}
