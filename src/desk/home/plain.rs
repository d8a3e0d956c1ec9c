//! The plain words in which a member is told: no marks, no points, and nothing that sounds like a charge.

use chrono::NaiveDate;

use super::duty::{Duty, Standing};
use crate::desk::Desk;
use crate::domain::book::Book;
use crate::domain::calendar::{Today, Year, short};
use crate::domain::command::CommandId;
use crate::domain::contact::KeyContact;
use crate::domain::form::{RegistrationForm, Status};
use crate::domain::id::{KeyContactId, MemberId};
use crate::domain::record::Kind;
use crate::domain::subject::{Invocation, Subject};
use crate::domain::yearwork::{Body, ItemState};
use crate::rules::Finding;
use crate::text;
use crate::text::Text;

const NOT_YET: Text = Text::of("还没做", "not yet");
const IN_HAND: Text = Text::of("在办理", "in hand");
/// The rule that asks for a form.
pub(super) const FORM: &str = "J1001";
/// Where it comes from that nothing is left to be done.
pub(super) const ALL_DONE: &str = "all-done";
const NOTHING: Text = Text::of("", "");

/// What a finding asks of the member; none of what the office sees to.
pub(super) fn open(finding: &Finding, desk: &Desk) -> Option<Duty> {
    let (book, today) = (desk.book(), desk.today());
    let (kind, id) = (finding.subject.kind(), finding.subject.raw_id());
    let settings = book.settings();
    let (least, most) = (settings.key_contacts_min, settings.key_contacts_max);
    let count = finding.count;
    let (lead, what, beside, step) = match finding.rule.code {
        FORM => {
            let year = finding.year.previous();
            let what = match (finding.carried, count) {
                (true, _) => text!(
                    "补填 {year} 年的联系服务登记表",
                    "fill the registration form of {year}"
                ),
                (false, 0) => Text::of("填一份联系服务登记表", "fill a registration form"),
                (false, n) => text!(
                    "再填联系服务登记表，已交 {n} 份",
                    "fill another registration form; {n} handed in"
                ),
            };
            let step = Text::of("现在填", "fill it now");
            (NOT_YET, what, by(finding.due, today), Some(step))
        }
        "J1503" => {
            let wanting = least.saturating_sub(count);
            let lead = text!("还差{wanting}人", "{wanting} more");
            let what = text!(
                "确定 {least} 至 {most} 名重点联系对象",
                "choose {least} to {most} key contacts"
            );
            let beside = text!("现有 {count} 名", "{count} so far");
            (lead, what, beside, Some(Text::of("补一名", "add one")))
        }
        "J1504" => {
            let more = count.saturating_sub(most);
            let lead = text!("多了{more}人", "{more} too many");
            let what = text!(
                "重点联系对象保留 {least} 至 {most} 名",
                "keep {least} to {most} key contacts"
            );
            let beside = text!("现有 {count} 名", "{count} now");
            (lead, what, beside, Some(Text::of("调整", "change them")))
        }
        "J1101" => {
            let contact = book.key_contacts.get(KeyContactId(id))?;
            let name = &contact.name;
            let what = text!("听听{name}的意见", "hear what {name} has to say");
            let lead = Text::of("要联系", "to hear");
            let since = since(contact, book, today);
            (lead, what, since, Some(Text::of("记一笔", "note it")))
        }
        "J1301" => {
            let what = Text::of("参加一次界别活动", "take part in an activity of the sector");
            (NOT_YET, what, ahead(finding, book, today), None)
        }
        "J1401" => (
            NOT_YET,
            Text::of("入驻一间委员工作室", "join a workroom"),
            Text::of(
                "告诉专委会，由专委会登记",
                "tell the committee, which enters it",
            ),
            None,
        ),
        "J9001" | "J9005" => {
            let form = book.forms.iter().find(|it| it.id.0 == id)?;
            if !form.is_editable() || form.status() != Status::Submitted {
                return None;
            }
            let what = match finding.rule.code {
                "J9001" => text!("把登记表 #{id} 没填的补上", "fill in what form #{id} lacks"),
                _ => text!(
                    "改正登记表 #{id} 的填表时间",
                    "correct the date of form #{id}"
                ),
            };
            let step = Text::of("去改", "correct it");
            (Text::of("要补", "to mend"), what, NOTHING, Some(step))
        }
        // The forms that wait say so themselves; the rest is the office's.
        "J9002" | "J9003" | "J9004" | "J9006" => return None,
        _ if !matches!(kind, Kind::Member | Kind::KeyContact) => return None,
        _ => match finding.remedy.command {
            CommandId::Assess | CommandId::Add(Kind::PointsTable) => return None,
            _ => (
                NOT_YET,
                finding.remedy.label(),
                by(finding.due, today),
                None,
            ),
        },
    };
    let step = step.map(|label| (label, step_of(finding)));
    Some(Duty {
        standing: Standing::Open,
        lead,
        what,
        beside,
        by: finding.due,
        step,
        source: match finding.carried {
            true => format!("{}.{}", finding.rule.code, finding.year.previous()),
            false => finding.rule.code.to_owned(),
        },
        record: (kind, id),
    })
}

