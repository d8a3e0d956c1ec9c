//! Regions, and where the people of a part are from: such words are no sectors.

/// Regions, and words for where the people of a sector are from.
pub(super) fn is_within(word: &str) -> bool {
    let endings = [
        "省", "市", "县", "区", "州", "盟", "旗", "镇", "乡", "街道", "村", "地区", "单位", "系统",
        "部门", "企业", "高校", "省直", "市直", "县直", "区直", "中直", "直属", "委员", "同胞",
        "人员", "片", "党员",
    ];
    is_usually_within(word) || endings.iter().any(|ending| word.ends_with(ending))
}

/// The words that say nothing else.
pub(super) fn is_usually_within(word: &str) -> bool {
    [
        "香港",
        "澳门",
        "台湾",
        "港澳",
        "港澳台",
        "海外",
        "内地",
        "大陆",
        "本地",
        "外地",
        "中央",
        "男",
        "女",
        "男性",
        "女性",
        "中共党员",
        "党外",
        "非中共",
        "新任",
        "连任",
        "留任",
        "新增",
        "增补",
        "递补",
        "补选",
        "增选",
        "补充",
        "省直",
        "市直",
        "县直",
        "区直",
        "中直",
        "直属",
        "已故",
        "高校",
    ]
    .contains(&word)
}
