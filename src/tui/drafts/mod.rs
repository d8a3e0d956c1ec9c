//! What is being typed, kept in files until it is saved: no kill, no dropped line and no full disk
//! takes more than the last moment's typing.
//!
//! In reading order: this page (what is kept), `format` (its bytes) and `former` (what it named editors by before), [`folder`] (where the files
//! lie, and whose they are), [`session`] (one session's file: written, found, taken over), and
//! [`keeper`] (off the drawing thread). When something is kept, offered or thrown away is the app's
//! to say (`tui::app`).

pub mod folder;
mod format;
mod former;
pub mod keeper;
pub mod session;

use std::path::PathBuf;
use std::time::Duration;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::app::effect::WithReason;
use super::widgets::editor::Editor;
use super::widgets::form::Form;
use crate::domain::calendar::Year;
use crate::domain::record::Seq;
use crate::domain::subject::Invocation;
use crate::text;
use crate::text::Text;

/// So long after a key what is typed is written down.
pub const BEHIND: Duration = Duration::from_secs(1);

/// How many thrown-away drafts are kept to be had back.
pub const HAD_BACK: usize = 10;

/// What was typed into one editor or question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// What it was typed into.
    pub subject: Subject,
    /// What that was called, and on which record.
    pub title: Text,
    /// The fields in their order.
    pub fields: Vec<Typed>,
    /// The last change of the record that the person had seen; unknown for drafts of the versions
    /// before this was kept.
    #[serde(default)]
    pub seen: Option<Seq>,
    /// When it was typed last.
    pub at: NaiveDateTime,
    /// Whether it was thrown away, and may be had back.
    #[serde(default)]
    pub discarded: bool,
}

/// What a draft was typed into.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The editor of a command.
    Editor(#[serde(deserialize_with = "former::read")] Invocation),
    /// A question for a reason.
    Prompt(Prompt),
    /// The question why a year that was closed is changed; what was changed is its editor's.
    Because(Year),
    /// The organisation that a store is to be founded for.
    Founding,
    /// Something that this version of the program does not know: its text can be read and copied.
    #[serde(untagged)]
    Unknown(Value),
}

/// A question that is answered with a reason.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prompt {
    /// What was asked.
    pub text: Text,
    /// Is an empty answer no answer?
    pub required: bool,
    /// The request that the reason is for.
    pub request: WithReason,
}

/// A field and what was typed into it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    /// The field's name.
    pub id: String,
    /// Its label.
    pub label: Text,
    /// Its text, as [`Editor::text`] has it.
    pub text: String,
    /// The same for people: of what was chosen, the words.
    pub words: String,
    /// Its text when the person began.
    pub before: String,
}

impl Draft {
    /// What was typed by `at` to why a closed year is changed; none when nothing was.
    pub(in crate::tui) fn because(year: Year, text: &str, at: NaiveDateTime) -> Option<Draft> {
        (!text.trim().is_empty()).then(|| Draft {
            subject: Subject::Because(year),
            title: text!(
                "更正已关账的{year}年：理由",
                "Correct the closed year {year}: the reason"
            ),
            fields: vec![Typed::reason(text)],
            seen: None,
            at,
            discarded: false,
        })
    }

    /// Do such words stand in it?
    pub(in crate::tui) fn has_text(&self, says: &dyn Fn(&str) -> bool) -> bool {
        let typed = self.fields.iter().any(|it| {
            let all = [&it.text, &it.words, &it.before];
            all.into_iter().any(|it| says(it))
        });
        typed || says(&self.title.zh)
    }
}

/// What fields were called before parts of a group had its name in front, and what they are now.
const FORMER: [(&str, &str); 16] = [
    ("ended", "ended.on"),
    ("ended_reason", "ended.reason"),
    ("left", "left.on"),
    ("left_reason", "left.reason"),
    ("last_heard", "last_heard.on"),
    ("way", "last_heard.way"),
    ("first_from", "first.from"),
    ("first_approved", "first.approved"),
    ("coordinator", "coordinator.member"),
    ("coordinator_name", "coordinator.name"),
    ("since", "coordinator.since"),
    ("party_organisation", "party_organisation.name"),
    ("party_since", "party_organisation.since"),
    ("number", "term.number"),
    ("from", "term.from"),
    ("until", "term.until"),
];

impl Typed {
    /// Why something is done.
    pub(in crate::tui) fn reason(text: &str) -> Typed {
        Typed {
            id: "reason".to_owned(),
            label: Text::of("理由", "Reason"),
            text: text.to_owned(),
            words: text.to_owned(),
            before: String::new(),
        }
    }

    /// Its place in a form; none where that has no such field any more.
    pub fn editor<'f>(&self, form: &'f mut Form) -> Option<&'f mut Editor> {
        let id = match FORMER.iter().find(|(was, _)| *was == self.id) {
            Some((_, now)) if form.editor(&self.id).is_none() => now,
            _ => self.id.as_str(),
        };
        form.editor_mut(id)
    }

    /// Whether the person changed it.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.text != self.before
    }
}

impl Draft {
    /// The fields that were changed, for reading and copying.
    pub fn changed(&self) -> impl Iterator<Item = &Typed> {
        self.fields.iter().filter(|field| field.is_changed())
    }
}

/// What a session leaves to be offered when the next one starts.
#[derive(Debug, Default)]
pub struct Found {
    /// What sessions that are no more have left.
    pub left: Vec<Draft>,
    /// What other sessions of the same user, which go on, are typing.
    pub living: Vec<Living>,
    /// Files that could not be read: where they were set aside.
    pub damaged: Vec<PathBuf>,
}

/// Another session of the same user, which goes on.
#[derive(Clone, Debug, PartialEq)]
pub struct Living {
    /// Its file.
    pub path: PathBuf,
    /// What it is typing, as of its last writing.
    pub drafts: Vec<Draft>,
}

impl Living {
    /// In how many drafts of these such words stand.
    pub(in crate::tui) fn naming(all: &[Living], says: &dyn Fn(&str) -> bool) -> usize {
        let drafts = all.iter().flat_map(|it| &it.drafts);
        drafts.filter(|it| it.has_text(says)).count()
    }
}
