import Contracts
import Domain
import Durability
import IntakeDomain

/// Carries a linked incident's progress over to its cases, as the link policy has it (records.md 2.9).
struct FollowIncident<Content: IncidentEventContent>: MessageHandler {
    typealias Store = IntakeStore

    private let news: @Sendable (Content) -> IncidentNews

    /// Makes a handler of what the event means to a case.
    init(_ news: @escaping @Sendable (Content) -> IncidentNews) { self.news = news }

    func gather(_ message: Message<Content>, into needs: inout IntakeNeeds) {
        needs.caseIDs.formUnion(message.content.incident.linkedCases)
    }

    func handle(_ message: Message<Content>, in unit: inout UnitOfWork<IntakeWorkspace>) throws {
        let incident = IntakeDomain.RecordReference(message.content.incident)
        let subjects = message.content.incident.linkedCases.compactMap(unit.workspace.subject)
        guard subjects.allSatisfy({ !$0.links(to: incident).isEmpty }) else {
            throw NotYet("a case is not linked to the incident yet")
        }
        let system = Actor.system(ServiceName.intake.rawValue)
        for subject in subjects {
            let actions = LinkPolicy().actions(
                for: news(message.content), of: incident, on: subject, noteID: unit.newID())
            for action in actions {
                let changed = try unit.perform(action, on: subject.id, by: system)
                unit.keepText(of: action, on: changed, by: system.principal)
            }
        }
    }
}

extension IncidentSnapshot {
    /// The cases that the incident is about, each once, in a fixed order.
    var linkedCases: [Case.ID] { Set(caseIds.map { Case.ID($0.uuid) }).sorted() }
}

extension IntakeDomain.RecordReference {
    init(_ incident: IncidentSnapshot) {
        self.init(.incident, id: incident.id.description, number: incident.number)
    }
}
