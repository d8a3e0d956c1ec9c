//! `jiebie list`: a list of records as a table for the eye.
//!
//! Forms have `jiebie forms` and findings `jiebie check`, which know more of them.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::failure::{Exit, Failure};
use super::help::say;
use super::json::Array;
use super::part::Part;
use super::shell::Shell;
use super::table::{Table, clip};
use crate::desk::lists::{self, View};
use crate::domain::record::Kind;
use crate::text;

/// Lists records.
#[derive(Debug, Args)]
#[command(
    about = say("列出一类记录：委员、界别、召集人、联络员、活动等", "List records of a kind: members, sectors, convenors, liaisons, activities …"),
    after_help = say(
        "示例：\n  jiebie list convenors --committee 提案委员会\n  jiebie list activities --year 2026 --sector 教育界\n登记表用 jiebie forms，问题用 jiebie check；要存成文件用 jiebie export。",
        "Examples:\n  jiebie list convenors --committee 提案委员会\n  jiebie list activities --year 2026 --sector 教育界\nForms have jiebie forms, findings jiebie check; for a file there is jiebie export.",
    ),
)]
pub(super) struct List {
    #[arg(value_name = "WHAT", value_parser = what(), help = say("列出哪一类", "What to list"))]
    what: lists::List,
    #[command(flatten)]
    part: Part,
}

impl List {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let mut desk = shell.desk()?;
        let view = self.part.look(&mut desk, shell)?;
        print(shell, &view, self.what)?;
        Ok(Exit::Clean)
    }
}

/// Prints a list.
pub(super) fn print(shell: &mut Shell, view: &View<'_>, list: lists::List) -> Result<(), Failure> {
    if shell.json {
        let mut array = Array::begin(&mut shell.out)?;
        list.each(view, &mut |entry| array.push(&entry.value()))?;
        return array.end();
    }
    let columns = list.columns(view.locale);
    let mut table = Table::bare(columns.len());
    table.row(columns.iter().map(|column| column.head.as_str()));
    let mut count = 0;
    list.each(view, &mut |entry| -> Result<(), Failure> {
        let cells = entry.cells();
        // A table for the eye has no longer cells than one on paper has lines.
        let cells = cells.iter().zip(&columns);
        table.row(cells.map(|(cell, column)| clip(&cell.words(), column.width.1.into())));
        count += 1;
        Ok(())
    })?;
    table.print(&mut shell.out)?;
    shell.tell(&text!("列出 {count} 条", "{count} listed"))
}

/// The lists that no other subcommand prints.
fn listed() -> impl Iterator<Item = lists::List> + Clone {
    let elsewhere = [
        lists::List::Of(Kind::RegistrationForm),
        lists::List::Findings,
        lists::List::Settings,
    ];
    let others = move |it: &lists::List| !elsewhere.contains(it);
    lists::List::all().filter(others)
}

fn what() -> impl TypedValueParser<Value = lists::List> {
    PossibleValuesParser::new(listed().map(lists::List::code)).map(|code| {
        // The parser lets only codes of these through.
        lists::List::from_code(&code).unwrap_or(lists::List::Of(Kind::Member))
    })
}
