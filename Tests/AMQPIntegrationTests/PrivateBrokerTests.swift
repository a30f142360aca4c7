import AMQP
import Foundation
import Messaging
import TestSupport
import Testing

/// Everything that needs a broker of its own; one after the other, since it is one broker.
@Suite(.serialized, .timeLimit(.minutes(5))) enum PrivateBrokerTests {
    @Suite(.serialized) struct FaultTests {}
    @Suite(.serialized) struct TLSTests {}
}

extension PrivateBrokerTests.FaultTests {
    /// A fixture on the private broker, with a heartbeat of a second.
    private func with(_ body: (LinkFixture, PrivateRabbitMQServer) async throws -> Void) async throws {
        let server = try await PrivateBroker.shared.running().server
        try await LinkFixture.with(on: try server.endpoint()) { try await body($0, server) }
    }

    private func quick(_ configuration: AMQPConfiguration) -> AMQPConfiguration {
        var quick = configuration
        quick.heartbeat = .seconds(1)
        quick.handshakeTimeout = .seconds(1)
        quick.rpcTimeout = .seconds(2)
        return quick
    }

    private func isDown(_ state: LinkState) -> Bool {
        if case .down = state { true } else { false }
    }

    /// Freezes the broker for the closure only.
    private func whileFrozen<Value>(_ server: PrivateRabbitMQServer, _ body: () async throws -> Value) async throws
        -> Value
    {
        server.freeze()
        defer { server.thaw() }
        return try await body()
    }

    /// Lets the broker believe that it is out of memory for the closure only.
    private func whileStarved<Value>(_ server: PrivateRabbitMQServer, _ body: () async throws -> Value) async throws
        -> Value
    {
        try await server.control(["set_vm_memory_high_watermark", "0"])
        do {
            let value = try await body()
            try await server.control(["set_vm_memory_high_watermark", "0.4"])
            return value
        } catch {
            try await server.control(["set_vm_memory_high_watermark", "0.4"])
            throw error
        }
    }

    @Test func aFrozenBrokerLeavesMessagesUnknownWithinTheHeartbeats() async throws {
        try await with { fixture, server in
            try await fixture.makeQueue("q")
            try await fixture.withPublisher(quick(fixture.configuration)) { publisher in
                #expect(await publisher.publish([.to("q", "before")]) == [.confirmed])
                let messages = (0..<5_000).map { OutgoingMessage.to("q", "\($0)") }
                let (outcomes, took) = try await whileFrozen(server) {
                    let start = ContinuousClock.now
                    return (await publisher.publish(messages), ContinuousClock.now - start)
                }
                #expect(outcomes.allSatisfy { $0 == .unknown })
                #expect(took < .seconds(6), "took \(took)")
                #expect(await publisher.publish([.to("q", "after")]) == [.confirmed])
            }
        }
    }

    @Test func aBodyThatBlocksTheSocketOfAFrozenBrokerIsGivenUpToo() async throws {
        try await with { fixture, server in
            try await fixture.makeQueue("q")
            try await fixture.withPublisher(quick(fixture.configuration)) { publisher in
                await publisher.waitForState(\.isOpen)
                let body = [UInt8](repeating: 1, count: 60 << 20)
                let huge = OutgoingMessage(exchange: "", routingKey: "q", properties: MessageProperties(), body: body)
                let (outcomes, took) = try await whileFrozen(server) {
                    let start = ContinuousClock.now
                    return (await publisher.publish([huge]), ContinuousClock.now - start)
                }
                #expect(outcomes == [.unknown])
                #expect(took < .seconds(8), "took \(took)")
                #expect(await publisher.publish([.to("q", "after")]) == [.confirmed])
            }
        }
    }

    @Test func aConsumerOfAFrozenBrokerComesBack() async throws {
        try await with { fixture, server in
            try await fixture.makeQueue("q")
            try await fixture.withSubscription(to: "q", configuration: quick(fixture.configuration)) { subscription in
                await subscription.waitForState(\.isOpen)
                try await whileFrozen(server) { await subscription.waitForState(isDown) }
                _ = try await fixture.withPublisher { await $0.publish([.to("q", "after")]) }
                #expect(try await subscription.collect(1).map(\.body) == [Array("after".utf8)])
            }
        }
    }

    @Test func aRestartLosesNothingThatWasConfirmed() async throws {
        try await with { fixture, server in
            try await fixture.makeQueue("q", arguments: ["x-queue-type": "quorum"])
            try await fixture.withPublisher(quick(fixture.configuration)) { publisher in
                try await fixture.withSubscription(to: "q", configuration: quick(fixture.configuration)) {
                    subscription in
                    #expect(await publisher.publish([.to("q", "before")]) == [.confirmed])
                    let held = try await subscription.nextBatch(limit: 1, linger: .zero)
                    try await server.stop()
                    await publisher.waitForState(isDown)
                    await subscription.waitForState(isDown)
                    try await server.start()
                    await subscription.acknowledge(held.map(\.tag))
                    #expect(await publisher.publish([.to("q", "after")]) == [.confirmed])
                    let bodies = try await subscription.collect(2).map(\.body)
                    #expect(bodies == [Array("before".utf8), Array("after".utf8)])
                }
            }
        }
    }

    @Test func anAlarmIsWaitedForWithinTheTimeOut() async throws {
        try await with { fixture, server in
            try await fixture.makeQueue("q")
            var hasty = fixture.configuration
            hasty.confirmTimeout = .seconds(2)
            try await fixture.withPublisher(hasty) { hasty in
                try await fixture.withPublisher { patient in try await starve(server, hasty: hasty, patient: patient) }
            }
        }
    }

