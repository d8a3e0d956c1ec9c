//! Stories at the app: what a person sees after pressing keys.

use super::keys::{AppState, KEYS};
use super::place::ScreenName;
use super::test_session::{TestStore, noon};
use crate::text::Locale;
use crate::tui::keymap::{duplicates, unclear};

#[test]
fn a_person_is_found_by_initials_edited_and_the_edit_undone() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let name = {
        let desk = me.desk.borrow();
        let member = desk.book().members.iter().next().expect("a member");
        member.name.clone()
    };
    me.press("Ctrl-P").write(&name).shows("委员").press("Enter");
    me.shows(&name).press("e").shows("修改委员");
    me.press("Tab Tab Tab Tab").write("（兼）").press("Ctrl-S");
    me.shows("修改委员：").hides("[ 保存");
    let changed = |me: &super::test_session::TestSession| {
        let desk = me.desk.borrow();
        let member = desk.book().members.iter().next().expect("a member");
        member.employer.ends_with("（兼）")
    };
    assert!(changed(&me));
    me.press("u").shows("已撤销");
    me.shows(&format!("修改委员：{name}"));
    assert!(!changed(&me));
    me.press("U").shows("已重做");
    me.shows(&format!("修改委员：{name}"));
    assert!(changed(&me));
}

#[test]
fn that_who_left_is_a_convenor_still_is_said() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let name = {
        let desk = me.desk.borrow();
        let convenor = desk.book().convenors.iter().next().expect("a convenor");
        desk.book().member_name(convenor.member).to_owned()
    };
    me.press("Ctrl-P").write(&name).press("Enter").press("l");
    me.shows("委员离任").press("Ctrl-S").shows("仍登记为");
}

#[test]
fn a_clock_behind_the_journal_is_told_at_the_start_and_at_each_act() {
    let office = TestStore::new();
    let mut me = office.sit_at("小王", noon() - chrono::TimeDelta::hours(2));
    me.shows("本机时钟比日志第 1 条慢 2 小时");
    me.press("Tab e Tab Tab Tab Tab")
        .write("一")
        .press("Ctrl-S");
    me.shows("本机时钟比日志第 2 条慢 2 小时");
    let entries = me.desk.borrow().journal(None, 2).expect("a journal");
    assert_eq!(entries[0].at, entries[1].at);
    assert_eq!((entries[0].behind, entries[1].behind), (7_200, 0));
    let mut other = office.sit("小李");
    other.hides("本机时钟");
}

#[test]
fn two_people_see_each_other_and_nobody_overwrites_unseen() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let mut other = office.sit("小李");
    me.press("Tab e Tab Tab Tab Tab").write("一");
    other
        .press("Tab e Tab Tab Tab Tab")
        .write("二")
        .press("Ctrl-S");
    other.shows("修改委员：");
    me.hear().press("Ctrl-S").shows("小李");
    me.press("m Ctrl-S").shows("修改委员：");
    other.hear().shows("小王").shows("小李 新");
    let employer = |sitting: &super::test_session::TestSession| {
        let desk = sitting.desk.borrow();
        let employers: Vec<_> = desk
            .book()
            .members
            .iter()
            .map(|it| it.employer.clone())
            .collect();
        employers
    };
    assert_eq!(employer(&me), employer(&other));
    assert!(employer(&me).iter().any(|it| it.ends_with('一')));
}

#[test]
fn years_languages_and_themes_change_what_is_shown() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.shows("[ 2026 ]").press("[").shows("[ 2025 ]");
    me.press("]").shows("[ 2026 ]").press("]").shows("已是今年");
    me.shows("办公桌")
        .press("Ctrl-G")
        .shows("Desk")
        .hides("办公桌");
    me.press("Ctrl-T").shows("Desk");
    me.press("F1")
        .shows("Not now:")
        .press("Esc")
        .hides("Not now:");
}

#[test]
fn the_year_stands_apart_in_the_first_line_at_any_width() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    for _ in Locale::ALL {
        for width in 60..=140 {
            me.resize(width, 24);
            let screen = me.screen();
            let first = screen.lines().next().expect("a line");
            assert!(first.contains(" ["), "{width}: {first}");
            assert!(first.trim_end().ends_with("小王"), "{width}: {first}");
        }
        me.resize(120, 36).press("Ctrl-G");
    }
}

#[test]
fn keys_that_cannot_act_say_why_and_quit_ends() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.press("u").shows("没有可撤销的操作");
    me.resize(59, 16)
        .shows("60×16")
        .resize(80, 24)
        .shows("办公桌");
    me.press("F10");
    assert!(me.ended);
}

