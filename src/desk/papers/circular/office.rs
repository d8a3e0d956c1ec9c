//! What the office and the leadership do for the sectors' work (articles 18 and 20): opinions handled, leaders'
//! contacts, money, publicity; and how much of the year's records somebody verified.

use super::figure::Ledger;
use super::wording::{Among, sentence};
use super::year::YearWork;
use crate::domain::calendar::Year;
use crate::domain::described::Fields;
use crate::domain::id::SectorId;
use crate::domain::money::Money;
use crate::domain::opinion::{AnswerClass, Opinion};
use crate::domain::record::Kind;
use crate::rules::proof;
use crate::text;
use crate::text::Text;

/// The opinions that came in the year, and how far they got; empty where there were none.
pub(super) fn opinions(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let (year, date) = (work.year(), work.today.date);
    let came = |it: &&Opinion| Year::of(it.received_on) == year && it.received_on <= date;
    let own: Vec<&Opinion> = work.book.opinions.iter().filter(came).collect();
    let mut count = |code: &str, name: Text, is: &dyn Fn(&Opinion) -> bool| {
        let ids = own.iter().filter(|it| is(it)).map(|it| it.id);
        ledger.count(code, name, Kind::Opinion, ids)
    };
    let received = count(
        "opinions",
        Text::of("收到的意见建议", "opinions received"),
        &|_| true,
    );
    if received == 0 {
        return String::new();
    }
    let mut clauses = vec![format!("共收到群众意见建议{received}条")];
    let assigned = count(
        "opinions-assigned",
        Text::of("交办的意见建议", "opinions assigned"),
        &|it| !it.handlings.is_empty(),
    );
    if assigned > 0 {
        clauses.push(format!("交办{assigned}条"));
    }
    let converted = count(
        "opinions-converted",
        Text::of("转化的意见建议", "opinions turned into outputs"),
        &|it| !it.conversions.is_empty(),
    );
    if converted > 0 {
        clauses.push(format!("转化为履职成果{converted}条"));
    }
    let answered = count(
        "opinions-answered",
        Text::of("答复的意见建议", "opinions answered"),
        &|it| !it.answers.is_empty(),
    );
    if answered > 0 {
        let mut classes = Vec::new();
        for class in AnswerClass::ALL {
            let word = class.word();
            let (zh, en) = (&word.zh, &word.en);
            let of = |it: &Opinion| it.answers.last().is_some_and(|it| it.class == class);
            let code = format!("opinions-answered.{}", class.code());
            let name = text!("答复的意见建议：{zh}", "opinions answered: {en}");
            let n = count(&code, name, &of);
            if n > 0 {
                classes.push(format!("{}类{n}条", class.code().to_uppercase()));
            }
        }
        clauses.push(format!("已答复{answered}条（{}）", classes.join("、")));
    }
    let promised = count(
        "opinions-promised",
        Text::of("待兑现的承诺", "promises to be kept"),
        &|it| it.promise().is_some(),
    );
    if promised > 0 {
        clauses.push(format!("承诺待兑现{promised}条"));
    }
    sentence(vec![clauses.join("，")])
}

/// Leaders' contacts, money and publicity; empty where nothing of it is recorded.
pub(super) fn support(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    leaders(work, ledger) + &money(work, ledger) + &publicity(work, ledger)
}

/// The sectors that a leader of theirs met.
fn leaders(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let (book, day) = (work.book, work.reference_date());
    let met = proof::leaders_met(book, &work.today);
    let led = work.sectors(|id| !book.leaders_of(id, day).is_empty());
    let has_met = |id: &SectorId| {
        let mut leaders = book.leaders_of(*id, day).into_iter();
        leaders.any(|it| met.contains(&(it.id, *id)))
    };
    let all = led.len();
    let name = Text::of("主席会议成员联系过的界别", "sectors that a leader met");
    let met = ledger.count(
        "sectors-met-by-leader",
        name,
        Kind::Sector,
        led.into_iter().filter(has_met),
    );
    if met == 0 {
        return String::new();
    }
    let among = Among {
        all: "主席会议成员与所联系的界别",
        unit: "个界别",
        done: "有联系走访",
        undone: "联系走访",
    };
    sentence(vec![among.say(work, met, all)])
}

