//! Pictures of the screen, held against those in `golden`.

use super::*;
use crate::tui::app::Place;

fn all_sizes(name: &str, sitting: &mut TestSession) {
    sitting.all_sizes("desk", name);
}

#[test]
fn the_whole_organisation() {
    all_sizes("all", &mut TestSession::new());
}

#[test]
fn a_sector_and_its_member() {
    let mut sitting = TestSession::new();
    let place = Place::Sector(test_store::EDUCATION);
    sitting.screen.go(place, &sitting.office.ctx());
    all_sizes("sector", &mut sitting);
    sitting.press("Tab Down");
    all_sizes("member", &mut sitting);
}

#[test]
fn a_form_and_the_menu_of_what_can_be_done_with_it() {
    let mut sitting = TestSession::new();
    sitting.press("Tab Tab Tab");
    all_sizes("form", &mut sitting);
    sitting.press("o");
    all_sizes("menu", &mut sitting);
}

#[test]
fn the_detail_with_the_keyboard() {
    let mut sitting = TestSession::new();
    sitting.press("Down Down i Down");
    all_sizes("detail", &mut sitting);
}

#[test]
fn nothing_yet() {
    all_sizes("blank", &mut TestSession::at(TestStore::blank()));
}

#[test]
fn every_size_is_drawn() {
    let mut sitting = TestSession::new();
    for names in [
        "Down",
        "Tab",
        "Tab",
        "Tab",
        "Tab",
        "z",
        "Esc Shift-Tab Shift-Tab Shift-Tab /",
        "o",
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
