import ArgumentParser
import Contracts

/// How a command prints what it found.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print JSON instead of text.")
    var json = false

    @Flag(help: "Show no progress.")
    var quiet = false

    /// Prints the value as a JSON document, or else the lines.
    func write(_ value: @autoclosure () -> JSONValue, orLines lines: (Painter) -> [String]) {
        if json { return Terminal.output.write(value().document) }
        for line in lines(.forOutput(.process)) { Terminal.output.writeLine(line) }
    }

    /// Prints the value as one line of JSON, or else the line.
    func writeLine(_ value: @autoclosure () -> JSONValue, orLine line: (Painter) -> String) {
        Terminal.output.writeLine(json ? value().line : line(.forOutput(.process)))
    }

    /// Shows how far long work has come, unless nobody wants to know.
    func progress(_ label: String, total: Int?) -> Progress { Progress(label, total: total, quiet: quiet) }
}
