//! The accounts of contact and service that members write on their forms, one to four sentences
//! in plain office Chinese, and why members take forms back.

use std::collections::BTreeSet;

use super::chance::Chance;
use super::trades::{DISTRICTS, PLACES, Trade};
use crate::domain::contact::ContactWay;

/// An account and the ways in which the constituents were met.
pub(super) fn account(
    chance: &mut Chance,
    trades: &[&'static Trade],
) -> (String, BTreeSet<ContactWay>) {
    let trade = chance.pick(trades);
    let (way, openings) = OPENINGS[chance.index(OPENINGS.len())];
    let mut ways = BTreeSet::from([way]);
    let mut text = String::with_capacity(400);
    let mut say = |chance: &mut Chance, sentences: &[&'static str]| {
        let sentence = chance.pick(sentences);
        fill(chance, trade, sentence, &mut text);
    };
    say(chance, openings);
    if chance.percent(88) {
        say(chance, CONCERNS);
        if chance.percent(70) {
            say(chance, STEPS);
        }
        if chance.percent(30) {
            say(chance, ENDINGS);
        }
    }
    if chance.percent(18) {
        ways.insert(ContactWay::ALL[chance.index(ContactWay::ALL.len())]);
    }
    (text, ways)
}

/// Why a member takes a form back.
pub(super) fn withdrawal(chance: &mut Chance) -> &'static str {
    chance.pick(WITHDRAWALS)
}

/// Appends a sentence, its slots filled: `{d}` district, `{p}` place, `{w}` who, `{m}` what is
/// amiss, `{s}` the second such thing, `{n}` a number of people, `{k}` a small number, `{o}` the office in charge.
fn fill(chance: &mut Chance, trade: &Trade, sentence: &str, text: &mut String) {
    let first = chance.index(trade.matters.len());
    let second = (first + 1) % trade.matters.len();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (slot, after) = after.split_once('}').unwrap_or((after, ""));
        match slot {
            "d" => text.push_str(chance.pick(DISTRICTS)),
            "p" => text.push_str(chance.pick(PLACES)),
            "w" => text.push_str(chance.pick(trade.people)),
            "m" => text.push_str(trade.matters[first]),
            "s" => text.push_str(trade.matters[second]),
            "o" => text.push_str(chance.pick(OFFICES)),
            "n" => text.push_str(&chance.between(6, 45).to_string()),
            _ => text.push_str(&chance.between(2, 5).to_string()),
        }
        rest = after;
    }
    text.push_str(rest);
}

const OPENINGS: &[(ContactWay, &[&str])] = &[
    (
        ContactWay::Visit,
        &[
            "到{d}{p}走访{w}{k}户，了解生产生活情况。",
            "走访{p}，与{n}名{w}座谈，听取意见建议。",
            "随专委会到{d}实地走访，看望联系的{w}。",
        ],
    ),
    (
        ContactWay::Reception,
        &[
            "在委员接待日接待{w}{n}人次，逐一登记诉求。",
            "接待来访{w}{k}人，当面解答有关政策。",
        ],
    ),
    (
        ContactWay::Phone,
        &[
            "电话联系重点联系对象{k}人，询问近期工作和生活情况。",
            "与{w}通话，了解上次所反映事项的进展。",
        ],
    ),
    (
        ContactWay::WeChat,
        &[
            "在界别群众微信群就有关工作征求意见，收到建议{k}条。",
            "通过微信与{w}交流，转发并讲解惠民政策。",
        ],
    ),
    (
        ContactWay::Community,
        &[
            "参加{p}组织的社区活动，与居民面对面交流。",
            "到{d}{p}开展政策宣讲，{n}名{w}参加。",
        ],
    ),
    (
        ContactWay::Workroom,
        &[
            "在委员工作室组织界别群众活动，{n}名{w}参加。",
            "在工作室值班半天，接待{w}{k}人。",
        ],
    ),
    (ContactWay::Cloud, &["在政协云值班，回复群众留言{k}条。"]),
];

const CONCERNS: &[&str] = &[
    "大家集中反映{m}问题。",
    "{w}较为关心{m}问题，希望尽快解决。",
    "交流中了解到{m}问题仍较突出。",
    "主要反映两件事：一是{m}问题；二是{s}问题。",
];

const STEPS: &[&str] = &[
    "已整理成社情民意信息报市政协。",
    "已向{o}反映，对方答复将列入近期工作安排。",
    "现场与{o}联系，商定了初步解决办法。",
    "拟进一步调研，明年以提案形式提出建议。",
    "已在政协云提交微建议一条。",
];

const ENDINGS: &[&str] = &[
    "下一步将继续跟踪办理情况，及时向群众反馈。",
    "同时宣传了市委、市政府近期出台的惠民政策。",
    "群众对答复表示满意。",
    "约定下月再次走访。",
];

const OFFICES: &[&str] = &[
    "所在街道办事处",
    "县区有关部门",
    "市直主管部门",
    "当地村委会",
    "社区居委会",
];

const WITHDRAWALS: &[&str] = &["重复填写", "内容需要重新核实", "误提交", ""];
