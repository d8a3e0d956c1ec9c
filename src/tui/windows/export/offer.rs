//! Something that can be exported: what, what it is called, how files of it end.

use crate::desk::export::What as Made;
use crate::desk::lists::List;
use crate::desk::papers::reminders::Slip;
use crate::desk::papers::sitting::SittingPaperKind;
use crate::domain::assessment::Assessed;
use crate::domain::id::{CommitteeId, FormId, MemberId, PointsTableId, SectorId, SittingId};
use crate::domain::record::Kind;
use crate::text::Text;
use crate::tui::widgets::path_field::Wanted;

/// A part of the records: what belongs to a sector or a committee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Only this sector.
    pub sector: Option<SectorId>,
    /// Only this committee.
    pub committee: Option<CommitteeId>,
    /// What it is called.
    pub name: String,
}

/// What is exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// These forms in one document, each on its own page.
    Forms(Vec<FormId>),
    /// Each of these forms in a document of its own.
    EachForm(Vec<FormId>),
    /// A member's dossier, or of it only these records.
    Dossier(MemberId, Vec<(Kind, u64)>),
    /// What a member has to do in the year that is looked at, and what is done.
    Duties(MemberId),
    /// The sheets of these by a table of points, a page each.
    Sheets(PointsTableId, Vec<Assessed>),
    /// Who has which grade by a table of points.
    Grades(PointsTableId),
    /// A paper of a sitting.
    Sitting(SittingId, SittingPaperKind),
    /// What falls due, of all or of this one, as a calendar.
    Calendar(Option<(Kind, u64)>),
    /// How the year of these sectors goes, a page each.
    Halfyear(Vec<SectorId>),
    /// A form to be filled by hand.
    BlankForm,
    /// What each of these is told.
    Slips(Vec<Slip>),
    /// A draft of the circular on the year that is looked at.
    Circular,
    /// A roster, a workbook or a list.
    Made(Made),
    /// The table of a list with its heads alone, to be filled in and imported.
    Template(List),
}

/// Something that can be exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What.
    pub what: What,
    /// What it is called.
    pub title: Text,
    /// What it is.
    pub note: Text,
    /// How files of it end, the first where the person writes none.
    pub endings: Vec<&'static str>,
    /// What its file may be called, for the whole and for the part at hand.
    pub(super) names: [String; 2],
}

impl Offer {
    /// What its file may be called.
    #[must_use]
    pub fn name(&self, part: Option<&Part>) -> String {
        self.names[usize::from(part.is_some())].clone()
    }

    /// Is it made of records of which a part may be taken?
    #[must_use]
    pub fn is_list(&self) -> bool {
        matches!(self.what, What::Made(_))
    }

    /// Does it go into a folder?
    #[must_use]
    pub fn is_folder(&self) -> bool {
        matches!(self.what, What::EachForm(_))
    }

    /// What the line of its path is for.
    pub(super) fn target(&self) -> Wanted {
        if self.is_folder() {
            Wanted::Folder
        } else {
            Wanted::Target(self.endings.clone())
        }
    }
}

/// A document.
pub(super) fn paper(what: What, title: Text, note: Text, name: String) -> Offer {
    Offer {
        what,
        title,
        note,
        endings: vec!["docx"],
        names: [name.clone(), name],
    }
}

/// What a roster, a workbook or a list is.
pub(super) fn note(made: Made) -> Text {
    match made {
        Made::Roster => Text::of(
            "按界别、姓氏笔画排列",
            "by sectors, in the order of strokes",
        ),
        Made::Workbook => Text::of(
            "联系界别、名册、召集人、检查、问题、图表",
            "map, roster, convenors, checklist, findings, charts",
        ),
        Made::Checklist(None) => Text::of(
            "五组职责各一张，横排；问题按专委会",
            "a sheet for each group of duties, and the findings by committee",
        ),
        Made::Checklist(Some(_)) => Text::of(
            "所看的一组，横排；问题按专委会",
            "the group that is shown, and its findings by committee",
        ),
        Made::Reminders => Text::of(
            "全部该催的，每人一页",
            "all who are to be reminded, a page each",
        ),
        Made::Supervision => Text::of(
            "催过谁、用什么方式、后来办了没有",
            "whom, by which way, and what was done since",
        ),
        Made::List(_) => Text::of("清单", "a list"),
    }
}
