//! The archive: the forms of a year that are done, of any number; or all forms of one member.
//!
//! Never holds more than a few hundred forms. What a filter leaves is found by the members that it
//! fits: they are in the book with their tallies, so it is known beforehand how many forms there
//! are. Few are listed by the index of their members; for many the year is walked.

mod listed;
mod scanned;

#[cfg(test)]
mod tests;

use std::cell::Cell;
use std::collections::HashSet;

use listed::Listed;
use scanned::Scanned;

use crate::domain::calendar::Year;
use crate::domain::form::{RegistrationForm, Status, Tally};
use crate::domain::id::{FormId, MemberId};
use crate::domain::record::Seq;
use crate::store::StoreError;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::input::Input;
use crate::tui::keymap::Lookup;
use crate::tui::panes::list::{List, ListOutcome};
use crate::tui::panes::list_keys::{self, ListAction};
use crate::tui::panes::listing::Listing;
use crate::tui::screens::parts::filter_line::FilterOutcome;
use crate::tui::screens::parts::forms::copied_of;
use crate::tui::symbols::Symbols;
use crate::tui::widgets::Outcome;
use crate::tui::widgets::row::{Column, Row};
use crate::tui::widgets::table::{self, Step, Table};

/// With at most so many forms a filter's are listed; to walk a year for them would pass over most.
const LISTED: usize = 5_000;

/// The rows that are held around the choice at least.
const MARGIN: usize = 128;

/// The archive.
#[derive(Debug, Default)]
pub(super) struct Archive {
    /// Which row is chosen.
    pub(super) table: Table,
    /// The members, and which of them the filter fits: theirs are the forms that are shown.
    pub(super) people: List<MemberId>,
    year: Option<Year>,
    member: Option<MemberId>,
    rows: Rows,
    seen: Option<Seq>,
    /// Why the store could not be read.
    trouble: Option<Text>,
    /// How many rows the last drawing showed.
    pub(super) page: Cell<u16>,
}

#[derive(Debug, Default)]
enum Rows {
    /// Nothing was read yet.
    #[default]
    Unread,
    Scanned(Scanned),
    Listed(Listed),
}

impl Archive {
    /// Shows what there is now: what was chosen stays chosen, else what stands in its place is.
    pub(super) fn renew(&mut self, ctx: &Ctx<'_>) {
        let (year, seq) = (ctx.today().year, ctx.book().seq());
        if self.seen != Some(seq) {
            let all = ctx.book().members.iter().map(|it| it.id).collect();
            self.people.renew(all, &People(ctx));
        }
        if self.member.is_none() && self.year != Some(year) {
            self.year = Some(year);
            self.read(ctx);
        } else if self.seen != Some(seq) {
            let read = self.read_again(ctx);
            self.took(read, ctx);
        }
    }

    /// Shows all forms of a member, of whichever year, and chooses one of them.
    pub(super) fn show_member(&mut self, member: MemberId, form: FormId, ctx: &Ctx<'_>) {
        if self.people.filter.clear() {
            self.people.refilter(&People(ctx));
        }
        self.member = Some(member);
        self.read(ctx);
        if let Rows::Listed(rows) = &self.rows {
            let place = rows.place(form).unwrap_or(0);
            self.choose(place, ctx);
        }
    }

    /// Shows the year that is looked at again; whether only a member was shown.
    pub(super) fn widen(&mut self, ctx: &Ctx<'_>) -> bool {
        let was = self.member.take().is_some();
        if was {
            self.year = Some(ctx.today().year);
            self.read(ctx);
        }
        was
    }

    /// Applies what is typed into the filter.
    pub(super) fn refilter(&mut self, ctx: &Ctx<'_>) {
        self.people.refilter(&People(ctx));
        self.member = None;
        self.year = Some(ctx.today().year);
        self.read(ctx);
    }

    /// Chooses a row, or the last one.
    pub(super) fn choose(&mut self, n: usize, ctx: &Ctx<'_>) {
        self.table.choose(n);
        self.reach(ctx);
    }

