//! Sectors are merged in mid-term (article 15): from a day on their members are one sector's, which is one of them or a
//! new one. Those that end keep what was done before; what is still open goes on in the sector that stays.

mod charges;
mod members;
mod work;

pub(in crate::desk) use charges::without_liaison;

use chrono::NaiveDate;

use super::{take_work, without_inner_blanks};
use crate::desk::checks::Faults;
use crate::desk::keep::{accept, find};
use crate::desk::refusal::Refusal;
use crate::desk::request::{ActOutcome, Request, RequestContext};
use crate::desk::written::{Names, Trouble};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::id::{CommitteeId, MemberId, SectorId};
use crate::domain::member::{Departure, Member};
use crate::domain::record::Kind;
use crate::domain::sector::Sector;
use crate::domain::verb::Verb;
use crate::store::Tx;
use crate::text;
use crate::text::Text;

/// Why what ended with a merger did.
const MERGED: &str = "界别合并";

/// Makes several sectors one.
pub struct MergeSectors {
    /// The sectors, in the order in which they are said.
    pub sectors: Vec<SectorId>,
    /// The one that stays.
    pub into: MergedInto,
    /// The first day on which they are one.
    pub from: NaiveDate,
    /// The committee that looks after it; where none is said, the one that all have, or that of the sector that
    /// stays.
    pub committee: Option<CommitteeId>,
    /// Who are its convenors; where nobody is said, all who are.
    pub convenors: Vec<MemberId>,
    /// Who of them is the first; where nobody is said, the first of the sector that stays, or the only one.
    pub first: Option<MemberId>,
    /// Who is its liaison, by name; where nobody is said, that of the sector that stays, or the only one.
    pub liaison: Option<String>,
}

/// The sector that stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MergedInto {
    /// One of those that are merged.
    One(SectorId),
    /// A new one, of this name.
    New(String),
}

impl MergedInto {
    /// What is said of it: a sector that there is by all that it is or was called, or by its number; else the name
    /// of a new one.
    ///
    /// # Errors
    /// It may be one of several.
    pub fn said(book: &Book, written: &str) -> Result<MergedInto, Refusal> {
        let written = written.trim();
        match Names::of(book, NaiveDate::MAX).find(Kind::Sector.alone(), written, &[]) {
            Ok((_, id)) => Ok(MergedInto::One(SectorId(id))),
            Err(Trouble::Unknown { .. }) => Ok(MergedInto::New(written.to_owned())),
            Err(trouble) => Err(Refusal::Procedure(trouble.text())),
        }
    }
}

/// A merger whose sectors were found: those that end and the one that stays.
struct Merger<'m> {
    said: &'m MergeSectors,
    book: &'m Book,
    /// All that are merged.
    merged: Vec<Sector>,
    /// The one that stays; of a new one the number that it will have.
    stays: SectorId,
    from: NaiveDate,
    /// The last day of those that end.
    departure: Departure,
}

impl Request for MergeSectors {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::MergeSectors
    }

    fn permission(&self, _book: &Book) -> Result<Permission, Refusal> {
        Ok(Permission::Map)
    }

    fn note(&self, book: &Book) -> String {
        let names = self.sectors.iter().map(|id| book.sector_name(*id));
        let names: Vec<&str> = names.collect();
        let into = match &self.into {
            MergedInto::One(id) => book.sector_name(*id),
            MergedInto::New(name) => name,
        };
        format!("{} → {into} {}", names.join("、"), self.from)
    }

    fn bears_on(&self, book: &Book) -> Vec<(Kind, u64)> {
        let sectors = self.sectors.iter().map(|it| (Kind::Sector, it.0));
        let members = self.sectors.iter().flat_map(|id| book.roster_of(*id));
        sectors
            .chain(members.map(|it| (Kind::Member, it.id.0)))
            .collect()
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        // What is asked here is no field of a sector.
        let mut faults = Faults::default();
        faults.past("since", Some(self.from), &context.today);
        faults.in_term("since", self.from, book);
        let merged = self.merged(book, &mut faults)?;
        let stays = match &self.into {
            MergedInto::One(id) => *id,
            MergedInto::New(_) => tx.next_id::<Sector>()?,
        };
        let merger = Merger {
            said: self,
            book,
            merged,
            stays,
            from: self.from,
            departure: Departure {
                on: self.from.pred_opt().unwrap_or(self.from),
                reason: MERGED.to_owned(),
            },
        };
        let committee = merger.committee(&mut faults);
        let members = merger.members(&mut faults);
        let convenors = merger.convenors(&mut faults);
        let liaison = merger.liaison(&mut faults);
        faults.none()?;

        let whole = merger.whole(committee);
        if matches!(self.into, MergedInto::New(_)) {
            accept(&whole.clone().into(), book, &context.today)?;
        }
        tx.put(whole)?;
        for mut sector in merger.ending().cloned() {
            sector.ended = Some(merger.departure.clone());
            sector.merged_into = Some(stays);
            tx.put(sector)?;
        }
        for member in members {
            take_work(book, tx, &find::<Member>(book, member.id)?, &member)?;
            tx.put(member)?;
        }
        merger.put_convenors(&convenors, tx)?;
        merger.put_liaison(liaison, tx)?;
        merger.put_leaders(tx)?;
        merger.put_workrooms(tx)?;
        merger.put_items(tx)?;
        merger.put_budgets(tx)?;
        Ok(match self.into {
            MergedInto::New(_) => ActOutcome::entering(stays.0),
            MergedInto::One(_) => ActOutcome::default(),
        })
    }
}

