//! Tests of the page and its lines.

use super::*;
use crate::text::{Locale, Text};
use crate::tui::panes::lines::{draw, height};
use crate::tui::test_terminal::TestTerminal;

fn link(n: usize, text: &str) -> Line {
    Line::Words {
        mark: None,
        lead: None,
        role: Role::Plain,
        text: text.into(),
        link: Some(n),
    }
}

fn shown(page: &Page, width: u16, height: u16) -> String {
    let terminal = TestTerminal::new(width, height);
    terminal.draw(|c| page.draw(c.area(), c, true)).text
}

#[test]
fn lines_wrap_scroll_and_say_that_there_is_more() {
    let page = Page::of(vec![
        Line::plain("一二三四五六"),
        Line::of(Role::Muted, "末行"),
    ]);
    assert_eq!(shown(&page, 10, 2), " 一二三四\n 五六    …\n");
    assert_eq!(page.place(), "1–2/3");
    page.step(Step::Last);
    assert_eq!(shown(&page, 10, 2), " 五六    …\n 末行\n");
    for (w, h) in (0..9).flat_map(|w| (0..4).map(move |h| (w, h))) {
        shown(&page, w, h);
    }
}

#[test]
fn labels_stand_below_each_other_and_words_hang() {
    let lines = [
        Line::Head("甲".into()),
        Line::field(&Text::of("职务", "post"), "主任", Locale::Zh),
        Line::field(&Text::of("联系人", "contact"), "一二三四五六七", Locale::Zh),
        Line::Words {
            mark: Some((Symbol::Breach, Role::Breach)),
            lead: Some((Role::Muted, "J1701".into())),
            role: Role::Plain,
            text: "没有联络员的界别".into(),
            link: None,
        },
    ];
    let terminal = TestTerminal::new(21, 8);
    let mut count = 0;
    let text = terminal.draw(|c| count = draw(&lines, c.area(), c)).text;
    let wanted =
        "甲\n职务    主任\n联系人  一二三四五六\n        七\n× J1701 没有联络员的\n        界别\n";
    assert!(text.starts_with(wanted), "{text}");
    assert_eq!((count, height(&lines, 21, Symbols::UNICODE)), (6, 6));
}

#[test]
fn links_are_chosen_in_turn_and_only_the_chosen_one_has_its_hint() {
    let hint = |n| Line::Hint {
        link: n,
        key: "g",
        text: "去办".into(),
    };
    let page = Page::of(vec![
        Line::plain("头"),
        link(0, "甲"),
        hint(0),
        link(1, "乙"),
        hint(1),
    ]);
    assert_eq!(shown(&page, 12, 5), " 头\n▌甲\n▌g 去办\n 乙\n\n");
    page.step(Step::Down);
    assert_eq!(shown(&page, 12, 5), " 头\n 甲\n▌乙\n▌g 去办\n\n");
    assert_eq!(page.step(Step::Open), Outcome::Gave(1));
    page.step(Step::First);
    assert_eq!(page.chosen(), Some(0));
    let press = |y| {
        Input::Mouse(crate::tui::input::Mouse {
            deed: MouseDeed::Press,
            x: 3,
            y,
        })
    };
    shown(&page, 12, 5);
    assert_eq!(page.on_mouse(&press(3)), Outcome::Taken);
    shown(&page, 12, 5);
    assert_eq!(page.on_mouse(&press(2)), Outcome::Gave(1));
    page.show(vec![Line::plain("空")]);
    assert_eq!(
        (page.chosen(), page.step(Step::Open)),
        (None, Outcome::Taken)
    );
}

#[test]
fn where_it_was_scrolled_to_is_not_said_of_what_is_not_drawn_yet() {
    let page = Page::of((0..9).map(|n| Line::plain(format!("第{n}行"))).collect());
    shown(&page, 12, 4);
    assert_eq!(page.place(), "1–4/9");
    // Another row was chosen while only the title of the page is in sight.
    page.show(vec![Line::plain("一行")]);
    assert_eq!(page.place(), "");
    shown(&page, 12, 4);
    assert_eq!(page.place(), "");
}
