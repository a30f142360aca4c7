import CGMime

/// Owns one reference to a GObject; released exactly once because the type cannot be copied.
@safe
struct Owned<Object>: ~Copyable {
    let raw: UnsafeMutablePointer<Object>

    /// Takes over a reference that the caller has; `nil` for none.
    init?(takingOwnershipOf raw: UnsafeMutablePointer<Object>?) {
        guard let raw = unsafe raw else { return nil }
        unsafe self.raw = raw
    }

    deinit { unsafe g_object_unref(raw) }
}
