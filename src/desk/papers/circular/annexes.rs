//! The annexes: the year's figures by committee and by sector.

use chrono::NaiveDate;

use super::figure::{Forms, Ledger};
use super::moved::MovedForm;
use super::year::{FILED, HANDED_IN, UPLOADED, YearWork};
use crate::domain::form::Status;
use crate::domain::id::{CommitteeId, MemberId, SectorId};
use crate::domain::member::Member;
use crate::domain::record::Kind;
use crate::domain::yearwork::Body;
use crate::exchange::papers::circular::Annex;
use crate::exchange::papers::day;
use crate::text;
use crate::text::Text;

/// What a table says where there is nothing to say.
const NONE: &str = "—";

/// Both tables; none of what there is none of.
pub(super) fn write(work: &YearWork<'_>, ledger: &mut Ledger) -> Vec<Annex> {
    let mut annexes = Vec::new();
    if !work.book.committees.is_empty() {
        annexes.push(by_committee(work, ledger));
    }
    if !work.sectors(|_| true).is_empty() {
        annexes.push(by_sector(work, ledger));
    }
    annexes
}

/// Whose forms a row counts: of these members all, and these of those who were elsewhere for a part of the year.
struct Whose<'w> {
    members: Vec<MemberId>,
    moved: Vec<&'w MovedForm>,
}

/// One row's cells: figures under the row's code and name.
struct Cells<'l, 'b> {
    work: &'l YearWork<'b>,
    ledger: &'l mut Ledger,
    code: String,
    name: String,
    cells: Vec<String>,
}

impl<'l, 'b> Cells<'l, 'b> {
    fn of(work: &'l YearWork<'b>, ledger: &'l mut Ledger, code: String, name: String) -> Self {
        let cells = vec![name.clone()];
        Cells {
            work,
            ledger,
            code,
            name,
            cells,
        }
    }

    fn code(&self, what: &str) -> String {
        format!("{}.{what}", self.code)
    }

    fn name(&self, zh: &str, en: &str) -> Text {
        let of = &self.name;
        text!("{of}：{zh}", "{of}: {en}")
    }

    /// A cell that counts records.
    fn count(&mut self, what: &str, zh: &str, en: &str, records: Vec<(Kind, u64)>) {
        let (code, name) = (self.code(what), self.name(zh, en));
        let count = self.ledger.count_records(code, name, records);
        self.cells.push(count.to_string());
    }

    /// A cell that counts forms.
    fn forms(&mut self, what: &str, zh: &str, en: &str, whose: &Whose<'_>, statuses: &[Status]) {
        let (code, name) = (self.code(what), self.name(zh, en));
        let also = whose
            .moved
            .iter()
            .filter(|it| statuses.contains(&it.status));
        let forms = Forms {
            year: self.work.year(),
            members: whose.members.clone(),
            statuses,
            also: also.map(|it| it.id).collect(),
        };
        let count = self.work.forms(&whose.members, statuses) + forms.also.len();
        let count = self.ledger.forms(code, name, forms, count);
        self.cells.push(count.to_string());
    }

    /// The cells of who serves, who handed in, and their share.
    fn coverage(&mut self, members: &[&Member]) {
        let with = self.work.with_form(members.iter().copied());
        let records = with.iter().map(|id| (Kind::Member, id.0)).collect();
        self.count(
            "members-with-form",
            "提交登记表的委员",
            "members with a form",
            records,
        );
        let code = self.code("members-with-form-share");
        let name = self.name("提交登记表的委员占比", "share of members with a form");
        let share = self
            .ledger
            .share(code, name, (Kind::Member, with), members.len());
        self.cells.push(share.unwrap_or_else(|| NONE.to_owned()));
    }

    /// The cells of the activities and outputs of sectors, by whose they were on the day.
    fn work_of(&mut self, is_of: impl Fn(SectorId, NaiveDate) -> bool) {
        let held = self.work.of_sectors();
        let held = held.filter(|it| it.sectors.iter().any(|id| is_of(*id, it.held_on)));
        let held = held.map(|it| (Kind::Activity, it.id.0)).collect();
        self.count("activities", "界别集体活动", "activities", held);
        let outputs = self.work.outputs.iter();
        let outputs = outputs.filter(|it| it.collective && is_of(it.sector, it.handed_in));
        let outputs = outputs.map(|it| (Kind::Output, it.id.0)).collect();
        self.count(
            "outputs-collective",
            "界别集体成果",
            "outputs in a sector's name",
            outputs,
        );
    }
}

fn members_of(members: &[&Member]) -> Vec<(Kind, u64)> {
    members.iter().map(|it| (Kind::Member, it.id.0)).collect()
}

