//! Where else than in the contact's own records a person stands: texts of other records and forms, files that
//! can be read, and what the journal keeps of earlier states. Nothing is changed here.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::files::{Loose, Unread, text_in};
use super::note::{self, Note};
use super::person::Person;
use super::{EraseContact, not_erased};
use crate::desk::keep::find;
use crate::desk::refusal::Refusal;
use crate::desk::session::Desk;
use crate::domain::attachment::{Attachment, Digest};
use crate::domain::contact::KeyContact;
use crate::domain::described::Value;
use crate::domain::id::{FormId, KeyContactId};
use crate::domain::record::{Kind, Record, Seq};
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
    /// Does a text of it name the person and, beside that, the employer?
    pub by_employer: bool,
    /// Is it a contact that is the person's too? Then it goes whole.
    pub whole: bool,
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
        let texts = match (self.in_text, self.by_phone, self.by_employer) {
            (_, true, _) => Some(Text::of("文字里有电话", "the number in its text")),
            (true, false, true) => Some(Text::of(
                "文字里有姓名和单位",
                "name and employer in its text",
            )),
            (true, false, false) => Some(Text::of("文字里有姓名", "the name in its text")),
            (false, false, _) => None,
        };
        let whole = self.whole.then(|| {
            Text::of(
                "也是联系对象，整条清除并终止",
                "a contact of the same person, which goes whole and ends",
            )
        });
        let journal = self.in_journal && texts.is_none();
        let journal = journal.then(|| Text::of("日志里的旧值", "an earlier state in the journal"));
        let files = (!files.is_empty()).then(|| {
            let (zh, en): (Vec<_>, Vec<_>) = files.into_iter().map(|it| (it.zh, it.en)).unzip();
            let (zh, en) = (zh.join("、"), en.join(", "));
            text!("文件 {zh}", "the file {en}")
        });
        let all = texts.into_iter().chain(whole).chain(files).chain(journal);
        let (zh, en): (Vec<_>, Vec<_>) = all.map(|it| (it.zh, it.en)).unzip();
        Text {
            zh: zh.join("；").into(),
            en: en.join("; ").into(),
        }
    }
}

/// What was found of a contact's person.
#[derive(Clone, Debug)]
pub struct Search {
    /// Whose person.
    pub contact: KeyContactId,
    /// The records, by kind and number.
    pub traces: Vec<Trace>,
    /// The notes of journal entries that changed none of those.
    pub notes: Vec<Note>,
    /// The files that were not looked through.
    pub unread: Vec<Unread>,
    /// The files that no record has.
    pub loose: Loose,
    /// How the person is named.
    pub person: Person,
}

impl Search {
    /// Looks through everything for a contact's person.
    ///
    /// # Errors
    /// There is no such contact, it is erased already, the store can't be read, or whoever waited stopped it.
    pub fn of(desk: &Desk, contact: KeyContactId) -> Result<Search, Refusal> {
        let book = desk.whole_book();
        let own = find::<KeyContact>(book, contact)?;
        not_erased(&own)?;
        let person = Person::found(desk, &own)?;
        // What else is unmistakably a contact of the person goes with its log, whatever stands in that.
        let others = book
            .key_contacts
            .iter()
            .filter(|it| person.is_rung_by(&it.phone));
        let all: BTreeSet<u64> = others.map(|it| it.id.0).chain([contact.0]).collect();
        let is_own = |kind: Kind, id: u64| {
            (kind, id) == (Kind::KeyContact, contact.0)
                || book
                    .fields(kind, id)
                    .and_then(|it| it.part_of())
                    .is_some_and(|(of, id)| of == Kind::KeyContact && all.contains(&id))
        };
        let mut looked = Looked::default();
        for kind in Kind::ALL.iter().copied() {
            for id in book.ids(kind) {
                if !is_own(kind, id)
                    && let Some(record) = book.record(kind, id)
                {
                    looked.at(&record, &person);
                }
            }
        }
        desk.each_archived_form(|form| looked.at(&Record::RegistrationForm(form), &person))?;
        let (unread, loose) = looked.at_files(desk, &person)?;
        let says = |text: &str| person.stands_in(text);
        for (kind, id) in desk.named_in_journal(&says)? {
            if !is_own(kind, id) {
                looked.trace(kind, id).in_journal = true;
            }
        }
        let mut traces: Vec<Trace> = looked.traces.into_values().collect();
        traces.retain(|it| it.in_text || it.by_phone || it.in_journal || !it.files.is_empty());
        for trace in &mut traces {
            trace.title = title(desk, trace.kind, trace.id);
        }
        let certain = |it: &Trace| ((it.kind, it.id), it.is_certain());
        let found: BTreeMap<_, _> = traces.iter().map(certain).collect();
        let notes = note::naming(desk, &person, |of, by_phone| {
            // With what is for somebody to decide a note goes or stays; one with the number goes anyway.
            of.iter().any(|it| {
                is_own(it.0, it.1) || found.get(it).is_some_and(|certain| *certain || !by_phone)
            })
        })?;
        let unread = unread.into_iter().map(|it| Unread {
            title: title(desk, it.kind, it.id),
            ..it
        });
        Ok(Search {
            contact,
            traces,
            notes,
            unread: unread.collect(),
            loose,
            person,
        })
    }

