//! 三、存在的问题: what the rulebook finds, counted by rule and told by topic, with the sectors and
//! committees that it is about.

use std::collections::BTreeMap;

use super::figure::{Ledger, Reference};
use super::phrases::{self, Phrase, Topic};
use super::wording;
use super::year::YearWork;
use crate::domain::record::Kind;
use crate::exchange::papers::circular::Part;
use crate::rules::{self, Finding, Level, Subject};
use crate::text;
use crate::text::Text;

/// How many names are listed before “等”.
const LISTED: usize = 8;

/// Of how many places the counts are told where there are more.
const TOLD: usize = 3;

/// The findings of a year, by rule.
pub(super) struct Problems {
    /// Faults, in the order in which they are told.
    faults: Vec<(&'static Phrase, Vec<Finding>)>,
    /// Duties whose day is still to come.
    due: Vec<&'static Phrase>,
}

impl Problems {
    /// What the rulebook finds.
    pub(super) fn find(work: &YearWork<'_>) -> Self {
        let mut by_code: BTreeMap<&str, Vec<Finding>> = BTreeMap::new();
        let mut due = Vec::new();
        for finding in rules::check(work.book, &work.today) {
            if !is_of_the_year(work, &finding) {
                continue;
            }
            let Some(phrase) = phrases::of(finding.rule.code) else {
                continue;
            };
            if finding.level == Level::Due {
                due.push(phrase.code);
            } else {
                by_code.entry(phrase.code).or_default().push(finding);
            }
        }
        let faults: Vec<_> = phrases::PHRASES
            .iter()
            .filter_map(|phrase| Some((phrase, by_code.remove(phrase.code)?)))
            .collect();
        let due = phrases::PHRASES
            .iter()
            .filter(|phrase| due.contains(&phrase.code))
            .filter(|phrase| faults.iter().all(|(fault, _)| fault.code != phrase.code))
            .collect();
        Problems { faults, due }
    }

    /// Writes the part.
    pub(super) fn write(&self, work: &YearWork<'_>, ledger: &mut Ledger, body: &mut Vec<Part>) {
        body.push(Part::Heading("三、存在的问题".to_owned()));
        let topics = self.topics();
        if topics.is_empty() {
            let text = "对照联系服务界别群众工作的各项要求，未发现不符合要求的情况。";
            body.push(Part::Text(text.to_owned()));
            return;
        }
        for (n, topic) in topics.iter().enumerate() {
            let ordinal = if topics.len() > 1 { ORDINALS[n] } else { "" };
            let faults = self
                .faults
                .iter()
                .filter(|(phrase, _)| phrase.topic == *topic);
            let clauses: Vec<String> = faults
                .map(|(phrase, findings)| clause(work, ledger, phrase, findings))
                .collect();
            body.push(Part::Text(format!(
                "{ordinal}{}。{}。",
                topic.fault(),
                clauses.join("；")
            )));
        }
    }

    /// The topics that have a fault.
    pub(super) fn topics(&self) -> Vec<Topic> {
        let has = |topic: &Topic| self.faults.iter().any(|(it, _)| it.topic == *topic);
        Topic::ALL.into_iter().filter(has).collect()
    }

    /// What is to be done in a topic.
    pub(super) fn to_do(&self, topic: Topic) -> Vec<&'static str> {
        let faults = self.faults.iter().filter(|(it, _)| it.topic == topic);
        faults.map(|(phrase, _)| phrase.to_do).collect()
    }

    /// What is to be done by a day that is still to come.
    pub(super) fn due(&self) -> Vec<&'static str> {
        self.due.iter().map(|phrase| phrase.to_do).collect()
    }
}

/// “First” to “fifth” of the topics.
const ORDINALS: [&str; Topic::ALL.len()] = ["一是", "二是", "三是", "四是", "五是"];

