//! Which column means what: the headers that offices write, and where the header row is.
//!
//! A sheet is known by its headers, never by its name or the order of its columns. Titles, notes
//! and blank rows above the header row are passed over; a header may be spread over two rows. Long because it lists the headers that are known.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::exchange::office::words::{half_width, is_blank, squeeze};
use crate::exchange::office::workbook::{Cell, Sheet};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// A running number.
    Serial,
    /// The number of a record of the store: of the lists that the program itself wrote.
    Id,
    /// A member's name, or those of all who stand in the row.
    Name,
    /// How many people the row has.
    Count,
    /// 男 or 女.
    Sex,
    /// The ethnicity.
    Ethnicity,
    /// The party or political standing.
    Party,
    /// The day or month of birth.
    Born,
    /// A sector: the member's, or the one whose convenors stand in the row.
    Sector,
    /// Employer and post in one.
    EmployerAndPost,
    /// The employer alone.
    Employer,
    /// The post alone.
    Post,
    /// A committee: the member's, or the one whose sectors stand in the row.
    Committee,
    /// A member's telephone.
    Phone,
    /// A remark.
    Remark,
    /// Whether the member still serves, or since when not; there may be several such columns.
    Standing,
    /// A committee's director.
    Director,
    /// Since when a committee's director is in office.
    DirectorSince,
    /// A committee's organisation of the Party.
    PartyOrganisation,
    /// When that was set up.
    PartySince,
    /// The sectors that a committee looks after.
    LinkedSectors,
    /// The sector's first convenor.
    FirstConvenor,
    /// The other convenors, or all.
    Convenors,
    /// The sector's liaison.
    Liaison,
    /// The liaison's telephone.
    LiaisonPhone,
    /// The day the sector elected its convenors.
    Elected,
    /// The day the chairpersons' council approved them.
    Approved,
    /// What the program's own lists of sectors and committees look up or count; there are several such columns.
    Looked,
    /// What a table of rejected rows adds to the rows' own columns: where each stood, and why.
    Aside,
}

