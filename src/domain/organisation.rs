//! The organisation (市政协) whose records a store holds, and its term (届).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::book::Book;
use super::calendar::{Today, Year};
use super::described::{Described, Facts, Field, fields, groups, parts};
use super::scope::Scope;

/// The committee of the CPPCC whose work is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Its full name, as the papers carry it.
    pub name: String,
    /// The term that runs, or that ran last.
    pub term: Term,
    /// The terms before it, oldest first.
    #[serde(default)]
    pub former_terms: Vec<Term>,
}

/// A term (届): its ordinal and the days that it spans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The how-manieth term, from 1.
    pub number: u16,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day, once it is known.
    #[serde(default)]
    pub until: Option<NaiveDate>,
}

groups! { Term { number, from, until } }

const TERM: &[Facts] = parts!["term", Term;
    Open number: "届次" / "Term" .help("第几届，填数字", "a number");
    Open from: "本届开始" / "From";
    Open until: "本届结束" / "Until" .help("还不知道的不填", "empty while it is not known");
];

const FORMER_TERMS: &[Facts] = parts!["former_terms", Term;
    Open number: "届次" / "Term";
    Open from: "开始" / "From";
    Open until: "结束" / "Until";
];

impl Described for Organisation {
    const FIELDS: &'static [Field<Self>] = fields![Organisation();
        Open name: "全称" / "Full name" .required() .help("如：政协益阳市委员会", "as the papers carry it");
        Open term: "本届" / "Term" .parts(TERM);
        Open former_terms: "历届" / "Terms before" .later() .by_verbs() .parts(FORMER_TERMS);
    ];

    const NAME: &'static [&'static str] = &["name"];

    fn scope(&self) -> Scope {
        Scope::Office
    }

    fn blank(_book: &Book, today: Today) -> Organisation {
        Organisation {
            name: String::new(),
            term: Term {
                number: 1,
                from: today.date,
                until: None,
            },
            former_terms: Vec::new(),
        }
    }

    fn stood(&self, day: NaiveDate) -> Option<Organisation> {
        let nth = self.former_on(day)?;
        let mut then = self.clone();
        then.term = self.former_terms[nth];
        then.former_terms.truncate(nth);
        Some(then)
    }

    fn go_on(&mut self, whole: &Organisation, day: NaiveDate) {
        self.former_terms.clone_from(&whole.former_terms);
        if let Some(nth) = whole.former_on(day) {
            self.former_terms[nth] = self.term;
            self.term = whole.term;
        }
    }
}

impl Term {
    /// The first day of the year in which it began: no work of the term lies before it.
    #[must_use]
    pub fn first_year(&self) -> Year {
        Year::of(self.from)
    }

    /// The term's number as papers write it: 第七届, 第十四届.
    #[must_use]
    pub fn in_words(&self) -> String {
        const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
        let (tens, ones) = (usize::from(self.number / 10), usize::from(self.number % 10));
        let number = match tens {
            0 => DIGITS[ones].to_owned(),
            1 => format!("十{}", DIGITS[ones]),
            2..=9 => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
            _ => self.number.to_string(),
        };
        format!("第{number}届")
    }

    /// Does `date` lie within the term?
    #[must_use]
    pub fn contains(&self, date: NaiveDate) -> bool {
        date >= self.from && self.until.is_none_or(|until| date <= until)
    }
}

impl Organisation {
    /// All terms that are known, oldest first.
    pub fn terms(&self) -> impl DoubleEndedIterator<Item = Term> + '_ {
        self.former_terms.iter().copied().chain([self.term])
    }

    /// The first term that is known: no work of the organisation lies before the year in which it began.
    #[must_use]
    pub fn first_term(&self) -> Term {
        self.former_terms.first().copied().unwrap_or(self.term)
    }

    /// The term of a day: the one that had begun last by then; of earlier days the first.
    #[must_use]
    pub fn term_on(&self, date: NaiveDate) -> Term {
        self.former_on(date)
            .map_or(self.term, |nth| self.former_terms[nth])
    }

    /// Does the day lie within a term?
    #[must_use]
    pub fn serves_on(&self, date: NaiveDate) -> bool {
        self.terms().any(|term| term.contains(date))
    }

    /// A term begins, and the one that ran has ended.
    pub fn begin(&mut self, term: Term, ended: NaiveDate) {
        let mut former = std::mem::replace(&mut self.term, term);
        former.until = Some(ended);
        self.former_terms.push(former);
    }

    /// The place of a day's term among the former ones; none where it is that which runs.
    fn former_on(&self, date: NaiveDate) -> Option<usize> {
        if date >= self.term.from {
            return None;
        }
        let begun = self.former_terms.iter().rposition(|it| it.from <= date);
        begun.or((!self.former_terms.is_empty()).then_some(0))
    }

    /// The organisation with its term of a day, as the titles of its lists have it: 政协第七届某市委员会.
    #[must_use]
    pub fn of_its_term(&self, date: NaiveDate) -> String {
        let term = self.term_on(date).in_words();
        let heads = ["中国人民政治协商会议", "政协"];
        let rest = |head: &&str| {
            self.name
                .strip_prefix(*head)
                .map(|rest| (*head).to_owned() + &term + rest)
        };
        heads
            .iter()
            .find_map(rest)
            .unwrap_or_else(|| format!("{}{term}", self.name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_said_in_words() {
        for (number, words) in [
            (1, "第一届"),
            (7, "第七届"),
            (10, "第十届"),
            (14, "第十四届"),
            (20, "第二十届"),
            (21, "第二十一届"),
            (100, "第100届"),
        ] {
            let term = Term {
                number,
                from: NaiveDate::MIN,
                until: None,
            };
            assert_eq!(term.in_words(), words);
            for (name, titled) in [
                ("政协某市委员会", format!("政协{words}某市委员会")),
                ("某县政协", format!("某县政协{words}")),
            ] {
                let organisation = Organisation {
                    name: name.to_owned(),
                    term,
                    former_terms: Vec::new(),
                };
                let day = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
                assert_eq!(organisation.of_its_term(day), titled);
            }
        }
    }

    #[test]
    fn every_day_has_its_term() {
        use crate::domain::as_of::AsOf as _;

        let day = |text: &str| -> NaiveDate { text.parse().expect("a day") };
        let term = |number, from: &str| Term {
            number,
            from: day(from),
            until: None,
        };
        let mut it = Organisation {
            name: "某市政协".to_owned(),
            term: term(6, "2016-12-20"),
            former_terms: Vec::new(),
        };
        it.begin(term(7, "2022-01-08"), day("2021-12-31"));
        it.begin(term(8, "2027-01-08"), day("2027-01-04"));
        for (on, number, serves) in [
            ("2010-01-01", 6, false),
            ("2021-12-31", 6, true),
            ("2022-01-03", 6, false),
            ("2022-01-08", 7, true),
            ("2027-01-06", 7, false),
            ("2027-01-08", 8, true),
        ] {
            assert_eq!(it.term_on(day(on)).number, number, "{on}");
            assert_eq!(it.serves_on(day(on)), serves, "{on}");
            let then = it.as_of(day(on)).expect("there");
            assert_eq!(then.term.number, number, "{on}");
        }
        // What is put right of an earlier day leaves the later terms.
        let on = day("2024-05-05");
        let mut seen = it.as_of(on).expect("there").into_owned();
        assert_eq!(seen.former_terms.len(), 1);
        seen.term.from = day("2022-01-09");
        let put_right = seen.with_later(&it, on);
        assert_eq!(
            (put_right.term, put_right.former_terms[1].from),
            (it.term, day("2022-01-09"))
        );
    }
}
