import Contracts
import Testing

@testable import Durability

@Suite struct RetryPolicyTests {
    @Test func eachFailureWaitsLongerAndTheLastIsTheEnd() {
        let waits = (0...5).map { RetryPolicy().delay(afterAttempts: $0) }
        #expect(waits == [.oneSecond, .fiveSeconds, .thirtySeconds, .twoMinutes, .tenMinutes, nil])
    }
}
