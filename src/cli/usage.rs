//! What the parser answers by itself: help and version as they are, refusals in the user's
//! language with the way out.

use std::io::Write;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::failure::{complain, error_value};
use super::help::pick;
use super::out::Out;
use crate::exchange::phones::masked_told;
use crate::text;
use crate::text::{Locale, Text};

/// The parser's answer to a command line.
#[derive(Debug)]
pub struct Answer {
    error: clap::Error,
    locale: Locale,
    json: bool,
}

impl Answer {
    /// `json` says whether scripts read what is printed.
    pub(super) fn new(error: clap::Error, locale: Locale, json: bool) -> Self {
        Answer {
            error,
            locale,
            json,
        }
    }

    /// Prints help or version to the standard output, a refusal to the standard error; the exit
    /// code that goes with it.
    #[must_use]
    pub fn print(&self) -> ExitCode {
        match self.error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                let mut out = Out::new();
                let page = self.error.render().to_string();
                let printed = out.raw(page.as_bytes()).and_then(|()| out.finish());
                match printed {
                    Ok(()) => ExitCode::SUCCESS,
                    Err(failure) => failure.print(self.locale),
                }
            }
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                let _ = write!(std::io::stderr(), "{}", self.error.render());
                ExitCode::from(2)
            }
            _ => {
                let told = self.refusal();
                let told = told.say(self.locale);
                if self.json {
                    let mut out = Out::new();
                    // Where that can't be printed, the sentence still is.
                    let _ = out.json(&error_value(told, Vec::new()));
                    let _ = out.finish();
                }
                complain(told, self.locale);
                ExitCode::from(2)
            }
        }
    }

    /// What was refused, and what would fit.
    fn refusal(&self) -> Text {
        let arg = self.about(ContextKind::InvalidArg);
        let value = self.about(ContextKind::InvalidValue);
        let told = match self.error.kind() {
            ErrorKind::UnknownArgument => {
                text!("不认识参数“{arg}”。", "There is no argument \"{arg}\".")
            }
            ErrorKind::InvalidSubcommand => {
                let name = self.about(ContextKind::InvalidSubcommand);
                text!("没有“{name}”这个命令。", "There is no command \"{name}\".")
            }
            ErrorKind::InvalidValue if value.is_empty() => {
                text!("{arg} 后面要给出值。", "{arg} needs a value.")
            }
            ErrorKind::InvalidValue => {
                text!("{arg} 不能是“{value}”。", "{arg} can't be \"{value}\".")
            }
            ErrorKind::ValueValidation => {
                let why = std::error::Error::source(&self.error)
                    .map(ToString::to_string)
                    .unwrap_or_default();
                let (zh, en) = (pick(&why, Locale::Zh), pick(&why, Locale::En));
                text!(
                    "{arg} 的值“{value}”有误：{zh}。",
                    "\"{value}\" for {arg}: {en}."
                )
            }
            ErrorKind::MissingRequiredArgument => {
                text!("缺少 {arg}。", "Missing: {arg}.")
            }
            ErrorKind::MissingSubcommand => Text::of("还要给出一个命令。", "A command is missing."),
            ErrorKind::ArgumentConflict => {
                let prior = self.about(ContextKind::PriorArg);
                if prior.is_empty() || prior == arg {
                    text!("{arg} 只能给一次。", "{arg} may be given once only.")
                } else {
                    text!(
                        "{arg} 不能与 {prior} 同用。",
                        "{arg} can't be used together with {prior}."
                    )
                }
            }
            ErrorKind::NoEquals => {
                text!("{arg} 要写成 {arg}=值。", "Write {arg} as {arg}=VALUE.")
            }
            ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
                text!(
                    "{arg} 的值的个数不对。",
                    "{arg} has the wrong number of values."
                )
            }
            ErrorKind::InvalidUtf8 => Text::of(
                "参数不是 UTF-8 文字，请检查终端的编码。",
                "An argument is no UTF-8 text; check the terminal's encoding.",
            ),
            _ => {
                let said = self.error.to_string();
                text!("命令有误：{said}", "Not understood: {said}")
            }
        };
        self.with_way_out(masked_told(&told))
    }

    /// Adds what was probably meant, the choices, and where help is.
    fn with_way_out(&self, told: Text) -> Text {
        let Text { mut zh, mut en } = told;
        let meant: Vec<String> = [
            ContextKind::SuggestedArg,
            ContextKind::SuggestedSubcommand,
            ContextKind::SuggestedValue,
        ]
        .into_iter()
        .flat_map(|kind| self.all(kind))
        .collect();
        let choices = [ContextKind::ValidValue, ContextKind::ValidSubcommand]
            .into_iter()
            .flat_map(|kind| self.all(kind))
            .collect::<Vec<_>>();
        if !meant.is_empty() {
            zh.to_mut()
                .push_str(&format!("是不是 {}？", meant.join("、")));
            en.to_mut()
                .push_str(&format!(" Did you mean {}?", meant.join(", ")));
        } else if !choices.is_empty() {
            zh.to_mut()
                .push_str(&format!("可选：{}。", choices.join("、")));
            en.to_mut()
                .push_str(&format!(" Choose from: {}.", choices.join(", ")));
        }
        let usage = self.about(ContextKind::Usage);
        let usage = usage.trim().trim_start_matches("Usage:").trim();
        if !usage.is_empty() {
            let chinese = usage.replace("[OPTIONS]", "[选项]");
            zh.to_mut().push_str(&format!("\n用法：{chinese}"));
            en.to_mut().push_str(&format!("\nUsage: {usage}"));
        }
        zh.to_mut().push_str("\n加 --help 查看说明。");
        en.to_mut().push_str("\nSee --help.");
        Text { zh, en }
    }

    fn about(&self, kind: ContextKind) -> String {
        match self.error.get(kind) {
            None | Some(ContextValue::None) => String::new(),
            Some(ContextValue::StyledStr(styled)) => styled.to_string(),
            Some(value) => value.to_string(),
        }
    }

    fn all(&self, kind: ContextKind) -> Vec<String> {
        match self.error.get(kind) {
            None | Some(ContextValue::None) => Vec::new(),
            Some(ContextValue::Strings(all)) => all.clone(),
            Some(value) => vec![value.to_string()],
        }
    }
}
