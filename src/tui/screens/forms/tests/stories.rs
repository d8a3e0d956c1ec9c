//! Keys in, effects out.

use super::*;
use crate::domain::calendar::Year;
use crate::domain::form::Status;
use crate::domain::id::FormId;
use crate::tui::input::{Input, Mouse, MouseDeed};
use crate::tui::screens::forms::form_filter::FormFilter;
use crate::tui::screens::forms::layout::Pane;

#[test]
fn the_queue_is_in_the_order_of_deadlines() {
    let mut sitting = with_forms();
    assert_eq!(sitting.listed(), [1, 2, 3, 10]);
    sitting.press("Tab Tab Tab");
    assert_eq!(sitting.listed(), [1, 2, 4, 3, 10, 6, 5]);
    sitting.press("Shift-Tab");
    assert_eq!(sitting.listed(), [6, 5]);
}

#[test]
fn each_act_goes_on_to_the_next() {
    let mut sitting = with_forms();
    sitting.press("f");
    assert!(sitting.answer(""));
    assert_eq!(sitting.status(1), Some(Status::Filed));
    assert_eq!(
        (sitting.listed(), sitting.shown()),
        (vec![2, 3, 10], Some(2))
    );
    // A faulty one is not filed; it is sent back with a reason.
    sitting.press("f");
    let why = sitting.effects();
    assert!(why.contains("工作单位及职务：此项必填。"), "{why}");
    sitting.press("r");
    assert!(sitting.answer("请补填单位"));
    assert_eq!(sitting.status(2), Some(Status::Returned));
    assert_eq!(sitting.shown(), Some(3));
    sitting.press("w");
    assert!(sitting.answer(""));
    assert_eq!((sitting.listed(), sitting.shown()), (vec![10], Some(10)));
    sitting.press("f");
    assert!(sitting.answer(""));
    assert_eq!((sitting.listed(), sitting.shown()), (vec![], None));
    sitting.press("Tab");
    assert_eq!(sitting.listed(), [4, 1, 10]);
    sitting.press("p");
    assert!(sitting.answer(""));
    assert_eq!(
        (sitting.status(4), sitting.shown()),
        (Some(Status::Uploaded), Some(1))
    );
}

#[test]
fn in_a_pile_of_all_the_next_is_chosen_too() {
    let mut sitting = with_forms();
    sitting.press("Tab Tab Tab Home f");
    assert!(sitting.answer(""));
    // The filed form has a later deadline now and is further down; the choice went on.
    assert_eq!(sitting.listed(), [2, 4, 3, 10, 1, 6, 5]);
    assert_eq!(sitting.shown(), Some(2));
    sitting.press("End");
    assert_eq!(sitting.shown(), Some(5));
    sitting.press("w");
    assert!(sitting.answer(""));
    assert_eq!(
        sitting.shown(),
        Some(6),
        "the last one's next is the one before"
    );
}

#[test]
fn what_is_refused_or_left_keeps_the_choice() {
    let mut sitting = with_forms();
    sitting.press("Down r");
    assert!(!sitting.answer("  "), "a reason must say something");
    assert_eq!(sitting.shown(), Some(2));
    // The question is left; later the form is returned by somebody else.
    sitting.press("r");
    let asked = sitting.effects();
    assert!(asked.contains("退回李小明的登记表，理由：") && asked.contains("required: true"));
    sitting.press("Up");
    let request = crate::desk::form::ReturnForms {
        forms: vec![FormId(2)],
        reason: "补填单位".into(),
    };
    assert!(sitting.office.try_to_carry(&request));
    sitting.refresh();
    assert_eq!(sitting.shown(), Some(1));
}

#[test]
fn marked_forms_take_a_step_together() {
    let mut sitting = with_forms();
    sitting.press("Space Down Space Space");
    assert!(sitting.picture(120, 34).contains("已选 3"));
    sitting.press("Home f");
    let wished = sitting.effects();
    assert_eq!(wished, "Carry(file-form)");
    sitting.press("f");
    assert!(sitting.answer(""));
    // Of the three the faulty one is left out, and stays marked.
    let mine = [1, 2, 3, 10].map(|id| sitting.status(id).expect("a form"));
    assert_eq!(
        mine,
        [
            Status::Filed,
            Status::Submitted,
            Status::Submitted,
            Status::Filed
        ]
    );
    assert_eq!(sitting.listed(), [2, 3]);
    assert_eq!(sitting.screen.marked(), 1);
    assert_eq!(sitting.shown(), Some(2), "the next that was not marked");
    sitting.press("Esc");
    assert_eq!(sitting.screen.marked(), 0);
    sitting.office.undo();
    sitting.refresh();
    assert_eq!(sitting.listed(), [1, 2, 3, 10]);
}

