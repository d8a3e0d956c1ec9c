//! `jiebie opinions`: how many opinions came in a year, and how far they got. The list itself has `jiebie list`.

use clap::Args;

use super::failure::{Exit, Failure};
use super::help::say;
use super::part::Part;
use super::shell::Shell;
use super::table::Table;
use crate::desk::opinion::funnel;

/// Counts opinions.
#[derive(Debug, Args)]
#[command(about = say("意见建议统计：收到、交办、转化、答复、兑现、办结各多少", "Opinions counted: received, assigned, converted, answered, kept, closed"))]
pub(super) struct Opinions {
    #[command(flatten)]
    part: Part,
}

impl Opinions {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let mut desk = shell.desk()?;
        let view = self.part.look(&mut desk, shell)?;
        let counts = funnel(view.book(), view.today, |it| view.shows(it));
        if shell.json {
            shell.out.json(&counts.value())?;
            return Ok(Exit::Clean);
        }
        let mut table = Table::bare(2);
        for (word, count) in counts.lines() {
            table.row([shell.say(&word).to_owned(), count.to_string()]);
        }
        table.print(&mut shell.out)?;
        Ok(Exit::Clean)
    }
}
