import Domain
import NotificationDomain
import Testing

@Suite struct TokenBucketTests {
    private let rate = TokenBucket.Rate(capacity: 3, refill: .seconds(60))

    @Test func aBucketEmptiesAndFillsAgain() {
        var bucket = TokenBucket(rate, fullAt: Sample.after(-1_000))
        let first = (0..<4).map { _ in bucket.take(at: Sample.now) }
        #expect(first == [true, true, true, false])
        #expect(!bucket.hasToken(at: Sample.after(59)))
        let later = (0..<2).map { _ in bucket.take(at: Sample.after(60)) }
        #expect(later == [true, false])
    }

    @Test func aBucketHoldsNoMoreThanItsCapacity() {
        var bucket = TokenBucket(rate, fullAt: Sample.now)
        let taken = (0..<10).filter { _ in bucket.take(at: Sample.after(1_000_000)) }
        #expect(taken.count == 3)
    }
}
