//! A sector in the place of a person: what it hands in is in its own name (以界别名义).

use super::{Reading, Wrong};
use crate::desk::import::question::{Answer, Asks};
use crate::desk::import::records::known::Said;
use crate::desk::import::sectors::without_ending;
use crate::desk::import::staged_book::StagedBook;
use crate::desk::written::{Reader, Trouble};
use crate::domain::described::{Facts, Shape, Value};
use crate::domain::id::SectorId;
use crate::domain::record::Kind;
use crate::exchange::office::place::Placed;
use crate::exchange::office::words::squeeze;
use crate::text;

/// What offices add to a sector's name where it stands for its members.
const GROUPS: [&str; 6] = ["委员小组", "别小组", "别组", "小组", "别", "组"];

/// What a body's name ends with: 民盟市委会, 市工商联.
const BODIES: [char; 6] = ['委', '会', '联', '部', '组', '社'];

impl Reading<'_> {
    /// What a cell says in which a sector may stand instead of a person: which one, and that it is in its name. A
    /// body that is only called after a sector, such as a party's committee, is asked about.
    pub(super) fn in_a_sectors_name(
        &self,
        facts: &'static Facts,
        cell: &Placed<String>,
        written: &str,
        said: &[Said],
        reader: &Reader<'_>,
        staged: &StagedBook<'_, '_>,
    ) -> Option<Result<Vec<Said>, Wrong>> {
        let mut all = self.facts.iter();
        let flag = all.position(|it| it.instead_of == Some(facts.id))?;
        let mut all = self.facts.iter().enumerate();
        let (sector, of) = all.find(|(_, it)| matches!(it.shape, Shape::Ref([Kind::Sector])))?;
        if !matches!(
            reader.value(facts, written, &[]),
            Err(Trouble::Unknown { .. } | Trouble::NoName(_))
        ) {
            return None;
        }
        let name = squeeze(written);
        let groups = GROUPS.into_iter().filter_map(|it| name.strip_suffix(it));
        let mut names = std::iter::once(name.as_str()).chain(groups);
        let found = names.find_map(|name| match reader.value(of, name, &[]) {
            Ok(Value::Ref(Kind::Sector, id)) => Some(SectorId(id)),
            _ => None,
        });
        let Some(found) = found else {
            return self.after_a_sector(cell, &name, staged).map(Err);
        };
        let own = Value::Ref(Kind::Sector, found.0);
        let here = said.iter().find(|it| it.nth == sector);
        if here.is_some_and(|it| it.value != own) {
            let why = text!(
                "与这一行写的界别不符，请核对",
                "not the sector of this row; check it"
            );
            return Some(Err(Wrong::Told(cell.clone(), why)));
        }
        let said = [(sector, own), (flag, Value::Flag(true))].map(|(nth, value)| Said {
            nth,
            part: None,
            cell: cell.clone(),
            value,
        });
        Some(Ok(said.into()))
    }

    /// Asks which sector is meant by a body that is called after one; none where it is called after none.
    fn after_a_sector(
        &self,
        cell: &Placed<String>,
        name: &str,
        staged: &StagedBook<'_, '_>,
    ) -> Option<Wrong> {
        if self.answers.sector(name) == Some(Answer::Skip) {
            return Some(Wrong::Skipped(cell.clone()));
        }
        let aliases = &staged.book.settings().sector_aliases;
        let has = |it: &str| it.chars().count() > 1 && name.contains(it);
        let near: Vec<SectorId> = (staged.book.sectors.iter())
            .filter(|sector| {
                let full = squeeze(&sector.name);
                let mut also = aliases.iter().filter(|(_, of)| squeeze(of) == full);
                has(without_ending(&full))
                    || has(without_ending(&squeeze(&sector.short)))
                    || also.any(|(alias, _)| has(&squeeze(alias)))
            })
            .map(|sector| sector.id)
            .collect();
        if near.is_empty() || !name.ends_with(BODIES) {
            return None;
        }
        let why = text!(
            "不是委员；以某个界别的名义提交的，请说是哪个界别",
            "no member; where it is in a sector's own name, say which"
        );
        Some(Wrong::Asked(
            cell.clone(),
            why,
            Box::new(Asks::Sector { near }),
        ))
    }
}
