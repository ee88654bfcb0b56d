// Keeps the progress of a reindex fresh. Without this script a link does the same.
"use strict";

const ASK_AGAIN_AFTER = 2000;
const progress = document.querySelector("[data-progress]");

async function look() {
  try {
    const response = await fetch(progress.dataset.progress, { headers: { Accept: "application/json" } });
    if (response.ok) {
      const standing = await response.json();
      if (progress.innerHTML.trim() !== standing.html.trim()) progress.innerHTML = standing.html;
      if (!standing.under_way) return location.reload();
    }
  } catch {
    // Not reachable now; the next try may be.
  }
  setTimeout(look, ASK_AGAIN_AFTER);
}

if (progress) setTimeout(look, ASK_AGAIN_AFTER);
