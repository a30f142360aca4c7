/// How large and how deep a header table may be, in and out (contract section 1).
struct HeaderLimits: Sendable {
    /// Bytes of the encoded table.
    var bytes = 16 << 10
    /// Levels of tables and arrays in one another; the header table itself is the first.
    var depth = 32
}
