/// One thing that a service needs, and how to find out whether it has it.
package struct ReadinessCheck: Sendable {
    /// What was found; a failure says what to do about it.
    package enum Finding: Equatable, Sendable {
        case passing(String)
        case failing(String)
    }

    package let name: CheckName
    /// Without which this one cannot be made.
    package let need: CheckName?
    /// How long a pass is believed; a failure never is.
    package let belief: Duration
    /// Whether a pass is not to be believed any more.
    package let isDoubtful: @Sendable () -> Bool
    package let look: @Sendable () async -> Finding

    /// Names a check and how it is made.
    package init(
        _ name: CheckName, needing need: CheckName? = nil, believedFor belief: Duration = .zero,
        unless isDoubtful: @escaping @Sendable () -> Bool = { false },
        look: @escaping @Sendable () async -> Finding
    ) {
        self.name = name
        self.need = need
        self.belief = belief
        self.isDoubtful = isDoubtful
        self.look = look
    }
}
