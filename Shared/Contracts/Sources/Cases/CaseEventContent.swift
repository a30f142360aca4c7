package import Domain

/// What every `case.*` event carries: the case after it, the members that changed, and who did it.
package protocol CaseEventContent: PublishedContent {
    /// The case after the event.
    var `case`: CaseSnapshot { get }
    /// The members of `case` that the event changed.
    var changed: [String] { get }
    /// Who did it.
    var actor: Principal { get }
}

extension Shape where Root: CaseEventContent {
    /// The shape of a case event: its own members behind `case`, `changed` and `actor`.
    package static func caseEvent(_ description: String, _ fields: [Field<Root>] = []) -> Shape {
        let common: [Field<Root>] = [
            .required("case", \.case, .object, "The case after the event."),
            .required("changed", \.changed, .list(of: .name, upTo: 100), "The members of `case` that changed."),
            .required("actor", \.actor, .object, "Who did it."),
        ]
        return Shape(description, common + fields)
    }
}
