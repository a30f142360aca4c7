import AMQP
import ArgumentParser

/// Where the broker is.
struct BrokerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The broker, its user and vhost; else CASEWIRE_AMQP_URL.", valueName: "amqp://user:password@host:port/vhost"
        ))
    var amqpURL: String?

    /// Whether the flag or the environment names a broker.
    func isGiven(_ environment: ToolEnvironment = .process) -> Bool {
        amqpURL != nil || environment["CASEWIRE_AMQP_URL"] != nil || environment["CASEWIRE_AMQP_URL_FILE"] != nil
    }

    /// The broker that the flag or the environment names; throws `configuration` if neither does, or it cannot be read.
    func configuration(_ environment: ToolEnvironment = .process) throws(ToolFailure) -> AMQPConfiguration {
        let url = try Self.required(amqpURL, "--amqp-url", "CASEWIRE_AMQP_URL", environment)
        do throws(AMQPConfigurationError) {
            var configuration = try AMQPConfiguration(url: url)
            configuration.connectionName = "casewire-tool"
            return configuration
        } catch {
            throw ToolFailure(.configuration, "The broker's URL cannot be used: \(error).")
        }
    }

    /// The value of a flag, or else of a variable; throws `configuration` if there is neither.
    static func required(
        _ flag: String?, _ flagName: String, _ variable: String, _ environment: ToolEnvironment
    ) throws(ToolFailure) -> String {
        if let flag { return flag }
        guard let value = try environment.secret(variable) else {
            throw ToolFailure(
                .configuration, "Nothing says where to connect to.", advice: "Give \(flagName) or set \(variable).")
        }
        return value
    }
}
