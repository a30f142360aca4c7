package import Domain

extension Case {
    /// A text that the customer wrote or reads.
    package struct Message: Hashable, Sendable {
        package typealias ID = Identifier<Message>

        /// Which way it went.
        package enum Direction: String, CaseIterable, Codable, Sendable {
            case inbound, outbound
        }

        package let id: ID
        package let direction: Direction
        package let text: String
        /// Whether a machine wrote it: an out-of-office reply, a bounce, a list.
        package let isAutomatic: Bool

        /// A text with the id that it is stored under.
        package init(id: ID, direction: Direction, text: String, isAutomatic: Bool = false) {
            self.id = id
            self.direction = direction
            self.text = text
            self.isAutomatic = isAutomatic
        }
    }

    /// A text that no customer ever sees.
    package struct Note: Hashable, Sendable {
        package let id: Message.ID
        package let text: String

        /// A text with the id that it is stored under.
        package init(id: Message.ID, text: String) {
            self.id = id
            self.text = text
        }
    }
}
