package import Domain

/// `survey.invitation.get`: Answers with the invitation: that of the subject, or that of the token.
package struct GetSurveyInvitation: CommandContent, Shaped {
    package static let type = MessageType.command("survey", "invitation", "get")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var token: String?

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal) {
        self.actor = actor
    }

    package static let shape = Shape<GetSurveyInvitation>.command(
        "Answers with the invitation: that of the subject, or that of the token.",
        [
            .optional("token", \.token, .text(1...255), "The invitation's one-time token; customers must name it.")
        ])
}
