//! Founds the store of an organisation.

use std::path::Path;

use super::keep::accept;
use super::refusal::Refusal;
use crate::domain::authority::{Actor, Permission};
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::moment::Moment;
use crate::domain::organisation::Organisation;
use crate::domain::settings::Settings;
use crate::domain::verb::Verb;
use crate::store::{Act, Store};
use crate::text::Text;

/// Founds an empty store at `path` for `organisation`; its settings are the defaults.
pub fn found(
    path: &Path,
    actor: &Actor,
    at: impl Into<Moment>,
    organisation: Organisation,
) -> Result<Store, Refusal> {
    let at = at.into();
    if organisation.name.trim().is_empty() {
        return Err(Refusal::Procedure(Text::of(
            "请给出组织名称，如 --org 政协某市委员会。",
            "Name the organisation, such as --org 政协某市委员会.",
        )));
    }
    let record = organisation.clone().into();
    accept(&record, &Book::default(), &Today::on(at.day()))?;
    let grant = actor.may(Permission::Import)?;
    let act = Act {
        verb: Verb::Found,
        note: organisation.name.clone(),
        at,
        of: None,
    };
    let store = Store::found(path, &grant, &act, |founding| {
        founding.put_all([organisation])?;
        founding.put_all([Settings::default()])
    })?;
    Ok(store)
}
