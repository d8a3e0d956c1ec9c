//! How a list is arranged is a person's own: columns, order, views with names; and one field of all that are marked.

use super::*;
use crate::text::Locale;

#[test]
fn columns_and_order_are_a_persons_own_and_there_the_next_time() {
    let mut sitting = at(Kind::Activity);
    let head = |sitting: &TestSession| {
        let shown = sitting.picture(200, 48);
        shown.lines().nth(1).unwrap_or_default().to_owned()
    };
    assert!(head(&sitting).contains("编号"), "{}", head(&sitting));
    // Only the second and the third; the marks stay.
    sitting.press("c Down Space Space Enter");
    assert!(!head(&sitting).contains("编号"), "{}", head(&sitting));
    let kept = sitting.office.personal.arranged("Records/activity");
    assert_eq!(kept.columns.len(), 2);
    assert!(sitting.picture(200, 48).contains("列 2/"));
    // Sorted, turned round.
    sitting.press("S Down Enter S Down Enter");
    let kept = sitting.office.personal.arranged("Records/activity");
    assert!(kept.sort.as_ref().is_some_and(|it| it.1), "{kept:?}");
    let sorted = listed(&sitting);
    // Another kind has its own; somebody who comes again finds this one as it was left.
    sitting.press("Left Down Up");
    assert_eq!(listed(&sitting), sorted);
    let mut again = at(Kind::Output);
    again.office.personal = sitting.office.personal.clone();
    again
        .screen
        .go(Place::Kind(Kind::Activity), &again.office.ctx());
    assert_eq!(listed(&again), sorted);
    assert_eq!(head(&again), head(&sitting));
    // In the other language, too.
    again.speak(Locale::En);
    assert!(!head(&again).contains("ID"), "{}", head(&again));
    // All columns again, and as rows come.
    again.speak(Locale::Zh);
    again.press("c * * Enter S End Enter");
    assert!(again.office.personal.lists.is_empty());
}

#[test]
fn a_view_has_a_name_and_is_taken_again() {
    let mut sitting = at(Kind::Activity);
    let all = listed(&sitting);
    sitting.press("c Down Space Enter / s q y z Enter V Enter w o d e Enter");
    assert_eq!(
        sitting.office.personal.views_of("Records/activity").len(),
        1
    );
    sitting.press("Esc c * * Enter");
    assert_eq!(listed(&sitting), all);
    sitting.press("V");
    assert!(sitting.picture(80, 22).contains("wode（筛选 sqyz）"));
    sitting.press("Enter");
    assert_eq!(listed(&sitting), [2]);
    assert_eq!(
        sitting
            .office
            .personal
            .arranged("Records/activity")
            .columns
            .len(),
        1
    );
    // No name is no view; one is taken away again.
    sitting.press("V Down Enter Enter V End Enter");
    assert!(sitting.office.personal.views.is_empty());
}

#[test]
fn one_field_of_all_that_are_marked_is_asked_for() {
    let mut sitting = at(Kind::Activity);
    sitting.press("* E");
    let shown = sitting.picture(120, 30);
    assert!(shown.contains("将 3 条的哪一项改成同一内容"), "{shown}");
    sitting.press("Enter");
    let asked = sitting.effects();
    assert!(asked.starts_with("Edit(change-field-"), "{asked}");
}
