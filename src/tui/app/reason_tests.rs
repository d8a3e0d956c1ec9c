//! A reason or an act that was kept, and what it was for has changed since: nothing goes on unasked.

use super::test_session::{TestSession, TestStore};
use crate::desk::form::{FileForms, ResumeForms, ReturnForms, SubmitForms, WithdrawForms};
use crate::domain::closing::YearClosing;
use crate::domain::form::Status;
use crate::testkit;

#[test]
fn a_reason_that_was_kept_goes_nowhere_unasked_where_the_form_has_changed() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.press("F3 r").write("请补充时间地点").rest();
    let form = me.reason_is_for();
    drop(me);
    // It is sent back by somebody else, and handed in once more.
    let mut other = office.sit("小李");
    let again = |other: &mut TestSession, reason: &str| {
        let forms = vec![form];
        let mut desk = other.desk.borrow_mut();
        let reason = reason.to_owned();
        let returned = desk.carry_out(&ReturnForms { forms, reason });
        returned.expect("returned");
        let forms = vec![form];
        desk.carry_out(&SubmitForms { forms }).expect("handed in");
    };
    again(&mut other, "缺附件");
    let stands = |me: &TestSession| {
        let desk = me.desk.borrow();
        desk.book().forms.get(form).expect("kept").status()
    };
    let mut me = office.sit("小王");
    me.shows("可继续填写并办理").press("Enter");
    me.shows("登记表有改动")
        .shows("小李")
        .shows("提交")
        .shows("请补充时间地点");
    // Nothing was decided: it is kept.
    me.press("Enter").hides("登记表有改动").press("D");
    me.shows("未保存 1");
    assert_eq!(stands(&me), Status::Submitted);
    // A key that comes with the answer answers nothing more.
    me.press("Enter").burst("y Enter").shows("理由：");
    assert_eq!(stands(&me), Status::Submitted);
    // While the question stands it changes once more: that is told, and asked, too.
    again(&mut other, "仍缺附件");
    me.press("Enter").shows("登记表有改动");
    assert_eq!(stands(&me), Status::Submitted);
    me.press("y Enter").shows("u 撤销");
    assert_eq!(stands(&me), Status::Returned);
}

#[test]
fn a_reason_for_a_form_that_is_done_can_be_read_and_copied_only() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.press("F3 r").write("请补充时间地点").rest();
    let form = me.reason_is_for();
    drop(me);
    let other = office.sit("小李");
    let filed = other
        .desk
        .borrow_mut()
        .carry_out(&FileForms { forms: vec![form] });
    filed.expect("filed");
    let mut me = office.sit("小王");
    me.shows("不能保存，只供复制").hides("可继续填写");
    me.press("Enter")
        .shows("未保存 1")
        .hides("回车：确定")
        .press("y");
    assert_eq!(me.copied, ["请补充时间地点"]);
    // One that was taken back and taken up again is no form to be returned either.
    drop(me);
    {
        let mut desk = other.desk.borrow_mut();
        let forms = vec![form];
        let reason = String::new();
        desk.carry_out(&WithdrawForms { forms, reason })
            .expect("withdrawn");
        let forms = vec![desk.form(form).expect("read").expect("kept")];
        desk.carry_out(&ResumeForms { forms }).expect("resumed");
    }
    office
        .sit("小王")
        .shows("不能保存，只供复制")
        .press("Enter")
        .hides("回车：确定");
}

#[test]
fn an_act_that_was_kept_is_held_up_where_its_record_has_changed() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.press("Tab l")
        .shows("离任")
        .press("Tab")
        .write("工作调动")
        .rest();
    drop(me);
    let mut other = office.sit("小李");
    other.press("Tab e Tab Tab Tab Tab").write("（李）");
    other.press("Ctrl-S").shows("u 撤销");
    let mut me = office.sit("小王");
    me.press("Enter").shows("工作调动");
    me.burst("Ctrl-S Ctrl-S").shows("刚刚有改动").shows("离任");
    assert!(!me.desk.borrow().can_undo(), "nothing was done unseen");
    me.press("Ctrl-S").shows("u 撤销");
}

/// What changes a closed year is done for a reason that is asked for there and then.
#[test]
fn a_closed_year_is_changed_for_a_reason() {
    let office = TestStore::new();
    let mut me = office.sit_at("小王", testkit::noon("2027-01-08"));
    me.closes_the_year();
    let is_closed = |me: &TestSession| !me.desk.borrow().book().year_closings.is_empty();
    me.press("u").shows("2026年已经关账").shows("理由");
    // Without one nothing is done.
    me.press("Esc").hides("理由");
    assert!(is_closed(&me));
    me.press("u").write("误操作").press("Enter").shows("撤销");
    assert!(!is_closed(&me));
    let desk = me.desk.borrow();
    let kept: Vec<_> = desk.book().corrections.iter().collect();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].reason, "误操作");
}

/// A reason is kept like anything that is typed, and is there when it is asked for again.
#[test]
fn the_reason_for_a_closed_year_outlives_its_program() {
    let office = TestStore::new();
    let later = testkit::noon("2027-01-08");
    let mut me = office.sit_at("小王", later);
    me.closes_the_year();
    me.press("u").write("误操作").rest();
    let mut next = office.sit_at("小李", later);
    next.hides("误操作");
    me.press("Esc F7")
        .hides("写明理由")
        .press("u")
        .shows("误操作");
    me.rest();
    drop(me);
    let mut me = office.sit_at("小王", later);
    me.shows("更正已关账的2026年：理由").shows("误操作");
    me.press("Enter").shows("这里只有理由");
}

/// What is refused for another cause, though a reason was given, is tried again with that reason.
#[test]
fn the_reason_for_a_closed_year_stays_where_the_act_is_refused_otherwise() {
    let office = TestStore::new();
    let later = testkit::noon("2027-01-08");
    let mut me = office.sit_at("小王", later);
    let closing = me.closes_the_year();
    let id = closing.id;
    me.press("u").write("误操作");
    let next = office.sit_at("小李", later);
    let changed = YearClosing {
        note: "主席会议同意".into(),
        ..closing
    };
    let seen = next.desk.borrow().book().year_closings.seq(id);
    let mut desk = next.desk.borrow_mut();
    desk.set_because(Some("补记".into()));
    desk.carry_out(&testkit::edit_of(changed, seen.expect("seen")))
        .expect("changed");
    drop(desk);
    me.press("Enter").hides("确需更正").rest();
    assert!(!me.desk.borrow().book().year_closings.is_empty());
    drop(me);
    let mut me = office.sit_at("小王", later);
    me.shows("更正已关账的2026年：理由").shows("误操作");
}
