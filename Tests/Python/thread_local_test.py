import threading

import pytest


@pytest.mark.parametrize("option", [None, "-DF2PY_THREAD_LOCAL_DECL=_Thread_local",
                                    "-DF2PY_USE_PYTHON_TLS"])
@pytest.mark.beyond_f2py
def test_each_thread_calls_its_own_call_back(build, option):
    name = "thread_local"
    m = build("thread_local.pyf", "thread_local.f90", name=name,
              options=[option] if option else [])
    barrier = threading.Barrier(4)
    results = {}

    def work(k):
        def f(x):
            if x == k:  # all threads are inside their first call at the same time
                barrier.wait(timeout=20)
            return x + k

        results[k] = m.iterate(f, 100, float(k))

    threads = [threading.Thread(target=work, args=(k,)) for k in range(1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert results == {k: 101.0 * k for k in range(1, 5)}


@pytest.mark.beyond_f2py
def test_a_definition_on_the_command_line_reaches_the_compiler(run, tmp_path):
    (tmp_path / "defined.f90").write_text(
        "subroutine nothing()\nend subroutine\n")
    for _ in range(2):  # the second time, all comes from the cache
        done = run("-c", "defined.f90", "-m", "defined", "-DF2PY_USE_PYTHON_TLS", "--verbose",
                   env={"XDG_CACHE_HOME": str(tmp_path / "cache")})
        assert done.returncode == 0, done.output
        assert "-DF2PY_USE_PYTHON_TLS" in done.output
    assert "from the cache: defined.f90" in done.output
