//! The dossier as somebody at the screen sees and plays it.

use super::*;
use crate::desk::member::Leave;
use crate::desk::{Add, Desk};
use crate::domain::contact::{ContactEntry, ContactWay};
use crate::domain::described::Described as _;
use crate::domain::id::*;
use crate::domain::member::Departure;
use crate::domain::opinion::Opinion;
use crate::tui::key::Key;
use crate::tui::screens::Screen as _;
use crate::tui::screens::board::BoardScreen;
use crate::tui::screens::test_session;
use crate::tui::screens::test_store::{LEFT, TestStore, day};

type TestSession = test_session::TestSession<BoardScreen>;

const FIRST: MemberId = MemberId(1);

fn office() -> TestStore {
    let mut office = TestStore::new();
    let blank = |desk: &Desk| ContactEntry::blank(desk.book(), desk.today());
    let entry = ContactEntry {
        key_contact: KeyContactId(2),
        on: day("2026-11-17"),
        way: ContactWay::WeChat,
        heard: "谢校门口装了减速带".into(),
        ..blank(&office.desk)
    };
    office.carry(&Add(entry.into()));
    let opinion = Opinion {
        title: "校门口停车难".into(),
        topic: "交通".into(),
        reporter: FIRST,
        received_on: day("2026-10-09"),
        ..Opinion::blank(office.desk.book(), office.desk.today())
    };
    office.carry(&Add(opinion.into()));
    office
}

/// The dossier of a member, come to from a list of some.
fn of(office: TestStore, id: MemberId, listed: &[u64]) -> TestSession {
    let mut sitting = TestSession::with(office, BoardScreen::new(Box::new(Dossier::default())));
    let listed = listed.iter().map(|id| (Kind::Member, *id)).collect();
    sitting.screen.come_from(listed);
    go(&mut sitting, id);
    sitting
}

fn go(sitting: &mut TestSession, id: MemberId) {
    let ctx = sitting.office.ctx();
    sitting.screen.go(Place::Member(id), &ctx);
}

fn label_of(sitting: &TestSession, key: Key) -> String {
    let rows = sitting.screen.keys(&sitting.office.ctx());
    let row = rows.iter().find(|it| it.keys.contains(&key));
    row.map_or(String::new(), |it| it.label.zh.to_string())
}