#[test]
fn all_are_marked_and_unmarked() {
    let mut sitting = with_forms();
    sitting.press("Tab Tab Tab *");
    assert_eq!(sitting.screen.marked(), 7);
    sitting.press("Ctrl-A");
    assert_eq!(sitting.screen.marked(), 0);
    // What a filter hides is not acted on.
    sitting.press("* / l x m Enter");
    assert_eq!(
        (sitting.screen.marked(), sitting.listed()),
        (2, vec![2, 10])
    );
    sitting.press("r");
    let asked = sitting.effects();
    assert!(
        asked.contains("ReturnForms([FormId(2), FormId(10)])"),
        "{asked}"
    );
    assert!(asked.contains("退回所选 2 份登记表，理由："), "{asked}");
    // Marks go first, then the filter.
    sitting.press("Esc");
    assert_eq!(sitting.screen.marked(), 0);
    assert_eq!(sitting.listed(), [2, 10]);
    sitting.press("Esc");
    assert_eq!(sitting.listed().len(), 7);
    // Another pile has no marks.
    sitting.press("* t");
    assert_eq!(
        (sitting.screen.pile, sitting.screen.marked()),
        (FormFilter::Archive, 0)
    );
    sitting.press("*");
    assert!(sitting.effects().contains("此列表不能标记"));
}

#[test]
fn drafts_are_corrected_handed_in_and_begun() {
    let mut sitting = with_forms();
    sitting.press("Tab Tab e m n");
    assert_eq!(
        sitting.effects(),
        "Edit(edit form#6) | Go(Member(MemberId(6))) | Edit(begin-form)"
    );
    sitting.press("s");
    assert!(sitting.answer(""));
    assert_eq!(
        (sitting.status(6), sitting.shown()),
        (Some(Status::Submitted), Some(5))
    );
    sitting.press("s p");
    assert_eq!(
        sitting.effects(),
        "Warn(Text { zh: \"联系服务情况：此项必填。\", en: \"Account: This must be filled in.\" }) | \
         Warn(Text { zh: \"该登记表草稿\", en: \"the form is draft\" })"
    );
}

#[test]
fn a_filter_looks_at_member_sector_committee_and_employer() {
    let mut sitting = with_forms();
    sitting.press("Tab Tab Tab");
    for (typed, found) in [
        ("l y", vec![4]),
        ("y y w s", vec![4, 3, 5]),
        ("j k w t", vec![1, 2, 4, 3, 10, 5]),
        ("s p g s", vec![6]),
        ("副 校 长", vec![1]),
    ] {
        sitting.press("/").press(typed).press("Enter");
        assert_eq!(sitting.listed(), found, "{typed}");
        sitting.press("Esc");
    }
    // While the line is open, keys of acts are letters; arrows move all the same.
    sitting.press("/ l x m Down");
    assert_eq!((sitting.shown(), sitting.said.len()), (Some(10), 0));
}

#[test]
fn the_piles_go_round_and_the_archive_follows_the_year() {
    let mut sitting = with_forms();
    for expected in [
        FormFilter::ToUpload,
        FormFilter::WithMembers,
        FormFilter::Pending,
        FormFilter::Archive,
    ] {
        sitting.press("t");
        assert_eq!(sitting.screen.pile, expected);
    }
    assert_eq!(sitting.archived(), [7, 9]);
    sitting.press("Tab Shift-Tab");
    assert_eq!(sitting.archived(), [7, 9]);
    sitting.office.look_at(Year(2025));
    sitting.refresh();
    assert_eq!(sitting.archived(), [8]);
    assert!(sitting.picture(80, 22).contains("归档 · 2025 (1/1)"));
    sitting.press("f");
    assert!(sitting.effects().contains("该登记表已上传"));
    sitting.press("/ m e i");
    assert!(sitting.picture(80, 22).contains("没有符合筛选的行"));
    sitting.press("Esc");
    assert_eq!(sitting.archived(), [8]);
}

#[test]
fn a_withdrawn_form_is_taken_up_again_from_the_archive() {
    let mut sitting = with_forms();
    sitting.press("Tab Tab Tab Tab Home W");
    assert!(sitting.effects().contains("该登记表已上传"));
    sitting.press("Down W");
    assert!(
        sitting.effects().contains("resume-form"),
        "{}",
        sitting.effects()
    );
}

#[test]
fn a_filed_form_is_put_back_with_a_reason() {
    let mut sitting = with_forms();
    sitting.press("Tab b");
    assert!(
        sitting.effects().contains("PutBackForms"),
        "{}",
        sitting.effects()
    );
}

