//! The page of the first run: no store is there yet. Look at the demo, import a workbook, or begin
//! by hand.
//!
//! What is rejected of a workbook is shown before anything is written; then the rest is taken, or
//! nothing is.

mod forms;
mod founder;
mod rejected;

use std::path::PathBuf;

use chrono::NaiveDate;
use ratatui::layout::Rect;

pub use founder::{Begun, Founder};
use rejected::Rejected;

use crate::domain::organisation::Organisation;
use crate::text;
use crate::text::{Locale, Text};
use crate::tui::canvas::Canvas;
use crate::tui::input::Input;
use crate::tui::key::{Code, Key};
use crate::tui::scene::{Effect, Event, Scene};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::form::{Form, Wish};
use crate::tui::widgets::row::{Column, Row};
use crate::tui::widgets::table::{Look, Table, Told};
use crate::tui::widgets::{Outcome, overlay, too_small};

/// How somebody begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// With a made-up organisation in a temporary store.
    Demo,
    /// With an organisation of one's own.
    Own(Organisation),
    /// With an organisation of one's own and a workbook of its rosters.
    Import {
        /// The organisation.
        organisation: Organisation,
        /// The workbook.
        workbook: PathBuf,
        /// Take what is understood even if something is rejected?
        partial: bool,
    },
}

impl Beginning {
    /// The same, taking what is understood.
    fn taking_the_rest(self) -> Beginning {
        match self {
            Beginning::Import {
                organisation,
                workbook,
                ..
            } => Beginning::Import {
                organisation,
                workbook,
                partial: true,
            },
            other @ (Beginning::Demo | Beginning::Own(_)) => other,
        }
    }
}

/// What came of a beginning.
#[derive(Debug)]
pub enum Answer {
    /// The store is there.
    Begun,
    /// It is not, and why; beside a field of the form or for the whole.
    Refused(Option<&'static str>, Text),
    /// It is not: these rows of the workbook can't be taken, while so many statements could be.
    Rejected {
        /// How many could be taken.
        accepted: usize,
        /// Where, what and why.
        rows: Vec<Text>,
    },
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
    rejected: Option<Rejected>,
    refused: Option<Text>,
}

/// What a form is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Own,
    Import,
}

impl FirstRun {
    /// The page for a store that would be at `place`.
    #[must_use]
    pub fn new(place: String, today: NaiveDate, theme: Theme, locale: Locale) -> FirstRun {
        let mut menu = Table::default();
        menu.set_count(CHOICES.len());
        FirstRun {
            place,
            today,
            theme,
            locale,
            menu,
            form: None,
            rejected: None,
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
                1 => self.form = Some((Kind::Import, forms::import(self.today))),
                2 => self.form = Some((Kind::Own, forms::own(self.today))),
                _ => return vec![Effect::Quit(0)],
            }
        }
        Vec::new()
    }

    fn fill(&mut self, input: &Input) -> Vec<Effect<Beginning>> {
        let Some((kind, form)) = &mut self.form else {
            return Vec::new();
        };
        match form.handle(input) {
            Outcome::Closed => self.form = None,
            Outcome::Gave(Wish::Save) => match forms::read(*kind == Kind::Import, form) {
                Ok(beginning) => return vec![Effect::Do(beginning)],
                Err((field, why)) => form.refuse([(Some(field), why)]),
            },
            Outcome::Ignored | Outcome::Taken | Outcome::Gave(Wish::Changed) => {}
        }
        Vec::new()
    }

    fn decide(&mut self, input: &Input) -> Vec<Effect<Beginning>> {
        match self
            .rejected
            .as_mut()
            .map(|rejected| rejected.handle(input))
        {
            Some(Outcome::Closed) => self.rejected = None,
            Some(Outcome::Gave(beginning)) => {
                self.rejected = None;
                return vec![Effect::Do(beginning)];
            }
            Some(Outcome::Ignored | Outcome::Taken) | None => {}
        }
        Vec::new()
    }

    fn hear(&mut self, answer: Answer) -> Vec<Effect<Beginning>> {
        match answer {
            Answer::Begun => return vec![Effect::Quit(0)],
            Answer::Refused(field, why) => match &mut self.form {
                Some((_, form)) => form.refuse([(field, why)]),
                None => self.refused = Some(why),
            },
            Answer::Rejected { accepted, rows } => {
                if let Some((kind, form)) = &self.form
                    && let Ok(beginning) = forms::read(*kind == Kind::Import, form)
                {
                    let rest = beginning.taking_the_rest();
                    self.rejected = Some(Rejected::new(rest, accepted, &rows, self.locale));
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
                if self.rejected.is_some() {
                    self.decide(&input)
                } else if self.form.is_some() {
                    self.fill(&input)
                } else {
                    self.choose(&input)
                }
            }
            Event::News(answer) => self.hear(answer),
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
        if let Some(rejected) = &self.rejected {
            rejected.draw(canvas);
        }
    }

    fn theme(&self) -> &Theme {
        &self.theme
    }

    fn locale(&self) -> Locale {
        self.locale
    }
}
