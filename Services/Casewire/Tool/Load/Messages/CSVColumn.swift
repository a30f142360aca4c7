/// The first column of a CSV document (RFC 4180).
enum CSVColumn {
    /// The cells of the first column without its title.
    static func first(of document: String) -> [String] {
        var cells: [String] = []
        var rest = document.unicodeScalars[...]
        while !rest.isEmpty {
            cells.append(cell(from: &rest))
            skipRow(&rest)
        }
        return Array(cells.dropFirst())
    }

    private static func cell(from rest: inout Substring.UnicodeScalarView) -> String {
        var cell = ""
        guard rest.first == "\"" else {
            while let next = rest.first, next != ",", next != "\n", next != "\r" {
                cell.unicodeScalars.append(next)
                rest.removeFirst()
            }
            return cell
        }
        rest.removeFirst()
        while let next = rest.popFirst() {
            if next == "\"" {
                guard rest.first == "\"" else { break }
                rest.removeFirst()
            }
            cell.unicodeScalars.append(next)
        }
        return cell
    }

    /// Passes over the rest of a row; a line break within quotes does not end it.
    private static func skipRow(_ rest: inout Substring.UnicodeScalarView) {
        var isQuoted = false
        while let next = rest.popFirst() {
            if next == "\"" { isQuoted.toggle() }
            if next == "\n", !isQuoted { return }
        }
    }
}