fn by_committee(work: &YearWork<'_>, ledger: &mut Ledger) -> Annex {
    let book = work.book;
    let committees = work.committees(|_| true).into_iter();
    let dissolved = work.dissolved_committees();
    let dissolved = dissolved.iter().map(|it| it.id);
    let mut rows: Vec<Option<CommitteeId>> = committees.chain(dissolved).map(Some).collect();
    if some_are_of_none(work) {
        rows.push(None);
    }
    let mut table = Vec::new();
    for committee in rows {
        let name = committee_title(work, committee);
        let code = match committee {
            Some(id) => format!("committee-{id}"),
            None => "committee-none".to_owned(),
        };
        let belongs =
            |member: &Member| book.committee_of(member, work.reference_date()) == committee;
        let serving: Vec<&Member> = work
            .members
            .iter()
            .copied()
            .filter(|it| belongs(it))
            .collect();
        let moved = work.moved.iter();
        let whose = Whose {
            members: work.settled(belongs),
            moved: moved.filter(|it| it.committee == committee).collect(),
        };
        let day = work.reference_date();
        let sectors = work.sectors(|id| committee_of(work, id, day) == committee);
        let mut cells = Cells::of(work, ledger, code, name);
        let records = sectors.iter().map(|id| (Kind::Sector, id.0)).collect();
        cells.count("sectors", "联系界别", "sectors", records);
        cells.count("members", "委员", "members", members_of(&serving));
        cells.forms(
            "forms-handed-in",
            "提交的登记表",
            "forms handed in",
            &whose,
            HANDED_IN,
        );
        cells.forms("forms-filed", "备案的登记表", "forms filed", &whose, FILED);
        cells.forms(
            "forms-uploaded",
            "上传的登记表",
            "forms uploaded",
            &whose,
            UPLOADED,
        );
        cells.coverage(&serving);
        cells.work_of(|id, day| committee_of(work, id, day) == committee);
        table.push(cells.cells);
    }
    let mut total = Cells::of(
        work,
        ledger,
        "total-by-committee".to_owned(),
        "合计".to_owned(),
    );
    let whose = whole(work);
    let sectors = work.sectors(|_| true);
    let records = sectors.iter().map(|id| (Kind::Sector, id.0)).collect();
    total.count("sectors", "联系界别", "sectors", records);
    total.count("members", "委员", "members", members_of(&work.members));
    total.forms(
        "forms-handed-in",
        "提交的登记表",
        "forms handed in",
        &whose,
        HANDED_IN,
    );
    total.forms("forms-filed", "备案的登记表", "forms filed", &whose, FILED);
    total.forms(
        "forms-uploaded",
        "上传的登记表",
        "forms uploaded",
        &whose,
        UPLOADED,
    );
    total.coverage(&work.members);
    total.work_of(|_, _| true);
    table.push(total.cells);
    Annex {
        name: "各专门委员会工作情况统计表".to_owned(),
        heads: vec![
            "专门委员会",
            "联系界别",
            "委员人数",
            "提交份数",
            "备案份数",
            "上传份数",
            "提交人数",
            "占比",
            "界别活动",
            "集体成果",
        ],
        widths: vec![25, 8, 8, 8, 8, 8, 8, 13, 8, 8],
        rows: table,
        note: NOTE.to_owned(),
    }
}

/// What is to be known of the figures in both tables.
const NOTE: &str = "注：提交、备案、上传份数指登记表，含已离任委员提交的；提交人数和占比按现任委员计算。几个界别联合开展的活动，在各界别分别计入，合计时不重复计算。";

