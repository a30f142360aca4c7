import Domain
import ITSMDomain
import Testing

@Suite struct IncidentHoldingTests {
    @Test func everyWaitNeedsWhatItWaitsFor() throws {
        let subject = try Sample.subject(.inProgress)
        let rules: [(Incident.Hold.Reason, String)] = [
            (.awaitingCaller, "public_text"), (.awaitingChange, "link_needed"), (.awaitingProblem, "link_needed"),
            (.awaitingVendor, "reference_needed"),
        ]
        for (reason, rule) in rules {
            let request = Incident.HoldRequest(Incident.Hold(reason))
            #expect(guardFailed(by: .hold(request), on: subject) == rule)
        }
    }

    @Test func theCallersAnswerEndsAWaitForTheCallerOnly() throws {
        let reply = Sample.command(.callerReplied(text: "The red one."), by: Sample.julie)
        let waiting = try Sample.subject(.onHold(Sample.hold(.awaitingCaller)))
        #expect(try waiting.decide(reply).map(\.fact) == [.resumed(.callerReplied(text: "The red one."))])
        let vendor = try Sample.subject(.onHold(Sample.hold(.awaitingVendor)))
        let advice = Incident.Fact.updated(.advised(.callerReplied(text: "The red one.")))
        #expect(try vendor.decide(reply).map(\.fact) == [advice])
    }

    @Test func aFixedProblemResolvesAndAnAcceptedRiskDoesNot() throws {
        let waiting = try Sample.subject(.onHold(Sample.hold(.awaitingProblem)))
        var fixed = waiting
        _ = try fixed.perform(Sample.command(.problemEnded(problemID: "target-1", .fixApplied(notes: "patched"))))
        #expect(fixed.progress.resolution?.code == "resolved_by_problem")
        #expect(fixed.progress.resolution?.notes == "patched")
        var risky = waiting
        _ = try risky.perform(Sample.command(.problemEnded(problemID: "target-1", .riskAccepted(reason: "rare"))))
        #expect(risky.state == waiting.state)
    }

    @Test func aSuccessfulChangeIsVerifiedUnlessThePolicyTrustsIt() throws {
        let waiting = try Sample.subject(.onHold(Sample.hold(.awaitingChange)))
        let outcomes: [(Incident.ChangeOutcome, String)] = [
            (.successful(resolves: false), "in_progress"), (.successful(resolves: true), "resolved"),
            (.unsuccessful, "in_progress"), (.cancelled, "in_progress"),
        ]
        for (outcome, state) in outcomes {
            var subject = waiting
            _ = try subject.perform(Sample.command(.changeEnded(changeID: "target-1", outcome)))
            #expect(subject.state.name == state)
        }
    }

    @Test func theEndOfAnotherRecordIsNotWhatItWaitsFor() throws {
        let waiting = try Sample.subject(.onHold(Sample.hold(.awaitingChange)))
        let other = Incident.Action.changeEnded(changeID: "target-2", .unsuccessful)
        #expect(guardFailed(by: other, on: waiting) == "held_for")
    }

    @Test func nobodyStartsWhatNobodyHas() throws {
        #expect(guardFailed(by: .start, on: Sample.newIncident) == "assignee_set")
    }

    private func guardFailed(by action: Incident.Action, on subject: Incident) -> String? {
        do throws(Rejection) {
            _ = try subject.decide(Sample.command(action))
            return nil
        } catch .guardFailed(let rule, _) {
            return rule
        } catch {
            return nil
        }
    }
}
