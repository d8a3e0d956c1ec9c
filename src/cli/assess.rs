//! `jiebie assess`: the yearly assessment by a table of points, and what stands behind each number.

mod meant;
mod paper;
mod shown;

use clap::{Args, Subcommand};

use super::act::{Way, fill, said};
use super::dates;
use super::failure::{Exit, Failure};
use super::help::say;
use super::shell::Shell;
use crate::desk::Desk;
use crate::desk::assessment::{AddExample, Assess as AssessAll, Assessment, sheet_of};
use crate::domain::assessment::PointsItem;
use crate::domain::calendar::Year;
use crate::domain::described::Change;
use crate::domain::id::PointsTableId;
use crate::domain::record::Entity;
use crate::text;
use meant::{By, assessed};

/// The yearly assessment.
#[derive(Debug, Args)]
#[command(
    about = say("年度履职考核：按计分表计分，逐项列出依据", "The yearly assessment by a table of points, and what stands behind each number"),
    after_help = say(
        "示例：\n  jiebie assess example\n  jiebie assess run --closed 2026-12-20\n  jiebie assess show 王伟 --what-if 参加界别活动.points=8\n  jiebie assess paper 王伟 -o 考核表.docx\n         计分表、考核项目用 jiebie add points-table、points-item 登记和修改；考核表用 jiebie list assessment-sheets 查看，\n         专委会确认、申诉和答复用 jiebie set assessment-sheet 王伟 confirmed.on=… appeal=… answer=… 登记。",
        "Examples:\n  jiebie assess example\n  jiebie assess run --closed 2026-12-20\n  jiebie assess show 王伟 --what-if 参加界别活动.points=8\n  jiebie assess paper 王伟 -o sheet.docx\n         Tables and items are kept with jiebie add points-table and points-item; jiebie list assessment-sheets lists sheets;\n         a confirmation, an appeal and its answer are fields: jiebie set assessment-sheet 王伟 confirmed.on=… appeal=… answer=…",
    ),
)]
pub(super) struct Assess {
    #[command(subcommand)]
    act: AssessCommand,
}

#[derive(Debug, Subcommand)]
enum AssessCommand {
    #[command(about = say("登记一张示例计分表，供修改", "Enter an example of a table, to be changed"))]
    Example {
        #[arg(long, value_name = "YEAR", value_parser = dates::parse_year, help = say("年度（默认：本年）", "The year (default: this one)"))]
        year: Option<Year>,
        #[command(flatten)]
        way: Way,
    },
    #[command(about = say("为全体考核对象计分；已确认的考核表不变", "Make the sheets of all; those that were confirmed stay"))]
    Run {
        #[command(flatten)]
        by: By,
        #[command(flatten)]
        way: Way,
    },
    #[command(about = say("一个考核对象的得分和每个数字的依据：有考核表的按考核表，指定 --closed 或 --what-if 的按记录；不写入", "What one is given, and the records behind each number: by the sheet where there is one, by the records with --closed or --what-if; nothing is written"))]
    Show {
        #[arg(value_name = "NAME|ID", help = say("委员、界别、召集人、专委会或部门：名称或编号", "The member, sector, convenor, committee or department: name or ID"))]
        which: String,
        #[command(flatten)]
        by: By,
        #[arg(long, value_name = "ITEM.FIELD=VALUE", help = say("假如计分表这样规定，可给多个", "If the table said so; any number"))]
        what_if: Vec<String>,
    },
    #[command(
        about = say("印考核表，或按等次的名单（Word 文档）", "Write sheets, or the list by grade, as a Word document"),
        after_help = say(
            "示例：\n  jiebie assess paper 王伟 -o 考核表.docx\n  jiebie assess paper -o 考核等次名单.docx",
            "Examples:\n  jiebie assess paper 王伟 -o sheet.docx\n  jiebie assess paper -o grades.docx",
        ),
    )]
    Paper(paper::Paper),
}

impl Assess {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let mut desk = shell.desk()?;
        match self.act {
            AssessCommand::Example { year, way } => {
                let year = year.unwrap_or(desk.today().year);
                way.carry_out(shell, &mut desk, &AddExample { year })
            }
            AssessCommand::Run { by, way } => {
                let request = AssessAll {
                    table: by.table(&desk)?,
                    closed_on: by.closed(desk.today().date)?,
                };
                way.carry_out(shell, &mut desk, &request)
            }
            AssessCommand::Paper(paper) => paper.run(shell, &desk),
            AssessCommand::Show { which, by, what_if } => {
                let table = by.table(&desk)?;
                let of = assessed(&desk, table, &which)?;
                let otherwise = otherwise(&desk, table, &what_if)?;
                let closed = by.closed(desk.today().date)?;
                // What was given stands in the sheet, as the screen has it; who asks for another day or another table
                // is answered by the records.
                let asked = closed.is_some() || !otherwise.is_empty();
                let sheet = desk.book().points_tables.get(table);
                let sheet = sheet.and_then(|it| sheet_of(desk.book(), it, of)).cloned();
                let (table, closed) = match &sheet {
                    Some(sheet) if !asked => (sheet.table, Some(sheet.closed_on)),
                    _ => (table, closed),
                };
                let assessment = Assessment::of(&desk, table, closed, of, &otherwise)?;
                let sheet = sheet.as_ref();
                shown::print(shell, &desk, of, &assessment, (sheet, !asked))
            }
        }
    }
}

/// The items of the table as they would be.
fn otherwise(
    desk: &Desk,
    table: PointsTableId,
    what_if: &[String],
) -> Result<Vec<PointsItem>, Failure> {
    let book = desk.book();
    let mut changed: Vec<PointsItem> = Vec::new();
    for (nth, argument) in (1..).zip(what_if) {
        let wrong = || {
            Failure::Asked(text!(
                "--what-if 第 {nth} 个不是“项目.字段=值”，如：参加界别活动.points=8。",
                "--what-if number {nth} is not ITEM.FIELD=VALUE, such as 参加界别活动.points=8."
            ))
        };
        let (place, value) = argument.split_once('=').ok_or_else(wrong)?;
        let (title, field) = place.rsplit_once('.').ok_or_else(wrong)?;
        let known = changed.iter().position(|it| it.title == title);
        let item = match known {
            Some(at) => Some(changed.remove(at)),
            None => {
                let mut items = book.points_items.iter();
                items
                    .find(|it| it.table == table && it.title == title)
                    .cloned()
            }
        };
        let Some(item) = item else {
            let items = book.points_items.iter().filter(|it| it.table == table);
            let names: Vec<_> = items.map(|it| it.title.as_str()).collect();
            let names = names.join("、");
            return Err(Failure::Asked(text!(
                "计分表里没有“{title}”。有：{names}。",
                "The table has no item \"{title}\". It has: {names}."
            )));
        };
        let mut record = item.into_record();
        let said = said(&[format!("{field}={value}")])?;
        fill(
            desk,
            &mut record,
            &said,
            Some(Change::at(desk.today().date)),
        )?;
        changed.extend(PointsItem::from_record(record));
    }
    Ok(changed)
}