/// Every header that is known, as [`squeeze`] leaves it; a space parts one from the next.
const ALIASES: [(Field, &str); 29] = [
    (Field::Serial, "序号 编号 序 NO No NO. No. ID"),
    // Only the program's own list of members has these.
    (Field::Id, "库内编号 StoreID"),
    (
        Field::Name,
        "姓名 委员姓名 名字 委员 委员名单 名单 人员名单 Name",
    ),
    (Field::Count, "人数 委员人数 委员数 名额 委员名额 Members"),
    (Field::Sex, "性别 Sex"),
    (Field::Ethnicity, "民族 族别 Ethnicgroup"),
    (Field::Party, "政治面貌 党派 所属党派 党派团体"),
    (Field::Born, "出生年月 出生日期 出生年月日 出生时间"),
    (
        Field::Sector,
        "界别 所属界别 所在界别 委员界别 界别名称 所在界别小组 界别小组 界别组 \
         所属界别小组 界别类别 界别组别 Sector",
    ),
    (
        Field::EmployerAndPost,
        "工作单位及职务 工作单位和职务 工作单位与职务 工作单位、职务 工作单位职务 \
         单位及职务 单位和职务 单位职务 单位、职务 现任职务 所在单位及职务 \
         工作单位及职务职称 工作单位及职务/职称 单位及职务职称 工作单位及现任职务 \
         现工作单位及职务 现任单位及职务 单位及现任职务 Employerandpost",
    ),
    (
        Field::Employer,
        "工作单位 单位 所在单位 单位名称 现工作单位 工作单位名称",
    ),
    (
        Field::Post,
        "职务 职务职称 职务/职称 职务、职称 行政职务 职称",
    ),
    (
        Field::Committee,
        "专委会 专门委员会 委室 所在专委会 所属专委会 所在专门委员会 所属专门委员会 \
         专委会名称 专门委员会名称 联系专委会 对口专委会 归口专委会 所在委室 责任专委会 \
         联系委室 责任委室 Committee",
    ),
    (
        Field::Phone,
        "联系电话 手机 电话 手机号码 手机号 联系方式 电话号码 移动电话 手机电话 \
         委员电话 办公电话 联系手机 Phone",
    ),
    (Field::Remark, "备注 说明 附注 Note"),
    (
        Field::Standing,
        "状态 任职状态 在任状态 委员状态 履职状态 当前状态 是否在任 是否在职 是否现任 在任 是否离任 是否退出 \
         离任时间 离任日期 退出时间 退出日期 卸任时间 免职时间 辞职时间 去世时间 调离时间 调出时间 离任原因 退出原因 \
         备注1 备注2 备注3 备注一 备注二 备注三 其他备注",
    ),
    (
        Field::Director,
        "主任 专委会主任 负责人 主任姓名 专委会负责人 总协调人 委室主任 主任(总协调人) Coordinator",
    ),
    (Field::DirectorSince, "任职时间 Since"),
    (Field::PartyOrganisation, "党组织 Partyorganisation"),
    (Field::PartySince, "成立时间 Setupon"),
    (
        Field::Looked,
        "联系领导 年度计划 年度工作计划 工作总结 界别集体活动 以界别名义的成果 联系的主席会议成员 专委会与总协调人 \
         入驻线下工作室 Leaders Convenors convenors Liaison Liaison'sphone liaison Plans plan activities Summaries \
         summary collectiveoutputs leader committeeandcoordinator keycontacts workroom forms",
    ),
    (
        Field::LinkedSectors,
        "联系界别 对口界别 所联系界别 对口联系界别 联系的界别 联系服务界别 所联系的界别 \
         分管界别 负责界别 归口界别 Sectors",
    ),
    (
        Field::FirstConvenor,
        "第一召集人 第一召集人姓名 界别第一召集人 是否第一召集人 首席召集人 组长 小组长",
    ),
    (
        Field::Convenors,
        "召集人 界别召集人 召集人姓名 其他召集人 召集人名单 副组长 副召集人",
    ),
    (
        Field::Liaison,
        "联络员 界别联络员 联络员姓名 联系人 界别联系人",
    ),
    (
        Field::LiaisonPhone,
        "联络员电话 联络员手机 联络员联系电话 联络员手机号码 联络员手机号 \
         联络员联系方式 联络员电话号码 联系人电话 界别联络员电话",
    ),
    (
        Field::Elected,
        "推选时间 推选日期 推选产生时间 选举时间 推举时间 产生时间 推选产生日期 \
         推荐时间",
    ),
    (
        Field::Approved,
        "主席会议审定时间 审定时间 审定日期 主席会议审定日期 主席会议审议时间 \
         主席会议通过时间 审定通过时间 主席会议研究时间 批准时间 主席会议审定",
    ),
    (Field::Aside, "文件 工作表 行 原因 file sheet row reason"),
];

/// A sheet's header row and what its columns mean.
#[derive(Clone, Debug)]
pub struct Headers {
    /// The first row of data, counted from zero.
    pub first_row: usize,
    /// The row or rows of the headers.
    pub rows: Range<usize>,
    /// The columns of the table: of two side by side, its own.
    span: Range<usize>,
    columns: Vec<(Field, usize, String)>,
    unknown: Vec<(usize, String)>,
    /// The columns of the program's own list of members that look up or count, each with which of them it is.
    looked: Vec<(Looked, usize)>,
    has_aside: bool,
}

/// What the program's own list of members looks up or counts beside their fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked {
    /// The workroom that a member has entered.
    Workroom,
    /// How many key contacts a member keeps.
    KeyContacts,
    /// How many forms of the year count.
    Forms,
}

/// Headers of the program's own list of members as it wrote it earlier, in each language: where two of
/// those behind the number are there, it is the store's. Of any other table 编号 may be a running number.
const OWN_LIST: [[&str; 4]; 2] = [
    ["编号", "委员工作室", "重点联系对象", "登记表"],
    ["ID", "Workroom", "Keycontacts", "Forms"],
];

