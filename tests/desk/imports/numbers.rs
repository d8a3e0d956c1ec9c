//! Numbers of members in a table: those of the program's own list mean its members, a running number means
//! nobody.

use super::*;

const OWN: [&str; 3] = ["库内编号", "姓名", "界别"];
const ANY: [&str; 3] = ["编号", "姓名", "界别"];

/// A store with three members of a sector; their numbers.
fn three() -> (TestStore, [String; 3]) {
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
fn nobody_is_renamed_by_the_numbers_of_another_offices_list() {
    let (mut desk, [first, second, third]) = three();
    let sector = desk.book().sectors.iter().next().expect("one").id;
    enter(&mut desk, "钱进", sector, "", "");
    let fourth = only(&desk, "钱进").id.0.to_string();
    let rows = [
        [&*first, "周明", "教育界"],
        [&*second, "吴刚", "教育界"],
        [&*third, "孙联", "教育界"],
        [&*fourth, "钱进", "教育界"],
    ];
    let outcome = tries(&mut desk, &Roster::default().sheet("名册", &OWN, &rows));
    let told = told(&outcome);
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told[0].contains("别的单位"), "{told:?}");
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

#[test]
fn a_row_of_a_number_needs_no_name_and_no_sector() {
    let (mut desk, [first, second, _]) = three();
    let rows = [[&*first, "王伟", "13911110001"]];
    let heads = ["库内编号", "姓名", "联系电话"];
    imports_cleanly(&mut desk, &Roster::default().sheet("名册", &heads, &rows));
    assert_eq!(only(&desk, "王伟").phone, "13911110001");
    let rows = [[&*second, "教育界", "13911110002"]];
    let heads = ["库内编号", "界别", "联系电话"];
    imports_cleanly(&mut desk, &Roster::default().sheet("名册", &heads, &rows));
    assert_eq!(only(&desk, "李小明").phone, "13911110002");
    let roster = Roster::default().sheet("名册", &heads, &[["99", "", "13911110009"]]);
    let outcome = tries(&mut desk, &roster);
    rejects_one(&outcome, &["库中没有编号 99"]);
    // Nor does a name make somebody of a number that the store lacks.
    let roster = Roster::default().sheet("名册", &OWN, &[["99", "钱进", "教育界"]]);
    let outcome = tries(&mut desk, &roster);
    rejects_one(&outcome, &["库中没有编号 99"]);
}

#[test]
fn columns_that_stand_in_wrong_rows_are_asked_about() {
    let (mut desk, ids) = three();
    let heads = ["库内编号", "姓名", "界别", "性别", "电话"];
    let names = ["王伟", "李小明", "赵静"];
    let table = |sexes: [&str; 3], phones: [&str; 3]| {
        let rows = (0..3).map(|n| [&*ids[n], names[n], "教育界", sexes[n], phones[n]]);
        let rows: Vec<[&str; 5]> = rows.collect();
        Roster::default().sheet("名册", &heads, &rows)
    };
    let phones = ["13911110001", "13911110002", "13911110003"];
    let sexes = ["男", "男", "女"];
    imports_cleanly(&mut desk, &table(sexes, phones));
    // Sorted downwards, whole or with the middle hidden; the one between stands right.
    let turned = ["13911110003", "13911110002", "13911110001"];
    for phones in [turned, ["139****0003", "139****0002", "139****0001"]] {
        let outcome = tries(&mut desk, &table(sexes, phones));
        let told = told(&outcome);
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(
            told.iter().all(|it| it.contains("电话一栏像是错了行")),
            "{told:?}"
        );
        // Who is asked about stands in the file.
        assert_eq!(outcome.missing, []);
    }
    let outcome = tries(&mut desk, &table(["女", "男", "男"], phones));
    assert!(told(&outcome)[0].contains("性别一栏像是错了行"));
    // One sex alone is a correction.
    imports(&mut desk, &table(["男", "男", "男"], phones));
    assert_eq!(
        only(&desk, "赵静").sex,
        Some(jiebie::domain::member::Sex::Male)
    );
}

#[test]
fn a_member_of_the_other_sex_is_asked_about() {
    let (mut desk, _) = three();
    let heads = ["姓名", "界别", "性别", "电话"];
    let own = [["赵静", "教育界", "女", "13911110003"]];
    imports(&mut desk, &Roster::default().sheet("名册", &heads, &own));
    let other = [["赵静", "教育界", "男", ""]];
    let outcome = tries(&mut desk, &Roster::default().sheet("名册", &heads, &other));
    rejects_one(&outcome, &["性别不同"]);
}
