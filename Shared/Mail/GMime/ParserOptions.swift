import CGMime

/// Owns a set of GMime's parser options, all at their defaults.
@safe
struct ParserOptions: ~Copyable {
    let raw: OpaquePointer?

    init() {
        GMime.start()
        unsafe raw = g_mime_parser_options_new()
    }

    deinit { unsafe g_mime_parser_options_free(raw) }
}
