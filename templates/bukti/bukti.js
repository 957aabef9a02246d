"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const panel = byId("panel"), title = byId("panel-judul"), content = byId("panel-isi"), back = byId("kembali");
  const facts = [...document.querySelectorAll(".butir")];
  let shown = [];

  // What is told of a fact, its ids left out: they stay those of the list below.
  const copyOf = (fact) => {
    const copy = document.createElement("div");
    for (const part of [...fact.children].slice(1)) copy.append(part.cloneNode(true));
    return copy;
  };

  // A row is shown where it comes first in the panel.
  const showRowsOnce = () => {
    const shownRows = new Set();
    for (const row of content.querySelectorAll("[data-baris]")) {
      if (!shownRows.has(row.dataset.baris)) { shownRows.add(row.dataset.baris); continue; }
      const note = document.createElement("p");
      note.className = "petunjuk";
      note.textContent = `${row.querySelector("caption").textContent}: tampil di atas.`;
      row.replaceWith(note);
    }
  };

  // Each fact that the formula takes is opened in place, with those that it takes itself.
  const unfold = (copy, above) => {
    for (const item of copy.querySelectorAll("ul.dari > li")) {
      const id = item.querySelector("a").hash.slice(1), fact = byId(id);
      if (!fact || above.includes(id)) continue;
      const details = document.createElement("details"), summary = document.createElement("summary");
      summary.textContent = item.textContent;
      details.append(summary);
      details.addEventListener("toggle", () => {
        if (details.childElementCount > 1) return;
        details.append(unfold(copyOf(fact), [...above, id]));
        showRowsOnce();
      });
      details.open = above.length === 1;
      item.replaceWith(details);
    }
    return copy;
  };

  const show = (id) => {
    const fact = byId(id);
    title.textContent = fact.querySelector("h3").textContent;
    content.replaceChildren(unfold(copyOf(fact), [id]));
    back.hidden = shown.length < 2;
    panel.scrollTop = 0;
    if (!panel.open) panel.showModal();
    byId("tutup").focus();
  };

  for (const link of document.querySelectorAll('a[href^="#fakta-"]')) link.setAttribute("aria-haspopup", "dialog");

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#fakta-"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    shown.push(link.hash.slice(1));
    show(shown.at(-1));
  });
  back.addEventListener("click", () => { shown.pop(); show(shown.at(-1)); });
  byId("tutup").addEventListener("click", () => panel.close());
  panel.addEventListener("click", (event) => { if (event.target === panel) panel.close(); });
  panel.addEventListener("close", () => { shown = []; });

  const words = facts.map((fact) => [...fact.children].slice(0, 3).map((part) => part.textContent).join(" ").toLowerCase());
  const search = byId("cari"), count = byId("jumlah");
  search.addEventListener("input", () => {
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    facts.forEach((fact, place) => {
      fact.hidden = !wanted.every((word) => words[place].includes(word));
      if (!fact.hidden) found += 1;
    });
    count.textContent = wanted.length ? `${found} dari ${facts.length} fakta` : `${facts.length} fakta`;
  });
  byId("pencarian").addEventListener("submit", (event) => event.preventDefault());
  byId("pencarian").hidden = false;

  const boxes = [...document.querySelectorAll("table.periksa input")], progress = byId("kemajuan");
  byId("periksa").addEventListener("change", () => {
    progress.textContent = `${boxes.filter((box) => box.checked).length} dari ${boxes.length} angka dicocokkan`;
  });
  byId("cetak").addEventListener("click", () => window.print());
  byId("cetak").hidden = false;
})();
