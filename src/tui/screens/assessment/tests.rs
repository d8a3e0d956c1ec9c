//! The assessment as somebody at the screen sees and plays it.

use super::*;
use crate::desk::Edit;
use crate::desk::assessment::{AddExample, Assess, ConfirmSheet};
use crate::domain::assessment::{Assessed, AssessmentSheet};
use crate::domain::calendar::Year;
use crate::domain::id::{MemberId, PointsTableId};
use crate::tui::screens::Screen as _;
use crate::tui::screens::board::BoardScreen;
use crate::tui::screens::test_session;
use crate::tui::screens::test_store::TestStore;

type TestSession = test_session::TestSession<BoardScreen>;

const TABLE: PointsTableId = PointsTableId(1);

/// The example of a table, and no sheet.
fn with_table() -> TestStore {
    let mut office = TestStore::new();
    office.carry(&AddExample { year: Year(2026) });
    office
}

/// The sheets of all members: the first confirmed, the second disputed.
fn office() -> TestStore {
    let mut office = with_table();
    office.carry(&Assess {
        table: TABLE,
        closed_on: None,
    });
    let sheet = sheet_of(&office, 1).id;
    office.carry(&ConfirmSheet { sheet });
    appeal(&mut office, 2, "有一次界别活动未计入");
    office
}

fn sheet_of(office: &TestStore, member: u64) -> AssessmentSheet {
    let mut sheets = office.desk.book().assessment_sheets.iter();
    let sheet = sheets.find(|it| it.of == Assessed::Member(MemberId(member)));
    sheet.expect("a sheet").clone()
}

fn appeal(office: &mut TestStore, member: u64, words: &str) {
    let sheet = sheet_of(office, member);
    let book = office.desk.book();
    let seen = book.seq_of(Kind::AssessmentSheet, sheet.id.0);
    office.carry(&Edit {
        record: AssessmentSheet {
            appeal: words.into(),
            ..sheet
        }
        .into(),
        seen: seen.expect("known"),
    });
}

fn at(office: TestStore) -> TestSession {
    TestSession::with(office, BoardScreen::new(Box::new(Assessments::default())))
}

