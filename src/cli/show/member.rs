//! One member with contacts and forms of all years; or all who serve.

mod value;

use super::card::{Card, dated, heading, joined};
use super::which::Which;
use crate::cli::failure::Failure;
use crate::cli::json::Array;
use crate::cli::shell::Shell;
use crate::cli::table::{Table, clip};
use crate::cli::{dates, lookup};
use crate::desk::Desk;
use crate::desk::lists::{self, member_value};
use crate::domain::form::RegistrationForm;
use crate::domain::id::MemberId;
use crate::domain::member::Member;
use crate::text;
use crate::text::Text;
use value::full;

/// Prints the member that is named, or the list.
pub(super) fn print(shell: &mut Shell, desk: &Desk, which: &Which) -> Result<(), Failure> {
    let (book, date) = (desk.book(), desk.today().date);
    match &which.name {
        None if shell.json => {
            let view = which.view(desk, shell);
            let all = book.serving(date).map(|member| member_value(&view, member));
            Array::print(&mut shell.out, all)
        }
        None => list(shell, desk, which.show_phones),
        Some(name) => {
            let id = lookup::member(book, desk.today().date, name)?;
            let Some(member) = book.members.get(id) else {
                return Ok(());
            };
            let forms = forms_of(desk, id)?;
            if shell.json {
                let value = full(&which.view(desk, shell), member, &forms);
                return shell.out.json(&value);
            }
            card(shell, desk, member, &forms, which.show_phones)
        }
    }
}

/// A member's forms of all years, latest first.
fn forms_of(desk: &Desk, member: MemberId) -> Result<Vec<RegistrationForm>, Failure> {
    let mut forms = Vec::new();
    for (id, _) in desk.forms_of(member)? {
        forms.extend(desk.form(id)?);
    }
    Ok(forms)
}

fn list(shell: &mut Shell, desk: &Desk, show_phones: bool) -> Result<(), Failure> {
    let (book, today) = (desk.book(), desk.today());
    let heads = [
        Text::of("编号", "ID"),
        Text::of("姓名", "NAME"),
        Text::of("界别", "SECTOR"),
        Text::of("电话", "PHONE"),
        Text::of("登记表", "FORMS"),
        Text::of("工作单位及职务", "EMPLOYER AND POST"),
    ];
    let mut table = Table::new(&heads, shell.locale);
    for sector in book.sectors_in_order() {
        for member in book.members_of(sector.id, today.date) {
            table.row([
                member.id.to_string(),
                member.name.clone(),
                sector.name.clone(),
                lists::phone(&member.phone, show_phones),
                book.tally(member.id, today.year).counting().to_string(),
                member.employer.clone(),
            ]);
        }
    }
    table.print(&mut shell.out)
}

fn card(
    shell: &mut Shell,
    desk: &Desk,
    member: &Member,
    forms: &[RegistrationForm],
    show_phones: bool,
) -> Result<(), Failure> {
    let (book, today, locale) = (desk.book(), desk.today(), shell.locale);
    shell.out.line(format!("{} #{}", member.name, member.id))?;
    let mut card = Card::new(locale);
    let sex = member.sex.map(|sex| sex.word().say(locale).to_owned());
    card.line(
        &Text::of("性别、民族", "sex, ethnic group"),
        joined(&[sex.unwrap_or_default(), member.ethnicity.clone()]),
    );
    card.line(
        &Text::of("界别", "sector"),
        book.sector_name(member.sector_on(today.date)),
    );
    card.line(
        &Text::of("专委会", "committee"),
        book.committee_of(member, today.date)
            .map_or("", |id| book.committee_name(id)),
    );
    card.line(
        &Text::of("工作单位及职务", "employer and post"),
        member.employer.clone(),
    );
    card.line(
        &Text::of("电话", "phone"),
        lists::phone(&member.phone, show_phones),
    );
    let workroom = member
        .workroom_on(today.date)
        .and_then(|id| book.workrooms.get(id));
    card.line(
        &Text::of("委员工作室", "workroom"),
        workroom.map(|it| it.name.clone()).unwrap_or_default(),
    );
    card.line(
        &Text::of("届次", "terms"),
        lists::terms_of(book, member).map_or(String::new(), |it| it.say(locale).to_owned()),
    );
    card.earlier(&lists::earlier_of(book, member, today.date));
    if member.joined.is_some() || member.replaces.is_some() {
        let replaced = member.replaces.map(|id| {
            let name = book.member_name(id);
            text!("接替 {name}", "replacing {name}")
                .say(locale)
                .to_owned()
        });
        card.line(
            &Text::of("增补", "joined"),
            joined(&[
                member.joined.map(|on| on.to_string()).unwrap_or_default(),
                replaced.unwrap_or_default(),
            ]),
        );
    }
    if let Some(left) = &member.left {
        card.line(
            &Text::of("离任", "left"),
            joined(&[left.on.to_string(), left.reason.clone()]),
        );
    }
    let charges = book.convenors.iter().filter(|it| it.member == member.id);
    let charges = charges.filter(|it| it.elected.is_none_or(|on| on <= today.date));
    let charges = charges.map(|it| {
        let what = if it.is_first_on(today.date) {
            Text::of("第一召集人", "first convenor")
        } else {
            Text::of("召集人", "convenor")
        };
        let ended = it
            .ended
            .as_ref()
            .map(|ended| ended.on)
            .filter(|on| *on <= today.date);
        joined(&[
            what.say(locale).to_owned(),
            dated(&Text::of("推选", "elected"), it.elected, locale),
            dated(
                &Text::of("审定", "approved"),
                it.approval(today.date, today.date),
                locale,
            ),
            dated(&Text::of("终止", "ended"), ended, locale),
        ])
    });
    let charges: Vec<_> = charges.collect();
    if !charges.is_empty() {
        card.lines(&Text::of("任职", "charges"), charges);
    }
    if !member.note.is_empty() {
        card.line(&Text::of("备注", "note"), member.note.clone());
    }
    card.print(shell)?;
    let contacts = book.key_contacts_of(member.id, today.date);
    heading(
        shell,
        &Text::of("重点联系对象", "key contacts"),
        contacts.len(),
    )?;
    let mut table = Table::bare(4);
    for contact in contacts {
        let heard = book.last_heard(contact, today.date).map(|heard| {
            let way = heard.way.word();
            format!("{} {}", heard.on, way.say(locale))
        });
        table.row([
            format!("  {}", contact.name),
            lists::phone(&contact.phone, show_phones),
            heard.unwrap_or_else(|| "—".to_owned()),
            contact.employer.clone(),
        ]);
    }
    table.print(&mut shell.out)?;
    heading(shell, &Text::of("登记表", "forms"), forms.len())?;
    let mut table = Table::bare(4);
    for form in forms {
        table.row([
            format!("  {}", form.id),
            dates::print(Some(form.dated())),
            form.status().word().say(locale).to_owned(),
            clip(&form.sheet.account, 48),
        ]);
    }
    table.print(&mut shell.out)
}
