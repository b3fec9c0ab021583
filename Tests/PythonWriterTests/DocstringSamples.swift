import Interface

enum Samples {
  /// Arrays whose sizes are arguments, a string, a character, an inout scalar.
  static var arrays: Routine {
    var n = Argument(name: "n", type: .defaultInteger)
    n.initialValue = .call("shape", [.name("x"), .integer(0)])
    var x = Argument(name: "x", type: .doublePrecision)
    x.dimensions = [.count(.name("n"))]
    var y = Argument(name: "y", type: .doublePrecision)
    y.dimensions = [Dimension(lowerBound: .integer(0), extent: .upperBound(.name("n")))]
    y.intent = .out
    var z = Argument(name: "z", type: .doublePrecision)
    z.dimensions = [.count(.name("n")), .count(.name("k"))]
    z.intent = [.in, .out]
    var k = Argument(name: "k", type: .defaultInteger)
    k.initialValue = .call("shape", [.name("z"), .integer(1)])
    k.intent = .inout
    return Routine(
      name: "s1",
      arguments: [
        n, x, y, z, k,
        Argument(name: "flag", type: .defaultLogical),
        Argument(name: "c", type: .complex(bytes: 8)),
        Argument(name: "str", type: .character(length: .fixed(.integer(10)))),
        Argument(name: "str2", type: .character(length: .assumed)),
        Argument(name: "ca", type: .character(length: .one)),
      ])
  }

  /// A function and a subroutine as call-backs.
  static var callbacks: Routine {
    let x = Argument(name: "x", type: .doublePrecision)
    var y = Argument(name: "y", type: .doublePrecision)
    y.dimensions = [.count(.integer(3))]
    var f = Argument(name: "f", type: .procedure)
    f.callback = Callback(
      routine: Routine(
        name: "f",
        arguments: [
          x, y, Argument(name: "n", type: .defaultInteger),
          Argument(name: "z", type: .complex(bytes: 8)),
        ],
        result: Argument(name: "r", type: .doublePrecision)))
    var t = Argument(name: "t", type: .doublePrecision)
    t.intent = .out
    var g = Argument(name: "g", type: .procedure)
    g.callback = Callback(routine: Routine(name: "g", arguments: [x, t]))
    var r = Argument(name: "r", type: .doublePrecision)
    r.intent = .out
    return Routine(name: "foo", arguments: [f, g, x, r])
  }
}
