//! The app: header, screens, overlays, footer; what a key, an effect or an event comes to.
//!
//! It decides and draws. What a screen asks of it is an [`Effect`]. What reaches beyond the screen it hands to the
//! executor as an [`Operation`], and hears of it as an [`Event`]. The desk is shared with the executor; here it is
//! only read.
//!
//! Long because all that the app holds, and what screens and overlays may look at of it, stands here once.
//!
//! In reading order: `place`, `screen_set`, `places` (the window of all) and [`effect`] (what screens ask), `facts` and
//! [`context`] (what screens see), `overlay`, `seek` (the palette's finding), `on_input` (keys and
//! effects), `on_event` (events), `looking` (as whom), `sight` and `as_seen` (what the person saw), `unsaved`, `keeping` and `offer` (what is typed and not saved), `frame` (header and footer), `messages`
//! (messages), [`executor`] (beyond the screen).

mod aim;
mod answer;
mod as_seen;
pub mod context;
pub mod effect;
pub mod executor;
mod facts;
mod frame;
mod going;
mod keeping;
pub mod keys;
mod looking;
mod messages;
mod offer;
mod on_event;
mod on_input;
mod overlay;
mod place;
mod places;
mod reason;
mod screen_set;
mod seek;
mod sight;
mod typed;
mod unsaved;
mod waiting;
mod windows;

use ratatui::layout::Rect;

pub use aim::{Aim, Object};
pub use context::Ctx;
pub use effect::{Effect, Opening, Question, Target};
pub use facts::Facts;
pub use place::{Place, ScreenName};

use executor::SharedDesk;
use keys::{AppState, KEYS};
pub(in crate::tui) use messages::step as step_of;
use overlay::Overlay;
use seek::Seeker;
use sight::Sight;
pub(in crate::tui) use typed::pasted_nowhere;
pub use unsaved::Drafts;

use super::burst::Wants;
use super::canvas::Canvas;
use super::event::Event;
use super::key::Key;
use super::keymap::{Does, KeyRow};
use super::operation::Operation;
use super::personal::Personal;
use super::runtime::Model;
use super::screens::Screen;
use super::theme::Theme;
use super::widgets::hint_bar;
use super::widgets::message::Message;
use super::widgets::path_words::Places;
use super::widgets::too_small;
use crate::desk::home::Home;
use crate::domain::calendar::Year;
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
    /// The screens from which one went on to what is shown, the last one last.
    trail: Vec<ScreenName>,
    /// Which screens know the book and the facts as they are: the one that is shown always does.
    current: [bool; ScreenName::ALL.len()],
    overlays: Vec<Overlay>,
    message: Option<Message>,
    seeker: Option<Seeker>,
    sight: Sight,
    /// Records that others changed since a key was pressed.
    others: usize,
    /// Are the facts older than the book?
    stale: bool,
    mouse: bool,
    /// Does an act wait for somebody else's write? Then for whose.
    waits: Option<Text>,
    /// Where the paths of files begin.
    places: Places,
    /// Whose home stands in the desk's place, where one looks as somebody.
    home: Option<Home>,
    drafts: Drafts,
    personal: Personal,
}

