//! Lines that are about one person each, or a few: `周明远，男，汉族，1970年5月生，中共党员，市第一中学校长。`
//!
//! A line is one only when everything in it is known for what it is: names, and behind each name at
//! least one thing that is said of a person and is no name.
//!
//! Long because it lists the words for employers and posts.

use super::count::{closes, opens};
use super::mark;
use super::numbering::numbering;
use crate::exchange::names::{NoName, person};
use crate::exchange::office::words::{half_width, is_blank, is_han, squeeze};
use crate::exchange::phones;
use crate::exchange::sex_and_ethnicity::{ethnicity, is_listed_ethnicity, sex};
use crate::exchange::surnames::begins_with_surname;

/// What a line says of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::exchange) struct Particulars {
    /// The name; as written where a bracket describes a character of it.
    pub(in crate::exchange) name: String,
    /// Does a bracket describe one?
    pub(in crate::exchange) described: bool,
    /// Sex, ethnicity and what stands in brackets.
    pub(in crate::exchange) remarks: Vec<String>,
    /// The marks beside the name.
    pub(in crate::exchange) marks: Vec<String>,
    /// The party or political standing.
    pub(in crate::exchange) party: Option<String>,
    /// Employer and post.
    pub(in crate::exchange) post: Option<String>,
    /// A telephone number in digits.
    pub(in crate::exchange) phone: Option<String>,
    /// Birth and education, which no roster keeps.
    pub(in crate::exchange) unread: Vec<String>,
}

/// The longest line that is read so, in bytes.
const LONGEST: usize = 600;

/// Whether a line is one of particulars.
pub(in crate::exchange) fn are_in(line: &str) -> bool {
    of(line).is_some()
}

/// Reads a line; none when it is of another kind.
pub(in crate::exchange) fn of(line: &str) -> Option<Vec<Particulars>> {
    if line.len() > LONGEST {
        return None;
    }
    let (mut marks, line) = mark::before(line);
    let tokens = tokens(numbering(line).1);
    if tokens.len() < 2 {
        return None;
    }
    let mut people = Vec::new();
    let mut next = 0;
    while next < tokens.len() {
        let (mut one, length) = name_at(&tokens[next..])?;
        next += length;
        one.marks.splice(0..0, marks.drain(..));
        let (mut told, mut sure) = (false, one.name.contains('·'));
        while let Some(token) = tokens.get(next) {
            let Some(said) = said(&token.text, told, one.post.is_some()) else {
                break;
            };
            // 李小明、13912345678: what such a sign parts from a name is seldom said of it.
            let list = !told && token.before == '、';
            if list && !matches!(said, Said::Sex | Said::Ethnicity | Said::Born) {
                return None;
            }
            told = true;
            sure |= matches!(said, Said::Sex | Said::Ethnicity | Said::Born);
            one.take(said, token);
            next += 1;
        }
        // 单位　市教育局 is no person; a name without a surname needs to be told by more than a post.
        if !told || !(sure || begins_with_surname(&one.name)) {
            return None;
        }
        people.push(one);
    }
    Some(people)
}

/// A run of characters between separators, and what parts it from the one before.
struct Token {
    text: String,
    before: char,
}

fn tokens(line: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let (mut text, mut before, mut depth) = (String::new(), ' ', 0_usize);
    for c in line.chars().chain([' ']) {
        if opens(c) {
            depth += 1;
        } else if closes(c) {
            depth = depth.saturating_sub(1);
        }
        let parts = is_blank(c) || "，,；;、:：。".contains(c);
        if depth > 0 || !parts {
            text.push(c);
            continue;
        }
        if !text.is_empty() {
            tokens.push(Token {
                text: std::mem::take(&mut text),
                before,
            });
            before = c;
        } else if !is_blank(c) {
            before = c;
        }
    }
    if !text.is_empty() {
        tokens.push(Token { text, before });
    }
    tokens
}

