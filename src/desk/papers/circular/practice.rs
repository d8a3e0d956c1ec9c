//! 二、主要做法和成效: activities; `outputs`, `service`, `office`, `duties` and
//! `assessment` say the rest.

use super::figure::Ledger;
use super::wording::{Among, not, parts, span};
use super::year::YearWork;
use super::{assessment, duties, office, outputs, service};
use crate::domain::record::Kind;
use crate::domain::sitting::numeral;
use crate::domain::yearwork::{ActivityKind, TemporaryBranch};
use crate::exchange::papers::circular::Part;
use crate::rules::proof;
use crate::text;
use crate::text::Text;

/// Writes the part.
pub(super) fn write(work: &YearWork<'_>, ledger: &mut Ledger, body: &mut Vec<Part>) {
    body.push(Part::Heading("二、主要做法和成效".to_owned()));
    let parts = [
        ("组织开展界别活动。", activities(work, ledger)),
        ("转化形成履职成果。", outputs::outputs(work, ledger)),
        ("办理群众意见建议。", office::opinions(work, ledger)),
        ("确定重点联系对象。", service::contacts(work, ledger)),
        ("建设委员工作室。", service::workrooms(work, ledger)),
        (
            "落实年度工作制度。",
            duties::duties(work, ledger) + &office::evidence(work, ledger),
        ),
        ("加强支持保障。", office::support(work, ledger)),
        ("开展考核评优。", assessment::assessment(work, ledger)),
    ];
    let told = parts.into_iter().filter(|(_, text)| !text.is_empty());
    for (nth, (title, text)) in (1..).zip(told) {
        body.push(Part::Subheading(format!("（{}）{title}", numeral(nth))));
        body.push(Part::Text(text));
    }
}

fn activities(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let span = span(work);
    let held: Vec<_> = work.of_sectors().collect();
    let ids = |kind: Option<ActivityKind>| {
        let held = held
            .iter()
            .filter(move |it| kind.is_none_or(|kind| it.kind == kind));
        held.map(|it| it.id).collect::<Vec<_>>()
    };
    let name = Text::of("界别集体活动", "sectors' activities");
    let count = ledger.count("activities", name, Kind::Activity, ids(None));
    let mut text = if count == 0 {
        format!("{span}{}开展界别集体活动。", not(work))
    } else {
        let mut kinds = Vec::new();
        for kind in ActivityKind::ALL {
            let (word, ids) = (kind.word(), ids(Some(kind)));
            if ids.is_empty() {
                continue;
            }
            let code = format!("activities.{}", kind.code());
            let (zh, en) = (&word.zh, &word.en);
            let name = text!("界别集体活动：{zh}", "sectors' activities: {en}");
            let count = ledger.count(code, name, Kind::Activity, ids);
            let word = match kind {
                ActivityKind::Other => "其他活动",
                _ => zh,
            };
            kinds.push((word.to_owned(), count));
        }
        let kinds = parts(&kinds, "次");
        format!(
            "{span}共开展界别集体活动{count}次{kinds}。{}。",
            sectors_holding(work, ledger)
        )
    };
    let events: Vec<_> = work
        .activities
        .iter()
        .filter(|it| it.sectors.is_empty())
        .map(|it| it.id)
        .collect();
    if !events.is_empty() {
        let name = Text::of("面向全体委员的活动", "events of the whole organisation");
        let events = ledger.count("events", name, Kind::Activity, events);
        text += &format!("另组织面向全体委员的活动{events}次。");
    }
    text += &trainings(work, ledger);
    let has = |branch: TemporaryBranch| branch == TemporaryBranch::Yes;
    let activities = work.activities.iter().filter(|it| has(it.temporary_branch));
    let trainings = work.trainings.iter().filter(|it| has(it.temporary_branch));
    let word = match trainings.clone().next() {
        Some(_) => "活动和培训",
        None => "活动",
    };
    let branches: Vec<_> = activities
        .map(|it| (Kind::Activity, it.id.0))
        .chain(trainings.map(|it| (Kind::Training, it.id.0)))
        .collect();
    if !branches.is_empty() {
        let name = Text::of(
            "设立临时党支部的活动和培训",
            "activities and trainings with a temporary branch",
        );
        let branches = ledger.count_records("temporary-branches", name, branches);
        text += &format!("有{branches}次{word}设立了临时党支部。");
    }
    text + &taking_part(work, ledger)
}

/// How many trainings there were, and how often members attended one.
fn trainings(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let held = &work.trainings;
    if held.is_empty() {
        return String::new();
    }
    let name = Text::of("学习培训", "trainings");
    let ids: Vec<_> = held.iter().map(|it| it.id).collect();
    let count = ledger.count("trainings", name, Kind::Training, ids);
    let attended = held.iter().filter(|it| !it.attended.is_empty());
    let records: Vec<_> = attended.map(|it| (Kind::Training, it.id.0)).collect();
    if records.is_empty() {
        return format!("组织委员学习培训{count}次，参训人员尚未登记。");
    }
    let times = held.iter().map(|it| it.attended.len()).sum();
    let name = Text::of("参训人次", "attendances at trainings");
    let times = ledger.sum("training-attendances", name, records, times);
    let away = held.iter().filter(|it| !it.excused.is_empty());
    let records: Vec<_> = away.clone().map(|it| (Kind::Training, it.id.0)).collect();
    let name = Text::of("培训请假人次", "excused from trainings");
    let away = away.map(|it| it.excused.len()).sum();
    let away = ledger.sum("training-excused", name, records, away);
    let away = match away {
        0 => String::new(),
        n => format!("，请假{n}人次"),
    };
    format!("组织委员学习培训{count}次，参训{times}人次{away}。")
}

/// Which sectors held activities.
fn sectors_holding(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let name = Text::of("开展集体活动的界别", "sectors with an activity");
    let sectors = work.sectors(|id| work.has_activity(id));
    let sectors = ledger.count("sectors-with-activity", name, Kind::Sector, sectors);
    let among = Among {
        all: "各界别",
        unit: "个界别",
        done: "开展了集体活动",
        undone: "开展集体活动",
    };
    among.say(work, sectors, work.sectors(|_| true).len())
}

/// Who took part in activities of any kind: of those who serve as many as, by the findings, did not
/// are left. Who left since is told apart.
fn taking_part(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    if work.activities.is_empty() {
        return String::new();
    }
    let (serving, left) = work.participants();
    if serving.is_empty() && left.is_empty() {
        return "参加人员尚未登记。".to_owned();
    }
    let name = Text::of("参加活动的现任委员", "serving members who took part");
    let serving = ledger.count("participants", name, Kind::Member, serving);
    let mut text = match (serving, work.members.len()) {
        (0, _) => format!("现任委员{}参加活动", not(work)),
        (n, all) if n == all => "现任委员均参加了活动".to_owned(),
        (n, _) => format!("参加活动的现任委员{n}名"),
    };
    if !left.is_empty() {
        let name = Text::of(
            "参加过活动的离任委员",
            "members who took part and left since",
        );
        let left = ledger.count("participants-left", name, Kind::Member, left);
        text += &format!("，另有已离任的委员{left}名");
    }
    let counting = || proof::counting(work.book, &work.today);
    let of = counting().filter(|it| !it.participants.is_empty());
    let records = of.map(|it| (Kind::Activity, it.id.0)).collect();
    let times = counting().map(|it| it.participants.len()).sum();
    let name = Text::of("参加活动人次", "participations");
    let times = ledger.sum("participations", name, records, times);
    format!("{text}，共{times}人次。")
}
