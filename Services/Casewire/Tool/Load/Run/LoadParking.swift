import Contracts
import Domain
import Durability
import Messaging

/// Keeps the cases of runs without agents apart, for good: a group of nobody, and a rule that sends them there. Without
/// it, the agents of a later run would be offered all of them.
enum LoadParking {
    /// The category of those cases.
    static let category = "load"

    private static let name = "Load without agents"

    /// Sends the commands; nobody waits for their answers, since routing need not run.
    static func open(on session: BrokerSession, run: LoadIdentity) async throws {
        let tool = Principal.system(session.user)
        let group: RecordID = DemoIdentity.id(of: "load parking")
        var rule = UpsertRoutingRule(actor: tool, name: name, position: 0)
        rule.group = group
        rule.conditions = [RoutingCondition(member: .category, comparison: .equals, values: [category])]
        let requests = [
            try CommandRequest(UpsertGroup(actor: tool, name: name), id: "\(run.id(0))-park-group", subject: group),
            try CommandRequest(rule, id: "\(run.id(0))-park-rule", subject: DemoIdentity.id(of: "load parking rule")),
        ]
        for request in requests {
            var message = OutgoingMessage.command(request.event(at: SystemTime().now()))
            message.properties.userID = session.user
            try await session.publish(message)
        }
    }
}