/// Pending forms are checked whatever their year; a circular speaks of its own year's.
fn is_of_the_year(work: &YearWork<'_>, finding: &Finding) -> bool {
    if finding.carried {
        return false;
    }
    match finding.subject {
        Subject::Form(id) => work
            .book
            .forms
            .get(id)
            .is_some_and(|form| form.year() == work.year()),
        Subject::Organisation
        | Subject::Committee(_)
        | Subject::Sector(_)
        | Subject::Convenor(_)
        | Subject::Member(_)
        | Subject::Record(..) => true,
    }
}

/// What a finding counts, with its measure word: 名委员.
struct Counted {
    kind: Kind,
    measure: &'static str,
    noun: &'static str,
}

impl Counted {
    /// What findings on such a subject count; there is one organisation, which is not counted.
    fn of(subject: Subject) -> Option<Counted> {
        let (measure, noun) = match subject {
            Subject::Organisation => return None,
            Subject::Committee(_) => ("个", "专门委员会"),
            Subject::Sector(_) => ("个", "界别"),
            Subject::Convenor(_) => ("名", "召集人"),
            Subject::Member(_) => ("名", "委员"),
            Subject::Form(_) => ("份", "登记表"),
            Subject::Record(Kind::Department, _) => ("个", "部门"),
            Subject::Record(Kind::KeyContact, _) => ("名", "重点联系对象"),
            Subject::Record(Kind::Opinion, _) => ("条", "意见建议"),
            Subject::Record(..) => ("次", "活动"),
        };
        Some(Counted {
            kind: subject.kind(),
            measure,
            noun,
        })
    }
}

/// “3个界别没有明确界别联络员（教育界、体育界、经济界）”.
fn clause(
    work: &YearWork<'_>,
    ledger: &mut Ledger,
    phrase: &Phrase,
    findings: &[Finding],
) -> String {
    let fault = phrase.fault;
    let Some((first, counted)) = findings
        .first()
        .and_then(|first| Some((first, Counted::of(first.subject)?)))
    else {
        return format!("{}{fault}", leadership(findings));
    };
    let all_are = |kinds: &[Kind]| findings.iter().all(|it| kinds.contains(&it.subject.kind()));
    let noun = match counted.kind {
        kind if all_are(&[kind]) => counted.noun,
        // A temporary branch is asked for at both.
        _ if all_are(&[Kind::Activity, Kind::Training]) => "活动和培训",
        // Committees owe what departments owe.
        _ => "专门委员会和部门",
    };
    let (zh, en) = (&first.rule.title.zh, &first.rule.title.en);
    let code = format!("problem.{}", phrase.code);
    let name = text!("问题：{zh}", "problem: {en}");
    let records = findings
        .iter()
        .map(|it| (it.subject.kind(), it.subject.raw_id()));
    let count = ledger.count_records(&code, name.clone(), records.collect());
    let places = match first.subject {
        // Constituents are not named.
        Subject::Member(_)
        | Subject::Convenor(_)
        | Subject::Form(_)
        | Subject::Record(Kind::KeyContact | Kind::Opinion, _) => {
            let spread = Spread {
                code,
                name,
                counted: &counted,
            };
            spread.say(work, ledger, findings)
        }
        Subject::Organisation
        | Subject::Committee(_)
        | Subject::Sector(_)
        | Subject::Record(..) => named(work, findings),
    };
    let measure = counted.measure;
    format!("{count}{measure}{noun}{fault}{places}")
}

/// Which bodies of the leadership findings are about; nothing where they are about none.
fn leadership(findings: &[Finding]) -> String {
    let studied = findings.iter().any(|it| it.rule.code == "J1801");
    let bodies = findings.iter().filter_map(|it| it.leadership);
    let names: Vec<_> = bodies.map(|it| it.word().zh.into_owned()).collect();
    match (studied, names.is_empty()) {
        (false, _) => String::new(),
        (true, true) => "党组会议、主席会议".to_owned(),
        (true, false) => names.join("、"),
    }
}

