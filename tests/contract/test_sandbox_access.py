"""Keys: right, wrong, revoked, expired, from elsewhere; and what a key may know about itself."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.sandbox_process import SandboxProcess


@pytest.fixture(autouse=True)
def whole_key(sandbox: SandboxProcess) -> Iterator[None]:
    yield
    sandbox.set_key(scopes=None, revoked=False, expires_at=None, blocked_address=False)


def company(sandbox: SandboxProcess, headers: dict[str, str], query: str = "") -> httpx.Response:
    return httpx.get(f"{sandbox.url}/v1/company{query}", headers=headers, trust_env=False, verify=False)


def test_key_in_the_header_or_the_query(sandbox: SandboxProcess) -> None:
    assert company(sandbox, {"X-API-Key": sandbox.key}).status_code == 200
    assert company(sandbox, {}, f"?x-api-key={sandbox.key}").status_code == 200


@pytest.mark.parametrize("headers", [{}, {"x-api-key": ""}, {"x-api-key": "nonsense"}])
def test_no_key_or_a_wrong_one_is_401(sandbox: SandboxProcess, headers: dict[str, str]) -> None:
    response = company(sandbox, headers)
    assert response.status_code == 401
    body = response.json()
    assert (body["message"], body["code"], "details" in body) == ("Invalid API key", "UNAUTHORIZED", False)


def test_key_as_a_bearer_is_401(sandbox: SandboxProcess) -> None:
    assert company(sandbox, {"Authorization": f"Bearer {sandbox.key}"}).status_code == 401


def test_revoked_key_is_401(sandbox: SandboxProcess) -> None:
    sandbox.set_key(revoked=True)
    assert company(sandbox, sandbox.headers).status_code == 401


def test_blocked_address_shows_in_the_reason_only(sandbox: SandboxProcess) -> None:
    sandbox.set_key(blocked_address=True)
    body = company(sandbox, sandbox.headers).json()
    assert (body["statusCode"], body["message"]) == (401, "Invalid API key")
    assert body["details"] == {"reason": "ip_whitelist_mismatch"}


def test_expiry_is_told_on_every_answer(sandbox: SandboxProcess) -> None:
    assert "x-api-key-expires-at" not in sandbox.call("GET", "/v1/company").headers
    sandbox.set_key(expires_at="2099-12-31T23:59:59+00:00")
    for path in ("/v1/company", "/v1/invoices", "/v1/invoices/17"):
        assert sandbox.call("GET", path).headers["X-API-Key-Expires-At"] == "2099-12-31T23:59:59.000Z"
    assert sandbox.call("GET", "/v1/api-key").json()["expiresAt"] == "2099-12-31T23:59:59.000Z"


def test_expired_key_is_401(sandbox: SandboxProcess) -> None:
    sandbox.set_key(expires_at="2020-01-01T00:00:00Z")
    response = sandbox.call("GET", "/v1/company")
    assert response.status_code == 401
    assert response.headers["x-api-key-expires-at"] == "2020-01-01T00:00:00.000Z"


def test_key_tells_its_scopes(sandbox: SandboxProcess) -> None:
    assert {"invoices-read", "invoices-write"} <= set(sandbox.call("GET", "/v1/api-key").json()["scopes"])
    sandbox.set_key(scopes=["company-read", "invoices-read"])
    assert sandbox.call("GET", "/v1/api-key").json()["scopes"] == ["company-read", "invoices-read"]
    assert sandbox.call("GET", "/v1/invoices").status_code == 200
    refused = sandbox.call("POST", "/v1/invoices", {})
    assert refused.status_code == 403
    assert refused.json()["code"] == "INSUFFICIENT_PERMISSIONS"
    assert refused.json()["details"] == {"requiredScopes": ["invoices-write"]}


def test_no_key_gets_into_the_request_log(sandbox: SandboxProcess) -> None:
    company(sandbox, {}, f"?x-api-key={sandbox.key}&page=2")
    entry = sandbox.requests()[-1]
    assert entry["query"] == [["page", "2"]]
    assert sandbox.key not in str(sandbox.requests())


def test_control_is_not_for_web_pages(sandbox: SandboxProcess) -> None:
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        response = httpx.post(
            f"{sandbox.url}/__control/key", json={"revoked": True}, headers=headers, trust_env=False, verify=False
        )
        assert response.status_code == 404
    assert sandbox.call("GET", "/v1/company").status_code == 200


def test_control_needs_the_switch(sandbox: SandboxProcess, tmp_path_factory: pytest.TempPathFactory) -> None:
    with SandboxProcess(tmp_path_factory.mktemp("plain"), control=False) as plain:
        assert plain.call("GET", "/__control/ledger").status_code == 404
        assert plain.call("GET", "/v1/company").status_code == 200
