//! 一、基本情况: who there is, who holds which charge, and the registration forms.

use chrono::NaiveDate;

use super::figure::{Forms, Ledger};
use super::wording::{Among, not, sentence, span};
use super::year::{FILED, HANDED_IN, UPLOADED, YearWork};
use crate::desk::papers::readings::cite_all;
use crate::domain::calendar::Year;
use crate::domain::described::Fields as _;
use crate::domain::former_name::Renamed;
use crate::domain::record::Kind;
use crate::exchange::papers::circular::Part;
use crate::exchange::papers::day;
use crate::text::Text;

/// Writes the part.
pub(super) fn write(work: &YearWork<'_>, ledger: &mut Ledger, body: &mut Vec<Part>) {
    body.push(Part::Heading("一、基本情况".to_owned()));
    let texts = [
        organisation(work, ledger),
        charges(work, ledger),
        forms(work, ledger),
        readings(work),
    ];
    body.extend(
        texts
            .into_iter()
            .filter(|it| !it.is_empty())
            .map(Part::Text),
    );
}

/// What became of the sectors and committees in the year, as sentences: what was done before counts with those that
/// did it.
fn changes(work: &YearWork<'_>) -> String {
    let book = work.book;
    let in_year = |on: NaiveDate| Year::of(on) == work.year() && on <= work.reference_date();
    let mut parted: Vec<String> = Vec::new();
    let mut renamed: Vec<String> = Vec::new();
    for it in book.sectors_in_order() {
        let name = &it.name;
        if let Some(since) = it.since.filter(|on| in_year(*on))
            && let Some(old) = it.split_from
        {
            parted.push(format!(
                "{}自{}起分设{name}",
                book.sector_name(old),
                day(since)
            ));
        }
        if let Some(ended) = it.ended.as_ref().filter(|it| in_year(it.on))
            && let Some(next) = ended
                .on
                .succ_opt()
                .filter(|on| *on <= work.reference_date())
        {
            parted.push(match it.merged_into {
                Some(into) => format!("{name}自{}起并入{}", day(next), book.sector_name(into)),
                None => format!("{name}自{}起撤销", day(next)),
            });
        }
        renamed.extend(renaming(it, in_year));
    }
    let mut dissolved: Vec<String> = Vec::new();
    for it in book.committees_in_order() {
        renamed.extend(renaming(it, in_year));
        let ended = it.ended.as_ref().filter(|it| in_year(it.on));
        let from = ended.and_then(|it| it.on.succ_opt());
        if let Some(from) = from.filter(|on| *on <= work.reference_date()) {
            let (name, since) = (&it.name, day(from));
            dissolved.push(match it.standing_on(from, book) {
                Some(to) => format!("{name}自{since}起撤销，所联系界别转由{}联系", to.name),
                None => format!("{name}自{since}起撤销"),
            });
        }
    }
    let mut text = String::new();
    if !dissolved.is_empty() {
        let all = dissolved.join("，");
        text += &format!("{all}，此前的登记表、活动和成果计入原专门委员会。");
    }
    if !parted.is_empty() {
        text += &format!("{}，此前的工作计入原界别。", parted.join("，"));
    }
    if !renamed.is_empty() {
        text += &format!("{}。", renamed.join("，"));
    }
    text
}

/// How it was called before, where another name came in the year.
fn renaming(it: &impl Renamed, in_year: impl Fn(NaiveDate) -> bool) -> Option<String> {
    let (_, former) = it.names();
    let mut came = former
        .iter()
        .filter_map(|was| Some((was, was.until.succ_opt()?)));
    let (was, from) = came.rfind(|(_, from)| in_year(*from))?;
    let (was, is) = (&was.name, it.name_on(from));
    Some(format!("{was}自{}起更名为{is}", day(from)))
}

/// The interpretations that hold, in the order of what they are about.
fn readings(work: &YearWork<'_>) -> String {
    let all = work.book.interpretations.iter();
    let mut all: Vec<_> = all
        .filter(|it| it.stands_on(work.reference_date()))
        .collect();
    all.sort_by_key(|it| (it.on, it.id));
    cite_all(&all)
}

