//! The committees' directors, who are general coordinators of their sectors (article 16).
//!
//! A director is written by name alone. The name is tied to a member only where it can be but
//! one; otherwise it is kept as a name.

use std::collections::HashMap;

use super::map::{Map, is_to_come};
use super::moves::{Moves, only_from};
use super::outcome::FileOutcome;
use super::staged_book::StagedBook;
use crate::domain::committee::Coordinator;
use crate::domain::described::{Change, Fields as _, Group as _, Misfit, Value};
use crate::domain::id::{CommitteeId, MemberId};
use crate::text;

/// Sets the directors that the files name.
pub(super) fn merge(map: &Map, staged: &mut StagedBook<'_, '_>, files: &mut [FileOutcome]) {
    let mut named: HashMap<CommitteeId, &str> = HashMap::new();
    for directed in &map.directors {
        let (committee, written) = (&directed.committee, &directed.name);
        let Some(file) = files.get_mut(directed.file) else {
            continue;
        };
        let name = written.value.as_str();
        let other = *named.entry(*committee).or_insert(name);
        if other != name {
            file.reject(
                &written.at,
                name,
                text!(
                    "这个专委会已经写了主任{other}，一个专委会只能有一名主任",
                    "this committee has the director {other} already; a committee has one"
                ),
            );
            continue;
        }
        let Some(was) = staged.book.committees.get(*committee).cloned() else {
            continue;
        };
        let known = was.coordinator_on(staged.today).filter(|known| {
            let own = known.member.map(|id| staged.book.member_name(id));
            known.name == name || own == Some(name)
        });
        let mut later = was.coordinator.later(staged.today);
        let later = later.find(|(_, it)| it.as_ref().is_some_and(|it| it.name == name));
        if let (None, Some((from, _))) = (known, later) {
            file.reject(&written.at, name, only_from(from, staged.today));
            continue;
        }
        let member = known.and_then(|known| known.member).or_else(|| {
            let bearers = bearers(name, *committee, staged);
            if let [one] = bearers.as_slice() {
                return Some(*one);
            }
            if bearers.len() > 1 {
                let people = bearers.len();
                file.note(
                    &written.at,
                    name,
                    text!(
                        "有 {people} 名委员叫{name}，主任只记姓名，没有对应到人",
                        "{people} members are called {name}; the director is kept as a name only"
                    ),
                );
            }
            None
        });
        let mut record = was.clone();
        let (mut moves, today) = (staged.moves, staged.today);
        let since = directed.since.as_ref();
        let since = since.filter(|day| !is_to_come(day, today, file));
        let since = since.map(|day| day.value);
        let director = Coordinator {
            name: known.map_or(name, |known| &known.name).to_owned(),
            member,
            since: since.or(known.and_then(|known| known.since)),
        };
        match was.coordinator_on(today) {
            // The same person: only what was not known yet, or is written otherwise.
            Some(_) if known.is_some() => {
                let value = Value::Group(director.values(today));
                let set = record.set("coordinator", &value, Change::at(today));
                if let Err(Misfit::Overtaken(overtaken)) = set {
                    file.reject(&written.at, name, overtaken.text());
                    continue;
                }
                // A value has no name beside the member, whom the record names, too.
                record.coordinator.correct(today, Some(director));
            }
            before => {
                if moves == Moves::On(None) && since.is_some() {
                    moves = Moves::On(since);
                }
                let set = moves.set_known(&mut record.coordinator, today, Some(director));
                if let Err(reason) = set {
                    file.reject(&written.at, name, reason);
                    continue;
                }
                let changed = record.coordinator.changed(&was.coordinator);
                if let (Some(before), Some(changed)) = (before, changed) {
                    file.moved(&written.at, name, changed, &before.name, name);
                }
            }
        }
        let changed = staged.change(directed.file, &was, record);
        file.settle(changed);
    }
}

/// The serving members of this name: those of the committee's sectors if there are any, else all.
fn bearers(name: &str, committee: CommitteeId, staged: &StagedBook<'_, '_>) -> Vec<MemberId> {
    let all: Vec<_> = staged
        .book
        .serving(staged.today)
        .filter(|member| member.name == name)
        .collect();
    let own: Vec<_> = all
        .iter()
        .filter(|member| staged.book.committee_of(member, staged.today) == Some(committee))
        .map(|member| member.id)
        .collect();
    if own.is_empty() {
        all.iter().map(|member| member.id).collect()
    } else {
        own
    }
}
