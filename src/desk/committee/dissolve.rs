//! A committee is dissolved (article 15): what it looked after goes over to another from the next day on; what was
//! before stays its own.

use chrono::NaiveDate;

use crate::desk::checks::Faults;
use crate::desk::keep::find;
use crate::desk::refusal::Refusal;
use crate::desk::request::{ActOutcome, Request, RequestContext};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::committee::Committee;
use crate::domain::dated::{Dated, Overtaken};
use crate::domain::id::CommitteeId;
use crate::domain::member::Departure;
use crate::domain::record::Kind;
use crate::domain::verb::Verb;
use crate::store::Tx;
use crate::text;
use crate::text::Text;

/// Dissolves a committee.
pub struct DissolveCommittee {
    /// Which.
    pub committee: CommitteeId,
    /// Its last day, and why.
    pub departure: Departure,
    /// The committee that its sectors go over to, and the members who are its own.
    pub to: Option<CommitteeId>,
}

impl Request for DissolveCommittee {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::DissolveCommittee
    }

    fn permission(&self, _book: &Book) -> Result<Permission, Refusal> {
        Ok(Permission::Map)
    }

    fn note(&self, book: &Book) -> String {
        let (name, on) = (book.committee_name(self.committee), self.departure.on);
        match self.to {
            Some(to) => format!("{name} → {} {on}", book.committee_name(to)),
            None => format!("{name} {on}"),
        }
    }

    fn bears_on(&self, _book: &Book) -> Vec<(Kind, u64)> {
        let to = self.to.map(|it| (Kind::Committee, it.0));
        [(Kind::Committee, self.committee.0)]
            .into_iter()
            .chain(to)
            .collect()
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        let mut committee = find::<Committee>(book, self.committee)?;
        let on = self.departure.on;
        let mut faults = Faults::of(Kind::Committee);
        faults.ends(on, None, book, &context.today);
        if let Some(ended) = &committee.ended {
            let (name, ended) = (&committee.name, ended.on);
            return Err(Refusal::Procedure(text!(
                "{name}已于 {ended} 撤销。",
                "{name} was dissolved already ({ended})."
            )));
        }
        let from = on.succ_opt().unwrap_or(on);
        if let Some(to) = self.to {
            let to = find::<Committee>(book, to)?;
            let name = &to.name;
            faults.when(
                to.id == self.committee || !to.is_there_on(from),
                "to",
                text!(
                    "界别不能转到{name}：它 {from} 起不再履职。",
                    "Sectors can't go over to {name}: it is there no longer from {from} on."
                ),
            );
        }
        let left = left_with(book, self.committee, from);
        if let Some(left) = left.filter(|_| self.to.is_none()) {
            faults.when(true, "to", left);
        }
        let mut sectors = Vec::new();
        for sector in book.sectors.iter().filter(|it| !it.ended_before(from)) {
            let mut moved = sector.clone();
            match hand_over(&mut moved.committee, self.committee, self.to, from) {
                Ok(true) => sectors.push(moved),
                Ok(false) => {}
                Err(overtaken) => {
                    let (name, why) = (&sector.name, overtaken.text());
                    let (zh, en) = (&why.zh, &why.en);
                    faults.when(true, "on", text!("{name}：{zh}", "{name}: {en}"));
                }
            }
        }
        let mut members = Vec::new();
        for member in book.members.iter() {
            let mut moved = member.clone();
            match hand_over(&mut moved.committee, self.committee, self.to, from) {
                Ok(true) => members.push(moved),
                Ok(false) => {}
                Err(overtaken) => {
                    let (name, why) = (&member.name, overtaken.text());
                    let (zh, en) = (&why.zh, &why.en);
                    faults.when(true, "on", text!("{name}：{zh}", "{name}: {en}"));
                }
            }
        }
        faults.none()?;
        committee.ended = Some(self.departure.clone());
        committee.coordinating = false;
        tx.put(committee)?;
        for sector in sectors {
            tx.put(sector)?;
        }
        for member in members {
            tx.put(member)?;
        }
        Ok(ActOutcome::default())
    }
}

/// From a day on another committee has what this one had; whether it had it.
fn hand_over(
    held: &mut Dated<Option<CommitteeId>>,
    by: CommitteeId,
    to: Option<CommitteeId>,
    from: NaiveDate,
) -> Result<bool, Overtaken> {
    if *held.on(from) != Some(by) {
        return Ok(false);
    }
    if let Some((by, _)) = held.later(from).next() {
        return Err(Overtaken { by });
    }
    held.change(from, to);
    Ok(true)
}

/// That a committee still has sectors, or members of its own, on a day or after it; none where it has none.
pub(super) fn left_with(book: &Book, committee: CommitteeId, from: NaiveDate) -> Option<Text> {
    let has = |held: &Dated<Option<CommitteeId>>| {
        let mut later = held.later(from).map(|(_, it)| it);
        *held.on(from) == Some(committee) || later.any(|it| *it == Some(committee))
    };
    let sectors = book.sectors.iter().filter(|it| !it.ended_before(from));
    let sectors = sectors.filter(|it| has(&it.committee));
    let members = book.members.iter();
    let members = members.filter(|it| has(&it.committee) && book.serves_or_will(it, from));
    let names = sectors
        .map(|it| it.name.as_str())
        .chain(members.map(|it| it.name.as_str()));
    let names: Vec<&str> = names.collect();
    (!names.is_empty()).then(|| {
        let (zh, en) = (names.join("、"), names.join(", "));
        text!(
            "还有{zh}由它联系，请同时转给另一专委会（jiebie committee dissolve … --to）。",
            "It still has {en}; hand them over to another committee with it (jiebie committee dissolve … --to)."
        )
    })
}
