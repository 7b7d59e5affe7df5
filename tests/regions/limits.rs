//! What is no regular file, or too large, is one named error at once, and takes little memory.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where it cannot go on")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use regiopair::io::{
    Limit, MOST_BYTES, MOST_CELLS, MOST_PROGRAMME_BYTES, MOST_PROPOSAL_BYTES, ReadError,
};
use regiopair::profile::{Dataset, MOST_DOMAINS};
use regiopair::programme::Programme;
use regiopair::proposal::EarlierPlan;
use tempfile::TempDir;

const REGIONS: &str = "id,name,side,country\nsalta,Salta,lac,AR\nalentejo,Alentejo,eu,PT\n";
const DOMAINS: &str = "region,role,domain,weight\nsalta,need,wine,3\nalentejo,strength,wine,3\n";

/// A sound folder with one table replaced.
fn folder(file: &str, text: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("regions.csv", REGIONS);
    write("domains.csv", DOMAINS);
    write("taxonomy.csv", "theme,domain\nagri-food,wine\n");
    write(file, text);
    folder
}

fn error(file: &str, text: &str) -> String {
    Dataset::read(folder(file, text).path()).unwrap_err().to_string()
}

fn limit_of<T: std::fmt::Debug>(result: Result<T, ReadError>) -> Limit {
    match result {
        Err(ReadError::TooLarge { limit, .. }) => limit,
        other => panic!("{other:?}"),
    }
}

/// An empty file of this length, which takes no room on the disk.
fn long(path: &Path, bytes: u64) {
    fs::File::create(path).unwrap().set_len(bytes).unwrap();
}

#[test]
fn a_taxonomy_has_a_bounded_number_of_domains() {
    // A chain, in which every row is the parent of the next.
    let mut chain = "domain,parent\nd0,\n".to_owned();
    for n in 1..100_000 {
        writeln!(chain, "d{n},d{}", n - 1).unwrap();
    }
    let text = error("taxonomy.csv", &chain);
    assert_eq!(
        text,
        "taxonomy.csv line 5002, column `domain`: there are 100000 domains; a dataset may have up to 5000"
    );
    let mut themes = "theme,domain\nagri-food,wine\n".to_owned();
    for n in 1..MOST_DOMAINS {
        writeln!(themes, "t,d{n}").unwrap();
    }
    assert!(Dataset::read(folder("taxonomy.csv", &themes).path()).is_ok());
    assert!(error("taxonomy.csv", &(themes + "t,one-more\n")).contains("there are 5001 domains"));
}

#[test]
fn a_header_has_a_bounded_number_of_columns() {
    let wide = format!("region,role,domain,weight{}\n", ",x".repeat(1_000_000));
    assert_eq!(
        error("domains.csv", &wide),
        "domains.csv line 1: there are 1000004 columns or more; a table may have up to 256"
    );
    let keys: Vec<String> = (0..100_000).map(|n| format!("\"k{n}\": 1")).collect();
    let json = format!(
        "{{\"schema\": \"regiopair-dataset/1\", \"regions\": [{{{}}}], \"domains\": []}}",
        keys.join(",")
    );
    let text = Dataset::from_json_str(&json).unwrap_err().to_string();
    assert!(text.contains("there are 257 columns or more"), "{text}");
}

#[test]
fn cells_are_bounded() {
    let rows = usize::try_from(MOST_CELLS).unwrap() / 4;
    let many = DOMAINS.to_owned() + &"a,b,c,d\n".repeat(rows);
    assert_eq!(
        error("domains.csv", &many),
        "domains.csv is too large: a dataset may have up to 4000000 cells"
    );
    let json = format!("[{}0]", "0,".repeat(rows * 4));
    assert_eq!(limit_of(Dataset::from_json_str(&json)), Limit::Cells(MOST_CELLS));
}

