//! Draws one figure of a proposal, for a slide, a letter or a web page.
//!
//! The report of `propose --report` has them all; this writes one alone, as SVG, which word processors,
//! presentation programs and browsers show at any size:
//!
//! ```text
//! cargo run --release --example figure -- map --out map.svg
//! ```

use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use regiopair::report::svg;

mod common;
use common::{Failure, Output, Question};

/// Draws one figure of a proposal.
#[derive(Parser)]
#[command(
    version,
    after_help = "Examples:
  figure map --out map.svg                                     where the pairs are
  figure slide --out slide.svg --lang es                       the proposal on one slide
  figure portfolio --pair salta alentejo --out pair.svg        strengths and needs of two regions
  figure prices --programme examples/data/annex.toml --out prices.svg"
)]
struct Arguments {
    /// Which figure.
    #[arg(value_enum)]
    figure: Name,
    #[command(flatten)]
    question: Question,
    /// The two regions of `portfolio`, by id or name.
    #[arg(long, num_args = 2, value_names = ["LEFT", "RIGHT"])]
    pair: Vec<String>,
    /// Format of the answer; without it, by the ending of the file, or SVG.
    #[arg(long, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    output: Output,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Name {
    /// The regions on a map, with an arc for each pair.
    Map,
    /// The scores of all pairs as a heat map.
    Matrix,
    /// What each criterion adds to each score.
    Contributions,
    /// Strengths and needs of two regions; with --pair.
    Portfolio,
    /// The pairs by country.
    Links,
    /// What each rule costs.
    Prices,
    /// The proposal on one slide.
    Slide,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Svg,
}

fn main() -> ExitCode {
    common::finish(|| run(Arguments::parse()))
}

fn run(mut arguments: Arguments) -> Result<(), Failure> {
    arguments.output.protect(&arguments.question.files())?;
    arguments.output.format(arguments.format)?;
    let is_portfolio = arguments.figure == Name::Portfolio;
    if is_portfolio == arguments.pair.is_empty() {
        return Err("`portfolio` needs --pair LEFT RIGHT, and no other figure takes it".into());
    }
    let language = arguments.question.language()?;
    let assessed = arguments.question.assess()?;
    if let [left, right] = &arguments.pair[..] {
        let figure = svg::portfolio(&assessed, left, right, language)?;
        return arguments.output.deliver(&figure.to_svg());
    }
    common::stage("planning");
    let proposal = assessed.propose()?;
    let figure = match arguments.figure {
        Name::Map => svg::map(&assessed, &proposal, language),
        Name::Matrix => svg::matrix(&assessed, &proposal, language),
        Name::Contributions => svg::contributions(&proposal, language),
        Name::Links => svg::links(&proposal, language),
        Name::Slide => svg::slide(&assessed, &proposal, language),
        Name::Prices | Name::Portfolio => {
            common::stage("pricing the rules");
            svg::prices(&assessed.rule_prices()?, language)
        }
    };
    arguments.output.deliver(&figure?.to_svg())
}
