//! The forms that wait, the most urgent first: what is chosen and marked among them, and which is
//! next after an act.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::form_filter::FormFilter;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::form::{RegistrationForm, Status};
use crate::domain::id::FormId;
use crate::domain::record::Seq;
use crate::rules::form_deadline;
use crate::text::Locale;
use crate::tui::app::Ctx;
use crate::tui::screens::parts::list::List;

/// A form that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Waiting {
    /// The form.
    pub(super) form: FormId,
    /// Where it stands.
    pub(super) status: Status,
    /// The last day on which its next step is in time; none when nobody waits for it.
    pub(super) deadline: Option<NaiveDate>,
}

/// The forms that wait.
#[derive(Debug)]
pub(super) struct Queue {
    all: Vec<Waiting>,
    places: HashMap<FormId, usize>,
    counts: [usize; Status::ALL.len()],
    /// As of when the forms were taken, and for which language.
    seen: Option<(Seq, Today, Locale)>,
    /// Those of one pile.
    pub(super) list: List<FormId>,
    /// The marked forms, and where they stood then.
    marks: HashMap<FormId, Status>,
    turn: Option<Turn>,
}

/// Forms that an act was asked for, and the form that is next when it is carried out.
#[derive(Debug)]
struct Turn {
    acted: Vec<(FormId, Status)>,
    next: Option<FormId>,
}

impl Default for Queue {
    fn default() -> Self {
        Queue {
            all: Vec::new(),
            places: HashMap::new(),
            counts: [0; Status::ALL.len()],
            seen: None,
            list: List::marking(),
            marks: HashMap::new(),
            turn: None,
        }
    }
}

impl Queue {
    /// Takes the forms as they stand now. What was chosen stays chosen, unless it has just taken
    /// its step: then the next one is.
    pub(super) fn renew(&mut self, pile: FormFilter, ctx: &Ctx<'_>) {
        let now = Some((ctx.book().seq(), ctx.today(), ctx.locale));
        if self.seen == now {
            return;
        }
        self.seen = now;
        self.all = in_order(ctx.book());
        self.counts = [0; Status::ALL.len()];
        for waiting in &self.all {
            self.counts[waiting.status as usize] += 1;
        }
        let all = self.all.iter().enumerate();
        self.places = all.map(|(n, it)| (it.form, n)).collect();
        let still = |queue: &Queue, id: &FormId, status: &Status| {
            queue.waiting(*id).is_some_and(|it| it.status == *status)
        };
        let mut marks = std::mem::take(&mut self.marks);
        marks.retain(|id, status| still(self, id, status));
        self.marks = marks;
        let ids = self.of(pile);
        self.list.renew(ids, |id| words(id, ctx));
        if let Some(turn) = self.turn.take() {
            if turn.acted.iter().all(|(id, at)| still(self, id, at)) {
                self.turn = Some(turn);
            } else if let Some(next) = turn.next {
                self.choose(next);
            }
        }
    }

    /// Shows another pile; its first form is chosen, and no mark is left.
    pub(super) fn show(&mut self, pile: FormFilter, ctx: &Ctx<'_>) {
        self.marks.clear();
        self.turn = None;
        let ids = self.of(pile);
        self.list.narrow(ids, |id| words(id, ctx));
    }

    /// Applies what is typed into the filter.
    pub(super) fn refilter(&mut self, ctx: &Ctx<'_>) {
        self.list.refilter(|id| words(id, ctx));
    }

    /// Chooses a form of the pile; a filter that hides it goes. Whether it is there.
    pub(super) fn choose(&mut self, form: FormId) -> bool {
        self.list.choose(|id| *id == form)
    }

    /// A form that waits.
    pub(super) fn waiting(&self, form: FormId) -> Option<&Waiting> {
        self.all.get(*self.places.get(&form)?)
    }

    /// How many wait in a pile.
    pub(super) fn count(&self, pile: FormFilter) -> usize {
        let admitted = Status::ALL.into_iter().filter(|it| pile.admits(*it));
        admitted.map(|it| self.counts[it as usize]).sum()
    }

