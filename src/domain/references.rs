//! What a record stands on: the other records that it names by identity.
//!
//! A record may be struck out, or brought back, only while this holds for all that remain. The
//! archive of forms is not in the book, so forms that are done are not found here.

use super::appointment::{Convenor, Leader, Liaison};
use super::committee::Committee;
use super::contact::{KeyContact, Workroom};
use super::form::RegistrationForm;
use super::id::{CommitteeId, Id, MemberId, SectorId};
use super::member::Member;
use super::organisation::Organisation;
use super::record::{Entity, Kind, Record};
use super::sector::Sector;
use super::settings::Settings;
use super::yearwork::{Activity, Body, Circular, Output, Plan, Study, Summary};

/// A record that names others.
pub trait Refers {
    /// Calls `told` with the kind and number of each record that this one names.
    fn refer(&self, told: &mut dyn FnMut(Kind, u64));
}

/// Does `record` name the record of this kind and number?
pub fn names(record: &impl Refers, kind: Kind, id: u64) -> bool {
    let mut found = false;
    record.refer(&mut |k, i| found |= (k, i) == (kind, id));
    found
}

/// An identity, with the kind of record that it belongs to.
trait Named: Id {
    const KIND: Kind;
}

impl Named for CommitteeId {
    const KIND: Kind = Committee::KIND;
}

impl Named for SectorId {
    const KIND: Kind = Sector::KIND;
}

impl Named for MemberId {
    const KIND: Kind = Member::KIND;
}

impl Named for super::id::WorkroomId {
    const KIND: Kind = Workroom::KIND;
}

fn tell<I: Named>(told: &mut dyn FnMut(Kind, u64), ids: impl IntoIterator<Item = I>) {
    for id in ids {
        told(I::KIND, id.raw());
    }
}

fn tell_body(told: &mut dyn FnMut(Kind, u64), body: Body) {
    match body {
        Body::Sector(id) => tell(told, [id]),
        Body::Committee(id) => tell(told, [id]),
    }
}

macro_rules! refers {
    ($($record:ident: |$it:ident, $told:ident| $body:expr;)*) => {$(
        impl Refers for $record {
            fn refer(&self, $told: &mut dyn FnMut(Kind, u64)) {
                let $it = self;
                $body
            }
        }
    )*};
}

refers! {
    Organisation: |_it, _told| {};
    Settings: |_it, _told| {};
    Committee: |it, told| tell(told, it.coordinator.values().flatten().filter_map(|who| who.member));
    Sector: |it, told| tell(told, it.committee.values().copied().flatten());
    Member: |it, told| {
        tell(told, it.sector.values().copied());
        tell(told, it.committee.values().copied().flatten());
        tell(told, it.workroom.values().copied().flatten());
        tell(told, it.replaces);
    };
    Convenor: |it, told| {
        tell(told, [it.sector]);
        tell(told, [it.member]);
    };
    Liaison: |it, told| tell(told, [it.sector]);
    Leader: |it, told| tell(told, it.sectors.values().flatten().copied());
    KeyContact: |it, told| tell(told, [it.member]);
    Workroom: |it, told| tell(told, it.sector);
    RegistrationForm: |it, told| {
        tell(told, [it.sheet.member]);
        tell(told, [it.sheet.sector]);
    };
    Plan: |it, told| tell_body(told, it.body);
    Summary: |it, told| tell_body(told, it.body);
    Activity: |it, told| {
        tell(told, it.sectors.iter().copied());
        tell(told, it.participants.iter().copied());
    };
    Output: |it, told| {
        tell(told, [it.sector]);
        tell(told, it.authors.iter().copied());
    };
    Study: |_it, _told| {};
    Circular: |_it, _told| {};
}

/// The record with `to` wherever it names the member `from`; each member once in a list.
#[must_use]
pub fn of_another_member(mut record: Record, from: MemberId, to: MemberId) -> Record {
    let rename = |id: &mut MemberId| {
        if *id == from {
            *id = to;
        }
    };
    let rename_all = |ids: &mut Vec<MemberId>| {
        let there = ids.contains(&to);
        ids.retain(|id| !there || *id != from);
        ids.iter_mut().for_each(rename);
    };
    match &mut record {
        Record::Committee(it) => {
            for coordinator in it.coordinator.values_mut().flatten() {
                coordinator.member.iter_mut().for_each(rename);
            }
        }
        Record::Member(it) => it.replaces.iter_mut().for_each(rename),
        Record::Convenor(it) => rename(&mut it.member),
        Record::KeyContact(it) => rename(&mut it.member),
        Record::RegistrationForm(it) => rename(&mut it.sheet.member),
        Record::Activity(it) => rename_all(&mut it.participants),
        Record::Output(it) => rename_all(&mut it.authors),
        Record::Organisation(_)
        | Record::Settings(_)
        | Record::Sector(_)
        | Record::Liaison(_)
        | Record::Leader(_)
        | Record::Workroom(_)
        | Record::Plan(_)
        | Record::Summary(_)
        | Record::Study(_)
        | Record::Circular(_) => {}
    }
    record
}
