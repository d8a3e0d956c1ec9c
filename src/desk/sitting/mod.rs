//! Sittings of the leadership (articles 16 and 18): what makes one acceptable, and what is decided in one.

mod approve;
mod award;

pub use approve::ApproveIn;
pub use award::AwardIn;

use chrono::NaiveDate;

use super::checks::Faults;
use super::form::listed;
use super::keep::Keep;
use crate::domain::appointment::Convenor;
use crate::domain::assessment::{Decided, Prize, Prized};
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::described::Described as _;
use crate::domain::id::SittingId;
use crate::domain::record::Record;
use crate::domain::sitting::{AgendaItem, CouncilSitting, Problem, SittingBody};
use crate::domain::yearwork::Study;
use crate::text;
use crate::text::Text;

/// The convenors who wait for the council on a day, sector by sector.
#[must_use]
pub fn waiting(book: &Book, on: NaiveDate) -> Vec<&Convenor> {
    let sectors = book.sectors_in_order().into_iter();
    let all = sectors.flat_map(|it| book.convenors_of(it.id, on));
    all.filter(|it| it.unapproved(on, on).next().is_some())
        .collect()
}

/// The convenors whom a sitting may approve: who waited for the council by its day, and still does.
#[must_use]
pub fn to_approve<'b>(
    book: &'b Book,
    sitting: &CouncilSitting,
    today: NaiveDate,
) -> Vec<&'b Convenor> {
    let on = sitting.held_on;
    let mut all = waiting(book, on);
    all.retain(|it| it.unapproved(on, today.max(on)).next().is_some());
    all
}

/// What a convenor lacks who is put before the council: without the day of the election nobody can say for what the
/// approval is.
#[must_use]
pub fn lacking(convenor: &Convenor) -> Option<Text> {
    let lacks = convenor.elected.is_none();
    lacks.then(|| Text::of("缺推选日", "the day of the election is lacking"))
}

/// As what a convenor is put before the council on a day.
#[must_use]
pub fn post(convenor: &Convenor, on: NaiveDate) -> Text {
    let changed = convenor.first_on(on).is_some_and(|it| it.from.is_some());
    match (convenor.is_first_on(on), changed) {
        (true, true) => Text::of("第一召集人（改任）", "first convenor (changed)"),
        (true, false) => Text::of("第一召集人", "first convenor"),
        (false, _) => Text::of("召集人", "convenor"),
    }
}

/// Is it still to come?
#[must_use]
pub fn is_planned(sitting: &CouncilSitting, today: NaiveDate) -> bool {
    sitting.held_on > today
}

/// The convenors whom a sitting approved: those of its day, where it is the council's.
#[must_use]
pub fn approved_in<'b>(book: &'b Book, sitting: &CouncilSitting) -> Vec<&'b Convenor> {
    let on = Some(sitting.held_on);
    let own = |it: &&Convenor| {
        sitting.body == SittingBody::Council
            && (it.approved == on || it.first.iter().any(|spell| spell.approved == on))
    };
    let sectors = book.sectors_in_order().into_iter();
    let all = sectors.flat_map(|it| book.appointments_of(it.id));
    all.filter(own).collect()
}

/// How many problems wait on a day and should have been solved before it.
#[must_use]
pub fn overdue(book: &Book, day: NaiveDate) -> usize {
    let late = |it: &&Problem| it.waits_on(day) && it.due.is_some_and(|on| on < day);
    book.problems.iter().filter(late).count()
}

/// The prizes that were nominated by a day and wait for the council, as they were nominated.
#[must_use]
pub fn nominated(book: &Book, on: NaiveDate) -> Vec<&Prize> {
    let all = book.prizes.iter();
    let mut all: Vec<_> = all
        .filter(|it| it.decided.is_none() && it.nominated_on <= on)
        .collect();
    all.sort_by_key(|it| (it.year, matches!(it.of, Prized::Convenor(_)), it.id));
    all
}

/// The prizes that a sitting decided on.
#[must_use]
pub fn awarded_in(book: &Book, sitting: SittingId) -> Vec<&Prize> {
    let all = book.prizes.iter();
    let own = all.filter(|it| it.decided.and_then(|it| it.sitting) == Some(sitting));
    let mut own: Vec<_> = own.collect();
    own.sort_by_key(|it| (matches!(it.of, Prized::Convenor(_)), it.id));
    own
}

