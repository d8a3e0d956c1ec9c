//! The page of the first run: no store is there yet. Look at the demo, or begin one's own.

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use ratatui::layout::Rect;
use tempfile::TempDir;

use super::canvas::Canvas;
use super::input::Input;
use super::key::{Code, Key};
use super::scene::{Effect, Event, Performer, Scene};
use super::theme::{Role, Theme};
use super::wake::Post;
use super::widgets::date_field::DateField;
use super::widgets::editor::Editor;
use super::widgets::form::{Field, Form, Wish};
use super::widgets::row::{Column, Row};
use super::widgets::table::{Look, Table, Told};
use super::widgets::text_field::TextField;
use super::widgets::{Outcome, overlay, too_small};
use crate::desk::demo::{Size, found_demo};
use crate::desk::{self, Refusal};
use crate::domain::authority::Actor;
use crate::domain::organisation::{Organisation, Term};
use crate::store::Store;
use crate::text;
use crate::text::{Locale, Text};

/// How somebody begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// With a made-up organisation in a temporary store.
    Demo,
    /// With an organisation of one's own.
    Own(Organisation),
}

/// What came of a beginning.
#[derive(Debug)]
pub enum Answer {
    /// The store is there.
    Begun,
    /// It is not, and why.
    Refused(Refusal),
}

/// A store that was begun.
pub struct Begun {
    /// The store.
    pub store: Store,
    /// The folder of a demo's store, which goes away with this.
    pub folder: Option<TempDir>,
}

const CHOICES: [(Text, Text); 3] = [
    (
        Text::of("看看演示", "Look at the demo"),
        Text::of(
            "打开一个虚构的市政协，随意操作；退出后不留痕迹",
            "a made-up organisation to play with; nothing of it stays",
        ),
    ),
    (
        Text::of("新建本单位的数据", "Begin your own"),
        Text::of(
            "填写名称和届次，再录入或导入名册",
            "give name and term, then enter or import the rosters",
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
    form: Option<Form>,
    refused: Option<Text>,
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
                1 => self.form = Some(own_form(self.today)),
                _ => return vec![Effect::Quit(0)],
            }
        }
        Vec::new()
    }

    fn fill(&mut self, input: &Input) -> Vec<Effect<Beginning>> {
        let Some(form) = &mut self.form else {
            return Vec::new();
        };
        match form.handle(input) {
            Outcome::Closed => self.form = None,
            Outcome::Gave(Wish::Save) => match organisation(form) {
                Ok(organisation) => return vec![Effect::Do(Beginning::Own(organisation))],
                Err((field, why)) => form.refuse([(Some(field), why)]),
            },
            Outcome::Ignored | Outcome::Taken | Outcome::Gave(Wish::Changed) => {}
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
                if self.form.is_some() {
                    self.fill(&input)
                } else {
                    self.choose(&input)
                }
            }
            Event::News(Answer::Begun) => vec![Effect::Quit(0)],
            Event::News(Answer::Refused(refusal)) => {
                let why = refusal.text();
                match &mut self.form {
                    Some(form) => form.refuse([(None, why)]),
                    None => self.refused = Some(why),
                }
                Vec::new()
            }
        }
    }

    fn view(&self, canvas: &mut Canvas<'_>) {
        if too_small::draw(canvas) {
            return;
        }
        let title = Text::of("界别 · 首次使用", "jiebie · first run");
        let area = overlay::open(canvas, 78, 12, &title);
        self.draw_menu(area, canvas);
        if let Some(form) = &self.form {
            form.draw(canvas);
        }
    }

    fn theme(&self) -> &Theme {
        &self.theme
    }

    fn locale(&self) -> Locale {
        self.locale
    }
}

fn own_form(today: NaiveDate) -> Form {
    let line = |value: &str| Editor::Line(TextField::new(value));
    let day = |value| Editor::Day(DateField::new(value, today));
    let first_day = NaiveDate::from_ymd_opt(today.year(), 1, 1);
    Form::new(
        Text::of("新建本单位的数据", "Begin your own"),
        vec![
            Field::new("name", Text::of("单位全称", "Organisation"), line(""))
                .required()
                .help(Text::of(
                    "如：政协某市委员会",
                    "the full name, as the papers carry it",
                )),
            Field::new("number", Text::of("第几届", "Term number"), line("1")).required(),
            Field::new("from", Text::of("本届起始", "Term begins"), day(first_day)).required(),
            Field::new("until", Text::of("本届届满", "Term ends"), day(None))
                .help(Text::of("未知可留空", "may stay empty")),
        ],
    )
}

fn organisation(form: &Form) -> Result<Organisation, (&'static str, Text)> {
    let number = form
        .text("number")
        .parse()
        .ok()
        .filter(|n| (1..100).contains(n));
    let number = number.ok_or((
        "number",
        Text::of("填 1 到 99 的整数。", "A whole number from 1 to 99."),
    ))?;
    let from = form
        .day("from")
        .ok_or(("from", Text::of("必填", "required")))?;
    Ok(Organisation {
        name: form.text("name"),
        term: Term {
            number,
            from,
            until: form.day("until"),
        },
    })
}

/// Founds what the page asks for.
pub struct Founder {
    place: PathBuf,
    actor: Actor,
    at: NaiveDateTime,
    begun: Option<Begun>,
}

impl Founder {
    /// One who founds at `place`.
    #[must_use]
    pub fn new(place: PathBuf, actor: Actor, at: NaiveDateTime) -> Founder {
        Founder {
            place,
            actor,
            at,
            begun: None,
        }
    }

    /// What was founded.
    #[must_use]
    pub fn into_begun(self) -> Option<Begun> {
        self.begun
    }

    fn begin(&self, beginning: Beginning) -> Result<Begun, Refusal> {
        match beginning {
            Beginning::Demo => {
                let folder = tempfile::tempdir().map_err(|error| {
                    Refusal::Procedure(text!(
                        "无法建立临时文件夹：{error}。",
                        "No temporary folder could be made: {error}."
                    ))
                })?;
                let place = folder.path().join("demo.jiebie");
                let store = found_demo(&place, &self.actor, self.at, Size::SHOW, None)?;
                Ok(Begun {
                    store,
                    folder: Some(folder),
                })
            }
            Beginning::Own(organisation) => Ok(Begun {
                store: desk::found(&self.place, &self.actor, self.at, organisation)?,
                folder: None,
            }),
        }
    }
}

impl Performer<FirstRun> for Founder {
    fn perform(&mut self, act: Beginning, _post: &Post<Answer>) -> Vec<Answer> {
        vec![match self.begin(act) {
            Ok(begun) => {
                self.begun = Some(begun);
                Answer::Begun
            }
            Err(refusal) => Answer::Refused(refusal),
        }]
    }
}
