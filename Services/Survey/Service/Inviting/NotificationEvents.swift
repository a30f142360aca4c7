import Contracts
import Durability

/// What notification says of our invitations.
enum NotificationEvents {
    static func add(to table: inout HandlerTable<SurveyStore>) {
        table.add(
            FollowNotification<NotificationBounced> { event in
                event.isPermanent ? (event.notification, event.reason ?? event.code) : nil
            })
        table.add(FollowNotification<NotificationFailed> { ($0.notification, $0.reason) })
        table.add(FollowNotification<NotificationSuppressed> { ($0.notification, $0.reason) })
    }
}
