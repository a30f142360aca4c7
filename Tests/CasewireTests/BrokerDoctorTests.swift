import AMQP
import Contracts
import Messaging
import Testing

@testable import Casewire

@Suite struct BrokerDoctorTests {
    private func judge(_ name: String, messages: Int, consumers: Int) -> [Diagnosis] {
        let status = QueueStatus(name: name, messageCount: messages, consumerCount: consumers)
        return BrokerDoctor.judge(queues: [name: status])
    }

    @Test func aLaneThatNobodyConsumesIsIll() {
        let name = QueueName.lane(.raw, of: .intake)
        #expect(judge(name, messages: 3, consumers: 0).map(\.grade) == [.ill])
        #expect(judge(name, messages: 3, consumers: 0).map(\.finding) == ["nobody consumes it, 3 messages wait"])
        #expect(judge(name, messages: 3, consumers: 1).map(\.finding) == ["1 consumer, 3 messages wait"])
        #expect(judge(name, messages: 10_000, consumers: 2).map(\.grade) == [.watch])
    }

    @Test func deadLettersAndMisroutedMessagesAreToBeWatched() {
        for name in [QueueName.dead(of: .survey), QueueName.unrouted] {
            #expect(judge(name, messages: 1, consumers: 0).map(\.grade) == [.watch])
            #expect(judge(name, messages: 0, consumers: 0).isEmpty)
        }
    }
}
