use super::*;
use crate::diagnostic::Code;
use crate::syntax::phrase::PhraseId;

fn codes(parsed: &Parsed) -> Vec<Code> {
    parsed.diagnostics.iter().map(|d| d.code).collect()
}

fn parsed(text: &str) -> Parsed {
    let mut sources = Sources::default();
    let file = sources.add("test.leadc", text);
    parse(&sources, file, &mut Budget::default())
}

#[test]
fn blocks_lines_and_bullets_nest() {
    let text = "leadc 1 en\nideal customer x:\n all of:\n- country is BR\n- any of:\n-- size is 1\n— size is 2\n because \"why\"\n";
    let parsed = parsed(text);
    assert_eq!(codes(&parsed), []);
    let block = &parsed.tree.blocks[0];
    assert_eq!((block.kind, block.lines.len()), (BlockKind::Definition, 2));
    assert_eq!(block.lines[0].bullets.len(), 2);
    assert_eq!(block.lines[0].bullets[1].bullets.len(), 2);
}

#[test]
fn minus_points_are_not_bullets() {
    let parsed = parsed(
        "leadc 1 en\npoints for fit:\n-30 when a is yes\n- 20 for each call\n−5 when all of:\n- a is yes\n- b is no\n",
    );
    assert_eq!(codes(&parsed), []);
    let ids: Vec<_> = parsed.tree.blocks[0]
        .lines
        .iter()
        .map(|line| line.readings[0].id)
        .collect();
    assert_eq!(
        ids,
        [PhraseId::RuleWhen, PhraseId::RuleEach, PhraseId::RuleWhen]
    );
    assert_eq!(parsed.tree.blocks[0].lines[2].bullets.len(), 2);
}

#[test]
fn structure_mistakes_are_reported_once() {
    let text = "leadc 1 en\nstage A:\nstage B:\n  all of:\n  because \"x\"\nfields:\n-- a: text\nexclude x:\n- a is yes\n";
    assert_eq!(
        codes(&parsed(text)),
        [Code::E0108, Code::E0107, Code::E0109]
    );
}

#[test]
fn the_first_statement_names_the_language() {
    assert_eq!(codes(&parsed("")), [Code::E0002]);
    assert_eq!(codes(&parsed("# only this\n")), [Code::E0002]);
    assert_eq!(codes(&parsed("fields:\n- a: text\n")), [Code::E0002]);
    assert_eq!(codes(&parsed("leadc 1 xx\nnonsense\n")), [Code::E0003]);
    assert_eq!(codes(&parsed("leadc 2 en\nnonsense\n")), [Code::E0003]);
    assert_eq!(codes(&parsed("\u{feff}LEADC 1 EN\n")), []);
}

#[test]
fn bad_text_of_any_size_is_read_in_bounded_time() {
    let many = format!("leadc 1 en\n{}", "+5 whan a betwen 1 und 2\n".repeat(3_000));
    // One for each bad line up to the limit, and one that says there are more.
    assert_eq!(parsed(&many).diagnostics.len(), MAX_BAD_LINES + 2);
    let long = format!(
        "leadc 1 en\nfields:\n- {}\nstage X:\n",
        "a b:".repeat(1_000_000)
    );
    let parsed = parsed(&long);
    assert_eq!(
        (codes(&parsed), parsed.tree.blocks.len()),
        (vec![Code::E0007], 2)
    );
}

#[test]
fn the_files_of_a_contract_share_what_may_be_read() {
    let rule = format!("+1 when {}\n", "is ".repeat(200));
    let text = format!(
        "leadc 1 en\n# blank lines and comments are free\n\npoints for p:\n{}",
        rule.repeat(4)
    );
    let mut sources = Sources::default();
    let file = sources.add("test.leadc", text);
    let read = |budget: &mut Budget| {
        let parsed = parse(&sources, file, budget);
        let last = parsed
            .diagnostics
            .last()
            .map(|d| (d.code, sources.place(d.primary.span).line));
        (parsed.tree.blocks[0].lines.len(), last)
    };
    assert_eq!(read(&mut Budget::new(6, usize::MAX)), (4, None));
    let mut lines = Budget::new(10, usize::MAX);
    assert_eq!(read(&mut lines), (4, None));
    assert_eq!(read(&mut lines), (2, Some((Code::E0001, 7))));
    // Each of these lines takes some twenty thousand, since a name has at most a hundred characters.
    let mut readings = Budget::new(100, 50_000);
    assert_eq!(read(&mut readings), (2, Some((Code::E0101, 7))));
    // Unreadable text has no readings, whatever precedes it.
    let bad = format!(
        "leadc 1 en\npoints for p:\n{rule}{}",
        "wibble wobble\n".repeat(40).repeat(2)
    );
    let file = sources.add("bad.leadc", bad);
    let parsed = parse(&sources, file, &mut Budget::new(100, 20_000));
    assert_eq!(parsed.tree.blocks[0].lines.len(), 1);
}

#[test]
fn a_long_line_without_spaces_has_few_readings() {
    let readings = |condition: &str| {
        let mut sources = Sources::default();
        let text = format!("leadc 1 zh\n评分 甲：\n+1 当{condition}\n");
        let file = sources.add("test.leadc", text);
        let parsed = parse(&sources, file, &mut Budget::new(10, usize::MAX));
        let block = &parsed.tree.blocks[0];
        readings_of_last(block, block.lines[0].span)
    };
    assert_eq!(readings(&"好".repeat(9_900)), 1);
    // A name has at most a hundred characters, so no more of them can be its end.
    let many = readings(&"为".repeat(9_900));
    assert!((100..300).contains(&many), "{many} readings");
    let windows = readings(&"最近3天内有".repeat(1_600));
    assert!(windows < 300, "{windows} readings");
}

#[test]
fn a_comment_costs_a_few_bytes_and_a_blank_line_nothing() {
    let parsed = parsed(&format!(
        "leadc 1 en\n{}{}",
        "#\n".repeat(1_000),
        "\n".repeat(1_000)
    ));
    assert_eq!(
        (parsed.tree.comments.len(), parsed.tree.blocks.len()),
        (1_000, 0)
    );
    assert!(size_of::<Comment>() <= 16);
}
