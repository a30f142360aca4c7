import CRabbitMQ
import CRabbitMQShims
import Glibc
import Messaging

/// Owns one connection of librabbitmq, with one channel; belongs to the thread that made it.
///
/// After an error the connection is torn: nothing but `close` may follow, except where a method says otherwise.
@safe
final class RabbitHandle {
    let raw: OpaquePointer
    /// Room for field tables on their way to the broker.
    let pool: UnsafeMutablePointer<amqp_pool_t>
    /// The channel is open, so that the broker can be told of its end.
    private var isLoggedIn = false

    /// Connects and logs in; blocks for three handshake time-outs at most (connection, TLS, login).
    init(_ endpoint: AMQPEndpoint, _ configuration: AMQPConfiguration) throws(AMQPError) {
        guard let raw = unsafe amqp_new_connection() else { throw AMQPError(.outOfMemory, "no connection object") }
        unsafe self.raw = raw
        unsafe pool = .allocate(capacity: 1)
        unsafe init_amqp_pool(pool, 4096)
        try open(endpoint, configuration)
        try limitTimes(configuration)
        try login(configuration)
        isLoggedIn = true
    }

    deinit {
        unsafe amqp_destroy_connection(raw)
        unsafe empty_amqp_pool(pool)
        unsafe pool.deallocate()
    }

    /// The connection's socket; `nil` once the library has closed it.
    var socket: CInt? {
        let socket = unsafe amqp_get_sockfd(raw)
        return socket >= 0 ? socket : nil
    }

    /// Has the kernel gather what is sent in the closure into whole packets.
    func gathering(_ send: () throws(AMQPError) -> Void) throws(AMQPError) {
        guard let socket else { return try send() }
        casewire_amqp_cork(socket, 1)
        defer { casewire_amqp_cork(socket, 0) }
        try send()
    }

    /// Whether frames are waiting inside the library, which a poll of the socket does not show.
    var hasBufferedFrames: Bool {
        unsafe amqp_frames_enqueued(raw) != 0 || amqp_data_in_buffer(raw) != 0
    }

    /// Tells the broker the end and closes the socket; on a torn connection only the latter.
    func close() {
        guard isLoggedIn, socket != nil else { return }
        isLoggedIn = false
        // The answer changes nothing: the connection is given up either way.
        _ = unsafe amqp_connection_close(raw, AMQP_REPLY_SUCCESS)
    }

    /// Closes a connection on which something unread stands.
    ///
    /// Closing a socket with unread bytes resets it, and the acks on their way would be lost; so the rest is read and
    /// thrown away until the broker has closed its side, for two seconds at most.
    func closeUnread() {
        guard let socket, sendConnectionClose() else { return }
        isLoggedIn = false
        shutdown(socket, CInt(SHUT_WR))
        let end = ContinuousClock.now + .seconds(2)
        var rest = [UInt8](repeating: 0, count: 65_536)
        while .now < end {
            var readable = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
            guard unsafe poll(&readable, 1, 100) >= 0 else { return }
            if readable.revents != 0, unsafe recv(socket, &rest, rest.count, CInt(MSG_DONTWAIT)) <= 0 { return }
        }
    }

    private func open(_ endpoint: AMQPEndpoint, _ configuration: AMQPConfiguration) throws(AMQPError) {
        let socket: OpaquePointer? =
            if let tls = configuration.tls { try unsafe secureSocket(tls) } else { unsafe amqp_tcp_socket_new(raw) }
        guard let socket = unsafe socket else { throw AMQPError(.outOfMemory, "no socket object") }
        var timeout = timeval(configuration.handshakeTimeout)
        let status = unsafe amqp_socket_open_noblock(socket, endpoint.host, CInt(endpoint.port), &timeout)
        guard status == 0 else { throw AMQPError(library: status, doing: "connecting to \(endpoint)") }
    }

    private func secureSocket(_ tls: AMQPTLS) throws(AMQPError) -> OpaquePointer? {
        Self.ignoresBrokenPipes
        guard let socket = unsafe amqp_ssl_socket_new(raw) else { return nil }
        unsafe amqp_ssl_socket_set_verify_peer(socket, 1)
        unsafe amqp_ssl_socket_set_verify_hostname(socket, tls.verifyHostname ? 1 : 0)
        // `LATEST` as the newest leaves TLS 1.3 on, also where the library does not know it by name.
        try unsafe check(
            amqp_ssl_socket_set_ssl_versions(socket, AMQP_TLSv1_2, AMQP_TLSvLATEST), "asking for TLS 1.2 and up")
        try unsafe check(amqp_ssl_socket_set_cacert(socket, tls.caFile), "reading the CA file \(tls.caFile)")
        if let own = tls.clientCertificate {
            try unsafe check(
                amqp_ssl_socket_set_key(socket, own.certificateFile, own.keyFile),
                "reading the certificate \(own.certificateFile) and its key")
        }
        return unsafe socket
    }

    private func check(_ status: CInt, _ doing: String) throws(AMQPError) {
        guard status == 0 else { throw AMQPError(.tls, "\(doing) failed") }
    }

    private func limitTimes(_ configuration: AMQPConfiguration) throws(AMQPError) {
        var handshake = timeval(configuration.handshakeTimeout)
        var rpc = timeval(configuration.rpcTimeout)
        let patience = CUnsignedInt(clamping: (configuration.heartbeat * 2).milliseconds)
        guard let socket, unsafe amqp_set_handshake_timeout(raw, &handshake) == 0,
            unsafe amqp_set_rpc_timeout(raw, &rpc) == 0,
            casewire_amqp_set_user_timeout(socket, patience) == 0
        else { throw AMQPError(.unreachable, "the socket takes no time-outs") }
    }

    private func login(_ configuration: AMQPConfiguration) throws(AMQPError) {
        let properties = try unsafe table(Self.clientProperties(named: configuration.connectionName))
        var copy = unsafe properties
        let reply = unsafe casewire_amqp_login(
            raw, configuration.virtualHost, CInt(configuration.heartbeat.components.seconds), &copy, configuration.user,
            configuration.password)
        unsafe recycle_amqp_pool(pool)
        try unsafe check(
            reply, doing: "logging in as \(configuration.user) to \(configuration.virtualHost)", atLogin: true)
    }

    /// Without these the broker blocks a publisher without a word, and drops the consumer of a deleted queue in
    /// silence.
    private static func clientProperties(named name: String) -> [String: HeaderValue] {
        [
            "product": "casewire",
            "connection_name": .string(name),
            "capabilities": [
                "publisher_confirms": true, "basic.nack": true, "consumer_cancel_notify": true,
                "connection.blocked": true,
            ],
        ]
    }

    /// No signal when the broker is gone while OpenSSL writes; once a process.
    private static let ignoresBrokenPipes: Void = {
        signal(SIGPIPE, SIG_IGN)
    }()
}

extension timeval {
    init(_ duration: Duration) {
        let parts = duration.components
        self.init(tv_sec: Int(parts.seconds), tv_usec: Int(parts.attoseconds / 1_000_000_000_000))
    }
}
