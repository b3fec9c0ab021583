// Calls what cannot be in one program with the other fixtures; the test compares what it prints.
import Apart

print(asMany(x: "a").count, asMany(x: "b").count)

let letters: NDArray<UInt8, 2> = [[65, 66, 67], [68, 69, 70]]
var given = NDArray<UInt8, 2>.full([2, 3], 32, order: .fortran)
try fill(c: &given, n: letters)
print((0..<2).map { i in (0..<3).map { j in given[i, j] } })

let rows: NDArray<Int8, 2> = [[97, 98, 99, 100, 101], [65, 66, 67, 68, 69]]
print(texts(o: rows))

// A procedure that is called by its global name.
print(try Reports.report(n: 3, weigh: { $0 * $0 }), try Reports.report(n: 3, weigh: { _ in 2 }))
struct Refusal: Error {}
do {
  print(try Reports.report(n: 3, weigh: { (_) throws(Refusal) -> Int in throw Refusal() }))
} catch {
  print(error)
}
