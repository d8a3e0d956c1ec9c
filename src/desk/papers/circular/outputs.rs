//! What sectors and their members brought in, and what came of it.

use super::figure::Ledger;
use super::wording::{Among, not, parts, sentence, span};
use super::year::YearWork;
use crate::domain::opinion::AnswerClass;
use crate::domain::record::Kind;
use crate::domain::yearwork::{AdoptedBy, Channel, Outcome, Output};
use crate::text;
use crate::text::Text;

/// The outputs by channel, those in sectors' names apart from those of members, and what came of them.
pub(super) fn outputs(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let span = span(work);
    let all: Vec<&Output> = work.outputs.clone();
    let name = Text::of("履职成果", "outputs");
    let count = ledger.count("outputs", name, Kind::Output, all.iter().map(|it| it.id));
    if count == 0 {
        return format!("{span}{}形成履职成果。", not(work)) + &not_filed(work, ledger);
    }
    let channels = by_channel("outputs", &all, ledger);
    let name = Text::of("有履职成果的界别", "sectors with an output");
    let sectors = work.sectors(|id| all.iter().any(|it| it.sector == id));
    let sectors = ledger.count("sectors-with-output", name, Kind::Sector, sectors);
    let among = Among {
        all: "各界别",
        unit: "个界别",
        done: "形成了履职成果",
        undone: "形成履职成果",
    };
    let sectors = among.say(work, sectors, work.sectors(|_| true).len());
    let channels = parts(&channels, "件");
    format!(
        "{span}共形成履职成果{count}件{channels}。{sectors}，{}。",
        whose(&all, ledger)
    ) + &came_of(&all, work, ledger)
        + &not_filed(work, ledger)
}

/// The channels that outputs went through, with how many.
fn by_channel(code: &str, all: &[&Output], ledger: &mut Ledger) -> Vec<(String, usize)> {
    let mut channels = Vec::new();
    for channel in Channel::ALL {
        let own = all.iter().filter(|it| it.goes_as() == channel);
        let ids: Vec<_> = own.map(|it| it.id).collect();
        if ids.is_empty() {
            continue;
        }
        let word = channel.word();
        let (zh, en) = (&word.zh, &word.en);
        let name = text!("履职成果：{zh}", "outputs: {en}");
        let code = format!("{code}.{}", channel.code());
        let count = ledger.count(code, name, Kind::Output, ids);
        channels.push((zh.clone().into_owned(), count));
    }
    channels
}

/// Those in a sector's name, and those in members' own.
fn whose(all: &[&Output], ledger: &mut Ledger) -> String {
    let (collective, own): (Vec<&Output>, Vec<&Output>) = all.iter().partition(|it| it.collective);
    let name = Text::of("以界别名义的成果", "outputs in a sector's name");
    let ids = collective.iter().map(|it| it.id);
    let count = ledger.count("outputs-collective", name, Kind::Output, ids);
    let name = Text::of("委员个人的成果", "outputs in members' names");
    let ids = own.iter().map(|it| it.id);
    let own_count = ledger.count("outputs-own", name, Kind::Output, ids);
    match (count, own_count) {
        (0, _) => "尚无以界别名义提交的成果".to_owned(),
        (_, 0) => "均以界别名义提交".to_owned(),
        (n, m) => {
            let by = by_channel("outputs-collective", &collective, ledger);
            let own = by_channel("outputs-own", &own, ledger);
            format!(
                "以界别名义提交的{n}件{}，委员提交的{m}件{}",
                inside(&by),
                inside(&own)
            )
        }
    }
}

/// “（提案3件、微建议2件）”.
fn inside(parts: &[(String, usize)]) -> String {
    let all: Vec<String> = parts
        .iter()
        .map(|(name, n)| format!("{name}{n}件"))
        .collect();
    match all.is_empty() {
        true => String::new(),
        false => format!("（{}）", all.join("、")),
    }
}

