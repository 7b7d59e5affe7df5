//! Building the tree, and asking it.

use std::collections::{BTreeMap, HashMap, VecDeque};

use petgraph::graph::{DiGraph, NodeIndex};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::nearest::nearest;
use super::{Domain, DomainId, Node, ParentRow, TaxonomyFault, TaxonomyRows, ThemeRow};

/// Domains in a tree: the words of all profiles, and how they hang together.
///
/// Nodes of the [graph](Self::graph) are numbered from the root down, so that a parent always comes before its children;
/// children of one parent are in the order of their ids. The order of the rows it was made from leaves no trace.
///
/// ```
/// use regiopair::taxonomy::{Taxonomy, TaxonomyRows, ThemeRow};
///
/// let rows = TaxonomyRows::Themes(vec![
///     ThemeRow::new("tourism", "tourism"), // a theme and its domain may share a name
///     ThemeRow::new("energy", "wind"),
///     ThemeRow::new("energy", "solar"),
/// ]);
/// let taxonomy = Taxonomy::from_rows(rows).expect("the table is sound");
/// assert_eq!(taxonomy.len(), 3);
/// let wind = taxonomy.domain("wind").expect("it is in the table");
/// assert_eq!(taxonomy.theme_of(wind), "energy");
/// assert_eq!(taxonomy.themes(), ["energy", "tourism"]);
/// assert_eq!(taxonomy.nearest("soler"), Some("solar"));
/// ```
#[derive(Clone, Debug)]
pub struct Taxonomy {
    form: Form,
    domains: Vec<Domain>,
    graph: DiGraph<Node, ()>,
    /// Node of each domain.
    nodes: Vec<NodeIndex>,
    /// Parent of each node, smaller than the node itself; the root's own is 0, itself.
    parents: Vec<usize>,
    depths: Vec<usize>,
    themes: Vec<String>,
    /// Place in `themes`, for each domain.
    theme_of: Vec<usize>,
}

/// What the rows said beyond the domains, needed to give them back.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Form {
    Themes,
    Parents { root: Domain },
}

impl Taxonomy {
    /// Builds the tree, or tells everything that is wrong with the table, sorted by row.
    ///
    /// Ids are compared byte by byte. In *n* rows: O(n log n) time and O(n) space, whatever the depth; naming the nearest id
    /// of each unknown parent adds O(n) a name.
    ///
    /// # Errors
    /// All faults at once: empty, padded or repeated ids; in the [`Parents`](TaxonomyRows::Parents) form also unknown
    /// parents, circles, and no root or several. See [`TaxonomyFault`].
    pub fn from_rows(rows: TaxonomyRows) -> Result<Taxonomy, Vec<TaxonomyFault>> {
        match rows {
            TaxonomyRows::Themes(rows) => from_themes(rows),
            TaxonomyRows::Parents(rows) => from_parents(rows),
        }
    }

    /// The table again, in the form it was given, sorted by domain id: nothing but the order of rows is lost.
    pub fn rows(&self) -> TaxonomyRows {
        let parent = |d: usize| self.name(NodeIndex::new(self.parents[self.nodes[d].index()]));
        match &self.form {
            Form::Themes => TaxonomyRows::Themes(
                self.domains
                    .iter()
                    .enumerate()
                    .map(|(d, domain)| ThemeRow {
                        theme: parent(d).to_owned(),
                        domain: domain.id.clone(),
                        label: domain.label.clone(),
                        nace_rev2: domain.nace_rev2.clone(),
                    })
                    .collect(),
            ),
            Form::Parents { root } => {
                let row = |domain: &Domain, parent: &str| ParentRow {
                    domain: domain.id.clone(),
                    parent: parent.to_owned(),
                    label: domain.label.clone(),
                    nace_rev2: domain.nace_rev2.clone(),
                };
                let mut rows: Vec<ParentRow> = self
                    .domains
                    .iter()
                    .enumerate()
                    .map(|(d, domain)| row(domain, parent(d)))
                    .collect();
                let place = rows.partition_point(|other| other.domain < root.id);
                rows.insert(place, row(root, ""));
                TaxonomyRows::Parents(rows)
            }
        }
    }

