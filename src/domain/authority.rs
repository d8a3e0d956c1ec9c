//! Who may do what. A [`Grant`] is made by [`Actor::may`] and by nothing else; without one the
//! store opens no write.

use serde::{Deserialize, Serialize};

use super::id::{CommitteeId, MemberId, SectorId};
use crate::text::Text;

/// Through which front an act came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Front {
    /// The screens.
    Screen,
    /// The command line.
    Shell,
}

impl Front {
    /// What users call it.
    #[must_use]
    pub fn word(self) -> Text {
        match self {
            Front::Screen => Text::of("界面", "screen"),
            Front::Shell => Text::of("命令行", "shell"),
        }
    }
}

/// What somebody is to the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Keeps the store; may do everything.
    Admin,
    /// Reads, and changes nothing.
    Reader,
}

/// Somebody who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The name that the journal keeps.
    pub name: String,
    /// The role.
    pub role: Role,
    /// The front that is used.
    pub front: Front,
}

/// A thing that needs leave, with the scope that it reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Permission {
    /// Found a store, or load it with somebody's files.
    Import,
    /// Change the organisation's own: name, term, settings, leaders, studies, circulars.
    Organisation,
    /// Change which committees there are and which sectors each looks after.
    Map,
    /// Change a committee's own: coordinator, Party organisation, plan, summary.
    Committee(CommitteeId),
    /// Change a sector's own: convenors, liaison, plan, activities, outputs, summary.
    Sector(SectorId),
    /// Change the roster of a sector.
    Roster(SectorId),
    /// Change a member's own: key contacts, drafts of forms.
    Member(MemberId),
    /// File, return and mark as uploaded the forms of a committee; none for members of no
    /// committee.
    FileForm(Option<CommitteeId>),
    /// Undo what was done.
    Undo,
}

/// Leave given to an actor.
#[derive(Clone, Debug)]
pub struct Grant {
    actor: Actor,
    permission: Permission,
}

/// Leave refused: who asked, and for what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Denied {
    /// Who asked.
    pub actor: String,
    /// For what.
    pub permission: Permission,
}

impl Actor {
    /// Asks leave; the only way to a [`Grant`].
    pub fn may(&self, permission: Permission) -> Result<Grant, Denied> {
        match self.role {
            Role::Admin => Ok(Grant {
                actor: self.clone(),
                permission,
            }),
            Role::Reader => Err(Denied {
                actor: self.name.clone(),
                permission,
            }),
        }
    }
}

impl Grant {
    /// To whom it was given.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// For what it was given.
    #[must_use]
    pub fn permission(&self) -> Permission {
        self.permission
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_gets_no_grant() {
        let reader = Actor {
            name: "reader".into(),
            role: Role::Reader,
            front: Front::Shell,
        };
        for permission in [
            Permission::Import,
            Permission::Map,
            Permission::FileForm(None),
            Permission::Undo,
        ] {
            assert!(reader.may(permission).is_err(), "{permission:?}");
        }
    }
}