    /// What is done of it, where these records, and the notes of these entries, are to be struck besides what is
    /// certain.
    #[must_use]
    pub fn erasing(&self, on: NaiveDate, also: &[(Kind, u64)], notes: &[Seq]) -> EraseContact {
        let note = |it: &&Note| it.is_certain() || (!it.stays && notes.contains(&it.seq));
        let named = |it: &&Trace| also.contains(&(it.kind, it.id));
        let struck = self.traces.iter().filter(|it| it.is_certain() || named(it));
        let files = self.traces.iter().filter(named).flat_map(|it| &it.files);
        let files = files.map(|it| &it.digest).chain(&self.loose.with_person);
        EraseContact {
            contact: self.contact,
            person: self.person.clone(),
            on,
            also: struck.map(|it| (it.kind, it.id)).collect(),
            files: files.copied().collect(),
            notes: self.notes.iter().filter(note).map(|it| it.seq).collect(),
        }
    }

    /// The records that somebody has to decide on.
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
            by_employer: false,
            whole: false,
            files: Vec::new(),
            in_journal: false,
        })
    }

    fn at(&mut self, record: &Record, person: &Person) {
        let (kind, id) = (record.kind(), record.raw_id());
        let (mut named, mut rung, mut told) = (false, false, false);
        each_text(record, &mut |text| {
            named |= person.is_named_in(text);
            rung |= person.is_rung_by(text);
            told |= person.is_told_in(text);
        });
        if named || rung {
            let trace = self.trace(kind, id);
            trace.in_text |= named;
            trace.by_phone |= rung;
            trace.by_employer |= told;
            trace.whole |= matches!(record, Record::KeyContact(it) if person.is(it));
        }
        if kind.has_files() {
            for file in record.fields().attachments().iter() {
                let of = self.files.entry(file.digest).or_default();
                of.push((kind, id, file.clone()));
            }
        }
    }

    /// Looks into every file once; those that can't be looked into, and those that no record has.
    fn at_files(&mut self, desk: &Desk, person: &Person) -> Result<(Vec<Unread>, Loose), Refusal> {
        let files = std::mem::take(&mut self.files);
        let mut loose = desk.kept_files();
        loose.retain(|it| !files.contains_key(it));
        desk.progress().begin((files.len() + loose.len()) as u64);
        let says = |text: &str| person.is_named_in(text) || person.is_rung_by(text);
        let mut unread = Vec::new();
        for (digest, of) in files {
            desk.progress().step()?;
            let text = text_in(desk, digest);
            let inside = text.as_deref().is_ok_and(says);
            for (kind, id, file) in of {
                match text {
                    _ if inside || says(&file.name) => self.trace(kind, id).files.push(file),
                    Ok(_) => {}
                    Err(why) => unread.push(Unread {
                        kind,
                        id,
                        title: Text::of("", ""),
                        file,
                        why,
                    }),
                }
            }
        }
        unread.sort_by_key(|it| (it.kind, it.id));
        let mut of_none = Loose::default();
        for digest in loose {
            desk.progress().step()?;
            match text_in(desk, digest) {
                Ok(text) if says(&text) => of_none.with_person.push(digest),
                Ok(_) => {}
                Err(_) => of_none.unread += 1,
            }
        }
        Ok((unread, of_none))
    }
}

/// Tells the texts of a record, of whatever day.
pub(super) fn each_text(record: &Record, told: &mut dyn FnMut(&str)) {
    match record {
        Record::RegistrationForm(form) => return form.texts().for_each(told),
        Record::Settings(settings) => {
            return settings.clone().reword(&mut |text| {
                told(text);
                None
            });
        }
        // Every other is described.
        _ => {}
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
        // A file's name is looked at with the file.
        Value::Files(_)
        | Value::Empty
        | Value::Day(_)
        | Value::Flag(_)
        | Value::Number(_)
        | Value::Money(_)
        | Value::Points(_)
        | Value::Choice(_)
        | Value::Ref(..)
        | Value::Refs(..) => {}
    }
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
