"""What makes WeasyPrint's PDF/A-3a fit for the archive and the screen reader: PDF/A-3a and PDF/UA-1 in one file.

Done on WeasyPrint's own objects before they are written, one concern a module. WeasyPrint tags page by page what is one
thing to a reader; here ``marks`` and ``tree`` read the laid-out boxes again, ``roles``, ``details``, ``links`` and
``tables`` say what they mean, ``writing`` and ``artifacts`` put that into the file. ``hyphens``, ``labels``, ``files``,
``metadata`` and ``streams`` each settle what their name says.
"""

from report_builder.exporters.pdf.finishing.finish import Finish
from report_builder.exporters.pdf.finishing.hyphens import leave_parting
from report_builder.exporters.pdf.finishing.marks import keep_marks
from report_builder.exporters.pdf.finishing.streams import end_streams

__all__ = ["Finish", "end_streams", "keep_marks", "leave_parting"]
