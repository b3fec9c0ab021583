// A Fortran routine with its state in COMMON, used by eight tasks at once.
//
// `--isolate` puts the whole module behind an actor: one call at a time, whoever calls. So the
// walks are the same as one after the other, in any order.
import Walks

let walks = 64
let steps = 10_000

/// Eight tasks share the walks.
func together() async throws -> [Int] {
  try await begin(seed: 1)
  return try await withThrowingTaskGroup(of: [Int].self) { group in
    for _ in 0..<8 {
      group.addTask {
        var distances: [Int] = []
        for _ in 0..<walks / 8 { distances.append(try await walk(n: steps)) }
        return distances
      }
    }
    return try await group.reduce(into: []) { $0 += $1 }
  }
}

func oneAfterTheOther() async throws -> [Int] {
  try await begin(seed: 1)
  var distances: [Int] = []
  for _ in 0..<walks { distances.append(try await walk(n: steps)) }
  return distances
}

let expected = try await oneAfterTheOther()
let distances = try await together()
let drawn = await Random.drawn
precondition(drawn == walks * steps && distances.sorted() == expected.sorted())
let meanSquare = Double(distances.reduce(0) { $0 + $1 * $1 }) / Double(walks)
print("\(walks) walks of \(steps) steps in 8 tasks, \(drawn) numbers drawn")
print(
  "root mean square distance: \(meanSquare.squareRoot()); expected: \(Double(steps).squareRoot())")
