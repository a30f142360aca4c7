import Contracts
import Domain
import Messaging
import Testing

@Suite struct BrokerTopologyTests {
    private let topology = BrokerTopology.casewire(guests: [
        .adapter("mail", channels: [.email]), .subscriber("crm"), .trusted("erp", commands: [CreateCase.type]),
    ])

    private func user(_ name: String) throws -> BrokerUser {
        try #require(topology.users.first { $0.name == name })
    }

    private func matches(_ pattern: String, _ text: String) throws -> Bool {
        try Regex(pattern).firstMatch(in: text) != nil
    }

    private func may(_ user: BrokerUser, publish routingKey: String, to exchange: String) throws -> Bool {
        let topic = user.topics.first { $0.exchange == exchange }
        return try matches(user.write, exchange) && (topic.map { try matches($0.write, routingKey) } ?? true)
    }

    private func routingKey(of message: MessageDescription) -> String {
        message.routingKeyPattern.replacing("{channel}", with: "email").replacing("{partition}", with: "07")
    }

    private func queues(for message: MessageDescription) -> [String] {
        topology.bindings.filter { $0.exchange == message.exchange && $0.matches(routingKey(of: message)) }.map(\.queue)
    }

    @Test func everyMessageOfTheCatalogueReachesAQueue() {
        for message in MessageCatalogue.all {
            #expect(!queues(for: message).isEmpty, "\(message.type)")
        }
    }

    @Test func everyMessageOfAChannelReachesItsOwnQueueOfIntakeAlone() {
        let kinds = ["message", "alert", "interaction"]
        for (channel, kind) in Channel.allCases.flatMap({ channel in kinds.map { (channel, $0) } }) {
            let key = "intake.\(channel.rawValue).\(kind)"
            let queues = topology.bindings.filter { $0.exchange == Exchange.intake && $0.matches(key) }.map(\.queue)
            #expect(queues == ["casewire.intake.bulk.\(channel.rawValue)"])
            #expect(queues.allSatisfy(QueueName.sources(of: .bulk, in: .intake).contains))
        }
    }

    @Test func everyQueueOfALaneIsReadAndLimitedAsTheLaneIs() throws {
        for service in ServiceName.allCases {
            for queue in Lane.lanes(of: service).flatMap({ QueueName.sources(of: $0, in: service) }) {
                #expect(topology.queues.contains { $0.name == queue })
                #expect(try matches(user(service.rawValue).read, queue))
                let policies = try topology.policies.filter { try $0.target == .queues && matches($0.pattern, queue) }
                #expect(policies.map(\.name) == ["casewire-lanes-\(service.rawValue)"])
            }
        }
    }

    @Test func everyCommandReachesItsServiceAlone() throws {
        for message in MessageCatalogue.all where message.kind == .command {
            let service = try #require(message.owner)
            #expect(queues(for: message) == [QueueName.lane(.interactive, of: service)])
        }
    }

    @Test func everyEventReachesTheStream() {
        for message in MessageCatalogue.all where message.kind == .event {
            #expect(queues(for: message).contains(QueueName.eventStream))
        }
    }

    @Test func everyEventMayBePublishedByItsOwnerAndNobodyElse() throws {
        for message in MessageCatalogue.all where message.kind == .event {
            for service in ServiceName.allCases {
                let allowed = try may(user(service.rawValue), publish: routingKey(of: message), to: message.exchange)
                #expect(allowed == (message.owner == nil || message.owner == service), "\(service) \(message.type)")
            }
            for guest in ["adapter-mail", "subscriber-crm", "trusted-erp", "gateway", "tool"] {
                #expect(try !may(user(guest), publish: routingKey(of: message), to: message.exchange))
            }
        }
    }

    @Test func theGatewayMaySendEveryCommand() throws {
        for message in MessageCatalogue.all where message.kind == .command {
            #expect(try may(user("gateway"), publish: routingKey(of: message), to: Exchange.commands))
        }
    }

    @Test func everyBindingKeyOfAServiceTakesAnEventOfTheCatalogue() {
        for service in ServiceName.allCases {
            for key in BindingDeclaration.events(for: service) {
                let binding = BindingDeclaration(exchange: Exchange.events, queue: "", routingKey: key)
                let taken = MessageCatalogue.all.contains { $0.kind == .event && binding.matches(routingKey(of: $0)) }
                #expect(taken, "\(service) \(key)")
            }
        }
    }

