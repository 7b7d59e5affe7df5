//! Proposes pairings of regions, with reasons and a proof.
//!
//! A ministry has twenty regions that need partners. Which regions should work together, why, and
//! how do we know that there is no better plan? Without arguments the answer is for the forty
//! regions of the annex of the IUC-LAC programme:
//!
//! ```text
//! cargo run --release --example propose
//! ```

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use regiopair::plan::{Assessment, PlanningError};
use regiopair::proposal::EarlierPlan;
use regiopair::report::language::Language;
use regiopair::report::{self, Findings};
use regiopair::validation::{ValidationOptions, validate};

mod common;
use common::{Failure, Found, Output, Page, Question};

/// Proposes pairings of regions, with reasons and a proof.
#[derive(Parser)]
#[command(
    version,
    after_help = "Examples:
  propose                                        the forty regions of the annex
  propose --open-call                            twenty regions with every candidate EU region
  propose --data my-regions.xlsx                 your own workbook (build with --features xlsx)
  propose --data folder --programme call.toml    your own tables and rules
  propose --observed                             test the scores on the real partners
  propose --scores --out scores.csv              every pair by every criterion
  propose --out proposal.json                    for other programs
  propose --out proposal.md                      Markdown, for minutes and e-mails
  propose --out proposal.xlsx                    a workbook (build with --features xlsx)
  propose --out pairs.csv --excel --lang es      CSV that a spreadsheet program opens
  propose --report report.html                   a report with pictures, to look at and to print
  propose --keep proposal.json                   the same pairs again, and more
  propose --avoid proposal.csv                   other pairs than last time
  propose --change-least proposal.json           as few other pairs as the rules allow"
)]
struct Arguments {
    #[command(flatten)]
    question: Question,
    /// Format of the answer; without it, by the ending of the file, or text.
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// With csv: for a spreadsheet program, with headings and numbers in the language of the answer.
    #[arg(long)]
    excel: bool,
    #[command(flatten)]
    output: Output,
    #[command(flatten)]
    page: Page,
    /// Test the scores and the plan against the pairs that were observed.
    #[arg(long, conflicts_with = "report")]
    observed: bool,
    /// Write the scores of all pairs, criterion by criterion, instead of a proposal; as csv or json.
    #[arg(long, conflicts_with_all = ["observed", "report"])]
    scores: bool,
    /// Keep every pair of an earlier proposal.
    #[arg(long, value_name = "FILE.json|FILE.csv")]
    keep: Option<PathBuf>,
    /// Make no pair of an earlier proposal again.
    #[arg(long, value_name = "FILE.json|FILE.csv")]
    avoid: Option<PathBuf>,
    /// Keep as many pairs of an earlier proposal as the rules allow.
    #[arg(long, value_name = "FILE.json|FILE.csv")]
    change_least: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Csv,
    Markdown,
    /// A workbook; with --out.
    Xlsx,
}

fn main() -> ExitCode {
    common::finish(|| run(Arguments::parse()))
}

/// Adds rules on the pairs of earlier proposals.
fn with_earlier(mut assessed: Assessment, arguments: &Arguments) -> Result<Assessment, Failure> {
    type Plan = fn(&Assessment, &EarlierPlan) -> Result<Assessment, PlanningError>;
    for (file, plan) in [
        (&arguments.keep, Assessment::keep as Plan),
        (&arguments.avoid, Assessment::avoid),
        (&arguments.change_least, Assessment::change_least),
    ] {
        if let Some(file) = file {
            let earlier = EarlierPlan::read(file)?;
            assessed = plan(&assessed, &earlier)
                .map_err(|error| format!("{}: {error}", file.display()))?;
        }
    }
    Ok(assessed)
}

const NO_WORKBOOKS: &str = "this build writes no workbooks; build it with --features xlsx";

const SCORES_FORMATS: &str = "--scores is written as csv or json; choose one";

const OBSERVED_FORMATS: &str = "--observed is written as text, json or csv; choose one";

