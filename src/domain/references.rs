//! What a record stands on: the other records that it names by identity.
//!
//! A record may be struck out, or brought back, only while this holds for all that remain. The
//! archive of forms is not in the book, so forms that are done are not found here.

use super::described::{Described, FieldType};
use super::form::RegistrationForm;
use super::record::Kind;
use super::settings::Settings;

/// A record that names others.
pub trait Refers {
    /// Calls `told` with the kind and number of each record that this one names.
    fn refer(&self, told: &mut dyn FnMut(Kind, u64));

    /// Names the record `to` wherever it names `from`, both of `kind`; each once in a list.
    fn rename(&mut self, kind: Kind, from: u64, to: u64);
}

/// Does `record` name the record of this kind and number?
pub fn names(record: &impl Refers, kind: Kind, id: u64) -> bool {
    let mut found = false;
    record.refer(&mut |k, i| found |= (k, i) == (kind, id));
    found
}

impl<T: Described> Refers for T {
    fn refer(&self, told: &mut dyn FnMut(Kind, u64)) {
        for field in T::FIELDS {
            (field.refer)(self, told);
        }
    }

    fn rename(&mut self, kind: Kind, from: u64, to: u64) {
        for field in T::FIELDS {
            (field.rename)(self, kind, from, to);
        }
    }
}

impl Refers for Settings {
    fn refer(&self, _told: &mut dyn FnMut(Kind, u64)) {}

    fn rename(&mut self, _kind: Kind, _from: u64, _to: u64) {}
}

impl Refers for RegistrationForm {
    fn refer(&self, told: &mut dyn FnMut(Kind, u64)) {
        self.sheet.member.refer(told);
        self.sheet.sector.refer(told);
    }

    fn rename(&mut self, kind: Kind, from: u64, to: u64) {
        self.sheet.member.rename(kind, from, to);
        self.sheet.sector.rename(kind, from, to);
    }
}
