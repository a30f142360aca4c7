package import Domain

/// `intake.case.request_info`: Asks the customer something; the case waits for the answer.
package struct RequestCaseInfo: CommandContent, Shaped {
    package static let type = MessageType.command("intake", "case", "request_info")

    package var actor: Principal
    package var expectedVersion: Int64?
    package var question: String

    /// Makes it of what must be there; set the rest after.
    package init(actor: Principal, question: String) {
        self.actor = actor
        self.question = question
    }

    package static let shape = Shape<RequestCaseInfo>.command(
        "Asks the customer something; the case waits for the answer.",
        [
            .required("question", \.question, .prose, "What is asked.")
        ])
}
