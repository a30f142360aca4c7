import Contracts
import Domain
import Messaging
import Testing

@Suite struct IntakeRouteTests {
    @Test(arguments: Channel.allCases) func everyChannelHasItsKeys(channel: Channel) throws {
        let route = try IntakeRoute(routingKey: "intake.\(channel.rawValue).message")
        #expect(route.channel == channel)
        #expect(route.kind == .message)
    }

    @Test(arguments: [
        "", "intake", "intake.email", "intake.email.post", "intake.email.message.more", "x.email.message",
    ])
    func otherKeysAreRefused(key: String) {
        #expect(throws: (any Error).self) { try IntakeRoute(routingKey: key) }
    }

    @Test func anotherChannelThanTheKeysIsRefusedByItsField() throws {
        let route = try IntakeRoute(routingKey: "intake.email.message")
        try route.check(channel: .email)
        do throws(MalformedMessage) {
            try route.check(channel: .web)
            Issue.record("another channel was taken")
        } catch {
            #expect(error.field == "channel")
            #expect(error.code == .invalid)
        }
    }
}
