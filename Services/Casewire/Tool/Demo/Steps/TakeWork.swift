import Contracts

/// The step in which the agents accept what is offered to them, until all cases are in work.
struct TakeWork: Sendable {
    let staff: DemoStaff
    let cases: Set<RecordID>

    /// How many offers are accepted at a time.
    private static let width = 8

    /// Accepts offers until each of the cases has been opened.
    func run(on stage: DemoStage) async throws {
        stage.narrator.begin("The agents accept what is offered to them")
        let progress = stage.narrator.progress("cases in work", total: cases.count)
        var answered: Set<RecordID> = []
        var opened = 0
        while true {
            let (known, before) = (answered, opened)
            let world = try await stage.wait(for: "the cases are offered and opened") { world in
                isDone(world) || !open(world).allSatisfy { known.contains($0.id) } || openedCount(world) > before
            }
            progress.advance(by: openedCount(world) - opened)
            opened = openedCount(world)
            guard !isDone(world) else { break }
            let offers = open(world).filter { !answered.contains($0.id) }
            answered.formUnion(offers.map(\.id))
            try await accept(offers, on: stage)
        }
        progress.finish()
        stage.narrator.tell("\(cases.count) cases are in work")
    }

    private func isDone(_ world: DemoWorld) -> Bool { openedCount(world) == cases.count }

    private func openedCount(_ world: DemoWorld) -> Int { cases.count { world.cases[$0]?.has("opened") == true } }

    private func open(_ world: DemoWorld) -> [OfferSnapshot] {
        world.offers.values.filter { offer in
            offer.state == .made && cases.contains(offer.record.id) && staff.agent(offer.agentId) != nil
        }.sorted { $0.id < $1.id }
    }

    private func accept(_ offers: [OfferSnapshot], on stage: DemoStage) async throws {
        for start in stride(from: 0, to: offers.count, by: Self.width) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for offer in offers[start..<min(start + Self.width, offers.count)] {
                    group.addTask { try await accept(offer, on: stage) }
                }
                try await group.waitForAll()
            }
        }
    }

    /// An offer that ran out meanwhile is decided: the case is offered again.
    private func accept(_ offer: OfferSnapshot, on stage: DemoStage) async throws {
        guard let agent = staff.agent(offer.agentId) else { return }
        let request = try CommandRequest(
            AcceptOffer(actor: agent.principal), id: "demo-\(stage.run)-accept-\(offer.id)", subject: offer.id)
        guard case .refused(let refusal) = try await stage.client.send(request) else { return }
        guard refusal.code == .alreadyDecided else { throw ToolFailure(refusal, to: request.verb) }
    }
}
