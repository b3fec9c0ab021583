/// Which scalar dummies get a value before anything reads them, on every way through a body.
///
/// Follows IF, SELECT CASE and DO as they nest. The first jump ends it: only what has a value by
/// then counts, since nobody knows what a jump leaves out.
struct DefiniteAssignment {
  private struct Branches {
    var entry: UInt64
    /// What the branches so far agree on.
    var merged = UInt64.max
    var isExhaustive = false
    /// A SELECT before its first CASE.
    var isEmpty = false
  }

  /// One bit for each dummy that may still turn out to be so.
  private(set) var candidates: UInt64
  private var assigned: UInt64 = 0
  private var open: [Branches] = []
  private var isOver = false

  init(candidates: UInt64) { self.candidates = candidates }

  func isAssigned(_ bit: UInt64) -> Bool { isOver || assigned & bit != 0 }

  mutating func read(_ bit: UInt64) {
    if !isAssigned(bit) { candidates &= ~bit }
  }

  mutating func assign(_ bit: UInt64) { assigned |= bit }

  mutating func giveUp() { candidates = 0 }

  /// IF or DO begins, or a SELECT, whose branches begin at its CASEs.
  mutating func begin(isSelect: Bool = false) {
    open.append(Branches(entry: assigned, isEmpty: isSelect))
  }

  /// ELSE IF, ELSE, CASE.
  mutating func nextBranch(isRest: Bool) {
    guard !open.isEmpty else { return giveUp() }
    let last = open.count - 1
    if !open[last].isEmpty { open[last].merged &= assigned }
    open[last].isEmpty = false
    open[last].isExhaustive = open[last].isExhaustive || isRest
    assigned = open[last].entry
  }

  mutating func end() {
    guard let branches = open.popLast() else { return giveUp() }
    assigned &= branches.merged
    if !branches.isExhaustive { assigned &= branches.entry }
  }

  /// RETURN: the caller sees what has a value by now.
  mutating func leave() {
    finishPath()
    stop()
  }

  /// STOP, EXIT, CYCLE: this path does not reach the end of its branch.
  mutating func stop() { assigned = .max }

  /// GOTO and what else may go anywhere.
  mutating func jump() {
    guard !isOver else { return }
    candidates &= assigned & (open.first?.entry ?? .max)
    isOver = true
  }

  /// The end of the body.
  mutating func finish() {
    if !open.isEmpty { giveUp() }
    finishPath()
  }

  private mutating func finishPath() {
    if !isOver { candidates &= assigned }
  }
}
