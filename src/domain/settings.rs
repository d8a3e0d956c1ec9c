//! The organisation's own figures: every number and date that the Method leaves open
//! (article 22), with a table of keys by which they are listed, read and set.
//!
//! Long because each figure is a row of one table, with how it is written and read.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::calendar::{self, MonthDay, Unreadable, WorkCalendar, Year};
use super::yearwork::Channel;
use crate::text;
use crate::text::Text;

/// What the organisation has settled. Every field has a default, so old stores stay readable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The Method, or the organisation's own after it, is in force since this day (articles 22 and 23).
    pub in_force: NaiveDate,
    /// Days from the first day of the term, of a sector or of a member for what has to be set up.
    pub establish_days: u32,
    /// The least forms of a member in a year (article 10).
    pub forms_per_year: u32,
    /// The least forms of a member in a quarter (article 10); 0 where none is asked for by quarters.
    pub forms_per_quarter: u32,
    /// Every member has handed in a form by this date (article 10).
    pub form_due: MonthDay,
    /// Every member has entered an offline workroom by this date (article 14).
    pub workroom_due: MonthDay,
    /// A key contact who was not heard for more days is quiet (article 11).
    pub quiet_days: u32,
    /// The least key contacts of a member (article 15).
    pub key_contacts_min: u32,
    /// The most key contacts of a member (article 15).
    pub key_contacts_max: u32,
    /// The most convenors of a sector (article 16).
    pub convenors_max: u32,
    /// Days from the election to the council's approval (article 16).
    pub approval_days: u32,
    /// Sectors' plans are due (article 17).
    pub plan_due: MonthDay,
    /// Sectors' first activity is due (article 17).
    pub activity_due: MonthDay,
    /// Sectors' summaries are due (article 17).
    pub summary_due: MonthDay,
    /// The year's circular is due (article 17).
    pub circular_due: MonthDay,
    /// The leadership's study is due (article 18).
    pub study_due: MonthDay,
    /// Does the study of either the Party group or the council do?
    pub study_either: bool,
    /// Committees' plans are due (article 18).
    pub committee_plan_due: MonthDay,
    /// Committees' summaries are due (article 18).
    pub committee_summary_due: MonthDay,
    /// The last day of the year's counts in the assessment (article 21).
    pub count_until: MonthDay,
    /// Where outputs of a channel are counted otherwise than by the calendar year: until which day.
    pub count_windows: BTreeMap<Channel, MonthDay>,
    /// Working days from an opinion's coming until a unit has it (article 20).
    pub opinion_days: u32,
    /// Working days within which a unit may send an opinion back.
    pub opinion_back_days: u32,
    /// Days from an opinion's coming to its answer.
    pub answer_days: u32,
    /// Days to another answer where the first did not satisfy.
    pub second_answer_days: u32,
    /// A training of members is due (article 20).
    pub training_due: MonthDay,
    /// Members are to be assessed (article 21).
    pub assessment_due: MonthDay,
    /// Excellent sectors and convenors are to be selected (article 21).
    pub prizes_due: MonthDay,
    /// Working days from submission to filing (annex).
    pub filing_days: u32,
    /// Working days from filing to upload (annex).
    pub upload_days: u32,
    /// Working days for a form that was sent back (annex).
    pub returned_days: u32,
    /// What the ten haves of a sector's workroom are called (article 19): ten of them.
    pub ten_haves: Vec<String>,
    /// Is only verified evidence enough?
    pub verified_only: bool,
    /// Holidays and days worked in exchange.
    pub calendar: WorkCalendar,
    /// Other names of sectors: alias → the name that the organisation uses.
    pub sector_aliases: BTreeMap<String, String>,
    /// What held in the years that were closed, as of their closing.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub closed: BTreeMap<Year, Settings>,
}

