//! A sector or a committee is called otherwise from a day on. What it was called before is kept: papers of an earlier
//! day have it, and tables that still write it are understood. A name that was wrong is corrected instead.

use chrono::NaiveDate;

use super::without_inner_blanks;
use crate::desk::checks::Faults;
use crate::desk::keep::{accept, find};
use crate::desk::refusal::Refusal;
use crate::desk::request::{ActOutcome, Request, RequestContext};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::committee::Committee;
use crate::domain::former_name::Renamed;
use crate::domain::id::{CommitteeId, SectorId};
use crate::domain::record::{Entity, Kind, Record};
use crate::domain::sector::Sector;
use crate::domain::verb::Verb;
use crate::store::Tx;
use crate::text;
use crate::text::Text;

/// Gives another name from a day on.
pub struct Rename {
    /// What is renamed.
    pub of: Named,
    /// The new name.
    pub name: String,
    /// The first day on which it holds.
    pub from: NaiveDate,
}

/// What can be renamed on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A sector.
    Sector(SectorId),
    /// A committee.
    Committee(CommitteeId),
}

impl Named {
    fn record(self) -> (Kind, u64) {
        match self {
            Named::Sector(id) => (Kind::Sector, id.0),
            Named::Committee(id) => (Kind::Committee, id.0),
        }
    }
}

impl Request for Rename {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        match self.of {
            Named::Sector(_) => Verb::RenameSector,
            Named::Committee(_) => Verb::RenameCommittee,
        }
    }

    fn permission(&self, _book: &Book) -> Result<Permission, Refusal> {
        Ok(Permission::Map)
    }

    fn note(&self, book: &Book) -> String {
        let (kind, id) = self.of.record();
        let (was, name, from) = (book.name_of(kind, id), &self.name, self.from);
        format!("{was} → {name} {from}")
    }

    fn bears_on(&self, _book: &Book) -> Vec<(Kind, u64)> {
        vec![self.of.record()]
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        match self.of {
            Named::Sector(id) => {
                let sector = find::<Sector>(book, id)?;
                let there = sector.is_there_on(self.from);
                self.give(sector, there, book, tx, &context.today)
            }
            Named::Committee(id) => {
                let committee = find::<Committee>(book, id)?;
                let there = committee.is_there_on(self.from);
                self.give(committee, there, book, tx, &context.today)
            }
        }
    }
}

impl Rename {
    fn give<T: Renamed + Entity + Clone + Into<Record>>(
        &self,
        mut record: T,
        there: bool,
        book: &Book,
        tx: &mut Tx<'_>,
        today: &Today,
    ) -> Result<ActOutcome, Refusal> {
        let name = without_inner_blanks(self.name.trim());
        let from = self.from;
        let mut faults = Faults::of(self.of.record().0);
        faults.required("name", &name);
        faults.past("on", Some(from), today);
        faults.in_term("on", from, book);
        let (is, former) = record.names();
        faults.when(
            *is == name,
            "name",
            Text::of("现在就叫这个名称。", "It is called so already."),
        );
        faults.when(
            !there,
            "on",
            text!("{is}在 {from} 不存在。", "{is} is not there on {from}."),
        );
        if let Some(last) = former.last().filter(|it| it.until >= from) {
            let (was, until) = (&last.name, last.until);
            let why = text!(
                "已登记 {until} 前叫{was}，更名日期须在其后。",
                "It was called {was} until {until}; another name begins after that."
            );
            faults.when(true, "on", why);
        }
        faults.none()?;
        record.call(name, from);
        accept(&record.clone().into(), book, today)?;
        tx.put(record)?;
        Ok(ActOutcome::default())
    }
}
