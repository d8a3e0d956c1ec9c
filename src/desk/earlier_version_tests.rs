//! A store whose records an earlier version of the program wrote: it opens, is whole, and is written on.

use std::path::Path;

use super::demo::{Size, found_demo};
use super::form::FileForms;
use super::sector::{Named, Rename};
use super::{Add, Desk};
use crate::domain::authority::Role;
use crate::store::Store;
use crate::store::earlier_version::written_then;
use crate::testkit::{TODAY, actor, date, is_as_stored, is_sound, noon, sector, sit_down};

const SIZE: Size = Size {
    members: 40,
    forms: 120,
    seed: 7,
};

fn found(path: &Path) -> Store {
    let actor = actor("王主任", Role::Admin);
    found_demo(path, &actor, noon(TODAY), SIZE, None).expect("a store")
}

/// The records and the journal are what they are said to be.
fn is_whole(desk: &Desk) {
    is_sound(desk);
    is_as_stored(desk);
    let walked = desk.verify_journal().expect("read");
    walked.expect("records and journal agree");
}

/// What is done to a store: something new, something renamed, and forms filed.
fn write_on(desk: &mut Desk) {
    let home = desk.book().sectors.iter().next().expect("a sector").id;
    desk.carry_out(&Add(sector("体育界别").into()))
        .expect("entered");
    let rename = Rename {
        of: Named::Sector(home),
        name: "更名后的界别".to_owned(),
        from: date("2026-07-01"),
    };
    desk.carry_out(&rename).expect("renamed");
    let forms: Vec<_> = desk.book().forms.iter().map(|it| it.id).collect();
    let mut filed = forms.into_iter().filter(|id| {
        let forms = vec![*id];
        desk.carry_out(&FileForms { forms }).is_ok()
    });
    assert!(filed.next().is_some(), "one that can be filed");
}

#[test]
fn a_store_of_an_earlier_version_opens_and_is_written_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let [then, now] = ["then.store", "now.store"].map(|name| folder.path().join(name));
    let ((), left_out) = written_then(|| {
        let mut desk = sit_down(found(&then), "王主任", Role::Admin, TODAY);
        // Entries of then have the fewer fields, too.
        desk.carry_out(&Add(sector("旧界别").into()))
            .expect("entered");
    });
    assert!(left_out > 1_000, "{left_out} fields were left out");
    let mut today = sit_down(found(&now), "王主任", Role::Admin, TODAY);
    today
        .carry_out(&Add(sector("旧界别").into()))
        .expect("entered");
    let store = Store::open(&then).expect("opens");
    let mut desk = sit_down(store, "王主任", Role::Admin, TODAY);
    assert_eq!(
        desk.book(),
        today.book(),
        "what lacks a field has its default"
    );
    is_whole(&desk);
    write_on(&mut desk);
    write_on(&mut today);
    assert_eq!(desk.book(), today.book());
    is_whole(&desk);
    // What was written then is what an undoing finds again.
    while desk.can_undo() {
        desk.undo().expect("undone");
    }
    is_whole(&desk);
}
