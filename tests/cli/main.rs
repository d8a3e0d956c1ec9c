//! The command line as a person or a script meets it: the built program is run on stores of its
//! own, and what it prints and its exit code are compared.

mod attaching;
mod back_dated;
mod changes;
mod circular;
mod council;
mod erasing;
mod exporting;
mod findings;
mod importing;
mod intaking;
mod languages;
mod line_by_line;
mod line_limits;
mod list_kinds;
mod looking_up;
#[path = "../support/papers.rs"]
mod papers;
mod pipes;
mod printing;
mod reading_only;
mod refusals;
mod shapes;
mod targets;
mod test_store;
mod unreported;
mod year_work;
