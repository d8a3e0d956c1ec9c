//! The app: header, screens, overlays, footer; what a key, a wish or a piece of news comes to.
//!
//! Long because what a key comes to is one thing across screens, overlays and footer.
//!
//! It decides and draws. What reaches beyond the screen it hands to the clerk as an [`Act`], and
//! hears of it as [`News`]. The desk is shared with the clerk; here it is only read.
//!
//! In reading order: [`wish`] (what screens ask), [`errand`] and [`act`] (what is done), `facts` and
//! [`context`] (what screens see), `overlay`, `seek` (the palette's finding), `frame` (header and
//! footer), `said` (messages), [`clerk`] and [`draft`] (beyond the screen).

pub mod act;
pub mod clerk;
pub mod context;
pub mod draft;
pub mod errand;
mod facts;
mod frame;
pub mod keys;
mod overlay;
mod said;
mod seek;
pub mod wish;

use ratatui::layout::Rect;

pub use act::{Act, News};
pub use context::Ctx;
pub use facts::Facts;
pub use wish::{Place, Question, ScreenName, Wish};

use clerk::SharedDesk;
use draft::Draft;
use keys::{Global, KEYS, Now};
use overlay::{Answer, Overlay};
use seek::{Seeker, Target};

use super::canvas::Canvas;
use super::editors::{self, What};
use super::input::Input;
use super::keymap::{KeyRow, Lookup};
use super::scene::{Effect, Ending, Event, Scene};
use super::screens::{Screen, desk};
use super::theme::Theme;
use super::widgets::message::Message;
use super::widgets::too_small;
use crate::domain::calendar::Year;
use crate::domain::record::Kind;
use crate::text::{Locale, Text};

/// With more members than this the rules are run after the first frame, which comes at once.
const RULES_FIRST: usize = 2_000;

/// The app.
pub struct App {
    desk: SharedDesk,
    facts: Facts,
    theme: Theme,
    locale: Locale,
    screens: [Box<dyn Screen>; ScreenName::ALL.len()],
    shown: ScreenName,
    overlays: Vec<Overlay>,
    message: Option<Message>,
    seeker: Option<Seeker>,
    /// Records that others changed since a key was pressed.
    others: usize,
    /// Are the facts older than the book?
    stale: bool,
    mouse: bool,
}

impl App {
    /// The app at `desk`. What was being typed last time is offered again.
    #[must_use]
    pub fn new(desk: SharedDesk, theme: Theme, locale: Locale, kept: Option<Draft>) -> App {
        let (facts, stale) = {
            let desk = desk.borrow();
            let stale = desk.book().members.len() > RULES_FIRST;
            let facts = if stale {
                Facts::pending(desk.book(), desk.today())
            } else {
                Facts::of(desk.book(), desk.today())
            };
            (facts, stale)
        };
        let mut app = App {
            desk,
            facts,
            theme,
            locale,
            screens: [Box::new(desk::DeskScreen::default())],
            shown: ScreenName::Desk,
            overlays: Vec::new(),
            message: None,
            seeker: None,
            others: 0,
            stale,
            mouse: false,
        };
        app.refresh_screens();
        if let Some(draft) = kept {
            let title = editors::title(&draft.what, app.desk.borrow().book());
            app.overlays.push(Overlay::offer(draft, &title));
        }
        app
    }

    /// What stands at the moment the terminal is given back: the screen's name, for the title.
    #[must_use]
    pub fn shown(&self) -> ScreenName {
        self.shown
    }

    /// Lets a screen or overlay look at the desk.
    fn with<T>(&mut self, then: impl FnOnce(&mut Parts<'_>, &Ctx<'_>) -> T) -> T {
        let desk = self.desk.borrow();
        let ctx = Ctx {
            desk: &desk,
            facts: &self.facts,
            locale: self.locale,
        };
        let mut parts = Parts {
            screens: &mut self.screens,
            shown: self.shown,
            overlays: &mut self.overlays,
        };
        then(&mut parts, &ctx)
    }

    fn refresh_screens(&mut self) {
        self.with(|parts, ctx| {
            for screen in parts.screens.iter_mut() {
                screen.refresh(ctx);
            }
        });
        self.seeker = None;
    }

    fn recompute(&mut self) {
        self.facts = {
            let desk = self.desk.borrow();
            Facts::of(desk.book(), desk.today())
        };
        self.stale = false;
        self.refresh_screens();
    }

