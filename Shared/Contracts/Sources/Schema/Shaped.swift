/// A type whose objects travel in messages: `Codable` by its members' names, and described by its shape.
package protocol Shaped: Codable, Hashable, Sendable {
    /// The members, their limits and meanings.
    static var shape: Shape<Self> { get }
}