    /// How many domains a profile may name; at least one.
    #[expect(
        clippy::len_without_is_empty,
        reason = "a table without domains is refused, so the answer would always be no"
    )]
    pub fn len(&self) -> usize {
        self.domains.len()
    }

    /// The domain of that id. O(log n).
    pub fn domain(&self, id: &str) -> Option<DomainId> {
        self.domains
            .binary_search_by(|domain| domain.id.as_str().cmp(id))
            .ok()
            .map(DomainId::new)
    }

    /// The domain id somebody probably meant, for a message: the fewest edits away, or one that begins like it. `None` if
    /// nothing is alike.
    pub fn nearest(&self, id: &str) -> Option<&str> {
        nearest(id, self.domains.iter().map(|domain| domain.id.as_str()))
    }

    /// What is known of a domain.
    ///
    /// # Panics
    /// May panic if `d` comes from another taxonomy.
    pub fn get(&self, d: DomainId) -> &Domain {
        &self.domains[d.index()]
    }

    /// All domains, sorted by id.
    pub fn domains(&self) -> impl Iterator<Item = (DomainId, &Domain)> {
        self.domains
            .iter()
            .enumerate()
            .map(|(d, domain)| (DomainId::new(d), domain))
    }

    /// The theme a domain belongs to: its own in the two-level form, else the ancestor just below the root, which may be the
    /// domain itself.
    ///
    /// # Panics
    /// May panic if `d` comes from another taxonomy.
    pub fn theme_of(&self, d: DomainId) -> &str {
        &self.themes[self.theme_of[d.index()]]
    }

    /// All themes, sorted.
    pub fn themes(&self) -> &[String] {
        &self.themes
    }

    /// The tree, with an edge from each parent to each of its children, root included.
    ///
    /// ```
    /// use petgraph::Direction::Outgoing;
    /// use regiopair::taxonomy::{Node, ParentRow, Taxonomy, TaxonomyRows};
    ///
    /// let rows = [("all", ""), ("energy", "all"), ("wind", "energy"), ("solar", "energy")];
    /// let rows = rows.map(|(domain, parent)| ParentRow::new(domain, parent)).to_vec();
    /// let taxonomy = Taxonomy::from_rows(TaxonomyRows::Parents(rows)).expect("the table is sound");
    /// let graph = taxonomy.graph();
    /// assert_eq!((graph.node_count(), graph.edge_count()), (4, 3));
    /// assert_eq!(graph[taxonomy.root()], Node::Root);
    /// let energy = taxonomy.node(taxonomy.domain("energy").expect("it is in the table"));
    /// assert_eq!(graph.neighbors_directed(energy, Outgoing).count(), 2);
    /// ```
    pub fn graph(&self) -> &DiGraph<Node, ()> {
        &self.graph
    }

    /// The root of the [graph](Self::graph): its node 0.
    pub fn root(&self) -> NodeIndex {
        NodeIndex::new(0)
    }

    /// Where a domain stands in the [graph](Self::graph).
    ///
    /// # Panics
    /// May panic if `d` comes from another taxonomy.
    pub fn node(&self, d: DomainId) -> NodeIndex {
        self.nodes[d.index()]
    }

    /// The parent of a node; none for the root.
    ///
    /// # Panics
    /// Panics if the node is not of this graph.
    pub fn parent(&self, node: NodeIndex) -> Option<NodeIndex> {
        (node.index() != 0).then(|| NodeIndex::new(self.parents[node.index()]))
    }

    /// Edges from the root to a node: 0 for the root.
    ///
    /// # Panics
    /// Panics if the node is not of this graph.
    pub fn depth(&self, node: NodeIndex) -> usize {
        self.depths[node.index()]
    }

    /// The id at a node: of the theme or domain there; the root of the two-level form has none and gives `""`.
    ///
    /// # Panics
    /// Panics if the node is not of this graph.
    pub fn name(&self, node: NodeIndex) -> &str {
        match &self.graph[node] {
            Node::Root => match &self.form {
                Form::Themes => "",
                Form::Parents { root } => &root.id,
            },
            Node::Theme(id) => id,
            Node::Domain(d) => &self.domains[d.index()].id,
        }
    }

    /// The deepest node that two nodes both lie under, a node lying under itself too. O(depth).
    ///
    /// # Panics
    /// Panics if a node is not of this graph.
    pub fn lowest_common_ancestor(&self, a: NodeIndex, b: NodeIndex) -> NodeIndex {
        let (mut a, mut b) = (a.index(), b.index());
        // The larger of two different numbers cannot be an ancestor of the smaller, so it may go up.
        while a != b {
            if a > b {
                a = self.parents[a];
            } else {
                b = self.parents[b];
            }
        }
        NodeIndex::new(a)
    }

    /// Parent of each node, parents before children, the root's own 0.
    pub(super) fn parents(&self) -> &[usize] {
        &self.parents
    }

    fn build(form: Form, domains: Vec<Domain>, tree: Tree) -> Taxonomy {
        let mut graph = DiGraph::with_capacity(tree.nodes.len(), tree.nodes.len());
        let mut nodes = vec![NodeIndex::new(0); domains.len()];
        let mut depths = vec![0; tree.nodes.len()];
        // The node just below the root that each node lies under.
        let mut tops = vec![0; tree.nodes.len()];
        for (n, node) in tree.nodes.into_iter().enumerate() {
            if let Node::Domain(d) = node {
                nodes[d.index()] = NodeIndex::new(n);
            }
            let here = graph.add_node(node);
            if n > 0 {
                let parent = tree.parents[n];
                graph.add_edge(NodeIndex::new(parent), here, ());
                depths[n] = depths[parent] + 1;
                tops[n] = if parent == 0 { n } else { tops[parent] };
            }
        }
        let mut taxonomy = Taxonomy {
            form,
            domains,
            graph,
            nodes,
            parents: tree.parents,
            depths,
            themes: Vec::new(),
            theme_of: Vec::new(),
        };
        // Nodes of one depth under one parent are in the order of their ids: so are the themes.
        let below: Vec<usize> = (1..tops.len())
            .take_while(|&n| taxonomy.depths[n] == 1)
            .collect();
        taxonomy.themes = below
            .iter()
            .map(|&n| taxonomy.name(NodeIndex::new(n)).to_owned())
            .collect();
        taxonomy.theme_of = taxonomy
            .nodes
            .iter()
            .map(|node| tops[node.index()] - 1)
            .collect();
        taxonomy
    }
}

