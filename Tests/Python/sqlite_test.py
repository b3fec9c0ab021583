"""sqlite3.h, wrapped as it is: rows, call-backs, texts and bytes, errors in the library's words."""
import ast
import gc
import sys

import pytest

from libraries import module_of

pytestmark = pytest.mark.beyond_f2py


@pytest.fixture(scope="module")
def lib(tmp_path_factory):
    return module_of(tmp_path_factory, "csqlite", ["sqlite3.h"], ["sqlite3"])


@pytest.fixture
def db(lib):
    db = lib.sqlite3_open(":memory:")
    lib.sqlite3_exec(db, "create table t (n integer, name text, data blob)", None)
    return db


def insert(lib, db, *row):
    statement, rest = lib.sqlite3_prepare_v2(db, "insert into t values (?, ?, ?)")
    assert rest == ""
    number, name, data = row
    lib.sqlite3_bind_int64(statement, 1, number)
    lib.sqlite3_bind_text(statement, 2, name)
    lib.sqlite3_bind_blob(statement, 3, data)
    assert lib.sqlite3_step(statement) == lib.SQLITE_DONE
    lib.sqlite3_finalize(statement)
    return statement


def test_rows_go_in_and_come_back(lib, db):
    rows = [(1, "Vega", b"\x00\xff"), (2**40, "Übung", b"")]
    for row in rows:
        insert(lib, db, *row)
    statement, _ = lib.sqlite3_prepare_v2(db, "select * from t")
    found = []
    while lib.sqlite3_step(statement) == lib.SQLITE_ROW:
        found.append((
            lib.sqlite3_column_int64(statement, 0), lib.sqlite3_column_text(statement, 1),
            lib.sqlite3_column_blob(statement, 2) or b""))
        assert lib.sqlite3_column_text16(statement, 1) == found[-1][1]
    assert found == rows
    assert lib.sqlite3_column_name(statement, 1) == "name"


def test_exec_calls_a_function_for_each_row(lib, db):
    insert(lib, db, 7, "Deneb", b"x")
    rows = []
    lib.sqlite3_exec(db, "select n, name, null from t", lambda *row: rows.append(row))
    assert rows == [(["7", "Deneb", None], ["n", "name", "null"])]


def test_exceptions_wait_until_the_library_has_returned(lib, db):
    insert(lib, db, 1, "a", b"")
    insert(lib, db, 2, "b", b"")
    calls = []

    def fail(values, names):
        calls.append(values)
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        lib.sqlite3_exec(db, "select n from t", fail)
    assert calls == [["1"]]
    lib.sqlite3_exec(db, "select n from t", lambda values, names: None)


def test_call_backs_nest(lib, db):
    insert(lib, db, 1, "a", b"")
    found = []

    def outer(values, names):
        lib.sqlite3_exec(db, "select 'inner'", lambda v, n: found.append(v))
        found.append(values)

    lib.sqlite3_exec(db, "select n from t", outer)
    assert found == [["inner"], ["1"]]


def test_sql_errors_have_the_librarys_words(lib, db):
    with pytest.raises(lib.error, match="sqlite3_prepare_v2.*error") as caught:
        lib.sqlite3_prepare_v2(db, "selekt 1")
    assert caught.value.status == lib.SQLITE_ERROR
    assert lib.sqlite3_errmsg(db) == 'near "selekt": syntax error'


def test_a_registered_function_lives_as_long_as_the_connection(lib, db):
    log = []
    lib.sqlite3_update_hook(db, lambda kind, base, table, row: log.append((table, row)))
    gc.collect()
    insert(lib, db, 1, "a", b"")
    assert log == [("t", 1)]


def test_sql_functions_in_python(lib, db):
    def twice(context, values):
        lib.sqlite3_result_int64(context, 2 * lib.sqlite3_value_int64(values[0]))

    kept = []
    lib.sqlite3_create_function_v2(db, "twice", 1, lib.SQLITE_UTF8, twice, None, None)
    lib.sqlite3_create_function_v2(
        db, "keep", 1, lib.SQLITE_UTF8, lambda context, values: kept.append(values[0]), None, None)
    gc.collect()
    rows = []
    lib.sqlite3_exec(db, "select twice(21)", lambda values, names: rows.append(values))
    assert rows == [["42"]]
    # What the library lends for the call is out of reach afterwards.
    lib.sqlite3_exec(db, "select keep(1)", None)
    with pytest.raises(ValueError, match="released"):
        lib.sqlite3_value_int64(kept[0])


def test_wrong_arguments_are_refused(lib, db):
    with pytest.raises(TypeError, match="expected sqlite3_stmt, got"):
        lib.sqlite3_step(db)
    with pytest.raises(TypeError, match="expected str"):
        lib.sqlite3_prepare_v2(db, 3)
    with pytest.raises(TypeError, match="expected a function"):
        lib.sqlite3_exec(db, "select 1", 3)
    with pytest.raises(ValueError, match="NUL"):
        lib.sqlite3_prepare_v2(db, "select\0 1")


def test_what_was_released_is_refused(lib, db):
    statement = insert(lib, db, 1, "a", b"")
    with pytest.raises(ValueError, match="released"):
        lib.sqlite3_step(statement)
    lib.sqlite3_close(db)
    with pytest.raises(ValueError, match="released"):
        lib.sqlite3_exec(db, "select 1", None)


def test_a_statement_keeps_its_connection(lib):
    db = lib.sqlite3_open(":memory:")
    statement, _ = lib.sqlite3_prepare_v2(db, "select 42")
    del db
    gc.collect()
    assert lib.sqlite3_step(statement) == lib.SQLITE_ROW
    assert lib.sqlite3_column_int(statement, 0) == 42


def test_references_stay_constant(lib, db):
    function = lambda values, names: None
    text = "select 1"
    lib.sqlite3_exec(db, text, function)
    before = sys.getrefcount(function), sys.getrefcount(text)
    for _ in range(100):
        lib.sqlite3_exec(db, text, function)
    assert (sys.getrefcount(function), sys.getrefcount(text)) == before


def test_the_stub_parses_and_the_report_counts(lib):
    ast.parse(lib.stub)
    assert "without raw pointers" in lib.report
