//! Which source file imports which, read from the text of all files: an import counts as one of the
//! file that defines the name, whatever `mod.rs` it is re-exported through.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// For each file, relative to `src`, the files that it imports.
pub(crate) type Graph = BTreeMap<String, BTreeSet<String>>;

/// The imports of all files under a folder.
pub(crate) fn of_folder(src: &Path) -> Graph {
    let mut texts = BTreeMap::new();
    read(src, src, &mut texts);
    of_texts(&texts)
}

fn read(root: &Path, folder: &Path, into: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(root, &path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            into.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
}

/// The imports among files, from their texts.
pub(crate) fn of_texts(texts: &BTreeMap<String, String>) -> Graph {
    let files: BTreeMap<Module, File> =
        texts.iter().map(|(name, text)| (module_of(name), File::new(name, text))).collect();
    let crate_ = Crate(files);
    let mut graph = Graph::new();
    for (module, file) in &crate_.0 {
        let imports = file.imports.iter().filter(|import| !(file.is_mod() && import.is_public));
        let paths = imports.map(|import| &import.path).chain(&file.paths);
        let found = paths.filter_map(|path| crate_.defining(module, path, 0));
        let others = found.filter(|found| found != module);
        let names = others.map(|found| crate_.0[&found].name.clone()).collect();
        graph.insert(file.name.clone(), names);
    }
    graph
}

/// Imports that lie on a cycle: both files, each of which reaches the other.
pub(crate) fn on_cycles(graph: &Graph) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (file, imports) in graph {
        for import in imports {
            if reaches(graph, import, file) {
                found.push((file.clone(), import.clone()));
            }
        }
    }
    found
}

fn reaches(graph: &Graph, from: &str, to: &str) -> bool {
    let (mut met, mut open) = (BTreeSet::from([from]), vec![from]);
    while let Some(file) = open.pop() {
        if file == to {
            return true;
        }
        for next in graph.get(file).into_iter().flatten() {
            if met.insert(next) {
                open.push(next);
            }
        }
    }
    false
}

type Module = Vec<String>;

fn module_of(file: &str) -> Module {
    let path = file.trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    if path == "lib" { Vec::new() } else { path.split('/').map(str::to_owned).collect() }
}

struct File {
    name: String,
    imports: Vec<Import>,
    /// Paths outside of imports, such as `crate::a::B`, or `a::B` where `a` is imported.
    paths: Vec<Vec<String>>,
    defines: BTreeSet<String>,
}

struct Import {
    path: Vec<String>,
    /// The name under which the file knows it; `*` for all names.
    name: String,
    is_public: bool,
}

impl File {
    fn new(name: &str, text: &str) -> Self {
        let code = code(text);
        let words = words(&code);
        let (mut imports, mut paths, mut defines) = (Vec::new(), Vec::new(), BTreeSet::new());
        let mut at = 0;
        while at < words.len() {
            match words[at].as_str() {
                // `use<…>` lists what a type captures.
                "use" if words.get(at + 1).is_some_and(|word| word != "<") => {
                    let end = at + words[at..].iter().position(|word| word == ";").unwrap_or(0);
                    // `pub use`, or `pub(…) use`.
                    let is_public = at > 0 && matches!(words[at - 1].as_str(), "pub" | ")");
                    tree(&words[at + 1..end.max(at + 1)], &[], is_public, &mut imports);
                    at = end.max(at + 1);
                }
                "struct" | "enum" | "trait" | "fn" | "const" | "static" | "type"
                | "macro_rules" => {
                    let skip = usize::from(words.get(at + 1).is_some_and(|word| word == "!"));
                    defines.extend(words.get(at + 1 + skip).cloned());
                    at += 1;
                }
                first if is_name(first) && words.get(at + 1).is_some_and(|word| word == "::") => {
                    let mut path = vec![words[at].clone()];
                    while words.get(at + 1).is_some_and(|word| word == "::")
                        && words.get(at + 2).is_some_and(|word| is_name(word))
                    {
                        path.push(words[at + 2].clone());
                        at += 2;
                    }
                    paths.push(path);
                    at += 1;
                }
                _ => at += 1,
            }
        }
        Self { name: name.to_owned(), imports, paths, defines }
    }

    fn is_mod(&self) -> bool {
        self.name.ends_with("mod.rs") || self.name == "lib.rs"
    }
}

