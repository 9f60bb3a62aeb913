//! What is said of a text must be sayable: every place lies in its text, and the snippets can be drawn.

use authgear_admin_codegen::diagnostic::Diagnostics;
use authgear_admin_codegen::snippet::{Color, render};
use authgear_admin_codegen::source::Sources;

/// Looks at all findings.
///
/// # Panics
/// A place lies outside of its text or inside of a character, or a message is empty.
pub fn check(found: &Diagnostics, sources: &Sources) {
    for found in found {
        assert!(!found.message.is_empty(), "{found:?}");
        for span in found.labels.iter().map(|label| label.span).chain([found.primary]) {
            assert!(sources.text(span.source).get(span.range()).is_some(), "{found:?}");
            assert!(sources.line_column(span).column > 0);
        }
    }
    let shown = render(found, sources, Color::Plain);
    assert_eq!(shown.is_empty(), found.is_empty());
}

/// Looks at findings of which some must be errors.
///
/// # Panics
/// None is.
pub fn check_errors(found: &Diagnostics, sources: &Sources) {
    assert!(found.has_errors(), "refused without an error: {found:?}");
    check(found, sources);
}
