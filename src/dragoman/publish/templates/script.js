"use strict";
const claims = [...document.querySelectorAll(".claim")];
let opened = null;
function close(focus) {
  if (!opened) return;
  const claim = opened;
  opened = null;
  claim.setAttribute("aria-expanded", "false");
  document.getElementById(claim.getAttribute("aria-controls")).classList.remove("open");
  if (focus) claim.focus();
}
function open(claim) {
  const same = opened === claim;
  close(false);
  if (same) return;
  opened = claim;
  claim.setAttribute("aria-expanded", "true");
  const evidence = document.getElementById(claim.getAttribute("aria-controls"));
  if (matchMedia("(min-width:75rem)").matches) {
    evidence.style.top = claim.getBoundingClientRect().top + scrollY + "px";
  }
  evidence.classList.add("open");
}
for (const claim of claims) {
  claim.addEventListener("click", () => open(claim));
  claim.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      open(claim);
    }
  });
}
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close(true);
});
for (const button of document.querySelectorAll("button.close")) {
  button.addEventListener("click", () => close(true));
}
for (const button of document.querySelectorAll("button.copy")) {
  button.addEventListener("click", () => navigator.clipboard.writeText(button.dataset.text));
}
function follow() {
  const claim = document.getElementById(location.hash.slice(1));
  if (claim && claim.classList.contains("claim")) {
    if (opened !== claim) open(claim);
    claim.focus();
  }
}
addEventListener("hashchange", follow);
follow();
