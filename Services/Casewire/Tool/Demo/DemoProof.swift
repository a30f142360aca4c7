import Contracts
import Domain
import Mail
import Messaging
import Synchronization

/// What must be true at the end: everything that went in has come out, once.
struct DemoProof: Sendable {
    /// What the demo did.
    struct Account: Sendable {
        let outcomes: PublishMails.Outcomes
        let cases: Set<RecordID>
    }

    let account: Account
    let world: DemoWorld

    /// All counts; asks intake, the sink and the dead letters.
    func checks(on stage: DemoStage, listed: [JSONValue]) async throws -> [DemoCheck] {
        messageChecks() + caseChecks(listed) + offerChecks() + (try newsChecks(stage.sink))
            + [try await deadLetterCheck(on: stage)]
    }

    private func messageChecks() -> [DemoCheck] {
        let counts = PublishMails.counts(of: account.outcomes)
        let known = [
            "opened", "appended", "reopened", "follow_up", "duplicate", "ignored", "recorded", IntakeOutcome.refused,
            IntakeOutcome.repeated,
        ]
        return [
            DemoCheck(
                name: "mails in = " + known.joined(separator: " + "), left: account.outcomes.count,
                right: known.reduce(0) { $0 + counts[$1, default: 0] })
        ]
    }

    private func caseChecks(_ listed: [JSONValue]) -> [DemoCheck] {
        let made = account.outcomes.values.count { ["opened", "follow_up"].contains($0.word) }
        let known = account.cases.compactMap { world.cases[$0] }
        let ids = Set(listed.compactMap { $0["case"]?["id"]?.text.flatMap { RecordID($0) } })
        let complete = known.count { $0.events.keys.sorted() == Array(1...Int64(max(1, $0.events.count))) }
        return [
            DemoCheck(
                name: "mails that opened a case = cases created", left: made, right: known.count { $0.has("created") }),
            DemoCheck(
                name: "cases created = cases that intake lists", left: account.cases.count,
                right: account.cases.intersection(ids).count),
            DemoCheck(name: "cases = cases whose events are gap-free from 1", left: known.count, right: complete),
        ]
    }

    private func offerChecks() -> [DemoCheck] {
        let offers = world.offers.values.filter { account.cases.contains($0.record.id) }
        let accepted = Set(offers.filter { $0.state == .accepted }.map(\.record.id))
        return [
            DemoCheck(
                name: "offers made = offers decided", left: offers.count, right: offers.count { $0.state != .made }),
            DemoCheck(name: "cases = cases with an accepted offer", left: account.cases.count, right: accepted.count),
        ]
    }

    private func newsChecks(_ sink: SinkDirectory) throws(ToolFailure) -> [DemoCheck] {
        let news = SettleNews.news(of: account.cases, in: world)
        let sent = news.filter(\.wasSent)
        let other = news.count { [.suppressed, .failed, .superseded].contains($0.snapshot.state) }
        let ids = Set(sent.compactMap(\.externalID))
        let arrived = Set(try sink.mails().compactMap(\.mail.messageID))
        return [
            DemoCheck(
                name: "messages requested = sent + suppressed + failed + superseded", left: news.count,
                right: sent.count + other),
            DemoCheck(
                name: "messages requested = different keys", left: news.count,
                right: Set(news.map(\.snapshot.key)).count),
            DemoCheck(
                name: "messages sent = mails in the sink", left: sent.count, right: ids.intersection(arrived).count),
        ]
    }

    private func deadLetterCheck(on stage: DemoStage) async throws -> DemoCheck {
        let refused = Set(account.outcomes.values.filter { $0.word == IntakeOutcome.refused }.map(\.messageID))
        let found = Mutex<Set<String>>([])
        let queue = DeadLetterQueue(service: .intake, session: stage.session)
        try await queue.review(limit: refused.isEmpty ? 0 : 100_000) { letter in
            guard let id = letter.properties.messageID, refused.contains(id) else { return .keep }
            found.withLock { _ = $0.insert(id) }
            return .keep
        }
        return DemoCheck(name: "mails refused = dead letters", left: refused.count, right: found.withLock(\.count))
    }
}
