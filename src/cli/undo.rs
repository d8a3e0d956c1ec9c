//! `jiebie undo`: takes an entry of the journal back.

use clap::Args;

use super::act::Way;
use super::failure::{Exit, Failure};
use super::help::say;
use super::numbers;
use super::shell::Shell;
use crate::desk::Refusal;
use crate::domain::record::Seq;
use crate::text;

/// Takes an entry back.
#[derive(Debug, Args)]
#[command(
    about = say("撤销一次办理：最后办理、尚未撤销的，或指定的一条日志", "Undo an act: the last that was not undone yet, or that of a journal entry"),
    after_help = say(
        "示例：\n  jiebie undo\n  jiebie undo 12 --dry-run\n再执行一次，即撤销再前一次办理。撤销本身也记入日志，写明其序号即恢复。后来又有改动的不能撤销；最后一次是别人办的，须写明序号。",
        "Examples:\n  jiebie undo\n  jiebie undo 12 --dry-run\nUndoing is an entry itself and can be undone. What was changed again can't be; where the last entry is\nsomebody else's, name it.",
    ),
)]
pub(super) struct Undo {
    #[arg(value_name = "SEQ", value_parser = numbers::whole::<u64>, help = say("日志序号（默认：最后办理、尚未撤销的）", "The number of the journal entry (default: the last act that was not undone)"))]
    seq: Option<u64>,
    #[command(flatten)]
    way: Way,
}

impl Undo {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let mut desk = shell.desk()?;
        let of = match self.seq {
            Some(seq) => Seq(seq),
            None => {
                let last = desk.not_taken_back()?;
                let others = last.as_ref().filter(|it| it.actor != desk.actor().name);
                if let Some(entry) = others {
                    let (who, seq) = (&entry.actor, entry.seq.0);
                    return Err(Failure::Asked(text!(
                        "最后一次办理（日志第 {seq} 条）是{who}办的；确要撤销的，写明序号：jiebie undo {seq}。",
                        "The last act (journal entry {seq}) is {who}'s; to undo it all the same, name it: jiebie undo {seq}."
                    )));
                }
                last.ok_or(Refusal::NothingToUndo)?.seq
            }
        };
        let done = desk.take_back(of, !self.way.dry_run)?;
        self.way.tell(shell, &desk, &done)
    }
}
