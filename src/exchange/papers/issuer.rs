//! How an organisation is called in running text: 政协某某市委员会 calls itself 市政协.

/// What its name begins with, the longer first.
const HEADS: [&str; 2] = ["中国人民政治协商会议", "政协"];

/// The levels at which there is one.
const LEVELS: [&str; 9] = ["自治区", "地区", "省", "市", "州", "县", "区", "旗", "盟"];

/// The organisation's short name: 市政协, 县政协; 政协 where its name does not show the level.
#[must_use]
pub fn short_name(organisation: &str) -> String {
    let name: String = organisation.split_whitespace().collect();
    let place = HEADS
        .into_iter()
        .find_map(|head| name.strip_prefix(head))
        .unwrap_or(&name);
    // What follows, such as a remark in brackets, says nothing of the level.
    let end = ["委员会", "政协"]
        .into_iter()
        .filter_map(|end| place.find(end))
        .min();
    let place = &place[..end.unwrap_or(place.len())];
    let level = LEVELS.into_iter().find(|level| place.ends_with(level));
    format!("{}政协", level.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_name_shows_the_level() {
        for (name, short) in [
            ("政协益阳市委员会", "市政协"),
            ("政协 益阳市 委员会", "市政协"),
            ("中国人民政治协商会议湖南省委员会", "省政协"),
            ("政协益阳市赫山区委员会", "区政协"),
            ("政协广西壮族自治区委员会", "自治区政协"),
            ("安化县政协", "县政协"),
            ("政协云州市委员会（演示）", "市政协"),
            ("大通湖区政协联工委", "区政协"),
            ("政协委员之家", "政协"),
            ("", "政协"),
        ] {
            assert_eq!(short_name(name), short, "{name}");
        }
    }
}
