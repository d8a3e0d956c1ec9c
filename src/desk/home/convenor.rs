//! A sector as its convenors have it before them: what is theirs to do, who of the members is quiet, how the sector
//! adds up, and what was verified last.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::desk::Desk;
use crate::desk::dossier::{Owed, owed};
use crate::desk::hands::{is_a_members, is_a_sectors};
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::form::Tally;
use crate::domain::id::{MemberId, OpinionId, SectorId};
use crate::domain::member::Member;
use crate::domain::opinion::Opinion;
use crate::domain::record::Kind;
use crate::domain::yearwork::{Body, Evidence};
use crate::rules::{Finding, Level, Subject};
use crate::store::StoreError;
use crate::text;
use crate::text::Text;

/// How many of what was verified are told.
const VERIFIED: usize = 3;

/// The home of a sector's convenors.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ConvenorHome {
    /// What the convenors do, the most urgent first: themselves, or by reminding members.
    pub todo: Vec<Todo>,
    /// What is owed for the sector and lies with the office.
    pub office: Vec<Owed>,
    /// The members, those first with whom something is wanting.
    pub people: Vec<Person>,
    /// The sector's opinions that wait for what was promised, the nearest first.
    pub promises: Vec<OpinionId>,
    /// What somebody of the office looked at last.
    pub verified: Vec<VerifiedWork>,
}

/// Something that a convenor does.
#[derive(Clone, Debug, PartialEq)]
pub struct Todo {
    /// What is owed; in the words of whoever does it.
    pub owed: Owed,
    /// Whose it is, where the convenor reminds them; nobody where it is the sector's own.
    pub members: Vec<MemberId>,
}

/// How a member stands in the year that is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub member: MemberId,
    /// The gravest of what is wanting and lies with the member.
    pub wants: Option<Level>,
    /// The registration forms.
    pub forms: Tally,
    /// The key contacts.
    pub contacts: usize,
    /// Whether they are as many as are asked for.
    pub has_contacts: bool,
    /// The activities that the member took part in.
    pub activities: usize,
    /// The last day of which a form, a contact, an activity or a training tells.
    pub last: Option<NaiveDate>,
    /// Is the member in a workroom?
    pub in_workroom: bool,
}

/// How many of a sector's members have what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// All.
    pub members: usize,
    /// Those with a form that counts.
    pub with_form: usize,
    /// Those with as many key contacts as are asked for.
    pub with_contacts: usize,
    /// Those in a workroom.
    pub in_workroom: usize,
}

/// That somebody looked at a plan, an activity, a summary or an output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedWork {
    /// The day.
    pub on: NaiveDate,
    /// Who.
    pub by: String,
    /// What.
    pub record: (Kind, u64),
}

impl ConvenorHome {
    /// That of a sector, where the rules were run already.
    ///
    /// # Errors
    /// The archive of forms can't be read.
    pub fn of(
        sector: SectorId,
        found: &[Finding],
        desk: &Desk,
    ) -> Result<ConvenorHome, StoreError> {
        let (book, today) = (desk.book(), desk.today());
        let all = owed((Kind::Sector, sector.0), found, book, today);
        let mut home = ConvenorHome::default();
        for owed in all {
            match whose(&owed, book.sector_name(sector), book) {
                Whose::Convenors => home.todo.push(Todo {
                    owed,
                    members: Vec::new(),
                }),
                Whose::Members => home.todo.push(of_members(owed, book)),
                Whose::Office => home.office.push(owed),
            }
        }
        home.people = people(sector, found, desk)?;
        home.promises = promises(sector, book, today);
        home.verified = verified(sector, book, today);
        Ok(home)
    }

    /// How many members have what.
    #[must_use]
    pub fn sums(&self) -> Sums {
        let count = |has: fn(&Person) -> bool| self.people.iter().filter(|it| has(it)).count();
        Sums {
            members: self.people.len(),
            with_form: count(|it| it.forms.counting() > 0),
            with_contacts: count(|it| it.has_contacts),
            in_workroom: count(|it| it.in_workroom),
        }
    }
}

