"""The client against Prism, a server that somebody else has written, which serves the same contract file.

Every one of the 58 operations is called with everything that the client can be given; Prism checks each request by the file. The
answers are the file's examples, random data that fit its schemas, and the widened file's (`widened.py`).
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledgerbee_desktop import api
from ledgerbee_desktop.core.errors import (
    KeyProblem,
    LedgerBeeError,
    LicenceMissing,
    Missing,
    NotSent,
    OutcomeUnknown,
    Refused,
    Unreachable,
    Wait,
)
from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.kinds import TRAITS, DocumentKind
from tests.contract import operations, schema
from tests.contract.between import Between
from tests.contract.operations import BODIES, Call
from tests.contract.prism_checks import OAUTH, OPERATIONS, WITH_KEY, calls, check, check_all, everything, run
from tests.contract.prism_process import INSTALL_SECONDS, PrismProcess
from tests.contract.said import ID, draft
from tests.contract.widened import MEMBER, WORD, widened

pytestmark = pytest.mark.timeout(INSTALL_SECONDS + 60)  # the first test waits for npm, once on a computer
SEEDS = ("one", "2", "42", "quote")
READ_MEANS: dict[int, type[LedgerBeeError]] = {
    400: Refused,
    401: KeyProblem,
    403: KeyProblem,
    404: Missing,
    409: Refused,
    422: Refused,
    429: Wait,
    500: Unreachable,
}
WRITE_MEANS: dict[int, type[LedgerBeeError]] = {**READ_MEANS, 500: OutcomeUnknown}


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[PrismProcess, PrismProcess]]:
    """Prism with the contract, and with the widened one."""
    as_it_is = PrismProcess(tmp_path_factory.mktemp("prism"), schema.document())
    wider = PrismProcess(tmp_path_factory.mktemp("wider"), widened())
    try:
        as_it_is.start()
        with wider:
            as_it_is.wait()
            yield as_it_is, wider
    finally:
        as_it_is.stop()


@pytest.fixture(scope="module")
def prism(servers: tuple[PrismProcess, PrismProcess]) -> Iterator[Between]:
    """The way to Prism with the contract."""
    with Between(servers[0].url) as between:
        yield between


@pytest.fixture(scope="module")
def wider(servers: tuple[PrismProcess, PrismProcess]) -> Iterator[Between]:
    """The way to Prism with the widened contract."""
    with Between(servers[1].url) as between:
        yield between


def test_the_client_has_all_58_operations() -> None:
    assert len(OPERATIONS) == 58
    assert set(operations.calls()) | OAUTH == set(OPERATIONS)
    assert not OAUTH & set(operations.calls())


def test_a_docstring_of_the_client_names_each_operation() -> None:
    """Whoever reads the contract finds the method by the operation's id."""
    words = {
        word
        for path in Path(api.__file__).parent.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        for word in re.findall(r"\w+", ast.get_docstring(node) or "")
    }
    assert set(OPERATIONS) <= words, set(OPERATIONS) - words


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_request_is_accepted_and_every_example_read(prism: Between, operation: str) -> None:
    method, path = operations.operations()[operation]
    responses = schema.document()["paths"][path][method.lower()]["responses"]
    success = next(found for status, found in responses.items() if status.startswith("2"))
    examples = [name for content in success.get("content", {}).values() for name in content.get("examples", ())]
    for example in ["", *examples]:
        prism.fresh(f"example={example}" if example else "", operations.address(operation))
        run(prism, operation, everything(operation))
        assert len(check_all(prism, operation)) == len(calls(operation))


@pytest.mark.parametrize("operation", [name for name in OPERATIONS if name != "createToken"])
def test_random_answers_within_the_schemas_are_read(prism: Between, operation: str) -> None:
    """Unknowns 10, 11, 12, 20, 24, 31: any words, members that the schemas do not have, nulls wherever there may be one.

    A token is only compared with what a header can hold, so a random one is not asked for.
    """
    first = calls(operation)[0]
    for seed in SEEDS:
        prism.fresh(f"dynamic=true, seed={seed}", operations.address(operation))
        try:
            run(prism, operation, first)
        except OutcomeUnknown:
            answer = json.loads(prism.passed[-1].answer)  # a send of which LedgerBee says that it did not accept it
            assert operation.startswith("send")
            assert answer["success"] is False
        check_all(prism, operation)


@pytest.mark.parametrize("operation", WITH_KEY)
def test_words_and_members_that_are_new_are_read(wider: Between, operation: str) -> None:
    """Unknowns 4, 10, 11, 20, 25, 29: what LedgerBee adds within a version changes nothing but the words that are shown."""
    for seed in SEEDS[:2]:
        wider.fresh(f"dynamic=true, seed={seed}", operations.address(operation))
        try:
            run(wider, operation, calls(operation)[0])
        except OutcomeUnknown:
            assert json.loads(wider.passed[-1].answer)["success"] is False
        check_all(wider, operation)
        answer = wider.passed[-1].answer
        assert not answer.startswith((b"{", b"[{")) or MEMBER.encode() in answer


