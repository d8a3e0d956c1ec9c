//! The organisation's settings, one at a time.

use super::fields::{day, line, lines, number, shown, yes};
use super::paper::Paper;
use crate::desk::AnyRequest;
use crate::desk::lists::grounds_of;
use crate::desk::{ChangeSetting, Grounds, Refusal, SettingEffect};
use crate::domain::book::Book;
use crate::domain::record::Seq;
use crate::domain::settings::{SETTINGS, Setting, Shape};
use crate::domain::verb::Verb;
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::form::{Field, Form};

/// What the value makes of today.
const EFFECT: &str = "effect";
/// Who decided on it, and when.
const DECIDED_BY: &str = "decided_by";
const DECIDED_ON: &str = "on";

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
        let (book, today) = (ctx.book(), ctx.today());
        let now = SettingEffect::now(book, &today);
        let grounds = grounds_of(setting, book, today.date);
        let decided_by = grounds.map_or("", |it| &it.decided_by);
        let by = line(DECIDED_BY, Text::of("由谁决定", "Decided by"), "").help(match decided_by {
            "" => Text::of(
                "如：第10次主席会议；记为依据",
                "kept as the grounds, such as the council's 10th meeting",
            ),
            was => text!("原依据：{was}", "until now: {was}"),
        });
        Ok(vec![
            field.help(described(setting)),
            shown(
                EFFECT,
                Text::of("今天", "Today"),
                now.to(now).say(ctx.locale),
            ),
            by,
            day(
                DECIDED_ON,
                Text::of("决定日期", "On"),
                Some(today.date),
                ctx,
            ),
        ])
    }

    fn watched(&self) -> Vec<&'static str> {
        vec![self.0.key]
    }

    /// What the value as it is typed would make of today.
    fn follow(&self, _field: &str, _was: &str, form: &mut Form, ctx: &Ctx<'_>) {
        let (book, today) = (ctx.book(), ctx.today());
        let now = SettingEffect::now(book, &today);
        let words = match SettingEffect::of(self.0, &self.value(form), book, &today) {
            Ok(then) => now.to(then),
            Err(bad) => bad.expected,
        };
        if let Some(editor) = form.editor_mut(EFFECT) {
            editor.follow(words.say(ctx.locale));
        }
    }

    fn request(&self, form: &Form, _seen: Seq, ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        let decided_by = form.text(DECIDED_BY);
        let grounds = (!decided_by.trim().is_empty()).then(|| Grounds {
            decided_by,
            on: form.day(DECIDED_ON).unwrap_or(ctx.today().date),
        });
        Ok(Box::new(ChangeSetting {
            key: self.0.key.to_owned(),
            value: self.value(form),
            grounds,
        }))
    }
}

impl OneSetting {
    /// Its value as it is filled in.
    fn value(&self, form: &Form) -> String {
        match self.0.shape {
            Shape::Switch if form.yes(self.0.key) => "yes".to_owned(),
            Shape::Switch => "no".to_owned(),
            Shape::Dates
            | Shape::WorkedDays
            | Shape::Aliases
            | Shape::TenNames
            | Shape::Windows
            | Shape::Number { .. }
            | Shape::MonthDay
            | Shape::Day => form.text(self.0.key),
        }
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
            text!("第{article}条。{zh}", "Article {article}: {en}")
        }
        (Shape::Number { .. } | Shape::MonthDay | Shape::Day, None) => text!("{zh}", "{en}"),
    }
}
