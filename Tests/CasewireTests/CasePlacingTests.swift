import Contracts
import Testing

@testable import Casewire

@Suite struct CasePlacingTests {
    private static func offer(_ agent: String, _ state: String) -> JSONValue {
        ["agentId": .string(agent), "state": .string(state), "expiresAt": "2026-05-04T08:00:10.5Z"]
    }

    private func placing(_ offers: [JSONValue], available: Int) -> CasePlacing {
        CasePlacing(offers: offers, names: ["a-1": "Ann"], available: available)
    }

    private let open: JSONValue = ["state": "new"]

    @Test func theOffersStandWithWhatBecameOfThem() {
        let placing = placing([Self.offer("a-1", "expired"), Self.offer("a-2", "made")], available: 1)
        #expect(
            placing.lines(Painter(isColoured: false)) == [
                "OFFERED TO  AGENT  WHAT BECAME OF IT",
                "Ann         a-1    expired",
                "            a-2    open until 08:00:10 UTC",
            ])
        #expect(placing.reasonToWait(for: open) == nil)
    }

    @Test func aCaseThatNobodyCanTakeSaysSo() throws {
        let reason = try #require(placing([], available: 0).reasonToWait(for: open))
        #expect(reason.contains("no agent is available") && reason.contains("routing.agent.set_presence"))
        let others = try #require(placing([Self.offer("a-1", "rejected")], available: 2).reasonToWait(for: open))
        #expect(others.contains("2 agents are available, of whom none can take it now"))
    }

    @Test(
        arguments: [["state": "new", "assignee": "a-1"], ["state": "closed"], ["state": "awaiting_info"]] as [JSONValue]
    )
    func aCaseThatNeedsNobodyDoesNotWait(record: JSONValue) {
        #expect(placing([], available: 0).reasonToWait(for: record) == nil)
    }

    @Test func aCaseThatWasGivenBackWaitsThoughItWasAcceptedOnce() {
        #expect(placing([Self.offer("a-1", "accepted")], available: 0).reasonToWait(for: open) != nil)
    }

    @Test func anAssigneeStandsByNameIfItIsKnown() {
        let cases: [JSONValue] = [["case": ["assignee": "a-1"]], ["case": ["assignee": "a-2"]]]
        let lines = CaseListing(cases: cases, names: ["a-1": "Ann"], next: nil).lines(Painter(isColoured: false))
        #expect(lines[1].contains("Ann") && !lines[1].contains("a-1") && lines[2].contains("a-2"))
    }

    @Test func whatTheCustomerWasNotToldStandsWithTheReason() {
        let message: JSONValue = [
            "notification": ["template": "acknowledgement", "state": "suppressed"], "reason": "no_address",
            "changedAt": "2026-05-04T08:00:10.5Z",
        ]
        #expect(
            CaseNotices(messages: [message]).lines(Painter(isColoured: false)) == [
                "TOLD             TO  STATE       WHY         SINCE",
                "acknowledgement      suppressed  no_address  2026-05-04 08:00:10",
            ])
        #expect(CaseNotices(messages: []).lines(Painter(isColoured: false)).isEmpty)
    }

    @Test func aListThatIsCutSaysHowToGoOn() throws {
        let cut = CaseListing(cases: [["case": ["number": "CS0000002"]]], names: [:], next: "2")
        #expect(
            cut.lines(Painter(isColoured: false)).last
                == "1 case; there are more: --all shows them, --cursor 2 the next")
        #expect(cut.json["next"]?.text == "2" && cut.json["cases"]?.elements.count == 1)
        let whole = CaseListing(cases: [], names: [:], next: nil)
        #expect(whole.lines(Painter(isColoured: false)).last == "0 cases")
        #expect(whole.json["next"] == nil)
    }
}
