//! The page of the first run: no store is there yet. Look at the demo, import a workbook, or begin
//! by hand.
//!
//! Where files are taken in, the window of the import shows what they would make of the new
//! organisation; nothing stands at the person's place before that was seen and taken.

mod forms;
mod founder;

use chrono::NaiveDate;
use ratatui::layout::Rect;

pub use founder::{Begun, Founder};

use crate::desk::Progress;
use crate::domain::organisation::Organisation;
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::app::{Wish as AppWish, pasted_nowhere};
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::{Code, Key};
use crate::tui::scene::{Effect, Event, Scene};
use crate::tui::task::{Task, Told as WorkTold};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::form::{Form, Wish};
use crate::tui::widgets::message::Message;
use crate::tui::widgets::path_words::Places;
use crate::tui::widgets::row::{Column, Row};
use crate::tui::widgets::table::{Look, Table, Told};
use crate::tui::widgets::{Outcome, overlay, too_small};
use crate::tui::windows::import::ImportWindow;
use crate::tui::windows::{Step, Window};

/// What the page wants done.
#[derive(Debug)]
pub enum Beginning {
    /// Begin with a made-up organisation in a temporary store.
    Demo,
    /// Begin with an organisation of one's own.
    Own(Organisation),
    /// Do the work of an import for this organisation.
    Work(Organisation, Box<dyn Task>, Progress),
    /// Begin with what the import has founded.
    TakenIn,
}

/// What came of it.
#[derive(Debug)]
pub enum Answer {
    /// The store is there.
    Begun,
    /// It is not, and why.
    Refused(Text),
    /// The work tells how far it has come, or what came of it.
    Work(Progress, WorkTold),
}

const CHOICES: [(Text, Text); 4] = [
    (
        Text::of("看看演示", "Look at the demo"),
        Text::of(
            "打开一个虚构的市政协，随意操作；退出后不留痕迹",
            "a made-up organisation to play with; nothing of it stays",
        ),
    ),
    (
        Text::of("导入名册", "Import a workbook"),
        Text::of(
            "从委员名册、联系界别、召集人工作簿建立本单位的数据",
            "begin your own from a workbook of members, map and convenors",
        ),
    ),
    (
        Text::of("手工新建", "Begin by hand"),
        Text::of(
            "填写名称和届次，再逐项录入",
            "give name and term, then enter the rest yourself",
        ),
    ),
    (
        Text::of("退出", "Leave"),
        Text::of("不建立任何文件", "without making a file"),
    ),
];

/// The page.
pub struct FirstRun {
    place: String,
    today: NaiveDate,
    theme: Theme,
    locale: Locale,
    menu: Table,
    form: Option<(Kind, Form)>,
    /// The import, and for which organisation.
    import: Option<(Organisation, ImportWindow)>,
    places: Places,
    refused: Option<Text>,
}

/// What a form is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Own,
    Import,
}

impl FirstRun {
    /// The page for a store that would be at `place`, with files looked for from `places` on.
    #[must_use]
    pub fn new(
        place: String,
        today: NaiveDate,
        theme: Theme,
        locale: Locale,
        places: Places,
    ) -> FirstRun {
        let mut menu = Table::default();
        menu.set_count(CHOICES.len());
        FirstRun {
            place,
            today,
            theme,
            locale,
            menu,
            form: None,
            import: None,
            places,
            refused: None,
        }
    }

    fn choose(&mut self, input: &Input) -> Vec<Effect<Beginning>> {
        match input.key() {
            Some(key) if key == Key::char('q') || key == Key::f(10) || key == Key::ctrl('c') => {
                return vec![Effect::Quit(0)];
            }
            Some(key) if key.code == Code::Esc => return vec![Effect::Quit(0)],
            _ => {}
        }
        if let Outcome::Gave(Told::Open(row)) = self.menu.handle(input) {
            match row {
                0 => return vec![Effect::Do(Beginning::Demo)],
                1 => self.ask(Kind::Import),
                2 => self.ask(Kind::Own),
                _ => return vec![Effect::Quit(0)],
            }
        }
        Vec::new()
    }

    fn ask(&mut self, kind: Kind) {
        let title = CHOICES[match kind {
            Kind::Import => 1,
            Kind::Own => 2,
        }]
        .0
        .clone();
        self.form = Some((kind, forms::organisation(title, self.today)));
    }

    fn fill(&mut self, input: &Input) -> Vec<Effect<Beginning>> {
        let Some((kind, form)) = &mut self.form else {
            return Vec::new();
        };
        match form.handle(input) {
            // There is no store yet that anything could be kept beside, so that nobody asks for it.
            Outcome::Closed | Outcome::Gave(Wish::Keep | Wish::Discard) => self.form = None,
            Outcome::Gave(Wish::Save) => match (forms::read(form), kind) {
                (Ok(organisation), Kind::Own) => {
                    return vec![Effect::Do(Beginning::Own(organisation))];
                }
                (Ok(organisation), Kind::Import) => return self.open(organisation),
                (Err((field, why)), _) => form.refuse([(Some(field), why)]),
            },
            Outcome::Ignored | Outcome::Taken | Outcome::Gave(Wish::Changed) => {}
        }
        Vec::new()
    }

