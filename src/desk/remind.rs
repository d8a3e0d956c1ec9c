//! Reminds all who owe something (催办, article 18): whom, of what, as a text to be sent; the round is kept, and
//! nobody is reminded twice in a week.

use std::collections::BTreeMap;

use super::refusal::Refusal;
use super::request::{ActOutcome, Request, RequestContext};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::id::{CommitteeId, OpinionId, SectorId};
use crate::domain::opinion::Opinion;
use crate::domain::record::Kind;
use crate::domain::reminder::{Reminded, ReminderRound};
use crate::domain::verb::Verb;
use crate::rules::{Finding, Level};
use crate::store::Tx;
use crate::text;
use crate::text::{Locale, Text};

/// Who is to be reminded, of what; and who was so lately that they are left alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Whom to remind, each with what is owed.
    pub to_remind: Vec<(String, Vec<String>)>,
    /// Who was reminded within the week.
    pub lately: Vec<String>,
}

/// The round for these findings: what is owed, due or overdue, by whom it is to be done.
#[must_use]
pub fn round(book: &Book, today: Today, findings: &[Finding], locale: Locale) -> Round {
    let mut owed: BTreeMap<(usize, String), Vec<String>> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    for finding in findings.iter().filter(|it| it.level != Level::Advice) {
        let who = whom(finding, book, today);
        let place = order.iter().position(|it| *it == who);
        let place = place.unwrap_or_else(|| {
            order.push(who.clone());
            order.len() - 1
        });
        let due = finding.due.map(|due| text!("（限 {due}）", " (due {due})"));
        let message = finding.message(book);
        let due = due.as_ref().map_or("", |it| it.say(locale));
        let what = format!("{}{due}", message.say(locale));
        owed.entry((place, who)).or_default().push(what);
    }
    let recent = book.reminder_rounds.iter();
    let recent = recent.filter(|it| it.is_recent_on(today.date));
    let recent: Vec<&Reminded> = recent.flat_map(|it| &it.reminded).collect();
    let mut round = Round::default();
    for ((_, who), what) in owed {
        match recent.iter().any(|it| it.who == who) {
            true => round.lately.push(who),
            false => round.to_remind.push((who, what)),
        }
    }
    round
}

/// The rule on convenors who wait for the council's approval (article 16).
const APPROVAL: &str = "J1608";

/// Who is to do something about a finding: the member; of a sector its liaison, else its first convenor; of a
/// committee its coordinator; else the coordinating committee, or the office.
fn whom(finding: &Finding, book: &Book, today: Today) -> String {
    let office = || match book.coordinating() {
        Some(it) => of_committee(it.id, book, today),
        None => "办公室".to_owned(),
    };
    let kind = finding.subject.kind();
    match kind {
        // A form that waits is the committee's to file.
        Kind::RegistrationForm if finding.due.is_some() => {
            let committee = finding.committee.map(|it| of_committee(it, book, today));
            return committee.unwrap_or_else(office);
        }
        // What a unit has it answers; what none has is handed out.
        Kind::Opinion => {
            let opinion = book.opinions.get(OpinionId(finding.subject.raw_id()));
            let units = opinion.into_iter().flat_map(Opinion::standing);
            let units: Vec<&str> = units.map(|it| it.unit.as_str()).collect();
            return match units.is_empty() {
                true => office(),
                false => units.join("、"),
            };
        }
        // The office brings it before the council.
        Kind::Convenor if finding.rule.code == APPROVAL => return office(),
        _ => {}
    }
    let people = matches!(
        kind,
        Kind::Member | Kind::RegistrationForm | Kind::KeyContact
    );
    let member = finding.subject.member(book).filter(|_| people);
    if let Some(id) = member {
        let sector = finding.sector.map_or("", |id| book.sector_name(id));
        return format!("{sector} {}", book.member_name(id))
            .trim()
            .to_owned();
    }
    match (finding.sector, finding.committee) {
        (Some(sector), _) => of_sector(sector, book, today),
        (None, Some(committee)) => of_committee(committee, book, today),
        (None, None) if kind == Kind::Department => finding.subject.name(book),
        (None, None) => office(),
    }
}

fn of_sector(sector: SectorId, book: &Book, today: Today) -> String {
    let name = book.sector_name(sector);
    let liaison = book.liaisons_of(sector, today.date).into_iter().next();
    let convenor = || {
        let convenor = book.convenors_of(sector, today.date).into_iter().next()?;
        Some(book.member_name(convenor.member).to_owned())
    };
    let person = liaison.map(|it| it.name.clone()).or_else(convenor);
    format!("{name} {}", person.unwrap_or_default())
        .trim()
        .to_owned()
}

fn of_committee(committee: CommitteeId, book: &Book, today: Today) -> String {
    let record = book.committees.get(committee);
    let person = record.and_then(|it| book.coordinator_name(it, today.date));
    let name = book.committee_name(committee);
    format!("{name} {}", person.unwrap_or_default())
        .trim()
        .to_owned()
}

impl Round {
    /// The text to be sent, a paragraph for each.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for (who, what) in &self.to_remind {
            lines.push(format!("{who}："));
            lines.extend((1..).zip(what).map(|(nth, it)| format!("  {nth}. {it}")));
        }
        lines
    }
}

/// Keeps a round that was sent.
#[derive(Debug)]
pub struct Remind {
    /// About what.
    pub about: String,
    /// Who was reminded, of what.
    pub reminded: Vec<Reminded>,
}

impl Remind {
    /// What keeps this round; none where there is nobody to remind.
    #[must_use]
    pub fn of(round: &Round, about: String) -> Option<Remind> {
        let reminded = round.to_remind.iter().map(|(who, what)| Reminded {
            who: who.clone(),
            what: what.join("；"),
        });
        let reminded: Vec<Reminded> = reminded.collect();
        (!reminded.is_empty()).then_some(Remind { about, reminded })
    }
}

impl Request for Remind {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::Remind
    }

    fn permission(&self, _book: &Book) -> Result<Permission, Refusal> {
        Ok(Permission::Organisation)
    }

    fn note(&self, _book: &Book) -> String {
        format!("{} ×{}", self.about, self.reminded.len())
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        let day = context.today.date;
        if self.reminded.is_empty() {
            return Err(Refusal::Procedure(Text::of(
                "没有需要催办的。",
                "There is nobody to remind.",
            )));
        }
        let mut recent = book
            .reminder_rounds
            .iter()
            .filter(|it| it.is_recent_on(day));
        let again = recent.find_map(|it| {
            let twice = |who: &&Reminded| self.reminded.iter().any(|it| it.who == who.who);
            it.reminded.iter().find(twice).map(|who| (who, it.on))
        });
        if let Some((who, on)) = again {
            let who = &who.who;
            return Err(Refusal::Procedure(text!(
                "{who}已于 {on} 催办，一周内不重复催办。",
                "{who} was reminded on {on}; nobody is twice in a week."
            )));
        }
        let id = tx.next_id::<ReminderRound>()?;
        tx.put(ReminderRound {
            id,
            on: day,
            about: self.about.clone(),
            reminded: self.reminded.clone(),
            note: String::new(),
        })?;
        Ok(ActOutcome::entering(id.0))
    }
}
