// Before the first paint: the chosen theme, else the system's. A classic script, because modules run too late.
document.documentElement.dataset.theme =
  localStorage.getItem("fertivision.theme") ||
  (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
