import Domain
import SurveyDomain
import Testing

@Suite struct AnswersTests {
    private func field(_ values: [String: Answers.Value]) -> String? {
        do throws(Rejection) {
            _ = try Answers(values, to: Sample.questionnaire)
            return nil
        } catch .invalid(let field, _) {
            return field
        } catch {
            return "?"
        }
    }

    @Test func answersThatFitGiveAScore() throws {
        let values: [String: Answers.Value] = [
            "satisfaction": .number(5), "comment": .text("Thank you!"), "reason": .text("speed"),
        ]
        #expect(try Answers(values, to: Sample.questionnaire).score == 5)
    }

    @Test(arguments: [Answers.Value.number(0), .number(6), .number(-1), .text("5")])
    func satisfactionIsANumberFromOneToFive(value: Answers.Value) {
        #expect(field(["satisfaction": value]) == "answers.satisfaction")
    }

    @Test func theFieldAtFaultIsNamed() {
        #expect(field([:]) == "answers.satisfaction")
        #expect(field(["satisfaction": .number(5), "comment": .text("12345678901")]) == "answers.comment")
        #expect(field(["satisfaction": .number(5), "comment": .number(1)]) == "answers.comment")
        #expect(field(["satisfaction": .number(5), "reason": .text("price")]) == "answers.reason")
        #expect(field(["satisfaction": .number(5), "age": .number(9)]) == "answers.age")
    }
}
