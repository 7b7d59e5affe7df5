//! The workbook of a proposal.

use super::{criteria, matrix, pairs, regions, rules, sources, summary, write};
use crate::io::{WriteError, new_workbook, workbook_failed};
use crate::report::findings::Findings;
use crate::report::language::Language;

/// Writes a proposal as an XLSX workbook: the proposal, its pairs, the scores of all pairs as a heat map, what each
/// criterion adds, the criteria, rules and prices, regions without a partner, the screening, sources, and how to read it.
///
/// Numbers are numbers, and sums are formulas with their values, so that a reader can go on working. Texts of the data
/// are always texts: none becomes a formula, and only addresses of pages become links. The same findings give the
/// same bytes.
///
/// # Errors
/// [`WriteError::Workbook`] if the workbook would have more rows or columns than Excel reads (1,048,576 and 16,384).
///
/// ```
/// # #[cfg(feature = "data")] {
/// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme};
/// use regiopair::report::{Findings, language::English, to_workbook};
///
/// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
/// let proposal = assessed.propose()?;
/// let bytes = to_workbook(&Findings::new(&assessed, &proposal), &English)?;
/// assert!(bytes.starts_with(b"PK"));
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to_workbook(
    findings: &Findings<'_>,
    language: &dyn Language,
) -> Result<Vec<u8>, WriteError> {
    let mut sheets = vec![summary::sheet(findings, language), pairs::sheet(findings, language)];
    sheets.push(matrix::sheet(findings, language));
    sheets.extend(pairs::contributions(findings.proposal, language));
    sheets.push(criteria::sheet(findings.proposal, language));
    sheets.push(rules::sheet(findings, language));
    sheets.push(regions::without_partner(findings.proposal, language));
    sheets.push(regions::screening(findings.assessed.screening(), language));
    sheets.push(sources::sheet(findings, language));
    sheets.push(summary::how_to_read(language));
    let write = || {
        let mut workbook = new_workbook()?;
        write::write(&mut workbook, &sheets)?;
        workbook.save_to_buffer()
    };
    write().map_err(|error| workbook_failed(&error))
}
