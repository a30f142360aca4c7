import Domain
import Testing

@Suite struct ActorTests {
    @Test func aManagerOfCustomerServiceIsAManagerOfMajorIssues() {
        let beth = Actor(Principal(kind: .agent, id: "beth"), roles: [.customerServiceManager])
        #expect(beth.holds(.majorIssueManager))
        let mim = Actor(Principal(kind: .agent, id: "mim"), roles: [.majorIssueManager])
        #expect(!mim.holds(.customerServiceManager))
        #expect(!beth.holds(.agent, .teamLead))
    }

    @Test func aCustomerIsNoAgentOfTheSameId() {
        #expect(!Actor(Principal(kind: .customer, id: "john"), roles: [.customer]).isAgent("john"))
        #expect(Actor(Principal(kind: .agent, id: "john"), roles: []).isAgent("john"))
        #expect(!Actor(Principal(kind: .agent, id: "john"), roles: []).isAgent(nil))
    }

    @Test func anInstructionForAnotherVersionIsStale() throws {
        let now = Timestamp(microseconds: 0)
        let instruction = Instruction("close", by: .system("intake"), at: now, expectedVersion: 4)
        try instruction.check(version: 4)
        #expect(throws: Rejection.staleVersion(expected: 4, found: 5)) { try instruction.check(version: 5) }
    }
}
