//! Keys in, effects out.

use super::*;
use crate::desk::Add;
use crate::domain::described::Described;
use crate::domain::id::MemberId;
use crate::domain::record::Kind;
use crate::domain::sector::Sector;
use crate::tui::app::Place;
use crate::tui::screens::desk::layout::Pane;
use crate::tui::screens::desk::node::Node;

fn members(sitting: &TestSession) -> Vec<u64> {
    sitting
        .screen
        .roster
        .shown()
        .iter()
        .map(|id| id.0)
        .collect()
}

#[test]
fn choosing_on_the_map_narrows_and_esc_widens() {
    let mut sitting = TestSession::new();
    assert_eq!(members(&sitting), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert_eq!(sitting.screen.pending.shown().len(), 5);
    sitting.press("Down");
    assert_eq!(sitting.screen.node(), Node::Committee(test_store::SCIENCE));
    assert_eq!(members(&sitting), [1, 2, 3, 4, 5, 6]);
    sitting.press("Down");
    assert_eq!(members(&sitting), [1, 2, 3]);
    assert_eq!(sitting.screen.convenors.shown().len(), 2);
    assert_eq!(sitting.screen.pending.shown().len(), 3);
    sitting.press("Tab Down Esc");
    assert_eq!(sitting.screen.node(), Node::Committee(test_store::SCIENCE));
    let chosen = sitting.screen.roster.chosen();
    assert_eq!(chosen, Some(MemberId(2)), "stays chosen when more is shown");
    sitting.press("Esc");
    assert_eq!(sitting.screen.node(), Node::All);
    assert_eq!(sitting.screen.panes.focus(), Pane::Roster);
    sitting.press("Esc");
    assert_eq!(sitting.screen.panes.focus(), Pane::Map);
    sitting.press("End Up");
    assert_eq!(sitting.screen.node(), Node::Unassigned);
    assert_eq!(members(&sitting), [9]);
}

#[test]
fn the_tree_folds() {
    let mut sitting = TestSession::new();
    assert_eq!(sitting.screen.map.count(), 9);
    sitting.press("Down Enter");
    assert_eq!(sitting.screen.map.count(), 6);
    sitting.press("Right Down");
    assert_eq!(sitting.screen.node(), Node::Sector(test_store::EDUCATION));
    sitting.press("Left");
    assert_eq!(sitting.screen.node(), Node::Committee(test_store::SCIENCE));
    sitting.press("Home Left");
    assert_eq!(sitting.screen.map.count(), 4);
    // What is hidden is shown when it is asked for.
    let place = Place::Sector(test_store::ECONOMY);
    sitting.screen.go(place, &sitting.office.ctx());
    assert_eq!(sitting.screen.node(), Node::Sector(test_store::ECONOMY));
    assert_eq!(members(&sitting), [7, 8]);
}

#[test]
fn a_convenors_checklist_is_completed_from_here() {
    let mut sitting = TestSession::new();
    let place = Place::Sector(test_store::EDUCATION);
    sitting.screen.go(place, &sitting.office.ctx());
    // The most urgent finding of the sector is put right first.
    sitting.press("g");
    assert_eq!(sitting.effects(), "Edit(record-approval convenor#2)");
    sitting.press("a");
    let menu = sitting.picture(80, 22);
    assert!(
        menu.contains("联络员") && menu.contains("登记总结"),
        "{menu}"
    );
    sitting.press("2");
    assert_eq!(sitting.effects(), "Edit(add-liaison sector#1)");
    sitting.press("a Down Down Enter");
    assert_eq!(sitting.effects(), "Edit(add-plan sector#1 2026)");
    sitting.press("a 7 s Left s Right Down");
    assert_eq!(
        sitting.effects(),
        "Edit(assign-leader sector#1) | Edit(assign-committee sector#1) | \
         Edit(assign-sectors committee#1)"
    );
    sitting.press("a 5 a 4");
    assert_eq!(
        sitting.effects(),
        "Edit(add-summary sector#1 2026) | Edit(add-activity sector#1)"
    );
    // Two records wait to be verified: one is chosen, the other is verified at once.
    sitting.press("v Enter");
    sitting.carry_out();
    sitting.press("v");
    sitting.carry_out();
    sitting.press("v");
    assert_eq!(
        sitting.effects(),
        "Warn(Text { zh: \"没有待核实的登记\", en: \"nothing waits to be verified\" })"
    );
    // What was entered can be changed and struck out again.
    sitting.press("E Enter");
    let menu = sitting.picture(80, 22);
    assert!(menu.contains("主席会议成员：高远"), "{menu}");
    sitting.press("Enter");
    assert_eq!(sitting.effects(), "Edit(edit leader#1)");
    sitting.press("E Down Enter End Enter");
    let asked = sitting.effects();
    assert!(asked.contains("request: remove-plan"), "{asked}");
}

#[test]
fn members_come_change_and_go() {
    let mut sitting = TestSession::new();
    sitting.press("Tab Down");
    sitting.press("e n K w c l r");
    assert_eq!(
        sitting.effects(),
        "Edit(edit member#2) | Edit(begin-form member#2) | \
         Edit(add-key-contact member#2) | Edit(enter-workroom member#2) | Edit(elect-convenor sector#1) | \
         Edit(leave member#2) | Edit(replace member#2)"
    );
    sitting.press("a g");
    assert_eq!(
        sitting.effects(),
        "Edit(add-member) | Edit(record-approval convenor#2)"
    );
    // Who left is not in the list, and is shown when asked for.
    let place = Place::Member(test_store::LEFT);
    sitting.screen.go(place, &sitting.office.ctx());
    assert_eq!(sitting.screen.node(), Node::Sector(test_store::HEALTH));
    assert_eq!(members(&sitting), [4, 5, 10]);
    sitting.press("l");
    assert!(sitting.effects().contains("该委员已离任"));
    sitting.press("r y");
    assert_eq!(
        sitting.effects(),
        "Edit(replace member#10) | Copy(\"郑芳\\t医药卫生界\\t市妇幼保健院护士长\\t138****5680\\t—\\t0/5\\t○\\t\")"
    );
    sitting.press("Esc Down");
    assert!(!members(&sitting).contains(&10) || sitting.screen.guest.is_some());
}

#[test]
fn convenors_are_designated_approved_and_ended() {
    let mut sitting = TestSession::new();
    sitting.press("Tab Tab f");
    assert!(sitting.effects().contains("已是第一召集人"));
    sitting.press("p");
    assert!(sitting.effects().contains("主席会议已审定"));
    sitting.press("Down p e l a");
    assert_eq!(
        sitting.effects(),
        "Edit(record-approval convenor#2) | Edit(edit convenor#2) | \
         Edit(end convenor#2) | Edit(elect-convenor sector#1)"
    );
    sitting.press("f");
    assert_eq!(sitting.effects(), "Edit(designate-first convenor#2)");
    sitting
        .office
        .carry(&crate::desk::convenor::DesignateFirst {
            convenor: crate::domain::id::ConvenorId(2),
            on: sitting.office.ctx().today().date,
        });
    sitting.screen.refresh(&sitting.office.ctx());
    let first: Vec<u64> = sitting
        .office
        .desk
        .book()
        .convenors
        .iter()
        .filter(|it| it.is_first_on(sitting.office.ctx().today().date))
        .map(|it| it.id.0)
        .collect();
    assert_eq!(first, [2]);
    // The first convenor stands first, and stays chosen.
    let shown: Vec<u64> = sitting
        .screen
        .convenors
        .shown()
        .iter()
        .map(|id| id.0)
        .collect();
    assert_eq!(shown, [2, 1, 4]);
    assert_eq!(sitting.screen.convenors.table.chosen(), Some(0));
}

#[test]
fn forms_are_filed_and_the_next_is_chosen() {
    let mut sitting = TestSession::new();
    sitting.press("Tab Tab Tab");
    let order: Vec<u64> = sitting
        .screen
        .pending
        .shown()
        .iter()
        .map(|it| it.0.0)
        .collect();
    assert_eq!(
        order,
        [2, 5, 3, 4, 1],
        "by deadline; then those that nobody waits for"
    );
    sitting.press("p");
    assert!(sitting.effects().contains("该登记表已提交"));
    sitting.press("f");
    sitting.carry_out();
    let chosen = sitting.screen.pending.chosen().map(|it| it.0.0);
    assert_eq!(chosen, Some(5), "what stands in its place now");
    sitting.press("p");
    sitting.carry_out();
    sitting.press("Enter");
    assert!(sitting.effects().starts_with("Go(Form(FormId("));
    sitting.press("Home r");
    let asked = sitting.effects();
    assert!(asked.contains("ReturnForms([FormId(3)])") && asked.contains("required: true"));
    sitting.press("End e s");
    let wished = sitting.effects();
    assert!(wished.starts_with("Edit(edit form#1)"), "{wished}");
    sitting.press("w n");
    assert!(sitting.effects().ends_with("Edit(begin-form)"));
}

#[test]
fn a_pane_is_filtered_by_initials() {
    let mut sitting = TestSession::new();
    sitting.press("Tab / l x m");
    assert_eq!(members(&sitting), [2]);
    // While the line is open, keys of commands are letters.
    sitting.press("Enter e");
    assert_eq!(sitting.effects(), "Edit(edit member#2)");
    assert!(sitting.picture(120, 34).contains("/lxm"));
    sitting.press("Esc");
    assert_eq!(members(&sitting).len(), 9);
    assert_eq!(sitting.screen.roster.chosen(), Some(MemberId(2)));
    sitting.press("Shift-Tab / j j j");
    assert_eq!(sitting.screen.node(), Node::Sector(test_store::ECONOMY));
    assert_eq!(members(&sitting), [7, 8]);
    sitting.press("Esc");
    assert_eq!(sitting.screen.map.count(), 9);
    assert_eq!(sitting.screen.node(), Node::Sector(test_store::ECONOMY));
}

#[test]
fn the_detail_takes_the_keyboard_and_its_findings_are_chosen() {
    let mut sitting = TestSession::new();
    sitting.press("Down Down Enter");
    assert_eq!(sitting.effects(), "Go(Dossier(Sector, 1))");
    sitting.press("i");
    assert_eq!(sitting.screen.panes.focus(), Pane::Detail);
    sitting.picture(120, 34);
    sitting.press("Down");
    sitting.picture(120, 34);
    let second = sitting
        .screen
        .detail
        .chosen()
        .expect("several findings")
        .remedy;
    sitting.press("Enter");
    let wished = sitting.effects();
    assert!(
        wished.contains("Edit(") || wished.contains("Carry("),
        "{second:?}: {wished}"
    );
    sitting.press("Esc");
    assert_eq!(sitting.screen.panes.focus(), Pane::Map);
    sitting.press("Tab i");
    assert_eq!(sitting.screen.panes.focus(), Pane::Detail);
    sitting.press("i");
    assert_eq!(sitting.screen.panes.focus(), Pane::Roster);
}

#[test]
fn what_was_chosen_is_chosen_again_after_a_change() {
    use crate::desk::Remove;
    let mut sitting = TestSession::new();
    sitting.press("Tab Down Down");
    assert_eq!(sitting.screen.roster.chosen(), Some(MemberId(3)));
    sitting.office.carry(&Remove {
        kind: Kind::Member,
        id: 9,
    });
    sitting.screen.refresh(&sitting.office.ctx());
    assert_eq!(sitting.screen.roster.chosen(), Some(MemberId(3)));
    sitting.press("End");
    assert_eq!(sitting.screen.roster.chosen(), Some(MemberId(8)));
    sitting.press("x");
    assert!(sitting.effects().contains("Ask(Sure"));
}

#[test]
fn the_palette_presses_the_same_keys() {
    let mut sitting = TestSession::new();
    sitting.press("Down Down");
    let rows = sitting.screen.keys(&sitting.office.ctx());
    let at = |name: &str| {
        let row = rows.iter().find(|row| row.label.en == name);
        row.expect("a row").clone()
    };
    let effects = sitting.call(&at("output"));
    sitting.take(effects.expect("it is to be had"));
    assert_eq!(sitting.effects(), "Edit(add-output sector#1)");
    for row in &rows {
        sitting.call(row);
    }
    let effects = sitting.call(&at("first"));
    assert!(effects.expect("it is to be had").is_empty());
    // Whatever pane is looked at, it is the same command, for what is chosen there.
    sitting.call(&at("members"));
    let effects = sitting.call(&at("output"));
    sitting.take(effects.expect("it is to be had"));
    assert!(sitting.effects().ends_with("Edit(add-output sector#1)"));
}

#[test]
fn a_new_organisation_offers_its_first_records() {
    let mut sitting = TestSession::at(TestStore::blank());
    sitting.press("a Enter e Tab a");
    assert_eq!(
        sitting.effects(),
        "Edit(add-committee) | Edit(edit organisation#0) | Edit(add-member)"
    );
    sitting.press("Tab a Tab Enter Tab Down g");
    assert!(sitting.effects().contains("请先选一个界别"));
}

#[test]
fn the_mouse_chooses_panes_and_rows() {
    use crate::tui::input::{Input, Mouse, MouseDeed};
    let mut sitting = TestSession::new();
    sitting.picture(120, 34);
    let click = |sitting: &mut TestSession, x, y| {
        let deed = MouseDeed::Press;
        let input = Input::Mouse(Mouse { deed, x, y });
        let effects = sitting.screen.handle(&input, &sitting.office.ctx());
        sitting.picture(120, 34);
        effects.is_some()
    };
    // The fourth row of the map is the health sector.
    assert!(click(&mut sitting, 8, 4));
    assert_eq!(sitting.screen.node(), Node::Sector(test_store::HEALTH));
    // The second member of it; a row of heads stands above.
    assert!(click(&mut sitting, 40, 3));
    assert_eq!(sitting.screen.panes.focus(), Pane::Roster);
    assert_eq!(sitting.screen.roster.chosen(), Some(MemberId(5)));
    // A click on the chosen row opens the dossier.
    let deed = MouseDeed::Press;
    let again = Input::Mouse(Mouse { deed, x: 40, y: 3 });
    let effects = sitting.screen.handle(&again, &sitting.office.ctx());
    let effects = format!("{effects:?}");
    assert!(effects.contains("Go(Member(MemberId(5)))"), "{effects}");
    assert!(click(&mut sitting, 40, 28));
    assert_eq!(sitting.screen.panes.focus(), Pane::Pending);
    assert!(!click(&mut sitting, 130, 40), "outside");
}

#[test]
fn a_sector_has_its_short_name_where_its_own_does_not_fit() {
    let mut sitting = TestSession::new();
    let committee = sitting
        .office
        .ctx()
        .book()
        .committees
        .iter()
        .next()
        .map(|it| it.id);
    for name in ["中国民主同盟", "中国民主建国会", "中国民主促进会"] {
        let mut record = Sector::blank(sitting.office.ctx().book(), sitting.office.ctx().today());
        record.name = name.to_owned();
        record.committee = committee.into();
        if name.ends_with("促进会") {
            record.short = "进".to_owned();
        }
        sitting.office.carry(&Add(record.into()));
    }
    sitting.screen.refresh(&sitting.office.ctx());
    let narrow = sitting.picture(100, 36);
    // Those of the settings, unless the organisation has its own.
    for short in ["民盟", "民建", " 进 "] {
        assert!(narrow.contains(short), "{short}: {narrow}");
    }
    assert!(sitting.picture(200, 50).contains("中国民主建国会"));
}
