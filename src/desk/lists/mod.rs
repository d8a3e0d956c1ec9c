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
mod findable;
pub(in crate::desk) mod findings;
mod forms;
mod list_rows;
mod others;
mod phone;
mod record;
mod refs;
mod rows;
mod scope;
pub(in crate::desk) mod sectors;
mod settings;
mod terms;

pub use committees::committee_value;
pub use described::{member_value, part_of};
pub use earlier::{Earlier, earlier_of, earlier_of_sector};
pub use entry::{Entry, Take};
pub use findable::{Findable, findable, found};
pub use findings::{Article, FindingRow};
pub use forms::FormRow;
pub use list_rows::ListRows;
pub use others::{entered_for, unplaced};
pub use phone::phone;
pub use record::{Shown, ShownField, shown, shown_kinds};
pub use refs::{committee_ref, sector_ref};
pub use scope::{MemberOrder, View, Years};
pub use sectors::sector_value;
pub use settings::{Source, grounds_of, rules_of, setting_value, source_of};
pub use terms::terms_of;

use std::sync::LazyLock;

use crate::domain::record::Kind;
use crate::exchange::ledger::Column;
use crate::exchange::roster::READ;
use crate::store::StoreError;
use crate::text::{Locale, Text};

/// A list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum List {
    /// The records of a kind: those that hold on the day, or count in the year.
    Of(Kind),
    /// The findings of the rulebook.
    Findings,
    /// The organisation's settings.
    Settings,
}

/// The order in which lists are offered; kinds that are not named follow as they stand among all.
const FIRST: &[Kind] = &[
    Kind::Member,
    Kind::Sector,
    Kind::Committee,
    Kind::Convenor,
    Kind::Liaison,
    Kind::Leader,
    Kind::KeyContact,
    Kind::Workroom,
    Kind::RegistrationForm,
    Kind::Activity,
    Kind::Output,
];

/// The lists with their names on the command line.
static ALL: LazyLock<Vec<(List, String)>> = LazyLock::new(|| {
    let others = Kind::ALL.iter().filter(|it| !FIRST.contains(it));
    let described = others.filter(|it| !it.list().is_empty());
    let kinds = FIRST.iter().chain(described);
    let kinds = kinds.map(|it| (List::Of(*it), it.plural().replace('_', "-")));
    let findings = (List::Findings, "findings".to_owned());
    let settings = (List::Settings, "settings".to_owned());
    kinds.chain([findings, settings]).collect()
});

impl List {
    /// All lists.
    pub fn all() -> impl Iterator<Item = List> + Clone {
        ALL.iter().map(|(list, _)| *list)
    }

    /// The list of this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<List> {
        let mut all = ALL.iter();
        all.find(|(_, its)| its == code).map(|(list, _)| *list)
    }

    /// Its name on the command line and in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        let mut all = ALL.iter();
        all.find(|(it, _)| *it == self)
            .map_or("", |(_, code)| code.as_str())
    }

    /// Is a file of it read as records, by the heads of its columns? Rosters have readers of their own.
    #[must_use]
    pub fn comes_back(self) -> bool {
        matches!(self, List::Of(kind) if READ.contains(&kind))
    }

    /// What it is called.
    #[must_use]
    pub fn title(self) -> Text {
        let zh = match self {
            List::Of(Kind::Leader) => "联系界别的主席会议成员".into(),
            List::Of(kind) => kind.title().zh,
            List::Findings => "问题清单".into(),
            List::Settings => "设置表".into(),
        };
        let en = self.code().replace('-', " ").into();
        Text { zh, en }
    }

    /// The columns of its table.
    #[must_use]
    pub fn columns(self, locale: Locale) -> Vec<Column> {
        match self {
            List::Of(Kind::Sector) => sectors::columns(locale),
            List::Of(Kind::Committee) => committees::columns(locale),
            List::Of(Kind::RegistrationForm) => forms::columns(locale),
            List::Of(kind) => described::columns(kind, locale),
            List::Findings => findings::columns(locale),
            List::Settings => settings::columns(locale),
        }
    }

    /// Hands out its entries, in order, until `take` fails.
    ///
    /// # Errors
    /// What the store or `take` says.
    pub fn each<E: From<StoreError>>(self, view: &View<'_>, take: Take<'_, E>) -> Result<(), E> {
        match self {
            List::Of(Kind::Sector) => sectors::each(view, take),
            List::Of(Kind::Committee) => committees::each(view, take),
            List::Of(Kind::RegistrationForm) => forms::each(view, take),
            List::Of(kind) => described::each(kind, view, take),
            List::Findings => findings::each(view, take),
            List::Settings => settings::each(view, take),
        }
    }
}
