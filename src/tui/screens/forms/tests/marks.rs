//! Stories of marks among the forms that wait.

use super::*;

#[test]
fn nothing_is_done_while_a_filter_hides_all_that_is_marked() {
    let mut sitting = with_forms();
    sitting.press("Home Space / # 1 0 Enter");
    assert_eq!((sitting.listed(), sitting.shown()), (vec![10], Some(10)));
    for key in ["f", "e", "w", "y"] {
        sitting.press(key);
        assert!(sitting.effects().contains("hidden by the filter"), "{key}");
    }
    sitting.press("Esc e");
    assert_eq!(sitting.effects(), "Edit(edit form#10)");
}
