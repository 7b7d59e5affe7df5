//! A programme with its rules: the proposal, what each rule costs, and, if rules clash, why.
//!
//! A programme designer has countries to balance and partners that are already promised. Before the
//! meeting they want to know how the rules change the proposal, what each rule costs, and which
//! regions lose by it:
//!
//! ```text
//! cargo run --release --example plan -- --programme examples/data/open-call.toml --open-call
//! ```

use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use regiopair::plan::PlanningError;
use regiopair::proposal::Proposal;
use regiopair::report;
use regiopair::report::language::Language;
use regiopair::rules::Screening;
use regiopair::sensitivity::{PriceTable, Reserve, RoundsPrice, Stability, Withdrawals};

mod common;
use common::{Failure, Found, Output, Page, Question};

/// Plans a programme: proposal, price of every rule, and an explanation if rules clash.
#[derive(Parser)]
#[command(
    version,
    after_help = "Examples:
  plan --programme examples/data/annex.toml                    the annex as it was, in three rounds
  plan --programme examples/data/open-call.toml --open-call    country caps, two pairs a theme
  plan --programme examples/data/mentors.toml                  hosts with up to three partners
  plan --programme my.toml --data my-regions.xlsx --reserves   your own, with reserve lists
  plan --withdrawals                                           which regions are hard to replace
  plan --report report.html                                    with pictures, to look at and to print
  plan --stability                                             which regions prefer each other"
)]
struct Arguments {
    #[command(flatten)]
    question: Question,
    /// Add the reserve list of every region.
    #[arg(long)]
    reserves: bool,
    /// Add what the withdrawal of each region would cost.
    #[arg(long)]
    withdrawals: bool,
    /// Compare total and stability, and list the regions that prefer each other.
    #[arg(long)]
    stability: bool,
    /// Format of the answer; without it, by the ending of the file, or text.
    #[arg(long, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    output: Output,
    #[command(flatten)]
    page: Page,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// All that the program prints.
struct Plan {
    proposal: Proposal,
    screening: Option<Screening>,
    rule_prices: Option<PriceTable>,
    rounds: Option<RoundsPrice>,
    stability: Asked<Stability>,
    reserves: Option<Vec<Reserve>>,
    withdrawals: Option<Withdrawals>,
}

/// A question that not every programme can answer.
enum Asked<T> {
    No,
    Undefined,
    Answered(T),
}

fn main() -> ExitCode {
    common::finish(|| run(Arguments::parse()))
}

fn run(mut arguments: Arguments) -> Result<(), Failure> {
    arguments.output.protect(&arguments.question.files())?;
    arguments.page.protect(&arguments.output)?;
    let language = arguments.question.language()?;
    let format = arguments.output.format(arguments.format)?;
    let assessed = arguments.question.assess()?;
    common::stage("planning");
    let proposal = assessed.propose()?;
    let clash = proposal.clash.is_some();
    // A plan that does not exist has nothing more to tell.
    let ask = |wanted: bool, doing| {
        let asked = wanted && !clash;
        if asked {
            common::stage(doing);
        }
        asked
    };
    let stability = ask(arguments.stability, "comparing stable plans")
        .then(|| assessed.stability(&proposal, 0.0));
    let plan = Plan {
        // A programme for which stability is not defined still gets its plan.
        stability: match stability {
            None => Asked::No,
            Some(Ok(stability)) => Asked::Answered(stability),
            Some(Err(PlanningError::ManyToMany)) => Asked::Undefined,
            Some(Err(error)) => return Err(error.into()),
        },
        rule_prices: ask(true, "pricing the rules").then(|| assessed.rule_prices()).transpose()?,
        rounds: if ask(true, "pricing the rounds") { assessed.price_of_rounds()? } else { None },
        reserves: ask(arguments.reserves, "looking for reserves")
            .then(|| assessed.reserves(&proposal))
            .transpose()?,
        withdrawals: ask(arguments.withdrawals, "pricing withdrawals")
            .then(|| assessed.withdrawals())
            .transpose()?,
        screening: Some(assessed.screening())
            .filter(|screening| !screening.required.is_empty())
            .cloned(),
        proposal,
    };
    common::stage("writing the report");
    let text = match format {
        Format::Text => text(&plan, language),
        Format::Json => serde_json::to_string_pretty(&json(&plan, language)?)? + "\n",
    };
    arguments.output.deliver(&text)?;
    if arguments.page.is_wanted() {
        let Plan { proposal, rule_prices, rounds, .. } = plan;
        let found = Found::with_prices(&assessed, &proposal, rule_prices, rounds)?;
        let findings = found.findings(&assessed, &proposal);
        arguments.page.deliver(&arguments.output, &findings, language)?;
    }
    if clash {
        return Err("no plan satisfies the rules; the report says which of them clash".into());
    }
    Ok(())
}

/// The data, with the sentences under the key `text`.
fn json(plan: &Plan, language: &dyn Language) -> Result<serde_json::Value, Failure> {
    Ok(serde_json::json!({
        "proposal": report::to_json_value(&plan.proposal, language)?,
        "screening": report::to_json_value(&plan.screening, language)?,
        "rule_prices": report::to_json_value(&plan.rule_prices, language)?,
        "rounds": report::to_json_value(&plan.rounds, language)?,
        "stability": match &plan.stability {
            Asked::No => serde_json::Value::Null,
            Asked::Undefined => serde_json::json!({ "text": language.stability_undefined() }),
            Asked::Answered(stability) => report::to_json_value(stability, language)?,
        },
        "reserves": report::to_json_value(&plan.reserves, language)?,
        "withdrawals": report::to_json_value(&plan.withdrawals, language)?,
    }))
}

fn text(plan: &Plan, language: &dyn Language) -> String {
    let mut text = report::to_text(&plan.proposal, language);
    text.push('\n');
    if let Some(screening) = &plan.screening {
        text += &report::screening_to_text(screening, language);
        text.push('\n');
    }
    if let Some(prices) = &plan.rule_prices {
        text += &report::prices_to_text(prices, language);
    }
    if let Some(rounds) = &plan.rounds {
        text += &report::rounds_price_to_text(rounds, language);
    }
    match &plan.stability {
        Asked::No => {}
        Asked::Undefined => text += &(language.stability_undefined() + "\n\n"),
        Asked::Answered(stability) => {
            let sides = plan.proposal.dataset.shown_sides();
            text += &report::stability_to_text(stability, &sides.left, &sides.right, language);
        }
    }
    if let Some(reserves) = &plan.reserves {
        text += &report::reserves_to_text(reserves, language);
    }
    if let Some(withdrawals) = &plan.withdrawals {
        text += &report::withdrawals_to_text(withdrawals, language);
    }
    text
}
