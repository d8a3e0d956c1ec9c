//! What a circular says adds up: over random organisations the finished text is read, and every
//! whole in it is compared with its parts.

use proptest::prelude::*;

use super::{Draft, draft};
use crate::domain::calendar::Today;
use crate::exchange::papers::circular::{Annex, Part};
use crate::rules::testing::coherent::organisation;
use crate::rules::testing::random::{date, year};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_whole_is_the_sum_of_its_parts(
        book in organisation(),
        date in date(),
        year in year(),
        own_year in prop::bool::weighted(0.7),
    ) {
        let day = Today::on(date);
        let today = if own_year { day } else { day.looking_at(year) };
        // A year that can't be reported on is refused.
        let Ok(draft) = draft(&book, today, Vec::new()) else { return Ok(()) };
        let text = text(&draft);
        brackets(&text)?;
        listed_parts(&text)?;
        complements(&text)?;
        for annex in &draft.circular.annexes {
            columns(annex)?;
        }
    }
}

fn text(draft: &Draft) -> String {
    let body = draft.circular.body.iter().map(|part| match part {
        Part::Heading(text) | Part::Subheading(text) | Part::Text(text) => text.as_str(),
    });
    body.collect::<Vec<_>>().join("\n")
}

/// The clauses of a text: what stands between its stops.
fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split(['。', '；', '，', '\n'])
}

/// The first number of a clause.
fn number(clause: &str) -> Option<usize> {
    let digits = clause.split(|c: char| !c.is_ascii_digit());
    digits
        .filter(|it| !it.is_empty())
        .find_map(|it| it.parse().ok())
}

/// “5份登记表…（甲委3份、未明确专门委员会2份）”: what stands in brackets is the whole.
fn brackets(text: &str) -> Result<(), TestCaseError> {
    for clause in clauses(text).filter(|it| !it.contains("（截至")) {
        let Some((head, rest)) = clause.split_once('（') else {
            continue;
        };
        let Some((inside, _)) = rest.split_once('）') else {
            continue;
        };
        let parts: Vec<_> = inside.split('、').map(number).collect();
        let Some(parts) = parts.into_iter().collect::<Option<Vec<usize>>>() else {
            continue;
        };
        let (Some(whole), sum) = (number(head), parts.iter().sum::<usize>()) else {
            continue;
        };
        if inside.starts_with("较多的有") {
            prop_assert!(sum <= whole, "{clause}");
        } else {
            prop_assert_eq!(sum, whole, "{}", clause);
        }
    }
    Ok(())
}

/// “共…5次，其中调研3次、座谈2次”.
fn listed_parts(text: &str) -> Result<(), TestCaseError> {
    for sentence in text.split(['。', '\n']) {
        for whole in ["共开展界别集体活动", "共形成履职成果"] {
            let Some((_, rest)) = sentence.split_once(whole) else {
                continue;
            };
            let Some((head, parts)) = rest.split_once("，其中") else {
                continue;
            };
            let sum: usize = parts.split('、').filter_map(number).sum();
            prop_assert_eq!(Some(sum), number(head), "{}", sentence);
        }
    }
    Ok(())
}

/// How many did and how many did not, where both are told.
fn complements(text: &str) -> Result<(), TestCaseError> {
    let members = ["现有委员", "年末共有委员"];
    let members = clauses(text).find_map(|it| {
        let told = members.iter().find_map(|words| it.strip_prefix(words));
        number(told?)
    });
    let members = members.unwrap_or(0);
    let all = |words: &str| clauses(text).any(|it| it.ends_with(words));
    for (done, every, without) in [
        (
            "参加活动的现任委员",
            "现任委员均参加了活动",
            "名委员没有参加界别活动",
        ),
        (
            "提交登记表的委员",
            "现任委员均提交了登记表",
            "名委员没有按要求提交登记表",
        ),
        ("入驻的委员", "委员均已入驻", "名委员没有入驻线下委员工作室"),
    ] {
        let Some(not) = counted_before(text, without) else {
            continue;
        };
        let did = clauses(text).find_map(|it| number(it.strip_prefix(done)?));
        let did = did.unwrap_or(if all(every) { members } else { 0 });
        // Of some nothing is asked: they came too late in the year.
        prop_assert!(did + not <= members, "{} {}", done, text);
    }
    for (done, undone) in [
        ("明确了联系的专门委员会", "没有明确联系的专门委员会"),
        ("推选了界别召集人", "没有推选界别召集人"),
        ("明确了界别联络员", "没有明确界别联络员"),
        ("有主席会议成员联系", "没有主席会议成员联系"),
        ("制定了年度工作计划", "没有制定年度工作计划"),
        ("报送了工作总结", "没有报送工作总结"),
        ("开展了集体活动", "没有开展集体活动"),
    ] {
        for unit in ["个界别", "个专门委员会"] {
            let Some(not) = counted_before(text, &format!("{unit}{undone}")) else {
                continue;
            };
            let did = counted_before(text, &format!("{unit}{done}")).unwrap_or(0);
            prop_assert_eq!(did + not, 6, "{}{} {}", unit, done, text);
        }
    }
    Ok(())
}

/// The number that stands before these words at the beginning of a clause.
fn counted_before(text: &str, words: &str) -> Option<usize> {
    clauses(text).find_map(|clause| {
        let (head, _) = clause.split_once(words)?;
        let digits = head.trim_start_matches(|c: char| !c.is_ascii_digit());
        digits.parse().ok()
    })
}

/// The rows of an annex and its last, the total. What is counted once for each of several sectors
/// is named in the note.
fn columns(annex: &Annex) -> Result<(), TestCaseError> {
    let Some((total, rows)) = annex.rows.split_last() else {
        return Ok(());
    };
    for (n, head) in annex.heads.iter().enumerate().skip(1) {
        let cells = rows.iter().map(|row| row[n].as_str());
        match *head {
            "占比" => {}
            "界别活动" | "集体活动" => {
                let largest = cells.filter_map(|it| it.parse::<usize>().ok()).max();
                prop_assert!(largest <= total[n].parse().ok(), "{} {:?}", head, annex);
            }
            "联络员" | "工作计划" | "工作总结" => {
                let having = cells.filter(|it| *it == "有").count();
                prop_assert_eq!(having.to_string(), total[n].clone(), "{} {:?}", head, annex);
            }
            _ => {
                let sum: usize = cells.map(|it| it.parse::<usize>().expect("a count")).sum();
                prop_assert_eq!(sum.to_string(), total[n].clone(), "{} {:?}", head, annex);
            }
        }
    }
    Ok(())
}