    /// The book changed: what depends on it is computed again after the next frame.
    fn book_changed(&mut self) -> Effect<Act> {
        self.stale = true;
        self.refresh_screens();
        Effect::Do(Act::Recheck)
    }

    fn on_input(&mut self, input: &Input) -> Vec<Effect<Act>> {
        if matches!(input, Input::Resize { .. }) {
            return Vec::new();
        }
        self.others = 0;
        if !self.overlays.is_empty() {
            return self.on_overlay(input);
        }
        self.message = None;
        let wishes = self.with(|parts, ctx| parts.screen().handle(input, ctx));
        if let Some(wishes) = wishes {
            return self.fulfil(wishes);
        }
        let Some(key) = input.key() else {
            return Vec::new();
        };
        match KEYS.look_up(key, &self.now()) {
            Lookup::Do(global) => self.run(global),
            Lookup::Refused(why) => {
                self.message = Some(Message::refused(why));
                Vec::new()
            }
            Lookup::Unbound => Vec::new(),
        }
    }

    fn on_overlay(&mut self, input: &Input) -> Vec<Effect<Act>> {
        let answer = self.with(|parts, ctx| {
            let top = parts.overlays.last_mut()?;
            Some(top.handle(input, ctx))
        });
        match answer {
            None | Some(Answer::Taken) => Vec::new(),
            Some(Answer::Closed) => {
                let was_editor = matches!(self.overlays.pop(), Some(Overlay::Editor(_)));
                if was_editor {
                    vec![Effect::Do(Act::Keep(None))]
                } else {
                    Vec::new()
                }
            }
            Some(Answer::Find) => {
                self.find();
                Vec::new()
            }
            Some(Answer::Chose(target)) => {
                self.overlays.pop();
                self.go_to(target)
            }
            Some(Answer::Refused(why)) => {
                self.message = Some(Message::refused(why));
                Vec::new()
            }
            Some(Answer::Wishes(wishes)) => {
                // An editor stays until the desk has answered; a question has been answered.
                if !matches!(self.overlays.last(), Some(Overlay::Editor(_))) {
                    self.overlays.pop();
                }
                self.fulfil(wishes)
            }
            Some(Answer::Restore(draft)) => {
                self.overlays.pop();
                self.open_editor(&draft.what.clone(), Some(draft))
            }
        }
    }

    fn fulfil(&mut self, wishes: Vec<Wish>) -> Vec<Effect<Act>> {
        let mut effects = Vec::new();
        for wish in wishes {
            match wish {
                Wish::Carry(errand) => effects.push(Effect::Do(Act::Carry(errand))),
                Wish::Edit(what) => effects.extend(self.open_editor(&what, None)),
                Wish::Ask(question) => self.overlays.push(Overlay::question(question)),
                Wish::Go(place) => self.go(place),
                Wish::Say(text) => self.message = Some(Message::note(text)),
                Wish::Warn(text) => self.message = Some(Message::refused(text)),
                Wish::Copy(text) => {
                    effects.push(Effect::Copy(text));
                    self.message = Some(Message::note(Text::of(
                        "已发送到终端剪贴板。",
                        "Sent to the terminal's clipboard.",
                    )));
                }
            }
        }
        effects
    }

    fn open_editor(&mut self, what: &What, draft: Option<Draft>) -> Vec<Effect<Act>> {
        let opened = self.with(|_, ctx| editors::open(what, ctx));
        match opened {
            Ok(mut editor) => {
                if let Some(draft) = draft {
                    editor.restore(&draft);
                }
                self.overlays.push(Overlay::Editor(Box::new(editor)));
                Vec::new()
            }
            Err(why) => {
                self.message = Some(Message::refused(why));
                vec![Effect::Do(Act::Keep(None))]
            }
        }
    }

    fn go(&mut self, place: Place) {
        self.shown = match place {
            Place::Screen(name) => name,
            Place::Committee(_) | Place::Sector(_) | Place::Member(_) | Place::Form(_) => {
                ScreenName::Desk
            }
        };
        self.with(|parts, ctx| parts.screen().go(place, ctx));
    }

    fn go_to(&mut self, target: Target) -> Vec<Effect<Act>> {
        match target {
            Target::Place(place) => {
                self.go(place);
                Vec::new()
            }
            Target::Global(global) => self.run(global),
            Target::Key(n) => {
                let wishes = self.with(|parts, ctx| parts.screen().press(n, ctx));
                self.fulfil(wishes)
            }
            Target::Edit(what) => self.open_editor(&what, None),
        }
    }

