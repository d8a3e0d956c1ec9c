//! The yearly duties: plans, summaries and the leadership's studies.

use super::figure::Ledger;
use super::wording::{Among, not, sentence};
use super::year::YearWork;
use crate::domain::record::Kind;
use crate::domain::yearwork::{Body, StudyBody};
use crate::rules::proof;
use crate::text;
use crate::text::Text;

const PLANS: [(&str, Text, Among); 3] = [
    (
        "sectors-with-plan",
        Text::of("有年度工作计划的界别", "sectors with a plan"),
        Among {
            all: "各界别",
            unit: "个界别",
            done: "制定了年度工作计划",
            undone: "制定年度工作计划",
        },
    ),
    (
        "committees-with-plan",
        Text::of("有年度工作计划的专门委员会", "committees with a plan"),
        Among {
            all: "各专门委员会",
            unit: "个专门委员会",
            done: "制定了年度工作计划",
            undone: "制定年度工作计划",
        },
    ),
    (
        "departments-with-plan",
        Text::of("有年度工作计划的部门", "departments with a plan"),
        Among {
            all: "各部门",
            unit: "个部门",
            done: "制定了年度工作计划",
            undone: "制定年度工作计划",
        },
    ),
];

const SUMMARIES: [(&str, Text, Among); 3] = [
    (
        "sectors-with-summary",
        Text::of("有工作总结的界别", "sectors with a summary"),
        Among {
            all: "各界别",
            unit: "个界别",
            done: "报送了工作总结",
            undone: "报送工作总结",
        },
    ),
    (
        "committees-with-summary",
        Text::of("有工作总结的专门委员会", "committees with a summary"),
        Among {
            all: "各专门委员会",
            unit: "个专门委员会",
            done: "报送了工作总结",
            undone: "报送工作总结",
        },
    ),
    (
        "departments-with-summary",
        Text::of("有工作总结的部门", "departments with a summary"),
        Among {
            all: "各部门",
            unit: "个部门",
            done: "报送了工作总结",
            undone: "报送工作总结",
        },
    ),
];

/// Who made a plan, who handed in a summary, and what was studied.
pub(super) fn duties(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let plans = papers(work, ledger, &PLANS, |body| work.has_plan(body));
    let mut summaries = papers(work, ledger, &SUMMARIES, |body| work.has_summary(body));
    // Before their day nobody owes a summary: that there is none yet goes without saying.
    let due = work.book.settings().summary_due.in_year(work.year());
    if work.today.date <= due {
        summaries.retain(|(count, _)| *count > 0);
    }
    let say = |clauses: Vec<(usize, String)>| {
        sentence(clauses.into_iter().map(|(_, clause)| clause).collect())
    };
    say(plans) + &say(summaries) + &studies(work, ledger)
}

/// How many sectors, committees and departments have a paper, and the clauses that say so.
fn papers(
    work: &YearWork<'_>,
    ledger: &mut Ledger,
    [sectors, committees, departments]: &[(&'static str, Text, Among); 3],
    has: impl Fn(Body) -> bool,
) -> Vec<(usize, String)> {
    let mut clauses = Vec::new();
    let mut say = |among: &Among, count: usize, whole: usize| {
        if whole > 0 {
            clauses.push((count, among.say(work, count, whole)));
        }
    };
    let (code, name, among) = sectors;
    let ids = work.sectors(|id| has(Body::Sector(id)));
    let count = ledger.count(*code, name.clone(), Kind::Sector, ids);
    say(among, count, work.sectors(|_| true).len());
    let (code, name, among) = committees;
    let ids = work.committees(|id| has(Body::Committee(id)));
    let count = ledger.count(*code, name.clone(), Kind::Committee, ids);
    say(among, count, work.committees(|_| true).len());
    // Not every office is in departments.
    let whole = work.departments(|_| true).len();
    if whole > 0 {
        let (code, name, among) = departments;
        let ids = work.departments(|id| has(Body::Department(id)));
        let count = ledger.count(*code, name.clone(), Kind::Department, ids);
        say(among, count, whole);
    }
    clauses
}

fn studies(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let ids = |body: StudyBody| {
        proof::studies(work.book, &work.today)
            .filter(|it| it.body == body)
            .map(|it| it.id)
            .collect::<Vec<_>>()
    };
    let mut held = Vec::new();
    for (body, code) in [
        (StudyBody::PartyGroup, "studies-party-group"),
        (StudyBody::Council, "studies-council"),
    ] {
        let word = body.word();
        let (zh, en) = (&word.zh, &word.en);
        let name = text!("{zh}专题研究", "studies by the {en}");
        let count = ledger.count(code, name, Kind::Study, ids(body));
        if count > 0 {
            held.push(format!("{zh}专题研究界别工作{count}次"));
        }
    }
    if held.is_empty() {
        return format!("党组会议、主席会议{}专题研究界别工作。", not(work));
    }
    format!("{}。", held.join("，"))
}
