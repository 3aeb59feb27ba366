//! Stages and the ways between them, independent of how they are drawn.

/// Stages and the ways between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageMap {
    /// The names of the stages, in order of declaration.
    pub names: Vec<String>,
    /// The ways, in the order of their numbers, which count from 1.
    pub ways: Vec<Way>,
    /// The place of each stage.
    pub places: Vec<Place>,
}

/// A way from a stage to another, both by index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    /// Where it starts.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// Its kind.
    pub kind: WayKind,
}

/// The kind of a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WayKind {
    /// To the next stage.
    Forward,
    /// Past stages, or by another condition.
    FastTrack,
    /// Back to an earlier stage, or out of the way.
    Back,
}

/// A cell of the grid in which stages are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// From the left.
    pub column: usize,
    /// From the top. Stages that are entered by going back only are below the others.
    pub row: usize,
}

impl StageMap {
    /// Places the stages: each to the right of the stages it is entered from.
    pub fn new(names: impl IntoIterator<Item = String>, ways: Vec<Way>) -> StageMap {
        let names: Vec<String> = names.into_iter().collect();
        let columns = columns(names.len(), &ways);
        let enters = |at: usize, kinds: &[WayKind]| {
            ways.iter()
                .any(|way| way.to == at && kinds.contains(&way.kind))
        };
        let is_aside = |at: usize| {
            let forward = enters(at, &[WayKind::Forward, WayKind::FastTrack]);
            !forward && enters(at, &[WayKind::Back])
        };
        let mut places: Vec<Place> = Vec::new();
        for at in 0..names.len() {
            let aside = usize::from(is_aside(at));
            let column = match aside {
                0 => columns[at],
                _ => column_aside(at, &ways, &columns),
            };
            // Below the stages that are there already. Those aside keep a row of their own between.
            let taken = |row: usize| places.contains(&Place { column, row });
            let first = aside * LANES;
            let row = (first..first + names.len() + 1).find(|row| !taken(*row));
            places.push(Place {
                column,
                row: row.unwrap_or(first),
            });
        }
        StageMap {
            names,
            ways,
            places: without_empty_rows(places),
        }
    }
}

/// Rows above the stages aside; as many as stages can share a column.
const LANES: usize = 1_000;

/// The column of each stage: the length of the longest way there from the first stage.
fn columns(stages: usize, ways: &[Way]) -> Vec<usize> {
    let mut columns = vec![0; stages];
    let forward = || ways.iter().filter(|way| way.kind != WayKind::Back);
    // Ways forward never form a circle, so this ends after as many rounds as there are stages.
    for _ in 0..stages {
        for way in forward() {
            columns[way.to] = columns[way.to].max(columns[way.from] + 1);
        }
    }
    columns
}

/// In the middle of the stages from which it is entered.
fn column_aside(at: usize, ways: &[Way], columns: &[usize]) -> usize {
    let from = ways.iter().filter(|way| way.to == at);
    let from: Vec<usize> = from.map(|way| columns[way.from]).collect();
    from.iter().sum::<usize>() / from.len().max(1)
}

fn without_empty_rows(mut places: Vec<Place>) -> Vec<Place> {
    let mut rows: Vec<usize> = places.iter().map(|place| place.row).collect();
    rows.sort_unstable();
    rows.dedup();
    for place in &mut places {
        place.row = rows.partition_point(|row| *row < place.row);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::{Place, StageMap, Way, WayKind};

    fn map(stages: usize, ways: &[(usize, usize, WayKind)]) -> Vec<(usize, usize)> {
        let names = (0..stages).map(|at| at.to_string());
        let ways = ways.iter().map(|(from, to, kind)| Way {
            from: *from,
            to: *to,
            kind: *kind,
        });
        let map = StageMap::new(names, ways.collect());
        let places = map.places.iter();
        places
            .map(|Place { column, row }| (*column, *row))
            .collect()
    }

    #[test]
    fn stages_follow_those_they_are_entered_from() {
        use WayKind::{Back, FastTrack, Forward};
        let ways = [
            (0, 1, Forward),
            (1, 2, Forward),
            (0, 2, FastTrack),
            (1, 3, Back),
            (2, 3, Back),
            (3, 1, Forward),
        ];
        // Nurture is entered by going back, and left forward.
        assert_eq!(map(4, &ways), [(0, 0), (1, 0), (2, 0), (1, 1)]);
    }

    #[test]
    fn stages_in_one_column_are_below_each_other() {
        use WayKind::Forward;
        let ways = [(0, 1, Forward), (0, 2, Forward)];
        assert_eq!(map(3, &ways), [(0, 0), (1, 0), (1, 1)]);
    }
}
