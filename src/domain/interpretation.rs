//! How an article of the Method, or a rule that comes from it, is read here: by whom that was decided, and when
//! (articles 22 and 23).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::book::Book;
use super::calendar::Today;
use super::described::{
    Change, Described, Field, FieldType as _, Listed, Misfit, Value, fields, listed,
};
use super::id::InterpretationId;
use super::member::{Departure, ENDED};
use super::scope::Scope;
use super::settings::{SETTINGS, Setting};

/// How many articles the Method has.
const ARTICLES: u8 = 23;

/// What stands for its annex.
const ANNEX: &str = "附件";

/// A reading that was decided on (解释).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interpretation {
    /// The interpretation's identity.
    pub id: InterpretationId,
    /// What is interpreted: `第17条`, `附件`, the code of a rule, or what a setting is called.
    pub about: String,
    /// How it is read.
    pub reading: String,
    /// Who decided so.
    #[serde(default)]
    pub decided_by: String,
    /// The day on which it was decided.
    pub on: NaiveDate,
    /// When it ceased to hold, and why.
    #[serde(default)]
    pub ended: Option<Departure>,
    /// Anything else worth keeping.
    #[serde(default)]
    pub note: String,
}

impl Described for Interpretation {
    const FIELDS: &'static [Field<Self>] = fields![Interpretation(id);
        Open about: "条款" / "Article or rule" .head("条款", "Article") .wide(8, 10) .required()
            .help("如：第17条、附件，规则代码 J1702，或设置的名称", "such as 17, annex, a rule's code J1702, or what a setting is called")
            .taken_by(Interpretation::interpret);
        Open reading: "解释" / "Reading" .wide(30, 60) .lines(4) .required();
        Open decided_by: "作出解释的单位" / "Decided by" .head("解释单位", "Decided by") .wide(12, 24) .required();
        Open on: "解释时间" / "Decided on" .past() .comes() .begins();
        Open ended: "废止" / "End" .later() .parts(ENDED);
        Open note: "备注" / "Note" .lines(3);
    ];

    const KEY: &'static [&'static str] = &["about", "on"];

    const LIST: &'static [Listed] = listed![about reading decided_by on note];

    const NAME: &'static [&'static str] = &["about", "on"];

    fn scope(&self) -> Scope {
        Scope::Office
    }

    fn blank(book: &Book, today: Today) -> Interpretation {
        // Article 23 leaves it to the committee that coordinates.
        let by = book.coordinating().map(|it| it.name.clone());
        Interpretation {
            id: InterpretationId(0),
            about: String::new(),
            reading: String::new(),
            decided_by: by.unwrap_or_default(),
            on: today.reference_date(),
            ended: None,
            note: String::new(),
        }
    }
}

impl Interpretation {
    /// Is it about this rule, the article from which the rule comes (none is the annex), or one of the settings
    /// that the rule uses?
    #[must_use]
    pub fn is_about(&self, code: &str, article: Option<u8>, settings: &[&str]) -> bool {
        let used = |key: &&str| Setting::find(key).is_some_and(|it| it.title.zh == self.about);
        self.about == code || self.about == clause(article) || settings.iter().any(used)
    }

    /// The setting that it is about.
    #[must_use]
    pub fn setting(&self) -> Option<&'static Setting> {
        SETTINGS.iter().find(|it| it.title.zh == self.about)
    }

    /// Does it interpret an article of the Method or its annex, and not a rule?
    #[must_use]
    pub fn is_about_an_article(&self) -> bool {
        let known = (1..=ARTICLES).map(Some).chain([None]);
        known.map(clause).any(|it| it == self.about)
    }

    fn interpret(&mut self, value: &Value<'_>, _change: Change) -> Result<(), Misfit> {
        let written = String::of(value)?;
        let setting = || {
            let written = written.trim();
            let named = |it: &&Setting| [it.key, &it.title.zh, &it.title.en].contains(&written);
            let found = SETTINGS.iter().find(named)?;
            Some(found.title.zh.clone().into_owned())
        };
        self.about = read_clause(&written)
            .or_else(setting)
            .unwrap_or_else(|| written.trim().to_uppercase());
        Ok(())
    }
}

/// An article, or the annex, as it is cited.
fn clause(article: Option<u8>) -> String {
    article.map_or_else(|| ANNEX.to_owned(), |nth| format!("第{nth}条"))
}

/// An article as people write it: `17`, `第17条`, `第十七条`, `article 17`.
fn read_clause(written: &str) -> Option<String> {
    let written = written.trim().to_lowercase();
    if written == ANNEX || written == "annex" {
        return Some(clause(None));
    }
    let bare = written.strip_prefix("article").unwrap_or(&written);
    let bare = bare.trim().trim_start_matches('第').trim_end_matches('条');
    let known = (1..=ARTICLES).find(|nth| bare.trim() == nth.to_string() || bare == in_words(*nth));
    known.map(|nth| clause(Some(nth)))
}

/// A number below a hundred in Chinese words.
fn in_words(number: u8) -> String {
    let digit = |n: u8| "零一二三四五六七八九".chars().nth(n.into());
    let (tens, ones) = (number / 10, number % 10);
    let tens = match tens {
        0 => String::new(),
        1 => "十".to_owned(),
        _ => digit(tens).into_iter().chain(['十']).collect(),
    };
    tens + &digit(ones)
        .filter(|_| ones > 0)
        .map(String::from)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_read_as_people_write_it() {
        for (written, clause) in [
            ("17", "第17条"),
            ("第17条", "第17条"),
            (" 第十七条 ", "第17条"),
            ("第二十条", "第20条"),
            ("article 3", "第3条"),
            ("Annex", "附件"),
        ] {
            assert_eq!(read_clause(written).as_deref(), Some(clause), "{written}");
        }
        for written in ["24", "0", "第条", "J1702", ""] {
            assert_eq!(read_clause(written), None, "{written}");
        }
    }
}
