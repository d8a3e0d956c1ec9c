//! Of what somebody is to be reminded: of what was chosen or marked, for the reason that was chosen with it.

use chrono::NaiveDate;

use super::matter::{Matter, matters};
use crate::desk::hands::Hands;
use crate::domain::book::Book;
use crate::domain::calendar::{Near, Today};
use crate::domain::id::{CommitteeId, DepartmentId, MemberId, PlanItemId, ProblemId, SectorId};
use crate::domain::record::Kind;
use crate::rules::{self, Finding};
use crate::text;
use crate::text::Text;

/// How many names say what a round is about.
const NAMED: usize = 3;

/// One thing of which somebody is reminded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Of {
    /// The record that owes it, or of which it is owed.
    pub record: (Kind, u64),
    /// Where it comes from; all that the record owes where nothing is said.
    pub sources: Vec<String>,
}

/// All of which somebody is to be reminded; everything that is owed where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked(pub Vec<Of>);

impl Of {
    /// All that a record owes.
    #[must_use]
    pub fn all((kind, id): (Kind, u64)) -> Of {
        Of {
            record: (kind, id),
            sources: Vec::new(),
        }
    }

    /// What a record owes for one reason.
    #[must_use]
    pub fn from(record: (Kind, u64), source: &str) -> Of {
        Of {
            record,
            sources: sources_of(source),
        }
    }

    /// What each of these owes, for this reason where there is one.
    #[must_use]
    pub fn each(records: Vec<(Kind, u64)>, source: Option<&str>) -> Vec<Of> {
        let each = records.into_iter().map(|it| match source {
            Some(source) => Of::from(it, source),
            None => Of::all(it),
        });
        each.collect()
    }

    fn admits(&self, matter: &Matter, book: &Book, today: Today) -> bool {
        let own = matter.record == self.record;
        let named = !self.sources.is_empty();
        if named && !self.sources.contains(&matter.source) {
            return false;
        }
        // What waits for a day that is far away is told of by itself.
        let near = |on| Near::of(on, today.date) != Near::Later;
        own || (named || matter.is_asked_by_a_rule || matter.on.is_none_or(near))
            && belongs(matter, self.record, book, today.reference_date())
    }
}

impl Asked {
    /// Whatever is owed.
    #[must_use]
    pub fn everything() -> Asked {
        Asked::default()
    }

    /// Is it whatever is owed?
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.0.is_empty()
    }

    /// Is it this that is asked about?
    #[must_use]
    pub fn admits(&self, matter: &Matter, book: &Book, today: Today) -> bool {
        let far = |it: &Matter| {
            it.on
                .is_some_and(|on| Near::of(on, today.date) == Near::Later)
        };
        match self.is_everything() {
            true => matter.is_asked_by_a_rule || !far(matter),
            false => self.0.iter().any(|it| it.admits(matter, book, today)),
        }
    }

    /// Is anything of it owed?
    #[must_use]
    pub fn is_owed(&self, found: &[Finding], book: &Book, today: Today) -> bool {
        matters(found, book, today).any(|it| self.admits(&it, book, today))
    }

    /// What a round is about: whose, and of what where that is one thing.
    #[must_use]
    pub fn about(&self, book: &Book) -> String {
        self.called(book).zh.into_owned()
    }

    /// The same in both languages.
    #[must_use]
    pub fn called(&self, book: &Book) -> Text {
        let mut sources = self.0.iter().map(|it| &it.sources);
        let first = sources.next();
        let one = first.filter(|it| sources.all(|other| other == *it));
        let Text { zh, en } = one
            .and_then(|it| it.first())
            .map_or_else(anything, |it| of(it));
        let names = self.0.iter().take(NAMED).map(|it| {
            let (kind, id) = it.record;
            book.name_of(kind, id)
        });
        let names = names.collect::<Vec<_>>().join("、");
        match self.0.len() {
            0 => text!("{zh}", "{en}"),
            n if n > NAMED => text!("{names}等 {n} 条 {zh}", "{names} … ({n}): {en}"),
            _ => text!("{names} {zh}", "{names}: {en}"),
        }
    }

    /// Why there is nobody to remind.
    #[must_use]
    pub fn nobody(&self, book: &Book) -> Text {
        let (kind, id) = match self.0.as_slice() {
            [] => {
                return Text::of(
                    "无人可催：没有到期、逾期的事。",
                    "Nobody to remind: nothing is due or overdue.",
                );
            }
            [one] => one.record,
            many => {
                let n = many.len();
                return text!(
                    "无人可催：所选 {n} 项没有到期、逾期的事。",
                    "Nobody to remind: nothing of the {n} chosen is due or overdue."
                );
            }
        };
        let name = book.name_of(kind, id);
        if self.0.iter().any(|it| !it.sources.is_empty()) {
            return text!(
                "无人可催：{name}在所选的这一项上没有到期、逾期的事。",
                "Nobody to remind: nothing of what was chosen of {name} is due or overdue."
            );
        }
        text!(
            "无人可催：{name}没有到期、逾期的事。",
            "Nobody to remind: nothing of {name} is due or overdue."
        )
    }
}

