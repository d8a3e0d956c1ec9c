//! J1001: every member hands in a registration form in the year.

use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::Place;
use crate::text;
use crate::text::{Text, counted};

pub(super) static RULE: Rule = Rule {
    code: "J1001",
    name: "member-without-form",
    article: Some(10),
    level: Level::Due,
    settings: &["forms-per-year", "form-due", "establish-days"],
    title: Text::of("委员当年没有登记表", "Member without a form"),
    why: Text::of(
        "委员应开展经常性的联系服务，并如实填写登记表。草稿、退回和撤回的登记表不计。",
        "Members are to keep regular contact with their constituents and account for it on a registration \
         form. Drafts and forms returned or withdrawn do not count.",
    ),
    remedy: Text::of(
        "提醒委员填写并提交登记表，也可代为填写。",
        "Remind the member to fill and submit a form, or begin one in the member's stead.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    // Without the year's tallies nobody knows who has handed in what, and nobody is accused.
    if !book.has_tallies(today.year) {
        return;
    }
    let settings = book.settings();
    for member in book.serving(today.reference_date()) {
        let count = book.tally(member.id, today.year).counting();
        if count < settings.forms_per_year {
            findings.add_yearly_counted(
                settings.form_due,
                member.joined,
                count as usize,
                Place::member(book, member, today),
                Remedy::begin_form(member.id),
            );
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let name = names::person_of(finding, book);
    let (year, count) = (names::year_of(finding), finding.count);
    if count == 0 {
        return text!(
            "{name}{year}年尚未提交登记表",
            "{name} has handed in no form in {year}"
        );
    }
    let least = book.settings().forms_per_year;
    let forms = counted(count as usize, "form");
    text!(
        "{name}{year}年提交登记表{count}份，少于{least}份",
        "{name} has handed in {forms} in {year}; at least {least} are asked"
    )
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::form::RegistrationForm;
    use crate::domain::member::{Departure, Member};
    use crate::rules::testing::{Case, day, stamp};
    vec![
        Case::due("no form on the last day of the year", |s| {
            let sector = s.sector("教育界");
            s.member("王伟", sector);
            s.on("2026-12-31");
        }),
        Case::breach("no form, seen from the year after", |s| {
            let sector = s.sector("教育界");
            s.member("王伟", sector);
            s.on("2027-01-01");
            s.looking_at(2026);
        }),
        Case::due("a draft, a returned one, and one of last year", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.draft(wang, "2026-06-01");
            s.submitted(wang, "2025-06-01");
            let form = s.submitted(wang, "2026-06-01");
            s.edit(form, |form: &mut RegistrationForm| {
                form.send_back(stamp("2026-06-02"), "内容过简")
                    .expect("submitted");
            });
        }),
        Case::due("one of two", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.submitted(wang, "2026-06-01");
            s.settle(|settings| settings.forms_per_year = 2);
        }),
        Case::due("joined in autumn, sixty days before the year ends", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.edit(wang, |it: &mut Member| it.joined = Some(day("2026-11-01")));
            s.on("2026-12-31");
        }),
        Case::silent("joined when the year had not as many days left", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.edit(wang, |it: &mut Member| it.joined = Some(day("2026-11-02")));
            s.on("2026-12-31");
        }),
        Case::silent("two of two", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.submitted(wang, "2026-03-01");
            s.submitted(wang, "2026-06-01");
            s.settle(|settings| settings.forms_per_year = 2);
        }),
        Case::silent("one handed in", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.submitted(wang, "2026-06-01");
        }),
        Case::silent("one uploaded, which the book no longer holds", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            let form = s.filed(wang, "2026-06-01");
            s.edit(form, |form: &mut RegistrationForm| {
                form.upload(stamp("2026-06-02")).expect("filed");
            });
        }),
        Case::silent("a member who left", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.edit(wang, |it: &mut Member| {
                it.left = Some(Departure {
                    on: day("2026-06-30"),
                    reason: String::new(),
                });
            });
        }),
        Case::silent("a year whose tallies were not loaded", |s| {
            let sector = s.sector("教育界");
            s.member("王伟", sector);
            s.on("2035-01-01");
        }),
    ]
}
