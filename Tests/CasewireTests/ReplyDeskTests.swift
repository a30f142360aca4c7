import Contracts
import Testing

@testable import Casewire

@Suite struct ReplyDeskTests {
    private let answer = CommandAnswer.accepted(id: "1", number: nil, version: 1)

    @Test func anAnswerThatComesFirstIsKept() async throws {
        let desk = ReplyDesk()
        await desk.expect("a")
        #expect(await desk.arrived(answer, for: "a"))
        #expect(try await desk.answer(for: "a") == answer)
    }

    @Test func anAnswerThatIsWaitedForArrives() async throws {
        let desk = ReplyDesk()
        await desk.expect("a")
        async let awaited = desk.answer(for: "a")
        #expect(await desk.arrived(answer, for: "a"))
        #expect(try await awaited == answer)
    }

    @Test func answersThatNobodyExpectsAreDropped() async {
        let desk = ReplyDesk()
        #expect(await desk.arrived(answer, for: "b") == false)
        await desk.expect("a")
        _ = await desk.arrived(answer, for: "a")
        #expect(await desk.arrived(answer, for: "a") == false)
    }

    @Test func aWaitThatIsCancelledEnds() async {
        let desk = ReplyDesk()
        await desk.expect("a")
        let wait = Task { try await desk.answer(for: "a") }
        wait.cancel()
        await #expect(throws: CancellationError.self) { try await wait.value }
    }
}
