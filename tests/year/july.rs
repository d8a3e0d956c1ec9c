//! A seat changes hands, and with it the first convenor.

use crate::cast;
use crate::played::Played;

pub fn play(year: &mut Played) {
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