/// What was set aside for activities, spent and left.
fn money(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let (book, year) = (work.book, work.year());
    let budgets: Vec<_> = book.budgets.iter().filter(|it| it.year == year).collect();
    let planned: Money = budgets.iter().map(|it| it.amount).sum();
    let spending = || work.activities.iter().filter(|it| !it.costs.is_empty());
    let spent: Money = spending().map(|it| it.cost()).sum();
    let of_budgets: Vec<_> = budgets.iter().map(|it| (Kind::Budget, it.id.0)).collect();
    let of_activities: Vec<_> = spending().map(|it| (Kind::Activity, it.id.0)).collect();
    let name = Text::of("活动经费预算（元）", "budgets for activities, yuan");
    let planned_word = ledger.money("money-planned", name, of_budgets.clone(), planned);
    let name = Text::of("活动经费已用（元）", "spent on activities, yuan");
    let spent_word = ledger.money("money-spent", name, of_activities.clone(), spent);
    if planned == Money(0) {
        return match spent {
            Money(0) => String::new(),
            _ => format!("开展活动使用经费{spent_word}元。"),
        };
    }
    let behind = of_budgets.into_iter().chain(of_activities).collect();
    let left = Money(planned.0 - spent.0);
    let (name, left, over) = match left {
        Money(..0) => (
            Text::of("超支的活动经费（元）", "spent beyond the budgets, yuan"),
            Money(-left.0),
            true,
        ),
        left => (
            Text::of("剩余的活动经费（元）", "left of the budgets, yuan"),
            left,
            false,
        ),
    };
    let left_word = ledger.money("money-left", name, behind, left);
    let spent = match spent {
        Money(0) => "尚未使用".to_owned(),
        _ if over => format!("已用{spent_word}元，超支{left_word}元"),
        _ if left == Money(0) => "已全部使用".to_owned(),
        _ => format!("已用{spent_word}元，剩余{left_word}元"),
    };
    format!("安排界别活动经费{planned_word}元，{spent}。")
}

/// What the media reported, of how much was planned.
fn publicity(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let (book, year) = (work.book, work.year());
    let items = book
        .publicity_in(year)
        .filter(|it| it.on <= work.today.date);
    let name = Text::of("宣传报道", "reports in the media");
    let count = ledger.count(
        "publicity",
        name,
        Kind::PublicityItem,
        items.map(|it| it.id),
    );
    let plans: Vec<_> = book
        .publicity_plans
        .iter()
        .filter(|it| it.year == year)
        .collect();
    let planned: u32 = plans.iter().map(|it| it.planned).sum();
    let name = Text::of("计划的宣传报道", "reports planned");
    let records = plans
        .iter()
        .map(|it| (Kind::PublicityPlan, it.id.0))
        .collect();
    let planned = ledger.sum("publicity-planned", name, records, planned as usize);
    match (count, planned) {
        (0, 0) => String::new(),
        (0, n) => format!("年度计划宣传报道{n}篇，尚未刊发。"),
        (n, 0) => format!("刊发宣传报道{n}篇。"),
        (n, planned) => format!("刊发宣传报道{n}篇，年度计划{planned}篇。"),
    }
}

/// How many of the year's plans, summaries, activities, outputs and trainings somebody of the staff verified.
pub(super) fn evidence(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let (book, year, date) = (work.book, work.year(), work.today.date);
    let mut recorded = Vec::new();
    let mut verified = Vec::new();
    let mut take = |kind: Kind, id: u64, it: &dyn Fields| {
        if it.came().is_none_or(|came| came <= date) {
            recorded.push((kind, id));
            if it.is_verified() == Some(true) {
                verified.push((kind, id));
            }
        }
    };
    for it in book.plans.iter().filter(|it| it.year == year) {
        take(Kind::Plan, it.id.0, it);
    }
    for it in book.summaries.iter().filter(|it| it.year == year) {
        take(Kind::Summary, it.id.0, it);
    }
    for it in &work.activities {
        take(Kind::Activity, it.id.0, *it);
    }
    for it in &work.trainings {
        take(Kind::Training, it.id.0, *it);
    }
    for it in &work.outputs {
        take(Kind::Output, it.id.0, *it);
    }
    let name = Text::of(
        "登记的计划、总结、活动、培训、成果",
        "plans, summaries, activities, trainings, outputs recorded",
    );
    let all = ledger.count_records("evidence-recorded", name, recorded);
    let name = Text::of("经核实的", "verified ones of them");
    let sure = ledger.count_records("evidence-verified", name, verified);
    let what = "以上计划、总结、活动、培训和成果";
    let said = match (all, sure) {
        (0, _) => String::new(),
        (_, 0) => format!("{what}均为登记情况，尚未逐项核实。"),
        (all, sure) if all == sure => format!("{what}均经核实。"),
        (all, sure) => format!("{what}共登记{all}项，其中经核实的{sure}项。"),
    };
    said + &corrections(work, ledger)
}

/// What was put right after the year was closed; empty where nothing was.
fn corrections(work: &YearWork<'_>, ledger: &mut Ledger) -> String {
    let all = work.book.corrections.iter();
    // They come after the closing, from which the year is looked at.
    let of_year = all.filter(|it| it.year == work.year());
    let name = Text::of("关账后的更正", "corrections after the closing");
    let ids = of_year.map(|it| it.id);
    match ledger.count("corrections", name, Kind::Correction, ids) {
        0 => String::new(),
        n => format!("年度关账后更正{n}次，数字为更正后的情况。"),
    }
}
