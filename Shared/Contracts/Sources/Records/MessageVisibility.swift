/// Who may read a message: the customer too, or our own people only.
package enum MessageVisibility: String, CaseIterable, Codable, Sendable {
    case `public`, `internal`
}
