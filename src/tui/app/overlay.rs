//! What stands over a screen, in a stack: the palette, help, a question, an editor, a window.

use chrono::NaiveDateTime;

use super::aim::Aim;
use super::answer::{Answer, Then};
use super::context::Ctx;
use super::effect::{Effect, Question, Target};
use super::reason::Reason;
use crate::desk::AnyRequest;
use crate::domain::calendar::Year;
use crate::domain::record::Seq;
use crate::text;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::drafts::Prompt;
use crate::tui::editors::{self, RecordEditor};
use crate::tui::input::Input;
use crate::tui::keymap::KeyRow;
use crate::tui::screens::parts::menu::{Menu, MenuOutcome};
use crate::tui::widgets::Outcome;
use crate::tui::widgets::dialog::{Ask, AskWish, Confirm};
use crate::tui::widgets::help::Help;
use crate::tui::widgets::overlay_keys;
use crate::tui::widgets::palette::{Palette, PaletteOutcome};
use crate::tui::windows::Window;
use crate::tui::windows::unsaved::UnsavedWindow;

/// Something over the screen.
pub(super) enum Overlay {
    /// Find anything; and what the screen's acts were for when it was opened.
    Palette(Palette<Target>, Aim),
    /// Choose among a few; and the same.
    Menu(Menu<Target>, Aim),
    /// The keys.
    Help(Help),
    /// Yes or no, of somebody who saw the records as of this entry; and what yes comes to.
    Sure(Confirm, Vec<Effect>, Seq),
    /// Why.
    Reason(Box<Reason>, Typing),
    /// Why a year that was closed is changed.
    Because(Box<Ask>, Year, Typing),
    /// What was typed and not saved.
    Unsaved(Box<UnsavedWindow>),
    /// A record.
    Editor(Box<RecordEditor>, Typing),
    /// Yes or no, and what the app does at yes.
    Asked(Confirm, Then),
    /// Files in and out.
    Window(Box<dyn Window>),
}

/// When an open editor or question was typed in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Typing {
    /// The last time.
    pub(super) at: Option<NaiveDateTime>,
}

impl Overlay {
    /// An empty palette.
    pub(super) fn palette(aim: Aim) -> Overlay {
        Overlay::Palette(Palette::new(), aim)
    }

    /// The keys as they stand now.
    pub(super) fn help(rows: Vec<KeyRow>) -> Overlay {
        Overlay::Help(Help::new(rows))
    }

    /// A question before an act, for somebody who saw the records as of the entry `seen`.
    pub(super) fn question(question: Question, seen: Seq) -> Overlay {
        match question {
            Question::Sure { text, request } => {
                Overlay::Sure(confirm(&*request, text), vec![Effect::Carry(request)], seen)
            }
            Question::Reason {
                text,
                required,
                request,
            } => {
                let prompt = Prompt {
                    text,
                    required,
                    request,
                };
                let reason = Reason::going_on(prompt, "", seen);
                Overlay::Reason(Box::new(reason), Typing::default())
            }
        }
    }

    /// Says something that is to be read before anything else.
    pub(super) fn notice(text: Text) -> Overlay {
        let title = Text::of("请注意", "Please note");
        let confirm = Confirm::new(title, text, Text::of("知道了", "understood"));
        Overlay::Sure(confirm.harmless(), Vec::new(), Seq::default())
    }

    /// Asks why a closed year is changed, with what was typed to that before.
    pub(super) fn because(year: Year, typed: &str) -> Overlay {
        let ask = Ask::why_closed(year).with(typed);
        Overlay::Because(Box::new(ask), year, Typing::default())
    }

    /// Offers to open the file that has the store's name now; `why` says what happened.
    pub(super) fn reopen(why: &Text) -> Overlay {
        let (zh, en) = (&why.zh, &why.en);
        let confirm = Confirm::new(
            Text::of("数据文件变了", "The store has changed"),
            text!(
                "{zh}现在打开那里的文件吗？正在填写的内容会保留。",
                "{en} Open the file that is there now? What is being typed stays."
            ),
            Text::of("打开", "open"),
        );
        Overlay::Asked(confirm.harmless(), Then::Reopen)
    }

    /// Asks before the program ends over what is typed (`typed`) or worked on.
    pub(super) fn leaving(typed: bool) -> Overlay {
        Overlay::Asked(Confirm::before_leaving(typed), Then::Quit)
    }

    /// Whether nothing else is to be seen beside it.
    pub(super) fn is_alone(&self) -> bool {
        matches!(self, Overlay::Window(window) if window.is_alone())
    }

    /// The last entry that the person knows of what it bears on; none for what does not say.
    pub(super) fn seen(&self) -> Option<Seq> {
        match self {
            Overlay::Sure(_, _, seen) => Some(*seen),
            Overlay::Reason(reason, _) => Some(reason.seen),
            Overlay::Editor(editor, _) => Some(editor.opened()),
            Overlay::Palette(..)
            | Overlay::Menu(..)
            | Overlay::Help(_)
            | Overlay::Because(..)
            | Overlay::Unsaved(_)
            | Overlay::Asked(..)
            | Overlay::Window(_) => None,
        }
    }

