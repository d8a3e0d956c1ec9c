//! One form as the printed one has it, with its history; or a member's; or all that wait.

use serde_json::{Value, json};

use super::card::{Card, heading, joined};
use crate::cli::attach;
use crate::cli::failure::Failure;
use crate::cli::forms;
use crate::cli::lookup;
use crate::cli::shell::Shell;
use crate::cli::table::Table;
use crate::desk::Desk;
use crate::desk::lists::{committee_ref, sector_ref};
use crate::domain::form::RegistrationForm;
use crate::domain::id::FormId;
use crate::rules;
use crate::text;
use crate::text::Text;

/// Prints the form that is named, or the list of pending ones.
pub(super) fn print(shell: &mut Shell, desk: &Desk, typed: Option<&str>) -> Result<(), Failure> {
    let Some(typed) = typed else {
        return forms::print_pending(shell, desk);
    };
    let id = find(desk, typed)?;
    let Some(form) = desk.form(id)? else {
        return Err(desk.no_form(id).into());
    };
    if shell.json {
        return shell.out.json(&value_of(desk, &form));
    }
    card(shell, desk, &form)
}

/// The form of this ID, or the only one of the member of this name.
fn find(desk: &Desk, typed: &str) -> Result<FormId, Failure> {
    if let Some(number) = lookup::number(typed) {
        return Ok(FormId(number));
    }
    let member = lookup::member(desk.book(), desk.today().date, typed)?;
    let name = desk.book().member_name(member);
    let forms = desk.forms_of(member)?;
    match forms.as_slice() {
        [(id, _)] => Ok(*id),
        [] => Err(Failure::Asked(text!(
            "{name}还没有登记表。",
            "{name} has no form yet."
        ))),
        several => {
            let count = several.len();
            let ids = |locale| {
                let shown = several.iter().take(20);
                let lines =
                    shown.map(|(id, status)| format!("  {id}  {}", status.word().say(locale)));
                lines.collect::<Vec<_>>().join("\n")
            };
            let (zh, en) = (ids(crate::text::Locale::Zh), ids(crate::text::Locale::En));
            Err(Failure::Asked(text!(
                "{name}有 {count} 份登记表，请改用编号（最近的在前）：\n{zh}",
                "{name} has {count} forms; use the ID (latest first):\n{en}"
            )))
        }
    }
}

fn card(shell: &mut Shell, desk: &Desk, form: &RegistrationForm) -> Result<(), Failure> {
    let (book, locale) = (desk.book(), shell.locale);
    let id = form.id;
    shell.tell(&text!("登记表 #{id}", "registration form #{id}"))?;
    let status = form.status().word();
    let deadline = rules::form_deadline(form, book.settings());
    let mut card = Card::new(locale);
    let due = deadline.map(|due| text!("限 {due}", "due {due}").say(locale).to_owned());
    card.line(
        &Text::of("状态", "status"),
        joined(&[status.say(locale).to_owned(), due.unwrap_or_default()]),
    );
    let filled = form.sheet.filled_on.map(|date| date.to_string());
    card.line(
        &Text::of("填表时间", "date filled"),
        filled.unwrap_or_default(),
    );
    card.line(
        &Text::of("委员姓名", "member"),
        format!(
            "{} #{}",
            book.member_name(form.sheet.member),
            form.sheet.member
        ),
    );
    card.line(
        &Text::of("界别", "sector"),
        book.sector_name(form.sheet.sector),
    );
    card.line(
        &Text::of("工作单位及职务", "employer and post"),
        form.sheet.employer.clone(),
    );
    card.line(
        &Text::of("备案专委会", "filed by"),
        book.committee_of_form(form, desk.today().date)
            .map_or("", |id| book.committee_name(id)),
    );
    let ways: Vec<_> = form
        .sheet
        .ways
        .iter()
        .map(|way| way.word().say(locale).to_owned())
        .collect();
    card.line(&Text::of("联系方式", "contact ways"), ways.join(" "));
    card.line(
        &Text::of("附件", "attachment"),
        attach::line(&form.attachments, locale),
    );
    card.print(shell)?;
    shell.out.line("")?;
    shell.tell(&Text::of(
        "联系服务界别群众情况",
        "Account of contact and service",
    ))?;
    shell.out.line(&form.sheet.account)?;
    heading(
        shell,
        &Text::of("办理经过", "history"),
        form.history().len(),
    )?;
    let mut table = Table::bare(4);
    for step in form.history() {
        table.row([
            format!("  {}", step.at.format("%Y-%m-%d %H:%M")),
            step.event.word().say(locale).to_owned(),
            step.by.clone(),
            step.reason.clone(),
        ]);
    }
    table.print(&mut shell.out)
}

fn value_of(desk: &Desk, form: &RegistrationForm) -> Value {
    let book = desk.book();
    json!({
        "id": form.id,
        "status": form.status().code(),
        "due": rules::form_deadline(form, book.settings()),
        "filled_on": form.sheet.filled_on,
        "member": book.member_name(form.sheet.member),
        "member_id": form.sheet.member,
        "sector": sector_ref(book, form.sheet.sector),
        "committee": committee_ref(book, book.committee_of_form(form, desk.today().date)),
        "employer": form.sheet.employer,
        "ways": form.sheet.ways,
        "account": form.sheet.account,
        "attachments": form.attachments,
        "history": form.history(),
    })
}
