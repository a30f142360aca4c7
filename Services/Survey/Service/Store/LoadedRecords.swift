import Contracts
import Domain

/// What one load has brought from the database.
struct LoadedRecords: Sendable {
    var surveys: [SurveyRecord] = []
    var cases: [CaseCopy] = []
    var parties: [PartyCopy] = []
    /// When each person is or was to be asked last.
    var lastAskedAt: [RecordID: Timestamp] = [:]
}
