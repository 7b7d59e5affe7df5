//! Reports and figures of finished proposals; the line before the times gives their sizes.
#![allow(missing_docs, reason = "the macros of criterion make undocumented items")]
#![allow(clippy::unwrap_used, reason = "a benchmark stops where it cannot go on")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use regiopair::plan::{Assessment, Matcher};
use regiopair::profile::Dataset;
use regiopair::programme::Programme;
use regiopair::proposal::Proposal;
use regiopair::report::language::{English, Language, Spanish};
use regiopair::report::svg::{contributions, links, map, matrix, portfolio, slide};
use regiopair::report::{Findings, to_html, to_workbook};
use regiopair::synthetic::{DatasetOptions, dataset};

fn proposals() -> Vec<(&'static str, Assessment, Proposal)> {
    let square = DatasetOptions { left: 200, right: 200, ..DatasetOptions::default() };
    [
        ("20 x 20", Dataset::iuc_lac()),
        ("20 x 195", Dataset::iuc_lac_open_call()),
        ("200 x 200", dataset(square).unwrap()),
    ]
    .map(|(name, data)| {
        let assessed = Matcher::new(&data, Programme::default()).assess().unwrap();
        let proposal = assessed.propose().unwrap();
        (name, assessed, proposal)
    })
    .into()
}

fn reports(criterion: &mut Criterion) {
    let languages: [(&str, &dyn Language); 2] = [("en", &English), ("es", &Spanish)];
    for (name, assessed, proposal) in &proposals() {
        let findings = Findings::new(assessed, proposal);
        for (tag, language) in languages {
            println!("report {name} {tag}: {} bytes", to_html(&findings, language).len());
            criterion.bench_function(&format!("report {name} {tag}"), |bencher| {
                bencher.iter(|| black_box(to_html(&findings, language)));
            });
        }
        criterion.bench_function(&format!("workbook {name}"), |bencher| {
            bencher.iter(|| black_box(to_workbook(&findings, &English).unwrap()));
        });
    }
}

fn figures(criterion: &mut Criterion) {
    for (name, assessed, proposal) in &proposals() {
        let pair = &proposal.pairings[0];
        let (left, right) = (&pair.left.id, &pair.right.id);
        let language: &dyn Language = &English;
        let draw: [(&str, &dyn Fn() -> String); 6] = [
            ("map", &|| map(assessed, proposal, language).unwrap().to_svg()),
            ("matrix", &|| matrix(assessed, proposal, language).unwrap().to_svg()),
            ("contributions", &|| contributions(proposal, language).unwrap().to_svg()),
            ("links", &|| links(proposal, language).unwrap().to_svg()),
            ("portfolio", &|| portfolio(assessed, left, right, language).unwrap().to_svg()),
            ("slide", &|| slide(assessed, proposal, language).unwrap().to_svg()),
        ];
        for (figure, draw) in draw {
            println!("{figure} {name}: {} bytes", draw().len());
            criterion.bench_function(&format!("{figure} {name}"), |bencher| {
                bencher.iter(|| black_box(draw()));
            });
        }
    }
}

criterion_group!(benches, reports, figures);
criterion_main!(benches);
