"""What a ledger keeps, and what it can be read of whatever lies around it."""

from pathlib import Path

from report_builder.batch.ledger import Catatan, Keadaan, Kesalahan, Ledger


def test_a_message_is_kept_whatever_signs_it_has(tmp_path: Path) -> None:
    wrong = Kesalahan(1, ("nama \udce9 “kantor” \0",))
    with Ledger.open(tmp_path / "status.sqlite") as book:
        book.record([Catatan("a", "lakip", Keadaan.GAGAL, "", "", kesalahan=wrong)])
        assert [one.kesalahan for one in book.reports()] == [wrong]
