import numpy as np
import pytest


@pytest.fixture(scope="module")
def m(build):
    return build("characters.f90")


def test_assumed_length(m):
    assert m.length_of("seven..") == 7
    assert m.length_of(b"four") == 4
    assert m.length_of("") == 0


def test_known_length_is_padded(m):
    assert m.first_of_five("abcde") == b"a"
    assert m.first_of_five("x") == b"x"


def test_string_out_is_padded_with_blanks(m):
    assert m.greet("Ada").rstrip() == b"Hello, Ada!"


def test_lengths_come_after_all_arguments(m):
    assert m.two_strings("abc", 2, "xyz").rstrip() == b"ab+xyz"


def test_inout_string_in_an_array(m):
    s = np.array(b"loud!!")
    m.shout(s)
    assert s.tobytes() == b"LOUD!!"


def test_array_of_strings_in(m):
    assert m.join(["abc", "def"]).rstrip() == b"abcdef"
    assert m.join(np.array([b"one", b"two"])).rstrip() == b"onetwo"


def test_array_of_strings_out(m):
    letters = m.alphabet(3)
    assert letters.shape == (3,)
    assert letters.astype("S2").tolist() == [b"aA", b"bB", b"cC"]


def test_character_results(m):
    assert m.season(7) == b"warm"
    assert m.season(1) == b"cold"
    assert m.letter(3) == b"C"


def test_other_objects_give_their_text(m):
    assert m.length_of(12345) == 5