impl Default for Settings {
    fn default() -> Self {
        let date = |month, day| MonthDay::new(month, day).unwrap_or(MonthDay::YEAR_END);
        Settings {
            in_force: NaiveDate::from_ymd_opt(2021, 12, 25).unwrap_or(NaiveDate::MIN),
            establish_days: 60,
            forms_per_year: 1,
            forms_per_quarter: 0,
            form_due: MonthDay::YEAR_END,
            workroom_due: MonthDay::YEAR_END,
            quiet_days: 90,
            key_contacts_min: 3,
            key_contacts_max: 5,
            convenors_max: 3,
            approval_days: 60,
            plan_due: date(3, 31),
            activity_due: date(6, 30),
            summary_due: date(12, 20),
            circular_due: MonthDay::YEAR_END,
            study_due: MonthDay::YEAR_END,
            study_either: false,
            committee_plan_due: date(3, 31),
            committee_summary_due: date(12, 20),
            count_until: MonthDay::YEAR_END,
            count_windows: BTreeMap::new(),
            opinion_days: 15,
            opinion_back_days: 3,
            answer_days: 90,
            second_answer_days: 30,
            training_due: MonthDay::YEAR_END,
            assessment_due: MonthDay::YEAR_END,
            prizes_due: MonthDay::YEAR_END,
            filing_days: 5,
            upload_days: 5,
            returned_days: 10,
            ten_haves: TEN_HAVES.map(str::to_owned).to_vec(),
            verified_only: false,
            calendar: WorkCalendar::default(),
            sector_aliases: SHIPPED_ALIASES
                .iter()
                .map(|(alias, name)| ((*alias).to_owned(), (*name).to_owned()))
                .collect(),
            closed: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// With what holds now kept for a year that is closed: a later change bears on other years alone.
    #[must_use]
    pub fn closing(&self, year: Year) -> Settings {
        let mut then = self.clone();
        then.closed.clear();
        let mut settings = self.clone();
        settings.closed.insert(year, then);
        settings
    }

    /// What holds in a year that is closed, where that is not what holds now.
    #[must_use]
    pub fn as_closed(&self, year: Year) -> Option<Settings> {
        let then = self.closed.get(&year)?;
        let then = Settings {
            sector_aliases: self.sector_aliases.clone(),
            closed: self.closed.clone(),
            ..then.clone()
        };
        (then != *self).then_some(then)
    }

    /// Has each free text say what `reworded` makes of it, of the years that were closed too; none leaves it.
    pub fn reword(&mut self, reworded: &mut dyn FnMut(&str) -> Option<String>) {
        for setting in SETTINGS {
            setting.reword(self, reworded);
        }
        for then in self.closed.values_mut() {
            then.reword(reworded);
        }
    }

    /// The year for which an output of a channel counts that was handed in on a day.
    #[must_use]
    pub fn output_year(&self, channel: Channel, handed_in: NaiveDate) -> Year {
        let window = self.count_windows.get(&channel);
        window.map_or(Year::of(handed_in), |until| {
            until.year_closed_after(handed_in)
        })
    }

    /// The year in whose assessment a day counts, of outputs by their channel.
    #[must_use]
    pub fn assessed_in(&self, channel: Option<Channel>, day: NaiveDate) -> Year {
        let window = channel.and_then(|it| self.count_windows.get(&it));
        window.unwrap_or(&self.count_until).year_closed_after(day)
    }
}

/// How one setting is listed, read and set.
pub struct Setting {
    /// Its key on the command line, such as `plan-due`.
    pub key: &'static str,
    /// What it is.
    pub title: Text,
    /// The article that it belongs to; none for the annex's and the office's own.
    pub article: Option<u8>,
    /// How a value is written.
    pub shape: Shape,
    field: Field,
}

/// How a setting's value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A whole number within bounds.
    Number {
        /// The least.
        least: u32,
        /// The most.
        most: u32,
    },
    /// A month and day, `MM-DD`.
    MonthDay,
    /// A date, `YYYY-MM-DD`.
    Day,
    /// `yes` or `no`.
    Switch,
    /// Dates and ranges of dates, or a notice on holidays.
    Dates,
    /// Dates of weekends that are worked, or a notice on holidays.
    WorkedDays,
    /// Ten names, separated by commas.
    TenNames,
    /// Pairs `alias=name`, separated by commas.
    Aliases,
    /// Pairs `channel=MM-DD…MM-DD`, separated by commas.
    Windows,
}

impl Shape {
    /// What a value must look like.
    #[must_use]
    pub fn describe(self) -> Text {
        match self {
            Shape::Number { least, most } => text!(
                "填 {least} 到 {most} 的整数",
                "a whole number from {least} to {most}"
            ),
            Shape::MonthDay => Text::of(
                "填月日，如 03-31；在次年的写 次年-01-31",
                "month and day as 03-31, or next-01-31 a year later",
            ),
            Shape::Day => Text::of("填日期，如 2021-12-25", "a date such as 2021-12-25"),
            Shape::Switch => Text::of("填 yes 或 no", "yes or no"),
            Shape::Dates => Text::of(
                "填日期或起止，如 2026-10-01..07；或贴放假通知全文",
                "dates or ranges as 2026-10-01..07, or the year's notice",
            ),
            Shape::WorkedDays => Text::of(
                "填周六、周日的日期，如 2026-02-14；或贴放假通知全文",
                "dates of weekends, as 2026-02-14, or the year's notice",
            ),
            Shape::TenNames => Text::of("填十个名称，用逗号隔开", "ten names, separated by commas"),
            Shape::Aliases => Text::of(
                "填“别名=名称”，多个用逗号隔开",
                "pairs alias=name, separated by commas",
            ),
            Shape::Windows => Text::of(
                "填“成果形式=起…止”，如 提案=12-01…11-30，整一年",
                "channel=FROM…UNTIL, such as proposal=12-01…11-30",
            ),
        }
    }
}

type Read<T> = fn(&Settings) -> &T;
type Write<T> = fn(&mut Settings) -> &mut T;

enum Field {
    Number(Read<u32>, Write<u32>),
    MonthDay(Read<MonthDay>, Write<MonthDay>),
    Day(Read<NaiveDate>, Write<NaiveDate>),
    Switch(Read<bool>, Write<bool>),
    TenNames(Read<Vec<String>>, Write<Vec<String>>),
    Dates(
        Read<BTreeSet<NaiveDate>>,
        fn(&mut WorkCalendar, &str) -> Result<(), Unreadable>,
    ),
    Aliases(
        Read<BTreeMap<String, String>>,
        Write<BTreeMap<String, String>>,
    ),
    Windows(
        Read<BTreeMap<Channel, MonthDay>>,
        Write<BTreeMap<Channel, MonthDay>>,
    ),
}

/// A value that a setting can't take: what it must look like instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadValue {
    /// The setting's key.
    pub key: &'static str,
    /// The value refused.
    pub value: String,
    /// What a value must look like.
    pub expected: Text,
}