/// A person's name at the beginning, and how many tokens it takes: `高`, `翔` are one.
fn name_at(tokens: &[Token]) -> Option<(Particulars, usize)> {
    const LABELS: [&str; 14] = [
        "单位", "时间", "地点", "地址", "姓名", "成员", "全体", "来源", "作者", "编辑", "经办",
        "时任", "原任", "现任",
    ];
    let single = |token: &Token| token.text.chars().count() == 1 && token.text.chars().all(is_han);
    let (written, length) = match tokens {
        [one, other, ..] if single(one) && is_blank(other.before) => {
            (format!("{}{}", one.text, other.text), 2)
        }
        [one, ..] => (one.text.clone(), 1),
        [] => return None,
    };
    let (mut marks, bare) = mark::before(&written);
    let (bare, behind) = mark::behind(bare);
    marks.extend(behind);
    let written = bare.to_owned();
    let bare: String = written.chars().take_while(|c| !opens(*c)).collect();
    if said(&bare, false, false).is_some() || LABELS.contains(&bare.as_str()) {
        return None;
    }
    let mut one = Particulars {
        marks,
        ..Particulars::default()
    };
    match person(&written) {
        Ok(person) => {
            (one.name, one.remarks) = (person.name, person.remarks);
            let length = one.name.chars().count();
            (length <= 4 || one.name.contains('·')).then_some(())?;
        }
        Err(NoName::Described) => (one.name, one.described) = (written, true),
        Err(
            NoName::Empty
            | NoName::Length
            | NoName::Several
            | NoName::Characters
            | NoName::Vacant
            | NoName::Word,
        ) => return None,
    }
    Some((one, length))
}

/// What a token says of a person.
enum Said {
    Sex,
    Ethnicity,
    Born,
    Party,
    Education,
    Phone,
    Post,
}

impl Particulars {
    fn take(&mut self, said: Said, token: &Token) {
        let text = token.text.as_str();
        match said {
            Said::Sex | Said::Ethnicity => self.remarks.push(squeeze(text)),
            Said::Born | Said::Education => self.unread.push(text.to_owned()),
            Said::Party => self.party = Some(text.to_owned()),
            Said::Phone => {
                let number = phones::phones(text).ok();
                self.phone = number.and_then(|all| all.into_iter().next());
            }
            Said::Post => {
                let post = self.post.get_or_insert_default();
                if !post.is_empty() && !is_blank(token.before) {
                    post.push(token.before);
                }
                post.push_str(text);
            }
        }
    }
}

fn said(token: &str, told: bool, behind_post: bool) -> Option<Said> {
    let word = squeeze(token);
    let length = word.chars().count();
    let digits = word.chars().filter(char::is_ascii_digit).count();
    if sex(&word).is_some() && length <= 2 {
        Some(Said::Sex)
    } else if ethnicity(&word).is_some()
        && (word.ends_with('族') || told && is_listed_ethnicity(&word))
    {
        // 高山 is a name where nothing was said before.
        Some(Said::Ethnicity)
    } else if digits >= 7 && phones::phones(&word).is_ok() {
        Some(Said::Phone)
    } else if digits >= 2
        && word
            .chars()
            .map(half_width)
            .all(|c| c.is_ascii_digit() || "年月日生出于岁./-".contains(c))
    {
        Some(Said::Born)
    } else if is_party(&word) {
        Some(Said::Party)
    } else if [
        "本科",
        "大学",
        "大专",
        "专科",
        "中专",
        "研究生",
        "硕士",
        "博士",
    ]
    .iter()
    .any(|known| length <= 7 && word.starts_with(known))
        || word.ends_with("学历")
        || word.ends_with("学位")
    {
        Some(Said::Education)
    } else if is_post(&word, behind_post) {
        Some(Said::Post)
    } else {
        None
    }
}

/// Whether a word says something of a person, and is no name: a sex, a party, an employer, a post.
pub(super) fn says_of_a_person(word: &str) -> bool {
    said(word, false, false).is_some() || is_body(word)
}

/// What the names of bodies end in.
const BODIES: [&str; 23] = [
    "公司",
    "学校",
    "中学",
    "小学",
    "大学",
    "学院",
    "医院",
    "银行",
    "集团",
    "商会",
    "协会",
    "支行",
    "幼儿园",
    "中心",
    "研究所",
    "事务所",
    "合作社",
    "工厂",
    "党校",
    "法院",
    "检察院",
    "联合会",
    "居委会",
];

