//! Keys in, effects out.

use super::*;
use crate::desk::Remove;
use crate::domain::record::Kind;
use crate::rules::matrix::SectorColumn;
use crate::tui::app::Place;
use crate::tui::input::{Input, Mouse, MouseDeed};
use crate::tui::screens::checklist::cell_ref::{CellRef, Column, Who};
use crate::tui::test_terminal::keys;

pub(super) fn at(sitting: &TestSession) -> (Who, Option<Column>) {
    let spot = sitting.screen.grid.spot().expect("a cell");
    (spot.who, spot.column)
}

fn of(column: SectorColumn) -> Option<Column> {
    Some(Column::Sector(column))
}

#[test]
fn arrows_go_from_cell_to_cell_and_step_over_headings() {
    let mut sitting = TestSession::new();
    assert_eq!(at(&sitting), (Who::Sector(test_store::EDUCATION), None));
    sitting.press("Left Up Right");
    assert_eq!(at(&sitting).1, Some(Column::Total));
    sitting.press("Right Right");
    let liaison = of(SectorColumn::Liaison);
    assert_eq!(at(&sitting), (Who::Sector(test_store::EDUCATION), liaison));
    sitting.press("Down Down Down");
    assert_eq!(at(&sitting), (Who::Sector(test_store::ECONOMY), liaison));
    sitting.press("Ctrl-E");
    let summary = of(SectorColumn::Summary);
    assert_eq!(at(&sitting), (Who::Sector(test_store::ECONOMY), summary));
    // Committees have no duties of this group; back among the sectors the wanted column is there again.
    sitting.press("Down Down");
    let science = Who::Committee(test_store::SCIENCE);
    assert_eq!(at(&sitting), (science, Some(Column::Total)));
    sitting.press("Up");
    assert_eq!(at(&sitting), (Who::Sector(test_store::INVITED), summary));
    sitting.press("End");
    assert_eq!(at(&sitting).0, Who::Organisation);
    sitting.press("Down Home Ctrl-Left");
    assert_eq!(at(&sitting), (Who::Sector(test_store::EDUCATION), None));
    sitting.picture(80, 12);
    sitting.press("PageDown");
    assert_ne!(at(&sitting).0, Who::Sector(test_store::EDUCATION));
    sitting.press("PageUp");
    assert_eq!(at(&sitting).0, Who::Sector(test_store::EDUCATION));
}

#[test]
fn a_cells_findings_are_put_right_and_what_remains_stays_in_view() {
    let mut sitting = TestSession::new();
    // Health has one convenor, neither approved nor the first.
    sitting.press("Down Right Right Enter");
    let shelf = sitting.picture(80, 22);
    assert!(
        shelf.contains("J1608") && shelf.contains("J1604"),
        "{shelf}"
    );
    assert!(
        shelf.contains("为什么") && shelf.contains("第16条"),
        "{shelf}"
    );
    sitting.press("Enter");
    assert_eq!(sitting.effects(), "Edit(record-approval convenor#4)");
    // The only convenor becomes the first at once.
    sitting.press("Down g");
    sitting.carry_out();
    let shelf = sitting.picture(80, 22);
    assert!(
        shelf.contains("J1608") && !shelf.contains("J1604"),
        "{shelf}"
    );
    sitting.press("g");
    assert_eq!(sitting.effects(), "Edit(record-approval convenor#4)");
    sitting.press("Esc Esc");
    assert!(sitting.screen.shelf.is_none());
}