impl MergeSectors {
    /// The sectors that are said, each once, where they can be merged.
    fn merged(&self, book: &Book, faults: &mut Faults) -> Result<Vec<Sector>, Refusal> {
        let mut merged: Vec<Sector> = Vec::new();
        for id in &self.sectors {
            let sector = find::<Sector>(book, *id)?;
            if merged.iter().all(|it| it.id != *id) {
                merged.push(sector);
            }
        }
        if let MergedInto::One(id) = self.into {
            let stays = find::<Sector>(book, id)?;
            if merged.iter().all(|it| it.id != id) {
                merged.push(stays);
            }
        }
        faults.when(
            merged.len() < 2,
            "name",
            Text::of("至少写明两个界别。", "Say at least two sectors."),
        );
        for sector in &merged {
            let (name, from) = (&sector.name, self.from);
            let last = from.pred_opt().unwrap_or(from);
            faults.when(
                !sector.is_there_on(from) || !sector.is_there_on(last),
                "since",
                text!(
                    "{name}在 {from} 及前一天不都存在，不能自这一天合并。",
                    "{name} is not there both on {from} and on the day before: it can't be merged from that day on."
                ),
            );
        }
        Ok(merged)
    }
}

impl Merger<'_> {
    /// The sectors that end.
    fn ending(&self) -> impl Iterator<Item = &Sector> {
        self.merged.iter().filter(|it| it.id != self.stays)
    }

    fn ends(&self, id: SectorId) -> bool {
        self.ending().any(|it| it.id == id)
    }

    fn is_merged(&self, id: SectorId) -> bool {
        self.merged.iter().any(|it| it.id == id)
    }

    /// The committee of the sector that stays.
    fn committee(&self, faults: &mut Faults) -> Option<CommitteeId> {
        let own = self.merged.iter().find(|it| it.id == self.stays);
        if let Some(id) = self.said.committee {
            let committee = self.book.committees.get(id);
            let name = self.book.committee_name(id);
            faults.when(
                committee.is_none_or(|it| !it.is_there_on(self.from)),
                "committee",
                text!(
                    "{name}已撤销，请另选。",
                    "{name} was dissolved; choose another."
                ),
            );
            return Some(id);
        }
        if let Some(own) = own {
            return own.committee_on(self.from);
        }
        let mut all: Vec<_> = self
            .merged
            .iter()
            .map(|it| it.committee_on(self.from))
            .collect();
        all.dedup();
        faults.when(
            all.len() > 1,
            "committee",
            Text::of(
                "各界别由不同的专委会联系，请写明合并后由哪个联系（--committee）。",
                "Different committees look after them: say which one does from then on (--committee).",
            ),
        );
        all.first().copied().flatten()
    }

    /// The sector that stays, as it is to be.
    fn whole(&self, committee: Option<CommitteeId>) -> Sector {
        let own = self.merged.iter().find(|it| it.id == self.stays);
        let mut whole = own.cloned().unwrap_or_else(|| {
            let name = match &self.said.into {
                MergedInto::New(name) => without_inner_blanks(name.trim()),
                MergedInto::One(_) => String::new(),
            };
            let position = self.merged.iter().map(|it| it.position).min();
            Sector {
                id: self.stays,
                name,
                short: String::new(),
                position: position.unwrap_or(1),
                committee: committee.into(),
                since: Some(self.from),
                split_from: None,
                merged_into: None,
                ended: None,
                former: Vec::new(),
                note: String::new(),
            }
        });
        if whole.committee_on(self.from) != committee {
            whole.committee.change(self.from, committee);
        }
        whole
    }
}
