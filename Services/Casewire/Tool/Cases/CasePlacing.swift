import Contracts

/// To whom a case was offered, what became of it, and who is there to take it.
struct CasePlacing: Sendable {
    /// The offers as routing answers with them, oldest first.
    let offers: [JSONValue]
    /// The names of agents by id, as far as they are known.
    let names: [String: String]
    /// How many agents are available.
    let available: Int

    /// The offers as a table; nothing if there were none.
    func lines(_ painter: Painter) -> [String] {
        guard !offers.isEmpty else { return [] }
        var table = TextTable([.init("OFFERED TO", limit: 40), .init("AGENT"), .init("WHAT BECAME OF IT")])
        for offer in offers {
            let agent = offer["agentId"]?.text ?? ""
            table.add([names[agent], agent, Self.fate(of: offer)])
        }
        return table.lines(painter)
    }

    /// Why nobody has the case, and what to do; `nil` if somebody has it, or is being asked, or it needs nobody.
    func reasonToWait(for record: JSONValue) -> String? {
        let needsSomebody = ["new", "open"].contains(record["state"]?.text ?? "")
        let isAsked = offers.last?["state"]?.text == "made"
        guard needsSomebody, record["assignee"]?.text == nil, !isAsked else { return nil }
        guard available > 0 else {
            return """
                It waits: no agent is available. To put one to work: casewire command routing.agent.set_presence \
                --subject AGENT --data '{"presence":"available"}'; casewire command routing.agent.list names them.
                """
        }
        let agents = available == 1 ? "1 agent is available, who" : "\(available) agents are available, of whom none"
        let cannot = available == 1 ? "cannot take it now" : "can take it now"
        return "It waits: \(agents) \(cannot) (group, skills, language, free capacity, or has passed it over)."
    }

    private static func fate(of offer: JSONValue) -> String {
        let state = offer["state"]?.text ?? "?"
        guard state == "made", let end = offer["expiresAt"]?.text else { return state }
        return "open until \(end.dropFirst(11).prefix(8)) UTC"
    }
}
