//! Which sectors the files bring, under which names, and in which order.

use std::collections::HashSet;

use super::Import;
use super::outcome::FileOutcome;
use super::question::Answer;
use super::sectors::{SectorNames, without_ending};
use super::staged_book::StagedBook;
use crate::desk::refusal::Refusal;
use crate::domain::id::SectorId;
use crate::domain::sector::Sector;
use crate::exchange::Placed;
use crate::text;
use crate::text::Text;

/// Creates the sectors that the files name and the store lacks: in a store without any, or when
/// asked to. The map's order comes first, then the register's; a list of convenors alone brings
/// sectors only where no file has either.
pub(super) fn take_in(
    import: &Import,
    staged: &mut StagedBook<'_, '_>,
    names: &mut SectorNames,
    files: &mut [FileOutcome],
) -> Result<(), Refusal> {
    let answers = &import.answers;
    let every = staged.book.sectors.is_empty() || import.create_sectors;
    let wanted = |written: &str| match answers.sector(written) {
        Some(Answer::NewSector) => true,
        Some(Answer::Skip | Answer::Sector { .. }) => false,
        Some(Answer::Member(_) | Answer::NewMember | Answer::Kind(_) | Answer::Day(_)) | None => {
            every
        }
    };
    if !every && answers.is_empty() {
        return Ok(());
    }
    let mapped = mapped(import);
    let registered = registered(import);
    let on_map: HashSet<&str> = mapped.iter().map(|(_, it)| it.value.as_str()).collect();
    let mut writings: Vec<_> = mapped.iter().chain(&registered).collect();
    let convened = convened(import);
    if writings.is_empty() {
        writings = convened.iter().collect();
    }
    let all: HashSet<&str> = writings.iter().map(|(_, it)| it.value.as_str()).collect();
    for (n, written) in writings {
        if !wanted(&written.value) {
            continue;
        }
        let (name, apart) = name_for(&written.value, names, &on_map, &all);
        let is_mapped = on_map.contains(written.value.as_str());
        let known = if apart || answers.sector(&written.value) == Some(Answer::NewSector) {
            names.has(&name)
        } else {
            names.is_known(&written.value) || names.is_known(&name)
        };
        if known {
            continue;
        }
        let position = staged.book.sectors.iter().map(|it| it.position).max();
        let sector = Sector {
            id: SectorId(0),
            name: name.clone(),
            position: position.unwrap_or(0).saturating_add(1),
            committee: None.into(),
            since: None,
            short: String::new(),
            split_from: None,
            merged_into: None,
            ended: None,
            former: Vec::new(),
            note: String::new(),
        };
        let id = staged.add(*n, sector)?;
        names.add(id, &name);
        let Some(file) = files.get_mut(*n) else {
            continue;
        };
        if name != written.value {
            file.note(
                &written.at,
                &written.value,
                text!(
                    "按界别别名写作“{name}”",
                    "written as “{name}”, by the aliases of sectors"
                ),
            );
        }
        if !is_mapped && !mapped.is_empty() {
            file.note(
                &written.at,
                &written.value,
                Text::of(
                    "联系界别表里没有这个界别，已新建但没有专委会联系，请核对",
                    "the map does not have this sector; it was created without a committee, please check",
                ),
            );
        }
        file.new_sectors.push(name);
    }
    Ok(())
}

type Written = (usize, Placed<String>);

fn mapped(import: &Import) -> Vec<Written> {
    let files = import.files.iter().enumerate();
    distinct(files.flat_map(|(n, file)| {
        let sectors = file.draft.map.iter().flat_map(|map| &map.sectors);
        sectors.map(move |sector| (n, sector.clone()))
    }))
}

fn registered(import: &Import) -> Vec<Written> {
    let files = import.files.iter().enumerate();
    distinct(files.flat_map(|(n, file)| {
        let members = file.draft.members.iter();
        // A row of a member's number need not name his sector.
        let named = members.filter(|member| !member.sector.value.is_empty());
        named.map(move |member| (n, member.sector.clone()))
    }))
}

fn convened(import: &Import) -> Vec<Written> {
    let files = import.files.iter().enumerate();
    distinct(files.flat_map(|(n, file)| {
        file.draft.convenors.iter().map(move |draft| {
            let sector = Placed {
                at: draft.at.clone(),
                value: draft.sector.clone(),
            };
            (n, sector)
        })
    }))
}

/// Each writing once, where it stands first.
fn distinct(all: impl Iterator<Item = Written>) -> Vec<Written> {
    let mut seen = HashSet::new();
    all.filter(|(_, written)| seen.insert(written.value.clone()))
        .collect()
}

/// The name under which a sector is created: the full one of an alias, and with 界 where the files
/// write it so somewhere; and whether it stays apart from another writing of the same alias.
fn name_for(
    written: &str,
    names: &SectorNames,
    on_map: &HashSet<&str>,
    all: &HashSet<&str>,
) -> (String, bool) {
    let with_ending = format!("{written}界");
    match names.full_name(written) {
        Some(full) => {
            // A map that has two writings of one alias has two sectors: 共青团 and 青联 apart.
            let writings: HashSet<&str> = on_map
                .iter()
                .filter(|other| names.full_name(other) == Some(full))
                .map(|other| without_ending(other))
                .collect();
            let apart = on_map.contains(written) && writings.len() > 1;
            let name = if apart { written } else { full };
            (name.to_owned(), apart)
        }
        None if all.contains(with_ending.as_str()) => (with_ending, false),
        None => (written.to_owned(), false),
    }
}
