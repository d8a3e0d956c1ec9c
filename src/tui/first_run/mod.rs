//! The page of the first run: no store is there yet. Look at the demo, import a workbook, or begin
//! by hand.
//!
//! Where files are taken in, the window of the import shows what they would make of the new
//! organisation; nothing stands at the person's place before that was seen and taken.

mod forms;
mod founder;
mod keeping;
mod kept;
mod menu;

use chrono::NaiveDate;
use ratatui::layout::Rect;

use kept::Kept;

pub use founder::{Begun, Founder};

use crate::desk::{Clock, Progress};
use crate::domain::organisation::Organisation;
use crate::text::{Locale, Text};
use crate::tui::app::{Effect, pasted_nowhere};
use crate::tui::burst::Wants;
use crate::tui::canvas::Canvas;
use crate::tui::drafts::{BEHIND, Draft, Subject};
use crate::tui::event::Event;
use crate::tui::input::Input;
use crate::tui::key::{Code, Key};
use crate::tui::operation::{Founding, Operation};
use crate::tui::runtime::Model;
use crate::tui::theme::Theme;
use crate::tui::widgets::dialog::Confirm;
use crate::tui::widgets::form::{Form, FormOutcome};
use crate::tui::widgets::message::Message;
use crate::tui::widgets::path_words::Places;
use crate::tui::widgets::table::{Table, TableOutcome};
use crate::tui::widgets::{Outcome, overlay, too_small};
use crate::tui::windows::import::ImportWindow;
use crate::tui::windows::{Step, Window};

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
    kept: Kept,
    /// Whether the program shall end over what is typed or worked on.
    leaving: Option<Confirm>,
}

/// What a form is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Own,
    Import,
}

impl FirstRun {
    /// Does a field have the keyboard?
    fn takes_text(&self) -> bool {
        match &self.import {
            Some((_, window)) => window.takes_text(),
            None => self.form.is_some() && self.leaving.is_none(),
        }
    }

    /// The page for a store that would be at `place`, with files looked for from `places` on, and what
    /// was `left` by sessions that broke off.
    #[must_use]
    pub fn new(
        place: String,
        theme: Theme,
        locale: Locale,
        places: Places,
        clock: Clock,
        left: Vec<Draft>,
    ) -> FirstRun {
        let (mut forms, others): (Vec<_>, Vec<_>) = left
            .into_iter()
            .partition(|it| it.subject == Subject::Founding && !it.discarded);
        let mut menu = Table::default();
        menu.set_count(CHOICES.len());
        FirstRun {
            place,
            today: clock().day(),
            theme,
            locale,
            menu,
            form: None,
            import: None,
            places,
            refused: None,
            kept: Kept {
                clock,
                form: forms.pop(),
                others,
                typed: false,
            },
            leaving: None,
        }
    }

