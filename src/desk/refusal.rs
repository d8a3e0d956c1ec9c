//! Why a verb would not: what was refused, why, and what to do now.

use crate::domain::authority::Denied;
use crate::domain::calendar::Year;
use crate::domain::form::InvalidTransition;
use crate::domain::record::{Kind, Record};
use crate::store::{Fault, StoreError};
use crate::text;
use crate::text::{Text, Words};

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
    /// Somebody changed a record that the act bears on since it was seen.
    Overtaken {
        /// The kind of record.
        kind: Kind,
        /// What it is called.
        name: String,
    },
    /// There is no such record.
    Gone {
        /// The kind asked for.
        kind: Kind,
        /// The number asked for.
        id: u64,
    },
    /// The form's status does not allow the step.
    InvalidTransition(InvalidTransition),
    /// There is nothing to undo or redo.
    NothingToUndo,
    /// The procedure does not allow it, for a reason of its own.
    Procedure(Text),
    /// The year was closed, and nobody said why it is changed.
    ClosedYear(Year),
    /// Long work was cancelled by whoever had begun it.
    Stopped,
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field, by the name of the record's own field.
    pub field: &'static str,
    /// What users call it, where its message is not for itself.
    pub called: Option<Words>,
    /// What is wrong, and what would fit.
    pub text: Text,
}

impl FieldError {
    /// An error of a field that is no record's, and whose message is for itself.
    #[must_use]
    pub fn new(field: &'static str, text: Text) -> Self {
        FieldError {
            field,
            called: None,
            text,
        }
    }

    /// An error of a field of a kind of record.
    #[must_use]
    pub fn of(kind: Kind, field: &'static str, text: Text) -> Self {
        FieldError {
            called: kind.word_of(field),
            ..FieldError::new(field, text)
        }
    }

    /// What is wrong with which field, for where nothing else shows the field: in a footer, on a
    /// list, at the shell. A wording that names the field itself stays as it is.
    #[must_use]
    pub fn named(&self) -> Text {
        let Text { zh, en } = &self.text;
        // A longer word may have the field's in it: 主席会议 has 会议.
        let names = |word: &Words| {
            let quoted = format!("“{}”", word.zh);
            let begins = zh.strip_prefix("没有").unwrap_or(zh).starts_with(word.zh);
            begins || zh.contains(&quoted)
        };
        let Some(word) = self.called.filter(|word| !names(word)) else {
            return self.text.clone();
        };
        let (word_zh, word_en) = (word.zh.trim(), word.en.trim());
        text!("{word_zh}：{zh}", "{word_en}: {en}")
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
            Refusal::Fields(errors) => errors
                .first()
                .map_or_else(|| Text::of("填写有误", "not accepted"), FieldError::named),
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
            Refusal::Overtaken { kind, name } => {
                let title = kind.title();
                let (zh, en) = (&title.zh, &title.en);
                text!(
                    "{zh}“{name}”刚刚有改动，没有办理。请看过现在的内容再办。",
                    "The {en} {name} was changed a moment ago; nothing was done. Look at what it is now, then do it again."
                )
            }
            Refusal::Gone { kind, id } => {
                let title = kind.title();
                let (zh, en) = (&title.zh, &title.en);
                text!("没有编号为 {id} 的{zh}。", "There is no {en} number {id}.")
            }
            Refusal::InvalidTransition(InvalidTransition::ReasonMissing(event)) => {
                let word = event.word();
                let (zh, en) = (&word.zh, &word.en);
                text!("{zh}须写明原因。", "A form is {en} only with a reason.")
            }
            Refusal::InvalidTransition(InvalidTransition::OutOfTurn { event, status }) => {
                let (event, status) = (event.word(), status.word());
                let (ez, ee, sz, se) = (&event.zh, &event.en, &status.zh, &status.en);
                let (again, once_more) = match event.en == status.en {
                    true => ("再次", "again"),
                    false => ("", "now"),
                };
                text!(
                    "登记表{sz}，不能{again}{ez}。",
                    "The form is {se}; it can't be {ee} {once_more}."
                )
            }
            Refusal::InvalidTransition(InvalidTransition::BeforeLast {
                event,
                on,
                last,
                last_on,
            }) => {
                let (event, last) = (event.word(), last.word());
                let (ez, ee, lz, le) = (&event.zh, &event.en, &last.zh, &last.en);
                text!(
                    "登记表是 {last_on} {lz}的，{ez}的日期（{on}）不能早于这一天。请核对业务日期（--as-of）。",
                    "The form was {le} on {last_on} and can't be {ee} on an earlier day ({on}). Check the day given with --as-of."
                )
            }
            Refusal::NothingToUndo => {
                Text::of("没有可撤销或重做的操作。", "Nothing to undo or redo.")
            }
            Refusal::Procedure(text) => text.clone(),
            Refusal::ClosedYear(year) => text!(
                "{year}年已经关账，没有办理。确需更正的，写明理由（命令行加 --because 理由）。",
                "The year {year} is closed; nothing was done. What has to be put right needs a reason (at the shell: --because REASON)."
            ),
            Refusal::Stopped => Text::of("已停止，没有改动。", "Stopped; nothing was changed."),
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

impl From<InvalidTransition> for Refusal {
    fn from(refused: InvalidTransition) -> Self {
        Refusal::InvalidTransition(refused)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_its_field_once() {
        let told = |field, zh, en| {
            let error = FieldError::of(Kind::Member, field, Text::of(zh, en));
            Refusal::Fields(vec![error]).text()
        };
        let required = ("此项必填。", "This must be filled in.");
        assert_eq!(
            told("employer", required.0, required.1),
            Text::of(
                "工作单位及职务：此项必填。",
                "Employer and post: This must be filled in."
            )
        );
        let words = ("没有工作单位及职务。", "The employer is missing.");
        assert_eq!(
            told("employer", words.0, words.1),
            Text::of(words.0, words.1)
        );
        // What a field is called depends on whose it is.
        let names = |kind| FieldError::of(kind, "name", Text::of(required.0, required.1)).named();
        assert_eq!(
            names(Kind::Member),
            Text::of("姓名：此项必填。", "Name: This must be filled in.")
        );
        assert_eq!(
            names(Kind::Sector),
            Text::of("名称：此项必填。", "Name: This must be filled in.")
        );
        let setting = Text::of("plan-due 不能设为“x”。", "plan-due can't be \"x\".");
        assert_eq!(
            told(
                "plan-due",
                "plan-due 不能设为“x”。",
                "plan-due can't be \"x\"."
            ),
            setting
        );
    }
}
