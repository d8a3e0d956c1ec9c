//! Founds what the first-run page asks for. A workbook is tried on a store of the temporary folder
//! first, so that nothing stands at the person's place before all is decided.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use tempfile::TempDir;

use super::{Answer, Beginning, FirstRun};
use crate::desk::demo::{Size, found_demo};
use crate::desk::import::{Import, Outcome, Source};
use crate::desk::{self, Clock, Desk, Refusal};
use crate::domain::authority::Actor;
use crate::domain::organisation::Organisation;
use crate::exchange::roster::Rejection;
use crate::exchange::{Limits, RosterDraft, read_roster_file};
use crate::store::Store;
use crate::text;
use crate::text::Text;
use crate::tui::scene::Performer;
use crate::tui::wake::Post;

/// A store that was begun.
pub struct Begun {
    /// The store.
    pub store: Store,
    /// The folder of a demo's store, which goes away with this.
    pub folder: Option<TempDir>,
}

/// Founds what the page asks for.
pub struct Founder {
    place: PathBuf,
    actor: Actor,
    clock: Clock,
    begun: Option<Begun>,
}

impl Founder {
    /// One who founds at `place`.
    #[must_use]
    pub fn new(place: PathBuf, actor: Actor, clock: Clock) -> Founder {
        Founder {
            place,
            actor,
            clock,
            begun: None,
        }
    }

    /// What was founded.
    #[must_use]
    pub fn into_begun(self) -> Option<Begun> {
        self.begun
    }

    fn begin(&mut self, beginning: Beginning) -> Result<Answer, (Option<&'static str>, Text)> {
        let whole = |refusal: Refusal| (None, refusal.text());
        let begun = match beginning {
            Beginning::Demo => {
                let folder = temporary_folder().map_err(whole)?;
                let place = folder.path().join("demo.jiebie");
                let store =
                    found_demo(&place, &self.actor, self.at(), Size::SHOW, None).map_err(whole)?;
                Begun {
                    store,
                    folder: Some(folder),
                }
            }
            Beginning::Own(organisation) => Begun {
                store: self.found(&self.place, organisation).map_err(whole)?,
                folder: None,
            },
            Beginning::Import {
                organisation,
                workbook,
                partial,
            } => {
                let draft = read_roster_file(&workbook, &Limits::default())
                    .map_err(|error| (Some("workbook"), error.text()))?;
                let workbook = workbook.display().to_string();
                let tried = self
                    .try_out(&organisation, &workbook, draft.clone())
                    .map_err(whole)?;
                if tried.rejections() > 0 && !partial {
                    return Ok(rejected(&tried));
                }
                Begun {
                    store: self.import(organisation, &workbook, draft).map_err(whole)?,
                    folder: None,
                }
            }
        };
        self.begun = Some(begun);
        Ok(Answer::Begun)
    }

    fn at(&self) -> NaiveDateTime {
        (self.clock)()
    }

    fn found(&self, place: &Path, organisation: Organisation) -> Result<Store, Refusal> {
        desk::found(place, &self.actor, self.at(), organisation)
    }

    /// What would become of the workbook, learnt on a store that goes away.
    fn try_out(
        &self,
        organisation: &Organisation,
        workbook: &str,
        draft: RosterDraft,
    ) -> Result<Outcome, Refusal> {
        let folder = temporary_folder()?;
        let store = self.found(&folder.path().join("trial"), organisation.clone())?;
        let mut desk = Desk::open(store, self.actor.clone(), self.clock.clone())?;
        Ok(desk.rehearse(&request(workbook, draft))?.value)
    }

    /// Founds at the person's place and takes the workbook in. When that fails, the place is as
    /// empty as it was.
    fn import(
        &self,
        organisation: Organisation,
        workbook: &str,
        draft: RosterDraft,
    ) -> Result<Store, Refusal> {
        let store = self.found(&self.place, organisation)?;
        let taken = Desk::open(store, self.actor.clone(), self.clock.clone())
            .map_err(Refusal::from)
            .and_then(|mut desk| desk.carry_out(&request(workbook, draft)).map(drop));
        if let Err(refusal) = taken {
            // It was founded a moment ago and holds nothing yet.
            let _ = std::fs::remove_file(&self.place);
            return Err(refusal);
        }
        Ok(Store::open(&self.place)?)
    }
}

impl Performer<FirstRun> for Founder {
    fn perform(&mut self, act: Beginning, _post: &Post<Answer>) -> Vec<Answer> {
        vec![match self.begin(act) {
            Ok(answer) => answer,
            Err((field, why)) => Answer::Refused(field, why),
        }]
    }
}

fn request(workbook: &str, draft: RosterDraft) -> Import {
    Import {
        files: vec![Source {
            path: workbook.to_owned(),
            draft,
        }],
        accept_partial: true,
        create_sectors: true,
    }
}

fn rejected(outcome: &Outcome) -> Answer {
    let row = |rejection: &Rejection| {
        let (place, why, value) = (rejection.at.text(), &rejection.reason, &rejection.value);
        let (place_zh, place_en, zh, en) = (place.zh, place.en, &why.zh, &why.en);
        text!("{place_zh}  {value}：{zh}", "{place_en}  {value}: {en}")
    };
    Answer::Rejected {
        accepted: outcome.files.iter().map(|file| file.accepted).sum(),
        rows: outcome
            .files
            .iter()
            .flat_map(|file| file.rejected.iter().map(row))
            .collect(),
    }
}

fn temporary_folder() -> Result<TempDir, Refusal> {
    tempfile::tempdir().map_err(|error| {
        Refusal::Procedure(text!(
            "无法建立临时文件夹：{error}。",
            "No temporary folder could be made: {error}."
        ))
    })
}
