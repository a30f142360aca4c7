import Domain

extension Incident {
    func resolving(_ solution: Solution, _ command: Command) throws(Rejection) -> [Fact] {
        let isCaller = command.actor.holds(.customer) && major != .accepted
        let isAllowed = isCaller || command.actor.holds(.itil, .incidentManager, .system)
        try Self.allow(isAllowed, "a fulfiller, or the caller while the incident is not major,")
        let isComplete = !solution.code.isBlank && !solution.notes.isBlank
        try Self.require(.codeAndNotes, isComplete, "A solution needs a code and notes.")
        let resolution = Resolution(
            code: solution.code, notes: solution.notes, customerText: solution.customerText, at: command.at)
        return [.resolved(resolution)]
    }

    func reopening(_ reason: String, _ command: Command) throws(Rejection) -> [Fact] {
        let isFulfiller = command.actor.holds(.itil, .incidentManager, .system)
        let isOpener = command.actor.principal == origin.openedBy
        let isAllowed = isFulfiller || isOpener || command.actor.holds(.customer)
        try Self.allow(isAllowed, "the caller, the opener or a fulfiller")
        try Self.require(.notMajor, isFulfiller || major != .accepted, "The caller cannot reopen a major incident.")
        try Self.require(.reasonGiven, !reason.isBlank, "Say what does not work.")
        return [.reopened(reason: reason)]
    }

    func closing(_ notes: String?, _ review: String?, _ command: Command) throws(Rejection) -> [Fact] {
        if major == .accepted {
            try Self.allow(command.actor.holds(.incidentManager, .majorIssueManager), "an incident manager")
            try Self.require(.reviewDone, !(review ?? "").isBlank, "A major incident is reviewed before it is closed.")
        } else {
            let isAllowed = command.actor.holds(.incidentManager, .majorIssueManager, .customer, .system)
            try Self.allow(isAllowed, "the caller or an incident manager")
        }
        return [.closed(notes: notes, review: review)]
    }

    func closingByTime(_ command: Command) throws(Rejection) -> [Fact] {
        try Self.allow(command.actor.holds(.system), "a timer")
        try Self.require(.notMajor, major != .accepted, "A major incident is closed by hand.")
        return [.closed(notes: nil, review: nil)]
    }

    func cancelling(_ reason: String, _ command: Command) throws(Rejection) -> [Fact] {
        try Self.allow(command.actor.holds(.itil, .majorIssueManager), "a fulfiller")
        try Self.require(.reasonGiven, !reason.isBlank, "Say why the incident is cancelled.")
        let isFree = major != .accepted || command.actor.holds(.majorIssueManager)
        try Self.require(.notMajor, isFree, "Only a major-issue manager cancels a major incident.")
        return [.cancelled(reason: reason)]
    }
}