#[test]
fn everybody_stands_in_the_order_of_the_roster_and_the_sum_adds_up() {
    let sitting = at(office());
    assert_eq!(sitting.screen.listed().len(), 10);
    let shown = sitting.picture(120, 34);
    for words in [
        "（未截止）",
        "已确认 1  待确认 8  申诉 1；低于最低 10",
        "离任 06-30",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    // By figures nobody is sorted.
    let mut sitting = sitting;
    sitting.press("S");
    let menu = sitting.picture(120, 34);
    assert!(menu.contains("姓名") && !menu.contains("│ 占比"), "{menu}");
}

#[test]
fn a_figure_opens_into_its_records_and_what_is_not_counted_says_why() {
    let mut sitting = at(office());
    let shown = sitting.picture(200, 48);
    for words in ["校园安全调研", "计 5"] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    // The second member's form was handed in and not filed.
    sitting.press("Down");
    let shown = sitting.picture(200, 48);
    for words in ["有一次界别活动未计入", "不计：未备案", "登记表 #2"] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    sitting.press("Enter Enter");
    assert_eq!(sitting.effects(), "Go(Member(MemberId(2)))");
    sitting.press("Down Enter");
    assert!(sitting.effects().contains("Go(Record(Activity, 1))"));
}

#[test]
fn marked_sheets_are_confirmed_at_once_and_who_appealed_is_left_out() {
    let mut sitting = at(office());
    sitting.press("Space Space Space v");
    let asked = format!("{:?}", sitting.said);
    for words in ["确认考核表 1 项", "2 项不能", "申诉还没有答复", "已于"] {
        assert!(asked.contains(words), "{words}\n{asked}");
    }
    sitting.say_yes();
    let third = sheet_of(&sitting.office, 3);
    assert!(third.confirmed.is_some());
    assert!(sheet_of(&sitting.office, 2).confirmed.is_none());
    // The next step of an appeal is its answer.
    sitting.press("Esc Home Down g");
    let said = sitting.effects();
    assert!(
        said.contains("Edit") && said.contains("assessment-sheet"),
        "{said}"
    );
}

#[test]
fn who_has_no_sheet_is_shown_by_the_records_and_gets_one_by_a_key() {
    let mut sitting = at(with_table());
    let shown = sitting.picture(120, 34);
    assert!(shown.contains("未计分 10"), "{shown}");
    sitting.press("v");
    assert!(sitting.effects().contains("还没有考核表"));
    sitting.press("g");
    sitting.say_yes();
    assert!(sitting.picture(120, 34).contains("待确认 10"));
}

#[test]
fn the_table_and_its_items_are_changed_from_here() {
    let mut sitting = at(office());
    sitting.press("e");
    let shown = sitting.picture(120, 34);
    assert!(
        shown.contains("参加界别活动：每项 5 分，上限 20"),
        "{shown}"
    );
    sitting.press("Down Enter");
    let said = sitting.effects();
    assert!(said.contains("points-item"), "{said}");
    let mut sitting = at(TestStore::new());
    sitting.press("e Enter");
    sitting.carry_out();
    assert!(sitting.picture(120, 34).contains("未计分 10"));
}

#[test]
fn another_figure_is_tried_in_a_copy_and_nothing_of_it_is_kept() {
    let mut sitting = at(office());
    let before = sheet_of(&sitting.office, 1);
    sitting.press("+");
    assert!(sitting.effects().contains("先按 w"));
    // The second item, activities, three points more.
    sitting.press("w w + + +");
    let shown = sitting.picture(120, 34);
    for words in [
        "参加界别活动 每项 5 → 8 分，等次变 0",
        "试算",
        "25.0%    23",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    // With ten for a collective output and more, somebody is competent.
    sitting.press("w w");
    for _ in 0..60 {
        sitting.press("+");
    }
    let shown = sitting.picture(120, 34);
    assert!(shown.contains("界别集体成果 每项 10 → 70 分"), "{shown}");
    assert_eq!(sheet_of(&sitting.office, 1), before);
    for _ in 0..6 {
        sitting.press("w");
    }
    assert!(!sitting.picture(120, 34).contains("试算"));
}

#[test]
fn sheets_are_found_by_how_far_they_are() {
    let mut sitting = at(office());
    sitting.press("/ 申诉 Enter");
    assert_eq!(sitting.screen.listed().len(), 1);
    sitting.press("Esc / 未确认 Enter");
    assert_eq!(sitting.screen.listed().len(), 9);
    sitting.press("Esc / 低于最低 Enter");
    assert_eq!(sitting.screen.listed().len(), 10);
}

#[test]
fn a_sheet_is_gone_to_and_a_past_year_has_its_own_table() {
    let mut sitting = at(office());
    let sheet = sheet_of(&sitting.office, 4).id.0;
    let ctx = sitting.office.ctx();
    sitting
        .screen
        .go(Place::Record(Kind::AssessmentSheet, sheet), &ctx);
    assert!(sitting.picture(200, 48).contains("刘洋（医药卫生界）"));
    sitting.office.look_at(Year(2025));
    sitting.screen.refresh(&sitting.office.ctx());
    let shown = sitting.picture(120, 34);
    assert!(
        shown.contains("2025 往年") && shown.contains("2025年还没有委员的计分表"),
        "{shown}"
    );
}

#[test]
fn pictures() {
    let mut sitting = at(office());
    sitting.press("Down");
    sitting.all_sizes("assessment", "members");
    sitting.press("Right");
    sitting.all_sizes("assessment", "sheet");
    sitting.press("Left w w + + +");
    sitting.all_sizes("assessment", "what-if");
    let mut sitting = at(TestStore::blank());
    sitting.all_sizes("assessment", "blank");
}
