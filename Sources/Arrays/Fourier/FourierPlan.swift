#if FFTW
  internal import CFFTW
  internal import Synchronization

  /// Which way a transform goes.
  @usableFromInline
  enum FourierKind: Sendable, Hashable {
    case forward, backward
    /// From n real numbers to n / 2 + 1 complex ones, and back; the way back overwrites its input.
    case fromReal, toReal
  }

  /// What FFTW must know of a transform along one axis of an array.
  ///
  /// Planning (by estimate, without touching the data) takes longer than a short transform, so plans
  /// are kept; and it is not thread-safe, so it is behind a lock. Running is, also of one plan.
  @usableFromInline
  struct FourierPlan: Hashable, Sendable {
    private let kind: FourierKind
    private let isDouble: Bool
    /// Extent and strides of input and output along the axis, then of the axes to repeat it over.
    private let dimensions: [[Int]]
    /// Vector instructions may need what plans were made for.
    private var areAligned = false

    @usableFromInline
    init<let Rank: Int>(
      kind: FourierKind, isDouble: Bool, shape: InlineArray<Rank, Int>, axis: Int,
      inputStrides: InlineArray<Rank, Int>, outputStrides: InlineArray<Rank, Int>
    ) {
      self.kind = kind
      self.isDouble = isDouble
      let axes = [axis] + (0..<Rank).filter { $0 != axis }
      dimensions = axes.map { [shape[$0], inputStrides[$0], outputStrides[$0]] }
    }

    /// Transforms from one address to another; the two must not overlap.
    @usableFromInline
    func run(_ input: UnsafeMutableRawPointer, _ output: UnsafeMutableRawPointer) {
      if dimensions.contains(where: { $0[0] == 0 }) { return }
      var plan = self
      plan.areAligned = Int(bitPattern: input) % 16 == 0 && Int(bitPattern: output) % 16 == 0
      if isDouble {
        let made = doublePlans.plan(plan) { plan.makeDouble(input, output) }
        plan.executeDouble(made.handle, input, output)
        withExtendedLifetime(made) {}
      } else {
        let made = floatPlans.plan(plan) { plan.makeFloat(input, output) }
        plan.executeFloat(made.handle, input, output)
        withExtendedLifetime(made) {}
      }
    }

    private var flags: UInt32 { FFTW_ESTIMATE | (areAligned ? 0 : FFTW_UNALIGNED) }
    private var sign: Int32 { kind == .backward ? FFTW_BACKWARD : FFTW_FORWARD }

    private var guruDimensions: [fftw_iodim64] {
      dimensions.map { fftw_iodim64(n: $0[0], is: $0[1], os: $0[2]) }
    }

    private func makeDouble(
      _ input: UnsafeMutableRawPointer, _ output: UnsafeMutableRawPointer
    ) -> fftw_plan? {
      var axis = guruDimensions
      var others = Array(axis.dropFirst())
      let count = Int32(others.count)
      func complex(_ memory: UnsafeMutableRawPointer) -> UnsafeMutablePointer<fftw_complex> {
        memory.assumingMemoryBound(to: fftw_complex.self)
      }
      func real(_ memory: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Double> {
        memory.assumingMemoryBound(to: Double.self)
      }
      switch kind {
      case .forward, .backward:
        return fftw_plan_guru64_dft(
          1, &axis, count, &others, complex(input), complex(output), sign, flags)
      case .fromReal:
        return fftw_plan_guru64_dft_r2c(
          1, &axis, count, &others, real(input), complex(output), flags | FFTW_PRESERVE_INPUT)
      case .toReal:
        return fftw_plan_guru64_dft_c2r(
          1, &axis, count, &others, complex(input), real(output), flags)
      }
    }

    private func executeDouble(
      _ plan: fftw_plan, _ input: UnsafeMutableRawPointer, _ output: UnsafeMutableRawPointer
    ) {
      switch kind {
      case .forward, .backward:
        fftw_execute_dft(
          plan, input.assumingMemoryBound(to: fftw_complex.self),
          output.assumingMemoryBound(to: fftw_complex.self))
      case .fromReal:
        fftw_execute_dft_r2c(
          plan, input.assumingMemoryBound(to: Double.self),
          output.assumingMemoryBound(to: fftw_complex.self))
      case .toReal:
        fftw_execute_dft_c2r(
          plan, input.assumingMemoryBound(to: fftw_complex.self),
          output.assumingMemoryBound(to: Double.self))
      }
    }

    private func makeFloat(
      _ input: UnsafeMutableRawPointer, _ output: UnsafeMutableRawPointer
    ) -> fftwf_plan? {
      var axis = guruDimensions
      var others = Array(axis.dropFirst())
      let count = Int32(others.count)
      func complex(_ memory: UnsafeMutableRawPointer) -> UnsafeMutablePointer<fftwf_complex> {
        memory.assumingMemoryBound(to: fftwf_complex.self)
      }
      func real(_ memory: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Float> {
        memory.assumingMemoryBound(to: Float.self)
      }
      switch kind {
      case .forward, .backward:
        return fftwf_plan_guru64_dft(
          1, &axis, count, &others, complex(input), complex(output), sign, flags)
      case .fromReal:
        return fftwf_plan_guru64_dft_r2c(
          1, &axis, count, &others, real(input), complex(output), flags | FFTW_PRESERVE_INPUT)
      case .toReal:
        return fftwf_plan_guru64_dft_c2r(
          1, &axis, count, &others, complex(input), real(output), flags)
      }
    }

    private func executeFloat(
      _ plan: fftwf_plan, _ input: UnsafeMutableRawPointer, _ output: UnsafeMutableRawPointer
    ) {
      switch kind {
      case .forward, .backward:
        fftwf_execute_dft(
          plan, input.assumingMemoryBound(to: fftwf_complex.self),
          output.assumingMemoryBound(to: fftwf_complex.self))
      case .fromReal:
        fftwf_execute_dft_r2c(
          plan, input.assumingMemoryBound(to: Float.self),
          output.assumingMemoryBound(to: fftwf_complex.self))
      case .toReal:
        fftwf_execute_dft_c2r(
          plan, input.assumingMemoryBound(to: fftwf_complex.self),
          output.assumingMemoryBound(to: Float.self))
      }
    }
  }

  private let doublePlans = FourierPlanStore(destroy: { fftw_destroy_plan($0) })
  private let floatPlans = FourierPlanStore(destroy: { fftwf_destroy_plan($0) })

  /// FFTW's plans by what they are for. A plan that was dropped lives on until its last run ends.
  private final class FourierPlanStore: Sendable {
    /// Plans may be run by several threads at once, FFTW says.
    final class Plan: @unchecked Sendable {
      let handle: OpaquePointer
      private let destroy: @Sendable (OpaquePointer) -> Void

      init(_ handle: OpaquePointer, destroy: @escaping @Sendable (OpaquePointer) -> Void) {
        self.handle = handle
        self.destroy = destroy
      }

      // Destroying plans is planning, which one thread may do at a time.
      deinit {
        planning.withLock { count in
          destroy(handle)
          count -= 1
        }
      }
    }

    private let plans = Mutex<[FourierPlan: Plan]>([:])
    private let destroy: @Sendable (OpaquePointer) -> Void

    init(destroy: @escaping @Sendable (OpaquePointer) -> Void) { self.destroy = destroy }

    func plan(_ key: FourierPlan, _ make: () -> OpaquePointer?) -> Plan {
      if let plan = plans.withLock({ $0[key] }) { return plan }
      guard
        let handle = planning.withLock({ count in
          count += 1
          return make()
        })
      else {
        trap(.invalidShape, "FFTW has no plan for a transform of this shape")
      }
      let plan = Plan(handle, destroy: destroy)
      let dropped = plans.withLock { plans -> [FourierPlan: Plan] in
        var dropped: [FourierPlan: Plan] = [:]
        // A program uses few shapes; one that uses many must not fill its memory with plans.
        if plans.count >= 64 { swap(&dropped, &plans) }
        plans[key] = plan
        return dropped
      }
      withExtendedLifetime(dropped) {}
      return plan
    }
  }

  /// How many plans there are. Not `Void`: a state without bytes has the address of what surrounds it,
  /// and the thread sanitizer takes using the one for changing the other.
  private let planning = Mutex<Int>(0)
#endif
