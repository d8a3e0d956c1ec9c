//! The words of the printed form: its title, its labels, the lines that are no answers.
//!
//! A label is known with any spaces and line breaks inside it (`界　别`, or one character a line),
//! with a colon or a hint in brackets behind it, and by any of its usual wordings. Where its
//! answer stands is not asked here.
//!
//! Long because it is one thing: the wordings of a form's labels, and the ways in which they are written.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::exchange::headers::{self, Field};
use crate::exchange::office::words::{half_width, is_blank, squeeze};

/// What a word on the form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Label {
    /// The date filled.
    FilledOn,
    /// The member's name.
    Member,
    /// The sector.
    Sector,
    /// Employer and post, or the employer alone.
    Employer,
    /// The post alone.
    Post,
    /// The account of contact and service.
    Account,
    /// The ways of contact.
    Ways,
    /// The line below the form that says where it goes, and other remarks.
    Remark,
    /// A signature's place, which may have a date behind it.
    Signature,
    /// Another label; what is behind it is no answer of ours.
    Other,
}

/// The longest label, in characters without spaces.
const LONGEST: usize = 24;

/// Wordings that offices use beside those of a roster's headers.
const WORDINGS: [(Label, &str); 7] = [
    (
        Label::FilledOn,
        "填表时间 填表日期 填写时间 填写日期 填报时间 填报日期 登记时间 登记日期 填表日 填表年月日 时间 日期",
    ),
    (
        Label::Member,
        "政协委员 政协委员姓名 填表委员 委员名字 市政协委员 委员姓名",
    ),
    (
        Label::Employer,
        "委员单位及职务 单位职务 单位及职务 工作单位及职务(职称) 工作单位及职务(全称)",
    ),
    (
        Label::Remark,
        "备注 注 附注 说明 填表说明 填写说明 注意事项 备 注意",
    ),
    (
        Label::Signature,
        "签名 签字 委员签名 委员签字 委员(签名) 委员(签字) 本人签名 本人签字 签名(盖章) 填表人签名 盖章",
    ),
    (
        Label::Ways,
        "联系方式 联系形式 联系途径 联系服务方式 联系服务形式 联系服务途径 联系方式方法 联系群众方式 \
         联系服务群众方式 联系界别群众方式 服务方式 服务形式 活动形式 走访方式",
    ),
    (
        Label::Other,
        "填表人 填报人 审核人 审核意见 专委会意见 专门委员会意见 所在专委会意见 所在专门委员会意见 \
         备案意见 备案情况 备案时间 备案人 上传时间 联系人 \
         活动时间 活动地点 活动名称 地点 参加人员 参与人员 服务对象 联系对象 照片 图片 附件 \
         届次 届别 文化程度 学历 年龄 邮箱 地址 通讯地址 单位地址 身份证号 编号 年度 界别召集人 \
         召集人 审核 审批 意见 召集人意见 界别召集人意见 单位意见",
    ),
];

/// The label that `text` is as a whole.
pub(super) fn whole(text: &str) -> Option<Label> {
    let mut letters = text.chars().filter(|&c| !is_blank(c));
    if letters.by_ref().take(LONGEST * 2).count() > LONGEST + 16 && letters.next().is_some() {
        return None;
    }
    let word = without_hint(&squeeze(text));
    let word = word.trim_end_matches(':');
    label_of(word)
}

/// The label that `text` begins with, and what stands behind it. `lone` says that one plain space
/// is enough behind a label that can be nothing else.
pub(super) fn leading(text: &str, lone: bool) -> Option<(Label, &str)> {
    let mut word = String::new();
    // The ends of the word's prefixes: in the word, and in the text.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    for (at, c) in text.char_indices() {
        if is_blank(c) {
            continue;
        }
        let c_half = half_width(c);
        if ends.len() == LONGEST || matches!(c_half, ':' | '∶' | '︰') {
            break;
        }
        word.push(c_half);
        ends.push((word.len(), at + c.len_utf8()));
    }
    let mut found = None;
    for &(in_word, in_text) in ends.iter().rev() {
        if let Some(label) = label_of(&word[..in_word])
            && let Some(rest) = separated(&text[in_text..], label, &word[..in_word], lone)
        {
            found = Some((label, rest));
            break;
        }
    }
    // 界别 with 群众 below it is the middle of a label that is written downwards.
    found.filter(|(label, rest)| {
        // Behind each of many labels stands the whole rest of the line: no more of it is read.
        let next: String = rest.chars().filter(|c| !is_blank(*c)).take(2).collect();
        *label != Label::Sector || !matches!(next.as_str(), "群众" | "情况")
    })
}

/// Whether `text` is the form's title.
pub(super) fn is_title(text: &str) -> bool {
    if text.len() > 400 {
        return false;
    }
    let word = squeeze(text);
    let length = word.chars().count();
    let ends = ["登记表", "情况表", "记录表", "登记卡", "情况登记", "反馈表"];
    let bare = without_hint(&word);
    (6..=60).contains(&length)
        && ends.iter().any(|end| bare.ends_with(end))
        && ["联系服务", "界别群众", "服务群众", "联系群众"]
            .iter()
            .any(|part| word.contains(part))
        && !word.contains(['《', '。', ';'])
        && !word.contains("汇总")
}

