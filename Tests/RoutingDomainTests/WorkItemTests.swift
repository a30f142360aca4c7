import Domain
import RoutingDomain
import Testing

@Suite struct WorkItemTests {
    private let until = Sample.after(300)

    private func offered() throws -> WorkItem {
        var item = Sample.item(1)
        try item.wasOffered(Sample.offerID(1), to: "john")
        return item
    }

    @Test func onlyWaitingWorkIsOffered() throws {
        var item = try offered()
        #expect(item.state == .offered(Sample.offerID(1), agent: "john"))
        #expect(throws: Rejection.wrongState(found: "offered")) {
            try item.wasOffered(Sample.offerID(2), to: "mary")
        }
    }

    @Test func aRejectedOfferPutsTheWorkBackInItsPlace() throws {
        var item = try offered()
        let isItsOwn = item.offerEnded(Sample.offerID(1), passingOverUntil: until)
        #expect(isItsOwn)
        #expect(item.state == .waiting)
        #expect(item.waitingSince == Sample.now)
        #expect(item.history == WorkItem.History(generation: 1, passedOver: ["john": until]))
    }

    @Test func theEndOfAnEarlierOfferChangesNothing() throws {
        var item = try offered()
        let isItsOwn = item.offerEnded(Sample.offerID(9), passingOverUntil: until)
        #expect(!isItsOwn)
        #expect(try item == offered())
    }

    @Test func anAssignmentByHandTellsWhichOfferToWithdraw() throws {
        var item = try offered()
        let open = item.wasAssigned(to: "beth")
        let again = item.wasAssigned(to: "beth")
        #expect(open == Sample.offerID(1))
        #expect(again == nil)
        #expect(item.state == .assigned(agent: "beth"))
    }

    @Test func theEndOfTheRecordTellsWhichOfferToWithdraw() throws {
        var item = try offered()
        let open = item.wasFinished()
        let again = item.wasFinished()
        #expect(open == Sample.offerID(1))
        #expect(again == nil)
        #expect(item.state == .done)
    }

    @Test func workThatNeedsSomebodyElseNowTellsWhichOfferToWithdraw() throws {
        var item = try offered()
        let more = item.wasChanged(priority: .p1, requirement: item.requirement)
        #expect(more == nil)
        let other = item.wasChanged(priority: .p1, requirement: WorkItem.Requirement(group: "billing"))
        #expect(other == Sample.offerID(1))
    }

    @Test func returnedWorkWaitsAnewAndForEverybody() throws {
        var item = try offered()
        item.offerEnded(Sample.offerID(1), passingOverUntil: until)
        item.wasAssigned(to: "beth")
        item.wasReturned(at: Sample.after(500))
        #expect(item.state == .waiting)
        #expect(item.waitingSince == Sample.after(500))
        #expect(item.history.passedOver.isEmpty)
    }

    @Test func workThatWaitsKeepsItsPlaceWhenItIsReturnedAgain() throws {
        var item = Sample.item(1)
        item.wasReturned(at: Sample.after(500))
        #expect(item.waitingSince == Sample.now)
    }
}
