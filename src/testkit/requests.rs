//! The desk's requests for any record, for tests that know which kind theirs is of.

use std::marker::PhantomData;

use jiebie::desk::{ActOutcome, Add, Edit, End, Refusal, Remove, Request, RequestContext, Verify};
use jiebie::domain::authority::Permission;
use jiebie::domain::book::Book;
use jiebie::domain::id::Id;
use jiebie::domain::member::Departure;
use jiebie::domain::record::{Entity, Seq};
use jiebie::domain::verb::Verb;
use jiebie::store::Tx;

/// What was entered.
pub trait Entered {
    /// Its identity.
    fn id<I: Id>(&self) -> I;
}

impl Entered for ActOutcome {
    fn id<I: Id>(&self) -> I {
        I::from_raw(self.entered.expect("a record was entered"))
    }
}

/// Enters a record; what comes back is an identity of its kind.
pub struct Enter<T>(Add, PhantomData<T>);

/// Enters a record.
pub fn add<T: Entity>(record: T) -> Enter<T> {
    Enter(Add(record.into_record()), PhantomData)
}

impl<T: Entity> Request for Enter<T> {
    type Output = T::Id;

    fn verb(&self) -> Verb {
        self.0.verb()
    }

    fn permission(&self, book: &Book) -> Result<Permission, Refusal> {
        self.0.permission(book)
    }

    fn note(&self, book: &Book) -> String {
        self.0.note(book)
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<T::Id, Refusal> {
        Ok(self.0.carry_out(book, tx, context)?.id())
    }
}

/// Corrects a record that was seen as of an entry.
pub fn edit_of<T: Entity>(record: T, seen: Seq) -> Edit {
    Edit {
        record: record.into_record(),
        seen,
    }
}

/// Strikes a record out.
pub fn remove<T: Entity>(id: T::Id) -> Remove {
    Remove {
        kind: T::KIND,
        id: id.raw(),
    }
}

/// Ends an appointment or a contact.
pub fn end<T: Entity>(id: T::Id, departure: Departure) -> End {
    End {
        kind: T::KIND,
        id: id.raw(),
        departure,
    }
}

/// Says that a record was looked at.
pub fn verify<T: Entity>(id: T::Id) -> Verify {
    Verify {
        kind: T::KIND,
        id: id.raw(),
        from: String::new(),
    }
}
