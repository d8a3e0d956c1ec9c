//! A member's year in plain words: what is not done yet, what others have in hand, what is done; and what became of the
//! opinions that the member brought in.

use super::done::done;
use super::duty::{Duty, Standing};
use super::plain;
use super::raised::{Raised, raised};
use crate::desk::Desk;
use crate::domain::id::MemberId;
use crate::rules::Finding;

/// The home of a member.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MemberHome {
    /// What the member is asked for in the year: what is open first, then what others have in hand, then what is done.
    pub duties: Vec<Duty>,
    /// What the member brought in, what still waits first.
    pub raised: Vec<Raised>,
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
        duties.extend(done(id, book, today));
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
