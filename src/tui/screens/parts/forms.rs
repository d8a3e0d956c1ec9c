//! What lists say of a registration form alike: its account in a line, by which words it is found, how it is
//! copied, how urgent it is.

use crate::domain::form::RegistrationForm;
use crate::domain::id::FormId;
use crate::rules::form_deadline;
use crate::tui::app::Ctx;

/// The characters of an account that a row may show; more is never seen.
const EXCERPT: usize = 80;

/// The account in one line.
pub fn excerpt(form: &RegistrationForm) -> String {
    let account = form.sheet.account.trim().chars().take(EXCERPT);
    account
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

/// By which words a pending form is found besides those of its row: committee, employer, the whole account.
#[must_use]
pub fn words_of(id: FormId, ctx: &Ctx<'_>) -> String {
    let book = ctx.book();
    let Some(form) = book.forms.get(id) else {
        return String::new();
    };
    let committee = book.committee_of_form(form, ctx.today().date);
    let committee = committee.map_or("", |id| book.committee_name(id));
    [committee, &form.sheet.employer, &form.sheet.account].join(" ")
}

/// The words that stand for a pending form outside the program, in one line.
#[must_use]
pub fn copied(id: FormId, ctx: &Ctx<'_>) -> String {
    let form = ctx.book().forms.get(id);
    form.map_or_else(String::new, |form| copied_of(form, ctx))
}

/// The words that stand for a form outside the program, in one line.
#[must_use]
pub fn copied_of(form: &RegistrationForm, ctx: &Ctx<'_>) -> String {
    let (book, sheet) = (ctx.book(), &form.sheet);
    let flat = |text: &str| text.trim().replace(['\n', '\r', '\t'], " ");
    let fields = [
        book.member_name(sheet.member).to_owned(),
        book.sector_name(sheet.sector).to_owned(),
        flat(&sheet.employer),
        form.dated().to_string(),
        form.status().word().say(ctx.locale).to_owned(),
        flat(&sheet.account),
    ];
    fields.join("\t")
}

/// Where a pending form stands among the urgent ones: by its last day; none when nobody waits for it.
#[must_use]
pub fn deadline(id: FormId, ctx: &Ctx<'_>) -> Option<i64> {
    let form = ctx.book().forms.get(id)?;
    let day = form_deadline(form, ctx.book().settings())?;
    Some((day - ctx.today().date).num_days())
}
