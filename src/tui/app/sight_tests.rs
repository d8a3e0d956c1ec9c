//! An act bears on what the last frame showed: bursts, others who are quicker, and what opens unseen.

use super::test_session::{TestSession, TestStore};
use crate::domain::form::Status;
use crate::domain::record::Seq;

fn standing(me: &TestSession, status: Status) -> usize {
    let desk = me.desk.borrow();
    let forms = desk.book().forms.iter();
    forms.filter(|form| form.status() == status).count()
}

fn submitted(me: &TestSession) -> usize {
    standing(me, Status::Submitted)
}

fn last(me: &TestSession) -> Seq {
    me.desk.borrow().book().seq()
}

#[test]
fn of_two_acts_in_one_burst_one_is_run() {
    let office = TestStore::new();
    for (open, acts) in [
        ("F3", "f f"),
        ("F3", "f Alt-f f f"),
        ("F3", "f Down f"),
        ("F3", "f Space f"),
        ("F3", "f Ctrl-P Enter"),
        ("F3", "f e Ctrl-S"),
    ] {
        let mut me = office.sit("小王");
        me.press(open);
        let before = last(&me);
        me.burst(acts);
        assert_eq!(last(&me).0, before.0 + 1, "{acts}");
    }
    // What was not run is said, and can be pressed again.
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let before = submitted(&me);
    me.press("F3").burst("f f").shows("按键太快").press("f");
    assert_eq!(submitted(&me), before - 2);
    // Undoing is for what was seen to be done.
    me.burst("u u").shows("按键太快");
    assert_eq!(submitted(&me), before - 1);
    me.press("u").shows("已撤销");
    assert_eq!(submitted(&me), before);
    me.burst("f u").shows("按键太快");
    assert_eq!(submitted(&me), before - 1);
}

#[test]
fn a_key_that_is_held_acts_once_and_not_on_row_after_row() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let before = submitted(&me);
    me.press("F3").hold("f", 5).shows("一直按着");
    assert_eq!(submitted(&me), before - 1);
    // What is looked at in between is meant.
    me.press("f").shows("u 撤销").press("f").shows("u 撤销");
    assert_eq!(submitted(&me), before - 3);
    // Undoing goes no further back than one entry either.
    me.hold("u", 3).shows("一直按着");
    assert_eq!(submitted(&me), before - 2);
    // Moving about and marking are no acts.
    me.press("Home").hold("Down", 2).hold("Space", 2);
    me.hides("一直按着");
    // A question is answered by a key that was pressed for it.
    let asked = last(&me);
    me.press("Esc Home p").hold("Enter", 4);
    assert!(last(&me).0 <= asked.0 + 1);
}

#[test]
fn moving_about_in_a_burst_is_as_seen() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let before = submitted(&me);
    me.press("F3").burst("Down Down Up f").shows("u 撤销");
    assert_eq!(submitted(&me), before - 1);
    me.burst("Space Space f").shows("2 份");
    assert_eq!(submitted(&me), before - 3);
}

#[test]
fn what_one_key_marks_at_once_is_seen_before_it_is_acted_on() {
    let office = TestStore::new();
    for acts in ["* f", "Ctrl-A Alt-f", "* Space f", "Down * r"] {
        let mut me = office.sit("小王");
        let before = submitted(&me);
        me.press("F3").burst(acts).shows("按键太快");
        assert_eq!(submitted(&me), before, "{acts}");
        me.hides("回车：确定");
    }
    let mut me = office.sit("小王");
    let before = submitted(&me);
    // From the palette as well.
    me.press("F3 Ctrl-P").write("全选").burst("Enter f");
    me.shows("按键太快");
    assert_eq!(submitted(&me), before);
    // Once they were shown as marked, the key is for them.
    me.shows("已选").press("f").shows("份");
    assert!(submitted(&me) < before - 1);
}

