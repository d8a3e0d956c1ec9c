//! The bytes of a frame, played to an emulated terminal, must show the frame.

use proptest::prelude::*;
use ratatui::style::{Color, Style};

use super::*;
use crate::text::Locale;
use crate::tui::canvas::Canvas;
use crate::tui::theme::{Name, Theme};

/// A terminal and the painter that writes to it.
struct Screen {
    painter: Painter,
    terminal: vt100::Parser,
}

impl Screen {
    fn new(width: u16, height: u16) -> Screen {
        Screen {
            painter: Painter::new(width, height),
            terminal: vt100::Parser::new(height, width, 0),
        }
    }

    fn draw(&mut self, caret: Option<Position>, draw: impl FnOnce(&mut Canvas)) -> usize {
        let theme = Theme::new(Name::Dark, false);
        draw(&mut Canvas::new(self.painter.begin(), &theme, Locale::Zh));
        let bytes = self.painter.finish(caret).to_vec();
        self.terminal.process(&bytes);
        self.assert_shows_the_frame();
        bytes.len()
    }

    /// Every cell of the terminal is as the frame says.
    fn assert_shows_the_frame(&self) {
        let frame = &self.painter.shown;
        let screen = self.terminal.screen();
        for y in 0..frame.area.height {
            for x in 0..frame.area.width {
                let want = &frame[(x, y)];
                let Some(got) = screen.cell(y, x) else {
                    panic!("no cell {x},{y}")
                };
                if want.symbol().is_empty() {
                    assert!(
                        got.is_wide_continuation(),
                        "{x},{y} is not half of a character"
                    );
                    continue;
                }
                let text = if got.contents().is_empty() {
                    " "
                } else {
                    got.contents()
                };
                assert_eq!(text, want.symbol(), "at {x},{y}");
                let color = |c: Color| match c {
                    Color::Indexed(n) => vt100::Color::Idx(n),
                    _ => vt100::Color::Default,
                };
                assert_eq!(got.bgcolor(), color(want.bg), "background at {x},{y}");
                if text != " " {
                    assert_eq!(got.fgcolor(), color(want.fg), "colour at {x},{y}");
                    assert_eq!(
                        got.bold(),
                        want.modifier.contains(ratatui::style::Modifier::BOLD)
                    );
                }
            }
        }
    }
}

fn list(canvas: &mut Canvas, top: usize, selected: usize) {
    let area = canvas.area();
    canvas.frame(area, Style::new().fg(Color::Indexed(75)).bold());
    for line in 0..usize::from(area.height) - 2 {
        let y = line as u16 + 1;
        let n = top + line;
        let text = format!("{n:05} 王小明{} 市第一中学副校长 政协委员", n * 7919 % 1000);
        canvas.text(2, y, area.width - 4, &text, Style::new());
        if n == selected {
            let row = Rect::new(1, y, area.width - 2, 1);
            canvas.lay(row, Style::new().bg(Color::Indexed(24)));
        }
    }
}

#[test]
fn a_frame_that_changes_nothing_writes_nothing() {
    let mut screen = Screen::new(120, 40);
    assert!(screen.draw(None, |c| list(c, 0, 0)) > 1000);
    assert_eq!(screen.draw(None, |c| list(c, 0, 0)), 0);
    screen.painter.forget();
    assert!(screen.draw(None, |c| list(c, 0, 0)) > 1000);
}

#[test]
fn moving_the_choice_costs_two_rows() {
    let mut screen = Screen::new(120, 40);
    screen.draw(None, |c| list(c, 0, 0));
    for selected in 1..30 {
        let bytes = screen.draw(None, |c| list(c, 0, selected));
        assert!(bytes <= 300, "{bytes} bytes");
    }
}

#[test]
fn a_list_as_wide_as_the_screen_is_moved_by_the_terminal() {
    let mut screen = Screen::new(120, 40);
    screen.draw(None, |c| list(c, 0, 37));
    for top in 1..30 {
        let bytes = screen.draw(None, |c| list(c, top, 37 + top));
        assert!(bytes <= 400, "{bytes} bytes down");
    }
    for top in (0..29).rev() {
        let bytes = screen.draw(None, |c| list(c, top, top));
        assert!(bytes <= 600, "{bytes} bytes up");
    }
}