fn organisation(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let members = ledger.count(
        "members",
        Text::of("委员", "members"),
        Kind::Member,
        work.members.iter().map(|it| it.id),
    );
    let sectors = ledger.count(
        "sectors",
        Text::of("界别", "sectors"),
        Kind::Sector,
        work.sectors(|_| true),
    );
    let committees = ledger.count(
        "committees",
        Text::of("专门委员会", "special committees"),
        Kind::Committee,
        work.committees(|_| true),
    );
    let all: Vec<String> = [
        ("委员", members, "名"),
        ("界别", sectors, "个"),
        ("专门委员会", committees, "个"),
    ]
    .into_iter()
    .filter(|(_, n, _)| *n > 0)
    .map(|(name, n, unit)| format!("{name}{n}{unit}"))
    .collect();
    if all.is_empty() {
        return "委员名册和界别分工尚未建立。".to_owned();
    }
    let now = if work.is_over() {
        "年末共有"
    } else {
        "现有"
    };
    let mut text = format!("{now}{}。", all.join("、"));
    text += &changes(work);
    if sectors > 0 {
        let linked = work.sectors(|id| {
            let sector = work.book.sectors.get(id);
            sector.is_some_and(|it| it.committee_on(work.reference_date()).is_some())
        });
        let linked = ledger.count(
            "sectors-with-committee",
            Text::of("已明确专门委员会的界别", "sectors with a committee"),
            Kind::Sector,
            linked,
        );
        text += &sentence(vec![SECTORS_LINKED.say(work, linked, sectors)]);
    }
    text
}

const SECTORS_LINKED: Among = Among {
    all: "各界别",
    unit: "个界别",
    done: "明确了联系的专门委员会",
    undone: "明确联系的专门委员会",
};

const LIAISONS: Among = Among {
    all: "各界别",
    unit: "个界别",
    done: "明确了界别联络员",
    undone: "明确界别联络员",
};

const LEADERS: Among = Among {
    all: "各界别",
    unit: "个界别",
    done: "有主席会议成员联系",
    undone: "明确联系的主席会议成员",
};

fn charges(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let (book, day) = (work.book, work.reference_date());
    let sectors = work.sectors(|_| true).len();
    if sectors == 0 {
        return String::new();
    }
    let liaisons = ledger.count(
        "sectors-with-liaison",
        Text::of("有界别联络员的界别", "sectors with a liaison"),
        Kind::Sector,
        work.sectors(|id| !book.liaisons_of(id, day).is_empty()),
    );
    let leaders = ledger.count(
        "sectors-with-leader",
        Text::of("有主席会议成员联系的界别", "sectors with a leader"),
        Kind::Sector,
        work.sectors(|id| !book.leaders_of(id, day).is_empty()),
    );
    let convenors = convenors(work, ledger);
    let others = sentence(vec![
        LIAISONS.say(work, liaisons, sectors),
        LEADERS.say(work, leaders, sectors),
    ]);
    convenors + &others
}

fn convenors(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let (book, day, sectors) = (
        work.book,
        work.reference_date(),
        work.sectors(|_| true).len(),
    );
    let holding: Vec<_> = book.convenors_on(day).collect();
    let with = ledger.count(
        "sectors-with-convenor",
        Text::of("有召集人的界别", "sectors with a convenor"),
        Kind::Sector,
        work.sectors(|id| !book.convenors_of(id, day).is_empty()),
    );
    let among = Among {
        all: "各界别",
        unit: "个界别",
        done: "推选了界别召集人",
        undone: "推选界别召集人",
    };
    if holding.is_empty() {
        return sentence(vec![among.say(work, 0, sectors)]);
    }
    let all = ledger.count(
        "convenors",
        Text::of("界别召集人", "convenors"),
        Kind::Convenor,
        holding.iter().map(|it| it.id),
    );
    let first = ledger.count(
        "first-convenors",
        Text::of("第一召集人", "first convenors"),
        Kind::Convenor,
        holding
            .iter()
            .filter(|it| it.is_first_on(day))
            .map(|it| it.id),
    );
    let approved = ledger.count(
        "convenors-approved",
        Text::of("经主席会议审定的召集人", "convenors approved"),
        Kind::Convenor,
        holding
            .iter()
            .filter(|it| it.approval(day, day).is_some())
            .map(|it| it.id),
    );
    let first = match first {
        0 => format!("{}明确第一召集人", not(work)),
        n if n == all => "均为第一召集人".to_owned(),
        n => format!("其中第一召集人{n}名"),
    };
    let approved = match approved {
        0 => format!("召集人{}经主席会议审定", not(work)),
        n if n == all => "均已经主席会议审定".to_owned(),
        n => format!("经主席会议审定的{n}名"),
    };
    sentence(vec![format!(
        "{}，共{all}名，{first}，{approved}",
        among.say(work, with, sectors)
    )])
}

