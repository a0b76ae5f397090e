"""Two companies whose keys are in a real keyring: each is used for its own; exchanged behind the program's back, for neither."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.test_keyring_real import UNLOCKED, Run, output, pytestmark, run
from tests.sandbox_process import SandboxProcess

__all__ = ["pytestmark", "run"]

PROGRAM = """
import json
from ledgerbee_desktop.app.arguments import parse
from ledgerbee_desktop.app.company import Companies
from ledgerbee_desktop.app.redaction import Redactor
from pathlib import Path

URL, DATA, KEYS = {url!r}, Path({data!r}), {keys!r}
WORDS = ["--api-url", URL, "--data-dir", str(DATA), "--settle", "1"]

async def command(*words):
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "ledgerbee_desktop", *WORDS, *words,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )
    said, errors = await process.communicate()
    return process.returncode, said.decode(), errors.decode()

DATA.mkdir(mode=0o700, exist_ok=True)
companies = Companies(parse(WORDS, {{}}), DATA, Redactor())
ids = []
for key in KEYS:
    record, info = await companies.ask(Secret(key))
    await companies.keep_key(record.id, Secret(key))
    await (await companies.open(record.id, record, info)).close()
    ids.append(record.id)
"""
EACH_ITS_OWN = """
for company_id in ids:
    code, said, errors = await command("--company", company_id, "sync", "--once")
    print(code, errors)
print((await command("sync", "--once"))[0])
"""
EXCHANGED = """
accounts = [account_name(URL.partition("//")[2], company_id) for company_id in ids]
one, other = [await vault.load(account) for account in accounts]
await vault.save(accounts[0], other)
await vault.save(accounts[1], one)
for company_id in ids:
    code, said, errors = await command("--company", company_id, "sync", "--once")
    print(code, "another company" in errors)
"""


def body(sandbox: SandboxProcess, folder: Path, what: str) -> str:
    keys = (sandbox.key, *(each.key for each in sandbox.neighbours))
    return PROGRAM.format(url=sandbox.url, data=str(folder / "companies-data"), keys=keys) + what


def test_each_key_is_used_for_its_own_company(run: Run, tmp_path: Path) -> None:
    with SandboxProcess(tmp_path / "sandbox", companies=2) as sandbox:
        said = output(run(UNLOCKED, body(sandbox, tmp_path, EACH_ITS_OWN)))
        assert said.split() == ["0", "0", "2"]  # without --company it is refused: there are two
        asked = {(each["company"], each["status"]) for each in sandbox.requests() if each["path"] == "/v1/invoices"}
        assert asked == {(1, 200), (2, 200)}


def test_keys_that_were_exchanged_are_used_for_neither(run: Run, tmp_path: Path) -> None:
    with SandboxProcess(tmp_path / "sandbox", companies=2) as sandbox:
        said = output(run(UNLOCKED, body(sandbox, tmp_path, EXCHANGED)))
        assert said.splitlines() == ["5 True", "5 True"]
        assert {each["path"] for each in sandbox.requests()} == {
            "/v1/company",
            "/v1/api-key",
        }  # api-key: at sign-in only
        assert (
            len([each for each in sandbox.requests() if each["path"] == "/v1/api-key"]) == len(sandbox.neighbours) + 1
        )
