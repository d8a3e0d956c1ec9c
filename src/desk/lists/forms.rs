//! Registration forms, read from the archive page by page, so that a million need no memory.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;

use super::entry::{Entry, Take};
use super::{View, Years};
use crate::domain::book::Book;
use crate::domain::calendar::Year;
use crate::domain::form::RegistrationForm;
use crate::domain::id::MemberId;
use crate::exchange::ledger::{Cell, Column};
use crate::store::{ArchivePage, StoreError};
use crate::text::{Locale, Text};

/// How many forms are read at a time.
const PAGE: usize = 500;

/// A form in a list, as `docs/json.md` describes it.
#[derive(Serialize)]
pub struct FormRow<'b> {
    id: u64,
    member: &'b str,
    member_id: u64,
    /// As written on the form.
    sector: &'b str,
    committee: Option<&'b str>,
    status: &'static str,
    filled_on: Option<NaiveDate>,
    submitted_on: Option<NaiveDate>,
    filed_on: Option<NaiveDate>,
    uploaded_on: Option<NaiveDate>,
    account: &'b str,
}

impl<'b> FormRow<'b> {
    /// What a list tells of the form.
    #[must_use]
    pub fn of(form: &'b RegistrationForm, book: &'b Book, date: NaiveDate) -> Self {
        FormRow {
            id: form.id.0,
            member: book.member_name(form.sheet.member),
            member_id: form.sheet.member.0,
            sector: book.sector_name(form.sheet.sector),
            committee: book
                .committee_of_form(form, date)
                .map(|id| book.committee_name(id)),
            status: form.status().code(),
            filled_on: form.sheet.filled_on,
            submitted_on: form.submitted_on(),
            filed_on: form.filed_on(),
            uploaded_on: form.uploaded_on(),
            account: &form.sheet.account,
        }
    }
}

pub(super) fn columns(locale: Locale) -> Vec<Column> {
    let head = |zh, en| Text::of(zh, en).say(locale).to_owned();
    vec![
        Column::new(head("编号", "ID"), 6, 9).at_right(),
        Column::new(head("委员", "Member"), 8, 12).centred(),
        Column::new(head("界别", "Sector"), 14, 22),
        Column::new(head("专委会", "Committee"), 14, 20),
        Column::new(head("状态", "Status"), 8, 10).centred(),
        Column::new(head("填表时间", "Filled on"), 12, 12).centred(),
        Column::new(head("提交时间", "Submitted on"), 12, 12).centred(),
        Column::new(head("备案时间", "Filed on"), 12, 12).centred(),
        Column::new(head("上传时间", "Uploaded on"), 12, 12).centred(),
        Column::new(head("联系方式", "Ways"), 10, 16),
        Column::new(head("联系服务情况", "Account"), 30, 60),
    ]
}

pub(super) fn each<E: From<StoreError>>(view: &View<'_>, take: Take<'_, E>) -> Result<(), E> {
    let book = view.book();
    let today = view.today;
    let years = match view.years {
        Years::One(year) => vec![year],
        Years::All => book.forms_by_year().keys().copied().collect(),
        Years::Present => {
            let mut waiting: Vec<_> = book
                .forms
                .iter()
                .filter(|form| form.year() != today.year)
                .filter(|form| wanted(view, form.sheet.member))
                .collect();
            waiting.sort_by_key(|form| (form.dated(), form.id));
            for form in waiting {
                take(&Listed { form, view })?;
            }
            vec![today.year]
        }
    };
    for year in years {
        each_of(year, view, take)?;
    }
    Ok(())
}

fn each_of<E: From<StoreError>>(year: Year, view: &View<'_>, take: Take<'_, E>) -> Result<(), E> {
    let mut page = ArchivePage::First;
    loop {
        let rows = view
            .desk
            .forms_page(year, page, PAGE, |_, member| wanted(view, member))?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        page = ArchivePage::After(last.key);
        for row in &rows {
            let form = &row.form;
            take(&Listed { form, view })?;
        }
    }
}

fn wanted(view: &View<'_>, member: MemberId) -> bool {
    let whole = view.sector.is_none() && view.committee.is_none() && view.member.is_none();
    let member = || view.book().members.get(member);
    whole || member().is_some_and(|member| view.shows_member(member))
}

struct Listed<'f, 'd> {
    form: &'f RegistrationForm,
    view: &'f View<'d>,
}

impl Entry for Listed<'_, '_> {
    fn value(&self) -> Value {
        // A struct of words, numbers and dates always has a value.
        serde_json::to_value(FormRow::of(self.form, self.view.book(), self.view.date()))
            .unwrap_or_default()
    }

    fn cells(&self) -> Vec<Cell> {
        let row = FormRow::of(self.form, self.view.book(), self.view.date());
        let locale = self.view.locale;
        let ways = self.form.sheet.ways.iter();
        let ways: Vec<_> = ways.map(|way| way.word().say(locale).to_owned()).collect();
        vec![
            Cell::Number(row.id),
            Cell::text(row.member),
            Cell::text(row.sector),
            Cell::text(row.committee.unwrap_or_default()),
            Cell::text(self.form.status().word().say(locale)),
            Cell::date(row.filled_on),
            Cell::date(row.submitted_on),
            Cell::date(row.filed_on),
            Cell::date(row.uploaded_on),
            Cell::text(ways.join("、")),
            Cell::text(row.account),
        ]
    }
}
