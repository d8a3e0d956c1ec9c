//! The gravest lines, at 80 columns and in both languages: what to do now is on the screen.

use std::ops::Range;
use std::path::PathBuf;

use super::App;
use super::messages;
use super::test_session::{TestSession, TestStore};
use super::unsaved::Drafts;
use crate::desk::Refusal;
use crate::domain::record::{Kind, Seq};
use crate::files::in_words;
use crate::store::{Fate, ReadingOnly, StoreError, Writer};
use crate::text::{Locale, Text};
use crate::tui::event::Event;
use crate::tui::measure;
use crate::tui::widgets::message::Message;

/// As long as an office's path is.
fn path() -> PathBuf {
    PathBuf::from("/srv/office/政协云州市委员会/jiebie.store")
}

fn writer() -> Writer {
    Writer {
        process: 1_234_567,
        name: "提案委员会办公室".into(),
        verb: Some(crate::domain::verb::Verb::Import),
        since: "2026-11-24T12:00:00".parse().expect("a moment"),
    }
}

/// What the store may say while the screens are open.
fn of_the_store() -> Vec<StoreError> {
    let unfinished = |cause, fate| StoreError::Unfinished {
        cause: Box::new(cause),
        fate,
    };
    let damaged = || StoreError::Damaged {
        path: path(),
        what: "registration-forms 12345".into(),
    };
    let system = || StoreError::System {
        path: path(),
        cause: in_words(&std::io::Error::from_raw_os_error(5)),
    };
    vec![
        StoreError::Missing(path()),
        StoreError::NotAStore(path()),
        StoreError::NewerSchema {
            path: path(),
            found: 12,
            known: 11,
        },
        StoreError::OlderSchema {
            path: path(),
            found: 3,
        },
        StoreError::Erased(Seq(123_456)),
        StoreError::Forbidden(path()),
        StoreError::ReadingOnly(path(), ReadingOnly::NoPermission),
        StoreError::ReadingOnly(path(), ReadingOnly::Medium),
        StoreError::Replaced(path()),
        StoreError::Removed(path()),
        StoreError::Rewritten(path()),
        StoreError::Full(path()),
        StoreError::Held(path()),
        StoreError::InUse(path()),
        StoreError::Busy(path(), None),
        StoreError::Busy(path(), Some(Box::new(writer()))),
        damaged(),
        StoreError::OriginalMissing(path()),
        StoreError::OriginalDamaged(path()),
        StoreError::OriginalTooLarge(path(), 99 << 20),
        system(),
        unfinished(StoreError::Full(path()), Fate::NotWritten),
        unfinished(StoreError::Full(path()), Fate::Written(Seq(123_456))),
        unfinished(StoreError::Full(path()), Fate::Unknown(Seq(123_456))),
        unfinished(system(), Fate::Written(Seq(123_456))),
    ]
}

fn all() -> Vec<Text> {
    let store = of_the_store().into_iter().map(|error| error.text());
    let refusals = [
        Refusal::Overtaken {
            kind: Kind::Convenor,
            name: "巴图·那仁格日勒".into(),
        },
        Refusal::Conflict {
            kind: Kind::KeyContact,
            theirs: None,
        },
        Refusal::NothingToUndo,
    ];
    let refusals = refusals.into_iter().map(|refusal| refusal.text());
    let kinds = [
        std::io::ErrorKind::StorageFull,
        std::io::ErrorKind::PermissionDenied,
        std::io::ErrorKind::TimedOut,
    ];
    let kept = kinds.into_iter().map(|it| messages::not_kept(&it.into()));
    let others = [
        ReadingOnly::NoPermission.text(),
        ReadingOnly::Medium.text(),
        messages::kept_elsewhere(&path(), std::io::ErrorKind::StorageFull),
        messages::kept_elsewhere(&path(), std::io::ErrorKind::PermissionDenied),
        messages::set_aside(&path()),
        messages::not_taken_over(&std::io::ErrorKind::PermissionDenied.into()),
        super::pasted_nowhere(),
        super::as_seen::not_seen(),
    ];
    store.chain(refusals).chain(kept).chain(others).collect()
}

/// The words of a screen without what stands around them.
fn words(screen: &str) -> String {
    let kept = |c: &char| !c.is_whitespace() && !"│─┌┐└┘".contains(*c);
    screen.chars().filter(kept).collect()
}

/// What stands in these columns.
fn within(screen: &str, columns: &Range<usize>) -> String {
    let mut inside = String::new();
    for line in screen.lines() {
        let mut at = 0;
        for c in line.chars() {
            if columns.contains(&at) {
                inside.push(c);
            }
            at += measure::width(c.encode_utf8(&mut [0; 4]));
        }
    }
    inside
}

#[test]
fn every_grave_line_is_whole_on_a_small_screen() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.resize(80, 24);
    let mut cut = Vec::new();
    for text in all() {
        for locale in Locale::ALL {
            me.app.locale = locale;
            me.app.message = Some(Message::refused(text.clone()));
            if !words(&me.screen()).contains(&words(text.say(locale))) {
                cut.push(text.say(locale).to_owned());
            }
        }
    }
    assert!(cut.is_empty(), "cut at 80 columns:\n{}", cut.join("\n"));
}

#[test]
fn what_the_desk_says_in_an_editor_is_whole_as_well() {
    for (open, columns) in [("Tab e", 4..76), ("F3 r", 10..70)] {
        for locale in Locale::ALL {
            let office = TestStore::new();
            let mut me = office.sit("小王");
            me.resize(80, 24).press(open).write("一");
            me.app.locale = locale;
            for error in of_the_store() {
                // These ask in a window of their own.
                if error.is_of_another_file() {
                    continue;
                }
                let text = error.text();
                me.tell(Event::Refused(Refusal::Store(error)));
                let (screen, said) = (me.screen(), text.say(locale));
                let inside = within(&screen, &columns);
                assert!(words(&inside).contains(&words(said)), "{said}\n{screen}");
            }
        }
    }
}

#[test]
fn a_long_line_over_a_window_gives_its_rows_back_at_the_next_key() {
    let office = TestStore::new();
    let mut me = office.sit("小王");
    me.resize(80, 24).press("Tab e");
    let rows = |me: &TestSession| me.screen().lines().rev().take(3).collect::<String>();
    let before = rows(&me);
    let text = StoreError::Replaced(path()).text();
    me.app.message = Some(Message::refused(text));
    assert!(rows(&me).contains("需要补办什么"), "{}", rows(&me));
    me.press("Tab");
    let after = rows(&me);
    assert!(
        !after.contains("需要补办什么") && after.contains("替换"),
        "{after}"
    );
    assert_ne!(before, after);
}

#[test]
fn what_a_session_begins_with_is_whole() {
    let office = TestStore::new();
    for locale in Locale::ALL {
        let mut me = office.sit_to_read("小王");
        let clock = std::sync::Arc::new(|| super::test_session::noon().into());
        let drafts = Drafts::new(crate::tui::drafts::Found::default(), clock);
        let theme = me.app.theme.clone();
        me.app = App::new(std::rc::Rc::clone(&me.desk), theme, locale, drafts);
        me.resize(80, 24);
        if let Some(why) = me.desk.borrow().reading_only() {
            let (screen, said) = (me.screen(), why.text());
            assert!(
                words(&screen).contains(&words(said.say(locale))),
                "{screen}"
            );
        }
    }
}
