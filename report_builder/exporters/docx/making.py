"""Makes the ``reference.docx`` that comes with the program.

After a change of the design tokens or of the styles: ``python -m report_builder.exporters.docx.making TOKEN.CSS
REFERENCE.DOCX``, with the paths of both files among the templates.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from report_builder.exporters.docx.standard import make

_TOKEN = re.compile(r"--([a-z0-9-]+):\s*([^;]+);")


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:])
    target.write_bytes(make(dict(_TOKEN.findall(source.read_text(encoding="utf-8")))))
