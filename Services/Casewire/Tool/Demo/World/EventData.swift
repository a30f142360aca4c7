import Contracts

/// The members of an event's data that the demo looks at, whatever the event.
struct EventData: Decodable, Sendable {
    let `case`: CaseSnapshot?
    let subject: String?
    let offer: OfferSnapshot?
    let incident: IncidentSnapshot?
    let notification: NotificationSnapshot?
    let survey: SurveySnapshot?
    let externalId: String?
    let reason: String?

    /// Reads them; `nil` if the data is none that the contract knows.
    init?(_ event: CloudEvent) {
        do throws(MalformedMessage) {
            self = try ContentCoding.decodeUnchecked(EventData.self, from: event.data)
        } catch {
            return nil
        }
    }
}
