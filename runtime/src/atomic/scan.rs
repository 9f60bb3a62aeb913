//! What merging must know of a document: where its parts are, and where a prefix goes.
//!
//! It is found on the tokens of the text that is sent, and nothing is printed anew, so nothing is lost. The documents are
//! those of generated operations, which were checked; whatever else somebody puts in, some text comes out, and the server
//! says what is wrong with it.

use std::ops::Range;

use super::prefix::Prefix;
use super::tokens::{Kind, Token, tokens};

/// A document of one mutation and its fragments.
#[derive(Debug)]
pub(super) struct Scan<'t> {
    text: &'t str,
    operation: Operation<'t>,
    fragments: Vec<Fragment<'t>>,
}

#[derive(Debug, Default)]
struct Operation<'t> {
    /// What is between the parentheses.
    variables: Range<usize>,
    /// What is between those and the brace.
    directives: Range<usize>,
    /// What is between the braces.
    body: Range<usize>,
    marks: Marks<'t>,
}

#[derive(Debug)]
struct Fragment<'t> {
    name: &'t str,
    /// From `fragment` to the last brace.
    whole: Range<usize>,
    /// Whether it is spread where its fields are mutations.
    is_at_root: bool,
    /// Whether it is spread inside of fields. A fragment on an interface may be both.
    is_inside: bool,
    marks: Marks<'t>,
}

/// Where a prefix goes, in order; and the fragments that are spread.
#[derive(Debug, Default)]
struct Marks<'t> {
    places: Vec<Place<'t>>,
    /// Those beside the outermost fields.
    outermost: Vec<&'t str>,
    /// Those inside of fields.
    inside: Vec<&'t str>,
}

#[derive(Debug)]
enum Place<'t> {
    /// Before a variable's name.
    Variable(usize),
    /// Before a fragment's own name.
    Fragment(usize),
    /// Before the name of a fragment that is spread, and whether that is beside the outermost fields.
    Spread(usize, bool),
    /// Before an alias of an outermost field.
    Alias(usize),
    /// An outermost field without an alias needs one.
    Unaliased(usize, &'t str),
}

impl<'t> Scan<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut scan = Self { text, operation: Operation::default(), fragments: Vec::new() };
        let mut cursor = Cursor { tokens: tokens(text), next: 0, end: text.len() };
        while let Some(token) = cursor.take() {
            match token.text {
                "fragment" => {
                    let fragment = cursor.fragment(token.start);
                    scan.fragments.push(fragment);
                }
                "mutation" => scan.operation = cursor.operation(),
                _ => {}
            }
        }
        scan.find_roots();
        scan
    }

    /// Follows the spreads, from the operation on. What is spread beside the outermost fields of a fragment stands where
    /// that one does.
    fn find_roots(&mut self) {
        let Marks { outermost, inside, .. } = &self.operation.marks;
        let outermost = outermost.iter().map(|name| (*name, true));
        let mut spreads: Vec<_> = outermost.chain(inside.iter().map(|name| (*name, false))).collect();
        while let Some((name, at_root)) = spreads.pop() {
            let found = self.fragments.iter_mut().find(|fragment| fragment.name == name);
            let Some(fragment) = found else { continue };
            let is_known = if at_root { &mut fragment.is_at_root } else { &mut fragment.is_inside };
            if !std::mem::replace(is_known, true) {
                spreads.extend(fragment.marks.outermost.iter().map(|name| (*name, at_root)));
                spreads.extend(fragment.marks.inside.iter().map(|name| (*name, false)));
            }
        }
    }

    /// Adds the definitions of the variables, with the prefix.
    pub(super) fn variables(&self, prefix: &Prefix, into: &mut String) {
        let Operation { variables, marks, .. } = &self.operation;
        self.copy(variables, marks, true, prefix, into);
    }

    /// Adds the operation's directives, with the prefix for their variables.
    pub(super) fn directives(&self, prefix: &Prefix, into: &mut String) {
        let Operation { directives, marks, .. } = &self.operation;
        self.copy(directives, marks, true, prefix, into);
    }

    /// Adds the selections, with the prefix.
    pub(super) fn selections(&self, prefix: &Prefix, into: &mut String) {
        let Operation { body, marks, .. } = &self.operation;
        self.copy(body, marks, true, prefix, into);
    }

    /// Adds the fragments, with the prefix: each as it is spread, which may be both at the root and inside of fields.
    pub(super) fn fragments(&self, prefix: &Prefix, into: &mut String) {
        for Fragment { whole, is_at_root, is_inside, marks, .. } in &self.fragments {
            for (is_so, at_root) in [(is_at_root, true), (is_inside, false)] {
                if *is_so {
                    into.push(' ');
                    self.copy(whole, marks, at_root, prefix, into);
                }
            }
        }
    }

    fn copy(
        &self,
        range: &Range<usize>,
        marks: &Marks<'_>,
        at_root: bool,
        prefix: &Prefix,
        into: &mut String,
    ) {
        let mut from = range.start;
        for place in marks.places.iter().filter(|place| range.contains(&place.at())) {
            let before = match place {
                Place::Variable(_) => &prefix.plain,
                Place::Fragment(_) | Place::Spread(_, true) if at_root => &prefix.at_root,
                Place::Fragment(_) | Place::Spread(..) => &prefix.plain,
                Place::Alias(_) | Place::Unaliased(..) if at_root => &prefix.plain,
                Place::Alias(_) | Place::Unaliased(..) => continue,
            };
            into.push_str(self.text.get(from..place.at()).unwrap_or_default());
            into.push_str(before);
            if let Place::Unaliased(_, name) = place {
                into.push_str(name);
                into.push(':');
            }
            from = place.at();
        }
        into.push_str(self.text.get(from..range.end).unwrap_or_default());
    }
}

