//! Activities, and the year's half.

use crate::cast;
use crate::played::Played;

/// The members of sectors, as a list of names.
pub fn members_of(sectors: &[&str]) -> String {
    let of = cast::members().filter(|(sector, _)| sectors.contains(sector));
    of.map(|(_, name)| name).collect::<Vec<_>>().join("、")
}

pub fn play(year: &mut Played) {
    // Two opinions, one of them drawn from a form.
    year.on(
        "05-13",
        "add opinion title=乡村教师周转房 reporter=罗志远 sectors=教育界 received_on=2026-05-08",
    );
    year.on(
        "05-13",
        "opinion from-form 8 title=小微企业融资 received_on=2026-05-08",
    );
    let o1 = "乡村教师周转房";
    year.on(
        "05-13",
        &format!("opinion assign {o1} 市教育局 --on 2026-05-12"),
    );
    year.on(
        "05-13",
        &format!("opinion assign {o1} 市住建局 --joint --on 2026-05-12"),
    );
    year.on(
        "05-14",
        &format!("opinion send-back {o1} 市住建局 --reason 不属本单位职责 --on 2026-05-14"),
    );
    year.on(
        "05-14",
        &format!("opinion assign {o1} 市自然资源局 --joint --on 2026-05-14"),
    );
    let shown = year.on("05-14", &format!("show opinion {o1}"));
    assert!(
        shown.contains("市住建局") && shown.contains("市自然资源局"),
        "{shown}"
    );
    year.silent("05-28", "J2001");
    year.finds("05-29", "J2001", 1, 0, 0);

    // All contacts but those of one member were heard; they go quiet after ninety days.
    let log = year.write("log-05.csv", cast::heard("2026-05-06", |it| it == "何光明"));
    year.on("05-14", &format!("import {log}"));
    year.silent("05-11", "J1101");
    year.finds("05-12", "J1101", 0, 0, 3);
    let log = year.write(
        "log-05b.csv",
        cast::heard("2026-05-14", |it| it != "何光明"),
    );
    year.on("05-14", &format!("import {log}"));
    year.silent("05-14", "J1101");

    // One of 何光明's asks for erasure, and another takes the place within the day.
    let twin = year.twin();
    twin.on("05-20", "erase 何光明友甲");
    let kept = twin.on("05-20", "list key-contacts") + &twin.on("05-20", "journal --json");
    assert!(!kept.contains("何光明友甲"), "{kept}");
    assert!(twin.on("05-20", "journal verify").contains("完好"));
    twin.on(
        "05-20",
        "add key-contact member=何光明 name=新人 since=2026-05-20 last_heard.on=2026-05-20 last_heard.way=visit",
    );
    twin.silent("05-21", "J1503");

    year.on(
        "06-11",
        "opinion assign 小微企业融资 市金融办 --on 2026-05-29",
    );
    year.silent("06-11", "J2001");
    for (day, kind, sector) in [
        ("05-14", "consultation", "中国共产党"),
        ("05-21", "forum", "无党派人士"),
        ("06-05", "research", "教育界"),
        ("06-09", "service", "医药卫生界"),
        ("06-10", "service", "农业界"),
        ("06-11", "reading-club", "特邀人士"),
    ] {
        let members = members_of(&[sector]);
        year.on(
            "06-11",
            &format!(
                "add activity title={sector}上半年活动 kind={kind} held_on=2026-{day} sectors={sector} participants={members}"
            ),
        );
    }
    // What was planned for May was held in June: told until it is known to be the same.
    year.silent("05-31", "J1707");
    year.finds("06-01", "J1707", 0, 0, 1);
    year.finds("06-04", "J1707", 0, 0, 1);
    year.on("06-11", "set activity 教育界上半年活动 items=乡村教师周转房调研 committee=教科卫体委员会 invited=12 grass_roots=yes");
    year.silent("06-11", "J1707");
    let members = members_of(&["经济界", "科学技术界"]);
    year.on(
        "06-12",
        &format!(
            "add activity title=营商环境联合调研 kind=research held_on=2026-06-08 sectors=经济界、科学技术界 \
             participants={members} temporary_branch=yes costs=经济界（1300）、科学技术界（1300）"
        ),
    );
    let budgets = year.json("06-12", "list budgets --sector 科学技术界");
    assert_eq!(budgets[0]["left"], 1700.0, "{budgets}");
    let twin = year.twin();
    twin.on("06-12", "set activity 营商环境联合调研 temporary_branch=no");
    twin.finds("06-12", "J0102", 1, 0, 0);

    let circular = year.on("07-01", "circular 2026");
    assert!(
        circular.contains("报送委员学习联络委员会汇总"),
        "{circular}"
    );
    // 董宁 was at the visit of 教育界; the others have met nobody yet.
    year.on("06-12", "set activity 教育界上半年活动 leaders=董宁");
    year.silent("06-30", "J1805");
    year.finds("07-01", "J1805", 0, 0, 7);
    year.breaches("07-01", &[]);
    year.finds("07-01", "J1704", 0, 8, 0);
    year.finds("07-01", "J1001", 0, 12, 0);
    year.finds("07-01", "J1706", 0, 0, 8);
    year.silent("07-01", "J1703");
    year.silent("07-01", "J1301");
}
