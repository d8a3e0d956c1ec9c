//! Pictures of the screen, held against those in `golden`.

use super::*;

fn all_sizes(name: &str, sitting: &mut TestSession) {
    sitting.all_sizes("records", name);
}

#[test]
fn the_kinds() {
    all_sizes("kinds", &mut in_office(TestStore::new()));
}

#[test]
fn the_records_of_a_kind_some_of_them_marked() {
    let mut sitting = at(Kind::Activity);
    sitting.press("Space Down");
    all_sizes("activities", &mut sitting);
}

#[test]
fn a_record_with_what_it_names() {
    let mut sitting = at(Kind::Activity);
    sitting.press("End Enter");
    all_sizes("page", &mut sitting);
}

#[test]
fn what_is_entered_for_a_member() {
    let mut sitting = in_office(TestStore::new());
    let place = Place::RecordsOf(Some((Kind::Member, 1)));
    sitting.screen.go(place, &sitting.office.ctx());
    sitting
        .screen
        .go(Place::Kind(Kind::KeyContact), &sitting.office.ctx());
    all_sizes("of-a-member", &mut sitting);
}

#[test]
fn columns_that_were_chosen_sorted_by_one() {
    let mut sitting = at(Kind::Activity);
    sitting.press("c Down Space Space Space Enter S Enter S Enter");
    all_sizes("arranged", &mut sitting);
    sitting.press("c");
    all_sizes("columns", &mut sitting);
    sitting.press("Esc V");
    all_sizes("views", &mut sitting);
}

#[test]
fn nothing_yet() {
    let mut sitting = in_office(TestStore::blank());
    sitting
        .screen
        .go(Place::Kind(Kind::Output), &sitting.office.ctx());
    all_sizes("blank", &mut sitting);
}

#[test]
fn every_size_is_drawn() {
    let mut sitting = at(Kind::Activity);
    for names in [
        "Left",
        "Right",
        "Right",
        "z",
        "Esc Esc /",
        "Esc S",
        "Esc c",
        "Esc V",
        "Down",
        "Enter",
        "Esc o",
    ] {
        sitting.press(names);
        for (width, height) in (1..180)
            .step_by(3)
            .flat_map(|w| (1..40).step_by(3).map(move |h| (w, h)))
        {
            sitting.picture(width, height);
        }
    }
}
