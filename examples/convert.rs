//! Converts a dataset between formats, and writes an empty workbook to fill in.
//!
//! A consultancy keeps its regions in a workbook, a researcher wants CSV, a web page JSON: the
//! three formats hold the same data and convert without loss.
//!
//! ```text
//! cargo run --release --example convert -- --built-in annex annex.json
//! cargo run --release --features xlsx --example convert -- --template regions.xlsx
//! ```

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use regiopair::profile::Dataset;

mod common;
use common::Failure;

/// Converts a dataset between a folder of CSV tables, a workbook and a JSON document.
#[derive(Parser)]
#[command(
    version,
    after_help = "The name sets the format: .json, .xlsx (build with --features xlsx), or a folder.

Examples:
  convert my-regions.xlsx my-regions      a workbook to a folder of CSV tables
  convert my-regions my-regions.json      a folder to a JSON document
  convert --built-in annex annex.xlsx     the built-in forty regions as a workbook
  convert --template empty.xlsx           a workbook with explanations and drop-down lists to fill in"
)]
struct Arguments {
    /// What to read (left out with --built-in and --template), then what to write.
    #[arg(required = true, num_args = 1..=2, value_name = "FROM TO")]
    paths: Vec<PathBuf>,
    /// Write a built-in dataset instead of reading one.
    #[arg(long, value_enum, conflicts_with = "template")]
    built_in: Option<BuiltIn>,
    /// Write an empty workbook with explanations and drop-down lists.
    #[arg(long)]
    template: bool,
    /// Replace the file, or the tables in the folder, if there are any; never what is read.
    #[arg(long)]
    force: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum BuiltIn {
    /// The forty regions of the annex.
    Annex,
    /// Twenty Latin American regions and every candidate EU region.
    OpenCall,
    /// All regions, also those that overlap others.
    All,
}

fn main() -> ExitCode {
    common::finish(|| run(&Arguments::parse()))
}

fn run(arguments: &Arguments) -> Result<(), Failure> {
    let mut inputs = Vec::new();
    let (from, to) = match (&arguments.paths[..], arguments.built_in, arguments.template) {
        ([to], None, true) => {
            common::check_target(to, arguments.force, &[])?;
            return template(to);
        }
        ([to], Some(which), false) => (built_in(which), to),
        ([from, to], None, false) => {
            inputs.push(from.clone());
            (common::dataset(Some(from), false)?, to)
        }
        ([_], None, false) => {
            return Err("one path is not enough: name what to read and what to write, or add \
                        --built-in annex"
                .into());
        }
        _ => return Err("--built-in and --template read nothing: name only what to write".into()),
    };
    for file in common::files_of(to) {
        common::check_target(&file, arguments.force, &inputs)?;
    }
    common::whole_files(|| from.write(to))?;
    let sides = from.sides();
    let count = |side: &str| from.regions().iter().filter(|region| region.side == side).count();
    common::print(&format!(
        "wrote {}: {} {} ({}), {} ({})\n",
        to.display(),
        count(&sides.left),
        if count(&sides.left) == 1 { "region" } else { "regions" },
        from.side_label(&sides.left),
        count(&sides.right),
        from.side_label(&sides.right)
    ))
}

fn built_in(which: BuiltIn) -> Dataset {
    match which {
        BuiltIn::Annex => Dataset::iuc_lac(),
        BuiltIn::OpenCall => Dataset::iuc_lac_open_call(),
        BuiltIn::All => Dataset::built_in(),
    }
}

#[cfg(feature = "xlsx")]
fn template(to: &std::path::Path) -> Result<(), Failure> {
    common::whole_files(|| regiopair::io::write_template(to))?;
    let to = to.display();
    common::print(&format!("wrote {to}: fill in regions and domains, then propose --data {to}\n"))
}

#[cfg(not(feature = "xlsx"))]
fn template(_to: &std::path::Path) -> Result<(), Failure> {
    Err("workbooks are not built in: run again with --features xlsx".into())
}
