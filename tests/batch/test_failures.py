"""What becomes of the reports of a lost worker: only those to blame use up an attempt."""

import signal

import pytest

from report_builder.batch.failures import explain, settle
from report_builder.batch.office import Mati
from report_builder.batch.plan import Limits
from report_builder.batch.work import Hasil
from report_builder.errors import ExitCode, ReportError, error

ONCE_MORE = Limits(retries=1)
BOTH = {"lakip": 1, "siaran-pers": 1}


def test_the_report_that_was_being_made_is_tried_again_and_the_others_are_made_as_if_nothing_were() -> None:
    assert settle(Mati(-9, (), ("lakip",)), BOTH, ONCE_MORE) == ((), {"lakip": 2, "siaran-pers": 1})


def test_a_report_that_was_finished_before_stays_so() -> None:
    done = Hasil("lakip", hasil={"lakip.pdf": "a1"})
    assert settle(Mati(-9, (done,), ("siaran-pers",)), BOTH, ONCE_MORE) == ((done,), {"siaran-pers": 2})


def test_who_has_no_attempt_left_has_failed_and_the_others_are_made() -> None:
    told, left = settle(Mati(None, (), ("lakip",)), {"lakip": 2, "siaran-pers": 1}, ONCE_MORE)
    assert [(one.jenis, one.kesalahan) for one in told] == [("lakip", explain(Mati(None), ONCE_MORE))]
    assert left == {"siaran-pers": 1}


def test_how_long_a_worker_was_at_what_it_was_lost_with_is_known() -> None:
    (failed,), _ = settle(Mati(-9, (), ("lakip",), 7.5), {"lakip": 1}, Limits(retries=0))
    assert failed.detik == 7.5


@pytest.mark.parametrize("failure", [Mati(1), OSError("terputus")], ids=["before any report", "of an engine"])
def test_where_nobody_knows_who_is_to_blame_all_are(failure: Exception) -> None:
    assert settle(failure, BOTH, ONCE_MORE) == ((), {"lakip": 2, "siaran-pers": 2})
    assert settle(failure, BOTH, Limits(retries=0))[1] == {}


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (Mati(None), "Tidak selesai dalam 600 detik per laporan, jadi dihentikan."),
        (Mati(-signal.SIGSYS), "Prosesnya mati karena sinyal SIGSYS; batas memorinya 2048 MB."),
        (Mati(-200), "Prosesnya mati karena sinyal 200; batas memorinya 2048 MB."),
        (OSError("terputus"), "Pekerjanya hilang sebelum selesai: OSError: terputus."),
    ],
)
def test_why_a_worker_was_lost_is_told(failure: Exception, words: str) -> None:
    assert explain(failure, Limits()).pesan == (words,)


def test_a_limit_that_is_none_is_not_told() -> None:
    assert explain(Mati(77), Limits(megabytes=0)).pesan == ("Kehabisan memori.",)


def test_a_worker_that_refuses_is_told_in_its_own_words() -> None:
    refusal = ReportError([error("Di sini terpasang versi lain.")], ExitCode.USAGE)
    assert explain(refusal, Limits()).pesan == ("Di sini terpasang versi lain.",)
    assert explain(refusal, Limits()).kode == ExitCode.USAGE
