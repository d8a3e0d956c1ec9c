//! Stories of marks on the desk's lists.

use super::*;

#[test]
fn marked_rows_are_acted_on_together_and_found_by_all_that_they_say() {
    let mut sitting = TestSession::new();
    sitting.press("Alt-4 Space");
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
    for pane in ["Alt-2", "Alt-3", "Alt-4"] {
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
