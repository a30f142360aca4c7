import Domain
import ITSMDomain
import Testing

@Suite struct IncidentMajorTests {
    private func major() throws -> Incident {
        var subject = try Sample.subject(.inProgress)
        _ = try subject.perform(Sample.command(.proposeMajor(reason: "many customers"), by: Sample.chris))
        _ = try subject.perform(Sample.command(.acceptMajor(managers: "managers"), by: Sample.beth))
        return subject
    }

    @Test func whoAcceptsTakesOver() throws {
        let subject = try major()
        #expect(subject.major == .accepted)
        #expect(subject.assignment == Incident.Assignment(group: "managers", assignee: "beth"))
        #expect(subject.state == .inProgress)
    }

    @Test func theSecondDecisionHearsThatItIsDecided() throws {
        let subject = try major()
        for action in [Incident.Action.acceptMajor(managers: "managers"), .rejectMajor(reason: "small")] {
            #expect(throws: Rejection.alreadyDecided(reason: "The incident is accepted as major.")) {
                try subject.decide(Sample.command(action, by: Sample.beth))
            }
        }
    }

    @Test func whatWasRejectedMayBeProposedAgain() throws {
        var subject = try Sample.subject(.inProgress)
        _ = try subject.perform(Sample.command(.proposeMajor(reason: "many"), by: Sample.chris))
        _ = try subject.perform(Sample.command(.rejectMajor(reason: "one"), by: Sample.beth))
        #expect(subject.major == .rejected(reason: "one"))
        #expect(try subject.decide(Sample.command(.proposeMajor(reason: "more"), by: Sample.chris)).count == 1)
    }

    @Test func aMajorIncidentIsClosedByHandAfterItsReview() throws {
        var subject = try major()
        _ = try subject.perform(Sample.command(.resolve(Sample.solution)))
        #expect(throws: Rejection.self) { try subject.decide(Sample.command(.autoClose, by: Sample.system)) }
        let unreviewed = Incident.Action.close(notes: nil, review: nil)
        #expect(throws: Rejection.self) { try subject.decide(Sample.command(unreviewed, by: Sample.beth)) }
        let reviewed = Incident.Action.close(notes: nil, review: "review-1")
        #expect(throws: Rejection.self) { try subject.decide(Sample.command(reviewed, by: Sample.julie)) }
        #expect(try subject.decide(Sample.command(reviewed, by: Sample.beth)).count == 1)
    }

    @Test func theCallerNeitherResolvesNorReopensAMajorIncident() throws {
        var subject = try major()
        #expect(throws: Rejection.self) {
            try subject.decide(Sample.command(.resolve(Sample.solution), by: Sample.julie))
        }
        _ = try subject.perform(Sample.command(.resolve(Sample.solution)))
        #expect(throws: Rejection.self) {
            try subject.decide(Sample.command(.reopen(reason: "still"), by: Sample.julie))
        }
    }

    @Test func onlyAManagerCancelsAMajorIncident() throws {
        var subject = try major()
        let cancel = Incident.Action.cancel(reason: "no fault")
        #expect(throws: Rejection.self) { try subject.decide(Sample.command(cancel, by: Sample.chris)) }
        _ = try subject.perform(Sample.command(cancel, by: Sample.beth))
        #expect(subject.major == .cancelled(reason: "no fault"))
    }

    @Test func aDemotionLeavesTheIncidentAsItIs() throws {
        var subject = try major()
        _ = try subject.perform(Sample.command(.demoteMajor(reason: "one customer"), by: Sample.beth))
        #expect(subject.major == .cancelled(reason: "one customer"))
        #expect(subject.state == .inProgress)
    }
}
