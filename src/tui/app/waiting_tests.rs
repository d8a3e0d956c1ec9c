//! Beside a writer that does not come to its end: an act waits a moment for it, the screens go on, and
//! nothing is said that was not looked up.

use std::time::{Duration, Instant};

use super::test_session::{TestSession, TestStore, noon};
use crate::domain::authority::{Actor, Front, Permission, Role};
use crate::domain::calendar::Year;
use crate::domain::form::Status;
use crate::domain::record::Seq;
use crate::domain::verb::Verb;
use crate::store::lock_tests::stopped_in_mid_commit;
use crate::store::{self, Fault, Store};
use crate::text::Locale;
use crate::tui::event::Event;
use crate::tui::operation::Operation;

/// Runs `meanwhile` in the middle of a write of somebody else, who then goes on.
fn beside_a_writer(office: &TestStore, meanwhile: impl FnOnce()) {
    let store = Store::open(office.place()).expect("opens");
    let mut book = store.load_book(Year::of(noon().date())).expect("a book");
    let actor = Actor {
        name: "小李".into(),
        role: Role::Admin,
        front: Front::Shell,
    };
    let grant = actor.may(Permission::Import).expect("may");
    let act = store::Act {
        verb: Verb::Import,
        note: String::new(),
        at: noon().into(),
        of: None,
    };
    let written = store.write::<_, ()>(&mut book, &grant, &act, |_, tx| {
        let id = tx.next_id::<crate::domain::sector::Sector>()?;
        let sector = crate::domain::sector::Sector {
            id,
            name: "教育界".into(),
            position: 90,
            committee: None.into(),
            since: None,
            short: String::new(),
            split_from: None,
            merged_into: None,
            ended: None,
            former: Vec::new(),
            note: String::new(),
        };
        tx.put(sector).map_err(Fault::Store)?;
        meanwhile();
        Ok(())
    });
    assert!(written.expect("written").seq.is_some());
}

fn seq(me: &TestSession) -> Seq {
    me.desk.borrow().book().seq()
}

fn filed(me: &TestSession) -> usize {
    let desk = me.desk.borrow();
    let forms = desk.book().forms.iter();
    forms.filter(|it| it.status() == Status::Filed).count()
}

#[test]
fn an_act_waits_for_a_writer_and_is_done_when_that_is_over() {
    let office = TestStore::new();
    for keys in ["F3 f", "Tab e Tab Tab Tab Tab 一 Ctrl-S"] {
        let mut me = office.sit("小王");
        let before = seq(&me);
        beside_a_writer(&office, || {
            me.press(keys)
                .shows("小李 正在写入“导入”")
                .shows("Esc 不再等");
            for _ in 0..3 {
                me.tell(Event::Alarm);
                me.shows("小李 正在写入“导入”").hides("没有办理");
            }
        });
        assert_eq!(seq(&me), before, "nothing was done yet");
        me.tell(Event::Alarm);
        me.shows("u 撤销").hides("正在写入");
        // Theirs, and then mine: once.
        assert_eq!(seq(&me).0, before.0 + 2, "{keys}");
        me.tell(Event::Alarm);
        assert_eq!(seq(&me).0, before.0 + 2, "{keys}");
    }
}

#[test]
fn no_try_holds_the_screens_up() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    beside_a_writer(&office, || {
        me.press("F3 f").shows("正在写入");
        let began = Instant::now();
        for _ in 0..5 {
            me.tell(Event::Alarm);
        }
        assert!(began.elapsed() < Duration::from_millis(900), "five looks");
        me.press("Esc");
    });
}

