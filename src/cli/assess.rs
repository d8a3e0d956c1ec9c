//! `jiebie assess`: the yearly assessment by a table of points, and what stands behind each number.

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::act::{Way, fill, said};
use super::dates::{self, Day};
use super::failure::{Exit, Failure};
use super::help::say;
use super::lookup;
use super::shell::Shell;
use super::table::Table;
use crate::desk::Desk;
use crate::desk::assessment::{
    AddExample, Assess as AssessAll, Assessment, NoTable, only_table, sheet_of, since,
};
use crate::domain::assessment::{
    Assessed, Assessing, AssessmentSheet, Confirmed, Points, PointsItem,
};
use crate::domain::calendar::Year;
use crate::domain::described::{self, Change, FieldType as _};
use crate::domain::id::PointsTableId;
use crate::domain::record::{Entity, Kind};
use crate::rules::points::Scored;
use crate::text;
use crate::text::Text;

/// The yearly assessment.
#[derive(Debug, Args)]
#[command(
    about = say("年度履职考核：按计分表计分，逐项列出依据", "The yearly assessment by a table of points, and what stands behind each number"),
    after_help = say(
        "示例：\n  jiebie assess example\n  jiebie assess run --closed 2026-12-20\n  jiebie assess show 王伟 --what-if 参加界别活动.points=8\n         计分表、考核项目用 jiebie add points-table、points-item 登记和修改；考核表用 jiebie list assessment-sheets 查看，\n         专委会确认、申诉和答复用 jiebie set assessment-sheet 王伟 confirmed.on=… appeal=… answer=… 登记。",
        "Examples:\n  jiebie assess example\n  jiebie assess run --closed 2026-12-20\n  jiebie assess show 王伟 --what-if 参加界别活动.points=8\n         Tables and items are kept with jiebie add points-table and points-item; jiebie list assessment-sheets lists sheets;\n         a confirmation, an appeal and its answer are fields: jiebie set assessment-sheet 王伟 confirmed.on=… appeal=… answer=…",
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
}

/// By which table, as of which day.
#[derive(Debug, Args)]
struct By {
    #[arg(long, value_name = "NAME|ID", help = say("计分表：名称或编号（只有一张的可不给）", "The table: name or ID (not needed where there is one)"))]
    table: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = Day::typed, help = say("截止日期（默认：当天；至多到设置 count-until 的日子）", "The closing day (default: today; no later than the setting count-until)"))]
    closed: Option<Day>,
}

impl By {
    /// The closing day that is said.
    fn closed(&self, today: NaiveDate) -> Result<Option<NaiveDate>, Failure> {
        self.closed.as_ref().map(|day| day.on(today)).transpose()
    }

    /// The table that is named; else the only one of the year, and where there are several that of members.
    fn table(&self, desk: &Desk) -> Result<PointsTableId, Failure> {
        let (book, today) = (desk.book(), desk.today());
        if let Some(name) = &self.table {
            let id = lookup::record(book, today.date, Kind::PointsTable, name);
            return id.map(PointsTableId);
        }
        let year = self.closed(today.date)?.map_or(today.year, Year::of);
        only_table(book, year).map_err(|why| {
            Failure::Asked(match why {
                NoTable::None => text!(
                    "{year}年还没有计分表。先登记一张：jiebie assess example，或 jiebie add points-table。",
                    "There is no table for {year} yet. Enter one: jiebie assess example, or jiebie add points-table."
                ),
                NoTable::Several => text!(
                    "{year}年的计分表不止一张，请用 --table 指定。",
                    "There are several tables for {year}; name one with --table."
                ),
            })
        })
    }
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
                print(shell, &desk, of, &assessment, (sheet, !asked))
            }
        }
    }
}

