//! Stories at the windows of a record's files and of an erasure.

use super::{TestSession, TestStore};
use crate::desk::attach::Attach;
use crate::domain::calendar::Year;
use crate::domain::record::Kind;
use crate::tui::app::Opening;
use crate::tui::drafts::Draft;

#[test]
fn a_file_is_attached_written_out_and_taken_off() {
    let office = TestStore::new();
    std::fs::write(office.folder().join("计划.pdf"), b"%PDF-1.7 plan %%EOF").expect("written");
    std::fs::write(office.folder().join("开.bat"), "del").expect("written");
    let mut me = office.sit("小王");
    let plan = me
        .desk
        .borrow()
        .book()
        .plans
        .iter()
        .next()
        .expect("a plan")
        .id;
    let files = |me: &TestSession| {
        let desk = me.desk.borrow();
        desk.files_of(Kind::Plan, plan.0).expect("a plan")
    };
    let open = |me: &mut TestSession| {
        let opening = Opening::Files(Kind::Plan, plan.0);
        let operations = me.app.open(&opening);
        for operation in operations {
            me.does(operation);
        }
    };
    open(&mut me);
    me.shows("附上文件");
    me.write("开.bat").press("Enter").awaits("是程序或脚本");
    me.press("Ctrl-U")
        .write("计划.pdf")
        .press("Enter")
        .awaits("附上附件");
    assert_eq!(files(&me).len(), 1);
    open(&mut me);
    me.shows("计划.pdf")
        .shows("19 B")
        .shows("附上时间")
        .press("Enter")
        .shows("写到哪里");
    me.press("Enter")
        .awaits("已有同名文件")
        .press("Esc")
        .press("Ctrl-U");
    me.write("取回.pdf").press("Enter").awaits("已写入");
    let back = std::fs::read(office.folder().join("取回.pdf")).expect("written");
    assert_eq!(back, b"%PDF-1.7 plan %%EOF");
    open(&mut me);
    me.press("x")
        .shows("取下附件")
        .press("y")
        .awaits("取下附件");
    assert_eq!(files(&me).len(), 0);
    me.press("u");
    assert_eq!(files(&me).len(), 1);
}

#[test]
fn an_erasure_shows_what_it_found_and_erases_what_is_marked() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let contact = {
        let desk = me.desk.borrow();
        let book = desk.book();
        let mut serving = book.key_contacts.iter().filter(|it| it.ended.is_none());
        serving.next().cloned().expect("a contact")
    };
    let typed = |text: &str| {
        let noon = "2026-11-24T12:00:00".parse().expect("a moment");
        Draft::because(Year(2025), text, noon).expect("something is typed")
    };
    let kept = &mut me.app.drafts.kept;
    kept.push(typed(&format!("{}改过名", contact.name)));
    kept.push(typed("漏登"));
    let operations = me.app.open(&Opening::Erase(contact.id));
    for operation in operations {
        me.does(operation);
    }
    me.awaits("处有此人")
        .shows("本人 1 份没提交的草稿里有此人")
        .press("Enter")
        .shows("不能撤销")
        .press("y");
    me.awaits("已清除个人信息，不能撤销");
    assert_eq!(me.app.drafts.kept, [typed("漏登")]);
    let desk = me.desk.borrow();
    let kept = desk.book().key_contacts.get(contact.id).expect("counted");
    assert_eq!(
        (kept.name.as_str(), kept.phone.as_str()),
        ("（已清除）", "")
    );
}

/// Every file that was not looked through is a row, and whose drafts there are.
#[test]
fn an_erasure_lists_what_nobody_looked_into() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let (contact, plan) = {
        let desk = me.desk.borrow();
        let book = desk.book();
        let contact = book.key_contacts.iter().find(|it| it.ended.is_none());
        let plan = book.plans.iter().next().expect("a plan").id;
        (contact.cloned().expect("a contact"), plan)
    };
    let paths: Vec<_> = (1..=15)
        .map(|n| {
            let path = office.folder().join(format!("计划{n:02}.pdf"));
            std::fs::write(&path, format!("%PDF-1.7 {n} %%EOF")).expect("written");
            path
        })
        .collect();
    {
        let mut desk = me.desk.borrow_mut();
        let attach = Attach::read(&desk, Kind::Plan, plan.0, &paths).expect("read");
        attach.keep(&mut desk).expect("kept");
        desk.carry_out(&attach).expect("attached");
        let name = desk.path().file_name().expect("a name").to_string_lossy();
        let draft = format!(".{name}.drafts-小李.5f3a9c01-12");
        std::fs::write(desk.path().with_file_name(draft), "").expect("written");
    }
    for operation in me.app.open(&Opening::Erase(contact.id)) {
        me.does(operation);
    }
    me.awaits("另有 15 个文件没有查")
        .shows("哪里有")
        .press("End")
        .shows("计划15.pdf")
        .shows("看不进去")
        .shows("小李")
        .press("Space")
        .shows("只供查看");
    me.press("Home")
        .press("Enter")
        .press("y")
        .awaits("已清除个人信息");
    me.shows("小李 还有没提交的草稿");
}
