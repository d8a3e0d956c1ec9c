//! A made-up organisation of any size, to try the program on, to measure it, and to test it.
//!
//! The same seed, size and moment make the same records, down to the last word. Nobody and no
//! place in it is real, and no phone number in it is anybody's. Nothing is dated later than the
//! moment that the caller names; no clock is read here.
//!
//! In reading order: [`found_demo`]; `chance` and `days`; the words, in `names` and `trades`; the
//! `map` and its `gaps`; `people`, `appointments`, `contacts`; the `council`'s sittings and their `agenda`, the `year`'s papers and its `events`, with
//! what became of outputs (`output_life`); the `forms`, with the `form_lifecycle` that each takes, their `accounts` and their
//! `faults`; and who is `assessed` by now.

mod accounts;
mod agenda;
mod appointments;
mod assessed;
mod chance;
mod contacts;
mod council;
mod days;
mod events;
mod faults;
mod form_lifecycle;
mod forms;
mod gaps;
mod map;
mod names;
mod opinions;
mod output_life;
mod people;
mod trades;
mod work;
mod year;

#[cfg(test)]
mod coherence;
#[cfg(test)]
mod tests;

use std::path::Path;

use self::days::Days;
use self::forms::{Handed, Spread};
use self::people::World;
use super::refusal::Refusal;
use crate::domain::authority::{Actor, Permission};
use crate::domain::book::Book;
use crate::domain::moment::Moment;
use crate::domain::organisation::Organisation;
use crate::domain::record::{Entity, Seq};
use crate::domain::settings::Settings;
use crate::domain::verb::Verb;
use crate::store::{Act, Founding, Store, StoreError};
use crate::text;

/// The name of the made-up organisation.
const NAME: &str = "政协云州市委员会（演示）";

/// Up to so many members the year's assessment is on its way: it looks at all that is recorded of everybody.
const ASSESSED: u32 = 1_000;

/// Every so many forms the caller hears of the progress.
const TOLD: u64 = 10_000;

/// How large a made-up organisation is, and which one of that size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// How many members serve; those who left come on top.
    pub members: u32,
    /// How many registration forms there are, of all years together.
    pub forms: u64,
    /// Which organisation: another seed makes another one.
    pub seed: u64,
}

impl Size {
    /// The one that is shown to who wants to look around.
    pub const SHOW: Size = Size {
        members: 400,
        forms: 900,
        seed: 1,
    };
    /// A city's after five years.
    pub const CITY: Size = Size {
        forms: 25_000,
        ..Size::SHOW
    };
    /// The largest organisation thinkable.
    pub const NATION: Size = Size {
        members: 10_000,
        forms: 1_000_000,
        ..Size::SHOW
    };
    /// How many forms so many members fill in a year.
    #[must_use]
    pub fn forms_of(members: u32) -> u64 {
        u64::from(members) * 9 / 4
    }

    /// The most members.
    pub const MOST_MEMBERS: u32 = 1_000_000;
    /// The most forms.
    pub const MOST_FORMS: u64 = 100_000_000;

    /// Over how many calendar years the forms spread: a member fills five a year and more.
    fn years(self) -> u16 {
        let a_year = u64::from(self.members) * 5;
        // At most 5.
        self.forms.div_ceil(a_year.max(1)).clamp(1, 5) as u16
    }

    fn check(self) -> Result<(), Refusal> {
        let (members, forms) = (Size::MOST_MEMBERS, Size::MOST_FORMS);
        if (1..=members).contains(&self.members) && self.forms <= forms {
            return Ok(());
        }
        Err(Refusal::Procedure(text!(
            "演示数据的委员人数应为 1 到 {members}，登记表份数不超过 {forms}。",
            "A demo has 1 to {members} members and at most {forms} forms."
        )))
    }
}

impl Default for Size {
    fn default() -> Self {
        Size::SHOW
    }
}

/// Hears how many forms are made, and of how many.
pub type Progress<'p> = &'p mut dyn FnMut(u64, u64);

