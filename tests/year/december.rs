//! November and December: the year is summed up and reported on.

use crate::cast;
use crate::june::members_of;
use crate::played::Played;

pub fn play(year: &mut Played) {
    let members = members_of(&["无党派人士", "特邀人士"]).replace("石磊", "周雨");
    year.on(
        "11-20",
        &format!(
            "add activity title=联合读书会 kind=reading-club held_on=2026-11-20 sectors=无党派人士、特邀人士 participants={members}"
        ),
    );
    year.silent("11-20", "J1301");
    falls_due(year);
    let committees = [
        "提案委员会",
        "经济科技委员会",
        "教科卫体委员会",
        "委员学习联络委员会",
    ];
    let sectors = cast::SECTORS.map(|(sector, _)| sector);
    for sector in sectors {
        year.on(
            "12-10",
            &format!("add summary body={sector} year=2026 title={sector}2026年工作总结 made_on=2026-12-10"),
        );
    }
    for body in committees.into_iter().chain(["办公室", "研究室"]) {
        year.on(
            "12-16",
            &format!(
                "add summary body={body} year=2026 title={body}2026年工作总结 made_on=2026-12-16"
            ),
        );
    }
    year.breaches("12-21", &[]);
    let twin = year.twin();
    twin.on("12-21", "remove summary 农业界");
    twin.finds("12-21", "J1704", 1, 0, 0);

    let log = year.write("log-12.csv", cast::heard("2026-12-18", |it| it == "石磊"));
    year.on("12-22", &format!("import {log}"));
    year.on(
        "12-22",
        "opinion answer 乡镇卫生院夜间急诊 --class a --satisfied --close --on 2026-12-10",
    );
    let brief = "set output 乡镇卫生院夜间急诊的建议";
    year.on(
        "12-22",
        &format!("{brief} answer.class=A类 answer.on=2026-12-10 answer.satisfaction=满意"),
    );

    let funnel = year.json("12-28", "opinions");
    let answered = serde_json::json!({"a": 1, "b": 1, "c": 1, "d": 1});
    assert_eq!(
        (&funnel["received"], &funnel["answered"]),
        (&4.into(), &answered)
    );
    year.finds("12-21", "J2101", 0, 24, 0);
    year.finds("12-21", "J2102", 0, 1, 0);
    let twin = year.twin();
    let draw = twin.json("12-22", "verify output --sample 10%");
    let (seed, drawn) = (&draw["seed"], draw["drawn"].as_array().expect("drawn"));
    assert_eq!((draw["all"].as_u64(), drawn.len()), (Some(25), 3));
    let again = format!("verify output --sample 10% --seed {seed}");
    twin.on("12-22", &format!("{again} --from 提案委登记簿"));
    let log = twin.on("12-22", "journal");
    assert!(
        log.contains(&format!("抽查 10%，种子 {seed}，25 抽 3")),
        "{log}"
    );
    twin.refuses("12-22", &again, &["没有待核实的"]);
    assess(year);
    year.silent("12-28", "J2101");
    award(year);
    year.silent("12-28", "J2102");
    let circular = year.on("12-28", "circular 2026 --trace");
    for part in [
        "委员24名、界别8个、专门委员会4个",
        "25份",
        "其中第一召集人8名",
        "共形成履职成果24件",
        "以界别名义提交的8件（提案3件、社情民意信息1件、微建议2件、调研视察报告2件）",
        "委员提交的16件（提案12件、社情民意信息4件）",
        "被各级采用1件（省级1件），获领导批示1件，已得到办理答复1件（A类1件）",
        "其中提交后转其他渠道的3件，另有1件经审查未予立案",
        "现任委员均完成了年度履职考核",
        "共收到委员提交的登记表25份（现任委员24份、离任委员1份）",
        "共收到群众意见建议4条",
        "已答复4条（A类1条、B类1条、C类1条、D类1条）",
        "参训20人次，请假4人次",
        "安排界别活动经费24000元，已用2600元，剩余21400元",
        "刊发宣传报道4篇，年度计划4篇",
        "主席会议成员与所联系的界别均有联系走访",
        "其中经核实的1项",
        "评选优秀界别2个：教育界、农业界；评选优秀界别召集人2名：罗志远（教育界）、冯春生（农业界）",
    ] {
        assert!(circular.contains(part), "no {part} in {circular}");
    }
    year.finds("12-28", "J1705", 0, 1, 0);
    year.on(
        "12-29",
        "add circular year=2026 title=2026年情况通报 issued_on=2026-12-29",
    );
    year.silent("12-29", "J1705");
    year.breaches("2026-12-31", &[]);
    for (rule, advice) in [("J1901", 5), ("J1707", 2)] {
        year.finds("2026-12-31", rule, 0, 0, advice);
        let next = year.json("2027-01-05", &format!("check --year 2026 --rule {rule}"));
        assert_eq!(next.as_array().map(Vec::len), Some(advice), "{rule}");
    }
    let all = year.json("2026-12-31", "check");
    assert_eq!(all.as_array().map(Vec::len), Some(7), "{all:#}");
    assert!(year.on("12-31", "verify").contains("完好"));
    close(year);
}

