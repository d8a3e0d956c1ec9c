//! 四、下一步工作: what is missing, as things to do; nothing is promised that nobody decided.

use super::phrases::Topic;
use super::problems::Problems;
use crate::domain::committee::Committee;
use crate::exchange::papers::circular::Part;

/// Of the topics, and of what is not due yet.
const ORDINALS: [&str; Topic::ALL.len() + 1] = ["一", "二", "三", "四", "五", "六"];

/// Writes the part.
pub(super) fn write(problems: &Problems, to: Option<&Committee>, body: &mut Vec<Part>) {
    body.push(Part::Heading("四、下一步工作".to_owned()));
    let mut steps: Vec<(&str, String)> = problems
        .topics()
        .into_iter()
        .map(|topic| (topic.aim(), problems.to_do(topic).join("，")))
        .map(|(aim, to_do)| (aim, format!("抓紧{to_do}。")))
        .collect();
    let due = problems.due();
    if !due.is_empty() {
        let text = format!("在规定期限内{}。", due.join("，"));
        steps.push(("按期完成年内其他事项", text));
    }
    let closing = if steps.is_empty() {
        "请各专门委员会、各界别按照年度安排，继续做好联系服务界别群众工作。".to_owned()
    } else {
        let to = match to {
            Some(committee) => format!("{}汇总", committee.name),
            None => "办公室".to_owned(),
        };
        format!("请各专门委员会、各界别对照以上事项逐项核实办理，并将办理情况报送{to}。")
    };
    for ((aim, text), ordinal) in steps.into_iter().zip(ORDINALS) {
        body.push(Part::Subheading(format!("（{ordinal}）{aim}。")));
        body.push(Part::Text(text));
    }
    body.push(Part::Text(closing));
}