/// Who is meant, by whom the table assesses.
fn assessed(desk: &Desk, table: PointsTableId, which: &str) -> Result<Assessed, Failure> {
    let (book, date) = (desk.book(), desk.today().date);
    let assessing = book.points_tables.get(table).map(|it| it.assessing);
    let kinds: &[Kind] = match assessing {
        Some(Assessing::Sectors) => &[Kind::Sector],
        Some(Assessing::Convenors) => &[Kind::Convenor],
        Some(Assessing::Departments) => &[Kind::Department, Kind::Committee],
        Some(Assessing::Members) | None => &[Kind::Member],
    };
    let mut refused = None;
    for kind in kinds {
        match lookup::record(book, date, *kind, which) {
            Ok(id) => {
                if let Ok(of) = Assessed::of(&described::Value::Ref(*kind, id)) {
                    return Ok(of);
                }
            }
            Err(why) => refused = Some(why),
        }
    }
    Err(refused.unwrap_or(Failure::Asked(Text::of(
        "没有考核对象。",
        "Nobody is assessed.",
    ))))
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

/// What is printed of an item: its points, and the most that it could give.
type Figures = (Option<Points>, Option<Points>);

/// Prints what stands in a sheet, where there is one and it `stands`; else what the records give.
fn print(
    shell: &mut Shell,
    desk: &Desk,
    of: Assessed,
    assessment: &Assessment,
    (sheet, stands): (Option<&AssessmentSheet>, bool),
) -> Result<Exit, Failure> {
    let book = desk.book();
    let Assessment {
        table,
        items,
        closing,
        scores,
    } = assessment;
    let (kind, id) = of.record();
    let name = book.name_of(kind, id);
    let shown = sheet.filter(|_| stands);
    let since = shown.and_then(|it| since(it, scores, book));
    let figures = |line: &Scored| -> Figures {
        match shown {
            None => (line.open.map(|_| line.points), line.open),
            Some(sheet) => {
                let mut lines = sheet.lines.iter();
                let given = lines.find(|it| it.item == line.item);
                (
                    given.map(|it| it.points),
                    given.and_then(|it| it.open.or(line.open)),
                )
            }
        }
    };
    let (points, open, grade) = shown.map_or((scores.points, scores.open, scores.grade), |it| {
        (it.points, it.open, it.grade)
    });
    let partly = shown.map_or(scores.partly, |it| it.partly);
    let counted = |kind: Kind, id: u64| match kind {
        Kind::RegistrationForm => format!("#{id}"),
        kind => format!(
            "{} #{id}",
            book.fields(kind, id)
                .map_or_else(String::new, |it| it.title(book))
        ),
    };
    if shell.json {
        let lines = items.iter().zip(&scores.lines).map(|(item, line)| {
            let (points, open) = figures(line);
            let counted: Vec<Value> = line
                .counted
                .iter()
                .map(|it| {
                    let name = counted(it.kind, it.id);
                    json!({"kind": it.kind.code_name(), "id": it.id, "name": name, "points": it.points.number()})
                })
                .collect();
            json!({
                "item": {"id": item.id, "title": item.title},
                "criterion": item.criterion.code(),
                "points": points.unwrap_or(Points::NONE).number(),
                "open": open.map(|it| it.number()),
                "counted": counted,
            })
        });
        let lines: Vec<Value> = lines.collect();
        let sheet = shown.map(|it| {
            let confirmed = it.confirmed.map(|it| it.on);
            json!({"id": it.id, "confirmed_on": confirmed, "disputed": it.is_disputed()})
        });
        let since = since.map(|it| {
            json!({
                "changed": if it.table { "table" } else { "records" },
                "points": it.now.points.number(),
                "open": it.now.open.number(),
                "grade": it.now.grade.code(),
            })
        });
        shell.out.json(&json!({
            "of": {"kind": kind.code_name(), "id": id, "name": name},
            "table": {"id": table.id, "title": table.title, "example": table.example},
            "year": table.year,
            "closed_on": closing,
            "points": points.number(),
            "open": open.number(),
            "grade": grade.code(),
            "partly": partly,
            "lines": lines,
            "sheet": sheet,
            "since": since,
        }))?;
        return Ok(Exit::Clean);
    }
    let (title, day) = (&table.title, closing);
    shell.tell(&text!(
        "{name}　{title}　截至 {day}",
        "{name}  {title}  as of {day}"
    ))?;
    let heads = [
        Text::of("考核项目", "Item"),
        Text::of("得分", "Points"),
        Text::of("可得", "Open"),
        Text::of("依据", "Counts"),
    ];
    let mut lines = Table::new(&heads, shell.locale);
    for (item, line) in items.iter().zip(&scores.lines) {
        let (points, open) = figures(line);
        let said = |it: Option<Points>| it.map_or_else(|| "—".to_owned(), |it| it.to_string());
        let names: Vec<_> = line
            .counted
            .iter()
            .map(|it| counted(it.kind, it.id))
            .collect();
        lines.row([
            item.title.clone(),
            said(points),
            said(open),
            names.join("、"),
        ]);
    }
    lines.print(&mut shell.out)?;
    let grade = grade.word();
    let (zh, en) = (&grade.zh, &grade.en);
    shell.tell(&text!(
        "合计 {points} 分，可得 {open} 分：{zh}",
        "{points} of {open} points: {en}"
    ))?;
    if partly {
        shell.tell(&Text::of(
            "任职不足一年。",
            "Served for a part of the year.",
        ))?;
    }
    if let Some(sheet) = sheet {
        shell.tell(&standing(sheet, stands, desk))?;
    }
    if let Some((sheet, since)) = shown.zip(since) {
        shell.tell(&since.text(sheet))?;
    }
    if !scores.lacks.is_empty() {
        let lacks = items.iter().filter(|it| scores.lacks.contains(&it.id));
        let names: Vec<_> = lacks.map(|it| it.title.as_str()).collect();
        let names = names.join("、");
        shell.tell(&text!(
            "未达到最低要求：{names}。",
            "Fewer than asked for at least: {names}."
        ))?;
    }
    if table.example {
        shell.tell(&Text::of(
            "这是随程序附带的示例计分表，使用前请按本单位的办法修改。",
            "This table came with the program as an example; change it to your own rules before you use it.",
        ))?;
    }
    Ok(Exit::Clean)
}

/// How far a sheet is; where the records were asked instead, what it has.
fn standing(sheet: &AssessmentSheet, stands: bool, desk: &Desk) -> Text {
    let state = match sheet.confirmed {
        Some(Confirmed { on, by }) => {
            let by = by.map_or("", |id| desk.book().committee_name(id));
            let gap = if by.is_empty() { "" } else { " " };
            text!("{by}{gap}{on} 确认", "confirmed {on}{gap}{by}")
        }
        None if sheet.is_disputed() => Text::of("申诉还没有答复", "the appeal waits for an answer"),
        None => Text::of("待确认", "to be confirmed"),
    };
    let (zh, en) = (&state.zh, &state.en);
    if stands {
        return text!("考核表：{zh}。", "Sheet: {en}.");
    }
    let (points, open, grade) = (sheet.points, sheet.open, sheet.grade.word());
    let (grade_zh, grade_en) = (&grade.zh, &grade.en);
    text!(
        "考核表为 {points} / {open}，{grade_zh}：{zh}。",
        "The sheet has {points} of {open}, {grade_en}: {en}."
    )
}
