//! `jiebie circular YEAR`: drafts the year's circular, on the screen or as a Word document, and
//! shows what each of its figures counts.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::dates;
use super::failure::{Exit, Failure};
use super::help::say;
use super::output::{self, Force};
use super::shell::Shell;
use crate::desk::Desk;
use crate::desk::papers::circular::{self, Draft, Figure};
use crate::domain::calendar::Year;
use crate::domain::record::Kind;
use crate::exchange::papers::circular::Part;
use crate::files::shown_path;
use crate::text;

/// Drafts the circular.
#[derive(Debug, Args)]
#[command(about = say("起草年度情况通报，列出每个数字的依据", "Draft the year's circular, and show what each of its figures counts"))]
pub(super) struct Circular {
    #[arg(value_name = "YEAR", value_parser = dates::parse_year, help = say("哪一年的工作（默认今年）", "On which year's work (default: this year's)"))]
    year: Option<Year>,
    #[arg(short, long, value_name = "FILE", help = say("写成这个 Word 文档；- 表示写到标准输出；不给则显示草稿", "Write this Word document; - for the standard output; else the draft is shown"))]
    output: Option<PathBuf>,
    #[command(flatten)]
    force: Force,
    #[arg(long, help = say("列出每个数字和它所依据的记录", "List every figure with the records behind it"))]
    trace: bool,
}

impl Circular {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let mut desk = shell.desk()?;
        let year = self.year.unwrap_or(desk.today().year);
        desk.look_at(year)?;
        let draft = circular::draft_of(&desk)?;
        if let Some(to) = &self.output {
            output::save(shell, to, self.force.if_there(), &draft.paper())?;
            if output::is_standard(to) {
                return Ok(Exit::Clean);
            }
        }
        if shell.json {
            let value = self.value_of(&desk, &draft)?;
            shell.out.json(&value)?;
            return Ok(Exit::Clean);
        }
        match &self.output {
            Some(to) => {
                let to = shown_path(to);
                shell.tell(&text!(
                    "{year} 年情况通报草稿已写入 {to}",
                    "the draft of the circular on {year} was written to {to}"
                ))?;
            }
            None => shell.out.line(draft.circular.text())?,
        }
        if self.trace {
            shell.out.line("")?;
            for figure in &draft.figures {
                trace(shell, &desk, figure)?;
            }
        }
        Ok(Exit::Clean)
    }

    /// The draft, as `docs/json.md` describes it.
    fn value_of(&self, desk: &Desk, draft: &Draft) -> Result<Value, Failure> {
        let circular = &draft.circular;
        let body: Vec<_> = circular
            .body
            .iter()
            .map(|part| match part {
                Part::Heading(text) => json!({ "part": "heading", "text": text }),
                Part::Subheading(text) => json!({ "part": "subheading", "text": text }),
                Part::Text(text) => json!({ "part": "text", "text": text }),
            })
            .collect();
        let annexes: Vec<_> = circular
            .annexes
            .iter()
            .map(|annex| json!({ "name": annex.name, "heads": annex.heads, "rows": annex.rows }))
            .collect();
        let mut figures = Vec::new();
        for figure in &draft.figures {
            let records = if self.trace {
                let records = figure.records(desk)?.into_iter();
                let records =
                    records.map(|(kind, id)| json!({ "kind": kind.code_name(), "id": id }));
                Value::Array(records.collect())
            } else {
                Value::Null
            };
            figures.push(json!({
                "code": figure.code,
                "name": figure.name,
                "value": figure.printed(),
                "records": records,
            }));
        }
        let file = self
            .output
            .as_ref()
            .map(|path| path.to_string_lossy().into_owned());
        Ok(json!({
            "year": draft.year,
            "file": file,
            "title": circular.name(),
            "to": circular.to,
            "body": body,
            "signed": circular.signed,
            "date": circular.date,
            "proof": circular.proof,
            "annexes": annexes,
            "figures": figures,
        }))
    }
}

/// Prints a figure, and the records behind it by kind.
fn trace(shell: &mut Shell, desk: &Desk, figure: &Figure) -> Result<(), Failure> {
    let (code, value) = (&figure.code, figure.printed());
    let name = shell.say(&figure.name).to_owned();
    shell.out.line(format!("{code}  {name}  {value}"))?;
    let records = figure.records(desk)?;
    let mut from = 0;
    while let Some((kind, _)) = records.get(from) {
        let run = records[from..]
            .iter()
            .take_while(|(it, _)| it == kind)
            .count();
        let ids: Vec<String> = records[from..from + run]
            .iter()
            .map(|(_, id)| format!("#{id}"))
            .collect();
        let title = word(shell, *kind);
        shell.out.line(format!("    {title} {}", ids.join(" ")))?;
        from += run;
    }
    Ok(())
}

fn word(shell: &Shell, kind: Kind) -> String {
    shell.say(&kind.title()).to_owned()
}
