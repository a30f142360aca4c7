import Contracts
import Domain
import Durability
import NotificationDomain
import Postgres

/// Shows a message and its attempts.
struct AnswerGetNotification: QueryHandler {
    typealias Store = NotificationStore

    func answer(_ query: Message<GetNotification>, in transaction: Transaction) async throws -> CommandAnswer {
        try query.checkSender()
        let id = try query.notificationID()
        let rows = try await transaction.execute(
            Statement("SELECT \(NotificationView.columns) FROM notification WHERE id = $1", [.uuid(id.uuid)]))
        guard let row = rows.first else {
            throw Refusal(.notFound, message: "There is no such notification.")
        }
        return .ok(data: try ContentCoding.encode(try NotificationView(row)), next: nil)
    }
}
