//! What a roster says, as plain values with their places: nothing looked up, nothing decided.

use std::sync::Arc;

use chrono::NaiveDate;

use super::record_rows::RecordsDraft;
use crate::domain::record::Kind;
use crate::exchange::headers::Looked;
use crate::exchange::listing::marks::Marks;
use crate::exchange::office::kind::FileKind;
use crate::exchange::office::note::{Note, Rejection};
use crate::exchange::office::place::{At, Placed};
use crate::text::Text;

/// All that was read from one file.
#[derive(Clone, Debug)]
pub struct RosterDraft {
    /// What the file is.
    pub kind: FileKind,
    /// What the file is called, without its ending.
    pub(in crate::exchange) file: String,
    /// Whose records a person said that it has.
    pub(in crate::exchange) said: Option<Kind>,
    /// The encoding of a text file, by its usual name; none for a packed one.
    pub encoding: Option<&'static str>,
    /// The sheets that were read, in their order.
    pub sheets: Vec<SheetRead>,
    /// Members, in the file's order, which within a sector is the official one.
    pub members: Vec<MemberDraft>,
    /// Members by name and committee, from a table that has no sectors.
    pub committee_members: Vec<CommitteeMemberDraft>,
    /// The sectors whose members the file lists, once for each list.
    pub lists: Vec<SectorList>,
    /// Committees with the sectors they look after.
    pub map: Vec<MapDraft>,
    /// Convenors and liaison of a sector; a sector may have several drafts.
    pub convenors: Vec<ConvenorsDraft>,
    /// Tables of records of other kinds.
    pub tables: Vec<RecordsDraft>,
    /// Values and rows that were not understood.
    pub rejected: Vec<Rejection>,
    /// Things that were understood and left out, with the reason.
    pub notes: Vec<Note>,
    /// What the marks beside names mean.
    pub(in crate::exchange) marks: Marks,
    /// The lines of a document that stand above the table that is read.
    pub(in crate::exchange) above: Vec<String>,
}

/// A sheet that was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRead {
    /// Its name.
    pub name: Arc<str>,
    /// What it turned out to hold.
    pub kind: SheetKind,
    /// How many members, committees or convenors' rows came out of it.
    pub records: usize,
}

/// What a sheet holds, by its headers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SheetKind {
    /// The register of members.
    Members,
    /// Which committee looks after which sectors.
    Map,
    /// The sectors' convenors and liaisons.
    Convenors,
    /// An announced list: names in running text, by sector.
    Announcement,
    /// A notice of the sectors' groups: leaders, members, the committee that is in touch.
    Notice,
    /// Records of a kind, by the heads of its fields.
    Records(Kind),
    /// Findings of the rulebook: nothing is read of them.
    Findings,
}

/// A sector's members as a file lists them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectorList {
    /// The sector, as written but without spaces; aliases are not resolved.
    pub sector: Placed<String>,
    /// How many people stand in it.
    pub people: usize,
    /// What says that these are all of the sector's members.
    pub whole: Whole,
}

/// What says that a list has everybody of its sector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// It declares how many there are, and as many stand in it.
    Declared,
    /// It stands under a heading of its own.
    Headed,
    /// The title of its table, which has sectors in a column, says that these are the members.
    Titled,
    /// Nothing.
    Unsaid,
    /// It has some of them: those who were added, the convenors, or people of whom no title says that they
    /// are all.
    Part,
}

/// A member as the register has him. A value that is absent was blank or has no column: the file
/// says nothing about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberDraft {
    /// Where the name stands.
    pub at: At,
    /// The member's number in the store, of a list that the program wrote.
    pub id: Option<Placed<u64>>,
    /// A number of a column headed 编号 or ID: the member's number in the store, or a running one.
    pub serial: Option<Placed<u64>>,
    /// The name, without padding; empty where the table has none and the member's number stands for it.
    pub name: String,
    /// 男 or 女.
    pub sex: Option<Placed<&'static str>>,
    /// The ethnicity's full name: 汉族.
    pub ethnicity: Option<Placed<String>>,
    /// The party or political standing.
    pub party: Option<Placed<String>>,
    /// The sector, as written but without spaces; aliases are not resolved. Empty where none is written and the
    /// member's number says who it is.
    pub sector: Placed<String>,
    /// Employer and post in one line.
    pub employer: Option<Placed<String>>,
    /// The committee, as written but without spaces.
    pub committee: Option<Placed<String>>,
    /// A telephone number in digits.
    pub phone: Option<Placed<String>>,
    /// A number whose middle the program's own list hid: it changes nothing.
    pub hidden_phone: Option<Placed<String>>,
    /// What the program's own list has beside the fields: it is not taken in.
    pub looked: Vec<(Looked, Placed<String>)>,
    /// A remark.
    pub remark: Option<Placed<String>>,
    /// Does a count say that this is one person more, whoever else has the name?
    pub counted: bool,
}

