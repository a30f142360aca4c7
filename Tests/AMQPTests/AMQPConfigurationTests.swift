import AMQP
import Testing

@Suite struct AMQPConfigurationTests {
    @Test func aFullURLIsRead() throws {
        let url = "amqps://us%40er:p%3Aw@one,two:5673,[::1]:9/v%2Fh?cacertfile=/ca&certfile=/c&keyfile=/k&heartbeat=7"
        let configuration = try AMQPConfiguration(url: url)
        #expect(configuration.user == "us@er")
        #expect(configuration.password == "p:w")
        #expect(
            configuration.endpoints == [
                AMQPEndpoint(host: "one", port: 5671), AMQPEndpoint(host: "two", port: 5673),
                AMQPEndpoint(host: "::1", port: 9),
            ])
        #expect(configuration.virtualHost == "v/h")
        #expect(configuration.heartbeat == .seconds(7))
        #expect(configuration.tls?.caFile == "/ca")
        #expect(configuration.tls?.clientCertificate == .init(certificateFile: "/c", keyFile: "/k"))
        #expect(configuration.tls?.verifyHostname == true)
    }

    @Test(arguments: ["amqp://u:p@h", "amqp://u:p@h/"]) func theVirtualHostIsTheRootByDefault(_ url: String) throws {
        let configuration = try AMQPConfiguration(url: url)
        #expect(configuration.virtualHost == "/")
        #expect(configuration.endpoints == [AMQPEndpoint(host: "h", port: 5672)])
        #expect(configuration.tls == nil)
    }

    @Test(arguments: [
        ("http://u:p@h", "scheme"), ("amqp://h", "user"), ("amqp://:p@h", "user"), ("amqp://u:p@", "host"),
        ("amqp://u:p@h,", "host"), ("amqp://u:p@[::1", "host"), ("amqp://u:p@h:x", "port"), ("amqp://u:p@h:0", "port"),
        ("amqp://u:p@h:65536", "port"), ("amqp://u:p@h:", "port"), ("amqp://u:p@h/a/b", "vhost"),
        ("amqp://u:%zz@h", "password"),
        ("amqp://u:%00@h", "password"), ("amqp://u:%ff@h", "password"), ("amqp://u:p@h?hartbeat=1", "hartbeat"),
        ("amqp://u:p@h?heartbeat=0", "heartbeat"), ("amqp://u:p@h?heartbeat=", "heartbeat"),
        ("amqp://u:p@h?cacertfile=/ca", "cacertfile"), ("amqps://u:p@h?certfile=/c", "keyfile"),
        ("amqps://u:p@h?keyfile=/k", "certfile"), ("amqps://u:p@h?verifyhostname=no", "verifyhostname"),
    ])
    func aBadURLNamesTheField(_ url: String, _ field: String) {
        let error = #expect(throws: AMQPConfigurationError.self) { try AMQPConfiguration(url: url) }
        #expect(error?.field == field)
    }

    @Test func noDescriptionHoldsThePassword() throws {
        let configuration = try AMQPConfiguration(url: "amqp://user:hush@h:1,i/v")
        #expect("\(configuration)" == "amqp://user:***@h:1,i:5672/v")
        var dumped = ""
        dump(configuration, to: &dumped)
        #expect(!(dumped + String(reflecting: configuration) + "\(configuration.debugDescription)").contains("hush"))
    }
}