#[test]
fn a_cell_without_findings_says_what_its_rules_ask() {
    let mut sitting = TestSession::new();
    sitting.press("Down Right Right Right Enter");
    let shelf = sitting.picture(80, 22);
    assert!(shelf.contains("这一格没有问题"), "{shelf}");
    sitting.press("Enter g");
    assert_eq!(
        sitting.effects(),
        "Warn(Text { zh: \"没有要办的问题\", en: \"nothing is to be put right\" })"
    );
    explain(&mut sitting);
    let rule = sitting.picture(80, 22);
    assert!(rule.contains("J1701") && rule.contains("第17条"), "{rule}");
    sitting.press("Enter");
    explain(&mut sitting);
    assert!(sitting.screen.explained.is_none() && sitting.effects().is_empty());
    // Taken away by somebody else, it is found there after a refresh.
    sitting.office.carry(&Remove {
        kind: Kind::Liaison,
        id: 1,
    });
    let before = sitting.screen.grid.spot();
    sitting.screen.refresh(&sitting.office.ctx());
    assert_eq!(sitting.screen.grid.spot(), before);
    sitting.press("g");
    assert_eq!(sitting.effects(), "Edit(add-liaison sector#2)");
}

#[test]
fn what_only_lacks_verification_is_verified() {
    let mut sitting = TestSession::new();
    sitting.press("Right Right Right Right");
    assert_eq!(at(&sitting).1, of(SectorColumn::Plan));
    sitting.press("v");
    sitting.carry_out();
    sitting.press("v");
    assert_eq!(
        sitting.effects(),
        "Warn(Text { zh: \"没有待核实的登记\", en: \"nothing waits to be verified\" })"
    );
    let cell = sitting.screen.grid.cell().expect("a cell");
    assert_eq!(cell.standing, crate::rules::matrix::Standing::Verified);
}

#[test]
fn of_several_records_one_is_chosen() {
    let mut sitting = TestSession::at(TestStore::with_shared_event());
    // Health held two activities that nobody looked at.
    sitting.press("Down Ctrl-E Left v");
    let menu = sitting.picture(80, 22);
    assert!(menu.contains("核实哪一项"), "{menu}");
    assert!(
        menu.contains("重大课题调研") && menu.contains("义诊"),
        "{menu}"
    );
    sitting.press("Down Enter");
    sitting.carry_out();
    sitting.press("v");
    assert!(!sitting.picture(80, 22).contains("核实哪一项"));
    sitting.carry_out();
    assert!(sitting.screen.unverified.is_empty());
}

#[test]
fn names_and_findings_lead_to_the_desk() {
    let mut sitting = TestSession::new();
    sitting.press("Down Enter");
    assert_eq!(sitting.effects(), "Go(Sector(SectorId(2)))");
    sitting.press("Right");
    go_to(&mut sitting);
    sitting.press("End Up Enter");
    // A committee's sum opens its findings.
    assert_eq!(sitting.effects(), "Go(Sector(SectorId(2)))");
    sitting.press("Esc");
    go_to(&mut sitting);
    sitting.press("Ctrl-Left Enter");
    assert_eq!(
        sitting.effects(),
        "Go(Committee(CommitteeId(2))) | Go(Committee(CommitteeId(2)))"
    );
    sitting.press("Down Enter");
    assert_eq!(sitting.effects(), "Go(Screen(Desk))");
    // The first finding of a member leads to the member, that of a form to the form.
    sitting.press("Shift-Tab / J 1 5 0 3 Enter");
    go_to(&mut sitting);
    assert_eq!(sitting.effects(), "Go(Member(MemberId(2)))");
    sitting.press("Esc / J 9 0 0 2 Enter");
    go_to(&mut sitting);
    sitting.press("Esc");
    assert_eq!(sitting.effects(), "Go(Form(FormId(2)))");
}

#[test]
fn a_finding_of_an_event_leads_to_its_record() {
    let mut sitting = TestSession::at(TestStore::with_shared_event());
    sitting.press("Shift-Tab / J 0 1 0 2 Enter");
    go_to(&mut sitting);
    assert_eq!(sitting.effects(), "Go(Record(Activity, 3))");
}

