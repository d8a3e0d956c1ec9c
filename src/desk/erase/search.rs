//! Where else than in the contact's own records a person stands: texts of other records and forms, files that
//! can be read, and what the journal keeps of earlier states. Nothing is changed here.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::EraseContact;
use super::person::Person;
use crate::desk::keep::find;
use crate::desk::refusal::Refusal;
use crate::desk::session::Desk;
use crate::domain::attachment::{Attachment, Digest, MOST_BYTES};
use crate::domain::book::Book;
use crate::domain::contact::KeyContact;
use crate::domain::described::Value;
use crate::domain::id::{FormId, KeyContactId};
use crate::domain::record::{Kind, Record};
use crate::exchange::office::text::text_of;
use crate::exchange::{Limits, open};
use crate::text;
use crate::text::Text;

/// A record in which the person stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// Of which kind.
    pub kind: Kind,
    /// Which.
    pub id: u64,
    /// What it is called; of one that was struck out, its kind.
    pub title: Text,
    /// Does a text of it name the person?
    pub in_text: bool,
    /// Does a text of it have the person's number, which is nobody else's?
    pub by_phone: bool,
    /// Its files that name the person.
    pub files: Vec<Attachment>,
    /// Does the journal keep an earlier state that names the person?
    pub in_journal: bool,
}

impl Trace {
    /// Is it unmistakably the person, and nothing but words that are struck?
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.by_phone && self.files.is_empty()
    }

    /// How it is named: `form:12`.
    #[must_use]
    pub fn code(&self) -> String {
        format!("{}:{}", self.kind.code_name(), self.id)
    }

    /// Where in it the person stands.
    #[must_use]
    pub fn places(&self) -> Text {
        let files: Vec<Text> = self.files.iter().map(Attachment::title).collect();
        let texts = match (self.in_text, self.by_phone) {
            (_, true) => Some(Text::of("文字里有电话", "the number in its text")),
            (true, false) => Some(Text::of("文字里有姓名", "the name in its text")),
            (false, false) => None,
        };
        let journal = self.in_journal && texts.is_none();
        let journal = journal.then(|| Text::of("日志里的旧值", "an earlier state in the journal"));
        let files = (!files.is_empty()).then(|| {
            let (zh, en): (Vec<_>, Vec<_>) = files.into_iter().map(|it| (it.zh, it.en)).unzip();
            let (zh, en) = (zh.join("、"), en.join(", "));
            text!("文件 {zh}", "the file {en}")
        });
        let all = texts.into_iter().chain(files).chain(journal);
        let (zh, en): (Vec<_>, Vec<_>) = all.map(|it| (it.zh, it.en)).unzip();
        Text {
            zh: zh.join("；").into(),
            en: en.join("; ").into(),
        }
    }
}

/// A file that nothing can be said of, and whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Unread {
    /// Of which kind the record is.
    pub kind: Kind,
    /// Which it is.
    pub id: u64,
    /// The file.
    pub file: Attachment,
}

/// What was found of a contact's person.
#[derive(Clone, Debug)]
pub struct Search {
    /// Whose person.
    pub contact: KeyContactId,
    /// The records, by kind and number.
    pub traces: Vec<Trace>,
    /// The files that can't be looked through: pictures, PDF, slides.
    pub unread: Vec<Unread>,
}

impl Search {
    /// Looks through everything for a contact's person.
    ///
    /// # Errors
    /// There is no such contact, the store can't be read, or whoever waited stopped it.
    pub fn of(desk: &Desk, contact: KeyContactId) -> Result<Search, Refusal> {
        let book = desk.whole_book();
        let person = Person::of(&find::<KeyContact>(book, contact)?);
        let mut looked = Looked::default();
        for kind in Kind::ALL.iter().copied() {
            for id in book.ids(kind) {
                if !is_own(book, contact, kind, id)
                    && let Some(record) = book.record(kind, id)
                {
                    looked.at(&record, &person);
                }
            }
        }
        desk.each_archived_form(|form| looked.at(&Record::RegistrationForm(form), &person))?;
        let unread = looked.at_files(desk, &person)?;
        let says = |text: &str| person.stands_in(text);
        for (kind, id) in desk.named_in_journal(&says)? {
            if !is_own(book, contact, kind, id) {
                looked.trace(kind, id).in_journal = true;
            }
        }
        let mut traces: Vec<Trace> = looked.traces.into_values().collect();
        traces.retain(|it| it.in_text || it.by_phone || it.in_journal || !it.files.is_empty());
        for trace in &mut traces {
            trace.title = title(desk, trace.kind, trace.id);
        }
        Ok(Search {
            contact,
            traces,
            unread,
        })
    }

