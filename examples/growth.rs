//! Shows how solving time grows with the size of the table, for each class of scores.
//!
//! ```text
//! cargo run --release --features parallel --example growth
//! cargo run --release --features parallel --example growth -- --class points --up-to 8000
//! cargo run --release --features parallel --example growth -- --implicit 50000
//! ```

use std::io::{Write as _, stdout};
use std::time::Instant;

use clap::Parser;
use regiopair::assignment::{
    Pairs, Problem, Resolution,
    linear::{Automatic, Products, Solver},
    model::Implicit,
};
use regiopair::certificate::{check, check_implicit};
use regiopair::synthetic::{ScoreClass, profiles};

/// Solves ever larger square tables, proves each answer, and prints the times.
#[derive(Parser)]
struct Arguments {
    /// Only this class of scores: uniform, integers, cosine, dot, points or product
    #[arg(long)]
    class: Option<ScoreClass>,
    /// Rows and columns of the largest table
    #[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(1..=40_000))]
    up_to: u32,
    /// Instead, pair this number of profiles with as many others by cosine, without storing the
    /// table
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    implicit: Option<u32>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments = Arguments::parse();
    if let Some(size) = arguments.implicit {
        return implicit(size as usize);
    }
    writeln!(
        stdout(),
        "class       size   solved by      time, ms    per cell, ns   proved in, ms"
    )?;
    for &class in ScoreClass::ALL {
        if arguments.class.is_some_and(|only| only != class) {
            continue;
        }
        for halvings in (0..=3).rev() {
            let size = (arguments.up_to as usize) >> halvings;
            if size > 0 {
                solved(class, size)?;
            }
        }
    }
    Ok(())
}

fn solved(class: ScoreClass, size: usize) -> Result<(), Box<dyn std::error::Error>> {
    let scores = class.scores(size, size, 1);
    let resolution = Resolution::relative(scores.view());
    let problem = Problem::scores(scores.view(), None, resolution, Pairs::Complete)?;
    let started = Instant::now();
    let outcome = Automatic.solve(&problem);
    let time = started.elapsed().as_secs_f64();
    let started = Instant::now();
    check(&problem, &outcome)?;
    let proof = started.elapsed().as_secs_f64();
    writeln!(
        stdout(),
        "{:<9} {size:>6}   {:<9} {:>13.2} {:>15.2} {:>15.2}",
        class.id(),
        Automatic::choose(&problem).id(),
        time * 1e3,
        time * 1e9 / (size * size) as f64,
        proof * 1e3,
    )?;
    Ok(())
}

fn implicit(size: usize) -> Result<(), Box<dyn std::error::Error>> {
    let cosines = Products::cosines(profiles(size, 1).view(), profiles(size, 2).view())?;
    let problem = Implicit::new(cosines, Resolution::decimals(6), Pairs::Complete)?;
    let started = Instant::now();
    let outcome = problem.solve()?;
    writeln!(stdout(), "{size} x {size} cosines, never stored")?;
    writeln!(stdout(), "solved in {:.2} s", started.elapsed().as_secs_f64())?;
    let started = Instant::now();
    let certificate = check_implicit(&problem, &outcome)?;
    writeln!(stdout(), "proved in {:.2} s", started.elapsed().as_secs_f64())?;
    writeln!(
        stdout(),
        "the cosines of the pairs add up to {} millionths",
        certificate.primal.score
    )?;
    Ok(())
}
