import Contracts

/// The step in which everything that customers are to be told has been sent, or for a reason has not.
struct SettleNews: Sendable {
    let cases: Set<RecordID>

    /// Waits until every case was acknowledged and nothing is on its way any more.
    func run(on stage: DemoStage) async throws -> DemoWorld {
        stage.narrator.begin("Everyone is told what concerns them")
        let world = try await stage.wait(for: "all customers are told") { world in
            let news = Self.news(of: cases, in: world)
            let acknowledged = Set(
                news.filter { $0.snapshot.template == "acknowledgement" }.compactMap(\.snapshot.recordId))
            let told = Set(news.filter { $0.snapshot.template == "closing" }.compactMap(\.snapshot.recordId))
            return news.allSatisfy(\.isSettled)
                && cases.allSatisfy { id in
                    guard let subject = world.cases[id]?.snapshot, subject.partyId != nil else { return true }
                    return acknowledged.contains(id) && (subject.state != .closed || told.contains(id))
                }
        }
        let news = Self.news(of: cases, in: world)
        stage.narrator.tell("\(news.count) messages: \(news.count(where: \.wasSent)) sent")
        return world
    }

    /// The messages to people that are about the cases, or about the surveys of the cases.
    static func news(of cases: Set<RecordID>, in world: DemoWorld) -> [DemoNotification] {
        let surveys = Set(world.surveys.values.filter { cases.contains($0.snapshot.caseId) }.map(\.snapshot.id))
        return world.notifications.values.filter { notification in
            notification.snapshot.recordId.map { cases.contains($0) || surveys.contains($0) } ?? false
        }
    }
}
