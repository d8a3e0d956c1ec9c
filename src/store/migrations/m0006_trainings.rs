//! Schema 6: trainings are records of their own. They were activities of a kind before; each becomes
//! the training of its number, and what it was stays in the entry.

use redb::ReadableTable;

use super::migration::Migration;
use crate::domain::record::{Entity, Kind};
use crate::domain::yearwork::{Activity, ActivityKind, Training};
use crate::store::codec::{self, Broken};
use crate::store::error::StoreError;
use crate::store::tables::{NEXT_IDS, keep, records};
use crate::store::tx::exchange;

/// From schema 5 to 6.
pub(super) fn step(migration: &mut Migration<'_>) -> Result<(), StoreError> {
    let Migration { place, txn, .. } = *migration;
    let mut activities = place.table_in(txn, records(Kind::Activity))?;
    let mut trainings = place.table_in(txn, records(Kind::Training))?;
    let mut held = Vec::new();
    for row in activities.iter().map_err(|e| place.engine(e))? {
        let (id, sealed) = row.map_err(|e| place.engine(e))?;
        let (_, activity) = codec::unseal_entity::<Activity>(id.value(), sealed.value())
            .map_err(|Broken| place.damaged(Kind::Activity.plural(), &id.value()))?;
        if activity.kind == ActivityKind::Training {
            held.push(activity);
        }
    }
    let Some(last) = held.last().map(|it| it.id.0) else {
        return Ok(());
    };
    let mut rows = migration.writing.rows()?;
    for activity in held {
        let (id, training) = (activity.id.0, training(activity).into_record());
        exchange(place, &mut activities, &mut rows, Kind::Activity, id, None)?;
        let after = Some(training);
        exchange(place, &mut trainings, &mut rows, Kind::Training, id, after)?;
    }
    let mut next = place.table_in(txn, NEXT_IDS)?;
    let key = u64::from(Kind::Training.code());
    let (bytes, after) = (key.to_be_bytes(), (last + 1).to_le_bytes());
    keep(place, &mut next, key, &bytes, Some(&after))
}

/// The activities of that kind were held out of town. Of what a training is about they say nothing.
fn training(activity: Activity) -> Training {
    Training {
        id: crate::domain::id::TrainingId(activity.id.0),
        title: activity.title,
        kind: None,
        out_of_town: true,
        temporary_branch: activity.temporary_branch,
        held_on: activity.held_on,
        until: None,
        place: activity.place,
        sectors: activity.sectors,
        attended: activity.participants,
        excused: Vec::new(),
        evidence: activity.evidence,
        attachments: Vec::new(),
        note: activity.note,
    }
}
