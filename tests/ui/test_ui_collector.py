"""Cycles are collected on the GUI thread, and not while long work asked for rest."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from netdesk.ui.collector import Collector


class Knot:
    """Something that only the collector can free."""

    def __init__(self, freed: list[threading.Thread]) -> None:
        self.self = self
        weakref.finalize(self, lambda: freed.append(threading.current_thread()))


@pytest.fixture
def collector(qapp: QObject) -> Iterator[Collector]:
    made = Collector(qapp)
    yield made
    made.close()
    made.deleteLater()


def make_many() -> list[list[int]]:
    return [[number] for number in range(20_000)]


def test_a_worker_that_makes_much_frees_nothing(collector: Collector) -> None:
    freed: list[threading.Thread] = []
    gc.collect()
    Knot(freed)
    kept: list[list[list[int]]] = []
    worker = threading.Thread(target=lambda: kept.append(make_many()))
    worker.start()
    worker.join()
    assert freed == []
    collector.look()
    assert freed == [threading.main_thread()]


def test_it_rests_while_long_work_asks_for_it(collector: Collector) -> None:
    freed: list[threading.Thread] = []
    Knot(freed)
    gc.disable()
    try:
        kept = make_many()
        collector.look()
        assert freed == []
    finally:
        gc.enable()
    collector.look()
    assert len(freed) == 1 and kept


def test_it_gives_the_work_back(qapp: QObject) -> None:
    before = gc.get_threshold()
    made = Collector(qapp)
    assert gc.get_threshold()[0] == 0
    made.close()
    made.deleteLater()
    assert gc.get_threshold() == before
