//! `jiebie remind`: a text for all who owe something, by whom to remind; the round is kept, and nobody is reminded
//! twice in a week.

use clap::Args;
use clap::builder::PossibleValuesParser;
use serde_json::json;

use super::explain;
use super::failure::{Exit, Failure};
use super::help::say;
use super::lookup;
use super::shell::Shell;
use crate::desk::remind::{Asked, Of, Remind as Sent, Section, Via, sections, sources_of};
use crate::domain::id::{MemberId, OnlyId};
use crate::domain::record::Kind;
use crate::rules;
use crate::text;
use crate::text::Text;

/// Reminds those who owe something.
#[derive(Debug, Args)]
#[command(
    about = say("催办：按人列出到期、逾期事项，生成催办文字并记录", "Remind: a text of what is owed, by whom to remind, and the round kept"),
    after_help = say(
        "示例：\n  jiebie remind --committee 教科卫体委员会 --rule J1001\n  jiebie remind --sector 教育界 --dry-run\n一周内催办过的不重复催办。",
        "Examples:\n  jiebie remind --committee 教科卫体委员会 --rule J1001\n  jiebie remind --sector 教育界 --dry-run\nNobody is reminded twice in a week.",
    ),
)]
pub(super) struct Remind {
    #[arg(long, value_name = "NAME|ID", help = say("只催办这个界别的", "Only this sector's"))]
    sector: Option<String>,
    #[arg(long, value_name = "NAME|ID", help = say("只催办这个专委会及其联系的界别的", "Only this committee's, its sectors' too"))]
    committee: Option<String>,
    #[arg(long, value_name = "NAME|ID", num_args = 1.., help = say("只催办这些委员", "Only these members"))]
    members: Vec<String>,
    #[arg(long, value_name = "RULE", help = say("只催办这一条，如 J1001", "Only of this rule, such as J1001"))]
    rule: Option<String>,
    #[arg(long, value_name = "VIA", value_parser = via(), help = say("由谁转告：convenor 召集人（没有的由联络员，再没有的由本人）、member 本人、committee 专委会", "Through whom: convenor (else liaison, else the member), member, committee"))]
    via: Option<String>,
    #[arg(long, value_name = "TEXT", help = say("发送方式，如 微信、短信、电话、公函", "By which way it is sent, such as by telephone"))]
    how: Option<String>,
    #[arg(long, value_name = "REASON", help = say("一周内催办过的仍要催，写明理由", "Remind again within the week, for this reason"))]
    again: Option<String>,
    #[arg(long, help = say("只显示催办文字，不记录", "Show the text, and keep no round"))]
    dry_run: bool,
}

impl Remind {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let mut desk = shell.desk()?;
        let (book, today) = (desk.book(), desk.today());
        let sector = self.sector.as_deref();
        let sector = sector
            .map(|it| lookup::sector(book, today.date, it))
            .transpose()?;
        let committee = self.committee.as_deref();
        let committee = committee
            .map(|it| lookup::committee(book, it))
            .transpose()?;
        let rule = self.rule.as_deref().map(explain::rule).transpose()?;
        let members = self.members.iter();
        let members: Vec<MemberId> = members
            .map(|it| lookup::member(book, today.date, it))
            .collect::<Result<_, _>>()?;
        let names: Vec<&str> = members.iter().map(|id| book.member_name(*id)).collect();
        let of = [
            committee.map(|id| book.committee_name(id).to_owned()),
            sector.map(|id| book.sector_name(id).to_owned()),
            (!names.is_empty()).then(|| names.join("、")),
            Some(rule.map_or_else(
                || "到期和逾期事项".to_owned(),
                |rule| rule.title.zh.clone().into_owned(),
            )),
        ];
        let about: Vec<String> = of.into_iter().flatten().collect();
        let about = about.join(" ");
        let day = today.reference_date();
        let is_meant = |id: &MemberId| {
            let Some(member) = book.members.get(*id) else {
                return false;
            };
            sector.is_none_or(|it| member.sector_on(day) == it)
                && committee.is_none_or(|it| book.committee_of(member, day) == Some(it))
        };
        let members_meant = members.iter().filter(|it| is_meant(it));
        let records: Vec<(Kind, u64)> = match (members.is_empty(), sector, committee) {
            (false, ..) => members_meant.map(|id| (Kind::Member, id.0)).collect(),
            (true, Some(id), _) => vec![(Kind::Sector, id.0)],
            (true, None, Some(id)) => vec![(Kind::Committee, id.0)],
            (true, None, None) => vec![(Kind::Organisation, OnlyId::ONLY.0)],
        };
        let sources = rule.map_or_else(Vec::new, |it| sources_of(it.code));
        let asked = records.into_iter().map(|record| Of {
            record,
            sources: sources.clone(),
        });
        let asked = Asked(asked.collect());
        let via = self.via.as_deref();
        let via = Via::ALL.into_iter().find(|it| Some(it.code()) == via);
        let all = match asked.is_everything() {
            true => Vec::new(),
            false => {
                let found = rules::check(book, &today);
                sections(&asked, via.unwrap_or_default(), &found, book, today)
            }
        };
        let again = self.again.unwrap_or_default();
        let (held, to_remind): (Vec<Section>, Vec<Section>) =
            (all.into_iter()).partition(|it| it.is_held && again.trim().is_empty());
        let reminded = to_remind.iter().map(|it| it.reminded(book, today, None));
        let sent = Sent {
            about: about.clone(),
            reminded: reminded.collect(),
            how: self.how.unwrap_or_default(),
            why_again: again,
        };
        let texts = to_remind.iter().map(|it| {
            let what = it.lines(book, today, shell.locale);
            (it.to.who(), what, it.text(book, today, shell.locale))
        });
        let texts: Vec<(String, Vec<String>, String)> = texts.collect();
        let lately: Vec<String> = held.iter().map(|it| it.to.who()).collect();
        let sent = Some(sent).filter(|it| !self.dry_run && !it.reminded.is_empty());
        let seq = match sent {
            Some(sent) => desk.carry_out(&sent)?.seq,
            None => None,
        };
        if shell.json {
            let to = texts.iter();
            shell.out.json(&json!({
                "about": about,
                "to_remind": to.map(|(who, what, text)| json!({ "who": who, "what": what, "text": text })).collect::<Vec<_>>(),
                "lately": lately,
                "seq": seq.map(|seq| seq.0),
            }))?;
            return Ok(Exit::Clean);
        }
        for (nth, (_, _, text)) in texts.iter().enumerate() {
            if nth > 0 {
                shell.out.line("")?;
            }
            for line in text.lines() {
                shell.out.line(line)?;
            }
        }
        let (count, lately) = (texts.len(), lately.len());
        let lately = match lately {
            0 => Text::of("", ""),
            n => text!(
                "，一周内已催办、这次略过 {n}",
                ", {n} left alone who were reminded within the week"
            ),
        };
        let (zh, en) = (&lately.zh, &lately.en);
        shell.tell(&match seq {
            Some(seq) => {
                let seq = seq.0;
                text!(
                    "催办 {count}{zh}（日志第 {seq} 条）。",
                    "{count} reminded{en} (journal entry {seq})."
                )
            }
            None => text!(
                "待催办 {count}{zh}，没有记录。",
                "{count} to be reminded{en}; nothing was kept."
            ),
        })?;
        Ok(Exit::Clean)
    }
}

/// Through whom.
fn via() -> PossibleValuesParser {
    PossibleValuesParser::new(Via::ALL.map(Via::code))
}