impl Place<'_> {
    fn at(&self) -> usize {
        match self {
            Self::Variable(at)
            | Self::Fragment(at)
            | Self::Spread(at, _)
            | Self::Alias(at)
            | Self::Unaliased(at, _) => *at,
        }
    }
}

/// The tokens that are still to be looked at.
struct Cursor<'t> {
    tokens: Vec<Token<'t>>,
    next: usize,
    /// Where the text ends.
    end: usize,
}

impl<'t> Cursor<'t> {
    fn take(&mut self) -> Option<Token<'t>> {
        let token = self.peek()?;
        self.next += 1;
        Some(token)
    }

    fn peek(&self) -> Option<Token<'t>> {
        self.tokens.get(self.next).copied()
    }

    fn take_if(&mut self, is_it: impl Fn(Token<'t>) -> bool) -> Option<Token<'t>> {
        self.peek().filter(|token| is_it(*token)).inspect(|_| self.next += 1)
    }

    /// Where the next token begins.
    fn at(&self) -> usize {
        self.peek().map_or(self.end, |token| token.start)
    }

    /// What comes after `mutation`.
    fn operation(&mut self) -> Operation<'t> {
        let mut marks = Marks::default();
        self.take_if(|token| token.kind == Kind::Name);
        let variables = match self.take_if(|token| token.is("(")) {
            Some(_) => self.in_parentheses(&mut marks),
            None => self.at()..self.at(),
        };
        let directives = self.directives(&mut marks);
        let body = self.body(&mut marks);
        Operation { variables, directives, body, marks }
    }

    /// What comes after the `fragment` that begins there.
    fn fragment(&mut self, start: usize) -> Fragment<'t> {
        let mut marks = Marks::default();
        let name = self.take_if(|token| token.kind == Kind::Name);
        marks.places.extend(name.map(|name| Place::Fragment(name.start)));
        self.directives(&mut marks);
        let body = self.body(&mut marks);
        let end = (body.end + 1).min(self.end);
        let name = name.map_or("", |name| name.text);
        Fragment { name, whole: start..end, is_at_root: false, is_inside: false, marks }
    }

    /// To the brace, and past it.
    fn directives(&mut self, marks: &mut Marks<'t>) -> Range<usize> {
        let start = self.at();
        while let Some(token) = self.take() {
            match token.text {
                "{" => return start..token.start,
                "(" => drop(self.in_parentheses(marks)),
                _ => {}
            }
        }
        start..self.end
    }

    /// To the closing parenthesis, and past it.
    fn in_parentheses(&mut self, marks: &mut Marks<'t>) -> Range<usize> {
        let start = self.at();
        let mut depth = 0_usize;
        while let Some(token) = self.take() {
            match token.text {
                "(" => depth += 1,
                ")" if depth == 0 => return start..token.start,
                ")" => depth -= 1,
                "$" => marks.places.push(Place::Variable(self.at())),
                _ => {}
            }
        }
        start..self.end
    }

    /// To the closing brace, and past it.
    fn body(&mut self, marks: &mut Marks<'t>) -> Range<usize> {
        let start = self.at();
        // For each brace that is open, whether the fields in it are outermost ones.
        let mut outermost = vec![true];
        let mut in_inline_fragment = false;
        while let (Some(token), Some(is_outermost)) = (self.take(), outermost.last().copied()) {
            match token.text {
                "{" => {
                    outermost.push(is_outermost && in_inline_fragment);
                    in_inline_fragment = false;
                }
                "}" => {
                    outermost.pop();
                    if outermost.is_empty() {
                        return start..token.start;
                    }
                }
                "(" => drop(self.in_parentheses(marks)),
                "@" => drop(self.take()),
                "..." => match self.take_if(|next| next.kind == Kind::Name) {
                    Some(name) if name.text != "on" => {
                        marks.places.push(Place::Spread(name.start, is_outermost));
                        let spreads = if is_outermost { &mut marks.outermost } else { &mut marks.inside };
                        spreads.push(name.text);
                    }
                    condition => {
                        condition.and_then(|_| self.take());
                        in_inline_fragment = true;
                    }
                },
                name if token.kind == Kind::Name => {
                    in_inline_fragment = false;
                    let is_alias = self.take_if(|next| next.is(":")).and_then(|_| self.take()).is_some();
                    match (is_outermost, is_alias) {
                        (false, _) => {}
                        (true, true) => marks.places.push(Place::Alias(token.start)),
                        (true, false) => marks.places.push(Place::Unaliased(token.start, name)),
                    }
                }
                _ => {}
            }
        }
        start..self.end
    }
}