/// The studies that are said to be held in a sitting.
fn studies_in(book: &Book, sitting: SittingId) -> impl Iterator<Item = &Study> {
    let all = book.studies.iter();
    all.filter(move |it| it.sitting == Some(sitting))
}

/// That the approvals of a sitting stand on its body and day.
fn approvals_hang(book: &Book, sitting: &CouncilSitting) -> Option<Text> {
    let approved = approved_in(book, sitting);
    let names = approved.iter().map(|it| book.member_name(it.member));
    let (count, names) = (approved.len(), listed(names.map(str::to_owned)));
    (count > 0).then(|| {
        text!(
            "这次会议审定了 {count} 名召集人（{names}），会议类别、时间不能改，也不能删除。审定时间有误请先修改这些召集人的审定时间。",
            "This sitting approved {count} convenor(s) ({names}): its body and day stand, and it can't be struck out. If the approvals are wrong, correct the convenors first."
        )
    })
}

impl Keep for Study {
    fn check(&self, book: &Book, _today: &Today, faults: &mut Faults) {
        let sitting = self.sitting.and_then(|id| book.sittings.get(id));
        let Some(sitting) = sitting else { return };
        let (title, day) = (&sitting.title, sitting.held_on);
        let was = book.studies.get(self.id).and_then(|it| it.sitting);
        let mut others = studies_in(book, sitting.id).filter(|it| it.id != self.id);
        faults.when(
            was != self.sitting && others.next().is_some(),
            "sitting",
            text!(
                "“{title}”的专题研究已经登记，请在那条记录上补充。",
                "The study in {title} is recorded already; add to that record."
            ),
        );
        faults.when(
            sitting.body.studies() != Some(self.body),
            "sitting",
            text!(
                "“{title}”不是这一类会议。",
                "{title} is another body's sitting."
            ),
        );
        faults.when(
            day != self.held_on,
            "held_on",
            text!(
                "“{title}”是 {day} 召开的，时间不符。",
                "{title} was held on {day}, not on this day."
            ),
        );
    }
}

impl Keep for Prize {
    fn check(&self, book: &Book, _today: &Today, faults: &mut Faults) {
        let mut others = book.prizes.iter().filter(|it| it.id != self.id);
        faults.when(
            others.any(|it| it.of == self.of && it.year == self.year),
            "of",
            Text::of("这一年已经提名。", "It is nominated for this year already."),
        );
        let Some(decided) = self.decided else { return };
        let was = book.prizes.get(self.id).and_then(|it| it.decided);
        faults.when(
            decided.sitting.is_none()
                && was != self.decided
                && council_on(book, decided.on).is_none(),
            "decided.sitting",
            Text::of(
                "评优由主席会议审定，请填是哪次会议；这次会议还没有登记的，先登记会议。",
                "The chairpersons' council decides on prizes: say in which sitting; one that is not recorded is recorded first.",
            ),
        );
        let sitting = decided.sitting.and_then(|id| book.sittings.get(id));
        let Some(sitting) = sitting else { return };
        let (title, day) = (&sitting.title, sitting.held_on);
        faults.when(
            sitting.body != SittingBody::Council,
            "decided.sitting",
            text!(
                "“{title}”不是主席会议。",
                "{title} is no sitting of the chairpersons' council."
            ),
        );
        faults.when(
            day != decided.on,
            "decided.on",
            text!(
                "“{title}”是 {day} 召开的，时间不符。",
                "{title} was held on {day}, not on this day."
            ),
        );
    }

    /// The day says in which sitting it was decided, where the council sat once.
    fn fill_in(&mut self, book: &Book) {
        if let Some(decided) = &mut self.decided {
            decided.sitting = decided.sitting.or(council_on(book, decided.on));
        }
    }
}

/// The council's only sitting on a day.
fn council_on(book: &Book, day: NaiveDate) -> Option<SittingId> {
    let sittings = book.sittings.iter();
    let mut own = sittings.filter(|it| it.body == SittingBody::Council && it.held_on == day);
    let only = own.next()?;
    own.next().is_none().then_some(only.id)
}

