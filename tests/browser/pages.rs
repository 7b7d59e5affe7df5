//! Reports in Chromium: no error and no request, readable at the width of a phone, the expected pages in print, accessible
//! (axe-core), and no text of a picture over another.
//!
//! Needs `chromedriver` and the file of axe-core, which `.ci/run browser` installs:
//!
//! ```text
//! AXE=axe.min.js cargo test -p regiopair-browser
//! ```
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use regiopair::plan::{Assessment, Matcher};
use regiopair::profile::Dataset;
use regiopair::programme::Programme;
use regiopair::report::language::by_tag;
use regiopair::report::{Findings, to_html};
use regiopair::rules::RegionPair;
use regiopair::sensitivity::FirmnessOptions;
use serde_json::{Value, json};
use thirtyfour::common::print::PrintParameters;
use thirtyfour::{
    ChromiumLikeCapabilities as _, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver,
};

/// A driver that ends with the test.
struct Driver {
    process: Child,
    address: String,
}

impl Driver {
    fn start() -> Self {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("chromedriver: {error}; `.ci/run browser` installs it"));
        let lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let port = lines.map_while(Result::ok).find_map(|line| {
            let end = line.strip_suffix('.')?.split("on port ").nth(1)?.to_owned();
            end.parse::<u16>().ok()
        });
        Self { process, address: format!("http://127.0.0.1:{}", port.unwrap()) }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A report to look at.
struct Case {
    name: &'static str,
    assessed: Assessment,
}

fn case(name: &'static str, data: &Dataset, programme: Programme) -> Case {
    let assessed = Matcher::new(data, programme).assess().unwrap();
    Case { name, assessed }
}

fn cases(language: &str) -> Vec<Case> {
    let annex = Dataset::iuc_lac().in_language(language);
    let example = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/data").join(name);
        std::fs::read_to_string(path).unwrap()
    };
    let mut clash = Programme::default();
    let pair = RegionPair::new("salta", "alentejo");
    clash.rules.required.push(pair.clone());
    clash.rules.forbidden.push(pair);
    let mut cases = vec![case("annex", &annex, Programme::default()), case("clash", &annex, clash)];
    // Pages of the same kinds: one language will do.
    if language == "en" {
        let read = |name: &str| Programme::from_toml_str_for(&example(name), &annex).unwrap();
        cases.push(case("rounds", &annex, read("annex.toml")));
        cases.push(case("mentors", &annex, read("mentors.toml")));
    }
    cases
}

/// Writes the report of a case to a folder; returns its path, and the least and the most pages it should have in print.
fn write(case: &Case, language: &str, folder: &Path) -> (PathBuf, [usize; 2]) {
    let proposal = case.assessed.propose().unwrap();
    let firmness = case.assessed.firmness(&FirmnessOptions::default()).ok();
    let mut findings = Findings::new(&case.assessed, &proposal);
    let prices = case.assessed.rule_prices().ok();
    if let Some(firmness) = &firmness {
        findings = findings.with_firmness(firmness);
    }
    if let Some(prices) = &prices {
        findings = findings.with_prices(prices);
    }
    let page = to_html(&findings, by_tag(language).unwrap());
    // Some sections begin on a new page. So does the evidence for a pair: no agenda of these data leaves room for it.
    // Others do if they do not fit on the page of the one before.
    let begin = |class: &str| page.matches(&format!("class=\"{class}\"")).count();
    let least = 1 + begin("page") + begin("evidence");
    // A list of regions without a partner, or of many rules, may go on on the next page.
    let longer = if case.name == "annex" { 0 } else { 4 };
    let most = least + begin("whole") + longer;
    let path = folder.join(format!("{}-{language}.html", case.name));
    std::fs::write(&path, page).unwrap();
    (path, [least, most])
}

/// The texts of each picture that overlap, as pairs.
const OVERLAPS: &str = r"
const found = [];
for (const svg of document.querySelectorAll('svg')) {
  const boxes = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
  const frame = svg.getBoundingClientRect();
  for (let i = 0; i < boxes.length; i++) {
    const [name, a] = boxes[i];
    if (a.left < frame.left - 1 || a.right > frame.right + 1) found.push([name, 'outside the picture']);
    for (let j = i + 1; j < boxes.length; j++) {
      const [other, b] = boxes[j];
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > 1 && high > 3.5) found.push([name, other]);
    }
  }
}
return found;
";

const AXE: &str = r"
const done = arguments[arguments.length - 1];
axe.run(document, { resultTypes: ['violations'] }).then(
  result => done(result.violations.map(it => [it.id, it.nodes.length, it.nodes[0].html.slice(0, 200)])),
  error => done([['error', 0, String(error)]]));
";

async fn check(driver: &WebDriver, path: &Path, [least, most]: [usize; 2], axe: &str) {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    driver.goto(format!("file://{}", path.display())).await.unwrap();
    let log = driver.browser_log().await.unwrap();
    assert!(log.is_empty(), "{name}: {log:?}");
    let ask = async |script: &str| -> Value {
        driver.execute(script.to_owned(), Vec::new()).await.unwrap().json().clone()
    };
    assert_eq!(
        ask("return performance.getEntriesByType('resource').length").await,
        json!(0),
        "{name}"
    );
    let overlaps = ask(OVERLAPS).await;
    assert_eq!(overlaps, json!([]), "{name}: texts of a picture overlap");

    driver.execute(axe.to_owned(), Vec::new()).await.unwrap();
    let violations = driver.execute_async(AXE.to_owned(), Vec::new()).await.unwrap();
    assert_eq!(*violations.json(), json!([]), "{name}: axe-core");

    let print = PrintParameters { shrink_to_fit: false, ..PrintParameters::default() };
    let printed = driver.print_page(print).await.unwrap();
    let printed = pages_of(&printed);
    assert!(
        (least..=most).contains(&printed),
        "{name}: {printed} pages in print, not {least} to {most}"
    );

    let phone = json!({ "width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": false });
    driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", phone).await.unwrap();
    let width = ask("return document.documentElement.scrollWidth").await;
    assert!(width.as_u64().is_some_and(|width| width <= 390), "{name}: {width} pixels on a phone");
    driver.cdp().send_raw("Emulation.clearDeviceMetricsOverride", json!({})).await.unwrap();
}

/// The number of pages of a PDF document.
fn pages_of(pdf: &[u8]) -> usize {
    let mark = b"/Type /Page";
    let follows = |place: usize| pdf.get(place + mark.len()) != Some(&b's');
    let places = pdf.windows(mark.len()).enumerate().filter(|(_, part)| part == mark);
    places.filter(|&(place, _)| follows(place)).count()
}

#[test]
fn reports_in_chromium() {
    let axe = std::env::var("AXE").unwrap_or_else(|_| panic!("AXE names the file axe.min.js"));
    let axe = std::fs::read_to_string(axe).unwrap();
    let driver = Driver::start();
    let folder = tempfile::tempdir().unwrap();
    let profile = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut capabilities = DesiredCapabilities::chrome();
        for argument in [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1280,900",
            &format!("--user-data-dir={}", profile.path().display()),
        ] {
            capabilities.add_arg(argument).unwrap();
        }
        capabilities.set_logging_prefs("browser", LoggingPrefsLogLevel::All).unwrap();
        let browser = WebDriver::new(&driver.address, capabilities).await.unwrap();
        for language in ["en", "es", "pt"] {
            for case in cases(language) {
                let (path, pages) = write(&case, language, folder.path());
                check(&browser, &path, pages, &axe).await;
            }
        }
        browser.quit().await.unwrap();
    });
}