/// With whom something lies that is owed for a sector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    Convenors,
    Members,
    Office,
}

/// Convenors enter the sector's liaison, plan, activities, outputs and summary, and remind its members; the rest of what
/// a sector lacks the office sees to.
fn whose(owed: &Owed, sector: &str, book: &Book) -> Whose {
    let command = owed.remedy.map(|it| it.command);
    match owed.record.0 {
        Kind::Member | Kind::KeyContact => match command.is_some_and(is_a_members) {
            true => Whose::Members,
            false => Whose::Office,
        },
        Kind::Opinion => {
            let mut units = owed.records.iter().filter_map(|it| {
                let opinion = book.opinions.get(OpinionId(it.1))?;
                Some(opinion.standing().any(|it| it.unit == sector))
            });
            match units.any(|own| own) {
                true => Whose::Convenors,
                false => Whose::Office,
            }
        }
        Kind::RegistrationForm | Kind::Convenor | Kind::Workroom => Whose::Office,
        kind => match command.is_some_and(|it| is_a_sectors(it, kind)) {
            true => Whose::Convenors,
            false => Whose::Office,
        },
    }
}

/// What members owe, told by how many they are.
fn of_members(owed: Owed, book: &Book) -> Todo {
    let mut members: Vec<MemberId> = Vec::new();
    for (kind, id) in &owed.records {
        let member = match kind {
            Kind::Member => Some(MemberId(*id)),
            _ => Subject::Record(*kind, *id).member(book),
        };
        members.extend(member.filter(|it| !members.contains(it)));
    }
    let what = match members.as_slice() {
        [_] => owed.what.clone(),
        many => several(&owed, many.len()),
    };
    Todo {
        owed: Owed { what, ..owed },
        members,
    }
}

/// What several members owe alike, as one says it to them.
fn several(owed: &Owed, n: usize) -> Text {
    match owed.source.as_str() {
        "J1001" => text!(
            "{n} 位委员今年还没有填够登记表",
            "{n} members have yet to fill their forms"
        ),
        "J1101" => text!(
            "{n} 位委员有重点联系对象久未联系",
            "{n} members have key contacts not heard for long"
        ),
        "J1301" => text!(
            "{n} 位委员今年还没有参加活动",
            "{n} members took part in no activity yet"
        ),
        "J1503" => text!(
            "{n} 位委员的重点联系对象不足",
            "{n} members have too few key contacts"
        ),
        "J1504" => text!(
            "{n} 位委员的重点联系对象过多",
            "{n} members have too many key contacts"
        ),
        _ => {
            let title = owed.rule.map_or(owed.what.clone(), |it| it.title.clone());
            let (zh, en) = (&title.zh, &title.en);
            match owed.source.split_once('.') {
                Some((_, year)) => text!(
                    "{zh}（{year} 年，{n} 位委员）",
                    "{en} ({year}, {n} members)"
                ),
                None => text!("{zh}（{n} 位委员）", "{en} ({n} members)"),
            }
        }
    }
}