/// Whether a word ends as a body's name does, and is nobody's: `市第一中学`, `商贸公司`, `发改委`.
pub(in crate::exchange) fn is_body(word: &str) -> bool {
    let length = word.chars().count();
    let ends = |signs: &str| word.chars().last().is_some_and(|c| signs.contains(c));
    let numbered = word.strip_suffix(['中', '小']).is_some_and(|before| {
        before.ends_with([
            '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '实', '附',
        ])
    });
    let of_a_place = word.starts_with(['省', '市', '县', '镇', '乡']);
    if !word.chars().all(is_han) {
        false
    } else if BODIES
        .iter()
        .chain(&["商贸", "体校"])
        .any(|body| word.ends_with(body))
    {
        // 李中心 may be somebody.
        !(length == 3 && begins_with_surname(word))
    } else if begins_with_surname(word) {
        // 林业局: no given name ends so, as one may end in 厅.
        length >= 3 && ends("局")
    } else {
        numbered
            || length >= 3
                && (ends("局厅委院所厂社校") || of_a_place && ends("中小办店站馆行会部处"))
    }
}

fn is_party(word: &str) -> bool {
    let short = word.chars().count() <= 8;
    let known = [
        "中共",
        "民革",
        "民盟",
        "民建",
        "民进",
        "农工党",
        "致公党",
        "九三学社",
        "台盟",
        "群众",
        "无党派",
        "无党派人士",
        "共青团员",
        "中共预备党员",
    ];
    known.contains(&word)
        || short
            && ["党员", "盟员", "会员", "社员"]
                .iter()
                .any(|ending| word.ends_with(ending))
}

/// Whether words name an employer or a post: longer than a name, with a post's ending or a body's word.
fn is_post(word: &str, behind_post: bool) -> bool {
    let endings = [
        "长",
        "主任",
        "书记",
        "经理",
        "董事",
        "教师",
        "老师",
        "医师",
        "医生",
        "工程师",
        "教授",
        "研究员",
        "主席",
        "委员",
        "理事",
        "秘书",
        "干部",
        "职工",
        "农民",
        "主持",
        "主编",
        "记者",
        "律师",
        "法官",
        "检察官",
        "总监",
        "总裁",
        "院士",
        "负责人",
        "创始人",
        "合伙人",
        "代表",
        "科员",
        "护士",
        "教练",
        "演员",
        "画家",
        "作家",
        "传承人",
        "方丈",
        "阿訇",
        "村民",
        "顾问",
        "店主",
        "经营者",
        "主管",
        "调研员",
        "巡视员",
        "督导",
        "会计师",
        "讲师",
        "技师",
        "农艺师",
        "法师",
        "牧师",
        "人员",
        "专员",
        "馆员",
        "业主",
        "艺术家",
        "企业家",
        "总工",
    ];
    let others = [
        "政府",
        "研究院",
        "社区",
        "街道",
        "农场",
        "委员会",
        "办公室",
        "管理局",
        "局",
        "工作室",
        "文化馆",
        "图书馆",
        "博物馆",
        "村委会",
    ];
    let length = word.chars().count();
    let least = if behind_post { 2 } else { 4 };
    let ends = endings.iter().any(|ending| word.ends_with(ending));
    let has = BODIES.iter().chain(&others).any(|body| word.contains(body));
    let long = length >= least && (ends || length >= 5 && has);
    let han = word.chars().filter(|&c| is_han(c)).count();
    // 欧阳世长 is a name.
    let name = length <= 4 && super::naming::is_compound(word);
    long && han * 2 >= length && !name && !is_somebody(word)
}

/// A name with a post in brackets behind it, which is the next person: `温泽波（市科技局局长）`.
fn is_somebody(word: &str) -> bool {
    let Some((name, rest)) = word.split_once(opens) else {
        return false;
    };
    let Some(said) = rest.strip_suffix(closes) else {
        return false;
    };
    let short = (2..=4).contains(&name.chars().count());
    short && begins_with_surname(name) && !is_body(name) && is_post(said, false)
}
