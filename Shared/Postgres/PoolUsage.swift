/// How much of a pool is in use.
package struct PoolUsage: Hashable, Sendable {
    /// Connections lent out, or being opened for somebody.
    package let leased: Int
    /// Connections open and lent to nobody.
    package let idle: Int
    /// Callers who wait for a connection.
    package let waiting: Int
}