/// The members who serve, with what each did.
fn people(sector: SectorId, found: &[Finding], desk: &Desk) -> Result<Vec<Person>, StoreError> {
    let (book, today) = (desk.book(), desk.today());
    let day = today.reference_date();
    let mut attended: HashMap<MemberId, (usize, NaiveDate)> = HashMap::new();
    for activity in book
        .activities_in(today.year)
        .filter(|it| it.held_on <= day)
    {
        for member in &activity.participants {
            let (count, last) = attended.entry(*member).or_insert((0, activity.held_on));
            *count += 1;
            *last = activity.held_on.max(*last);
        }
    }
    let mut wants: HashMap<MemberId, Level> = HashMap::new();
    for finding in found.iter().filter(|it| it.touches_sector(sector, book)) {
        let theirs = matches!(finding.subject.kind(), Kind::Member | Kind::KeyContact)
            && is_a_members(finding.remedy.command);
        if let Some(member) = finding.subject.member(book).filter(|_| theirs) {
            let level = wants.entry(member).or_insert(finding.level);
            *level = finding.level.min(*level);
        }
    }
    let asked = book.settings();
    let asked = asked.key_contacts_min as usize..=asked.key_contacts_max as usize;
    let mut all = Vec::new();
    for member in book.members_of(sector, day) {
        let contacts = book.key_contacts_of(member.id, day).len();
        let (activities, last) = match attended.get(&member.id) {
            Some((count, last)) => (*count, Some(*last)),
            None => (0, None),
        };
        all.push(Person {
            member: member.id,
            wants: wants.get(&member.id).copied(),
            forms: book.tally(member.id, today.year),
            contacts,
            has_contacts: asked.contains(&contacts),
            activities,
            last: last.max(last_touch(member, desk, day)?),
            in_workroom: member.workroom_on(day).is_some(),
        });
    }
    // Whoever was not heard of for longest stands first among their like.
    all.sort_by_key(|it| (it.wants.is_none(), it.wants, it.last));
    Ok(all)
}

/// The last day of which a form, a contact that was heard, or a training tells.
fn last_touch(
    member: &Member,
    desk: &Desk,
    day: NaiveDate,
) -> Result<Option<NaiveDate>, StoreError> {
    let book = desk.book();
    let heard = book.key_contacts_of(member.id, day).into_iter();
    let heard = heard.filter_map(|it| book.last_heard(it, day).map(|it| it.on));
    let trained = book.trainings.iter();
    let trained = trained.filter(|it| it.held_on <= day && it.attended.contains(&member.id));
    let last = heard.chain(trained.map(|it| it.held_on)).max();
    let forms = desk.forms_of(member.id)?;
    let newest = forms.iter().find(|(_, status)| status.counts());
    let form = match newest {
        Some((id, _)) => desk.form(*id)?,
        None => None,
    };
    let form = form.map(|it| it.dated()).filter(|on| *on <= day);
    Ok(last.max(form))
}

/// The opinions of a sector in which something was promised that is not done yet.
fn promises(sector: SectorId, book: &Book, today: Today) -> Vec<OpinionId> {
    let day = today.reference_date();
    let own = |it: &&Opinion| it.received_on <= day && it.sector(book) == Some(sector);
    let all = book.opinions.iter().filter(own);
    let all = all.filter_map(|it| Some((it.promise()?.by, it.id)));
    let mut all: Vec<_> = all.collect();
    all.sort_unstable();
    all.into_iter().map(|it| it.1).collect()
}

/// What of the sector's year was verified last, newest first.
fn verified(sector: SectorId, book: &Book, today: Today) -> Vec<VerifiedWork> {
    let (year, body) = (today.year, Body::Sector(sector));
    let plans = book.plans_of(body, year);
    let plans = plans.map(|it| (&it.evidence, (Kind::Plan, it.id.0)));
    let summaries = book.summaries_of(body, year);
    let summaries = summaries.map(|it| (&it.evidence, (Kind::Summary, it.id.0)));
    let activities = book.activities_of(sector, year).into_iter();
    let activities = activities.map(|it| (&it.evidence, (Kind::Activity, it.id.0)));
    let outputs = book.outputs_of(sector, year);
    let outputs = outputs.map(|it| (&it.evidence, (Kind::Output, it.id.0)));
    let all = plans.chain(summaries).chain(activities).chain(outputs);
    let all = all.filter_map(|(evidence, record)| match evidence {
        Evidence::Verified { on, by, .. } => Some(VerifiedWork {
            on: *on,
            by: by.clone(),
            record,
        }),
        Evidence::Recorded => None,
    });
    let mut all: Vec<VerifiedWork> = all.filter(|it| it.on <= today.date).collect();
    all.sort_by_key(|it| std::cmp::Reverse((it.on, it.record)));
    all.truncate(VERIFIED);
    all
}
