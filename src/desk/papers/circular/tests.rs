//! Every number is a figure, and sentences are right for none, some and all.

use super::{Draft, draft};
use crate::domain::appointment::Convenor;
use crate::domain::assessment::{Assessed, Prized};
use crate::domain::calendar::Year;
use crate::domain::member::{Departure, Member};
use crate::domain::organisation::{Organisation, Term};
use crate::domain::yearwork::{
    Activity, ActivityKind, Body, Evidence, Output, Study, StudyBody, TemporaryBranch,
};
use crate::exchange::papers::circular::Part;
use crate::rules::testing::{BookBuilder, day};

fn drafted(builder: &BookBuilder) -> Draft {
    draft(&builder.book, builder.today, Vec::new()).expect("a year that can be reported on")
}

fn body(draft: &Draft) -> String {
    let lines = draft.circular.body.iter().map(|part| match part {
        Part::Heading(text) | Part::Subheading(text) | Part::Text(text) => text.as_str(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The numbers of a text: `58.3%`, `12`.
fn numbers(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut number = String::new();
    for c in text.chars().chain(['\n']) {
        if c.is_ascii_digit() || (matches!(c, '.' | '%') && !number.is_empty()) {
            number.push(c);
        } else if !number.is_empty() {
            all.push(std::mem::take(&mut number));
        }
    }
    all
}

/// Fails if a number in the draft is no figure, or if something is counted as nought in words.
fn is_traceable(draft: &Draft, settled: &[&str]) {
    let figures: Vec<String> = draft.figures.iter().map(super::Figure::printed).collect();
    let date = draft.circular.date.format("%-m %-d").to_string();
    let mut known: Vec<&str> = date.split(' ').chain(settled.iter().copied()).collect();
    let year = draft.year.to_string();
    known.push(&year);
    let text = body(draft);
    let cells = draft.circular.annexes.iter().flat_map(|annex| &annex.rows);
    // The first cell is a name.
    let cells = cells.flat_map(|row| &row[1..]);
    for number in numbers(&text)
        .iter()
        .chain(cells.filter(|it| !matches!(it.as_str(), "有" | "—")))
    {
        let is_known = figures.contains(number) || known.contains(&number.as_str());
        assert!(is_known, "{number} is no figure, in {text}");
    }
    for number in numbers(&text) {
        assert!(number != "0" && number != "0%", "counts nothing: {text}");
    }
    for (n, figure) in draft.figures.iter().enumerate() {
        let same = draft.figures[..n].iter().find(|it| it.code == figure.code);
        assert!(same.is_none(), "{} twice", figure.code);
    }
}

fn says(draft: &Draft, words: &[&str]) {
    let text = body(draft);
    for word in words {
        assert!(text.contains(word), "no “{word}” in {text}");
    }
}

#[test]
fn an_empty_organisation_has_done_nothing_and_the_draft_says_so() {
    let builder = BookBuilder::new();
    let draft = drafted(&builder);
    is_traceable(&draft, &[]);
    says(
        &draft,
        &[
            "委员名册和界别分工尚未建立。",
            "年初以来尚未收到委员提交的登记表。",
            "年初以来尚未开展界别集体活动。",
            "年初以来尚未形成履职成果。",
            "尚未建立线下委员工作室。",
            "党组会议、主席会议尚未专题研究界别工作。",
        ],
    );
    assert!(draft.circular.annexes.is_empty());
    assert_eq!(draft.circular.to, "市政协各专门委员会、各界别，各位委员：");
}

#[test]
fn a_year_that_is_over_is_not_told_as_going_on() {
    let mut builder = BookBuilder::new();
    let sector = builder.sector("教育界");
    builder.member("王伟", sector);
    builder.looking_at(2025);
    let draft = drafted(&builder);
    is_traceable(&draft, &["3", "5"]);
    let text = body(&draft);
    for word in ["尚未", "年初以来", "截至"] {
        assert!(!text.contains(word), "“{word}” in {text}");
    }
    says(
        &draft,
        &["年末共有委员1名、界别1个。", "全年没有开展界别集体活动。"],
    );
    assert_eq!(draft.year, Year(2025));
    assert!(draft.circular.name().contains("关于2025年度委员"));
}

#[test]
fn all_is_said_as_all() {
    let mut builder = BookBuilder::new();
    builder.on("2026-12-25");
    let committee = builder.committee("提案委员会");
    builder.coordinator(committee, "余主任");
    builder.party(committee, None);
    let sector = builder.sector_of("教育界", committee);
    let member = builder.member("王伟", sector);
    let room = builder.workroom("教育界委员工作室", true);
    builder.enter(member, room);
    let convenor = builder.convenor(sector, member);
    builder.edit(convenor, |it: &mut Convenor| {
        it.first = crate::domain::first::First::elected(true);
        it.approved = Some(day("2026-03-01"));
    });
    builder.liaison(sector, "李联络");
    let leader = builder.leader("董主席", &[sector]);
    builder.met(leader, sector, "2026-05-06");
    for contact in builder.key_contacts(member, 3) {
        builder.heard(contact, "2026-12-18");
    }
    builder.filed(member, "2026-12-20");
    for body in [Body::Sector(sector), Body::Committee(committee)] {
        builder.plan(body, 2026);
        builder.summary(body, 2026);
    }
    let activity = builder.activity(&[sector], "2026-05-06");
    builder.edit(activity, |it: &mut Activity| {
        it.participants = vec![member];
    });
    let output = builder.output(sector, "2026-05-07");
    builder.edit(output, |it: &mut Output| it.collective = true);
    builder.study("2026-03-01");
    says(
        &drafted(&builder),
        &["提请党组会议、主席会议专题研究界别工作"],
    );
    let study = builder.study("2026-02-01");
    builder.edit(study, |it: &mut Study| it.body = StudyBody::PartyGroup);
    builder.training(&[], "2026-08-18");
    builder.sheet(Assessed::Member(member), "2026-12-20");
    for of in [Prized::Sector(sector), Prized::Convenor(convenor)] {
        builder.prize(of, "2026-12-22", Some("2026-12-24"));
    }
    let draft = drafted(&builder);
    is_traceable(&draft, &["3", "5"]);
    says(
        &draft,
        &[
            "各界别均明确了联系的专门委员会。",
            "各界别均推选了界别召集人，共1名，均为第一召集人",
            "各界别均明确了界别联络员；各界别均有主席会议成员联系。",
            "共收到委员提交的登记表1份，均已备案，尚未上传政协云。现任委员均提交了登记表。",
            "各界别均开展了集体活动。组织委员学习培训1次，参训人员尚未登记。现任委员均参加了活动，共1人次。",
            "各界别均形成了履职成果，均以界别名义提交。",
            "委员均确定了重点联系对象，共3名",
            "均符合重点联系3至5名的要求。",
            "现任委员均完成了年度履职考核；评选优秀界别1个：教育界；评选优秀界别召集人1名：王伟（教育界）。",
            "委员均已入驻。",
            "各界别均制定了年度工作计划；各专门委员会均制定了年度工作计划。",
            "未发现不符合要求的情况。",
            "请各专门委员会、各界别按照年度安排，继续做好",
        ],
    );
    let tables: Vec<_> = draft
        .circular
        .annexes
        .iter()
        .map(|it| it.rows.len())
        .collect();
    assert_eq!(tables, [2, 2], "a row and the total");
}

#[test]
fn faults_name_whom_they_are_about() {
    let mut builder = BookBuilder::new();
    builder.on("2027-01-05");
    builder.looking_at(2026);
    let committee = builder.committee("提案委员会");
    for n in 1..=10 {
        let sector = builder.sector_of(&format!("第{n}组"), committee);
        for m in 0..n {
            builder.member(&format!("委员{m}"), sector);
        }
    }
    let draft = drafted(&builder);
    let text = body(&draft);
    // More than can be listed: the names end with 等, the counts are those of the largest.
    assert!(
        text.contains("10个界别没有明确界别联络员（第1组界别、"),
        "{text}"
    );
    assert!(text.contains("第8组界别等）"), "{text}");
    assert!(
        text.contains(
            "55名委员没有按要求提交登记表（较多的有第10组界别10名、第9组界别9名、第8组界别8名）"
        ),
        "{text}"
    );
    assert!(
        text.contains("党组会议、主席会议没有专题研究界别工作"),
        "{text}"
    );
    let places = draft
        .figures
        .iter()
        .filter(|it| it.code.starts_with("problem.J1001."))
        .count();
    assert_eq!(places, 3);
}

#[test]
fn a_joint_activity_counts_once_in_all_and_once_for_each() {
    let mut builder = BookBuilder::new();
    builder.on("2026-12-25");
    let [one, two] = ["教育界", "体育界"].map(|name| builder.sector(name));
    builder.activity(&[one, two], "2026-03-01");
    let event = builder.activity(&[], "2026-01-10");
    builder.edit(event, |it: &mut Activity| {
        it.kind = ActivityKind::Plenary;
        it.temporary_branch = TemporaryBranch::Yes;
        it.evidence = Evidence::Recorded;
    });
    // What is announced for later is not done yet.
    builder.activity(&[one], "2026-12-30");
    let draft = drafted(&builder);
    is_traceable(&draft, &[]);
    says(
        &draft,
        &[
            "共开展界别集体活动1次",
            "另组织面向全体委员的活动1次。有1次活动设立了临时党支部。",
        ],
    );
    let column: Vec<&str> = draft.circular.annexes[0]
        .rows
        .iter()
        .map(|row| row[6].as_str())
        .collect();
    assert_eq!(column, ["1", "1", "1"]);
}

#[test]
fn forms_of_those_who_left_count_but_not_towards_the_share() {
    let mut builder = BookBuilder::new();
    builder.on("2026-12-25");
    let sector = builder.sector("教育界");
    let (gone, here) = (
        builder.member("王伟", sector),
        builder.member("李明", sector),
    );
    builder.submitted(gone, "2026-02-01");
    builder.submitted(here, "2026-02-02");
    builder.member("张三", sector);
    builder.edit(gone, |it: &mut Member| {
        it.left = Some(Departure {
            on: day("2026-06-30"),
            reason: String::new(),
        });
    });
    let draft = drafted(&builder);
    is_traceable(&draft, &[]);
    says(
        &draft,
        &[
            "登记表2份（现任委员1份、离任委员1份），均待备案。提交登记表的委员1名，占委员总数的50%，覆盖全部界别。",
        ],
    );
    let figure = draft
        .figures
        .iter()
        .find(|it| it.code == "members-with-form");
    let figure = figure.expect("a figure");
    assert_eq!(figure.printed(), "1");
}

#[test]
fn a_year_outside_the_term_is_not_reported_on() {
    let mut builder = BookBuilder::new();
    builder.sector("教育界");
    let refused = |builder: &BookBuilder| {
        let refusal = draft(&builder.book, builder.today, Vec::new()).expect_err("no such year");
        refusal.text().zh.into_owned()
    };
    for (year, why) in [
        (1990, "2022-01-01"),
        (2021, "2022-01-01"),
        (2027, "还没有到"),
    ] {
        builder.looking_at(year);
        assert!(refused(&builder).contains(why), "{year}");
    }
    for year in [2022, 2025, 2026] {
        builder.looking_at(year);
        draft(&builder.book, builder.today, Vec::new())
            .unwrap_or_else(|why| panic!("{year}: {why:?}"));
    }
    builder.on("2021-12-31");
    assert!(refused(&builder).contains("2021 年在本届之前"));
    builder.put(Organisation {
        name: "市政协".into(),
        term: Term {
            number: 7,
            from: day("2022-01-11"),
            until: Some(day("2027-01-15")),
        },
        former_terms: Vec::new(),
    });
    builder.on("2022-01-10");
    assert!(refused(&builder).contains("2022-01-10"));
    builder.on("2028-03-01");
    assert!(refused(&builder).contains("2027-01-15"));
    builder.looking_at(2027);
    draft(&builder.book, builder.today, Vec::new()).expect("the year in which the term ends");
}

#[test]
fn forms_of_no_committee_are_counted_where_forms_are_spread() {
    let mut builder = BookBuilder::new();
    builder.on("2026-06-30");
    let committee = builder.committee("提案委员会");
    let education = builder.sector_of("教育界", committee);
    let sport = builder.sector("体育界");
    for (sector, count) in [(education, 3), (sport, 2)] {
        for n in 0..count {
            let member = builder.member(&format!("委员{n}"), sector);
            builder.submitted(member, "2026-02-01");
        }
    }
    says(
        &drafted(&builder),
        &["5份登记表超过期限没有备案（提案委员会3份、未明确专门委员会2份）"],
    );
}

#[test]
fn who_took_part_and_who_did_not_are_all_who_serve() {
    let mut builder = BookBuilder::new();
    builder.on("2026-12-25");
    let sector = builder.sector("教育界");
    let [gone, here, _] = ["王伟", "李明", "张三"].map(|name| builder.member(name, sector));
    let activity = builder.activity(&[sector], "2026-03-01");
    let event = builder.activity(&[], "2026-01-10");
    builder.edit(activity, |it: &mut Activity| it.participants = vec![gone]);
    // Who came to an event of the whole organisation took part, too.
    builder.edit(event, |it: &mut Activity| {
        it.participants = vec![gone, here]
    });
    builder.edit(gone, |it: &mut Member| {
        it.left = Some(Departure {
            on: day("2026-06-30"),
            reason: String::new(),
        });
    });
    let draft = drafted(&builder);
    is_traceable(&draft, &["3", "5"]);
    says(
        &draft,
        &[
            "参加活动的现任委员1名，另有已离任的委员1名，共3人次。",
            "1名委员没有参加界别活动",
        ],
    );
}

#[test]
fn departments_that_owe_a_plan_are_counted_with_the_committees() {
    let mut builder = BookBuilder::new();
    builder.committee("教科卫体委员会");
    builder.department("研究室");
    builder.on("2026-12-28");
    let text = body(&drafted(&builder));
    assert!(
        text.contains("2个专门委员会和部门没有制定") && text.contains("（教科卫体委员会、研究室）"),
        "{text}"
    );
    assert!(text.contains("各部门尚未制定年度工作计划"), "{text}");
}
