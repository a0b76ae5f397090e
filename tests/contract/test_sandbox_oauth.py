"""Tokens for client credentials: handing out, using, ending, and the limits."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.contract import schema
from tests.sandbox_process import SandboxProcess

Json = Any
TOKEN, REVOKE = "/v1/auth/token", "/v1/oauth/revoke"
ALL_SCOPES = 14


@pytest.fixture(autouse=True)
def fresh(sandbox: SandboxProcess) -> Iterator[None]:
    sandbox.set_client(requests_per_minute=1000)
    yield
    sandbox.clear_faults()
    sandbox.set_key(scopes=None, expires_at=None)
    sandbox.set_client(scopes=None, revoked=False, blocked_address=False, token_seconds=3600, requests_per_minute=10)


def get(sandbox: SandboxProcess, path: str, token: str) -> httpx.Response:
    return httpx.get(sandbox.url + path, headers={"Authorization": f"Bearer {token}"}, trust_env=False, verify=False)


def new_token(sandbox: SandboxProcess) -> str:
    response = sandbox.token()
    assert response.status_code == 200, response.text
    return str(response.json()["access_token"])


def revoke_form(sandbox: SandboxProcess, token: str, **fields: str) -> dict[str, str]:
    return {"token": token, "client_id": sandbox.client_id, "client_secret": sandbox.client_secret, **fields}


def refused(response: httpx.Response, path: str) -> tuple[int, str]:
    schema.check_answer(response, "POST", path)
    return response.status_code, response.json()["error"]


def test_a_token_is_let_in_everywhere(sandbox: SandboxProcess) -> None:
    response = sandbox.token(scope="nothing at all")
    schema.check_answer(response, "POST", TOKEN)
    assert {**response.json(), "access_token": ""} == {"access_token": "", "token_type": "Bearer", "expires_in": 3600}
    token = response.json()["access_token"]
    for path in ("/v1/company", "/v1/customers", "/v1/products", "/v1/invoices", "/v1/quotes", "/v1/accounts"):
        assert get(sandbox, path, token).status_code == 200
    lower = httpx.get(f"{sandbox.url}/v1/company", headers={"authorization": f"bearer {token}"}, trust_env=False)
    assert lower.status_code == 200


def test_the_api_key_call_refuses_tokens(sandbox: SandboxProcess) -> None:
    response = get(sandbox, "/v1/api-key", new_token(sandbox))
    schema.check_answer(response, "GET", "/v1/api-key")
    assert response.status_code == 403
    assert response.json()["details"] == {"reason": "endpoint_requires_api_key_auth"}


def test_scopes_are_those_of_the_client_and_a_missing_one_is_named(sandbox: SandboxProcess) -> None:
    sandbox.set_client(scopes=["company-read", "invoices-read"])
    token = new_token(sandbox)
    assert get(sandbox, "/v1/company", token).status_code == 200
    response = get(sandbox, "/v1/quotes", token)
    assert (response.status_code, response.json()["code"]) == (403, "INSUFFICIENT_PERMISSIONS")
    assert response.json()["details"] == {"requiredScopes": ["quotes-read"]}
    sandbox.set_key(scopes=[])
    assert get(sandbox, "/v1/invoices", token).status_code == 200


def test_every_operation_names_the_scope_of_the_contract(sandbox: SandboxProcess) -> None:
    sandbox.set_client(scopes=[])
    headers = {"Authorization": f"Bearer {new_token(sandbox)}"}
    seen: set[str] = set()
    with httpx.Client(base_url=sandbox.url, headers=headers, trust_env=False) as client:
        for path, methods in schema.document()["paths"].items():
            for method in methods.keys() - {"parameters"}:
                needed = [scheme["oauth2"][0] for scheme in methods[method]["security"] if "oauth2" in scheme]
                if not needed:
                    continue
                response = client.request(method, path.replace("{id}", "17"))
                assert response.status_code == 403, f"{method} {path}"
                assert response.json()["details"] == {"requiredScopes": needed}
                seen.update(needed)
    assert len(seen) == ALL_SCOPES


@pytest.mark.parametrize("token", ["nonsense", "lbt_x y", "Bearer"])
def test_unknown_33_a_wrong_token_is_401_in_the_envelope(sandbox: SandboxProcess, token: str) -> None:
    """Also trap 12: told from other 401s by `details.reason` only."""
    response = get(sandbox, "/v1/company", token)
    schema.check_answer(response, "GET", "/v1/company")
    assert (response.status_code, response.json()["code"]) == (401, "UNAUTHORIZED")
    assert response.json()["details"] == {"reason": "invalid_token"}


def test_a_token_dies_of_age(sandbox: SandboxProcess) -> None:
    sandbox.set_client(token_seconds=1)
    response = sandbox.token()
    assert response.json()["expires_in"] == 1
    token = response.json()["access_token"]
    assert get(sandbox, "/v1/company", token).status_code == 200
    end = time.monotonic() + 5
    while get(sandbox, "/v1/company", token).status_code == 200:
        assert time.monotonic() < end
        time.sleep(0.05)
    assert get(sandbox, "/v1/company", token).json()["details"] == {"reason": "invalid_token"}
    assert get(sandbox, "/v1/company", new_token(sandbox)).status_code == 200


@pytest.mark.parametrize("change", [{"revoked": True}, {"scopes": ["company-read"]}, {"blocked_address": True}])
def test_a_token_dies_with_a_change_of_its_client(sandbox: SandboxProcess, change: dict[str, Json]) -> None:
    token = new_token(sandbox)
    sandbox.set_client(**change)
    assert get(sandbox, "/v1/company", token).status_code == 401
    if "scopes" not in change:
        assert refused(sandbox.token(), TOKEN) == (401, "invalid_client")


def test_tokens_can_be_ended_early_and_outlive_a_restart(tmp_path_factory: pytest.TempPathFactory) -> None:
    with SandboxProcess(tmp_path_factory.mktemp("tokens")) as sandbox:
        token, client = new_token(sandbox), (sandbox.client_id, sandbox.client_secret)
        sandbox.stop()
        sandbox.start()
        assert (sandbox.client_id, sandbox.client_secret) == client
        assert get(sandbox, "/v1/company", token).status_code == 200
        sandbox.end_tokens()
        assert get(sandbox, "/v1/company", token).status_code == 401
        assert sandbox.errors() == ""


def test_revoking(sandbox: SandboxProcess) -> None:
    token, other = new_token(sandbox), new_token(sandbox)
    for fields in (revoke_form(sandbox, token), revoke_form(sandbox, token, token_type_hint="access_token")):
        response = sandbox.form(REVOKE, fields)
        assert response.status_code == 200
        schema.check_answer(response, "POST", REVOKE)
    assert get(sandbox, "/v1/company", token).status_code == 401
    assert get(sandbox, "/v1/company", other).status_code == 200


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"client_secret": "wrong"}, (401, "invalid_client")),
        ({"client_id": "wrong"}, (401, "invalid_client")),
        ({"client_id": ""}, (401, "invalid_client")),
        ({"grant_type": "password"}, (400, "unsupported_grant_type")),
        ({"audience": "x"}, (400, "invalid_request")),
        ({"x-api-key": "x"}, (400, "invalid_request")),
    ],
)
def test_trap_2_a_token_form_is_strict(sandbox: SandboxProcess, fields: dict[str, str], expected: Json) -> None:
    assert refused(sandbox.token(**fields), TOKEN) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"client_secret": "wrong"}, (401, "invalid_client")),
        ({"token_type_hint": "refresh_token"}, (400, "unsupported_token_type")),
        ({"all": "true"}, (400, "invalid_request")),
    ],
)
def test_trap_2_a_revoke_form_is_strict(sandbox: SandboxProcess, fields: dict[str, str], expected: Json) -> None:
    token = new_token(sandbox)
    assert refused(sandbox.form(REVOKE, revoke_form(sandbox, token, **fields)), REVOKE) == expected
    assert get(sandbox, "/v1/company", token).status_code == 200


def test_what_is_no_form(sandbox: SandboxProcess) -> None:
    good = f"grant_type=client_credentials&client_id={sandbox.client_id}&client_secret={sandbox.client_secret}"
    form = "application/x-www-form-urlencoded"
    for content, content_type, status in (
        (good, form, 200),
        (good, f"{form}; charset=utf-8", 200),
        (good, "application/json", 400),
        (good, "text/plain", 400),
        (good + "&client_id=x", form, 400),
        ("", form, 400),
        (b"\xff=\xff&grant_type=client_credentials", form, 400),
    ):
        response = httpx.post(
            sandbox.url + TOKEN, content=content, headers={"content-type": content_type}, trust_env=False
        )
        assert response.status_code == status, content
        schema.check_answer(response, "POST", TOKEN)
    response = httpx.post(f"{sandbox.url}{TOKEN}?a=b", content=good, headers={"content-type": form}, trust_env=False)
    assert refused(response, TOKEN) == (400, "invalid_request")


def test_trap_13_the_eleventh_request_in_a_minute_is_429_in_the_oauth_form(sandbox: SandboxProcess) -> None:
    sandbox.set_client(requests_per_minute=10)
    now = time.time()
    answers = [sandbox.token() for _ in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    assert [int(answer.headers["X-Rate-Limit-Remaining"]) for answer in answers] == [*range(9, -1, -1), 0]
    assert refused(answers[-1], TOKEN) == (429, "invalid_client")
    assert "statusCode" not in answers[-1].json()
    assert now < int(answers[-1].headers["X-Rate-Limit-Reset"]) <= now + 62
    assert sandbox.form(REVOKE, revoke_form(sandbox, "x")).status_code == 200
    assert sandbox.call("GET", "/v1/company").status_code == 200


def test_failed_calls_count_and_show_the_limit_too(sandbox: SandboxProcess) -> None:
    sandbox.set_client(requests_per_minute=2)
    answers = [sandbox.token(client_secret="wrong") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [401, 401, 429]
    assert [answer.headers["X-Rate-Limit-Remaining"] for answer in answers] == ["1", "0", "0"]


def test_a_429_can_be_ordered(sandbox: SandboxProcess) -> None:
    """Trap 13, without ten requests before it."""
    sandbox.fault("rate-limit", method="POST", path=TOKEN, form="oauth", seconds=2)
    assert refused(sandbox.token(), TOKEN) == (429, "invalid_client")
    assert sandbox.token().status_code == 200


def test_no_secret_gets_into_the_request_log(sandbox: SandboxProcess) -> None:
    sandbox.clear_requests()
    token = new_token(sandbox)
    get(sandbox, "/v1/company", token)
    sandbox.form(REVOKE, revoke_form(sandbox, token))
    log = sandbox.requests()
    assert log[0]["body"] == {"grant_type": "client_credentials", "client_id": sandbox.client_id}
    assert len(log) == 3
    assert token not in str(log)
    assert sandbox.client_secret not in str(log)


def test_the_expiry_of_the_key_is_nothing_to_a_token(sandbox: SandboxProcess) -> None:
    sandbox.set_key(expires_at="2020-01-01T00:00:00Z")
    token = sandbox.token()
    assert "x-api-key-expires-at" not in token.headers
    response = get(sandbox, "/v1/company", token.json()["access_token"])
    assert response.status_code == 200
    assert "x-api-key-expires-at" not in response.headers


def test_the_key_goes_before_a_token(sandbox: SandboxProcess) -> None:
    headers = {**sandbox.headers, "Authorization": "Bearer nonsense"}
    assert httpx.get(f"{sandbox.url}/v1/api-key", headers=headers, trust_env=False).status_code == 200
