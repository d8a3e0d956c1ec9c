//! Everything that falls due: duties before their date, forms that wait, opinions to be handled, answered or kept
//! to, problems that the leadership gave somebody to solve,
//! items of plans. Each with its day and with whom it lies.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use serde_json::{Value as Json, json};

use super::hands::Hands;
use super::written::Trouble;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::id::{CommitteeId, MemberId, SectorId};
use crate::domain::opinion::Opinion;
use crate::domain::record::Kind;
use crate::domain::yearwork::{Body, ItemState};
use crate::exchange::office::ics::Event;
use crate::rules::{self, Finding, Level, Remedy, Rule};
use crate::search::near;
use crate::text;
use crate::text::{Locale, Text};

/// Something that is to be done by a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    /// The day.
    pub on: NaiveDate,
    /// What is to be done.
    pub what: Text,
    /// The same in a few words, which equal duties share.
    pub step: Text,
    /// In whose hands it is.
    pub hands: Hands,
    /// The same by name; empty where that is the office.
    pub who: String,
    /// Where it comes from: the code of a rule, or of a kind and its step.
    pub source: String,
    /// The rule that asks for it; none for what waits by itself.
    pub rule: Option<&'static Rule>,
    /// What would have it done, where that is one command.
    pub remedy: Option<Remedy>,
    /// The record that it is about.
    pub record: (Kind, u64),
    /// The sector that it belongs to.
    pub sector: Option<SectorId>,
    /// The committee that it belongs to.
    pub committee: Option<CommitteeId>,
    /// The member whose it is.
    pub member: Option<MemberId>,
}

/// With whom something may lie, by name.
pub const OWNERS: &[Kind] = &[
    Kind::Department,
    Kind::Committee,
    Kind::Sector,
    Kind::Member,
];

/// Was anything ever given to a unit or person of this name that the records know by name only?
#[must_use]
pub fn is_unit(name: &str, book: &Book) -> bool {
    let mut handlings = book.opinions.iter().flat_map(|it| &it.handlings);
    handlings.any(|it| it.unit == name) || book.problems.iter().any(|it| it.owner == name)
}

/// That nobody is called so, with those first who have something to do and are called like it: units, too.
#[must_use]
pub fn or_owners(trouble: Trouble, all: &[Due]) -> Trouble {
    match trouble {
        Trouble::Unknown {
            kinds,
            written,
            near: others,
        } => {
            let owners: BTreeSet<&str> = all.iter().flat_map(|it| it.who.split('、')).collect();
            let mut near = near(&written, (0..).zip(owners.iter().copied()));
            let more = others
                .into_iter()
                .filter(|it| !owners.contains(it.as_str()));
            near.extend(more);
            Trouble::Unknown {
                kinds,
                written,
                near,
            }
        }
        other => other,
    }
}

/// What falls due by the end of so many days, and what is overdue and can still be done; in order of days.
/// Without a number of days all of it.
#[must_use]
pub fn due(book: &Book, today: Today, days: Option<u32>) -> Vec<Due> {
    let last = days.and_then(|days| today.date.checked_add_days(Days::new(days.into())));
    let mut all = due_by(&rules::check(book, &today), book, today);
    all.retain(|it| last.is_none_or(|last| it.on <= last));
    all
}

/// The same, all of it, where the rules were run already.
#[must_use]
pub fn due_by(found: &[Finding], book: &Book, today: Today) -> Vec<Due> {
    let found = found.iter().filter(|it| it.level != Level::Advice);
    let mut all: Vec<Due> = found.filter_map(|it| of_finding(it, book)).collect();
    all.extend(waiting(book, today));
    fn key(it: &Due) -> (NaiveDate, &str, (Kind, u64)) {
        (it.on, &it.source, it.record)
    }
    all.sort_by(|one, other| key(one).cmp(&key(other)));
    all
}

/// What waits by itself and has a day: forms, opinions, problems, items of plans.
pub fn waiting(book: &Book, today: Today) -> impl Iterator<Item = Due> + '_ {
    let opinions = book.opinions.iter();
    let opinions = opinions.flat_map(move |it| of_opinion(it, book, today));
    forms(book, today)
        .chain(opinions)
        .chain(problems(book))
        .chain(plan_items(book, today))
}

/// A duty with its day. Forms and opinions are there by themselves: they fall due before a rule speaks of them.
fn of_finding(finding: &Finding, book: &Book) -> Option<Due> {
    let kind = finding.subject.kind();
    if matches!(kind, Kind::RegistrationForm | Kind::Opinion) {
        return None;
    }
    // Article 20: one committee keeps the whole in view.
    let coordinating = book.coordinating().filter(|_| kind == Kind::Organisation);
    let hands = Hands::of_finding(finding, book);
    Some(Due {
        on: finding.due?,
        what: finding.message(book),
        who: hands.name(book),
        hands,
        step: finding.rule.title.clone(),
        source: finding.rule.code.to_owned(),
        rule: Some(finding.rule),
        remedy: Some(finding.remedy),
        record: (kind, finding.subject.raw_id()),
        sector: finding.sector,
        committee: finding.committee.or(coordinating.map(|it| it.id)),
        member: finding.subject.member(book),
    })
}

