//! The language server, driven by a scripted client.

mod client;
mod completion;
mod corrections;
mod diagnostics;
mod protocol;
mod stdio;
