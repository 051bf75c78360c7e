"""Lines typed with the Korean layout on are read as meant; what is meant as Korean stays."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.ime import typed
from tests.parity import recording
from tests.support.lines import real_bank
from tutor.language.hangul import as_typed
from tutor.language.keyboard import meant

OURS = frozenset(("help", "lang", "quiz", "ask", "same", "answer"))


def read(text: str) -> str:
    return meant(text, real_bank(), OURS)


@pytest.mark.parametrize(
    ("keys", "seen"),
    [
        *(("docker ps", "애찯ㄱ ㅔㄴ"), ("run", "겨ㅜ"), ("rm", "그"), ("rmi", "그ㅑ"), ("exec", "ㄷㅌㄷㅊ")),
        *(("images", "ㅑㅡㅁㅎㄷㄴ"), ("logs", "ㅣㅐㅎㄴ"), ("network", "ㅜㄷㅅ재가"), ("pull", "ㅔㅕㅣㅣ")),
        *(
            ("volume", "패ㅣㅕㅡㄷ"),
            ("bash", "ㅠㅁ노"),
            ("exit", "ㄷ턋"),
            ("help", "ㅗ디ㅔ"),
            ("quiz", "벼ㅑㅋ"),
        ),
        *(("sudo", "녀애"), ("-it", "-ㅑㅅ"), ("-p", "-ㅔ"), ("-P", "-ㅖ"), ("y", "ㅛ"), ("n", "ㅜ")),
    ],
)
def test_the_table_of_the_two_set_layout(keys: str, seen: str) -> None:
    assert typed(keys) == seen
    assert as_typed(seen) == keys


@given(st.text("abcdefghijklmnopqrstuvwxyzQWERTOP -/.:=0123456789", max_size=40))
def test_what_was_typed_comes_back_letter_by_letter(text: str) -> None:
    assert as_typed(typed(text)) == text


@pytest.mark.parametrize(
    "seen", ["애차ㄷㄱ", "ㅇㅐㅊㅏㄷㄱ", unicodedata.normalize("NFD", "애찯ㄱ"), "애찯\u1100"]
)
def test_letters_that_the_terminal_has_not_put_together_are_read_too(seen: str) -> None:
    assert read(f"{seen} ㅔㄴ") == "docker ps"


def test_the_won_sign_is_the_backslash_key() -> None:
    assert as_typed("₩") == "\\"


@pytest.mark.slow
def test_the_lines_of_the_parity_table_come_back() -> None:
    """Case is lost where a letter has no second one; words of two whole syllables may be Korean and stay."""
    lines = [line for line in recording.read()[1] if re.fullmatch(r"docker [\w ./:=-]+", line)]
    assert len(lines) > 1000
    wrong = [line for line in lines if read(typed(line)).lower() != line.lower()]
    assert len(wrong) < len(lines) / 50, wrong


@pytest.mark.parametrize(
    ("seen", "line"),
    [
        ("애찯ㄱ ㅔㄴ -ㅁ", "docker ps -a"),
        ("ㅔㄴ -ㅁ", "ps -a"),
        ("겨ㅜ -ㅑㅅ ㅕㅠㅕㅜ셔 ㅠㅁ노", "run -it ubuntu bash"),
        ("녀애 애찯ㄱ ㅔㄴ", "sudo docker ps"),
        ("$ 애찯ㄱ ㅔㄴ", "$ docker ps"),
        ("애찯ㄱ  ㅜㄷㅅ재가   ㅣㄴ", "docker  network   ls"),
        ("애찯ㄱ 채ㅡㅔㅐㄴㄷ 애주", "docker compose down"),
        ("채ㅡㅔㅐㄴㄷ 애주 -ㅍ", "compose down -v"),
        ("그 ㅡㅛ-ㅊㅁㅅ", "rm my-cat"),
        ("그 -ㄹ 유", "rm -f db"),
        ("애찯ㄱ 그 재가", "docker rm work"),
        ("애찯ㄱ 그 제-유", "docker rm wp-db"),
        ("애찯ㄱ 겨ㅜ -ㅔ8080:80 -ㄷ ㅁ=ㅠ ㅜ햐ㅜㅌ", "docker run -p8080:80 -e a=b nginx"),
        ("애찯ㄱ 겨ㅜ -ㅖ ㅜ햐ㅜㅌ", "docker run -P nginx"),
        ("애찯ㄱ ㅔㄴ # 컨테이너 목록", "docker ps # 컨테이너 목록"),
    ],
)
def test_a_command_is_read_as_meant(seen: str, line: str) -> None:
    assert read(seen) == line


@pytest.mark.parametrize(
    ("seen", "line"),
    [
        ("docker ㅔㄴ", "docker ps"),
        ("애찯ㄱ ps -a", "docker ps -a"),
        ("docker run -ㅑㅅ ubuntu echo ㅋㅋ", "docker run -it ubuntu echo ㅋㅋ"),
        ("docker run -d ㅜ햐ㅜㅌ", "docker run -d nginx"),
        ("docker rm --랙ㅊㄷ web", "docker rm --force web"),
        ("애찯ㄱ 겨ㅜ --ㅜ믇 내고양이 ㅜ햐ㅜㅌ", "docker run --name 내고양이 nginx"),
        ("애찯ㄱ 겨ㅜ -ㄷ 이름=고양이 ㅜ햐ㅜㅌ", "docker run -e 이름=고양이 nginx"),
    ],
)
def test_in_a_mixed_line_only_what_was_typed_wrong_changes(seen: str, line: str) -> None:
    assert read(seen) == line


@pytest.mark.parametrize(
    "line",
    [
        *(
            "",
            "docker ps",
            "컨테이너가 뭔가요",
            "볼륨 지우는 법",
            "ㅋㅋㅋ",
            "도커",
            "그",
            "체",
            "# 한글 주석",
        ),
        *(
            "그 컨테이너를 지우고 싶어요",
            "체 계적으로 배우기",
            "겨ㅜ 명령을 알려 주세요",
            "애찯ㄱ ㅔㄴ 명령이 뭐예요?",
        ),
        *(
            "docker run --name 내고양이 nginx",
            "docker run -e 인사=안녕ㅋㅋ nginx",
            "docker run --한글 ubuntu",
        ),
        *("docker stop이 너무 오래 걸려요", "docker run이랑 start 차이", "docker run 이 뭔가요"),
        *("docker run ubuntu echo ㅋㅋ", "docker run ubuntu echo 안녕하세요", "docker ps # 한글 주석"),
        *("docker run -l 설명='고양이 사진' nginx", "ls 바탕화면", "/ask 볼륨이 뭔가요"),
        *("echo 안녕 | docker exec -i web cat", "/ㅋㅋ", "docker build -t app ./내폴더"),
        *("/answer 이", "/answer 두 개", "/answer 예", "/answer 1 번", "/ask 왜 안 돼"),
    ],
)
def test_what_is_meant_as_korean_stays(line: str) -> None:
    assert read(line) == ""


@pytest.mark.parametrize(
    ("seen", "line"),
    [
        ("/ㅗ디ㅔ", "/help"),
        ("/ㅣ뭏 ㅏㅐ", "/lang ko"),
        ("/ㅁ나 볼륨이 뭔가요", "/ask 볼륨이 뭔가요"),
        ("/무ㄴㅈㄷㄱ 이", "/answer 이"),
        ("/answer ㅁ", "/answer a"),
        ("/answer ㅏㄷ구디", "/answer kernel"),
        ("/lang 두", "/lang en"),
        ("/ㄴㅁㅡㄷ 애찯ㄱ ㅔㄴ -ㅁ", "/same docker ps -a"),
    ],
)
def test_our_own_words_are_read_too(seen: str, line: str) -> None:
    assert read(seen) == line
