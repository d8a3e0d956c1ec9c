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
    /// The term that runs.
    pub term: Term,
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

impl Described for Organisation {
    const FIELDS: &'static [Field<Self>] = fields![Organisation();
        Open name: "全称" / "Full name" .required() .help("如：政协益阳市委员会", "as the papers carry it");
        Open term: "本届" / "Term" .parts(TERM);
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
    /// The organisation with its term, as the titles of its lists have it: 政协第七届某市委员会.
    #[must_use]
    pub fn of_its_term(&self) -> String {
        let term = self.term.in_words();
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
                };
                assert_eq!(organisation.of_its_term(), titled);
            }
        }
    }
}
