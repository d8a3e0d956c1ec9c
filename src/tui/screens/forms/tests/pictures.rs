//! Pictures of the screen, held against those in `golden`.

use super::*;

fn all_sizes(name: &str, sitting: &mut FormsSession) {
    sitting.all_sizes("forms", name);
}

#[test]
fn what_is_to_be_filed() {
    let mut sitting = with_forms();
    all_sizes("to-file", &mut sitting);
    sitting.press("Down");
    all_sizes("faulty", &mut sitting);
}

#[test]
fn all_that_waits_with_marks() {
    let mut sitting = with_forms();
    sitting.press("Tab Tab Tab Space Space");
    all_sizes("pending", &mut sitting);
}

#[test]
fn what_was_sent_back() {
    let mut sitting = with_forms();
    sitting.press("Tab Tab");
    all_sizes("with-members", &mut sitting);
}

#[test]
fn the_archive() {
    let mut sitting = FormsSession::at(office::with_archive(600));
    sitting.press("Tab Tab Tab Tab");
    sitting.picture(80, 22);
    sitting.press("PageDown");
    all_sizes("archive", &mut sitting);
}

#[test]
fn the_menu_and_the_zoomed_form() {
    let mut sitting = with_forms();
    sitting.press("End Enter z");
    all_sizes("zoomed", &mut sitting);
    sitting.press("z o");
    all_sizes("menu", &mut sitting);
}

#[test]
fn nothing_waits() {
    all_sizes("idle", &mut FormsSession::at(office::idle()));
}

#[test]
fn the_smallest_size_shows_one_or_the_other() {
    let mut sitting = with_forms();
    let list = sitting.picture(60, 14);
    assert!(
        list.contains("王　伟") && !list.contains("工作单位"),
        "{list}"
    );
    sitting.press("Enter");
    let form = sitting.picture(60, 14);
    assert!(form.contains("填写完整，可以备案"), "{form}");
    sitting.press("PageDown");
    let form = sitting.picture(60, 14);
    assert!(form.contains("办理经过"), "{form}");
}

#[test]
fn every_size_is_drawn() {
    let mut sitting = FormsSession::at(office::with_archive(40));
    for names in [
        "Down",
        "Enter",
        "z",
        "Esc Esc /",
        "Esc o",
        "Esc Tab Tab Tab Tab",
        "End",
    ] {
        sitting.press(names);
        for (width, height) in (1..130)
            .step_by(3)
            .flat_map(|w| (1..40).step_by(2).map(move |h| (w, h)))
        {
            sitting.picture(width, height);
        }
    }
}