#[test]
fn all_findings_are_filtered_by_words_and_by_level() {
    let mut sitting = TestSession::new();
    sitting.press("Shift-Tab");
    let all = sitting.screen.list.list.shown().len();
    assert_eq!(all, sitting.office.facts.findings.len());
    sitting.press("l");
    let breaches = sitting.screen.list.list.shown().len();
    let total = sitting.office.facts.badges.total();
    assert_eq!(breaches, total.breach as usize);
    sitting.press("/ j y j");
    let found = sitting.screen.list.list.shown().len();
    assert!(0 < found && found < breaches, "{found}");
    sitting.press("Backspace Backspace Backspace");
    assert_eq!(sitting.screen.list.list.shown().len(), breaches);
    sitting.press("l i u y a n g Enter");
    let named = sitting.screen.list.list.shown().len();
    assert_eq!(named, 2, "no key contacts; not approved");
    // The level goes on in its round: no duty is Liu Yang's, then advice, then all of them.
    sitting.press("l");
    let due = sitting.screen.list.list.shown().len();
    sitting.press("l l");
    assert!(sitting.screen.list.list.shown().len() >= named + due);
    sitting.press("Esc");
    assert_eq!(sitting.screen.list.list.shown().len(), all);
    sitting.press("l Esc");
    assert_eq!(sitting.screen.list.list.shown().len(), all);
    assert!(sitting.screen.listing);
    sitting.press("Esc");
    assert!(!sitting.screen.listing);
}

#[test]
fn the_list_explains_before_it_acts() {
    let mut sitting = TestSession::new();
    sitting.press("Shift-Tab / J 9 0 0 2 Enter Enter");
    let rule = sitting.picture(80, 22);
    assert!(rule.contains("规则说明") && rule.contains("级别"), "{rule}");
    assert!(sitting.effects().is_empty());
    sitting.press("Enter");
    sitting.carry_out();
    // The form is filed: the finding is gone, and with it what explained it.
    assert!(sitting.screen.explained.is_none());
    assert_eq!(sitting.screen.list.list.shown().len(), 0);
    let list = sitting.picture(80, 22);
    assert!(list.contains("没有符合筛选的行"), "{list}");
    sitting.press("Esc");
    assert!(!sitting.screen.list.list.shown().is_empty());
}

#[test]
fn the_chosen_finding_stays_chosen_when_others_go() {
    let mut sitting = TestSession::new();
    sitting.press("Shift-Tab Down Down Down Down Down Down Down Down Down Down Down Down");
    let chosen = sitting.screen.list.chosen().expect("a finding");
    assert_eq!(chosen.rule.code, "J9002");
    sitting.press("Down");
    let next = sitting.screen.list.chosen().expect("a finding");
    sitting.press("Up g");
    sitting.carry_out();
    let now = sitting.screen.list.chosen().expect("a finding");
    assert_eq!(now.rule.code, next.rule.code, "what stands in its place");
    sitting
        .office
        .carry(&crate::desk::convenor::DesignateFirst {
            convenor: crate::domain::id::ConvenorId(4),
            on: sitting.office.ctx().today().date,
        });
    sitting.screen.refresh(&sitting.office.ctx());
    assert_eq!(sitting.screen.list.chosen(), Some(now));
}

#[test]
fn the_matrix_is_filtered_by_sector_and_by_committee() {
    let mut sitting = TestSession::new();
    sitting.press("/ y y w s j");
    assert_eq!(at(&sitting).0, Who::Sector(test_store::HEALTH));
    let picture = sitting.picture(80, 22);
    assert!(
        picture.contains("医药卫生界") && !picture.contains("体育界"),
        "{picture}"
    );
    sitting.press("Esc / j j k j Enter");
    let picture = sitting.picture(80, 22);
    assert!(
        picture.contains("经济界") && !picture.contains("体育界"),
        "{picture}"
    );
    assert!(picture.contains("/jjkj"), "{picture}");
    // A row that is hidden is shown when it is asked for.
    let place = Place::Sector(test_store::SPORT);
    sitting.screen.go(place, &sitting.office.ctx());
    assert_eq!(at(&sitting).0, Who::Sector(test_store::SPORT));
    sitting.press("/ q q q");
    assert!(sitting.screen.grid.spot().is_none());
    let picture = sitting.picture(80, 22);
    assert!(picture.contains("没有符合筛选的行"), "{picture}");
    sitting.press("Enter Enter");
    go_to(&mut sitting);
    sitting.press("y");
    let refused = sitting.effects();
    assert_eq!(refused.matches("Warn").count(), 3, "{refused}");
    sitting.press("Esc");
    assert!(sitting.screen.grid.spot().is_some());
}

