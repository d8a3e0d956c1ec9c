//! Lists in which everything is mixed: signs, marks, brackets, breaks within lines and names, counts that
//! are wrong. What is read is true, and what is not read is told.

use std::collections::HashMap;

use super::*;
use crate::exchange::names;

const SECTORS: [&str; 18] = [
    "中国共产党",
    "民革",
    "民盟",
    "无党派人士",
    "共青团",
    "总工会",
    "妇联",
    "青联",
    "工商联",
    "科学技术界",
    "台胞台属和归国华侨",
    "文化艺术界",
    "社会科学界",
    "新的社会阶层人士",
    "农业和农村界",
    "对外友好界",
    "特邀人士",
    "环境资源界",
];

const NAMES: [&str; 36] = [
    "周明远",
    "林秀兰",
    "王伟",
    "欧阳正海",
    "何志远",
    "高翔",
    "孙立新",
    "黄娟",
    "李梅",
    "赵静",
    "钱进",
    "冯建国",
    "陈晨",
    "扎西·次仁",
    "买买提·艾力",
    "司马光明",
    "诸葛亮",
    "蒋大为",
    "沈阳",
    "韩雪",
    "杨柳",
    "朱自清",
    "秦岚",
    "许三多",
    "吕方",
    "施一公",
    "张三丰",
    "孔令辉",
    "曹操",
    "严歌苓",
    "华罗庚",
    "金星",
    "魏建军",
    "陶行知",
    "姜文",
    "戚继光",
];

/// Headings as `S` the sector, `N` its count, `I` its number.
const COUNTED: [&str; 9] = [
    "S（N人）",
    "一、S（N名）",
    "I.S（N人）",
    "（一）S（共N人）",
    "S　N人",
    "S：（N人）",
    "S N名：",
    "【S】（N人）",
    "一、S界别小组（N人）",
];
const PLAIN: [&str; 4] = ["S：", "一、S：", "（一）S：", "一、S"];

const SIGNS: [&str; 9] = ["、", "，", ",", "　", "  ", "、 ", "；", "\t", "\n"];

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.throw(of.len())]
    }

    fn some<'a>(&mut self, of: &[&'a str], count: usize) -> Vec<&'a str> {
        let mut left = of.to_vec();
        (0..count)
            .map(|_| left.remove(self.throw(left.len())))
            .collect()
    }
}

/// A list, and what is right.
struct List {
    text: String,
    /// Each sector with its people; none where its count is wrong.
    truth: Vec<(&'static str, Option<Vec<&'static str>>)>,
}

fn list(dice: &mut Dice) -> List {
    let count = 1 + dice.throw(4);
    let counted = count == 1 || dice.throw(3) > 0;
    let heading = if counted {
        dice.one(&COUNTED)
    } else {
        dice.one(&PLAIN)
    };
    let signs = [dice.one(&SIGNS), dice.one(&SIGNS)];
    let mixed = dice.throw(3) == 0;
    let padded = dice.throw(2) == 0;
    let label = dice.one(&["", "", "", "委员：", "成员："]);
    let mark = dice.one(&["", "", "*", "※", "★"]);
    let wrap = dice.one(&[0, 0, 12, 20, 30]);
    // A name may go on in the next line where a count says so.
    let within = counted && dice.throw(3) == 0;
    let numbered = label.is_empty() && dice.throw(6) == 0;
    let wrong = counted && dice.throw(5) == 0;
    let sectors = dice.some(&SECTORS, count);
    let mut names = dice.some(&NAMES, NAMES.len());
    let mut text = String::from("政协某市第七届委员会委员名单\n");
    let (mut truth, mut all) = (Vec::new(), 0);
    for (i, sector) in sectors.iter().enumerate() {
        let people: Vec<_> = names.drain(..2 + dice.throw(6)).collect();
        let off = wrong && i == 0;
        let declared = if off {
            people.len() + 1 + dice.throw(3)
        } else {
            people.len()
        };
        all += people.len();
        let head = heading
            .replace('一', ["一", "二", "三", "四"][i])
            .replace('I', &(i + 1).to_string())
            .replace('N', &declared.to_string())
            .replace('S', sector);
        text.push_str(&head);
        text.push('\n');
        text.push_str(label);
        let mut wide = 0;
        for (n, name) in people.iter().enumerate() {
            if n > 0 {
                let sign = if mixed { dice.one(&signs) } else { signs[0] };
                text.push_str(sign);
                wide = if sign == "\n" { 0 } else { wide + 1 };
            }
            let mut word = if numbered {
                format!("{}.", n + 1)
            } else {
                String::new()
            };
            let marked = !mark.is_empty() && dice.throw(4) == 0;
            word.push_str(if marked { mark } else { "" });
            if padded {
                word.push_str(&names::padded(name));
            } else {
                word.push_str(name);
            }
            if dice.throw(5) == 0 {
                word.push_str(dice.one(&["（女）", "(女)", "（女，回族）", "[壮族]", "（ 女 ）"]));
            }
            let long = word.chars().count();
            if wrap > 0 && wide + long > wrap && n > 0 {
                let halves = within && !padded && !marked && !numbered && name.chars().count() == 3;
                match word.char_indices().nth(2).filter(|_| halves) {
                    Some((at, _)) => word.insert(at, '\n'),
                    None => word.insert(0, '\n'),
                }
                wide = 0;
            }
            wide += long;
            text.push_str(&word);
        }
        text.push('\n');
        truth.push((*sector, (!off).then_some(people)));
    }
    if dice.throw(4) == 0 {
        text.push_str(&format!("合计{all}人\n"));
    }
    if dice.throw(4) == 0 {
        text.push_str("二〇二六年一月十二日\n");
    }
    List { text, truth }
}

