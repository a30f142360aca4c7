package import Domain

/// What every `incident.*` event carries: the incident after it, the members that changed, and who did it.
package protocol IncidentEventContent: PublishedContent {
    /// The incident after the event.
    var incident: IncidentSnapshot { get }
    /// The members of `incident` that the event changed.
    var changed: [String] { get }
    /// Who did it.
    var actor: Principal { get }
}

extension Shape where Root: IncidentEventContent {
    /// The shape of an incident event: its own members behind `incident`, `changed` and `actor`.
    package static func incidentEvent(_ description: String, _ fields: [Field<Root>] = []) -> Shape {
        let common: [Field<Root>] = [
            .required("incident", \.incident, .object, "The incident after the event."),
            .required("changed", \.changed, .list(of: .name, upTo: 100), "The members of `incident` that changed."),
            .required("actor", \.actor, .object, "Who did it."),
        ]
        return Shape(description, common + fields)
    }
}