/// How far down a header row is looked for.
const SEARCHED_ROWS: usize = 40;

impl Headers {
    /// Finds the first row of `sheet` whose headers satisfy `enough`.
    #[must_use]
    pub fn find(sheet: &Sheet, enough: impl Fn(&Headers) -> bool) -> Option<Headers> {
        let rows = sheet.height().min(SEARCHED_ROWS);
        (0..rows).find_map(|row| {
            let tall = spans_two_rows(sheet, row);
            let two = tall.then(|| Headers::read(sheet, row..row + 2));
            let headers = two
                .filter(&enough)
                .or_else(|| Some(Headers::read(sheet, row..row + 1)).filter(&enough))?;
            Some(headers)
        })
    }

    /// Whether most of the row is headers: a form's row of labels and answers is none.
    #[must_use]
    pub fn is_row_of_headers(&self) -> bool {
        // The headers of a second table beside the first are there twice, and are headers too.
        let is_unknown = |(_, word): &&(usize, String)| field_of(word).is_none();
        let unknown = self.unknown.iter().filter(is_unknown).count();
        // What is looked up tells nothing of a table that is not the program's own list.
        let looked = match self.are_of_bodies() {
            true => 0,
            false => {
                self.all_of(Field::Looked).count() + usize::from(self.has(Field::PartyOrganisation))
            }
        };
        self.columns.len() - looked > unknown + looked
    }

    /// The tables that stand side by side under these headers, which are there once for each, in the
    /// same order; of a single table its own.
    #[must_use]
    pub fn side_by_side(&self, sheet: &Sheet) -> Vec<Headers> {
        let known = self
            .columns
            .iter()
            .map(|(field, column, word)| (*field, *column, word));
        let known = known.filter(|(field, ..)| *field != Field::Aside);
        let mut heads: Vec<(usize, &str)> = known
            .map(|(_, column, word)| (column, word.as_str()))
            .collect();
        heads.extend(
            self.unknown
                .iter()
                .map(|(column, word)| (*column, word.as_str())),
        );
        heads.sort_unstable();
        let words: Vec<&str> = heads.iter().map(|(_, word)| *word).collect();
        let period = (2..=words.len() / 2).find(|&period| {
            words.len().is_multiple_of(period) && words[period..] == words[..words.len() - period]
        });
        let Some(period) = period else {
            return vec![self.clone()];
        };
        let last = heads.last().map_or(0, |(column, _)| column + 1);
        let starts = heads.iter().step_by(period).map(|(column, _)| *column);
        let ends = starts.clone().skip(1).chain([last]);
        let each = starts.zip(ends);
        let blocks: Vec<_> = each
            .map(|(start, end)| Headers::read_in(sheet, self.rows.clone(), start..end))
            .collect();
        if blocks.iter().all(|block| block.known() > 1) {
            blocks
        } else {
            vec![self.clone()]
        }
    }

    /// Whether a column is one of the table's.
    #[must_use]
    pub fn spans(&self, column: usize) -> bool {
        self.span.contains(&column)
    }

    /// How many of the columns are known, those that a table of rejected rows adds not counted.
    #[must_use]
    pub fn known(&self) -> usize {
        let fields = self.columns.iter().map(|(field, ..)| *field);
        fields.filter(|field| *field != Field::Aside).count()
    }

    /// All columns of a field that may have several, each with its header.
    pub fn all_of(&self, field: Field) -> impl Iterator<Item = (usize, &str)> {
        let columns = self.columns.iter();
        columns
            .filter(move |(known, ..)| *known == field)
            .map(|(_, column, word)| (*column, word.as_str()))
    }

    /// The column of a field.
    #[must_use]
    pub fn column(&self, field: Field) -> Option<usize> {
        let mut columns = self.columns.iter();
        columns
            .find(|(known, ..)| *known == field)
            .map(|&(_, column, _)| column)
    }

