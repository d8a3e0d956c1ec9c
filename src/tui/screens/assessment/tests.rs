//! The assessment as somebody at the screen sees and plays it.

use super::*;
use crate::desk::Edit;
use crate::desk::assessment::{AddExample, Assess, ConfirmSheet};
use crate::domain::assessment::{Assessed, AssessmentSheet, Criterion, Points};
use crate::domain::calendar::Year;
use crate::domain::id::{MemberId, PointsTableId};
use crate::domain::record::Seq;
use crate::tui::screens::Screen as _;
use crate::tui::screens::board::BoardScreen;
use crate::tui::screens::test_session;
use crate::tui::screens::test_store::TestStore;
use crate::tui::windows::export::offers;

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

fn seen(office: &TestStore, kind: Kind, id: u64) -> Seq {
    let seen = office.desk.book().seq_of(kind, id);
    seen.expect("known")
}

fn appeal(office: &mut TestStore, member: u64, words: &str) {
    let sheet = sheet_of(office, member);
    let seen = seen(office, Kind::AssessmentSheet, sheet.id.0);
    office.carry(&Edit {
        record: AssessmentSheet {
            appeal: words.into(),
            ..sheet
        }
        .into(),
        seen,
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
    // The second item, activities, three points more: seen at every size.
    sitting.press("w w + + +");
    for (width, height) in [(80, 22), (120, 34), (200, 48)] {
        let shown = sitting.picture(width, height);
        for words in [
            "试算 参加界别活动：每项 5→8 分（上限 20）　得分变 2　等次变 0",
            "王伟 20 → 23 / 80，28.7%，不称职　再参加 1 次 +8",
            "23  28.7%",
        ] {
            assert!(shown.contains(words), "{words}\n{shown}");
        }
    }
    // No item gives more than its cap, nor less than nothing.
    for _ in 0..12 {
        sitting.press("+");
    }
    sitting.press("+");
    assert!(sitting.effects().contains("已到上限 20 分"));
    for _ in 0..21 {
        sitting.press("-");
    }
    assert!(sitting.effects().contains("已是 0 分"));
    // The item before, and the one after.
    sitting.press("W");
    assert!(sitting.picture(80, 22).contains("试算 出席全体会议"));
    assert_eq!(sheet_of(&sitting.office, 1), before);
    // Esc ends it at once, whatever is on the screen; so does going past the last item.
    sitting.press("Right Esc");
    assert!(!sitting.picture(120, 34).contains("试算"));
    for _ in 0..9 {
        sitting.press("w");
    }
    assert!(sitting.picture(80, 22).contains("试算 经常联系"));
    sitting.press("w");
    assert!(!sitting.picture(120, 34).contains("试算"));
    // Another leaf has another table.
    sitting.press("w Tab Shift-Tab");
    assert!(!sitting.picture(120, 34).contains("试算"));
}

#[test]
fn the_page_says_what_one_more_of_each_would_give() {
    let mut sitting = at(office());
    sitting.press("Down");
    let shown = sitting.picture(200, 48);
    for words in ["再参加 1 次 +5", "再备案 1 份 +5", "再有 1 件 +10"] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    // What was confirmed is not added to.
    sitting.press("Up");
    let shown = sitting.picture(200, 48);
    assert!(!shown.contains("再参加 1 次"), "{shown}");
}

#[test]
fn what_was_confirmed_stays_and_says_that_the_table_was_changed() {
    let mut sitting = at(office());
    let item = {
        let mut items = sitting.office.desk.book().points_items.iter();
        let item = items.find(|it| it.criterion == Criterion::Activity);
        item.expect("an item").clone()
    };
    let seen = seen(&sitting.office, Kind::PointsItem, item.id.0);
    sitting.office.carry(&Edit {
        record: PointsItem {
            points: Points::whole(8),
            cap: Some(Points::whole(30)),
            ..item
        }
        .into(),
        seen,
    });
    sitting.screen.refresh(&sitting.office.ctx());
    let shown = sitting.picture(200, 48);
    for words in [
        "已确认 ※",
        "※ 确认后计分表改过：已确认的 1 份不变，其余 9 份按 s 重新计分",
        "确认后计分表改过：现在重算为 23 / 90，不称职。",
        "已确认的不变。",
        "王伟  20 / 80  25.0%",
        "参加界别活动  5 / 20",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    // It is seen on a small screen, too.
    let shown = sitting.picture(80, 22);
    assert!(
        shown.contains("※ 确认后计分表改过：已确认的 1 份不变"),
        "{shown}"
    );
}

#[test]
fn confirming_counts_nobody_anew_and_what_is_counted_counts_everybody() {
    let mut sitting = at(office());
    sitting.press("End v");
    sitting.say_yes();
    let shown = sitting.picture(120, 34);
    assert!(shown.contains("已确认 2  待确认 7"), "{shown}");
    // An activity of all changes what the records give at once.
    let trip = {
        let mut activities = sitting.office.desk.book().activities.iter();
        activities.next().expect("one").clone()
    };
    let seen = seen(&sitting.office, Kind::Activity, trip.id.0);
    let participants = (1..=10).map(MemberId).collect();
    sitting.office.carry(&Edit {
        record: crate::domain::yearwork::Activity {
            participants,
            ..trip
        }
        .into(),
        seen,
    });
    sitting.screen.refresh(&sitting.office.ctx());
    sitting.press("w w");
    let shown = sitting.picture(120, 34);
    assert!(shown.contains("没有可再加的"), "{shown}");
    assert_eq!(shown.matches("  6.2%    +5").count(), 7, "{shown}");
    // Who left can add nothing.
    let left = shown.lines().find(|it| it.contains("离任 06-30"));
    assert!(
        left.is_some_and(|it| it.contains("  6.2%     —")),
        "{shown}"
    );
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
    // A facet is the whole word: nobody is competent here.
    for (facet, count) in [("等次:不称职", 10), ("等次：不称职", 10), ("等次:称职", 0)]
    {
        sitting.press(&format!("Esc / {facet} Enter"));
        assert_eq!(sitting.screen.listed().len(), count, "{facet}");
    }
}

#[test]
fn grades_say_how_many_have_them_by_what_and_who() {
    let mut sitting = at(office());
    sitting.press("Shift-Tab");
    let shown = sitting.picture(120, 34);
    for words in [
        "优秀               0    0.0%",
        "得分率 90% 以上，不限名额",
        "不称职            10  100.0%         1",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    sitting.press("End");
    let shown = sitting.picture(200, 48);
    assert!(shown.contains("王伟 教育界  20 / 80  25.0%"), "{shown}");
    // What is tried is seen here, too.
    sitting.press("w");
    assert!(sitting.picture(80, 22).contains("试算 出席全体会议"));
    sitting.press("Esc Right Enter");
    assert_eq!(sitting.effects(), "Go(Record(AssessmentSheet, 1))");
    sitting.press("Left Tab");
    assert_eq!(sitting.screen.listed().len(), 10);
}

#[test]
fn the_sheets_that_are_marked_and_the_list_by_grade_are_printed() {
    let mut sitting = at(office());
    let titles = |sitting: &TestSession| {
        let ctx = sitting.office.ctx();
        let offers = offers(&sitting.screen.at_hand(&ctx), &ctx).into_iter();
        let titles = offers.map(|it| it.title.zh.into_owned());
        titles.take(2).collect::<Vec<_>>()
    };
    let list = "考核等次名单：委员";
    assert_eq!(titles(&sitting), ["王伟的考核表", list]);
    sitting.press("Space Space");
    assert_eq!(titles(&sitting), ["标记的 2 份考核表", list]);
    sitting.press("Shift-Tab");
    assert_eq!(titles(&sitting)[0], list);
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
    sitting.press("Right");
    sitting.all_sizes("assessment", "what-if-sheet");
    sitting.press("Esc Left Shift-Tab End");
    sitting.all_sizes("assessment", "grades");
    let mut sitting = at(TestStore::blank());
    sitting.all_sizes("assessment", "blank");
}
