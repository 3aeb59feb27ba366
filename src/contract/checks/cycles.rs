//! Names that lead back to themselves.

use super::super::found::Found;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// A name and where the step from it to the next is written.
#[derive(Debug, Clone)]
pub(in crate::contract) struct Step {
    pub name: String,
    pub span: Span,
}

/// The circles of a graph of `count` nodes: each as its nodes in order, no node in two of them.
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
    for start in 0..count {
        if state[start] != State::New {
            continue;
        }
        // Depth first with a path of its own, so that long chains need no deep stack.
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
                    let is_new = |circle: &Vec<usize>| {
                        let mut known = circles.iter().flatten();
                        !known.any(|node| circle.contains(node))
                    };
                    if is_new(&circle) {
                        circles.push(circle);
                    }
                }
                _ => {}
            }
        }
    }
    circles
}

/// Reports a circle; `how` says what leads from one to the next.
pub(in crate::contract) fn report(steps: &[Step], how: &str, help: &str, found: &mut Found) {
    let Some(first) = steps.first() else {
        return;
    };
    let chain: Vec<String> = steps
        .iter()
        .chain([first])
        .map(|step| format!("`{}`", step.name))
        .collect();
    let message = match steps.len() {
        1 => format!("`{}` {how} itself", first.name),
        _ => format!("`{}` {how} itself: {}", first.name, chain.join(", then ")),
    };
    let diagnostic = Diagnostic::new(Code::E0304, first.span, message).help(help);
    let with_places = steps.iter().skip(1).fold(diagnostic, |diagnostic, step| {
        diagnostic.also(step.span, "on the way")
    });
    found.push(with_places);
}

#[cfg(test)]
mod tests {
    use super::circles;

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