    /// The columns of a field that has several under one header: those behind it without a header of
    /// their own, of a table as wide as `width`.
    #[must_use]
    pub fn columns_of(&self, field: Field, width: usize) -> Range<usize> {
        let Some((_, first, word)) = self.columns.iter().find(|(known, ..)| *known == field) else {
            return 0..0;
        };
        let known = self.columns.iter().map(|(_, column, _)| *column);
        let others = self.unknown.iter().filter(|(_, other)| other != word);
        let next = known.chain(others.map(|(column, _)| *column));
        let next = next.filter(|column| column > first).min();
        *first..next.unwrap_or(width.max(first + 1)).min(self.span.end)
    }

    /// The header of a field.
    #[must_use]
    pub fn word(&self, field: Field) -> Option<&String> {
        let mut columns = self.columns.iter();
        columns
            .find(|(known, ..)| *known == field)
            .map(|(_, _, word)| word)
    }

    /// One more than the last column that has a header.
    #[must_use]
    pub fn width(&self) -> usize {
        let known = self.columns.iter().map(|(_, column, _)| column);
        let unknown = self.unknown.iter().map(|(column, _)| column);
        known.chain(unknown).max().map_or(0, |last| last + 1)
    }

    /// The field of a column.
    #[must_use]
    pub fn field(&self, column: usize) -> Option<Field> {
        let mut columns = self.columns.iter();
        columns
            .find(|(_, known, _)| *known == column)
            .map(|&(field, ..)| field)
    }

    /// Whether a table of rejected rows added this column.
    #[must_use]
    pub fn is_aside(&self, column: usize) -> bool {
        self.has_aside && self.field(column) == Some(Field::Aside)
    }

    /// Whether a column of this field is there.
    #[must_use]
    pub fn has(&self, field: Field) -> bool {
        self.column(field).is_some()
    }

    /// The columns whose header is not known, or is there a second time: column and header.
    #[must_use]
    pub fn unknown(&self) -> &[(usize, String)] {
        &self.unknown
    }

    /// The header before that of a column which seems to have other people's telephone numbers.
    #[must_use]
    pub fn others_phone(&self, column: usize) -> Option<&str> {
        let known = self.columns.iter().map(|(_, column, word)| (*column, word));
        let unknown = self.unknown.iter().map(|(column, word)| (*column, word));
        let all = || known.clone().chain(unknown.clone());
        let (_, word) = all().find(|(known, _)| *known == column)?;
        let (_, before) = all()
            .filter(|(known, _)| *known < column)
            .max_by_key(|(known, _)| *known)?;
        let is_phone = field_of(word) == Some(Field::Phone);
        (is_phone && is_others_phone(word, before)).then_some(before.as_str())
    }

    /// The columns of the program's own list of members that look up or count.
    #[must_use]
    pub fn looked(&self) -> &[(Looked, usize)] {
        &self.looked
    }

    /// Whether a column has such a header.
    #[must_use]
    pub fn is_unknown(&self, column: usize) -> bool {
        self.unknown.iter().any(|(unknown, _)| *unknown == column)
    }

    /// Whether a row repeats the headers, as tables do at the top of every printed page.
    #[must_use]
    pub fn is_repeated(&self, sheet: &Sheet, row: usize) -> bool {
        let same = |(_, column, word): &&(Field, usize, String)| {
            let Cell::Text(cell) = sheet.cell(row, *column) else {
                return false;
            };
            // Most cells differ in the first character; this is asked of every row.
            let first = cell.chars().find(|&c| !is_blank(c)).map(half_width);
            first == word.chars().next() && squeeze(cell) == *word
        };
        let matching = self.columns.iter().filter(same).count();
        matching >= 2 && matching * 2 > self.columns.len()
    }

    /// The headers in a row, whichever they are.
    #[must_use]
    pub fn of_row(sheet: &Sheet, row: usize) -> Headers {
        Headers::read(sheet, row..row + 1)
    }

    fn read(sheet: &Sheet, rows: Range<usize>) -> Headers {
        let mut width = rows
            .clone()
            .map(|row| sheet.row(row).len())
            .max()
            .unwrap_or(0);
        // The last header may reach over columns that have no cell of their own.
        while rows.clone().any(|row| sheet.holder(row, width).is_some()) {
            width += 1;
        }
        let headers = Headers::read_in(sheet, rows, 0..width);
        Headers {
            // What stands beyond the headers is the table's too.
            span: 0..usize::MAX,
            ..headers
        }
    }

