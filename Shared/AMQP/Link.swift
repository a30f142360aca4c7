import Dispatch
import Foundation
import Logging
import Synchronization

/// A connection that keeps itself up, on a thread of its own.
///
/// librabbitmq belongs to one thread and blocks in it; and it decodes header tables by recursion, without a limit
/// before 0.14. So the thread is ours, with a stack that holds the deepest table a frame can carry, and a watchdog
/// beside it.
struct Link<Duty: LinkDuty> {
    let configuration: AMQPConfiguration
    let logger: Logger
    let control: LinkControl
    let makeDuty: @Sendable () -> Duty

    /// Keeps the connection until the task is cancelled or the control says stop.
    func run() async {
        guard control.start() else { return }
        let watchdog = startWatchdog()
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let thread = Thread { [self] in
                    var loop = LinkLoop(configuration, logger, control, makeDuty())
                    loop.run()
                    continuation.resume()
                }
                thread.stackSize = 16 << 20
                thread.name = "amqp"
                thread.start()
            }
        } onCancel: {
            control.want(.stop)
        }
        watchdog.cancel()
    }

    private func startWatchdog() -> any DispatchSourceTimer {
        let timer = DispatchSource.makeTimerSource(queue: .global(qos: .utility))
        let period = configuration.heartbeat.milliseconds
        timer.schedule(deadline: .now() + .milliseconds(period), repeating: .milliseconds(period))
        timer.setEventHandler { [control, logger, patience = configuration.heartbeat * 3] in
            if control.breakIfStuck(for: patience) { logger.error("broker connection stuck, broken by the watchdog") }
        }
        timer.resume()
        return timer
    }
}