    /// What is done of it, where these are to be struck besides what is certain.
    #[must_use]
    pub fn erasing(&self, on: NaiveDate, also: &[(Kind, u64)]) -> EraseContact {
        let named = |it: &&Trace| also.contains(&(it.kind, it.id));
        let struck = self.traces.iter().filter(|it| it.is_certain() || named(it));
        let files = self.traces.iter().filter(named).flat_map(|it| &it.files);
        EraseContact {
            contact: self.contact,
            on,
            also: struck.map(|it| (it.kind, it.id)).collect(),
            files: files.map(|it| it.digest).collect(),
        }
    }

    /// What somebody has to decide on.
    pub fn undecided(&self) -> impl Iterator<Item = &Trace> {
        self.traces.iter().filter(|it| !it.is_certain())
    }
}

/// What was looked at so far.
#[derive(Default)]
struct Looked {
    traces: BTreeMap<(Kind, u64), Trace>,
    /// The files with the records that have them.
    files: BTreeMap<Digest, Vec<(Kind, u64, Attachment)>>,
}

impl Looked {
    fn trace(&mut self, kind: Kind, id: u64) -> &mut Trace {
        self.traces.entry((kind, id)).or_insert_with(|| Trace {
            kind,
            id,
            title: Text::of("", ""),
            in_text: false,
            by_phone: false,
            files: Vec::new(),
            in_journal: false,
        })
    }

    fn at(&mut self, record: &Record, person: &Person) {
        let (kind, id) = (record.kind(), record.raw_id());
        let (mut named, mut rung) = (false, false);
        each_text(record, &mut |text| {
            named |= person.is_named_in(text);
            rung |= person.is_rung_by(text);
        });
        if named || rung {
            let trace = self.trace(kind, id);
            trace.in_text |= named;
            trace.by_phone |= rung;
        }
        if kind.has_files() {
            for file in record.fields().attachments().iter() {
                let of = self.files.entry(file.digest).or_default();
                of.push((kind, id, file.clone()));
            }
        }
    }

    /// Looks into every file once; those that can't be looked into.
    fn at_files(&mut self, desk: &Desk, person: &Person) -> Result<Vec<Unread>, Refusal> {
        let files = std::mem::take(&mut self.files);
        desk.progress().begin(files.len() as u64);
        let mut unread = Vec::new();
        for of in files.into_values() {
            desk.progress().step()?;
            let Some((.., first)) = of.first() else {
                continue;
            };
            let says = |text: &str| person.is_named_in(text) || person.is_rung_by(text);
            let text = readable(desk, first);
            let inside = text.as_deref().is_some_and(says);
            for (kind, id, file) in of {
                if inside || says(&file.name) {
                    self.trace(kind, id).files.push(file);
                } else if text.is_none() {
                    unread.push(Unread { kind, id, file });
                }
            }
        }
        unread.sort_by_key(|it| (it.kind, it.id));
        Ok(unread)
    }
}

/// What a file says; none where that can't be read.
fn readable(desk: &Desk, file: &Attachment) -> Option<String> {
    let bytes = desk.original(file).ok()?;
    let limits = Limits {
        file_bytes: MOST_BYTES,
        ..Limits::default()
    };
    open(&file.name, &bytes, &limits)
        .ok()
        .map(|it| text_of(&it))
}

/// Tells the texts of a record, of whatever day.
fn each_text(record: &Record, told: &mut dyn FnMut(&str)) {
    if let Record::RegistrationForm(form) = record {
        form.texts().for_each(told);
        return;
    }
    for (_, ever) in record.fields().ever() {
        for (_, value) in &ever {
            in_value(value, told);
        }
    }
}

fn in_value(value: &Value<'_>, told: &mut dyn FnMut(&str)) {
    match value {
        Value::Text(text) => told(text),
        Value::Group(parts) => parts.iter().for_each(|it| in_value(it, told)),
        Value::Rows(rows) => rows.iter().flatten().for_each(|it| in_value(it, told)),
        _ => {}
    }
}

/// Is it the contact itself, or of its log? That goes whatever is found elsewhere.
fn is_own(book: &Book, contact: KeyContactId, kind: Kind, id: u64) -> bool {
    let own = (Kind::KeyContact, contact.0);
    (kind, id) == own || book.fields(kind, id).and_then(|it| it.part_of()) == Some(own)
}

fn title(desk: &Desk, kind: Kind, id: u64) -> Text {
    let book = desk.whole_book();
    let name = match kind {
        Kind::RegistrationForm => {
            let form = desk.form_now(FormId(id)).ok().flatten();
            form.map(|it| book.member_name(it.sheet.member).to_owned())
        }
        _ => book.record(kind, id).map(|it| book.name_of_record(&it)),
    };
    let (title, name) = (kind.title(), name.unwrap_or_default());
    let (zh, en) = (&title.zh, &title.en);
    text!("{zh} {name} #{id}", "{en} {name} #{id}")
}
