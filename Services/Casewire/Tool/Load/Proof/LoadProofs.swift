import Contracts

/// What a load run proves: everything that went in has come out, once.
struct LoadProofs: Sendable {
    let ledger: LoadLedger
    let account: LoadAccount

    /// All proofs that apply.
    var all: [LoadProof] {
        var proofs = [everyMessageConfirmed, oneOutcomeEach, refusals, noCaseTwice, casesInOrder]
        if !account.scope.isIntakeOnly { proofs += [notifiedOnce] }
        if account.scope.hasAgents { proofs += [everyCaseAssigned] }
        return proofs + [drained, deadLetters, readable]
    }

    private var everyMessageConfirmed: LoadProof {
        let (all, confirmed) = (ledger.messages.entries.count, ledger.messages.confirmed)
        return LoadProof(
            name: "The broker confirmed every message", holds: all == confirmed && all > 0,
            finding: "\(confirmed) of \(all)")
    }

    private var oneOutcomeEach: LoadProof {
        let (messages, missing) = (ledger.messages, ledger.messages.unanswered)
        let example = missing.first.map { ", the first is number \($0)" } ?? ""
        return LoadProof(
            name: "Every confirmed message has exactly one outcome",
            holds: missing.count == 0 && messages.concludedTwice == 0,
            finding: "\(messages.concluded) outcomes, \(missing.count) missing\(example), "
                + "\(messages.concludedTwice) told twice")
    }

    private var refusals: LoadProof {
        let messages = ledger.messages
        let mayRefuse = account.scope.mayRefuse
        return LoadProof(
            name: "The bad inputs were refused\(mayRefuse ? "" : ", and nothing else")",
            holds: messages.badRefused == messages.planted && (mayRefuse || messages.goodRefused == 0),
            finding: "\(messages.planted) planted, \(messages.badRefused) of them refused, "
                + "\(messages.goodRefused) others refused")
    }

    private var noCaseTwice: LoadProof {
        let (messages, cases) = (ledger.messages, ledger.cases)
        let holds =
            messages.doubled == 0 && cases.entries.count == messages.opening && cases.created == messages.opening
        return LoadProof(
            name: "Every message that opened a case has one case, and no case exists twice", holds: holds,
            finding: "\(messages.opening) messages opened a case, \(cases.created) cases created, "
                + "\(messages.doubled) messages with two cases")
    }

    private var casesInOrder: LoadProof {
        let sequences = ledger.cases.sequences
        return LoadProof(
            name: "Every case's events are gap-free from 1 and in order",
            holds: sequences.disorders == 0 && sequences.broken.isEmpty,
            finding: "\(ledger.cases.entries.count) cases, \(sequences.broken.count) with a gap, "
                + "\(sequences.disorders) events out of order, \(sequences.repetitions) repeated")
    }

    private var notifiedOnce: LoadProof {
        let (notices, cases) = (ledger.notices, ledger.cases.entries)
        let ours = notices.entries.filter { ledger.cases.number(of: $0.record) != nil }
        let open = ours.count { !$0.isSettled }
        let unacknowledged = cases.count { $0.acknowledgements == 0 }
        let twice = cases.count { $0.acknowledgements > 1 } + notices.sameKey + notices.sentTwice
        let dropped = NoticeBook.Drop.allCases.compactMap { drop in
            let count = ours.count { $0.drop == drop }
            return count > 0 ? "\(count) \(drop.rawValue), " : nil
        }
        return LoadProof(
            name: "Every notification once",
            holds: open == 0 && unacknowledged == 0 && twice == 0 && notices.sequences.broken.isEmpty,
            finding: "\(ours.count) notifications, \(ours.count(where: \.isSent)) sent, \(dropped.joined())"
                + "\(open) not settled, "
                + "\(unacknowledged) cases without acknowledgement, \(twice) twice")
    }

    private var everyCaseAssigned: LoadProof {
        let cases = ledger.cases
        return LoadProof(
            name: "Every case has an agent", holds: cases.assigned == cases.entries.count,
            finding: "\(cases.assigned) of \(cases.entries.count)")
    }

    private var drained: LoadProof {
        let limit = account.drainLimit.components.seconds
        let name = "Queues and outboxes are empty within \(limit) s"
        switch account.drain {
        case .empty(let duration):
            return LoadProof(
                name: name, holds: duration <= account.drainLimit,
                finding: "empty after \(LoadFigure.seconds(duration))")
        case .not(let left):
            let list = left.prefix(5).joined(separator: ", ") + (left.count > 5 ? " and \(left.count - 5) more" : "")
            return LoadProof(name: name, holds: false, finding: "not empty: \(list)")
        }
    }

    private var deadLetters: LoadProof {
        let refused = ledger.messages.badRefused + ledger.messages.goodRefused
        let wanted = account.scope.mayRefuse ? max(refused, ledger.messages.planted) : ledger.messages.planted
        let added = ServiceName.allCases.map { service in
            (service, account.deadAfter[service, default: 0] - account.deadBefore[service, default: 0])
        }
        let holds = added.allSatisfy { service, count in count == (service == .intake ? wanted : 0) }
        let counts = added.filter { $0.1 != 0 }.map { "\($0.0.rawValue) \($0.1)" }.joined(separator: ", ")
        return LoadProof(
            name: "Dead letters equal the bad inputs", holds: holds,
            finding: "\(wanted) bad inputs, new dead letters: \(counts.isEmpty ? "none" : counts)")
    }

    private var readable: LoadProof {
        LoadProof(
            name: "Every event is as the contract has it", holds: ledger.unreadable == 0,
            finding: "\(ledger.unreadable) unreadable")
    }
}
