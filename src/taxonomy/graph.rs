//! The tree of domains and its queries.

use petgraph::graph::{DiGraph, NodeIndex};
use serde::{Serialize, Serializer};

use super::domain::{Domain, DomainId, Node, Relation, Translations};
use super::rows::{ParentRow, TaxonomyDocument, TaxonomyRows, ThemeRow};
use crate::vocabulary::nearest;

/// The domains that profiles can name, in a tree.
///
/// Nodes of the [graph](Self::graph) are numbered from the root down, so that a parent always comes
/// before its children; children of one parent are in the order of their ids. The order of the rows
/// has no effect.
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
    pub(super) graph: DiGraph<Node, Relation>,
    /// Node of each domain.
    nodes: Vec<NodeIndex>,
    /// Parent of each node, smaller than the node itself; the root's own is 0, itself.
    parents: Vec<usize>,
    depths: Vec<usize>,
    themes: Vec<String>,
    /// Place in `themes`, for each domain.
    theme_of: Vec<usize>,
}

/// Nodes from the root down, level by level, and the parent of each.
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) parents: Vec<usize>,
}

/// What the rows said beyond the domains, needed to give them back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Themes {
        /// Label of each theme in the order of the themes; empty if none is stated.
        labels: Vec<String>,
        /// The same in Spanish.
        labels_es: Vec<String>,
        /// The same in Portuguese.
        labels_pt: Vec<String>,
    },
    Parents {
        root: Domain,
    },
}

