//! The first forms: taken in, returned, filed and uploaded, each by its day.

use crate::cast;
use crate::papers::{Paper, docx};
use crate::played::Played;

/// The twelve members of the first four sectors.
fn first_twelve() -> Vec<(&'static str, &'static str)> {
    cast::members().take(12).collect()
}

pub fn play(year: &mut Played) {
    for (nth, (sector, name)) in first_twelve().into_iter().enumerate() {
        year.write(
            &format!("in1/{:02}.docx", nth + 1),
            paper(sector, name, "2026年4月27日"),
        );
    }
    let folder = year.path("in1");
    let intake = format!("intake {folder}");
    assert!(
        year.on("04-28", &intake)
            .contains("收下 12 份，已有 0 份，未收 0 份")
    );
    assert!(
        year.on("04-28", &intake)
            .contains("收下 0 份，已有 12 份，未收 0 份")
    );

    // Five working days: from 1 to 5 May nobody works, on Saturday the 9th everybody does.
    year.silent("05-08", "J9002");
    year.finds("05-09", "J9002", 12, 0, 0);

    year.refuses("05-07", "form return 1", &["须写明原因"]);
    year.on("05-07", "form return 1 --reason 请补写联系对象和时间");
    year.refuses("05-08", "form upload 2", &["已提交，不能上传政协云"]);
    year.on("05-08", "form file 2 3 4 5 6 7 8 9 10 11 12");
    year.on(
        "05-11",
        "form correct 1 account=4月20日走访经济界群众3人，收集意见2条。",
    );
    year.on("05-11", "form submit 1");
    year.silent("05-18", "J9002");
    year.on("05-12", "form file 1");
    year.silent("05-14", "J9003");
    year.finds("05-15", "J9003", 11, 0, 0);
    year.on("05-13", "form upload 1 2 3 4 5 6 7 8 9 10 11 12");
    year.silent("05-15", "J9003");
}

/// A filled form as a document.
pub fn paper(sector: &str, name: &str, day: &str) -> Vec<u8> {
    docx(&[Paper {
        name,
        sector,
        employer: "云溪市某单位",
        day,
        account: "走访本界别群众3人，收集意见建议2条，当场答复1条。",
    }])
}