/// How many were adopted, instructed on and answered.
fn came_of(all: &[&Output], work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let day = work.today.date;
    let mut levels = Vec::new();
    let highest = |it: &Output| {
        let by_then = it.adopted().filter(|(_, on)| *on <= day);
        by_then.last().map(|it| it.0)
    };
    let adopted = all.iter().filter(|it| highest(it).is_some());
    let name = Text::of("被采用的成果", "outputs adopted");
    let adopted = ledger.count(
        "outputs-adopted",
        name,
        Kind::Output,
        adopted.map(|it| it.id),
    );
    for level in AdoptedBy::ALL.into_iter().rev() {
        let own = all.iter().filter(|it| highest(it) == Some(level));
        let ids: Vec<_> = own.map(|it| it.id).collect();
        if ids.is_empty() {
            continue;
        }
        let word = level.word();
        let (zh, en) = (&word.zh, &word.en);
        let name = text!("被采用的成果：{zh}", "outputs adopted: {en}");
        let code = format!("outputs-adopted.{}", level.code());
        let count = ledger.count(code, name, Kind::Output, ids);
        levels.push((zh.clone().into_owned(), count));
    }
    let instructed = all
        .iter()
        .filter(|it| it.instructed.as_ref().is_some_and(|it| it.on <= day));
    let name = Text::of("获批示的成果", "outputs instructed on");
    let instructed = ledger.count(
        "outputs-instructed",
        name,
        Kind::Output,
        instructed.map(|it| it.id),
    );
    let class = |it: &Output| {
        let answer = it.answer.as_ref();
        answer
            .filter(|it| it.on.is_none_or(|on| on <= day))
            .map(|it| it.class)
    };
    let answered = all.iter().filter(|it| class(it).is_some());
    let name = Text::of("得到答复的成果", "outputs answered");
    let answered = ledger.count(
        "outputs-answered",
        name,
        Kind::Output,
        answered.map(|it| it.id),
    );
    let mut classes = Vec::new();
    for of in AnswerClass::ALL {
        let own = all.iter().filter(|it| class(it) == Some(of));
        let ids: Vec<_> = own.map(|it| it.id).collect();
        if ids.is_empty() {
            continue;
        }
        let word = of.word();
        let (zh, en) = (&word.zh, &word.en);
        let name = text!("得到答复的成果：{zh}", "outputs answered: {en}");
        let code = format!("outputs-answered.{}", of.code());
        let count = ledger.count(code, name, Kind::Output, ids);
        classes.push((format!("{}类", of.code().to_uppercase()), count));
    }
    let mut clauses = Vec::new();
    if adopted > 0 {
        clauses.push(format!("被各级采用{adopted}件{}", inside(&levels)));
    }
    if instructed > 0 {
        clauses.push(format!("获领导批示{instructed}件"));
    }
    if answered > 0 {
        clauses.push(format!("已得到办理答复{answered}件{}", inside(&classes)));
    }
    match clauses.is_empty() {
        true => String::new(),
        false => sentence(vec![clauses.join("，")]),
    }
}

/// How many of what was handed in were not filed, which are no outputs, and how many went on another way.
fn not_filed(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let mut clauses = Vec::new();
    let turned = work.outputs.iter().filter(|it| it.goes_as() != it.channel);
    let name = Text::of("转其他渠道办理的", "outputs that went on another way");
    let turned = ledger.count("outputs-turned", name, Kind::Output, turned.map(|it| it.id));
    if turned > 0 {
        clauses.push(format!("其中提交后转其他渠道的{turned}件"));
    }
    let all = work.book.outputs_in(work.year());
    let none =
        all.filter(|it| it.handed_in <= work.today.date && it.outcome() == Some(Outcome::NotFiled));
    let name = Text::of("未立案的提案等", "handed in and not filed");
    let none = ledger.count(
        "outputs-not-filed",
        name,
        Kind::Output,
        none.map(|it| it.id),
    );
    if none > 0 {
        clauses.push(format!("另有{none}件经审查未予立案"));
    }
    sentence(vec![clauses.join("，")])
}