#[test]
fn what_is_owed_stands_above_and_what_happened_below_newest_first() {
    let mut sitting = of(office(), FIRST, &[]);
    let shown = sitting.picture(200, 48);
    for words in [
        "王伟 · 教育界 第一召集人",
        "重点联系对象 4/5",
        "曾老师  10-09",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    let rows = [
        ("逾期26天", "要办"),
        ("提醒", "校医没有联系记录"),
        ("11-17", "联系"),
        ("11-16", "登记表"),
        ("10-09", "意见"),
        ("06-02", "成果"),
        ("05-06", "活动"),
    ];
    let at = |(when, what): &(&str, &str)| {
        let mut lines = shown.lines();
        lines.position(|it| it.contains(&format!(" {when} ")) && it.contains(what))
    };
    let places: Vec<Option<usize>> = rows.iter().map(at).collect();
    assert!(places.iter().all(Option::is_some), "{places:?}\n{shown}");
    assert!(places.is_sorted(), "{places:?}\n{shown}");
    // The step of the first row is named, and taken.
    assert_ne!(label_of(&sitting, Key::char('g')), "下一步");
    sitting.press("g");
    assert_ne!(sitting.effects(), "");
}

#[test]
fn what_happened_is_read_and_led_to() {
    let mut sitting = of(office(), FIRST, &[]);
    while !sitting.picture(120, 34).contains("05-06 活动") {
        sitting.press("Down");
    }
    sitting.press("Enter");
    sitting.press("Enter");
    assert!(sitting.effects().contains("Record(Activity, 1)"));
}

#[test]
fn the_next_of_the_list_is_a_key_away() {
    let mut sitting = of(office(), MemberId(2), &[4, 2, 1]);
    sitting.press("J");
    assert_eq!(sitting.effects(), "Go(Member(MemberId(1)))");
    go(&mut sitting, FIRST);
    sitting.press("J");
    assert!(sitting.effects().contains("后面没有了"));
    sitting.press("K");
    assert_eq!(sitting.effects(), "Go(Member(MemberId(2)))");
    // Whoever is not of the list stands among the sector's.
    go(&mut sitting, MemberId(7));
    sitting.press("J");
    assert_eq!(sitting.effects(), "Go(Member(MemberId(8)))");
}

#[test]
fn the_leaf_stays_while_one_walks_and_is_the_first_for_who_comes_anew() {
    let mut sitting = of(office(), FIRST, &[1, 2]);
    sitting.press("Tab");
    go(&mut sitting, MemberId(2));
    assert!(sitting.picture(80, 22).contains("李小明 · 考核"));
    sitting.screen.come_from(Vec::new());
    go(&mut sitting, FIRST);
    assert!(sitting.picture(80, 22).contains("王伟 · 要办与时间线"));
}

#[test]
fn forms_and_records_are_entered_for_the_member() {
    let mut sitting = of(office(), FIRST, &[]);
    // Whatever row is chosen.
    sitting.press("End n");
    assert_eq!(sitting.effects(), "Edit(begin-form member#1)");
    sitting.press("a 1");
    assert_eq!(sitting.effects(), "Edit(add-contact-entry key-contact#1)");
    sitting.press("a 6");
    assert_eq!(sitting.effects(), "Edit(add-output member#1)");
}

#[test]
fn who_left_hands_the_contacts_over() {
    let mut office = office();
    office.carry(&Leave {
        member: MemberId(2),
        departure: Departure {
            on: day("2026-11-20"),
            reason: "工作调动".into(),
        },
    });
    let mut sitting = of(office, MemberId(2), &[]);
    let shown = sitting.picture(120, 34);
    assert!(shown.contains("李小明 已离任 11-20"), "{shown}");
    assert!(shown.contains("2 名重点联系对象还没有移交"), "{shown}");
    while label_of(&sitting, Key::char('g')) != "移交联系对象" {
        sitting.press("Down");
    }
    sitting.press("g");
    assert_eq!(sitting.effects(), "Edit(hand-over member#2)");
}

#[test]
fn the_left_leads_to_sector_committee_and_contacts() {
    let mut sitting = of(office(), FIRST, &[]);
    sitting.press("Left Enter");
    assert_eq!(sitting.effects(), "Go(Dossier(Sector, 1))");
    sitting.press("Down Enter");
    assert_eq!(sitting.effects(), "Go(Dossier(Committee, 1))");
    // What is done there is done to the member.
    sitting.press("e");
    assert_eq!(sitting.effects(), "Edit(edit member#1)");
}

fn at(office: TestStore, kind: Kind, id: u64) -> TestSession {
    let mut sitting = TestSession::with(office, BoardScreen::new(Box::new(Dossier::default())));
    sitting.screen.come_from(Vec::new());
    let ctx = sitting.office.ctx();
    sitting.screen.go(Place::Dossier(kind, id), &ctx);
    sitting
}

#[test]
fn bodies_have_dossiers_and_what_their_people_owe_is_gathered() {
    let mut sitting = at(office(), Kind::Sector, 1);
    let shown = sitting.picture(200, 48);
    for words in [
        "教育界 · 要办与时间线",
        "五有",
        "推选为召集人",
        "校园安全调研",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    assert!(
        shown.contains(" 项）"),
        "what members owe in one row\n{shown}"
    );
    sitting.press("J");
    assert_eq!(sitting.effects(), "Go(Dossier(Sector, 2))");
    sitting.press("a 4");
    assert_eq!(sitting.effects(), "Edit(add-activity sector#1)");
    let mut sitting = at(office(), Kind::Committee, 1);
    let shown = sitting.picture(120, 34);
    assert!(shown.contains("所联系界别"), "{shown}");
    sitting.press("a 3");
    assert_eq!(sitting.effects(), "Edit(add-plan committee#1 2026)");
    let mut sitting = at(office(), Kind::Workroom, 1);
    let shown = sitting.picture(120, 34);
    assert!(shown.contains("教育界委员工作室"), "{shown}");
    sitting.press("a 1");
    assert_eq!(sitting.effects(), "Edit(add-inspection workroom#1)");
    // Its record is a link away.
    sitting.press("Left Enter");
    assert_eq!(sitting.effects(), "Go(Record(Workroom, 1))");
}

#[test]
fn the_dossier_on_paper_is_offered_first_and_of_marked_entries_alone() {
    use crate::tui::windows::export::offers;
    let mut sitting = of(office(), FIRST, &[]);
    let first = |sitting: &TestSession| {
        let ctx = sitting.office.ctx();
        let offers = offers(&sitting.screen.at_hand(&ctx), &ctx);
        (
            offers[0].title.zh.to_string(),
            offers[0].note.zh.to_string(),
        )
    };
    assert_eq!(first(&sitting).0, "王伟的履职档案");
    sitting.press("End Space");
    assert_eq!(first(&sitting).1, "一页，只列标记的 1 条");
    let desk = &sitting.office.desk;
    let paper = crate::desk::papers::dossier::paper(desk, FIRST, &[]).expect("made");
    let said = format!("{paper:?}");
    for words in ["市第一中学副校长", "教育界第一召集人", "校园安全调研"] {
        assert!(said.contains(words), "{words}\n{said}");
    }
}

#[test]
fn pictures() {
    let mut sitting = of(office(), FIRST, &[]);
    sitting.all_sizes("dossier", "member");
    sitting.press("Left");
    sitting.all_sizes("dossier", "facts");
    let mut sitting = of(office(), LEFT, &[]);
    sitting.all_sizes("dossier", "left");
    let mut sitting = at(office(), Kind::Sector, 1);
    sitting.all_sizes("dossier", "sector");
    let mut sitting = TestSession::with(
        TestStore::new(),
        BoardScreen::new(Box::new(Dossier::default())),
    );
    sitting.all_sizes("dossier", "nobody");
}