    fn run(&mut self, global: Global) -> Vec<Effect<Act>> {
        match global {
            Global::Help => {
                let rows = self.key_rows();
                self.overlays.push(Overlay::help(rows));
            }
            Global::Palette => {
                self.overlays.push(Overlay::palette());
                self.find();
            }
            Global::Undo => return vec![Effect::Do(Act::Undo)],
            Global::Redo => return vec![Effect::Do(Act::Redo)],
            Global::YearBefore => return vec![Effect::Do(Act::LookAt(self.year().previous()))],
            Global::YearAfter => return vec![Effect::Do(Act::LookAt(self.year().next()))],
            Global::Show(name) => self.go(Place::Screen(name)),
            Global::Theme => {
                self.theme = Theme::new(self.theme.name.next(), self.theme.marks.is_ascii());
                return vec![Effect::Repaint];
            }
            Global::Language => {
                self.locale = match self.locale {
                    Locale::Zh => Locale::En,
                    Locale::En => Locale::Zh,
                };
                self.refresh_screens();
            }
            Global::Mouse => {
                self.mouse = !self.mouse;
                self.message = Some(Message::note(if self.mouse {
                    Text::of("鼠标已打开。", "The mouse is on.")
                } else {
                    Text::of("鼠标已关闭。", "The mouse is off.")
                }));
                return vec![Effect::Mouse(self.mouse)];
            }
            Global::Repaint => return vec![Effect::Repaint],
            Global::Suspend => return vec![Effect::Suspend],
            Global::Quit => return vec![Effect::Quit(0)],
        }
        Vec::new()
    }

    fn find(&mut self) {
        let Some(Overlay::Palette(palette)) = self.overlays.last() else {
            return;
        };
        let words = palette.words().to_owned();
        let keys = self.screen_keys();
        let now = self.now();
        let (desk, locale) = (self.desk.borrow(), self.locale);
        let seeker = self
            .seeker
            .get_or_insert_with(|| Seeker::of(desk.book(), &keys, &now, locale));
        let found = seeker.find(&words, &desk);
        drop(desk);
        if let Some(Overlay::Palette(palette)) = self.overlays.last_mut() {
            palette.show(found);
        }
    }

    fn on_news(&mut self, news: News) -> Vec<Effect<Act>> {
        match news {
            News::FileWritten => vec![Effect::Do(Act::CatchUp)],
            News::Others(entries) => {
                self.others += entries.len();
                self.message = Some(Message::note(said::others(&entries)));
                vec![self.book_changed()]
            }
            News::Done(report) => {
                self.message = Some(said::done(&report));
                let mut effects = vec![self.book_changed()];
                if matches!(self.overlays.last(), Some(Overlay::Editor(_))) {
                    self.overlays.pop();
                    effects.push(Effect::Do(Act::Keep(None)));
                    self.show_new(report.record);
                }
                effects
            }
            News::Refused(refusal) => {
                let asked = self.with(|parts, ctx| match parts.overlays.last_mut() {
                    Some(Overlay::Editor(editor)) => {
                        editor.refuse(&refusal, ctx);
                        true
                    }
                    _ => false,
                });
                if !asked {
                    self.message = Some(Message::refused(refusal.text()));
                }
                // What it was refused for may be news to the screens.
                vec![self.book_changed()]
            }
            News::Undone(seq) => {
                self.message = Some(Message::done(said::undone(seq)));
                vec![self.book_changed()]
            }
            News::Redone(seq) => {
                self.message = Some(Message::done(said::redone(seq)));
                vec![self.book_changed()]
            }
            News::YearShown(_) => {
                self.recompute();
                Vec::new()
            }
            News::Failed(error) => {
                self.message = Some(Message::refused(error.text()));
                Vec::new()
            }
            News::NotKept(error) => {
                self.message = Some(Message::refused(said::not_kept(&error)));
                Vec::new()
            }
        }
    }

    /// After an editor saved something that a screen can choose, it is chosen.
    fn show_new(&mut self, record: Option<(Kind, u64)>) {
        use crate::domain::id::{CommitteeId, FormId, MemberId, SectorId};
        let place = match record {
            Some((Kind::Member, id)) => Place::Member(MemberId(id)),
            Some((Kind::Committee, id)) => Place::Committee(CommitteeId(id)),
            Some((Kind::Sector, id)) => Place::Sector(SectorId(id)),
            Some((Kind::RegistrationForm, id)) => Place::Form(FormId(id)),
            _ => return,
        };
        // Whoever works on the checklist stays there.
        if self.shown == ScreenName::Desk {
            self.go(place);
        }
    }

