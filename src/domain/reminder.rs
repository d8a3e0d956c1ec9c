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
}

groups! { Reminded { who, what } }

const REMINDED: &[Facts] = parts!["reminded", Reminded;
    Open who: "催办对象" / "Whom";
    Open what: "催办事项" / "Of what";
];

impl Described for ReminderRound {
    const FIELDS: &'static [Field<Self>] = fields![ReminderRound(id);
        Open on: "催办时间" / "On" .past() .comes();
        Open about: "催办内容" / "About" .wide(20, 40) .required();
        Open reminded: "催办对象" / "Reminded" .parts(REMINDED) .by_verbs();
        Open note: "备注" / "Note" .lines(3);
    ];

    const COMPUTED: &'static [Computed<Self>] = computed![ReminderRound;
        Open count: "对象数" / "How many" .wide(6, 8) = Shape::Number,
            |it, _, _| Value::count(&it.reminded);
    ];

    const LIST: &'static [Listed] = listed![on about count note];

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
