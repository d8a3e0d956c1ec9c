//! A new term begins (换届) with the list of its members.
//!
//! Who stands in the list and served in the term before is re-appointed, maybe in another sector; who does not stand
//! in it has left with that term; who alone stands in it is new. The list is read, and people are told apart, as in any
//! import: while something in it is doubtful, nothing is written. What the old term elected, approved or appointed
//! ends with it: convenors, leaders and directors. What is no term's goes on: committees and sectors, liaisons,
//! workrooms, opinions, promises, problems.

mod ending;

pub use ending::Charges;

use std::collections::HashSet;

use chrono::{Datelike as _, NaiveDate};

use super::outcome::Outcome;
use super::question::{Answer, Asks};
use super::staged_book::StagedBook;
use super::{Import, Moves};
use crate::desk::checks::Faults;
use crate::desk::refusal::Refusal;
use crate::desk::request::{Request, RequestContext};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::id::{MemberId, OnlyId};
use crate::domain::member::Member;
use crate::domain::organisation::{Organisation, Term};
use crate::domain::record::Kind;
use crate::domain::verb::Verb;
use crate::exchange::At;
use crate::store::Tx;
use crate::text;
use crate::text::Text;

/// Begins a term.
#[derive(Debug)]
pub struct BeginTerm {
    /// The new term: its number and its days.
    pub term: Term,
    /// The last day of the term before; none: the one that is recorded, else the day before the new one begins.
    pub ended: Option<NaiveDate>,
    /// The list of the members. It is taken in as a whole or not at all, as of the first day.
    pub roster: Import,
}

/// What came of it; of a list in which something is doubtful, too, as far as it is clear.
#[derive(Debug)]
pub struct NewTerm {
    /// What became of the list.
    pub outcome: Outcome,
    /// Who is in both terms, in the list's order.
    pub again: Vec<Seat>,
    /// Who left with the term before.
    pub left: Vec<Seat>,
    /// Who is new, in the list's order.
    pub new: Vec<Seat>,
    /// How many charges ended with the term before.
    pub charges: Charges,
}

/// A seat in one of the two terms, or in both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Whose; somebody new has this number only when the list is taken in.
    pub member: MemberId,
    /// The name.
    pub name: String,
    /// The sector of the term before.
    pub was: Option<String>,
    /// The sector of the new term.
    pub is: Option<String>,
    /// How many key contacts ended with the seat, that may be handed over.
    pub contacts: usize,
}

impl Seat {
    /// Is it in another sector than before?
    #[must_use]
    pub fn moved(&self) -> bool {
        self.was.is_some() && self.is.is_some() && self.was != self.is
    }
}

impl Request for BeginTerm {
    type Output = NewTerm;

    fn verb(&self) -> Verb {
        Verb::BeginTerm
    }

    fn permission(&self, _book: &Book) -> Result<Permission, Refusal> {
        Ok(Permission::Import)
    }

    fn note(&self, book: &Book) -> String {
        let (term, from) = (self.term.in_words(), self.term.from);
        format!("{term} {from} {}", self.roster.note(book))
            .trim_end()
            .to_owned()
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<NewTerm, Refusal> {
        let organisation = organisation(book)?;
        let ended = self.ended_on(&organisation);
        self.check(&organisation, ended, context)?;
        let from = self.term.from;
        let mut files = self.roster.file_outcomes();
        let mut staged = StagedBook::of(book, tx, from, Moves::On(Some(from)));
        let mut whole = organisation.clone();
        whole.begin(self.term, ended);
        staged.change(0, &organisation, whole);
        let charges = ending::charges(&mut staged, ended)?;
        let taken = self.roster.merge(context.today, &mut staged, &mut files)?;
        context.progress.check()?;
        let was: HashSet<MemberId> = book.serving(from).map(|it| it.id).collect();
        let (again, new): (Vec<_>, Vec<_>) = taken
            .listed
            .iter()
            .copied()
            .partition(|id| was.contains(id));
        if again.is_empty() && new.is_empty() && taken.unclear.is_empty() {
            return Err(Refusal::Procedure(Text::of(
                "文件里没有读到委员名单。",
                "No list of members was found in the files.",
            )));
        }
        let listed: HashSet<MemberId> = taken.listed.iter().copied().collect();
        let mut absent: Vec<&Member> = book.serving(from).collect();
        absent.retain(|it| !listed.contains(&it.id) && !may_be_meant(it, &taken.unclear));
        ask_for_namesakes(
            &absent,
            &new,
            &taken.places,
            &self.roster,
            &mut staged,
            &mut files,
        );
        let left = ending::seats(&absent, ended, &mut staged, &context.today)?;
        place(&taken.listed, from, &was, &mut staged);
        staged.count(&mut files);
        let mut outcome = self.roster.outcome(files, Vec::new());
        outcome.held_back = outcome.rejections() > 0;
        let seat = |member: MemberId, contacts: usize| {
            let sector = |book: &Book, on: NaiveDate| {
                let it = book.members.get(member)?;
                let served = book.serves(it, on);
                served.then(|| book.sector_name(it.sector_on(on)).to_owned())
            };
            Seat {
                member,
                name: staged.book.member_name(member).to_owned(),
                was: sector(book, ended),
                is: sector(&staged.book, from),
                contacts,
            }
        };
        let done = NewTerm {
            outcome,
            again: again.iter().map(|id| seat(*id, 0)).collect(),
            left: left
                .iter()
                .map(|(id, contacts)| seat(*id, *contacts))
                .collect(),
            new: new.iter().map(|id| seat(*id, 0)).collect(),
            charges,
        };
        if !done.outcome.held_back {
            staged.write(&context.progress)?;
        }
        Ok(done)
    }
}

impl BeginTerm {
    fn ended_on(&self, organisation: &Organisation) -> NaiveDate {
        let from = self.term.from;
        let recorded = organisation.term.until.filter(|until| *until < from);
        let before = from.pred_opt().unwrap_or(from);
        self.ended.or(recorded).unwrap_or(before)
    }

