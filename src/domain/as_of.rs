//! Records as they stood on an earlier day, as far as facts have days: what came later is not there,
//! what ended later goes on.
//!
//! Whoever looks back sees records without what is known of later days, and may change one. Then
//! what was not seen stays: [`AsOf::with_later`] puts it back.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::appointment::{Convenor, Leader, Liaison};
use super::committee::{Committee, PartyOrganisation};
use super::contact::{Heard, KeyContact, Workroom};
use super::dated::Dated;
use super::first::First;
use super::form::RegistrationForm;
use super::member::{Departure, Member};
use super::organisation::Organisation;
use super::sector::Sector;
use super::settings::Settings;
use super::yearwork::{Activity, Circular, Evidence, Output, Plan, Study, Summary};

/// Something that can be looked at as of a day.
pub trait AsOf: Clone {
    /// As it stood on `day`; none where it came later.
    fn as_of(&self, day: NaiveDate) -> Option<Cow<'_, Self>>;

    /// What somebody who saw it as of `day` made of it, with what is known of later days: that was
    /// not seen, and stays as in `whole`.
    #[must_use]
    fn with_later(self, whole: &Self, day: NaiveDate) -> Self;
}

/// A part of a record that says something of later days.
trait Part: Clone + PartialEq {
    /// As of `day`.
    fn cut(&self, day: NaiveDate) -> Self;

    /// Takes over what `whole` has of later days.
    fn rejoin(&mut self, whole: &Self, day: NaiveDate) {
        if *self == whole.cut(day) {
            self.clone_from(whole);
        }
    }
}

impl<T: Clone + PartialEq> Part for Dated<T> {
    fn cut(&self, day: NaiveDate) -> Self {
        self.until(day)
    }

    fn rejoin(&mut self, whole: &Self, day: NaiveDate) {
        self.go_on_as(whole, day);
    }
}

impl Part for Option<Departure> {
    fn cut(&self, day: NaiveDate) -> Self {
        self.clone().filter(|it| it.on <= day)
    }
}

impl Part for Option<Heard> {
    fn cut(&self, day: NaiveDate) -> Self {
        self.filter(|it| it.on <= day)
    }
}

impl Part for Option<PartyOrganisation> {
    fn cut(&self, day: NaiveDate) -> Self {
        let by_then = |it: &PartyOrganisation| it.since.is_none_or(|since| since <= day);
        self.clone().filter(by_then)
    }
}

/// A day on which something was approved.
impl Part for Option<NaiveDate> {
    fn cut(&self, day: NaiveDate) -> Self {
        self.filter(|on| *on <= day)
    }
}

impl Part for Vec<First> {
    fn cut(&self, day: NaiveDate) -> Self {
        let begun = self.iter().filter(|it| it.has_begun_by(day));
        let cut = begun.map(|it| First {
            from: it.from,
            until: it.until.cut(day),
            approved: it.approved.cut(day),
        });
        cut.collect()
    }

    /// Whoever corrects one of the times has not seen what came later of each, nor those that follow.
    fn rejoin(&mut self, whole: &Self, day: NaiveDate) {
        let (begun, later): (Vec<First>, Vec<First>) =
            whole.iter().partition(|it| it.has_begun_by(day));
        for (is, was) in self.iter_mut().zip(&begun) {
            is.until.rejoin(&was.until, day);
            is.approved.rejoin(&was.approved, day);
        }
        self.extend(later);
    }
}

impl Part for Evidence {
    fn cut(&self, day: NaiveDate) -> Self {
        match self {
            Evidence::Verified { on, .. } if *on > day => Evidence::Recorded,
            evidence => evidence.clone(),
        }
    }
}

/// Of each kind: the day on which a record came, as far as that is known, and the parts that say
/// something of later days.
macro_rules! kinds {
    ($($kind:ident: $came:expr, [$($part:ident),*];)*) => {$(
        impl AsOf for $kind {
            fn as_of(&self, day: NaiveDate) -> Option<Cow<'_, Self>> {
                let came: fn(&Self) -> Option<NaiveDate> = $came;
                if came(self).is_some_and(|came| came > day) {
                    return None;
                }
                #[allow(unused_mut, reason = "some kinds have no such parts")]
                let mut seen = Cow::Borrowed(self);
                $(
                    let part = self.$part.cut(day);
                    if part != self.$part {
                        seen.to_mut().$part = part;
                    }
                )*
                Some(seen)
            }

            #[allow(unused_mut, unused_variables, reason = "some kinds have no such parts")]
            fn with_later(mut self, whole: &Self, day: NaiveDate) -> Self {
                $(self.$part.rejoin(&whole.$part, day);)*
                self
            }
        }
    )*};
}

kinds! {
    Organisation: |_| None, [];
    Settings: |_| None, [];
    Committee: |_| None, [coordinator, party_organisation];
    Sector: |_| None, [committee];
    Member: |it| it.joined, [sector, committee, workroom, left];
    Convenor: |it| it.elected, [first, approved, ended];
    Liaison: |it| it.since, [ended];
    Leader: |_| None, [sectors, ended];
    KeyContact: |it| it.since, [last_heard, ended];
    Workroom: |_| None, [];
    Plan: |it| it.made_on, [evidence];
    Summary: |it| it.made_on, [evidence];
    Activity: |it| Some(it.held_on), [evidence];
    Output: |it| Some(it.handed_in), [evidence];
    Study: |it| Some(it.held_on), [evidence];
    Circular: |it| Some(it.issued_on), [evidence];
}

/// A form with the steps that were taken by then. What is written on it has no days, and is
/// corrected by itself, never as a whole record.
impl AsOf for RegistrationForm {
    fn as_of(&self, day: NaiveDate) -> Option<Cow<'_, Self>> {
        if self
            .history()
            .last()
            .is_none_or(|last| last.at.date() <= day)
        {
            return Some(Cow::Borrowed(self));
        }
        self.until(day).map(Cow::Owned)
    }

    fn with_later(self, _whole: &Self, _day: NaiveDate) -> Self {
        self
    }
}