#[test]
fn the_cursor_stands_at_the_caret() {
    let mut screen = Screen::new(20, 3);
    let at = |x, y| Some(Position { x, y });
    screen.draw(at(4, 1), |c| {
        c.text(0, 0, 20, "姓名", Style::new());
    });
    assert_eq!(screen.terminal.screen().cursor_position(), (1, 4));
    assert!(!screen.terminal.screen().hide_cursor());
    let bytes = screen.draw(at(6, 1), |c| {
        c.text(0, 0, 20, "姓名", Style::new());
    });
    assert_eq!(bytes, 4, "a move, and nothing else");
    screen.draw(None, |c| {
        c.text(0, 0, 20, "姓名", Style::new());
    });
    assert!(screen.terminal.screen().hide_cursor());
}

#[test]
fn a_popup_may_cut_wide_characters() {
    let mut screen = Screen::new(20, 6);
    let words = |c: &mut Canvas| {
        for y in 0..6 {
            c.text(y % 2, y, 20, "界别群众联系服务工作办法", Style::new());
        }
    };
    screen.draw(None, words);
    screen.draw(None, |c| {
        words(c);
        let area = Rect::new(3, 1, 10, 4);
        c.clear(area, Style::new().bg(Color::Indexed(236)));
        c.frame(area, Style::new());
    });
    screen.draw(None, words);
}

/// One thing drawn at random.
#[derive(Clone, Debug)]
enum Stroke {
    Text(u16, u16, String, u8),
    Box(u16, u16, u16, u16),
    Clear(u16, u16, u16, u16, u8),
    List(usize),
}

fn stroke() -> impl Strategy<Value = Stroke> {
    let (x, y) = (0u16..50, 0u16..14);
    prop_oneof![
        (x.clone(), y.clone(), "[a-c 界别●…e\u{301}]{0,12}", 0u8..40)
            .prop_map(|(x, y, text, color)| Stroke::Text(x, y, text, color)),
        (x.clone(), y.clone(), 0u16..30, 0u16..8).prop_map(|(x, y, w, h)| Stroke::Box(x, y, w, h)),
        (x, y, 0u16..30, 0u16..8, 0u8..40)
            .prop_map(|(x, y, w, h, color)| Stroke::Clear(x, y, w, h, color)),
        (0usize..40).prop_map(Stroke::List),
    ]
}

fn make(canvas: &mut Canvas, strokes: &[Stroke]) {
    let style = |color: u8| match color {
        0..20 => Style::new(),
        20..30 => Style::new().fg(Color::Indexed(color)).bold(),
        _ => Style::new().bg(Color::Indexed(color)),
    };
    for stroke in strokes {
        match stroke {
            Stroke::Text(x, y, text, color) => {
                canvas.text(*x, *y, 50, text, style(*color));
            }
            Stroke::Box(x, y, w, h) => canvas.frame(Rect::new(*x, *y, *w, *h), Style::new()),
            Stroke::Clear(x, y, w, h, color) => {
                canvas.clear(Rect::new(*x, *y, *w, *h), style(*color));
            }
            Stroke::List(top) if canvas.area().height > 2 && canvas.area().width > 4 => {
                list(canvas, *top, 3);
            }
            Stroke::List(_) => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn whatever_is_drawn_over_whatever_is_shown(
        frames in proptest::collection::vec(
            (proptest::collection::vec(stroke(), 0..8), 1u16..46, 1u16..14, 0u8..4), 1..8)
    ) {
        let mut screen = Screen::new(40, 12);
        for (strokes, width, height, whim) in frames {
            if whim == 0 {
                screen.painter.resize(width, height);
                screen.terminal.screen_mut().set_size(height, width);
            }
            let caret = (whim == 1).then_some(Position { x: 0, y: 0 });
            screen.draw(caret, |c| make(c, &strokes));
        }
    }
}
