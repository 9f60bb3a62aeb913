/// All
/// "users".
pub(crate) query Q($a: Int = -1) { a: option(Self: $a, type: "x") { id type gen } } pub fragment F on Named { name }
