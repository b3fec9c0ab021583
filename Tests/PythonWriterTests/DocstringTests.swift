import Interface
import Testing

@testable import PythonWriter

/// The expected texts are what f2py (NumPy 2.4.6) prints for the same declarations.
@Suite struct DocstringTests {
  @Test func callbackRoutineReadsAsInF2py() {
    var a = Argument(name: "a", type: .defaultInteger)
    a.intent = .out
    var fun = Argument(name: "fun", type: .procedure)
    fun.callback = Callback(routine: Routine(name: "fun", arguments: [a]))
    let t = Routine(name: "t", arguments: [fun, a])
    #expect(
      Docstrings.routine(t, in: nil, moduleName: "m") == """
        a = t(fun,[fun_extra_args])

        Wrapper for ``t``.

        Parameters
        ----------
        fun : call-back function

        Other Parameters
        ----------------
        fun_extra_args : input tuple, optional
            Default: ()

        Returns
        -------
        a : int

        Notes
        -----
        Call-back functions::

            def fun(): return a
            Return objects:
                a : int

        """)
  }

  @Test func arraysShowTypeRankBoundsAndDefaultsOfTheirSizes() {
    #expect(
      Docstrings.routine(Samples.arrays, in: nil, moduleName: "m") == """
        y,z = s1(x,z,flag,c,str,str2,ca,[n,k])

        Wrapper for ``s1``.

        Parameters
        ----------
        x : input rank-1 array('d') with bounds (n)
        z : input rank-2 array('d') with bounds (n,k)
        flag : input int
        c : input complex
        str : input string(len=10)
        str2 : input string(len=-1)
        ca : input bytes

        Other Parameters
        ----------------
        n : input int, optional
            Default: shape(x, 0)
        k : in/output rank-0 array(int,'i'), optional
            Default: shape(z, 1)

        Returns
        -------
        y : rank-1 array('d') with bounds (1 + n)
        z : rank-2 array('d') with bounds (n,k)

        """)
  }

  @Test func overwriteKeywordsStandBesideTheirArguments() {
    var a = Argument(name: "a", type: .defaultReal)
    a.dimensions = [.count(.name("lda")), .count(.name("n"))]
    a.intent = [.in, .out, .copy]
    var b = Argument(name: "b", type: .defaultReal)
    b.dimensions = [.count(.name("m")), Dimension(extent: .assumedSize)]
    b.intent = [.in, .overwrite]
    var m = Argument(name: "m", type: .defaultInteger)
    m.initialValue = .integer(3)
    m.intent = .in
    var info = Argument(name: "info", type: .defaultInteger)
    info.intent = [.hide, .out]
    #expect(
      Docstrings.routine(
        Routine(name: "s2", arguments: [a, b, m, info]), in: nil, moduleName: "m") == """
          a,info = s2(a,b,[m,overwrite_a,overwrite_b])

          Wrapper for ``s2``.

          Parameters
          ----------
          a : input rank-2 array('f') with bounds (lda,n)
          b : input rank-2 array('f') with bounds (m,*)

          Other Parameters
          ----------------
          overwrite_a : input int, optional
              Default: 0
          overwrite_b : input int, optional
              Default: 1
          m : input int, optional
              Default: 3

          Returns
          -------
          a : rank-2 array('f') with bounds (lda,n)
          info : int

          """)
  }

  @Test func callbacksAreListedWithArgumentsAndResults() {
    #expect(
      Docstrings.routine(Samples.callbacks, in: nil, moduleName: "m") == """
        r = foo(f,g,x,[f_extra_args,g_extra_args])

        Wrapper for ``foo``.

        Parameters
        ----------
        f : call-back function
        g : call-back function
        x : input float

        Other Parameters
        ----------------
        f_extra_args : input tuple, optional
            Default: ()
        g_extra_args : input tuple, optional
            Default: ()

        Returns
        -------
        r : float

        Notes
        -----
        Call-back functions::

            def f(x,y,n,z): return r
            Required arguments:
                x : input float
                y : input rank-1 array('d') with bounds (3)
                n : input int
                z : input complex
            Return objects:
                r : float
            def g(x): return t
            Required arguments:
                x : input float
            Return objects:
                t : float

        """)
  }

  @Test func routineWithoutArgumentsHasNoSections() {
    #expect(
      Docstrings.routine(Routine(name: "nothing"), in: nil, moduleName: "m")
        == "nothing()\n\nWrapper for ``nothing``.\n\n")
  }

  @Test func commentsOfTheSourceStandWhereNumPyWantsThem() {
    var x = Argument(name: "x", type: .doublePrecision)
    x.documentation = "where to begin\nin metres"
    var routine = Routine(name: "go", arguments: [x])
    routine.documentation = "  Goes.\n\n    Far.\n"
    #expect(
      Docstrings.routine(routine, in: nil, moduleName: "m") == """
        go(x)

        Wrapper for ``go``.

        Goes.

          Far.

        Parameters
        ----------
        x : input float
            where to begin
            in metres

        """)
  }

  @Test func moduleListsFunctionsCommonBlocksAndModules() {
    var library = Library(name: "mod")
    library.routines = [Samples.arrays, Routine(name: "nothing")]
    var block = Scope(name: "blk", kind: .common)
    var aa = Variable(name: "aa", type: .defaultReal)
    aa.dimensions = [.count(.integer(3))]
    block.variables = [aa, Variable(name: "ii", type: .defaultInteger)]
    var module = Scope(name: "data", kind: .module)
    module.variables = [Variable(name: "n", type: .defaultInteger)]
    module.routines = [Routine(name: "run")]
    library.scopes = [block, module]
    #expect(
      Docstrings.module(library) == """
        This module 'mod' is auto-generated with swiftlet.
        Functions:
            y,z = s1(x,z,flag,c,str,str2,ca,n=shape(x, 0),k=shape(z, 1))
            nothing()
        COMMON blocks:
          /blk/ aa(3),ii
        Fortran 90/95 modules:
          data --- n,run().
        """)
  }

  @Test func resultUnderAnotherNameTellsWhoseStorageItIs() {
    var a = Argument(name: "a", type: .doublePrecision)
    a.dimensions = [.count(.name("n"))]
    a.intent = [.in, .out]
    a.outName = "b"
    #expect(ArgumentText.result(a) == "b : rank-1 array('d') with bounds (n) and a storage")
  }
}