#[test]
fn the_keys_that_work_everywhere_are_clear_and_stand_once() {
    assert_eq!(duplicates(&KEYS.pages()), Vec::<String>::new());
    assert_eq!(unclear(&KEYS.pages()), Vec::<String>::new());
    let rows = KEYS.rows(&AppState::default());
    // What has none is in the palette, and a place in the window of all.
    let without = rows.iter().filter(|row| row.keys.is_empty());
    let without: Vec<&str> = without.map(|it| &*it.label.en).collect();
    assert_eq!(
        without,
        ["reminders", "dossier", "records", "settings", "mouse"]
    );
}

#[test]
fn forms_are_triaged_one_after_the_other_and_undone() {
    use crate::domain::form::Status;
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let standing = |me: &super::test_session::TestSession, status: Status| {
        let desk = me.desk.borrow();
        let forms = desk.book().forms_by_year().values();
        forms.map(|tally| tally.at(status)).sum::<u32>()
    };
    let (submitted, returned) = (
        standing(&me, Status::Submitted),
        standing(&me, Status::Returned),
    );
    assert!(submitted >= 2);
    me.press("F3").shows("待备案 (1/").shows("办理经过");
    me.press("r").shows("理由").press("Enter").shows("理由");
    me.write("请补充").press("Enter").hides("理由：");
    assert_eq!(standing(&me, Status::Returned), returned + 1);
    me.press("* r")
        .shows("所选")
        .write("一并退回")
        .press("Enter");
    assert_eq!(standing(&me, Status::Submitted), 0);
    me.shows("没有待备案的登记表");
    me.press("u u");
    assert_eq!(standing(&me, Status::Submitted), submitted);
    assert_eq!(standing(&me, Status::Returned), returned);
    me.shows("待备案 (");
    // The archive's forms are found by the palette, and from the desk by Enter.
    me.press("Shift-Tab")
        .shows("归档 · 2026")
        .press("1 Tab Tab Tab Enter");
    me.shows("登记表 #").shows("办理经过");
}

#[test]
fn a_finding_is_put_right_from_the_checklist_and_what_remains_is_shown() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let lacking = |me: &super::test_session::TestSession| {
        let findings = me.app.facts.findings.iter();
        findings.filter(|it| it.rule.code == "J1701").count()
    };
    let before = lacking(&me);
    assert!(before > 1, "the demo lacks liaisons");
    me.press("F4").shows("年完成情况").press("Shift-Tab /");
    me.write("j1701")
        .press("Enter")
        .shows(&format!("(1/{before})"));
    me.press("Enter")
        .shows("规则说明")
        .press("Enter")
        .shows("新增界别联络员");
    me.write("王小明").press("Ctrl-S").shows("新增界别联络员：");
    me.hides("规则说明").shows(&format!("(1/{})", before - 1));
    assert_eq!(lacking(&me), before - 1);
    me.press("u").shows("已撤销").shows(&format!("/{before})"));
    me.press("o").shows("前往").press("Esc");
    me.press("3").shows("问题清单");
}

#[test]
fn the_palette_runs_what_it_shows() {
    let office = TestStore::new();
    // It was opened at another pane, and on another screen: its rows are those of here and now.
    let mut me = office.sit("小王");
    me.press("Ctrl-P").shows("新增专委会").press("Esc F3");
    let before = me.desk.borrow().book().seq();
    me.press("Ctrl-P").write("add…").hides("新增…").press("Esc");
    me.press("Ctrl-P").write("备案").press("Esc 1 Ctrl-P");
    me.write("新增…").shows("▌新增…").press("Enter");
    assert_eq!(me.desk.borrow().book().seq(), before, "nothing is done");
    me.shows("新增专委会").press("Esc");
    me.press("Tab Tab Tab Ctrl-P Esc Shift-Tab Shift-Tab Ctrl-P");
    me.write("登记表备案").hides("将登记表备案").press("Esc");
}

#[test]
fn the_palette_says_why_not_as_things_stand_now() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.press("Ctrl-P")
        .write("推选召集人")
        .shows("请先选")
        .press("Esc");
    me.press("Down Down").shows("界别");
    me.press("Ctrl-P").write("推选召集人").hides("请先选");
    me.press("Enter").shows("推选召集人");
}

