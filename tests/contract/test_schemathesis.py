"""The sandbox against the contract file: requests made from its schemas, good ones and bad ones, judged by its answers.

Examples, the edges of every schema, random data, and chains of calls in which one answer feeds the next request. The
number of random examples for each operation is LEDGERBEE_EXAMPLES; the data are the same in every run.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.core.failures import Failure
from schemathesis.core.transport import Response
from schemathesis.engine import from_schema
from schemathesis.engine.events import FatalError, NonFatalError, ScenarioFinished
from schemathesis.openapi.checks import RejectedPositiveData

from tests.contract import schema
from tests.contract.this_company import contract_of
from tests.sandbox_process import SandboxProcess

EXAMPLES = int(os.environ.get("LEDGERBEE_EXAMPLES", "8"))
SECONDS = 60 if EXAMPLES <= 10 else 60 * EXAMPLES
WITH_IDS = ("examples", "coverage", "fuzzing")
CHAINED = ("stateful",)
OPERATIONS = frozenset(
    f"{method.upper()} {path}"
    for path, methods in schema.document()["paths"].items()
    for method in methods.keys() - {"parameters"}
)
RULES = frozenset(
    {
        "SALES_DOCUMENT_CONVERT_REQUIRES_SENT",
        "SANDBOX_PRODUCT_LINE_REQUIRED",
        "SANDBOX_ALREADY_CONVERTED",
        "SANDBOX_DOCUMENT_LOCKED",
        "SANDBOX_DOCUMENT_NOT_DRAFT",
        "SANDBOX_CONVERT_TARGET_NOT_ALLOWED",
        "SANDBOX_NO_RECIPIENT",
        "SANDBOX_CURRENCY_NOT_AVAILABLE",
        "SANDBOX_PRICE_NOT_ACTIVE",
        "SANDBOX_RESOURCE_IN_USE",
        "SANDBOX_CUSTOMER_NUMBER_ALREADY_EXISTS",
        "SANDBOX_PRODUCT_GROUP_NUMBER_ALREADY_EXISTS",
    }
)
"""Codes of the contract's README: a body that fits the schema can still break one of these."""
RULES_WITHOUT_A_CODE = (
    "externalSystemId: a customer with this id exists",
    "the account has no VAT code that is valid for sales",
)


@dataclass
class Trial:
    """What came of all the requests."""

    requests: Counter[str] = field(default_factory=Counter)
    """By phase."""
    answers: dict[str, Counter[int]] = field(default_factory=dict)
    """Statuses by operation."""
    failures: list[str] = field(default_factory=list)
    errors: str = ""
    """What the sandbox wrote to standard error."""


def is_a_rule(failure: Failure, response: Response) -> bool:
    """Whether a well-formed request was refused by a rule that no schema can state."""
    if not isinstance(failure, RejectedPositiveData) or response.status_code != 400:
        return False
    body: Any = response.json()
    if "code" in body:
        return body["code"] in RULES
    return any(str(body["message"]).endswith(text) for text in RULES_WITHOUT_A_CODE)


def _config(sandbox: SandboxProcess, phases: tuple[str, ...]) -> SchemathesisConfig:
    return SchemathesisConfig.from_dict(
        {
            "base-url": sandbox.url,
            "headers": sandbox.headers,
            "seed": 1,
            "continue-on-failure": True,
            "request-timeout": 20,
            "generation": {"deterministic": True, "database": "none", "no-shrink": True, "max-examples": EXAMPLES},
            # The sandbox answers a method that a path does not have with 404; the contract is silent about it.
            "phases": {name: {"enabled": name in phases} for name in (*WITH_IDS, *CHAINED)},
            "checks": {"unsupported_method": {"enabled": False}},
        }
    )


def _note(trial: Trial, event: ScenarioFinished) -> None:
    recorder = event.recorder
    trial.requests[event.phase.name] += len(recorder.interactions)
    for case_id, node in recorder.cases.items():
        exchange = recorder.interactions.get(case_id)
        if exchange is not None and exchange.response is not None:
            label = node.value.operation.label
            trial.answers.setdefault(label, Counter())[exchange.response.status_code] += 1
    for case_id, checks in recorder.checks.items():
        for check in checks:
            if check.failure_info is not None:
                case = recorder.cases[case_id].value
                trial.failures.append(
                    f"{event.phase.name} {check.name}: {check.failure_info.failure.title}\n"
                    f"{check.failure_info.failure.message}\n{case.as_curl_command()}\n"
                )


def _run(trial: Trial, sandbox: SandboxProcess, phases: tuple[str, ...]) -> None:
    """Chains take their ids from earlier answers, everything else from the company as it is."""
    document = contract_of(sandbox, with_ids=phases is WITH_IDS)
    contract = schemathesis.openapi.from_dict(document, config=_config(sandbox, phases))

    @contract.hook
    def filter_failure(context: Any, failure: Failure, case: Any, response: Response) -> bool:
        return not is_a_rule(failure, response)

    for event in from_schema(contract).execute():
        if isinstance(event, ScenarioFinished):
            _note(trial, event)
        elif isinstance(event, NonFatalError | FatalError):
            trial.failures.append(str(event))


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """One run over everything; the sandbox is the demo company with all licences and without a limit on tokens."""
    found = Trial()
    folder = tmp_path_factory.mktemp("schemathesis")
    with SandboxProcess(folder, empty=False, today=date(2026, 6, 15)) as sandbox:
        sandbox.set(cache_seconds=0)
        sandbox.set_client(requests_per_minute=10**9)
        sandbox.set_licences("Subscription", "MeteredProducts")
        for phases in (WITH_IDS, CHAINED):
            _run(found, sandbox, phases)
        assert sandbox.stop() == 0
        found.errors = sandbox.errors()
    return found


@pytest.mark.timeout(3 * SECONDS)
def test_no_failures(trial: Trial) -> None:
    assert not trial.failures, f"{len(trial.failures)} failures\n" + "\n".join(trial.failures[:5])
    assert trial.errors == ""
    assert set(trial.requests) >= {"EXAMPLES", "COVERAGE", "FUZZING", "STATEFUL_TESTING"}
    assert min(trial.requests.values()) > 0


def test_all_58_operations_were_tried_and_did_what_they_are_for(trial: Trial) -> None:
    assert len(OPERATIONS) == 58
    assert set(trial.answers) == OPERATIONS
    never = [label for label, statuses in trial.answers.items() if not any(200 <= status < 300 for status in statuses)]
    assert never == []


def test_bad_requests_were_among_them(trial: Trial) -> None:
    """Every operation was tried with bad credentials, and all that can be asked badly were asked badly."""
    without_anything = {path for path in OPERATIONS if path.endswith(("accounts", "api-key", "company", "-codes"))}
    assert [label for label in OPERATIONS if not trial.answers[label][401]] == []
    asked = OPERATIONS - without_anything - {"GET /v1/customer-groups"}
    assert [label for label in asked if not trial.answers[label][400]] == []
