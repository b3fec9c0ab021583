/// Where the planets are, by SLALIB wrapped for Swift, beside what Python got from the same routines.
///
/// Standard input holds what `Scripts/planets.py --numbers` wrote: the instant and the place, then a
/// line for each planet.
import Slalib

/// The numbers of one planet in Python's table, in radians.
struct Row {
  var name: String
  var number: Int
  var position: Position

  init?(_ line: String) {
    let words = line.split(separator: "\t")
    guard words.count == 5, let number = Int(words[1]), let ra = Double(words[2]),
      let dec = Double(words[3]), let diameter = Double(words[4])
    else { return nil }
    name = String(words[0])
    self.number = number
    position = Position(ra: ra, dec: dec, diameter: diameter)
  }
}

/// An apparent place, in radians.
struct Position: Equatable {
  var ra: Double
  var dec: Double
  var diameter: Double
}

/// The instant (UTC as a modified Julian date) and the observer's place, in radians.
struct Observation {
  var utc: Double
  var longitude: Double
  var latitude: Double

  init?(_ line: String) {
    let numbers = line.split(separator: "\t").compactMap { Double($0) }
    guard numbers.count == 3 else { return nil }
    (utc, longitude, latitude) = (numbers[0], numbers[1], numbers[2])
  }

  func position(ofPlanet number: Int) throws -> Position {
    let dynamicalTime = utc + slaDtt(utc: utc) / 86400
    let (ra, dec, diameter) = try slaRdplan(
      date: dynamicalTime, np: number, elong: longitude, phi: latitude)
    return Position(ra: ra, dec: dec, diameter: diameter)
  }
}

func padded(_ number: Int32, _ width: Int = 2) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

func hours(_ ra: Double) throws -> String {
  let time = try slaDr2tf(ndp: 1, angle: ra).ihmsf
  return "\(padded(time[0]))h \(padded(time[1]))m \(padded(time[2])).\(time[3])s"
}

func degrees(_ dec: Double) throws -> String {
  let (sign, angle) = try slaDr2af(ndp: 0, angle: dec)
  return "\(sign)\(padded(angle[0]))° \(padded(angle[1]))′ \(padded(angle[2]))″"
}

@main struct Planets {
  static func main() throws {
    guard let observation = readLine().flatMap(Observation.init) else { throw NoNumbers() }
    print("\n            right ascension   declination")
    print("  ───────────────────────────────────────")
    var rows = 0
    var differing: [String] = []
    while let line = readLine() {
      guard let row = Row(line) else { throw NoNumbers() }
      let position = try observation.position(ofPlanet: row.number)
      let name = row.name + String(repeating: " ", count: max(0, 8 - row.name.count))
      try print("  \(name)  \(hours(position.ra))    \(degrees(position.dec))")
      rows += 1
      if position != row.position { differing.append(row.name) }
    }
    guard rows > 0 else { throw NoNumbers() }
    guard differing.isEmpty else { throw Disagreement(planets: differing) }
    print("\nAll \(3 * rows) numbers agree with Python's table, to the last bit.")
  }
}

struct NoNumbers: Error, CustomStringConvertible {
  let description = "standard input is not what planets.py --numbers writes"
}

struct Disagreement: Error, CustomStringConvertible {
  var planets: [String]
  var description: String {
    "Swift and Python differ at \(planets.joined(separator: ", "))"
  }
}
