//! Stories of marks on the desk's lists.

use super::*;

#[test]
fn marked_rows_are_acted_on_together_and_found_by_all_that_they_say() {
    let mut sitting = TestSession::new();
    sitting.press("Tab Tab Tab Space");
    assert_eq!(sitting.screen.marked(), 1);
    sitting.press("*");
    assert_eq!(sitting.screen.marked(), 5);
    assert!(sitting.picture(200, 48).contains("已选 5"));
    sitting.press("f");
    sitting.carry_out();
    // What has taken its step is another row, and no longer marked.
    assert!((1..5).contains(&sitting.screen.marked()));
    sitting.press("Esc");
    assert_eq!(sitting.screen.marked(), 0);
    // By number, by a word of the account, by what the row says.
    let shown = |sitting: &TestSession| -> Vec<u64> {
        let rows = sitting.screen.pending.shown().iter();
        rows.map(|it| it.0.0).collect()
    };
    sitting.press("/ # 3 Enter");
    assert_eq!(shown(&sitting), [3]);
    sitting.press("Esc");
    assert_eq!(shown(&sitting).len(), 5);
}

#[test]
fn taking_the_last_mark_away_leaves_acts_to_the_row_under_the_cursor() {
    let mut sitting = TestSession::new();
    for pane in ["Tab", "Tab", "Tab"] {
        sitting.press(pane);
        sitting.press("Home Space Up Space");
        assert_eq!(sitting.screen.marked(), 0);
        let by_marks = sitting.screen.subject(&sitting.office.ctx());
        sitting.press("Up Down");
        assert_eq!(
            sitting.screen.subject(&sitting.office.ctx()),
            by_marks,
            "{pane}"
        );
    }
}

#[test]
fn nothing_is_done_while_a_filter_hides_all_that_is_marked() {
    let mut sitting = TestSession::new();
    for (pane, keys) in [("Tab", "e x y"), ("Tab", "e l y"), ("Tab", "f e y")] {
        sitting.press(pane).press("Home Space");
        let other = if keys.contains('l') { "2" } else { "3" };
        sitting.press(&format!("/ # {other} Enter"));
        for key in keys.split(' ') {
            sitting.press(key);
            let said = sitting.effects();
            assert!(
                said.contains("Warn") && said.contains("hidden by the filter"),
                "{pane} {key}: {said}"
            );
        }
        assert_eq!(sitting.screen.subject(&sitting.office.ctx()).records, []);
        assert!(
            sitting
                .screen
                .aim(&sitting.office.ctx())
                .iter()
                .all(|it| { !matches!(it, crate::tui::app::Object::Record(..)) })
        );
        sitting.press("Esc Esc");
    }
    // What begins a record is for nothing that is marked.
    sitting.press("Shift-Tab Shift-Tab Home Space / # 3 Enter a");
    assert_eq!(sitting.effects(), "Edit(add-member)");
    sitting.press("Esc e");
    assert_eq!(sitting.effects(), "Edit(edit member#3)");
}

#[test]
fn who_is_marked_is_reminded_together_and_of_a_finding_alone_on_its_page() {
    let mut sitting = TestSession::new();
    sitting.press("Tab Home *");
    let marked = sitting.screen.subject(&sitting.office.ctx());
    assert!(marked.records.len() > 1);
    sitting.press("R");
    let said = sitting.effects();
    let each = marked.records.len();
    assert_eq!(said.matches("record: (Member").count(), each, "{said}");
    assert!(!said.contains('J'), "{said}");
    // Of a sector all that is owed; on its page the finding that is chosen there.
    let mut sitting = TestSession::new();
    sitting.press("Down Down R");
    let all = sitting.effects();
    assert!(all.contains("sources: []"), "{all}");
    sitting.press("Shift-Tab R");
    let one = sitting.effects();
    assert!(one.contains("sources: [\"J"), "{one}");
}
