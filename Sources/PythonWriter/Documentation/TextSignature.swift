import Interface

/// `__text_signature__`: `(a, n=…, *, …)`, parseable by `inspect.signature`.
enum TextSignature {
  static func routine(_ routine: Routine) -> String { "" }
}
