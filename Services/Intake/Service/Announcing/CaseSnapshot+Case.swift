import Contracts
import Domain
import IntakeDomain

extension CaseSnapshot {
    /// The case as the contract shows it.
    init(_ subject: Case) {
        self.init(
            id: RecordID(subject.id.uuid), number: subject.number.description, version: subject.version,
            state: CaseSnapshot.State(subject.state), channel: subject.origin.channel, openedAt: subject.origin.openedAt
        )
        type = subject.details.type ?? "general"
        category = subject.details.category
        product = subject.details.product
        asset = subject.details.asset
        priority = subject.priority
        impact = subject.details.impact
        urgency = subject.details.urgency
        language = subject.details.language
        partyId = subject.origin.party.flatMap { RecordID($0.id) }
        partyName = subject.origin.party?.name
        accountId = subject.origin.party?.accountID.flatMap { RecordID($0) }
        entitlement = subject.details.entitlement.map { CaseEntitlement($0) }
        group = subject.assignment.group.flatMap { RecordID($0) }
        assignee = subject.assignment.assignee.flatMap { RecordID($0) }
        majorId = subject.facets.majorID.flatMap { RecordID($0) }
        facets = CaseFacets(subject)
    }
}

extension CaseSnapshot.State {
    init(_ state: Case.State) {
        switch state {
        case .new: self = .new
        case .open: self = .open
        case .awaitingInfo: self = .awaitingInfo
        case .resolved: self = .resolved
        case .closed: self = .closed
        case .cancelled: self = .cancelled
        }
    }
}

extension CaseFacets {
    init(_ subject: Case) {
        self.init()
        blockedBy = subject.facets.blockedBy.map(\.kind.rawValue)
        needsAttention = subject.facets.needsAttention != nil
        isProactive = subject.origin.isProactive
        reopenCount = subject.resolutions.reopenCount
        escalation = subject.facets.escalation == .none ? nil : subject.facets.escalation.rawValue
        majorState = subject.facets.majorState == .none ? nil : subject.facets.majorState.rawValue
    }
}

extension CaseEntitlement {
    init(_ entitlement: Case.Entitlement) {
        self.init(outcome: entitlement.outcome.rawValue, definitions: entitlement.definitions)
        id = entitlement.id.flatMap { RecordID($0) }
        tier = entitlement.tier
        calendar = entitlement.calendar
    }
}
