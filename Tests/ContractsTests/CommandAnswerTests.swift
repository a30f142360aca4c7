import Contracts
import Testing

@Suite struct CommandAnswerTests {
    static let answers: [CommandAnswer] = [
        .accepted(id: "0197", number: "CS0000123", version: 4),
        .accepted(id: "0197", number: nil, version: 1),
        .ok(data: Array(#"{"cases":[]}"#.utf8), next: "MDE5"),
        .ok(data: Array("null".utf8), next: nil),
        .refused(Refusal(.guardFailed, guard: "is assignee", field: "subject", message: "It is another's.")),
    ]

    @Test(arguments: answers) func anAnswerIsReadBackAsItWasWritten(answer: CommandAnswer) throws {
        #expect(try CommandAnswer(jsonBody: try answer.jsonBody()) == answer)
    }

    @Test func anAnswerStandsAsTheContractHasIt() throws {
        let body = try CommandAnswer.accepted(id: "0197", number: "CS0000123", version: 4).jsonBody()
        #expect(
            String(decoding: body, as: UTF8.self)
                == #"{"status":"accepted","id":"0197","number":"CS0000123","version":4}"#)
        let refused = try CommandAnswer.refused(Refusal(.notFound, message: "There is no such case.")).jsonBody()
        let text = #"{"status":"refused","error":{"code":"not_found","message":"There is no such case."}}"#
        #expect(String(decoding: refused, as: UTF8.self) == text)
    }

    @Test(arguments: [
        "{}", #"{"status":"maybe"}"#, #"{"status":"accepted"}"#, #"{"status":"ok"}"#, "[]", #"{"status":"refused"}"#,
    ])
    func whatIsNoAnswerIsRefused(body: String) {
        #expect(throws: MalformedMessage.self) { try CommandAnswer(jsonBody: Array(body.utf8)) }
    }
}
