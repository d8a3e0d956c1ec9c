//! Which file of the house leans on which: every path in the code is followed, through re-exports, to the
//! file that defines what it names. It knows no rule.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::source::Source;

/// What files lean on, by their places in the list of sources.
pub struct Graph {
    edges: Vec<BTreeSet<usize>>,
}

/// What a path names.
enum Meant {
    /// The module of this file.
    Module(usize),
    /// Something that this file defines.
    Thing(usize),
}

/// A file as a module: where it lies in the tree, and what names mean in it.
struct Module {
    path: Vec<String>,
    /// Names of modules that are files of their own.
    children: BTreeSet<String>,
    items: BTreeSet<String>,
    imports: Vec<Import>,
    /// Paths in its code besides its imports, each of two names or more.
    paths: BTreeSet<Vec<String>>,
    /// Every name in its code besides its imports.
    names: BTreeSet<String>,
}

/// `use path as name`; the name of a glob is `*`.
#[derive(Clone)]
struct Import {
    path: Vec<String>,
    name: String,
    public: bool,
}

impl Graph {
    pub fn of(sources: &[Source]) -> Self {
        let modules: Vec<Module> = sources.iter().map(Module::of).collect();
        let files: BTreeMap<Vec<String>, usize> = modules
            .iter()
            .enumerate()
            .map(|(at, module)| (module.path.clone(), at))
            .collect();
        let house = House { modules, files };
        let edges = (0..sources.len()).map(|at| house.leans_on(at)).collect();
        Self { edges }
    }

    /// The files that the one at `from` names something of.
    pub fn leans_on(&self, from: usize) -> impl Iterator<Item = usize> {
        self.edges[from].iter().copied()
    }

    /// Groups of files that each reach all others of their group, within the files for which `counts`.
    pub fn circles(&self, counts: impl Fn(usize) -> bool) -> Vec<Vec<usize>> {
        let reach: Vec<BTreeSet<usize>> = (0..self.edges.len())
            .map(|from| self.reach(from, &counts))
            .collect();
        let mut circles: Vec<Vec<usize>> = (0..self.edges.len())
            .map(|at| {
                let both = reach[at].iter().filter(|it| reach[**it].contains(&at));
                both.copied().collect::<Vec<_>>()
            })
            .filter(|circle| circle.len() > 1)
            .collect();
        circles.sort();
        circles.dedup();
        circles
    }

    /// The edges of a circle, for whoever has to open it.
    pub fn within(&self, circle: &[usize]) -> Vec<(usize, usize)> {
        let edges = circle.iter().flat_map(|from| {
            let to = self.edges[*from].iter().filter(|to| circle.contains(to));
            to.map(|to| (*from, *to))
        });
        edges.collect()
    }

    fn reach(&self, from: usize, counts: &impl Fn(usize) -> bool) -> BTreeSet<usize> {
        let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
        while let Some(at) = open.pop() {
            for to in self.edges[at].iter().filter(|to| counts(**to)) {
                if seen.insert(*to) {
                    open.push(*to);
                }
            }
        }
        seen
    }
}

struct House {
    modules: Vec<Module>,
    /// The places of modules in the list.
    files: BTreeMap<Vec<String>, usize>,
}

impl House {
    /// The files besides itself that the file at `at` names something of.
    fn leans_on(&self, at: usize) -> BTreeSet<usize> {
        let module = &self.modules[at];
        let imported = module
            .imports
            .iter()
            // What is only passed on is the business of whoever takes it.
            .filter(|it| !it.public || module.names.contains(&it.name))
            .map(|it| (&it.path, it.name == "*"));
        let named = module.paths.iter().map(|path| (path, false));
        imported
            .chain(named)
            .filter_map(|(path, all)| match self.meant(at, path, 0)? {
                Meant::Thing(file) => Some(file),
                // What is taken out of it counts.
                Meant::Module(file) => all.then_some(file),
            })
            .filter(|file| *file != at)
            .collect()
    }