/// Nodes from the root down, level by level, and the parent of each.
struct Tree {
    nodes: Vec<Node>,
    parents: Vec<usize>,
}

fn from_themes(mut rows: Vec<ThemeRow>) -> Result<Taxonomy, Vec<TaxonomyFault>> {
    let mut faults = Vec::new();
    if rows.is_empty() {
        return Err(vec![TaxonomyFault::EmptyTaxonomy]);
    }
    for (row, given) in rows.iter().enumerate() {
        faults.extend(id_fault(row, "theme", &given.theme));
        faults.extend(id_fault(row, "domain", &given.domain));
    }
    first_rows(rows.iter().map(|row| row.domain.as_str()), &mut faults);
    if !faults.is_empty() {
        return Err(sorted(faults));
    }

    rows.sort_by(|a, b| a.domain.cmp(&b.domain));
    let mut members: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut domains = Vec::with_capacity(rows.len());
    for (d, row) in rows.into_iter().enumerate() {
        members.entry(row.theme).or_default().push(d);
        domains.push(Domain {
            id: row.domain,
            label: row.label,
            nace_rev2: row.nace_rev2,
        });
    }
    let mut tree = Tree {
        nodes: vec![Node::Root],
        parents: vec![0],
    };
    for theme in members.keys() {
        tree.nodes.push(Node::Theme(theme.clone()));
        tree.parents.push(0);
    }
    for (theme, inside) in members.values().enumerate() {
        for &d in inside {
            tree.nodes.push(Node::Domain(DomainId::new(d)));
            tree.parents.push(1 + theme);
        }
    }
    Ok(Taxonomy::build(Form::Themes, domains, tree))
}