    fn open(&mut self, organisation: Organisation) -> Vec<Effect<Beginning>> {
        let mut window = ImportWindow::new(self.places.clone(), "", self.locale);
        let step = window.open();
        self.import = Some((organisation, window));
        self.take_step(step)
    }

    /// What the window wants.
    fn take_step(&mut self, step: Step) -> Vec<Effect<Beginning>> {
        let mut effects = Vec::new();
        for wish in step.wishes {
            match (wish, &self.import) {
                (AppWish::Start(work, progress), Some((organisation, _))) => {
                    let work = Beginning::Work(organisation.clone(), work, progress);
                    effects.push(Effect::Do(work));
                }
                (AppWish::Adopt(..), _) => effects.push(Effect::Do(Beginning::TakenIn)),
                (AppWish::Say(why) | AppWish::Warn(why), _) => self.refused = Some(why),
                (AppWish::Remember(folder), _) => self.places.here = folder,
                // There is nothing yet that these could be for.
                (
                    AppWish::Start(..)
                    | AppWish::Carry(_)
                    | AppWish::Edit(_)
                    | AppWish::Ask(_)
                    | AppWish::Go(_)
                    | AppWish::Copy(_)
                    | AppWish::Open(_),
                    _,
                ) => {}
            }
        }
        if step.close {
            self.import = None;
        }
        effects
    }

    fn hear(&mut self, answer: Answer) -> Vec<Effect<Beginning>> {
        match answer {
            Answer::Begun => return vec![Effect::Quit(0)],
            Answer::Refused(why) => match &mut self.form {
                Some((_, form)) => form.refuse([(None, why)]),
                None => self.refused = Some(why),
            },
            Answer::Work(work, told) => {
                if let Some((_, window)) = &mut self.import
                    && window.waits_for(&work)
                {
                    let step = window.hear(&work, told);
                    return self.take_step(step);
                }
            }
        }
        Vec::new()
    }

    fn draw_menu(&self, area: Rect, canvas: &mut Canvas<'_>) {
        let place = &self.place;
        let greeting = [
            Text::of(
                "这里还没有数据。选一种方式开始：",
                "There are no records yet. Choose how to begin:",
            ),
            text!("数据文件：{place}", "the store: {place}"),
        ];
        for (text, y) in greeting.iter().zip(area.y..area.bottom()) {
            canvas.say(area.x, y, area.width, text, canvas.style(Role::Muted));
        }
        let rows: Vec<Row> = CHOICES
            .iter()
            .map(|(title, note)| {
                Row::new()
                    .cell(title.say(self.locale).to_owned())
                    .cell_as(Role::Muted, note.say(self.locale).to_owned())
            })
            .collect();
        let columns = [
            Column::fixed(Text::of("方式", "way"), 18),
            Column::share(Text::of("说明", "note"), 1),
        ];
        let look = Look {
            columns: &columns,
            rows: &rows,
            heads: false,
            focused: true,
            empty: &Text::of("", ""),
        };
        let list = Rect {
            y: area.y + 3.min(area.height),
            height: area.height.saturating_sub(5),
            ..area
        };
        self.menu.draw(list, canvas, &look);
        let last = area.bottom().saturating_sub(1);
        match &self.refused {
            Some(why) => canvas.say(area.x, last, area.width, why, canvas.style(Role::Error)),
            None => canvas.say(
                area.x,
                last,
                area.width,
                &Text::of(
                    "↑↓ 选择  回车 确定  q 退出",
                    "↑↓ choose  Enter take  q quit",
                ),
                canvas.style(Role::Muted),
            ),
        };
    }
}

impl Scene for FirstRun {
    type Act = Beginning;
    type News = Answer;

    fn handle(&mut self, event: Event<Answer>) -> Vec<Effect<Beginning>> {
        match event {
            Event::Input(Input::Resize { .. })
            | Event::Alarm
            | Event::Resumed
            | Event::Ending(_) => Vec::new(),
            Event::Input(input) => {
                self.refused = None;
                if matches!(input, Input::Paste(_)) && !self.wants(&[]) {
                    self.refused = Some(pasted_nowhere());
                    Vec::new()
                } else if let Some((_, window)) = &mut self.import {
                    let step = window.handle(&input);
                    self.take_step(step)
                } else if self.form.is_some() {
                    self.fill(&input)
                } else {
                    self.choose(&input)
                }
            }
            Event::News(answer) => self.hear(answer),
        }
    }

    fn wants(&mut self, _run: &[Key]) -> bool {
        match &self.import {
            Some((_, window)) => window.takes_text(),
            None => self.form.is_some(),
        }
    }

    fn view(&self, canvas: &mut Canvas<'_>) {
        if too_small::draw(canvas) {
            return;
        }
        let title = Text::of("界别 · 首次使用", "jiebie · first run");
        let area = overlay::open(canvas, 78, 12, &title);
        self.draw_menu(area, canvas);
        if let Some((_, form)) = &self.form {
            form.draw(canvas);
        }
        if let Some((_, window)) = &self.import {
            window.draw(canvas);
            if let Some(why) = &self.refused {
                let last = Rect {
                    y: canvas.area().bottom().saturating_sub(1),
                    ..canvas.area()
                };
                Message::refused(why.clone()).draw(last, canvas);
            }
        }
    }

    fn theme(&self) -> &Theme {
        &self.theme
    }

    fn locale(&self) -> Locale {
        self.locale
    }
}
