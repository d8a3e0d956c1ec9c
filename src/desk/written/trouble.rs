//! Why what is written for a field is no value of it, and what to write instead. What is a person's own is
//! never repeated.

use crate::domain::choice::Choice;
use crate::domain::described::{Facts, Misfit, Shape};
use crate::domain::record::Kind;
use crate::exchange::names::NoName;
use crate::exchange::phones::masked_told;
use crate::text;
use crate::text::{Locale, Text, Words};

/// How many records of one name are told.
const TOLD: usize = 20;

/// Why words are no value.
#[derive(Clone, Debug)]
pub enum Trouble {
    /// No record is called so.
    Unknown {
        /// Of which kinds it could be.
        kinds: &'static [Kind],
        /// The name.
        written: String,
        /// The names that are like it.
        near: Vec<String>,
    },
    /// Several records are called so.
    Several {
        /// Their kind.
        kind: Kind,
        /// The name.
        written: String,
        /// Which.
        candidates: Vec<Candidate>,
    },
    /// The record of the number has another name than the one that is written beside it.
    Otherwise {
        /// What is written.
        written: String,
        /// The record's own name.
        name: String,
    },
    /// What stands in brackets behind a name has no place here.
    Remark(String),
    /// It is no day.
    NoDay(Text),
    /// It is none of the choices.
    NoChoice(&'static [Choice]),
    /// It is no person's name.
    NoName(NoName),
    /// It is no whole number.
    NoNumber,
    /// It is no amount of money.
    NoMoney,
    /// No number of points.
    NoPoints,
    /// It is neither yes nor no.
    NoFlag(Words),
    /// A field of parts is written part by part.
    InParts(&'static [Facts]),
    /// Nobody writes it: it is given by a verb.
    Shown,
    /// The field, or this part of it, can't hold the value.
    Misfit(&'static Facts, Misfit),
}

/// A record that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its number.
    pub id: u64,
    /// What it is called.
    pub name: String,
    /// What tells it from others of its name.
    pub beside: String,
}

impl Trouble {
    /// That a field must be said.
    pub const REQUIRED: Text = Text::of("此项必填。", "This must be filled in.");

    /// What is wrong, and what would fit; numbers that may be dialled have their middle hidden.
    #[must_use]
    pub fn text(&self) -> Text {
        masked_told(&self.told())
    }

    fn told(&self) -> Text {
        match self {
            Trouble::Unknown {
                kinds,
                written,
                near,
            } => unknown(kinds, written, near),
            Trouble::Several {
                kind,
                written,
                candidates,
            } => several(*kind, written, candidates),
            Trouble::Otherwise { written, name } => text!(
                "“{written}”：这个编号是{name}，与姓名（名称）不符，请核对。",
                "“{written}”: the record of this number is {name}; check which is meant."
            ),
            Trouble::Remark(remark) => text!(
                "这里不登记括号里的“{remark}”，请删去括号和其中的字；此人不应列入的，把姓名一并删去。",
                "“{remark}”, in brackets, has no place here: delete it, or the name too if it doesn't belong here."
            ),
            Trouble::NoDay(why) => why.clone(),
            Trouble::NoChoice(choices) => {
                let all = |locale| {
                    let all = choices
                        .iter()
                        .map(|it| format!("{}（{}）", it.word.say(locale), it.code));
                    all.collect::<Vec<_>>()
                };
                let (zh, en) = (all(Locale::Zh).join("、"), all(Locale::En).join(", "));
                let en = en.replace('（', " (").replace('）', ")");
                text!("只能是：{zh}。", "It is one of: {en}.")
            }
            Trouble::NoName(why) => why.text(),
            Trouble::NoNumber => Text::of("请填整数。", "Give a whole number."),
            Trouble::NoPoints => Text::of(
                "请填分值，如 5、7.5，最多两位小数。",
                "Write points, such as 5 or 7.5, with at most two places.",
            ),
            Trouble::NoMoney => Text::of(
                "请填金额（元），如 2600 或 1300.50。",
                "Give an amount in yuan, such as 2600 or 1300.50.",
            ),
            Trouble::NoFlag(yes) => {
                let (zh, en) = (yes.zh, yes.en);
                text!("请填“是”（{zh}）或“否”。", "Write yes ({en}) or no.")
            }
            Trouble::InParts(parts) => {
                let all: Vec<_> = parts.iter().map(|part| part.id).collect();
                let all = all.join(", ");
                text!("分开填写：{all}。", "It is written in parts: {all}.")
            }
            Trouble::Shown => Text::of("此项不能直接填写。", "This is not written by hand."),
            Trouble::Misfit(facts, misfit) => misfits(facts, *misfit),
        }
    }
}

fn titles(kinds: &[Kind]) -> (String, String) {
    let titles = kinds.iter().map(|kind| kind.title());
    let (zh, en): (Vec<_>, Vec<_>) = titles.map(|it| (it.zh, it.en)).unzip();
    (zh.join("或"), en.join(" or "))
}

fn unknown(kinds: &[Kind], written: &str, near: &[String]) -> Text {
    let (zh, en) = titles(kinds);
    if near.is_empty() {
        return text!(
            "没有名称或编号为“{written}”的{zh}。",
            "There is no {en} of the name or ID \"{written}\"."
        );
    }
    let (some_zh, some_en) = (near.join("、"), near.join(", "));
    text!(
        "没有名称或编号为“{written}”的{zh}。相近的有：{some_zh}。",
        "There is no {en} of the name or ID \"{written}\". Near: {some_en}."
    )
}

fn several(kind: Kind, written: &str, candidates: &[Candidate]) -> Text {
    let (zh, en) = titles(&[kind]);
    let count = candidates.len();
    let all = |open: &str, close: &str, between: &str| {
        let told = candidates
            .iter()
            .take(TOLD)
            .map(|it| match it.beside.as_str() {
                "" => format!("{}#{}", it.name, it.id),
                beside => format!("{}#{}{open}{beside}{close}", it.name, it.id),
            });
        let more = (count > TOLD).then(|| "…".to_owned());
        told.chain(more).collect::<Vec<_>>().join(between)
    };
    let (some_zh, some_en) = (all("（", "）", "、"), all(" (", ")", ", "));
    text!(
        "名为“{written}”的{zh}有 {count} 个，请写明编号：{some_zh}。",
        "{count} records ({en}) have the name \"{written}\"; write it with its ID: {some_en}."
    )
}

fn misfits(facts: &Facts, misfit: Misfit) -> Text {
    let part = |nth: usize| facts.parts.get(nth).copied().unwrap_or(*facts);
    let words = |facts: Facts| (facts.label.zh.trim(), facts.label.en.trim());
    match misfit {
        Misfit::Missing => Trouble::REQUIRED,
        Misfit::Part(nth) => match facts.parts.get(nth) {
            Some(part) if part.shape == Shape::Number => Trouble::NoNumber.text(),
            Some(part) if part.shape == Shape::Money => Trouble::NoMoney.text(),
            Some(part) if part.shape == Shape::Points => Trouble::NoPoints.text(),
            Some(part) => {
                let (zh, en) = words(*part);
                text!("请一并填写“{zh}”。", "Give “{en}” as well.")
            }
            None => Trouble::REQUIRED,
        },
        Misfit::Either(one, other) => {
            let ((one_zh, one_en), (zh, en)) = (words(part(one)), words(part(other)));
            text!(
                "“{one_zh}”“{zh}”只填一项，请清空另一项。",
                "Give “{one_en}” or “{en}”, and clear the other."
            )
        }
        Misfit::Shape | Misfit::Range => Trouble::NoNumber.text(),
        Misfit::Overtaken(overtaken) => overtaken.text(),
        Misfit::OtherDay(since) => text!(
            "任职时间是 {since}，变动自该日起算；变动日期请改成同一天。",
            "In office since {since}: the change holds from that day. Give the same day here."
        ),
    }
}
