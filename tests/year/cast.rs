//! Who plays: the lists that the office begins with.

/// Committees with their directors and sectors.
pub const MAP: &str = "\
专委会,主任,联系界别
提案委员会,罗建平,中国共产党、无党派人士
经济科技委员会,陈志刚,经济界、科学技术界
教科卫体委员会,周明,教育界、医药卫生界
委员学习联络委员会,唐立新,农业界、特邀人士
";

/// Sectors with their members.
pub const SECTORS: [(&str, [&str; 3]); 8] = [
    ("中国共产党", ["罗建平", "徐丽华", "马向东"]),
    ("无党派人士", ["石磊", "沈雨桐", "黎明"]),
    ("经济界", ["陈志刚", "赵秀兰", "高远"]),
    ("科学技术界", ["谢海燕", "许建国", "罗永强"]),
    ("教育界", ["周明", "罗志远", "刘金凤"]),
    ("医药卫生界", ["林雪莲", "何光明", "郑玉梅"]),
    ("农业界", ["冯春生", "王雪莲", "吴国栋"]),
    ("特邀人士", ["唐立新", "朱春生", "张海燕"]),
];

/// The convenors whom the sectors elected at the plenary, and their liaisons.
pub const CONVENORS: &str = "\
界别,第一召集人,其他召集人,联络员,推选时间,主席会议审定时间
中国共产党,徐丽华,,联络员甲,2026-01-10,
无党派人士,石磊,沈雨桐,联络员乙,2026-01-10,
经济界,赵秀兰,,联络员丙,2026-01-10,
科学技术界,谢海燕,许建国,联络员丁,2026-01-10,
教育界,罗志远,刘金凤,联络员戊,2026-01-10,
医药卫生界,林雪莲,,联络员己,2026-01-10,
农业界,冯春生,,联络员庚,2026-01-10,
特邀人士,朱春生,张海燕,联络员辛,2026-01-10,
";

/// The roster as a table.
pub fn roster() -> String {
    let mut lines = String::from("序号,界别,姓名,性别,工作单位及职务,联系电话\n");
    for (nth, (sector, name)) in members().enumerate() {
        let number = nth + 1;
        lines += &format!("{number},{sector},{name},,云溪市某单位{number},139000000{number:02}\n");
    }
    lines
}

/// Everybody, sector by sector.
pub fn members() -> impl Iterator<Item = (&'static str, &'static str)> {
    let all = SECTORS.iter();
    all.flat_map(|(sector, names)| names.iter().map(move |name| (*sector, *name)))
}

/// The three contacts of each member as a table; 朱春生 has six.
pub fn contacts() -> String {
    let mut lines = String::from("界别,委员,重点联系对象,单位及职务,电话,联系自,最近联系,方式\n");
    for (nth, (sector, member)) in members().enumerate() {
        let many = if member == "朱春生" { 6 } else { 3 };
        for (contact, letter) in (1..=many).zip("甲乙丙丁戊己".chars()) {
            lines += &format!(
                "{sector},{member},{member}友{letter},云溪市居民,1380000{nth:02}{contact:02},2026-02-10,2026-02-10,电话联系\n"
            );
        }
    }
    lines
}

/// Each contact's entry in the log of a day as a table, but of those of whom `left_out` says so.
pub fn heard(day: &str, left_out: impl Fn(&str) -> bool) -> String {
    let mut lines = String::from("界别,委员,联系对象,日期,方式,内容\n");
    for (sector, member) in members().filter(|(_, member)| !left_out(member)) {
        let many = if member == "朱春生" { 5 } else { 3 };
        for letter in "甲乙丙丁戊".chars().take(many) {
            lines += &format!("{sector},{member},{member}友{letter},{day},走访,反映近况\n");
        }
    }
    if left_out("石磊") && !left_out("周雨") && day > "2026-07-10" {
        for contact in ["贺小满", "夏清", "尹平安"] {
            lines += &format!("无党派人士,周雨,{contact},{day},走访,反映近况\n");
        }
    }
    lines
}

/// The plenary's proposals as the proposals office has them: 12 were filed, 1 was not, 3 became briefs.
pub fn proposals() -> String {
    let mut lines =
        String::from("案号,案由,第一提案人,附议人,提交日期,立案情况,不立案理由,主办单位\n");
    let authors: Vec<&str> = members().map(|(_, name)| name).collect();
    for nth in 0..16 {
        let (ruling, why) = match nth {
            0..12 => ("立案", ""),
            12 => ("不予立案", "属本单位内部事务"),
            _ => ("转社情民意", ""),
        };
        let (lead, other) = (authors[nth], authors[nth + 1]);
        lines += &format!(
            "{},关于第{}件事的提案,{lead},{other},2026-01-10,{ruling},{why},市政府办公室\n",
            nth + 1,
            nth + 1
        );
    }
    lines
}
