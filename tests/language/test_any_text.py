import multiprocessing

import pytest

from tests.language import any_text


@pytest.mark.slow
def test_a_hundred_thousand_lines_of_any_text_are_read_and_explained_without_an_exception() -> None:
    with multiprocessing.get_context("spawn").Pool(2) as both:
        found = both.starmap(any_text.check, [(1, any_text.LINES // 2), (2, any_text.LINES // 2)])
    assert [line for lines in found for line in lines] == []
