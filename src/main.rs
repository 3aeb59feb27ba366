//! The command `leadc`; everything it does is in the library.

fn main() -> std::process::ExitCode {
    leadc::cli::main()
}