    fn read_in(sheet: &Sheet, rows: Range<usize>, span: Range<usize>) -> Headers {
        let mut headers = Headers {
            first_row: rows.end,
            rows: rows.clone(),
            span: span.clone(),
            columns: Vec::new(),
            unknown: Vec::new(),
            looked: Vec::new(),
            has_aside: false,
        };
        let mut before = String::new();
        for column in span {
            let mut words: Vec<String> = rows
                .clone()
                .map(|row| squeeze(&sheet.seen(row, column).text()))
                .filter(|word| !word.is_empty())
                .collect();
            words.dedup();
            if words.is_empty() {
                continue;
            }
            // 联络员 above 电话: together, then the lower alone, then the upper.
            let together = words.concat();
            let field = field_of(&together)
                .or_else(|| words.iter().rev().find_map(|word| field_of(word)))
                .filter(|field| {
                    matches!(field, Field::Aside | Field::Standing | Field::Looked)
                        || !headers.has(*field)
                });
            match field {
                Some(Field::Phone) if is_others_phone(&together, &before) => {
                    // A liaison's has a field of its own; of anybody else's nothing is read.
                    let free = !headers.has(Field::LiaisonPhone);
                    let liaisons = field_of(&before) == Some(Field::Liaison) && free;
                    if liaisons {
                        headers
                            .columns
                            .push((Field::LiaisonPhone, column, together.clone()));
                    } else {
                        headers.unknown.push((column, together.clone()));
                    }
                }
                Some(field) => {
                    headers.has_aside |= field == Field::Aside;
                    headers.columns.push((field, column, together.clone()));
                }
                None => headers.unknown.push((column, together.clone())),
            }
            before = together;
        }
        headers.know_own_list();
        headers
    }

    /// Whether these are headers of the program's own list of sectors or of committees, perhaps without some of
    /// its columns.
    #[must_use]
    pub fn are_of_bodies(&self) -> bool {
        let looked = self.all_of(Field::Looked).count();
        let own = looked + usize::from(self.has(Field::PartyOrganisation));
        let few = |field| usize::from(self.has(field));
        // Checklists have the same columns, but these.
        let told =
            |(_, word): (usize, &str)| ["联系领导", "Leaders", "年度计划", "Plans"].contains(&word);
        let is_list = self.has(Field::DirectorSince)
            || self.has(Field::PartySince)
            || self.has(Field::Director) && self.has(Field::Sector)
            || self.all_of(Field::Looked).any(told);
        !self.has(Field::Name)
            && is_list
            && own > 1
            && own + few(Field::Committee) + few(Field::Director) + few(Field::Sector) > 3
    }

    /// Whether the column of numbers is headed as the program headed its own.
    #[must_use]
    pub fn may_have_ids(&self) -> bool {
        let own = |word: &str| OWN_LIST.iter().any(|[number, ..]| *number == word);
        let mut columns = self.columns.iter();
        columns.any(|(field, _, word)| *field == Field::Serial && own(word))
    }

    /// Takes the numbers of the program's own list for what they are.
    fn know_own_list(&mut self) {
        let there = |own: &&&str| {
            let known = self.columns.iter().map(|(_, _, word)| word);
            let mut all = known.chain(self.unknown.iter().map(|(_, word)| word));
            all.any(|word| word == **own)
        };
        let number = |own: &&[&str; 4]| {
            let [number, counted @ ..] = own;
            there(&number) && counted.iter().filter(there).count() > 1
        };
        // Sectors have such columns, too.
        if let Some([number, ..]) = OWN_LIST
            .iter()
            .find(number)
            .filter(|_| !self.are_of_bodies())
        {
            for (field, _, word) in &mut self.columns {
                if word == number {
                    *field = Field::Id;
                }
            }
        }
        if !self.has(Field::Id) {
            return;
        }
        // What the list counts or looks up is nothing to be read, and told only where it differs.
        let looked = |word: &str| {
            let each = [Looked::Workroom, Looked::KeyContacts, Looked::Forms];
            let mut all = OWN_LIST
                .iter()
                .flat_map(|[_, words @ ..]| words.iter().zip(each));
            all.find_map(|(own, looked)| (*own == word).then_some(looked))
        };
        let all = self.unknown.iter();
        self.looked = all
            .filter_map(|(column, word)| Some((looked(word)?, *column)))
            .collect();
        self.unknown.retain(|(_, word)| looked(word).is_none());
    }
}