    private func starve(_ server: PrivateRabbitMQServer, hasty: AMQPPublisher, patient: AMQPPublisher) async throws {
        #expect(await patient.publish([.to("q", "before")]) == [.confirmed])
        let patience = try await whileStarved(server) {
            #expect(await hasty.publish([.to("q", "late")]) == [.unknown])
            #expect(hasty.isBlocked && hasty.isConnected)
            #expect(await hasty.publish([.to("q", "late too")]) == [.unknown])
            // Awaited once the broker takes messages again.
            let patience = Task { await patient.publish([.to("q", "held back")]) }
            await patient.waitForState { if case .blocked = $0 { true } else { false } }
            return patience
        }
        #expect(await patience.value == [.confirmed])
        await hasty.waitForState(\.isOpen)
        #expect(await hasty.publish([.to("q", "after")]) == [.confirmed])
    }
}

extension PrivateBrokerTests.TLSTests {
    /// Connects over TLS and asks for something; throws what the connection threw.
    private func connect(
        to host: String = "localhost", trusting authority: KeyPath<TestCertificates, String> = \.authority,
        as client: KeyPath<TestCertificates, AMQPTLS.ClientCertificate>? = \.client, verifyHostname: Bool = true
    ) async throws {
        let broker = try await PrivateBroker.shared.running()
        let (server, certificates) = (broker.server, broker.certificates)
        var tls = AMQPTLS()
        tls.caFile = certificates[keyPath: authority]
        tls.clientCertificate = client.map { certificates[keyPath: $0] }
        tls.verifyHostname = verifyHostname
        let endpoint = AMQPEndpoint(host: host, port: server.tlsPort)
        let administration = AMQPAdministration(
            configuration: AMQPConfiguration(endpoints: [endpoint], user: "guest", password: "guest", tls: tls))
        try await administration.checkExchange("amq.topic")
        await administration.close()
    }

    private func expectTLSError(_ attempt: () async throws -> Void) async {
        let error = await #expect(throws: AMQPError.self) { try await attempt() }
        #expect(error?.code == .tls, "\(String(describing: error))")
    }

    @Test func aTrustedBrokerIsReachedWithAClientCertificate() async throws {
        try await connect()
    }

    @Test func aBrokerUnderAnotherNameIsRefused() async throws {
        await expectTLSError { try await connect(to: "127.0.0.1") }
        try await connect(to: "127.0.0.1", verifyHostname: false)
    }

    @Test func aBrokerOfAStrangeAuthorityIsRefused() async throws {
        await expectTLSError { try await connect(trusting: \.strangeAuthority) }
        await expectTLSError { try await connect(trusting: \.strangeAuthority, verifyHostname: false) }
    }

    @Test func theBrokerRefusesAStrangerAndTheNameless() async throws {
        await #expect(throws: AMQPError.self) { try await connect(as: \.strangeClient) }
        await #expect(throws: AMQPError.self) { try await connect(as: nil) }
    }

    @Test(arguments: [("-tls1_1", true), ("-tls1_2", false)])
    func aBrokerBelowTLS12IsRefused(_ version: String, _ isRefused: Bool) async throws {
        let certificates = try await PrivateBroker.shared.running().certificates
        let server = try await OpenSSLServer.started(version, certificates.server)
        var tls = AMQPTLS()
        tls.caFile = certificates.authority
        var configuration = AMQPConfiguration(
            endpoints: [AMQPEndpoint(host: "localhost", port: server.port)], user: "guest", password: "guest", tls: tls)
        configuration.handshakeTimeout = .seconds(2)
        let administration = AMQPAdministration(configuration: configuration)
        let error = await #expect(throws: AMQPError.self) { try await administration.checkQueue("q") }
        #expect((error?.code == .tls) == isRefused, "\(String(describing: error))")
    }

    @Test func aFileThatIsMissingIsSaid() async throws {
        let server = try await PrivateBroker.shared.running().server
        var tls = AMQPTLS()
        tls.caFile = server.directory + "/none.pem"
        let endpoint = AMQPEndpoint(host: "localhost", port: server.tlsPort)
        let administration = AMQPAdministration(
            configuration: AMQPConfiguration(endpoints: [endpoint], user: "guest", password: "guest", tls: tls))
        let error = await #expect(throws: AMQPError.self) { try await administration.checkQueue("q") }
        #expect(error?.code == .tls && error?.message.contains("none.pem") == true)
    }

    @Test func messagesPassOverTLSBothWays() async throws {
        let broker = try await PrivateBroker.shared.running()
        let (server, certificates) = (broker.server, broker.certificates)
        try await LinkFixture.with(on: try server.endpoint()) { fixture in
            var configuration = fixture.configuration
            configuration.endpoints = [AMQPEndpoint(host: "localhost", port: server.tlsPort)]
            configuration.tls = AMQPTLS()
            configuration.tls?.caFile = certificates.authority
            configuration.tls?.clientCertificate = certificates.client
            try await fixture.makeQueue("q")
            let messages = (0..<3_000).map { OutgoingMessage.to("q", String(repeating: "\($0)", count: 200)) }
            let outcomes = try await fixture.withPublisher(configuration) { await $0.publish(messages) }
            #expect(outcomes.allSatisfy { $0 == .confirmed })
            let bodies = try await fixture.withSubscription(to: "q", configuration: configuration) {
                try await $0.collect(3_000)
            }
            #expect(bodies.map(\.body) == messages.map(\.body))
        }
    }
}
