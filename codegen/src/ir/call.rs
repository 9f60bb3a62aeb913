//! A builder: a root field with its arguments, and with the fragment that comes back left open.

use super::inputs::{InputNames, is_sensitive};
use super::lower::Lowering;
use super::node_kind::is_kind;
use super::pages::PAGE_SIZE_DOC;
use super::selection::wrap;
use super::text::Texts;
use super::{InputField, InputType, OutputType, Presence, Scalar};
use crate::api::{Call, Returns, default_name};
use crate::document::Operation;
use crate::schema::{InputValueDef, OperationKind, Schema, TypeId, TypeKind, TypeRef};
use crate::source::Span;

/// Methods of every builder, which no setter may be called.
const METHODS: [&str; 5] = ["first_page", "pages", "select", "send", "stream"];

/// Methods that clients have themselves: one of that name would never be reached. `tests/tests/api/names.rs` looks for those
/// of the runtime.
pub(crate) const RESERVED: [&str; 36] = [
    "app_id",
    "as_async",
    "atomic",
    "block_on",
    "builder",
    "call",
    "call_nodes",
    "call_pages",
    "chunked",
    "clone",
    "endpoint",
    "export_job",
    "export_status",
    "export_users",
    "fallback_key_id",
    "fetch",
    "fetch_partial",
    "forget_fallback_key",
    "from_env",
    "import_job",
    "import_status",
    "import_users",
    "key_id",
    "new",
    "nodes",
    "pages",
    "presign_image_upload",
    "replace_key",
    "send",
    "send_partial",
    "send_untyped",
    "token_expires_at",
    "update_standard_attributes",
    "with_audit_context",
    "with_retry",
    "with_timeout",
];

/// The builders of an API.
#[derive(Debug)]
pub(crate) struct ApiItem<'a> {
    pub(crate) calls: Vec<CallItem<'a>>,
    /// The kinds of nodes with their default fragments, where a builder asks for nodes.
    pub(crate) nodes: Vec<(&'a str, String)>,
    /// Names that are not a schema's: the trait of all builders, that of the kinds, and the parameters of the builders.
    pub(crate) names: ApiNames,
}

/// The names that are ours, as far as the schema leaves them.
#[derive(Debug)]
pub(crate) struct ApiNames {
    pub(crate) api: String,
    pub(crate) node: String,
    pub(crate) client: String,
    pub(crate) fragment: String,
    pub(crate) kind: String,
}

/// A builder.
#[derive(Debug)]
pub(crate) struct CallItem<'a> {
    pub(crate) kind: OperationKind,
    /// The root field.
    pub(crate) field: &'a str,
    /// The operation's name, as it is sent.
    pub(crate) graphql: &'a str,
    /// Where the composed document has that.
    pub(crate) span: Span,
    /// What is sent with the default fragment.
    pub(crate) document: String,
    pub(crate) name: String,
    /// The method that begins it.
    pub(crate) method: String,
    pub(crate) doc: Option<&'a str>,
    pub(crate) deprecated: Option<&'a str>,
    pub(crate) variables: Vec<InputField<'a>>,
    /// The input object that all of them are fields of.
    pub(crate) within: Option<&'a str>,
    pub(crate) text: CallText,
    pub(crate) returns: CallReturns<'a>,
}

/// The text that is sent.
#[derive(Debug)]
pub(crate) enum CallText {
    /// All of it.
    Whole(String),
    /// Before and behind the fragment's name; the fragments follow.
    Around(String, String),
}

/// What comes back.
#[derive(Debug)]
pub(crate) enum CallReturns<'a> {
    Leaf(OutputType),
    Fragment {
        /// The field of the payload that it is in.
        inner: Option<&'a str>,
        ty: OutputType,
        on: On<'a>,
        /// What it is of.
        graphql: &'a str,
        default: String,
    },
    List {
        on: On<'a>,
        graphql: &'a str,
        default: String,
    },
    Node {
        many: bool,
    },
}

