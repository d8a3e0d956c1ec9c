//! `jiebie remind`: a text for all who owe something, by whom to remind; the round is kept, and nobody is reminded
//! twice in a week.

use clap::Args;
use serde_json::json;

use super::explain;
use super::failure::{Exit, Failure};
use super::help::say;
use super::lookup;
use super::shell::Shell;
use crate::desk::remind::{Remind as Sent, round};
use crate::domain::id::MemberId;
use crate::domain::record::Kind;
use crate::rules::{self, Finding, Scope};
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
    #[arg(long, help = say("只显示催办文字，不记录", "Show the text, and keep no round"))]
    dry_run: bool,
}

impl Remind {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let mut desk = shell.desk()?;
        let (book, today) = (desk.book(), desk.today());
        let sector = self.sector.as_deref();
        let committee = self.committee.as_deref();
        let scope = Scope {
            sector: sector
                .map(|it| lookup::sector(book, today.date, it))
                .transpose()?,
            committee: committee
                .map(|it| lookup::committee(book, it))
                .transpose()?,
            rule: self.rule.as_deref().map(explain::rule).transpose()?,
            level: None,
        };
        let members = self.members.iter();
        let members: Vec<MemberId> = members
            .map(|it| lookup::member(book, today.date, it))
            .collect::<Result<_, _>>()?;
        let names: Vec<&str> = members.iter().map(|id| book.member_name(*id)).collect();
        let of = [
            scope.committee.map(|id| book.committee_name(id).to_owned()),
            scope.sector.map(|id| book.sector_name(id).to_owned()),
            (!names.is_empty()).then(|| names.join("、")),
            Some(scope.rule.map_or_else(
                || "到期和逾期事项".to_owned(),
                |rule| rule.title.zh.clone().into_owned(),
            )),
        ];
        let about: Vec<String> = of.into_iter().flatten().collect();
        let about = about.join(" ");
        let mut findings = scope.of(rules::check(book, &today), book);
        let theirs = |it: &MemberId, finding: &Finding| finding.touches(Kind::Member, it.0, book);
        findings.retain(|it| members.is_empty() || members.iter().any(|id| theirs(id, it)));
        let round = round(book, today, &findings, shell.locale);
        let sent = Sent::of(&round, about.clone()).filter(|_| !self.dry_run);
        let seq = match sent {
            Some(sent) => desk.carry_out(&sent)?.seq,
            None => None,
        };
        if shell.json {
            let to = round.to_remind.iter();
            shell.out.json(&json!({
                "about": about,
                "to_remind": to.map(|(who, what)| json!({ "who": who, "what": what })).collect::<Vec<_>>(),
                "lately": round.lately,
                "seq": seq.map(|seq| seq.0),
            }))?;
            return Ok(Exit::Clean);
        }
        for line in round.lines() {
            shell.out.line(line)?;
        }
        let (count, lately) = (round.to_remind.len(), round.lately.len());
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