fn from_parents(mut rows: Vec<ParentRow>) -> Result<Taxonomy, Vec<TaxonomyFault>> {
    let faults = parent_faults(&rows);
    if !faults.is_empty() {
        return Err(sorted(faults));
    }

    rows.sort_by(|a, b| a.domain.cmp(&b.domain));
    let place: HashMap<&str, usize> = rows
        .iter()
        .enumerate()
        .map(|(row, given)| (given.domain.as_str(), row))
        .collect();
    let mut root_row = 0;
    let mut children = vec![Vec::new(); rows.len()];
    for (row, given) in rows.iter().enumerate() {
        match place.get(given.parent.as_str()) {
            Some(&parent) => children[parent].push(row),
            None => root_row = row,
        }
    }
    let mut tree = Tree {
        nodes: Vec::with_capacity(rows.len()),
        parents: Vec::with_capacity(rows.len()),
    };
    // A queue, not a recursion: a chain may be longer than the stack.
    let mut queue = VecDeque::from([(root_row, 0)]);
    while let Some((row, parent)) = queue.pop_front() {
        let here = tree.nodes.len();
        tree.nodes.push(match row.cmp(&root_row) {
            std::cmp::Ordering::Less => Node::Domain(DomainId::new(row)),
            std::cmp::Ordering::Equal => Node::Root,
            // The root is no domain, so those sorted after it move up by one.
            std::cmp::Ordering::Greater => Node::Domain(DomainId::new(row - 1)),
        });
        tree.parents.push(parent);
        queue.extend(children[row].iter().map(|&child| (child, here)));
    }
    let mut domains: Vec<Domain> = rows
        .into_iter()
        .map(|row| Domain {
            id: row.domain,
            label: row.label,
            nace_rev2: row.nace_rev2,
        })
        .collect();
    let root = domains.remove(root_row);
    Ok(Taxonomy::build(Form::Parents { root }, domains, tree))
}

fn parent_faults(rows: &[ParentRow]) -> Vec<TaxonomyFault> {
    let mut faults = Vec::new();
    let mut root: Option<usize> = None;
    let place = first_rows(rows.iter().map(|row| row.domain.as_str()), &mut faults);
    let mut suggested: HashMap<&str, Option<String>> = HashMap::new();
    // The row of each row's parent; none where there is nothing to follow.
    let mut up: Vec<Option<usize>> = vec![None; rows.len()];
    for (row, given) in rows.iter().enumerate() {
        faults.extend(id_fault(row, "domain", &given.domain));
        let parent = given.parent.as_str();
        if parent.is_empty() {
            match root {
                None => root = Some(row),
                // The same root twice is one fault, and told already.
                Some(first) if rows[first].domain == given.domain => {}
                Some(first) => faults.push(TaxonomyFault::TwoRoots {
                    row,
                    value: given.domain.clone(),
                    first_row: first,
                    first: rows[first].domain.clone(),
                }),
            }
        } else if parent == given.domain {
            faults.push(TaxonomyFault::SelfParent {
                row,
                value: parent.to_owned(),
            });
        } else if let Some(&known) = place.get(parent) {
            up[row] = Some(known);
        } else if let Some(fault) = id_fault(row, "parent", parent) {
            faults.push(fault);
        } else {
            let mut near = suggested
                .entry(parent)
                .or_insert_with(|| {
                    let ids = rows.iter().map(|row| row.domain.as_str());
                    nearest(parent, ids).map(str::to_owned)
                })
                .clone();
            if near.as_deref() == Some(given.domain.as_str()) {
                // Its own parent is what nobody can be; the second nearest then.
                let ids = rows.iter().map(|row| row.domain.as_str());
                near = nearest(parent, ids.filter(|&id| id != given.domain)).map(str::to_owned);
            }
            faults.push(TaxonomyFault::UnknownParent {
                row,
                value: parent.to_owned(),
                nearest: near,
            });
        }
    }
    if root.is_none() && !rows.is_empty() {
        faults.push(TaxonomyFault::NoRoot);
    }
    if rows.iter().all(|row| row.parent.is_empty()) {
        faults.push(TaxonomyFault::EmptyTaxonomy);
    }
    // A later row of a repeated domain is a fault already; circles are looked for among first rows.
    for (row, given) in rows.iter().enumerate() {
        if place.get(given.domain.as_str()) != Some(&row) {
            up[row] = None;
        }
    }
    cycles(rows, &up, &mut faults);
    faults
}