    /// What `path` in the file at `at` names; none where it is not of the house.
    fn meant(&self, at: usize, path: &[String], depth: usize) -> Option<Meant> {
        // Two modules that pass on each other's names would never end.
        if depth > 16 {
            return None;
        }
        let (first, rest) = path.split_first()?;
        let module = &self.modules[at];
        let from = match first.as_str() {
            "crate" | "jiebie" => self.file(&[])?,
            "self" => at,
            "super" => self.file(module.path.split_last()?.1)?,
            _ => return self.named(at, path, depth),
        };
        match rest.first().map(String::as_str) {
            None => Some(Meant::Module(from)),
            Some("super" | "self") => self.meant(from, rest, depth + 1),
            Some(_) => self.named(from, rest, depth),
        }
    }

    /// The same for a path whose first name stands in the file itself.
    fn named(&self, at: usize, path: &[String], depth: usize) -> Option<Meant> {
        let (first, rest) = path.split_first()?;
        let module = &self.modules[at];
        if module.children.contains(first) {
            let mut child = module.path.clone();
            child.push(first.clone());
            let child = self.file(&child)?;
            return match rest {
                [] => Some(Meant::Module(child)),
                rest => self.named(child, rest, depth + 1),
            };
        }
        if module.items.contains(first) {
            return Some(Meant::Thing(at));
        }
        let import = module.imports.iter().find(|it| it.name == *first)?;
        // `use chrono::{self}` and the like lead out of the house.
        if import.path.first() == Some(first) {
            return None;
        }
        let further: Vec<String> = import.path.iter().chain(rest).cloned().collect();
        self.meant(at, &further, depth + 1)
    }

    fn file(&self, path: &[String]) -> Option<usize> {
        self.files.get(path).copied()
    }
}

impl Module {
    fn of(source: &Source) -> Self {
        let text: Vec<&str> = source.code.iter().map(|(_, line)| line.as_str()).collect();
        let words = words(&text.join("\n"));
        let mut module = Self {
            path: path_of(&source.path),
            children: BTreeSet::new(),
            items: BTreeSet::new(),
            imports: Vec::new(),
            paths: BTreeSet::new(),
            names: BTreeSet::new(),
        };
        let mut at = 0;
        while at < words.len() {
            at = match words[at].as_str() {
                "use" => module.take_use(&words, at),
                "mod" if words.get(at + 2).is_some_and(|it| it == ";") => {
                    module.children.insert(words[at + 1].clone());
                    at + 3
                }
                // The lifetime, and not a thing that is declared.
                "static" if at > 0 && words[at - 1] == "'" => at + 1,
                "fn" | "struct" | "enum" | "union" | "trait" | "type" | "const" | "static"
                | "mod" => {
                    module.items.extend(words.get(at + 1).cloned());
                    at + 1
                }
                // `pub(in a::b)` says who may see it.
                "in" if at > 0 && words[at - 1] == "(" => {
                    at + words[at..].iter().take_while(|it| *it != ")").count()
                }
                "macro_rules" => {
                    module.items.extend(words.get(at + 2).cloned());
                    at + 3
                }
                word if is_name(word) => module.take_path(&words, at),
                _ => at + 1,
            };
        }
        module
    }

    /// A declaration of imports that begins at `at`; where it ends.
    fn take_use(&mut self, words: &[String], at: usize) -> usize {
        let end = at + words[at..].iter().take_while(|it| *it != ";").count();
        // `use`, `pub use`, `pub(in a::b) use`.
        let public = at > 0 && (words[at - 1] == "pub" || words[at - 1] == ")");
        let (mut above, mut path): (Vec<Vec<String>>, Vec<String>) = (Vec::new(), Vec::new());
        let mut name = None;
        let mut import = |path: &[String], name: &mut Option<String>| {
            // `a::{self}` is `a`.
            let whole = path.last().is_some_and(|last| last == "self");
            let path = &path[..path.len() - usize::from(whole)];
            if let Some(name) = name.take().or(path.last().cloned()) {
                self.imports.push(Import {
                    path: path.to_vec(),
                    name,
                    public,
                });
            }
        };
        let mut at = at + 1;
        // Is what stands before a comma or brace a path that was not taken yet?
        let mut open = false;
        while at < end {
            match words[at].as_str() {
                "::" => {}
                "{" => {
                    above.push(path.clone());
                    open = false;
                }
                "," | "}" => {
                    if open {
                        import(&path, &mut name);
                    }
                    open = false;
                    let base = if words[at] == "}" {
                        above.pop()
                    } else {
                        above.last().cloned()
                    };
                    path = base.unwrap_or_default();
                }
                "as" => {
                    at += 1;
                    name = Some(words[at].clone());
                }
                word => {
                    path.push(word.to_owned());
                    open = true;
                }
            }
            at += 1;
        }
        if open {
            import(&path, &mut name);
        }
        end + 1
    }