fn by_sector(work: &YearWork<'_>, ledger: &mut Ledger) -> Annex {
    let book = work.book;
    let mut table = Vec::new();
    let mut sectors = work.sectors(|_| true);
    sectors.extend(work.ended_sectors().iter().map(|it| it.id));
    for id in &sectors {
        let sector = book.sectors.get(*id);
        let ended = sector.and_then(|it| it.ended.as_ref());
        let ended = ended.filter(|it| it.on < work.reference_date());
        let mut name = book.sector_name(*id).to_owned();
        if let Some(ended) = ended {
            name += &format!("（至{}）", day(ended.on));
        }
        let serving = book.members_of(*id, work.reference_date());
        let here = |member: &Member| member.sector_on(work.reference_date()) == *id;
        let moved = work.moved.iter();
        let whose = Whose {
            members: work.settled(here),
            moved: moved.filter(|it| it.sector == *id).collect(),
        };
        let mut cells = Cells::of(work, ledger, format!("sector-{id}"), name);
        let convenors = book.convenors_of(*id, work.reference_date());
        let convenors = convenors
            .iter()
            .map(|it| (Kind::Convenor, it.id.0))
            .collect();
        cells.count("members", "委员", "members", members_of(&serving));
        cells.count("convenors", "召集人", "convenors", convenors);
        cells.forms(
            "forms-handed-in",
            "提交的登记表",
            "forms handed in",
            &whose,
            HANDED_IN,
        );
        cells.coverage(&serving);
        cells.work_of(|sector, _| sector == *id);
        let yes = |has: bool| if has { "有" } else { NONE }.to_owned();
        let body = Body::Sector(*id);
        cells.cells.push(yes(!book
            .liaisons_of(*id, work.reference_date())
            .is_empty()));
        cells.cells.push(yes(work.has_plan(body)));
        cells.cells.push(yes(work.has_summary(body)));
        table.push(cells.cells);
    }
    let mut total = Cells::of(
        work,
        ledger,
        "total-by-sector".to_owned(),
        "合计".to_owned(),
    );
    let convenors = book
        .convenors_on(work.reference_date())
        .map(|it| (Kind::Convenor, it.id.0))
        .collect();
    total.count("members", "委员", "members", members_of(&work.members));
    total.count("convenors", "召集人", "convenors", convenors);
    let whose = whole(work);
    total.forms(
        "forms-handed-in",
        "提交的登记表",
        "forms handed in",
        &whose,
        HANDED_IN,
    );
    total.coverage(&work.members);
    total.work_of(|sector, _| sectors.contains(&sector));
    let sectors_with = |has: &dyn Fn(SectorId) -> bool| -> Vec<(Kind, u64)> {
        let all = sectors.iter().copied().filter(|id| has(*id));
        all.map(|id| (Kind::Sector, id.0)).collect()
    };
    let liaison = sectors_with(&|id| !book.liaisons_of(id, work.reference_date()).is_empty());
    total.count(
        "with-liaison",
        "有联络员的界别",
        "sectors with a liaison",
        liaison,
    );
    let plan = sectors_with(&|id| work.has_plan(Body::Sector(id)));
    total.count("with-plan", "有工作计划的界别", "sectors with a plan", plan);
    let summary = sectors_with(&|id| work.has_summary(Body::Sector(id)));
    total.count(
        "with-summary",
        "有工作总结的界别",
        "sectors with a summary",
        summary,
    );
    table.push(total.cells);
    Annex {
        name: "各界别工作情况统计表".to_owned(),
        heads: vec![
            "界别",
            "委员人数",
            "召集人",
            "提交份数",
            "提交人数",
            "占比",
            "集体活动",
            "集体成果",
            "联络员",
            "工作计划",
            "工作总结",
        ],
        widths: vec![22, 8, 8, 8, 8, 12, 8, 8, 8, 8, 8],
        rows: table,
        note: NOTE.to_owned(),
    }
}

/// Whose forms a total counts: everybody's.
fn whole<'w>(work: &'w YearWork<'_>) -> Whose<'w> {
    Whose {
        members: work.settled(|_| true),
        moved: work.moved.iter().collect(),
    }
}

/// What a row of a committee is called: of one that was dissolved in the year with its last day.
fn committee_title(work: &YearWork<'_>, committee: Option<CommitteeId>) -> String {
    let Some(id) = committee else {
        return "未明确专门委员会".to_owned();
    };
    let name = work.book.committee_name(id);
    let dissolved = work.dissolved_committees();
    let dissolved = dissolved.iter().find(|it| it.id == id);
    match dissolved.and_then(|it| it.ended.as_ref()) {
        Some(ended) => format!("{name}（至{}）", day(ended.on)),
        None => name.to_owned(),
    }
}

/// Is somebody, a sector, a form or a piece of work of no committee?
fn some_are_of_none(work: &YearWork<'_>) -> bool {
    let today = work.reference_date();
    let of_none = |id: SectorId, day: NaiveDate| committee_of(work, id, day).is_none();
    let lost = |member: &Member| work.book.committee_of(member, today).is_none();
    let mut held = work.of_sectors();
    let mut outputs = work.outputs.iter();
    !work.everybody(lost).is_empty()
        || !work.sectors(|id| of_none(id, today)).is_empty()
        || work.moved.iter().any(|it| it.committee.is_none())
        || held.any(|it| it.sectors.iter().any(|id| of_none(*id, it.held_on)))
        || outputs.any(|it| it.collective && of_none(it.sector, it.handed_in))
}

/// Whose a sector is on a day.
fn committee_of(work: &YearWork<'_>, sector: SectorId, day: NaiveDate) -> Option<CommitteeId> {
    let sector = work.book.sectors.get(sector);
    sector.and_then(|it| it.committee_on(day))
}
