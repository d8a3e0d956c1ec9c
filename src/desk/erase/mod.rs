//! A constituent asks that nothing of the own person be kept: name, employer and phone leave the record and
//! what was written down of each contact, and the journal's values. That there was a contact stays, so that
//! what was counted holds, and every hash of the journal stays as it was.
//!
//! Whoever several members keep as a contact, or one of them twice, is one person: those contacts go in the same way,
//! each whole.
//!
//! Other records are somebody else's words. A [`Search`] finds where they name the person before anything is
//! done. What has the person's number is unmistakably of the person, and is struck; a name alone may be
//! somebody else's, and a file can't be struck in part: of those the office says which go.

mod files;
mod note;
mod person;
mod search;
mod strike;

pub use files::{Loose, Unread, Why};
pub use note::Note;
pub use person::Person;
pub use search::{Search, Trace};

use chrono::NaiveDate;

use super::attach::without;
use super::checks::Faults;
use super::keep::find;
use super::refusal::Refusal;
use super::request::{ActOutcome, Request, RequestContext};
use super::session::Desk;
use crate::domain::attachment::Digest;
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::contact::{ContactEntry, KeyContact};
use crate::domain::id::KeyContactId;
use crate::domain::member::Departure;
use crate::domain::record::{Kind, Record, Seq};
use crate::domain::verb::Verb;
use crate::store::Tx;
use crate::text::Text;
use person::NOBODY;

/// Erases a key contact's person.
pub struct EraseContact {
    /// Which.
    pub contact: KeyContactId,
    /// How the person is named.
    pub person: Person,
    /// The contact's last day, where it has not ended.
    pub on: NaiveDate,
    /// The other records in which the person is struck out.
    pub also: Vec<(Kind, u64)>,
    /// The files that are taken off those, and those that no record has any more.
    pub files: Vec<Digest>,
    /// The journal entries whose notes go, besides those of what is struck.
    pub notes: Vec<Seq>,
}

impl Request for EraseContact {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::EraseContact
    }

    fn permission(&self, book: &Book) -> Result<Permission, Refusal> {
        if !self.also.is_empty() || !self.notes.is_empty() {
            // Others' records are the office's to change.
            return Ok(Permission::Organisation);
        }
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
        let own = (Kind::KeyContact, self.contact.0);
        [own].into_iter().chain(self.also.iter().copied()).collect()
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        let contact = find::<KeyContact>(book, self.contact)?;
        not_erased(&contact)?;
        let also = self.also.iter().filter(|it| it.0 == Kind::KeyContact);
        let also = also.filter_map(|it| book.key_contacts.get(KeyContactId(it.1)));
        let same = also.filter(|it| it.id != contact.id && self.person.is(it));
        let mut erased = Vec::new();
        for contact in [&contact].into_iter().chain(same) {
            self.erase_whole(contact, book, tx, context, &mut erased)?;
        }
        for (kind, id) in self.also.iter().copied() {
            if erased.contains(&(kind, id)) {
                continue;
            }
            erased.push((kind, id));
            // Of one that was struck out the journal alone has something.
            if let Some(record) = tx.record(kind, id)? {
                let mut struck = strike::from(&record, &self.person);
                if let Some(left) = without(struck.clone(), &self.files) {
                    struck = left;
                }
                tx.replace(kind, id, Some(struck))?;
            }
        }
        for (kind, id) in erased {
            tx.erase_values(kind, id)?;
        }
        tx.remove_files(&self.files);
        for seq in &self.notes {
            tx.erase_note(*seq)?;
        }
        Ok(ActOutcome::default())
    }
}

impl EraseContact {
    /// Has nothing of the person stay in a contact that is the person's, and in its log; it ends, where it has not.
    fn erase_whole(
        &self,
        contact: &KeyContact,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
        erased: &mut Vec<(Kind, u64)>,
    ) -> Result<(), Refusal> {
        let mut left = KeyContact {
            name: NOBODY.to_owned(),
            employer: String::new(),
            phone: String::new(),
            ..contact.clone()
        };
        if left.ended.is_none() {
            let mut faults = Faults::default();
            faults.ends(self.on, contact.since, book, &context.today);
            faults.none()?;
            left.ended = Some(Departure {
                on: self.on,
                reason: "应本人要求清除个人信息".to_owned(),
            });
        }
        erased.push((Kind::KeyContact, contact.id.0));
        tx.put(left)?;
        let entries: Vec<ContactEntry> = book.entries_of(contact.id).cloned().collect();
        for entry in entries {
            erased.push((Kind::ContactEntry, entry.id.0));
            if !entry.heard.is_empty() {
                tx.put(ContactEntry {
                    heard: String::new(),
                    ..entry
                })?;
            }
        }
        Ok(())
    }
}

impl Person {
    /// The person of a contact that stands in the book, by all that the journal still tells of it.
    fn found(desk: &Desk, contact: &KeyContact) -> Result<Person, Refusal> {
        let changes = desk.changes_of(Kind::KeyContact, contact.id.0)?;
        let earlier = changes.into_iter().rev().filter_map(|it| match it.before {
            Some(Record::KeyContact(was)) => Some(was),
            _ => None,
        });
        Ok(Person::of(contact, &earlier.collect::<Vec<_>>()))
    }
}

/// Was the contact's person erased?
#[must_use]
pub fn is_erased(contact: &KeyContact) -> bool {
    contact.name == NOBODY
}

/// Refuses what was erased already.
fn not_erased(contact: &KeyContact) -> Result<(), Refusal> {
    match is_erased(contact) {
        false => Ok(()),
        true => Err(Refusal::Procedure(Text::of(
            "该联系对象的个人信息已经清除。",
            "Nothing of this contact's person is kept any more.",
        ))),
    }
}