    fn check(
        &self,
        organisation: &Organisation,
        ended: NaiveDate,
        context: &RequestContext,
    ) -> Result<(), Refusal> {
        let (old, new) = (&organisation.term, &self.term);
        let mut faults = Faults::of(Kind::Organisation);
        let (number, from) = (old.number, old.from);
        faults.when(
            new.number <= number || new.number > 50,
            "term.number",
            text!(
                "现在是第 {number} 届，新一届的届次应在其后。",
                "Term {number} runs; a new one has a later number."
            ),
        );
        faults.past("term.from", Some(new.from), &context.today);
        faults.when(
            new.from <= from,
            "term.from",
            text!(
                "新一届的第一天应在本届开始（{from}）之后。",
                "A new term begins after the one that runs, which began on {from}."
            ),
        );
        let within = |day: NaiveDate| day >= new.from && day.year() <= new.from.year() + 10;
        faults.when(
            new.until.is_some_and(|until| !within(until)),
            "term.until",
            Text::of(
                "届满日应在第一天之后，且不超过十年。",
                "The last day lies after the first, and no more than ten years later.",
            ),
        );
        let first = new.from;
        faults.when(
            ended < from || ended >= first,
            "term.until",
            text!(
                "上届的最后一天（{ended}）应在 {from} 至新一届第一天（{first}）的前一天之间。",
                "The last day of the term before, {ended}, lies from {from} to the day before {first}."
            ),
        );
        faults.none()
    }
}

fn organisation(book: &Book) -> Result<Organisation, Refusal> {
    book.organisation().cloned().ok_or(Refusal::Gone {
        kind: Kind::Organisation,
        id: OnlyId::ONLY.0,
    })
}

/// May a row that nobody could tell be this member?
fn may_be_meant(member: &Member, unclear: &[String]) -> bool {
    unclear.contains(&member.name)
}

/// Somebody new who has the name of somebody who would leave may be the same, in another sector: that is asked.
fn ask_for_namesakes(
    absent: &[&Member],
    new: &[MemberId],
    places: &[(MemberId, usize, At)],
    roster: &Import,
    staged: &mut StagedBook<'_, '_>,
    files: &mut [super::FileOutcome],
) {
    for id in new {
        let Some(member) = staged.book.members.get(*id) else {
            continue;
        };
        let name = member.name.clone();
        let same: Vec<&&Member> = absent.iter().filter(|it| it.name == name).collect();
        let Some((_, n, at)) = places.iter().find(|(of, ..)| of == id) else {
            continue;
        };
        let said = roster.answers.person(*n, at, &name);
        if same.is_empty() || matches!(said, Some(Answer::NewMember)) {
            continue;
        }
        let of: Vec<String> = same
            .iter()
            .map(|it| {
                let sector = staged.book.sector_name(it.sector_on(staged.today));
                format!("{sector} #{}", it.id)
            })
            .collect();
        let (zh, en) = (of.join("、"), of.join(", "));
        let reason = text!(
            "上届有同名委员（{zh}），名单里没有别处写到；是连任还是新任，请写明",
            "the term before has a member of this name ({en}) who stands nowhere else in the list: say whether this is the same person or somebody new"
        );
        let asks = Asks::Who {
            candidates: same.iter().map(|it| it.id).collect(),
            may_be_new: true,
        };
        if let Some(file) = files.get_mut(*n) {
            file.ask(at, &name, reason, asks);
        }
    }
}

/// The members stand in the list's order, and who is new has joined on the first day.
fn place(
    listed: &[MemberId],
    from: NaiveDate,
    was: &HashSet<MemberId>,
    staged: &mut StagedBook<'_, '_>,
) {
    for (position, id) in (1..).zip(listed) {
        let Some(member) = staged.book.members.get(*id).cloned() else {
            continue;
        };
        let mut placed = member.clone();
        placed.position = position;
        if !was.contains(id) {
            placed.joined = Some(from);
        }
        staged.change(0, &member, placed);
    }
}