/// Whether `text` is the second line of a title that was broken.
pub(super) fn ends_title(first: &str, second: &str) -> bool {
    let second = squeeze(second);
    matches!(
        second.as_str(),
        "登记表" | "情况登记表" | "记录表" | "登记卡"
    ) && is_title(&format!("{first}{second}"))
}

/// Whether the word is part of the account's label: 联系, 服务, 界别, 群众, 情况, or one character of
/// them, as it is written downwards over several cells.
pub(super) fn is_part_of_account(text: &str) -> bool {
    let word = squeeze(text);
    !word.is_empty()
        && word.chars().count() <= 8
        && word
            .chars()
            .all(|c| "委员联系服务界别群众工作的情况".contains(c))
}

/// Whether the label can be nothing else, wherever it stands.
fn is_certain(label: Label, word: &str) -> bool {
    match label {
        Label::FilledOn => !matches!(word, "时间" | "日期"),
        Label::Member => word.contains("委员"),
        Label::Employer => word.contains("职务"),
        Label::Account => true,
        Label::Sector
        | Label::Post
        | Label::Ways
        | Label::Remark
        | Label::Signature
        | Label::Other => false,
    }
}

/// A label at the beginning of a line inside an account that ends the account.
pub(super) fn ends_account(text: &str) -> Option<(Label, &str)> {
    let (label, rest) = leading(text, false)?;
    let word = squeeze(&text[..text.len() - rest.len()]);
    let word = word.trim_end_matches(':');
    let ends = match label {
        Label::Remark => {
            let rest = squeeze(rest);
            word != "说明" || rest.starts_with("本表")
        }
        Label::Signature => true,
        Label::Other => matches!(word, "填表人" | "填报人" | "审核人") || word.ends_with("意见"),
        label => is_certain(label, word) && word != "委员",
    };
    ends.then_some((label, rest))
}

fn label_of(word: &str) -> Option<Label> {
    static KNOWN: LazyLock<HashMap<&str, Label>> = LazyLock::new(|| {
        let each = |&(label, wordings): &(Label, &'static str)| {
            wordings.split_whitespace().map(move |known| (known, label))
        };
        // The first of two wordings that are the same is the one that counts.
        WORDINGS.iter().rev().flat_map(each).collect()
    });
    if let Some(label) = KNOWN.get(word) {
        return Some(*label);
    }
    if is_account(word) {
        return Some(Label::Account);
    }
    Some(match headers::field_of(word)? {
        Field::Name => Label::Member,
        Field::Sector => Label::Sector,
        Field::EmployerAndPost | Field::Employer => Label::Employer,
        Field::Post => Label::Post,
        Field::Remark => Label::Remark,
        Field::Serial
        | Field::Id
        | Field::Count
        | Field::Sex
        | Field::Ethnicity
        | Field::Party
        | Field::Born
        | Field::Committee
        | Field::Phone
        | Field::Director
        | Field::LinkedSectors
        | Field::FirstConvenor
        | Field::Convenors
        | Field::Liaison
        | Field::LiaisonPhone
        | Field::Elected
        | Field::Approved => Label::Other,
        Field::Aside
        | Field::Standing
        | Field::DirectorSince
        | Field::PartyOrganisation
        | Field::PartySince
        | Field::Looked => return None,
    })
}

/// Whether a word is made of the account's label's words and nothing else: it speaks of contact or
/// service and ends with 情况, 内容 or 记录.
fn is_account(word: &str) -> bool {
    const WORDS: [&str; 24] = [
        "联系", "服务", "界别", "群众", "委员", "工作", "活动", "主要", "具体", "开展", "履职",
        "本", "的", "和", "与", "及", "、", "政协", "情况", "内容", "记录", "事项", "简介", "说明",
    ];
    let mut rest = word;
    let (mut speaks, mut last) = (false, "");
    while !rest.is_empty() {
        let Some(next) = WORDS.into_iter().find(|next| rest.starts_with(next)) else {
            return false;
        };
        speaks |= matches!(next, "联系" | "服务");
        rest = &rest[next.len()..];
        last = next;
    }
    let ends = matches!(last, "情况" | "内容" | "记录" | "事项" | "简介" | "说明");
    let short = last == "群众" && word.contains("服务");
    speaks && (short || ends && (word.contains("情况") || word.contains("群众")))
}

/// A word without a hint in brackets at its end: 联系服务界别群众情况(可附页).
fn without_hint(word: &str) -> String {
    let word = word.trim_end_matches(':');
    for (open, close) in [('(', ')'), ('〔', '〕'), ('[', ']'), ('【', '】')] {
        if let Some(head) = word.strip_suffix(close)
            && let Some((head, hint)) = head.rsplit_once(open)
            && !matches!(hint, "签名" | "签字" | "职称")
        {
            return head.trim_end_matches(':').to_owned();
        }
    }
    word.to_owned()
}

