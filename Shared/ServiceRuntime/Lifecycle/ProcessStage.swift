package import ServiceLifecycle

/// A part of a process that is started and stopped as one.
package struct ProcessStage: Sendable {
    package let name: String
    package let service: any Service

    /// Names a part.
    package init(_ name: String, _ service: any Service) {
        self.name = name
        self.service = service
    }
}
