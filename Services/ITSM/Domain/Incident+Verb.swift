extension Incident {
    /// The commands by name, as they stand on the wire.
    package enum Verb: String, CaseIterable, Sendable {
        case assign, start, update, hold
        case callerReplied = "caller_replied"
        case vendorReplied = "vendor_replied"
        case resume
        case problemEnded = "problem_ended"
        case changeEnded = "change_ended"
        case resolve, reopen, close
        case autoClose = "auto_close"
        case cancel, comment
        case followParent = "follow_parent"
        case linkCase = "link_case"
        case unlinkCase = "unlink_case"
        case proposeMajor = "propose_major"
        case acceptMajor = "accept_major"
        case rejectMajor = "reject_major"
        case demoteMajor = "demote_major"
        case addTask = "add_task"
        case moveTask = "move_task"

        /// The "From" column of records.md 2.2: whether an incident in that state knows the command.
        package func isKnown(in state: State) -> Bool {
            switch self {
            case .start: state == .new
            case .hold: state == .inProgress
            case .resume: state.hold != nil
            case .vendorReplied: state.hold?.reason == .awaitingVendor
            case .problemEnded: state.hold?.reason == .awaitingProblem
            case .changeEnded: state.hold?.reason == .awaitingChange
            case .reopen, .close, .autoClose: state == .resolved
            case .assign, .update, .resolve, .cancel, .proposeMajor, .acceptMajor, .rejectMajor, .addTask, .moveTask:
                state.isUnsolved
            case .callerReplied, .comment, .linkCase, .unlinkCase, .demoteMajor: !state.isFinal
            case .followParent: true
            }
        }
    }
}

extension Incident.Action {
    /// The command's name.
    package var verb: Incident.Verb {
        switch self {
        case .assign: .assign
        case .start: .start
        case .update: .update
        case .hold: .hold
        case .callerReplied: .callerReplied
        case .vendorReplied: .vendorReplied
        case .resume: .resume
        case .problemEnded: .problemEnded
        case .changeEnded: .changeEnded
        case .resolve: .resolve
        case .reopen: .reopen
        case .close: .close
        case .autoClose: .autoClose
        case .cancel: .cancel
        case .comment: .comment
        case .followParent: .followParent
        case .linkCase: .linkCase
        case .unlinkCase: .unlinkCase
        case .proposeMajor: .proposeMajor
        case .acceptMajor: .acceptMajor
        case .rejectMajor: .rejectMajor
        case .demoteMajor: .demoteMajor
        case .addTask: .addTask
        case .moveTask: .moveTask
        }
    }
}