fn forms(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let everybody = work.everybody(|_| true);
    let mut count = |code: &str, name, statuses| {
        let forms = Forms {
            year: work.year(),
            members: everybody.clone(),
            statuses,
            also: Vec::new(),
        };
        ledger.forms(code, name, forms, work.forms(&everybody, statuses))
    };
    let handed_in = count(
        "forms-handed-in",
        Text::of("提交的登记表", "forms handed in"),
        HANDED_IN,
    );
    let filed = count(
        "forms-filed",
        Text::of("备案的登记表", "forms filed"),
        FILED,
    );
    let uploaded = count(
        "forms-uploaded",
        Text::of("上传政协云的登记表", "forms uploaded"),
        UPLOADED,
    );
    let left = work.everybody(|member| !work.members.iter().any(|it| it.id == member.id));
    let forms = Forms {
        year: work.year(),
        members: left.clone(),
        statuses: HANDED_IN,
        also: Vec::new(),
    };
    let name = Text::of("离任委员提交的登记表", "forms of members who left");
    let of_left = ledger.forms("forms-of-left", name, forms, work.forms(&left, HANDED_IN));
    let serving: Vec<_> = work.members.iter().map(|it| it.id).collect();
    let forms = Forms {
        year: work.year(),
        members: serving.clone(),
        statuses: HANDED_IN,
        also: Vec::new(),
    };
    let name = Text::of("现任委员提交的登记表", "forms of serving members");
    let of_serving = ledger.forms(
        "forms-of-serving",
        name,
        forms,
        work.forms(&serving, HANDED_IN),
    );
    let whose = match (of_serving, of_left) {
        (_, 0) => String::new(),
        (0, _) => "（均为离任委员提交）".to_owned(),
        (n, m) => format!("（现任委员{n}份、离任委员{m}份）"),
    };
    let span = span(work);
    if handed_in == 0 {
        return format!("{span}{}收到委员提交的登记表。", not(work));
    }
    let done = match (filed, uploaded) {
        (0, _) => "均待备案".to_owned(),
        (f, u) if f == handed_in && u == handed_in => "均已备案并上传政协云".to_owned(),
        (f, 0) if f == handed_in => "均已备案，尚未上传政协云".to_owned(),
        (f, u) if f == handed_in => format!("均已备案，其中上传政协云{u}份"),
        (f, 0) => format!("已备案{f}份，尚未上传政协云"),
        (f, u) if f == u => format!("已备案并上传政协云{f}份"),
        (f, u) => format!("已备案{f}份，其中上传政协云{u}份"),
    };
    format!("{span}共收到委员提交的登记表{handed_in}份{whose}，{done}。") + &coverage(work, ledger)
}

/// How many members, and of how many sectors, handed a form in.
fn coverage(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let book = work.book;
    let ids = work.with_form(work.members.iter().copied());
    let name = Text::of("提交登记表的委员", "members with a form");
    let with = ledger.count("members-with-form", name, Kind::Member, ids.clone());
    let whole = work.members.len();
    let name = Text::of("提交登记表的委员占比", "share of members with a form");
    let share = ledger.share("members-with-form-share", name, (Kind::Member, ids), whole);
    let Some(share) = share.filter(|_| with > 0) else {
        return String::new();
    };
    let all_of = |id| {
        let members = book.members_of(id, work.reference_date());
        !members.is_empty() && work.with_form(members.iter().copied()).len() == members.len()
    };
    let any_of = |id| {
        let members = book.members_of(id, work.reference_date());
        !work.with_form(members).is_empty()
    };
    let covered = ledger.count(
        "sectors-with-form",
        Text::of("有委员提交登记表的界别", "sectors with a form"),
        Kind::Sector,
        work.sectors(any_of),
    );
    let complete = ledger.count(
        "sectors-complete",
        Text::of(
            "委员全部提交登记表的界别",
            "sectors all of whose members handed in",
        ),
        Kind::Sector,
        work.sectors(all_of),
    );
    if with == whole {
        return "现任委员均提交了登记表。".to_owned();
    }
    let mut clauses = vec![format!("提交登记表的委员{with}名，占委员总数的{share}")];
    clauses.push(if covered == work.sectors(|_| true).len() {
        "覆盖全部界别".to_owned()
    } else {
        format!("覆盖{covered}个界别")
    });
    if complete > 0 {
        clauses.push(format!("{complete}个界别的委员全部提交"));
    }
    format!("{}。", clauses.join("，"))
}
