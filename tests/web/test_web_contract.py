"""schemathesis over the OpenAPI document: no 5xx, no undocumented status, no answer that is not of its schema."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from web_browser import served

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")


@pytest.fixture(scope="module")
def address(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    desk = Path(shutil.copy(made, tmp_path_factory.mktemp("contract") / "desk.db"))
    with served(desk) as at:
        yield at


def test_the_api_does_what_its_document_says(address: str) -> None:
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

    chosen = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
    document = schemathesis.openapi.from_url(f"{address}/openapi.json")
    operations = [found.ok() for found in document.get_all_operations()]
    assert len(operations) == 20
    for operation in operations:
        for mode in schemathesis.GenerationMode:
            try:
                asked(operation, mode, chosen)
            except Unsatisfiable:  # where any value is valid, nothing invalid can be made up
                assert mode is schemathesis.GenerationMode.NEGATIVE


def asked(operation: Any, mode: Any, checks: list[Any]) -> None:
    """Asks what schemathesis makes up, valid or not; fails where a check does."""

    @given(operation.as_strategy(generation_mode=mode))
    @settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def one(case: Any) -> None:
        case.call_and_validate(checks=checks)

    one()