fn anything() -> Text {
    Text::of("到期和逾期事项", "due and overdue")
}

/// What comes from one source, in a few words.
fn of(source: &str) -> Text {
    match source {
        "plan-item" => Text::of("计划事项", "items of plans"),
        "form.file" => Text::of("待备案的登记表", "forms to be filed"),
        "form.upload" => Text::of("待上传的登记表", "forms to be uploaded"),
        "opinion.handle" => Text::of("待交办的意见建议", "opinions to be assigned"),
        "opinion.promise" => Text::of("待兑现的承诺", "promises to be kept"),
        "problem" => Text::of("督办问题", "problems"),
        it if it.starts_with("opinion.") => Text::of("待答复的意见建议", "opinions to be answered"),
        code => rules::find(code).map_or_else(anything, |it| it.title.clone()),
    }
}

/// Where what a rule asks for comes from: forms, opinions and items of plans wait by themselves, before a rule speaks.
#[must_use]
pub fn sources_of(source: &str) -> Vec<String> {
    // Of a year that is over it has that behind it.
    let plain = match source.starts_with('J') {
        true => source.split('.').next().unwrap_or(source),
        false => source,
    };
    let all: &[&str] = match plain {
        "J1707" => &["plan-item"],
        "J2001" => &["opinion.handle"],
        "J2002" => &["opinion.answer", "opinion.answer-again"],
        "J9002" => &["form.file"],
        "J9003" => &["form.upload"],
        other => &[other],
    };
    all.iter().map(|it| (*it).to_owned()).collect()
}

/// Does it belong to a record that is not its own: a body, a member, a plan, a sitting?
fn belongs(matter: &Matter, (kind, id): (Kind, u64), book: &Book, day: NaiveDate) -> bool {
    // An event of several sectors belongs to each.
    let shared = || {
        let (kind, id) = matter.record;
        let event = book.fields(kind, id).filter(|_| matter.sector.is_none());
        event.map_or_else(Vec::new, |it| it.sectors(day))
    };
    match kind {
        Kind::Organisation => true,
        Kind::Committee => {
            let of = |sector: SectorId| book.sectors.get(sector)?.committee_on(day);
            let here = Some(CommitteeId(id));
            matter.committee == here || shared().into_iter().any(|it| of(it) == here)
        }
        Kind::Sector => matter.sector == Some(SectorId(id)) || shared().contains(&SectorId(id)),
        // Of what a member brought in, others owe the answer.
        Kind::Member => matter.member == Some(MemberId(id)) && matter.record.0 != Kind::Opinion,
        Kind::Department => matter.hands == Hands::Department(DepartmentId(id)),
        Kind::Plan => {
            let item = book.plan_items.get(PlanItemId(matter.record.1));
            matter.record.0 == Kind::PlanItem && item.is_some_and(|it| it.plan.0 == id)
        }
        Kind::CouncilSitting => {
            let problem = book.problems.get(ProblemId(matter.record.1));
            matter.record.0 == Kind::Problem && problem.is_some_and(|it| it.sitting.0 == id)
        }
        _ => false,
    }
}
