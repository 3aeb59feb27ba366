//! Circular definitions, and chains of references that are too long.

use super::super::diagnostics::Diagnostics;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Message, Template, ToArg, msg};
use crate::source::Span;

/// A name and where the step from it to the next is written.
#[derive(Debug, Clone)]
pub(in crate::contract) struct Step {
    pub name: String,
    pub span: Span,
}

/// Longest chain of references allowed. Nobody follows a longer one, and later passes need not handle it.
const MAX_STEPS: usize = 100;

/// Maximum number of names shown for a circle.
const MAX_NAMES_LISTED: usize = 8;

/// The circles of a graph of `count` nodes, each as its nodes in order. No node is in two of them.
pub(in crate::contract) fn circles(
    count: usize,
    next: impl Fn(usize) -> Vec<usize>,
) -> Vec<Vec<usize>> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut state = vec![State::New; count];
    let mut circles: Vec<Vec<usize>> = Vec::new();
    let mut in_circle = vec![false; count];
    for start in 0..count {
        if state[start] != State::New {
            continue;
        }
        // Depth-first search with an explicit path, so that long chains need no deep call stack.
        let mut path: Vec<(usize, Vec<usize>)> = vec![(start, next(start))];
        state[start] = State::Open;
        while let Some((node, open)) = path.last_mut() {
            let Some(to) = open.pop() else {
                state[*node] = State::Done;
                path.pop();
                continue;
            };
            match state.get(to) {
                Some(State::New) => {
                    state[to] = State::Open;
                    path.push((to, next(to)));
                }
                Some(State::Open) => {
                    let from = path.iter().position(|(node, _)| *node == to).unwrap_or(0);
                    let circle: Vec<usize> = path[from..].iter().map(|(node, _)| *node).collect();
                    if !circle.iter().any(|node| in_circle[*node]) {
                        circle.iter().for_each(|node| in_circle[*node] = true);
                        circles.push(circle);
                    }
                }
                _ => {}
            }
        }
    }
    circles
}

/// The nodes from which a path of more than [`MAX_STEPS`] steps starts, nearest to the end first. A graph with circles has
/// none.
pub(in crate::contract) fn too_deep(
    count: usize,
    next: impl Fn(usize) -> Vec<usize>,
) -> Vec<usize> {
    // A node is handled once every node it leads to is done.
    let mut before: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut left = vec![0; count];
    for (node, left) in left.iter_mut().enumerate() {
        for to in next(node) {
            if let Some(before) = before.get_mut(to) {
                before.push(node);
                *left += 1;
            }
        }
    }
    let mut steps = vec![0; count];
    let mut done: Vec<usize> = (0..count).filter(|node| left[*node] == 0).collect();
    let mut at = 0;
    while let Some(node) = done.get(at).copied() {
        for from in &before[node] {
            steps[*from] = steps[*from].max(steps[node] + 1);
            left[*from] -= 1;
            if left[*from] == 0 {
                done.push(*from);
            }
        }
        at += 1;
    }
    if done.len() < count {
        return Vec::new();
    }
    done.retain(|node| steps[*node] > MAX_STEPS);
    done
}

/// Reports a name whose chain of references is too long; `deep` has the holes `name` and `most`.
pub(in crate::contract) fn report_deep(step: &Step, deep: Template, diagnostics: &mut Diagnostics) {
    let message = deep.filled([("name", step.name.to_arg()), ("most", MAX_STEPS.to_arg())]);
    diagnostics.push(
        Diagnostic::new(Code::E0304, step.span, message)
            .help(msg!("shorten the chain, so that readers can follow it")),
    );
}

/// Reports a circle; `itself` says of `name` that it leads to itself.
pub(in crate::contract) fn report(
    steps: &[Step],
    itself: Template,
    help: Message,
    diagnostics: &mut Diagnostics,
) {
    let Some(first) = steps.first() else {
        return;
    };
    let itself = itself.filled([("name", first.name.to_arg())]);
    let message = match steps.len() {
        1 => itself,
        _ => msg!("{itself}: {chain}", itself, chain = chain(first, steps)),
    };
    let diagnostic = Diagnostic::new(Code::E0304, first.span, message).help(help);
    let with_places = steps
        .iter()
        .take(MAX_NAMES_LISTED)
        .skip(1)
        .fold(diagnostic, |diagnostic, step| {
            diagnostic.also(step.span, msg!("on the way"))
        });
    diagnostics.push(with_places);
}

/// `a`, then `b`, then 3 more, then `a`
fn chain(first: &Step, steps: &[Step]) -> Message {
    let name = |step: &Step| Message::verbatim(format!("`{}`", step.name));
    let shown = steps.iter().take(MAX_NAMES_LISTED).skip(1).map(name);
    let left_out = steps.len().saturating_sub(MAX_NAMES_LISTED);
    let left_out = (left_out > 0).then(|| msg!("{left_out} more", left_out));
    let next = shown.chain(left_out).chain([name(first)]);
    next.fold(name(first), |chain, next| {
        msg!("{chain}, then {next}", chain, next)
    })
}

#[cfg(test)]
mod tests {
    use super::{MAX_STEPS, circles, too_deep};

    #[test]
    fn long_ways_are_found_from_their_end() {
        let next = |node: usize| {
            if node < MAX_STEPS + 2 {
                vec![node + 1]
            } else {
                vec![]
            }
        };
        assert_eq!(too_deep(MAX_STEPS + 3, next), [1, 0]);
        assert!(too_deep(MAX_STEPS, |node| vec![(node + 1) % MAX_STEPS]).is_empty());
        assert!(too_deep(MAX_STEPS, |node| (0..node).collect()).is_empty());
    }

    #[test]
    fn each_circle_is_found_once() {
        let edges = [vec![1], vec![2, 3], vec![0], vec![3], vec![0]];
        let found = circles(5, |node| edges[node].clone());
        assert_eq!(found.len(), 2);
        assert!(found.contains(&vec![3]));
        assert!(found.contains(&vec![0, 1, 2]));
        assert!(circles(3, |node| if node < 2 { vec![node + 1] } else { vec![] }).is_empty());
    }
}
