//! Calls into a library that may panic on damaged data.

use crate::message::{Message, msg};
use std::any::Any;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

static HOOK: Once = Once::new();

/// Returns the result of `call`, or the message of its panic. Use it only for a library's work on data that is discarded on
/// failure: leadc's own panics are bugs that must be visible.
pub(super) fn guarded<T>(call: impl FnOnce() -> T) -> Result<T, Message> {
    // The default hook writes to standard error before the panic can be caught. It stays in place for all other panics.
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !GUARDED.get() {
                usual(info);
            }
        }));
    });
    let outer = GUARDED.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(call));
    GUARDED.set(outer);
    result.map_err(|panic| message(panic.as_ref()))
}

fn message(panic: &(dyn Any + Send)) -> Message {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.map_or_else(|| msg!("its parts do not fit together"), Message::verbatim)
}

#[cfg(test)]
mod tests {
    use super::{Message, guarded};

    #[test]
    fn a_panic_is_an_error_with_its_message() {
        assert_eq!(guarded(|| 1), Ok(1));
        let at = std::hint::black_box(3);
        let failed = guarded(|| [1, 2, 3][at]);
        assert!(failed.unwrap_err().english().contains("out of bounds"));
        let nested = guarded(|| guarded(|| panic!("inner")).and(guarded(|| 2)));
        assert_eq!(nested, Ok(Err::<i32, _>(Message::verbatim("inner"))));
    }
}
