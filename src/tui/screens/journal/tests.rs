//! The journal as somebody at the screen sees and plays it.

use super::*;
use crate::desk::Edit;
use crate::domain::id::MemberId;
use crate::domain::record::Kind;
use crate::tui::screens::board::BoardScreen;
use crate::tui::screens::test_session;
use crate::tui::screens::test_store::TestStore;

type TestSession = test_session::TestSession<BoardScreen>;

fn at(office: TestStore) -> TestSession {
    TestSession::with(office, BoardScreen::new(Box::new(Journal::default())))
}

/// Somebody's employer is corrected, then somebody else's.
fn office() -> TestStore {
    let mut office = TestStore::new();
    for (id, employer) in [(1, "市档案馆"), (2, "市图书馆")] {
        employed(&mut office, id, employer);
    }
    office
}

fn employed(office: &mut TestStore, id: u64, employer: &str) {
    let book = office.desk.book();
    let mut member = book.members.get(MemberId(id)).expect("there").clone();
    let seen = book.seq_of(Kind::Member, id).expect("known");
    member.employer = employer.into();
    office.carry(&Edit {
        record: member.into(),
        seen,
    });
}

fn employer(sitting: &TestSession, id: u64) -> String {
    let member = sitting.office.desk.book().members.get(MemberId(id));
    member.expect("there").employer.clone()
}

#[test]
fn an_act_is_read_and_taken_back_and_that_too() {
    let mut sitting = at(office());
    let was = employer(&at(TestStore::new()), 1);
    assert_eq!(employer(&sitting, 1), "市档案馆");
    sitting.press("Down");
    let shown = sitting.picture(120, 34);
    for words in ["修改委员", "界面", "→ 市档案馆", "之后有人改过    没有"] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    sitting.press("g");
    assert_eq!(sitting.effects(), "Go(Member(MemberId(1)))");
    sitting.press("x");
    let asked = format!("{:?}", sitting.said);
    assert!(asked.contains("市档案馆 → "), "{asked}");
    sitting.say_yes();
    assert_eq!(employer(&sitting, 1), was);
    // The taking back is an act itself.
    sitting.press("Home x");
    sitting.say_yes();
    assert_eq!(employer(&sitting, 1), "市档案馆");
}

#[test]
fn what_was_changed_later_is_not_taken_back_and_who_did_is_told() {
    let mut office = office();
    employed(&mut office, 1, "市政府");
    let mut sitting = at(office);
    sitting.press("End Up");
    let shown = sitting.picture(120, 34);
    assert!(shown.contains("有：委员"), "{shown}");
    sitting.press("Delete");
    let said = sitting.effects();
    assert!(
        said.contains("Warn") && said.contains("后来又有改动"),
        "{said}"
    );
    // Several are not taken back at once.
    sitting.press("Space Space x");
    assert!(sitting.effects().contains("一次撤销一条"));
}

#[test]
fn entries_are_found_by_who_and_what() {
    let mut sitting = at(office());
    assert_eq!(sitting.screen.listed().len(), 3);
    sitting.press("/ 建库 Enter");
    assert_eq!(sitting.screen.listed(), [Item::Entry(Seq(1))]);
}

#[test]
fn pictures() {
    let mut sitting = at(office());
    sitting.all_sizes("journal", "list");
    sitting.press("Right");
    sitting.all_sizes("journal", "read");
}
