//! Stages as boxes, with numbered arrows between them: forward straight or above, back below.

use crate::escape::html::text;
use crate::message::{Language, msg};
use crate::report::page::stage_map::{Place, StageMap, Way, WayKind};
use crate::text::shortened;
use maud::{Markup, html};

/// The size of a box.
const WIDTH: i32 = 120;
const HEIGHT: i32 = 40;
/// From a box to the next one on its right, and below.
const COLUMN: i32 = 190;
const ROW: i32 = 120;
/// Room for arcs and numbers around the boxes.
const MARGIN: i32 = 16;
/// The height of an arc, and how much higher each further column makes it.
const ARC: i32 = 34;
const ARC_STEP: i32 = 14;
/// From the place where one arrow meets a box to the next one.
const PORT: i32 = 18;
/// Maximum width of a name in a box.
const NAME: usize = 15;

#[derive(Debug, Clone, Copy)]
struct Point {
    x: i32,
    y: i32,
}

/// A drawn way: its path, and the place of its number.
struct Arrow {
    path: String,
    number: Point,
}

/// The picture of stages. Text says the same in the table below it.
pub fn stages(map: &StageMap, language: Language) -> Markup {
    let columns = map.places.iter().map(|place| place.column).max();
    let rows = map.places.iter().map(|place| place.row).max();
    let (columns, rows) = (columns.unwrap_or(0) as i32, rows.unwrap_or(0) as i32);
    let top = room(map, |way| !is_below(map, way));
    let below = room(map, |way| is_below(map, way));
    let width = columns * COLUMN + WIDTH + 2 * MARGIN;
    let height = top + rows * ROW + HEIGHT + below;
    let alt = msg!("The stages and the ways between them").text(language);
    html! {
        div.scroll tabindex="0" role="group" aria-label=(text(&alt)) {
            svg.stages viewBox={ "0 0 " (width) " " (height) } width=(width) height=(height) style={ "--width:" (width) "px" }
                role="img" aria-label=(text(&alt)) {
                title { (text(&alt)) }
                defs {
                    marker #arrow viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse" {
                        path d="M0 0 8 4 0 8z" {}
                    }
                }
                @for (at, way) in map.ways.iter().enumerate() { (arrow(map, *way, at + 1, top)) }
                @for (name, place) in map.names.iter().zip(&map.places) { (node(name, corner(*place, top))) }
            }
        }
    }
}

/// The room that arcs above or below need.
fn room(map: &StageMap, is_there: impl Fn(Way) -> bool) -> i32 {
    let arcs = map.ways.iter().filter(|way| is_arc(map, **way));
    let own = arcs.filter(|way| is_there(**way)).map(|way| arc(map, *way));
    own.max().unwrap_or(0) + MARGIN
}

fn node(name: &str, at: Point) -> Markup {
    html! {
        g {
            title { (text(name)) }
            rect.box x=(at.x) y=(at.y) width=(WIDTH) height=(HEIGHT) rx="6" {}
            text.name x=(at.x + WIDTH / 2) y=(at.y + HEIGHT / 2 + 4) { (text(&shortened(name, NAME))) }
        }
    }
}

/// The upper left corner of a box.
fn corner(place: Place, top: i32) -> Point {
    Point {
        x: MARGIN + place.column as i32 * COLUMN,
        y: top + place.row as i32 * ROW,
    }
}

fn arrow(map: &StageMap, way: Way, number: usize, top: i32) -> Markup {
    let Arrow { path, number: at } = drawn(map, way, top);
    let kind = match way.kind {
        WayKind::Forward => "forward",
        WayKind::FastTrack => "fast",
        WayKind::Back => "back",
    };
    html! {
        path class={ "way " (kind) } d=(path) marker-end="url(#arrow)" {}
        circle.number cx=(at.x) cy=(at.y) r="9" {}
        text.number x=(at.x) y=(at.y + 4) { (number) }
    }
}

/// Whether a way is an arc over or under the boxes of a row.
fn is_arc(map: &StageMap, way: Way) -> bool {
    let (from, to) = (map.places[way.from], map.places[way.to]);
    let is_next = to.column == from.column + 1 && way.kind == WayKind::Forward;
    from.row == to.row && !is_next
}

fn is_below(map: &StageMap, way: Way) -> bool {
    map.places[way.to].column < map.places[way.from].column
}

/// The height of an arc.
fn arc(map: &StageMap, way: Way) -> i32 {
    let (from, to) = (map.places[way.from], map.places[way.to]);
    let span = from.column.abs_diff(to.column).max(1) as i32;
    ARC + (span - 1) * ARC_STEP
}

/// How far from the middle of a box a way meets it, so that ways do not meet each other: by its number among those of the box.
fn port(map: &StageMap, way: Way, stage: usize) -> i32 {
    let others = map.ways.iter().filter(|other| {
        let touches = other.from == stage || other.to == stage;
        touches && (is_arc(map, **other) || is_between_rows(map, **other))
    });
    let all: Vec<&Way> = others.collect();
    let at = all.iter().position(|other| **other == way).unwrap_or(0) as i32;
    let most = (WIDTH - 20) / 2;
    let step = PORT.min(2 * most / (all.len().max(2) as i32 - 1));
    (2 * at - (all.len() as i32 - 1)) * step / 2
}

fn is_between_rows(map: &StageMap, way: Way) -> bool {
    map.places[way.from].row != map.places[way.to].row
}

fn drawn(map: &StageMap, way: Way, top: i32) -> Arrow {
    let (from, to) = (
        corner(map.places[way.from], top),
        corner(map.places[way.to], top),
    );
    let middle = |at: Point, stage: usize| at.x + WIDTH / 2 + port(map, way, stage);
    if is_between_rows(map, way) {
        let down = to.y > from.y;
        let (start, end) = match down {
            true => (from.y + HEIGHT, to.y),
            false => (from.y, to.y + HEIGHT),
        };
        let (from, to) = (middle(from, way.from), middle(to, way.to));
        // Numbers of ways down and up are at different heights, where they do not cover each other.
        let third = if down { 3 } else { 5 };
        return Arrow {
            path: format!("M{from} {start}L{to} {end}"),
            number: Point {
                x: from + (to - from) * third / 8,
                y: start + (end - start) * third / 8,
            },
        };
    }
    if is_arc(map, way) {
        let below = is_below(map, way);
        let edge = if below { from.y + HEIGHT } else { from.y };
        let height = if below { arc(map, way) } else { -arc(map, way) };
        let (from, to) = (middle(from, way.from), middle(to, way.to));
        // The middle of the curve is at three quarters of the height of its control points.
        let control = edge + height * 4 / 3;
        return Arrow {
            path: format!("M{from} {edge}C{from} {control} {to} {control} {to} {edge}"),
            number: Point {
                x: (from + to) / 2,
                y: edge + height,
            },
        };
    }
    let y = from.y + HEIGHT / 2;
    let (start, end) = (from.x + WIDTH, to.x);
    Arrow {
        path: format!("M{start} {y}L{end} {y}"),
        number: Point {
            x: (start + end) / 2,
            y,
        },
    }
}
