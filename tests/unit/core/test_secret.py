"""Credentials as they are pasted and as the keyring keeps them."""

from __future__ import annotations

import pickle

import pytest

from ledgerbee_desktop.core.secret import ClientCredentials, InvalidKey, Secret, both_of, kept, to_keep

KEY = Secret("lb_live_0123456789abcdef")
CLIENT = ClientCredentials("0194ef1b-0140-7054", Secret('s3cret"with\\signs{}'))
LONGEST = ClientCredentials("i" * 256, Secret('"' * 512))


@pytest.mark.parametrize("credential", [KEY, CLIENT, LONGEST, Secret("1234567890123456"), Secret('"a-key-in-quotes"')])
def test_what_is_kept_comes_back(credential: Secret | ClientCredentials) -> None:
    text = to_keep(credential)
    assert kept(text) == credential
    assert not any(character.isspace() for character in text.reveal())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "short",
        "two words in a text",
        '{"client_id": "id"}',
        '{"client_id": "id", "client_secret": "no way"}',
        '{"client_id": "", "client_secret": "0123456789"}',
        '{"client_id": 7, "client_secret": 1}',
        "[" * 100_000,
    ],
)
def test_what_is_neither_is_refused(text: str) -> None:
    with pytest.raises(InvalidKey):
        kept(Secret(text))


def test_pasted_credentials_lose_only_the_space_around_them() -> None:
    assert ClientCredentials.parse("  an-id\n", "\tsecret-01 ") == ClientCredentials("an-id", Secret("secret-01"))


@pytest.mark.parametrize(
    ("client_id", "client_secret", "names"),
    [
        ("", "0123456789", "client id"),
        ("an id", "0123456789", "client id"),
        ("i" * 257, "0123456789", "client id"),
        ("id", "short", "client secret"),
        ("id", "two words", "client secret"),
        ("id", "s" * 513, "client secret"),
        ("id", "secret\nnext-line", "client secret"),
    ],
)
def test_what_is_no_id_or_secret_is_refused_without_being_quoted(
    client_id: str, client_secret: str, names: str
) -> None:
    with pytest.raises(InvalidKey) as caught:
        ClientCredentials.parse(client_id, client_secret)
    assert f"not a {names}" in str(caught.value)
    assert client_secret not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "the-id the-secret-0",
        "the-id\nthe-secret-0\n",
        " the-id\tthe-secret-0 ",
        '{"client_id": "the-id", "client_secret": "the-secret-0", "name": "Desktop"}',
        "Client ID: the-id\nClient secret: the-secret-0",
        "client_secret=the-secret-0\nclient_id=the-id",
        "LEDGERBEE_CLIENT_ID='the-id' LEDGERBEE_CLIENT_SECRET='the-secret-0'",
        'client-id: "the-id", secret: "the-secret-0"',
    ],
)
def test_both_are_found_in_one_pasted_text(text: str) -> None:
    assert both_of(text) == ("the-id", "the-secret-0")


@pytest.mark.parametrize("text", ["", "one", "three words here", "client_id: one", "Client secret: one", "{}"])
def test_a_text_without_both_is_left_alone(text: str) -> None:
    assert both_of(text) is None


def test_nothing_shows_it() -> None:
    shown = f"{CLIENT} {CLIENT!r} {to_keep(CLIENT)} {to_keep(CLIENT)!r}"
    assert CLIENT.client_secret.reveal() not in shown
    with pytest.raises(TypeError):
        pickle.dumps(CLIENT)