    fn keep_draft(&self) -> Vec<Effect<Act>> {
        let editor = self.overlays.iter().rev().find_map(Overlay::editor);
        match editor {
            Some(editor) if editor.is_changed() => {
                vec![Effect::Do(Act::Keep(Some(editor.draft())))]
            }
            _ => Vec::new(),
        }
    }

    fn year(&self) -> Year {
        self.facts.today.year
    }

    fn now(&self) -> Now {
        let desk = self.desk.borrow();
        let today = desk.today();
        let first = desk
            .book()
            .forms_by_year()
            .keys()
            .next()
            .copied()
            .into_iter()
            .chain(desk.book().organisation().map(|it| Year::of(it.term.from)))
            .min();
        Now {
            can_undo: desk.can_undo(),
            can_redo: desk.can_redo(),
            last_year: today.year >= Year::of(today.date),
            first_year: first.is_none_or(|first| today.year <= first),
        }
    }

    fn screen_keys(&self) -> Vec<KeyRow> {
        let desk = self.desk.borrow();
        let ctx = Ctx {
            desk: &desk,
            facts: &self.facts,
            locale: self.locale,
        };
        self.screens[self.shown as usize].keys(&ctx)
    }

    /// The keys as they stand now, those of the screen first: what help lists.
    #[must_use]
    pub fn key_rows(&self) -> Vec<KeyRow> {
        let mut rows = self.screen_keys();
        rows.extend(KEYS.rows(&self.now()));
        rows
    }
}

impl Scene for App {
    type Act = Act;
    type News = News;

    fn handle(&mut self, event: Event<News>) -> Vec<Effect<Act>> {
        match event {
            Event::Input(input) => {
                let first = matches!(input, Input::Resize { .. }) && self.stale;
                let mut effects = self.on_input(&input);
                if first {
                    effects.push(Effect::Do(Act::Recheck));
                }
                effects
            }
            Event::News(news) => self.on_news(news),
            Event::Alarm => {
                self.recompute();
                Vec::new()
            }
            Event::Resumed => vec![Effect::Do(Act::CatchUp)],
            Event::Ending(Ending::Quit(_)) => Vec::new(),
            Event::Ending(Ending::Terminated | Ending::HungUp) => self.keep_draft(),
        }
    }

    fn view(&self, canvas: &mut Canvas<'_>) {
        if too_small::draw(canvas) {
            return;
        }
        let area = canvas.area();
        let desk = self.desk.borrow();
        let ctx = Ctx {
            desk: &desk,
            facts: &self.facts,
            locale: self.locale,
        };
        let (header, rest) = split_top(area);
        let body = Rect {
            height: rest.height.saturating_sub(1),
            ..rest
        };
        let footer = Rect {
            y: area.bottom().saturating_sub(1),
            height: 1,
            ..area
        };
        frame::header(header, canvas, &ctx, self.shown, self.others, self.stale);
        self.screens[self.shown as usize].view(body, &ctx, canvas);
        match &self.message {
            Some(message) => message.draw(footer, canvas),
            None => frame::hints(footer, canvas, &self.key_rows()),
        }
        for overlay in &self.overlays {
            overlay.draw(canvas);
        }
        if let (Some(message), false) = (&self.message, self.overlays.is_empty()) {
            message.draw(footer, canvas);
        }
    }

    fn theme(&self) -> &Theme {
        &self.theme
    }

    fn locale(&self) -> Locale {
        self.locale
    }
}

/// What a screen or overlay may change while it looks at the desk.
struct Parts<'a> {
    screens: &'a mut [Box<dyn Screen>; ScreenName::ALL.len()],
    shown: ScreenName,
    overlays: &'a mut Vec<Overlay>,
}

impl Parts<'_> {
    fn screen(&mut self) -> &mut dyn Screen {
        self.screens[self.shown as usize].as_mut()
    }
}

fn split_top(area: Rect) -> (Rect, Rect) {
    let top = Rect {
        height: area.height.min(1),
        ..area
    };
    let rest = Rect {
        y: area.y + top.height,
        height: area.height - top.height,
        ..area
    };
    (top, rest)
}
