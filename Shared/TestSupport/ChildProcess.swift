package import Foundation
import Glibc
import Synchronization

/// A program that runs beside this one, with an environment, descriptors and a signal mask of its own.
///
/// Foundation's would inherit the signals that the threads of the tests block, and learns of its end by a run loop.
package final class ChildProcess: Sendable {
    /// Its number, which is its own until its end has been seen.
    package let identifier: Int32
    private let ending = Mutex<Int32?>(nil)

    /// A program that the system did not start.
    package struct Failure: Error {
        package let program: String
        /// As in `errno`.
        package let code: Int32
    }

    /// Starts a program that reads nothing and writes into two new files.
    package init(
        _ program: URL, arguments: [String], environment: [String: String], in directory: URL, output: URL, errors: URL
    ) throws {
        let files = try Files(output: output, errors: errors)
        let attributes = try Attributes()
        // It changes the folder, and becomes the program.
        let path = "/usr/bin/env"
        let folder = directory.path(percentEncoded: false)
        let words = CStrings([path, "-C", folder, program.path(percentEncoded: false)] + arguments)
        let variables = CStrings(environment.map { "\($0.key)=\($0.value)" })
        var identifier: pid_t = 0
        let code = posix_spawn(
            &identifier, path, files.actions, attributes.pointer, words.pointer, variables.pointer)
        withExtendedLifetime((files, attributes, words, variables)) {}
        guard code == 0 else { throw Failure(program: program.lastPathComponent, code: code) }
        self.identifier = identifier
    }

    /// Whether it has not ended.
    package var isRunning: Bool { status == nil }

    /// Its exit status, or the number of the signal that ended it; `nil` while it runs.
    package var status: Int32? {
        ending.withLock { ending in
            if ending == nil { ending = reaped() }
            return ending
        }
    }

    /// Its status if it has ended since the last look; from then on its number may be another's.
    private func reaped() -> Int32? {
        var word: Int32 = 0
        guard waitpid(identifier, &word, WNOHANG) == identifier else { return nil }
        let signal = word & 0x7f
        return signal == 0 ? (word >> 8) & 0xff : signal
    }

    /// Waits until it has ended, on a thread that may be held up; says its status. Throws after the deadline.
    package func awaitEnd(within deadline: Duration) throws -> Int32 {
        let end = ContinuousClock.now + deadline
        while true {
            if let status { return status }
            guard ContinuousClock.now < end else {
                throw NeverHappened(description: "process \(identifier) did not end in \(deadline)")
            }
            Thread.sleep(forTimeInterval: 0.005)
        }
    }

    /// Sends it a signal, unless it has ended.
    package func signal(_ number: Int32) {
        guard isRunning else { return }
        ending.withLock { if $0 == nil { kill(identifier, number) } }
    }
}

extension ChildProcess {
    /// What the program has open: nothing to read, two files to write, and nothing of ours.
    fileprivate final class Files {
        let actions = UnsafeMutablePointer<posix_spawn_file_actions_t>.allocate(capacity: 1)

        init(output: URL, errors: URL) throws {
            posix_spawn_file_actions_init(actions)
            let flags = O_WRONLY | O_CREAT | O_TRUNC
            for (descriptor, path, flags) in [
                (0, "/dev/null", O_RDONLY), (1, output.path(percentEncoded: false), flags),
                (2, errors.path(percentEncoded: false), flags),
            ] as [(Int32, String, Int32)] {
                try ChildProcess.check(posix_spawn_file_actions_addopen(actions, descriptor, path, flags, 0o644), path)
            }
            for descriptor in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap(
                Int32.init)
            where descriptor > 2 {
                try ChildProcess.check(posix_spawn_file_actions_addclose(actions, descriptor), "descriptors")
            }
        }

        deinit {
            posix_spawn_file_actions_destroy(actions)
            actions.deallocate()
        }
    }

    /// No signal is blocked, and each does what it does by default.
    fileprivate final class Attributes {
        let pointer = UnsafeMutablePointer<posix_spawnattr_t>.allocate(capacity: 1)

        init() throws {
            posix_spawnattr_init(pointer)
            var none = sigset_t()
            var all = sigset_t()
            sigemptyset(&none)
            sigfillset(&all)
            try ChildProcess.check(posix_spawnattr_setsigmask(pointer, &none), "the signal mask")
            try ChildProcess.check(posix_spawnattr_setsigdefault(pointer, &all), "the signals")
            try ChildProcess.check(
                posix_spawnattr_setflags(pointer, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)), "the flags")
        }

        deinit {
            posix_spawnattr_destroy(pointer)
            pointer.deallocate()
        }
    }

    /// Texts as C takes them: an array that ends with a null pointer.
    fileprivate final class CStrings {
        let pointer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
        private let count: Int

        init(_ texts: [String]) {
            count = texts.count
            pointer = .allocate(capacity: count + 1)
            for (place, text) in texts.enumerated() { (pointer + place).initialize(to: strdup(text)) }
            (pointer + count).initialize(to: nil)
        }

        deinit {
            for place in 0..<count { free(pointer[place]) }
            pointer.deallocate()
        }
    }

    private static func check(_ code: Int32, _ what: String) throws {
        guard code == 0 else { throw Failure(program: what, code: code) }
    }
}