#[test]
fn a_sector_that_is_struck_out_leaves_the_choice_near() {
    let mut sitting = TestSession::new();
    sitting.press("Down Down");
    assert_eq!(at(&sitting).0, Who::Sector(test_store::SPORT));
    sitting.press("Down Down");
    assert_eq!(at(&sitting).0, Who::Sector(test_store::INVITED));
    sitting.office.carry(&Remove {
        kind: Kind::Member,
        id: 9,
    });
    sitting.office.carry(&Remove {
        kind: Kind::Sector,
        id: test_store::INVITED.0,
    });
    sitting.screen.refresh(&sitting.office.ctx());
    let (who, _) = at(&sitting);
    assert!(matches!(who, Who::Committee(_)), "{who:?}");
}

#[test]
fn what_is_chosen_is_copied() {
    let mut sitting = TestSession::new();
    sitting.press("Right Right Right y");
    let said = sitting.effects();
    assert!(said.contains("教育界 · 界别联络员：缺。不合规 1"), "{said}");
    sitting.press("Enter Ctrl-Y");
    let said = sitting.effects();
    assert!(said.contains("不合规\\tJ1701\\t第17条\\t教育界"), "{said}");
}

#[test]
fn a_click_chooses_and_a_second_one_opens() {
    let mut sitting = TestSession::new();
    let picture = sitting.picture(80, 22);
    let row = picture.lines().position(|line| line.contains("经济界 "));
    let y = row.expect("a row") as u16;
    let press = |sitting: &mut TestSession, x| {
        let mouse = Input::Mouse(Mouse {
            deed: MouseDeed::Press,
            x,
            y,
        });
        sitting.screen.handle(&mouse, &sitting.office.ctx())
    };
    press(&mut sitting, 4);
    let name = CellRef {
        who: Who::Sector(test_store::ECONOMY),
        column: None,
    };
    assert_eq!(sitting.screen.grid.spot(), Some(name));
    // The head of the plans says where their column is.
    let head = picture.lines().find(|line| line.contains("计划"));
    let head = head.expect("heads");
    let before = &head[..head.find("计划").expect("plans")];
    let x = crate::tui::measure::width(before) as u16;
    press(&mut sitting, x);
    assert_eq!(at(&sitting).1, of(SectorColumn::Plan));
    press(&mut sitting, x);
    assert!(sitting.screen.shelf.is_some());
}

#[test]
fn with_a_window_open_the_rest_stays_as_it_was() {
    let mut sitting = TestSession::new();
    // The window's own list is filtered; what only explains has none.
    sitting.press("Right Right Enter / x x Esc");
    assert!(sitting.screen.grid.filter.note().is_empty());
    explain(&mut sitting);
    sitting.press("/");
    let refused = sitting.effects();
    assert!(
        refused.contains("close what stands before it first"),
        "{refused}"
    );
    explain(&mut sitting);
    sitting.press("l");
    let refused = sitting.effects();
    assert!(
        refused.contains("only the list of findings has levels"),
        "{refused}"
    );
    // Tab closes it and shows the next group; back again, the matrix is as it was left.
    let before = sitting.screen.grid.spot();
    sitting.press("Tab Shift-Tab");
    assert_eq!(sitting.screen.grid.spot(), before);
    let unbound = keys("F10").remove(0);
    assert!(
        sitting
            .screen
            .handle(&unbound, &sitting.office.ctx())
            .is_none()
    );
}
