//! The language server, driven by a scripted client.

mod client;
mod completion;
mod corrections;
mod diagnostics;
mod navigation;
mod protocol;
mod stdio;
