//! How many opinions came, and how far they got.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::described::Described as _;
use crate::domain::opinion::{AnswerClass, Opinion, OpinionState, Satisfaction, Step};
use crate::domain::yearwork::Channel;
use crate::text::Text;

/// A step of an opinion: what it is called, whether it was taken.
pub type Stage = (Text, fn(&Opinion) -> bool);

/// How far opinions get, step by step.
pub const STAGES: [Stage; 7] = [
    (Text::of("收到", "received"), |_| true),
    (Text::of("交办", "assigned"), was_assigned),
    (Text::of("转化", "turned into outputs"), |it| {
        !it.conversions.is_empty()
    }),
    (Text::of("答复", "answered"), |it| !it.answers.is_empty()),
    (Text::of("满意", "satisfied"), is_satisfied),
    (Text::of("兑现", "promise kept"), kept_its_promise),
    (Text::of("办结", "closed"), Opinion::is_closed),
];

fn was_assigned(opinion: &Opinion) -> bool {
    !opinion.handlings.is_empty()
}

fn is_satisfied(opinion: &Opinion) -> bool {
    let said = opinion.answers.last().and_then(|it| it.satisfaction);
    matches!(said, Some(Satisfaction::Satisfied | Satisfaction::Mostly))
}

fn kept_its_promise(opinion: &Opinion) -> bool {
    let promise = opinion.answers.last().and_then(|it| it.promise);
    promise.is_some_and(|it| it.kept.is_some())
}

/// Counts of the opinions that came in a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Funnel {
    /// Received.
    pub received: usize,
    /// Drawn from forms.
    pub from_forms: usize,
    /// Given to a unit at some time.
    pub assigned: usize,
    /// Sent back at some time.
    pub sent_back: usize,
    /// Turned into an output, by its channel.
    pub converted: BTreeMap<Channel, usize>,
    /// Answered, by the class of the last answer.
    pub answered: BTreeMap<AnswerClass, usize>,
    /// Answered to satisfaction.
    pub satisfied: usize,
    /// Answered, and not to satisfaction.
    pub dissatisfied: usize,
    /// Promised, and not kept yet.
    pub promised: usize,
    /// Promises that were kept.
    pub kept: usize,
    /// Closed.
    pub closed: usize,
    /// Came in an earlier year, and not closed yet.
    pub carried: usize,
    /// Of all these, waiting beyond a day by which something was due.
    pub overdue: usize,
    /// By where they stand.
    pub states: BTreeMap<OpinionState, usize>,
}

/// Counts those opinions that came in the year looked at and that are meant.
#[must_use]
pub fn funnel(book: &Book, today: Today, meant: impl Fn(&Opinion) -> bool) -> Funnel {
    let today = book.settled_on(today);
    let book = &*book.settled_in(today.year);
    let mut it = Funnel::default();
    let came = |it: &&Opinion| it.received_on <= today.date && meant(it);
    for opinion in book.opinions.iter().filter(came) {
        let year = Year::of(opinion.received_on);
        let overdue = || {
            let steps = opinion.steps(book.settings());
            usize::from(steps.iter().any(|(_, on)| *on < today.date))
        };
        if year < today.year && opinion.waits_on(today.date) {
            it.carried += 1;
            it.overdue += overdue();
        }
        if year != today.year {
            continue;
        }
        it.received += 1;
        it.from_forms += usize::from(opinion.form.is_some());
        it.assigned += usize::from(was_assigned(opinion));
        let back = opinion.handlings.iter().any(|it| it.sent_back.is_some());
        it.sent_back += usize::from(back);
        for conversion in &opinion.conversions {
            if let Some(output) = book.outputs.get(conversion.output) {
                *it.converted.entry(output.goes_as()).or_default() += 1;
            }
        }
        if let Some(last) = opinion.answers.last() {
            *it.answered.entry(last.class).or_default() += 1;
            let no = last.satisfaction == Some(Satisfaction::Dissatisfied);
            it.dissatisfied += usize::from(no);
        }
        it.satisfied += usize::from(is_satisfied(opinion));
        it.kept += usize::from(kept_its_promise(opinion));
        it.promised += usize::from(opinion.promise().is_some());
        it.closed += usize::from(opinion.is_closed());
        it.overdue += overdue();
        *it.states.entry(opinion.state()).or_default() += 1;
    }
    it
}

impl Funnel {
    /// How many were answered.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.answered.values().sum()
    }

    /// The counts in words, in the order of an opinion's way; those behind a count set in.
    #[must_use]
    pub fn lines(&self) -> Vec<(Text, usize)> {
        let mut lines = vec![
            (Text::of("收到", "received"), self.received),
            (Text::of("　出自登记表", "  from forms"), self.from_forms),
            (Text::of("交办", "assigned"), self.assigned),
            (Text::of("　曾退回", "  sent back"), self.sent_back),
            (
                Text::of("转化", "turned into outputs"),
                self.converted.values().sum(),
            ),
        ];
        let inner = |word: Text| {
            let (zh, en) = (&word.zh, &word.en);
            crate::text!("　{zh}", "  {en}")
        };
        let by_channel = self.converted.iter();
        lines.extend(by_channel.map(|(channel, n)| (inner(channel.word()), *n)));
        lines.push((Text::of("答复", "answered"), self.answered()));
        let by_class = self.answered.iter();
        lines.extend(by_class.map(|(class, n)| (inner(class.word()), *n)));
        lines.extend([
            (Text::of("　满意", "  satisfied"), self.satisfied),
            (Text::of("　不满意", "  not satisfied"), self.dissatisfied),
            (inner(Step::KeepPromise.word()), self.kept),
            (Text::of("　待兑现", "  promised"), self.promised),
            (Text::of("办结", "closed"), self.closed),
            (
                Text::of("上年结转", "carried over from earlier years"),
                self.carried,
            ),
            (
                Text::of(
                    "逾期（交办、答复或兑现）",
                    "overdue (to be assigned, answered, kept)",
                ),
                self.overdue,
            ),
        ]);
        lines
    }

    /// As `docs/json.md` describes it.
    #[must_use]
    pub fn value(&self) -> Json {
        let of = |counts: Vec<(&str, usize)>| -> Json {
            let counts = counts
                .into_iter()
                .map(|(code, n)| (code.to_owned(), n.into()));
            Json::Object(counts.collect())
        };
        json!({
            "received": self.received,
            "from_forms": self.from_forms,
            "assigned": self.assigned,
            "sent_back": self.sent_back,
            "converted": of(self.converted.iter().map(|(it, n)| (it.code(), *n)).collect()),
            "answered": of(self.answered.iter().map(|(it, n)| (it.code(), *n)).collect()),
            "satisfied": self.satisfied,
            "dissatisfied": self.dissatisfied,
            "promised": self.promised,
            "kept": self.kept,
            "closed": self.closed,
            "carried": self.carried,
            "overdue": self.overdue,
            "states": of(self.states.iter().map(|(it, n)| (it.code(), *n)).collect()),
        })
    }
}
