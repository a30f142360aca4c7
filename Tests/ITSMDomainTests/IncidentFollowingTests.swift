import Domain
import ITSMDomain
import Testing

/// The parent→child copy of records.md 2.2.
@Suite struct IncidentFollowingTests {
    private let resolution = Incident.Resolution(code: "restarted", notes: "Node vsb-2", at: Sample.now)

    private func news(_ fact: Incident.Fact, byFulfiller: Bool = true) throws -> Incident.ParentNews? {
        let event = Incident.Event(fact, by: Sample.chris.principal, at: Sample.now)
        return try Sample.subject(.inProgress).newsForChildren(of: event, byFulfiller: byFulfiller)
    }

    @Test func childrenHearOfWorkAndSolutionOnly() throws {
        let vendor = Sample.hold(.awaitingVendor)
        #expect(try news(.started) == .started)
        #expect(try news(.held(vendor, publicText: nil)) == .held(vendor))
        #expect(try news(.held(Sample.hold(.awaitingCaller), publicText: "?")) == nil)
        #expect(try news(.resumed(.vendorReplied(text: "ok"))) == .resumed)
        #expect(try news(.resumed(.callerReplied(text: "red"))) == nil)
        #expect(try news(.resolved(resolution)) == .resolved(resolution))
        #expect(try news(.closed(notes: nil, review: nil)) == nil)
        #expect(try news(.cancelled(reason: "none")) == nil)
    }

    @Test func aReopeningIsCopiedIfAFulfillerDidIt() throws {
        #expect(try news(.reopened(reason: "again")) == .reopened(reason: "again"))
        #expect(try news(.reopened(reason: "again"), byFulfiller: false) == nil)
    }

    @Test func nothingIsCopiedWhileAMajorIsProposed() throws {
        var parent = try Sample.subject(.inProgress)
        _ = try parent.perform(Sample.command(.proposeMajor(reason: "many")))
        let event = Incident.Event(.resolved(resolution), by: Sample.chris.principal, at: Sample.now)
        #expect(parent.newsForChildren(of: event, byFulfiller: true) == nil)
    }

    @Test(arguments: Sample.states)
    func aChildFollowsAsFarAsItsOwnStateAllows(state: Incident.State) throws {
        var child = try Sample.subject(state)
        _ = try child.perform(Sample.command(.followParent(.resolved(resolution)), by: Sample.system))
        #expect(child.state == (state.isUnsolved ? .resolved : state))
        var reopened = try Sample.subject(state)
        _ = try reopened.perform(Sample.command(.followParent(.reopened(reason: "again")), by: Sample.system))
        #expect(reopened.state == (state == .resolved ? .inProgress : state))
    }

    @Test func aChildThatWaitsForItsOwnCallerKeepsWaiting() throws {
        let waiting = try Sample.subject(.onHold(Sample.hold(.awaitingCaller)))
        #expect(try waiting.decide(Sample.command(.followParent(.resumed), by: Sample.system)).isEmpty)
    }
}