impl Setting {
    /// The setting of this key.
    #[must_use]
    pub fn find(key: &str) -> Option<&'static Setting> {
        SETTINGS.iter().find(|setting| setting.key == key)
    }

    /// The date that it comes to in a year's work, where it is one.
    #[must_use]
    pub fn date(&self, settings: &Settings, year: Year) -> Option<NaiveDate> {
        match self.field {
            Field::MonthDay(read, _) => Some(read(settings).in_year(year)),
            Field::Number(..)
            | Field::Day(..)
            | Field::Switch(..)
            | Field::Dates(..)
            | Field::TenNames(..)
            | Field::Aliases(..)
            | Field::Windows(..) => None,
        }
    }

    /// The value in `settings`, written as [`Setting::set`] reads it.
    #[must_use]
    pub fn get(&self, settings: &Settings) -> String {
        match self.field {
            Field::Number(read, _) => read(settings).to_string(),
            Field::MonthDay(read, _) => read(settings).to_string(),
            Field::Day(read, _) => read(settings).to_string(),
            Field::Switch(read, _) => if *read(settings) { "yes" } else { "no" }.to_owned(),
            Field::TenNames(read, _) => join(read(settings).iter().cloned()),
            Field::Dates(read, _) => calendar::write(read(settings)),
            Field::Aliases(read, _) => join(
                read(settings)
                    .iter()
                    .map(|(alias, name)| format!("{alias}={name}")),
            ),
            Field::Windows(read, _) => join(read(settings).iter().map(|(channel, until)| {
                let (code, from) = (channel.code(), first_of(*until));
                format!("{code}={from}…{until}")
            })),
        }
    }

    /// The value as a paper says it: 4月15日, 是.
    #[must_use]
    pub fn said(&self, settings: &Settings) -> String {
        match self.field {
            Field::MonthDay(read, _) => read(settings).said(),
            Field::Switch(read, _) => if *read(settings) { "是" } else { "否" }.to_owned(),
            Field::Number(..)
            | Field::Day(..)
            | Field::Dates(..)
            | Field::TenNames(..)
            | Field::Aliases(..)
            | Field::Windows(..) => self.get(settings),
        }
    }

    /// Is it another value than the one that holds where nobody settled anything?
    #[must_use]
    pub fn is_changed(&self, settings: &Settings) -> bool {
        self.get(settings) != self.original()
    }

    /// The value that holds where nobody settled anything.
    #[must_use]
    pub fn original(&self) -> String {
        self.get(&Settings::default())
    }

    /// As [`Settings::reword`]; what is reworded alike becomes one.
    fn reword(&self, settings: &mut Settings, reworded: &mut dyn FnMut(&str) -> Option<String>) {
        let mut reword = |text: &mut String| {
            if let Some(other) = reworded(text) {
                *text = other;
            }
        };
        match self.field {
            Field::TenNames(_, write) => write(settings).iter_mut().for_each(reword),
            Field::Aliases(_, write) => {
                let pairs = std::mem::take(write(settings));
                let pairs = pairs.into_iter().map(|(mut alias, mut name)| {
                    reword(&mut alias);
                    reword(&mut name);
                    (alias, name)
                });
                *write(settings) = pairs.collect();
            }
            Field::Number(..)
            | Field::MonthDay(..)
            | Field::Day(..)
            | Field::Switch(..)
            | Field::Dates(..)
            | Field::Windows(..) => {}
        }
    }

    /// Reads `value` into `settings`; a value that does not fit changes nothing.
    pub fn set(&self, settings: &mut Settings, value: &str) -> Result<(), BadValue> {
        let written = value.trim();
        // Numbers and days are read however wide they are typed.
        let narrow = calendar::half_width(written);
        let value = match self.shape {
            Shape::Number { .. } | Shape::MonthDay | Shape::Day => narrow.trim(),
            _ => written,
        };
        let bad = || BadValue {
            key: self.key,
            value: written.to_owned(),
            expected: self.shape.describe(),
        };
        match self.field {
            Field::Number(_, write) => {
                let number = value.parse().map_err(|_| bad())?;
                let Shape::Number { least, most } = self.shape else {
                    return Err(bad());
                };
                if !(least..=most).contains(&number) {
                    return Err(bad());
                }
                *write(settings) = number;
            }
            Field::MonthDay(_, write) => *write(settings) = value.parse().map_err(|_| bad())?,
            Field::Day(_, write) => *write(settings) = value.parse().map_err(|_| bad())?,
            Field::Switch(_, write) => {
                *write(settings) = match value {
                    "yes" | "true" | "on" | "是" => true,
                    "no" | "false" | "off" | "否" => false,
                    _ => return Err(bad()),
                }
            }
            Field::TenNames(_, write) => {
                let names: Vec<_> = parts(value).map(str::to_owned).collect();
                if names.len() != TEN_HAVES.len() {
                    return Err(bad());
                }
                *write(settings) = names;
            }
            Field::Dates(_, write) => {
                write(&mut settings.calendar, value).map_err(|Unreadable| bad())?;
            }
            Field::Aliases(_, write) => {
                *write(settings) = parts(value)
                    .map(|part| {
                        let (alias, name) = part.split_once('=').ok_or_else(bad)?;
                        let (alias, name) = (alias.trim(), name.trim());
                        if alias.is_empty() || name.is_empty() {
                            return Err(bad());
                        }
                        Ok((alias.to_owned(), name.to_owned()))
                    })
                    .collect::<Result<_, _>>()?;
            }
            Field::Windows(_, write) => {
                let pairs = value.split([',', '，', '、', ';', '；', '\n']);
                let pairs = pairs.map(str::trim).filter(|pair| !pair.is_empty());
                let windows = pairs.map(|pair| window(pair).ok_or_else(bad));
                *write(settings) = windows.collect::<Result<_, _>>()?;
            }
        }
        Ok(())
    }
}

