//! `jiebie undo`: takes an entry of the journal back.

use clap::Args;

use super::act::Way;
use super::failure::{Exit, Failure};
use super::help::say;
use super::numbers;
use super::shell::Shell;
use crate::domain::record::Seq;
use crate::text;

/// Takes an entry back.
#[derive(Debug, Args)]
#[command(
    about = say("撤销一次办理：最后一条日志，或指定的一条", "Undo an act: that of the last journal entry, or of another"),
    after_help = say(
        "示例：\n  jiebie undo\n  jiebie undo 12 --dry-run\n撤销本身也记入日志，可再撤销。后来又有改动的不能撤销；最后一条是别人办的，须写明序号。",
        "Examples:\n  jiebie undo\n  jiebie undo 12 --dry-run\nUndoing is an entry itself and can be undone. What was changed again can't be; where the last entry is\nsomebody else's, name it.",
    ),
)]
pub(super) struct Undo {
    #[arg(value_name = "SEQ", value_parser = numbers::whole::<u64>, help = say("日志序号（默认：最后一条）", "The number of the journal entry (default: the last)"))]
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
                let last = desk.journal(None, 1)?.into_iter().next();
                let others = last.as_ref().filter(|it| it.actor != desk.actor().name);
                if let Some(entry) = others {
                    let (who, seq) = (&entry.actor, entry.seq.0);
                    return Err(Failure::Asked(text!(
                        "最后一条（日志第 {seq} 条）是{who}办的；确要撤销的，写明序号：jiebie undo {seq}。",
                        "The last entry ({seq}) is {who}'s; to undo it all the same, name it: jiebie undo {seq}."
                    )));
                }
                last.map_or(Seq(0), |it| it.seq)
            }
        };
        let done = desk.take_back(of, !self.way.dry_run)?;
        self.way.tell(shell, &desk, &done)
    }
}
