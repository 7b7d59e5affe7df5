//! The report of a proposal as a page, next to the answer.

use std::path::{Path, PathBuf};

use regiopair::report::language::Language;
use regiopair::report::{Findings, to_html};

use super::{Failure, Output, stage, whole_files};

/// The option of every example that can write a report.
#[derive(clap::Args)]
pub struct Page {
    /// Write a report of the proposal to this file too: pictures, a page for each pair, prices of rules, how firm the
    /// pairs are.
    #[arg(long, value_name = "FILE.html")]
    report: Option<PathBuf>,
}

impl Page {
    /// Refuses a name that is no page, and files that the program reads or that exist, as for the answer.
    pub fn protect(&self, output: &Output) -> Result<(), Failure> {
        if let Some(out) = output.out.as_deref().filter(|out| is_page(out)) {
            return Err(format!(
                "cannot write {}: a page is no format of the answer; name it with --report instead of --out",
                out.display()
            )
            .into());
        }
        let Some(path) = &self.report else { return Ok(()) };
        if !is_page(path) {
            return Err(format!(
                "cannot write the report to {}: it is a web page, so its name must end in .html",
                path.display()
            )
            .into());
        }
        if output.out.as_deref().is_some_and(|out| is_same(out, path)) {
            return Err(format!(
                "cannot write the report to {}: --out names the same file",
                path.display()
            )
            .into());
        }
        output.check_other(path)
    }

    /// Whether there is to be a report.
    pub fn is_wanted(&self) -> bool {
        self.report.is_some()
    }

    /// Writes the whole report or nothing, if there is to be one.
    pub fn deliver(
        &self,
        output: &Output,
        findings: &Findings<'_>,
        language: &dyn Language,
    ) -> Result<(), Failure> {
        let Some(path) = &self.report else { return Ok(()) };
        stage("writing the report");
        let page = to_html(findings, language);
        output.check_other(path)?;
        Ok(whole_files(|| regiopair::io::write_atomically(path, page.as_bytes()))?)
    }
}

/// Whether the name is that of a web page.
fn is_page(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    matches!(ending.as_deref(), Some("html" | "htm"))
}

/// Whether two names are the same, or lead to one file.
fn is_same(one: &Path, other: &Path) -> bool {
    one == other || same_file::is_same_file(one, other).unwrap_or(false)
}