    /// A path or a single name that begins at `at`; where it ends.
    fn take_path(&mut self, words: &[String], at: usize) -> usize {
        let mut path = vec![words[at].clone()];
        let mut end = at + 1;
        while words.get(end).is_some_and(|it| it == "::")
            && words.get(end + 1).is_some_and(|it| is_name(it))
        {
            path.push(words[end + 1].clone());
            end += 2;
        }
        // `a.b` is a field or method, no name of a module's.
        if at == 0 || words[at - 1] != "." {
            self.names.insert(path[0].clone());
        }
        if path.len() > 1 {
            self.paths.insert(path);
        }
        end
    }
}

/// `a/b/mod.rs` and `a/b.rs` → a, b.
fn path_of(file: &Path) -> Vec<String> {
    let mut path: Vec<String> = PathBuf::from(file)
        .with_extension("")
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    if path.last().is_some_and(|last| last == "mod") || path == ["lib"] {
        path.pop();
    }
    path
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Names, `::`, and every other sign by itself.
fn words(code: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        let part = |c: &char| c.is_alphanumeric() || *c == '_';
        if part(&c) {
            let mut word = c.to_string();
            while let Some(next) = chars.next_if(part) {
                word.push(next);
            }
            words.push(word);
        } else if c == ':' && chars.next_if_eq(&':').is_some() {
            words.push("::".to_owned());
        } else if !c.is_whitespace() && c != '$' {
            words.push(c.to_string());
        }
    }
    words
}

#[test]
fn a_path_is_followed_to_the_file_that_defines_what_it_names() {
    let source = |path: &str, text: &str| Source {
        path: PathBuf::from(path),
        module: "room".to_owned(),
        text: String::new(),
        code: text
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line.to_owned()))
            .collect(),
    };
    let sources = [
        source("lib.rs", "mod room;"),
        source(
            "room/mod.rs",
            "mod low; mod high; mod face; pub use low::{Low, deep::Deep as Other};",
        ),
        source(
            "room/low.rs",
            "mod deep; pub struct Low; pub(in crate::room::high) fn f<'a>(x: &'static High) {}",
        ),
        source("room/low/deep.rs", "pub struct Deep;"),
        source(
            "room/high.rs",
            "use super::Other; fn g() { super::Low::new(); }",
        ),
        source(
            "room/face.rs",
            "use crate::room::high; fn h() { high::g() } pub fn face() {}",
        ),
    ];
    let leans = |from: usize| Graph::of(&sources).leans_on(from).collect::<Vec<_>>();
    assert_eq!(leans(1), []);
    assert_eq!(leans(2), []);
    assert_eq!(leans(4), [2, 3]);
    assert_eq!(leans(5), [4]);
}

#[test]
fn a_circle_is_found_whole() {
    let edges = [vec![1], vec![2], vec![0, 3], vec![], vec![4]];
    let graph = Graph {
        edges: edges.map(|to| to.into_iter().collect()).into(),
    };
    assert_eq!(graph.circles(|_| true), [vec![0, 1, 2]]);
    assert_eq!(graph.within(&[0, 1, 2]), [(0, 1), (1, 2), (2, 0)]);
    assert!(graph.circles(|at| at != 1).is_empty());
}
