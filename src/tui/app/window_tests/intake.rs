//! Stories at the window of the intake.

use std::fs;

use chrono::NaiveDate;

use super::{TestSession, TestStore};
use crate::domain::form::Status;
use crate::exchange::papers::registration_form::{FilledForm, paper};
use crate::exchange::papers::save_paper;
use crate::exchange::{Gate, IfThere};

/// A form, filled the day before, as a document of the office's folder, of a member of that number in the demo.
fn filled(office: &TestStore, me: &TestSession, name: &str, member: usize, account: &str) {
    let yesterday = me.desk.borrow().today().date.pred_opt();
    filled_on(office, me, yesterday.expect("a day"), name, member, account);
}

fn filled_on(
    office: &TestStore,
    me: &TestSession,
    on: NaiveDate,
    name: &str,
    member: usize,
    account: &str,
) {
    let desk = me.desk.borrow();
    let book = desk.book();
    let today = desk.today().date;
    let mut serving = book.members.iter().filter(|it| book.serves(it, today));
    let member = serving.nth(member).expect("a member");
    let form = FilledForm {
        filled_on: Some(on),
        member: member.name.clone(),
        sector: book.sector_name(member.sector_on(today)).to_owned(),
        employer: member.employer.clone(),
        account: account.to_owned(),
    };
    let gate = Gate::around(me.desk.borrow().path());
    save_paper(
        gate.ask(&office.folder().join(name), IfThere::Refuse)
            .expect("a new file"),
        &paper("政协云州市委员会", &[form]),
    )
    .expect("a document");
}

fn submitted(me: &TestSession) -> u32 {
    let desk = me.desk.borrow();
    let tallies = desk.book().forms_by_year().values();
    tallies.map(|tally| tally.at(Status::Submitted)).sum()
}

#[test]
fn forms_of_a_folder_are_looked_at_taken_in_and_awaited() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    filled(&office, &me, "一.docx", 0, "走访社区，收集意见建议三条。");
    office.file("说明.txt", "请各位委员及时填写。");
    fs::write(office.folder().join("坏.docx"), "PK没有内容").expect("a file");
    let before = submitted(&me);
    me.press("Ctrl-R").shows("从哪个文件夹收").press("Enter");
    me.awaits("可收 1")
        .shows("尚未收")
        .shows("一.docx")
        .shows("留下 2");
    me.press("Tab")
        .shows("坏.docx")
        .shows("说明.txt")
        .press("Left");
    assert_eq!(submitted(&me), before, "nothing is taken in before Enter");
    me.press("Enter")
        .awaits("收下 1 份登记表")
        .shows("新来的自动收下")
        .shows("已收 1");
    assert_eq!(submitted(&me), before + 1);
    // What comes while the window is open.
    filled(
        &office,
        &me,
        "二.docx",
        1,
        "听取行业协会的意见，推动解决两件事。",
    );
    me.awaits("已收 2").shows("二.docx");
    assert_eq!(submitted(&me), before + 2);
    // A form that was taken in is shown on its screen.
    me.press("F5")
        .awaits("已收 2")
        .press("Home Enter")
        .shows("待备案")
        .hides("自动收下");
    me.press("u").shows("已撤销");
    assert_eq!(submitted(&me), before + 1);
    // Nothing is taken in once the window is closed, and nothing twice.
    filled(&office, &me, "三.docx", 2, "参加界别集体活动。");
    me.press("Ctrl-R Enter")
        .awaits("可收 2")
        .shows("早已收过 1")
        .press("Esc");
    assert_eq!(submitted(&me), before + 1);
}

#[test]
fn forms_of_a_closed_year_ask_why() {
    let office = TestStore::new();
    let later = "2027-01-08T12:00:00".parse().expect("a moment");
    let mut me = office.sit_at("小王", later);
    me.closes_the_year();
    let old = "2026-12-20".parse().expect("a day");
    filled_on(
        &office,
        &me,
        old,
        "一.docx",
        0,
        "走访社区，收集意见建议三条。",
    );
    me.press("Ctrl-R Enter")
        .awaits("2026年已经关账")
        .hides("--because");
    // Without a reason nothing is looked at and nothing done.
    me.press("Esc").shows("从哪个文件夹收").hides("已经关账");
    me.press("Enter").awaits("2026年已经关账");
    me.write("漏收补录").press("Enter").awaits("可收 1");
    me.press("Enter").awaits("收下 1 份登记表");
    let desk = me.desk.borrow();
    let kept: Vec<_> = desk.book().corrections.iter().collect();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].reason, "漏收补录");
}

#[test]
fn a_folder_that_is_not_there_says_so_and_another_is_chosen() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    fs::create_dir(office.folder().join("收件")).expect("a folder");
    me.press("Ctrl-R Ctrl-U")
        .write("没有这个")
        .press("Enter")
        .awaits("找不到");
    me.press("f")
        .shows("从哪个文件夹收")
        .press("Ctrl-U")
        .write("收");
    me.awaits("收件/")
        .press("Tab")
        .shows("收件/")
        .press("Enter")
        .awaits("可收 0");
    me.shows("没有新的登记表").press("Enter").awaits("已收 0");
    me.press("Ctrl-S")
        .shows("已在自动收下")
        .press("Esc")
        .hides("收登记表 ·");
}
