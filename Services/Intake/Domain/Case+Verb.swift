extension Case {
    /// The commands by name, as they stand on the wire.
    package enum Verb: String, CaseIterable, Sendable {
        case accept, assign, unassign
        case setPriority = "set_priority"
        case update
        case requestInfo = "request_info"
        case customerReplied = "customer_replied"
        case reopenByAgent = "reopen_by_agent"
        case reply, note
        case proposeSolution = "propose_solution"
        case acceptSolution = "accept_solution"
        case rejectSolution = "reject_solution"
        case autoClose = "auto_close"
        case close, cancel, reopen, link, unlink, block, unblock
        case needAttention = "need_attention"
        case clearAttention = "clear_attention"
        case remind

        /// The "From" column of records.md 2.1: whether a case in that state knows the command.
        package func isKnown(in state: State) -> Bool {
            switch self {
            case .accept: state == .new
            case .requestInfo: state == .open
            case .reopenByAgent: state == .awaitingInfo
            case .acceptSolution, .rejectSolution, .autoClose: state == .resolved
            case .reopen: state == .closed
            case .remind: state == .awaitingInfo || state == .resolved
            case .assign, .unassign, .setPriority, .proposeSolution, .close, .cancel: state.isUnsolved
            case .update, .customerReplied, .reply, .link, .unlink, .block, .unblock, .needAttention, .clearAttention:
                !state.isFinal
            case .note: true
            }
        }
    }
}

extension Case.Action {
    /// The command's name.
    package var verb: Case.Verb {
        switch self {
        case .accept: .accept
        case .assign: .assign
        case .unassign: .unassign
        case .setPriority: .setPriority
        case .update: .update
        case .requestInfo: .requestInfo
        case .customerReplied: .customerReplied
        case .reopenByAgent: .reopenByAgent
        case .reply: .reply
        case .note: .note
        case .proposeSolution: .proposeSolution
        case .acceptSolution: .acceptSolution
        case .rejectSolution: .rejectSolution
        case .autoClose: .autoClose
        case .close: .close
        case .cancel: .cancel
        case .reopen: .reopen
        case .link: .link
        case .unlink: .unlink
        case .block: .block
        case .unblock: .unblock
        case .needAttention: .needAttention
        case .clearAttention: .clearAttention
        case .remind: .remind
        }
    }
}
