//! A kind's list: which of its fields stand in it, in order, and what is reckoned beside them.

use super::field::Facts;
use super::value::Value;
use crate::domain::book::Book;
use crate::domain::calendar::Today;

/// A column of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// What stands there: what is reckoned under this name, or else the field of this name.
    pub id: &'static str,
    /// Where alone it stands; none where it stands in the table and in JSON.
    pub only: Option<Only>,
}

/// Where alone a column of a list stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    /// In the table.
    Table,
    /// In JSON.
    Json,
}

/// What is reckoned from a record and others, on a day and for a year.
pub struct Computed<R: 'static> {
    /// What is known of it.
    pub facts: Facts,
    /// Reckons it.
    pub get: for<'b> fn(&'b R, &'b Book, Today) -> Value<'b>,
}

/// What is reckoned, each with who may read it, its words, its shape and how.
macro_rules! computed {
    ($of:ident; $($class:ident $id:ident: $zh:literal / $en:literal $(.$say:ident($($arg:expr),*))* = $shape:expr, $get:expr;)*) => {
        &[$(
            $crate::domain::described::Computed::<$of> {
                facts: $crate::domain::described::Facts::of(
                    stringify!($id),
                    $crate::text::Words::of($zh, $en),
                    $crate::domain::described::Class::$class,
                    $crate::domain::described::Type::shown($shape),
                ),
                get: $get,
            }$(.$say($($arg),*))*
        ),*]
    };
}

/// The columns of a list by name, each with where alone it stands: `name sector(Table)`.
macro_rules! listed {
    ($($id:ident $(($only:ident))?)*) => {
        &[$($crate::domain::described::Listed {
            id: stringify!($id),
            only: $crate::domain::described::listed!(@ $($only)?),
        }),*]
    };
    (@) => { None };
    (@ $only:ident) => { Some($crate::domain::described::Only::$only) };
}

pub(crate) use {computed, listed};