/// Follows each row up until it ends or meets a row seen before; a row seen on this same walk closes a circle.
fn cycles(rows: &[ParentRow], up: &[Option<usize>], faults: &mut Vec<TaxonomyFault>) {
    const UNSEEN: usize = usize::MAX;
    let mut walk_of = vec![UNSEEN; rows.len()];
    for start in 0..rows.len() {
        let mut here = Some(start);
        while let Some(row) = here.filter(|&row| walk_of[row] == UNSEEN) {
            walk_of[row] = start;
            here = up[row];
        }
        let Some(entry) = here.filter(|&row| walk_of[row] == start) else {
            continue;
        };
        let mut circle = vec![entry];
        let mut next = up[entry];
        while let Some(row) = next.filter(|&row| row != entry) {
            circle.push(row);
            next = up[row];
        }
        let first = circle
            .iter()
            .enumerate()
            .min_by_key(|&(_, row)| row)
            .map_or(0, |(place, _)| place);
        circle.rotate_left(first);
        faults.push(TaxonomyFault::Cycle {
            row: circle[0],
            members: circle.iter().map(|&row| rows[row].domain.clone()).collect(),
        });
    }
}

/// The first row of each id; later ones are faults. Empty ids are left to [`id_fault`].
fn first_rows<'a>(
    ids: impl Iterator<Item = &'a str>,
    faults: &mut Vec<TaxonomyFault>,
) -> HashMap<&'a str, usize> {
    let mut first = HashMap::new();
    for (row, id) in ids.enumerate().filter(|(_, id)| !id.trim().is_empty()) {
        match first.get(id) {
            None => {
                first.insert(id, row);
            }
            Some(&first_row) => faults.push(TaxonomyFault::DuplicateDomain {
                row,
                value: id.to_owned(),
                first_row,
            }),
        }
    }
    first
}

fn id_fault(row: usize, column: &'static str, id: &str) -> Option<TaxonomyFault> {
    let bare = id.trim();
    if bare.is_empty() {
        Some(TaxonomyFault::EmptyId { row, column })
    } else if bare.len() < id.len() {
        Some(TaxonomyFault::PaddedId {
            row,
            column,
            value: id.to_owned(),
        })
    } else {
        None
    }
}

fn sorted(mut faults: Vec<TaxonomyFault>) -> Vec<TaxonomyFault> {
    faults.sort_by_key(TaxonomyFault::row);
    faults
}

/// Two taxonomies are equal if their [rows](Taxonomy::rows) are.
impl PartialEq for Taxonomy {
    fn eq(&self, other: &Self) -> bool {
        // Everything else follows from these.
        self.form == other.form
            && self.domains == other.domains
            && self.parents == other.parents
            && self.graph.node_weights().eq(other.graph.node_weights())
    }
}

impl Eq for Taxonomy {}

/// As its [rows](Taxonomy::rows).
impl Serialize for Taxonomy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.rows().serialize(serializer)
    }
}

/// From its [rows](Taxonomy::rows); a faulty table is an error that names all faults.
impl<'de> Deserialize<'de> for Taxonomy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let rows = TaxonomyRows::deserialize(deserializer)?;
        Taxonomy::from_rows(rows).map_err(|faults| {
            let told: Vec<String> = faults
                .iter()
                .map(|fault| format!("row {}, {}: {fault}", fault.row(), fault.column()))
                .collect();
            D::Error::custom(told.join("; "))
        })
    }
}