/// The type that a fragment is on, as the runtime knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum On<'a> {
    /// One of its kinds of nodes.
    Kind(&'a str),
    /// One of the others that it knows.
    Known(&'a str),
    /// Another, by a number made of its name.
    Other(u64),
}

impl<'a> On<'a> {
    /// The type of this name.
    pub(crate) fn of(name: &'a str) -> Self {
        if is_kind(name) {
            Self::Kind(name)
        } else if KNOWN.contains(&name) {
            Self::Known(name)
        } else {
            Self::Other(hash(name))
        }
    }
}

/// The types that the runtime knows beside its kinds of nodes: what the server's builders give.
const KNOWN: [&str; 11] = [
    "AnonymizeUserPayload",
    "CreateIdentityPayload",
    "CreateSessionPayload",
    "DeleteGroupPayload",
    "DeleteResourcePayload",
    "DeleteRolePayload",
    "DeleteScopePayload",
    "DeleteUserPayload",
    "FraudProtectionOverview",
    "GenerateOOBOTPCodePayload",
    "UpdateIdentityPayload",
];

/// FNV-1a.
fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

impl<'a> Lowering<'a> {
    /// The builder of a call with its names.
    pub(super) fn call<'d>(
        &self,
        call: &'a Call<'a>,
        (name, method): (String, String),
        operation: &'d Operation,
        texts: &mut Texts<'d>,
    ) -> CallItem<'a> {
        let (variables, within) = self.call_variables(call);
        CallItem {
            kind: call.kind,
            field: &call.field.name.text,
            graphql: &call.operation,
            span: operation.name.as_ref().map_or(operation.span, |name| name.span),
            document: texts.text(operation),
            name,
            method,
            doc: call.field.description.as_deref(),
            deprecated: call.field.deprecated.as_deref(),
            variables,
            within,
            text: self.call_text(call, &texts.alone(operation)),
            returns: self.call_returns(call),
        }
    }

    /// What the builder takes: the arguments, or the fields of the one input object that is the only argument. What must
    /// be given comes first, ids before everything else.
    fn call_variables(&self, call: &'a Call<'a>) -> (Vec<InputField<'a>>, Option<&'a str>) {
        let mut names = InputNames::beside(&METHODS);
        let (mut variables, within) = match input_object(self.schema, &call.field.arguments) {
            Some((argument, id)) => {
                let fields = self.schema.ty(id).input_fields().iter();
                let variables =
                    fields.map(|field| self.input(field, self.kind_of_input(id, field), &mut names));
                (variables.collect::<Vec<_>>(), Some(&*argument.name.text))
            }
            None => {
                let kind = |argument| self.kind_of_argument(call.root, call.field, argument);
                let arguments = call.field.arguments.iter();
                (arguments.map(|argument| self.input(argument, kind(argument), &mut names)).collect(), None)
            }
        };
        if matches!(call.returns, Returns::List { .. }) {
            let sizes = variables.iter_mut().filter(|variable| ["first", "last"].contains(&variable.wire));
            sizes.for_each(|size| size.doc = Some(PAGE_SIZE_DOC));
        }
        let is_id = |ty: &InputType| matches!(ty, InputType::Scalar(Scalar::Id | Scalar::NodeId(_)));
        variables.sort_by_key(|variable| (variable.presence != Presence::Required, !is_id(&variable.ty)));
        (variables, within)
    }

    fn call_text(&self, call: &Call<'_>, text: &str) -> CallText {
        let on = match call.returns {
            Returns::Leaf => return CallText::Whole(text.to_owned()),
            Returns::Object { on, .. } | Returns::List { on } | Returns::Node { on, .. } => on,
        };
        let name = default_name(self.schema.ty(on));
        match text.split_once(&format!("...{name}")) {
            Some((before, behind)) => CallText::Around(format!("{before}..."), behind.to_owned()),
            None => CallText::Whole(text.to_owned()),
        }
    }

    fn call_returns(&self, call: &'a Call<'a>) -> CallReturns<'a> {
        let graphql = |on| &*self.schema.ty(on).name.text;
        let default = |on| self.fragment_name(&default_name(self.schema.ty(on)));
        match call.returns {
            Returns::Leaf => {
                let ty = &call.field.ty;
                let leaf = match self.schema.ty(ty.base()).kind {
                    TypeKind::Enum { .. } => OutputType::Enum(self.shared_name(ty.base())),
                    _ => {
                        let kind = self.kind_of_field(call.root, call.field);
                        OutputType::Scalar(self.scalar(ty.base(), is_sensitive(&call.field.name.text), kind))
                    }
                };
                CallReturns::Leaf(wrap(ty, leaf))
            }
            Returns::Object { inner, on } => CallReturns::Fragment {
                inner: inner.map(|inner| &*inner.name.text),
                ty: wrap(&inner.unwrap_or(call.field).ty, OutputType::Chosen),
                on: On::of(graphql(on)),
                graphql: graphql(on),
                default: default(on),
            },
            Returns::List { on } => {
                CallReturns::List { on: On::of(graphql(on)), graphql: graphql(on), default: default(on) }
            }
            Returns::Node { many, .. } => CallReturns::Node { many },
        }
    }
}

/// The one argument, if it is an input object that must be given.
fn input_object<'a>(schema: &Schema, arguments: &'a [InputValueDef]) -> Option<(&'a InputValueDef, TypeId)> {
    let [argument] = arguments else { return None };
    let TypeRef::NonNull(ty) = &argument.ty else { return None };
    let TypeRef::Named(id) = **ty else { return None };
    let is_input = matches!(schema.ty(id).kind, TypeKind::Input { one_of: false, .. });
    (is_input && argument.default.is_none()).then_some((argument, id))
}

/// The types of what a call takes and, if it is a scalar or enum, of what it gives.
pub(super) fn named<'a>(schema: &'a Schema, call: &'a Call<'a>) -> impl Iterator<Item = TypeId> {
    let arguments = &call.field.arguments;
    let inputs = match input_object(schema, arguments) {
        Some((_, id)) => schema.ty(id).input_fields(),
        None => arguments,
    };
    inputs.iter().map(|input| input.ty.base()).chain([call.field.ty.base()])
}