@pytest.mark.parametrize("kind", DocumentKind)
def test_an_unknown_state_is_shown_as_it_comes(wider: Between, kind: DocumentKind) -> None:
    """Trap 4; an unknown `lineType` is a product line (unknown 20)."""
    wider.fresh("dynamic=true, seed=one")
    found = run(wider, "", lambda client: client.document(kind, DocumentId(ID)))
    assert (found.status, found.display_status) == (WORD, WORD)
    assert found.lines is not None
    if TRAITS[kind].has_delivery_log:
        log = run(wider, "", lambda client: client.delivery_status(kind, DocumentId(ID)))
        assert {each.status for each in log.deliveries} <= {WORD}


@pytest.mark.parametrize("operation", WITH_KEY)
def test_every_failure_is_told_apart(wider: Between, operation: str) -> None:
    """Trap 12 and 13, unknowns 7 and 30: by the status and the envelope, whatever the code, and with members that are new."""
    is_read = operations.operations()[operation][0] == "GET"
    for status, means in (READ_MEANS if is_read else WRITE_MEANS).items():
        wider.fresh(f"code={status}", operations.address(operation))
        with pytest.raises(LedgerBeeError) as caught:
            run(wider, operation, calls(operation)[0])
        assert type(caught.value) is means, f"{status}: {caught.value!r}"
        assert caught.value.evidence.status == status
        if isinstance(caught.value, Refused):
            assert caught.value.refusal.text == f"The words of a {status}"
        if status == 403:
            assert isinstance(caught.value, KeyProblem)
            assert caught.value.required_scopes == ("invoices-write",)
        assert len(check_all(wider, operation, status=status)) == 1


EXAMPLES: dict[tuple[str, int, str], type[LedgerBeeError]] = {
    ("createInvoice", 400, "validation"): Refused,
    ("createInvoice", 400, "plain"): Refused,
    ("createInvoice", 401, "badKey"): KeyProblem,
    ("createInvoice", 401, "blockedAddress"): KeyProblem,
    ("createInvoice", 403, "missingScope"): KeyProblem,
    ("createProductPrice", 403, "missingLicence"): LicenceMissing,
    ("createQuote", 404, "unknownReference"): Missing,
    ("getQuote", 404, "notFound"): Missing,
    ("convertQuote", 400, "draft"): Refused,
    ("convertQuote", 400, "validation"): Refused,
    ("getApiKey", 403, "oauthToken"): KeyProblem,
    ("createToken", 401, "invalidClient"): KeyProblem,
    ("createToken", 400, "invalidClient"): KeyProblem,
    ("createToken", 429, "rateLimited"): Wait,
    ("revokeToken", 401, "invalidClient"): KeyProblem,
    ("revokeToken", 429, "rateLimited"): Wait,
}


@pytest.mark.parametrize(("operation", "status", "example"), EXAMPLES)
def test_the_examples_of_failures_are_understood(prism: Between, operation: str, status: int, example: str) -> None:
    """Traps 12 and 13: a licence has a dot in its code, and the token's 429 is no envelope."""
    prism.fresh(f"code={status}, example={example}", operations.address(operation))
    with pytest.raises(LedgerBeeError) as caught:
        run(prism, operation, calls(operation)[0])
    assert type(caught.value) is EXAMPLES[operation, status, example]
    assert len(check_all(prism, operation, status=status)) == 1
    if example == "blockedAddress":
        assert "allowed addresses" in str(caught.value)
    if example == "validation" and operation == "createInvoice":
        assert isinstance(caught.value, Refused)
        assert {each.path for each in caught.value.refusal.problems} == {"lines.0.quantity", "overrideEmail"}


def test_a_token_call_that_fails_is_no_request(wider: Between) -> None:
    """Trap 13: nothing of the request that waited for the token has left."""
    wider.fresh("code=500", operations.address("createToken"))
    with pytest.raises(NotSent):
        run(wider, "createToken", lambda client: client.company())
    assert [passed.path for passed in wider.passed] == ["/v1/auth/token"]


@pytest.mark.parametrize(
    ("call", "complaint"),
    [
        (lambda client: client.create(DocumentKind.QUOTE, BODIES.create(draft(DocumentKind.INVOICE))), "dueDate"),
        (lambda client: client.create(DocumentKind.QUOTE, b'{"lines":[]}'), "customerId"),
        (lambda client: client.documents(DocumentKind.INVOICE, 1, status="credited"), "status"),
        (lambda client: client.send(DocumentKind.INVOICE, DocumentId(ID), b"{}"), "deliveryType"),
    ],
)
def test_a_judge_that_is_worth_something(prism: Between, call: Call, complaint: str) -> None:
    """Traps 1 and 2, unknown 15: what does not fit the contract is noticed, so that the other tests can fail."""
    prism.fresh()
    with pytest.raises(Refused):
        run(prism, "", call)
    assert complaint in prism.passed[0].violations
    with pytest.raises(AssertionError, match="request"):
        check(prism.passed[0])