/// What stands behind a label, when something parts it from the label.
fn separated<'a>(behind: &'a str, label: Label, word: &str, lone: bool) -> Option<&'a str> {
    let mut behind = behind;
    let mut rest = behind.trim_start_matches(is_blank);
    if let Some(hint) = rest.strip_prefix(['(', '（', '〔', '【'])
        && let Some(end) = hint.find([')', '）', '〕', '】'])
        && hint[..end].chars().count() <= 20
    {
        let close = hint[end..].chars().next().map_or(0, char::len_utf8);
        behind = &hint[end + close..];
        rest = behind.trim_start_matches(is_blank);
    }
    if let Some(rest) = rest.strip_prefix([':', '：', '∶', '︰', '﹕']) {
        return Some(rest);
    }
    // 备 before a gap may be a name whose characters are set apart; a remark is longer.
    let is_short = |words: &str| words.chars().filter(|&c| !is_blank(c)).count() <= 3;
    if word.chars().count() == 1 && !rest.is_empty() && is_short(rest) {
        return None;
    }
    let gap = &behind[..behind.len() - rest.len()];
    let wide = gap.contains(['\t', '\n', '\r', '\u{3000}']) || gap.chars().count() > 1;
    let certain = is_certain(label, word);
    let dated = label == Label::FilledOn && certain && rest.starts_with(is_day_sign);
    let parted = rest.is_empty() || wide || dated || (lone && certain && !gap.is_empty());
    parted.then_some(rest)
}

fn is_day_sign(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９' | '二' | '年' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_spread_characters_is_no_remark() {
        assert!(leading("备 一", true).is_none());
        assert!(leading("备　　一", false).is_none());
        let remark = leading("备：一", true).map(|(label, _)| label);
        assert_eq!(remark, Some(Label::Remark));
    }

    #[test]
    fn labels_are_known_in_any_writing() {
        for (text, label) in [
            ("委员姓名", Label::Member),
            ("姓　　名", Label::Member),
            ("姓\n名：", Label::Member),
            ("界 别", Label::Sector),
            ("所在界别：", Label::Sector),
            ("工作单位\n及 职 务", Label::Employer),
            ("工作单位和职务（全称）", Label::Employer),
            ("职务", Label::Post),
            ("填表日期", Label::FilledOn),
            ("联系\n服务\n界别\n群众\n情况", Label::Account),
            ("联 系 服 务 界 别 群 众 情 况：", Label::Account),
            ("委员联系服务本界别群众工作情况（可另附页）", Label::Account),
            ("联系和服务群众的具体情况", Label::Account),
            ("备 注", Label::Remark),
            ("委员（签名）：", Label::Signature),
            ("联系电话", Label::Other),
            ("Employer and post", Label::Employer),
            ("Ethnic group", Label::Other),
            ("Committee", Label::Other),
        ] {
            assert_eq!(whole(text), Some(label), "{text}");
        }
        for text in [
            "",
            "王伟",
            "教育界",
            "联系",
            "群众情况",
            "联系服务界别群众情况良好",
            "情况",
        ] {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    #[test]
    fn what_stands_behind_a_label_is_parted_from_it() {
        for (text, label, rest) in [
            ("委员姓名：王伟", Label::Member, "王伟"),
            ("界　别 ： 教育界", Label::Sector, " 教育界"),
            ("姓名\t王伟", Label::Member, "王伟"),
            ("填表时间2026年3月5日", Label::FilledOn, "2026年3月5日"),
            ("填表时间： 2026 年", Label::FilledOn, " 2026 年"),
            ("联系\n服务\n界别\n群众\n情况\n走访", Label::Account, "走访"),
            (
                "联系服务界别群众情况（可附页）：走访",
                Label::Account,
                "走访",
            ),
            ("工作单位及职务", Label::Employer, ""),
        ] {
            assert_eq!(leading(text, false), Some((label, rest)), "{text}");
        }
        for text in [
            "委员姓名王伟",
            "界别\n群众\n情况",
            "姓名 王伟",
            "王伟：委员",
        ] {
            assert_eq!(leading(text, false), None, "{text}");
        }
        assert_eq!(
            leading("委员姓名 王伟", true),
            Some((Label::Member, "王伟"))
        );
        assert_eq!(leading("时间 上午", true), None);
    }

    #[test]
    fn titles_are_known_and_mentions_are_none() {
        assert!(is_title("市政协委员联系服务界别群众情况登记表"));
        assert!(is_title(
            "益阳市政协委员\n联系服务界别群众情况登记表（2026年度）"
        ));
        assert!(!is_title("请填写《市政协委员联系服务界别群众情况登记表》"));
        assert!(!is_title("联系服务界别群众情况"));
        assert!(!is_title("联系服务界别群众情况登记表汇总表"));
        assert!(ends_title("市政协委员联系服务界别群众情况", "登 记 表"));
    }

    #[test]
    fn an_account_ends_at_a_label_that_can_be_nothing_else() {
        assert!(ends_account("备注：本表由委员填写").is_some());
        assert!(ends_account("填表时间：2026年3月5日").is_some());
        assert!(ends_account("时间：3月5日").is_none());
        assert!(ends_account("姓名：张三").is_none());
        assert!(ends_account("说明：政策").is_none());
    }
}