/// The names of a tree such as `a::{b, c::{self, d as e}}`.
fn tree(words: &[String], before: &[String], is_public: bool, into: &mut Vec<Import>) {
    let mut path = before.to_vec();
    let mut at = 0;
    while at < words.len() {
        match words[at].as_str() {
            "::" => {}
            "{" => {
                let inside = &words[at + 1..words.len() - 1];
                for part in parts(inside) {
                    tree(part, &path, is_public, into);
                }
                return;
            }
            "as" => {
                let name = words.get(at + 1).cloned().unwrap_or_default();
                into.push(Import { path, name, is_public });
                return;
            }
            "self" if !path.is_empty() => {}
            word => path.push(word.to_owned()),
        }
        at += 1;
    }
    if let Some(name) = path.last().cloned() {
        into.push(Import { path, name, is_public });
    }
}

/// Splits at the commas that are not within braces.
fn parts(words: &[String]) -> Vec<&[String]> {
    let (mut found, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, word) in words.iter().enumerate() {
        match word.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            "," if depth == 0 => {
                found.push(&words[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&words[start..]);
    found.retain(|part| !part.is_empty());
    found
}

fn is_name(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
}

/// Names, `::`, and every other sign by itself.
fn words(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = if first.is_alphanumeric() || first == '_' {
            rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_')
        } else if rest.starts_with("::") {
            Some(2)
        } else {
            Some(first.len_utf8())
        };
        let (word, after) = rest.split_at(length.unwrap_or(rest.len()));
        found.push(word.to_owned());
        rest = after.trim_start();
    }
    found
}

/// The text without tests, comments, and what is within quotes.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod").next().unwrap_or_default();
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some(quotes) = raw_quotes(rest) {
            let close = format!("\"{}", "#".repeat(quotes));
            let open = 2 + quotes;
            rest[open..].find(&close).map_or(rest.len(), |end| open + end + close.len())
        } else if first == '"' {
            let mut letters = rest.char_indices().skip(1);
            loop {
                match letters.next() {
                    Some((_, '\\')) => drop(letters.next()),
                    Some((end, '"')) => break end + 1,
                    Some(_) => {}
                    None => break rest.len(),
                }
            }
        } else if rest.starts_with("'\\") {
            rest[3..].find('\'').map_or(rest.len(), |end| end + 4)
        } else if first == '\'' && rest.chars().nth(2) == Some('\'') {
            rest.char_indices().nth(3).map_or(rest.len(), |(end, _)| end)
        } else {
            code.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        code.push(' ');
        rest = &rest[end..];
    }
    code
}

/// The number of `#` of a raw string that begins here.
fn raw_quotes(text: &str) -> Option<usize> {
    let after = text.strip_prefix('r')?;
    let quotes = after.len() - after.trim_start_matches('#').len();
    after[quotes..].starts_with('"').then_some(quotes)
}

struct Crate(BTreeMap<Module, File>);

impl Crate {
    /// The module that defines what a path means in another module; `None` for other crates.
    fn defining(&self, module: &Module, path: &[String], depth: usize) -> Option<Module> {
        // Re-exports may go round in a circle.
        if depth > 20 {
            return None;
        }
        let mut at = module.clone();
        let mut path = path;
        let mut is_relative = false;
        while let Some((first, after)) = path.split_first() {
            match first.as_str() {
                "crate" => at.clear(),
                "self" => {}
                "super" => drop(at.pop()),
                _ => break,
            }
            (path, is_relative) = (after, true);
        }
        if !is_relative && !path.first().is_some_and(|first| self.has(&at, first)) {
            let (first, after) = path.split_first()?;
            let named = self.0.get(module)?.imports.iter().find(|import| import.name == *first)?;
            let full: Vec<String> = named.path.iter().chain(after).cloned().collect();
            // A name that stands for itself is that of another crate.
            return if full == path { None } else { self.defining(module, &full, depth + 1) };
        }
        while let Some((first, after)) = path.split_first() {
            if !self.has(&at, first) {
                break;
            }
            at.push(first.clone());
            path = after;
        }
        let Some(name) = path.first() else { return self.0.contains_key(&at).then_some(at) };
        let file = self.0.get(&at)?;
        if file.defines.contains(name) {
            return Some(at);
        }
        let named = file.imports.iter().find(|import| import.name == *name);
        let found = named.and_then(|import| self.defining(&at, &import.path, depth + 1));
        found.or(Some(at))
    }

    fn has(&self, module: &Module, inner: &str) -> bool {
        let path: Module = module.iter().cloned().chain([inner.to_owned()]).collect();
        self.0.contains_key(&path)
    }
}