/// The forms that are to be filed or uploaded.
fn forms<'b>(book: &'b Book, today: Today) -> impl Iterator<Item = Due> + 'b {
    book.forms.iter().filter_map(move |form| {
        let on = rules::form_deadline(form, book.settings())?;
        let member = book.members.get(form.sheet.member);
        let committee = book.committee_of_form(form, today.date);
        let hands = Hands::of_form(form, book, today.date);
        let (name, id) = (book.member_name(form.sheet.member), form.id);
        let (what, step, source) = match form.filed_on() {
            None => (
                text!(
                    "备案{name}的登记表（编号 {id}）",
                    "file {name}'s form #{id}"
                ),
                Text::of("备案登记表", "file forms"),
                "form.file",
            ),
            Some(_) => (
                text!(
                    "上传{name}的登记表（编号 {id}）",
                    "upload {name}'s form #{id}"
                ),
                Text::of("上传登记表", "upload forms"),
                "form.upload",
            ),
        };
        Some(Due {
            on,
            what,
            step,
            who: hands.name(book),
            hands,
            source: source.to_owned(),
            rule: None,
            remedy: None,
            record: (Kind::RegistrationForm, form.id.0),
            sector: member.map(|it| it.sector_on(today.date)),
            committee,
            member: Some(form.sheet.member),
        })
    })
}

/// What an opinion waits for; who has it is to do it.
fn of_opinion(opinion: &Opinion, book: &Book, today: Today) -> Vec<Due> {
    let (sector, committee) = (opinion.sector(book), opinion.committee(book, today.date));
    let hands = Hands::of_opinion(opinion, book, today.reference_date());
    let steps = opinion.steps(book.settings()).into_iter();
    let all = steps.map(|(step, on)| Due {
        on,
        what: step.on_opinion(&opinion.title),
        step: step.on_opinions(),
        who: hands.name(book),
        hands: hands.clone(),
        source: format!("opinion.{}", step.code()),
        rule: None,
        remedy: None,
        record: (Kind::Opinion, opinion.id.0),
        sector,
        committee,
        member: Some(opinion.reporter),
    });
    all.collect()
}

/// The items of the year's plans that wait for an activity, by the end of their month.
fn plan_items(book: &Book, today: Today) -> impl Iterator<Item = Due> + '_ {
    book.plan_items.iter().filter_map(move |it| {
        let plan = book
            .plans
            .get(it.plan)
            .filter(|plan| plan.year == today.year)?;
        let state = it.state(book, today.date);
        if !matches!(state, ItemState::Planned | ItemState::Overdue) {
            return None;
        }
        let hands = Hands::of_body(plan.body);
        let (sector, committee) = match plan.body {
            Body::Sector(id) => {
                let sector = book.sectors.get(id);
                (Some(id), sector.and_then(|it| it.committee_on(today.date)))
            }
            Body::Committee(id) => (None, Some(id)),
            Body::Department(_) => (None, None),
        };
        let title = &it.title;
        Some(Due {
            on: it.last_day(plan.year)?,
            what: text!("开展计划事项“{title}”", "hold the plan's item “{title}”"),
            step: Text::of("开展计划事项", "hold items of plans"),
            who: hands.name(book),
            hands,
            source: "plan-item".to_owned(),
            rule: None,
            remedy: Some(Remedy::hold_plan_item(it.id)),
            record: (Kind::PlanItem, it.id.0),
            sector,
            committee,
            member: None,
        })
    })
}

/// The problems that are to be solved.
fn problems(book: &Book) -> impl Iterator<Item = Due> + '_ {
    let open = book.problems.iter().filter(|it| it.solved.is_none());
    open.filter_map(|it| {
        let title = &it.title;
        Some(Due {
            on: it.due?,
            what: text!("解决督办问题“{title}”", "solve the problem “{title}”"),
            step: Text::of("解决督办问题", "solve problems"),
            who: it.owner.clone(),
            hands: Hands::Units(vec![it.owner.clone()]),
            source: "problem".to_owned(),
            rule: None,
            remedy: None,
            record: (Kind::Problem, it.id.0),
            sector: None,
            committee: None,
            member: None,
        })
    })
}

impl Due {
    /// The article that it rests on.
    #[must_use]
    pub fn ground(&self) -> Text {
        match (self.rule, self.record.0) {
            (Some(rule), _) => rule.source(),
            (None, Kind::RegistrationForm) => Text::of("附件", "annex"),
            (None, Kind::Opinion) => Text::of("第20条", "article 20"),
            (None, Kind::Problem) => Text::of("第18条", "article 18"),
            (None, _) => Text::of("第17条", "article 17"),
        }
    }

    /// Does it lie with this unit or person outside the records, to whom it was given by name?
    #[must_use]
    pub fn was_given_to(&self, who: &str) -> bool {
        self.who.split('、').any(|it| it == who)
    }

    /// Does it lie with this department, sector, committee or member, or belong to it?
    #[must_use]
    pub fn lies_with(&self, (kind, id): (Kind, u64), book: &Book) -> bool {
        match kind {
            Kind::Member => self.member == Some(MemberId(id)),
            Kind::Sector => self.sector == Some(SectorId(id)),
            Kind::Committee => self.committee == Some(CommitteeId(id)),
            _ => self.record == (kind, id) || self.was_given_to(&book.name_of(kind, id)),
        }
    }

    /// As `docs/json.md` describes it.
    #[must_use]
    pub fn value(&self, book: &Book, today: Today, locale: Locale) -> Json {
        let (kind, id) = self.record;
        json!({
            "due": self.on,
            "overdue": self.on < today.date,
            "what": self.what.say(locale),
            "who": self.who,
            "source": self.source,
            "record": { "kind": kind.code_name(), "id": id },
            "sector": self.sector.map(|id| book.sector_name(id)),
            "committee": self.committee.map(|id| book.committee_name(id)),
        })
    }

    /// As a day in a calendar.
    #[must_use]
    pub fn event(&self, locale: Locale) -> Event {
        let (kind, id) = self.record;
        let (source, on) = (&self.source, self.on);
        Event {
            uid: format!("{source}-{}-{id}-{on}@jiebie", kind.code_name()),
            on,
            summary: self.what.say(locale).to_owned(),
            description: self.who.clone(),
        }
    }
}
