//! The registration forms in order of their dates, each made from its number alone, so that any
//! count of them streams into the store.
//!
//! Forms spread over the term, more of them towards the end of each half year, when they are asked for; the last weeks have as many as a triage needs, and only
//! among these are forms that still wait for somebody. What waits is bounded by the number of
//! members, not by the number of forms.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::accounts;
use super::chance::{Chance, Topic};
use super::faults;
use super::form_lifecycle::{self, Pace};
use super::people::World;
use crate::domain::form::{RegistrationForm, Sheet};
use crate::domain::id::{FormId, MemberId};
use crate::domain::member::Member;

/// Half a year, in days.
const HALF: u32 = 182;

/// The length of the last stretch, in days.
const LATELY: u32 = 40;

/// The forms of each member that were handed in, as far as somebody asks for them.
#[derive(Default)]
pub(super) struct Handed(HashMap<MemberId, Vec<RegistrationForm>>);

impl Handed {
    /// Those of these forms.
    pub(super) fn of(forms: impl Iterator<Item = RegistrationForm>) -> Handed {
        let mut all: HashMap<_, Vec<_>> = HashMap::new();
        for form in forms.filter(|it| it.submitted_on().is_some()) {
            all.entry(form.sheet.member).or_default().push(form);
        }
        Handed(all)
    }

    /// A member's.
    pub(super) fn by(&self, member: MemberId) -> &[RegistrationForm] {
        self.0.get(&member).map_or(&[], Vec::as_slice)
    }
}

/// How the forms spread over the days.
pub(super) struct Spread {
    forms: u64,
    /// How many of them are of the last stretch.
    late: u64,
    /// The stretch, in days.
    stretch: u32,
    /// The days before the stretch.
    before: u32,
    /// Of ten thousand late forms, how many may still wait for somebody.
    waiting: u64,
    /// Are there more late forms than an even spread has? Then they gather towards today.
    gathered: bool,
}

impl Spread {
    /// The spread of that many forms of that many members over the term's days.
    pub(super) fn new(world: &World, members: u32, forms: u64) -> Spread {
        let passed = world.days.passed().max(1);
        let stretch = LATELY.min(passed);
        let even = forms * u64::from(stretch) / u64::from(passed);
        let most = (200 + u64::from(members) * 3 / 5).min(20_000);
        let wanted = (forms * 3 / 5).min(180 + forms / 20).min(most);
        let late = even.max(wanted);
        Spread {
            forms,
            late,
            stretch,
            before: passed - stretch,
            waiting: (wanted * 10_000).checked_div(late).unwrap_or(0),
            gathered: wanted > even,
        }
    }

    /// The day of an even spread, moved towards the end of its half year.
    fn season(&self, day: u32) -> u32 {
        let begin = day / HALF * HALF;
        let length = f64::from(HALF.min(self.before - begin));
        let part = f64::from(day - begin) / length;
        // Below 1, and its root too; the squares of the days are spread evenly.
        begin + (part.sqrt() * length) as u32
    }

    /// The day of the `n`th form, counted from 0, and whether it is a late one.
    fn day(&self, world: &World, n: u64) -> (NaiveDate, bool) {
        let early = self.forms - self.late;
        if n < early {
            // Below `before`, which is a `u32`.
            let day = u128::from(n) * u128::from(self.before) / u128::from(early);
            return (
                world.days.after(world.days.first, self.season(day as u32)),
                false,
            );
        }
        let mut left = (self.forms - 1 - n) as f64 / self.late as f64;
        if self.gathered {
            left = left.powf(1.6);
        }
        // Below `stretch`, for `left` is below 1.
        (
            world.days.ago((left * f64::from(self.stretch)) as u32),
            true,
        )
    }
}

/// All forms, in order of identity and of date.
pub(super) fn forms(world: &World, spread: Spread) -> impl Iterator<Item = RegistrationForm> {
    (0..spread.forms).map(move |n| form(world, &spread, n))
}

fn form(world: &World, spread: &Spread, n: u64) -> RegistrationForm {
    let mut chance = Chance::of(world.seed, Topic::Form, n);
    let (date, late) = spread.day(world, n);
    let member = writer(world, &mut chance, date);
    let (account, ways) = accounts::account(
        &mut chance,
        world.sector(member.sector_on(date)).plan.trades,
    );
    let sheet = Sheet {
        filled_on: Some(date),
        member: member.id,
        sector: member.sector_on(date),
        employer: member.employer.clone(),
        ways,
        account,
    };
    let pace = if !late {
        Pace::Archived
    } else if chance.below(10_000) < spread.waiting {
        Pace::Waiting
    } else {
        Pace::Swift
    };
    let begun = RegistrationForm::begin(
        FormId(n + 1),
        sheet,
        form_lifecycle::stamp(world, &mut chance, date, None, &member.name),
    );
    let mut form = form_lifecycle::run(world, &mut chance, begun, member, pace);
    if form.status().is_pending()
        && let Some(fault) = faults::fault(&mut chance, &form)
    {
        faults::spoil(&mut form.sheet, fault, world.sectors.len());
    }
    form
}

/// Whoever fills a form on that day: some members often, some seldom, a few never.
fn writer<'w>(world: &'w World, chance: &mut Chance, date: NaiveDate) -> &'w Member {
    let seats = world.seats.len();
    let mut seat = chance.index(seats);
    for _ in 0..24 {
        let diligence = Chance::of(world.seed, Topic::Diligence, seat as u64).below(100);
        let willing = match diligence {
            0..4 => false,
            4..40 => chance.percent(30),
            _ => true,
        };
        if let Some(member) = world.holder(seat, date).filter(|_| willing) {
            return member;
        }
        seat = chance.index(seats);
    }
    // Somebody of the willing was there, but chance would not find them: whoever comes next.
    (0..seats)
        .filter_map(|more| world.holder((seat + more) % seats, date))
        .next()
        .unwrap_or(&world.seats[seat])
}
