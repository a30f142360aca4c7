import Contracts
import Domain
import Durability
import FoundationEssentials
import Postgres
import SurveyDomain
import Testing

@Suite struct PlanningTests {
    @Test func aClosedCaseIsAskedAboutOnceAndAtOnce() async throws {
        try await SurveyFixture.with { survey in
            let message = try await survey.invitation()
            #expect(try await survey.story() == ["scheduled 1", "sent 2"])
            let sent = try #require(try await survey.published(SurveySent.self).first).survey
            #expect(sent.caseNumber == "CS0000042")
            #expect(sent.partyId == Samples.partyID)
            #expect(sent.state == .sent)
            #expect(message.template == "survey")
            #expect(message.key == sent.id.description)
            #expect(message.partyId == Samples.partyID)
            #expect(message.recordId == Samples.caseID)
            #expect(message.data["subject"] == "No picture")
            #expect(message.data["caseNumber"] == "CS0000042")
            #expect(Set((1...5).compactMap { message.token("score\($0)") }).count == 5)
            #expect(try await survey.tick() == false)
            #expect(try await survey.invitations().count == 1)
        }
    }

    @Test func theSameClosingTwiceIsOneSurvey() async throws {
        try await SurveyFixture.with { survey in
            for id in ["a", "a", "b"] { try await survey.hear(Samples.closed(), id: id) }
            #expect(try await survey.story() == ["scheduled 1"])
            #expect(try await survey.count("survey") == 1)
        }
    }

    @Test func aSurveyWaitsForItsDelay() async throws {
        try await SurveyFixture.with(rules: { $0.delay = .seconds(60) }) { survey in
            try await survey.hear(Samples.closed())
            try await survey.tick(after: 59)
            #expect(try await survey.invitations().isEmpty)
            try await survey.tick(after: 60)
            #expect(try await survey.invitations().count == 1)
        }
    }

    @Test func aCaseOpenedAgainTakesItsSurveyBackAndItsNextSolutionHasOne() async throws {
        try await SurveyFixture.with { survey in
            let first = try await survey.invitation()
            try await survey.hear(Samples.reopened())
            try await survey.hear(Samples.closed(episode: 2, version: 9))
            try await survey.tick()
            #expect(
                try await survey.story() == ["scheduled 1", "sent 2", "cancelled 3", "scheduled 1", "sent 2"])
            #expect(try await survey.published(SurveyScheduled.self).map(\.survey.episode) == [1, 2])
            let token = try #require(first.token("score5"))
            #expect(try await survey.answerByMail(5, at: token).code == .wrongState)
        }
    }

    @Test func aClosingThatIsOlderThanTheReopeningIsNotAskedAbout() async throws {
        try await SurveyFixture.with { survey in
            try await survey.hear(Samples.reopened(version: 6))
            #expect(try await survey.hear(Samples.closed(version: 5)) == [.acknowledge])
            #expect(try await survey.story().isEmpty)
        }
    }

    @Test(arguments: [
        (CaseClosed.By.auto, "solved", "auto_closed"), (.agent, "spam", "spam"), (.agent, "duplicate", "duplicate"),
    ])
    func whoIsNotAskedIsRecordedWithTheReason(by: CaseClosed.By, code: String, reason: String) async throws {
        try await SurveyFixture.with { survey in
            try await survey.hear(Samples.closed(by: by, code: code))
            try await survey.tick()
            #expect(try await survey.published(SurveySkipped.self).map(\.reason) == [reason])
            #expect(try await survey.invitations().isEmpty)
            let row = try await survey.pool.execute("SELECT skip_reason FROM survey")
            #expect(try row[0].text(0) == reason)
        }
    }

    @Test func whoHasOptedOutIsNotAskedAndAnOlderWordChangesNothing() async throws {
        try await SurveyFixture.with { survey in
            try await survey.hear(PartyChanged(party: Samples.party(optOut: ["survey"], version: 2), changed: []))
            try await survey.hear(PartyCreated(party: Samples.party(optOut: nil), changed: []))
            try await survey.hear(Samples.closed())
            #expect(try await survey.published(SurveySkipped.self).map(\.reason) == ["opted_out"])
        }
    }

    @Test func whoWasJustAskedIsLeftAlone() async throws {
        try await SurveyFixture.with(rules: { $0.fatigueWindow = .seconds(3_600) }) { survey in
            try await survey.hear(Samples.closed())
            try await survey.hear(Samples.closed(RecordID(UUID())))
            try await survey.tick(after: 3_600)
            try await survey.hear(Samples.closed(RecordID(UUID())))
            #expect(try await survey.published(SurveySkipped.self).map(\.reason) == ["fatigue"])
            #expect(try await survey.count("survey") == 3)
        }
    }
}
