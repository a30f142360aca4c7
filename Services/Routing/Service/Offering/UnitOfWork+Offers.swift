import Contracts
import Domain
import Durability
import Messaging
import RoutingDomain

extension UnitOfWork<RoutingWorkspace> {
    /// Offers waiting work to free agents; returns how much.
    mutating func offerWaitingWork() throws -> Int {
        let matcher = workspace.matcher
        let matches = matcher.match(
            workspace.items.values.map(\.item), to: workspace.agents.values.map(\.agent), at: now)
        for match in matches { try offer(match, by: matcher) }
        return matches.count
    }

    private mutating func offer(_ match: Matcher.Match, by matcher: Matcher) throws {
        guard var entry = workspace.items[match.item] else { return }
        let (offer, events) = Offer.make(
            id: newID(), terms: matcher.terms(of: match, for: entry.item, at: now), by: .routing)
        try entry.item.wasOffered(offer.id, to: match.agent)
        workspace.save(entry)
        workspace.save(
            RoutingWorkspace.OfferEntry(
                offer: offer, group: entry.item.requirement.group, recordVersion: entry.record.version,
                dueAt: offer.terms.expiresAt))
        for event in events { try announce(event, of: offer.id) }
    }

    /// Carries out a command on an offer, with all that follows from it; returns the offer after it.
    @discardableResult
    mutating func perform(
        _ action: Offer.Action, on id: Offer.ID, by actor: Actor, expecting version: Int64? = nil
    ) throws -> Offer {
        guard var entry = workspace.offers[id] else { throw Rejection.notFound("offer") }
        let command = Offer.Command(action, by: actor, at: now, expectedVersion: version)
        let events = try entry.offer.perform(command)
        entry.dueAt = dueAt(of: entry.offer)
        workspace.save(entry)
        for event in events { try announce(event, of: id) }
        switch entry.offer.state {
        case .accepted: try assign(entry.offer)
        case .rejected, .expired, .withdrawn: putBack(entry.offer)
        case .made: break
        }
        return entry.offer
    }

    /// Withdraws an offer, as routing; `passingOver`: its agent is not asked again at once.
    mutating func withdraw(_ id: Offer.ID, because reason: String, passingOver: Bool = false) throws {
        let offer = try perform(.withdraw(reason: reason), on: id, by: .routing)
        guard passingOver, var entry = workspace.items[offer.terms.item] else { return }
        entry.item.pass(over: offer.terms.agent, until: now.advanced(by: workspace.settings.matching.coolDown))
        workspace.save(entry)
    }

    private func dueAt(of offer: Offer) -> Timestamp? {
        switch offer.state {
        case .made: offer.terms.expiresAt
        case .accepted: now.advanced(by: workspace.settings.confirmation)
        case .rejected, .expired, .withdrawn: nil
        }
    }

    /// The work waits again, unless the owner has said meanwhile what became of it.
    private mutating func putBack(_ offer: Offer) {
        guard var entry = workspace.items[offer.terms.item] else { return }
        let end = workspace.matcher.passingOverUntil(offer.state, at: now)
        if entry.item.offerEnded(offer.id, passingOverUntil: end) { workspace.save(entry) }
    }
}

extension UnitOfWork<RoutingWorkspace> {
    /// Asks the owner to give the record to the agent who accepted, and begins the work in the agent's name.
    ///
    /// The version keeps an assignment that somebody made meanwhile by hand from being undone.
    private mutating func assign(_ offer: Offer) throws {
        guard let entry = workspace.items[offer.terms.item] else { return }
        let agent = Principal(kind: .agent, id: offer.terms.agent)
        let id = offer.terms.item.uuid
        let replyTo = ReplyAddress.service(.routing, correlationID: offer.id.description)
        switch entry.record.kind {
        case .case:
            var command = AssignCase(actor: .routing)
            command.expectedVersion = entry.record.version
            command.group = entry.item.requirement.group.flatMap { RecordID($0) }
            command.assignee = RecordID(offer.terms.agent)
            command.offerId = RecordID(offer.id.uuid)
            try send(command, to: id, replyTo: replyTo)
            if !entry.record.isStarted { try send(AcceptCase(actor: agent), to: id) }
        case .incident:
            var command = AssignIncident(actor: .routing)
            command.expectedVersion = entry.record.version
            command.group = entry.item.requirement.group.flatMap { RecordID($0) }
            command.assignee = RecordID(offer.terms.agent)
            command.offerId = RecordID(offer.id.uuid)
            try send(command, to: id, replyTo: replyTo)
            if !entry.record.isStarted { try send(StartIncident(actor: agent), to: id) }
        }
    }
}

extension Principal {
    /// Routing itself.
    static let routing = Principal.system(ServiceName.routing.rawValue)
}

extension Actor {
    /// Routing itself.
    static let routing = Actor.system(ServiceName.routing.rawValue)
}