#[test]
fn what_is_read_of_a_mixed_list_is_true_and_the_rest_is_told() {
    let mut dice = Dice(20_261_124);
    let (mut exact, mut wrong, mut refused) = (0, Vec::new(), Vec::new());
    let trials = 1_000;
    for _ in 0..trials {
        let List { text, truth } = list(&mut dice);
        let read = read_roster("名单.txt", text.as_bytes(), &Limits::default());
        let draft = match read {
            Ok(draft) => draft,
            Err(error) => {
                refused.push(format!("{text}\n{error}"));
                continue;
            }
        };
        let mut by_sector: HashMap<&str, Vec<&str>> = HashMap::new();
        for member in &draft.members {
            by_sector
                // 民盟界别小组 is 民盟界, another name of 民盟.
                .entry(member.sector.value.trim_end_matches('界'))
                .or_default()
                .push(&member.name);
        }
        let mut whole = true;
        let mut lost = false;
        for (sector, people) in &truth {
            let read = by_sector
                .remove(sector.trim_end_matches('界'))
                .unwrap_or_default();
            match people {
                Some(people) if *people == read => {}
                Some(people) if read.iter().all(|name| people.contains(name)) => whole = false,
                // A wrong count has nobody read.
                None if read.is_empty() => whole = false,
                Some(_) | None => lost = true,
            }
        }
        let said: Vec<_> = draft
            .rejected
            .iter()
            .map(|it| format!("{}: {}", it.value, it.reason.zh))
            .collect();
        if lost || !by_sector.is_empty() || !whole && said.is_empty() {
            let read: Vec<_> = draft
                .members
                .iter()
                .map(|it| format!("{} {}", it.sector.value, it.name))
                .collect();
            wrong.push(format!("{text}\n{read:?}\n{said:?}"));
        } else if whole && said.is_empty()
            || !whole && truth.iter().any(|(_, people)| people.is_none())
        {
            exact += 1;
        } else {
            refused.push(format!("{text}\n{said:?}"));
        }
    }
    let some = |all: &[String]| {
        let step = all.len() / 12 + 1;
        all.iter()
            .step_by(step)
            .cloned()
            .collect::<Vec<_>>()
            .join("\n=====\n")
    };
    assert!(
        wrong.is_empty(),
        "{exact} exact, {} refused, {} wrong:\n{}",
        refused.len(),
        wrong.len(),
        some(&wrong)
    );
    assert!(
        exact * 100 >= trials * 95,
        "{exact} of {trials} exact:\n{}",
        some(&refused)
    );
}
