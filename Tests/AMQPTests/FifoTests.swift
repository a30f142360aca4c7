import Testing

@testable import AMQP

@Suite struct FifoTests {
    @Test func valuesComeOutInTheOrderTheyWentIn() {
        var fifo = Fifo<Int>()
        fifo.append(contentsOf: 1...5)
        #expect(fifo.take(2) == [1, 2])
        fifo.append(6)
        #expect(fifo.first == 3 && fifo.count == 4)
        #expect(fifo.take(9) == [3, 4, 5, 6])
        #expect(fifo.isEmpty && fifo.take(1) == [])
    }

    @Test func whatWasTakenIsForgottenThoughSomethingAlwaysWaits() {
        var fifo = Fifo<Int>()
        fifo.append(contentsOf: 0..<10)
        for round in 1..<1_000 {
            _ = fifo.take(10)
            fifo.append(contentsOf: (round * 10)..<(round * 10 + 10))
            fifo.append(-1)
        }
        #expect(fifo.waiting.endIndex < 5_000)
        #expect(fifo.count == 1_009)
    }

    @Test func whatWasTakenIsForgottenOnceNothingWaits() {
        var fifo = Fifo<Int>()
        fifo.append(contentsOf: 1...4)
        #expect(fifo.take(2) == [1, 2])
        #expect(fifo.take(2) == [3, 4])
        #expect(fifo.waiting.endIndex == 0)
    }

    @Test func aValueCanBeTakenOutOfTheMiddle() {
        var fifo = Fifo<Int>()
        fifo.append(contentsOf: 1...4)
        _ = fifo.take(1)
        fifo.removeAll { $0 == 3 }
        #expect(Array(fifo.waiting) == [2, 4])
    }
}
