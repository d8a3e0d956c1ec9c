//! Two records of one person become one: everything that hangs on the double follows, and what the
//! record that stays does not say is taken over.

use crate::desk::keep::find;
use crate::desk::lists::phone;
use crate::desk::refusal::{FieldError, Refusal};
use crate::desk::request::{ActOutcome, Request, RequestContext};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::id::{Id, MemberId};
use crate::domain::member::Member;
use crate::domain::record::Kind;
use crate::domain::references::Refers as _;
use crate::domain::verb::Verb;
use crate::store::Tx;
use crate::text;
use crate::text::{Text, Words};

/// Merges the double into the record that stays.
pub struct Merge {
    /// The record that stays.
    pub keep: MemberId,
    /// The second record of the same person, which is struck out.
    pub double: MemberId,
    /// Whether it is certain that they are one person although names or phones differ.
    pub certain: bool,
}

impl Merge {
    /// Where names or phones of the two differ, as those of two people would: what differs, in words.
    /// What only one of them has differs from nothing.
    ///
    /// # Errors
    /// When one of them is gone.
    pub fn doubts(&self, book: &Book) -> Result<Option<Text>, Refusal> {
        let both = |id| find::<Member>(book, id);
        let (one, other) = (both(self.keep)?, both(self.double)?);
        let differ = |one: &str, other: &str| {
            let (one, other) = (one.trim(), other.trim());
            !one.is_empty() && !other.is_empty() && one != other
        };
        let mut doubts = Vec::new();
        if differ(&one.name, &other.name) {
            let (one, other) = (&one.name, &other.name);
            doubts.push(text!(
                "姓名不同（{one}、{other}）",
                "the names differ ({one}, {other})"
            ));
        }
        if differ(&one.phone, &other.phone) {
            let (one, other) = (phone(&one.phone, false), phone(&other.phone, false));
            doubts.push(text!(
                "联系电话不同（{one}、{other}）",
                "the phones differ ({one}, {other})"
            ));
        }
        let joined = |part: fn(&Text) -> &str, between: &str| {
            let parts: Vec<_> = doubts.iter().map(part).collect();
            parts.join(between)
        };
        let (zh, en) = (joined(|it| &it.zh, "，"), joined(|it| &it.en, ", "));
        let (keep, double) = (self.keep, self.double);
        Ok((!doubts.is_empty()).then(|| {
            text!(
                "#{keep} 与 #{double} {zh}，可能不是同一人，没有合并",
                "Of #{keep} and #{double} {en}: they may be two people, and were not merged"
            )
        }))
    }
}

impl Request for Merge {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::Merge
    }

    fn permission(&self, book: &Book) -> Result<Permission, Refusal> {
        let sector = |id| Ok::<_, Refusal>(*find::<Member>(book, id)?.sector.latest());
        let (one, other) = (sector(self.keep)?, sector(self.double)?);
        Ok(if one == other {
            Permission::Roster(one)
        } else {
            Permission::Organisation
        })
    }

    fn note(&self, book: &Book) -> String {
        let told = |id: MemberId| format!("{} #{id}", book.member_name(id));
        format!("{} ← {}", told(self.keep), told(self.double))
    }

    fn bears_on(&self, _book: &Book) -> Vec<(Kind, u64)> {
        let both = [self.keep, self.double];
        both.map(|id| (Kind::Member, id.0)).to_vec()
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        _context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        let (keep, double) = (self.keep, self.double);
        if keep == double {
            return Err(Refusal::Procedure(Text::of(
                "两条记录是同一编号，不用合并。",
                "Both are the same record; there is nothing to merge.",
            )));
        }
        let (kept, struck) = (find::<Member>(book, keep)?, find::<Member>(book, double)?);
        if kept.replaces == Some(double) || struck.replaces == Some(keep) {
            return Err(Refusal::Procedure(Text::of(
                "一人接任了另一人的席位，不是同一人，不能合并。",
                "One took the seat over from the other: they are two people, and can't be merged.",
            )));
        }
        if let (false, Some(doubts)) = (self.certain, self.doubts(book)?) {
            return Err(Refusal::Fields(vec![FieldError {
                called: Some(Words::of("确为同一人", "One person")),
                ..FieldError::new("certain", doubts)
            }]));
        }
        let forms = tx.forms_of_member(double)?.into_iter();
        let forms = forms.map(|id| (Kind::RegistrationForm, id.raw()));
        let others = book.referring_to(Kind::Member, double.raw()).into_iter();
        let others = others.filter(|(kind, _)| *kind != Kind::RegistrationForm);
        for (kind, id) in forms.chain(others) {
            if let Some(mut record) = tx.record(kind, id)? {
                record.rename(Kind::Member, double.raw(), keep.raw());
                tx.replace(kind, id, Some(record))?;
            }
        }
        tx.put(filled(kept, struck))?;
        tx.remove(Kind::Member, double.raw())?;
        Ok(ActOutcome::default())
    }
}

/// The record that stays, with what only the other one says.
fn filled(mut kept: Member, struck: Member) -> Member {
    for (mine, theirs) in [
        (&mut kept.ethnicity, struck.ethnicity),
        (&mut kept.employer, struck.employer),
        (&mut kept.phone, struck.phone),
    ] {
        if mine.trim().is_empty() {
            *mine = theirs;
        }
    }
    kept.sex = kept.sex.or(struck.sex);
    if kept.committee.is_unknown() {
        kept.committee = struck.committee;
    }
    if kept.workroom.is_unknown() {
        kept.workroom = struck.workroom;
    }
    // Whoever was a member since the term's first day has no day of joining.
    kept.joined = kept.joined.min(struck.joined);
    kept.replaces = kept.replaces.or(struck.replaces);
    kept.left = match (kept.left, struck.left) {
        (Some(one), Some(other)) => Some(if one.on < other.on { other } else { one }),
        _ => None,
    };
    if !struck.note.trim().is_empty() && !kept.note.contains(struck.note.trim()) {
        let parts = [kept.note.trim(), struck.note.trim()];
        kept.note = parts
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join("；");
    }
    kept
}
