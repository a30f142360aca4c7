import Contracts
import Domain
import Durability
import IntakeDomain

/// Links the cases that an incident was raised from.
struct LinkRaisedIncident: MessageHandler {
    typealias Store = IntakeStore

    func gather(_ message: Message<IncidentCreated>, into needs: inout IntakeNeeds) {
        needs.caseIDs.formUnion(message.content.incident.linkedCases)
    }

    func handle(_ message: Message<IncidentCreated>, in unit: inout UnitOfWork<IntakeWorkspace>) throws {
        let link = Link(.investigatedBy, IntakeDomain.RecordReference(message.content.incident))
        for id in message.content.incident.linkedCases {
            guard let subject = unit.workspace.subject(id), !subject.state.isFinal else { continue }
            try unit.perform(.link(link), on: id, by: .system(ServiceName.intake.rawValue))
        }
    }
}
