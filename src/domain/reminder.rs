//! A round of reminders (催办): whom the office reminded, of what, and when (article 18: supervision).

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::book::Book;
use super::calendar::{Today, Year};
use super::described::{
    Computed, Described, Facts, Field, Listed, Shape, Value, computed, fields, groups, listed,
    parts,
};
use super::id::ReminderRoundId;
use super::iso;
use super::scope::Scope;

/// For how many days nobody is reminded again.
const QUIET: u64 = 7;

/// A round of reminders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderRound {
    /// The round's identity.
    pub id: ReminderRoundId,
    /// The day.
    #[serde(deserialize_with = "iso::day")]
    pub on: NaiveDate,
    /// About what.
    pub about: String,
    /// Who was reminded, each of what.
    #[serde(default)]
    pub reminded: Vec<Reminded>,
    /// By which way it was sent.
    #[serde(default)]
    pub how: String,
    /// Why somebody was reminded again within the week.
    #[serde(default)]
    pub why_again: String,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

/// Somebody who was reminded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminded {
    /// Who, with the sector or the committee: people share names.
    pub who: String,
    /// Of what.
    pub what: String,
    /// The same by the codes of what was owed, parted by blanks: it tells what was done since. Rounds of the time before have
    /// none.
    #[serde(default)]
    pub matters: String,
}

groups! { Reminded { who, what, matters } }

impl Reminded {
    /// The codes one by one.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.matters.split_whitespace()
    }
}

const REMINDED: &[Facts] = parts!["reminded", Reminded;
    Open who: "催办对象" / "Whom";
    Open what: "催办事项" / "Of what";
    Open matters: "事项代码" / "Codes";
];

impl Described for ReminderRound {
    const FIELDS: &'static [Field<Self>] = fields![ReminderRound(id);
        Open on: "催办时间" / "On" .past() .comes();
        Open about: "催办内容" / "About" .wide(20, 40) .required();
        Open reminded: "催办对象" / "Reminded" .parts(REMINDED) .by_verbs();
        Open how: "发送方式" / "Sent by" .wide(8, 12);
        Open why_again: "再催理由" / "Why again" .wide(12, 24);
        Open note: "备注" / "Note" .lines(3);
    ];

    const COMPUTED: &'static [Computed<Self>] = computed![ReminderRound;
        Open count: "对象数" / "How many" .wide(6, 8) = Shape::Number,
            |it, _, _| Value::count(&it.reminded);
    ];

    const LIST: &'static [Listed] = listed![on about count how note];

    const NAME: &'static [&'static str] = &["about", "on"];

    fn scope(&self) -> Scope {
        Scope::Office
    }

    fn year(&self) -> Option<Year> {
        Some(Year::of(self.on))
    }

    fn blank(_book: &Book, today: Today) -> ReminderRound {
        ReminderRound {
            id: ReminderRoundId(0),
            on: today.reference_date(),
            about: String::new(),
            reminded: Vec::new(),
            how: String::new(),
            why_again: String::new(),
            note: String::new(),
        }
    }
}

impl ReminderRound {
    /// Is it so recent on a day that whoever was reminded is left alone?
    #[must_use]
    pub fn is_recent_on(&self, day: NaiveDate) -> bool {
        let until = self.on.checked_add_days(Days::new(QUIET));
        self.on <= day && until.is_some_and(|until| day < until)
    }
}
