//! August to October: training, the second forms, outputs.

use crate::april::paper;
use crate::cast;
use crate::june::members_of;
use crate::played::Played;

pub fn play(year: &mut Played) {
    year.on(
        "08-24",
        "opinion answer 乡村教师周转房 --class b --by 2026-12-31 --satisfied --on 2026-07-30",
    );
    let due = year.on("08-24", "due");
    assert!(
        due.contains("乡村教师周转房") && due.contains("2026-12-31"),
        "{due}"
    );
    let twin = year.twin();
    twin.silent("08-06", "J2002");
    twin.finds("08-07", "J2002", 1, 0, 0);
    year.on(
        "08-24",
        "opinion answer 小微企业融资 --class c --by 2027-06-30 --satisfied --on 2026-08-06",
    );
    year.silent("08-24", "J2002");
    let away = ["何光明", "高远", "吴国栋", "周雨"];
    let serving = members_of(&cast::SECTORS.map(|(sector, _)| sector)).replace("石磊", "周雨");
    let attended: Vec<&str> = serving
        .split('、')
        .filter(|it| !away.contains(it))
        .collect();
    let excused: Vec<String> = away.iter().map(|it| format!("{it}（出差）")).collect();
    year.on(
        "08-24",
        &format!(
            "add training title=委员履职能力培训 kind=duty held_on=2026-08-18 out_of_town=yes temporary_branch=yes \
             attended={} excused={}",
            attended.join("、"),
            excused.join("、"),
        ),
    );
    year.silent("08-24", "J0102");

    let twelve = cast::members().skip(12);
    for (nth, (sector, name)) in twelve.enumerate() {
        let sector = if name == "周明" {
            "农业界"
        } else {
            sector
        };
        year.write(
            &format!("in2/{:02}.docx", nth + 1),
            paper(sector, name, "2026年9月16日"),
        );
    }
    for (nth, (sector, name)) in [
        ("无党派人士", "石磊"),
        ("无党派人士", "周雨"),
        ("农业界", "王五"),
        ("教育界", "周明"),
    ]
    .into_iter()
    .enumerate()
    {
        // 周明 hands in once more, of the right sector.
        year.write(
            &format!("in2/{}.docx", nth + 20),
            paper(sector, name, "2026年9月16日"),
        );
    }
    let answer = year.says("09-17", &format!("intake {}", year.path("in2")));
    assert_eq!(answer.code, Some(1), "{}", answer.err);
    for part in ["收下 13 份，已有 0 份，未收 3 份", "石磊", "周明", "王雪莲"] {
        assert!(answer.out.contains(part), "no {part} in {}", answer.out);
    }
    year.silent("09-23", "J9002");
    year.finds("09-24", "J9002", 13, 0, 0);
    let ids: Vec<String> = (13..=25).map(|id| id.to_string()).collect();
    let ids = ids.join(" ");
    year.on("09-23", &format!("form file {ids}"));
    year.silent("10-08", "J9003");
    year.finds("10-09", "J9003", 13, 0, 0);
    year.on("09-29", &format!("form upload {ids}"));
    year.silent("09-30", "J1001");

    for (title, reporter) in [("乡镇卫生院夜间急诊", "何光明"), ("城市书房", "张海燕")]
    {
        year.on(
            "10-08",
            &format!("add opinion title={title} reporter={reporter} received_on=2026-09-23"),
        );
    }
    year.silent("10-21", "J2001");
    year.finds("10-22", "J2001", 2, 0, 0);
    let log = year.write("log-10.csv", cast::heard("2026-10-08", |it| it == "石磊"));
    year.on("10-08", &format!("import {log}"));
    let changes = year.on("10-12", "changes --since 2026-08-21");
    assert!(changes.contains("城市书房"), "{changes}");

    for (day, sector, channel) in [
        ("06-25", "经济界", "research-report"),
        ("07-08", "教育界", "proposal"),
        ("07-20", "中国共产党", "research-report"),
        ("08-05", "无党派人士", "proposal"),
        ("08-12", "科学技术界", "proposal"),
        ("08-20", "医药卫生界", "brief"),
        ("09-08", "农业界", "micro-suggestion"),
        ("09-15", "特邀人士", "micro-suggestion"),
    ] {
        year.on(
            "10-20",
            &format!(
                "add output sector={sector} title={sector}集体成果 channel={channel} collective=yes handed_in=2026-{day}{}",
                match sector {
                    "教育界" => " lead=罗志远",
                    "医药卫生界" => " lead=何光明",
                    _ => "",
                }
            ),
        );
    }
    year.on(
        "10-20",
        "add output title=乡镇卫生院夜间急诊的建议 channel=brief handed_in=2026-10-15 lead=何光明",
    );
    year.on(
        "10-20",
        "opinion convert 乡镇卫生院夜间急诊 乡镇卫生院夜间急诊的建议 --on 2026-10-15",
    );
    year.on(
        "10-20",
        "opinion answer 城市书房 --class d --what 已有规划，留作参考 --close --on 2026-10-20",
    );
    let brief = "set output 乡镇卫生院夜间急诊的建议";
    year.on("11-12", &format!("{brief} adopted_province=2026-11-05"));
    year.on(
        "11-12",
        &format!("{brief} instructed.on=2026-11-12 instructed.by=省政协领导"),
    );
    year.refuses(
        "11-12",
        &format!("{brief} adopted_city=2026-10-01"),
        &["不能早于提交时间"],
    );
    let earlier = year.json("11-06", "list outputs --sector 医药卫生界");
    let earlier = earlier.as_array().expect("an array").iter();
    let earlier: Vec<_> = earlier
        .filter(|it| it["title"] == "乡镇卫生院夜间急诊的建议")
        .collect();
    assert_eq!(earlier[0]["adopted_province"], "2026-11-05");
    assert!(earlier[0]["instructed"].is_null(), "{}", earlier[0]);
    year.on(
        "11-12",
        "opinion convert 乡村教师周转房 教育界集体成果 --on 2026-07-08",
    );
    for day in ["06-12", "07-05", "09-10", "10-15"] {
        year.on(
            "11-12",
            &format!("add publicity-item title=界别在行动{day} medium=市日报 on=2026-{day}"),
        );
    }
    for (leader, sectors) in [
        ("郭春海", &["中国共产党", "经济界"][..]),
        ("董宁", &["医药卫生界"]),
        ("彭立群", &["农业界", "特邀人士"]),
        ("汪家松", &["无党派人士", "科学技术界"]),
    ] {
        for sector in sectors {
            year.on(
                "11-12",
                &format!("add leader-contact leader={leader} sector={sector} on=2026-10-30"),
            );
        }
    }
    year.silent("10-30", "J1805");
    year.silent("10-22", "J2001");
    late_autumn(year);
    year.silent("10-20", "J1706");
    year.silent("10-20", "J0601");
    year.silent("10-20", "J1301");
}

/// A workroom is mended, a paper on sector work is written, and what is planned is not held.
fn late_autumn(year: &Played) {
    let haves: Vec<String> = (1..=10).map(|nth| format!("have{nth}=yes")).collect();
    let haves = haves.join(" ");
    year.on(
        "11-12",
        &format!("add inspection workroom=医药卫生界委员工作室 on=2026-09-10 {haves}"),
    );
    year.silent("11-12", "J1902");
    year.on(
        "11-12",
        "add research body=研究室 title=界别工作的实践与思考 finished_on=2026-09-15",
    );
    // September's item was not held, and November's won't be.
    year.silent("09-30", "J1707");
    year.finds("10-01", "J1707", 0, 0, 1);
    year.finds("12-01", "J1707", 0, 0, 2);
}
