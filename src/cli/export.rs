//! `jiebie export`: the register, the council's workbook and all lists, into files or pipes.

use std::io::{self, IsTerminal};
use std::ops::ControlFlow;
use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde_json::json;

use super::failure::{Exit, Failure, complain};
use super::help::say;
use super::output::{Force, is_standard};
use super::part::Part;
use super::shell::Shell;
use crate::desk::export::{Export as Asked, ExportError, Exported, Format, What};
use crate::desk::lists::{List, MemberOrder, View, Years};
use crate::domain::record::Kind;
use crate::files::shown_path;
use crate::rules::matrix::Group;
use crate::search::strokes::Custom;
use crate::text;
use crate::text::Text;

/// Exports something.
#[derive(Debug, Args)]
#[command(
    about = say("导出名册、主席会议工作簿和各类清单（xlsx、docx、csv、json）", "Export the roster, the workbook for the council, and lists (xlsx, docx, csv, json)"),
    after_help = say(
        "示例：\n  jiebie export roster -o 委员名册.xlsx\n  jiebie export roster -o 委员名单.docx\n  jiebie export workbook --year 2026 -o 主席会议.xlsx\n  jiebie export checklist --group members -o 检查表.xlsx\n  jiebie export members --sector 教育界 -o 教育界.csv --show-phones\n  jiebie export forms --all-years --format json -o - | head",
        "Examples:\n  jiebie export roster -o roster.xlsx\n  jiebie export roster -o roster.docx\n  jiebie export workbook --year 2026 -o council.xlsx\n  jiebie export checklist --group members -o checklist.xlsx\n  jiebie export members --sector 教育界 -o members.csv --show-phones\n  jiebie export forms --all-years --format json -o - | head",
    ),
)]
pub(super) struct Export {
    #[arg(value_name = "WHAT", value_parser = what(), help = say("导出什么：roster 委员名册，workbook 主席会议工作簿，checklist 检查表，其余为清单", "What: the roster by sectors, the workbook for the council, the checklist, or a list"))]
    what: What,
    #[arg(short, long, value_name = "FILE", default_value = "-", help = say("写到哪个文件，按结尾定格式；- 为标准输出", "The file, whose ending says the format; - for the standard output"))]
    output: PathBuf,
    #[command(flatten)]
    force: Force,
    #[arg(long, value_name = "FORMAT", value_parser = format(), help = say("格式，不按文件结尾", "The format, whatever the file's ending"))]
    format: Option<Format>,
    #[command(flatten)]
    part: Part,
    #[arg(long, value_name = "GROUP", value_parser = group(), help = say("检查表：只要这一组，如 members 委员", "Checklist: only this group of duties, such as members"))]
    group: Option<Group>,
    #[arg(long, conflicts_with = "year", help = say("登记表：导出所有年份的", "Forms: those of all years"))]
    all_years: bool,
    #[arg(long, value_name = "ORDER", value_parser = order(), help = say("同一界别委员的次序：按姓氏笔画、按姓名笔画、按公布次序（名册和工作簿默认按姓氏笔画，清单默认按公布次序）", "How a sector's members follow each other: by surname's strokes, by name's strokes, or as announced (default: the roster and the workbook by surname, lists as announced)"))]
    order: Option<MemberOrder>,
}

impl Export {
    pub(super) fn run(mut self, shell: &mut Shell) -> Result<Exit, Failure> {
        match (self.what, self.group) {
            (What::Checklist(_), group) => self.what = What::Checklist(group),
            (_, Some(_)) => {
                return Err(Failure::Asked(Text::of(
                    "--group 只用于导出检查表（checklist）。",
                    "--group is for the checklist.",
                )));
            }
            (_, None) => {}
        }
        let format = self.format(shell.json)?;
        let mut desk = shell.desk()?;
        let view = View {
            order: self.order.unwrap_or(match self.what {
                What::Roster | What::Workbook => MemberOrder::Strokes(Custom::Surname),
                What::Checklist(_) | What::Reminders | What::Supervision | What::List(_) => {
                    MemberOrder::Announced
                }
            }),
            years: match self.part.year {
                _ if self.all_years => Years::All,
                Some(year) => Years::One(year),
                None => Years::Present,
            },
            ..self.part.look(&mut desk, shell)?
        };
        let asked = Asked {
            what: self.what,
            format,
            view,
        };
        let mut never = |_| ControlFlow::Continue(());
        if is_standard(&self.output) {
            let written = asked.write(&mut shell.out, &mut never);
            let exported = match written {
                // The reader has seen enough.
                Err(ExportError::Unwritten(cause)) if cause.kind() == io::ErrorKind::BrokenPipe => {
                    return Ok(Exit::Clean);
                }
                Err(ExportError::Unwritten(cause)) => return Err(Failure::Output(cause)),
                other => other?,
            };
            if let Some(note) = unplaced(&exported) {
                complain(note.say(shell.locale), shell.locale);
            }
        } else {
            let permit = shell.gate().ask(&self.output, self.force.if_there())?;
            let exported = asked.save(permit, &mut never)?;
            self.tell(format, &exported, shell)?;
        }
        Ok(Exit::Clean)
    }

