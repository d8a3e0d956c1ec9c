//! The forms that wait, the most urgent first: what is chosen and marked among them, and which is
//! next after an act.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::form_filter::FormFilter;
use super::rows;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::form::Status;
use crate::domain::id::FormId;
use crate::domain::record::Seq;
use crate::rules::form_deadline;
use crate::text::Locale;
use crate::tui::app::Ctx;
use crate::tui::panes::list::List;

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
        let before = std::mem::replace(&mut self.all, in_order(ctx.book()));
        self.counts = [0; Status::ALL.len()];
        for waiting in &self.all {
            self.counts[waiting.status as usize] += 1;
        }
        let all = self.all.iter().enumerate();
        self.places = all.map(|(n, it)| (it.form, n)).collect();
        let still = |queue: &Queue, id: &FormId, status: &Status| {
            queue.waiting(*id).is_some_and(|it| it.status == *status)
        };
        // A mark is for the step that the form waited for when it was set.
        let before: HashMap<FormId, Status> =
            before.iter().map(|it| (it.form, it.status)).collect();
        let mut list = std::mem::take(&mut self.list);
        list.keep_marks(|id| before.get(id).is_some_and(|status| still(self, id, status)));
        list.renew(self.of(pile), &listing(pile, ctx));
        self.list = list;
        if let Some(turn) = self.turn.take() {
            if turn.acted.iter().all(|(id, at)| still(self, id, at)) {
                self.turn = Some(turn);
            } else if let Some(next) = turn.next {
                self.list.choose(next, &listing(pile, ctx));
            }
        }
    }

    /// Shows another pile; its first form is chosen, and no mark is left.
    pub(super) fn show(&mut self, pile: FormFilter, ctx: &Ctx<'_>) {
        self.list.unmark();
        self.turn = None;
        self.list.narrow(self.of(pile), &listing(pile, ctx));
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

/// What the rows of a pile say.
pub(super) fn listing<'a>(pile: FormFilter, ctx: &'a Ctx<'a>) -> rows::Waiting<'a> {
    let mixed = pile == FormFilter::Pending;
    rows::Waiting { ctx, mixed }
}
