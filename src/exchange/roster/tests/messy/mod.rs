//! Lists as hundreds of offices could write them, each with its truth known: it is read exactly, or what
//! differs is refused with a word. Nothing is ever otherwise in silence.

mod mixed;
mod tables;
mod texts;

use std::collections::BTreeSet;

use super::*;

/// Who stands in a list: name, and what stands in brackets behind it.
#[derive(Clone, Copy)]
struct Person {
    name: &'static str,
    said: &'static str,
}

const fn person(name: &'static str, said: &'static str) -> Person {
    Person { name, said }
}

/// The sectors of the lists, and their people.
const TRUTH: [(&str, &[Person]); 4] = [
    (
        "教育界",
        &[
            person("周明远", ""),
            person("林秀兰", "女"),
            person("王伟", ""),
            person("欧阳正海", ""),
            person("何志远", ""),
        ],
    ),
    (
        "经济界",
        &[
            person("高翔", ""),
            person("扎西·次仁", "藏族"),
            person("孙立新", ""),
        ],
    ),
    (
        "无党派人士",
        &[person("黄娟", "女，壮族"), person("李梅", "女")],
    ),
    (
        "医药卫生界",
        &[
            person("赵静", "女"),
            person("钱进", ""),
            person("冯建国", "回族"),
            person("陈晨", ""),
        ],
    ),
];

/// Sex and ethnicity, as brackets say them.
fn told(said: &str) -> (Option<&str>, Option<&str>) {
    let words = || said.split('，').filter(|word| !word.is_empty());
    (
        words().find(|word| *word == "女"),
        words().find(|word| *word != "女"),
    )
}

/// What became of a list.
enum Became {
    Exact,
    Refused(String),
    Wrong(String),
}

/// Holds what was read against the truth.
fn became(
    read: Result<RosterDraft, crate::exchange::office::read_error::ReadError>,
    brackets: bool,
) -> Became {
    let draft = match read {
        Ok(draft) => draft,
        Err(error) => return Became::Refused(error.to_string()),
    };
    let mut differs = Vec::new();
    for (sector, people) in TRUTH {
        let read: Vec<_> = draft
            .members
            .iter()
            .filter(|it| it.sector.value == sector)
            .map(|it| {
                let sex = it.sex.as_ref().map(|it| it.value);
                let ethnicity = it.ethnicity.as_ref().map(|it| it.value.as_str());
                (it.name.as_str(), (sex, ethnicity))
            })
            .collect();
        let is: Vec<_> = people
            .iter()
            .map(|it| {
                (
                    it.name,
                    if brackets {
                        told(it.said)
                    } else {
                        (None, None)
                    },
                )
            })
            .collect();
        if read != is {
            if read.iter().any(|one| !is.contains(one)) {
                return Became::Wrong(format!("{sector}: {read:?}"));
            }
            differs.push(sector);
        }
    }
    let sectors: BTreeSet<_> = TRUTH.iter().map(|(sector, _)| *sector).collect();
    if let Some(other) = draft
        .members
        .iter()
        .find(|it| !sectors.contains(it.sector.value.as_str()))
    {
        return Became::Wrong(format!("{other:?}"));
    }
    let said: Vec<_> = draft
        .rejected
        .iter()
        .map(|it| format!("{}: {}", it.value, it.reason.zh))
        .collect();
    match (differs.is_empty(), said.is_empty()) {
        (true, true) => Became::Exact,
        (_, false) => Became::Refused(said.join("\n")),
        (false, true) => Became::Wrong(format!("{differs:?} without a word: {:?}", draft.notes)),
    }
}

/// How many came out so.
#[derive(Default)]
struct Tally {
    exact: usize,
    refused: Vec<String>,
    wrong: Vec<String>,
}

impl Tally {
    fn add(&mut self, name: &str, bytes: &[u8], brackets: bool, shown: &str) {
        match became(read_roster(name, bytes, &Limits::default()), brackets) {
            Became::Exact => self.exact += 1,
            Became::Refused(why) => self.refused.push(format!("{shown}\n{why}")),
            Became::Wrong(what) => self.wrong.push(format!("{shown}\n{what}")),
        }
    }

    /// Nothing is wrong, and at least so many of a hundred are exact.
    fn holds(&self, least: usize) {
        let some = |all: &[String]| {
            let step = all.len() / 5 + 1;
            all.iter()
                .step_by(step)
                .cloned()
                .collect::<Vec<_>>()
                .join("\n=====\n")
        };
        let (exact, refused) = (self.exact, self.refused.len());
        let wrong = self.wrong.len();
        assert!(
            wrong == 0,
            "{exact} exact, {refused} refused, {wrong} wrong:\n{}",
            some(&self.wrong)
        );
        let all = exact + refused;
        assert!(
            exact * 100 >= all * least,
            "{exact} of {all} exact:\n{}",
            some(&self.refused)
        );
    }
}