/// The month and day on which the year begins that `until` closes.
fn first_of(until: MonthDay) -> MonthDay {
    // No leap year, so that the days of a window are the same every year.
    let first = until.first_counted(Year(2027));
    MonthDay::new(first.month(), first.day()).unwrap_or(until)
}

/// A channel, by its code or word, and the day that closes its year; a window is a whole year long.
fn window(pair: &str) -> Option<(Channel, MonthDay)> {
    let (channel, days) = pair.split_once(['=', '＝', ':', '：', ' '])?;
    let channel = channel.trim();
    let mut all = Channel::ALL.into_iter();
    let channel = all.find(|it| it.code() == channel || it.word().zh == channel)?;
    let ends = days.split(['…', '~', '～', '至', '—']).map(str::trim);
    let ends: Vec<_> = ends.flat_map(|it| it.split("..")).collect();
    let ends = ends
        .into_iter()
        .filter(|it| !it.trim_matches('.').is_empty());
    let ends = ends.map(|it| it.parse::<MonthDay>().ok());
    match ends.collect::<Option<Vec<_>>>()?.as_slice() {
        [until] => Some((channel, *until)),
        [from, until] if *from == first_of(*until) => Some((channel, *until)),
        _ => None,
    }
}

fn join(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

fn parts(value: &str) -> impl Iterator<Item = &str> {
    value
        .split([',', '，', '、', ' ', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

const DAYS: Shape = Shape::Number {
    least: 1,
    most: 366,
};
const HEADS: Shape = Shape::Number { least: 1, most: 99 };

macro_rules! setting {
    ($key:literal, $article:expr, $shape:expr, $kind:ident, $($path:ident).+, $zh:literal, $en:literal) => {
        Setting {
            key: $key,
            title: Text::of($zh, $en),
            article: $article,
            shape: $shape,
            field: Field::$kind(|s| &s.$($path).+, |s| &mut s.$($path).+),
        }
    };
}

/// All settings, in the order in which they are listed.
#[rustfmt::skip]
pub static SETTINGS: &[Setting] = &[
    setting!("in-force", Some(23), Shape::Day, Day, in_force,
        "本办法施行日期", "the Method is in force since"),
    setting!("establish-days", None, DAYS, Number, establish_days,
        "届初、新设界别、新任委员补齐各项的天数", "days for what a new term, sector or member has to set up"),
    setting!("forms-per-year", Some(10), HEADS, Number, forms_per_year,
        "每名委员每年登记表份数下限", "least forms of a member in a year"),
    setting!("forms-per-quarter", Some(10), Shape::Number { least: 0, most: 99 }, Number, forms_per_quarter,
        "每名委员每季度登记表份数下限", "least forms of a member in a quarter"),
    setting!("form-due", Some(10), Shape::MonthDay, MonthDay, form_due,
        "委员当年登记表截止日", "members' forms of the year are due"),
    setting!("workroom-due", Some(14), Shape::MonthDay, MonthDay, workroom_due,
        "委员入驻线下工作室截止日", "every member is in an offline workroom by"),
    setting!("quiet-days", Some(11), DAYS, Number, quiet_days,
        "重点联系对象多少天没有联系即提醒", "days after which a key contact is quiet"),
    setting!("key-contacts-min", Some(15), HEADS, Number, key_contacts_min,
        "每名委员重点联系对象下限", "least key contacts of a member"),
    setting!("key-contacts-max", Some(15), HEADS, Number, key_contacts_max,
        "每名委员重点联系对象上限", "most key contacts of a member"),
    setting!("convenors-max", Some(16), HEADS, Number, convenors_max,
        "每个界别召集人上限", "most convenors of a sector"),
    setting!("approval-days", Some(16), DAYS, Number, approval_days,
        "推选后报主席会议审定的天数", "days from election to the council's approval"),
    setting!("plan-due", Some(17), Shape::MonthDay, MonthDay, plan_due,
        "界别年度工作计划截止日", "sectors' plans are due"),
    setting!("activity-due", Some(17), Shape::MonthDay, MonthDay, activity_due,
        "界别首次集体活动截止日", "sectors' first activity is due"),
    setting!("summary-due", Some(17), Shape::MonthDay, MonthDay, summary_due,
        "界别工作总结截止日", "sectors' summaries are due"),
    setting!("circular-due", Some(17), Shape::MonthDay, MonthDay, circular_due,
        "年度情况通报截止日", "the year's circular is due"),
    setting!("study-due", Some(18), Shape::MonthDay, MonthDay, study_due,
        "年度专题研究截止日", "the leadership's study is due"),
    setting!("study-either", Some(18), Shape::Switch, Switch, study_either,
        "党组会议、主席会议专题研究有一即可", "a study by either body is enough"),
    setting!("committee-plan-due", Some(18), Shape::MonthDay, MonthDay, committee_plan_due,
        "专委会工作计划截止日", "committees' plans are due"),
    setting!("committee-summary-due", Some(18), Shape::MonthDay, MonthDay, committee_summary_due,
        "专委会工作总结截止日", "committees' summaries are due"),
    setting!("opinion-days", Some(20), DAYS, Number, opinion_days,
        "意见建议收到后交办的工作日数", "working days from an opinion's coming until a unit has it"),
    setting!("opinion-back-days", Some(20), DAYS, Number, opinion_back_days,
        "承办单位退回意见建议的工作日数", "working days within which a unit may send an opinion back"),
    setting!("answer-days", Some(20), DAYS, Number, answer_days,
        "意见建议收到后答复的天数", "days from an opinion's coming to its answer"),
    setting!("second-answer-days", Some(20), DAYS, Number, second_answer_days,
        "不满意的意见建议再次答复的天数", "days to another answer where the first did not satisfy"),
    setting!("count-until", Some(21), Shape::MonthDay, MonthDay, count_until,
        "年度考核计数截止日", "the last day of the year's counts in the assessment"),
    setting!("count-windows", Some(21), Shape::Windows, Windows, count_windows,
        "各成果形式的计数期间", "from when until when outputs of a channel count for a year"),
    setting!("training-due", Some(20), Shape::MonthDay, MonthDay, training_due,
        "年度学习培训截止日", "a training of members is due"),
    setting!("assessment-due", Some(21), Shape::MonthDay, MonthDay, assessment_due,
        "委员年度考核截止日", "members are to be assessed"),
    setting!("prizes-due", Some(21), Shape::MonthDay, MonthDay, prizes_due,
        "年度评优截止日", "excellent sectors and convenors are to be selected"),
    setting!("filing-days", None, DAYS, Number, filing_days,
        "登记表提交后备案的工作日数", "working days from submission to filing"),
    setting!("upload-days", None, DAYS, Number, upload_days,
        "登记表备案后上传的工作日数", "working days from filing to upload"),
    setting!("returned-days", None, DAYS, Number, returned_days,
        "登记表退回后重新提交的工作日数", "working days for a form that was sent back"),
    setting!("verified-only", Some(17), Shape::Switch, Switch, verified_only,
        "须经核实才算完成", "only verified records meet a duty"),
    setting!("ten-haves", Some(19), Shape::TenNames, TenNames, ten_haves,
        "界别工作室“十有”的名称", "names of the ten haves of a sector's workroom"),
    Setting {
        key: "holidays",
        title: Text::of("法定节假日", "public holidays"),
        article: None,
        shape: Shape::Dates,
        field: Field::Dates(|s| &s.calendar.holidays, WorkCalendar::write_holidays),
    },
    Setting {
        key: "working-days",
        title: Text::of("调休上班的周末", "weekend days that are worked"),
        article: None,
        shape: Shape::WorkedDays,
        field: Field::Dates(|s| &s.calendar.working_days, WorkCalendar::write_working_days),
    },
    setting!("sector-aliases", None, Shape::Aliases, Aliases, sector_aliases,
        "界别别名", "other names of sectors"),
];

/// The ten haves, until the organisation names them: the Method does not list them.
const TEN_HAVES: [&str; 10] = [
    "第一有",
    "第二有",
    "第三有",
    "第四有",
    "第五有",
    "第六有",
    "第七有",
    "第八有",
    "第九有",
    "第十有",
];

/// Names of sectors in use beside the full ones.
const SHIPPED_ALIASES: &[(&str, &str)] = &[
    ("中共", "中国共产党"),
    ("中共界", "中国共产党"),
    ("民革", "中国国民党革命委员会"),
    ("民盟", "中国民主同盟"),
    ("民建", "中国民主建国会"),
    ("民进", "中国民主促进会"),
    ("农工党", "中国农工民主党"),
    ("农工", "中国农工民主党"),
    ("致公党", "中国致公党"),
    ("致公", "中国致公党"),
    ("台盟", "台湾民主自治同盟"),
    ("九三", "九三学社"),
    ("无党派", "无党派人士"),
    ("无党派民主人士", "无党派人士"),
    ("共青团", "共青团和青年联合会"),
    ("青联", "共青团和青年联合会"),
    ("共青团青联", "共青团和青年联合会"),
    ("工会", "总工会"),
    ("妇联", "妇女联合会"),
    ("科协", "科学技术协会"),
    ("侨联", "归国华侨联合会"),
    ("台联", "台湾同胞联谊会"),
    ("台侨", "台胞台属和归国华侨"),
    ("工商联", "工商业联合会"),
    ("科技", "科学技术界"),
    ("科技界", "科学技术界"),
    ("文艺", "文化艺术界"),
    ("文艺界", "文化艺术界"),
    ("社科", "社会科学界"),
    ("社科界", "社会科学界"),
    ("医卫", "医药卫生界"),
    ("医卫界", "医药卫生界"),
    ("医药卫生", "医药卫生界"),
    ("医药", "医药卫生界"),
    ("经济", "经济界"),
    ("农业", "农业界"),
    ("农业农村界", "农业界"),
    ("教育", "教育界"),
    ("体育", "体育界"),
    ("新闻出版", "新闻出版界"),
    ("新闻", "新闻出版界"),
    ("对外友好", "对外友好界"),
    ("社会福利", "社会福利和社会保障界"),
    ("社会保障", "社会福利和社会保障界"),
    ("社福", "社会福利和社会保障界"),
    ("少数民族", "少数民族界"),
    ("宗教", "宗教界"),
    ("环境资源", "环境资源界"),
    ("环资", "环境资源界"),
    ("特邀", "特邀人士"),
    ("特别邀请人士", "特邀人士"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_unique_and_every_value_written_is_read_again() {
        let mut keys: Vec<_> = SETTINGS.iter().map(|setting| setting.key).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), SETTINGS.len());
        let defaults = Settings::default();
        for setting in SETTINGS {
            let mut copy = defaults.clone();
            setting
                .set(&mut copy, &setting.get(&defaults))
                .unwrap_or_else(|bad| panic!("{bad:?}"));
            assert_eq!(copy, defaults, "{}", setting.key);
        }
    }

    #[test]
    fn a_bad_value_changes_nothing_and_says_what_fits() {
        let mut settings = Settings::default();
        for (key, value) in [
            ("plan-due", "13-40"),
            ("filing-days", "0"),
            ("filing-days", "many"),
            ("verified-only", "perhaps"),
            ("holidays", "2026-10-01, soon"),
            ("sector-aliases", "中共"),
            ("ten-haves", "有场所，有制度"),
            ("count-windows", "proposal"),
            ("count-windows", "bill=11-30"),
            ("count-windows", "proposal=12-02…11-30"),
            ("count-windows", "proposal=12-01…11-30…12-01"),
        ] {
            let setting = Setting::find(key).expect("a known key");
            let bad = setting.set(&mut settings, value).expect_err(value);
            assert_eq!(bad.expected, setting.shape.describe());
        }
        assert_eq!(settings, Settings::default());
    }

    #[test]
    fn numbers_and_days_are_read_however_wide_they_are() {
        let mut settings = Settings::default();
        for (key, written, read) in [
            ("forms-per-year", "２", "2"),
            ("plan-due", "０４－１５", "04-15"),
            ("in-force", "２０２１-１２-２５", "2021-12-25"),
        ] {
            let setting = Setting::find(key).expect("a known key");
            setting.set(&mut settings, written).expect(written);
            assert_eq!(setting.get(&settings), read);
        }
    }

    #[test]
    fn a_channel_has_a_year_of_its_own() {
        let mut settings = Settings::default();
        let setting = Setting::find("count-windows").expect("a known key");
        for written in [
            "proposal=12-01…11-30, brief=11-16..11-15",
            "提案 12-01……11-30\n社情民意信息：11-16至11-15",
            "提案=11-30，社情民意信息=11-15",
        ] {
            setting.set(&mut settings, written).expect(written);
            let shown = "proposal=12-01…11-30, brief=11-16…11-15";
            assert_eq!(setting.get(&settings), shown, "{written}");
        }
        settings.count_until = "12-20".parse().expect("valid");
        let on: NaiveDate = "2026-12-01".parse().expect("a day");
        for (channel, year, assessed) in [
            (Channel::Proposal, 2027, 2027),
            (Channel::Speech, 2026, 2026),
        ] {
            assert_eq!(settings.output_year(channel, on), Year(year));
            assert_eq!(settings.assessed_in(Some(channel), on), Year(assessed));
        }
        let on: NaiveDate = "2026-12-25".parse().expect("a day");
        assert_eq!(settings.output_year(Channel::Speech, on), Year(2026));
        assert_eq!(settings.assessed_in(Some(Channel::Speech), on), Year(2027));
        setting.set(&mut settings, "").expect("none");
        assert!(settings.count_windows.is_empty());
    }
}
