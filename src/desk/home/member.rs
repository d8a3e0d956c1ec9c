//! A member's year in plain words: what is not done yet, what others have in hand, what is done; and what became of the
//! opinions that the member brought in.

use chrono::NaiveDate;

use super::plain;
use crate::desk::Desk;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::id::{MemberId, OpinionId};
use crate::domain::opinion::Opinion;
use crate::domain::record::Kind;
use crate::domain::subject::Invocation;
use crate::rules::Finding;
use crate::text::Text;

/// The home of a member.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MemberHome {
    /// What the member is asked for in the year: what is open first, then what others have in hand, then what is done.
    pub duties: Vec<Duty>,
    /// What the member brought in, what still waits first.
    pub raised: Vec<Raised>,
}

/// How far something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The member has it to do.
    Open,
    /// Others have it in hand.
    Waits,
    /// It is done.
    Done,
}

/// Something that a member is asked for, in plain words.
#[derive(Clone, Debug, PartialEq)]
pub struct Duty {
    /// How far it is.
    pub standing: Standing,
    /// The same in a word or two.
    pub lead: Text,
    /// What it is.
    pub what: Text,
    /// By when, or how much there is.
    pub beside: Text,
    /// The day by which it is asked for.
    pub by: Option<NaiveDate>,
    /// What would have it done, and what that is called.
    pub step: Option<(Text, Invocation)>,
    /// From what that is known: the code of a rule, or of what there is.
    pub source: String,
    /// The record that it is about.
    pub record: (Kind, u64),
}

/// An opinion that a member brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raised {
    /// Which.
    pub opinion: OpinionId,
    /// Does it still wait for something?
    pub is_open: bool,
    /// What became of it.
    pub said: Text,
}

impl MemberHome {
    /// That of a member, where the rules were run already.
    #[must_use]
    pub fn of(id: MemberId, found: &[Finding], desk: &Desk) -> MemberHome {
        let (book, today) = (desk.book(), desk.today());
        let theirs = found
            .iter()
            .filter(|it| it.subject.member(book) == Some(id));
        let mut duties: Vec<Duty> = theirs.filter_map(|it| plain::open(it, desk)).collect();
        let forms = book.forms.iter().filter(|it| it.sheet.member == id);
        let forms: Vec<Duty> = forms.filter_map(|it| plain::form(it, today)).collect();
        duties = one_form_at_a_time(duties, forms);
        if !duties.iter().any(|it| it.standing == Standing::Open) {
            duties.push(plain::all_done(id, book, today));
        }
        duties.extend(plain::done(id, book, today));
        // What the member can do at once stands first.
        duties.sort_by_key(|it| (it.standing, it.step.is_none(), it.by.is_none(), it.by));
        MemberHome {
            duties,
            raised: raised(id, book, today),
        }
    }

    /// How many the member has to do.
    #[must_use]
    pub fn open(&self) -> usize {
        let all = self.duties.iter();
        all.filter(|it| it.standing == Standing::Open && it.source != plain::ALL_DONE)
            .count()
    }
}

/// Whoever has a form in hand is not told to fill another beside it: that one has the day.
fn one_form_at_a_time(duties: Vec<Duty>, mut forms: Vec<Duty>) -> Vec<Duty> {
    let begun = forms.iter_mut().find(|it| it.standing == Standing::Open);
    let Some(begun) = begun else {
        return [duties, forms].concat();
    };
    let (another, mut others): (Vec<Duty>, Vec<Duty>) =
        duties.into_iter().partition(|it| it.source == plain::FORM);
    if let Some(another) = another.into_iter().next() {
        begun.beside = another.beside;
        begun.by = another.by;
    }
    others.extend(forms);
    others
}

/// The opinions that wait, and those of the year; the newest first.
fn raised(id: MemberId, book: &Book, today: Today) -> Vec<Raised> {
    let day = today.reference_date();
    let theirs = book.opinions.iter();
    let theirs = theirs.filter(|it| it.reporter == id && it.received_on <= day);
    let of_year = |it: &Opinion| Year::of(it.received_on) == today.year;
    let told = theirs.filter(|it| !it.is_closed() || of_year(it));
    let mut told: Vec<&Opinion> = told.collect();
    told.sort_by_key(|it| (it.is_closed(), std::cmp::Reverse((it.received_on, it.id))));
    let told = told.into_iter().map(|it| Raised {
        opinion: it.id,
        is_open: !it.is_closed(),
        said: plain::opinion(it, book, today.year),
    });
    told.collect()
}
