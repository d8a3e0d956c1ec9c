//! `jiebie set KIND NAME|ID FIELD=VALUE…`: corrects a record, or enters a change from a day on.

use clap::{Args, Command, Subcommand};

use super::act::{Moved, Way, fill, said};
use super::failure::{Exit, Failure};
use super::help::say;
use super::kinds::{Each, Fields, OfKind, refuse_elsewhere};
use super::lookup;
use super::shell::Shell;
use crate::desk::written::{Said, field_of};
use crate::desk::{Edit, Refusal};
use crate::domain::id::{Id, OnlyId};
use crate::domain::record::{Kind, Record};
use crate::text;
use crate::text::Text;

/// Corrects a record.
#[derive(Debug, Args)]
#[command(
    about = say("修改一条记录的若干项", "Change fields of a record"),
    after_help = say(
        "示例：\n  jiebie set liaison 教育界 phone=13800000000 note=\n  jiebie set member 王伟#12 workroom=教育工作室 --moved-on 2026-3-1\n  jiebie set leader 张三 sectors+=教育界\n  jiebie set sector 教育界 联系专委会=教科卫体委员会 --correct\n“项目=”后面不写即清空；可填多项的，+= 加上，-= 去掉。逐类见 jiebie set 类别 --help 和 docs/records.md。",
        "Examples:\n  jiebie set liaison 教育界 phone=13800000000 note=\n  jiebie set member 王伟#12 workroom=教育工作室 --moved-on 2026-3-1\n  jiebie set leader 张三 sectors+=教育界\n  jiebie set sector 教育界 committee=教科卫体委员会 --correct\nFIELD= clears; of what holds several, += adds and -= takes out. See jiebie set KIND --help, docs/records.md.",
    ),
)]
pub(super) struct Set {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    #[command(about = say("修改本单位的名称和届次", "Change the organisation's name and term"), alias = "组织")]
    Organisation(Changed),
    #[command(flatten)]
    Of(Each<Corrected>),
}

#[derive(Debug, Args)]
struct Corrected {
    #[arg(value_name = "NAME|ID", help = say("名称或编号", "The name or the ID"))]
    which: String,
    #[command(flatten)]
    changed: Changed,
}

#[derive(Debug, Args)]
struct Changed {
    #[arg(value_name = "FIELD=VALUE", required = true, help = say("项目=值，可给多个", "A field and its value; any number"))]
    fields: Vec<String>,
    #[command(flatten)]
    moved: Moved,
    #[command(flatten)]
    way: Way,
}

impl OfKind for Corrected {
    fn about(kind: Kind) -> String {
        let title = kind.title();
        say(
            &format!("修改{}", title.zh),
            &format!("Change fields of a record: {}", title.en),
        )
    }

    fn own(command: Command, kind: Kind) -> Command {
        Fields::of(command, kind, false)
    }
}

impl Set {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let (kind, which, changed) = match self.what {
            What::Organisation(changed) => (Kind::Organisation, None, changed),
            What::Of(Each { kind, args }) => (kind, Some(args.which), args.changed),
        };
        refuse_elsewhere(kind)?;
        let said = said(&changed.fields)?;
        if changed.moved.is_said() {
            changes_on_days(kind, &said)?;
        }
        let mut desk = shell.desk()?;
        let (book, today) = (desk.book(), desk.today());
        let id = match which {
            Some(which) => lookup::record(book, today.date, kind, &which)?,
            None => OnlyId::ONLY.raw(),
        };
        let record = book.record(kind, id).zip(book.seq_of(kind, id));
        let (mut record, seen) = record.ok_or(Refusal::Gone { kind, id })?;
        fill(
            &desk,
            &mut record,
            &said,
            Some(changed.moved.change(today.date)?),
        )?;
        if let (Some(Record::Member(was)), Record::Member(now)) = (book.record(kind, id), &record)
            && was.left.is_none()
            && now.left.is_some()
        {
            // What ends with it, and the seat, are that command's.
            return Err(Failure::Asked(Text::of(
                "委员离任用 jiebie member leave 登记。",
                "A member leaves with jiebie member leave.",
            )));
        }
        changed
            .way
            .carry_out(shell, &mut desk, &Edit { record, seen })
    }
}

/// Refuses a day, or a correction, of a change of fields none of which changes on days.
fn changes_on_days(kind: Kind, said: &[Said]) -> Result<(), Failure> {
    let places: Vec<_> = said
        .iter()
        .filter_map(|it| field_of(kind, &it.field))
        .collect();
    if places.is_empty() || places.iter().any(|it| it.facts.dated) {
        return Ok(());
    }
    let dated = kind.facts().into_iter().filter(|it| it.dated);
    let (zh, en): (Vec<_>, Vec<_>) = dated
        .map(|it| (it.label.zh.trim(), it.label.en.trim()))
        .unzip();
    let (zh, en) = (zh.join("、"), en.join(", "));
    Err(Failure::Asked(match zh.is_empty() {
        true => Text::of(
            "这类记录没有自某日起变动的项目，不用 --moved-on、--correct。",
            "Nothing of such a record changes on days: --moved-on and --correct have no place here.",
        ),
        false => text!(
            "--moved-on、--correct 只用于自某日起变动的项目：{zh}。",
            "--moved-on and --correct are for what changes on days: {en}."
        ),
    }))
}