#[test]
fn one_is_sent_to_a_form_wherever_it_lies() {
    let mut sitting = with_forms();
    sitting.picture(120, 34);
    sitting.go(4);
    assert_eq!(
        (sitting.screen.pile, sitting.shown()),
        (FormFilter::ToUpload, Some(4))
    );
    // A pile that holds it stays; a filter that hides it goes.
    sitting.press("Tab Tab / l x m Enter");
    sitting.go(6);
    assert_eq!(
        (sitting.screen.pile, sitting.shown()),
        (FormFilter::Pending, Some(6))
    );
    // An archived form of another year is shown among its member's.
    sitting.go(8);
    assert_eq!(
        (sitting.screen.pile, sitting.shown()),
        (FormFilter::Archive, Some(8))
    );
    assert_eq!(sitting.archived(), [1, 7, 8]);
    assert!(sitting.picture(120, 34).contains("王伟 · 历年 (3/3)"));
    // One of them still waits, and can take its step from here.
    sitting.press("n Home f");
    assert!(
        sitting
            .effects()
            .starts_with("Edit(begin-form member#1) | Carry(")
    );
    sitting.press("Esc");
    assert_eq!(sitting.archived(), [7, 9]);
    sitting.go(99);
    assert_eq!(
        sitting.archived(),
        [7, 9],
        "a form that is not there changes nothing"
    );
    // Where only one of both has room, it is the form.
    sitting.picture(60, 14);
    sitting.go(10);
    assert_eq!(sitting.screen.panes.focus(), Pane::Form);
}

#[test]
fn a_form_is_read_and_the_next_one_after_it() {
    let mut sitting = with_forms();
    sitting.press("End");
    sitting.picture(80, 22);
    sitting.press("Enter Down Down");
    assert!(sitting.picture(80, 22).contains("3–17/40"));
    sitting.press("K");
    assert_eq!(sitting.shown(), Some(3));
    sitting.picture(80, 22);
    sitting.press("Alt-Down");
    assert!(
        sitting.picture(80, 22).contains("1–15/40"),
        "another form is shown from its top"
    );
    sitting.press("End Ctrl-U Ctrl-D");
    assert!(sitting.picture(80, 22).contains("26–40/40"));
    // An act while reading shows the next form; with none left the list has the keyboard.
    sitting.press("f");
    assert!(sitting.answer(""));
    let focus = sitting.screen.panes.focus();
    assert_eq!((sitting.shown(), focus), (Some(3), Pane::Form));
    sitting.press("Esc *");
    sitting.press("Enter r");
    assert!(sitting.answer("请核对"));
    let focus = sitting.screen.panes.focus();
    assert_eq!((sitting.shown(), focus), (None, Pane::List));
}

#[test]
fn the_menu_and_the_palette_do_the_same() {
    let mut sitting = with_forms();
    sitting.press("o Enter");
    assert!(sitting.answer(""));
    assert_eq!(sitting.status(1), Some(Status::Filed));
    sitting.press("F8 Esc o r");
    assert!(sitting.effects().contains("ReturnForms([FormId(2)])"));
    let rows = sitting.screen.keys(&sitting.office.ctx());
    let at = |name: &str| {
        let row = rows.iter().find(|row| row.label.en == name);
        row.expect("a row").clone()
    };
    let effects = sitting.call(&at("copy"));
    sitting.take(effects.expect("it is to be had"));
    let copied = sitting.effects();
    assert!(
        copied.contains("李小明\\t教育界\\t\\t2026-11-16\\t已提交\\t与家长座谈"),
        "{copied}"
    );
    let effects = sitting.call(&at("mark"));
    assert!(effects.expect("it is to be had").is_empty());
    assert_eq!(sitting.screen.marked(), 1);
    for row in &rows {
        sitting.call(row);
    }
}

#[test]
fn the_mouse_chooses_reads_and_changes_the_pile() {
    let mut sitting = with_forms();
    sitting.picture(80, 22);
    let mut at = |x, y, deed| {
        let input = Input::Mouse(Mouse { x, y, deed });
        let effects = sitting.screen.handle(&input, &sitting.office.ctx());
        assert!(effects.is_some_and(|effects| effects.is_empty()));
        let FormsScreen { panes, pile, .. } = &sitting.screen;
        (sitting.shown(), panes.focus(), *pile)
    };
    let second = at(5, 4, MouseDeed::Press);
    assert_eq!(second, (Some(2), Pane::List, FormFilter::ToFile));
    assert_eq!(
        at(5, 4, MouseDeed::Press).1,
        Pane::Form,
        "a second press opens it"
    );
    assert_eq!(at(5, 5, MouseDeed::Press).1, Pane::List);
    assert_eq!(at(50, 8, MouseDeed::Press).1, Pane::Form);
    at(50, 8, MouseDeed::WheelDown);
    assert_eq!(at(16, 0, MouseDeed::Press).2, FormFilter::ToUpload);
}

#[test]
fn what_cannot_be_read_is_said() {
    let mut sitting = with_forms();
    let path = sitting.office.desk.path().to_owned();
    let file = std::fs::OpenOptions::new()
        .write(true)
        .open(path)
        .expect("a file");
    file.set_len(4096).expect("cut off");
    sitting.press("Tab Tab Tab Tab");
    let said = sitting.effects();
    assert!(said.starts_with("Warn("), "{said}");
    assert_eq!(sitting.shown(), None);
    sitting.press("Tab");
    assert_eq!(sitting.shown(), Some(1), "what waits is in memory");
}
