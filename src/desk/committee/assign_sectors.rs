//! Gives a committee the sectors that it looks after (article 15).

use chrono::NaiveDate;

use crate::desk::checks::Faults;
use crate::desk::keep::{find, moved};
use crate::desk::refusal::Refusal;
use crate::desk::request::{ActOutcome, Request, RequestContext};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::committee::Committee;
use crate::domain::dated::Changed;
use crate::domain::id::{CommitteeId, SectorId};
use crate::domain::record::Kind;
use crate::domain::sector::Sector;
use crate::domain::verb::Verb;
use crate::store::Tx;
use crate::text;

/// The sectors that a committee looks after, all of them: others that it had are let go, and
/// those that another committee had come over.
pub struct AssignSectors {
    /// The committee.
    pub committee: CommitteeId,
    /// Its sectors.
    pub sectors: Vec<SectorId>,
    /// From which day on; none when it has been so and the records were wrong.
    pub from: Option<NaiveDate>,
}

impl Request for AssignSectors {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::AssignSectors
    }

    fn permission(&self, _book: &Book) -> Result<Permission, Refusal> {
        Ok(Permission::Map)
    }

    fn note(&self, book: &Book) -> String {
        let sectors: Vec<_> = self
            .sectors
            .iter()
            .map(|sector| book.sector_name(*sector))
            .collect();
        let committee = book.committee_name(self.committee);
        let changed = self.from.map_or(Changed::Corrected, Changed::From);
        format!("{committee}: {}{}", sectors.join("、"), moved(changed))
    }

    /// The committee, and the sectors that it has or is to have.
    fn bears_on(&self, book: &Book) -> Vec<(Kind, u64)> {
        let sectors = book.sectors.iter().filter(|sector| {
            let has = *sector.committee.latest() == Some(self.committee);
            has || self.sectors.contains(&sector.id)
        });
        let sectors = sectors.map(|sector| (Kind::Sector, sector.id.0));
        [(Kind::Committee, self.committee.0)]
            .into_iter()
            .chain(sectors)
            .collect()
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        let committee = find::<Committee>(book, self.committee)?;
        let today = context.today.date;
        let mut faults = Faults::default();
        let name = &committee.name;
        faults.when(
            !self.sectors.is_empty() && committee.ended.is_some(),
            "sectors",
            text!(
                "{name}已撤销，不再联系界别。",
                "{name} was dissolved and looks after no sectors."
            ),
        );
        faults.past("moved_on", self.from, &context.today);
        if let Some(day) = self.from {
            faults.in_term("moved_on", day, book);
        }
        let taken = self.sectors.iter().map(|id| find::<Sector>(book, *id));
        let mut sectors = taken.collect::<Result<Vec<_>, _>>()?;
        let had = book.sectors_of(Some(self.committee), today).into_iter();
        sectors.extend(had.filter(|it| !self.sectors.contains(&it.id)).cloned());
        for sector in &mut sectors {
            if let Some(ended) = sector
                .ended
                .as_ref()
                .filter(|it| it.on < self.from.unwrap_or(today))
            {
                let (name, on) = (&sector.name, ended.on);
                let why = text!("{name}已于 {on} 撤销。", "{name} ended on {on}.");
                faults.when(true, "sectors", why);
            }
            let committee = Some(self.committee).filter(|_| self.sectors.contains(&sector.id));
            if let Err(overtaken) = sector.committee.set_on(today, self.from, committee) {
                let (name, why) = (&sector.name, overtaken.text());
                let (zh, en) = (&why.zh, &why.en);
                faults.when(true, "moved_on", text!("{name}：{zh}", "{name}: {en}"));
            }
        }
        faults.none()?;
        for sector in sectors {
            tx.put(sector)?;
        }
        Ok(ActOutcome::default())
    }
}
