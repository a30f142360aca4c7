import Domain
import IntakeDomain
import Testing

@Suite struct CaseConversationTests {
    @Test func aQuestionWaitsForItsAnswer() throws {
        var subject = try Sample.subject(.open)
        let asked = try subject.perform(Sample.command(.requestInfo(Sample.question), by: Sample.john))
        #expect(asked.map(\.fact.name) == ["info_requested", "blocked"])
        #expect(subject.facets.blockedBy == [.customerInfo])
        let answered = try subject.perform(Sample.command(.customerReplied(Sample.answer), by: Sample.julie))
        #expect(answered.map(\.fact.name) == ["info_received", "unblocked", "attention_needed"])
        #expect(subject.state == .open)
        #expect(subject.facets.needsAttention?.why == .infoReceived)
    }

    @Test func anEmptyQuestionIsNotAsked() throws {
        let subject = try Sample.subject(.open)
        let blank = Case.Message(id: Sample.messageID, direction: .outbound, text: " \n")
        let refusal = Rejection.guardFailed(
            "public_question_not_empty", reason: "The customer needs a question to answer.")
        #expect(throws: refusal) { try subject.decide(Sample.command(.requestInfo(blank))) }
    }

    @Test(arguments: [Case.State.new, .open])
    func aMessageOnAnUnsolvedCaseAsksForAttentionOnce(state: Case.State) throws {
        var subject = try Sample.subject(state)
        let command = Sample.command(.customerReplied(Sample.answer), by: Sample.julie)
        #expect(try subject.perform(command).map(\.fact.name) == ["message_added", "attention_needed"])
        #expect(try subject.perform(command).map(\.fact.name) == ["message_added"])
    }

    @Test func thanksAfterASolutionReopenNothing() throws {
        var subject = try Sample.subject(.resolved)
        _ = try subject.perform(Sample.command(.customerReplied(Sample.answer), by: Sample.julie))
        #expect(subject.state == .resolved)
        #expect(subject.facets.needsAttention?.why == .customerMessage)
    }

    @Test func aMachinesMessageIsNoAnswer() throws {
        let subject = try Sample.subject(.awaitingInfo)
        let automatic = Case.Message(id: Sample.messageID, direction: .inbound, text: "On leave.", isAutomatic: true)
        let refusal = Rejection.guardFailed("not_auto_mail", reason: "A machine's message is no answer.")
        #expect(throws: refusal) { try subject.decide(Sample.command(.customerReplied(automatic))) }
    }

    @Test func onlyTheAssigneesReplyEndsAttention() throws {
        var subject = try Sample.subject(.open)
        _ = try subject.perform(Sample.command(.customerReplied(Sample.answer), by: Sample.julie))
        _ = try subject.perform(Sample.command(.reply(Sample.question), by: Sample.mary))
        #expect(subject.facets.needsAttention != nil)
        let replied = try subject.perform(Sample.command(.reply(Sample.question), by: Sample.john))
        #expect(replied.map(\.fact.name) == ["message_added", "attention_cleared"])
    }

    @Test func aFinalCaseTakesNotesOfServicesOnly() throws {
        let subject = try Sample.subject(.closed)
        let note = Case.Action.note(Case.Note(id: Sample.messageID, text: "INC0000001 is closed."))
        #expect(try subject.decide(Sample.command(note, by: Sample.timer)).count == 1)
        #expect(throws: Rejection.wrongState(found: "closed")) {
            try subject.decide(Sample.command(note, by: Sample.john))
        }
    }
}
