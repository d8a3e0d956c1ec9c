//! Everything that touched a person or a body, newest first.

use chrono::NaiveDate;

use super::said::said;
use crate::desk::Desk;
use crate::domain::book::Book;
use crate::domain::form::RegistrationForm;
use crate::domain::id::MemberId;
use crate::domain::record::Kind;
use crate::store::StoreError;
use crate::text;
use crate::text::Text;

/// The most forms that are read from the archive for one file.
const FORMS: usize = 200;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The day.
    pub on: NaiveDate,
    /// The record that has it.
    pub record: (Kind, u64),
    /// Which of what the record tells.
    pub nth: u32,
    /// Of what kind it is, in a word.
    pub kind: Text,
    /// What happened.
    pub what: Text,
}

/// What happened, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Events {
    /// All that is told.
    pub all: Vec<Event>,
    /// How many older forms are in the archive and not told.
    pub older_forms: usize,
}

/// Everything up to the day that is looked at that touched this person or body.
///
/// # Errors
/// The archive can't be read.
pub fn events(of: (Kind, u64), desk: &Desk) -> Result<Events, StoreError> {
    let (book, day) = (desk.book(), desk.today().reference_date());
    let mut records = book.referring_to(of.0, of.1);
    records.push(of);
    if of.0 == Kind::Member {
        let convenors = book.convenors.iter().filter(|it| it.member.0 == of.1);
        records.extend(convenors.flat_map(|it| book.referring_to(Kind::Convenor, it.id.0)));
        let contacts = book.contacts_ever_of(MemberId(of.1));
        let entries = contacts.flat_map(|it| book.entries_of(it.id));
        let entries = entries.filter(|it| it.member(book) == Some(MemberId(of.1)));
        records.extend(entries.map(|it| (Kind::ContactEntry, it.id.0)));
    }
    records.retain(|it| it.0 != Kind::RegistrationForm);
    records.sort_unstable();
    records.dedup();
    let mut all = Vec::new();
    for record in records {
        let told = said(record, of, book).into_iter();
        all.extend(told.zip(0..).map(|((on, kind, what), nth)| Event {
            on,
            record,
            nth,
            kind,
            what,
        }));
    }
    let mut older_forms = 0;
    if of.0 == Kind::Member {
        let ids = desk.forms_of(MemberId(of.1))?;
        older_forms = ids.len().saturating_sub(FORMS);
        for (id, _) in ids.into_iter().take(FORMS) {
            all.extend(desk.form(id)?.map(|it| of_form(&it, book)));
        }
    }
    all.retain(|it| it.on <= day);
    all.sort_by_key(|it| std::cmp::Reverse((it.on, it.record, it.nth)));
    Ok(Events { all, older_forms })
}

/// A form: by which ways constituents were met, and where it stands.
fn of_form(form: &RegistrationForm, book: &Book) -> Event {
    let ways: Vec<Text> = form.sheet.ways.iter().map(|it| it.word()).collect();
    let joined = |of: fn(&Text) -> &str, by: &str| {
        let words: Vec<&str> = ways.iter().map(of).collect();
        words.join(by)
    };
    let (zh, en) = (joined(|it| &it.zh, "、"), joined(|it| &it.en, ", "));
    let (id, state) = (form.id, form.status().word());
    let (state_zh, state_en) = (&state.zh, &state.en);
    let drawn = book.opinions.iter().filter(|it| it.form == Some(form.id));
    let (drawn_zh, drawn_en) = match drawn.count() {
        0 => (String::new(), String::new()),
        n => (format!(" → 意见 {n} 条"), format!(" → {n} opinion(s)")),
    };
    let what = match ways.is_empty() {
        true => text!("#{id} {state_zh}{drawn_zh}", "#{id} {state_en}{drawn_en}"),
        false => text!(
            "#{id} {zh} · {state_zh}{drawn_zh}",
            "#{id} {en} · {state_en}{drawn_en}"
        ),
    };
    Event {
        on: form.dated(),
        record: (Kind::RegistrationForm, form.id.0),
        nth: 0,
        kind: Text::of("登记表", "form"),
        what,
    }
}
