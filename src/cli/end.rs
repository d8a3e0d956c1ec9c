//! `jiebie end` and `jiebie remove`: a charge or a contact that is over, and a record that was entered by
//! mistake.

use std::sync::LazyLock;

use chrono::NaiveDate;
use clap::Args;

use super::act::Way;
use super::dates::{Day, or_today};
use super::failure::{Exit, Failure};
use super::help::say;
use super::shell::Shell;
use super::{kinds, lookup};
use crate::desk;
use crate::domain::command::is_struck_out;
use crate::domain::member::Departure;
use crate::domain::record::Kind;
use crate::text::Text;

/// Ends a charge or a contact, which is kept.
#[derive(Debug, Args)]
#[command(
    about = say("登记任职或联系的终止，记录保留", "Record that a charge or a contact ended; the record stays"),
    after_help = say(
        "示例：jiebie end liaison 教育界 --on 2026-6-30 --reason 调离\n委员离任用 jiebie member leave。",
        "Example: jiebie end liaison 教育界 --on 2026-6-30 --reason 调离\nMembers have jiebie member leave.",
    ),
)]
pub(super) struct End {
    #[arg(value_name = "KIND", value_parser = kinds::one_of(&ENDS), help = say("类别", "The kind"))]
    kind: Kind,
    #[arg(value_name = "NAME|ID", help = say("名称或编号", "The name or the ID"))]
    which: String,
    #[command(flatten)]
    departure: Departed,
    #[command(flatten)]
    way: Way,
}

/// The last day of something, and why.
#[derive(Debug, Args)]
pub(super) struct Departed {
    #[arg(long, value_name = "DATE", value_parser = Day::typed, allow_negative_numbers = true, help = say("最后一天（默认：当天）", "The last day (default: today)"))]
    on: Option<Day>,
    #[arg(long, value_name = "REASON", default_value = "", hide_default_value = true, help = say("原因", "The reason"))]
    reason: String,
}

impl Departed {
    pub(super) fn said(self, today: NaiveDate) -> Result<Departure, Failure> {
        Ok(Departure {
            on: or_today(self.on.as_ref(), today)?,
            reason: self.reason.trim().to_owned(),
        })
    }
}

/// What comes to an end; a member's seat does, too, in its own way.
static ENDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let ends = |kind: &Kind| *kind == Kind::Member || kind.is_ending();
    Kind::ALL.iter().copied().filter(ends).collect()
});

impl End {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        if self.kind == Kind::Member {
            return Err(Failure::Asked(Text::of(
                "委员离任用 jiebie member leave，由他人接任用 jiebie member replace。",
                "A member leaves with jiebie member leave, or is replaced with jiebie member replace.",
            )));
        }
        let mut desk = shell.desk()?;
        let (kind, today) = (self.kind, desk.today().date);
        let id = lookup::record(desk.book(), today, kind, &self.which)?;
        let departure = self.departure.said(today)?;
        let request = desk::End {
            kind,
            id,
            departure,
        };
        self.way.carry_out(shell, &mut desk, &request)
    }
}

/// Strikes out a record.
#[derive(Debug, Args)]
#[command(
    about = say("删除误登的记录；有关联的不能删除", "Strike out a record that was entered by mistake and that nothing hangs on"),
    after_help = say(
        "不再任职、不再联系的用 jiebie end，记录保留。误删的用 jiebie undo 撤销。",
        "What is over is ended (jiebie end) and stays. What was struck out by mistake comes back with jiebie undo.",
    ),
)]
pub(super) struct Remove {
    #[arg(value_name = "KIND", value_parser = kinds::one_of(&REMOVED), help = say("类别", "The kind"))]
    kind: Kind,
    #[arg(value_name = "NAME|ID", help = say("名称或编号", "The name or the ID"))]
    which: String,
    #[command(flatten)]
    way: Way,
}

/// What can be struck out.
static REMOVED: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let all = Kind::ALL.iter().copied();
    all.filter(|kind| is_struck_out(*kind)).collect()
});

impl Remove {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let mut desk = shell.desk()?;
        let (kind, today) = (self.kind, desk.today().date);
        let id = lookup::record(desk.book(), today, kind, &self.which)?;
        self.way
            .carry_out(shell, &mut desk, &desk::Remove { kind, id })
    }
}