    fn choose(&mut self, input: &Input) -> Vec<Operation> {
        match input.key() {
            Some(key) if key == Key::char('q') || key.code == Code::Esc => return self.quit(),
            _ => {}
        }
        if let Outcome::Gave(TableOutcome::Open(row)) = self.menu.handle(input) {
            match row {
                0 => return vec![Operation::Found(Founding::Demo)],
                1 => self.ask(Kind::Import),
                2 => self.ask(Kind::Own),
                _ => return self.quit(),
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
        let mut form = forms::organisation(title, self.today);
        if let Some(draft) = &self.kept.form {
            forms::restore(&mut form, draft);
        }
        self.form = Some((kind, form));
    }

    fn fill(&mut self, input: &Input) -> Vec<Operation> {
        let Some((kind, form)) = &mut self.form else {
            return Vec::new();
        };
        match form.handle(input) {
            Outcome::Closed | Outcome::Gave(FormOutcome::Discard) => {
                self.form = None;
                self.kept.form = None;
                return self.keep();
            }
            Outcome::Gave(FormOutcome::Keep) => {
                let operations = self.keep();
                self.form = None;
                return operations;
            }
            Outcome::Gave(FormOutcome::Changed) => {
                if !std::mem::replace(&mut self.kept.typed, true) {
                    return vec![Operation::Remind(BEHIND)];
                }
            }
            Outcome::Gave(FormOutcome::Save) => match (forms::read(form), kind) {
                (Ok(organisation), Kind::Own) => {
                    return vec![Operation::Found(Founding::Own(organisation))];
                }
                (Ok(organisation), Kind::Import) => return self.open(organisation),
                (Err((field, why)), _) => form.refuse([(Some(field), why)]),
            },
            Outcome::Ignored | Outcome::Taken => {}
        }
        Vec::new()
    }

    fn open(&mut self, organisation: Organisation) -> Vec<Operation> {
        let mut window = ImportWindow::new(self.places.clone(), self.locale);
        let step = window.open();
        self.import = Some((organisation, window));
        self.take_step(step)
    }

    /// What the window wants.
    fn take_step(&mut self, step: Step) -> Vec<Operation> {
        let mut operations = Vec::new();
        for effect in step.effects {
            match (effect, &self.import) {
                (Effect::Start(job), Some((organisation, _))) => {
                    let import = Founding::Import(organisation.clone(), job);
                    operations.push(Operation::Found(import));
                }
                (Effect::Adopt(..), _) => operations.push(Operation::Found(Founding::TakenIn)),
                (Effect::Say(why) | Effect::Warn(why), _) => self.refused = Some(why),
                (Effect::Remember(folder), _) => self.places.here = folder,
                // There is nothing yet that these could be for.
                (
                    Effect::Start(_)
                    | Effect::Carry(_)
                    | Effect::Edit(_)
                    | Effect::Choose(_)
                    | Effect::Ask(_)
                    | Effect::Go(_)
                    | Effect::Back
                    | Effect::Remind(_)
                    | Effect::Answered(..)
                    | Effect::Copy(_)
                    | Effect::Prefer(_)
                    | Effect::Open(_),
                    _,
                ) => {}
            }
        }
        if step.close {
            self.import = None;
        }
        operations
    }

    fn begun(&mut self) -> Vec<Operation> {
        // What was typed has become the store's.
        self.form = None;
        self.kept.form = None;
        let mut operations = self.keep();
        operations.extend(self.quit());
        operations
    }

    fn refuse(&mut self, why: Text) {
        match &mut self.form {
            Some((_, form)) => form.refuse([(None, why)]),
            None => self.refused = Some(why),
        }
    }

    fn hear(&mut self, work: &Progress) -> Vec<Operation> {
        if let Some((_, window)) = &mut self.import
            && let Some(step) = window.hear(work)
        {
            return self.take_step(step);
        }
        Vec::new()
    }
}

impl Model for FirstRun {
    fn handle(&mut self, event: Event) -> Vec<Operation> {
        match event {
            Event::Alarm if self.kept.typed => self.keep(),
            Event::Stopping | Event::Ending(_) => self.keep_at_the_end(),
            Event::Input(Input::Resize { .. }) | Event::Alarm | Event::Resumed => Vec::new(),
            Event::Input(input) => {
                self.refused = None;
                let ends = [Key::f(10), Key::ctrl('c')];
                if input.key().is_some_and(|key| ends.contains(&key)) {
                    self.quit_over()
                } else if self.leaving.is_some() {
                    self.answer_leaving(&input)
                } else if matches!(input, Input::Paste(_)) && !self.takes_text() {
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
            Event::Begun => self.begun(),
            Event::Refused(refusal) => {
                self.refuse(refusal.text());
                Vec::new()
            }
            Event::Work(work) => self.hear(&work),
            // What there is to tell of a store, which is not there yet.
            _ => Vec::new(),
        }
    }

    fn wants(&mut self, _run: &[Key]) -> Wants {
        if self.takes_text() {
            Wants::Text
        } else {
            Wants::Nothing
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
        if let Some(confirm) = &self.leaving {
            confirm.draw(canvas);
        }
    }

    fn theme(&self) -> &Theme {
        &self.theme
    }

    fn locale(&self) -> Locale {
        self.locale
    }
}