    /// Reads what has come near to the choice.
    pub(super) fn reach(&mut self, ctx: &Ctx<'_>) {
        let n = self.table.chosen().unwrap_or(0);
        let margin = MARGIN.max(usize::from(self.page.get()) * 2);
        let reached = match &mut self.rows {
            Rows::Unread => Ok(n),
            Rows::Scanned(rows) => rows.reach(n, margin, ctx.desk),
            Rows::Listed(rows) => rows.reach(n, margin, ctx.desk).map(|()| n),
        };
        match reached {
            Ok(n) => {
                self.table.set_count(self.count());
                self.table.choose(n);
            }
            Err(error) => self.trouble = Some(error.text()),
        }
    }

    /// Takes an input: the filter first while it is typed in, then the keys of lists.
    pub(super) fn handle(&mut self, input: &Input, ctx: &Ctx<'_>) -> Outcome<ListOutcome<()>> {
        match self.people.filter.handle(input) {
            FilterOutcome::Ignored => {}
            FilterOutcome::Taken => return Outcome::Taken,
            FilterOutcome::Typed => {
                self.refilter(ctx);
                return Outcome::Gave(ListOutcome::Moved);
            }
        }
        if let Some(key) = input.key() {
            match list_keys::KEYS.look_up(key, &self.now()) {
                Lookup::Do(act) => return self.act(act, ctx),
                Lookup::Refused(why) => return Outcome::Gave(ListOutcome::Refused(why)),
                Lookup::Unbound => {}
            }
        }
        let told = self.table.handle(input);
        self.told(told, ctx)
    }

    /// What the keys of lists can do: the rows are read in their order, and nothing is to be done.
    pub(super) fn now(&self) -> list_keys::ListState {
        list_keys::ListState {
            any: self.chosen().is_some(),
            ..list_keys::ListState::default()
        }
    }

    /// Does what a key of lists is for.
    pub(super) fn act(&mut self, act: ListAction, ctx: &Ctx<'_>) -> Outcome<ListOutcome<()>> {
        match (act, self.chosen()) {
            (ListAction::Filter, _) => self.people.filter.open(),
            (ListAction::Copy, Some(form)) => {
                return Outcome::Gave(ListOutcome::Copy(copied_of(form, ctx)));
            }
            _ => {}
        }
        Outcome::Taken
    }

    /// Moves, or opens.
    pub(super) fn step(&mut self, step: Step, ctx: &Ctx<'_>) -> Outcome<ListOutcome<()>> {
        let told = self.table.step(step);
        self.told(told, ctx)
    }

    fn told(
        &mut self,
        told: Outcome<table::TableOutcome>,
        ctx: &Ctx<'_>,
    ) -> Outcome<ListOutcome<()>> {
        self.reach(ctx);
        match told {
            Outcome::Gave(table::TableOutcome::Open(_)) => Outcome::Gave(ListOutcome::Open(())),
            Outcome::Gave(_) => Outcome::Gave(ListOutcome::Moved),
            Outcome::Ignored => Outcome::Ignored,
            Outcome::Taken | Outcome::Closed => Outcome::Taken,
        }
    }

    /// The chosen form.
    pub(super) fn chosen(&self) -> Option<&RegistrationForm> {
        self.get(self.table.chosen()?)
    }

    /// The form of a row, when it is held.
    pub(super) fn get(&self, n: usize) -> Option<&RegistrationForm> {
        match &self.rows {
            Rows::Unread => None,
            Rows::Scanned(rows) => rows.get(n),
            Rows::Listed(rows) => rows.get(n),
        }
    }

    /// The member whose forms alone are shown.
    pub(super) fn member(&self) -> Option<MemberId> {
        self.member
    }

    /// Why the store could not be read.
    pub(super) fn trouble(&self) -> Option<&Text> {
        self.trouble.as_ref()
    }

    fn count(&self) -> usize {
        match &self.rows {
            Rows::Unread => 0,
            Rows::Scanned(rows) => rows.count(),
            Rows::Listed(rows) => rows.count(),
        }
    }

    /// Reads the rows from the first.
    fn read(&mut self, ctx: &Ctx<'_>) {
        self.table.choose(0);
        let read = self.rows(ctx).map(|rows| {
            self.rows = rows;
            0
        });
        self.took(read, ctx);
    }

