import AMQP
import Contracts
import Durability
import Postgres

/// What a service needs: an answering database with its schema, and an answering broker with its queues.
struct ServiceChecks {
    let service: ServiceName
    let pool: PostgresPool
    let migrations: [Migrations]
    let publisher: AMQPPublisher
    let subscriptions: [AMQPSubscription]
    let administration: AMQPAdministration
    /// Learns the database's time with each look at it.
    let time: DatabaseTime

    /// How long a schema or a topology that was found right is believed to be so.
    private static let belief = Duration.seconds(60)

    /// The checks in the order in which they are made.
    var all: [ReadinessCheck] {
        [
            ReadinessCheck(.database) { await database() },
            ReadinessCheck(.schema, needing: .database, believedFor: Self.belief) { await schema() },
            ReadinessCheck(.broker) { broker() },
            ReadinessCheck(.topology, needing: .broker, believedFor: Self.belief, unless: { lostQueue != nil }) {
                await topology()
            },
        ]
    }

    private func database() async -> ReadinessCheck.Finding {
        do {
            let asked = ContinuousClock.now
            let rows = try await pool.execute("SELECT clock_timestamp()")
            if let now = try rows.first?.timestamp(0) { time.read(now, between: asked, and: .now) }
            return .passing("answers")
        } catch {
            return .failing("\(error.code): \(error.message)")
        }
    }

    private func schema() async -> ReadinessCheck.Finding {
        do {
            try await pool.withConnection { connection in
                let migrator = Migrator(schema: service.rawValue)
                for component in migrations { try await migrator.check(component, on: connection) }
            }
            return .passing(migrations.map { "\($0.component) \($0.all.count)" }.joined(separator: ", "))
        } catch {
            return .failing("\(error)")
        }
    }

    private func broker() -> ReadinessCheck.Finding {
        switch publisher.state {
        case .open: .passing("connected")
        case .blocked(let reason): .failing("takes no messages: \(reason)")
        case .connecting: .failing("connecting")
        case .down(let error): .failing("\(error.code.rawValue): \(error.message)")
        case .suspended, .stopped: .failing("the connection was closed")
        }
    }

    private func topology() async -> ReadinessCheck.Finding {
        let needed = NeededTopology(of: service)
        var place = ""
        do throws(AMQPError) {
            for name in needed.exchanges {
                place = "exchange \(name)"
                try await administration.checkExchange(name)
            }
            for name in needed.queues {
                place = "queue \(name)"
                try await administration.checkQueue(name)
            }
            guard let lostQueue else {
                return .passing("\(needed.exchanges.count) exchanges, \(needed.queues.count) queues")
            }
            return .failing(lostQueue)
        } catch {
            guard error.code == .notFound else { return .failing("\(place): \(error.code.rawValue): \(error.message)") }
            return .failing("\(place) is missing; run casewire topology")
        }
    }

    /// A queue that is no longer consumed, since it was deleted, say; a consumer that has not begun is not meant.
    private var lostQueue: String? {
        for subscription in subscriptions {
            if case .down(let error) = subscription.state {
                return "queue \(subscription.queue) is not consumed: \(error.code.rawValue): \(error.message)"
            }
        }
        return nil
    }
}
