//! The tables whose columns are the fields of their rows. The order is that of the files we write.

use super::cells::RowCells;
use super::codec::{
    GRADE, ID, LEVEL, LIST, MAYBE, OPTIONAL_ID, ROUND, SIMILARITY, TEXT, YES, whole, word,
    word_or_default,
};
use super::column::{Column, LEFT, RIGHT};
use super::record::{Record, record};
use crate::profile::{
    Attribute, Coder, ConditionRecord, ConditionStatus, DomainRecord, ObservedPairing, Phase,
    PhaseRecord, PhaseRole, Role, Source, StatementRole, Term, Tie,
};
use crate::taxonomy::{ParentRow, RelatedRow, ThemeRow};

const REGION: &str = "id or name of a row of `regions`";
const LEFT_REGION: &str = "id or name of a region of the left side";
const RIGHT_REGION: &str = "id or name of a region of the right side";
const EX_ANTE: &str = "yes where the row is independent of the pairing, no where it says what a \
                       pairing did; empty is yes";
pub(super) const SOURCE: &str = "id of a row of `sources`, or `general`; may be empty";
const NOTE: &str = "any remark; may be empty";
const LABEL: &str = "the domain in plain words; may be empty";
const SHORT_LABEL: &str = "the domain in at most 20 characters; may be empty";
const LABEL_ES: &str = "the label in Spanish; may be empty";
const LABEL_PT: &str = "the label in Portuguese; may be empty";
const SHORT_LABEL_ES: &str = "the short label in Spanish; may be empty";
const SHORT_LABEL_PT: &str = "the short label in Portuguese; may be empty";
const NACE: &str = "NACE Rev. 2 codes joined by bars; may be empty";

record!(DomainRecord {
    region: "region", ID, required, REGION;
    role: "role", word::<Role>(), required, "strength, need";
    domain: "domain", ID, required, "id or label of a domain of the taxonomy";
    weight: "weight", GRADE, required, "3 leading, 2 named, 1 in passing";
    ex_ante: "ex_ante", YES, optional, EX_ANTE;
    source: "source", TEXT, optional, SOURCE;
    note: "note", TEXT, optional, NOTE;
    coder: "coder", word_or_default::<Coder>(), optional, "first, or second for the rows of a second, independent coder; empty is first";
});

record!(PhaseRecord {
    region: "region", ID, required, REGION;
    phase: "phase", word::<Phase>(), required,
        "analysis, governance, vision, priorities, policy-mix, monitoring";
    role: "role", word::<PhaseRole>(), required, "capacity, need";
    level: "level", LEVEL, required, "3 much, 2, 1 some, 0 known to be none";
    ex_ante: "ex_ante", YES, optional, EX_ANTE;
    source: "source", TEXT, optional, SOURCE;
    note: "note", TEXT, optional, NOTE;
});

record!(ConditionRecord {
    region: "region", ID, required, REGION;
    condition: "condition", ID, required,
        "lower-case words joined by hyphens, such as letter-of-commitment or one of your own";
    status: "status", word::<ConditionStatus>(), required, "met, not-met, unknown; a missing row means unknown";
    source: "source", TEXT, optional, SOURCE;
    note: "note", TEXT, optional, NOTE;
});

record!(Attribute {
    region: "region", ID, required, REGION;
    key: "key", TEXT, required, "the key, such as terrain or capital";
    value: "value", TEXT, required, "the value, as in the source";
    ex_ante: "ex_ante", YES, optional, EX_ANTE;
    source: "source", TEXT, optional, SOURCE;
    role: "role", word_or_default::<StatementRole>(), optional,
        "stated, or offered where the region offers it to others; empty is stated";
    terms: "terms", LIST, optional,
        "ids or labels of rows of `terms` with the same key, joined by bars; empty if the value is one";
});

record!(Term {
    key: "key", ID, required,
        "a key of the table `attributes`, such as challenge; or side, for the labels of the two sides";
    term: "term", ID, required, "the id of the term, such as mobility, or of the side";
    label: "label", TEXT, optional, "the term in plain words; may be empty";
    domain: "domain", ID, optional,
        "id or label of the domain of which a strength helps with it; may be empty";
    label_es: "label_es", TEXT, optional, LABEL_ES;
    label_pt: "label_pt", TEXT, optional, LABEL_PT;
});

