//! 二、主要做法和成效: activities, outputs, contacts, workrooms, and the yearly duties.

use super::figure::Ledger;
use super::wording::{Among, not, parts, sentence, span};
use super::year::YearWork;
use crate::domain::record::Kind;
use crate::domain::yearwork::{ActivityKind, Body, Channel, StudyBody, TemporaryBranch};
use crate::exchange::papers::circular::Part;
use crate::text;
use crate::text::Text;

/// Writes the part.
pub(super) fn write(work: &YearWork<'_>, ledger: &mut Ledger, body: &mut Vec<Part>) {
    body.push(Part::Heading("二、主要做法和成效".to_owned()));
    for (title, text) in [
        ("（一）组织开展界别活动。", activities(work, ledger)),
        ("（二）转化形成履职成果。", outputs(work, ledger)),
        ("（三）确定重点联系对象。", contacts(work, ledger)),
        ("（四）建设委员工作室。", workrooms(work, ledger)),
        ("（五）落实年度工作制度。", duties(work, ledger)),
    ] {
        body.push(Part::Subheading(title.to_owned()));
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
            let code = format!("activities.{}", kind_code(kind));
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
            "{span}共开展界别集体活动{count}次{kinds}。{}",
            taking_part(work, ledger)
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
    let branches: Vec<_> = work
        .activities
        .iter()
        .filter(|it| it.temporary_branch == TemporaryBranch::Yes)
        .map(|it| it.id)
        .collect();
    if !branches.is_empty() {
        let name = Text::of("设立临时党支部的活动", "activities with a temporary branch");
        let branches = ledger.count("temporary-branches", name, Kind::Activity, branches);
        text += &format!("有{branches}次活动设立了临时党支部。");
    }
    text
}

/// Which sectors held activities, and who took part.
fn taking_part(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let name = Text::of("开展集体活动的界别", "sectors with an activity");
    let sectors = work.sectors(|id| work.of_sectors().any(|it| it.sectors.contains(&id)));
    let sectors = ledger.count("sectors-with-activity", name, Kind::Sector, sectors);
    let among = Among {
        all: "各界别",
        unit: "个界别",
        done: "开展了集体活动",
        undone: "开展集体活动",
    };
    let sectors = among.say(work, sectors, work.book.sectors.len());
    let people = YearWork::participants(work.of_sectors());
    if people.is_empty() {
        return format!("{sectors}，参加人员尚未登记。");
    }
    let name = Text::of("参加界别活动的委员", "members who took part");
    let people = ledger.count("participants", name, Kind::Member, people);
    let of = work.of_sectors().filter(|it| !it.participants.is_empty());
    let records = of.map(|it| (Kind::Activity, it.id.0)).collect();
    let times = work.of_sectors().map(|it| it.participants.len()).sum();
    let name = Text::of("参加界别活动人次", "participations");
    let times = ledger.sum("participations", name, records, times);
    format!("{sectors}，参加活动的委员{people}名、{times}人次。")
}

fn outputs(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let span = span(work);
    let ids = |channel: Option<Channel>| {
        let all = work.outputs.iter();
        all.filter(move |it| channel.is_none_or(|channel| it.channel == channel))
            .map(|it| it.id)
            .collect::<Vec<_>>()
    };
    let name = Text::of("履职成果", "outputs");
    let count = ledger.count("outputs", name, Kind::Output, ids(None));
    if count == 0 {
        return format!("{span}{}形成履职成果。", not(work));
    }
    let mut channels = Vec::new();
    for channel in Channel::ALL {
        let (word, ids) = (channel.word(), ids(Some(channel)));
        if ids.is_empty() {
            continue;
        }
        let code = format!("outputs.{}", channel_code(channel));
        let (zh, en) = (&word.zh, &word.en);
        let name = text!("履职成果：{zh}", "outputs: {en}");
        let count = ledger.count(code, name, Kind::Output, ids);
        channels.push((zh.clone().into_owned(), count));
    }
    let collective: Vec<_> = work
        .outputs
        .iter()
        .filter(|it| it.collective)
        .map(|it| it.id)
        .collect();
    let name = Text::of("以界别名义的成果", "outputs in a sector's name");
    let collective = ledger.count("outputs-collective", name, Kind::Output, collective);
    let name = Text::of("有履职成果的界别", "sectors with an output");
    let sectors = work.sectors(|id| work.outputs.iter().any(|it| it.sector == id));
    let sectors = ledger.count("sectors-with-output", name, Kind::Sector, sectors);
    let among = Among {
        all: "各界别",
        unit: "个界别",
        done: "形成了履职成果",
        undone: "形成履职成果",
    };
    let collective = match collective {
        0 => "尚无以界别名义提交的成果".to_owned(),
        n if n == count => "均以界别名义提交".to_owned(),
        n => format!("以界别名义提交的{n}件"),
    };
    let channels = parts(&channels, "件");
    let sectors = among.say(work, sectors, work.book.sectors.len());
    format!("{span}共形成履职成果{count}件{channels}。{sectors}，{collective}。")
}

fn contacts(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let (book, day) = (work.book, work.vantage());
    let of = |id| book.key_contacts_of(id, day);
    let keeping: Vec<_> = work
        .members
        .iter()
        .map(|it| it.id)
        .filter(|id| !of(*id).is_empty())
        .collect();
    if keeping.is_empty() {
        return format!("委员{}确定重点联系对象。", not(work));
    }
    let kept: Vec<_> = keeping.iter().flat_map(|id| of(*id)).collect();
    let name = Text::of("重点联系对象", "key contacts");
    let all = ledger.count(
        "key-contacts",
        name,
        Kind::KeyContact,
        kept.iter().map(|it| it.id),
    );
    let settings = book.settings();
    let (least, most) = (settings.key_contacts_min, settings.key_contacts_max);
    let range = least as usize..=most as usize;
    let met: Vec<_> = keeping
        .iter()
        .copied()
        .filter(|id| range.contains(&of(*id).len()))
        .collect();
    let name = text!(
        "重点联系{least}至{most}名的委员",
        "members with {least} to {most} key contacts"
    );
    let met = ledger.count("members-with-enough-contacts", name, Kind::Member, met);
    let heard: Vec<_> = kept
        .iter()
        .filter(|it| {
            it.last_heard
                .is_some_and(|heard| heard.on >= work.year().first_day() && heard.on <= day)
        })
        .map(|it| it.id)
        .collect();
    let name = Text::of(
        "年内听取过意见的重点联系对象",
        "key contacts heard in the year",
    );
    let heard = ledger.count("key-contacts-heard", name, Kind::KeyContact, heard);
    let name = Text::of("确定了重点联系对象的委员", "members with key contacts");
    let keeping = ledger.count("members-with-contacts", name, Kind::Member, keeping);
    let among = Among {
        all: "委员",
        unit: "名委员",
        done: "确定了重点联系对象",
        undone: "确定重点联系对象",
    };
    let range = if least == most {
        format!("{least}名")
    } else {
        format!("{least}至{most}名")
    };
    let met = match met {
        0 => format!("尚无委员符合重点联系{range}的要求"),
        n if n == work.members.len() => format!("均符合重点联系{range}的要求"),
        n => format!("符合重点联系{range}要求的委员{n}名"),
    };
    let heard = match heard {
        0 => format!("年内{}登记听取意见的情况", not(work)),
        n if n == all => "年内均听取过意见".to_owned(),
        n => format!("年内听取过其中{n}名的意见"),
    };
    let keeping = among.say(work, keeping, work.members.len());
    sentence(vec![format!("{keeping}，共{all}名，{heard}"), met])
}

fn workrooms(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let book = work.book;
    let offline = |sector: bool| {
        let all = book.workrooms.iter().filter(|it| it.offline);
        all.filter(move |it| !sector || it.sector.is_some())
            .map(|it| it.id)
            .collect::<Vec<_>>()
    };
    let rooms = offline(false);
    if rooms.is_empty() {
        return format!("{}建立线下委员工作室。", not(work));
    }
    let entered: Vec<_> = work
        .members
        .iter()
        .filter(|it| it.workroom.is_some_and(|id| rooms.contains(&id)))
        .map(|it| it.id)
        .collect();
    let name = Text::of("线下委员工作室", "offline workrooms");
    let rooms = ledger.count("workrooms", name, Kind::Workroom, rooms);
    let name = Text::of("界别委员工作室", "sectors' workrooms");
    let own = ledger.count("workrooms-of-sectors", name, Kind::Workroom, offline(true));
    let name = Text::of("入驻线下工作室的委员", "members in an offline workroom");
    let count = ledger.count("members-in-workroom", name, Kind::Member, entered.clone());
    let name = Text::of("委员入驻率", "share of members in a workroom");
    let whole = work.members.len();
    let share = ledger.share(
        "members-in-workroom-share",
        name,
        (Kind::Member, entered),
        whole,
    );
    let own = match own {
        0 => String::new(),
        n if n == rooms => "，均为界别委员工作室".to_owned(),
        n => format!("，其中界别委员工作室{n}个"),
    };
    let entered = match (count, share) {
        (_, None) => String::new(),
        (0, _) => format!("委员{}入驻。", not(work)),
        (n, _) if n == whole => "委员均已入驻。".to_owned(),
        (n, Some(share)) => format!("入驻的委员{n}名，入驻率{share}。"),
    };
    format!("现有线下委员工作室{rooms}个{own}。{entered}")
}

const PLANS: [(&str, Text, Among); 2] = [
    (
        "sectors-with-plan",
        Text::of("有年度工作计划的界别", "sectors with a plan"),
        Among {
            all: "各界别",
            unit: "个界别",
            done: "制定了年度工作计划",
            undone: "制定年度工作计划",
        },
    ),
    (
        "committees-with-plan",
        Text::of("有年度工作计划的专门委员会", "committees with a plan"),
        Among {
            all: "各专门委员会",
            unit: "个专门委员会",
            done: "制定了年度工作计划",
            undone: "制定年度工作计划",
        },
    ),
];

const SUMMARIES: [(&str, Text, Among); 2] = [
    (
        "sectors-with-summary",
        Text::of("有工作总结的界别", "sectors with a summary"),
        Among {
            all: "各界别",
            unit: "个界别",
            done: "报送了工作总结",
            undone: "报送工作总结",
        },
    ),
    (
        "committees-with-summary",
        Text::of("有工作总结的专门委员会", "committees with a summary"),
        Among {
            all: "各专门委员会",
            unit: "个专门委员会",
            done: "报送了工作总结",
            undone: "报送工作总结",
        },
    ),
];

fn duties(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let plans = papers(work, ledger, &PLANS, |body| work.has_plan(body));
    let mut summaries = papers(work, ledger, &SUMMARIES, |body| work.has_summary(body));
    // Before their day nobody owes a summary: that there is none yet goes without saying.
    let due = work.book.settings().summary_due.in_year(work.year());
    if work.today.date <= due {
        summaries.retain(|(count, _)| *count > 0);
    }
    let say = |clauses: Vec<(usize, String)>| {
        sentence(clauses.into_iter().map(|(_, clause)| clause).collect())
    };
    say(plans) + &say(summaries) + &studies(work, ledger)
}

/// How many sectors and committees have a paper, and the clauses that say so.
fn papers(
    work: &YearWork<'_>,
    ledger: &mut Ledger,
    [sectors, committees]: &[(&'static str, Text, Among); 2],
    has: impl Fn(Body) -> bool,
) -> Vec<(usize, String)> {
    let mut clauses = Vec::new();
    let (code, name, among) = sectors;
    let ids = work.sectors(|id| has(Body::Sector(id)));
    let count = ledger.count(*code, name.clone(), Kind::Sector, ids);
    if !work.book.sectors.is_empty() {
        clauses.push((count, among.say(work, count, work.book.sectors.len())));
    }
    let (code, name, among) = committees;
    let ids = work.committees(|id| has(Body::Committee(id)));
    let count = ledger.count(*code, name.clone(), Kind::Committee, ids);
    if !work.book.committees.is_empty() {
        clauses.push((count, among.say(work, count, work.book.committees.len())));
    }
    clauses
}

fn studies(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let ids = |body: StudyBody| {
        let (from, to) = (work.year().first_day(), work.vantage());
        let all = work.book.studies.iter();
        all.filter(move |it| it.body == body && it.held_on >= from && it.held_on <= to)
            .map(|it| it.id)
            .collect::<Vec<_>>()
    };
    let mut held = Vec::new();
    for (body, code) in [
        (StudyBody::PartyGroup, "studies-party-group"),
        (StudyBody::Council, "studies-council"),
    ] {
        let word = body.word();
        let (zh, en) = (&word.zh, &word.en);
        let name = text!("{zh}专题研究", "studies by the {en}");
        let count = ledger.count(code, name, Kind::Study, ids(body));
        if count > 0 {
            held.push(format!("{zh}专题研究界别工作{count}次"));
        }
    }
    if held.is_empty() {
        return format!("党组会议、主席会议{}专题研究界别工作。", not(work));
    }
    format!("{}。", held.join("，"))
}

fn kind_code(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Research => "research",
        ActivityKind::Consultation => "consultation",
        ActivityKind::Forum => "forum",
        ActivityKind::ReadingClub => "reading-club",
        ActivityKind::Service => "service",
        ActivityKind::Training => "training",
        ActivityKind::Plenary => "plenary",
        ActivityKind::Other => "other",
    }
}

fn channel_code(channel: Channel) -> &'static str {
    match channel {
        Channel::Speech => "speech",
        Channel::Proposal => "proposal",
        Channel::Brief => "brief",
        Channel::MicroSuggestion => "micro-suggestion",
        Channel::ResearchReport => "research-report",
    }
}
