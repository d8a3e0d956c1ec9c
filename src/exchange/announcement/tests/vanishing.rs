//! Each sector that a text names is in what was read or in what was told, whatever its heading looks like.

use proptest::prelude::*;

use super::read_text;

/// A sector's heading with people, in writings that are read and in writings that are not.
fn part() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "S：N",
        "S（2名）：N",
        "S\nN",
        "一、S\nN",
        "S：N等2名",
        "S：N 等3名",
        "S：N（共3人）",
        "S：N共2人",
        "S N 2人",
        "S——N",
        "SN",
        "S、N",
        "S（3名）\nN、待定",
        "S\n香港\nN",
        "S\n香港（1名）：N",
        "S\n以下为增补委员\nN",
        "S增补2名：N",
        "S（牵头）：N",
        "S等：N",
        "S、体育界：N",
        "S　体育界\nN",
        "S委员名单\nN",
        "SN等同志",
        "S：",
        "S：待定",
        "S别小组\n组长：N",
        "2名S委员：N",
        "S，N。",
        "S|N",
        "S\tN",
        "●S●N",
        "（S）N",
        "“S”：N",
        "S/N",
        "S\n（二名）\nN",
        "其中S：N",
    ])
}

proptest! {
    /// Each sector that a text names is in what was read or in what was told.
    #[test]
    fn whatever_a_heading_names_is_read_or_told(
        parts in prop::collection::vec(part(), 1..4),
        between in prop::sample::select(vec!["、", " ", "　", "，"]),
        title in prop::sample::select(vec!["委员名单\n", "", "委员名单（共6名）\n", "现将名单公布如下：\n"]),
    ) {
        let sectors = ["教育界", "经济界", "社会科学界"];
        let people = [["周明远", "林秀兰"], ["高翔", "李强"], ["吴文英", "郑和平"]];
        let mut text = title.to_owned();
        for ((part, sector), people) in parts.iter().zip(sectors).zip(people) {
            text.push_str(&part.replace('S', sector).replace('N', &people.join(between)));
            text.push('\n');
        }
        let Some(draft) = read_text(&text) else { return Ok(()) };
        let mut told: Vec<String> = draft.rejected.iter().map(|it| format!("{} {}", it.value, it.reason.zh)).collect();
        told.extend(draft.notes.iter().map(|it| format!("{} {}", it.value, it.text.zh)));
        let covered = |row: u32| draft.rejected.iter().any(|it| (it.at.row..=it.last_row).contains(&row));
        for ((sector, people), _) in sectors.iter().zip(people).zip(&parts) {
            let read = draft.members.iter().any(|it| it.sector.value == *sector);
            let said = told.iter().any(|it| it.contains(sector));
            let row = text.lines().filter(|line| !line.trim().is_empty()).position(|line| line.contains(sector));
            let within = row.is_some_and(|row| covered(row as u32 + 1));
            prop_assert!(read || said || within, "{sector} vanished of\n{text}{told:?}");
            for name in people {
                let elsewhere = draft.members.iter().find(|it| it.name == name && it.sector.value != *sector);
                prop_assert!(elsewhere.is_none(), "{name} of {sector} is {elsewhere:?} of\n{text}");
            }
        }
    }
}
