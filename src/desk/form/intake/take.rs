//! The request: each paper that has a member and lacks nothing becomes a submitted form.
//!
//! All files of a run are one transaction and one journal entry. Beginning and handing in are two
//! steps of each form's history, both at this moment.

use std::collections::HashMap;

use super::match_member::Members;
use super::reason::Reason;
use super::report::{FormReport, Standing};
use crate::desk::form::obstacles;
use crate::desk::refusal::Refusal;
use crate::desk::request::{Request, RequestContext};
use crate::domain::attachment::{Attachment, Digest};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::form::{RegistrationForm, Sheet, Status};
use crate::domain::verb::Verb;
use crate::exchange::Placed;
use crate::exchange::forms::{FormDraft, FormsDraft};
use crate::exchange::office::words::squeeze;
use crate::store::Tx;
use crate::text::Text;

/// Takes in the forms of files that were read.
pub struct IntakeForms {
    /// The files.
    pub files: Vec<Incoming>,
}

/// A file that was read and has forms in it.
pub struct Incoming {
    /// The file's own name, without its folder.
    pub name: String,
    /// How long it is, in bytes.
    pub bytes: u64,
    /// What identifies its content.
    pub digest: Digest,
    /// Does the store keep it already? No form is taken in whose file it does not keep. A
    /// rehearsal does not ask.
    pub kept: bool,
    /// Its forms.
    pub draft: FormsDraft,
}

/// How many files a note of the journal names.
const NAMED: usize = 8;

impl Request for IntakeForms {
    /// What became of each file's forms.
    type Output = Vec<Vec<FormReport>>;

    fn verb(&self) -> Verb {
        Verb::Intake
    }

    fn permission(&self, _book: &Book) -> Result<Permission, Refusal> {
        Ok(Permission::Import)
    }

