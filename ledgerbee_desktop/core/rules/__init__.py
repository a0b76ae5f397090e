"""Findings: what LedgerBee would refuse (error) or a person may regret (warning), found offline while typing.

Each finding names a field: a header field of the draft (`customer_id`), `lines` as a whole, or a cell (`lines.3.quantity`, counted from 0).
"""

from __future__ import annotations

from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.rules import credit, document, header, lines, returned
from ledgerbee_desktop.core.rules.parts import Facts, Finding, Severity, has_errors
from ledgerbee_desktop.core.rules.problems import field_of_problem
from ledgerbee_desktop.core.rules.reading import read_facts
from ledgerbee_desktop.core.rules.sending import recipient_ean, recipient_email, send_findings

__all__ = [
    "Facts",
    "Finding",
    "Severity",
    "field_of_problem",
    "findings",
    "has_errors",
    "read_facts",
    "recipient_ean",
    "recipient_email",
    "send_findings",
]


def findings(draft: Draft, facts: Facts) -> tuple[Finding, ...]:
    """Everything that is wrong or doubtful about a draft, errors first, each group in the order of the form."""
    found = [
        *returned.unclear(facts),
        *header.customer(draft, facts),
        *header.dates(draft, facts),
        *credit.invoice(draft, facts),
    ]
    found += [*header.currency(draft), *header.scope(draft, facts)]
    for index, line in enumerate(draft.lines):
        found.extend(lines.line(draft, line, f"lines.{index}", facts.catalogue))
    found += [*credit.lines(draft, facts), *document.whole(draft, facts)]
    return tuple(sorted(found, key=lambda finding: finding.severity is Severity.WARNING))