#[test]
fn bytes_are_bounded() {
    let folder = folder("regions.csv", REGIONS);
    for name in ["a.json", "regions.csv"] {
        long(&folder.path().join(name), MOST_BYTES + 1);
    }
    assert_eq!(limit_of(Dataset::read(folder.path())), Limit::Bytes(MOST_BYTES));
    assert_eq!(limit_of(Dataset::read(folder.path().join("a.json"))), Limit::Bytes(MOST_BYTES));
    #[cfg(feature = "xlsx")]
    {
        let path = folder.path().join("a.xlsx");
        long(&path, 1 << 40);
        assert_eq!(limit_of(Dataset::read(path)), Limit::Bytes(MOST_BYTES));
    }
    // The files of a folder share the limit.
    for name in ["taxonomy.csv", "regions.csv"] {
        long(&folder.path().join(name), MOST_BYTES / 2 + 1);
    }
    assert_eq!(limit_of(Dataset::read(folder.path())), Limit::Bytes(MOST_BYTES));
    let programme = folder.path().join("p.toml");
    long(&programme, MOST_PROGRAMME_BYTES + 1);
    let text = Programme::read(&programme).unwrap_err().to_string();
    assert_eq!(
        text,
        "p.toml is too large: a programme may have up to 1048576 bytes; is it a programme?"
    );
    let earlier = folder.path().join("p.json");
    long(&earlier, MOST_PROPOSAL_BYTES + 1);
    let text = EarlierPlan::read(&earlier).unwrap_err().to_string();
    assert_eq!(
        text,
        "p.json is too large: a proposal may have up to 268435456 bytes; is it a proposal?"
    );
}

#[test]
fn deep_nesting_is_an_error() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let json = open.repeat(1_000_000) + "1" + &close.repeat(1_000_000);
        let text = Dataset::from_json_str(&json).unwrap_err().to_string();
        assert!(text.contains("nested deeper than 128 levels"), "{text}");
    }
    for toml in [
        format!("weights = {}", "[".repeat(500_000)),
        format!("weights = {}{}", "[".repeat(500_000), "]".repeat(500_000)),
        format!("rules = {}", "{a = ".repeat(200_000)),
        format!("{}a = 1", "a.".repeat(500_000)),
        format!("[{}a]", "a.".repeat(500_000)),
        format!("[[{}a]]", "a.".repeat(500_000)),
    ] {
        let error = Programme::from_toml_str(&toml).unwrap_err();
        assert!(error.to_string().len() < 10_000, "{}", error.to_string().len());
    }
}

#[cfg(unix)]
mod no_regular_files {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    use std::process::Command;

    use super::*;

    fn error_of(path: &Path) -> [String; 2] {
        [
            Dataset::read(path).unwrap_err().to_string(),
            Programme::read(path).unwrap_err().to_string(),
        ]
    }

    #[test]
    fn devices_pipes_and_sockets_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for ending in ["", ".json", ".csv"] {
            let [zero, pipe, socket] =
                ["zero", "pipe", "socket"].map(|name| at(&format!("{name}{ending}")));
            symlink("/dev/zero", &zero).unwrap();
            assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
            let _listener = UnixListener::bind(&socket).unwrap();
            for (path, found) in [(zero, "a device"), (pipe, "a pipe"), (socket, "a socket")] {
                for text in error_of(&path) {
                    assert!(
                        ending == ".csv" && text.contains("is not that of a dataset")
                            || text.contains(&format!("it is {found}; accepted: a regular file")),
                        "{text}"
                    );
                }
            }
        }
        let text = Programme::read(folder.path()).unwrap_err().to_string();
        assert!(text.ends_with("it is a folder; accepted: a regular file"), "{text}");
    }

    #[test]
    fn tables_of_a_folder_are_regular_files() {
        let folder = folder("regions.csv", REGIONS);
        let table = folder.path().join("regions.csv");
        fs::remove_file(&table).unwrap();
        symlink("/dev/zero", &table).unwrap();
        let text = Dataset::read(folder.path()).unwrap_err().to_string();
        assert!(text.ends_with("regions.csv: it is a device; accepted: a regular file"), "{text}");
        fs::remove_file(&table).unwrap();
        assert!(Command::new("mkfifo").arg(&table).status().unwrap().success());
        assert!(Dataset::read(folder.path()).unwrap_err().to_string().contains("it is a pipe"));
        fs::remove_file(&table).unwrap();
        fs::create_dir(&table).unwrap();
        assert!(Dataset::read(folder.path()).unwrap_err().to_string().contains("it is a folder"));
    }
}
