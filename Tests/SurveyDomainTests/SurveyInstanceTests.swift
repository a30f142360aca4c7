import Domain
import SurveyDomain
import Testing

/// The table of records.md 2.7, row by row.
@Suite struct SurveyInstanceTests {
    typealias State = SurveyInstance.State

    private func command(
        _ action: SurveyInstance.Action, by actor: Actor = Sample.service, after seconds: Int64 = 0
    ) -> SurveyInstance.Command {
        SurveyInstance.Command(action, by: actor, at: Sample.after(seconds))
    }

    /// Each command with the states that know it and the state that it leads to.
    private func rows() throws -> [(SurveyInstance.Command, from: Set<State>, to: State?)] {
        let submit = SurveyInstance.Action.submit(try Sample.answers(4), Sample.questionnaire.rules)
        return [
            (command(.send(tokenDigest: Sample.digest, lifetime: .seconds(1_000))), [.scheduled], .sent),
            (command(.open, by: Sample.julie), [.sent], .opened),
            (command(.open, by: Sample.julie), [.opened, .completed], nil),
            (command(submit, by: Sample.julie), [.sent, .opened, .completed], .completed),
            (command(.expire, after: 1_000), [.sent, .opened], .expired),
            (command(.cancel), [.scheduled, .sent, .opened], .cancelled),
            (command(.bounce), [.sent], .undeliverable),
        ]
    }

    @Test(arguments: State.allCases)
    func aSurveyKnowsTheCommandsOfItsRowOnly(state: State) throws {
        for row in try rows() {
            var survey = try Sample.survey(state)
            let isOpening = row.0.action == .open
            if row.from.contains(state) {
                _ = try survey.perform(row.0)
                #expect(survey.state == row.to ?? state)
            } else if !(isOpening && [.sent, .opened, .completed].contains(state)) {
                #expect(throws: Rejection.wrongState(found: state.rawValue)) { try survey.decide(row.0) }
            }
        }
    }

    @Test func aLookRecordsNothingButItself() throws {
        var survey = try Sample.survey(.sent)
        _ = try survey.perform(command(.open, by: Sample.julie, after: 5))
        #expect(survey.course.firstOpenedAt == Sample.after(5))
        #expect(survey.course.answers.isEmpty)
        #expect(try survey.decide(command(.open, by: Sample.julie, after: 9)).isEmpty)
    }

    @Test func anAnswerAfterItsTimeIsRefused() throws {
        let survey = try Sample.survey(.sent)
        let submit = SurveyInstance.Action.submit(try Sample.answers(5), Sample.questionnaire.rules)
        #expect(try survey.decide(command(submit, by: Sample.julie, after: 999)).count == 1)
        #expect(throws: Rejection.guardFailed("not_expired", reason: "The time to answer is over.")) {
            try survey.decide(command(submit, by: Sample.julie, after: 1_000))
        }
        #expect(throws: Rejection.guardFailed("expired", reason: "There is time to answer yet.")) {
            try survey.decide(command(.expire, after: 999))
        }
    }

    @Test func aLowScoreCallsSomebodyOnce() throws {
        var survey = try Sample.survey(.opened)
        let rules = Sample.questionnaire.rules
        func submit(_ score: Int) throws -> [String] {
            let action = SurveyInstance.Action.submit(try Sample.answers(score), rules)
            return try survey.perform(command(action, by: Sample.julie)).map(\.fact.name)
        }
        #expect(try submit(2) == ["completed", "low_score"])
        #expect(try submit(1) == ["completed"])
        #expect(try submit(3) == ["completed"])
        #expect(try submit(2) == ["completed", "low_score"])
        #expect(survey.course.answers.map(\.score) == [2, 1, 3, 2])
    }

    @Test func answersMayBeChangedForAWhileOnly() throws {
        let survey = try Sample.survey(.completed)
        var rules = Sample.questionnaire.rules
        rules.editable = .seconds(10)
        let change = SurveyInstance.Action.submit(try Sample.answers(4), rules)
        let same = SurveyInstance.Action.submit(try Sample.answers(5), rules)
        #expect(try survey.decide(command(same, by: Sample.julie, after: 9)).isEmpty)
        #expect(try survey.decide(command(change, by: Sample.julie, after: 9)).count == 1)
        #expect(throws: Rejection.alreadyDecided(reason: "The answers cannot be changed any more.")) {
            try survey.decide(command(change, by: Sample.julie, after: 10))
        }
    }

    @Test func aSurveyIsRemindedOfOnceAndNotAfterItsAnswer() throws {
        var sent = try Sample.survey(.sent)
        let reminders = (0..<2).map { _ in sent.remind() }
        #expect(reminders == [true, false])
        var completed = try Sample.survey(.completed)
        let isReminded = completed.remind()
        #expect(!isReminded)
    }

    @Test func aSurveyIsSentWhenItIsDue() throws {
        var rules = Questionnaire.Rules()
        rules.delay = .seconds(60)
        let delayed = Questionnaire(id: "csat-3", version: 1, questions: [], rules: rules)
        let survey = SurveyInstance.plan(
            id: Sample.surveyID, about: Sample.closed, with: delayed, Sample.free, at: Sample.now
        ).subject
        let send = SurveyInstance.Action.send(tokenDigest: Sample.digest, lifetime: .seconds(1_000))
        #expect(throws: Rejection.guardFailed("due", reason: "The survey is not due yet.")) {
            try survey.decide(command(send, after: 59))
        }
        #expect(try survey.decide(command(send, after: 60)).count == 1)
    }
}
