extension Setting {
    /// The settings as a Markdown table: name, variable, what may stand there, default, meaning.
    package static func markdownTable(_ settings: [Setting]) -> String {
        let head = ["| Setting | Variable | Value | Default | Meaning |", "|---|---|---|---|---|"]
        return (head + settings.map(\.markdownRow)).joined(separator: "\n") + "\n"
    }

    private var markdownRow: String {
        let value = kind.expectation.replacing("|", with: "\\|") + (isSecret ? "; secret" : "")
        let cells = ["`\(name)`", "`\(environmentVariable)`", value, presence.markdown, summary]
        return "| " + cells.joined(separator: " | ") + " |"
    }
}

extension Setting.Presence {
    fileprivate var markdown: String {
        switch self {
        case .required: "required"
        case .optional: "none"
        case .defaulting(let text): "`\(text)`"
        }
    }
}
