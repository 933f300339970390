"""Offices for the tests of the exchange."""

import pytest

from .samples import CITY, COUNTY, Office, an_office


@pytest.fixture(scope="session")
def county() -> Office:
    return an_office(COUNTY, "云岭县", "county")


@pytest.fixture(scope="session")
def city() -> Office:
    return an_office(CITY, "青州湖市", "city")


@pytest.fixture(scope="session")
def stranger() -> Office:
    return an_office("990102", "石桥县", "county")