impl Taxonomy {
    /// Returns the table in its original form, sorted by domain id. Every row of a theme has the
    /// label of the theme.
    pub fn rows(&self) -> TaxonomyRows {
        let parent = |d: usize| self.name(NodeIndex::new(self.parents[self.nodes[d].index()]));
        match &self.form {
            Form::Themes { labels, labels_es, labels_pt } => TaxonomyRows::Themes(
                self.domains
                    .iter()
                    .enumerate()
                    .map(|(d, domain)| ThemeRow {
                        theme: parent(d).to_owned(),
                        domain: domain.id.clone(),
                        label: domain.label.clone(),
                        nace_rev2: domain.nace_rev2.clone(),
                        theme_label: labels[self.theme_of[d]].clone(),
                        short_label: domain.short_label.clone(),
                        theme_label_es: labels_es[self.theme_of[d]].clone(),
                        theme_label_pt: labels_pt[self.theme_of[d]].clone(),
                        label_es: domain.translations.label_es.clone(),
                        label_pt: domain.translations.label_pt.clone(),
                        short_label_es: domain.translations.short_label_es.clone(),
                        short_label_pt: domain.translations.short_label_pt.clone(),
                    })
                    .collect(),
            ),
            Form::Parents { root } => {
                let row = |domain: &Domain, parent: &str| ParentRow {
                    domain: domain.id.clone(),
                    parent: parent.to_owned(),
                    label: domain.label.clone(),
                    nace_rev2: domain.nace_rev2.clone(),
                    short_label: domain.short_label.clone(),
                    label_es: domain.translations.label_es.clone(),
                    label_pt: domain.translations.label_pt.clone(),
                    short_label_es: domain.translations.short_label_es.clone(),
                    short_label_pt: domain.translations.short_label_pt.clone(),
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

    /// Returns the number of domains that a profile can name; at least one.
    #[expect(
        clippy::len_without_is_empty,
        reason = "a table without domains is refused, so the answer would always be no"
    )]
    pub fn len(&self) -> usize {
        self.domains.len()
    }

    /// Returns the domain with this id. O(log n).
    pub fn domain(&self, id: &str) -> Option<DomainId> {
        self.domains.binary_search_by(|domain| domain.id.as_str().cmp(id)).ok().map(DomainId::new)
    }

    /// Returns the nearest domain id for an error message: the one with the fewest edits, or one
    /// that begins in the same way. `None` if no id is similar.
    pub fn nearest(&self, id: &str) -> Option<&str> {
        nearest(id, self.domains.iter().map(|domain| domain.id.as_str()))
    }

    /// Returns a domain.
    ///
    /// # Panics
    /// May panic if `d` comes from another taxonomy.
    pub fn get(&self, d: DomainId) -> &Domain {
        &self.domains[d.index()]
    }

    /// Returns all domains, sorted by id.
    pub fn domains(&self) -> impl Iterator<Item = (DomainId, &Domain)> {
        self.domains.iter().enumerate().map(|(d, domain)| (DomainId::new(d), domain))
    }

    /// Returns the theme of a domain: its own in the two-level form, else the ancestor just below
    /// the root, which may be the domain itself.
    ///
    /// # Panics
    /// May panic if `d` comes from another taxonomy.
    pub fn theme_of(&self, d: DomainId) -> &str {
        &self.themes[self.theme_of[d.index()]]
    }

    /// Returns all themes, sorted.
    pub fn themes(&self) -> &[String] {
        &self.themes
    }

    /// Returns the tree, with an edge [`Narrower`](Relation::Narrower) from each parent to each of its
    /// children, root included; and an edge [`Related`](Relation::Related) between every two
    /// [related](Self::related) domains, from the one whose id comes first.
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
    pub fn graph(&self) -> &DiGraph<Node, Relation> {
        &self.graph
    }

    /// Returns the root of the [graph](Self::graph): its node 0.
    pub fn root(&self) -> NodeIndex {
        NodeIndex::new(0)
    }

    /// Returns the node of a domain in the [graph](Self::graph).
    ///
    /// # Panics
    /// May panic if `d` comes from another taxonomy.
    pub fn node(&self, d: DomainId) -> NodeIndex {
        self.nodes[d.index()]
    }

    /// Returns the parent of a node; `None` for the root.
    ///
    /// # Panics
    /// Panics if the node is not of this graph.
    pub fn parent(&self, node: NodeIndex) -> Option<NodeIndex> {
        (node.index() != 0).then(|| NodeIndex::new(self.parents[node.index()]))
    }

    /// Returns the number of edges from the root to a node: 0 for the root.
    ///
    /// # Panics
    /// Panics if the node is not of this graph.
    pub fn depth(&self, node: NodeIndex) -> usize {
        self.depths[node.index()]
    }

    /// Returns the id of the theme or domain at a node; `""` for the root of the two-level form.
    ///
    /// # Panics
    /// Panics if the node is not of this graph.
    pub fn name(&self, node: NodeIndex) -> &str {
        match &self.graph[node] {
            Node::Root => match &self.form {
                Form::Themes { .. } => "",
                Form::Parents { root } => &root.id,
            },
            Node::Theme(id) => id,
            Node::Domain(d) => &self.domains[d.index()].id,
        }
    }

    /// Returns the lowest common ancestor of two nodes; a node is its own ancestor. O(depth).
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

    /// The label that the table states for the theme of this place; may be empty.
    pub(super) fn stated_theme_label(&self, theme: usize) -> &str {
        match &self.form {
            Form::Themes { labels, .. } => labels.get(theme).map_or("", String::as_str),
            Form::Parents { .. } => {
                self.domain(&self.themes[theme]).map_or("", |d| self.get(d).label.as_str())
            }
        }
    }

    /// Replaces the labels by those in another language, where there are any.
    pub(super) fn relabel(&mut self, language: &str) {
        let relabel = |domain: &mut Domain| {
            let Translations { label_es, label_pt, short_label_es, short_label_pt } =
                &domain.translations;
            let (label, short) = match language {
                "es" => (label_es, short_label_es),
                "pt" => (label_pt, short_label_pt),
                _ => return,
            };
            if !label.is_empty() {
                // Without a short label of its own, the translated one is cut.
                domain.label.clone_from(label);
                domain.short_label.clone_from(short);
            } else if !short.is_empty() {
                domain.short_label.clone_from(short);
            }
        };
        self.domains.iter_mut().for_each(relabel);
        if let Form::Themes { labels, labels_es, labels_pt } = &mut self.form {
            let others = match language {
                "es" => labels_es,
                "pt" => labels_pt,
                _ => return,
            };
            for (label, other) in labels.iter_mut().zip(others).filter(|(_, it)| !it.is_empty()) {
                label.clone_from(other);
            }
        }
    }

    /// Parent of each node, parents before children, the root's own 0.
    pub(super) fn parents(&self) -> &[usize] {
        &self.parents
    }

    pub(super) fn build(form: Form, domains: Vec<Domain>, tree: Tree) -> Taxonomy {
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
                graph.add_edge(NodeIndex::new(parent), here, Relation::Narrower);
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
        let below: Vec<usize> = (1..tops.len()).take_while(|&n| taxonomy.depths[n] == 1).collect();
        taxonomy.themes =
            below.iter().map(|&n| taxonomy.name(NodeIndex::new(n)).to_owned()).collect();
        taxonomy.theme_of = taxonomy.nodes.iter().map(|node| tops[node.index()] - 1).collect();
        taxonomy
    }
}

/// Two taxonomies are equal if their [rows](Taxonomy::rows) and [related rows](Taxonomy::related_rows) are.
impl PartialEq for Taxonomy {
    fn eq(&self, other: &Self) -> bool {
        // Everything else follows from these.
        self.form == other.form
            && self.domains == other.domains
            && self.parents == other.parents
            && self.graph.node_weights().eq(other.graph.node_weights())
            && self.related_rows() == other.related_rows()
    }
}

impl Eq for Taxonomy {}

/// Serialises the [rows](Taxonomy::rows), and the [related rows](Taxonomy::related_rows) if there are any.
impl Serialize for Taxonomy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        TaxonomyDocument { rows: self.rows(), related: self.related_rows() }.serialize(serializer)
    }
}
