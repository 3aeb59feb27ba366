//! Which pages are open. Each asks for news again and again, since a request that stays open would use up the connections that a
//! browser makes to one address: six pages would block each other.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// How often absent pages are counted.
const PULSE: Duration = Duration::from_millis(500);

/// Number of pulses without any page after which the server ends, since loading a page again closes it for a moment.
const GRACE: u32 = 8;

/// Number of pulses after which a page that has not asked is gone. Browsers let hidden pages ask once a minute only. Pulses are
/// counted instead of time, because this machine may have slept.
const ABSENT: u32 = 300;

/// The open pages.
#[derive(Debug, Default)]
pub struct OpenPages(Mutex<Pages>);

#[derive(Debug, Default)]
struct Pages {
    /// By session, the number of pulses since the page asked.
    idle: HashMap<String, u32>,
    /// Whether a page has ever been open.
    was_open: bool,
    /// Number of pulses without any page.
    empty: u32,
}

impl OpenPages {
    /// A page has asked something.
    pub fn asked(&self, session: &str) {
        let mut pages = self.pages();
        pages.idle.insert(session.to_owned(), 0);
        pages.was_open = true;
        pages.empty = 0;
    }

    /// A page has said that it is closed.
    pub fn closed(&self, session: &str) {
        self.pages().idle.remove(session);
    }

    /// Waits until there was a page and none is left; forgets those that are gone without saying so.
    pub fn wait(&self, forget: impl Fn(&str)) {
        loop {
            thread::sleep(PULSE);
            let (gone, is_over) = self.pages().pulse();
            gone.iter().for_each(|session| forget(session));
            if is_over {
                return;
            }
        }
    }

    fn pages(&self) -> MutexGuard<'_, Pages> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pages {
    /// Counts a pulse, and returns the pages that are gone, and whether none has been there for long enough.
    fn pulse(&mut self) -> (Vec<String>, bool) {
        self.idle.values_mut().for_each(|pulses| *pulses += 1);
        let gone = self.idle.extract_if(|_, pulses| *pulses > ABSENT);
        let gone = gone.map(|(session, _)| session).collect();
        match self.was_open && self.idle.is_empty() {
            true => self.empty += 1,
            false => self.empty = 0,
        }
        (gone, self.empty > GRACE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pulses(open: &OpenPages, number: u32) -> Vec<String> {
        let mut pages = open.pages();
        (0..number).flat_map(|_| pages.pulse().0).collect()
    }

    #[test]
    fn the_end_comes_a_while_after_the_last_page() {
        let open = OpenPages::default();
        pulses(&open, 2 * GRACE);
        assert!(!open.pages().pulse().1, "no page was open yet");
        open.asked("0");
        open.closed("0");
        pulses(&open, GRACE - 1);
        open.asked("1");
        open.closed("1");
        pulses(&open, GRACE);
        assert!(open.pages().pulse().1);
    }

    #[test]
    fn a_page_that_no_longer_asks_is_forgotten() {
        let open = OpenPages::default();
        open.asked("0");
        pulses(&open, ABSENT);
        open.asked("1");
        assert_eq!(pulses(&open, 1), ["0"]);
    }
}
