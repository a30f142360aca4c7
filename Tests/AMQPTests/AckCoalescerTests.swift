import Testing

@testable import AMQP

@Suite struct AckCoalescerTests {
    private func coalescer(delivered count: UInt64) -> AckCoalescer {
        var coalescer = AckCoalescer()
        for tag in 0..<count { coalescer.delivered(tag + 1) }
        return coalescer
    }

    @Test func aRunFromTheLowestIsOneFrame() {
        var coalescer = coalescer(delivered: 10)
        #expect(coalescer.acknowledged([1, 2, 3]) == [.init(tag: 3, multiple: true)])
        #expect(coalescer.unsettledCount == 7)
    }

    @Test func aSingleTagIsNotMultiple() {
        var coalescer = coalescer(delivered: 2)
        #expect(coalescer.acknowledged([1]) == [.init(tag: 1, multiple: false)])
    }

    @Test func tagsAboveAGapAreAcknowledgedOneByOne() {
        var coalescer = coalescer(delivered: 10)
        #expect(coalescer.acknowledged([5, 3]) == [.init(tag: 3, multiple: false), .init(tag: 5, multiple: false)])
        #expect(coalescer.unsettledCount == 8)
    }

    @Test func closingAGapNeverRepeatsATag() {
        var coalescer = coalescer(delivered: 10)
        _ = coalescer.acknowledged([2, 3, 5])
        #expect(coalescer.acknowledged([1]) == [.init(tag: 1, multiple: false)])
        #expect(coalescer.acknowledged([4, 6]) == [.init(tag: 6, multiple: true)])
        #expect(coalescer.unsettledCount == 4)
    }

    @Test func nothingIsAcknowledgedTwiceOrBeforeItsDelivery() {
        var coalescer = coalescer(delivered: 3)
        _ = coalescer.acknowledged([1, 3])
        #expect(coalescer.acknowledged([1, 3, 4, 0]).isEmpty)
        #expect(coalescer.acknowledged([2, 2]) == [.init(tag: 2, multiple: false)])
        #expect(coalescer.unsettledCount == 0)
    }
}
