//! Random organisations: random books in which everything that is referred to is there.

use proptest::prelude::*;

use super::random::book;
use crate::domain::book::Book;
use crate::domain::committee::Committee;
use crate::domain::id::*;
use crate::domain::member::Member;
use crate::domain::record::{Change, Entity, Kind, Seq};
use crate::domain::sector::Sector;

/// A random organisation in which nothing refers to what is not there, as the desk keeps it, and
/// everything has a name without digits.
pub fn organisation() -> impl Strategy<Value = Book> {
    book().prop_map(|mut book| {
        const NAMES: [&str; 6] = ["甲", "乙", "丙", "丁", "戊", "己"];
        for (id, name) in (0..).zip(NAMES) {
            let kept = book
                .record(Kind::Committee, id)
                .and_then(Committee::from_record);
            let committee = kept.unwrap_or(Committee {
                id: CommitteeId(id),
                name: String::new(),
                position: 0,
                coordinator: None.into(),
                coordinating: false,
                former: Vec::new(),
                since: None,
                ended: None,
                party_organisation: None,
                note: String::new(),
            });
            put(
                &mut book,
                Committee {
                    name: format!("{name}委"),
                    ..committee
                },
            );
            let kept = book.record(Kind::Sector, id).and_then(Sector::from_record);
            let sector = kept.unwrap_or(Sector {
                id: SectorId(id),
                name: String::new(),
                position: 0,
                committee: None.into(),
                since: None,
                short: String::new(),
                split_from: None,
                merged_into: None,
                ended: None,
                former: Vec::new(),
                note: String::new(),
            });
            put(
                &mut book,
                Sector {
                    name: format!("{name}界"),
                    ..sector
                },
            );
            let kept = book.record(Kind::Member, id).and_then(Member::from_record);
            let member = kept.unwrap_or(Member {
                id: MemberId(id),
                name: String::new(),
                sex: None,
                ethnicity: String::new(),
                sector: SectorId(id).into(),
                employer: String::new(),
                phone: String::new(),
                committee: None.into(),
                workroom: None.into(),
                position: 0,
                joined: None,
                replaces: None,
                left: None,
                note: String::new(),
            });
            // Whoever entered a workroom entered one that is there.
            let workroom = member
                .workroom
                .latest()
                .filter(|id| book.workrooms.get(*id).is_some());
            put(
                &mut book,
                Member {
                    name: name.to_owned(),
                    workroom: workroom.into(),
                    ..member
                },
            );
        }
        book
    })
}

fn put(book: &mut Book, record: impl Entity) {
    let after = record.into_record();
    let (kind, id, seq) = (after.kind(), after.raw_id(), Seq(book.seq().0 + 1));
    let before = book.record(kind, id);
    book.apply(
        &Change {
            kind,
            id,
            before,
            after: Some(after),
        },
        seq,
    );
}
