//! Undo and redo: the inverse of an entry, as an entry of its own.

use super::refusal::Refusal;
use super::request::{Request, Scene};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::record::{Change, Seq};
use crate::domain::verb::Verb;
use crate::store::Tx;

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
            changes,
        }
    }

    /// Redoes what the undoing `of` took back.
    pub(super) fn redo(of: Seq, changes: Vec<Change>) -> Self {
        Reverse {
            verb: Verb::Redo,
            of,
            changes,
        }
    }
}

impl Request for Reverse {
    type Output = ();

    fn verb(&self) -> Verb {
        self.verb
    }

    fn permission(&self, _book: &Book) -> Result<Permission, Refusal> {
        Ok(Permission::Undo)
    }

    fn note(&self, _book: &Book) -> String {
        format!("#{}", self.of.0)
    }

    fn carry_out(&self, _book: &Book, tx: &mut Tx<'_>, _scene: &Scene) -> Result<(), Refusal> {
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
        Ok(())
    }
}