/// Whether a column of numbers right behind this header is not the members': 联络员 and 电话.
fn is_others_phone(word: &str, before: &str) -> bool {
    let own = ["委员", "本人"].iter().any(|own| word.starts_with(own));
    let people = [
        "秘书",
        "联系人",
        "联系专员",
        "联络人",
        "经办人",
        "助理",
        "工作人员",
        "配偶",
        "家属",
        "司机",
        "紧急联系人",
        "推荐人",
    ];
    let known = matches!(
        field_of(before),
        Some(Field::Liaison | Field::FirstConvenor | Field::Convenors | Field::Director)
    );
    !own && (known || people.iter().any(|person| before.ends_with(person)))
}

/// The field that a header names, whatever its spacing and brackets.
#[must_use]
pub fn field_of(header: &str) -> Option<Field> {
    let word = squeeze(header);
    let word = word.trim_matches(['*', ':', '：', '★', '#']);
    known(word).or_else(|| {
        let bare = word.split(['(', '（', '[', '【']).next().unwrap_or(word);
        known(bare)
    })
}

fn known(word: &str) -> Option<Field> {
    static KNOWN: LazyLock<HashMap<&str, Field>> = LazyLock::new(|| {
        let each = |&(field, aliases): &(Field, &'static str)| {
            aliases.split(' ').map(move |alias| (alias, field))
        };
        ALIASES.iter().flat_map(each).collect()
    });
    KNOWN.get(word).copied()
}

/// Whether the headers may stand in this row and the next: a cell is merged with the one below,
/// or stands over several. A row of data under a plain header says they do not.
fn spans_two_rows(sheet: &Sheet, row: usize) -> bool {
    let width = sheet.row(row).len().max(sheet.row(row + 1).len());
    let down = |column| sheet.holder(row + 1, column) == Some((row, column));
    let along = |column| {
        let covered = |column| sheet.holder(row, column).is_some_and(|(r, _)| r == row);
        covered(column) || sheet.holder(row, column + 1) == Some((row, column))
    };
    let data = |column| {
        let filled = |row| !sheet.cell(row, column).is_blank();
        filled(row) && filled(row + 1) && !along(column)
    };
    (0..width).any(|column| down(column) || along(column)) && !(0..width).any(data)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spacing_breaks_and_brackets_do_not_matter() {
        for (header, field) in [
            ("姓 名", Field::Name),
            ("姓　　名", Field::Name),
            ("工作单位\n及职务", Field::EmployerAndPost),
            ("联系电话（手机）", Field::Phone),
            ("*界别", Field::Sector),
            ("主席会议\r\n审定时间", Field::Approved),
            ("职务／职称", Field::Post),
            ("主任(总协调人)", Field::Director),
            ("所 在 专 委 会：", Field::Committee),
        ] {
            assert_eq!(field_of(header), Some(field), "{header}");
        }
        assert_eq!(field_of("籍贯"), None);
        assert_eq!(field_of(""), None);
        assert_eq!(field_of("（女）"), None);
    }

    #[test]
    fn no_header_names_two_fields() {
        let mut all: Vec<&str> = ALIASES
            .iter()
            .flat_map(|(_, aliases)| aliases.split(' '))
            .collect();
        let before = all.len();
        // The look-up compares them with squeezed headers.
        assert!(all.iter().all(|alias| squeeze(alias) == *alias));
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), before);
    }
}
