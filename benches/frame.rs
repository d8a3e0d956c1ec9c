//! What a key costs from its arrival to the bytes for the terminal, all in memory, at 120×40.
//!
//! `cargo bench --bench frame`; `JIEBIE_BENCH=city` leaves the nation out. The way to the terminal
//! and back is not in it; `docs/performance.md` says how that is measured.

mod support;

use std::cell::RefCell;
use std::rc::Rc;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use jiebie::desk::home::Home;
use jiebie::domain::id::{MemberId, SectorId};
use jiebie::text::Locale;
use jiebie::tui::app::{App, Drafts};
use jiebie::tui::canvas::Canvas;
use jiebie::tui::drafts::Found;
use jiebie::tui::event::Event;
use jiebie::tui::input::Input;
use jiebie::tui::paint::Painter;
use jiebie::tui::runtime::Model;
use jiebie::tui::theme::{Name, Theme};
use support::{TestStore, clock, config};

const SIZE: (u16, u16) = (120, 40);

/// The keys of meeting mode at the figures.
const MEETING: &[&str] = &["5", "ctrl+p", "会", "议", "模", "式", "enter"];

/// An app with its screen, whose bytes go nowhere.
struct Shown {
    app: App,
    painter: Painter,
}

impl Shown {
    fn of(office: &TestStore, home: Option<Home>) -> Shown {
        let desk = Rc::new(RefCell::new(office.desk()));
        let theme = Theme::new(Name::Dark, false);
        let drafts = Drafts::new(Found::default(), clock());
        let mut shown = Shown {
            app: App::new(desk, theme, Locale::Zh, drafts).looking_as(home),
            painter: Painter::new(SIZE.0, SIZE.1),
        };
        let (width, height) = SIZE;
        shown
            .app
            .handle(Event::Input(Input::Resize { width, height }));
        shown.app.handle(Event::Alarm);
        assert!(shown.draw() > 0, "a first frame");
        shown
    }

    fn press(&mut self, key: &str) -> usize {
        let key = key.parse().expect("a key");
        self.app.handle(Event::Input(Input::Key(key)));
        self.draw()
    }

    fn draw(&mut self) -> usize {
        let buffer = self.painter.begin();
        let mut canvas = Canvas::new(buffer, self.app.theme(), self.app.locale());
        self.app.view(&mut canvas);
        let caret = canvas.caret();
        self.painter.finish(caret).len()
    }
}

fn frame(c: &mut Criterion) {
    let offices = TestStore::all();
    let mut group = c.benchmark_group("frame");
    for office in &offices {
        // There and back again, so that every press moves something.
        for (name, before, there, back) in [
            ("map", &[][..], "down", "up"),
            ("roster", &["tab"], "down", "up"),
            ("pane", &[], "tab", "shift+tab"),
            ("help", &[], "f1", "esc"),
            ("forms", &["2"], "down", "up"),
            ("checklist", &["3"], "down", "up"),
            ("checklist's groups", &["3"], "tab", "shift+tab"),
            ("yearbook", &["4"], "down", "up"),
            ("insight", &["5"], "down", "up"),
            ("journal", &["6"], "down", "up"),
            ("opinions", &["7"], "down", "up"),
            ("sittings", &["8"], "down", "up"),
            ("due", &["0"], "down", "up"),
            // 会议模式, found in the palette.
            ("meeting mode", MEETING, "right", "left"),
            // Going there gathers all that it shows.
            ("to the insight", &[], "5", "1"),
            ("to what falls due", &[], "0", "1"),
        ] {
            let mut shown = Shown::of(office, None);
            for key in before {
                shown.press(key);
            }
            assert!(shown.press(there) > 0, "{name} shows what {there} did");
            let mut at = 0_usize;
            group.bench_function(BenchmarkId::new(name, office.name), |b| {
                b.iter(|| {
                    at += 1;
                    shown.press(if at % 2 == 1 { back } else { there })
                });
            });
        }
        let homes = [
            ("home of a convenor", Home::Convenor(SectorId(1))),
            ("home of a member", Home::Member(MemberId(1))),
        ];
        for (name, home) in homes {
            let mut shown = Shown::of(office, Some(home));
            // Away and back: it gathers nothing anew as long as nothing has changed.
            for (way, there, back) in [("", "down", "up"), (", panes", "tab", "shift+tab")] {
                let mut at = 0_usize;
                let of = BenchmarkId::new(format!("{name}{way}"), office.name);
                group.bench_function(of, |b| {
                    b.iter(|| {
                        at += 1;
                        shown.press(if at % 2 == 1 { there } else { back })
                    });
                });
            }
        }
    }
    group.finish();
}

criterion_group! { name = benches; config = config(); targets = frame }
criterion_main!(benches);
