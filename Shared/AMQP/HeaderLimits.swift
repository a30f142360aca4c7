/// How large and how deep a header table may be, in and out (contract section 1).
struct HeaderLimits: Sendable {
    /// Bytes of the encoded table.
    var bytes = 16 << 10
    /// Levels of tables and arrays in one another; the header table itself is the first. Kept in an outbox as JSON,
    /// each takes three of the 64 levels that JSON may have.
    var depth = 16
}
