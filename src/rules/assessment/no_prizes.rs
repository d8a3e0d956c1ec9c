//! J2102: every year excellent sectors and excellent convenors are selected.

use crate::domain::assessment::{Prize, Prized};
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::remedy::Remedy;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::Place;
use crate::text;
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "J2102",
    name: "no-prizes",
    article: Some(21),
    level: Level::Due,
    settings: &["prizes-due"],
    title: Text::of("没有评选优秀", "No prizes"),
    why: Text::of(
        "每年应评选优秀界别和优秀界别召集人。提名尚未评定的不算。",
        "Excellent sectors and excellent convenors are to be selected every year. One that is nominated only does not \
         count.",
    ),
    remedy: Text::of(
        "登记提名，经会议评定后登记评定时间。",
        "Record who is nominated, and once a sitting decided, when it did.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    let lacking = Lacking::of(book, today.year, |it| {
        it.decided.is_some_and(|it| it.on <= today.date)
    });
    if !lacking.sectors && !lacking.convenors {
        return;
    }
    let mut waiting = book.prizes.iter();
    let waiting = waiting.find(|it| it.year == today.year && it.decided.is_none());
    let remedy = match waiting {
        Some(prize) => Remedy::decide_prize(prize.id),
        None => Remedy::nominate(),
    };
    findings.add_yearly(
        book.settings().prizes_due,
        None,
        Place::ORGANISATION,
        remedy,
    );
}

/// Of whom none is there.
struct Lacking {
    sectors: bool,
    convenors: bool,
}

impl Lacking {
    fn of(book: &Book, year: Year, counts: impl Fn(&Prize) -> bool) -> Lacking {
        let own = || {
            book.prizes
                .iter()
                .filter(|it| it.year == year && counts(it))
        };
        Lacking {
            sectors: !own().any(|it| matches!(it.of, Prized::Sector(_))),
            convenors: !own().any(|it| matches!(it.of, Prized::Convenor(_))),
        }
    }
}

fn message(finding: &Finding, book: &Book) -> Text {
    let year = names::year_of(finding);
    let decided = |it: &Prize| it.decided.is_some_and(|it| it.on <= finding.as_of);
    let lacking = Lacking::of(book, finding.year, decided);
    match (lacking.sectors, lacking.convenors) {
        (true, false) => text!(
            "{year}年尚未评选优秀界别",
            "no excellent sector has been selected in {year}"
        ),
        (false, true) => text!(
            "{year}年尚未评选优秀界别召集人",
            "no excellent convenor has been selected in {year}"
        ),
        _ => text!(
            "{year}年尚未评选优秀界别和优秀界别召集人",
            "no excellent sector and no excellent convenor have been selected in {year}"
        ),
    }
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::rules::testing::{BookBuilder, Case};
    fn both(s: &mut BookBuilder, decided: Option<&str>) {
        let sector = s.sector("教育界");
        let wang = s.member("王伟", sector);
        let convenor = s.convenor(sector, wang);
        s.prize(Prized::Sector(sector), "2026-06-20", decided);
        s.prize(Prized::Convenor(convenor), "2026-06-20", decided);
    }
    vec![
        Case::due("none on the last day of the year", |s| s.on("2026-12-31")),
        Case::due("nominated only", |s| both(s, None)),
        Case::due("a sector and no convenor", |s| {
            let sector = s.sector("教育界");
            s.prize(Prized::Sector(sector), "2026-06-20", Some("2026-06-28"));
        }),
        Case::breach("none, seen from the year after", |s| {
            s.on("2027-01-01");
            s.looking_at(2026);
        }),
        Case::silent("both", |s| both(s, Some("2026-06-28"))),
    ]
}
