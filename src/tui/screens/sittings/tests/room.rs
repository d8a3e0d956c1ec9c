//! What a sitting shows to a room.

use super::*;
use crate::tui::app::{Effect, Opening};
use crate::tui::test_terminal::TestTerminal;
use crate::tui::windows::Window as _;
use crate::tui::windows::meeting::MeetingWindow;

/// The pages that it shows to a room.
fn slides(session: &mut TestSession) -> Slides {
    session.meets();
    match session.said.pop() {
        Some(Effect::Open(Opening::Meeting(slides))) => *slides,
        other => panic!("{other:?}"),
    }
}

fn titles(slides: &Slides) -> Vec<&str> {
    slides.pages.iter().map(|it| it.title.as_str()).collect()
}

#[test]
fn a_room_sees_an_item_of_the_agenda_at_a_time() {
    let mut session = at(office());
    session.press("Right Down");
    let shown = slides(&mut session);
    assert_eq!(shown.heading, "七届第11次主席会议 · 2026年12月3日");
    let all = [
        "一、听取三季度界别工作情况",
        "二、审定界别召集人",
        "三、专题研究界别工作",
    ];
    assert_eq!(titles(&shown), all);
    // It begins with the chosen one.
    assert_eq!(shown.first, 1);
    let said = format!("{:?}", shown.pages[1]);
    for words in ["委员联络委", "待审定 2", "医药卫生界", "教育界", "李小明"] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    let problems = shown.pages[2].table.as_ref().expect("the open problems");
    assert_eq!(problems.rows.len(), 3);
    // What is marked is meant alone; and a filter holds.
    session.press("Space");
    assert_eq!(titles(&slides(&mut session)), ["二、审定界别召集人"]);
}

#[test]
fn a_room_sees_who_waits_one_by_one_and_the_sittings_own_problems() {
    let mut session = at(office());
    session.press("Tab Down");
    let shown = slides(&mut session);
    assert_eq!((titles(&shown), shown.first), (vec!["刘洋", "李小明"], 1));
    let said = format!("{:?}", shown.pages[1]);
    for words in ["教育界", "召集人", "待审定"] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    // The sitting to come took up none; that of 5 November did.
    session.press("Tab");
    session.meets();
    assert!(session.effects().contains("所选会议没有确定督办问题"));
    session.press("Left Down");
    let shown = slides(&mut session);
    let all = ["周转房选址", "工作室经费", "培训名额", "校门口停车"];
    assert_eq!(titles(&shown), all);
    let said = format!("{:?}", shown.pages[3]);
    // How it was solved was written for the office.
    assert!(
        said.contains("11-12 已解决") && !said.contains("增设"),
        "{said}"
    );
    // Of what changed the agenda is shown.
    session.press("Tab");
    assert_eq!(titles(&slides(&mut session)), ["一、听取半年工作汇报"]);
}

#[test]
fn without_anything_to_show_a_room_is_shown_nothing() {
    let mut session = at(TestStore::blank());
    session.meets();
    assert!(session.effects().contains("还没有议题，没有可放映的"));
    session.press("Tab");
    session.meets();
    assert!(session.effects().contains("没有待审定的"));
}

#[test]
fn a_room_sees_no_phone_and_no_contact() {
    let mut office = office();
    let (phones, contacts): (Vec<String>, Vec<String>) = {
        let book = office.desk.book();
        let members = book.members.iter().map(|it| it.phone.clone());
        let contacts = book.key_contacts.iter();
        let phones = members.chain(contacts.clone().map(|it| it.phone.clone()));
        (
            phones.collect(),
            contacts.map(|it| it.name.clone()).collect(),
        )
    };
    let item = AgendaItem {
        decision: "由王科长（13812345678）负责，电话0737-4222333".into(),
        rapporteur: "办公室 139 1234 5678".into(),
        ..item_of(2, ItemKind::Other, "其他事项 13912345678", &office)
    };
    office.carry(&Add(item.into()));
    let mut session = at(office);
    for leaf in 0..2 {
        let shown = slides(&mut session);
        for nth in 0..shown.pages.len() {
            let first = Slides {
                first: nth,
                ..shown.clone()
            };
            let window = MeetingWindow::new(first);
            let drawn = TestTerminal::new(120, 36).draw(|c| window.draw(c)).text;
            let hidden = ["13812345678", "13912345678", "4222333", "1234 5678"];
            let hidden = hidden.into_iter().chain(phones.iter().map(String::as_str));
            let hidden = hidden.chain(contacts.iter().map(String::as_str));
            for words in hidden.filter(|it| !it.is_empty()) {
                assert!(!drawn.contains(words), "{words} on {leaf}\n{drawn}");
            }
        }
        session.press("Right Tab");
    }
}

#[test]
fn pictures_of_a_room() {
    let mut session = at(office());
    session.press("Right");
    session.a_room("sittings", "room-report");
    session.press("Down");
    session.a_room("sittings", "room-approval");
    session.press("Down");
    session.a_room("sittings", "room-problems");
    session.press("Tab Down");
    session.a_room("sittings", "room-convenor");
}
