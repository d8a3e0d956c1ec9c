//! Whose home is looked at, as it is asked for and as it is found.

use chrono::NaiveDate;

use crate::desk::written::Names;
use crate::domain::book::Book;
use crate::domain::id::{MemberId, SectorId};
use crate::domain::record::Kind;
use crate::text;
use crate::text::Text;

/// The most characters of a sector's name that the first line has room for.
const LONG: usize = 6;

/// Whose home is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// That of the convenors of a sector.
    Convenor(SectorId),
    /// That of a member.
    Member(MemberId),
}

/// Whose home is asked for, by role and by name or number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    kind: Kind,
    written: String,
}

impl Asked {
    /// Reads `convenor:教育界` or `member:61`; the roles may be named in Chinese.
    ///
    /// # Errors
    /// There is no such role, or nobody is named.
    pub fn parse(typed: &str) -> Result<Asked, Text> {
        let (role, written) = typed.split_once([':', '：']).unwrap_or((typed, ""));
        let kind = match role.trim() {
            "convenor" | "召集人" => Kind::Sector,
            "member" | "委员" => Kind::Member,
            _ => return Err(roles(typed)),
        };
        match written.trim() {
            "" => Err(roles(typed)),
            written => Ok(Asked {
                kind,
                written: written.to_owned(),
            }),
        }
    }

    /// Finds the sector or the member.
    ///
    /// # Errors
    /// None is called so, or several are; then which are near, or which they are.
    pub fn find(&self, book: &Book, day: NaiveDate) -> Result<Home, Text> {
        let found = Names::of(book, day).find(self.kind.alone(), &self.written, &[]);
        let (kind, id) = found.map_err(|trouble| trouble.text())?;
        Ok(match kind {
            Kind::Sector => Home::Convenor(SectorId(id)),
            _ => Home::Member(MemberId(id)),
        })
    }
}

fn roles(typed: &str) -> Text {
    text!(
        "“{typed}”看不懂：写 convenor:界别 或 member:委员编号（姓名），如 convenor:教育界、member:61",
        "“{typed}” is not understood: write convenor:SECTOR or member:NUMBER (or name), such as convenor:教育界, member:61"
    )
}

impl Home {
    /// The sector or the member.
    #[must_use]
    pub fn record(self) -> (Kind, u64) {
        match self {
            Home::Convenor(id) => (Kind::Sector, id.0),
            Home::Member(id) => (Kind::Member, id.0),
        }
    }

    /// As whom one looks.
    #[must_use]
    pub fn role(self) -> Text {
        match self {
            Home::Convenor(_) => Text::of("召集人", "convenor"),
            Home::Member(_) => Text::of("委员", "member"),
        }
    }

    /// Whose it is: a sector by the short name that offices use where its own is long, a member by the name.
    #[must_use]
    pub fn name(self, book: &Book) -> String {
        match self {
            Home::Convenor(id) => {
                let sector = book.sectors.get(id);
                let name = sector.map_or("", |it| match it.name.chars().count() {
                    ..=LONG => &*it.name,
                    _ => it.short_name(book.settings()),
                });
                name.to_owned()
            }
            Home::Member(id) => book.member_name(id).to_owned(),
        }
    }
}