    /// Is it marked?
    pub(super) fn is_marked(&self, form: FormId) -> bool {
        self.marks.contains_key(&form)
    }

    /// Marks a row of the list, or takes its mark away.
    pub(super) fn mark(&mut self, row: usize) {
        let Some(id) = self.list.shown().get(row).copied() else {
            return;
        };
        if self.marks.remove(&id).is_none() {
            let status = self.waiting(id).map(|it| it.status);
            self.marks.extend(status.map(|status| (id, status)));
        }
    }

    /// Marks all that are shown; takes the marks away when all are marked.
    pub(super) fn mark_all(&mut self) {
        let shown = self.list.shown().iter();
        let unmarked: Vec<(FormId, Status)> = shown
            .filter(|id| !self.is_marked(**id))
            .filter_map(|id| Some((*id, self.waiting(*id)?.status)))
            .collect();
        if unmarked.is_empty() {
            self.marks.clear();
        }
        self.marks.extend(unmarked);
    }

    /// Takes all marks away; whether there were any.
    pub(super) fn unmark(&mut self) -> bool {
        let any = !self.marks.is_empty();
        self.marks.clear();
        any
    }

    /// The marked forms that are shown, in their order: nothing is done to what a filter hides.
    pub(super) fn marked(&self) -> Vec<FormId> {
        if self.marks.is_empty() {
            return Vec::new();
        }
        let shown = self.list.shown().iter();
        shown.filter(|id| self.is_marked(**id)).copied().collect()
    }

    /// Notes that an act was asked for, so that the next form is chosen once it is carried out.
    pub(super) fn acts_on(&mut self, forms: &[FormId]) {
        let acted: Vec<(FormId, Status)> = forms
            .iter()
            .filter_map(|id| Some((*id, self.waiting(*id)?.status)))
            .collect();
        let touched: HashMap<FormId, Status> = acted.iter().copied().collect();
        let shown = self.list.shown();
        let (before, after) = shown.split_at(self.list.table.chosen().unwrap_or(0));
        let next = after
            .iter()
            .chain(before.iter().rev())
            .find(|id| !touched.contains_key(id));
        self.turn = Some(Turn {
            next: next.copied(),
            acted,
        });
    }

    /// Forgets what was asked for: the person goes on without it.
    pub(super) fn goes_on(&mut self) {
        self.turn = None;
    }

    fn of(&self, pile: FormFilter) -> Vec<FormId> {
        let all = self.all.iter().filter(|it| pile.admits(it.status));
        all.map(|it| it.form).collect()
    }
}

/// All forms that wait: those with a deadline first, the oldest deadline at the top; then by date.
fn in_order(book: &Book) -> Vec<Waiting> {
    let mut all: Vec<_> = book
        .forms
        .iter()
        .map(|form| {
            let deadline = form_deadline(form, book.settings());
            let waiting = Waiting {
                form: form.id,
                status: form.status(),
                deadline,
            };
            (deadline.is_none(), deadline, form.dated(), form.id, waiting)
        })
        .collect();
    all.sort_unstable_by_key(|row| (row.0, row.1, row.2, row.3));
    all.into_iter().map(|row| row.4).collect()
}

/// What a filter looks at: member, sector, committee, employer, status.
fn words(id: FormId, ctx: &Ctx<'_>) -> String {
    let form = ctx.book().forms.get(id);
    form.map_or_else(String::new, |form| words_of(form, ctx))
}

fn words_of(form: &RegistrationForm, ctx: &Ctx<'_>) -> String {
    let (book, sheet) = (ctx.book(), &form.sheet);
    let committee = book.committee_of_form(form, ctx.today().date);
    let status = form.status().word();
    let words = [
        book.member_name(sheet.member),
        book.sector_name(sheet.sector),
        committee.map_or("", |id| book.committee_name(id)),
        &sheet.employer,
        status.say(ctx.locale),
    ];
    words.join(" ")
}
