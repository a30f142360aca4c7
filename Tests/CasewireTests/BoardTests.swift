import Testing

@testable import Casewire

@Suite struct BoardTests {
    @Test func whoWaitsGoesOnWhenTheStateIsAsWanted() async throws {
        let board = Board(0)
        async let reached = board.wait { $0 >= 3 }
        for _ in 0..<5 { await board.update { $0 += 1 } }
        #expect(try await reached >= 3)
    }

    @Test func whatIsAlreadyTrueIsNotWaitedFor() async throws {
        #expect(try await Board(7).wait { $0 == 7 } == 7)
    }

    @Test func aCancelledWaitEnds() async {
        let board = Board(0)
        let wait = Task { try await board.wait { $0 == 1 } }
        wait.cancel()
        await #expect(throws: CancellationError.self) { try await wait.value }
    }
}
