//! The reference of the command line, as a document: the help of every subcommand in both
//! languages. `docs/cli.md` is this page.

use std::fmt::Write;

use clap::Command;

use super::help::{FIELDS, localise};
use super::line;
use crate::domain::record::Kind;
use crate::text::Locale;

/// The width of the help on the page, in columns.
const WIDTH: usize = 96;

/// The page, in Markdown.
#[must_use]
pub fn page() -> String {
    let mut page = String::from(
        "# Command line · 命令行\n\n\
         Made from the program's own help; renew with `JIEBIE_RENEW=1 cargo test --test docs`.\n\
         JSON shapes: [json.md](json.md); kinds and fields of records: [records.md](records.md).\n",
    );
    let [zh, en] = Locale::ALL.map(|locale| {
        let mut root = localise(line::command(), locale).term_width(WIDTH);
        root.build();
        root
    });
    describe(&mut page, "jiebie", zh, en);
    page
}

fn describe(page: &mut String, name: &str, mut zh: Command, mut en: Command) {
    // Writing to a string cannot fail.
    let _ = write!(
        page,
        "\n## `{name}`\n\n```text\n{}\n```\n\n```text\n{}\n```\n",
        help(&mut zh),
        help(&mut en)
    );
    // The fields of each kind have a page of their own: docs/records.md.
    let of_a_kind = |sub: &Command| {
        let mut arguments = sub.get_arguments();
        let takes_fields = arguments.any(|arg| arg.get_id() == FIELDS);
        takes_fields && Kind::ALL.iter().any(|it| it.code_name() == sub.get_name())
    };
    for sub in en.get_subcommands().filter(|sub| !of_a_kind(sub)) {
        if let Some(chinese) = zh.find_subcommand(sub.get_name()) {
            let name = format!("{name} {}", sub.get_name());
            describe(page, &name, chinese.clone(), sub.clone());
        }
    }
}

fn help(command: &mut Command) -> String {
    let help = command.clone().term_width(WIDTH).render_long_help();
    let lines: Vec<_> = help
        .to_string()
        .lines()
        .map(str::trim_end)
        .map(str::to_owned)
        .collect();
    lines.join("\n").trim_end().to_owned()
}
