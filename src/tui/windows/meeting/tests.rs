//! What a room sees page by page, and what keys do there.

use super::*;
use crate::text::{Locale, Text};
use crate::tui::panes::lines::Line;
use crate::tui::test_terminal::{TestTerminal, keys};
use crate::tui::widgets::row::{Column, Row};

fn page(title: &str, rows: usize) -> Slide {
    let rows = (1..=rows).map(|nth| {
        Row::new()
            .cell(format!("第{nth:02}行"))
            .cell(nth.to_string())
    });
    let rows: Vec<Row> = rows.collect();
    let bars = (1..=rows.len()).map(|nth| (nth, rows.len())).collect();
    let columns = vec![
        Column::fixed(Text::of("项目", "of"), 0),
        Column::fixed(Text::of("数", "n"), 0).right(),
    ];
    Slide {
        title: title.into(),
        table: Some(SlideTable {
            columns,
            rows,
            bars,
        }),
        ..Slide::default()
    }
}

/// Two items, of which the second has more rows than a screen of 24.
fn window() -> MeetingWindow {
    let item = Slide {
        title: "一、听取汇报".into(),
        sum: "共 3 项".into(),
        lines: vec![Line::field(&Text::of("汇报人", "By"), "办公室", Locale::Zh)],
        ..Slide::default()
    };
    MeetingWindow::new(Slides {
        heading: "七届第11次主席会议".into(),
        pages: vec![item, page("各界别", 30), page("各月", 3)],
        first: 0,
    })
}

fn drawn(window: &MeetingWindow, width: u16, height: u16) -> String {
    let shown = TestTerminal::new(width, height).draw(|c| window.draw(c));
    assert_eq!(shown.caret, None);
    shown.text
}

fn press(window: &mut MeetingWindow, names: &str) -> bool {
    keys(names).into_iter().any(|input| {
        drawn(window, 80, 24);
        window.handle(&input).close
    })
}

#[test]
fn pages_are_turned_and_long_ones_go_on() {
    let mut window = window();
    let shown = drawn(&window, 80, 24);
    for words in [
        "七届第11次主席会议",
        "一、听取汇报",
        "共 3 项",
        "办公室",
        "1/3",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    assert!(!press(&mut window, "PgDn"));
    let shown = drawn(&window, 80, 24);
    assert!(
        shown.contains("第01行") && shown.contains("2/3　第1屏，共2屏"),
        "{shown}"
    );
    assert!(!press(&mut window, "Space"));
    let shown = drawn(&window, 80, 24);
    assert!(
        shown.contains("第30行") && shown.contains("第2屏"),
        "{shown}"
    );
    assert!(!press(&mut window, "Right Right Right"));
    assert!(drawn(&window, 80, 24).contains("3/3"));
    // Back to the end of the long one.
    assert!(!press(&mut window, "Left"));
    assert!(drawn(&window, 80, 24).contains("2/3　第2屏，共2屏"));
    assert!(!press(&mut window, "PgUp PgUp PgUp"));
    assert!(drawn(&window, 80, 24).contains("1/3"));
    assert!(!press(&mut window, "End"));
    assert!(drawn(&window, 80, 24).contains("各月"));
}

#[test]
fn every_row_is_shown_once_at_any_size() {
    for (width, height) in [(60, 16), (80, 24), (120, 36), (200, 60)] {
        let mut window = window();
        drawn(&window, width, height);
        let mut seen = String::new();
        let input = keys("Right").remove(0);
        for _ in 0..40 {
            seen.push_str(&drawn(&window, width, height));
            let before = (window.at, window.part.get());
            window.handle(&input);
            if before == (window.at, window.part.get()) {
                break;
            }
        }
        for nth in 4..=30 {
            let row = format!("第{nth:02}行");
            assert_eq!(seen.matches(&row).count(), 1, "{row} at {width}x{height}");
        }
    }
}

#[test]
fn a_smaller_window_stays_on_the_page() {
    let mut window = window();
    press(&mut window, "Right Right");
    assert!(drawn(&window, 120, 60).contains("2/3"));
    assert!(drawn(&window, 80, 24).contains("第01行"));
}

#[test]
fn nothing_but_esc_f10_and_q_leaves() {
    let mut window = window();
    assert!(!press(
        &mut window,
        "1 8 0 g v o F2 F5 F8 / : Tab ? Ctrl-P u"
    ));
    assert!(drawn(&window, 80, 24).contains("1/3"));
    for key in ["Esc", "F10", "q", "Ctrl-C"] {
        assert!(press(&mut window, key), "{key}");
    }
}

#[test]
fn bars_grow_with_the_room_and_digits_stay() {
    let mut window = window();
    press(&mut window, "End");
    let cells = |shown: &str| shown.lines().map(|it| it.matches('█').count()).max();
    let (narrow, wide) = (drawn(&window, 80, 24), drawn(&window, 160, 48));
    assert!(
        cells(&narrow) > Some(20) && cells(&wide) == Some(60),
        "{wide}"
    );
    assert!(narrow.contains("第03行"));
}
