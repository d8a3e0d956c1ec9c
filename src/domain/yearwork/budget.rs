//! The money for a sector's activities in a year (article 20): what is set aside. What was spent is the sum
//! of what the activities cost.

use serde::{Deserialize, Serialize};

use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year};
use crate::domain::described::{
    Computed, Described, Field, Listed, Shape, Value, computed, fields, listed,
};
use crate::domain::id::{BudgetId, SectorId};
use crate::domain::money::Money;

/// What a sector may spend on its activities in a year (经费预算).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Budget {
    /// The budget's identity.
    pub id: BudgetId,
    /// Of which year.
    pub year: Year,
    /// Of which sector.
    pub sector: SectorId,
    /// How much.
    pub amount: Money,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Described for Budget {
    const FIELDS: &'static [Field<Self>] = fields![Budget(id);
        Open sector: "界别" / "Sector" .fixed();
        Open year: "年度" / "Year" .wide(6, 6);
        Open amount: "预算（元）" / "Budget, yuan" .headers("经费 经费预算 金额 预算");
        Open note: "备注" / "Note" .lines(3);
    ];

    const COMPUTED: &'static [Computed<Self>] = computed![Budget;
        Open spent: "已用（元）" / "Spent, yuan" = Shape::Money,
            |it, book, _| Value::Money(book.spent(it.sector, it.year));
        Open left: "剩余（元）" / "Left, yuan" = Shape::Money,
            |it, book, _| Value::Money(it.left(book));
    ];

    const KEY: &'static [&'static str] = &["year", "sector"];

    const LIST: &'static [Listed] = listed![year sector amount spent left note];

    const NAME: &'static [&'static str] = &["sector", "year"];

    fn year(&self) -> Option<Year> {
        Some(self.year)
    }

    fn blank(_book: &Book, today: Today) -> Budget {
        Budget {
            id: BudgetId(0),
            year: today.year,
            sector: SectorId(0),
            amount: Money(0),
            note: String::new(),
        }
    }
}

impl Budget {
    /// What is left of it; less than nothing where more was spent.
    #[must_use]
    pub fn left(&self, book: &Book) -> Money {
        Money(self.amount.0 - book.spent(self.sector, self.year).0)
    }
}
