"""fitsio.h, wrapped as it is: images and headers of FITS files."""
import ast

import numpy as np
import pytest

from libraries import module_of

pytestmark = pytest.mark.beyond_f2py
IMAGE = np.arange(12.0).reshape(3, 4)


@pytest.fixture(scope="module")
def lib(tmp_path_factory):
    return module_of(tmp_path_factory, "cfits", ["fitsio.h"], ["cfitsio"])


@pytest.fixture
def path(lib, tmp_path):
    """A file with an image and two keys."""
    path = str(tmp_path / "image.fits")
    file = lib.fits_create_file(path)
    lib.fits_create_img(file, lib.DOUBLE_IMG, [4, 3])
    lib.fits_write_img_dbl(file, 0, 1, IMAGE.ravel())
    lib.fits_write_key_str(file, "OBJECT", "Vega", "a star")
    lib.fits_write_key_dbl(file, "EXPTIME", 12.5, -6, "seconds")
    lib.fits_close_file(file)
    return path


def test_an_image_comes_back(lib, path):
    file = lib.fits_open_file(path, lib.READONLY)
    assert list(lib.fits_get_img_size(file, 2)) == [4, 3]
    pixels, has_blanks = lib.fits_read_img_dbl(file, 0, 1, 12, 0.0)
    np.testing.assert_array_equal(pixels.reshape(3, 4), IMAGE)
    assert not has_blanks


def test_a_section_of_an_image(lib, path):
    file = lib.fits_open_file(path, lib.READONLY)
    pixels, _ = lib.fits_read_subset_dbl(file, 0, [4, 3], [2, 1], [3, 3], [1, 2], 0.0)
    np.testing.assert_array_equal(pixels.reshape(2, 2), IMAGE[::2, 1:3])
    with pytest.raises(ValueError, match="give the array no size"):
        lib.fits_read_subset_dbl(file, 0, [4, 3], [1, 1], [4, 3], [0, 1], 0.0)


def test_keys_of_the_header(lib, path):
    file = lib.fits_open_file(path, lib.READONLY)
    assert lib.fits_read_key_str(file, "OBJECT") == ("Vega", "a star")
    assert lib.fits_read_key_dbl(file, "EXPTIME") == (12.5, "seconds")
    with pytest.raises(lib.error) as caught:
        lib.fits_read_key_str(file, "NOPE")
    assert caught.value.status == lib.KEY_NO_EXIST and "not found" in str(caught.value)


def test_astropy_reads_the_image(lib, path):
    fits = pytest.importorskip("astropy.io.fits")
    np.testing.assert_array_equal(fits.getdata(path), IMAGE)


def test_a_missing_file_is_an_exception(lib):
    with pytest.raises(lib.error, match="could not open the named file") as caught:
        lib.fits_open_file("/nowhere.fits", lib.READONLY)
    assert caught.value.status == lib.FILE_NOT_OPENED


def test_wrong_arguments_are_refused(lib, path):
    with pytest.raises(TypeError, match="expected fitsfile"):
        lib.fits_read_key_str("x", "OBJECT")
    file = lib.fits_open_file(path, lib.READONLY)
    with pytest.raises(TypeError, match="expected str"):
        lib.fits_read_key_str(file, 3)


def test_a_closed_file_is_refused(lib, path):
    file = lib.fits_open_file(path, lib.READONLY)
    lib.fits_close_file(file)
    with pytest.raises(ValueError, match="released"):
        lib.fits_read_key_str(file, "OBJECT")


def test_the_library_puts_a_status_into_words(lib):
    assert lib.fits_get_errstatus(104) == "could not open the named file"


def test_the_stub_parses(lib):
    ast.parse(lib.stub)
