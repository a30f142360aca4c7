import Contracts
import Domain
import FoundationEssentials
import ITSMDomain

extension IncidentSnapshot {
    /// The incident as the contract shows it.
    init(_ subject: Incident) {
        self.init(
            id: RecordID(subject.id.uuid), number: subject.number.description, version: subject.version,
            state: IncidentSnapshot.State(subject.state), subject: subject.details.summary,
            openedAt: subject.origin.openedAt)
        holdReason = (subject.state.hold?.reason).map { IncidentSnapshot.HoldReason($0) }
        category = subject.details.category
        service = subject.details.service
        item = subject.details.configurationItem
        signature = subject.details.signature
        priority = subject.priority
        impact = subject.details.impact
        urgency = subject.details.urgency
        group = subject.assignment.group.flatMap { RecordID($0) }
        assignee = subject.assignment.assignee.flatMap { RecordID($0) }
        callerId = subject.origin.callerID.flatMap { RecordID($0) }
        caseIds = subject.details.caseIDs.compactMap { RecordID($0) }
        links = subject.recordLinks
        closeCode = subject.progress.resolution?.code
    }

    /// The same without what is other people's business: for the caller.
    var withoutLinks: IncidentSnapshot {
        var snapshot = self
        snapshot.caseIds = []
        snapshot.links = []
        return snapshot
    }
}

extension IncidentSnapshot.State {
    init(_ state: Incident.State) {
        switch state {
        case .new: self = .new
        case .inProgress: self = .inProgress
        case .onHold: self = .onHold
        case .resolved: self = .resolved
        case .closed: self = .closed
        case .cancelled: self = .cancelled
        }
    }
}

extension IncidentSnapshot.HoldReason {
    init(_ reason: Incident.Hold.Reason) {
        switch reason {
        case .awaitingCaller: self = .awaitingCaller
        case .awaitingChange: self = .awaitingChange
        case .awaitingProblem: self = .awaitingProblem
        case .awaitingVendor: self = .awaitingVendor
        }
    }
}

extension Incident.Hold.Reason {
    init(_ reason: IncidentSnapshot.HoldReason) {
        switch reason {
        case .awaitingCaller: self = .awaitingCaller
        case .awaitingChange: self = .awaitingChange
        case .awaitingProblem: self = .awaitingProblem
        case .awaitingVendor: self = .awaitingVendor
        }
    }
}
