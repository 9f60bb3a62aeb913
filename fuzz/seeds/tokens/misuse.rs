query Q { option(type: r"a", Self: 'b', new: b"c") { # x
 } } #[derive(X)] 0x1 1_0 1.0f64 c"d" "a" "b" """c"""