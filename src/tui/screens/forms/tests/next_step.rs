//! The one key for what a form waits for.

use super::*;
use crate::domain::form::Status;

#[test]
fn one_key_takes_the_step_that_a_form_waits_for() {
    let mut sitting = with_forms();
    sitting.press("g");
    assert!(sitting.answer(""));
    assert_eq!(sitting.status(1), Some(Status::Filed));
    sitting.press("Tab F5");
    assert!(sitting.answer(""));
    assert_eq!(sitting.status(4), Some(Status::Uploaded));
    sitting.press("Tab Tab Tab g");
    let said = sitting.effects();
    assert!(said.contains("已经办结"), "{said}");
}
