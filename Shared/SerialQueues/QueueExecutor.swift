package import Dispatch

/// Runs the jobs of one actor on one serial dispatch queue, so that blocking C calls stay off the cooperative pool.
package final class QueueExecutor: SerialExecutor {
    /// The serial queue; an event source made on it may touch the actor through `assumeIsolated`.
    package let queue: DispatchQueue

    /// Makes an executor over a new queue; the label is seen in debuggers.
    package init(label: String, qos: DispatchQoS = .userInitiated) {
        queue = DispatchQueue(label: label, qos: qos)
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = asUnownedSerialExecutor()
        queue.async { job.runSynchronously(on: executor) }
    }

    package func checkIsolated() {
        dispatchPrecondition(condition: .onQueue(queue))
    }
}