#[test]
fn the_palette_finds_records_of_every_kind_where_they_live() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.press("Ctrl-P").write("履职能力培训").shows("学习培训");
    me.press("Enter").shows("学习培训 · 全部 · 2026");
    me.press("e").shows("修改学习培训").press("Esc");
    let contact = {
        let desk = me.desk.borrow();
        let contact = desk.book().key_contacts.iter().next();
        contact.expect("a contact").name.clone()
    };
    me.press("1 Ctrl-P").write(&contact).shows("重点联系对象");
    me.press("Enter").shows("重点联系对象 · 全部");
    // A convenor is shown where members are.
    let convenor = {
        let desk = me.desk.borrow();
        let book = desk.book();
        let convenor = book.convenors.iter().next().expect("a convenor");
        book.member_name(convenor.member).to_owned()
    };
    me.press("Ctrl-P").write(&convenor).shows("界别召集人");
    // A kind as a whole; forms have their own screen.
    me.press("Esc 1 Ctrl-P")
        .write("委员工作室")
        .shows("全部登记");
    me.press("Esc Ctrl-P").write("hdhd").press("Esc");
    me.press("F3 Ctrl-P").write("界别活动").press("Enter");
    me.shows("界别活动 · 全部 · 2026").shows("待核实");
}

#[test]
fn commands_are_found_by_their_words_in_either_language() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.press("Ctrl-P").write("leave").shows("离任").press("Esc");
    me.press("Ctrl-P")
        .write("liaisons")
        .shows("界别联络员")
        .press("Esc");
    me.press("Ctrl-P")
        .write("checklist")
        .shows("到检查")
        .press("Esc");
    me.press("Ctrl-G Ctrl-P")
        .write("离任")
        .shows("▌leave")
        .press("Esc");
    me.press("Ctrl-P").write("撤销").shows("▌undo");
}

#[test]
fn a_number_finds_the_records_of_that_number_and_no_other() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.press("Ctrl-P").write("#5");
    let screen = me.screen();
    let rows: Vec<&str> = screen.lines().filter(|it| it.contains("#5")).collect();
    assert!(rows.len() > 5, "{screen}");
    assert!(!screen.contains("#50"), "{screen}");
    for kind in ["委员", "界别召集人", "重点联系对象", "界别活动"] {
        assert!(
            rows.iter().any(|row| row.contains(kind)),
            "{kind}\n{screen}"
        );
    }
    me.press("Esc Ctrl-P").write("#4000").shows("没有找到");
}

#[test]
fn what_is_entered_for_somebody_is_listed_from_the_desk() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let name = {
        let desk = me.desk.borrow();
        let contact = desk.book().key_contacts.iter().next();
        let member = contact
            .expect("a contact")
            .member_on(chrono::NaiveDate::MAX);
        desk.book().member_name(member).to_owned()
    };
    me.press("Ctrl-P").write(&name).press("Enter A");
    me.shows(&format!("种类 · {name}")).shows("全部登记");
    me.press("/ z d l x Enter Enter")
        .shows(&format!("重点联系对象 · {name} · 2026"));
    // A contact more is this member's, and is chosen once it is entered.
    me.press("a").shows(&format!("新增重点联系对象 {name}"));
    me.write("测试人").press("Ctrl-S");
    me.shows("新增重点联系对象：").shows("测试人");
    let chosen = me.screen();
    let chosen = chosen.lines().find(|it| it.contains('▌')).expect("one");
    assert!(chosen.contains("测试人"), "{chosen}");
    // Somebody else strikes it out, and it goes here, too.
    let mut other = office.sit("小李");
    other
        .press("Ctrl-P")
        .write("测试人")
        .press("Enter x")
        .shows("误录")
        .press("Enter")
        .shows("没有办理")
        .press("x y");
    me.hear().press("Down").hides("测试人");
    // And back to whom one came from.
    me.press("Esc");
    assert_eq!(me.app.shown(), ScreenName::Dossier);
}

#[test]
fn the_settings_are_found_as_a_whole() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.press("Ctrl-P").write("设置").press("Enter");
    me.shows("登记表截止").press("Enter").shows("修改设置");
}

#[test]
fn a_dossier_opens_on_any_name_and_leads_back() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let (first, second) = {
        let desk = me.desk.borrow();
        let book = desk.book();
        let sector = book.sectors_in_order()[0].id;
        let all = book.members_of(sector, desk.today().date);
        (all[0].name.clone(), all[1].name.clone())
    };
    // From the desk's members: the keys walk them.
    me.press("Tab Enter").shows("履职档案").shows(&first);
    assert_eq!(me.app.shown(), ScreenName::Dossier);
    me.press("J").shows(&format!("{second} · 要办与时间线"));
    me.press("K").shows(&format!("{first} · 要办与时间线"));
    me.press("Esc");
    assert_eq!(me.app.shown(), ScreenName::Desk);
    // From the palette, wherever one is.
    me.press("7 Ctrl-P").write(&second).press("Enter");
    me.shows(&format!("{second} · 要办与时间线")).press("Esc");
    assert_eq!(me.app.shown(), ScreenName::Opinions);
}
