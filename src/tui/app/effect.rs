//! What a screen asks of the app, and where it can be sent.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::keys::Global;
use crate::desk::AnyRequest;
use crate::desk::Desk;
use crate::domain::book::Book;
use crate::domain::command::CommandId;
use crate::domain::form::Event;
use crate::domain::id::{CommitteeId, ConvenorId, FormId, MemberId, SectorId};
use crate::domain::record::{Kind, Seq};
use crate::domain::subject::Invocation;
use crate::text::Text;
use crate::tui::keymap::OwnKey;
use crate::tui::screens::parts::menu::Menu;
use crate::tui::task::Job;

/// A screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScreenName {
    /// 办公桌.
    Desk,
    /// 登记表.
    Forms,
    /// 检查.
    Checklist,
    /// 全部登记.
    Records,
}

impl ScreenName {
    /// All screens in the order of their numbers.
    pub const ALL: [ScreenName; 4] = [
        ScreenName::Desk,
        ScreenName::Forms,
        ScreenName::Checklist,
        ScreenName::Records,
    ];

    /// Its name.
    #[must_use]
    pub fn title(self) -> Text {
        match self {
            ScreenName::Desk => Text::of("办公桌", "Desk"),
            ScreenName::Forms => Text::of("登记表", "Forms"),
            ScreenName::Checklist => Text::of("检查", "Checklist"),
            ScreenName::Records => Text::of("全部登记", "Records"),
        }
    }
}

/// A thing to be shown and chosen, on the screen where it lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A screen as it was left.
    Screen(ScreenName),
    /// A committee on the desk.
    Committee(CommitteeId),
    /// A sector on the desk.
    Sector(SectorId),
    /// A member on the desk.
    Member(MemberId),
    /// A form in triage or archive.
    Form(FormId),
    /// A record among all of its kind.
    Record(Kind, u64),
    /// All records of a kind.
    Kind(Kind),
    /// All that is entered for a committee, a sector or a member, or for the organisation as a whole.
    RecordsOf(Option<(Kind, u64)>),
}

impl Place {
    /// Where a record lives: in a place of its own, else among all of its kind.
    #[must_use]
    pub fn of(kind: Kind, id: u64, book: &Book) -> Place {
        match kind {
            Kind::Committee => Place::Committee(CommitteeId(id)),
            Kind::Sector => Place::Sector(SectorId(id)),
            Kind::Member => Place::Member(MemberId(id)),
            Kind::RegistrationForm => Place::Form(FormId(id)),
            Kind::Convenor => match book.convenors.get(ConvenorId(id)) {
                Some(convenor) => Place::Member(convenor.member),
                None => Place::Record(kind, id),
            },
            kind => Place::Record(kind, id),
        }
    }

    /// The screen that it is on.
    #[must_use]
    pub fn screen(self) -> ScreenName {
        match self {
            Place::Screen(name) => name,
            Place::Committee(_) | Place::Sector(_) | Place::Member(_) => ScreenName::Desk,
            Place::Form(_) | Place::Kind(Kind::RegistrationForm) => ScreenName::Forms,
            Place::Record(..) | Place::Kind(_) | Place::RecordsOf(_) => ScreenName::Records,
        }
    }
}

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
    /// Export these forms.
    Print(Vec<FormId>),
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
}

impl WithReason {
    fn step(&self) -> (&[FormId], Event) {
        match self {
            WithReason::ReturnForms(forms) => (forms, Event::Return),
            WithReason::WithdrawForms(forms) => (forms, Event::Withdraw),
            WithReason::PutBackForms(forms) => (forms, Event::PutBack),
        }
    }

    /// The forms that it is about.
    #[must_use]
    pub fn forms(&self) -> &[FormId] {
        self.step().0
    }

    /// Why none of the forms can take the step now; none where one can.
    #[must_use]
    pub fn blocked(&self, desk: &Desk) -> Option<Text> {
        let (forms, event) = self.step();
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
        use crate::desk::form::{PutBackForms, ReturnForms, WithdrawForms};
        match self {
            WithReason::ReturnForms(forms) => Box::new(ReturnForms { forms, reason }),
            WithReason::WithdrawForms(forms) => Box::new(WithdrawForms { forms, reason }),
            WithReason::PutBackForms(forms) => Box::new(PutBackForms { forms, reason }),
        }
    }
}
