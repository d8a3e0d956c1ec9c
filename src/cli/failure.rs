//! How a subcommand ends: the exit codes, and what could not be done, said to the person.

use std::io::{self, Write};
use std::process::ExitCode;

use serde_json::{Value, json};

use crate::desk::Refusal;
use crate::files::in_words;
use crate::store::StoreError;
use crate::text;
use crate::text::{Locale, Text, shown, shown_lines};

/// How a subcommand ended that did what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done, and clean.
    Clean,
    /// Breaches were printed, or some of several things were refused.
    Findings,
    /// What was looked at is damaged; it was said already.
    Damaged,
    /// A signal ended the screens: 128 and its number.
    Killed(u8),
}

impl Exit {
    /// The process's exit code.
    #[must_use]
    pub fn code(self) -> ExitCode {
        ExitCode::from(match self {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Damaged => 2,
            Exit::Killed(code) => code,
        })
    }
}

/// Why a subcommand could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The store could not.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The desk would not.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// What was asked for can't be found or understood.
    #[error("{}", .0.en)]
    Asked(Text),
    /// A file other than the store could not be read or written.
    #[error("{path}: {cause}")]
    File {
        /// The file, or `-`.
        path: String,
        /// What the system says.
        cause: std::io::Error,
    },
    /// The standard output takes nothing more.
    #[error("the standard output: {0}")]
    Output(std::io::Error),
    /// The standard error is no place to print to.
    #[error("{}", .why.en)]
    Unspeakable {
        /// Why not.
        why: Text,
        /// Whether it can be said on the standard output instead.
        output: bool,
    },
    /// Something was written, and what came after failed.
    #[error("{}; {failure}", .written.en)]
    Afterwards {
        /// What was written, a part of a sentence.
        written: Text,
        /// What failed.
        failure: Box<Failure>,
    },
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Store(error) => Failure::Store(error),
            other => Failure::Refused(other),
        }
    }
}

impl Failure {
    /// What was refused, why, and what to do now.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Failure::Store(error) => error.text(),
            Failure::Refused(Refusal::Fields(errors)) if errors.len() > 1 => {
                let all = |locale| {
                    let told = errors.iter().map(|error| error.named());
                    let told = told.map(|text| text.say(locale).to_owned());
                    told.collect::<Vec<_>>().join("\n")
                };
                let (zh, en) = (all(Locale::Zh), all(Locale::En));
                text!("{zh}", "{en}")
            }
            Failure::Refused(refusal) => refusal.text(),
            Failure::Asked(text) | Failure::Unspeakable { why: text, .. } => text.clone(),
            Failure::Output(cause) => {
                let why = because(cause);
                let (zh, en) = (&why.zh, &why.en);
                text!(
                    "标准输出：{zh}，没有输出完整。",
                    "The standard output: {en}. Not all was printed."
                )
            }
            Failure::Afterwards { written, failure } => match failure.as_ref() {
                Failure::Output(cause) => unreported(written, cause),
                failure => {
                    let why = failure.text();
                    let (zh, en) = (&written.zh, &written.en);
                    let (why_zh, why_en) = (&why.zh, &why.en);
                    text!("{zh}。此后：{why_zh}", "{en}. What came after: {why_en}")
                }
            },
            Failure::File { path, cause } => {
                let (path, why) = (shown(path), because(cause));
                let (zh, en) = (&why.zh, &why.en);
                text!(
                    "{path}：{zh}，没有办成。",
                    "{path}: {en}. Nothing was done with it."
                )
            }
        }
    }

    /// The same as `docs/json.md` describes it.
    pub(super) fn value(&self, locale: Locale) -> Value {
        let fields = match self {
            Failure::Refused(Refusal::Fields(errors)) => errors.as_slice(),
            _ => &[],
        };
        let fields = fields
            .iter()
            .map(|it| json!({"field": it.field, "error": it.named().say(locale)}));
        error_value(self.text().say(locale), fields.collect())
    }

    /// Prints the failure to the standard error and gives the exit code of an error.
    #[must_use]
    pub fn print(&self, locale: Locale) -> ExitCode {
        let told = self.text();
        let told = told.say(locale);
        match self {
            Failure::Unspeakable { output: true, .. } => say_on(std::io::stdout(), told, locale),
            Failure::Unspeakable { .. } => {}
            _ => complain(told, locale),
        }
        ExitCode::from(2)
    }
}

/// An error as `docs/json.md` describes it.
pub(super) fn error_value(told: &str, fields: Vec<Value>) -> Value {
    json!({ "error": told, "fields": fields })
}

/// Writes a message to the standard error. Where that is closed, nobody listens.
pub(super) fn complain(message: &str, locale: Locale) {
    say_on(std::io::stderr(), message, locale);
}

fn say_on(mut to: impl Write, message: &str, locale: Locale) {
    let head = match locale {
        Locale::Zh => "jiebie：",
        Locale::En => "jiebie: ",
    };
    let message = shown_lines(message.trim_end());
    let _ = writeln!(to, "{head}{message}");
}

/// What was written, and that only its report was not printed.
pub(super) fn unreported(done: &Text, cause: &io::Error) -> Text {
    let why = because(cause);
    let (zh, en) = (&done.zh, &done.en);
    let (why_zh, why_en) = (&why.zh, &why.en);
    text!(
        "{zh}；只是结果没能输出：{why_zh}。",
        "{en}; only the report could not be printed: {why_en}."
    )
}

/// The system's reason, in the user's words where it is a usual one.
pub(super) fn because(cause: &std::io::Error) -> Text {
    match cause.kind() {
        // What is read here is text.
        std::io::ErrorKind::InvalidData => Text::of("不是 UTF-8 文本", "it is no UTF-8 text"),
        _ => in_words(cause),
    }
}
