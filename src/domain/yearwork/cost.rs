//! What an activity cost each sector (article 20).

use serde::{Deserialize, Serialize};

use crate::domain::described::{Facts, groups, parts};
use crate::domain::id::SectorId;
use crate::domain::money::Money;

/// What a sector spent on an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Out of which sector's budget.
    pub sector: SectorId,
    /// How much.
    pub amount: Money,
}

groups! { Cost { sector, amount } }

pub(super) const COSTS: &[Facts] = parts!["costs", Cost;
    Open sector: "列支界别" / "Paid by";
    Open amount: "金额（元）" / "Amounts, yuan"
        .help("每个界别一行，金额写在冒号后面", "a line each, the amount behind the colon");
];
