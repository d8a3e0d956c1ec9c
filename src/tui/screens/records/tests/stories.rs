//! Keys in, effects out.

use super::*;
use crate::desk::{Remove, Several};
use crate::domain::calendar::Year;
use crate::domain::id::{ActivityId, SectorId};
use crate::tui::app::{Effect, Object};
use crate::tui::input::{Input, Mouse, MouseDeed};
use crate::tui::keymap::Does;
use crate::tui::screens::records::kinds;

#[test]
fn every_kind_that_has_a_list_has_its_home_here() {
    let mut sitting = in_office(TestStore::with_shared_event());
    for kind in kinds::all() {
        let ctx = sitting.office.ctx();
        let all = ctx.book().ids(kind);
        sitting.screen.go(Place::Kind(kind), &ctx);
        assert_eq!(kind_at(&sitting), kind);
        for list in [80, 120, 200] {
            sitting.picture(list, 24);
        }
        if kind == Kind::RegistrationForm {
            continue;
        }
        // Whatever is entered is found here, of another year or ended too.
        for id in all {
            let ctx = sitting.office.ctx();
            sitting.screen.go(Place::Record(kind, id), &ctx);
            assert_eq!(chosen_in(&sitting), Some(id), "{kind:?}");
            assert_eq!(told_of(&sitting), Some((kind, id)));
        }
    }
}

#[test]
fn a_kind_is_chosen_and_left() {
    let mut sitting = in_office(TestStore::new());
    assert_eq!(kind_at(&sitting), Kind::Member);
    sitting.press("Down");
    assert_eq!(
        (kind_at(&sitting), listed(&sitting)),
        (Kind::Sector, vec![1, 2, 3, 4, 5])
    );
    // Found by initials; the list follows.
    sitting.press("/ l l y");
    assert_eq!(kind_at(&sitting), Kind::Liaison);
    sitting.press("Enter Enter");
    assert_eq!(focus(&sitting), "list");
    sitting.press("Left Esc");
    assert_eq!(
        (focus(&sitting), kind_at(&sitting)),
        ("left", Kind::Liaison)
    );
    sitting.press("Tab Tab");
    assert_eq!(focus(&sitting), "page");
    sitting.press("Esc Esc");
    assert_eq!(focus(&sitting), "left");
    // Forms are read on their own screen.
    sitting
        .screen
        .go(Place::Kind(Kind::RegistrationForm), &sitting.office.ctx());
    sitting.press("Esc Enter a");
    let said = sitting.effects();
    assert!(said.starts_with("Go(Screen(Forms))"), "{said}");
    assert!(said.contains("nothing is entered here"), "{said}");
}

#[test]
fn marks_of_one_kind_are_none_of_another() {
    let mut sitting = at(Kind::Activity);
    sitting.press("Space Space");
    assert_eq!(sitting.screen.marked(), 2);
    sitting
        .screen
        .go(Place::Kind(Kind::Output), &sitting.office.ctx());
    assert_eq!(sitting.screen.marked(), 0);
    // The same kind again keeps them.
    sitting.press("Space");
    sitting
        .screen
        .go(Place::Kind(Kind::Output), &sitting.office.ctx());
    assert_eq!(sitting.screen.marked(), 1);
}

#[test]
fn nothing_is_done_while_a_filter_hides_all_that_is_marked() {
    let mut sitting = at(Kind::Activity);
    sitting.press("Home Space / # 3 Enter");
    for key in ["e", "v", "x", "y"] {
        sitting.press(key);
        assert!(sitting.effects().contains("hidden by the filter"), "{key}");
    }
    sitting.press("a");
    assert_eq!(sitting.effects(), "Edit(add-activity)");
    // The record that is read is another matter.
    sitting.press("Right e");
    assert_eq!(sitting.effects(), "Edit(edit activity#3)");
}

#[test]
fn what_is_marked_is_verified_in_one_entry() {
    let mut sitting = at(Kind::Activity);
    let before = sitting.office.ctx().book().seq();
    // It is asked first, with the number.
    sitting.press("* v");
    let asked = sitting.effects();
    assert!(
        asked.contains("核实界别活动") && asked.contains("条"),
        "{asked}"
    );
    sitting.press("v");
    sitting.say_yes();
    let ctx = sitting.office.ctx();
    assert!(
        ctx.book()
            .activities
            .iter()
            .all(|it| it.evidence.is_verified())
    );
    assert_eq!(ctx.book().seq().0, before.0 + 1);
    assert!(!sitting.picture(120, 24).contains("待核实"));
    // And one is corrected; several are struck out once somebody said yes.
    sitting.press("Esc End e");
    let chosen = chosen_in(&sitting).expect("one");
    assert_eq!(sitting.effects(), format!("Edit(edit activity#{chosen})"));
    sitting.press("* x");
    assert!(sitting.effects().contains("×3"));
}

