//! Plans, and the leadership's studies.

use crate::cast;
use crate::played::Played;

pub fn play(year: &mut Played) {
    year.finds("03-06", "J1801", 0, 2, 0);
    year.on(
        "03-06",
        "add study body=party-group held_on=2026-03-06 decisions=支持界别工作",
    );
    year.finds("03-06", "J1801", 0, 1, 0);
    year.on("03-10", "add study body=council held_on=2026-03-10");
    year.silent("03-10", "J1801");
    year.on(
        "03-10",
        "add sitting body=council number=4 title=七届第4次主席会议 held_on=2026-03-10",
    );
    for (problem, owner, due) in [
        ("活动经费", "办公室", "2026-12-31"),
        ("活动场地", "提案委员会", "2026-06-30"),
        ("召集人工作时间", "委员学习联络委员会", "2026-12-20"),
    ] {
        year.on(
            "03-10",
            &format!(
                "add problem sitting=七届第4次主席会议 title={problem} owner={owner} due={due}"
            ),
        );
        let due = year.on("03-10", &format!("due --who {owner}"));
        assert!(due.contains(problem), "no {problem} in {due}");
    }

    for committee in [
        "提案委员会",
        "经济科技委员会",
        "教科卫体委员会",
        "委员学习联络委员会",
    ] {
        year.on(
            "03-13",
            &format!("add plan body={committee} year=2026 title={committee}2026年工作计划 made_on=2026-03-13"),
        );
    }
    year.silent("03-13", "J1803");
    for department in ["办公室", "研究室"] {
        year.on("03-13", &format!("add department name={department}"));
        year.finds("03-13", "J1803", 0, 1, 0);
        year.on(
            "03-13",
            &format!("add plan body={department} year=2026 title={department}2026年工作计划 made_on=2026-03-13"),
        );
        year.silent("03-13", "J1803");
    }

    for (sector, _) in cast::SECTORS.iter().filter(|(name, _)| *name != "特邀人士") {
        year.on(
            "03-20",
            &format!(
                "add plan body={sector} year=2026 title={sector}2026年工作计划 made_on=2026-03-20"
            ),
        );
    }
    year.finds("03-31", "J1702", 0, 1, 0);
    year.finds("04-01", "J1702", 1, 0, 0);
    year.on(
        "04-02",
        "add plan body=特邀人士 year=2026 title=特邀人士2026年工作计划 made_on=2026-04-01",
    );
    for (sector, _) in cast::SECTORS {
        year.on(
            "04-02",
            &format!("add budget sector={sector} year=2026 amount=3000"),
        );
    }
    year.on("04-02", "add publicity-plan year=2026 planned=4");
    year.breaches("04-02", &[]);
    items(year);
    year.on("04-02", "verify plan 教育界 --from 计划文本");
    let shown = year.on("04-02", "show plan 教育界");
    assert!(shown.contains("计划文本"), "{shown}");
    year.on("04-02", "settings set verified-only yes");
    year.finds("04-02", "J1702", 7, 0, 0);
    year.on("04-02", "settings set verified-only no");
    year.silent("04-02", "J1702");
}

/// What one sector plans month by month.
fn items(year: &Played) {
    let plan = year.json("04-02", "list plans --sector 教育界")[0]["id"].clone();
    for (month, title) in [(5, "乡村教师周转房调研"), (9, "模拟政协"), (11, "座谈会")]
    {
        year.on(
            "04-02",
            &format!("add plan-item plan={plan} month={month} title={title}"),
        );
    }
    let due = year.on("04-02", "due --days 90 --who 教育界");
    let item = due.lines().find(|it| it.contains("乡村教师周转房调研"));
    assert!(item.is_some_and(|it| it.contains("2026-05-31")), "{due}");
    assert!(!due.contains("模拟政协"), "{due}");
}
