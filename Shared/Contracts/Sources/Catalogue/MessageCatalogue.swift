/// Every message of the contract (contract.md section 6), but for `raw` ones, which are not ours to describe.
package enum MessageCatalogue {
    /// All messages: adapters' ones, events, commands.
    package static let all: [MessageDescription] = intakeMessages + intakeEvents + otherEvents + commands

    /// The description of a type; `nil` if the contract does not know it.
    package static func description(of type: MessageType) -> MessageDescription? { byType[type] }

    private static let byType: [MessageType: MessageDescription] = Dictionary(
        all.map { ($0.type, $0) }, uniquingKeysWith: { first, _ in first })
}