#[test]
fn where_somebody_was_quicker_the_key_asks_first() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let mut other = office.sit("小李");
    me.press("F3").shows("待备案 (1/");
    let before = submitted(&me);
    other.press("F3 f").shows("u 撤销");
    me.hear()
        .press("f")
        .shows("刚刚有改动")
        .shows("小李")
        .shows("现在所选");
    assert_eq!(submitted(&me), before - 1, "nothing was done unseen");
    me.press("Esc");
    assert_eq!(submitted(&me), before - 1);
    // It was told; what comes next is for what stands there.
    me.press("f").shows("u 撤销");
    assert_eq!(submitted(&me), before - 2);
    // Yes does it.
    other
        .hear()
        .press("f")
        .shows("现在所选")
        .press("y")
        .shows("u 撤销");
    assert_eq!(submitted(&other), before - 3);
    // A change elsewhere asks nothing.
    other
        .press("Tab 1 e Tab Tab Tab Tab")
        .write("一")
        .press("Ctrl-S");
    me.after_a_look().hear().press("F3 f").shows("u 撤销");
    assert_eq!(submitted(&me), before - 4);
}

#[test]
fn it_asks_about_the_row_of_this_key() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let mut other = office.sit("小李");
    let before = submitted(&me);
    me.press("F3");
    other.press("F3 f").shows("u 撤销");
    // Whoever goes on to another row means that one.
    me.hear().press("Down f").shows("刚刚有改动");
    let text = me.screen();
    assert!(
        text.contains("所选：") && !text.contains("原来所选"),
        "{text}"
    );
    me.press("y");
    assert_eq!(submitted(&me), before - 2);
}

#[test]
fn after_a_look_nothing_is_asked() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let mut other = office.sit("小李");
    let before = submitted(&me);
    me.press("F3");
    other.press("F3 f");
    me.after_a_look().hear().press("f").shows("备案登记表：");
    assert_eq!(submitted(&me), before - 2);
}

#[test]
fn marks_that_others_took_away_and_records_that_they_changed_ask_as_well() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let mut other = office.sit("小李");
    let before = submitted(&me);
    me.press("F3 Space Space");
    other.press("F3 f");
    me.hear().press("f").shows("刚刚有改动").press("Esc");
    assert_eq!(submitted(&me), before - 1);
    // The chosen form stays, with other words in it.
    let mut me = office.sit("小王");
    me.press("F3 f").press("F3").shows("待备案 (1/");
    let mut other = office.sit("小李");
    other
        .press("F3 e Tab Tab")
        .write("一")
        .press("Ctrl-S")
        .shows("u 撤销");
    me.hear().press("f").shows("刚刚有改动");
    assert_eq!(submitted(&me), before - 2);
}

#[test]
fn a_question_is_for_the_records_as_they_were_when_it_was_asked() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let mut other = office.sit("小李");
    me.press("F3 r").shows("理由");
    other
        .press("F3 e Tab Tab")
        .write("一")
        .press("Ctrl-S")
        .shows("u 撤销");
    me.hear()
        .write("请补充")
        .press("Enter")
        .shows("登记表有改动")
        .shows("小李 2026-11-24 12:00 修改登记表");
    assert_eq!(
        standing(&me, Status::Returned),
        standing(&other, Status::Returned)
    );
}

#[test]
fn what_opens_unseen_is_not_answered() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let before = last(&me);
    me.press("Tab").burst("x y").shows("按键太快").shows("误录");
    me.press("Esc");
    me.burst("x Esc e Ctrl-S").shows("修改委员");
    me.press("Esc");
    me.press("F3").burst("r 缺 Enter").shows("缺");
    me.press("Esc F8").burst("o Enter").shows("操作");
    assert_eq!(last(&me), before);
    me.press("Enter").shows("u 撤销");
}

#[test]
fn a_menu_and_the_palette_are_of_what_they_were_opened_for() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.after_a_look().press("F3 o").shows("操作");
    let mut other = office.sit("小李");
    other.press("F3 f");
    let before = submitted(&other);
    me.hear().hides("┌ 操作");
    me.press("Ctrl-P").write("将登记表备案").shows("▌备案");
    other.press("f");
    me.hear().press("Enter").shows("所选的内容已变");
    assert_eq!(submitted(&me), before - 1);
}

#[test]
fn in_a_terminal_that_is_too_small_no_key_acts() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.press("F3");
    let before = last(&me);
    me.resize(59, 16).press("f Enter y");
    assert_eq!(last(&me), before);
    me.resize(120, 36).press("f").shows("u 撤销");
}
