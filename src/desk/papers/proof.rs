//! The line at the end of a paper that says which journal entry it stands on, so that whoever has the
//! paper can find out later whether the journal below it was cut or built anew.

use crate::desk::Desk;
use crate::domain::record::Seq;
use crate::store::StoreError;

/// The line: number and SM3 of the entry that the desk's book is as of, as `verify --expect` takes them.
///
/// # Errors
/// When the journal can't be read.
pub fn proof(desk: &Desk) -> Result<String, StoreError> {
    let Seq(seq) = desk.book().seq();
    let entry = desk.journal(Some(Seq(seq + 1)), 1)?;
    let head = entry.first().map(|it| it.short_head()).unwrap_or_default();
    Ok(format!("注：台账核验码　{head}"))
}
