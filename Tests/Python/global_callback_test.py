import pytest


@pytest.fixture(scope="module")
def m(build):
    return build("global_callback.f90")


def test_an_attribute_of_the_module_is_called(m):
    m.weigh = lambda i: i * i
    assert m.reports.report(3) == 14
    m.weigh = lambda: 2
    assert m.reports.report(3) == 6


def test_without_the_attribute_the_message_names_it(m):
    if hasattr(m, "weigh"):
        del m.weigh
    with pytest.raises(Exception, match="Callback weigh not defined"):
        m.reports.report(1)
