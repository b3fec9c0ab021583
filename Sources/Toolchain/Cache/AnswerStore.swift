/// Short answers of programs, kept from one run to the next: versions, Python's folders, constants.
///
/// Each answer is a file named by the hash of the question; it repeats the question, so that two
/// questions of the same hash cannot be taken for each other. Losing one costs a question.
public struct AnswerStore: Sendable {
  /// `<cache>/answers`
  public var folder: String

  public init(folder: String) {
    self.folder = folder
  }

  /// What changes when a program is replaced by another: path, size, time of change.
  public static func stamp(of path: String) -> String {
    let target = Files.resolved(path)
    guard let found = Files.info(target) else { return target }
    return "\(path) -> \(target) \(found.size) \(found.modified)"
  }

  public func answer(to question: String) -> String? {
    guard let bytes = try? Files.read(path(of: question)) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.hasPrefix(question + "\n\n") else { return nil }
    return String(text.dropFirst(question.count + 2))
  }

  /// Failing to store is no error: the answer is asked for again next time.
  public func store(_ answer: String, for question: String) {
    try? Files.makeFolder(folder, mode: 0o700)
    try? Files.replace(
      path(of: question), with: Array("\(question)\n\n\(answer)".utf8),
      permissions: [.ownerReadWrite])
  }

  private func path(of question: String) -> String {
    Files.join(folder, ContentHash.hexadecimal(of: question.utf8))
  }
}
