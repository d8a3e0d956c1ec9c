//! Kinds of records on the command line: by their names in JSON, or as users call them; a subcommand for
//! each, or an argument.

use std::ffi::OsStr;
use std::fmt::Debug;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, ArgMatches, Args, Command, Error, FromArgMatches, Subcommand};

use super::failure::Failure;
use super::help::{FIELDS, say};
use crate::desk::written::places;
use crate::domain::described::{Facts, Shape};
use crate::domain::record::Kind;
use crate::text::{Locale, Text};

/// What a subcommand for each kind takes.
pub(super) trait OfKind: Args + Debug {
    /// The kinds; by themselves all but the organisation, of which there is one.
    fn kinds() -> Vec<Kind> {
        let all = Kind::ALL.iter().copied();
        all.filter(|kind| *kind != Kind::Organisation).collect()
    }

    /// What is done to a record of this kind.
    fn about(kind: Kind) -> String;

    /// The subcommand of this kind, with what is its own.
    fn own(command: Command, _kind: Kind) -> Command {
        command
    }
}

/// The subcommand of a kind.
#[derive(Debug)]
pub(super) struct Each<A> {
    /// The kind.
    pub(super) kind: Kind,
    /// What it was given.
    pub(super) args: A,
}

impl<A: OfKind> Subcommand for Each<A> {
    fn augment_subcommands(command: Command) -> Command {
        command.subcommands(A::kinds().into_iter().map(|kind| {
            let command = A::augment_args(Command::new(kind.code_name())).about(A::about(kind));
            let command = command.aliases(names_of(kind, &A::kinds()));
            // What is done otherwise is known, to say how.
            A::own(command, kind).hide(elsewhere(kind).is_some())
        }))
    }

    fn augment_subcommands_for_update(command: Command) -> Command {
        Self::augment_subcommands(command)
    }

    fn has_subcommand(name: &str) -> bool {
        A::kinds().iter().any(|kind| kind.code_name() == name)
    }
}

impl<A: OfKind> FromArgMatches for Each<A> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let named = matches.subcommand().and_then(|(name, matches)| {
            let kind = A::kinds()
                .into_iter()
                .find(|kind| kind.code_name() == name)?;
            Some((kind, matches))
        });
        let (kind, matches) = named.ok_or_else(|| Error::new(ErrorKind::MissingSubcommand))?;
        let args = A::from_arg_matches(matches)?;
        Ok(Each { kind, args })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// An argument that is one of these kinds.
pub(super) fn one_of(kinds: &'static [Kind]) -> impl TypedValueParser<Value = Kind> {
    let names = kinds.iter().map(|kind| {
        let value = PossibleValue::new(kind.code_name());
        value.aliases(names_of(*kind, kinds))
    });
    PossibleValuesParser::new(names).map(move |name| {
        let named =
            |kind: &&Kind| kind.code_name() == name || names_of(**kind, kinds).contains(&name);
        // The parser lets only names of these through.
        kinds.iter().find(named).copied().unwrap_or(Kind::Liaison)
    })
}

/// What users call a kind: its Chinese name, and the end of it where no other of these kinds ends so (联络员).
fn names_of(kind: Kind, among: &[Kind]) -> Vec<String> {
    let title = |kind: Kind| kind.title().zh.into_owned();
    let whole = title(kind);
    let others = among.iter().copied().filter(|it| *it != kind);
    let others: Vec<String> = others.map(title).collect();
    let ends = whole.char_indices().map(|(at, _)| &whole[at..]);
    let is_own = |end: &&str| {
        end.chars().count() > 1 && (*end == whole || !others.iter().any(|it| it.ends_with(*end)))
    };
    ends.filter(is_own).map(str::to_owned).collect()
}

/// Where a kind is done otherwise: how.
fn elsewhere(kind: Kind) -> Option<Text> {
    Some(match kind {
        Kind::Settings => Text::of(
            "设置用 jiebie settings set 修改。",
            "Settings are set with jiebie settings set.",
        ),
        Kind::RegistrationForm => Text::of(
            "登记表用 jiebie form begin 填写，jiebie form correct 更正。",
            "Forms are begun with jiebie form begin and corrected with jiebie form correct.",
        ),
        _ => return None,
    })
}

/// Refuses a kind that is done otherwise, and says how.
pub(super) fn refuse_elsewhere(kind: Kind) -> Result<(), Failure> {
    elsewhere(kind).map_or(Ok(()), |how| Err(Failure::Asked(how)))
}

/// The fields of a kind as `FIELD=VALUE`, for whoever completes them and for help.
#[derive(Clone, Debug)]
pub(super) struct Fields {
    kind: Kind,
    is_new: bool,
}

impl Fields {
    /// Those of a kind.
    pub(super) fn new(kind: Kind, is_new: bool) -> Fields {
        Fields { kind, is_new }
    }

    /// The command whose fields are those of a kind, listed below its help.
    pub(super) fn of(command: Command, kind: Kind, is_new: bool) -> Command {
        let fields = Fields::new(kind, is_new);
        let told = say(&fields.told(Locale::Zh), &fields.told(Locale::En));
        command
            .mut_arg(FIELDS, |arg: Arg| arg.value_parser(fields))
            .after_help(told)
    }

    /// What can be written.
    fn all(&self) -> impl Iterator<Item = &'static Facts> {
        let all = places(self.kind)
            .into_iter()
            .filter(|it| it.is_written(self.is_new));
        all.map(|it| it.own())
    }

    fn told(&self, locale: Locale) -> String {
        let mut lines = vec![Text::of("可填的项目：", "Fields:").say(locale).to_owned()];
        for facts in self.all() {
            let label = facts.label.say(locale).trim();
            let choices = match facts.shape {
                Shape::Choice(choices) => {
                    let words = choices.iter().map(|it| it.word.say(locale));
                    let words = words.collect::<Vec<_>>().join(" / ");
                    format!("：{words}")
                }
                _ => String::new(),
            };
            let choices = match locale {
                Locale::Zh => choices,
                Locale::En => choices.replacen('：', ": ", 1),
            };
            lines.push(format!("  {:<26} {label}{choices}", facts.id));
        }
        lines.join("\n")
    }
}

/// Any text is one: what is wrong with it is told with all that is wrong with the others.
impl TypedValueParser for Fields {
    type Value = String;

    fn parse_ref(
        &self,
        _command: &Command,
        _arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, Error> {
        let text = value.to_str().map(str::to_owned);
        text.ok_or_else(|| Error::new(ErrorKind::InvalidUtf8))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let each = |facts: &'static Facts| -> Vec<PossibleValue> {
            let id = facts.id;
            let values = match facts.shape {
                Shape::Choice(choices) => choices.iter().map(|it| it.code).collect(),
                Shape::Flag(_) => vec!["yes", "no"],
                _ => vec![""],
            };
            let values = values.into_iter();
            values
                .map(|value| PossibleValue::new(format!("{id}={value}")))
                .collect()
        };
        Some(Box::new(self.all().flat_map(each)))
    }
}
