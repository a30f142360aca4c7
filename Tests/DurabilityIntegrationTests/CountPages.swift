import Contracts
import Durability
import FoundationEssentials
import Testing

/// Counts what it is told, by the part that it names.
struct CountPages: MessageHandler {
    typealias Store = Notebook

    func gather(_ message: Message<FeedWatermark>, into needs: inout Set<String>) { needs.insert(message.name) }

    func handle(_ message: Message<FeedWatermark>, in unit: inout UnitOfWork<[String: Notebook.Page]>) throws {
        switch message.name {
        case "0": throw Refusal(.invalid, field: "data.part", message: "Zero is not counted.")
        case "1": throw NotYet("one comes later")
        default: break
        }
        var page = unit.workspace[message.name] ?? Notebook.Page(count: 0, version: 0)
        page.count += 1
        page.version += 1
        unit.workspace[message.name] = page
        let id = try #require(
            UUID(uuidString: "00000000-0000-7000-8000-00000000000\(String(message.content.part, radix: 16))"))
        try unit.announce(
            message.content, of: AggregateReference(id: id, number: "P\(message.name)", sequence: page.version))
    }
}

extension Message<FeedWatermark> {
    /// The page that the message is for.
    fileprivate var name: String { String(content.part) }
}
