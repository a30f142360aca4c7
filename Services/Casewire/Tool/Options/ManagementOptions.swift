import ArgumentParser

/// Where the broker's management API is.
struct ManagementOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The broker's management API and its user; else CASEWIRE_MANAGEMENT_URL.",
            valueName: "http://user:password@host:port"))
    var managementURL: String?

    /// Whether the flag or the environment names the API.
    func isGiven(_ environment: ToolEnvironment = .process) -> Bool {
        managementURL != nil || environment["CASEWIRE_MANAGEMENT_URL"] != nil
            || environment["CASEWIRE_MANAGEMENT_URL_FILE"] != nil
    }

    /// The API that the flag or the environment names; throws `configuration` if neither does, or it cannot be read.
    func client(_ environment: ToolEnvironment = .process) throws(ToolFailure) -> ManagementClient {
        ManagementClient(try http(environment))
    }

    /// The way to the API; throws like `client`.
    func http(_ environment: ToolEnvironment = .process) throws(ToolFailure) -> ManagementHTTP {
        let url = try BrokerOptions.required(managementURL, "--management-url", "CASEWIRE_MANAGEMENT_URL", environment)
        return try ManagementHTTP(url: url)
    }
}
