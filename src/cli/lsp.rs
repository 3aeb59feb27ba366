//! `leadc lsp`: the language server over standard input and output.

use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use lsp_server::{Connection, Message};
use serde_json::Value;

use super::contract_loader::{Reader, names_in};
use super::exit::{Exit, Failure};
use super::root::RootArgs;
use super::terminal::Terminal;
use crate::contract::{FILE_LIMIT, ReadError};
use crate::lsp::{Host, Outcome, Server, Task};
use crate::message::{Language, msg};
use crate::time::MicrosUtc;

/// Serve an editor: errors, corrections and completion while a contract is written
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Editors start this command and talk to it on standard input and output,
in the language server protocol. How to set them up: docs/guide/editors.md

Example:
  leadc lsp --root contracts"
)]
pub struct Args {
    #[command(flatten)]
    root: RootArgs,
}

/// How long the author has to pause before the analyses start.
const PAUSE: Duration = Duration::from_millis(150);

/// What the server waits for.
enum Event {
    /// A message of the editor.
    Message(Message),
    /// The outcome of an analysis.
    Done(Outcome),
    /// The editor is gone.
    Gone,
}

pub fn run(args: &Args, terminal: &Terminal) -> Result<Exit, Failure> {
    let disk = Disk {
        reader: args.root.reader()?,
        terminal,
    };
    let (connection, threads) = Connection::stdio();
    let (events, received) = mpsc::channel();
    let worker = analyst(events.clone());
    let messages = connection.receiver.clone();
    thread::spawn(move || {
        for message in messages {
            if events.send(Event::Message(message)).is_err() {
                return;
            }
        }
        // Nobody is left to be informed if this fails.
        let _ = events.send(Event::Gone);
    });
    let mut shell = Shell {
        server: Server::new(Box::new(disk)),
        connection,
        worker,
        running: 0,
        is_due: false,
    };
    let ended = shell.serve(&received);
    drop(shell);
    threads.join().map_err(|error| {
        let error = error.to_string();
        Failure::problem(msg!(
            "standard input has no message of the language server protocol: {error}",
            error
        ))
        .with_help(msg!(
            "let an editor start `leadc lsp`: docs/guide/editors.md says how"
        ))
    })?;
    ended
}

/// A thread that runs tasks in their order and sends the outcomes.
fn analyst(outcomes: Sender<Event>) -> Sender<Vec<Task>> {
    let (tasks, received) = mpsc::channel::<Vec<Task>>();
    thread::spawn(move || {
        for task in received.into_iter().flatten() {
            if outcomes.send(Event::Done(task.run())).is_err() {
                return;
            }
        }
    });
    tasks
}

/// The server with its connection and its worker.
struct Shell<'t> {
    server: Server<'t>,
    connection: Connection,
    worker: Sender<Vec<Task>>,
    /// The number of tasks that the worker has.
    running: usize,
    /// Whether there may be tasks that the worker does not have.
    is_due: bool,
}

impl Shell<'_> {
    /// Takes events until the editor ends the server.
    fn serve(&mut self, events: &Receiver<Event>) -> Result<Exit, Failure> {
        loop {
            match self.next(events) {
                Some(Event::Message(message)) => {
                    let answers = self.server.handle(value(message)?);
                    self.send(answers)?;
                    self.is_due = true;
                }
                Some(Event::Done(outcome)) => {
                    self.running -= 1;
                    let answers = self.server.finish(outcome);
                    self.send(answers)?;
                }
                Some(Event::Gone) => return Ok(Exit::Problems),
                None => self.start_tasks(),
            }
            match self.server.exit() {
                Some(true) => return Ok(Exit::Fine),
                Some(false) => return Ok(Exit::Problems),
                None => {}
            }
        }
    }

    /// The next event; none if tasks are due and the author pauses.
    fn next(&self, events: &Receiver<Event>) -> Option<Event> {
        let can_start = self.is_due && self.running == 0;
        match can_start {
            false => Some(events.recv().unwrap_or(Event::Gone)),
            true => match events.recv_timeout(PAUSE) {
                Ok(event) => Some(event),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => Some(Event::Gone),
            },
        }
    }

    fn start_tasks(&mut self) {
        self.is_due = false;
        let tasks = self.server.tasks();
        let count = tasks.len();
        if self.worker.send(tasks).is_ok() {
            self.running += count;
        }
    }

    fn send(&self, answers: Vec<Value>) -> Result<(), Failure> {
        for answer in answers {
            let message = serde_json::from_value(answer).map_err(unusable)?;
            if self.connection.sender.send(message).is_err() {
                return Err(Failure::problem(msg!("the editor no longer listens")));
            }
        }
        Ok(())
    }
}

/// A message as the server reads it, with the member that the connection leaves out.
fn value(message: Message) -> Result<Value, Failure> {
    let mut value = serde_json::to_value(message).map_err(unusable)?;
    if let Some(members) = value.as_object_mut() {
        members.insert("jsonrpc".to_owned(), "2.0".into());
    }
    Ok(value)
}

fn unusable(error: serde_json::Error) -> Failure {
    let error = error.to_string();
    Failure::problem(msg!("a message cannot be passed on: {error}", error))
}

/// The files of this machine.
struct Disk<'t> {
    reader: Reader,
    terminal: &'t Terminal,
}

impl Host for Disk<'_> {
    fn read(&self, contract: &Path, file: &Path) -> Result<Vec<u8>, ReadError> {
        let root = self.reader.root_of(contract).ok_or(ReadError::NotFound)?;
        root.read(file, FILE_LIMIT)
    }

    fn head(&self, contract: &Path, file: &Path, length: usize) -> Result<Vec<u8>, ReadError> {
        let root = self.reader.root_of(contract).ok_or(ReadError::NotFound)?;
        root.read(file, length)
    }

    fn names(&self, folder: &Path) -> Vec<String> {
        names_in(folder)
    }

    fn now(&self) -> MicrosUtc {
        MicrosUtc(jiff::Timestamp::now().as_microsecond())
    }

    fn language(&self, of_editor: Option<Language>) -> Option<Language> {
        self.terminal.known_language(of_editor)
    }
}