#[test]
fn who_waits_can_give_up_or_leave_and_no_other_key_is_run() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    let before = (seq(&me), filed(&me));
    beside_a_writer(&office, || {
        me.press("F3 f").shows("正在写入");
        for key in ["q", "f", "u", "Down", "F4", "Enter", ":"] {
            me.press(key).shows("其他按键暂不执行").shows("待备案 (1/");
            assert!(!me.ended, "{key}");
        }
        me.press("Esc").shows("没有办理").hides("其他按键");
        // Looking goes on.
        me.press("Down").shows("待备案 (2/");
    });
    me.tell(Event::Alarm);
    me.hear();
    assert_eq!((seq(&me).0, filed(&me)), (before.0.0 + 1, before.1));
    for key in ["F10", "Ctrl-C"] {
        let mut me = office.sit("小王");
        beside_a_writer(&office, || {
            me.press("F3 f").shows("正在写入").press(key);
            assert!(me.ended, "{key}");
        });
    }
}

#[test]
fn what_is_typed_stays_when_a_save_was_given_up() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    beside_a_writer(&office, || {
        me.press("Tab e Tab Tab Tab Tab")
            .write("还在")
            .press("Ctrl-S");
        me.shows("正在写入").write("不算").press("Esc");
        me.shows("没有办理").shows("还在").hides("不算");
    });
    me.press("Ctrl-S").shows("u 撤销");
}

#[test]
fn after_two_seconds_it_is_told_that_nothing_was_done() {
    let office = TestStore::new();
    for locale in Locale::ALL {
        let mut me = office.sit("小王");
        me.app.locale = locale;
        me.press("F3");
        let before = filed(&me);
        beside_a_writer(&office, || {
            me.press("f");
            let until = Instant::now() + store::TELLING;
            while Instant::now() < until {
                me.tell(Event::Alarm);
                std::thread::sleep(Duration::from_millis(20));
            }
            me.tell(Event::Alarm);
            me.shows(match locale {
                Locale::Zh => "这次没有办理",
                Locale::En => "this was not done",
            });
            // It was a wait, and no write that failed.
            me.hides("已查对").hides("looked at");
            me.press("u Home");
        });
        me.tell(Event::Alarm);
        assert_eq!(filed(&me), before);
    }
}

#[test]
fn what_is_tried_again_is_forgotten_once_it_is_given_up() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    beside_a_writer(&office, || {
        me.press("F3 f").shows("正在写入").press("Esc");
    });
    let before = filed(&me);
    me.tell(Event::FileWritten);
    for _ in 0..3 {
        me.tell(Event::Alarm);
    }
    assert_eq!(filed(&me), before);
    assert!(me.does(Operation::TryAgain).is_empty() && me.does(Operation::GiveUp).is_empty());
}

#[test]
fn one_that_was_stopped_in_mid_commit_is_waited_for_as_well() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.press("F3");
    let before = filed(&me);
    let stopped = stopped_in_mid_commit(office.place());
    me.press("f").shows("占用").shows("Esc 不再等");
    me.hear().tell(Event::Alarm);
    me.shows("占用")
        .hides("已查对")
        .press("Down")
        .shows("待备案 (1/");
    drop(stopped);
    me.tell(Event::Alarm);
    me.shows("u 撤销");
    assert_eq!(filed(&me), before + 1);
}

#[test]
fn a_window_tells_for_whom_its_work_waits() {
    let office = TestStore::new();
    office.file("名册.csv", "姓名,界别\n张三丰,总工会\n");
    let mut me = office.sit("小王");
    me.press("Ctrl-N")
        .write("名册.csv")
        .press("Enter")
        .awaits("导入预览");
    let before = seq(&me);
    beside_a_writer(&office, || {
        me.press("Enter")
            .awaits("小李 正在写入“导入”")
            .shows("Esc 停止");
        me.press("Esc").awaits("导入预览");
    });
    me.hear();
    assert_eq!(seq(&me).0, before.0 + 1, "only theirs");
}

#[test]
fn one_that_has_written_reads_on_beside_a_writer() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.press("F3 f").shows("u 撤销");
    beside_a_writer(&office, || {
        me.hear().hides("没有办理");
        me.press("f").shows("其他按键暂不执行");
        me.hear().shows("其他按键暂不执行").hides("没有办理");
        me.press("Esc").hear();
        me.press("Down").shows("待备案 (2/").hear();
        me.shows("待备案 (2/").hides("没有办理");
    });
}