    /// The format: as said, or as the file ends, or what suits a pipe.
    fn format(&self, json: bool) -> Result<Format, Failure> {
        let standard = is_standard(&self.output);
        let format = match self.format {
            Some(format) => format,
            None if standard && json => Format::Json,
            None if standard => Format::Csv,
            None => self.of_ending()?,
        };
        if !self.what.formats().contains(&format) {
            let what = self.what;
            return Err(ExportError::NotSo { what, format }.into());
        }
        if self.all_years && self.what != What::List(List::Of(Kind::RegistrationForm)) {
            return Err(Failure::Asked(Text::of(
                "--all-years 只用于导出登记表（forms）；其他内容请用 --year 指定年份。",
                "--all-years is for forms; of other things name the year with --year.",
            )));
        }
        if standard && matches!(format, Format::Xlsx | Format::Docx) && io::stdout().is_terminal() {
            return Err(Failure::Asked(Text::of(
                "这种格式不能显示在终端上，请用 -o 指定文件，如 -o 名册.xlsx。",
                "This format can't be shown on a terminal; name a file with -o, such as -o roster.xlsx.",
            )));
        }
        Ok(format)
    }

    fn of_ending(&self) -> Result<Format, Failure> {
        let ending = self.output.extension().unwrap_or_default();
        let ending = ending.to_string_lossy();
        Format::of_ending(&ending).ok_or_else(|| {
            let file = shown_path(&self.output);
            let codes: Vec<_> = self.what.formats().iter().map(|it| it.code()).collect();
            let (zh, en) = (codes.join("、"), codes.join(", "));
            Failure::Asked(text!(
                "从文件名“{file}”看不出格式。请用 {zh} 结尾，或用 --format 指定。",
                "The name \"{file}\" does not say the format. Let it end with {en}, or give --format."
            ))
        })
    }

    fn tell(&self, format: Format, exported: &Exported, shell: &mut Shell) -> Result<(), Failure> {
        if shell.json {
            return shell.out.json(&json!({
                "path": self.output.to_string_lossy().into_owned(),
                "what": self.what.code(),
                "format": format.code(),
                "count": exported.count,
                "unplaced": exported.unplaced,
            }));
        }
        let (title, counted) = (self.what.title(), self.what.counted(exported.count));
        let (zh, en) = (&title.zh, &title.en);
        let (count_zh, count_en) = (&counted.zh, &counted.en);
        let file = shown_path(&self.output);
        shell.tell(&text!(
            "{zh}已导出到 {file}：{count_zh}",
            "Exported the {en} to {file}: {count_en}"
        ))?;
        match unplaced(exported) {
            Some(note) => shell.tell(&note),
            None => Ok(()),
        }
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Store(error) => Failure::Store(error),
            other => Failure::Asked(other.text()),
        }
    }
}

/// Whose place is to be looked at, because the table of strokes lacks a character.
fn unplaced(exported: &Exported) -> Option<Text> {
    let names = &exported.unplaced;
    let (zh, en) = (names.join("、"), names.join(", "));
    (!names.is_empty()).then(|| {
        text!(
            "{zh}：姓名中有笔画表以外的字，排在最后，请核对位置。",
            "{en}: a character of the name is not in the table of strokes and came last; check the place."
        )
    })
}

fn what() -> impl TypedValueParser<Value = What> {
    PossibleValuesParser::new(What::all().map(What::code))
        .map(|code| named(What::all(), |it| it.code() == code, What::Roster))
}

fn group() -> impl TypedValueParser<Value = Group> {
    PossibleValuesParser::new(Group::ALL.map(Group::code))
        .map(|code| named(Group::ALL, |it| it.code() == code, Group::FiveHaves))
}

fn format() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::code))
        .map(|code| named(Format::ALL, |it| it.code() == code, Format::Xlsx))
}

const ORDERS: [(&str, MemberOrder); 3] = [
    ("surname-strokes", MemberOrder::Strokes(Custom::Surname)),
    ("name-strokes", MemberOrder::Strokes(Custom::Name)),
    ("announced", MemberOrder::Announced),
];

fn order() -> impl TypedValueParser<Value = MemberOrder> {
    PossibleValuesParser::new(ORDERS.map(|(code, _)| code))
        .map(|code| named(ORDERS, |(it, _)| *it == code, ORDERS[0]).1)
}

/// The one that is meant; the parser lets only codes of these through.
fn named<T>(all: impl IntoIterator<Item = T>, is: impl Fn(&T) -> bool, first: T) -> T {
    all.into_iter().find(is).unwrap_or(first)
}
