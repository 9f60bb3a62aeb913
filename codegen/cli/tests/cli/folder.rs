//! A folder to run the binary in, what is in it, and what a run came to.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;
use std::{fs, str};

use authgear_admin_fixtures::{ADMIN_PRIVATE_KEY, Emulator, EmulatorBuilder, OTHER_PRIVATE_KEY};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// The key's file in every folder.
pub(crate) const KEY: &str = "key.pem";

/// A temporary folder with the private key in it.
pub(crate) struct Folder(TempDir);

/// A file as it is: its content and when that was written.
type State = (Vec<u8>, SystemTime);

impl Folder {
    pub(crate) fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder.write(KEY, ADMIN_PRIVATE_KEY);
        folder
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file, and the folders above it.
    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Everything in the folder and below.
    pub(crate) fn state(&self) -> BTreeMap<PathBuf, State> {
        let mut state = BTreeMap::new();
        collect(self.0.path(), &mut state);
        state
    }

    /// A run of the binary in this folder, to be completed. Nothing of this process's environment reaches it.
    pub(crate) fn command<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_authgear-codegen"));
        command.args(arguments).env_clear().current_dir(self.0.path());
        command
    }

    /// Runs the binary with these arguments, one a word.
    pub(crate) fn run(&self, arguments: &str) -> Run {
        run(&mut self.command(arguments.split_whitespace()))
    }
}

fn collect(folder: &Path, state: &mut BTreeMap<PathBuf, State>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, state);
        } else {
            let modified = fs::metadata(&path).unwrap().modified().unwrap();
            state.insert(path.clone(), (fs::read(path).unwrap(), modified));
        }
    }
}

/// What a run came to.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    /// The run ended like this, and standard error says all of that.
    #[track_caller]
    pub(crate) fn ends(&self, status: i32, says: &[&str]) -> &Self {
        assert_eq!(self.status, status, "{self:#?}");
        for part in says {
            assert!(self.stderr.contains(part), "no {part:?} in {}", self.stderr);
        }
        self
    }
}

/// Runs a command. Whatever it is and however it ends: it does not panic, shows neither key nor token, and writes nothing into
/// a pipe that is for terminals.
pub(crate) fn run(command: &mut Command) -> Run {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let run = Run {
        status: status.code().unwrap_or(-1),
        stdout: String::from_utf8(stdout).unwrap(),
        stderr: String::from_utf8(stderr).unwrap(),
    };
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
    assert!(!format!("{}{}", run.stdout, run.stderr).contains(['\u{1b}', '\r']), "{run:?}");
    let shown = format!("{}{}", run.stderr, if is_token(command) { "" } else { &run.stdout });
    let key_lines = [ADMIN_PRIVATE_KEY, OTHER_PRIVATE_KEY].into_iter().flat_map(str::lines);
    for line in key_lines.filter(|line| line.len() == 64) {
        assert!(!shown.contains(line.get(20..44).unwrap()), "a key is in {shown}");
    }
    // Every JWT begins so, and it is what base64 makes of `{"`.
    assert!(!shown.contains("eyJ"), "a token is in {shown}");
    run
}

/// Whether it is the one command that prints a token.
fn is_token(command: &Command) -> bool {
    command.get_args().next().is_some_and(|first| first == "token")
}

/// An emulator for tests that wait for a process.
pub(crate) struct Api {
    pub(crate) emulator: Emulator,
    // Dropped after the emulator, which runs on it.
    _runtime: Runtime,
}

impl Api {
    pub(crate) fn start(builder: EmulatorBuilder) -> Self {
        let runtime = Runtime::new().unwrap();
        let emulator = runtime.block_on(builder.start()).unwrap();
        Self { emulator, _runtime: runtime }
    }

    /// The flags that lead to it and let one in.
    pub(crate) fn flags(&self) -> String {
        let Self { emulator, .. } = self;
        flags(emulator.endpoint(), emulator.app_id(), emulator.key_id())
    }
}

/// The flags for this server and the key of the folder.
pub(crate) fn flags(endpoint: &str, app_id: &str, key_id: &str) -> String {
    format!("--endpoint {endpoint} --app-id {app_id} --key-id {key_id} --private-key {KEY}")
}
