//! `generate --watch`: again whenever the schema, a document or the settings change, until it is stopped.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use authgear_admin_codegen::project::{DEFAULT_SCHEMA, base_folder};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::{generate, inputs};
use crate::args::Generate;
use crate::failure::{Failure, Outcome};

/// How long it must be quiet: editors save in several steps.
const QUIET: Duration = Duration::from_millis(100);

/// Generates, and again after each change. Mistakes in the files are printed, and looked at again when they are mended.
pub(crate) fn run(arguments: &Generate) -> Result<Outcome, Failure> {
    let (sender, changes) = channel();
    let mut watcher = notify::recommended_watcher(move |event| drop(sender.send(event)))
        .map_err(|error| cannot_watch(&error))?;
    let mut watched = BTreeSet::new();
    loop {
        // First: what changes while it is generated must not be missed.
        let found = folders(arguments);
        watch(&mut watcher, &mut watched, &found)?;
        if let Err(failure) = generate::once(arguments) {
            failure.print();
        }
        let shown: Vec<String> = found.iter().map(|folder| folder.path.display().to_string()).collect();
        eprintln!("watching {}; Ctrl-C ends it", shown.join(", "));
        if !wait(&changes)? {
            return Ok(Outcome::Fine);
        }
    }
}

fn cannot_watch(error: &notify::Error) -> Failure {
    Failure::new(format_args!("cannot watch the files: {error}"))
        .next("without --watch, generate when something changed")
}

/// A folder to watch.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Folder {
    path: PathBuf,
    deep: bool,
}

/// Where what is generated from may change.
fn folders(arguments: &Generate) -> BTreeSet<Folder> {
    let project = inputs::project().ok();
    let parent = |path: &Path| Folder { path: here(path.parent().unwrap_or(Path::new(""))), deep: false };
    let mut folders = BTreeSet::new();
    let schema = match (&arguments.schema, &project) {
        (Some(schema), _) => schema.clone(),
        (None, Some(project)) => inputs::shown(project.schema_path()),
        (None, None) => PathBuf::from(DEFAULT_SCHEMA),
    };
    folders.insert(parent(&schema));
    let (root, patterns) = match &project {
        Some(project) if arguments.documents.is_empty() => {
            (inputs::shown(project.root.clone()), &project.settings.documents)
        }
        _ => (PathBuf::new(), &arguments.documents),
    };
    for pattern in patterns {
        let path = root.join(pattern);
        if pattern.contains(['*', '?', '[']) {
            folders.insert(Folder { path: here(&base_folder(&root, pattern)), deep: pattern.contains("**") });
        } else {
            folders.insert(parent(&path));
        }
    }
    // Where there are no settings yet, they would come here.
    let settings = project.and_then(|project| project.settings_file);
    folders.insert(settings.map_or_else(|| parent(Path::new("")), |file| parent(&inputs::shown(file))));
    folders
}

/// The current folder by its name.
fn here(path: &Path) -> PathBuf {
    if path.as_os_str().is_empty() { PathBuf::from(".") } else { path.components().collect() }
}

/// Watches these folders and no others.
fn watch(
    watcher: &mut RecommendedWatcher,
    watched: &mut BTreeSet<Folder>,
    folders: &BTreeSet<Folder>,
) -> Result<(), Failure> {
    for gone in watched.difference(folders) {
        // It may be gone from the disk too.
        let _ = watcher.unwatch(&gone.path);
    }
    let mut now = BTreeSet::new();
    for folder in folders {
        let mode = if folder.deep { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
        if watched.contains(folder) {
            now.insert(folder.clone());
        } else if folder.path.is_dir() {
            watcher.watch(&folder.path, mode).map_err(|error| cannot_watch(&error))?;
            now.insert(folder.clone());
        }
    }
    *watched = now;
    Ok(())
}

/// Waits for a change and for quiet after it; `false` where no change can come any more.
fn wait(changes: &Receiver<notify::Result<Event>>) -> Result<bool, Failure> {
    loop {
        match changes.recv() {
            Ok(Ok(event)) if is_change(event.kind) => break,
            Ok(Ok(_)) => {}
            Ok(Err(error)) => return Err(cannot_watch(&error)),
            Err(_) => return Ok(false),
        }
    }
    let mut last = Instant::now();
    // Who reads the files meanwhile does not disturb the quiet.
    while let Some(left) = QUIET.checked_sub(last.elapsed()) {
        match changes.recv_timeout(left) {
            Ok(Ok(event)) if !is_change(event.kind) => {}
            Ok(_) => last = Instant::now(),
            Err(_) => break,
        }
    }
    Ok(true)
}

/// Reading a file is an event as well.
fn is_change(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(_))
}
