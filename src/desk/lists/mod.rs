//! Lists of records: what each says of its records, as JSON and as the cells of a table.
//!
//! One way of each: the shell's `show --json`, its exports, and the screens' exports all have their
//! rows from here. A list is handed out entry by entry, so that one of a million forms needs no
//! more memory than a short one. Most lists follow from the descriptions of their kinds (`described`); those that
//! tell more of others than of themselves are made by hand. Nothing is written here; [`export`](super::export) does that.

mod committees;
mod described;
mod earlier;
mod entry;
pub(in crate::desk) mod findings;
mod forms;
mod phone;
mod record;
mod refs;
mod rows;
mod scope;
pub(in crate::desk) mod sectors;

pub use committees::committee_value;
pub use described::{member_value, part_of};
pub use earlier::{Earlier, earlier_of};
pub use entry::{Entry, Take};
pub use findings::{Article, FindingRow};
pub use forms::FormRow;
pub use phone::phone;
pub use record::{SHOWN, Shown, shown};
pub use refs::{committee_ref, sector_ref};
pub use scope::{MemberOrder, View, Years};
pub use sectors::sector_value;

use crate::domain::appointment::{Convenor, Leader, Liaison};
use crate::domain::contact::{KeyContact, Workroom};
use crate::domain::member::Member;
use crate::domain::yearwork::{Activity, Circular, Output, Plan, Study, Summary};
use crate::exchange::ledger::Column;
use crate::store::StoreError;
use crate::text::{Locale, Text};

macro_rules! lists {
    ($($(#[$meta:meta])* $list:ident = $code:literal, $zh:literal, $en:literal, $columns:path, $each:path;)*) => {
        /// A list.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum List { $($(#[$meta])* $list,)* }

        impl List {
            /// All lists.
            pub const ALL: [List; [$($code),*].len()] = [$(List::$list),*];

            /// Its name on the command line and in files.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(List::$list => $code,)* }
            }

            /// What it is called.
            #[must_use]
            pub fn title(self) -> Text {
                match self { $(List::$list => Text::of($zh, $en),)* }
            }

            /// The columns of its table.
            #[must_use]
            pub fn columns(self, locale: Locale) -> Vec<Column> {
                match self { $(List::$list => $columns(locale),)* }
            }

            /// Hands out its entries, in order, until `take` fails.
            ///
            /// # Errors
            /// What the store or `take` says.
            pub fn each<E: From<StoreError>>(self, view: &View<'_>, take: Take<'_, E>) -> Result<(), E> {
                match self { $(List::$list => $each(view, take),)* }
            }
        }
    };
}

lists! {
    /// The members who serve, sector by sector.
    Members = "members", "委员", "members", described::columns::<Member>, described::each::<Member, _>;
    /// The sectors with their charges and how far the year's duties are.
    Sectors = "sectors", "界别", "sectors", sectors::columns, sectors::each;
    /// The committees with their sectors.
    Committees = "committees", "专委会", "committees", committees::columns, committees::each;
    /// The convenors in office.
    Convenors = "convenors", "界别召集人", "convenors", described::columns::<Convenor>, described::each::<Convenor, _>;
    /// The liaisons in office.
    Liaisons = "liaisons", "界别联络员", "liaisons", described::columns::<Liaison>, described::each::<Liaison, _>;
    /// The leaders who keep contact with sectors.
    Leaders = "leaders", "联系界别的主席会议成员", "leaders", described::columns::<Leader>, described::each::<Leader, _>;
    /// The members' key contacts.
    KeyContacts = "key-contacts", "重点联系对象", "key contacts", described::columns::<KeyContact>, described::each::<KeyContact, _>;
    /// The workrooms.
    Workrooms = "workrooms", "委员工作室", "workrooms", described::columns::<Workroom>, described::each::<Workroom, _>;
    /// The registration forms of a year, or of all years.
    Forms = "forms", "登记表", "forms", forms::columns, forms::each;
    /// The year's activities.
    Activities = "activities", "界别活动", "activities", described::columns::<Activity>, described::each::<Activity, _>;
    /// The year's outputs.
    Outputs = "outputs", "履职成果", "outputs", described::columns::<Output>, described::each::<Output, _>;
    /// The year's plans.
    Plans = "plans", "年度工作计划", "plans", described::columns::<Plan>, described::each::<Plan, _>;
    /// The year's summaries.
    Summaries = "summaries", "工作总结", "summaries", described::columns::<Summary>, described::each::<Summary, _>;
    /// The year's studies of sector work by the leadership.
    Studies = "studies", "专题研究", "studies", described::columns::<Study>, described::each::<Study, _>;
    /// The circulars on the year's work.
    Circulars = "circulars", "情况通报", "circulars", described::columns::<Circular>, described::each::<Circular, _>;
    /// The findings of the rulebook.
    Findings = "findings", "问题清单", "findings", findings::columns, findings::each;
}

impl List {
    /// The list of this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<List> {
        List::ALL.into_iter().find(|list| list.code() == code)
    }
}
