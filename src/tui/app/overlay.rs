//! What stands over a screen, in a stack: the palette, help, a question, an editor, a window.

use super::context::Ctx;
use super::draft::Draft;
use super::errand::Errand;
use super::seek::Target;
use super::sight::Aim;
use super::wish::{Question, Wish, WithReason};
use crate::domain::record::Seq;
use crate::text;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::editors::{self, RecordEditor};
use crate::tui::input::Input;
use crate::tui::keymap::KeyRow;
use crate::tui::widgets::Outcome;
use crate::tui::widgets::dialog::{Ask, Confirm};
use crate::tui::widgets::help::Help;
use crate::tui::widgets::palette::{Palette, Wish as PaletteWish};
use crate::tui::windows::{Step, Window};

/// Something over the screen.
pub(super) enum Overlay {
    /// Find anything; and what the screen's acts were for when it was opened.
    Palette(Palette<Target>, Aim),
    /// The keys.
    Help(Help),
    /// Yes or no, of somebody who saw the records as of this entry.
    Sure(Confirm, Option<Box<dyn Errand>>, Seq),
    /// Why, likewise.
    Reason(Ask, WithReason, Seq),
    /// What was typed last time: go on with it or not.
    Offer(Confirm, Draft),
    /// A record, and the kept draft that it goes on with.
    Editor(Box<RecordEditor>, Option<Draft>),
    /// Files in and out.
    Window(Box<dyn Window>),
}

/// What came of an input on an overlay.
pub(super) enum Answer {
    /// Dealt with, or not meant for anybody.
    Taken,
    /// It is to go.
    Closed,
    /// The palette wants rows for its words.
    Find,
    /// This was chosen in the palette.
    Chose(Target),
    /// It can't be done, and why.
    Refused(Text),
    /// It wants these.
    Wishes(Vec<Wish>),
    /// Go on with a kept draft.
    Restore(Draft),
    /// A window wants this.
    Step(Step),
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
            Question::Sure { text, errand } => {
                let title = errand.verb().title();
                let confirm = Confirm::new(title.clone(), text, title);
                Overlay::Sure(confirm, Some(errand), seen)
            }
            Question::Reason {
                text,
                required,
                request,
            } => {
                let title = request.clone().errand(String::new()).verb().title();
                let ask = Ask::new(title, text);
                let ask = if required { ask.required() } else { ask };
                Overlay::Reason(ask, request, seen)
            }
        }
    }

    /// Offers a kept draft.
    pub(super) fn offer(draft: Draft, title: &Text) -> Overlay {
        let (zh, en) = (&title.zh, &title.en);
        let confirm = Confirm::new(
            Text::of("没有保存的内容", "Not saved last time"),
            text!(
                "上次中断时正在填写：{zh}。继续填写吗？",
                "You were interrupted at: {en}. Go on with it?"
            ),
            Text::of("继续填写", "go on"),
        );
        Overlay::Offer(confirm.harmless(), draft)
    }

    /// The editor, when it is one.
    pub(super) fn editor(&self) -> Option<&RecordEditor> {
        match self {
            Overlay::Editor(editor, _) => Some(editor),
            Overlay::Palette(..)
            | Overlay::Help(_)
            | Overlay::Sure(..)
            | Overlay::Reason(..)
            | Overlay::Offer(..)
            | Overlay::Window(_) => None,
        }
    }

    /// The last entry that the person knows of what it bears on; none for what does not say.
    pub(super) fn seen(&self) -> Option<Seq> {
        match self {
            Overlay::Sure(_, _, seen) | Overlay::Reason(_, _, seen) => Some(*seen),
            Overlay::Editor(editor, _) => Some(editor.opened()),
            Overlay::Palette(..) | Overlay::Help(_) | Overlay::Offer(..) | Overlay::Window(_) => {
                None
            }
        }
    }

    /// Takes an input.
    pub(super) fn handle(&mut self, input: &Input, ctx: &Ctx<'_>) -> Answer {
        match self {
            Overlay::Palette(palette, _) => match palette.handle(input) {
                Outcome::Gave(PaletteWish::Find(_)) => Answer::Find,
                Outcome::Gave(PaletteWish::Take(target)) => Answer::Chose(target),
                Outcome::Gave(PaletteWish::Refused(why)) => Answer::Refused(why),
                other => plain(&other),
            },
            Overlay::Help(help) => plain(&help.handle(input)),
            Overlay::Sure(confirm, errand, _) => match confirm.handle(input) {
                Outcome::Gave(()) => {
                    Answer::Wishes(errand.take().map(Wish::Carry).into_iter().collect())
                }
                other => plain(&other),
            },
            Overlay::Reason(ask, request, _) => match ask.handle(input) {
                Outcome::Gave(reason) => {
                    Answer::Wishes(vec![Wish::Carry(request.clone().errand(reason))])
                }
                other => plain(&other),
            },
            Overlay::Offer(confirm, draft) => match confirm.handle(input) {
                Outcome::Gave(()) => Answer::Restore(draft.clone()),
                other => plain(&other),
            },
            Overlay::Editor(editor, _) => match editor.handle(input, ctx) {
                Outcome::Gave(editors::Wish::Save(errand)) => {
                    Answer::Wishes(vec![Wish::Carry(errand)])
                }
                Outcome::Gave(editors::Wish::Changed) => Answer::Taken,
                other => plain(&other),
            },
            Overlay::Window(window) => Answer::Step(window.handle(input)),
        }
    }

    /// Draws it over what is there.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        match self {
            Overlay::Palette(palette, _) => palette.draw(canvas),
            Overlay::Help(help) => help.draw(canvas),
            Overlay::Sure(confirm, ..) | Overlay::Offer(confirm, _) => confirm.draw(canvas),
            Overlay::Reason(ask, ..) => ask.draw(canvas),
            Overlay::Editor(editor, _) => editor.draw(canvas),
            Overlay::Window(window) => window.draw(canvas),
        }
    }
}

fn plain<T>(outcome: &Outcome<T>) -> Answer {
    match outcome {
        Outcome::Closed => Answer::Closed,
        Outcome::Ignored | Outcome::Taken | Outcome::Gave(_) => Answer::Taken,
    }
}
