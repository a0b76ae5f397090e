"""The command line is an interface that scripts rely on."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledgerbee_desktop.app.arguments import PRODUCTION, parse
from ledgerbee_desktop.core.secret import ClientCredentials, InvalidKey, Secret

KEY = "lb_live_0123456789abcdef"


def test_without_words_it_is_the_window_on_production() -> None:
    options = parse([], {})
    assert (options.command, options.what, options.api_url, options.settle) == ((), "window", PRODUCTION, 120)
    assert (options.key, options.demo, options.offline, options.data_dir) == (None, False, False, None)


def test_the_environment_is_overruled_by_words() -> None:
    environment = {"LEDGERBEE_API_KEY": f" {KEY}\n", "LEDGERBEE_API_URL": "http://127.0.0.1:1"}
    options = parse(["--api-url", "http://127.0.0.1:2", "draft", "list", "--json"], environment)
    assert options.api_url == "http://127.0.0.1:2"
    assert options.key == Secret(KEY)
    assert KEY not in repr(options)
    assert (options.command, options.what) == (("draft", "list"), "draft list")
    assert parse(["sync", "--once"], environment).api_url == "http://127.0.0.1:1"


@pytest.mark.parametrize(
    "words",
    [
        ["sync"],
        ["draft"],
        ["draft", "show", "no-id"],
        ["draft", "queue", "019eca66-df40-725e-ac9b-6be0fb773433", "--send", "Fax"],
        ["outbox", "decide", "019eca66-df40-725e-ac9b-6be0fb773433", "perhaps"],
        ["documents", "list", "--kind", "letter"],
        ["missing", "decide", "remove"],
        ["missing", "decide", "perhaps", "8"],
        ["--lang", "fr"],
        ["--sett", "1"],
        ["--settle", "5"],
        ["--settle", "5", "--api-url", "https://127.0.0.1.evil.test"],
        ["--settle", "5", "--api-url", "https://localhost@evil.test"],
    ],
)
def test_what_is_not_understood_ends_with_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(words, {})
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["--demo"],
        ["--api-url", "http://127.0.0.1:8080"],
        ["--api-url", "http://localhost"],
        ["--api-url", "http://[::1]:1"],
    ],
)
def test_a_short_settle_window_is_for_servers_on_this_computer(words: list[str]) -> None:
    assert parse([*words, "--settle", "1.5"], {}).settle == 1.5


def test_ids_are_taken_in_either_case() -> None:
    options = parse(["draft", "show", "019ECA66-DF40-725E-AC9B-6BE0FB773433"], {})
    assert options.words["id"] == "019eca66-df40-725e-ac9b-6be0fb773433"


def test_a_key_that_cannot_be_one_is_refused() -> None:
    with pytest.raises(InvalidKey):
        parse([], {"LEDGERBEE_API_KEY": "short"})


def test_client_credentials_are_the_second_way() -> None:
    options = parse([], {"LEDGERBEE_CLIENT_ID": " an-id\n", "LEDGERBEE_CLIENT_SECRET": "a-secret-0123\n"})
    assert options.key == ClientCredentials("an-id", Secret("a-secret-0123"))
    assert "a-secret-0123" not in repr(options)
    assert parse([], {"LEDGERBEE_API_KEY": "", "LEDGERBEE_CLIENT_ID": "", "LEDGERBEE_CLIENT_SECRET": ""}).key is None


@pytest.mark.parametrize(
    ("environment", "names"),
    [
        ({"LEDGERBEE_CLIENT_ID": "an-id"}, "belong together"),
        ({"LEDGERBEE_CLIENT_SECRET": "a-secret-0123"}, "belong together"),
        ({"LEDGERBEE_API_KEY": KEY, "LEDGERBEE_CLIENT_ID": "an-id"}, "both an API key and a client"),
        ({"LEDGERBEE_CLIENT_ID": "an id", "LEDGERBEE_CLIENT_SECRET": "a-secret-0123"}, "not a client id"),
        ({"LEDGERBEE_CLIENT_ID": "an-id", "LEDGERBEE_CLIENT_SECRET": "a secret 0123"}, "not a client secret"),
    ],
)
def test_half_or_two_ways_to_sign_in_are_refused(environment: dict[str, str], names: str) -> None:
    with pytest.raises(InvalidKey, match=names) as caught:
        parse([], environment)
    assert "0123" not in str(caught.value)


def test_help_names_every_variable(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(["--help"], {})
    said = capsys.readouterr().out
    for name in ("API_KEY", "CLIENT_ID", "CLIENT_SECRET", "API_URL", "DATA_DIR"):
        assert f"LEDGERBEE_{name} " in said


def test_folders_and_pictures() -> None:
    options = parse(["--data-dir", "some/where", "--tour", "pictures", "--lang", "da"], {})
    assert (options.data_dir, options.tour, options.language) == (Path("some/where"), Path("pictures"), "da")
