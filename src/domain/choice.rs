//! Choices: a field that holds one of a few has them here, each with its code, which the store,
//! JSON and the command line have, and the word that people read.

use crate::text::Words;

/// One of a few.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its code: `micro-suggestion`.
    pub code: &'static str,
    /// Its word.
    pub word: Words,
    /// Is it known only because records and journals of earlier years have it, and chosen no more?
    pub former: bool,
    /// What else tables have for it, parted by spaces.
    pub also: &'static str,
}

impl Choice {
    /// One that is offered.
    #[must_use]
    pub const fn of(code: &'static str, zh: &'static str, en: &'static str) -> Choice {
        Choice {
            code,
            word: Words::of(zh, en),
            former: false,
            also: "",
        }
    }
}

/// Makes enums of choices, in the order in which they are offered. The code is the name in the
/// store: it never changes. One that is chosen no more stays, marked as `former`.
macro_rules! choices {
    ($($(#[$meta:meta])* $name:ident {
        $($(#[$doc:meta])* $choice:ident = $code:literal, $zh:literal, $en:literal $(, $former:ident)? $(also $also:literal)?;)*
    })*) => {$(
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize,
        )]
        pub enum $name { $(
            $(#[$doc])*
            #[serde(rename = $code)]
            $choice,
        )* }

        impl $name {
            /// All, in the order in which they are offered.
            pub const ALL: [$name; [$($code),*].len()] = [$($name::$choice),*];

            /// All as choices of a field.
            pub const CHOICES: &'static [$crate::domain::choice::Choice] = &[$(
                $crate::domain::choice::Choice {
                    former: $crate::domain::choice::is_former(&[$(stringify!($former))?]),
                    also: concat!($($also)?),
                    ..$crate::domain::choice::Choice::of($code, $zh, $en)
                },
            )*];

            /// Its name in the store, in JSON and on the command line.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $($name::$choice => $code,)* }
            }

            /// The one of this code.
            #[must_use]
            pub fn from_code(code: &str) -> Option<$name> {
                match code { $($code => Some($name::$choice),)* _ => None }
            }

            /// What users call it.
            #[must_use]
            pub const fn word(self) -> $crate::text::Text {
                match self { $($name::$choice => $crate::text::Text::of($zh, $en),)* }
            }
        }

        impl $crate::domain::described::FieldType for $name {
            const SHAPE: $crate::domain::described::Shape =
                $crate::domain::described::Shape::Choice($name::CHOICES);
            const REQUIRED: bool = true;

            fn value(&self, _on: chrono::NaiveDate) -> $crate::domain::described::Value<'_> {
                $crate::domain::described::Value::Choice(self.code())
            }

            fn of(
                value: &$crate::domain::described::Value<'_>,
            ) -> Result<Self, $crate::domain::described::Misfit> {
                use $crate::domain::described::{Misfit, Value};
                match value {
                    Value::Choice(code) => $name::from_code(code).ok_or(Misfit::Shape),
                    Value::Empty => Err(Misfit::Missing),
                    _ => Err(Misfit::Shape),
                }
            }
        }

        $crate::domain::described::optional!($name);
    )*};
}

pub(crate) use choices;

/// Was a choice marked?
pub const fn is_former(marks: &[&str]) -> bool {
    !marks.is_empty()
}

#[cfg(test)]
mod tests {
    use crate::domain::contact::ContactWay;
    use crate::domain::form::{Event, Status};
    use crate::domain::member::Sex;
    use crate::domain::yearwork::{ActivityKind, Channel, StudyBody, TemporaryBranch};

    #[test]
    fn a_choice_is_known_by_its_code_here_and_in_the_store() {
        macro_rules! check {
            ($($of:ident),*) => {$(
                for (it, choice) in $of::ALL.into_iter().zip($of::CHOICES) {
                    assert_eq!(it.code(), choice.code);
                    assert_eq!(it.word(), choice.word.into());
                    assert_eq!($of::from_code(choice.code), Some(it));
                    assert_eq!(serde_json::to_value(it).expect("a word"), choice.code);
                }
                assert_eq!($of::from_code("无"), None);
            )*};
        }
        check!(
            ContactWay,
            Event,
            Status,
            Sex,
            ActivityKind,
            Channel,
            StudyBody,
            TemporaryBranch
        );
    }
}
