import Contracts
import Cryptography
import Domain
import Durability
import IntakeDomain

extension UnitOfWork<IntakeWorkspace> {
    /// Does what a mail to one of our signed addresses asks: accept or reject a solution, or answer a survey. False if
    /// the mail asks for nothing, or for what can no longer be done; it is threaded like any other then.
    mutating func grantRequest(of message: IncomingMessage) throws -> Bool {
        guard !message.isAutomatic, !message.isOwnLoop, let token = message.threading.request else { return false }
        if token.purpose == .survey { return try answerSurvey(token, with: message) }
        guard let subject = workspace.subject(Case.ID(token.subject)), subject.isDeciding(episode: token.episode),
            let action = message.decision(by: token)
        else { return false }
        let party = try customer(of: message)
        let actor = Actor(Principal(kind: .customer, id: party.id.description), roles: [.customer])
        try keepWords(of: message, on: subject.id, by: actor)
        try perform(action, on: subject.id, by: actor)
        try conclude(
            message, as: .appended, on: subject.id, evidence: ["signed_address:\(subject.number):\(token.purpose.word)"]
        )
        return true
    }

    private mutating func answerSurvey(_ token: SignedToken, with message: IncomingMessage) throws -> Bool {
        guard let score = message.score(chosenBy: token) else { return false }
        let party = try customer(of: message)
        var response = SubmitSurveyResponse(actor: .system(ServiceName.intake.rawValue), score: score)
        response.token = message.threading.requestText
        response.comment = message.comment
        try send(response, to: token.subject)
        try conclude(message, as: .recorded, on: nil, evidence: ["signed_address:survey", "party:\(party.id)"])
        return true
    }

    /// What the customer wrote beside the decision stands in the thread, before it.
    private mutating func keepWords(of message: IncomingMessage, on id: Case.ID, by actor: Actor) throws {
        guard !message.text.trimmed.isEmpty else { return }
        try append(message, to: id)
    }
}

extension Case {
    /// Whether the customer may still decide on that solution.
    fileprivate func isDeciding(episode: UInt16) -> Bool {
        state == .resolved && resolutions.currentEpisode == Int(episode)
    }
}

extension IncomingMessage {
    fileprivate func decision(by token: SignedToken) -> Case.Action? {
        switch token.purpose {
        case .accept: .acceptSolution(nil)
        case .reject: .rejectSolution(reason: text.trimmed.isEmpty ? "The customer gave no reason." : text, nil)
        default: nil
        }
    }

    /// The score that the address stands for, or the number with which the text begins; `nil` if neither is there.
    fileprivate func score(chosenBy token: SignedToken) -> Int? {
        if token.choice > 0 { return Int(token.choice) }
        let digits = text.trimmed.prefix { $0.isASCII && $0.isNumber }
        return digits.count <= 2 ? Int(digits) : nil
    }

    fileprivate var comment: String? {
        let words = text.trimmed.drop { $0.isNumber || $0.isWhitespace }
        return words.isEmpty ? nil : String(words.prefix(10_000))
    }
}

extension SignedToken.Purpose {
    fileprivate var word: String {
        switch self {
        case .accept: "accept"
        case .reject: "reject"
        default: "reply"
        }
    }
}
