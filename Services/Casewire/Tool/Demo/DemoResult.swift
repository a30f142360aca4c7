import Contracts
import Domain

/// What the demo came to, for people and for programs.
struct DemoResult: Sendable {
    let run: String
    let outcomes: PublishMails.Outcomes
    let story: IncidentStory.Ending
    /// The demo's cases, as intake lists them, by number.
    let cases: [JSONValue]
    /// The names of agents by id.
    let agents: [String: String]
    /// The solved case.
    let page: CasePage
    let checks: [DemoCheck]
    let news: [DemoNotification]

    /// Whether every count adds up.
    var holds: Bool { checks.allSatisfy(\.holds) }

    /// Everything; `comparable` is the same for every run over the same mails, whatever fails and comes back meanwhile.
    var json: JSONValue {
        [
            "run": .string(run), "holds": .bool(holds), "checks": .list(checks.map(\.json)), "comparable": comparable,
            "messages": .object(Self.object(newsCounts)), "cases": .list(cases), "timeLine": .list(page.history),
        ]
    }

    /// The outcome of each mail, the state of each mail's case, the ends of the stories; no ids and no times.
    var comparable: JSONValue {
        let byID = Dictionary(cases.map { ($0["case"]?["id"]?.text ?? "", $0) }) { first, _ in first }
        let mails = outcomes.sorted { $0.key < $1.key }.map { name, outcome in
            let line = outcome.caseID.flatMap { byID[$0.description] }
            return JSONProperty(
                name,
                .members(
                    ("outcome", .string(outcome.word)), ("state", line?["case"]?["state"]),
                    ("priority", line?["case"]?["priority"]), ("subject", line?["subject"])))
        }
        return .members(
            ("mails", .object(mails)), ("incident", .string(story.incident.state.rawValue)),
            ("survey", .text(story.survey?.snapshot.state.rawValue)),
            ("score", story.survey?.snapshot.score.map { .count($0) }),
            ("events", .strings(page.history.compactMap { $0["event"]?.text }.sorted())),
            ("messagesRequested", .count(news.count)))
    }

    private var newsCounts: [String: Int] {
        news.reduce(into: [:]) { counts, notification in
            let state = notification.snapshot.state.rawValue
            let reason = notification.wasSent ? nil : notification.reason
            counts[[state, reason].compactMap(\.self).joined(separator: ": "), default: 0] += 1
        }
    }

    private static func object(_ counts: [String: Int]) -> [JSONProperty] {
        counts.sorted { $0.key < $1.key }.map { JSONProperty($0.key, .count($0.value)) }
    }

    /// The table of cases, the time line of the solved one, and the counts.
    func lines(_ painter: Painter) -> [String] {
        let counts = PublishMails.counts(of: outcomes).merging(newsCounts.map { ("message \($0.key)", $0.value) }) {
            $0 + $1
        }
        return [""] + CaseListing(cases: cases, names: agents, next: nil).lines(painter) + [""] + page.lines(painter)
            + ["", painter.paint("Counts", .bold)]
            + counts.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value)" }
            + ["", painter.paint("What went in has come out", .bold)] + checks.map { $0.line(painter) }
    }
}