impl Keep for Problem {
    fn check(&self, book: &Book, _today: &Today, faults: &mut Faults) {
        let was = book.problems.get(self.id);
        let Some(sitting) = book.sittings.get(self.sitting) else {
            return;
        };
        let day = sitting.held_on;
        let early = |on: Option<NaiveDate>, was: Option<NaiveDate>| {
            on != was && on.is_some_and(|on| on < day)
        };
        let solved = |it: &Problem| it.solved.as_ref().map(|it| it.on);
        for (wrong, field) in [
            (early(self.due, was.and_then(|it| it.due)), "due"),
            (early(solved(self), was.and_then(solved)), "solved"),
        ] {
            faults.when(
                wrong,
                field,
                text!(
                    "早于会议召开的日期（{day}）。",
                    "The day lies before the sitting ({day})."
                ),
            );
        }
    }
}

impl Keep for CouncilSitting {
    fn check(&self, book: &Book, _today: &Today, faults: &mut Faults) {
        let of = |day| book.organisation().map(|it| it.term_on(day).number);
        let others = book.sittings.iter().filter(|it| it.id != self.id);
        let same = |it: &CouncilSitting| {
            let of_term = of(it.held_on) == of(self.held_on);
            it.body == self.body && it.number == self.number && it.number.is_some() && of_term
        };
        faults.when(
            others.clone().any(same),
            "number",
            Text::of(
                "这一次会议已经登记。",
                "The sitting of this number is recorded already.",
            ),
        );
        let same_day = |it: &CouncilSitting| {
            it.body == self.body && it.held_on == self.held_on && it.number == self.number
        };
        faults.when(
            self.number.is_none() && others.clone().any(same_day),
            "held_on",
            Text::of(
                "当天的会议已经登记。",
                "A sitting of this body on this day is recorded already.",
            ),
        );
        let Some(was) = book.sittings.get(self.id) else {
            return;
        };
        for (moved, field) in [
            (was.body != self.body, "body"),
            (was.held_on != self.held_on, "held_on"),
        ] {
            if moved && let Some(why) = approvals_hang(book, was) {
                faults.when(true, field, why);
            }
        }
        if was.body != self.body
            && let Some(study) =
                studies_in(book, self.id).find(|it| Some(it.body) != self.body.studies())
        {
            let word = study.body.word();
            let (zh, en) = (&word.zh, &word.en);
            faults.when(
                true,
                "body",
                text!(
                    "{zh}专题研究登记在这次会议上，请先改那条记录。",
                    "A study of the {en} is recorded in this sitting; correct that record first."
                ),
            );
        }
    }

    /// Studies are held, and prizes decided, on the day of their sitting.
    fn carries_along(&self, book: &Book) -> Vec<Record> {
        let own = studies_in(book, self.id).filter(|it| it.held_on != self.held_on);
        let moved = own.map(|study| Study {
            held_on: self.held_on,
            ..study.clone()
        });
        let decided = awarded_in(book, self.id).into_iter().filter_map(|prize| {
            let on = prize.decided?.on;
            (on != self.held_on).then(|| Prize {
                decided: Some(Decided {
                    on: self.held_on,
                    sitting: Some(self.id),
                }),
                ..prize.clone()
            })
        });
        moved
            .map(Record::from)
            .chain(decided.map(Record::from))
            .collect()
    }

    fn held_by(&self, book: &Book) -> Option<Text> {
        approvals_hang(book, self)
    }

    fn fill_in(&mut self, book: &Book) {
        let was = book.sittings.get(self.id);
        let usual = was.is_some_and(|was| self.title == was.usual_title(book));
        if usual || self.title.is_empty() {
            self.title = self.usual_title(book);
        }
    }
}

impl Keep for AgendaItem {
    fn fill_in(&mut self, book: &Book) {
        if self.number.is_none() {
            let all = book.agenda_of(self.sitting).into_iter();
            let last = all.filter_map(|it| it.number).max().unwrap_or(0);
            self.number = Some(last.saturating_add(1));
        }
    }
}