#[test]
fn whose_a_new_record_is_says_what_is_looked_at_and_not_the_chosen_row() {
    let mut sitting = at(Kind::Output);
    sitting.press("a");
    assert_eq!(sitting.effects(), "Edit(add-output)");
    let sector = Some((Kind::Sector, test_store::HEALTH.0));
    sitting
        .screen
        .go(Place::RecordsOf(sector), &sitting.office.ctx());
    assert!(sitting.picture(80, 22).contains("医药卫生界 · 2026"));
    sitting.press("a");
    assert_eq!(sitting.effects(), "Edit(add-output sector#2)");
    sitting
        .screen
        .go(Place::Kind(Kind::Activity), &sitting.office.ctx());
    assert_eq!(listed(&sitting).len(), 2);
    sitting.press("a");
    assert_eq!(sitting.effects(), "Edit(add-activity sector#2)");
    // Esc goes back to the kinds, and then looks at the whole again.
    sitting.press("Esc");
    assert_eq!(focus(&sitting), "left");
    sitting.press("Esc");
    let asked = sitting.effects();
    assert!(asked.ends_with("Go(RecordsOf(None))"), "{asked}");
    sitting
        .screen
        .go(Place::RecordsOf(None), &sitting.office.ctx());
    assert_eq!(listed(&sitting).len(), 3);
    sitting.press("a");
    assert_eq!(sitting.effects(), "Edit(add-activity)");
}

#[test]
fn a_record_opens_where_it_lives_and_what_it_names_is_a_link() {
    let mut sitting = at(Kind::Member);
    sitting.press("Down Enter");
    assert_eq!(sitting.effects(), "Go(Member(MemberId(2)))");
    sitting
        .screen
        .go(Place::Record(Kind::Activity, 1), &sitting.office.ctx());
    sitting.press("Enter");
    assert_eq!(focus(&sitting), "page");
    sitting.press("Enter");
    assert_eq!(
        sitting.effects(),
        format!("Go(Sector({:?}))", test_store::EDUCATION)
    );
    sitting.press("Down Enter");
    let said = sitting.effects();
    assert!(said.starts_with("Go(Member("), "{said}");
    // The next record while one is read.
    let was = told_of(&sitting);
    sitting.press("J");
    assert_ne!(told_of(&sitting), was);
    assert_eq!(focus(&sitting), "page");
    sitting.press("K");
    assert_eq!(told_of(&sitting), was);
    sitting.press("e");
    assert_eq!(sitting.effects(), "Edit(edit activity#1)");
}

#[test]
fn an_act_on_the_page_is_for_its_record_and_none_is_for_what_is_not_drawn() {
    let mut sitting = at(Kind::Activity);
    sitting.press("Space Space");
    let aim = |sitting: &TestSession| sitting.screen.aim(&sitting.office.ctx());
    assert_eq!(aim(&sitting).len(), 2);
    sitting.press("Right");
    let Some((kind, id)) = told_of(&sitting) else {
        panic!("no page");
    };
    assert_eq!(aim(&sitting), [Object::Record(kind, id)]);
    sitting.press("Left Left");
    assert_eq!(focus(&sitting), "left");
    assert_eq!(aim(&sitting), []);
    sitting.press("e");
    assert!(sitting.effects().contains("no record is chosen"));
}

#[test]
fn rows_are_filtered_by_every_cell_and_by_number_sorted_and_copied() {
    let mut sitting = at(Kind::Activity);
    let all = listed(&sitting);
    sitting.press("/ s q y z Enter");
    assert_eq!(listed(&sitting), [2], "社区义诊");
    sitting.press("Esc / # 3 Enter");
    assert_eq!(listed(&sitting), [3]);
    sitting.press("y");
    let copied = sitting.effects();
    assert!(
        copied.contains("2026-07-10") && copied.contains("重大课题调研"),
        "{copied}"
    );
    sitting.press("Esc");
    assert_eq!(listed(&sitting), all);
    // By its number, and turned round.
    sitting.press("S Enter");
    let mut sorted = all;
    sorted.sort_unstable();
    assert_eq!(listed(&sitting), sorted);
    sitting.press("S Enter");
    sorted.reverse();
    assert_eq!(listed(&sitting), sorted);
    assert!(sitting.picture(80, 22).contains("S 排序：编号 ↓"));
    // Nothing fits.
    sitting.press("/ q q q Enter");
    assert!(listed(&sitting).is_empty());
    assert!(sitting.picture(80, 22).contains("没有符合筛选的行"));
    sitting.press("e");
    assert!(sitting.effects().contains("no record is chosen"));
}

