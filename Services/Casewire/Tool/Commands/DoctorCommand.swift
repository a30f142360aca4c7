import ArgumentParser
import Contracts

/// `casewire doctor`: examines an installation.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Examines broker, database, queues, permissions and versions, and says what to do.",
        discussion: """
            Exit status 1 if anything is ill. What should only be watched (marked !) does not count. Queues and \
            consumers are counted by the broker at this instant. Without --management-url, its version, alarms, \
            topology and permissions are not looked at.

            EXAMPLES
              casewire doctor
              casewire doctor --json | jq '.[] | select(.grade != "well")'
            """)

    @OptionGroup var broker: BrokerOptions
    @OptionGroup var management: ManagementOptions
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let client = management.isGiven() ? try management.client() : nil
        let brokerDoctor = BrokerDoctor(configuration: try broker.configuration(), management: client)
        let databaseDoctor = DatabaseDoctor(configuration: try database.configuration())
        async let brokerFindings = brokerDoctor.examine()
        async let databaseFindings = databaseDoctor.examine()
        let findings = await brokerFindings + databaseFindings
        output.write(.list(findings.map(\.json))) { painter in findings.flatMap { $0.lines(painter) } }
        let ill = findings.count { $0.grade == .ill }
        guard ill == 0 else { throw ToolFailure(.failedCheck, "\(ill) finding\(ill == 1 ? "" : "s") to be set right.") }
    }
}
