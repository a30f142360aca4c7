/// A generated file.
package struct ContractDocument: Hashable, Sendable {
    /// The path below `Shared/Contracts`.
    package let path: String
    package let bytes: [UInt8]
}
