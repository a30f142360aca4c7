import ITSMDomain

/// One event of an incident, with the incident before and after it.
struct IncidentStep: Sendable {
    let event: Incident.Event
    let before: Incident
    let after: Incident
}
