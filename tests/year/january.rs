//! The term begins.

use crate::cast;
use crate::played::Played;

pub fn play(year: &mut Played) {
    year.on(
        "01-08",
        "init --org 政协云溪市委员会 --term 7 --from 2026-01-08",
    );
    let files = [
        year.write("map.csv", cast::MAP),
        year.write("roster.csv", cast::roster()),
        year.write("convenors.csv", cast::CONVENORS),
    ];
    let import = format!("import {}", files.join(" "));
    year.on("01-12", &import);
    let counts = year.json("01-12", "show counts");
    for (kind, count) in [
        ("committees", 4),
        ("sectors", 8),
        ("members", 24),
        ("convenors", 12),
        ("liaisons", 8),
    ] {
        assert_eq!(counts[kind], count, "{kind}");
    }
    let again = year.on("01-12", &import);
    assert!(
        again.contains("没有改动") || again.contains("无变化"),
        "{again}"
    );

    // The holidays of the year come with the program. Day one of a term shows no breach.
    year.breaches("01-12", &[]);
    year.finds("01-12", "J0101", 0, 4, 0);
    year.finds("01-12", "J1503", 0, 24, 0);
    year.finds("01-12", "J1802", 0, 8, 0);
    year.finds("01-12", "J1608", 0, 12, 0);
    year.finds("01-12", "J1702", 0, 8, 0);
    year.finds("01-12", "J1703", 0, 8, 0);
    year.finds("01-12", "J1704", 0, 8, 0);
    year.finds("01-12", "J1001", 0, 24, 0);
    year.finds("01-12", "J1401", 0, 24, 0);
    year.finds("01-12", "J1705", 0, 1, 0);
    year.finds("03-09", "J0101", 0, 4, 0);
    year.finds("03-10", "J0101", 4, 0, 0);

    // The plenary, on which the branch was forgotten at first.
    year.on(
        "01-12",
        "add activity title=七届一次全体会议 kind=plenary held_on=2026-01-08",
    );
    year.finds("01-12", "J0102", 1, 0, 0);
    year.on(
        "01-12",
        "set activity 七届一次全体会议 temporary_branch=yes",
    );
    year.silent("01-12", "J0102");

    let all = cast::members().map(|(_, name)| name).collect::<Vec<_>>();
    year.on(
        "01-12",
        &format!(
            "set activity 七届一次全体会议 participants={}",
            all.join("、")
        ),
    );
    let proposals = year.write("proposals.csv", cast::proposals());
    for _ in 0..2 {
        year.on("01-20", &format!("import {proposals}"));
        let outputs = year.json("01-20", "list outputs");
        let outputs = outputs.as_array().expect("an array");
        let of = |outcome: &str| {
            let all = outputs.iter();
            all.filter(|it| it["ruling"]["outcome"] == outcome).count()
        };
        let counts = [outputs.len(), of("filed"), of("not-filed"), of("to-brief")];
        assert_eq!(counts, [16, 12, 1, 3]);
        let first = &outputs[0];
        assert_eq!(first["channel"], "proposal");
        assert_eq!(first["collective"], false);
        assert_eq!(first["lead"]["name"], "罗建平");
        assert_eq!(first["sector"]["name"], "中国共产党");
    }

    for line in [
        "name=郭春海 post=主席 sectors=中国共产党、经济界",
        "name=董宁 post=副主席 sectors=教育界、医药卫生界",
        "name=彭立群 post=副主席 sectors=农业界、特邀人士",
        "name=汪家松 post=秘书长 sectors=无党派人士、科学技术界",
    ] {
        year.on("01-20", &format!("add leader {line}"));
    }
    year.silent("01-20", "J1802");
}
