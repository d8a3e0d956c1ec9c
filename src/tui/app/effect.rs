//! What a screen asks of the app.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::keys::Global;
use super::place::Place;
use crate::desk::AnyRequest;
use crate::desk::Desk;
use crate::desk::remind::{Asked, Remind};
use crate::domain::command::CommandId;
use crate::domain::form::Event;
use crate::domain::id::{FormId, KeyContactId};
use crate::domain::record::{Kind, Seq};
use crate::domain::subject::Invocation;
use crate::text::Text;
use crate::tui::keymap::{OwnAct, OwnKey};
use crate::tui::personal::Personal;
use crate::tui::screens::parts::menu::Menu;
use crate::tui::task::Job;
use crate::tui::windows::meeting::Slides;
use crate::tui::windows::words::Wording;

/// What a screen wants. A screen never does any of it itself.
#[derive(Debug)]
pub enum Effect {
    /// Have a request carried out.
    Carry(Box<AnyRequest>),
    /// Open the editor of a command.
    Edit(Invocation),
    /// Let the person choose.
    Choose(Menu<Target>),
    /// Ask before a request is carried out.
    Ask(Question),
    /// Go to a thing.
    Go(Place),
    /// Go back to where one came from.
    Back,
    /// Go to the reminders, of this.
    Remind(Asked),
    /// What the screen asked for with this act of its own was answered so.
    Answered(OwnAct, String),
    /// Say something in the footer.
    Say(Text),
    /// Say in the footer why something can't be done.
    Warn(Text),
    /// Send text to the terminal's clipboard.
    Copy(String),
    /// Begin long work.
    Start(Job),
    /// Take over what long work has written, with what is to be said of it.
    Adopt(Seq, Text),
    /// Files are chosen from this folder the next time.
    Remember(PathBuf),
    /// Keep what the person has chosen for the own screens.
    Prefer(Personal),
    /// Open a window.
    Open(Opening),
}

/// What a row of a menu or of the palette stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A thing, to be shown.
    Place(Place),
    /// What the app does itself.
    Global(Global),
    /// What the screen does itself.
    Own(OwnKey),
    /// A command, for what is marked or chosen.
    Command(CommandId),
    /// A command for what it says itself.
    Invoke(Invocation),
}

impl Target {
    /// Does it only show something?
    pub(super) fn is_place(&self) -> bool {
        matches!(self, Target::Place(_))
    }
}

/// A window that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Take rosters in.
    Import,
    /// Take filled forms in.
    Intake,
    /// Choose what to export.
    Export,
    /// The files of a record.
    Files(Kind, u64),
    /// Erase a key contact's person.
    Erase(KeyContactId),
    /// Show these pages to a room.
    Meeting(Box<Slides>),
    /// Have words written for the screen.
    Words(Box<Wording>),
}

/// A question before an act.
#[derive(Debug)]
pub enum Question {
    /// Yes or no.
    Sure {
        /// What will happen.
        text: Text,
        /// What is carried out on yes.
        request: Box<AnyRequest>,
    },
    /// Why, in a line; what is asked for goes into the request.
    Reason {
        /// What will happen.
        text: Text,
        /// Is an empty answer no answer?
        required: bool,
        /// The request, made with the reason.
        request: WithReason,
    },
}

/// The requests that take a reason. As data, so that a draft can be offered again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WithReason {
    /// Send forms back.
    ReturnForms(Vec<FormId>),
    /// Take forms back.
    WithdrawForms(Vec<FormId>),
    /// Put forms back that were filed by mistake.
    PutBackForms(Vec<FormId>),
    /// Strike out several records that were entered by mistake.
    StrikeOut(Invocation),
    /// Keep a round of reminders; by which way it was sent is asked.
    Remind(Remind),
}

impl WithReason {
    /// The forms that take a step, and which.
    fn step(&self) -> Option<(&[FormId], Event)> {
        Some(match self {
            WithReason::ReturnForms(forms) => (forms, Event::Return),
            WithReason::WithdrawForms(forms) => (forms, Event::Withdraw),
            WithReason::PutBackForms(forms) => (forms, Event::PutBack),
            WithReason::StrikeOut(_) | WithReason::Remind(_) => return None,
        })
    }

    /// The forms that it is about.
    #[must_use]
    pub fn forms(&self) -> &[FormId] {
        self.step().map_or(&[], |it| it.0)
    }

    /// Why none of the forms can take the step now; none where one can.
    #[must_use]
    pub fn blocked(&self, desk: &Desk) -> Option<Text> {
        let (forms, event) = self.step()?;
        let mut first = None;
        for id in forms {
            match desk.may_take(*id, event) {
                Ok(()) => return None,
                Err(refusal) => first.get_or_insert(refusal),
            };
        }
        first.map(|refusal| refusal.text())
    }

    /// The request with this reason.
    #[must_use]
    pub fn request(self, reason: String) -> Box<AnyRequest> {
        use crate::desk::StrikeOut;
        use crate::desk::form::{PutBackForms, ReturnForms, WithdrawForms};
        match self {
            WithReason::ReturnForms(forms) => Box::new(ReturnForms { forms, reason }),
            WithReason::WithdrawForms(forms) => Box::new(WithdrawForms { forms, reason }),
            WithReason::PutBackForms(forms) => Box::new(PutBackForms { forms, reason }),
            WithReason::StrikeOut(of) => Box::new(StrikeOut {
                records: of.subject.records,
                why: reason,
            }),
            WithReason::Remind(round) => Box::new(round.sent_by(reason)),
        }
    }
}
