//! Why people of a list are rejected, or its sector is not the whole one, in words.

use super::adding_up::disagreement;
use crate::exchange::listing::splitting::Split;
use crate::text;
use crate::text::Text;

/// Why people are rejected behind another sector's name.
pub(super) fn sector_among_people(sector: &str, other: &str) -> Text {
    text!(
        "{sector}的名单中间出现了界别“{other}”，从这里起各人属哪个界别看不出来，没有读入。请把界别名称单独写成一行，后面加冒号",
        "the sector “{other}” stands among the people of {sector}; whose sector those from here on are of can't be told, and they were not read. Write the sector's name on a line of its own, with a colon behind it"
    )
}

/// Why what may be a heading is rejected with the people below it.
pub(super) fn doubtful_heading(written: &str) -> Text {
    let sector = format!("{}界", written.trim_end_matches('界'));
    text!(
        "看不出“{written}”是界别标题还是别的，连同下面的姓名没有读入。是界别的，请写成“{sector}（人数）”；是上一界别里的人，请用顿号与姓名写在同一行",
        "it is not clear whether “{written}” is a sector's heading; it was not read, nor the names below. If it is one, add the number of people, as in {sector}（3人）; if it is a person, write it in a line with the others"
    )
}

/// Why the people under an introduction are rejected.
pub(super) fn introduced(written: &str) -> Text {
    text!(
        "“{written}”下面的人属于哪个界别看不出来，没有读入。请在这些姓名上面写明界别",
        "whose sector those under “{written}” are of can't be told, and they were not read. Write their sector's heading above them"
    )
}

/// Why a line is rejected that begins as a sector's heading does.
pub(super) fn heading_not_read(sector: &str) -> Text {
    text!(
        "这一行写着界别“{sector}”，但没有读懂，整行没有读入。请写成“{sector}：姓名、姓名”，或者把界别单独写成一行",
        "the line names the sector “{sector}” and was not understood; it was not read. Write it as {sector}：, and the names behind or below it"
    )
}

/// Why the people under a heading of several sectors are rejected.
pub(in crate::exchange) fn several_sectors(sectors: &[&str]) -> Text {
    let (zh, en) = (sectors.join("”“"), sectors.join("”, “"));
    match sectors {
        [one] => text!(
            "标题写的是“{one}等”，还有哪些界别看不出来，下面的人没有读入。请每个界别写一个标题",
            "the heading names “{one}” and others (等); the people below were not read. Give each sector a heading of its own"
        ),
        _ => text!(
            "一个标题写了几个界别（“{zh}”），各人属于哪一个看不出来，没有读入。请每个界别写一个标题；确是一个界别的，请用有“姓名”“界别”两列的表格导入",
            "one heading names several sectors (“{en}”); whose sector each person is of can't be told, and none was read. Give each sector a heading of its own; if it is one sector, import a table with the columns 姓名 and 界别"
        ),
    }
}

/// What does not add up of a part of a sector.
pub(super) fn part_disagrees(part: &str, declared: usize, split: &Split) -> Text {
    let Text { zh, en } = disagreement(declared, split);
    text!("其中“{part}”{zh}", "of its part “{part}” {en}")
}

/// Why a list does not have everybody.
pub(super) fn not_whole(word: &str) -> Text {
    text!(
        "写有“{word}”，这里不是界别的全部委员，没有列出的人不算缺少",
        "“{word}” says that these are not all of the sector's members; who is not named is not missing"
    )
}

/// Why names without a heading are rejected.
pub(in crate::exchange) fn headless() -> Text {
    Text::of(
        "这些姓名上面没有界别标题，没有读入。请补上界别标题",
        "no sector's heading stands above these names; they were not read. Add the heading",
    )
}

/// Why people who have left are no members.
pub(in crate::exchange) fn who_left(word: &str) -> Text {
    text!(
        "标题写明是“{word}”，下面的人没有按委员读入。已离任的，请逐人登记离任",
        "the title says “{word}”; the people below were not taken in as members. Record for each who left that the term ended"
    )
}
