//! The organisation's name and term, and its settings, one at a time.

use super::fields::{lines, number, yes};
use super::paper::Paper;
use crate::desk::AnyRequest;
use crate::desk::{ChangeSetting, Refusal};
use crate::domain::book::Book;
use crate::domain::record::Seq;
use crate::domain::settings::{SETTINGS, Setting, Shape};
use crate::domain::verb::Verb;
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::form::{Field, Form};

/// A setting; the field has the setting's name, as the desk's refusal has.
pub(super) struct OneSetting(&'static Setting);

impl OneSetting {
    /// The setting of this place among all.
    pub(super) fn of(n: u8) -> Option<OneSetting> {
        SETTINGS.get(usize::from(n)).map(OneSetting)
    }
}

impl Paper for OneSetting {
    fn title(&self, _book: &Book) -> Text {
        let title = Verb::ChangeSetting.title();
        let (zh, en) = (&self.0.title.zh, &self.0.title.en);
        let (what_zh, what_en) = (&title.zh, &title.en);
        text!("{what_zh} {zh}", "{what_en}: {en}")
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let setting = self.0;
        let value = setting.get(ctx.book().settings());
        let label = Text::of("值", "Value");
        let field = match setting.shape {
            Shape::Switch => yes(setting.key, label, Text::of("是", "yes"), value == "yes"),
            Shape::Dates
            | Shape::WorkedDays
            | Shape::Aliases
            | Shape::TenNames
            | Shape::Windows => lines(setting.key, label, &value.replace(", ", "\n"), 8),
            Shape::Number { .. } | Shape::MonthDay | Shape::Day => {
                number(setting.key, label, &value).required()
            }
        };
        Ok(vec![field.help(described(setting))])
    }

    fn request(&self, form: &Form, _seen: Seq, _ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        let setting = self.0;
        let value = match setting.shape {
            Shape::Switch if form.yes(setting.key) => "yes".to_owned(),
            Shape::Switch => "no".to_owned(),
            Shape::Dates
            | Shape::WorkedDays
            | Shape::Aliases
            | Shape::TenNames
            | Shape::Windows
            | Shape::Number { .. }
            | Shape::MonthDay
            | Shape::Day => form.text(setting.key),
        };
        let key = setting.key.to_owned();
        Ok(Box::new(ChangeSetting { key, value }))
    }
}

fn described(setting: &Setting) -> Text {
    let shape = setting.shape.describe();
    let (zh, en) = (&shape.zh, &shape.en);
    match (setting.shape, setting.article) {
        (Shape::Switch, _) => Text::of("空格：是或否", "Space: yes or no"),
        (
            Shape::Dates | Shape::WorkedDays | Shape::Aliases | Shape::TenNames | Shape::Windows,
            _,
        ) => {
            text!("{zh}，也可一行一个", "{en}, or one a line")
        }
        (Shape::Number { .. } | Shape::MonthDay | Shape::Day, Some(article)) => {
            text!("第 {article} 条。{zh}", "Article {article}: {en}")
        }
        (Shape::Number { .. } | Shape::MonthDay | Shape::Day, None) => text!("{zh}", "{en}"),
    }
}