record!(Tie {
    left: LEFT, ID, required, LEFT_REGION;
    right: RIGHT, ID, required, RIGHT_REGION;
    since: "since", whole::<i32>(), optional, "a year as a whole number, or an empty cell if unknown";
    what: "what", TEXT, optional, "what the tie consists of; may be empty";
    source: "source", TEXT, optional, SOURCE;
});

record!(ObservedPairing {
    programme: "programme", TEXT, required, "name of the programme";
    round: "round", ROUND, required, "a whole number from 1";
    left: LEFT, ID, required, LEFT_REGION;
    right: RIGHT, ID, required, RIGHT_REGION;
    source: "source", TEXT, optional, SOURCE;
    memorandum: "memorandum", MAYBE, optional, "yes if the two signed a memorandum or another agreement to cooperate, no if not; empty if unknown";
    pilot: "pilot", MAYBE, optional, "yes if they carried out a pilot project, no if not; empty if unknown";
    commercial_agreement: "commercial_agreement", MAYBE, optional,
        "yes if firms or other bodies of the two made a commercial agreement, no if not; empty if unknown";
    theme: "theme", OPTIONAL_ID, optional, "id or label of the theme that they worked on; empty if unknown";
    outcome_sources: "outcome_sources", LIST, optional,
        "ids of rows of `sources` for the outcomes and the theme, joined by bars; may be empty";
});

record!(Source {
    id: "id", TEXT, required, "the id that other tables refer to";
    url: "url", TEXT, required, "its address";
});

record!(ThemeRow {
    theme: "theme", ID, required, "the theme that the domain belongs to";
    domain: "domain", ID, required, "id of the domain";
    label: "label", TEXT, optional, LABEL;
    nace_rev2: "nace_rev2", LIST, optional, NACE;
    theme_label: "theme_label", TEXT, optional, "the theme in plain words, in one row of the theme; may be empty";
    short_label: "short_label", TEXT, optional, SHORT_LABEL;
    theme_label_es: "theme_label_es", TEXT, optional, "the theme in Spanish, in one row of the theme; may be empty";
    theme_label_pt: "theme_label_pt", TEXT, optional, "the theme in Portuguese, in one row of the theme; may be empty";
    label_es: "label_es", TEXT, optional, LABEL_ES;
    label_pt: "label_pt", TEXT, optional, LABEL_PT;
    short_label_es: "short_label_es", TEXT, optional, SHORT_LABEL_ES;
    short_label_pt: "short_label_pt", TEXT, optional, SHORT_LABEL_PT;
});

record!(ParentRow {
    domain: "domain", ID, required, "id of the domain";
    parent: "parent", ID, optional, "id of the domain above it; empty at the top";
    label: "label", TEXT, optional, LABEL;
    nace_rev2: "nace_rev2", LIST, optional, NACE;
    short_label: "short_label", TEXT, optional, SHORT_LABEL;
    label_es: "label_es", TEXT, optional, LABEL_ES;
    label_pt: "label_pt", TEXT, optional, LABEL_PT;
    short_label_es: "short_label_es", TEXT, optional, SHORT_LABEL_ES;
    short_label_pt: "short_label_pt", TEXT, optional, SHORT_LABEL_PT;
});

record!(RelatedRow {
    domain: "domain", ID, required, "id or label of a domain of the taxonomy";
    related_domain: "related_domain", ID, required, "id or label of another domain of the taxonomy";
    similarity: "similarity", SIMILARITY, required, "a number above 0 and below 1, such as 0.6";
    because: "because", TEXT, required,
        "why the two are related, as a clause such as: food manufacturers process crops";
});

/// Whether a side of this name could be mistaken for another column of ties or pairings.
pub(in crate::io) fn reserved(side: &str) -> bool {
    Tie::COLUMNS.iter().chain(ObservedPairing::COLUMNS).any(|column| column.name == side)
}
