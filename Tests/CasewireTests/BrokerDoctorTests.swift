import AMQP
import Contracts
import Domain
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

    @Test func theQueuesOfALaneAreJudgedTogether() {
        let names = [QueueName.channel(.web, of: .bulk), QueueName.channel(.chat, of: .bulk)]
        func judge(consumers: [Int]) -> [Diagnosis] {
            let statuses = zip(names, consumers).map { QueueStatus(name: $0, messageCount: 5_000, consumerCount: $1) }
            return BrokerDoctor.judge(queues: Dictionary(statuses.map { ($0.name, $0) }) { first, _ in first })
        }
        #expect(judge(consumers: [0, 0]).map(\.finding) == ["nobody consumes it, 10000 messages wait"])
        #expect(
            judge(consumers: [1, 0]).map(\.finding) == [
                "nobody consumes casewire.intake.bulk.chat, 5000 messages wait"
            ])
        #expect(judge(consumers: [2, 1]).map(\.finding) == ["10000 messages wait"])
        #expect(judge(consumers: [2, 1]).map(\.grade) == [.watch])
    }

    @Test func deadLettersAndMisroutedMessagesAreToBeWatched() {
        for name in [QueueName.dead(of: .survey), QueueName.unrouted] {
            #expect(judge(name, messages: 1, consumers: 0).map(\.grade) == [.watch])
            #expect(judge(name, messages: 0, consumers: 0).isEmpty)
        }
    }
}