    /// Reads the rows around the choice again.
    fn read_again(&mut self, ctx: &Ctx<'_>) -> Result<usize, StoreError> {
        let n = self.table.chosen().unwrap_or(0);
        let members = self.members();
        if let Rows::Scanned(rows) = &mut self.rows
            && rows.members() == members.as_ref()
        {
            let count = count(rows.members(), ctx);
            return rows.renew(n, count, ctx.desk);
        }
        let chosen = self.chosen().map(|form| form.id);
        self.rows = self.rows(ctx)?;
        let again = match &self.rows {
            Rows::Listed(rows) => chosen.and_then(|form| rows.place(form)),
            Rows::Unread | Rows::Scanned(_) => None,
        };
        Ok(again.unwrap_or(n))
    }

    fn took(&mut self, read: Result<usize, StoreError>, ctx: &Ctx<'_>) {
        match read {
            Ok(n) => {
                self.trouble = None;
                self.seen = Some(ctx.book().seq());
                self.table.set_count(self.count());
                self.choose(n, ctx);
            }
            Err(error) => {
                self.trouble = Some(error.text());
                self.rows = Rows::Unread;
                self.seen = None;
                self.table.set_count(0);
            }
        }
    }

    /// Whose forms the filter leaves; none when it leaves everybody's.
    fn members(&self) -> Option<HashSet<MemberId>> {
        let people = &self.people;
        let narrowing = people.filter.is_narrowing();
        narrowing.then(|| people.shown().iter().copied().collect())
    }

    fn rows(&self, ctx: &Ctx<'_>) -> Result<Rows, StoreError> {
        let year = ctx.today().year;
        if let Some(member) = self.member {
            let forms = ctx.desk.forms_of(member)?;
            let ids = forms.into_iter().map(|(id, _)| id);
            return Ok(Rows::Listed(Listed::of(ids.collect())));
        }
        let members = self.members();
        let count = count(members.as_ref(), ctx);
        let Some(members) = members.as_ref().filter(|_| count <= LISTED) else {
            let rows = Scanned::of(year, members, count, ctx.desk)?;
            return Ok(Rows::Scanned(rows));
        };
        let is_done = |status: Status| !status.is_pending();
        let ids = ctx
            .desk
            .forms_of_year(year, members.iter().copied(), is_done)?;
        Ok(Rows::Listed(Listed::of(ids)))
    }
}

/// How many forms of the year that is looked at are done: these members', or everybody's.
fn count(members: Option<&HashSet<MemberId>>, ctx: &Ctx<'_>) -> usize {
    let (book, year) = (ctx.book(), ctx.today().year);
    match members {
        None => done(book.forms_by_year().get(&year)),
        Some(members) => {
            let tallies = members.iter().map(|id| done(Some(&book.tally(*id, year))));
            tallies.sum()
        }
    }
}

/// How many forms are done.
pub(super) fn done(tally: Option<&Tally>) -> usize {
    tally.map_or(0, |tally| {
        let done = Status::ALL.into_iter().filter(|it| !it.is_pending());
        done.map(|it| tally.at(it) as usize).sum()
    })
}

/// The members as the filter sees them: by name, sector, committee and employer as the roster has them.
struct People<'a>(&'a Ctx<'a>);

impl Listing<MemberId> for People<'_> {
    fn columns(&self) -> Vec<Column> {
        Vec::new()
    }

    fn row(&self, _: MemberId, _: Symbols) -> Row {
        Row::new()
    }

    fn words(&self, id: MemberId) -> String {
        let (book, day) = (self.0.book(), self.0.today().reference_date());
        let Some(member) = book.members.get(id) else {
            return String::new();
        };
        let committee = book.committee_of(member, day);
        let words: [&str; 4] = [
            &member.name,
            book.sector_name(member.sector_on(day)),
            committee.map_or("", |id| book.committee_name(id)),
            &member.employer,
        ];
        words.join(" ")
    }

    fn year(&self) -> Year {
        self.0.today().year
    }
}
