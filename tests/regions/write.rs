//! Files are written whole or not at all, and keep what is not their content.
#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::fs;

use regiopair::io::{WriteError, write_atomically};
use regiopair::programme::Programme;

#[cfg(unix)]
mod modes_and_links {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::path::Path;

    use regiopair::io::write_atomically;
    use regiopair::profile::Dataset;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn a_replaced_file_keeps_its_mode() {
        let folder = tempfile::tempdir().unwrap();
        for wanted in [0o600, 0o640, 0o644, 0o666, 0o700] {
            let path = folder.path().join("p.json");
            fs::write(&path, "old").unwrap();
            fs::set_permissions(&path, Permissions::from_mode(wanted)).unwrap();
            write_atomically(&path, "new").unwrap();
            assert_eq!((mode(&path), fs::read(&path).unwrap()), (wanted, b"new".to_vec()));
        }
    }

    #[test]
    fn a_new_file_has_the_mode_of_any_new_file() {
        let folder = tempfile::tempdir().unwrap();
        let (ours, plain) = (folder.path().join("ours"), folder.path().join("plain"));
        write_atomically(&ours, "").unwrap();
        fs::write(&plain, "").unwrap();
        assert_eq!(mode(&ours), mode(&plain));
    }

    #[test]
    fn the_tables_of_a_folder_keep_their_modes() {
        let folder = tempfile::tempdir().unwrap();
        let dataset = Dataset::from_json_str(super::TWO_REGIONS).unwrap();
        dataset.write(folder.path()).unwrap();
        let regions = folder.path().join("regions.csv");
        fs::set_permissions(&regions, Permissions::from_mode(0o600)).unwrap();
        dataset.write(folder.path()).unwrap();
        assert_eq!(mode(&regions), 0o600);
    }

    #[test]
    fn a_link_stays_a_link_and_its_target_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let other = folder.path().join("other");
        fs::create_dir(&other).unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("there"), "old").unwrap();
        symlink("there", at("to-file")).unwrap();
        symlink("other/new", at("dangling")).unwrap();
        symlink("dangling", at("to-dangling")).unwrap();
        symlink(other.join("absolute"), at("to-absolute")).unwrap();
        for (link, target) in [
            ("to-file", "there"),
            ("to-dangling", "other/new"),
            ("dangling", "other/new"),
            ("to-absolute", "other/absolute"),
        ] {
            write_atomically(at(link), link).unwrap();
            assert!(fs::symlink_metadata(at(link)).unwrap().is_symlink(), "{link}");
            assert_eq!(fs::read_to_string(at(target)).unwrap(), link);
        }

        symlink("nowhere/new", at("lost")).unwrap();
        let error = write_atomically(at("lost"), "").unwrap_err().to_string();
        assert!(error.ends_with("its folder does not exist; create it first"), "{error}");
        symlink("round", at("round")).unwrap();
        assert!(write_atomically(at("round"), "").is_err());
        symlink(&other, at("to-folder")).unwrap();
        let error = write_atomically(at("to-folder"), "").unwrap_err().to_string();
        assert!(error.ends_with("this is a folder; name a file in it"), "{error}");
        for link in ["lost", "round", "to-folder"] {
            assert!(fs::symlink_metadata(at(link)).unwrap().is_symlink(), "{link}");
        }
    }
}

const TWO_REGIONS: &str = r#"{
    "schema": "regiopair-dataset/1",
    "taxonomy": [{"theme": "agri-food", "domain": "wine"}],
    "regions": [
        {"id": "salta", "name": "Salta", "side": "lac", "country": "AR"},
        {"id": "alentejo", "name": "Alentejo", "side": "eu", "country": "PT"}
    ],
    "domains": []
}"#;

/// As long as a name may be on common systems.
#[test]
fn long_names_are_written() {
    let folder = tempfile::tempdir().unwrap();
    for length in [250, 255] {
        let path = folder.path().join("n".repeat(length));
        write_atomically(&path, "text").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"text");
    }
    let error = write_atomically(folder.path().join("n".repeat(256)), "").unwrap_err().to_string();
    assert!(error.ends_with("the name is too long; choose a shorter one"), "{error}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn nothing_is_left_behind_where_writing_fails() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = regiopair::profile::Dataset::from_json_str(TWO_REGIONS).unwrap();
    // `taxonomy` comes after `regions` in the order of names, and cannot be written.
    fs::create_dir(folder.path().join("taxonomy.csv")).unwrap();
    fs::write(folder.path().join("regions.csv"), "old").unwrap();
    assert!(dataset.write(folder.path()).is_err());
    let mut names: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["regions.csv", "taxonomy.csv"]);
    assert_eq!(fs::read(folder.path().join("regions.csv")).unwrap(), b"old");
}

#[test]
fn a_programme_is_written_to_toml_only() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["p.json", "p.xlsx", "p.txt", "p"] {
        let error = Programme::default().write(folder.path().join(name)).unwrap_err();
        assert!(matches!(error, WriteError::Ending { .. }), "{error}");
        let text = error.to_string();
        assert!(text.ends_with("a programme is written to a file ending in .toml"), "{text}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    Programme::default().write(folder.path().join("p.TOML")).unwrap();
}