impl App {
    /// The app at `desk`. What was typed and not saved is offered again.
    #[must_use]
    pub fn new(desk: SharedDesk, theme: Theme, locale: Locale, drafts: Drafts) -> App {
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
            screens: screen_set::all(),
            shown: ScreenName::Desk,
            trail: Vec::new(),
            current: [false; _],
            overlays: Vec::new(),
            message: None,
            seeker: None,
            sight: Sight::default(),
            others: 0,
            stale,
            mouse: false,
            waits: None,
            places: Places::default(),
            home: None,
            drafts,
            personal: Personal::default(),
        };
        app.refresh_screens();
        app.offer_at_start();
        app.caution();
        app
    }

    /// The same, with files looked for from `places` on.
    #[must_use]
    pub fn starting_at(mut self, places: Places) -> App {
        self.places = places;
        self
    }

    /// The same, with what the person has chosen for the own screens.
    #[must_use]
    pub fn choosing(mut self, personal: Personal) -> App {
        self.personal = personal;
        self.refresh_screens();
        self
    }

    /// The screen that is shown.
    #[must_use]
    pub fn shown(&self) -> ScreenName {
        self.shown
    }

    fn ctx<'a>(&'a self, desk: &'a crate::desk::Desk) -> Ctx<'a> {
        Ctx {
            desk,
            facts: &self.facts,
            locale: self.locale,
            personal: &self.personal,
            came_from: self.trail.last().copied(),
        }
    }

    /// Lets a screen or overlay look at the desk.
    fn with<T>(&mut self, then: impl FnOnce(&mut Parts<'_>, &Ctx<'_>) -> T) -> T {
        let desk = self.desk.borrow();
        let ctx = Ctx {
            desk: &desk,
            facts: &self.facts,
            locale: self.locale,
            personal: &self.personal,
            came_from: self.trail.last().copied(),
        };
        let mut parts = Parts {
            screens: &mut self.screens,
            shown: self.shown,
            overlays: &mut self.overlays,
        };
        then(&mut parts, &ctx)
    }

    /// The screens' ground changed. Those that are not shown learn of it when they are.
    fn refresh_screens(&mut self) {
        self.current = [false; _];
        self.seeker = None;
        self.bring_up_to_date();
    }

    /// Makes sure that the screen that is shown knows how things stand.
    fn bring_up_to_date(&mut self) {
        if !std::mem::replace(&mut self.current[self.shown as usize], true) {
            let was = self.sight.is_seen().then(|| self.aim());
            self.with(|parts, ctx| parts.screen().refresh(ctx));
            if let Some(was) = was {
                self.compare_aim(was);
            }
        }
    }

    fn recompute(&mut self) {
        self.facts = {
            let desk = self.desk.borrow();
            Facts::of(desk.book(), desk.today())
        };
        self.stale = false;
        self.refresh_screens();
    }

    fn is_another_day(&self) -> bool {
        self.facts.today != self.desk.borrow().today()
    }

    /// The book changed: what depends on it is computed again after the next frame. `others` is what
    /// somebody else did.
    fn book_changed(&mut self, others: Option<Text>) -> Operation {
        self.sight.others = others;
        self.stale = true;
        self.refresh_screens();
        Operation::Recheck
    }

    fn year(&self) -> Year {
        self.facts.today.year
    }

    fn now(&self) -> AppState {
        let desk = self.desk.borrow();
        let today = desk.today();
        let first = desk
            .book()
            .forms_by_year()
            .keys()
            .next()
            .copied()
            .into_iter()
            .chain(
                desk.book()
                    .organisation()
                    .map(|it| Year::of(it.first_term().from)),
            )
            .min();
        AppState {
            can_undo: desk.can_undo(),
            can_redo: desk.can_redo(),
            last_year: today.year >= Year::of(today.date),
            first_year: first.is_none_or(|first| today.year <= first),
            reading_only: desk.reading_only(),
        }
    }

    fn screen_keys(&self) -> Vec<KeyRow> {
        let desk = self.desk.borrow();
        let ctx = self.ctx(&desk);
        self.screens[self.shown as usize].keys(&ctx)
    }

    /// The keys as they stand now, those of the screen first: what help lists.
    #[must_use]
    pub fn key_rows(&self) -> Vec<KeyRow> {
        self.key_rows_where(|_| true)
    }

    fn key_rows_where(&self, wanted: impl Fn(&KeyRow) -> bool) -> Vec<KeyRow> {
        let desk = self.desk.borrow();
        let ctx = self.ctx(&desk);
        let screen = &self.screens[self.shown as usize];
        let mut rows = screen.keys(&ctx);
        rows.retain(&wanted);
        let reading = desk.reading_only();
        for row in &mut rows {
            row.refused = match (&reading, &row.does) {
                (Some(why), _) if row.group.changes() => Some(why.text()),
                (_, Does::Command(id)) => screen.plan(*id, &ctx).err(),
                (_, Does::Own(_)) => row.refused.take(),
            };
        }
        rows.extend(KEYS.rows(&self.now()).into_iter().filter(wanted));
        rows
    }
}

impl Model for App {
    fn handle(&mut self, event: Event) -> Vec<Operation> {
        self.on_event(event)
    }

    fn drawn(&mut self) {
        self.see();
    }

    fn wants(&mut self, run: &[Key]) -> Wants {
        self.takes(run)
    }

    fn view(&self, canvas: &mut Canvas<'_>) {
        if too_small::draw(canvas) || overlay::draw_alone(&self.overlays, canvas) {
            return;
        }
        let area = canvas.area();
        let desk = self.desk.borrow();
        let ctx = self.ctx(&desk);
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
        let header_of = frame::Shown {
            screen: self.shown,
            home: self.home,
            others: self.others,
            checking: self.stale,
        };
        frame::header(header, canvas, &ctx, &header_of);
        self.screens[self.shown as usize].view(body, &ctx, canvas);
        match (&self.message, self.overlays.last()) {
            (Some(message), _) => message.draw(footer, canvas),
            // What is on top has the keyboard: no other key acts.
            (None, Some(top)) => hint_bar::draw(footer, canvas, &top.hints()),
            (None, None) => {
                let over = self.screens[self.shown as usize].over();
                let rows = over.unwrap_or_else(|| self.key_rows_where(|row| row.hint));
                hint_bar::draw(footer, canvas, &rows);
            }
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

#[cfg(test)]
mod going_tests;
#[cfg(test)]
mod grave_tests;
#[cfg(test)]
mod leaving_tests;
#[cfg(test)]
mod looking_tests;
#[cfg(test)]
mod over_tests;
#[cfg(test)]
mod place_tests;
#[cfg(test)]
mod reason_tests;
#[cfg(test)]
mod sight_tests;
#[cfg(test)]
mod test_session;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod unsaved_tests;
#[cfg(test)]
mod waiting_tests;
#[cfg(test)]
mod window_tests;
