//! J1001: every member hands in a registration form in the year.

use chrono::NaiveDate;

use crate::domain::book::Book;
use crate::domain::calendar::{Quarter, Today, Year};
use crate::domain::form::Tally;
use crate::domain::settings::Settings;
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
    settings: &[
        "forms-per-year",
        "forms-per-quarter",
        "form-due",
        "establish-days",
    ],
    title: Text::of("委员当年没有登记表", "Member without a form"),
    why: Text::of(
        "委员应开展经常性的联系服务，并如实填写登记表。草稿、退回和撤回的登记表不计。设置 forms-per-quarter 后，每季度须有的登记表\
         以季末为限。",
        "Members are to keep regular contact with their constituents and account for it on a registration \
         form. Drafts and forms returned or withdrawn do not count. Where forms-per-quarter is set, those of a \
         quarter are due on its last day.",
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
        let tally = book.tally(member.id, today.year);
        let mut lack = |due, count: u32| {
            let (place, remedy) = (
                Place::member(book, member, today),
                Remedy::begin_form(member.id),
            );
            findings.add_yearly_counted(due, member.joined, count as usize, place, remedy);
        };
        let mut quarters = lacking(settings, &tally, member.joined, today.reference_date());
        if let Some(quarter) = quarters.next() {
            lack(quarter.last(), tally.counting_in(quarter));
        } else if tally.counting() < settings.forms_per_year {
            lack(settings.form_due, tally.counting());
        }
    }
}

/// The quarters, of those of a day's year that have begun by then, in which a member who joined on a day handed in too
/// few forms. Of that in which the member joined nothing is asked.
pub(super) fn lacking<'a>(
    settings: &'a Settings,
    tally: &'a Tally,
    joined: Option<NaiveDate>,
    date: NaiveDate,
) -> impl Iterator<Item = Quarter> + 'a {
    let year = Year::of(date);
    Quarter::ALL.into_iter().filter(move |it| {
        let first = it.first().in_year(year);
        let asked = first <= date && joined.is_none_or(|joined| joined <= first);
        asked && tally.counting_in(*it) < settings.forms_per_quarter
    })
}

fn message(finding: &Finding, book: &Book) -> Text {
    let name = names::person_of(finding, book);
    let (year, count) = (names::year_of(finding), finding.count);
    let settings = book.settings();
    // Of a year no fewer are missed than of its quarters.
    let quarter = finding.due.map(Quarter::of).filter(|it| {
        let last = finding.due == Some(it.last().in_year(finding.year));
        let begun = it.first().in_year(finding.year) <= finding.as_of;
        last && begun && count < settings.forms_per_quarter
    });
    let forms = counted(count as usize, "form");
    match (quarter, count) {
        (Some(quarter), _) => {
            let least = settings.forms_per_quarter;
            if let Some((zh, en)) = several(finding, book) {
                return text!(
                    "{name}{year}年{zh}，每季度不得少于{least}份",
                    "{name} has handed in too few forms in {year}: {en}; at least {least} are asked a quarter"
                );
            }
            let nth = quarter.number();
            text!(
                "{name}{year}年第{nth}季度提交登记表{count}份，少于{least}份",
                "{name} has handed in {forms} in quarter {nth} of {year}; at least {least} are asked"
            )
        }
        (None, 0) => text!(
            "{name}{year}年尚未提交登记表",
            "{name} has handed in no form in {year}"
        ),
        (None, _) => {
            let least = settings.forms_per_year;
            text!(
                "{name}{year}年提交登记表{count}份，少于{least}份",
                "{name} has handed in {forms} in {year}; at least {least} are asked"
            )
        }
    }
}

/// How many forms were handed in in each quarter that lacks some, where several do.
fn several(finding: &Finding, book: &Book) -> Option<(String, String)> {
    let member = book.members.get(finding.subject.member(book)?)?;
    let tally = book.tally(member.id, finding.year);
    let date = finding.as_of.min(finding.year.last_day());
    let lacking: Vec<(u8, u32)> = lacking(book.settings(), &tally, member.joined, date)
        .map(|it| (it.number(), tally.counting_in(it)))
        .collect();
    let listed = |say: fn(&(u8, u32)) -> String, between: &str| {
        let all: Vec<String> = lacking.iter().map(say).collect();
        all.join(between)
    };
    (lacking.len() > 1).then(|| {
        (
            "提交登记表".to_owned() + &listed(|(nth, count)| format!("第{nth}季度{count}份"), "、"),
            listed(|(nth, count)| format!("{count} in quarter {nth}"), ", "),
        )
    })
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
        Case::due("none in the quarter that runs", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.submitted(wang, "2026-03-31");
            s.settle(|settings| settings.forms_per_quarter = 1);
            s.on("2026-06-30");
        }),
        Case::breach("none in a quarter that is over", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            s.submitted(wang, "2026-03-31");
            s.submitted(wang, "2026-07-01");
            s.settle(|settings| settings.forms_per_quarter = 1);
            s.on("2026-07-01");
        }),
        Case::silent(
            "one in each quarter so far, for who joined in the first",
            |s| {
                let sector = s.sector("教育界");
                let wang = s.member("王伟", sector);
                s.edit(wang, |it: &mut Member| it.joined = Some(day("2026-02-02")));
                s.submitted(wang, "2026-04-01");
                s.submitted(wang, "2026-09-30");
                s.settle(|settings| settings.forms_per_quarter = 1);
                s.on("2026-09-30");
            },
        ),
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

#[cfg(test)]
mod tests {
    use crate::rules::check;
    use crate::rules::testing::{BookBuilder, day};

    #[test]
    fn every_quarter_that_lacks_forms_is_told_in_one_finding() {
        let mut s = BookBuilder::new();
        s.on("2026-10-01");
        let sector = s.sector("教育界");
        let wang = s.member("王伟", sector);
        s.submitted(wang, "2026-04-01");
        s.submitted(wang, "2026-04-02");
        s.submitted(wang, "2026-07-01");
        s.settle(|settings| settings.forms_per_quarter = 2);
        let mut found = check(&s.book, &s.today);
        found.retain(|it| it.rule.code == "J1001");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].due, Some(day("2026-03-31")));
        let message = found[0].message(&s.book);
        assert_eq!(
            message.zh,
            "王伟2026年提交登记表第1季度0份、第3季度1份、第4季度0份，每季度不得少于2份"
        );
        assert!(
            message
                .en
                .contains("0 in quarter 1, 1 in quarter 3, 0 in quarter 4")
        );
    }
}