/// A member as a list of the committees' members has him: who he is, is the store's to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommitteeMemberDraft {
    /// Where the name stands.
    pub at: At,
    /// The name, without padding.
    pub name: String,
    /// The committee, as written but without spaces.
    pub committee: Placed<String>,
    /// 男 or 女; it tells namesakes apart.
    pub sex: Option<Placed<&'static str>>,
    /// Employer and post in one line; it tells namesakes apart.
    pub employer: Option<Placed<String>>,
    /// A telephone number in digits; it tells namesakes apart.
    pub phone: Option<Placed<String>>,
}

/// A committee and its sectors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapDraft {
    /// Where the committee's name stands first.
    pub at: At,
    /// The committee, without spaces.
    pub committee: String,
    /// The director's name.
    pub director: Option<Placed<String>>,
    /// Since when there is this director.
    pub director_since: Option<Placed<NaiveDate>>,
    /// Its organisation of the Party.
    pub party_organisation: Option<Placed<String>>,
    /// When that was set up.
    pub party_since: Option<Placed<NaiveDate>>,
    /// A remark on it.
    pub note: Option<Placed<String>>,
    /// The sectors, without spaces; aliases are not resolved.
    pub sectors: Vec<Placed<String>>,
}

/// The convenors of a sector that were elected together, and its liaison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConvenorsDraft {
    /// Where the sector stands.
    pub at: At,
    /// The sector, without spaces; aliases are not resolved.
    pub sector: String,
    /// The first convenor's name.
    pub first: Option<Placed<String>>,
    /// The other convenors' names.
    pub others: Vec<Placed<String>>,
    /// The liaison's name.
    pub liaison: Option<Placed<String>>,
    /// The liaison's telephone number; only with a name.
    pub liaison_phone: Option<Placed<String>>,
    /// The day of the election.
    pub elected: Option<Placed<NaiveDate>>,
    /// The day of the council's approval.
    pub approved: Option<Placed<NaiveDate>>,
}

impl MapDraft {
    /// A committee of which nothing more is said yet.
    pub(in crate::exchange) fn of(at: At, committee: String) -> MapDraft {
        MapDraft {
            at,
            committee,
            director: None,
            director_since: None,
            party_organisation: None,
            party_since: None,
            note: None,
            sectors: Vec::new(),
        }
    }
}

impl RosterDraft {
    pub(in crate::exchange) fn new(kind: FileKind) -> Self {
        RosterDraft {
            kind,
            file: String::new(),
            said: None,
            encoding: None,
            sheets: Vec::new(),
            members: Vec::new(),
            committee_members: Vec::new(),
            lists: Vec::new(),
            map: Vec::new(),
            convenors: Vec::new(),
            tables: Vec::new(),
            rejected: Vec::new(),
            notes: Vec::new(),
            marks: Marks::default(),
            above: Vec::new(),
        }
    }

    /// How many records were read: members, committees and convenors' rows.
    #[must_use]
    pub fn records(&self) -> usize {
        self.sheets.iter().map(|sheet| sheet.records).sum()
    }

    pub(in crate::exchange) fn reject(&mut self, at: At, value: impl Into<String>, reason: Text) {
        self.rejected.push(Rejection::of(at, value, reason));
    }

    /// Rejects a list from its heading down to `last_row`.
    pub(in crate::exchange) fn reject_list(
        &mut self,
        heading: Placed<String>,
        last_row: u32,
        reason: Text,
    ) {
        self.rejected.push(Rejection {
            last_row,
            ..Rejection::of(heading.at, heading.value, reason)
        });
    }

    /// Says that a line under a table is not read, unless it explains a mark that was.
    pub(in crate::exchange) fn beside_table(&mut self, line: Placed<String>) {
        if !self.marks.are_explained_by(&line.value) {
            let text = Text::of("表外文字，没有读入", "text beside the table, not read");
            self.note(line.at, line.value, text);
        }
    }

    pub(in crate::exchange) fn note(&mut self, at: At, value: impl Into<String>, text: Text) {
        self.notes.push(Note {
            at,
            value: value.into(),
            text,
        });
    }
}

impl SheetKind {
    /// Is it a table with headers, not running text?
    #[must_use]
    pub fn is_table(self) -> bool {
        match self {
            SheetKind::Members
            | SheetKind::Map
            | SheetKind::Convenors
            | SheetKind::Records(_)
            | SheetKind::Findings => true,
            SheetKind::Announcement | SheetKind::Notice => false,
        }
    }

    /// The kind in data for scripts.
    #[must_use]
    pub fn code_name(self) -> &'static str {
        match self {
            SheetKind::Members => "members",
            SheetKind::Map => "map",
            SheetKind::Convenors => "convenors",
            SheetKind::Announcement => "announcement",
            SheetKind::Notice => "notice",
            SheetKind::Records(kind) => kind.code_name(),
            SheetKind::Findings => "findings",
        }
    }

    /// What such a sheet is called.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            SheetKind::Members => Text::of("委员名册", "register of members"),
            SheetKind::Map => Text::of("专委会联系界别", "committee-to-sector map"),
            SheetKind::Convenors => Text::of("界别召集人", "convenors"),
            SheetKind::Announcement => Text::of("委员名单", "announced list of members"),
            SheetKind::Notice => Text::of("界别小组通知", "notice of groups"),
            SheetKind::Records(kind) => kind.title(),
            SheetKind::Findings => Text::of("问题清单", "findings"),
        }
    }
}
