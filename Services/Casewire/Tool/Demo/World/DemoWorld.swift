import Contracts

/// What the events have told since the demo began; taking an event twice, or late, changes nothing.
struct DemoWorld: Sendable {
    /// Rises with every event, the watermarks among them.
    private(set) var revision = 0
    /// What became of the messages, by AMQP `message_id`; the first outcome counts.
    private(set) var outcomes: [String: IntakeOutcome] = [:]
    private(set) var cases: [RecordID: DemoCase] = [:]
    private(set) var offers: [RecordID: OfferSnapshot] = [:]
    private(set) var incidents: [RecordID: IncidentSnapshot] = [:]
    private(set) var notifications: [RecordID: DemoNotification] = [:]
    private(set) var surveys: [RecordID: DemoSurvey] = [:]

    /// Takes an event; what is not of interest, or cannot be read, only counts.
    mutating func take(_ event: CloudEvent) {
        revision += 1
        if let outcome = IntakeOutcome(event) {
            outcomes[outcome.messageID] = outcomes[outcome.messageID] ?? outcome
            return
        }
        let words = event.type.routingWords.split(separator: ".").map(String.init)
        guard words.count == 3, let data = EventData(event) else { return }
        switch words[0] {
        case "case": takeCase(data, named: words[1], sequence: event.aggregateSequence)
        case "offer": takeOffer(data)
        case "incident": takeIncident(data)
        case "notification": takeNotification(data)
        case "survey": takeSurvey(data)
        default: return
        }
    }

    private mutating func takeCase(_ data: EventData, named name: String, sequence: Int64?) {
        guard let snapshot = data.case else { return }
        var known = cases[snapshot.id] ?? DemoCase(snapshot: snapshot)
        if snapshot.version >= known.snapshot.version { known.snapshot = snapshot }
        known.subject = known.subject ?? data.subject
        known.events[sequence ?? snapshot.version] = name
        cases[snapshot.id] = known
    }

    private mutating func takeOffer(_ data: EventData) {
        guard let offer = data.offer, offer.version >= offers[offer.id]?.version ?? 0 else { return }
        offers[offer.id] = offer
    }

    private mutating func takeIncident(_ data: EventData) {
        guard let incident = data.incident, incident.version >= incidents[incident.id]?.version ?? 0 else { return }
        incidents[incident.id] = incident
    }

    private mutating func takeNotification(_ data: EventData) {
        guard let snapshot = data.notification else { return }
        var known = notifications[snapshot.id] ?? DemoNotification(snapshot: snapshot)
        if snapshot.version >= known.snapshot.version { known.snapshot = snapshot }
        known.externalID = known.externalID ?? data.externalId
        known.reason = known.reason ?? data.reason
        notifications[snapshot.id] = known
    }

    private mutating func takeSurvey(_ data: EventData) {
        guard let snapshot = data.survey else { return }
        var known = surveys[snapshot.id] ?? DemoSurvey(snapshot: snapshot)
        if snapshot.version >= known.snapshot.version { known.snapshot = snapshot }
        known.reason = known.reason ?? data.reason
        surveys[snapshot.id] = known
    }
}
