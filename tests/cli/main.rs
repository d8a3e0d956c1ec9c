//! The command line as a person or a script meets it: the built program is run on stores of its
//! own, and what it prints and its exit code are compared.

mod changes;
mod circular;
mod findings;
mod importing;
mod languages;
mod looking_up;
mod office;
mod pipes;
mod printing;
mod refusals;
mod shapes;
