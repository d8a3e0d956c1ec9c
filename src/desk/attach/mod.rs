//! Files that are attached to records, and taken off again.
//!
//! The bytes are kept beside the store before the act ([`Attach::keep`]), so that no record names a file
//! that is not there. A file that was taken off stays until somebody has what nothing names cleared away
//! (`jiebie compact`): until then the act can be undone.

mod picked;

use std::path::PathBuf;

use picked::Picked;

use super::keep::{leave, on_one_record, stored};
use super::refusal::Refusal;
use super::request::{ActOutcome, Request, RequestContext};
use super::session::Desk;
use crate::domain::attachment::{Attachment, Digest, MOST_FILES};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::id::FormId;
use crate::domain::record::{Kind, Record};
use crate::domain::verb::Verb;
use crate::store::Tx;
use crate::text;
use crate::text::{Text, shown};

/// Attaches files to a record.
pub struct Attach {
    kind: Kind,
    id: u64,
    files: Vec<Picked>,
    /// Those that the record has, and that are missing or damaged where they were kept: they are only put back.
    lost: Vec<Picked>,
}

impl Attach {
    /// To this record, the files at these paths, which are read here and now.
    ///
    /// # Errors
    /// One of them can't be attached; it is said why, and what to do.
    pub fn read(desk: &Desk, kind: Kind, id: u64, paths: &[PathBuf]) -> Result<Attach, Refusal> {
        let files = paths.iter().map(|path| Picked::read(path, desk.path()));
        let files: Vec<Picked> = files.collect::<Result<_, _>>()?;
        // Where there is no such record that is said as it is carried out.
        let has = desk.files_of(kind, id).unwrap_or_default();
        let is_lost = |it: &Picked| {
            let had = has.iter().any(|one| one.digest == it.digest);
            had && !desk.has_original(&it.digest)
        };
        let (lost, files) = files.into_iter().partition(is_lost);
        Ok(Attach {
            kind,
            id,
            files,
            lost,
        })
    }

    /// What is put back where it was kept, in words; none where nothing was lost.
    #[must_use]
    pub fn put_back(&self) -> Option<Text> {
        let names: Vec<_> = self.lost.iter().map(|it| shown(&it.name)).collect();
        let (zh, en) = (names.join("、"), names.join(", "));
        (!names.is_empty()).then(|| {
            text!(
                "已放回缺失或有损坏的附件：{zh}。",
                "Put back what was missing or damaged: {en}."
            )
        })
    }

    /// Is nothing attached, but only put back?
    #[must_use]
    pub fn is_put_back_alone(&self) -> bool {
        self.files.is_empty() && !self.lost.is_empty()
    }

    /// Keeps the files beside the store; refused before where attaching them would be. A closed year is no
    /// reason: somebody may yet say why it is changed.
    ///
    /// # Errors
    /// As attaching them; and what the disk says.
    pub fn keep(&self, desk: &mut Desk) -> Result<(), Refusal> {
        match desk.rehearse(self) {
            Ok(_) | Err(Refusal::ClosedYear(_)) => {}
            Err(refusal) => return Err(refusal),
        }
        let permission = self.permission(desk.whole_book())?;
        for file in self.files.iter().chain(&self.lost) {
            desk.keep_file(permission, &file.bytes)?;
        }
        Ok(())
    }
}

impl Request for Attach {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::Attach
    }

    on_one_record!();

    fn note(&self, book: &Book) -> String {
        let names = self.files.iter().map(|it| it.name.as_str());
        noted(book, self.kind, self.id, names)
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        let mut record = stored(book, self.kind, self.id)?;
        if !self.kind.takes_files() {
            return Err(takes_none(self.kind));
        }
        let mut files = record.fields().attachments().into_owned();
        for file in &self.files {
            if let Some(same) = files.iter().find(|it| it.digest == file.digest) {
                let (name, there) = (shown(&file.name), shown(&same.name));
                return Err(Refusal::Procedure(text!(
                    "“{name}”已经是这条记录的附件（{there}），没有再附。",
                    "\"{name}\" is attached to this record already ({there}); it was not attached again."
                )));
            }
            files.push(file.attachment(context.today.date));
        }
        let count = files.len();
        if count > MOST_FILES {
            return Err(Refusal::Procedure(text!(
                "一条记录最多 {MOST_FILES} 个附件，附上后会有 {count} 个。请合并成一份，或先取下不用的（jiebie detach）。",
                "A record has at most {MOST_FILES} files; this would make {count}. Put them together, or detach what is not needed (jiebie detach)."
            )));
        }
        let set = record.set_attachments(files);
        set.map_err(|_| takes_none(self.kind))?;
        tx.replace(self.kind, self.id, Some(record))?;
        Ok(ActOutcome::default())
    }
}

/// Takes a file off a record.
pub struct Detach {
    /// Of which kind.
    pub kind: Kind,
    /// Which.
    pub id: u64,
    /// The file.
    pub digest: Digest,
}

impl Request for Detach {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::Detach
    }

    on_one_record!();

    fn note(&self, book: &Book) -> String {
        let files = book.fields(self.kind, self.id).map(|it| it.attachments());
        let files = files.iter().flat_map(|it| it.iter());
        let names = files.filter(|it| it.digest == self.digest);
        noted(book, self.kind, self.id, names.map(|it| it.name.as_str()))
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        _context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        let record = stored(book, self.kind, self.id)?;
        let Some(record) = without(record, &[self.digest]) else {
            return Err(Refusal::Procedure(Text::of(
                "这条记录没有这个附件，可能刚被取下。",
                "The record has no such file; perhaps it was just detached.",
            )));
        };
        tx.replace(self.kind, self.id, Some(record))?;
        Ok(ActOutcome::default())
    }
}

/// The record without these files; none where it has none of them.
pub(super) fn without(mut record: Record, files: &[Digest]) -> Option<Record> {
    let mut left = record.fields().attachments().into_owned();
    let count = left.len();
    left.retain(|it| !files.contains(&it.digest));
    let some = left.len() < count;
    (some && record.set_attachments(left).is_ok()).then_some(record)
}

impl Desk {
    /// The files that belong to a record, with archived forms too.
    ///
    /// # Errors
    /// There is no such record, none can belong to it, or the store can't be read.
    pub fn files_of(&self, kind: Kind, id: u64) -> Result<Vec<Attachment>, Refusal> {
        if kind == Kind::RegistrationForm {
            let id = FormId(id);
            let form = self.form(id)?;
            return form.map_or_else(|| Err(self.no_form(id)), |it| Ok(it.attachments));
        }
        if !kind.takes_files() {
            return Err(takes_none(kind));
        }
        let record = self.book().fields(kind, id);
        let files = record.map(|it| it.attachments().into_owned());
        files.ok_or(Refusal::Gone { kind, id })
    }

    /// Keeps a file for whoever has this leave.
    fn keep_file(&self, permission: Permission, bytes: &[u8]) -> Result<Digest, Refusal> {
        let grant = self.actor().may(permission)?;
        Ok(self.store().keep_original(&grant, bytes)?)
    }
}

fn noted<'n>(book: &Book, kind: Kind, id: u64, names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<&str> = names.collect();
    format!("{}：{}", book.name_of(kind, id), names.join("、"))
}

fn takes_none(kind: Kind) -> Refusal {
    let title = kind.title();
    let (zh, en) = (&title.zh, &title.en);
    Refusal::Procedure(text!(
        "{zh}没有附件。",
        "Nothing is attached to a record of this kind ({en})."
    ))
}
