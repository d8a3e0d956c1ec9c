//! `jiebie add KIND FIELD=VALUE…`: enters a record.

use clap::{Args, Command};

use super::act::{Way, fill, said};
use super::failure::{Exit, Failure};
use super::help::say;
use super::kinds::{Each, Fields, OfKind, refuse_elsewhere};
use super::shell::Shell;
use crate::desk;
use crate::desk::written::field_of;
use crate::domain::begun::begun;
use crate::domain::calendar::Year;
use crate::domain::record::Kind;
use crate::text;
use crate::text::Text;

/// Enters a record.
#[derive(Debug, Args)]
#[command(
    about = say("新增一条记录：联络员、重点联系对象、活动、成果等", "Enter a record: a liaison, key contact, activity, output …"),
    after_help = say(
        "示例：\n  jiebie add liaison sector=教育界 name=王敏 phone=13800000000\n  jiebie add 界别活动 活动名称=走访企业 活动类型=调研视察 时间=3-20 举办界别=教育界、科技界\n  jiebie add key-contact member=王伟#12 name=李明 last_heard.on=昨天 last_heard.way=phone\n项目写英文代号或中文名称，逐类见 jiebie add 类别 --help 和 docs/records.md；同名的写“姓名#编号”。\n召集人用 jiebie convenor elect，登记表用 jiebie form begin，届中调整用 jiebie member replace。",
        "Examples:\n  jiebie add liaison sector=教育界 name=王敏 phone=13800000000\n  jiebie add activity title=走访企业 kind=research held_on=3-20 sectors=教育界、科技界\n  jiebie add key-contact member=王伟#12 name=李明 last_heard.on=yesterday last_heard.way=phone\nFields by id or label: jiebie add KIND --help, docs/records.md. Of people of one name write NAME#ID.\nConvenors have jiebie convenor elect, forms jiebie form begin, successors jiebie member replace.",
    ),
)]
pub(super) struct Add {
    #[command(subcommand)]
    what: Each<Entered>,
}

#[derive(Debug, Args)]
struct Entered {
    #[arg(value_name = "FIELD=VALUE", required = true, help = say("项目=值，可给多个", "A field and its value; any number"))]
    fields: Vec<String>,
    #[command(flatten)]
    way: Way,
}

impl OfKind for Entered {
    fn about(kind: Kind) -> String {
        let title = kind.title();
        say(
            &format!("新增{}", title.zh),
            &format!("Enter a record: {}", title.en),
        )
    }

    fn own(command: Command, kind: Kind) -> Command {
        Fields::of(command, kind, true).hide(kind == Kind::Convenor)
    }
}

impl Add {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let Each { kind, args } = self.what;
        refuse_elsewhere(kind)?;
        if kind == Kind::Convenor {
            return Err(Failure::Asked(Text::of(
                "召集人用 jiebie convenor elect 登记推选结果。",
                "A convenor is elected: jiebie convenor elect.",
            )));
        }
        if kind.is_by_verbs() {
            let title = kind.title();
            let (zh, en) = (&title.zh, &title.en);
            return Err(Failure::Asked(text!(
                "{zh}由办理生成，不能手工新增；考核表用 jiebie assess run。",
                "Records of this kind ({en}) are made by what is done; sheets by jiebie assess run."
            )));
        }
        let said = said(&args.fields)?;
        let mut desk = shell.desk()?;
        let today = desk.today();
        let of_year = said.iter().find(|it| {
            let place = field_of(kind, &it.field);
            place.is_some_and(|place| place.own().id == "year")
        });
        // The title is proposed for it; what is no year is refused as it is filled in.
        let year = of_year.and_then(|it| it.written.trim().parse().ok());
        let begins = today.looking_at(year.map_or(today.year, Year));
        let Some(mut record) = begun(kind, desk.book(), begins) else {
            return Ok(Exit::Clean);
        };
        fill(&desk, &mut record, &said, None)?;
        args.way.carry_out(shell, &mut desk, &desk::Add(record))
    }
}