/// A form is corrected by its member; all else the rule says.
fn step_of(finding: &Finding) -> Invocation {
    match finding.subject.kind() {
        Kind::RegistrationForm => {
            let form = Subject::of(Kind::RegistrationForm, finding.subject.raw_id());
            Invocation::of(CommandId::Edit, form)
        }
        _ => finding.remedy.into(),
    }
}

/// By when, or when it was asked for; without a word on how long ago that is.
fn by(due: Option<NaiveDate>, today: Today) -> Text {
    let Some(on) = due else { return NOTHING };
    let day = short(on, today.year);
    match on < today.date {
        true => text!("原定 {day} 前", "was asked for by {day}"),
        false => text!("{day} 前", "by {day}"),
    }
}

/// How long ago a key contact was heard.
fn since(contact: &KeyContact, book: &Book, today: Today) -> Text {
    let day = today.reference_date();
    match book.last_heard(contact, day) {
        Some(heard) => {
            let days = (day - heard.on).num_days();
            text!("上次联系是 {days} 天前", "last heard {days} days ago")
        }
        None => Text::of("还没有记过", "never noted yet"),
    }
}

/// What the sector has ahead of it: the next item of its plan.
fn ahead(finding: &Finding, book: &Book, today: Today) -> Text {
    let day = today.reference_date();
    let plans = finding.sector.into_iter();
    let plans = plans.flat_map(|id| book.plans_of(Body::Sector(id), today.year));
    let items = plans.flat_map(|it| book.items_of(it.id));
    let mut ahead = items.filter(|it| it.state(book, day) == ItemState::Planned);
    let next = ahead.next();
    next.map_or(NOTHING, |it| {
        let (month, title) = (it.month, &it.title);
        text!("{month}月有：{title}", "month {month}: {title}")
    })
}

/// A form that is begun, sent back, or in others' hands.
pub(super) fn form(form: &RegistrationForm, today: Today) -> Option<Duty> {
    let id = form.id;
    let (standing, lead, what, step) = match form.status() {
        Status::Draft => (
            Standing::Open,
            Text::of("没写完", "unfinished"),
            text!("写完并提交登记表 #{id}", "finish form #{id} and hand it in"),
            Some(Text::of("接着填", "go on with it")),
        ),
        Status::Returned => {
            let what = match form.return_reason() {
                Some(why) => text!(
                    "改好退回的登记表 #{id}：{why}",
                    "mend form #{id}, which was sent back: {why}"
                ),
                None => text!(
                    "改好退回的登记表 #{id}",
                    "mend form #{id}, which was sent back"
                ),
            };
            let step = Text::of("去改", "correct it");
            let lead = Text::of("要改", "to mend");
            (Standing::Open, lead, what, Some(step))
        }
        Status::Submitted => (
            Standing::Waits,
            IN_HAND,
            text!(
                "登记表 #{id} 已交，等专委会备案",
                "form #{id} is handed in and waits for the committee"
            ),
            None,
        ),
        Status::Filed => (
            Standing::Waits,
            IN_HAND,
            text!(
                "登记表 #{id} 已备案，等上传政协云",
                "form #{id} is filed and waits to be uploaded"
            ),
            None,
        ),
        Status::Uploaded | Status::Withdrawn => return None,
    };
    let record = (Kind::RegistrationForm, id.0);
    let edit = Invocation::of(CommandId::Edit, Subject::of(record.0, record.1));
    Some(Duty {
        standing,
        lead,
        what,
        beside: Text::same(short(form.last_step_on(), today.year)),
        by: None,
        step: step.map(|label| (label, edit)),
        source: "form".to_owned(),
        record,
    })
}

/// That nothing is left to be done.
pub(super) fn all_done(id: MemberId, book: &Book, today: Today) -> Duty {
    let left = book.members.get(id).and_then(|it| it.left.as_ref());
    let left = left.filter(|it| it.on <= today.reference_date());
    let (year, is_past) = (today.year, today.year < Year::of(today.date));
    let what = match (left, is_past) {
        (Some(left), _) => {
            let on = left.on;
            text!("已于 {on} 离任。", "Left the seat on {on}.")
        }
        (None, false) => Text::of(
            "今年该做的都做了。",
            "All that is asked for this year is done.",
        ),
        (None, true) => text!(
            "{year} 年该做的都做了。",
            "All that was asked for in {year} is done."
        ),
    };
    Duty {
        standing: Standing::Open,
        lead: NOTHING,
        what,
        beside: NOTHING,
        by: None,
        step: None,
        source: ALL_DONE.to_owned(),
        record: (Kind::Member, id.0),
    }
}
