//! A write that is only rehearsed: on the store as it stands at a moment, without its locks. Nobody
//! waits for it, and it waits for no writer.

use crate::panic_guard;
use crate::store::error::against_panics;
use std::collections::HashMap;

use super::handle::Store;
use super::tables::JOURNAL;
use super::tx::{Ground, Tx};
use super::write::{Fault, Written};
use crate::domain::book::Book;
use crate::domain::record::Seq;

impl Store {
    /// Does all that [`Store::write`] would and leaves the file as it is: what would change, and
    /// whether it would be refused. `book` is brought up to date.
    pub fn rehearse<T, E>(
        &self,
        book: &mut Book,
        work: impl FnOnce(&Book, &mut Tx<'_>) -> Result<T, Fault<E>>,
    ) -> Result<Written<T>, Fault<E>> {
        let place = &self.place;
        let rehearsed = against_panics(&place.path, || {
            self.look_for_news(book)?;
            let db = self.db()?;
            let read = db.begin_read().map_err(|e| place.engine(e))?;
            let journal = place.table(&read, JOURNAL)?;
            super::read::fold_in(place, &read, &journal, book)?;
            let seq = Seq(book.seq().0 + 1);
            let ground = Ground::Rehearsing {
                read: &read,
                seq,
                latest: HashMap::new(),
            };
            let mut tx = Tx::new(ground, place);
            let value = panic_guard::aside(|| work(book, &mut tx))?;
            let changes = tx.changes;
            Ok(Written {
                value,
                seq: (!changes.is_empty()).then_some(seq),
                changes,
            })
        });
        if let Err(Fault::Store(error)) = &rehearsed {
            self.let_go_after(error);
        }
        rehearsed
    }
}
