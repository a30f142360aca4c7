import Contracts
import Domain
import Durability
import FoundationEssentials
import Mail
import TestSupport
import Testing

@Suite struct VerbsTests {
    private let survey = Principal.system("survey")

    private func invitation(to party: RecordID?, key: String = "survey-1", template: String = "survey")
        -> SendNotification
    {
        var send = SendNotification(actor: survey, template: template, key: key)
        send.partyId = party
        send.recordNumber = "CS0000001"
        send.data = ["score1": "mailto:a@example.org", "score5": "mailto:e@example.org", "subject": "No picture"]
        return send
    }

    private func refusal(_ answer: CommandAnswer?) -> Refusal? {
        if case .refused(let refusal) = answer { refusal } else { nil }
    }

    @Test func aServiceHasAMessageSentOnceForEachKey() async throws {
        try await NotificationFixture.with { desk in
            let snapshot = try await desk.openCase()
            let first = try await desk.command(invitation(to: snapshot.partyId), user: "survey")
            let second = try await desk.command(invitation(to: snapshot.partyId), user: "survey")
            #expect(first == second)
            try await desk.send()
            let mail = try #require(try desk.mails().last)
            #expect(mail.subject == "[CS0000001] How did we do?")
            #expect(mail.text.contains("mailto:e@example.org") && !mail.text.contains("3 –"))
            #expect(desk.server.mails.count == 2)
            var other = invitation(to: snapshot.partyId, template: "closing")
            other.recordId = snapshot.id
            #expect(refusal(try await desk.command(other, user: "survey"))?.code == .duplicate)
        }
    }

    @Test func aServiceWaitsForAnUnknownPartyAndAPersonIsTold() async throws {
        try await NotificationFixture.with { desk in
            let unanswered = try await desk.command(invitation(to: Samples.id()), user: "survey")
            #expect(unanswered == nil)
            var asked = SendNotification(actor: Samples.agent, template: "closing", key: "k")
            asked.partyId = Samples.id()
            let answer = try await desk.command(asked)
            #expect(refusal(answer)?.code == .notFound)
        }
    }

    @Test func whatCannotBeSentIsRefused() async throws {
        try await NotificationFixture.with { desk in
            let snapshot = try await desk.openCase()
            let unknown = try await desk.command(
                invitation(to: snapshot.partyId, template: "poem"), user: "survey")
            #expect(refusal(unknown)?.field == "data.template")
            var forAgent = invitation(to: nil)
            forAgent.agentId = Samples.id()
            #expect(refusal(try await desk.command(forAgent, user: "survey"))?.field == "data.agentId")
            var byPhone = invitation(to: snapshot.partyId)
            byPhone.channel = .phone
            #expect(refusal(try await desk.command(byPhone, user: "survey"))?.field == "data.channel")
            let stranger = try await desk.command(invitation(to: snapshot.partyId), user: "trusted-erp")
            #expect(refusal(stranger)?.code == .forbidden)
            let customer = GetNotification(actor: Principal(kind: .customer, id: "julie"))
            #expect(refusal(try await desk.command(customer, on: try await desk.ids()[0]))?.code == .forbidden)
            #expect(try await desk.ledger() == ["acknowledgement rendered"])
        }
    }

    @Test func whoDoesNotWantSurveysGetsNone() async throws {
        try await NotificationFixture.with { desk in
            var party = Samples.party(Samples.id())
            party.preferences.optOut = ["survey"]
            try await desk.hear(PartyCreated(party: party, changed: []))
            _ = try await desk.command(invitation(to: party.id), user: "survey")
            #expect(try await desk.ledger() == ["survey suppressed (opted_out)"])
        }
    }

    @Test func aMessageThatCameBackIsSentAgainToTheAddressOfToday() async throws {
        try await NotificationFixture.with { desk in
            let snapshot = try await desk.openCase(address: "mailto:old@example.com")
            let id = try await desk.ids()[0]
            let resend = ResendNotification(actor: Samples.agent)
            #expect(refusal(try await desk.command(resend, on: id))?.code == .wrongState)
            try await desk.send()
            var bounce = IntakeBounceDetected(address: "mailto:old@example.com", code: "5.1.1", isPermanent: true)
            bounce.notificationId = RecordID(id)
            try await desk.hear(bounce)
            let party = try #require(snapshot.partyId)
            try await desk.hear(
                PartyChanged(party: Samples.party(party, address: "mailto:new@example.com", version: 2), changed: []))
            _ = try await desk.command(resend, on: id)
            _ = try await desk.command(resend, on: id)
            try await desk.send()
            #expect(desk.server.mails.map(\.to) == [["old@example.com"], ["new@example.com"]])
            let mails = try desk.mails()
            #expect(mails[0].messageID != mails[1].messageID)
            #expect(mails[0].text == mails[1].text)
        }
    }

    @Test func aTextOfTheInstallationReplacesOurs() async throws {
        try await NotificationFixture.with { desk in
            var upsert = UpsertTemplate(
                actor: Samples.agent, name: "acknowledgement", language: "EN", channel: .email,
                text: "Dear {{name}}, <got> {{number}}.")
            upsert.html = "<p>Dear {{name}}</p>"
            #expect(try await desk.command(upsert) == .accepted(id: "acknowledgement.en", number: nil, version: 1))
            var late = upsert
            late.expectedVersion = 7
            #expect(refusal(try await desk.command(late))?.code == .staleVersion)
            _ = try await desk.openCase()
            try await desk.send()
            let mail = try #require(try desk.mails().first)
            #expect(mail.subject == "[CS0000001] No picture")
            #expect(mail.text.contains("Dear Julie, <got> CS0000001."))
            #expect(mail.html?.contains("<p>Dear Julie</p>") == true)
        }
    }

    @Test(arguments: ["{{#a}}", "{{>other}}", "{{=<% %>=}}", "{{a", "{{uppercased(a)}}", "{{$a}}{{/a}}", "{{}}"])
    func aTextThatIsNoTemplateIsRefused(text: String) async throws {
        try await NotificationFixture.with { desk in
            let upsert = UpsertTemplate(
                actor: Samples.agent, name: "acknowledgement", language: "en", channel: .email, text: text)
            let answer = try await desk.command(upsert)
            #expect(refusal(answer)?.field == "data.text")
        }
    }

    @Test func messagesAreShownWithoutTheirTexts() async throws {
        try await NotificationFixture.with { desk in
            let snapshot = try await desk.openCase()
            try await desk.hear(Samples.resolved(snapshot))
            var list = ListNotifications(actor: Samples.agent)
            list.recordId = snapshot.id
            list.limit = 1
            guard case .ok(let data, let next?) = try await desk.command(list) else {
                Issue.record("the list does not go on")
                return
            }
            #expect(String(decoding: data, as: UTF8.self).contains("\"template\":\"solution\""))
            list.cursor = next
            guard case .ok(let rest, nil) = try await desk.command(list) else {
                Issue.record("the list does not end")
                return
            }
            #expect(String(decoding: rest, as: UTF8.self).contains("\"template\":\"acknowledgement\""))
            let ids = try await desk.ids()
            guard case .ok(let shown, nil) = try await desk.command(GetNotification(actor: Samples.agent), on: ids[1])
            else {
                Issue.record("nothing is shown")
                return
            }
            let text = String(decoding: shown, as: UTF8.self)
            #expect(text.contains("\"state\":\"rendered\"") && !text.contains("We moved the dish."))
            #expect(!text.contains("+a"))
        }
    }
}