    fn note(&self, _book: &Book) -> String {
        let files = self.files.iter().filter(|file| file.kept);
        let mut names: Vec<_> = files.map(|file| file.name.clone()).collect();
        let all = names.len();
        if all > NAMED {
            names.truncate(NAMED);
            names.push(format!("… ({all})"));
        }
        names.join("、")
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<Self::Output, Refusal> {
        has_members(book)?;
        let mut members = Members::of(book);
        let returned = book.forms.iter();
        let returned = returned.filter(|form| form.status() == Status::Returned);
        let returned: HashMap<_, _> = returned.map(|form| (form.sheet.member, form.id)).collect();
        let take = |file: &Incoming| {
            let drafts = (1..).zip(&file.draft.forms);
            let one = |(nth, draft)| {
                let mut report = take(file, nth, draft, &mut members, tx, context)?;
                if report.standing == Standing::Taken {
                    let waiting = report.member.and_then(|it| returned.get(&it));
                    report.reason = waiting.map(|id| Reason::another_returned(*id));
                }
                Ok(report)
            };
            drafts.map(one).collect()
        };
        self.files.iter().map(take).collect()
    }
}

/// Refuses to take forms into a store that has nobody whose they could be.
pub(super) fn has_members(book: &Book) -> Result<(), Refusal> {
    if book.members.is_empty() {
        return Err(Refusal::Procedure(Text::of(
            "库里还没有委员，登记表对不上人。请先导入委员名册（jiebie import 名册文件）。",
            "The store has no members yet, so no form can be anybody's. Import the roster first (jiebie import FILE).",
        )));
    }
    Ok(())
}

/// Takes in one form, or says why not.
fn take(
    file: &Incoming,
    nth: u32,
    draft: &FormDraft,
    members: &mut Members<'_>,
    tx: &mut Tx<'_>,
    context: &RequestContext,
) -> Result<FormReport, Refusal> {
    let written = |it: &Option<Placed<String>>| it.as_ref().map(|it| it.value.clone());
    let mut report = FormReport {
        at: draft.at.clone(),
        standing: Standing::Left,
        id: None,
        member: None,
        name: written(&draft.member).unwrap_or_default(),
        sector: written(&draft.sector).unwrap_or_default(),
        filled_on: draft.filled_on.as_ref().map(|it| it.value),
        reason: None,
    };
    if let Some(known) = tx.forms_of_original(&file.digest, nth)?.first() {
        report.known(known, members.book(), Reason::taken_before(known));
        return Ok(report);
    }
    if is_blank(draft) {
        return Ok(report.left(Reason::blank()));
    }
    let day = day_of(draft, &context.today);
    let member = match members.match_member(draft, day) {
        Ok(member) => member,
        Err(reason) => return Ok(report.left(reason)),
    };
    report.member = Some(member.id);
    report.name.clone_from(&member.name);
    report.sector = members.book().sector_name(member.sector_on(day)).to_owned();
    if !draft.faults.is_empty() {
        return Ok(report.left(Reason::faults(&draft.faults)));
    }
    let texts = [&draft.employer, &draft.account];
    let is_garbled = |it: &&Option<Placed<String>>| {
        let text = it.as_ref().map_or("", |it| it.value.as_str());
        text.contains(char::REPLACEMENT_CHARACTER)
    };
    if texts.iter().any(is_garbled) {
        return Ok(report.left(Reason::garbled()));
    }
    let sheet = Sheet {
        filled_on: report.filled_on,
        member: member.id,
        sector: member.sector_on(day),
        employer: written(&draft.employer)
            .unwrap_or_default()
            .trim()
            .to_owned(),
        ways: draft.ways.clone(),
        account: written(&draft.account)
            .unwrap_or_default()
            .trim()
            .to_owned(),
    };
    let faults = obstacles(&sheet, members.book(), &context.today);
    if !faults.is_empty() {
        return Ok(report.left(Reason::obstacles(&faults)));
    }
    if let Some(known) = same_content(&sheet, tx)? {
        report.known(&known, members.book(), Reason::same_content(&known));
        return Ok(report);
    }
    if !file.kept {
        return Ok(report.left(Reason::changed_meanwhile()));
    }
    let id = tx.next_id::<RegistrationForm>()?;
    let mut form = RegistrationForm::begin(id, sheet, context.stamp.clone());
    form.attachments.push(Attachment {
        digest: file.digest,
        name: file.name.clone(),
        kind: file.draft.kind.name().to_owned(),
        bytes: file.bytes,
        nth,
        on: None,
    });
    form.submit(context.stamp.clone())?;
    tx.put(form)?;
    report.standing = Standing::Taken;
    report.id = Some(id);
    Ok(report)
}

/// Is nothing filled in at all?
fn is_blank(draft: &FormDraft) -> bool {
    let texts = [
        &draft.member,
        &draft.sector,
        &draft.employer,
        &draft.account,
    ];
    let is_blank = |it: &&Option<Placed<String>>| {
        let text = it.as_ref().map_or("", |it| it.value.as_str());
        text.trim().is_empty()
    };
    texts.iter().all(is_blank) && draft.filled_on.is_none() && draft.faults.is_empty()
}

/// The day on which the member must have served: when the form was filled, if that can be.
fn day_of(draft: &FormDraft, today: &Today) -> chrono::NaiveDate {
    let filled = draft.filled_on.as_ref().map(|it| it.value);
    filled.map_or(today.date, |filled| filled.min(today.date))
}

/// A form of the same member and date that says the same, but for spaces.
fn same_content(sheet: &Sheet, tx: &Tx<'_>) -> Result<Option<RegistrationForm>, Refusal> {
    let Some(day) = sheet.filled_on else {
        return Ok(None);
    };
    let account = squeeze(&sheet.account);
    let known = tx.forms_of_day(sheet.member, day)?.into_iter();
    let mut same = known.filter(|form| {
        form.sheet.filled_on == Some(day) && squeeze(&form.sheet.account) == account
    });
    Ok(same.next())
}

impl FormReport {
    fn left(mut self, reason: Reason) -> Self {
        self.reason = Some(reason);
        self
    }

    fn known(&mut self, form: &RegistrationForm, book: &Book, reason: Reason) {
        self.standing = Standing::Unchanged;
        self.id = Some(form.id);
        self.member = Some(form.sheet.member);
        book.member_name(form.sheet.member)
            .clone_into(&mut self.name);
        book.sector_name(form.sheet.sector)
            .clone_into(&mut self.sector);
        self.filled_on = form.sheet.filled_on;
        self.reason = Some(reason);
    }
}
