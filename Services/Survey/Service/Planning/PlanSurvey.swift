import Contracts
import Cryptography
import Domain
import Durability
import SurveyDomain

/// Plans a survey about a closed case, or records why there is none: once for each solution and person.
struct PlanSurvey: MessageHandler {
    typealias Store = SurveyStore

    func gather(_ message: Message<CaseClosed>, into needs: inout SurveyNeeds) {
        needs.caseIDs.insert(message.content.case.id)
        if let party = message.content.case.partyId { needs.partyIDs.insert(party) }
    }

    func handle(_ message: Message<CaseClosed>, in unit: inout UnitOfWork<SurveyWorkspace>) throws {
        let content = message.content
        // A case that has been opened again since is asked about after its next solution.
        guard unit.workspace.note(content.case, title: content.subject) else { return }
        let closed = ClosedCase(content)
        guard !unit.workspace.hasSurvey(about: closed) else { return }
        let planned = SurveyInstance.plan(
            id: unit.newID(), about: closed, with: unit.workspace.questionnaire,
            unit.workspace.facts(about: content), at: unit.now)
        try unit.enter(planned.subject, planned.events, caseNumber: content.case.number)
    }
}

extension ClosedCase {
    init(_ content: CaseClosed) {
        self.init(
            id: content.case.id.description, episode: content.episode ?? 0,
            partyID: content.case.partyId?.description, end: End(content), isMajorChild: content.case.majorId != nil)
    }
}

extension ClosedCase.End {
    init(_ content: CaseClosed) {
        switch content.by {
        case .customer: self = .byCustomer
        case .agent, .system: self = .byAgent(code: content.code)
        case .auto: self = .byTime
        }
    }
}

extension SurveyWorkspace {
    fileprivate func facts(about content: CaseClosed) -> Eligibility.Facts {
        let party = content.case.partyId
        return Eligibility.Facts(
            hasOptedOut: party.flatMap(self.party)?.hasOptedOut ?? false,
            lastAskedAt: party.flatMap { lastAskedAt[$0] },
            draw: Self.draw(for: "\(content.case.id):\(content.episode ?? 0)"))
    }

    /// A number from 0 to 99 that is the same whenever it is drawn.
    private static func draw(for name: String) -> Int {
        SHA256.digest(Array(name.utf8)).prefix(4).reduce(0) { ($0 << 8 | Int($1)) } % 100
    }
}
