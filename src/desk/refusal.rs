//! Why a verb would not: what was refused, why, and what to do now.

use crate::domain::authority::Denied;
use crate::domain::form::Misstep;
use crate::domain::record::{Kind, Record};
use crate::store::{Fault, StoreError};
use crate::text;
use crate::text::Text;

/// A verb that was not carried out. Nothing was changed.
#[derive(Debug)]
pub enum Refusal {
    /// The actor has no leave.
    Denied(Denied),
    /// The store could not.
    Store(StoreError),
    /// What was entered can't stand: one error a field, for the editor to show beside it.
    Fields(Vec<FieldError>),
    /// Somebody changed the record since it was read.
    Conflict {
        /// The kind of record.
        kind: Kind,
        /// What it is now; none when it was struck out.
        theirs: Option<Box<Record>>,
    },
    /// There is no such record.
    Gone {
        /// The kind asked for.
        kind: Kind,
        /// The number asked for.
        id: u64,
    },
    /// The form's status does not allow the step.
    Misstep(Misstep),
    /// There is nothing to undo or redo.
    NothingToUndo,
    /// The procedure does not allow it, for a reason of its own.
    Procedure(Text),
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field, by the name of the record's own field.
    pub field: &'static str,
    /// What is wrong, and what would fit.
    pub text: Text,
}

impl FieldError {
    /// An error of `field`.
    #[must_use]
    pub fn new(field: &'static str, text: Text) -> Self {
        FieldError { field, text }
    }
}

impl Refusal {
    /// The sentence for the person.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Refusal::Denied(denied) => {
                let actor = &denied.actor;
                text!(
                    "{actor} 没有这项权限，没有改动。请由管理员办理。",
                    "{actor} may not do this; nothing was changed. Ask an administrator."
                )
            }
            Refusal::Store(error) => error.text(),
            Refusal::Fields(errors) => errors.first().map_or_else(
                || Text::of("填写有误", "not accepted"),
                |error| error.text.clone(),
            ),
            Refusal::Conflict { kind, theirs } => {
                let title = kind.title();
                let (zh, en) = (&title.zh, &title.en);
                if theirs.is_some() {
                    text!(
                        "这条{zh}刚被别人改过，未保存。请对照新内容后再保存。",
                        "This {en} was changed by somebody else meanwhile and was not saved. Compare with what it is now, then save again."
                    )
                } else {
                    text!(
                        "这条{zh}刚被别人删除，未保存。",
                        "This {en} was struck out by somebody else meanwhile; nothing was saved."
                    )
                }
            }
            Refusal::Gone { kind, id } => {
                let title = kind.title();
                let (zh, en) = (&title.zh, &title.en);
                text!("没有编号为 {id} 的{zh}。", "There is no {en} number {id}.")
            }
            Refusal::Misstep(Misstep::ReasonMissing) => {
                Text::of("退回须写明原因。", "A form is returned only with a reason.")
            }
            Refusal::Misstep(Misstep::OutOfTurn { event, status }) => {
                let (event, status) = (event.word(), status.word());
                let (ez, ee, sz, se) = (&event.zh, &event.en, &status.zh, &status.en);
                text!(
                    "登记表{sz}，不能{ez}。",
                    "The form is {se}; it can't be {ee} now."
                )
            }
            Refusal::NothingToUndo => {
                Text::of("没有可撤销或重做的操作。", "Nothing to undo or redo.")
            }
            Refusal::Procedure(text) => text.clone(),
        }
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Refusal::Store(error)
    }
}

impl From<Denied> for Refusal {
    fn from(denied: Denied) -> Self {
        Refusal::Denied(denied)
    }
}

impl From<Misstep> for Refusal {
    fn from(misstep: Misstep) -> Self {
        Refusal::Misstep(misstep)
    }
}

impl From<Fault<Refusal>> for Refusal {
    fn from(fault: Fault<Refusal>) -> Self {
        match fault {
            Fault::Store(error) => Refusal::Store(error),
            Fault::Refused(refusal) => refusal,
        }
    }
}

impl From<Refusal> for Fault<Refusal> {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Store(error) => Fault::Store(error),
            other => Fault::Refused(other),
        }
    }
}
