//! Undo and redo: the inverse of an entry, as an entry of its own.
//!
//! It is refused when somebody changed one of the records since, and when what others entered
//! meanwhile would lose the ground that it stands on.

use super::refusal::Refusal;
use super::request::{ActOutcome, Request, RequestContext};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::id::MemberId;
use crate::domain::record::{Change, Kind, Record, Seq};
use crate::domain::references::Refers;
use crate::domain::verb::Verb;
use crate::store::{Entry, Tx};
use crate::text;

/// Takes the changes of an entry back; refused when one of the records is no longer as the entry
/// left it.
pub(super) struct Reverse {
    verb: Verb,
    of: Seq,
    changes: Vec<Change>,
}

impl Reverse {
    /// Undoes the entry `of`.
    pub(super) fn undo(of: Seq, changes: Vec<Change>) -> Self {
        Reverse {
            verb: Verb::Undo,
            of,
            changes: without_corrections(changes),
        }
    }

    /// Redoes what the undoing `of` took back.
    pub(super) fn redo(of: Seq, changes: Vec<Change>) -> Self {
        Reverse {
            verb: Verb::Redo,
            of,
            changes: without_corrections(changes),
        }
    }
}

/// That a closed year was corrected stays said, whatever becomes of it.
fn without_corrections(mut changes: Vec<Change>) -> Vec<Change> {
    changes.retain(|it| it.kind != Kind::Correction);
    changes
}

impl Request for Reverse {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        self.verb
    }

    fn permission(&self, _book: &Book) -> Result<Permission, Refusal> {
        Ok(Permission::Undo)
    }

    fn note(&self, _book: &Book) -> String {
        format!("#{}", self.of.0)
    }

    fn takes_back(&self) -> Option<Seq> {
        Some(self.of)
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        _context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        for change in self.changes.iter().rev() {
            let now = tx.record(change.kind, change.id)?;
            if now != change.after {
                return Err(Refusal::Conflict {
                    kind: change.kind,
                    theirs: now.map(Box::new),
                });
            }
            tx.replace(change.kind, change.id, change.before.clone())?;
        }
        for change in &self.changes {
            match &change.before {
                Some(restored) => self.stands_on_ground(book, tx, restored)?,
                None => self.carries_nothing(book, tx, change)?,
            }
        }
        Ok(ActOutcome::default())
    }
}

impl Reverse {
    /// All that a restored record names is still there.
    fn stands_on_ground(&self, book: &Book, tx: &Tx<'_>, restored: &Record) -> Result<(), Refusal> {
        let mut named = Vec::new();
        restored.refer(&mut |kind, id| named.push((kind, id)));
        for (kind, id) in named {
            if tx.record(kind, id)?.is_none() {
                let (what, ground) = (restored.kind().title(), kind.title());
                let name = book.name_of_record(restored);
                let (what_zh, what_en) = (what.zh, what.en);
                let (ground_zh, ground_en) = (ground.zh, ground.en);
                return Err(Refusal::Procedure(text!(
                    "不能恢复{what_zh}“{name}”：它所属的{ground_zh}（编号 {id}）已被删除。",
                    "The {what_en} {name} can't be brought back: its {ground_en} (number {id}) was struck out."
                )));
            }
        }
        Ok(())
    }

    /// Nothing that stays names a record that goes. What this entry touches besides was checked
    /// where it stands.
    fn carries_nothing(&self, book: &Book, tx: &Tx<'_>, change: &Change) -> Result<(), Refusal> {
        let touched = |kind, id| {
            let mut all = self.changes.iter();
            all.any(|other| (other.kind, other.id) == (kind, id))
        };
        let name = || book.name_of(change.kind, change.id);
        let title = change.kind.title();
        let (zh, en) = (&title.zh, &title.en);
        let held = book.referring_to(change.kind, change.id);
        if let Some((kind, id)) = held.into_iter().find(|(kind, id)| !touched(*kind, *id)) {
            let (name, holder, holds) = (name(), book.name_of(kind, id), kind.title());
            let (holds_zh, holds_en) = (&holds.zh, &holds.en);
            return Err(Refusal::Procedure(text!(
                "不能撤去{zh}“{name}”：{holds_zh} {holder} 还要用到它。请先处理那条记录。",
                "The {en} {name} can't be taken away: the {holds_en} {holder} stands on it. See to that record first."
            )));
        }
        if change.kind == Kind::Member {
            let forms = tx.forms_of_member(MemberId(change.id))?.len();
            if forms > 0 {
                let name = name();
                return Err(Refusal::Procedure(text!(
                    "不能撤去委员“{name}”：名下还有 {forms} 份登记表。",
                    "The member {name} can't be taken away: {forms} registration form(s) stand on the name."
                )));
            }
        }
        Ok(())
    }
}

/// Takes an entry back, whoever made it and whenever: what an undoing took back is done again. Refused in
/// words of its own where a record was changed later.
pub struct TakeBack(Reverse);

impl TakeBack {
    pub(super) fn of(entry: &Entry, changes: Vec<Change>) -> TakeBack {
        TakeBack(match Verb::from_code(&entry.verb) {
            Some(Verb::Undo) => Reverse::redo(entry.seq, changes),
            _ => Reverse::undo(entry.seq, changes),
        })
    }

    /// What it takes back, as the entry made it.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.0.changes
    }
}

impl Request for TakeBack {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        self.0.verb()
    }

    fn permission(&self, book: &Book) -> Result<Permission, Refusal> {
        self.0.permission(book)
    }

    fn note(&self, book: &Book) -> String {
        self.0.note(book)
    }

    fn takes_back(&self) -> Option<Seq> {
        self.0.takes_back()
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        let done = self.0.carry_out(book, tx, context);
        done.map_err(|refusal| match refusal {
            Refusal::Conflict { kind, .. } => {
                let (title, seq) = (kind.title(), self.0.of.0);
                let (zh, en) = (&title.zh, &title.en);
                Refusal::Procedure(text!(
                    "日志第 {seq} 条改动的{zh}，后来又有改动，不能撤销。",
                    "A {en} that journal entry {seq} changed was changed again later; it can't be undone."
                ))
            }
            refusal => refusal,
        })
    }
}