/// Refuses a format that the answer does not have, before anything is read.
fn check_format(arguments: &Arguments, format: Format) -> Result<(), Failure> {
    let Arguments { excel, scores, observed, .. } = *arguments;
    if excel && (format != Format::Csv || scores || observed) {
        return Err(
            "--excel is a way of writing the proposal as csv; add --format csv, or --out FILE.csv"
                .into(),
        );
    }
    if scores && !matches!(format, Format::Csv | Format::Json) {
        return Err(SCORES_FORMATS.into());
    }
    if observed && matches!(format, Format::Markdown | Format::Xlsx) {
        return Err(OBSERVED_FORMATS.into());
    }
    if format == Format::Xlsx {
        if !cfg!(feature = "xlsx") {
            return Err(NO_WORKBOOKS.into());
        }
        arguments.output.needs_file()?;
    }
    Ok(())
}

fn run(mut arguments: Arguments) -> Result<(), Failure> {
    let Arguments { question, keep, avoid, change_least, output, .. } = &mut arguments;
    let earlier = [keep, avoid, change_least].map(|file| file.as_deref());
    output.protect(&[&question.files()[..], &earlier[..]].concat())?;
    arguments.page.protect(&arguments.output)?;
    let language = arguments.question.language()?;
    let format = arguments.output.format(arguments.format)?;
    check_format(&arguments, format)?;
    let assessed = arguments.question.assess()?;
    common::stage("reading the earlier proposal");
    let assessed = with_earlier(assessed, &arguments)?;
    let deliver = |text: &str| arguments.output.deliver(text);
    if arguments.scores {
        return deliver(&match format {
            Format::Csv => report::scores_to_csv(assessed.scores())?,
            Format::Json => serde_json::to_string(assessed.scores())? + "\n",
            Format::Text | Format::Markdown | Format::Xlsx => return Err(SCORES_FORMATS.into()),
        });
    }
    common::stage("planning");
    let proposal = assessed.propose()?;
    if arguments.observed {
        common::stage("testing");
        let validation = validate(&assessed, &proposal, &ValidationOptions::default())?;
        return deliver(&match format {
            Format::Text => report::validation_to_text(&validation, language),
            Format::Json => report::validation_to_json(&validation, language)?,
            Format::Csv => report::validation_to_csv(&validation)?,
            Format::Markdown | Format::Xlsx => return Err(OBSERVED_FORMATS.into()),
        });
    }
    let is_workbook = format == Format::Xlsx;
    let found = if is_workbook || arguments.page.is_wanted() {
        Found::of(&assessed, &proposal)?
    } else {
        Found::default()
    };
    let findings = found.findings(&assessed, &proposal);
    match format {
        Format::Xlsx => arguments.output.deliver_bytes(&workbook(&findings, language)?)?,
        Format::Text => deliver(&report::to_text(&proposal, language))?,
        Format::Json => deliver(&report::to_json(&proposal, language)?)?,
        Format::Csv if arguments.excel => {
            deliver(&report::to_csv_for_spreadsheets(&proposal, language)?)?;
        }
        Format::Csv => deliver(&report::to_csv(&proposal, language)?)?,
        Format::Markdown => deliver(&report::to_markdown(&proposal, language))?,
    }
    arguments.page.deliver(&arguments.output, &findings, language)?;
    match proposal.clash {
        Some(_) => Err("no plan satisfies the rules; the report says which of them clash".into()),
        None => Ok(()),
    }
}

/// The bytes of the workbook.
#[cfg(feature = "xlsx")]
fn workbook(findings: &Findings<'_>, language: &dyn Language) -> Result<Vec<u8>, Failure> {
    common::stage("writing the workbook");
    Ok(report::to_workbook(findings, language)?)
}

#[cfg(not(feature = "xlsx"))]
fn workbook(_: &Findings<'_>, _: &dyn Language) -> Result<Vec<u8>, Failure> {
    Err(NO_WORKBOOKS.into())
}
