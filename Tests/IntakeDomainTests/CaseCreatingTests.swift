import Domain
import FoundationEssentials
import IntakeDomain
import Testing

@Suite struct CaseCreatingTests {
    private let origin = Sample.newCase.origin
    private let details = Case.Details(subject: "Error 503", impact: .medium, urgency: .medium)

    @Test func aNewCaseHasOneEvent() throws {
        let creation = Case.Creation(origin: origin, details: details, allowsGuests: false)
        let created = try Case.create(Instruction(creation, by: Sample.julie, at: Sample.now))
        #expect(created.events.map(\.fact) == [.created(origin, details)])
        #expect(created.subject.version == 1)
        #expect(created.subject.state == .new)
        #expect(created.subject.priority == .p3)
    }

    @Test func aGuestNeedsAnInstallationThatAllowsGuests() throws {
        let guest = Case.Origin(
            id: origin.id, number: origin.number, channel: .web, party: nil, openedAt: Sample.now)
        func create(allowsGuests: Bool) throws(Rejection) -> Case {
            let creation = Case.Creation(origin: guest, details: details, allowsGuests: allowsGuests)
            return try Case.create(Instruction(creation, by: Sample.timer, at: Sample.now)).subject
        }
        #expect(throws: Rejection.self) { try create(allowsGuests: false) }
        #expect(try create(allowsGuests: true).origin.party == nil)
    }

    @Test func aFollowUpTakesTheContextAndLeavesTheClosedCaseAlone() throws {
        let closed = try Sample.subject(.closed)
        let id = Case.ID(UUID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0009))
        let creation = try closed.followUp(id: id, number: Case.Number(8), channel: .email, at: Sample.now)
        let followUp = try Case.create(Instruction(creation, by: Sample.julie, at: Sample.now)).subject
        #expect(followUp.origin.followUpOf == closed.id)
        #expect(followUp.origin.party == closed.origin.party)
        #expect(followUp.details.subject == closed.details.subject)
        #expect(followUp.facets.links.map(\.kind) == [.followUpOf])
    }

    @Test(arguments: [Case.State.new, .open, .awaitingInfo, .resolved])
    func aCaseThatIsNotOverHasNoFollowUp(state: Case.State) throws {
        let subject = try Sample.subject(state)
        #expect(throws: Rejection.wrongState(found: state.rawValue)) {
            try subject.followUp(id: subject.id, number: subject.number, channel: .email, at: Sample.now)
        }
    }
}
