import Domain
import FoundationEssentials
import SurveyDomain

/// A survey in any state.
enum Sample {
    static let now = Timestamp(microseconds: 1_780_000_000_000_000)
    static let service = Actor.system("survey")
    static let julie = Actor(Principal(kind: .customer, id: "julie"), roles: [.customer])
    static let surveyID = SurveyInstance.ID(UUID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0001))
    static let digest: [UInt8] = [1, 2, 3]
    static let closed = ClosedCase(id: "case-1", episode: 1, partyID: "julie", end: .byCustomer)
    static let free = Eligibility.Facts(hasOptedOut: false, lastAskedAt: nil, draw: 0)
    static let questionnaire = Questionnaire(
        id: "csat-3", version: 1,
        questions: [
            .init("satisfaction", .csat, isRequired: true),
            .init("comment", .text(limit: 10), isRequired: false),
            .init("reason", .choice(["speed", "quality"]), isRequired: false),
        ])

    static func after(_ seconds: Int64) -> Timestamp { now.advanced(by: .seconds(seconds)) }

    static func answers(_ score: Int) throws(Rejection) -> Answers {
        try Answers(["satisfaction": .number(score)], to: questionnaire)
    }

    /// A survey that has come to a state by commands alone.
    static func survey(_ state: SurveyInstance.State) throws -> SurveyInstance {
        let facts = Eligibility.Facts(hasOptedOut: state == .skipped, lastAskedAt: nil, draw: 0)
        var survey = SurveyInstance.plan(id: surveyID, about: closed, with: questionnaire, facts, at: now).subject
        let send = SurveyInstance.Action.send(tokenDigest: digest, lifetime: .seconds(1_000))
        let steps: [(SurveyInstance.Action, Actor, Int64)] =
            switch state {
            case .skipped, .scheduled: []
            case .sent: [(send, service, 0)]
            case .opened: [(send, service, 0), (.open, julie, 0)]
            case .completed: [(send, service, 0), (.submit(try answers(5), questionnaire.rules), julie, 0)]
            case .expired: [(send, service, 0), (.expire, service, 1_000)]
            case .cancelled: [(.cancel, service, 0)]
            case .undeliverable: [(send, service, 0), (.bounce, service, 0)]
            }
        for (action, actor, seconds) in steps {
            _ = try survey.perform(SurveyInstance.Command(action, by: actor, at: after(seconds)))
        }
        return survey
    }
}
