//! `jiebie member`: a member leaves, is replaced in mid-term, hands the key contacts over.

use clap::{Args, Subcommand};

use super::act::{Way, fill, said};
use super::dates::Day;
use super::end::Departed;
use super::failure::{Exit, Failure};
use super::help::{FIELDS, say};
use super::kinds::Fields;
use super::lookup;
use super::shell::Shell;
use crate::desk::member::{self, Leave};
use crate::desk::{Desk, Refusal};
use crate::domain::id::KeyContactId;
use crate::domain::record::{Entity, Kind, Record};
use crate::text::Text;

/// What becomes of a member's seat.
#[derive(Debug, Args)]
#[command(about = say("委员离任、届中调整、移交联系对象", "A member leaves, is replaced in mid-term, hands contacts over"))]
pub(super) struct Member {
    #[command(subcommand)]
    act: MemberCommand,
}

#[derive(Debug, Subcommand)]
enum MemberCommand {
    #[command(
        about = say("把委员的重点联系对象移交给继任者，联系记录随之移交", "Hand a member's key contacts, with their log, over to the successor"),
        after_help = say(
            "示例：jiebie member hand-over 石磊\n默认移交全部（离任时终止的也恢复），自继任者到任之日起。",
            "Example: jiebie member hand-over 石磊\nBy default all, those too that ended with the seat, from the day on which the successor joined.",
        ),
    )]
    HandOver(Handing),
    #[command(about = say("登记委员离任，名下的重点联系对象随之终止", "Record that a member left; the key contacts end, too"))]
    Leave {
        #[arg(value_name = "NAME|ID", help = say("委员：姓名或编号", "The member: name or ID"))]
        which: String,
        #[command(flatten)]
        departure: Departed,
        #[command(flatten)]
        way: Way,
    },
    #[command(
        about = say("届中调整：原委员离任（已离任的除外），继任委员到任", "Replace a member in mid-term: who serves leaves, and the successor takes the seat"),
        mut_arg(FIELDS, |arg| arg.value_parser(Fields::new(Kind::Member, true))),
        after_help = say(
            "示例：jiebie member replace 王伟#12 姓名=李明 性别=男 --on 2026-6-30 --reason 工作调动\n继任委员的界别、专委会不写的，与原委员相同。",
            "Example: jiebie member replace 王伟#12 name=李明 sex=m --on 2026-6-30 --reason 工作调动\nThe successor's sector and committee are the predecessor's unless others are given.",
        ),
    )]
    Replace {
        #[arg(value_name = "NAME|ID", help = say("原委员：姓名或编号", "The predecessor: name or ID"))]
        which: String,
        #[arg(value_name = "FIELD=VALUE", required = true, help = say("继任委员的项目=值，可给多个", "Fields of the successor and their values"))]
        fields: Vec<String>,
        #[command(flatten)]
        departure: Departed,
        #[command(flatten)]
        way: Way,
    },
}

#[derive(Debug, Args)]
struct Handing {
    #[arg(value_name = "NAME|ID", help = say("原委员：姓名或编号", "Who kept them: name or ID"))]
    which: String,
    #[arg(long, value_name = "NAME|ID", help = say("移交给谁（默认：继任委员）", "To whom (default: the successor)"))]
    to: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = Day::typed, help = say("自哪天起（默认：继任者到任之日，否则当天）", "From which day (default: the successor's first, else today)"))]
    on: Option<Day>,
    #[arg(long, value_name = "NAME|ID", help = say("只移交这一名，可给多个", "Only this contact; may be repeated"))]
    contact: Vec<String>,
    #[command(flatten)]
    way: Way,
}

impl Handing {
    fn run(self, shell: &mut Shell, desk: &mut Desk) -> Result<Exit, Failure> {
        let (book, today) = (desk.book(), desk.today().date);
        let from = lookup::member(book, today, &self.which)?;
        let successor = member::successor_of(book, from).map(|it| (it.id, it.joined));
        let (to, joined) = match (&self.to, successor) {
            (Some(typed), _) => (lookup::member(book, today, typed)?, None),
            (None, Some(it)) => it,
            (None, None) => {
                return Err(Failure::Asked(Text::of(
                    "没有登记继任委员，请用 --to 写明移交给谁。",
                    "No successor is recorded: say with --to who takes them over.",
                )));
            }
        };
        let joined = joined.or_else(|| book.members.get(to)?.joined.filter(|it| *it <= today));
        let said = self.on.map(|day| day.on(today)).transpose()?;
        let on = said.or(joined).unwrap_or(today);
        let offered = member::to_hand_over(book, from, on);
        let contacts = match self.contact.as_slice() {
            [] => offered.iter().map(|it| it.id).collect(),
            some => some
                .iter()
                .map(|typed| {
                    let mut own = offered.iter().filter(|it| it.name == typed.trim());
                    match (own.next(), own.next()) {
                        (Some(one), None) => Ok(one.id),
                        _ => lookup::record(book, today, Kind::KeyContact, typed).map(KeyContactId),
                    }
                })
                .collect::<Result<_, _>>()?,
        };
        let request = member::HandOver {
            from,
            to,
            on,
            contacts,
        };
        self.way.carry_out(shell, desk, &request)
    }
}

impl Member {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let mut desk = shell.desk()?;
        let today = desk.today().date;
        match self.act {
            MemberCommand::HandOver(it) => it.run(shell, &mut desk),
            MemberCommand::Leave {
                which,
                departure,
                way,
            } => {
                let member = lookup::member(desk.book(), today, &which)?;
                let departure = departure.said(today)?;
                way.carry_out(shell, &mut desk, &Leave { member, departure })
            }
            MemberCommand::Replace {
                which,
                fields,
                departure,
                way,
            } => {
                let said = said(&fields)?;
                let predecessor = lookup::member(desk.book(), today, &which)?;
                let departure = departure.said(today)?;
                let day = desk.today();
                let left = desk.book().members.get(predecessor);
                // Of whoever left before, the day is known.
                let left = left.and_then(|it| it.left.as_ref()).map(|it| it.on);
                let on = left.map_or(departure.on, |left| departure.on.max(left));
                let successor = member::successor(desk.book(), day, on, predecessor)?;
                let mut record = successor.into_record();
                fill(&desk, &mut record, &said, None)?;
                let Record::Member(successor) = record else {
                    return Err(Refusal::Gone {
                        kind: Kind::Member,
                        id: predecessor.0,
                    }
                    .into());
                };
                let request = member::Replace {
                    predecessor,
                    departure,
                    successor,
                };
                way.carry_out(shell, &mut desk, &request)
            }
        }
    }
}
