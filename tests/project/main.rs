//! The project as a whole: who may import whom, the documentation, the examples.

mod architecture;
mod docs;
mod examples;
mod import_graph;
mod progress;
mod words;
