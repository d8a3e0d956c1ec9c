//! A seat changes hands, and with it the first convenor.

use crate::cast;
use crate::played::Played;

pub fn play(year: &mut Played) {
    half_year(year);
    remind(year);
    let answer = year.says(
        "07-10",
        "member replace 石磊 name=周雨 joined=2026-07-10 workroom=云溪市政协委员之家 --on 2026-06-30 --reason 工作调动",
    );
    assert_eq!(answer.code, Some(0), "{answer:?}");
    assert!(answer.err.contains("请另行终止其召集人任职"), "{answer:?}");
    year.breaches("07-10", &[("J1607", 1)]);
    year.finds("07-10", "J1503", 0, 1, 0);
    year.silent("07-10", "J1301");
    year.on("07-13", "end convenor 石磊 --on 2026-06-30 --reason 离任");
    year.silent("07-13", "J1607");
    year.finds("07-13", "J1604", 1, 0, 0);
    year.on("07-13", "convenor first 沈雨桐 --on 2026-07-13");
    let twin = year.twin();
    twin.on("07-13", "member hand-over 石磊");
    let kept = twin.json("07-13", "list key-contacts --sector 无党派人士");
    let kept = kept.as_array().expect("an array").iter();
    assert_eq!(kept.filter(|it| it["member"]["name"] == "周雨").count(), 3);
    twin.silent("07-13", "J1503");
    for contact in ["贺小满", "夏清", "尹平安"] {
        year.on(
            "07-13",
            &format!(
                "add key-contact member=周雨 name={contact} since=2026-07-12 last_heard.on=2026-07-12 last_heard.way=visit"
            ),
        );
    }
    year.breaches("07-13", &[]);
    year.finds("07-13", "J1608", 0, 1, 0);

    let log = year.write("log-07.csv", cast::heard("2026-07-12", |it| it == "石磊"));
    year.on("07-14", &format!("import {log}"));

    // What was found on an earlier day is found of it still.
    year.silent("05-01", "J1605");
    year.silent("05-01", "J1604");

    year.on("07-15", "convenor elect 无党派人士 黎明 --on 2026-07-15");
    year.finds("07-16", "J1608", 0, 2, 0);
    year.finds("09-12", "J1608", 1, 1, 0);
    year.finds("09-14", "J1608", 2, 0, 0);
    year.on("08-21", "convenor approve 黎明 --on 2026-08-21");
    year.on("08-21", "convenor approve 沈雨桐 --on 2026-08-21");
    year.silent("09-14", "J1608");
}

/// The convenors meet: a page for each sector says what is done and what falls due until the year ends.
fn half_year(year: &Played) {
    let pages = year.json("07-08", "paper halfyear");
    let pages = pages.as_array().expect("an array");
    assert_eq!(pages.len(), 8);
    let with_form = pages.iter().map(|it| it["forms"]["members"].as_u64());
    assert_eq!(with_form.flatten().sum::<u64>(), 12);
    let of = |name: &str| {
        let mut pages = pages.iter();
        pages.find(|it| it["sector"]["name"] == name).expect("one")
    };
    let education = of("教育界");
    assert_eq!(
        education["forms"],
        serde_json::json!({"members": 0, "of": 3})
    );
    assert_eq!(education["activities"], 1);
    assert_eq!(education["without_activity"], serde_json::json!([]));
    let due: Vec<_> = education["due"]
        .as_array()
        .expect("an array")
        .iter()
        .map(|it| &it["source"])
        .collect();
    assert!(
        due.contains(&&"J1704".into()) && due.contains(&&"J1001".into()),
        "{due:?}"
    );
    let page = year.on("07-08", "paper halfyear --sector 教育界");
    for part in [
        "教育界2026年界别工作进展",
        "截至2026年7月8日",
        "一、计划事项3项，已办1项，未办2项",
        "9月 模拟政协",
        "三、登记表：0/3名委员",
        "尚未提交：周明、罗志远、刘金凤",
        "2026年12月20日 教育界尚无2026年度工作总结",
    ] {
        assert!(page.contains(part), "no {part} in {page}");
    }
}

/// The office reminds the members of one committee who have handed no form in, once a week.
fn remind(year: &Played) {
    let line = "remind --committee 教科卫体委员会 --rule J1001 --via member";
    let told = year.on("07-08", line);
    for name in ["周明", "罗志远", "刘金凤", "林雪莲", "何光明", "郑玉梅"] {
        assert!(told.contains(name), "no {name} in {told}");
    }
    let rounds = year.json("07-08", "list reminder-rounds");
    assert_eq!(rounds[0]["count"], 6, "{rounds}");
    let again = year.on("07-10", line);
    assert!(!again.contains("罗志远委员"), "{again}");
}