#[test]
fn another_year_has_its_own_rows_and_a_record_of_another_year_is_shown_all_the_same() {
    let mut sitting = at(Kind::Activity);
    sitting.office.desk.look_at(Year(2025)).expect("looked");
    sitting.office.facts.today = sitting.office.desk.today();
    sitting.screen.refresh(&sitting.office.ctx());
    assert!(listed(&sitting).is_empty());
    let picture = sitting.picture(120, 24);
    assert!(
        picture.contains("2025 往年") && picture.contains("还没有界别活动"),
        "{picture}"
    );
    sitting
        .screen
        .go(Place::Record(Kind::Activity, 2), &sitting.office.ctx());
    assert_eq!(listed(&sitting), [2]);
    // It is a guest: another kind has it no more.
    sitting
        .screen
        .go(Place::Kind(Kind::Output), &sitting.office.ctx());
    sitting
        .screen
        .go(Place::Kind(Kind::Activity), &sitting.office.ctx());
    assert!(listed(&sitting).is_empty());
}

#[test]
fn rows_follow_the_book_and_what_was_looked_at_may_go() {
    let mut sitting = at(Kind::Activity);
    sitting.press("End");
    let chosen = chosen_in(&sitting).expect("one");
    let first = listed(&sitting)[0];
    let remove = |kind, id| Several::of([Remove { kind, id }]).expect("one");
    sitting.office.carry(&remove(Kind::Activity, first));
    sitting.screen.refresh(&sitting.office.ctx());
    assert!(!listed(&sitting).contains(&first));
    assert_eq!(chosen_in(&sitting), Some(chosen));
    let ctx = sitting.office.ctx();
    assert!(ctx.book().activities.get(ActivityId(chosen)).is_some());
    // A sector that nothing hangs on, looked at and struck out by somebody else.
    let invited = test_store::INVITED;
    sitting
        .screen
        .go(Place::RecordsOf(Some((Kind::Sector, invited.0))), &ctx);
    let members: Vec<u64> = listed_members(&sitting, invited);
    for id in members {
        sitting.office.carry(&remove(Kind::Member, id));
    }
    sitting.office.carry(&remove(Kind::Sector, invited.0));
    sitting.screen.refresh(&sitting.office.ctx());
    assert!(sitting.picture(120, 24).contains("种类 · 全部"));
}

fn listed_members(sitting: &TestSession, sector: SectorId) -> Vec<u64> {
    let ctx = sitting.office.ctx();
    let members = ctx.book().members.iter();
    let of = members.filter(|it| it.sector_on(ctx.today().date) == sector);
    of.map(|it| it.id.0).collect()
}

#[test]
fn the_mouse_chooses_panes_rows_and_links() {
    let mut sitting = at(Kind::Activity);
    sitting.picture(200, 48);
    let press = |sitting: &mut TestSession, x, y| {
        let mouse = Input::Mouse(Mouse {
            deed: MouseDeed::Press,
            x,
            y,
        });
        let effects = sitting.screen.handle(&mouse, &sitting.office.ctx());
        sitting.take(effects.expect("the screen's"));
        sitting.picture(200, 48);
    };
    press(&mut sitting, 5, 4);
    assert_eq!(focus(&sitting), "left");
    assert_eq!(kind_at(&sitting), Kind::Committee);
    press(&mut sitting, 60, 3);
    assert_eq!(focus(&sitting), "list");
    assert_eq!(chosen_in(&sitting), Some(2));
    press(&mut sitting, 190, 3);
    assert_eq!(focus(&sitting), "page");
}

#[test]
fn every_row_of_keys_does_what_it_says_or_says_why_not() {
    for pane in ["", "Left", "Right"] {
        let mut sitting = at(Kind::Activity);
        sitting.press(pane);
        for row in sitting.screen.keys(&sitting.office.ctx()) {
            let plan = |id| sitting.screen.plan(id, &sitting.office.ctx());
            let refused = match row.does {
                Does::Command(id) => plan(id).is_err(),
                Does::Own(_) => row.refused.is_some(),
            };
            let effects = sitting.call(&row).unwrap_or_else(|| panic!("{row:?}"));
            if refused {
                let warned = effects.iter().any(|it| matches!(it, Effect::Warn(_)));
                assert!(warned, "{row:?} {effects:?}");
            }
            sitting = at(Kind::Activity);
            sitting.press(pane);
        }
    }
}

#[test]
fn a_convenor_is_elected_from_here_by_the_sector_that_is_said() {
    let mut sitting = at(Kind::Convenor);
    // The row that happens to be chosen says nothing of it: the sector is asked for.
    sitting.press("a");
    assert_eq!(sitting.effects(), "");
    assert!(sitting.picture(80, 24).contains("哪个界别推选"));
    sitting.press("Enter");
    assert!(sitting.effects().starts_with("Edit(elect-convenor sector#"));
    // What is looked at does.
    let sector = Place::RecordsOf(Some((Kind::Sector, 2)));
    sitting.screen.go(sector, &sitting.office.ctx());
    sitting.press("a");
    assert_eq!(sitting.effects(), "Edit(elect-convenor sector#2)");
}

#[test]
fn forms_are_counted_where_they_are_not_listed() {
    let mut sitting = at(Kind::RegistrationForm);
    let shown = sitting.picture(120, 24);
    assert!(shown.contains("当年 6 份"), "{shown}");
    sitting.press("Left");
}
