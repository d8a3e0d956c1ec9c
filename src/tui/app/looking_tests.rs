//! Stories of somebody who looks as a convenor or as a member.

use super::place::{Place, ScreenName};
use super::test_session::{TestSession, TestStore};
use crate::desk::home::{ConvenorHome, Home};
use crate::domain::id::SectorId;

/// The first sector that has a handful of members.
fn sector(me: &TestSession) -> SectorId {
    let desk = me.desk.borrow();
    let (book, day) = (desk.book(), desk.today().date);
    let mut sectors = book.sectors_in_order().into_iter();
    let large = sectors.find(|it| book.members_of(it.id, day).len() > 3);
    large.expect("a sector").id
}

#[test]
fn the_first_line_says_as_whom_and_members_are_walked_in_the_order_of_the_home() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let id = sector(&me);
    me.looks_as(Home::Convenor(id));
    me.shows("以召集人看：").shows("找办公室");
    let names: Vec<String> = {
        let desk = me.desk.borrow();
        let home = ConvenorHome::of(id, &me.app.facts.findings, &desk).expect("read");
        let all = home.people.iter();
        all.map(|it| desk.book().member_name(it.member).to_owned())
            .collect()
    };
    me.press("Tab Tab Enter").shows(&names[0]).press("Enter");
    assert_eq!(me.app.shown(), ScreenName::Dossier);
    me.shows(&format!("{} · 要办与时间线", names[0]));
    me.press("J").shows(&format!("{} · 要办与时间线", names[1]));
    me.press("K Esc").shows("找办公室");
    assert_eq!(me.app.shown(), ScreenName::Desk);
}

#[test]
fn a_sector_and_a_committee_open_their_dossiers_and_the_own_sector_the_home() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let id = sector(&me);
    let other = {
        let desk = me.desk.borrow();
        let all = desk.book().sectors_in_order();
        all.iter().find(|it| it.id != id).expect("another").id
    };
    me.looks_as(Home::Convenor(id));
    me.app.go(Place::Sector(other));
    assert_eq!(me.app.shown(), ScreenName::Dossier);
    me.app.go(Place::Sector(id));
    assert_eq!(me.app.shown(), ScreenName::Desk);
    me.shows("找办公室").press("F2").shows("本界别要办的");
}

#[test]
fn the_half_year_page_and_a_members_duties_are_written() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let id = sector(&me);
    me.looks_as(Home::Convenor(id));
    me.press("P").shows("半年页").press("Enter");
    me.press("Enter").awaits("已写入");
    let member = {
        let desk = me.desk.borrow();
        desk.book().members_of(id, desk.today().date)[0].id
    };
    me.looks_as(Home::Member(member));
    me.shows("以委员看：").press("P").shows("履职清单");
    me.press("Enter").press("Enter").awaits("已写入");
    let mut written = office.files("docx");
    written.sort();
    assert_eq!(written.len(), 2, "{written:?}");
    assert!(written[0].starts_with("履职清单") || written[1].starts_with("履职清单"));
}
