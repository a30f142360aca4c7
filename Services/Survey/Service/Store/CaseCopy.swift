import Contracts

/// What the service knows of a case.
struct CaseCopy: Hashable, Sendable {
    let id: RecordID
    /// The newest version that was heard of.
    var version: Int64
    /// What the case is called; `nil` before it has been heard.
    var title: String?
}
