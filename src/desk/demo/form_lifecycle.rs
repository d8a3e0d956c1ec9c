//! The course that a form takes: handed in, sent back, filed, uploaded, each step by whoever
//! takes it and on a day on which it can be taken.

use chrono::{NaiveDate, NaiveDateTime};

use super::accounts;
use super::chance::Chance;
use super::faults;
use super::people::World;
use crate::domain::form::{InvalidTransition, RegistrationForm, Stamp};
use crate::domain::member::Member;

/// How far a form may have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pace {
    /// All is done, some time or other.
    Archived,
    /// All is done, be it on the same day.
    Swift,
    /// It has come as far as people usually get by now.
    Waiting,
}

/// Who takes a step, on `date` and not before `before`.
pub(super) fn stamp(
    world: &World,
    chance: &mut Chance,
    date: NaiveDate,
    before: Option<NaiveDateTime>,
    by: &str,
) -> Stamp {
    Stamp {
        at: world.days.moment(chance, date, before),
        by: by.to_owned(),
    }
}

/// Takes a draft as far as it has come.
pub(super) fn run(
    world: &World,
    chance: &mut Chance,
    form: RegistrationForm,
    member: &Member,
    pace: Pace,
) -> RegistrationForm {
    let own = *member.committee.latest();
    let committee = own.or_else(|| world.sector(*member.sector.latest()).committee);
    let mut lifecycle = Lifecycle {
        world,
        form,
        member: &member.name,
        staff: world.staff(committee),
        pace,
    };
    // No step is out of turn, for each is taken from where the one before ended; if one were, the
    // form would stay where it is.
    let _ = lifecycle.go(chance);
    lifecycle.form
}

struct Lifecycle<'w> {
    world: &'w World,
    form: RegistrationForm,
    member: &'w str,
    staff: &'w str,
    pace: Pace,
}

impl Lifecycle<'_> {
    fn go(&mut self, chance: &mut Chance) -> Result<(), InvalidTransition> {
        let waits = self.pace == Pace::Waiting;
        if waits && chance.percent(11) {
            return Ok(());
        }
        if chance.percent(if waits { 2 } else { 1 }) {
            return self.withdraw(chance);
        }
        if !self.submit(chance, 0)? {
            return Ok(());
        }
        if chance.percent(if waits { 17 } else { 4 }) {
            let Some(date) = self.in_working_days(chance, (1, 4)) else {
                return Ok(());
            };
            let stamp = self.by(chance, date, self.staff);
            self.form.send_back(stamp, faults::return_reason(chance))?;
            if waits && chance.percent(60) {
                return Ok(());
            }
            let days = chance.between(1, 4);
            if !self.submit(chance, days)? {
                return Ok(());
            }
        }
        if chance.percent(if waits { 5 } else { 1 }) {
            return self.withdraw(chance);
        }
        // Some lie about for weeks.
        let slow = waits && chance.percent(26);
        let Some(date) = self.in_working_days(chance, if slow { (6, 26) } else { (1, 5) }) else {
            return Ok(());
        };
        let stamp = self.by(chance, date, self.staff);
        self.form.file(stamp)?;
        let slow = waits && chance.percent(28);
        let Some(date) = self.in_working_days(chance, if slow { (6, 26) } else { (1, 5) }) else {
            return Ok(());
        };
        let stamp = self.by(chance, date, self.staff);
        self.form.upload(stamp)
    }

    /// Hands the form in some days after its last step; false when that is still to come.
    fn submit(&mut self, chance: &mut Chance, days: u32) -> Result<bool, InvalidTransition> {
        let date = self.world.days.after(self.last().date(), days);
        let Some(date) = self.if_come(date) else {
            return Ok(false);
        };
        let stamp = self.by(chance, date, self.member);
        self.form.submit(stamp)?;
        Ok(true)
    }

    fn withdraw(&mut self, chance: &mut Chance) -> Result<(), InvalidTransition> {
        let stamp = self.by(chance, self.last().date(), self.member);
        self.form.withdraw(stamp, accounts::withdrawal(chance))
    }

    /// The day some working days after the last step, if it has come.
    fn in_working_days(&self, chance: &mut Chance, (least, most): (u32, u32)) -> Option<NaiveDate> {
        let days = chance.between(least, most);
        self.if_come(self.world.days.working_after(self.last().date(), days))
    }

    /// The day, if it has come; what must be done by now is done today at the latest.
    fn if_come(&self, date: NaiveDate) -> Option<NaiveDate> {
        let today = self.world.days.today;
        match self.pace {
            Pace::Waiting => (date <= today).then_some(date),
            Pace::Archived | Pace::Swift => Some(date.min(today)),
        }
    }

    fn by(&self, chance: &mut Chance, date: NaiveDate, who: &str) -> Stamp {
        stamp(self.world, chance, date, Some(self.last()), who)
    }

    fn last(&self) -> NaiveDateTime {
        let begun = self.world.days.first.and_time(chrono::NaiveTime::MIN);
        self.form.history().last().map_or(begun, |step| step.at)
    }
}
