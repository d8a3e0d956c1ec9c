//! A whole year of one made-up organisation, played through the program as its office would: from
//! the term's first day to the circular, and on into the year after. What each step leaves is checked
//! rule by rule.
//!
//! The days are the script's, not the machine's: the test program is jiebie itself where it is told the
//! time ([`clock`]).

mod april;
mod autumn;
mod cast;
mod clock;
mod december;
mod february;
mod january;
mod july;
mod june;
mod march;
#[path = "../support/papers.rs"]
mod papers;
mod played;
mod scenarios;
mod sectors;
mod terms;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

use played::Played;

fn main() -> ExitCode {
    if let Some(code) = clock::as_the_program() {
        return code;
    }
    let played = |name: &str, play: fn()| {
        Trial::test(name, move || {
            play();
            Ok(())
        })
    };
    let trials = vec![
        played("a_year_from_the_first_day_to_the_circular", year),
        played("three_of_one_name", scenarios::three_of_one_name),
        played(
            "the_same_form_is_filed_twice",
            scenarios::the_same_form_is_filed_twice,
        ),
        played(
            "a_year_before_the_method",
            scenarios::a_year_before_the_method,
        ),
        played(
            "a_circular_of_next_january",
            scenarios::a_circular_of_next_january,
        ),
        played("a_form_of_the_last_day", scenarios::a_form_of_the_last_day),
        played("three_firsts_in_a_year", scenarios::three_firsts_in_a_year),
        played("a_sector_is_split", scenarios::a_sector_is_split),
        played("sectors_are_merged", sectors::are_merged),
        played("a_sector_is_renamed", sectors::one_is_renamed),
        played("a_new_term_begins", terms::a_new_term_begins),
        played("a_list_with_namesakes", terms::a_list_with_namesakes),
        played(
            "a_committee_is_dissolved",
            scenarios::a_committee_is_dissolved,
        ),
    ];
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn year() {
    let mut year = Played::begin();
    january::play(&mut year);
    february::play(&mut year);
    march::play(&mut year);
    april::play(&mut year);
    june::play(&mut year);
    july::play(&mut year);
    autumn::play(&mut year);
    december::play(&mut year);
}
