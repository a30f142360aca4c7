/// What a delivery turned out to be.
package enum Reading<Store: WorkspaceStore>: Sendable {
    case prepared(PreparedMessage<Store>)
    /// Nothing to us: acknowledged without a trace.
    case ignored
    case refused(RefusedDelivery)
}
