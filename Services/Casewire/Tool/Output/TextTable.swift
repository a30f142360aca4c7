/// Rows of text under titles, each column as wide as its widest cell.
struct TextTable: Sendable {
    /// Where the text of a column stands.
    enum Alignment: Sendable {
        case left, right
    }

    /// A column's title and form.
    struct Column: Sendable {
        var title: String
        var alignment: Alignment = .left
        /// Longer cells are cut; `nil` leaves them whole.
        var limit: Int?

        /// A column of texts.
        init(_ title: String, alignment: Alignment = .left, limit: Int? = nil) {
            self.title = title
            self.alignment = alignment
            self.limit = limit
        }
    }

    let columns: [Column]
    private(set) var rows: [[String]] = []

    /// Makes an empty table.
    init(_ columns: [Column]) { self.columns = columns }

    /// Adds a row; a missing cell stays empty, one too many is left out.
    mutating func add(_ cells: [String?]) {
        rows.append(
            columns.indices.map { index in
                let text = (index < cells.count ? cells[index] : nil)?.printable ?? ""
                return columns[index].limit.map { text.fitted(to: $0) } ?? text
            })
    }

    /// The titles and the rows; the titles in bold.
    func lines(_ painter: Painter) -> [String] {
        let widths = columns.indices.map { index in
            rows.reduce(columns[index].title.displayWidth) { max($0, $1[index].displayWidth) }
        }
        return [painter.paint(line(columns.map(\.title), widths), .bold)] + rows.map { line($0, widths) }
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let padding = String(repeating: " ", count: widths[index] - cell.displayWidth)
            line += columns[index].alignment == .left ? cell + padding : padding + cell
            if index < cells.count - 1 { line += "  " }
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}