    @Test func anAdapterPublishesToItsOwnChannelsOnly() throws {
        let mail = try user("adapter-mail")
        #expect(try may(mail, publish: "intake.email.raw", to: Exchange.intake))
        #expect(try !may(mail, publish: "intake.web.message", to: Exchange.intake))
        #expect(try !may(mail, publish: "intake.case.create", to: Exchange.commands))
        let two = BrokerUser.adapter("hub", channels: [.chat, .sms])
        #expect(try may(two, publish: "intake.sms.message", to: Exchange.intake))
        #expect(try !may(two, publish: "intake.email.message", to: Exchange.intake))
    }

    @Test func aSubscriberBindsToNeitherPartiesNorNotesNorEverything() throws {
        let filter = try #require(try user("subscriber-crm").topics.first { $0.exchange == Exchange.events }).read
        for key in ["case.#", "case.opened.#", "incident.#", "survey.completed.v1.*"] {
            #expect(try matches(filter, key), "\(key)")
        }
        for key in ["party.#", "party.created.v1.p01", "case.note_added.#", "#", "*.created.#", "#.v1.p07"] {
            #expect(try !matches(filter, key), "\(key)")
        }
    }

    @Test func aGuestManagesItsOwnQueuesOnly() throws {
        let crm = try user("subscriber-crm")
        #expect(try matches(crm.configure, "sub.subscriber-crm.cases"))
        for queue in [
            "sub.subscriber-crm2.cases", "sub.subscriber-crm", "casewire.intake.bulk", "xsub.subscriber-crm.a",
        ] {
            #expect(try !matches(crm.configure, queue))
            #expect(try !matches(crm.read, queue))
        }
    }

    @Test func aTrustedSystemSendsItsListOfVerbsOnly() throws {
        let erp = try user("trusted-erp")
        #expect(try may(erp, publish: "intake.case.create", to: Exchange.commands))
        #expect(try !may(erp, publish: "intake.case.close", to: Exchange.commands))
        #expect(try !may(erp, publish: "intake.case.create.more", to: Exchange.commands))
    }

    @Test func everyUserHasARowForEveryTopicExchange() {
        let exchanges = topology.exchanges.filter { $0.kind == .topic }.map(\.name)
        for user in topology.users { #expect(user.topics.map(\.exchange) == exchanges) }
    }

    @Test func servicesDeclareNothing() throws {
        for service in ServiceName.allCases { #expect(try user(service.rawValue).configure == "^$") }
    }

    @Test func atMostOnePolicyMatchesAQueue() throws {
        for queue in topology.queues.map(\.name) + ["sub.subscriber-crm.cases"] {
            let policies = try topology.policies.filter { try $0.target == .queues && matches($0.pattern, queue) }
            #expect(policies.count == (queue == QueueName.eventStream ? 0 : 1), "\(queue)")
        }
    }

    @Test func nothingIsDeclaredTwice() {
        let declared = [
            topology.policies.map(\.name), topology.queues.map(\.name), topology.exchanges.map(\.name),
            topology.users.map(\.name),
        ]
        for names in declared { #expect(Set(names).count == names.count) }
        #expect(Set(topology.bindings).count == topology.bindings.count)
    }

    @Test func whatHasWaitedGoesBackToItsLane() throws {
        let name = QueueName.retry(.thirtySeconds, lane: .raw, of: .intake)
        let queue = try #require(topology.queues.first { $0.name == name })
        #expect(queue.arguments["x-message-ttl"] == 30_000)
        #expect(queue.arguments["x-dead-letter-exchange"] == "")
        #expect(queue.arguments["x-dead-letter-routing-key"] == "casewire.intake.raw")
    }

    @Test func everyBindingJoinsWhatIsDeclared() {
        for binding in topology.bindings {
            #expect(topology.exchanges.contains { $0.name == binding.exchange })
            #expect(topology.queues.contains { $0.name == binding.queue })
        }
    }

    @Test(arguments: [
        ("case.#", "case.opened.v1.p07", true), ("#", "", true), ("case.*", "case.opened.v1", false),
        ("*.b.#", "a.b", true),
        ("intake.*.raw", "intake.email.raw", true), ("#.p07", "a.b.p07", true), ("a.b", "a", false),
    ])
    func bindingKeysMatchAsTheBrokerDoes(pattern: String, key: String, expected: Bool) {
        #expect(BindingDeclaration(exchange: "", queue: "", routingKey: pattern).matches(key) == expected)
    }

    @Test func aReplayLeavesOutWhatTheFilterDoes() {
        #expect(SubscriberFilter.allows(CaseOpened.type))
        #expect(!SubscriberFilter.allows(CaseNoteAdded.type))
        #expect(!SubscriberFilter.allows(PartyChanged.type))
    }
}