/// The names of what was found, up to [`LISTED`] of them.
fn named(work: &YearWork<'_>, findings: &[Finding]) -> String {
    let names: Vec<String> = findings
        .iter()
        .take(LISTED)
        .map(|finding| match finding.subject {
            Subject::Record(Kind::Department, _) => finding.subject.name(work.book),
            Subject::Record(..) => {
                // Quotation marks within such marks are the single ones.
                let title = finding.subject.name(work.book);
                format!("“{}”", title.replace('“', "‘").replace('”', "’"))
            }
            Subject::Sector(_) => wording::sector(&finding.subject.name(work.book)),
            Subject::Organisation
            | Subject::Committee(_)
            | Subject::Convenor(_)
            | Subject::Member(_)
            | Subject::Form(_) => finding.subject.name(work.book),
        })
        .collect();
    let more = if findings.len() > LISTED { "等" } else { "" };
    format!("（{}{more}）", names.join("、"))
}

/// How findings on people and forms spread over sectors and committees.
struct Spread<'a> {
    code: String,
    name: Text,
    counted: &'a Counted,
}

impl Spread<'_> {
    /// “（教育界6名、体育界2名）”; of many places, those with the most.
    fn say(&self, work: &YearWork<'_>, ledger: &mut Ledger, findings: &[Finding]) -> String {
        let mut places: Vec<(Option<Reference>, Vec<Reference>)> = Vec::new();
        for finding in findings {
            let place = self.place(finding);
            let record = (self.counted.kind, finding.subject.raw_id());
            match places.iter_mut().find(|(known, _)| *known == place) {
                Some((_, records)) => records.push(record),
                None => places.push((place, vec![record])),
            }
        }
        if let [(place, _)] = places.as_slice() {
            return match (place, findings.len()) {
                (None, 1) => format!("（{}）", self.nowhere()),
                (None, _) => format!("（均{}）", self.nowhere()),
                (Some(place), 1) => format!("（{}）", place_name(work, *place)),
                (Some(place), _) => format!("（均属{}）", place_name(work, *place)),
            };
        }
        // Where as many are found, the order is the office's own; what belongs nowhere comes last.
        let position = |(kind, id): Reference| match kind {
            Kind::Sector => work.sectors(|_| true).iter().position(|it| it.0 == id),
            _ => work.committees(|_| true).iter().position(|it| it.0 == id),
        };
        places.sort_by_key(|(place, records)| {
            let largest = std::cmp::Reverse(records.len());
            (place.is_none(), largest, place.map(position))
        });
        let all = places.len() <= LISTED;
        let told = if all { places.len() } else { TOLD };
        let mut clauses = Vec::new();
        for (place, records) in places.into_iter().take(told) {
            let (place, code) = match place {
                Some((kind, id)) => (
                    place_name(work, (kind, id)),
                    format!("{}.{}-{id}", self.code, kind.code_name()),
                ),
                None => (self.nowhere().to_owned(), format!("{}.none", self.code)),
            };
            let (zh, en) = (&self.name.zh, &self.name.en);
            let name = text!("{zh}（{place}）", "{en} ({place})");
            let count = ledger.count_records(code, name, records);
            clauses.push(format!("{place}{count}{}", self.counted.measure));
        }
        let clauses = clauses.join("、");
        if all {
            format!("（{clauses}）")
        } else {
            format!("（较多的有{clauses}）")
        }
    }

    /// What is said of findings that belong to no place.
    fn nowhere(&self) -> &'static str {
        if self.counted.kind == Kind::RegistrationForm {
            "未明确专门委员会"
        } else {
            "未明确界别"
        }
    }

    /// A form is its committee's to handle; people belong to their sectors.
    fn place(&self, finding: &Finding) -> Option<Reference> {
        if self.counted.kind == Kind::RegistrationForm {
            finding.committee.map(|id| (Kind::Committee, id.0))
        } else {
            finding.sector.map(|id| (Kind::Sector, id.0))
        }
    }
}

fn place_name(work: &YearWork<'_>, (kind, id): Reference) -> String {
    let name = work.book.name_of(kind, id);
    if kind == Kind::Sector {
        wording::sector(&name)
    } else {
        name
    }
}
