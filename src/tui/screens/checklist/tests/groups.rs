//! Groups of columns, sums, marked rows, columns of one's own, the worst first.

use super::stories::at;
use super::*;
use crate::rules::matrix::SectorColumn;
use crate::tui::screens::checklist::cell_ref::{Column, Part, Who};

#[test]
fn tab_turns_the_groups_and_the_list_is_the_last_leaf() {
    let mut sitting = TestSession::new();
    let mut seen = Vec::new();
    for _ in 0..5 {
        let columns = sitting.screen.grid.columns(Part::Sectors);
        seen.extend(columns);
        sitting.press("Tab");
    }
    assert_eq!(
        seen.len(),
        SectorColumn::ALL.len(),
        "every column is on one leaf"
    );
    assert!(sitting.screen.listing);
    sitting.press("Tab");
    assert!(!sitting.screen.listing);
    // Two stand beside each other where there is room, and the cursor goes through both.
    sitting.picture(180, 40);
    let columns = sitting.screen.grid.columns(Part::Sectors);
    assert_eq!(columns.len(), 11);
}

#[test]
fn groups_and_rows_say_what_the_list_says() {
    let mut sitting = TestSession::new();
    let total = sitting.office.facts.badges.total();
    let picture = sitting.picture(120, 34);
    let names = picture.lines().next().expect("names of leaves").to_owned();
    let mark = crate::tui::symbols::Symbols::UNICODE.get(crate::tui::symbols::Symbol::Breach);
    let counted = names.split(mark).skip(1).map(|it| {
        let digits: String = it.chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<u32>().expect("a number")
    });
    assert_eq!(counted.sum::<u32>(), total.breach, "{names}");
    // What the sum of a row says can be looked at.
    sitting.press("Right Enter");
    let shelf = sitting.screen.shelf.as_ref().expect("a window");
    let education = sitting.office.facts.badges.sector(test_store::EDUCATION);
    let all = education.breach + education.due + education.advice;
    assert_eq!(shelf.found.list.shown().len(), all as usize);
}

#[test]
fn marked_rows_are_put_right_in_the_chosen_column() {
    let mut sitting = TestSession::new();
    // Three sectors lack a liaison; one editor is for one sector, so each has its turn.
    sitting.press("Right Right Right Space Down Space");
    assert_eq!(sitting.screen.marked(), 2);
    sitting.press("g");
    assert_eq!(sitting.effects(), "Edit(add-liaison sector#1)");
    sitting.press("Esc");
    assert_eq!(sitting.screen.marked(), 0);
    // Forms that wait are filed together.
    sitting.press("Tab Tab Tab Tab Home Ctrl-Left Right Right * g");
    let said = sitting.effects();
    assert!(said.contains("Carry") || said.contains("Ask"), "{said}");
    // A filter that hides all marks says so.
    sitting.press("/ q q q Enter g");
    let said = sitting.effects();
    assert!(said.contains("都被筛选隐藏"), "{said}");
}

#[test]
fn columns_of_ones_own_are_kept_and_leave_again() {
    let mut sitting = TestSession::new();
    sitting.press("c");
    // What acts are for is asked while the window is open, too.
    let aim = sitting.screen.aim(&sitting.office.ctx());
    assert!(aim.is_empty(), "{aim:?}");
    sitting.press("Down Space Enter");
    assert_eq!(sitting.office.personal.checklist_columns, ["liaison"]);
    sitting.screen.refresh(&sitting.office.ctx());
    let columns = sitting.screen.grid.columns(Part::Sectors);
    assert_eq!(columns, [Column::Sector(SectorColumn::Liaison)]);
    sitting.press("c Down Space Enter");
    assert!(sitting.office.personal.checklist_columns.is_empty());
    assert_eq!(sitting.screen.grid.columns(Part::Sectors).len(), 6);
}

#[test]
fn sectors_are_sorted_the_worst_first() {
    let mut sitting = TestSession::new();
    let badges = &sitting.office.facts.badges;
    let all = sitting.office.facts.matrix.sectors.iter();
    let worst = all.map(|row| badges.sector(row.sector).breach).max();
    let worst = worst.expect("sectors");
    sitting.press("s Home");
    let (Who::Sector(first), _) = at(&sitting) else {
        panic!("a sector");
    };
    assert_eq!(sitting.office.facts.badges.sector(first).breach, worst);
    sitting.press("Esc Home");
    assert_eq!(at(&sitting).0, Who::Sector(test_store::EDUCATION));
}
