//! The annexes: the year's figures by committee and by sector.

use super::figure::{Forms, Ledger};
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
    fn forms(&mut self, what: &str, zh: &str, en: &str, members: &[MemberId], statuses: &[Status]) {
        let (code, name) = (self.code(what), self.name(zh, en));
        let forms = Forms {
            year: self.work.year(),
            members: members.to_vec(),
            statuses,
        };
        let count = self.work.forms(members, statuses);
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

    /// The cells of the activities and outputs of these sectors.
    fn work_of(&mut self, sectors: &[SectorId]) {
        let held = self.work.of_sectors();
        let held = held.filter(|it| it.sectors.iter().any(|id| sectors.contains(id)));
        let held = held.map(|it| (Kind::Activity, it.id.0)).collect();
        self.count("activities", "界别集体活动", "activities", held);
        let outputs = self.work.outputs.iter();
        let outputs = outputs.filter(|it| it.collective && sectors.contains(&it.sector));
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
    let committees = work.committees(|_| true);
    let mut rows: Vec<Option<CommitteeId>> = committees.into_iter().map(Some).collect();
    let lost = |member: &Member| book.committee_of(member, work.reference_date()).is_none();
    if !work.everybody(lost).is_empty()
        || !work
            .sectors(|id| committee_of(work, id).is_none())
            .is_empty()
    {
        rows.push(None);
    }
    let mut table = Vec::new();
    for committee in rows {
        let name = committee.map_or("未明确专门委员会", |id| book.committee_name(id));
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
        let everybody = work.everybody(belongs);
        let sectors = work.sectors(|id| committee_of(work, id) == committee);
        let mut cells = Cells::of(work, ledger, code, name.to_owned());
        let records = sectors.iter().map(|id| (Kind::Sector, id.0)).collect();
        cells.count("sectors", "联系界别", "sectors", records);
        cells.count("members", "委员", "members", members_of(&serving));
        cells.forms(
            "forms-handed-in",
            "提交的登记表",
            "forms handed in",
            &everybody,
            HANDED_IN,
        );
        cells.forms(
            "forms-filed",
            "备案的登记表",
            "forms filed",
            &everybody,
            FILED,
        );
        cells.forms(
            "forms-uploaded",
            "上传的登记表",
            "forms uploaded",
            &everybody,
            UPLOADED,
        );
        cells.coverage(&serving);
        let ended = work.ended_sectors().into_iter().map(|it| it.id);
        let ended = ended.filter(|id| committee_of(work, *id) == committee);
        cells.work_of(&sectors.into_iter().chain(ended).collect::<Vec<_>>());
        table.push(cells.cells);
    }
    let mut total = Cells::of(
        work,
        ledger,
        "total-by-committee".to_owned(),
        "合计".to_owned(),
    );
    let everybody = work.everybody(|_| true);
    let mut sectors = work.sectors(|_| true);
    let records = sectors.iter().map(|id| (Kind::Sector, id.0)).collect();
    total.count("sectors", "联系界别", "sectors", records);
    total.count("members", "委员", "members", members_of(&work.members));
    total.forms(
        "forms-handed-in",
        "提交的登记表",
        "forms handed in",
        &everybody,
        HANDED_IN,
    );
    total.forms(
        "forms-filed",
        "备案的登记表",
        "forms filed",
        &everybody,
        FILED,
    );
    total.forms(
        "forms-uploaded",
        "上传的登记表",
        "forms uploaded",
        &everybody,
        UPLOADED,
    );
    total.coverage(&work.members);
    sectors.extend(work.ended_sectors().iter().map(|it| it.id));
    total.work_of(&sectors);
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
        let everybody = work.everybody(|member| member.sector_on(work.reference_date()) == *id);
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
            &everybody,
            HANDED_IN,
        );
        cells.coverage(&serving);
        cells.work_of(&[*id]);
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
    let everybody = work.everybody(|_| true);
    total.forms(
        "forms-handed-in",
        "提交的登记表",
        "forms handed in",
        &everybody,
        HANDED_IN,
    );
    total.coverage(&work.members);
    total.work_of(&sectors);
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

fn committee_of(work: &YearWork<'_>, sector: SectorId) -> Option<CommitteeId> {
    work.book
        .sectors
        .get(sector)
        .and_then(|it| it.committee_on(work.reference_date()))
}