/// Founds a store at `path` with a made-up organisation in it, as it stands at the moment `at`.
///
/// Forms are made one by one on their way into the store, so that their number is bounded by the
/// disk alone. Refused when there is a file at `path` or the size is out of bounds.
pub fn found_demo(
    path: &Path,
    actor: &Actor,
    at: impl Into<Moment>,
    size: Size,
    progress: Option<Progress<'_>>,
) -> Result<Store, Refusal> {
    size.check()?;
    let at = at.into();
    let grant = actor.may(Permission::Import)?;
    let act = Act {
        verb: Verb::Found,
        note: NAME.to_owned(),
        at,
        of: None,
    };
    let world = World::new(
        size.seed,
        size.members,
        Days::new(at.of_facts(), size.years()),
    );
    let store = Store::found(path, &grant, &act, |founding| {
        fill(founding, &world, size, progress)
    })?;
    Ok(store)
}

/// Where the records of a made-up organisation go, kind by kind, each kind in order of identity.
trait Taking {
    fn take<T: Entity>(&mut self, all: impl IntoIterator<Item = T>) -> Result<(), StoreError>;
}

/// All that is not a form.
fn records(world: &World, forms: &Handed, to: &mut impl Taking) -> Result<(), StoreError> {
    to.take(council::departments())?;
    to.take(appointments::committees(world))?;
    to.take(appointments::sectors(world))?;
    to.take(world.roster())?;
    to.take(appointments::convenors(world))?;
    to.take(appointments::liaisons(world))?;
    to.take(appointments::leaders(world))?;
    let workrooms = contacts::workrooms(world);
    to.take(work::inspections(world, &workrooms))?;
    to.take(workrooms)?;
    to.take(contacts::key_contacts(world))?;
    to.take(contacts::log(world))?;
    to.take(year::plans(world))?;
    to.take(year::summaries(world))?;
    let (activities, items) = work::planned(world);
    to.take(work::publicity_items(world, &activities))?;
    to.take(activities)?;
    to.take(items)?;
    to.take(work::publicity_plans(world))?;
    to.take(work::budgets(world))?;
    to.take(work::service_entries(world))?;
    to.take(work::research(world))?;
    to.take(events::trainings(world))?;
    let outputs = events::outputs(world);
    to.take(opinions::opinions(world, forms, &outputs))?;
    to.take(outputs)?;
    to.take(council::held(world).into_iter().map(|it| it.sitting))?;
    to.take(agenda::agenda(world))?;
    to.take(council::problems(world))?;
    to.take(council::interpretations(world))?;
    to.take(year::studies(world))?;
    to.take(year::circulars(world))?;
    to.take(year::leader_contacts(world))?;
    to.take(council::reminders(world))
}

/// Takes records into the store, and into a book where one is asked for.
struct Filling<'f, 's> {
    founding: &'f mut Founding<'s>,
    book: Option<Book>,
}

impl Taking for Filling<'_, '_> {
    fn take<T: Entity>(&mut self, all: impl IntoIterator<Item = T>) -> Result<(), StoreError> {
        let book = &mut self.book;
        self.founding.put_all(all.into_iter().inspect(|record| {
            if let Some(book) = book {
                book.load(record.clone().into_record(), Seq(1));
            }
        }))
    }
}

fn fill(
    founding: &mut Founding<'_>,
    world: &World,
    size: Size,
    mut progress: Option<Progress<'_>>,
) -> Result<(), StoreError> {
    let spread = || Spread::new(world, size.members, size.forms);
    let is_small = size.members <= ASSESSED && size.forms <= u64::from(ASSESSED) * 5;
    let handed = match is_small {
        true => Handed::of(forms::forms(world, spread())),
        false => Handed::default(),
    };
    let mut to = Filling {
        founding,
        book: is_small.then(Book::default),
    };
    to.take([Organisation {
        name: NAME.to_owned(),
        term: world.days.term(),
        former_terms: Vec::new(),
    }])?;
    to.take([Settings {
        calendar: world.days.calendar.clone(),
        ..Settings::default()
    }])?;
    records(world, &handed, &mut to)?;
    if let Some(book) = to.book.take() {
        let (table, items) = assessed::table(world);
        let sheets = assessed::sheets(world, &book, &table, &items, &handed);
        to.take([table])?;
        to.take(items)?;
        to.take(sheets)?;
    }
    let mut tell = |made: u64| {
        if let Some(progress) = &mut progress {
            progress(made, size.forms);
        }
    };
    to.founding
        .put_forms(forms::forms(world, spread()).inspect(|form| {
            if form.id.0.is_multiple_of(TOLD) {
                tell(form.id.0);
            }
        }))?;
    tell(size.forms);
    Ok(())
}
