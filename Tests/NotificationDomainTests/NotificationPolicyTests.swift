import Domain
import NotificationDomain
import Testing

@Suite struct NotificationPolicyTests {
    private func subject(party: String? = "julie", sequence: Int64 = 5) -> CaseSubject {
        CaseSubject(id: "case-1", number: "CS0000001", partyID: party, channel: .email, sequence: sequence)
    }

    private func intent(_ news: CaseNews) -> Intent? {
        if case .tell(let intent) = NotificationPolicy.decide(news, about: subject()) { intent } else { nil }
    }

    private func silence(_ news: CaseNews, party: String? = "julie") -> NotificationPolicy.Silence? {
        let decision = NotificationPolicy.decide(news, about: subject(party: party))
        return if case .keepSilent(let why) = decision { why } else { nil }
    }

    @Test func theCustomerHearsWhatConcernsHim() {
        let reply = CaseNews.Message(isOutbound: true, isPublic: true, text: "Restart it.")
        let expected: [(CaseNews, Intent.Template, String?)] = [
            (.created(isProactive: false, isAutomatic: false), .acknowledgement, nil),
            (.infoRequested(question: "Which light?"), .question, "Which light?"),
            (.messageAdded(reply), .reply, "Restart it."),
            (.resolved(episode: 1, solution: "Restarted."), .solution, "Restarted."),
            (.reminderDue, .reminder, nil),
            (.closed(by: .auto, isVoid: false), .closing, nil),
        ]
        for (news, template, text) in expected {
            #expect(intent(news)?.template == template)
            #expect(intent(news)?.text == text)
        }
    }

    @Test func aSolutionCanBeAcceptedAndRejected() {
        #expect(intent(.resolved(episode: 1, solution: "Restarted."))?.answers == [.accept, .reject])
        #expect(intent(.closed(by: .customer, isVoid: false))?.answers.isEmpty == true)
    }

    @Test func whatIsInternalIsNeverTold() {
        let inbound = CaseNews.Message(isOutbound: false, isPublic: true, text: "It blinks.")
        let secret = CaseNews.Message(isOutbound: true, isPublic: false, text: "He shouts.")
        for news in [CaseNews.noteAdded, .messageAdded(inbound), .messageAdded(secret), .other] {
            #expect(silence(news) == .notForCustomers)
        }
    }

    @Test func whatWeOpenedOrAMachineOpenedIsNotAcknowledged() {
        #expect(silence(.created(isProactive: true, isAutomatic: false)) == .proactive)
        #expect(silence(.created(isProactive: false, isAutomatic: true)) == .automatic)
        #expect(silence(.closed(by: .agent, isVoid: true)) == .void)
        #expect(silence(.reminderDue, party: nil) == .noParty)
    }

    @Test func onlyAnAcknowledgementIsWithheldInTheLedger() throws {
        let byMachine = NotificationPolicy.withheld(.created(isProactive: false, isAutomatic: true), about: subject())
        #expect(byMachine?.why == .automatic)
        #expect(byMachine?.intent == intent(.created(isProactive: false, isAutomatic: false)))
        let byUs = NotificationPolicy.withheld(.created(isProactive: true, isAutomatic: true), about: subject())
        #expect(byUs?.why == .proactive)
        for news in [CaseNews.created(isProactive: false, isAutomatic: false), .noteAdded, .other] {
            #expect(NotificationPolicy.withheld(news, about: subject())?.why == nil)
        }
        let guest = subject(party: nil)
        #expect(NotificationPolicy.withheld(.created(isProactive: true, isAutomatic: false), about: guest)?.why == nil)
    }

    @Test func aClosingMakesPointlessWhatWaitsForAnAnswer() {
        #expect(Intent.Template.closing.supersedes == [.question, .reminder, .solution])
        #expect(Intent.Template.solution.supersedes == [.question, .reminder])
        #expect(Intent.Template.reply.supersedes.isEmpty)
    }

    @Test func theSameEventHasTheSameKeyAndEverySolutionItsOwn() {
        let solution = CaseNews.resolved(episode: 1, solution: "Restarted.")
        #expect(intent(solution)?.key == "case:case-1:solution:1")
        #expect(intent(.resolved(episode: 2, solution: "Restarted."))?.key == "case:case-1:solution:2")
        #expect(intent(.created(isProactive: false, isAutomatic: false))?.key == "case:case-1:acknowledgement:1")
        #expect(intent(.reminderDue)?.key == "case:case-1:reminder:5")
    }
}
