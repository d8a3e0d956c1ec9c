//! A constituent asks that nothing of the own person be kept: name, employer and phone leave the record and
//! what was written down of each contact, and the journal's values. That there was a contact stays, so that
//! what was counted holds, and every hash of the journal stays as it was.

use chrono::NaiveDate;

use super::checks::Faults;
use super::keep::find;
use super::refusal::Refusal;
use super::request::{ActOutcome, Request, RequestContext};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::contact::{ContactEntry, KeyContact};
use crate::domain::id::KeyContactId;
use crate::domain::member::Departure;
use crate::domain::record::Kind;
use crate::domain::verb::Verb;
use crate::store::Tx;
use crate::text::Text;

/// What stands in the place of a name that was erased.
const NOBODY: &str = "（已清除）";

/// Erases a key contact's person.
pub struct EraseContact {
    /// Which.
    pub contact: KeyContactId,
    /// The contact's last day, where it has not ended.
    pub on: NaiveDate,
}

impl Request for EraseContact {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::EraseContact
    }

    fn permission(&self, book: &Book) -> Result<Permission, Refusal> {
        let contact = find::<KeyContact>(book, self.contact)?;
        Ok(Permission::Member(*contact.member.latest()))
    }

    /// Names nobody.
    fn note(&self, book: &Book) -> String {
        let contact = book.key_contacts.get(self.contact);
        let member = contact.map_or("", |it| book.member_name(*it.member.latest()));
        format!("{member} #{}", self.contact)
    }

    fn bears_on(&self, _book: &Book) -> Vec<(Kind, u64)> {
        vec![(Kind::KeyContact, self.contact.0)]
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        let mut contact = find::<KeyContact>(book, self.contact)?;
        if contact.name == NOBODY {
            return Err(Refusal::Procedure(Text::of(
                "该联系对象的个人信息已经清除。",
                "Nothing of this contact's person is kept any more.",
            )));
        }
        if contact.ended.is_none() {
            let mut faults = Faults::default();
            faults.ends(self.on, contact.since, book, &context.today);
            faults.none()?;
            contact.ended = Some(Departure {
                on: self.on,
                reason: "应本人要求清除个人信息".to_owned(),
            });
        }
        contact.name = NOBODY.to_owned();
        contact.employer = String::new();
        contact.phone = String::new();
        let mut erased = vec![(Kind::KeyContact, contact.id.0)];
        tx.put(contact)?;
        let entries: Vec<ContactEntry> = book.entries_of(self.contact).cloned().collect();
        for entry in entries {
            erased.push((Kind::ContactEntry, entry.id.0));
            if !entry.heard.is_empty() {
                tx.put(ContactEntry {
                    heard: String::new(),
                    ..entry
                })?;
            }
        }
        for (kind, id) in erased {
            tx.erase_values(kind, id)?;
        }
        Ok(ActOutcome::default())
    }
}

/// The records of other kinds in which a name still stands: those are somebody's words, and are corrected one by
/// one. What forms and their originals say is not looked through.
#[must_use]
pub fn still_named(book: &Book, name: &str) -> Vec<(Kind, u64)> {
    if name.trim().is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for kind in Kind::ALL {
        for id in book.ids(*kind) {
            let Some(record) = book.fields(*kind, id) else {
                continue;
            };
            let filled = record.filled(NaiveDate::MAX).into_iter();
            if filled.map(|(_, value)| value).any(|it| it.has_text(name)) {
                found.push((*kind, id));
            }
        }
    }
    found
}
