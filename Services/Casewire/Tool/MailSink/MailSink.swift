package import Logging
import NIOCore
import NIOPosix

/// An SMTP server for local use that keeps every mail as a file and sends nothing on.
package struct MailSink: Sendable {
    private typealias Connection = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    private let listener: NIOAsyncChannel<Connection, Never>
    private let directory: MailDirectory
    private let limits: MailSinkLimits
    private let logger: Logger

    /// Listens on the host and port (0 for any that is free) and keeps mails in the directory.
    package init(
        host: String, port: Int, directory: String, limits: MailSinkLimits = MailSinkLimits(), logger: Logger
    ) async throws {
        self.directory = try MailDirectory(directory)
        self.limits = limits
        self.logger = logger
        listener = try await ServerBootstrap(group: NIOSingletons.posixEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .bind(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try Connection(wrappingChannelSynchronously: channel)
                }
            }
    }

    /// The port that it listens on.
    package var port: Int { listener.channel.localAddress?.port ?? 0 }

    /// Takes mails until the task is cancelled.
    package func run() async throws {
        try await listener.executeThenClose { connections in
            try await withThrowingDiscardingTaskGroup { group in
                let open = ConnectionCount(limit: limits.connections)
                for try await connection in connections {
                    group.addTask { await serve(connection, counting: open) }
                }
            }
        }
    }

    private func serve(_ connection: Connection, counting open: ConnectionCount) async {
        do {
            try await connection.executeThenClose { inbound, outbound in
                guard open.enter() else {
                    return try await outbound.write(ByteBuffer(bytes: SMTPReply(421, "too many connections").bytes))
                }
                defer { open.leave() }
                try await converse(inbound, outbound, on: connection.channel)
            }
        } catch {
            logger.debug("connection broke off", metadata: ["error": "\(error)"])
        }
    }

    private func converse(
        _ inbound: NIOAsyncChannelInboundStream<ByteBuffer>, _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>,
        on channel: any NIOCore.Channel
    ) async throws {
        var session = SMTPSessionStateMachine(limits: limits)
        var lines = LineBuffer(limit: limits.lineBytes)
        var silence = closeAfterSilence(channel)
        defer { silence.cancel() }
        try await outbound.write(ByteBuffer(bytes: session.connected().bytes))
        for try await buffer in inbound {
            silence.cancel()
            lines.append(buffer.readableBytesView)
            while let line = lines.next() {
                guard let reply = await run(session.received(line), in: &session) else { continue }
                try await outbound.write(ByteBuffer(bytes: reply.bytes))
                if reply.closesConnection { return }
            }
            silence = closeAfterSilence(channel)
        }
    }

    private func closeAfterSilence(_ channel: any NIOCore.Channel) -> Scheduled<Void> {
        channel.eventLoop.scheduleTask(in: .seconds(limits.idleSeconds)) { channel.close(promise: nil) }
    }

    private func run(_ action: SMTPSessionStateMachine.Action, in session: inout SMTPSessionStateMachine) async
        -> SMTPReply?
    {
        switch action {
        case .nothing: return nil
        case .reply(let reply): return reply
        case .store(let mail):
            do {
                let name = try await directory.store(mail)
                logger.info("mail kept", metadata: ["file": "\(name)", "bytes": "\(mail.content.count)"])
                return await run(session.stored(as: name), in: &session)
            } catch {
                logger.error("mail cannot be kept", metadata: ["error": "\(error)"])
                return await run(session.notStored(), in: &session)
            }
        }
    }
}
