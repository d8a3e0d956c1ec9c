//! Stories at the windows of files in and out: what is shown before anything is written, and that
//! whoever stops has changed nothing.

mod export;
mod files;
mod import;
mod intake;
mod meeting;

use super::test_session::{TestSession, TestStore};

fn members(me: &TestSession) -> usize {
    me.desk.borrow().book().members.len()
}

/// A sector of the demo, and one of its members.
fn somebody(me: &TestSession) -> (String, String, String) {
    let desk = me.desk.borrow();
    let book = desk.book();
    let member = book.members.iter().next().expect("a member");
    let sector = book.sector_name(*member.sector.latest()).to_owned();
    (sector, member.name.clone(), member.employer.clone())
}
