extension MessageCatalogue {
    /// What adapters send to us.
    static let intakeMessages: [MessageDescription] = [
        .intake(IntakeMessage.self),
        .intake(IntakeAlert.self),
        .intake(IntakeInteraction.self),
    ]
}
