//! How each rule's findings read in a circular: the fault after a number of things, and the thing
//! to do. One line a rule; a test holds this list against the rulebook.

/// What faults have in common, in the order in which a circular speaks of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Topic {
    /// Who looks after whom, and who holds which charge.
    Charges,
    /// Plans, activities, summaries, outputs, studies.
    Duties,
    /// Members and their constituents.
    Contacts,
    /// Registration forms on their way.
    Forms,
    /// Organisations of the Party.
    Party,
}

impl Topic {
    /// All topics.
    pub(super) const ALL: [Topic; 5] = [
        Topic::Charges,
        Topic::Duties,
        Topic::Contacts,
        Topic::Forms,
        Topic::Party,
    ];

    /// What is amiss, in general.
    pub(super) fn fault(self) -> &'static str {
        match self {
            Topic::Charges => "界别工作机制还不健全",
            Topic::Duties => "年度工作制度落实还不到位",
            Topic::Contacts => "委员联系界别群众还不平衡",
            Topic::Forms => "登记表填报办理还不规范",
            Topic::Party => "党的组织设置还不完善",
        }
    }

    /// What is to be done about it, in general.
    pub(super) fn aim(self) -> &'static str {
        match self {
            Topic::Charges => "健全界别工作机制",
            Topic::Duties => "落实年度工作制度",
            Topic::Contacts => "密切委员与界别群众的联系",
            Topic::Forms => "规范登记表填报办理",
            Topic::Party => "完善党的组织设置",
        }
    }
}

/// How one rule's findings read.
pub(super) struct Phrase {
    pub(super) code: &'static str,
    pub(super) topic: Topic,
    /// After “3个界别”: 没有明确界别联络员.
    pub(super) fault: &'static str,
    /// After “抓紧”: 明确界别联络员.
    pub(super) to_do: &'static str,
}

/// The phrase of a rule; none for what a circular does not speak of.
pub(super) fn of(code: &str) -> Option<&'static Phrase> {
    PHRASES.iter().find(|phrase| phrase.code == code)
}

macro_rules! phrases {
    ($($code:literal $topic:ident $fault:literal, $to_do:literal;)*) => {
        /// All phrases.
        pub(super) static PHRASES: &[Phrase] = &[$(Phrase {
            code: $code,
            topic: Topic::$topic,
            fault: $fault,
            to_do: $to_do,
        }),*];
    };
}

phrases! {
    "J1501" Charges "没有明确联系的专门委员会", "为界别明确联系的专门委员会";
    "J1502" Charges "没有明确所联系的界别", "为专门委员会明确所联系的界别";
    "J1601" Charges "没有明确总协调人", "明确界别总协调人";
    "J1602" Charges "没有推选界别召集人", "推选界别召集人";
    "J1603" Charges "召集人超过规定名额", "调整超出名额的召集人";
    "J1604" Charges "没有明确第一召集人", "明确第一召集人";
    "J1605" Charges "第一召集人不止一名", "将第一召集人调整为一名";
    "J1606" Charges "不是本界别委员", "改选不属于本界别的召集人";
    "J1607" Charges "已不再担任委员", "补选已离任委员留下的召集人空缺";
    "J1608" Charges "没有按期提请主席会议审定", "将召集人人选提请主席会议审定";
    "J1701" Charges "没有明确界别联络员", "明确界别联络员";
    "J1802" Charges "没有主席会议成员联系", "明确联系界别的主席会议成员";
    "J1805" Charges "当年没有主席会议成员联系走访", "加强主席会议成员与界别的联系";
    "J1702" Duties "没有制定年度工作计划", "制定界别年度工作计划";
    "J1703" Duties "没有开展集体活动", "组织开展界别集体活动";
    "J1704" Duties "没有报送工作总结", "报送界别工作总结";
    "J0601" Duties "没有履职成果", "推动形成履职成果";
    "J1706" Duties "没有以界别名义提交的履职成果", "以界别名义形成履职成果";
    "J1801" Duties "没有专题研究界别工作", "提请党组会议、主席会议专题研究界别工作";
    "J2003" Duties "没有组织委员学习培训", "组织委员学习培训";
    "J2101" Duties "没有完成年度考核", "完成委员年度考核";
    "J2102" Duties "没有评选优秀界别和优秀界别召集人", "评选优秀界别和优秀界别召集人";
    "J1803" Duties "没有制定年度工作计划", "制定专门委员会年度工作计划";
    "J1804" Duties "没有报送工作总结", "报送专门委员会工作总结";
    "J1001" Contacts "没有按要求提交登记表", "督促委员填报登记表";
    "J1301" Contacts "没有参加界别活动", "组织委员参加界别活动";
    "J1401" Contacts "没有入驻线下委员工作室", "安排委员入驻线下委员工作室";
    "J1101" Contacts "较长时间没有联系记录", "及时听取重点联系对象的意见";
    "J2001" Contacts "没有按期交办", "及时交办群众意见建议";
    "J2002" Contacts "没有按期答复", "督促承办单位按期答复意见建议";
    "J1503" Contacts "重点联系对象少于规定人数", "补足重点联系对象";
    "J1504" Contacts "重点联系对象多于规定人数", "调整超出规定人数的重点联系对象";
    "J9001" Forms "填写不完整", "补正填写不完整的登记表";
    "J9002" Forms "超过期限没有备案", "审核备案已提交的登记表";
    "J9003" Forms "备案后超过期限没有上传政协云", "将已备案的登记表上传政协云";
    "J9004" Forms "所填界别与名册不符", "核对登记表所填界别";
    "J9005" Forms "填表时间有误", "更正登记表填表时间";
    "J9006" Forms "退回后没有重新提交", "督促委员补正并重新提交退回的登记表";
    "J0101" Party "没有设立党组织", "在专门委员会设立党组织";
    "J0102" Party "没有按要求设立临时党支部", "在重要活动中及时设立临时党支部";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    #[test]
    fn every_rule_has_its_phrase_but_what_a_circular_does_not_speak_of() {
        // The paper itself; and what is worth a look, and nobody's fault.
        const SILENT: [&str; 4] = ["J1705", "J1707", "J1901", "J1902"];
        for rule in rules::all() {
            let phrased = of(rule.code).is_some();
            let spoken = !SILENT.contains(&rule.code);
            assert_eq!(phrased, spoken, "{} {}", rule.code, rule.name);
        }
        for phrase in PHRASES {
            assert!(
                rules::find(phrase.code).is_some(),
                "{} is no rule",
                phrase.code
            );
        }
    }
}
