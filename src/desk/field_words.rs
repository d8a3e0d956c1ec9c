//! What users call the fields that a refusal may be about, where no editor stands beside it to show
//! which one is meant. Only names; what is wrong with a field is its check's to say.

use crate::text::Text;

/// The words of a record's field, by the field's own name; none for a setting, whose message has
/// its key.
pub(super) fn word(field: &str) -> Option<Text> {
    let word = match field {
        "account" => Text::of("联系服务情况", "Account"),
        "approved" => Text::of("审定时间", "Approved"),
        "authors" => Text::of("作者", "Authors"),
        "body" => Text::of("单位", "Of"),
        "certain" => Text::of("确为同一人", "One person"),
        "committee" => Text::of("专委会", "Committee"),
        "contact" => Text::of("联系对象", "Key contact"),
        "convenor" => Text::of("召集人", "Convenor"),
        "coordinator" => Text::of("总协调人", "Coordinator"),
        "elected" => Text::of("推选时间", "Elected"),
        "employer" => Text::of("工作单位及职务", "Employer and post"),
        "ended" => Text::of("终止时间", "Ended"),
        "filled_on" => Text::of("填表时间", "Date filled"),
        "term.from" => Text::of("本届起始", "Term begins"),
        "handed_in" => Text::of("提交时间", "Handed in"),
        "held_on" => Text::of("举行时间", "Held on"),
        "issued_on" => Text::of("印发时间", "Issued on"),
        "joined" => Text::of("到任时间", "Joined"),
        "last_heard" => Text::of("最近联系时间", "Last heard"),
        "left" => Text::of("离任时间", "Left"),
        "made_on" => Text::of("制定时间", "Made on"),
        "member" => Text::of("委员", "Member"),
        "moved_on" => Text::of("变动日期", "Changed on"),
        "name" => Text::of("名称", "Name"),
        "term.number" => Text::of("届次", "Term number"),
        "participants" => Text::of("参加人员", "Participants"),
        "party_organisation" => Text::of("党组织", "Party organisation"),
        "party_organisation.since" => Text::of("党组织设立时间", "Party organisation since"),
        "phone" => Text::of("联系电话", "Telephone"),
        "position" => Text::of("排序号", "Position"),
        "sector" => Text::of("界别", "Sector"),
        "sectors" => Text::of("界别", "Sectors"),
        "since" => Text::of("任职时间", "Since"),
        "title" => Text::of("标题", "Title"),
        "term.until" => Text::of("本届届满", "Term ends"),
        "way" => Text::of("联系方式", "Way of contact"),
        "workroom" => Text::of("工作室", "Workroom"),
        "year" => Text::of("年度", "Year"),
        _ => return None,
    };
    Some(word)
}