/// The counts are closed on 12-20: what was done after it is the next year's.
fn assess(year: &mut Played) {
    year.on("12-24", "settings set count-until 12-20");
    year.on("12-24", "assess example --year 2026");
    let twin = year.twin();
    twin.on(
        "12-24",
        "add activity title=走访慰问 kind=service held_on=2026-12-21 sectors=教育界 participants=周明",
    );
    for office in [&*year, &twin] {
        office.on("12-24", "assess run");
    }
    let sheets = year.json("12-24", "list assessment-sheets");
    assert_eq!(twin.json("12-24", "list assessment-sheets"), sheets);
    let sheets = sheets.as_array().expect("an array");
    assert_eq!(sheets.len(), 25);
    assert!(sheets.iter().all(|it| it["closed_on"] == "2026-12-20"));
    let partly = sheets.iter().filter(|it| it["partly"] == true);
    let partly: Vec<_> = partly.map(|it| it["of"]["name"].clone()).collect();
    assert_eq!(partly, ["石磊", "周雨"]);
    for (name, points) in [("罗志远", 60.0), ("何光明", 65.0), ("周雨", 20.0)] {
        let sheet = sheets.iter().find(|it| it["of"]["name"] == name);
        assert_eq!(sheet.expect("a sheet")["points"], points, "{name}");
    }
    year.refuses(
        "12-24",
        "add points-item table=1 title=登录次数 criterion=base points=1",
        &["不得以“登录”计分"],
    );
    let line = "assess show 罗志远 --what-if 参加界别活动.points=8";
    assert_eq!(year.json("12-24", line)["points"], 63.0);
}

/// Two sectors and two convenors are nominated; the council decides.
fn award(year: &mut Played) {
    for of in ["教育界", "农业界", "罗志远", "冯春生"] {
        year.on(
            "12-24",
            &format!("add prize of={of} year=2026 nominated_on=2026-12-24 merits=成效突出"),
        );
    }
    year.finds("12-28", "J2102", 0, 1, 0);
    year.on(
        "12-28",
        "add sitting body=council number=12 held_on=2026-12-28",
    );
    year.on("12-28", "sitting award 七届第12次主席会议");
    let minute = year.on("12-28", "sitting minute 七届第12次主席会议");
    for part in ["优秀界别2个：教育界、农业界", "优秀界别召集人2名"] {
        assert!(minute.contains(part), "no {part} in {minute}");
    }
    year.refuses(
        "12-28",
        "sitting award 七届第12次主席会议",
        &["没有待评定的提名"],
    );
    year.refuses(
        "12-28",
        "add prize of=教育界 year=2026 nominated_on=2026-12-28",
        &["这一年已经提名"],
    );
}

const CLOSING: &str = "add year-closing year=2026 closed_on=2027-1-8";

/// The year is closed; convenors, liaisons, leaders and contacts go on into the next, plans don't.
fn close(year: &mut Played) {
    let office = year.twin();
    office.on("2027-01-05", "remove circular 2026年情况通报");
    office.finds("2027-01-05", "J1705", 1, 1, 0);
    let closed = office.says("2027-01-08", CLOSING);
    assert!(closed.err.contains("2026年度尚有不合规 1 项"), "{closed:?}");
    office.finds("2027-01-08", "J1705", 0, 1, 0);
    year.on("2027-01-08", CLOSING);
    let late = "add activity title=年末慰问 kind=service held_on=2026-12-30 sectors=教育界 participants=周明";
    year.refuses("2027-01-08", late, &["2026年已经关账", "--because"]);
    year.refuses(
        "2027-01-08",
        &format!("{late} --dry-run"),
        &["2026年已经关账"],
    );
    year.on("2027-01-08", &format!("{late} --because 漏登一次活动"));
    let corrections = year.json("2027-01-08", "list corrections");
    let one = &corrections[0];
    assert_eq!(
        (&one["year"], &one["reason"]),
        (&2026.into(), &"漏登一次活动".into())
    );
    assert!(one["what"].to_string().contains("年末慰问"), "{one}");
    for (kind, count) in [
        ("convenors", 12),
        ("liaisons", 8),
        ("leaders", 4),
        ("plans", 0),
    ] {
        let all = year.json("2027-01-08", &format!("list {kind}"));
        assert_eq!(all.as_array().map(Vec::len), Some(count), "{kind}");
    }
    year.finds("2027-01-08", "J1702", 0, 8, 0);
    year.breaches("2027-01-08", &[]);
    assert!(year.on("2027-01-08", "journal verify").contains("完好"));
}

/// What falls due within thirty days, in a list and in a calendar.
fn falls_due(year: &Played) {
    let due = year.json("12-01", "due --days 30");
    let due = due.as_array().expect("an array");
    let of = |source: &str| due.iter().filter(|it| it["source"] == source).count();
    for (source, count) in [
        ("J1704", 8),
        ("J1804", 6),
        ("J1705", 1),
        ("J2101", 24),
        ("J2102", 1),
        ("opinion.answer", 1),
        ("opinion.promise", 1),
    ] {
        assert_eq!(of(source), count, "{source}: {due:#?}");
    }
    // One of the council's problems is overdue since summer, two are open.
    assert_eq!(of("problem"), 3);
    let ics = year.path("due.ics");
    year.on("12-01", &format!("due --days 30 --ics {ics}"));
    let calendar = std::fs::read_to_string(&ics).expect("written");
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), due.len());
}