    /// Takes an input.
    pub(super) fn handle(&mut self, input: &Input, ctx: &Ctx<'_>) -> Answer {
        match self {
            Overlay::Palette(palette, _) => match palette.handle(input) {
                Outcome::Gave(PaletteOutcome::Find(_)) => Answer::Find,
                Outcome::Gave(PaletteOutcome::Take(target)) => Answer::Chose(target),
                Outcome::Gave(PaletteOutcome::Refused(why)) => Answer::Refused(why),
                other => plain(&other),
            },
            Overlay::Menu(menu, _) => match menu.handle(input) {
                MenuOutcome::Took(target) => Answer::Chose(target),
                MenuOutcome::Refused(why) => Answer::Refused(why),
                MenuOutcome::Closed => Answer::Closed,
                MenuOutcome::Ignored | MenuOutcome::Taken => Answer::Taken,
            },
            Overlay::Help(help) => plain(&help.handle(input)),
            Overlay::Sure(confirm, then, _) => match confirm.handle(input) {
                Outcome::Gave(()) => Answer::Effects(std::mem::take(then)),
                other => plain(&other),
            },
            Overlay::Reason(reason, _) => reason.handle(input),
            Overlay::Because(ask, ..) => match ask.handle(input) {
                Outcome::Gave(AskWish::Answer(why)) => Answer::Because(why),
                Outcome::Gave(AskWish::Keep) => Answer::Leave { discard: false },
                Outcome::Gave(AskWish::Discard) => Answer::Leave { discard: true },
                Outcome::Gave(AskWish::Changed) => Answer::Typed,
                other => plain(&other),
            },
            Overlay::Unsaved(window) => match window.handle(input, ctx.locale) {
                Outcome::Gave(effect) => Answer::Unsaved(effect),
                other => plain(&other),
            },
            Overlay::Asked(confirm, then) => match confirm.handle(input) {
                Outcome::Gave(()) => Answer::Yes(*then),
                other => plain(&other),
            },
            Overlay::Editor(editor, _) => match editor.handle(input, ctx) {
                Outcome::Gave(editors::EditorOutcome::Save(request)) => Answer::Save(request),
                Outcome::Gave(editors::EditorOutcome::Changed) => Answer::Typed,
                Outcome::Gave(editors::EditorOutcome::Keep) => Answer::Leave { discard: false },
                Outcome::Gave(editors::EditorOutcome::Discard) => Answer::Leave { discard: true },
                other => plain(&other),
            },
            Overlay::Window(window) => Answer::Step(window.handle(input)),
        }
    }

    /// What the last line hints at while it is on top; a window shows its own keys itself.
    pub(super) fn hints(&self) -> Vec<KeyRow> {
        match self {
            Overlay::Window(_) | Overlay::Unsaved(_) => overlay_keys::OVER.pages(),
            _ => self.key_rows(),
        }
    }

    /// The keys that act in it now, for help.
    pub(super) fn key_rows(&self) -> Vec<KeyRow> {
        let mut rows = match self {
            Overlay::Palette(..) => overlay_keys::PALETTE.pages(),
            Overlay::Menu(..) => overlay_keys::MENU.pages(),
            Overlay::Help(_) => return overlay_keys::HELP.pages(),
            Overlay::Sure(..) | Overlay::Asked(..) => overlay_keys::QUESTION.pages(),
            Overlay::Reason(reason, _) => reason.key_rows(),
            Overlay::Because(ask, ..) => ask.key_rows(),
            Overlay::Unsaved(window) => window.key_rows(),
            Overlay::Editor(editor, _) => editor.key_rows(),
            Overlay::Window(window) => window.key_rows(),
        };
        rows.extend(overlay_keys::OVER.pages());
        rows
    }

    /// Draws it over what is there.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        match self {
            Overlay::Palette(palette, _) => palette.draw(canvas),
            Overlay::Menu(menu, _) => menu.draw(canvas),
            Overlay::Help(help) => help.draw(canvas),
            Overlay::Sure(confirm, ..) | Overlay::Asked(confirm, _) => confirm.draw(canvas),
            Overlay::Reason(reason, _) => reason.draw(canvas),
            Overlay::Because(ask, ..) => ask.draw(canvas),
            Overlay::Unsaved(window) => window.draw(canvas),
            Overlay::Editor(editor, _) => editor.draw(canvas),
            Overlay::Window(window) => window.draw(canvas),
        }
    }
}

/// Draws what stands alone on the screen, and what stands over that; whether there is any.
pub(super) fn draw_alone(overlays: &[Overlay], canvas: &mut Canvas<'_>) -> bool {
    let alone = overlays.iter().rposition(Overlay::is_alone);
    let shown = alone.and_then(|at| overlays.get(at..)).unwrap_or_default();
    shown.iter().for_each(|it| it.draw(canvas));
    alone.is_some()
}

fn plain<T>(outcome: &Outcome<T>) -> Answer {
    match outcome {
        Outcome::Closed => Answer::Closed,
        Outcome::Ignored | Outcome::Taken | Outcome::Gave(_) => Answer::Taken,
    }
}

/// The question whether a request shall be carried out, called by its verb.
fn confirm(request: &AnyRequest, text: Text) -> Confirm {
    let title = request.verb().title();
    Confirm::new(title.clone(), text, title)
}
